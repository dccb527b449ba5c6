"""The sheet with what the chosen measures ask of money, units and people, held against what there is; with two charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    TITLE_HEIGHT,
    YEAR_FORMAT,
    Book,
    header_cells,
    height_of,
    number_of,
    title_cells,
)

NAME_WIDTH, FIGURE_WIDTH = 36.0, 12.5
CHART_ROWS = 20
CHART_WIDTH_CM, CHART_HEIGHT_CM = 30.0, 9.0
MONEY_CHART_COLUMN, MONEY_CHART_WIDTH_CM = 7, 18.0
NOT_YET = N_(
    "Planen er ikke prioritert ennå. Belastningen regnes av tiltakene som velges. Prioriter i programmet, og lag arbeidsboken på nytt."
)
NOTE = N_("Det de prioriterte tiltakene krever. ▲ og rød bunn: mer enn det er rom for. Arket kan ikke redigeres.")
MONEY_NOTE = N_("Kroner per kilde og år mot det som kan fordeles når reserven er trukket fra.")
UNITS_NOTE = N_("Andel av timene enheten kan gi i kvartalet. Timer og kapasitet står i kolonnene til høyre.")
PEOPLE_NOTE = N_("Andel av en fjerdedel av timene personen kan gi i året. Timer og kapasitet står i kolonnene til høyre.")
HOURS_OF, CAPACITY_OF = N_("{quarter} timer"), N_("{quarter} kapasitet")
NO_CAPACITY = "–"
ALL_SOURCES, ALL_UNITS, ALL_PEOPLE = N_("Alle kildene"), N_("Alle enhetene"), N_("Alle personene")


@dataclass(slots=True)
class _Sheet:
    """What is put together while the sheet is laid out, from the top down."""

    cells: list[Cell] = field(default_factory=list)
    tables: list[SheetTable] = field(default_factory=list)
    rules: list[CellRule] = field(default_factory=list)
    charts: list[CellChart] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)
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
        total: What the row of sums is called.
    """

    table: str
    label: str
    quarters: tuple[str, ...]
    figures: dict[tuple[str, str], tuple[float, float]]
    limit: str
    total: str

    @property
    def names(self) -> tuple[str, ...]:
        """Who has hours in any quarter, in the outcome's order."""
        return tuple(dict.fromkeys(name for (name, _), (hours, _) in self.figures.items() if hours))


def load_sheet(book: Book) -> Section:
    """Return the sheet; without an outcome, the sentence that says how to get one."""
    title = book.words(plan_sheet("load").title)
    sheet = _Sheet()
    load = book.outcome.load if book.outcome is not None else Load()
    told = bool(load.units or load.people or load.budget)
    sheet.cells.extend(title_cells(title, book.words(NOTE if told else NOT_YET)))
    _add_money(sheet, load.budget, book)
    _add_units(sheet, load, book)
    _add_people(sheet, load, book)
    last = max(sheet.row, 2)
    table = Table(
        cells=tuple(sheet.cells),
        rows=last,
        columns=sheet.columns,
        widths=(NAME_WIDTH, *(FIGURE_WIDTH for _ in range(sheet.columns - 1))),
        heights=(TITLE_HEIGHT, *sheet.heights.items()),
    )
    layout = SheetLayout(
        mark=Mark.SHOWN,
        protected=True,
        gridlines=False,
        frozen=(4, 2) if told else None,
        tables=tuple(sheet.tables),
        rules=tuple(sheet.rules),
        charts=tuple(sheet.charts),
        print_area=Area(1, 1, last, max(1 + len(_quarters(load)), MONEY_CHART_COLUMN + 5)) if told else None,
        page_breaks=tuple(sheet.breaks),
    )
    return Section(part=Part.SHEET, title=title, landscape=True, blocks=(table,), layout=layout)


def _quarters(load: Load) -> tuple[str, ...]:
    return tuple(sorted({*(one.quarter for one in load.units), *(one.quarter for one in load.people)}))


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
    sheet.heights[header] = height_of(2)
    rows = [lines.get((source, year), BudgetLoad(year=year, funding=source, amount=0, limit=0)) for source in sources for year in years]
    last = first + len(rows) - 1
    for row, one in enumerate(rows, start=first):
        sheet.cells.extend(_money_row(row, one))
    for row, year in enumerate(years, start=last + 1):
        sheet.cells.extend(_money_sum(row, year, rows, (first, last), words(ALL_SOURCES)))
    sheet.tables.append(SheetTable(name=TABLES["money"], area=Area(header, 1, last, 5)))
    for column, number_format in ((3, MONEY_FORMAT), (5, SHARE_FORMAT)):
        area = Area.of_column(column, first, last + len(years))
        sheet.rules.append(_over(area, f"$C{first}>$D{first}", number_format))
    _add_money_chart(sheet, sources, len(years), (header, first, last), book)
    sheet.row = max(last + len(years) + 2, header + CHART_ROWS)


