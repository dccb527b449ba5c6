"""The sheet with what the chosen measures ask of money, units and people, held against what there is; with two charts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tiltaksplan.document.blocks import Align, Cell, Part, Role, Section, Table, paragraph
from tiltaksplan.document.worksheet import Area, CellChart, CellRule, CellSeries, Mark, SheetLayout, SheetTable, Tone, letter
from tiltaksplan.language import N_
from tiltaksplan.plan.outcome import BudgetLoad, Load
from tiltaksplan.plan.plan_sheets import plan_sheet
from tiltaksplan.reports.workbook_words import (
    MONEY_FORMAT,
    POINTED_OUT,
    SHARE_FORMAT,
    TABLES,
    YEAR_FORMAT,
    Book,
    header_cells,
    height_of,
    number_of,
    title_cells,
)

NAME_WIDTH, FIGURE_WIDTH = 36.0, 11.5
CHART_ROWS = 19
CHART_WIDTH_CM, CHART_HEIGHT_CM = 30.0, 9.0
MONEY_CHART_COLUMN, MONEY_CHART_WIDTH_CM = 7, 17.0
NOT_YET = N_(
    "Planen er ikke prioritert ennå. Belastningen regnes av tiltakene som velges. Prioriter i programmet, og lag arbeidsboken på nytt."
)
NOTE = N_("Det de prioriterte tiltakene krever. ▲ og rød bunn: mer enn det er rom for. Arket kan ikke redigeres.")
MONEY_NOTE = N_("Kroner per kilde og år mot det som kan fordeles når reserven er trukket fra.")
UNITS_NOTE = N_("Andel av timene enheten kan gi i kvartalet. Timer og kapasitet står i kolonnene til høyre.")
PEOPLE_NOTE = N_("Andel av en fjerdedel av timene personen kan gi i året. Timer og kapasitet står i kolonnene til høyre.")
HOURS_OF, CAPACITY_OF = N_("{quarter} timer"), N_("{quarter} kapasitet")
NO_CAPACITY = "–"


@dataclass(slots=True)
class _Sheet:
    """What is put together while the sheet is laid out, from the top down."""

    cells: list[Cell] = field(default_factory=list)
    tables: list[SheetTable] = field(default_factory=list)
    rules: list[CellRule] = field(default_factory=list)
    charts: list[CellChart] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    row: int = 4
    columns: int = 5

    def heading(self, title: str, note: str) -> None:
        """Begin a part."""
        self.cells.append(Cell(row=self.row, column=1, blocks=(paragraph(title, Role.HEADING),)))
        self.cells.append(Cell(row=self.row + 1, column=1, blocks=(paragraph(note, Role.NOTE),)))
        self.row += 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """Hours against capacity, a row a unit or a person and a column a quarter.

    Attributes:
        figures: (hours, capacity) by name and quarter.
        limit: The share of the capacity above which there is too much.
    """

    table: str
    label: str
    quarters: tuple[str, ...]
    figures: dict[tuple[str, str], tuple[float, float]]
    limit: str

    @property
    def names(self) -> tuple[str, ...]:
        """Who has hours in any quarter, in the outcome's order."""
        return tuple(dict.fromkeys(name for (name, _), (hours, _) in self.figures.items() if hours))


def load_sheet(book: Book) -> Section:
    """Return the sheet; without an outcome, the sentence that says how to get one."""
    title = book.words(plan_sheet("load").title)
    sheet = _Sheet()
    if book.outcome is None or not any((book.outcome.load.units, book.outcome.load.people, book.outcome.load.budget)):
        sheet.cells.extend(title_cells(title, book.words(NOT_YET)))
    else:
        load = book.outcome.load
        sheet.cells.extend(title_cells(title, book.words(NOTE)))
        _add_money(sheet, load.budget, book)
        _add_units(sheet, load, book)
        _add_people(sheet, load, book)
    table = Table(
        cells=tuple(sheet.cells), rows=max(sheet.row, 2), columns=sheet.columns,
        widths=(NAME_WIDTH, *(FIGURE_WIDTH for _ in range(sheet.columns - 1))), heights=tuple(sheet.heights.items()) or ((2, 15.0),),
    )  # fmt: skip
    quarters = len(_quarters(book.outcome.load)) if book.outcome is not None else 0
    layout = SheetLayout(
        mark=Mark.SHOWN, protected=True, gridlines=False, frozen=(4, 2) if sheet.tables else None, tables=tuple(sheet.tables),
        rules=tuple(sheet.rules), charts=tuple(sheet.charts),
        print_area=Area(1, 1, max(sheet.row, 2), max(1 + quarters, MONEY_CHART_COLUMN + 6)) if sheet.tables else None,
    )  # fmt: skip
    return Section(part=Part.SHEET, title=title, landscape=True, blocks=(table,), layout=layout)


