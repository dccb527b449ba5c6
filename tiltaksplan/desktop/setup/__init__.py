"""The set-up, seen and edited."""
