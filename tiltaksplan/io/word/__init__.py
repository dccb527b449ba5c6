"""Word files: read into neutral documents, and new ones written from them."""
