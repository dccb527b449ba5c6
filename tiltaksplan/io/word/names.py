"""The names of Word's elements, in the form that lxml gives them."""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
VML = "{urn:schemas-microsoft-com:vml}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

VAL = f"{W}val"
P, R_, T, TBL, TR, TC, SDT = f"{W}p", f"{W}r", f"{W}t", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}sdt"
P_PR, R_PR, TR_PR, TC_PR, SDT_PR, SDT_CONTENT = f"{W}pPr", f"{W}rPr", f"{W}trPr", f"{W}tcPr", f"{W}sdtPr", f"{W}sdtContent"
ALTERNATIVES, CHOICE, FALLBACK = f"{MC}AlternateContent", f"{MC}Choice", f"{MC}Fallback"
TEXT_BOX = f"{W}txbxContent"

# What is only a wrapping around paragraphs, rows, cells or runs. A tracked insertion counts, and so does text that was moved here.
WRAPPINGS = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo"))
# What tracked changes have taken away.
GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))

OFF = frozenset(("0", "false", "off", "none"))


def is_on(value: str | None) -> bool:
    """Return what a switch such as `<w:b/>` says: on, unless its value says otherwise.

    >>> is_on(None), is_on("1"), is_on("0")
    (True, True, False)
    """
    return value is None or value not in OFF
