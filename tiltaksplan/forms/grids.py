"""The lines of a form's tables: costs, hours, risks and milestones, whichever way the table lies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tiltaksplan.document.blocks import Cell
from tiltaksplan.forms.evidence import Evidence
from tiltaksplan.forms.grid_cells import CellReader
from tiltaksplan.forms.grid_risks import RiskReader
from tiltaksplan.forms.grid_roles import Column, are_figures, columns_of, first_role, give_roles, kind_of, names_sources, turned
from tiltaksplan.forms.help_text import Help
from tiltaksplan.forms.kinds import fit_of_column, is_person
from tiltaksplan.forms.labels import column_scores, field_scores
from tiltaksplan.forms.reading import Unplaced
from tiltaksplan.forms.rows_of_years import rows_of_years
from tiltaksplan.forms.slots import Grid
from tiltaksplan.forms.values import (
    TimeUnit,
    Unclear,
    is_empty_answer,
    one_line,
    read_amount,
    read_by_year,
    read_hours,
    read_hours_unit_of_header,
    read_unit_of_header,
    read_year,
)  # fmt: skip
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.proposal import CostLine, HourLine

TOTAL_DIFFERS = N_("Skjemaet oppgir {stated} til sammen, men linjene gir {found}. Kontroller beløpene.")
_OTHERS = re.compile(
    r"\b(?:tidligere|tidlegare|forrige|førre|previous|earlier|past)\b.{0,40}(?:tildel|søknad|prosjekt|tilsku|tilskot|støtte|tiltak|grant|project|award)"
    r"|\b(?:andre søknader|andre søknadar|søkt andre steder|other applications)\b",
    re.IGNORECASE,
)
_BY_SOURCE = re.compile(r"kilde|kjelde|finansier|hvem betaler|kven betaler|source|funding|who pays", re.IGNORECASE)
_OWN_MONEY = re.compile(
    r"egne midler|eigne midlar|egenfinansiering|eigenfinansiering|own funds|eksterne? (?:midler|midlar|finansiering)", re.IGNORECASE
)
_A_LEADER = 0.98
_FEW_AND_BARE = re.compile(r"(?:[1-9]|1[0-2])(?:[.,]\d+)?")  # may be months or work years where nothing says what is counted
_UNITS_NAMED = re.compile(r"timer|timar|hours|prosent|per ?cent|%|årsverk|work years?|fte|måned|månad|month", re.IGNORECASE)


@dataclass(slots=True)
class Finance:
    """Sources that a table of its own names, apart from what they pay for."""

    sources: list[tuple[str, Cell]] = field(default_factory=list)
    amounts: dict[str, list[str]] = field(default_factory=dict)


class GridReader:
    """Reads the tables of one form into *evidence*.

    Args:
        notes: By table number, what stands above it as help: «Alle beløp i 1000 kr».
        first_year: Of the plan: what «År 1» means.
    """

    def __init__(
        self, evidence: Evidence, help_text: Help, *, work_year: float = 1695, first_year: int | None = None, general_note: str = ""
    ) -> None:
        self.evidence = evidence
        self.cells = CellReader(evidence, help_text)
        self.others = RiskReader(evidence, self.cells)
        self.work_year = work_year
        self.first_year = first_year
        self.general_note = general_note
        self.finance = Finance()
        self._has_expenses = False

    def expect(self, grids: Sequence[Grid]) -> None:
        """Learn which tables are to come: beside one of expenses that names no payer, one of payers alone is of sources."""
        for each in grids:
            grid = rows_of_years(each) or turned(each) or each
            columns = columns_of(grid, self.first_year)
            if kind_of(grid, columns) == "costs":
                roles = {column.role: column.sure for column in give_roles(columns, "costs")}
                self._has_expenses = self._has_expenses or ("funding" not in roles and "category" in roles)

    def read(self, grid: Grid, note: str = "") -> bool:
        """Read one table; return whether it was one that the plan has room for."""
        grid = rows_of_years(grid) or turned(grid) or grid
        columns = columns_of(grid, self.first_year)
        kind = kind_of(grid, columns) if not any(_OTHERS.search(heading) for heading in grid.section[-1:]) else ""
        if not kind:
            self.cells.leave_all(grid)
            return False
        if kind == "finance" or (kind == "costs" and self._has_expenses and names_sources(columns)):
            self._read_finance(grid, give_roles(columns, "costs"))
            return True
        self.evidence.asked.add(f"/{kind}")
        columns = give_roles(columns, kind)
        name_the_unnamed(columns, kind, grid.section[-1] if grid.section else "")
        note = " ".join((*grid.section, note))
        if kind == "costs":
            self.cost_lines(grid, columns, note)
        elif kind == "hours":
            self.hour_lines(grid, columns, note)
        elif kind == "risks":
            self.others.risks(grid, columns)
        else:
            self.others.milestones(grid, columns)
        return True

    # Costs and hours

    def cost_lines(self, grid: Grid, columns: list[Column], note: str) -> None:
        """Read the lines of a table of costs."""
        unit = read_unit_of_header(note) or read_unit_of_header(self.general_note) or 1
        stated: list[tuple[float, Cell]] = []
        before = len(self.evidence.costs)
        for row in grid.rows:
            if self.cells.is_sum(row, columns):
                stated += self._stated(
                    row, columns, lambda cell, text, column: read_amount(self.cells.figure(cell, text), unit=column.unit or unit)
                )
                continue
            if self.cells.is_example(row, columns):
                continue
            category, category_cell = self.cells.named(row, columns, "category")
            funding, funding_cell = self.cells.named(row, columns, "funding")
            year, year_cell = self._year(row, columns)
            taken = False
            for column in [one for one in columns if one.role == "amount"]:
                cell = row.get(column.number)
                text = self.cells.text_of(cell)
                if cell is None or not text:
                    continue
                for of_year, written in self._by_year(column.year or year, text):
                    value = self.cells.figure(cell, written) if written == text else written
                    amount = read_amount(value, unit=column.unit or unit, of_one_year=of_year is not None)
                    if amount == 0:
                        continue
                    payer = funding or column.payer or None
                    line = CostLine(year=of_year, category=category, funding=payer, amount=amount if isinstance(amount, int) else None)
                    self._keep(
                        "costs", line, amount, cell, text, column, {"category": category_cell, "funding": funding_cell, "year": year_cell}
                    )
                    taken = True
            if not taken and funding and category and funding_cell is not None and not self._asks(row, columns):
                self.evidence.unplaced.append(Unplaced(place=funding_cell.place, text=f"{category}: {funding}"))
            self.cells.leave(row, columns)
        self._hold_total("/stated_cost", stated, [line.amount for line in self.evidence.costs[before:]])

    @staticmethod
    def _asks(row: dict[int, Cell], columns: Sequence[Column]) -> bool:
        """Return whether a line without a figure has its words printed, so that nobody wrote it."""
        return all(
            cell.locked is True or cell.shaded or cell.bold
            for cell in row.values()
            if cell.text.strip() and cell.column != columns[0].number
        )

    def hour_lines(self, grid: Grid, columns: list[Column], note: str) -> None:
        """Read the lines of a table of hours."""
        told = time_unit_of(grid.section[-1] if grid.section else "") or time_unit_of(note)
        unit = told or TimeUnit.HOURS
        stated: list[tuple[float, Cell]] = []
        before = len(self.evidence.hours)
        for row in grid.rows:
            if self.cells.is_sum(row, columns):
                stated += self._stated(row, columns, lambda cell, text, column: self._time(cell, text, column.time_unit or unit))
                continue
            if self.cells.is_example(row, columns):
                continue
            person, person_cell = self.cells.named(row, columns, "person")
            role, role_cell = self.cells.named(row, columns, "role")
            home, home_cell = self.cells.named(row, columns, "unit")
            year, year_cell = self._year(row, columns)
            lines = len(self.evidence.hours)
            for column in [one for one in columns if one.role == "hours"]:
                cell = row.get(column.number)
                text = self.cells.text_of(cell)
                if cell is None or not text:
                    continue
                for of_year, written in self._by_year(column.year or year, text):
                    hours = (
                        self._time(cell, written, column.time_unit or unit)
                        if written == text
                        else read_hours(written, unit=column.time_unit or unit, hours_per_work_year=self.work_year)
                    )
                    if hours == 0:
                        continue
                    line = HourLine(person=person, role=role, unit=home, year=of_year, hours=None if isinstance(hours, Unclear) else hours)
                    counted = told or column.time_unit or not _FEW_AND_BARE.fullmatch(written.strip())
                    self._keep(
                        "hours",
                        line,
                        hours,
                        cell,
                        text,
                        column if counted else replace(column, sure=False),
                        {"person": person_cell, "role": role_cell, "unit": home_cell, "year": year_cell},
                    )
            if len(self.evidence.hours) == lines:
                self._leave_person([(person, person_cell), (role, role_cell), (home, home_cell)])
            self.cells.leave(row, columns)
        self._hold_total("/stated_hours", stated, [line.hours for line in self.evidence.hours[before:]])

    def _leave_person(self, said: Sequence[tuple[str | None, Cell | None]]) -> None:
        """Keep what is said of a person whom no hours are given for; a printed role alone is nobody's."""
        written = [(text, cell) for text, cell in said if text and cell is not None]
        (name, place), (role, _), _home = said
        leads = bool(role) and field_scores(role or "").get("/leader/name", 0.0) >= _A_LEADER
        known = "/leader/name" in self.evidence.asked or "/leader/name" in self.evidence.values
        if leads and not known and name and place is not None and is_person(name):
            self.evidence.take("/leader/name", name, place.place, name, sure=False)
            written = [(text, cell) for text, cell in written if text != name]
        if len(written) > 1 or any(is_person(text) for text, _ in written):
            self.evidence.unplaced.extend(Unplaced(place=cell.place, text=text) for text, cell in written)

    def _time(self, cell: Cell, text: str, unit: TimeUnit) -> float | Unclear:
        return read_hours(self.cells.figure(cell, text), unit=unit, hours_per_work_year=self.work_year)

    def _year(self, row: dict[int, Cell], columns: Sequence[Column]) -> tuple[int | None, Cell | None]:
        column = first_role(columns, "year")
        cell = row.get(column.number) if column else None
        text = self.cells.text_of(cell) or (cell.text.strip() if cell is not None else "")  # a year that the form prints counts too
        if cell is None or not text:
            return None, None
        year = read_year(cell.value if isinstance(cell.value, int | float) and not isinstance(cell.value, bool) else text)
        return (None if isinstance(year, Unclear) else year), cell

    @staticmethod
    def _by_year(year: int | None, text: str) -> list[tuple[int | None, str]]:
        if year is None and (parts := read_by_year(text)):
            return [(of_year, written) for of_year, written in parts]
        return [(year, text)]

    def _keep(
        self,
        kind: str,
        line: CostLine | HourLine,
        figure: float | Unclear,
        cell: Cell,
        text: str,
        column: Column,
        others: dict[str, Cell | None],
    ) -> None:
        lines: list[CostLine] | list[HourLine] = self.evidence.costs if kind == "costs" else self.evidence.hours
        at = f"/{kind}/{len(lines)}"
        lines.append(line)  # type: ignore[arg-type]
        name = "amount" if kind == "costs" else "hours"
        if isinstance(figure, Unclear):
            self.evidence.unclear(f"{at}/{name}", figure, cell.place)
        else:
            self.evidence.source(f"{at}/{name}", cell.place, text, sure=column.sure and (line.year is not None))
        if column.payer and getattr(line, "funding", None) == column.payer:
            self.evidence.source(f"{at}/funding", cell.place, column.label, sure=True)
        if column.year is not None:
            self.evidence.source(f"{at}/year", cell.place, column.label, sure=True)
        elif line.year is not None and others.get("year") is None:  # the cell names the year itself
            self.evidence.source(f"{at}/year", cell.place, text, sure=column.sure)
        for other, other_cell in others.items():
            if other_cell is not None and getattr(line, other) is not None and not (other == "year" and column.year is not None):
                self.evidence.source(f"{at}/{other}", other_cell.place, self.cells.text_of(other_cell), sure=True)

    def _stated(self, row: dict[int, Cell], columns: Sequence[Column], read: object) -> list[tuple[float, Cell]]:
        figures = []
        for column in columns:
            cell = row.get(column.number)
            text = self.cells.text_of(cell)
            if cell is not None and text and column.role in ("amount", "hours", "total") and callable(read):
                figure = read(cell, text, column)
                if not isinstance(figure, Unclear) and figure:
                    figures.append((float(figure), cell, column.role == "total"))
        totals = [(figure, cell) for figure, cell, is_whole in figures if is_whole]
        if totals:
            return totals[-1:]
        return [(sum(figure for figure, _, _ in figures), figures[0][1])] if figures else []

    def _hold_total(self, pointer: str, stated: list[tuple[float, Cell]], lines: Sequence[float | None]) -> None:
        """Keep the total that the form states, and tell where the lines give another one."""
        if not stated or not lines:
            return
        whole, cell = max(stated, key=lambda one: one[0])
        found = sum(line or 0 for line in lines)
        self.evidence.take(pointer, round(whole) if pointer == "/stated_cost" else whole, cell.place, cell.text)
        if abs(whole - found) > 1 and None not in lines:
            message = Message.of(TOTAL_DIFFERS, stated=whole, found=found)
            self.evidence.tell("total-differs", message, pointer, one_line(cell.text), cell.place, Severity.INFO)

    # Sources of money

    def _read_finance(self, grid: Grid, columns: list[Column]) -> None:
        for row in grid.rows:
            if self.cells.is_sum(row, columns):
                continue
            name, cell = self.cells.named(row, columns, "funding")
            amounts = [self.cells.text_of(row.get(column.number)) for column in columns if column.role in ("amount", "total")]
            self.cells.leave(row, columns)
            if name and cell is not None and any(text and not is_empty_answer(text) and text != "0" for text in amounts):
                self.finance.sources.append((name, cell))
                self.finance.amounts[name] = [text for text in amounts if text and not is_empty_answer(text)]

    def give_single_source(self) -> None:
        """Give all cost lines the one source that a table of sources names; several sources cannot be told apart by line."""
        names = {name for name, _ in self.finance.sources}
        lines = self.evidence.costs
        if len(names) == 1 and lines and not any(line.funding for line in lines):
            name, cell = self.finance.sources[0]
            self.evidence.costs = [CostLine(year=line.year, category=line.category, amount=line.amount, funding=name) for line in lines]
            for number in range(len(lines)):
                self.evidence.source(f"/costs/{number}/funding", cell.place, name, sure=False)
        else:
            for name, cell in self.finance.sources:
                amounts = ", ".join(self.finance.amounts.get(name, ()))
                self.evidence.unplaced.append(Unplaced(place=cell.place, text=f"{name}: {amounts}" if amounts else name))


