"""The blank proposal form for Excel: labels left, answers in the middle, help right; grids on their own sheets; sums are formulas.

A hidden sheet (`_tiltaksplan`: pointer, sheet, cell) says where each answer stands, so that a form that comes back is read without a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tiltaksplan.document.blocks import Align, Cell, Document, Part, Properties, Role, Section, Table, paragraph
from tiltaksplan.language import N_, Translate, number_text, translator
from tiltaksplan.plan.fields import Choices, Day, Field, Line, Lines, Money, Names, Number, PlanYear, Text
from tiltaksplan.plan.setup import Setup
from tiltaksplan.reports import form_words as words

FIRST_SHEET = N_("Forslag")
RESOURCES_SHEET = N_("Penger og timer")
RISK_SHEET = N_("Risiko og milepæler")
PLACES_SHEET = "_tiltaksplan"
RISK_SCORE = N_("Risikotall")
TICK_PROMPT = N_("Skriv x for å krysse av.")

LABEL, ANSWER, HELP = 1, 2, 3
FORM_WIDTHS = (34.0, 62.0, 52.0)
LONG_TEXT_POINTS, NAMES_POINTS, LINE_POINTS = 96.0, 48.0, 20.0
HELP_LETTERS_PER_LINE, POINTS_PER_LINE = 60, 13.0
MONEY_FORMAT, HOURS_FORMAT, DATE_FORMAT, TEXT_FORMAT = "#,##0", "#,##0.##", "dd.mm.yyyy", "@"
RISK_WIDTHS = (46.0, 17.0, 14.0, 12.0, 46.0)
RESOURCE_WIDTHS, YEAR_WIDTH, SUM_WIDTH = (36.0, 26.0, 34.0), 13.0, 14.0
# How many columns of the sheet a column of the grid takes, so that grids on one sheet stand in line with each other.
GRID_SPANS: dict[str, tuple[int, ...]] = {"/costs": (1, 2), "/milestones": (1, 4)}
GRID_ROW_POINTS = 19.0
SUM_FORMAT = "#,##0.##;-#,##0.##;"  # nothing where the sum is 0


def proposal_form_excel(setup: Setup, *, language: str = "nb", round_number: int = 1) -> Document:
    """Return the blank form of round 1, or of round 2 with the unit's part, in *language*."""
    translate = translator(language)
    years = (YEAR_WIDTH,) * len(setup.years)
    first = _Sheet(translate(FIRST_SHEET), setup, language, FORM_WIDTHS)
    resources = _Sheet(translate(RESOURCES_SHEET), setup, language, (*RESOURCE_WIDTHS, *years, SUM_WIDTH))
    risk = _Sheet(translate(RISK_SHEET), setup, language, RISK_WIDTHS)
    first.title(translate(words.TITLE), words.period_of(setup, language), translate(words.LEAD_EXCEL), words.send_in(setup, language))
    resources.title(translate(RESOURCES_SHEET), "", translate(words.NO_MANUAL_SUM))
    risk.title(translate(RISK_SHEET))
    for section in words.sections_of(translate, round_number):
        simple = [one for one in section.fields if not isinstance(one.kind, Lines)]
        if simple:
            first.heading(section.title)
        for one in simple:
            first.field(one)
        for one in section.fields:
            if isinstance(one.kind, Lines):
                (risk if one.section == "risk" else resources).grid(one, one.kind)
    sheets = (first, resources, risk)
    places = _places_section([place for sheet in sheets for place in sheet.places])
    title = f"{translate(words.TITLE)} – {words.period_of(setup, language)}"
    return Document(sections=(*(sheet.section() for sheet in sheets), places), language=language, properties=Properties(title=title))


def _places_section(places: list[tuple[str, str, str]]) -> Section:
    cells = tuple(
        Cell(row=row, column=column, value=value)
        for row, place in enumerate(places, start=1)
        for column, value in enumerate(place, start=1)
    )
    return Section(
        part=Part.SHEET, title=PLACES_SHEET, hidden=True, blocks=(Table(cells=cells, rows=len(places), columns=3, widths=(40, 24, 8)),)
    )


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a grid: its field (None where it is computed), and the sheet's columns that it takes."""

    field: Field | None
    title: str
    year: int | None
    at: int
    span: int


