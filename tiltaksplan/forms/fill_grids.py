"""Where the lines of a proposal stand in a form's tables: the reverse of how `grids` reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from tiltaksplan.document.blocks import Cell
from tiltaksplan.document.entry import Entry
from tiltaksplan.document.place import Place
from tiltaksplan.forms.evidence import Evidence
from tiltaksplan.forms.fill_form import NOT_ON_THE_LIST, Answer, Filling, FormToFill, column_letters, is_in_sheet
from tiltaksplan.forms.fill_values import Telling
from tiltaksplan.forms.grid_cells import CellReader
from tiltaksplan.forms.grid_roles import Column
from tiltaksplan.forms.headers import is_total
from tiltaksplan.forms.slots import Grid
from tiltaksplan.forms.values import TimeUnit
from tiltaksplan.language import N_
from tiltaksplan.plan.proposal import CostLine, HourLine, Milestone, Proposal, Risk
from tiltaksplan.plan.spelling import same_name

NO_YEAR = N_("Tabellen i skjemaet har ikke plass til dette året.")
NO_ROW = N_("Tabellen i skjemaet har ingen ledig linje.")
NO_COLUMN = N_("Tabellen i skjemaet har ingen kolonne for dette.")
_MOST_NEW = 60
_NAMES = {"costs": ("category", "funding"), "hours": ("person", "role", "unit")}
_FIGURES = {"costs": "amount", "hours": "hours"}

Told = tuple[str, object]  # the text, and what a worksheet keeps where that is another thing


@dataclass(slots=True, kw_only=True)
class Row:
    """One line as the form has it: figures of several years may share one.

    Attributes:
        names: By role, what stands in the columns that are no figures.
        figures: By year (None where the line has no year), the figure and the number of its line in the proposal.
        number: Of its first line in the proposal.
    """

    names: dict[str, Told] = field(default_factory=dict)
    figures: dict[int | None, tuple[float, int]] = field(default_factory=dict)
    number: int = 0


class GridFiller:
    """Finds the places of a proposal's lines in the tables of one form.

    Args:
        filling: What is gathered.
    """

    def __init__(self, form: FormToFill, proposal: Proposal, filling: Filling) -> None:
        self._form, self._proposal, self._filling = form, proposal, filling
        self._telling: Telling = form.telling
        self._cells = CellReader(Evidence(), form.help)

    def fill(self, kind: str, grid: Grid, columns: Sequence[Column], *, unit: int, time_unit: TimeUnit, may_grow: bool) -> None:
        """Find a place for each line of *kind* (costs, hours, risks, milestones, or finance) in *grid*.

        Args:
            columns: Of the grid, with their roles.
            unit: Of its amounts where a column names none: 1, or 1000.
            time_unit: Of its hours in the same way.
            may_grow: Whether rows can be added to it.
        """
        by_year = any(column.role == _FIGURES.get(kind, "amount") and column.year is not None for column in columns)
        rows = self._rows(kind, columns, by_year=by_year)
        table = _Table(self._form, self._cells, grid, columns, _name_roles(kind), may_grow=may_grow)
        for row in rows:
            self._fill_row("costs" if kind == "finance" else kind, row, table, unit, time_unit)
        if kind in ("costs", "hours"):
            self._fill_sums(kind, table, unit, time_unit)

    # The lines as this form has them

    def _rows(self, kind: str, columns: Sequence[Column], *, by_year: bool) -> list[Row]:
        if kind == "risks":
            return [self._risk(risk, number) for number, risk in enumerate(self._proposal.risks)]
        if kind == "milestones":
            return [self._milestone(one, number) for number, one in enumerate(self._proposal.milestones)]
        if kind == "hours":
            hours = self._proposal.hours
            return self._grouped(hours, ("person", "role", "unit"), lambda line: line.hours, by_year=by_year, columns=columns)
        costs = self._proposal.costs
        names = ("funding",) if kind == "finance" else ("category", "funding")
        return self._grouped(
            costs, names, lambda line: line.amount, by_year=by_year or kind == "finance", columns=columns, adds=kind == "finance"
        )

    def _grouped(
        self,
        lines: Sequence[CostLine] | Sequence[HourLine],
        names: Sequence[str],
        figure_of: Callable[..., float | None],
        *,
        by_year: bool,
        columns: Sequence[Column],
        adds: bool = False,
    ) -> list[Row]:
        """Return the rows of some lines: one a line, or one for all years of the same names."""
        roles = {column.role for column in columns}
        spread = by_year or (not adds and "year" not in roles)
        rows: list[Row] = []
        for number, line in enumerate(cast("Sequence[CostLine | HourLine]", lines)):
            told: dict[str, Told] = {name: (str(getattr(line, name)), None) for name in names if getattr(line, name)}
            figure = figure_of(line)
            row = next((one for one in rows if one.names == told and (adds or line.year not in one.figures)), None) if spread else None
            if row is None:
                row = Row(names=dict(told), number=number)
                rows.append(row)
            if "year" in roles and not by_year and line.year is not None:
                row.names["year"] = (str(line.year), line.year)
            if figure is not None:
                before, first = row.figures.get(line.year, (0, number))
                row.figures[line.year] = (before + figure, first)
        return rows

    def _risk(self, risk: Risk, number: int) -> Row:
        names: dict[str, Told] = {}
        for name in ("description", "mitigation"):
            if getattr(risk, name):
                names[name] = (getattr(risk, name), None)
        for name in ("probability", "consequence"):
            step = getattr(risk, name)
            if step is not None:
                names[name] = (str(step), step)
        return Row(names=names, number=number)

    def _milestone(self, milestone: Milestone, number: int) -> Row:
        names: dict[str, Told] = {}
        if milestone.date is not None:
            names["date"] = (self._telling.day(milestone.date), milestone.date)
        if milestone.description:
            names["description"] = (milestone.description, None)
        return Row(names=names, number=number)

    # Their places

    def _fill_row(self, kind: str, row: Row, table: _Table, unit: int, time_unit: TimeUnit) -> None:
        pointer = f"/{kind}/{row.number}"
        at = table.row_for(row)
        if at is None:
            self._leave_row(kind, row, NO_ROW)
            return
        cells, copy = at
        entries: list[Entry] = []
        for role, (text, value) in row.names.items():
            column = table.column(role)
            if column is None:
                self._leave_name(kind, row, role, text, table)
            elif copy or not table.says(cells.get(column.number), text):
                self._put(entries, cells.get(column.number), (text, value), f"{pointer}/{role}", copy)
        for year, (figure, number) in row.figures.items():
            self._put_figure(
                entries, kind, table, cells, copy, (year, figure, f"/{kind}/{number}/{_FIGURES[kind]}"), (unit, time_unit), row
            )
        if entries:
            told = ", ".join(entry.text for entry in entries)
            self._filling.answers.append(Answer(pointer=pointer, text=told, choices=(tuple(entries),)))

    def _put(self, entries: list[Entry], cell: Cell | None, told: Told, pointer: str, copy: int) -> None:
        text, value = told
        if cell is None:
            self._filling.leave(pointer, text, NO_COLUMN)
            return
        entry = self._form.entry(cell, text, value, copy=copy)
        if entry is None:
            self._filling.leave(pointer, text, NOT_ON_THE_LIST)
        else:
            entries.append(replace(entry, field=pointer))

    def _put_figure(
        self,
        entries: list[Entry],
        kind: str,
        table: _Table,
        cells: dict[int, Cell],
        copy: int,
        what: tuple[int | None, float, str],
        units: tuple[int, TimeUnit],
        row: Row,
    ) -> None:
        year, figure, pointer = what
        role = _FIGURES[kind]
        payer = row.names.get("funding", ("", None))[0]
        column = table.figure_column(role, year, payer)
        if column is None:
            text, _ = self._figure(kind, figure, 1, TimeUnit.HOURS)
            self._filling.leave(pointer, f"{year}: {text}" if year else text, NO_YEAR)
            return
        text, value = self._figure(kind, figure, column.unit or units[0], column.time_unit or units[1])
        cell = cells.get(column.number)
        if cell is not None and isinstance(value, int | float) and "%" in cell.number_format:
            value = value / 100
        if column.year is None and year is not None and table.column("year") is None:
            if cell is None or is_in_sheet(cell.place) or len(row.figures) == 1:
                self._filling.leave(f"/{kind}/{row.number}/year", str(year), NO_COLUMN)
            else:
                text = f"{year}: {text}"
            self._add_figure(entries, cell, text, value, copy, pointer)
            return
        self._put(entries, cell, (text, value), pointer, copy)

    def _add_figure(self, entries: list[Entry], cell: Cell | None, text: str, value: object, copy: int, pointer: str) -> None:
        """Put a figure in a cell that holds those of all years."""
        before = next((one for one in entries if cell is not None and one.place == cell.place), None)
        if before is None or cell is None:
            self._put(entries, cell, (text, value), pointer, copy)
            return
        entries.remove(before)
        if isinstance(before.value, int | float) and isinstance(value, int | float):
            whole = before.value + value
            self._put(entries, cell, (self._telling.number(whole), whole), pointer, copy)
        else:
            self._put(entries, cell, (f"{before.text}, {text}", None), pointer, copy)

    def _figure(self, kind: str, figure: float, unit: int, time_unit: TimeUnit) -> tuple[str, float]:
        return self._telling.amount(int(figure), unit) if kind == "costs" else self._telling.hours(figure, time_unit)

    def _fill_sums(self, kind: str, table: _Table, unit: int, time_unit: TimeUnit) -> None:
        """Write the total that the proposal states, where the form has room for it and reckons none itself."""
        pointer = "/stated_cost" if kind == "costs" else "/stated_hours"
        stated = getattr(self._proposal, pointer.strip("/"))
        cell = table.total_cell(_FIGURES[kind]) if stated else None
        if cell is not None:
            text, value = self._figure(kind, stated, unit, time_unit)
            self._filling.answers.append(Answer(pointer=pointer, text=text, choices=((Entry(place=cell.place, text=text, value=value),),)))

    # What finds none

    def _leave_row(self, kind: str, row: Row, reason: str) -> None:
        names = ", ".join(text for text, _ in row.names.values())
        figures = ", ".join(
            f"{year}: {self._figure(kind, figure, 1, TimeUnit.HOURS)[0]}" if year else self._figure(kind, figure, 1, TimeUnit.HOURS)[0]
            for year, (figure, _) in row.figures.items()
        )
        self._filling.leave(f"/{kind}/{row.number}", "; ".join(part for part in (names, figures) if part), reason)

    def _leave_name(self, kind: str, row: Row, role: str, text: str, table: _Table) -> None:
        if not (role == "funding" and table.has_payers) and role != "year":
            self._filling.leave(f"/{kind}/{row.number}/{role}", text, NO_COLUMN)


def _name_roles(kind: str) -> tuple[str, ...]:
    return {"finance": ("funding",), "risks": ("description",), "milestones": ("description", "date")}.get(kind, _NAMES.get(kind, ()))


class _Table:
    """One table of lines with its free rows; rows that are used up are told apart from those that are left."""

    def __init__(
        self, form: FormToFill, cells: CellReader, grid: Grid, columns: Sequence[Column], names: Sequence[str], *, may_grow: bool
    ) -> None:
        self._form, self._cells, self._columns, self._names = form, cells, columns, names
        self._may_grow = may_grow
        rows = rows_of(grid)
        self._sums = [row for row in rows if cells.is_sum(row, columns)]
        lines = [row for row in rows if not any(row is one for one in self._sums) and not cells.is_example(row, columns)]
        self._free = [row for row in lines if self._is_free(row)]
        self._printed = [row for row in lines if self._is_printed(row)]
        self._printed_years = [row for row in lines if self._is_printed_year(row)]
        self._last = self._free[-1] if self._free else self._printed[-1] if self._printed else None
        self._copies = 0
        self.has_payers = any(column.payer for column in columns)

    def column(self, role: str) -> Column | None:
        """Return the first column with *role*."""
        return next((column for column in self._columns if column.role == role), None)

    def figure_column(self, role: str, year: int | None, payer: str) -> Column | None:
        """Return where the figures of *year* stand: the year's own column, or the only one."""
        found = [column for column in self._columns if column.role == role]
        of_year = [column for column in found if column.year == year and year is not None]
        paid = [column for column in of_year if not column.payer or same_name(column.payer, payer)]
        if any(column.year is not None for column in found):
            return paid[0] if paid else None
        return found[0] if found else None

    def _used(self) -> Iterable[Column]:
        return (column for column in self._columns if column.role not in ("unknown", "ignored", "number", "total"))

    def _is_free(self, row: dict[int, Cell]) -> bool:
        cells = [cell for column in self._used() if (cell := row.get(column.number)) is not None]
        return bool(cells) and all(self._form.is_free(cell) for cell in cells)

    def _is_printed(self, row: dict[int, Cell]) -> bool:
        """Return whether a row names a line, and has room for its figures."""
        figures = [column for column in self._used() if column.role in ("amount", "hours", "probability", "date")]
        cells = [cell for column in figures if (cell := row.get(column.number)) is not None]
        return bool(cells) and all(self._form.is_free(cell) for cell in cells) and bool(self._name_of(row))

    def _is_printed_year(self, row: dict[int, Cell]) -> bool:
        """Return whether a row prints its year, and nothing else."""
        others = [cell for column in self._used() if column.role != "year" and (cell := row.get(column.number)) is not None]
        return bool(self._year_of(row)) and bool(others) and all(self._form.is_free(cell) for cell in others)

    def _year_of(self, row: dict[int, Cell]) -> str:
        column = self.column("year")
        cell = row.get(column.number) if column is not None else None
        return cell.text.strip() if cell is not None else ""

    def _name_of(self, row: dict[int, Cell]) -> str:
        for role in self._names:
            column = self.column(role)
            cell = row.get(column.number) if column is not None else None
            if cell is not None and (text := cell.text.strip()) and not self._form.is_free(cell):
                return text
        return ""

    def says(self, cell: Cell | None, text: str) -> bool:
        """Whether *cell* prints what *text* says."""
        return cell is not None and bool(cell.text.strip()) and not self._form.is_free(cell) and _same(cell.text, text)

    def row_for(self, row: Row) -> tuple[dict[int, Cell], int] | None:
        """Return the cells for a line, and which copy of their row it is: a printed row of its name, a free one, or a new one."""
        name = next((row.names[role][0] for role in self._names if role in row.names), "")
        for same in (_same, _part) if not self._free else (_same,):
            found = next((one for one in self._printed if name and same(self._name_of(one), name)), None)
            if found is not None:
                self._printed = [one for one in self._printed if one is not found]
                return found, 0
        year = row.names.get("year", ("", None))[0]
        of_year = next((one for one in self._printed_years if year and self._year_of(one) == year), None)
        if of_year is not None:
            self._printed_years = [one for one in self._printed_years if one is not of_year]
            return of_year, 0
        if self._free:
            return self._free.pop(0), 0
        if self._last is not None and self._may_grow:
            self._copies += 1
            return self._last, self._copies
        return None

    def total_cell(self, role: str) -> Cell | None:
        """Return the cell of the sum of all years, where nothing stands in it."""
        for row in reversed(self._sums):
            columns = [column for column in self._columns if column.role == "total"] or [
                column for column in self._columns if column.role == role
            ]
            if len(columns) == 1 and (cell := row.get(columns[0].number)) is not None and self._form.is_free(cell):
                return cell
        return None


