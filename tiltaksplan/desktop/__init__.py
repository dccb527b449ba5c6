"""The window: shows and asks; holds no rule."""
