"""Tables that people edit as they do in Excel: a row a line, typed, pasted, added and removed."""
