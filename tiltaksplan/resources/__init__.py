"""Data that comes with the package: catalogues, synonyms, wordlists, samples, fonts and icons. No code."""
