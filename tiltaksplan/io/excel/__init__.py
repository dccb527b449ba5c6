"""Excel files: read into the neutral document, and written from it."""
