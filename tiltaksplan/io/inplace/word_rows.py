"""More lines in a Word table: a row is cloned with its look, below itself; a repeating section gets another item."""

from __future__ import annotations

import re

from tiltaksplan.io.inplace.markup import Node, Splice, escaped, spliced, with_attribute

_ITEM = "w15:repeatingSectionItem"
_NO_COPY = (
    "w:bookmarkStart",
    "w:bookmarkEnd",
    "w:commentRangeStart",
    "w:commentRangeEnd",
    "w:commentReference",
    "w:permStart",
    "w:permEnd",
)
_NUMBERED = re.compile(r"^(/\w+/)(\d{1,4})(/.*)?$")  # a tag that counts the lines, as our own forms' do
_IDENTITIES = (b"w14:paraId", b"w14:textId")


def row_around(node: Node) -> Node | None:
    """Return what is cloned for one more line: the row around *node*, with its control where it is an item of a section."""
    row: Node | None = node
    while row is not None and row.name != "w:tr":
        row = row.parent
    if row is None:
        return None
    item = _item_around(row)
    return item if item is not None else row


def _item_around(row: Node) -> Node | None:
    content = row.parent
    control = content.parent if content is not None and content.name == "w:sdtContent" else None
    properties = control.child("w:sdtPr") if control is not None else None
    if content is None or properties is None or properties.child(_ITEM) is None:
        return None
    return control if sum(one.name == "w:tr" for one in content.children) == 1 else None


def copies_of(content: bytes, row: Node, count: int) -> Splice:
    """Return what puts *count* copies of *row* below it. What may stand once in a file, such as a bookmark, is not in them."""
    copies = b"".join(_copy(content, row, number) for number in range(1, count + 1))
    return Splice(row.end, row.end, copies)


def _copy(content: bytes, row: Node, number: int) -> bytes:
    splices: list[Splice] = []
    for one in (row, *_all(row)):
        if one.name in _NO_COPY:
            splices.append(Splice(one.start, one.end, b""))
            continue
        tag = new = content[one.start : one.inner]
        if one.name == "w:id" and one.parent is not None and one.parent.name == "w:sdtPr":
            new = with_attribute(tag, one.prefix + b"val", _identity(one.attributes.get("w:val", "0"), number))
        elif one.name == "w:tag" and (found := _NUMBERED.match(one.attributes.get("w:val", ""))):
            new = with_attribute(tag, one.prefix + b"val", escaped(f"{found[1]}{int(found[2]) + number}{found[3] or ''}"))
        elif one.name in ("w:tr", "w:p"):
            for name in _IDENTITIES:
                new = re.sub(rb"\s+" + name + rb'="[^"]*"', b"", new)
        if new != tag:
            splices.append(Splice(one.start, one.inner, new))
    return spliced(content[: row.end], splices)[row.start :]


def _all(node: Node) -> list[Node]:
    found = []
    for one in node.children:
        found.append(one)
        if one.name not in _NO_COPY:
            found.extend(_all(one))
    return found


def _identity(text: str, number: int) -> bytes:
    """Return an identity that differs from the original's: Word wants one for each control."""
    old = int(text) if text.lstrip("-").isdecimal() else 0
    return str((old + 7919 * number) % (2**31 - 1)).encode()
