"""What a plan is: its things, fields, changes, checks, prioritisation and evaluation. Knows no file, no window and no format."""
