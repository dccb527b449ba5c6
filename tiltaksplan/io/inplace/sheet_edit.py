"""Writing in one worksheet: in cells that are there, in new ones where they belong, and nowhere else."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tiltaksplan.io.excel.names import Range, column_letters, range_at
from tiltaksplan.io.inplace.errors import CellIsInAnArray, CellIsMerged, FormulaCannotBeMoved
from tiltaksplan.io.inplace.formulas import Cell, MasterCannotBeMoved, SheetFormulas
from tiltaksplan.io.inplace.markup import MarkupIsUnknown, Splice, attributes_of, opened, spliced, with_attribute
from tiltaksplan.io.inplace.sheet import CellText, RowText, SheetText
from tiltaksplan.io.inplace.strings import SharedStrings
from tiltaksplan.io.inplace.values import CellValue, number_text, serial_of, text_element


@dataclass(frozen=True, slots=True, kw_only=True)
class CellEdit:
    """What is to stand in a cell, and how the place was named by whoever asked."""

    place: str
    value: CellValue


class SheetEditor:
    """Writes some cells of one sheet.

    Args:
        sheet: The sheet as it is.
        strings: The workbook's shared strings; None where it has none: texts then stand in their cells.
        from_1904: Whether the workbook counts its days from 1904.
    """

    def __init__(self, sheet: SheetText, strings: SharedStrings | None, *, from_1904: bool, name: str) -> None:
        self._sheet, self._strings = sheet, strings
        self._from_1904, self._name = from_1904, name
        self._formulas = SheetFormulas(sheet)
        self._splices: list[Splice] = []
        self.formulas_gone: set[Cell] = set()
        self._extended: Range | None = None

    def written(self, edits: Mapping[Cell, CellEdit]) -> bytes:
        """Return the sheet with *edits* made.

        Raises:
            EditIsRefused: A cell that cannot be written; nothing is.
            MarkupIsUnknown: The sheet is not built as sheets are.
        """
        self._refuse_covered(edits)
        by_row: dict[int, dict[int, CellEdit]] = {}
        for (row, column), one in sorted(edits.items()):
            by_row.setdefault(row, {})[column] = one
        rows, before = self._find_rows(sorted(by_row))
        new_rows: dict[int, bytes] = {}
        for number, cells in by_row.items():
            if number in rows:
                self._write_row(rows[number], cells, set(edits))
            elif new := self._new_row(number, cells):
                new_rows[before[number]] = new_rows.get(before[number], b"") + new
        self._add_rows(new_rows)
        self._extend_dimension()
        return spliced(self._sheet.text, self._splices)

    def _refuse_covered(self, edits: Mapping[Cell, CellEdit]) -> None:
        merged, arrays = self._sheet.merged(), self._formulas.whole_areas()
        for area, cell in cells_in(merged, edits):
            if cell != area[:2]:
                raise CellIsMerged(name=self._name, place=edits[cell].place, first=cell_name(area[:2]))
        for area, cell in cells_in(arrays, edits):
            raise CellIsInAnArray(name=self._name, place=edits[cell].place, area=f"{cell_name(area[:2])}:{cell_name(area[2:])}")

    def _find_rows(self, wanted: list[int]) -> tuple[dict[int, RowText], dict[int, int]]:
        """Return the wanted rows that are there, and where each that is not would stand."""
        asked, found = set(wanted), dict[int, RowText]()
        before: dict[int, int] = {}
        missing = 0
        for number, tag in self._sheet.row_starts():
            if number in asked:
                if number in found:
                    raise MarkupIsUnknown  # two rows of one number: which one counts is anybody's guess
                found[number] = self._sheet.row_at(number, tag)
            while missing < len(wanted) and wanted[missing] < number:
                before[wanted[missing]] = tag.start()
                missing += 1
        for number in wanted[missing:]:
            before[number] = self._sheet.data_inner_end
        return found, before

    def _write_row(self, row: RowText, edits: dict[int, CellEdit], gone: set[Cell]) -> None:
        there = {cell.column: cell for cell in row.cells}
        if len(there) < len(row.cells):
            raise MarkupIsUnknown
        tag = self._sheet.text[row.start : row.inner]
        new_cells: dict[int, bytes] = {}
        for column, one in edits.items():
            if column in there:
                self._write_cell(there[column], (row.number, column), one, gone)
            elif new := self._new_cell((row.number, column), one, self._sheet.style_for(column, tag)):
                position = next((cell.start for cell in row.cells if cell.column > column), row.inner_end)
                new_cells[position] = new_cells.get(position, b"") + new
                tag = _with_span(tag, column)
        if row.inner == row.end and new_cells:
            close = b"</" + self._sheet.prefix + b"row>"
            self._splices.append(Splice(row.start, row.end, opened(tag) + b"".join(new_cells.values()) + close))
            return
        if tag != self._sheet.text[row.start : row.inner]:
            self._splices.append(Splice(row.start, row.inner, tag))
        self._splices.extend(Splice(position, position, new) for position, new in new_cells.items())

    def _write_cell(self, cell: CellText, place: Cell, edit: CellEdit, gone: set[Cell]) -> None:
        text = self._sheet.text
        old = text[cell.start : cell.inner]
        formula = self._formulas.formula_in(cell)
        if formula is not None:
            self.formulas_gone.add(place)
            try:
                self._splices.extend(self._formulas.passed_on(formula, place, gone))
            except MasterCannotBeMoved as error:
                raise FormulaCannotBeMoved(name=self._name, place=edit.place) from error
        if self._strings is not None and attributes_of(old).get(b"t") == b"s" and cell.inner != cell.inner_end:
            self._strings.uses -= 1
        kind, value = self._stored(edit)
        tag = with_attribute(with_attribute(with_attribute(old, b"cm", None), b"vm", None), b"t", kind)
        kept = self._kept_of(cell)
        if value or kept:
            close = text[cell.inner_end : cell.end] or b"</" + self._sheet.prefix + b"c>"
            new = opened(tag) + value + kept + close
        else:
            new = tag if tag.endswith(b"/>") else tag[:-1] + b"/>"
        self._splices.append(Splice(cell.start, cell.end, new))

    def _kept_of(self, cell: CellText) -> bytes:
        """Return what a cell holds besides value and formula: extensions of programs that we do not know."""
        name = re.escape(self._sheet.prefix) + rb"extLst"
        found = re.compile(rb"<" + name + rb"[\s>].*</" + name + rb"\s*>", re.DOTALL).search(self._sheet.seen, cell.inner, cell.inner_end)
        return self._sheet.text[found.start() : found.end()] if found else b""

    def _stored(self, edit: CellEdit) -> tuple[bytes | None, bytes]:
        """Return a value's type, as the attribute says it, and the element that holds it."""
        value, prefix = edit.value, self._sheet.prefix
        if value is None:
            return None, b""
        if isinstance(value, str):
            if self._strings is not None:
                return b"s", _element(prefix, b"v", str(self._strings.number_of(value, edit.place)).encode())
            return b"inlineStr", _element(prefix, b"is", text_element(value, prefix, name=self._name, place=edit.place))
        if isinstance(value, bool):
            return b"b", _element(prefix, b"v", b"1" if value else b"0")
        if isinstance(value, date):
            value = serial_of(value, from_1904=self._from_1904, name=self._name, place=edit.place)
        return None, _element(prefix, b"v", number_text(value, name=self._name, place=edit.place))

    def _new_cell(self, place: Cell, edit: CellEdit, style: bytes | None) -> bytes:
        kind, value = self._stored(edit)
        if not value:
            return b""  # an empty cell that is not there is as empty as it can be
        tag = b"<" + self._sheet.prefix + b'c r="' + cell_name(place).encode() + b'"'
        tag += b' s="' + style + b'"' if style else b""
        tag += b' t="' + kind + b'"' if kind else b""
        self._extended = _including(self._extended, place)
        return tag + b">" + value + b"</" + self._sheet.prefix + b"c>"

    def _new_row(self, number: int, edits: dict[int, CellEdit]) -> bytes:
        cells = b"".join(self._new_cell((number, column), one, self._sheet.style_for(column, b"")) for column, one in edits.items())
        name = self._sheet.prefix + b"row"
        return b"<" + name + f' r="{number}"'.encode() + b">" + cells + b"</" + name + b">" if cells else b""

    def _add_rows(self, rows: dict[int, bytes]) -> None:
        sheet = self._sheet
        if rows and sheet.is_empty:
            close = b"</" + sheet.prefix + b"sheetData>"
            tag = opened(sheet.text[sheet.data_start : sheet.data_inner])
            self._splices.append(Splice(sheet.data_start, sheet.data_end, tag + b"".join(rows.values()) + close))
            return
        self._splices.extend(Splice(position, position, new) for position, new in rows.items())

    def _extend_dimension(self) -> None:
        """Let the sheet's own word of how far it reaches be true: some readers look no further."""
        node = self._sheet.frame_child("s:dimension")
        area = range_at(node.attributes.get("ref", "")) if node else None
        if node is None or area is None or self._extended is None:
            return
        was_empty = area == (1, 1, 1, 1) and self._sheet.data_inner == self._sheet.data_inner_end
        wider = self._extended if was_empty else _including(_including(area, self._extended[:2]), self._extended[2:])
        if wider != area:
            first, last = cell_name(wider[:2]), cell_name(wider[2:])
            new = first if first == last else f"{first}:{last}"
            start, end = self._sheet.place_in_text(node.start), self._sheet.place_in_text(node.inner)
            self._splices.append(Splice(start, end, with_attribute(self._sheet.text[start:end], b"ref", new.encode())))


