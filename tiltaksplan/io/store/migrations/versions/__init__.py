"""One module a step, with the table definitions frozen as they were then."""
