"""Finding a place in a Word file: a paragraph by its number, a cell by its table, row and column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiltaksplan.io.inplace.errors import CellIsMerged, PlaceIsMissing, PlaceIsUnclear
from tiltaksplan.io.inplace.markup import MarkupIsUnknown, Node
from tiltaksplan.io.inplace.word_names import is_on
from tiltaksplan.language import N_, Message

_CELL = re.compile(
    r"^\s*(?:table|tabell)\s+(\d{1,6})\s*,\s*(?:row|rad)\s+(\d{1,6})\s*,\s*(?:column|kolonne)\s+(\d{1,4})\s*$", re.IGNORECASE
)
_PARAGRAPH = re.compile(r"^\s*(\d{1,9})\s*$")
_TRACKED = ("w:ins", "w:moveTo", "w:smartTag", "w:customXml")


def body_of(root: Node) -> Node:
    """Return the body of a document.

    Raises:
        MarkupIsUnknown: It has none.
    """
    body = root.child("w:body")
    if root.name != "w:document" or body is None:
        raise MarkupIsUnknown
    return body


def place_of(body: Node, place: str, name: str) -> Node:
    """Return the paragraph or the cell that *place* means.

    Raises:
        PlaceIsUnclear: The text names no place.
        PlaceIsMissing: The document has no such place.
        CellIsMerged: The cell is the lower part of a merged one.
    """
    if found := _PARAGRAPH.match(place):
        paragraphs = [one for one in body.children if one.name == "w:p"]
        if int(found[1]) >= len(paragraphs):
            told = Message.of(N_("dokumentet har {count} avsnitt, talt fra 0"), count=len(paragraphs))
            raise PlaceIsMissing(name=name, place=place, found=told)
        return paragraphs[int(found[1])]
    if found := _CELL.match(place):
        return _cell(body, (int(found[1]), int(found[2]), int(found[3])), place, name)
    raise PlaceIsUnclear(name=name, place=place)


def _cell(body: Node, numbers: tuple[int, int, int], place: str, name: str) -> Node:
    tables = [one for one in body.children if one.name == "w:tbl"]
    table = _numbered(tables, numbers[0], N_("dokumentet har {count} tabeller"), place, name)
    row = _numbered(list(_within(table, "w:tr")), numbers[1], N_("tabellen har {count} rader"), place, name)
    cells = list(_within(row, "w:tc"))
    cell = _numbered(cells, numbers[2], N_("raden har {count} celler"), place, name)
    properties = cell.child("w:tcPr")
    merge = properties.child("w:vMerge") if properties is not None else None
    if merge is not None and merge.attributes.get("w:val", "continue") == "continue" and _goes_on_from_above(table, row, cell):
        raise CellIsMerged(name=name, place=place, first=N_("den øverste cellen"))
    return cell


def _numbered(things: list[Node], number: int, told: str, place: str, name: str) -> Node:
    if not 1 <= number <= len(things):
        raise PlaceIsMissing(name=name, place=place, found=Message.of(told, count=len(things)))
    return things[number - 1]


def _within(parent: Node, wanted: str) -> Iterator[Node]:
    """Yield the rows of a table or the cells of a row, also those in controls and other wrappings."""
    for one in parent.children:
        if one.name == wanted:
            yield one
        elif one.name in _TRACKED:
            yield from _within(one, wanted)
        elif one.name == "w:sdt" and (content := one.child("w:sdtContent")) is not None:
            yield from _within(content, wanted)


def _goes_on_from_above(table: Node, row: Node, cell: Node) -> bool:
    """Return whether the row above has a merged cell in the same column: a cell that goes on from nothing is shown as its own."""
    rows = list(_within(table, "w:tr"))
    number = next(index for index, one in enumerate(rows) if one is row)
    if number == 0:
        return False
    wanted = next(column for column, one in _columns(row) if one is cell)
    return any(column == wanted and _merge_of(one) for column, one in _columns(rows[number - 1]))


def _columns(row: Node) -> Iterator[tuple[int, Node]]:
    """Yield the cells of a row with the column of the table's grid in which each begins."""
    column = 0
    properties = row.child("w:trPr")
    skipped = properties.child("w:gridBefore") if properties is not None else None
    column += _whole(skipped, 0)
    for cell in _within(row, "w:tc"):
        yield column, cell
        own = cell.child("w:tcPr")
        column += _whole(own.child("w:gridSpan") if own is not None else None, 1)


def _merge_of(cell: Node) -> bool:
    properties = cell.child("w:tcPr")
    return properties is not None and is_on(properties.child("w:vMerge"))


def _whole(node: Node | None, otherwise: int) -> int:
    text = node.attributes.get("w:val", "") if node is not None else ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else otherwise