def _quarters(load: Load) -> tuple[str, ...]:
    return tuple(sorted({one.quarter for one in (*load.units, *load.people)}))


def _add_money(sheet: _Sheet, budget: Sequence[BudgetLoad], book: Book) -> None:
    words = book.words
    if not budget:
        return
    sheet.heading(words(N_("Penger")), words(MONEY_NOTE))
    header, first = sheet.row, sheet.row + 1
    sources = tuple(dict.fromkeys(one.funding for one in budget))
    years = sorted({one.year for one in budget})
    lines = {(one.funding, one.year): one for one in budget}
    texts = [words(text) for text in (N_("Kilde"), N_("År"), N_("Beløp"), N_("Kan fordeles"), N_("Andel i bruk"))]
    sheet.cells.extend(header_cells(header, texts, right=(1, 2, 3, 4)))
    row = first
    for source in sources:
        for year in years:
            one = lines.get((source, year), BudgetLoad(year=year, funding=source, amount=0, limit=0))
            sheet.cells.extend(_money_row(row, one))
            row += 1
    last = row - 1
    sheet.tables.append(SheetTable(name=TABLES["money"], area=Area(header, 1, last, 5), reckoned=()))
    for column, number_format in ((3, MONEY_FORMAT), (5, SHARE_FORMAT)):
        formula = f"$C{first}>$D{first}"
        sheet.rules.append(_over(Area.of_column(column, first, last), formula, number_format))
    _add_money_chart(sheet, sources, years, (header, first), book)
    sheet.row = max(last + 2, header + CHART_ROWS)


def _money_row(row: int, one: BudgetLoad) -> Iterator[Cell]:
    share = one.amount / one.limit if one.limit else None
    yield Cell(row=row, column=1, value=one.funding, locked=True)
    yield Cell(row=row, column=2, value=one.year, number_format=YEAR_FORMAT, align=Align.RIGHT, locked=True)
    yield Cell(row=row, column=3, value=one.amount, number_format=MONEY_FORMAT, align=Align.RIGHT, locked=True)
    yield Cell(row=row, column=4, value=one.limit, number_format=MONEY_FORMAT, align=Align.RIGHT, locked=True)
    yield Cell(
        row=row, column=5, formula=f'IF(D{row}=0,"{NO_CAPACITY}",C{row}/D{row})', value=NO_CAPACITY if share is None else round(share, 6),
        number_format=SHARE_FORMAT, align=Align.RIGHT, locked=True,
    )  # fmt: skip


def _add_money_chart(sheet: _Sheet, sources: Sequence[str], years: Sequence[int], rows: tuple[int, int], book: Book) -> None:
    """Add the chart of money by year: a source is a stretch of rows, so its figures lie together."""
    header, first = rows
    count = len(years)
    starts = [first + number * count for number in range(len(sources))]
    words = book.words
    sheet.charts.append(
        CellChart(
            title=words(N_("Penger i bruk per år og kilde")),
            alt=words(N_("Stablede stolper: kroner per år, en farge for hver kilde. Tallene står i tabellen ved siden av.")),
            categories=Area.of_column(2, first, first + count - 1),
            series=tuple(
                CellSeries(name=Area(start, 1, start, 1), values=Area.of_column(3, start, start + count - 1)) for start in starts
            ),
            row=header - 1, column=MONEY_CHART_COLUMN, width_cm=MONEY_CHART_WIDTH_CM, height_cm=CHART_HEIGHT_CM, unit=words(N_("kroner")),
        )
    )  # fmt: skip


def _over(area: Area, formula: str, number_format: str) -> CellRule:
    return CellRule(area=area, formula=formula, tone=Tone.OVER, number_format=f'"{POINTED_OUT}"{number_format}')


