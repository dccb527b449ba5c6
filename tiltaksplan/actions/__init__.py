"""What can be asked for: one module a command. Window and command line call these and nothing below them."""
