"""Scores by criterion."""
