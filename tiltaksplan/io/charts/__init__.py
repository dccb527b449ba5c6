"""Charts drawn: as vectors for a PDF, as SVG for the screen, as a picture for Word."""
