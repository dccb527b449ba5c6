"""Tables of a workbook of ours, found by their words: the sheet, the header row and the columns, wherever somebody has moved them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from tiltaksplan.document.blocks import Cell, Document, Part, Section, Table
from tiltaksplan.document.place import Place
from tiltaksplan.language import LANGUAGES, translator
from tiltaksplan.plan.setup_sheets import Column, Sheet
from tiltaksplan.plan.spelling import name_key

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_STEPS = range(1, 6)
_HEADER_WITHIN = 40  # rows from the top


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundColumn:
    """A column of a sheet as it stands in the file; `number` counts from 1, `year` and `step` are those of its header."""

    column: Column
    number: int
    year: int | None = None
    step: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """The table of one sheet.

    Attributes:
        title: The sheet's name in the file.
        header: The number of the header row.
        columns: Those that are known, from left to right; `unknown` are the header cells of the others.
        rows: By number, the cells of each row below the header that has something in it, by column.
    """

    sheet: Sheet
    title: str
    header: int
    columns: tuple[FoundColumn, ...]
    unknown: tuple[Cell, ...] = ()
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)

    def place(self, row: int, column: int) -> Place:
        """Return the place of a cell, also of one that is empty."""
        cell = self.rows.get(row, {}).get(column)
        return cell.place if cell is not None and cell.place.steps else cell_place(self.title, row, column)

    def column_of(self, attribute: str) -> FoundColumn | None:
        """Return the first column of *attribute*, or None where the file has none."""
        return next((one for one in self.columns if one.column.attribute == attribute), None)


def cell_place(sheet: str, row: int, column: int) -> Place:
    """Return the place of a cell in words.

    >>> cell_place("Personer", 12, 28).words()
    'Personer!AB12'
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return Place((("sheet", sheet), ("cell", f"{letters}{row}")))


def sheets_of(document: Document) -> tuple[Section, ...]:
    """Return the worksheets that people see."""
    return tuple(section for section in document.sections if section.part is Part.SHEET and not section.hidden)


def tables_of(document: Document, sheets: Sequence[Sheet]) -> tuple[dict[str, SheetTable], tuple[Section, ...]]:
    """Return the table of each of *sheets* that the document has, by the sheet's attribute, and the worksheets that are none of them.

    A worksheet is known by its name; one with another name by its headers, where they are those of a sheet that no name gave.
    """
    sections = [section for section in sheets_of(document) if any(_cells(section))]
    found: dict[str, SheetTable] = {}
    left: list[Section] = []
    for section in sections:
        sheet = next((one for one in sheets if one.attribute not in found and name_key(section.title) in _titles(one)), None)
        table = sheet and table_of(section, sheet)
        if sheet and table:
            found[sheet.attribute] = table
        else:
            left.append(section)
    strangers: list[Section] = []
    for section in left:
        top = _top_of(section)
        unknown = [sheet for sheet in sheets if sheet.attribute not in found]
        tables = [table for sheet in unknown if (table := _table_in(section, top, sheet)) and _is_sure(table)]
        best = max(tables, key=lambda table: len(table.columns), default=None)
        if best is None:
            strangers.append(section)
        else:
            found[best.sheet.attribute] = best
    return found, tuple(strangers)


def table_of(section: Section, sheet: Sheet) -> SheetTable | None:
    """Return *section* read as *sheet*: its header is the row with most of the sheet's columns. None where no row has the required ones."""
    return _table_in(section, _top_of(section), sheet)


_Rows = dict[int, dict[int, Cell]]


def _table_in(section: Section, top: _Rows, sheet: Sheet) -> SheetTable | None:
    headers = _headers_of(sheet)
    candidates = [(row, tuple(_columns(cells, sheet, headers))) for row, cells in sorted(top.items())]
    header, columns = max(candidates, key=lambda pair: (len(pair[1]), -pair[0]), default=(0, ()))
    if not columns or not _has_required(columns, sheet):
        return None
    known = {one.number for one in columns}
    rows: _Rows = defaultdict(dict)
    for row, column, cell in _cells(section):
        if row > header:
            rows[row][column] = cell
    return SheetTable(
        sheet=sheet, title=section.title, header=header, columns=columns,
        unknown=tuple(cell for number, cell in sorted(top[header].items()) if number not in known),
        rows={row: dict(cells) for row, cells in sorted(rows.items())},
    )  # fmt: skip


def _top_of(section: Section) -> _Rows:
    """Return the cells of the rows that the header may be among; of a long list no more is looked at."""
    rows: _Rows = defaultdict(dict)
    for row, column, cell in _cells(section, last=_HEADER_WITHIN):
        rows[row][column] = cell
    return rows


def _is_sure(table: SheetTable) -> bool:
    """Whether a worksheet with a strange name is this sheet all the same: most of its columns are there, and more than one."""
    return len(table.columns) > 1 and len({one.column.label for one in table.columns}) * 2 > len(table.sheet.columns)


def _has_required(columns: Iterable[FoundColumn], sheet: Sheet) -> bool:
    labels = {one.column.label for one in columns}
    return all(column.label in labels for column in sheet.columns if column.required) and bool(labels)


def _columns(cells: dict[int, Cell], sheet: Sheet, headers: frozenset[str]) -> Iterator[FoundColumn]:
    taken: set[str] = set()
    by_year = any(column.by_year for column in sheet.columns)
    for number, cell in sorted(cells.items()):
        key = name_key(cell.text)
        if key not in headers and not (by_year and _YEAR.search(cell.text)):
            continue
        for column in sheet.columns:
            if column.by_year and (year := _YEAR.search(cell.text)) and key in _labels(column, year=int(year[0])):
                yield FoundColumn(column=column, number=number, year=int(year[0]))
                break
            if column.steps and (step := next((one for one in _STEPS if key in _labels(column, step=one)), None)):
                yield FoundColumn(column=column, number=number, step=step)
                break
            if not column.by_year and not column.steps and column.label not in taken and key in _labels(column):
                taken.add(column.label)
                yield FoundColumn(column=column, number=number)
                break


@cache
def _labels(column: Column, year: int = 0, step: int = 0) -> frozenset[str]:
    """Return all spellings of a header, in the three languages, as names are compared."""
    ours = (translator(language)(column.label) for language in LANGUAGES)
    return frozenset(name_key(label.replace("{year}", str(year)).replace("{step}", str(step))) for label in (*ours, *column.others))


@cache
def _headers_of(sheet: Sheet) -> frozenset[str]:
    """Return all spellings of all headers of *sheet*, apart from those with a year in them."""
    steps = (_labels(column, step=step) for column in sheet.columns if column.steps for step in _STEPS)
    return frozenset().union(*steps, *(_labels(column) for column in sheet.columns if not column.by_year and not column.steps))


@cache
def _titles(sheet: Sheet) -> frozenset[str]:
    ours = (translator(language)(sheet.title) for language in LANGUAGES)
    return frozenset(name_key(title) for title in (*ours, *sheet.others))


def _cells(section: Section, *, last: int = 0) -> Iterator[tuple[int, int, Cell]]:
    """Yield the cells with something in them, each with its row and column in the sheet; no further than row *last* where it is given."""
    for block in section.blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                if last and cell.row > last:
                    break  # cells stand in reading order
                if cell.text.strip() or cell.value is not None or cell.formula:
                    yield (*_position(cell), cell)


def _position(cell: Cell) -> tuple[int, int]:
    match = _REFERENCE.match(str(dict(cell.place.steps).get("cell", "")))
    if match is None:
        return cell.row, cell.column
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column