def rows_of(grid: Grid) -> list[dict[int, Cell]]:
    """Return the rows of *grid*; in a worksheet also those in which there is no cell yet, down to the next text or as far as is needed."""
    if not is_in_sheet(grid.table.place) or not grid.header_rows or not grid.columns:
        return grid.rows
    columns = [column.number for column in grid.columns]
    if any(row.keys() >= set(columns) and any(not cell.text.strip() for cell in row.values()) for row in grid.rows):
        return grid.rows  # the form has made its lines: where they are too few, more are made like them
    own = {cell.row: row for row in grid.rows for cell in row.values() if min(columns) <= cell.column <= max(columns)}
    taken = {
        row for cell in grid.table.cells if cell.text.strip() and min(columns) <= cell.column <= max(columns)
        for row in range(cell.row, cell.row + cell.row_span)
    }  # fmt: skip
    first = max(grid.header_rows) + 1
    below = min((row for row in taken if row >= first and row not in own), default=0)
    last = below - 2 if below else max(own, default=first - 1) + _MOST_NEW  # a line stays empty before what comes next
    if any(is_total(cell.text) for row in own.values() for cell in row.values()):
        last = max(own)
    rows = []
    for number in range(first, max([last, *own]) + 1):
        row = dict(own.get(number, {}))
        if number <= last and not (number in own and any(is_total(cell.text) for cell in row.values())):
            for column in columns:
                row.setdefault(column, _new_cell(grid, number, column))
        if row:
            rows.append(row)
    return rows


def _new_cell(grid: Grid, row: int, column: int) -> Cell:
    name = f"{column_letters(column)}{row}"
    return Cell(row=row, column=column, place=Place((*grid.table.place.steps[:1], ("cell", name))))


def _same(printed: str, name: str) -> bool:
    return same_name(printed.strip(), name)


def _part(printed: str, name: str) -> bool:
    """Return whether one of two names says the other and more: «Utstyr», «Utstyr og inventar»."""
    first, second = printed.casefold(), name.casefold()
    return first.startswith(second) or second.startswith(first)
