"""How fast the program is, always as a ratio in one run: against the floor, or against a peer on the same work."""
