"""One proposal in a form made from the field definitions."""