def _money_row(row: int, one: BudgetLoad) -> Iterator[Cell]:
    yield Cell(row=row, column=1, value=one.funding, locked=True)
    yield Cell(row=row, column=2, value=one.year, number_format=YEAR_FORMAT, align=Align.RIGHT, locked=True)
    for column, amount in ((3, one.amount), (4, one.limit)):
        yield Cell(row=row, column=column, value=amount, number_format=MONEY_FORMAT, align=Align.RIGHT, locked=True)
    yield _share(row, 5, (f"C{row}", f"D{row}"), (one.amount, one.limit))


def _money_sum(row: int, year: int, rows: Sequence[BudgetLoad], place: tuple[int, int], label: str) -> Iterator[Cell]:
    first, last = place
    yield Cell(row=row, column=1, value=label, bold=True, locked=True)
    yield Cell(row=row, column=2, value=year, number_format=YEAR_FORMAT, align=Align.RIGHT, bold=True, locked=True)
    sums = sum(one.amount for one in rows if one.year == year), sum(one.limit for one in rows if one.year == year)
    for column, amount in zip((3, 4), sums, strict=True):
        name = letter(column)
        formula = f"SUMIFS({name}${first}:{name}${last},$B${first}:$B${last},$B{row})"
        yield Cell(
            row=row, column=column, formula=formula, value=amount, number_format=MONEY_FORMAT, align=Align.RIGHT, bold=True, locked=True
        )
    yield _share(row, 5, (f"C{row}", f"D{row}"), sums, bold=True)


def _share(row: int, column: int, cells: tuple[str, str], figures: tuple[float, float], *, bold: bool = False) -> Cell:
    """Return the cell that holds one figure against another: a share, or a dash where there is nothing to hold it against."""
    (taken, room), (amount, limit) = cells, figures
    share = round(amount / limit, 6) if limit else NO_CAPACITY if amount else 0.0
    return Cell(
        row=row,
        column=column,
        formula=f'IF({room}=0,IF({taken}=0,0,"{NO_CAPACITY}"),{taken}/{room})',
        value=share,
        number_format=SHARE_FORMAT,
        align=Align.RIGHT,
        locked=True,
        bold=bold,
        faint=not amount,
    )


def _add_money_chart(sheet: _Sheet, sources: Sequence[str], years: int, rows: tuple[int, int, int], book: Book) -> None:
    """Add the chart of money by year: a source is a stretch of rows, so its figures lie together."""
    header, first, last = rows
    words = book.words
    starts = [first + number * years for number in range(len(sources))]
    chart = CellChart(
        title=words(N_("Penger i bruk per år og kilde")),
        alt=words(
            N_("Stablede stolper: kroner per år, en farge for hver kilde, og en stiplet linje for det som kan fordeles. Se tabellen.")
        ),
        categories=Area.of_column(2, first, first + years - 1),
        series=tuple(CellSeries(name=Area(start, 1, start, 1), values=Area.of_column(3, start, start + years - 1)) for start in starts),
        limits=(CellSeries(name=words(N_("Kan fordeles")), values=Area.of_column(4, last + 1, last + years)),),
        row=header - 1,
        column=MONEY_CHART_COLUMN,
        width_cm=MONEY_CHART_WIDTH_CM,
        height_cm=CHART_HEIGHT_CM,
        unit=words(N_("kroner")),
    )
    sheet.charts.append(chart)


def _over(area: Area, formula: str, number_format: str) -> CellRule:
    return CellRule(area=area, formula=formula, tone=Tone.OVER, number_format=f'"{POINTED_OUT}"{number_format}')