def time_unit_of(text: str) -> TimeUnit | None:
    """Return the unit that *text* names, unless it names several to choose from."""
    return read_hours_unit_of_header(text) if len({found.casefold() for found in _UNITS_NAMED.findall(text)}) <= 2 else None


def _are_payers(names: Sequence[str], heading: str) -> bool:
    """Return whether the lines of a table are named by who pays: the heading says so, or one of them is the museum's own money."""
    return bool(_BY_SOURCE.search(heading)) or any(_OWN_MONEY.fullmatch(name.strip()) for name in names)


def name_the_unnamed(columns: list[Column], kind: str, heading: str) -> None:
    """Give the first column without a role the one that a line cannot do without: what a cost is for, who an hour belongs to."""
    wanted = {"costs": "category", "hours": "person", "risks": "description", "milestones": "description"}[kind]
    if any(column.role == wanted for column in columns):
        return
    first = columns[0]
    if kind == "costs" and not first.label and first_role(columns, "funding") is None and _are_payers(first.samples, heading):
        first.role, first.sure = "funding", False
        return
    has_role = any(column.role == "role" for column in columns)
    for column in columns:
        free = (
            not are_figures(column.samples)
            and column.role in ("unknown", "ignored", "number")
            and column.year is None
            and column_scores(column.label).get("/+number", 0) <= 0.9
        )
        if free and (not has_role or not column.label or fit_of_column("person", column.samples) > 0):
            column.role, column.sure = wanted, column.label == ""
            return
