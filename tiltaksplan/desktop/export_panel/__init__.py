"""Documents: which, in what language, and where."""
