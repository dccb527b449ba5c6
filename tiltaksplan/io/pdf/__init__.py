"""PDF: pages laid out by reportlab, tagged by us, finished for the archive and for screen readers."""
