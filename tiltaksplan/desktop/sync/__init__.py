"""A workbook that people have edited, on its way back into the plan."""
