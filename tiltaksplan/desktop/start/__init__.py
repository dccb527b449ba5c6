"""What the window shows before a plan is open."""
