"""OpenDocument files: texts and workbooks as LibreOffice writes them."""
