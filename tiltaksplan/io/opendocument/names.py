"""The names of OpenDocument's elements, in the form that lxml gives them."""

from __future__ import annotations

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
OFFICE = f"{{{_OASIS}:office:1.0}}"
TEXT = f"{{{_OASIS}:text:1.0}}"
TABLE = f"{{{_OASIS}:table:1.0}}"
STYLE = f"{{{_OASIS}:style:1.0}}"
DRAW = f"{{{_OASIS}:drawing:1.0}}"
FORM = f"{{{_OASIS}:form:1.0}}"
FO = f"{{{_OASIS}:xsl-fo-compatible:1.0}}"
SVG = f"{{{_OASIS}:svg-compatible:1.0}}"
META = f"{{{_OASIS}:meta:1.0}}"
XLINK = "{http://www.w3.org/1999/xlink}"
DC = "{http://purl.org/dc/elements/1.1/}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"

P, H, LIST, TBL = f"{TEXT}p", f"{TEXT}h", f"{TEXT}list", f"{TABLE}table"
ROW, CELL, COVERED = f"{TABLE}table-row", f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
CHANGES, ANNOTATION = f"{TEXT}tracked-changes", f"{OFFICE}annotation"


def whole(text: str | None, otherwise: int = 1) -> int:
    """Return a whole number out of an attribute, or *otherwise*."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 9 else otherwise
