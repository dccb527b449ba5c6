"""What a page is: headings, paragraphs, tables, ticks, controls and figures, each with its place in its file."""
