"""What the plan says to people, as neutral documents. Knows no Word and no PDF."""