def _add_units(sheet: _Sheet, load: Load, book: Book) -> None:
    words = book.words
    figures = {(one.unit, one.quarter): (one.hours, one.capacity) for one in load.units}
    grid = _Grid(table=TABLES["units"], label=words(N_("Enhet")), quarters=_quarters(load), figures=figures, limit="1")
    if not grid.names:
        return
    sheet.heading(words(N_("Enheter")), words(UNITS_NOTE))
    header, first = sheet.row, sheet.row + 1
    _add_grid(sheet, grid, book)
    count = len(grid.quarters)
    sheet.charts.append(
        CellChart(
            title=words(N_("Timer i bruk per kvartal og enhet")),
            alt=words(N_("Stablede stolper: timer per kvartal, en farge for hver enhet. Tallene står i tabellen over.")),
            categories=Area(header, 2, header, 1 + count),
            series=tuple(
                CellSeries(name=Area(row, 1, row, 1), values=Area(row, 2 + count, row, 1 + 2 * count))
                for row in range(first, first + len(grid.names))
            ),
            row=sheet.row, column=1, width_cm=CHART_WIDTH_CM, height_cm=CHART_HEIGHT_CM, unit=words(N_("timer")),
        )
    )  # fmt: skip
    sheet.row += CHART_ROWS + 1


def _add_people(sheet: _Sheet, load: Load, book: Book) -> None:
    words = book.words
    figures = {(one.person, one.quarter): (one.hours, one.capacity) for one in load.people}
    grid = _Grid(
        table=TABLES["people"],
        label=words(N_("Person")),
        quarters=_quarters(load),
        figures=figures,
        limit="tp_limit_max_person_quarter/100",
    )
    if grid.names:
        sheet.heading(words(N_("Personer")), words(PEOPLE_NOTE))
        _add_grid(sheet, grid, book)


def _add_grid(sheet: _Sheet, grid: _Grid, book: Book) -> None:
    """Add a table: shares of the capacity first, which is what people look for, then the hours and the capacity that they come from."""
    count, header, first = len(grid.quarters), sheet.row, sheet.row + 1
    columns = 1 + 3 * count
    heads = [book.quarter(quarter) for quarter in grid.quarters]
    words = book.words
    texts = [
        grid.label, *heads, *(words(HOURS_OF, quarter=head) for head in heads), *(words(CAPACITY_OF, quarter=head) for head in heads),
    ]  # fmt: skip
    sheet.cells.extend(header_cells(header, texts, right=range(1, columns)))
    sheet.heights[header] = height_of(2) + 3
    for row, name in enumerate(grid.names, start=first):
        sheet.cells.append(Cell(row=row, column=1, value=name, locked=True))
        sheet.cells.extend(_grid_row(row, [grid.figures.get((name, quarter), (0.0, 0.0)) for quarter in grid.quarters]))
    last = first + len(grid.names) - 1
    sheet.tables.append(SheetTable(name=grid.table, area=Area(header, 1, last, columns)))
    hours, capacity = f"{letter(2 + count)}{first}", f"{letter(2 + 2 * count)}{first}"
    formula = f"ROUND({hours},2)>ROUND({capacity}*{grid.limit},2)"
    sheet.rules.append(_over(Area(first, 2, last, 1 + count), formula, SHARE_FORMAT))
    sheet.columns = max(sheet.columns, columns)
    sheet.row = last + 2


def _grid_row(row: int, figures: Iterable[tuple[float, float]]) -> Iterator[Cell]:
    pairs = list(figures)
    count = len(pairs)
    for number, (hours, capacity) in enumerate(pairs):
        taken, room = f"{letter(2 + count + number)}{row}", f"{letter(2 + 2 * count + number)}{row}"
        share = hours / capacity if capacity else NO_CAPACITY if hours else 0.0
        yield Cell(
            row=row, column=2 + number, formula=f'IF({room}=0,IF({taken}=0,0,"{NO_CAPACITY}"),{taken}/{room})',
            value=share if isinstance(share, str) else round(share, 6), number_format=SHARE_FORMAT, align=Align.RIGHT, locked=True,
            faint=not hours,
        )  # fmt: skip
    for start, values in ((2 + count, (hours for hours, _ in pairs)), (2 + 2 * count, (capacity for _, capacity in pairs))):
        for number, value in enumerate(values):
            yield Cell(row=row, column=start + number, value=number_of(value), number_format=MONEY_FORMAT, align=Align.RIGHT, locked=True)
