"""The forms that came in: what was understood of each, and what was not."""
