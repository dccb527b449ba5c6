"""Filling in somebody's Excel form: each value in its cell, days as days where the cell shows days, and more rows where there are few."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from tiltaksplan.document.entry import Entry
from tiltaksplan.io.excel.colours import Colours
from tiltaksplan.io.excel.names import cell_at
from tiltaksplan.io.excel.styles import CellStyle, styles_from
from tiltaksplan.io.inplace.addresses import NOT_THERE
from tiltaksplan.io.inplace.errors import PlaceIsMissing
from tiltaksplan.io.inplace.formulas import Cell
from tiltaksplan.io.inplace.markup import attributes_of, tree_of
from tiltaksplan.io.inplace.parts import Parts
from tiltaksplan.io.inplace.sheet import SheetText
from tiltaksplan.io.inplace.sheet_edit import cell_name
from tiltaksplan.io.inplace.sheet_rows import RowInserter
from tiltaksplan.io.inplace.values import CellValue
from tiltaksplan.io.inplace.workbook import edit_workbook, sheets_of


def fill_workbook(parts: Parts, workbook: str, entries: Sequence[Entry]) -> None:
    """Write *entries* into *parts*, where *workbook* is the part that the file begins with.

    Raises:
        EditIsRefused: A place that is not there, or cannot be written safely.
        MarkupIsUnknown: A part is not built as such parts are.
    """
    places = [_place_of(entry, parts.name) for entry in entries]
    added: dict[tuple[str, int], int] = {}
    for (sheet, (row, _)), entry in zip(places, entries, strict=True):
        if entry.copy:
            added[sheet, row] = max(added.get((sheet, row), 0), entry.copy)
    for sheet, row in sorted(added, key=lambda one: one[1], reverse=True):  # from below, so that the numbers above stay
        RowInserter(parts, workbook).insert(sheet, row, added[sheet, row])
    styles = _Styles(parts, workbook)
    edits: dict[str, CellValue] = {}
    for (sheet, (row, column)), entry in zip(places, entries, strict=True):
        below = sum(count for (of, number), count in added.items() if of == sheet and number < row)
        cell = (row + below + entry.copy, column)
        edits[f"{sheet}!{cell_name(cell)}"] = _value(entry, styles.of(sheet, cell))
    edit_workbook(parts, workbook, edits)


def _place_of(entry: Entry, name: str) -> tuple[str, Cell]:
    steps = {kind: str(value) for kind, value in entry.place.steps}
    cell = cell_at(steps.get("cell", ""))
    if "sheet" not in steps or cell is None:
        raise PlaceIsMissing(name=name, place=entry.place.words(), found=NOT_THERE)
    return steps["sheet"], cell


def _value(entry: Entry, style: CellStyle) -> CellValue:
    value = entry.value
    if isinstance(value, date) and not isinstance(value, datetime) and not style.is_date:
        return entry.text  # without a date format it would show as a number
    return entry.text if value is None else value


class _Styles:
    """The looks of a workbook's cells, whether anything stands in them or not."""

    def __init__(self, parts: Parts, workbook: str) -> None:
        found = parts.package.related(workbook, "styles")
        self._styles = styles_from(parts.package.tree(found[0]) if found else None, Colours(parts.package, workbook))
        self._parts = parts
        self._sheets = {one.name: one.part for one in sheets_of(parts, workbook, tree_of(parts.text(workbook)))}
        self._texts: dict[str, SheetText] = {}

    def of(self, sheet: str, cell: Cell) -> CellStyle:
        """Return the style of a cell, or the one that it gets when something is written in it."""
        part = self._sheets.get(sheet)
        if part is None:
            return CellStyle()
        if part not in self._texts:
            self._texts[part] = SheetText(self._parts.text(part))
        number = int(_style_number(self._texts[part], cell) or 0)
        return self._styles[number] if number < len(self._styles) else CellStyle()


def _style_number(sheet: SheetText, cell: Cell) -> bytes | None:
    for number, tag in sheet.row_starts():
        if number == cell[0]:
            for one in sheet.row_at(number, tag).cells:
                if one.column == cell[1]:
                    own = attributes_of(sheet.text[one.start : one.inner]).get(b"s", b"0")
                    return own if own.isdigit() and len(own) < 6 else None
            return sheet.style_for(cell[1], tag[0])
    return sheet.style_for(cell[1], b"")
