"""What else in a workbook points at moved rows: other sheets' formulas, names, tables, comments, drawings, charts, pivot tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from tiltaksplan.io.inplace.markup import Node, Splice, escaped, spliced, tree_of, with_attribute
from tiltaksplan.io.inplace.parts import Parts
from tiltaksplan.io.inplace.row_references import Added, formula_after, ranges_after

_FORMULAS = ("s:f", "s:formula", "s:formula1", "s:formula2", "s:definedName", "s:calculatedColumnFormula", "s:totalsRowFormula")
_VML_ROW = re.compile(rb"(<x:Row>\s*)(\d{1,7})(\s*</x:Row>)")
_VML_ANCHOR = re.compile(rb"(<x:Anchor>)([^<]*)(</x:Anchor>)")


def move_neighbours(parts: Parts, workbook: str, sheet: str, others: Iterable[str], added: Added) -> None:
    """Let the rest of the workbook know where the rows of the part *sheet* are now.

    Args:
        others: The parts of the other sheets.

    Raises:
        MarkupIsUnknown: A part is not built as such parts are.
    """
    for part in (workbook, *others):
        _rewrite(parts, part, added, on_sheet=False, ranges=False)
    for table in parts.package.related(sheet, "table"):
        _rewrite(parts, table, added, on_sheet=True, ranges=True)
    for kind in ("comments", "threadedComment"):
        for part in parts.package.related(sheet, kind):
            _rewrite(parts, part, added, on_sheet=True, ranges=True)
    for part in parts.package.related(sheet, "drawing"):
        _move_anchors(parts, part, added)
    for part in parts.package.related(sheet, "vmlDrawing"):
        parts.put(part, _with_notes_moved(parts.text(part), added))
    for part in parts.package.names():
        if part.startswith("xl/charts/chart") and part.endswith(".xml"):
            _rewrite(parts, part, added, on_sheet=False, ranges=False)
        elif part.startswith("xl/pivotcache/pivotcachedefinition") and part.endswith(".xml"):
            _move_source(parts, part, added)


def _rewrite(parts: Parts, part: str, added: Added, *, on_sheet: bool, ranges: bool) -> None:
    """Rewrite the formulas of a part, and its ranges where they are the sheet's own."""
    content = parts.text(part)
    if not ranges and escaped(added.sheet.replace("'", "''")) not in content and added.sheet.encode() not in content:
        return
    splices: list[Splice] = []

    def look(node: Node) -> None:
        if node.name in _FORMULAS or node.name.endswith(("/chart:f", "/main:f")):
            new = formula_after(node.text, added, on_sheet=on_sheet)
            if new != node.text and not node.children:
                splices.append(Splice(node.inner, node.inner_end, escaped(new)))
        if ranges and "ref" in node.attributes:
            new = ranges_after(node.attributes["ref"], added)
            if new != node.attributes["ref"]:
                tag = with_attribute(content[node.start : node.inner], b"ref", escaped(new))
                splices.append(Splice(node.start, node.inner, tag))

    _walk(tree_of(content), look)
    if splices:
        parts.put(part, spliced(content, splices))


def _walk(node: Node, look: Callable[[Node], None]) -> None:
    look(node)
    for one in node.children:
        _walk(one, look)


def _move_anchors(parts: Parts, part: str, added: Added) -> None:
    """Move pictures, charts and shapes down with the rows that they are fastened to; rows are counted from 0 there."""
    content = parts.text(part)
    splices: list[Splice] = []

    def look(node: Node) -> None:
        if node.name.endswith("spreadsheetDrawing:row") and node.text.strip().isdecimal():
            row = int(node.text)
            if row >= added.row:
                splices.append(Splice(node.inner, node.inner_end, str(row + added.count).encode()))

    _walk(tree_of(content), look)
    if splices:
        parts.put(part, spliced(content, splices))


def _with_notes_moved(content: bytes, added: Added) -> bytes:
    def row(found: re.Match[bytes]) -> bytes:
        number = int(found[2])
        return found[1] + str(number + added.count if number >= added.row else number).encode() + found[3]

    def anchor(found: re.Match[bytes]) -> bytes:
        numbers = found[2].split(b",")
        if len(numbers) != 8 or not all(one.strip().lstrip(b"-").isdigit() for one in numbers):
            return found[0]
        for at in (2, 6):
            number = int(numbers[at])
            if number >= added.row:
                numbers[at] = b" " + str(number + added.count).encode()
        return found[1] + b",".join(numbers) + found[3]

    return _VML_ANCHOR.sub(anchor, _VML_ROW.sub(row, content))


def _move_source(parts: Parts, part: str, added: Added) -> None:
    root = tree_of(parts.text(part))
    for source in root.all("s:worksheetSource"):
        if source.attributes.get("sheet", "").casefold() == added.sheet.casefold() and "ref" in source.attributes:
            new = ranges_after(source.attributes["ref"], added)
            if new != source.attributes["ref"]:
                parts.set_attribute(part, source, b"ref", escaped(new))
            return
