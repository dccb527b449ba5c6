"""More lines in a worksheet: rows are added below one, as copies of its look and its formulas, and all that lies below moves down."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from tiltaksplan.io.excel.names import range_at
from tiltaksplan.io.excel.references import moved
from tiltaksplan.io.inplace.calc_chain import drop_chain
from tiltaksplan.io.inplace.errors import RowsCannotBeAdded
from tiltaksplan.io.inplace.formulas import Cell, FormulaText, SheetFormulas
from tiltaksplan.io.inplace.markup import Node, Splice, attributes_of, escaped, opened, spliced, tree_of, with_attribute
from tiltaksplan.io.inplace.parts import Parts
from tiltaksplan.io.inplace.row_neighbours import move_neighbours
from tiltaksplan.io.inplace.row_references import Added, formula_after, formula_in_copy, ranges_after
from tiltaksplan.io.inplace.sheet import CellText, RowText, SheetText
from tiltaksplan.io.inplace.sheet_edit import cell_name
from tiltaksplan.io.inplace.workbook import sheets_of

_GROWING = ("s:conditionalFormatting", "s:dataValidation", "s:protectedRange", "s:ignoredError")
_STAYING = ("s:selection", "s:pane", "s:sheetView")
_FORMULAS = ("s:formula", "s:formula1", "s:formula2")
_WHOLE = re.compile(rb"<(?:[\w.\-]+:)?v>\s*(\d{1,6})\s*</")


class RowInserter:
    """Adds rows to the sheets of one workbook.

    Args:
        workbook: The part that the file begins with.
    """

    def __init__(self, parts: Parts, workbook: str) -> None:
        self._parts, self._workbook = parts, workbook

    def insert(self, sheet: str, row: int, count: int) -> None:
        """Put *count* copies of *row* below it. The copies have its look and its formulas, and say nothing themselves.

        Raises:
            RowsCannotBeAdded: A formula that many cells share, or that is one for many, goes across the place.
            MarkupIsUnknown: A part is not built as such parts are.
        """
        root = tree_of(self._parts.text(self._workbook))
        sheets = sheets_of(self._parts, self._workbook, root)
        part = next((one.part for one in sheets if one.name == sheet), None)
        if part is None:
            raise RowsCannotBeAdded(name=self._parts.name, sheet=sheet, row=row)
        added = Added(sheet, row, count)
        rows = _Rows(SheetText(self._parts.text(part)), added, self._parts.name)
        self._parts.put(part, rows.written())
        move_neighbours(self._parts, self._workbook, part, [one.part for one in sheets if one.part and one.part != part], added)
        drop_chain(self._parts, self._workbook)


class _Rows:
    """One sheet that gets more rows."""

    def __init__(self, sheet: SheetText, added: Added, name: str) -> None:
        self._sheet, self._added, self._name = sheet, added, name
        self._formulas = SheetFormulas(sheet)
        self._splices: list[Splice] = []
        self._shared: dict[bytes, tuple[Cell, str]] = {}

    def written(self) -> bytes:
        """Return the sheet with its new rows."""
        text, above = self._sheet.text, dict[int, bytes]()
        for area in self._formulas.whole_areas():
            if area[0] <= self._added.row <= area[2]:
                raise self._refused()
        copied: RowText | None = None
        for number, tag in self._sheet.row_starts():
            row = self._sheet.row_at(number, tag)
            self._move_row(row, tag[0])
            if number == self._added.row - 1:
                above = {cell.column: text[cell.start : cell.end] for cell in row.cells}
            if number == self._added.row:
                copied = row
        if copied is not None:
            copies = b"".join(self._copy(copied, copy, above) for copy in range(1, self._added.count + 1))
            self._splices.append(Splice(copied.end, copied.end, copies))
        self._move_frame()
        return spliced(text, self._splices)

    def _refused(self) -> RowsCannotBeAdded:
        return RowsCannotBeAdded(name=self._name, sheet=self._added.sheet, row=self._added.row)

    # Rows that are there

    def _move_row(self, row: RowText, tag: bytes) -> None:
        new = self._added.row_after(row.number)
        if new != row.number:
            self._splices.append(Splice(row.start, row.inner, with_attribute(tag, b"r", str(new).encode())))
        for cell in row.cells:
            if new != row.number:
                old = self._sheet.text[cell.start : cell.inner]
                name = cell_name((new, cell.column)).encode()
                self._splices.append(Splice(cell.start, cell.inner, with_attribute(old, b"r", name)))
            formula = self._formulas.formula_in(cell)
            if formula is not None:
                self._move_formula(formula, (row.number, cell.column))

    def _move_formula(self, formula: FormulaText, place: Cell) -> None:
        text = self._sheet.text
        tag = text[formula.start : formula.inner]
        words = html.unescape(text[formula.inner : formula.inner_end].decode())
        reference = formula.attributes.get(b"ref")
        if reference is not None:
            area = range_at(reference.decode())
            if formula.attributes.get(b"t") == b"shared" and words:
                self._shared[formula.attributes.get(b"si", b"")] = place, words
                if area is not None and area[0] <= self._added.row < area[2]:
                    raise self._refused()
            tag = with_attribute(tag, b"ref", ranges_after(reference.decode(), self._added).encode())
        new = formula_after(words, self._added, on_sheet=True)
        if new != words:
            self._splices.append(Splice(formula.inner, formula.inner_end, escaped(new)))
        if tag != text[formula.start : formula.inner]:
            self._splices.append(Splice(formula.start, formula.inner, tag))

    # Copies

    def _copy(self, row: RowText, copy: int, above: dict[int, bytes]) -> bytes:
        number = row.number + copy
        text = self._sheet.text
        tag = with_attribute(text[row.start : row.inner], b"r", str(number).encode())
        cells = b"".join(self._copied_cell(cell, (number, cell.column), copy, above.get(cell.column, b"")) for cell in row.cells)
        return opened(tag) + cells + b"</" + self._sheet.prefix + b"row>" if cells else tag

    def _copied_cell(self, cell: CellText, place: Cell, copy: int, above: bytes) -> bytes:
        text = self._sheet.text
        tag = with_attribute(text[cell.start : cell.inner], b"r", cell_name(place).encode())
        for name in (b"t", b"cm", b"vm"):
            tag = with_attribute(tag, name, None)
        prefix = self._sheet.prefix
        formula = self._formulas.formula_in(cell)
        held = b""
        if formula is not None:
            words = self._words(formula, (place[0] - copy, place[1]))
            held = b"<" + prefix + b"f>" + escaped(formula_in_copy(words, self._added, copy)) + b"</" + prefix + b"f>"
        elif (counted := _next_number(text[cell.start : cell.end], above, copy)) is not None:
            held = b"<" + prefix + b"v>" + str(counted).encode() + b"</" + prefix + b"v>"
        if not held:
            return tag if tag.endswith(b"/>") else tag[:-1] + b"/>"
        return opened(tag) + held + b"</" + prefix + b"c>"

    def _words(self, formula: FormulaText, place: Cell) -> str:
        """Return a formula's own words, also where it only repeats those of the first of its group."""
        words = html.unescape(self._sheet.text[formula.inner : formula.inner_end].decode())
        if words or formula.attributes.get(b"t") != b"shared":
            return words
        first = self._shared.get(formula.attributes.get(b"si", b""))
        if first is None:
            raise self._refused()
        (row, column), said = first
        return moved(said, place[0] - row, place[1] - column)

    # What is said of cells apart from them

    def _move_frame(self) -> None:
        for node in self._sheet.frame.all(*_names(self._sheet.frame)):
            for attribute in ("ref", "sqref"):
                if attribute in node.attributes and node.name not in _STAYING:
                    new = ranges_after(node.attributes[attribute], self._added, grows=node.name in _GROWING)
                    self._set(node, attribute, new)
            if node.name == "s:brk" and node.parent is not None and node.parent.name == "s:rowBreaks":
                after = int(node.attributes.get("id", "0") or 0)
                self._set(node, "id", str(after + self._added.count if after >= self._added.row else after))
            if node.name in _FORMULAS or node.name.endswith("/main:f"):
                self._say(node, formula_after(node.text, self._added, on_sheet=True))
            elif node.name.endswith("/main:sqref"):
                self._say(node, ranges_after(node.text, self._added, grows=True))
        self._merge_copies()

    def _set(self, node: Node, attribute: str, value: str) -> None:
        if value == node.attributes[attribute]:
            return
        start, end = self._sheet.place_in_text(node.start), self._sheet.place_in_text(node.inner)
        tag = self._sheet.text[start:end]
        self._splices.append(Splice(start, end, with_attribute(tag, attribute.encode(), escaped(value))))

    def _say(self, node: Node, text: str) -> None:
        if text != node.text and not node.children:
            start, end = self._sheet.place_in_text(node.inner), self._sheet.place_in_text(node.inner_end)
            self._splices.append(Splice(start, end, escaped(text)))

    def _merge_copies(self) -> None:
        """Merge the same cells in each copy as in the copied row."""
        merges = self._sheet.frame_child("s:mergeCells")
        if merges is None:
            return
        own = [
            area for one in merges.children if (area := range_at(one.attributes.get("ref", ""))) and area[0] == area[2] == self._added.row
        ]
        names = [
            f"{cell_name((self._added.row + copy, left))}:{cell_name((self._added.row + copy, right))}"
            for copy in range(1, self._added.count + 1) for _, left, _, right in own
        ]  # fmt: skip
        if names:
            new = b"".join(b"<" + merges.prefix + b'mergeCell ref="' + name.encode() + b'"/>' for name in names)
            end = self._sheet.place_in_text(merges.inner_end)
            self._splices.append(Splice(end, end, new))
            if "count" in merges.attributes:
                self._set(merges, "count", str(len(merges.children) + len(names)))


def _names(root: Node) -> set[str]:
    return set(_all_names(root))


def _all_names(node: Node) -> Iterator[str]:
    for one in node.children:
        yield one.name
        yield from _all_names(one)


def _next_number(cell: bytes, above: bytes, copy: int) -> int | None:
    """Return the number of a line in a column that counts the lines; None where the cell does not go on counting."""
    own, before = _WHOLE.search(cell), _WHOLE.search(above)
    if own is None or before is None or attributes_of(cell[: cell.find(b">") + 1]).get(b"t"):
        return None
    return int(own[1]) + copy if int(own[1]) == int(before[1]) + 1 else None
