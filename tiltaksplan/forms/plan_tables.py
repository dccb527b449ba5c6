"""The sheets of the plan's own workbook, found in a file that people have worked in: the sheet, its header, its columns and its rows.

A sheet is known by its title in any language, by the names at its headers, or by its headers. A column is known by its header, and where
that was changed by the name that stands at it: names follow columns only in programs that know of them. Place alone tells nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from tiltaksplan.document.blocks import Cell, CellName, Document, Part, Section, Table
from tiltaksplan.forms.sheet_tables import cell_place
from tiltaksplan.language import LANGUAGES, N_, Message, translator
from tiltaksplan.plan.plan_sheets import EXPORT_MARK, ID, PLAN_MARK, ROW_KEY, TITLE, PlanSheet, editable_sheets, header_name
from tiltaksplan.plan.spelling import name_key

_HEADER_WITHIN = 60  # rows from the top
_SUM_WORDS = frozenset(name_key(word) for word in ("Sum", "Totalt", "Total", "I alt", "Til sammen", "Samla"))
_LONGEST_HEADER = 200
_FEWEST_HEADERS = 3  # so many of a sheet's headers say which sheet it is, whatever it is called


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A row below the header that has something in it: its cells by the column's key."""

    number: int
    cells: Mapping[str, Cell]

    def text(self, key: str) -> str:
        """Return what stands in column *key*, as shown, without blanks around it."""
        cell = self.cells.get(key)
        return cell.text.strip() if cell is not None else ""

    def is_blank(self, key: str) -> bool:
        """Return whether nothing stands in column *key*."""
        cell = self.cells.get(key)
        return cell is None or (not cell.text.strip() and cell.value in (None, "") and not cell.formula)


@dataclass(frozen=True, kw_only=True)
class PlanTable:
    """One sheet of the plan as the file has it.

    Attributes:
        title: What the sheet is called in the file.
        header: The number of its header row.
        columns: Column keys with their numbers, counted from 1.
        strange: The headers of columns that are none of ours, by number.
    """

    sheet: PlanSheet
    title: str
    header: int
    columns: Mapping[str, int]
    rows: tuple[PlanRow, ...] = ()
    strange: Mapping[int, Cell] = field(default_factory=dict)

    def has(self, key: str) -> bool:
        """Return whether the file has column *key*."""
        return key in self.columns

    @cached_property
    def letters(self) -> tuple[tuple[str, str], ...]:
        """The column keys with their letters."""
        cells = ((key, cell_place(self.title, 1, number).words()) for key, number in self.columns.items())
        return tuple((key, cell.rpartition("!")[2].removesuffix("1")) for key, cell in cells)

    def cell_name(self, row: int, key: str) -> str:
        """Return a cell's place in words, also of one that is empty: `Forslag!C5`."""
        return cell_place(self.title, row, self.columns.get(key, 1)).words()


def marks_of(document: Document) -> tuple[str, str]:
    """Return the marks of the base and of the plan that the file was written from; empty where it carries none."""
    marks = dict(document.properties.marks)
    return marks.get(EXPORT_MARK, "").strip(), marks.get(PLAN_MARK, "").strip()


def carries_marks(document: Document) -> bool:
    """Return whether *document* carries anything that the plan left in its workbook to know it again by."""
    names = {header_name(sheet, column) for sheet in editable_sheets() for column in sheet.columns}
    return any(marks_of(document)) or any(one.name in names for one in document.names)


def is_plan_workbook(document: Document) -> bool:
    """Return whether *document* is the plan's own workbook, whatever has become of it."""
    if carries_marks(document):
        return True
    proposals = tables_of(document)[0].get("proposals")
    return proposals is not None and proposals.has(ID) and len(proposals.columns) * 2 > len(proposals.sheet.columns)


def tables_of(document: Document) -> tuple[dict[str, PlanTable], tuple[Message, ...]]:
    """Return the sheets of the plan that *document* has, by their keys, and what a person should know of the others."""
    places = [_SheetCells(section) for section in document.sections if section.part is Part.SHEET]
    found: dict[str, PlanTable] = {}
    taken: list[_SheetCells] = []
    for _, place, table in sorted(_candidates(places, document.names), key=lambda one: one[0], reverse=True):
        if table.sheet.key not in found and place not in taken:
            found[table.sheet.key] = replace(table, rows=tuple(_plan_rows(place.rows, table)))
            taken.append(place)
    notes = [note for table in found.values() for note in _told_of_columns(table)]
    notes += _told_of_copies([one for one in places if one not in taken], found)
    return found, tuple(notes)


class _SheetCells:
    """The cells of one sheet of the file, by row and column, and the words near its top."""

    def __init__(self, section: Section) -> None:
        self.title = section.title
        self.rows: dict[int, dict[int, Cell]] = {}
        for block in section.blocks:
            if isinstance(block, Table):
                for cell in block.cells:
                    self.rows.setdefault(cell.row, {})[cell.column] = cell
        top = (row for row in sorted(self.rows) if row <= _HEADER_WITHIN)
        self.top = {row: {number: name_key(cell.text[:_LONGEST_HEADER]) for number, cell in sorted(self.rows[row].items())} for row in top}