def cell_name(cell: Cell) -> str:
    """Return the name of a cell.

    >>> cell_name((5, 28))
    'AB5'
    """
    return f"{column_letters(cell[1])}{cell[0]}"


def _element(prefix: bytes, name: bytes, content: bytes) -> bytes:
    return b"<" + prefix + name + b">" + content + b"</" + prefix + name + b">"


def cells_in(areas: Iterable[Range], cells: Iterable[Cell]) -> Iterator[tuple[Range, Cell]]:
    """Yield each of *cells* that lies in one of *areas*, with that area; there may be many of both."""
    ordered = sorted(cells)
    for area in areas:
        for cell in ordered[bisect_left(ordered, area[:2]) :]:
            if cell[0] > area[2]:
                break
            if area[1] <= cell[1] <= area[3]:
                yield area, cell


def _including(area: Range | None, cell: Cell) -> Range:
    if area is None:
        return (*cell, *cell)
    return min(area[0], cell[0]), min(area[1], cell[1]), max(area[2], cell[0]), max(area[3], cell[1])


def _with_span(tag: bytes, column: int) -> bytes:
    """Return a row's tag whose hint of its first and last column takes in *column*, where it gives one."""
    hint = attributes_of(tag).get(b"spans")
    ends = [int(end) for end in re.findall(rb"\d{1,7}", hint or b"")]
    if not ends or min(ends) <= column <= max(ends):
        return tag
    return with_attribute(tag, b"spans", f"{min(*ends, column)}:{max(*ends, column)}".encode())