def _add_units(sheet: _Sheet, load: Load, book: Book) -> None:
    words = book.words
    figures = {(one.unit, one.quarter): (one.hours, one.capacity) for one in load.units}
    grid = _Grid(
        table=TABLES["units"], label=words(N_("Enhet")), quarters=_quarters(load), figures=figures, limit="1", total=words(ALL_UNITS)
    )
    if not grid.names:
        return
    if sheet.charts:
        sheet.breaks.append(sheet.row - 1)
    sheet.heading(words(N_("Enheter")), words(UNITS_NOTE))
    header, count = sheet.row, len(grid.quarters)
    rows = range(header + 1, header + 1 + len(grid.names))
    _add_grid(sheet, grid, book)
    chart = CellChart(
        title=words(N_("Timer i bruk per kvartal og enhet")),
        alt=words(
            N_("Stablede stolper: timer per kvartal, en farge for hver enhet, og en stiplet linje for kapasiteten. Se tabellen over.")
        ),
        categories=Area(header, 2, header, 1 + count),
        series=tuple(CellSeries(name=Area(row, 1, row, 1), values=Area(row, 2 + count, row, 1 + 2 * count)) for row in rows),
        limits=(CellSeries(name=words(N_("Kapasitet")), values=Area(rows.stop, 2 + 2 * count, rows.stop, 1 + 3 * count)),),
        row=sheet.row,
        column=1,
        width_cm=CHART_WIDTH_CM,
        height_cm=CHART_HEIGHT_CM,
        unit=words(N_("timer")),
    )
    sheet.charts.append(chart)
    sheet.row += CHART_ROWS


def _add_people(sheet: _Sheet, load: Load, book: Book) -> None:
    words = book.words
    figures = {(one.person, one.quarter): (one.hours, one.capacity) for one in load.people}
    grid = _Grid(
        table=TABLES["people"],
        label=words(N_("Person")),
        quarters=_quarters(load),
        figures=figures,
        limit="tp_limit_max_person_quarter/100",
        total=words(ALL_PEOPLE),
    )
    if grid.names:
        if sheet.charts:
            sheet.breaks.append(sheet.row - 1)
        sheet.heading(words(N_("Personer")), words(PEOPLE_NOTE))
        _add_grid(sheet, grid, book)


def _add_grid(sheet: _Sheet, grid: _Grid, book: Book) -> None:
    """Add a table: shares of the capacity first, which is what people look for, then the hours and the capacity that they come from."""
    count, header, first = len(grid.quarters), sheet.row, sheet.row + 1
    columns = 1 + 3 * count
    heads = [book.quarter(quarter) for quarter in grid.quarters]
    words = book.words
    texts = [grid.label, *heads, *(words(text, quarter=head) for text in (HOURS_OF, CAPACITY_OF) for head in heads)]
    sheet.cells.extend(header_cells(header, texts, right=range(1, columns)))
    sheet.heights[header] = height_of(2)
    rows = [[grid.figures.get((name, quarter), (0.0, 0.0)) for quarter in grid.quarters] for name in grid.names]
    for row, (name, figures) in enumerate(zip(grid.names, rows, strict=True), start=first):
        sheet.cells.append(Cell(row=row, column=1, value=name, locked=True))
        sheet.cells.extend(_grid_row(row, figures))
    last = first + len(rows) - 1
    sheet.cells.append(Cell(row=last + 1, column=1, value=grid.total, bold=True, locked=True))
    sheet.cells.extend(_grid_row(last + 1, [_sum(column) for column in zip(*rows, strict=True)], sums_of=(first, last)))
    sheet.tables.append(SheetTable(name=grid.table, area=Area(header, 1, last, columns)))
    hours, capacity = f"{letter(2 + count)}{first}", f"{letter(2 + 2 * count)}{first}"
    formula = f"ROUND({hours},2)>ROUND({capacity}*{grid.limit},2)"
    sheet.rules.append(_over(Area(first, 2, last + 1, 1 + count), formula, SHARE_FORMAT))
    sheet.columns = max(sheet.columns, columns)
    sheet.row = last + 3


def _sum(pairs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return sum(hours for hours, _ in pairs), sum(capacity for _, capacity in pairs)


def _grid_row(row: int, figures: Sequence[tuple[float, float]], sums_of: tuple[int, int] | None = None) -> Iterator[Cell]:
    count, bold = len(figures), sums_of is not None
    for number, pair in enumerate(figures):
        cells = f"{letter(2 + count + number)}{row}", f"{letter(2 + 2 * count + number)}{row}"
        yield _share(row, 2 + number, cells, pair, bold=bold)
        for column, value in zip((2 + count + number, 2 + 2 * count + number), pair, strict=True):
            formula = f"SUM({letter(column)}{sums_of[0]}:{letter(column)}{sums_of[1]})" if sums_of else None
            yield Cell(
                row=row, column=column, value=number_of(value), formula=formula, number_format=MONEY_FORMAT, align=Align.RIGHT,
                locked=True, bold=bold,
            )  # fmt: skip