@dataclass(slots=True)
class _Sheet:
    """A sheet while it is filled from the top down."""

    name: str
    setup: Setup
    language: str
    widths: tuple[float, ...]
    cells: list[Cell] = field(default_factory=list)
    heights: list[tuple[int, float]] = field(default_factory=list)
    places: list[tuple[str, str, str]] = field(default_factory=list)
    row: int = 0

    @property
    def translate(self) -> Translate:
        return translator(self.language)

    def section(self) -> Section:
        table = Table(cells=tuple(self.cells), rows=self.row, columns=len(self.widths), widths=self.widths, heights=tuple(self.heights))
        return Section(part=Part.SHEET, title=self.name, landscape=True, blocks=(table,))

    def title(self, title: str, *below: str) -> None:
        self._text(title, Role.TITLE, 28)
        for number, text in enumerate(text for text in below if text):
            self._text(text, Role.SUBTITLE if number == 0 and len(below) > 1 else Role.LEAD, 32 if len(text) > 140 else LINE_POINTS)

    def heading(self, text: str) -> None:
        self.row += 1
        self._text(text, Role.HEADING, 24)

    def _text(self, text: str, role: Role, points: float) -> None:
        self.row += 1
        self.cells.append(Cell(row=self.row, column=1, column_span=len(self.widths), blocks=(paragraph(text, role),), locked=True))
        self.heights.append((self.row, points))

    def field(self, one: Field) -> None:
        """Add a row for a field; a row for each frame that can be ticked."""
        if isinstance(one.kind, Choices) and one.kind.of == "frames" and self.setup.frames:
            self._label(one)
            for frame in self.setup.frames:
                self.row += 1
                self.cells.append(
                    Cell(row=self.row, column=LABEL, blocks=(paragraph(frame.name),), locked=True, shaded=True, align=Align.RIGHT)
                )
                tick = Cell(
                    row=self.row, column=ANSWER, options=("x",), input_prompt=self.translate(TICK_PROMPT), locked=False, align=Align.LEFT
                )
                self._answer(f"{one.pointer}/{frame.name}", ANSWER, tick)
            return
        self._label(one)
        options = words.options_of(one, self.setup) if not isinstance(one.kind, Choices) else ()
        answer = Cell(row=self.row, column=ANSWER, options=options, number_format=_format_of(one), locked=False, align=Align.LEFT)
        self._answer(one.pointer, ANSWER, answer)

    def _label(self, one: Field) -> None:
        self.row += 1
        self.cells.append(
            Cell(row=self.row, column=LABEL, blocks=(paragraph(self.translate(one.label)),), bold=True, shaded=True, locked=True)
        )
        help_text = self.translate(one.help) if one.help else ""
        if help_text:
            self.cells.append(Cell(row=self.row, column=HELP, blocks=(paragraph(help_text, Role.HELP),), locked=True))
        least = LONG_TEXT_POINTS if isinstance(one.kind, Text) else NAMES_POINTS if isinstance(one.kind, Names) else LINE_POINTS
        if isinstance(one.kind, Line) and one.kind.at_most > 120:
            least = 2 * POINTS_PER_LINE + 6
        help_lines = -(-len(help_text) // HELP_LETTERS_PER_LINE)
        self.heights.append((self.row, max(least, help_lines * POINTS_PER_LINE + 6)))

    def _answer(self, pointer: str, column: int, cell: Cell) -> None:
        self.cells.append(cell)
        self.places.append((pointer, self.name, f"{_letter(column)}{cell.row}"))

    def grid(self, one: Field, grid: Lines) -> None:
        """Add a grid with a header row, its empty rows, and sums where it spreads figures over the years."""
        self.heading(self.translate(one.label))
        help_text = self.translate(one.help)
        if one.pointer == "/hours":
            help_text += " " + self.translate(words.WORK_YEAR).format(hours=number_text(self.setup.hours_per_work_year, self.language))
        self._text(help_text, Role.HELP, 18)
        columns = self._placed(one, grid)
        self.row += 1
        for column in columns:
            aligned = Align.RIGHT if column.year or column.field is None else None
            self.cells.append(self._cell(column, blocks=(paragraph(column.title),), header=True, locked=True, align=aligned))
        first = self.row + 1
        for line in range(grid.rows_in_form):
            self.row += 1
            self.heights.append((self.row, GRID_ROW_POINTS))
            self._grid_row(one, columns, line)
        if grid.by_year:
            self._sum_row(columns, first)

    def _placed(self, one: Field, grid: Lines) -> list[_Column]:
        """Return the grid's columns with the columns of the sheet that they take."""
        columns, at = [], 1
        spans = GRID_SPANS.get(one.pointer, ())
        for number, (part, title, year) in enumerate(self._grid_columns(grid)):
            span = spans[number] if number < len(spans) else 1
            columns.append(_Column(part, title, year, at, span))
            at += span
        return columns

    def _cell(self, column: _Column, **more: object) -> Cell:
        return Cell(row=self.row, column=column.at, column_span=column.span, **more)  # type: ignore[arg-type]

    def _grid_columns(self, grid: Lines) -> Iterator[tuple[Field | None, str, int | None]]:
        """Yield the columns as they stand in the sheet; a computed one has no field."""
        for column in grid.columns:
            if grid.by_year and isinstance(column.kind, PlanYear):
                continue
            if column.name == grid.by_year:
                yield from ((column, str(year), year) for year in self.setup.years)
                yield None, self.translate(words.SUM), None
            else:
                yield column, self.translate(column.label), None
            if column.pointer == "/risks/*/consequence":
                yield None, self.translate(RISK_SCORE), None

    def _grid_row(self, one: Field, columns: list[_Column], line: int) -> None:
        years = [column.at for column in columns if column.year]
        for column in columns:
            if column.field is None:
                formula = f"SUM({_letter(years[0])}{self.row}:{_letter(years[-1])}{self.row})" if years else _product(column.at, self.row)
                self.cells.append(self._cell(column, formula=formula, number_format=SUM_FORMAT, locked=True, shaded=True))
                continue
            pointer = f"{one.pointer}/{line}/{column.field.name}" + (f"/{column.year}" if column.year else "")
            options = words.options_of(column.field, self.setup)
            self._answer(pointer, column.at, self._cell(column, options=options, number_format=_format_of(column.field), locked=False))

    def _sum_row(self, columns: list[_Column], first: int) -> None:
        last, self.row = self.row, self.row + 1
        self.heights.append((self.row, GRID_ROW_POINTS))
        for column in columns:
            summed = column.year or column.field is None
            formula = f"SUM({_letter(column.at)}{first}:{_letter(column.at)}{last})" if summed else None
            text = (paragraph(self.translate(words.SUM)),) if column.at == 1 else ()
            self.cells.append(self._cell(column, blocks=text, formula=formula, number_format=SUM_FORMAT, header=True, locked=True))


def _format_of(one: Field) -> str:
    if isinstance(one.kind, Day):
        return DATE_FORMAT
    if isinstance(one.kind, Money):
        return MONEY_FORMAT
    if isinstance(one.kind, Number):
        return HOURS_FORMAT if one.kind.unit else "General"
    return TEXT_FORMAT if isinstance(one.kind, Choices) else "General"  # 1.3 is the number of a goal, no date and no decimal


def _product(column: int, row: int) -> str:
    probability, consequence = f"{_letter(column - 2)}{row}", f"{_letter(column - 1)}{row}"
    return f'IF(OR({probability}="",{consequence}=""),"",{probability}*{consequence})'


def _letter(column: int) -> str:
    return chr(ord("A") + column - 1)
