"""What a form asks and what its answers mean. Opens no file."""