def _told_of_columns(table: PlanTable) -> Iterator[Message]:
    for cell in table.strange.values():
        if cell.text.strip():
            text = N_("Kolonnen «{text}» på arket «{sheet}» er ikke en av planens, og er ikke lest.")
            yield Message.of(text, text=cell.text.strip(), sheet=table.title)
    for column in table.sheet.columns:
        if column.key not in table.columns and not column.shown and column.key != ID:
            text = N_("Kolonnen «{label}» er ikke lenger på arket «{sheet}». Planen beholder det som sto der.")
            yield Message.of(text, label=Message.of(column.label), sheet=table.title)


def _told_of_copies(others: list[_SheetCells], found: Mapping[str, PlanTable]) -> Iterator[Message]:
    for one in others:
        for table in found.values():
            _, columns = _header_of(one, table.sheet)
            if len(columns) >= max(_FEWEST_HEADERS, len(table.columns) - 1):
                text = N_("Arket «{title}» ser ut som en kopi av «{sheet}», og er ikke lest.")
                yield Message.of(text, title=one.title, sheet=table.title)
                break


def _candidates(places: list[_SheetCells], names: tuple[CellName, ...]) -> Iterator[tuple[tuple[int, int, int], _SheetCells, PlanTable]]:
    """Yield what each sheet of the file may be, with how surely."""
    for sheet in editable_sheets():
        for place in places:
            table = _table(place, sheet, names)
            rank = _rank(place, sheet, table, names) if table is not None else None
            if table is not None and rank is not None:
                yield rank, place, table


def _rank(place: _SheetCells, sheet: PlanSheet, table: PlanTable, names: tuple[CellName, ...]) -> tuple[int, int, int] | None:
    """Return how surely *place* is *sheet*: by its names, its title and its headers; None where nothing says so."""
    own = {header_name(sheet, column) for column in sheet.columns}
    named = sum(one.name in own and one.sheet == place.title for one in names)
    titled = name_key(place.title) in _titles(sheet)
    own_columns = [column.key in table.columns for column in sheet.columns if column.key not in (ID, ROW_KEY, TITLE.key)]
    known = len(table.columns)
    sure = known >= _FEWEST_HEADERS and sum(own_columns) * 2 > len(own_columns)
    return (named, int(titled), known) if named or (titled and known) or sure else None


def _table(place: _SheetCells, sheet: PlanSheet, names: tuple[CellName, ...]) -> PlanTable | None:
    """Return the header and the columns of *sheet* in *place*, without the rows; None where it has no such thing."""
    own = {header_name(sheet, column): column.key for column in sheet.columns}
    here = [(one, own[one.name]) for one in names if one.name in own and one.sheet == place.title]
    header, known = _header_of(place, sheet)
    rows = Counter(one.row for one, _ in here)
    if len(known) < 2 and rows:
        header = rows.most_common(1)[0][0]
        known = dict(_known_headers(place.top.get(header, {}), sheet))
    columns = dict(known)
    used = set(columns.values())
    for one, key in here:
        if key not in columns and one.row == header and one.column not in used and _may_be(place, header, one.column):
            columns[key] = one.column
            used.add(one.column)
    if not columns:
        return None
    strange = {number: cell for number, cell in place.rows.get(header, {}).items() if number not in used}
    return PlanTable(sheet=sheet, title=place.title, header=header, columns=columns, strange=strange)


def _may_be(place: _SheetCells, header: int, column: int) -> bool:
    """Whether a column whose header is not known can be the one that a name stands at; a wholly empty one was deleted there."""
    return any(column in cells for row, cells in place.rows.items() if row >= header)


def _plan_rows(grid: dict[int, dict[int, Cell]], table: PlanTable) -> Iterator[PlanRow]:
    by_number = {number: key for key, number in table.columns.items()}
    for number in sorted(row for row in grid if row > table.header):
        cells = {by_number[column]: cell for column, cell in grid[number].items() if column in by_number}
        row = PlanRow(number=number, cells=cells)
        if cells and not _is_sum_row(row, grid[number]):
            yield row


def _is_sum_row(row: PlanRow, cells: Mapping[int, Cell]) -> bool:
    if not row.is_blank(ROW_KEY):
        return False
    return name_key(cells[min(cells)].text) in _SUM_WORDS and (row.is_blank(ID) or name_key(row.text(ID)) in _SUM_WORDS)


def _header_of(place: _SheetCells, sheet: PlanSheet) -> tuple[int, dict[str, int]]:
    """Return the row near the top with most of the sheet's headers, and its columns."""
    found = ((row, dict(_known_headers(cells, sheet))) for row, cells in place.top.items())
    return max(found, key=lambda pair: len(pair[1]), default=(0, {}))  # of rows that have as many the uppermost


def _known_headers(cells: Mapping[int, str], sheet: PlanSheet) -> Iterator[tuple[str, int]]:
    labels = _labels(sheet)
    taken: set[str] = set()
    for number, text in cells.items():
        key = labels.get(text)
        if key is not None and key not in taken:
            taken.add(key)
            yield key, number


@cache
def _labels(sheet: PlanSheet) -> dict[str, str]:
    """Return the keys of the sheet's columns by their labels, in three languages; bokmål wins where two columns share a word."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for column in sheet.columns:
            found.setdefault(name_key(translator(language)(column.label)), column.key)
    return found


@cache
def _titles(sheet: PlanSheet) -> frozenset[str]:
    return frozenset(name_key(translator(language)(sheet.title)) for language in LANGUAGES)
