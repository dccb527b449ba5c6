"""The choice: selected, reserve and down, decisions, and the load."""
