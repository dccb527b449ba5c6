"""What the elements of a paragraph are to somebody who writes in it: text that gives way, wrappings around it, and what stays."""

from __future__ import annotations

from tiltaksplan.io.inplace.markup import Node

# What a person reads as text, and so what a new text takes the place of.
TEXT = frozenset(
    f"w:{name}"
    for name in (
        "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "ptab", "ruby", "pgNum", "lastRenderedPageBreak",
        "dayShort", "monthShort", "yearShort", "dayLong", "monthLong", "yearLong",
    )
)  # fmt: skip
# What is only a wrapping around runs, and goes when nothing is left in it.
WRAPPINGS = frozenset(f"w:{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "hyperlink", "fldSimple"))
# Of these, what says something of the old text alone: who inserted it, what kind of name it is, which field it comes from.
OF_THE_OLD_TEXT = frozenset(("w:ins", "w:moveTo", "w:smartTag", "w:fldSimple"))
# Marks that may stand between paragraphs as well as in them.
MARKS = frozenset(
    f"w:{name}"
    for name in (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd", "proofErr",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    )
)  # fmt: skip
# Marks that a new text is to stand behind, where there is no old one.
BEGINNINGS = frozenset(("w:pPr", "w:bookmarkStart", "w:commentRangeStart", "w:permStart"))
_OFF = ("0", "false", "off")


def is_on(node: Node | None) -> bool:
    """Return whether a switch such as `<w:vMerge/>` is there and on."""
    return node is not None and node.attributes.get("w:val", "1") not in _OFF


def is_text(node: Node) -> bool:
    """Return whether a child of a run is text; a break to the next page or column is layout."""
    return node.name in TEXT and not (node.name == "w:br" and node.attributes.get("w:type") in ("page", "column"))


def text_of(run: Node) -> str:
    """Return the text of a run, as far as it tells whether there is any."""
    return "".join(
        one.text if one.name == "w:t" else " " if one.name in ("w:tab", "w:br", "w:cr") else "x"
        for one in run.children
        if is_text(one) and one.name != "w:lastRenderedPageBreak"
    )


def runs_of(node: Node) -> list[Node]:
    """Return the runs that are read as text in a paragraph or a wrapping, in order; not those that were deleted."""
    runs: list[Node] = []
    for one in node.children:
        if one.name == "w:r":
            runs.append(one)
        elif one.name in WRAPPINGS:
            runs.extend(runs_of(one))
        elif one.name == "w:sdt" and (content := one.child("w:sdtContent")) is not None:
            runs.extend(runs_of(content))
    return runs


def control_around(paragraph: Node) -> Node | None:
    """Return the control that holds a whole paragraph, or the cell that it stands in."""
    node = paragraph.parent
    while node is not None and node.name in ("w:sdtContent", "w:customXml", "w:tc"):
        if node.name == "w:sdtContent":
            return node.parent
        node = node.parent
    return None


def above(node: Node, *names: str) -> Node | None:
    """Return the nearest element around *node* with one of *names*, inside its paragraph."""
    parent = node.parent
    while parent is not None and parent.name != "w:p":
        if parent.name in names:
            return parent
        parent = parent.parent
    return None
