"""The wizard that makes a plan."""
