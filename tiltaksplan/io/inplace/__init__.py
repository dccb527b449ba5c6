"""Editing files of others in place: what is not edited stays byte for byte as it was, and what cannot be written safely is refused."""

from tiltaksplan.io.inplace.editing import edit, edited

__all__ = ["edit", "edited"]
