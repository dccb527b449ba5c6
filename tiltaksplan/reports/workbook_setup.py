"""The sheet with the set-up's lists: what the pull-downs offer and what the rules hold figures against, each under a name of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from tiltaksplan.document.blocks import Align, Cell, Part, Role, Section, Table, paragraph
from tiltaksplan.document.worksheet import Area, Mark, SheetLayout
from tiltaksplan.language import N_
from tiltaksplan.plan.limits import LIMITS
from tiltaksplan.plan.plan_sheets import plan_sheet
from tiltaksplan.reports.workbook_words import (
    MONEY_FORMAT,
    TEXT_FORMAT,
    TITLE_HEIGHT,
    YEAR_FORMAT,
    Book,
    header_cells,
    lines_of,
    number_of,
    title_cells,
)

HEADING_ROW, HEADER_ROW = 4, 5
FIRST_ROW = HEADER_ROW + 1
GAP, WIDEST = 2.5, 150.0
NOTE = N_("Nedtrekkslistene og grensene i arbeidsboken hentes herfra. Oppsettet endres i programmet, og arbeidsboken lages så på nytt.")
PEOPLE_TITLE = N_("Personer og timene de kan gi")


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """One list: its heading, its columns, its rows.

    Attributes:
        names: (name, column counted from 1, how many columns) of what formulas use of it.
        cells_named: (name, row counted from 0, column counted from 1) of single figures.
        formats: By column, counted from 0; a date is shown as the language has it.
        widths: The least, in characters.
    """

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    widths: tuple[float, ...]
    names: tuple[tuple[str, int, int], ...] = ()
    cells_named: tuple[tuple[str, int, int], ...] = ()
    formats: dict[int, str] = field(default_factory=dict)


def setup_sheet(book: Book) -> tuple[Section, tuple[str, ...]]:
    """Return the sheet, and the names of the lists that have something on them."""
    title = book.words(plan_sheet("setup").title)
    cells = title_cells(title, book.words(NOTE))
    names: list[tuple[str, Area]] = []
    widths: list[float] = []
    last = HEADER_ROW
    for one in (*_lists(book), _limits(book), _facts(book)):
        start = len(widths) + 1
        cells.extend(_cells(one, start, book))
        names.extend(_names(one, start))
        widths.extend((*_widths(one), GAP))
        last = max(last, HEADER_ROW + len(one.rows))
    table = Table(
        cells=tuple(cells), rows=last, columns=len(widths), header_rows=HEADER_ROW, widths=tuple(widths),
        heights=(TITLE_HEIGHT, *_heights(cells, widths)),
    )  # fmt: skip
    layout = SheetLayout(
        mark=Mark.SHOWN, protected=True, gridlines=False, frozen=(FIRST_ROW, 1), names=tuple(names), title_rows=(HEADING_ROW, HEADER_ROW),
        pages_wide=max(1, -(-int(sum(widths)) // 230)),
        numbers_as_text=tuple(area for name, area in names if name == "tp_list_goals"),
    )  # fmt: skip
    lists = tuple(name for name, _ in names if name.startswith("tp_list_"))
    return Section(part=Part.SHEET, title=title, landscape=True, blocks=(table,), layout=layout), lists


def _lists(book: Book) -> Iterator[_List]:
    setup, words = book.plan.setup, book.words
    name, unit = words(N_("Navn")), words(N_("Enhet"))
    yield _List(
        title=words(N_("Enheter")), headers=(name, words(N_("Kortnavn")), words(N_("Leder"))), widths=(38.0, 12.0, 24.0),
        rows=tuple((one.name, one.short_name, one.leader) for one in setup.units), names=(("tp_list_units", 1, 1),),
    )  # fmt: skip
    years = tuple(setup.years)
    yield _List(
        title=words(PEOPLE_TITLE),
        headers=(name, unit, *years),  # type: ignore[arg-type]
        rows=tuple((one.name, one.unit, *(number_of(one.hours_in(year)) for year in years)) for one in setup.people),
        widths=(26.0, 34.0, *(9.0 for _ in years)),
        names=(("tp_list_people", 1, 1), ("tp_people_hours", 3, len(years))),
        formats=dict.fromkeys(range(2, 2 + len(years)), MONEY_FORMAT),
    )
    yield _List(
        title=words(N_("Grupper")), headers=(name, unit), rows=tuple((one.name, one.unit) for one in setup.groups), widths=(32.0, 32.0),
        names=(("tp_list_groups", 1, 1),),
    )  # fmt: skip
    for heading, key, things in (
        (N_("Hovedområder"), "focus_areas", setup.focus_areas),
        (N_("Ytre rammer"), "frames", setup.frames),
    ):
        yield _List(
            title=words(heading), headers=(name,), rows=tuple((one.name,) for one in things), widths=(34.0,),
            names=((f"tp_list_{key}", 1, 1),),
        )  # fmt: skip
    yield _List(
        title=words(N_("Utviklingsmål")), headers=(words(N_("Nr.")), words(N_("Mål"))),
        rows=tuple((one.number, one.text) for one in setup.goals), widths=(7.0, 40.0), names=(("tp_list_goals", 1, 1),),
        formats={0: TEXT_FORMAT},
    )  # fmt: skip
    yield from _money_and_criteria(book, name)


def _money_and_criteria(book: Book, name: str) -> Iterator[_List]:
    setup, words = book.plan.setup, book.words
    yield _List(
        title=words(N_("Finansiering")), headers=(words(N_("Kilde")),), rows=tuple((source,) for source in setup.budget_sources()),
        widths=(26.0,), names=(("tp_list_budget_sources", 1, 1),),
    )  # fmt: skip
    yield _List(
        title=words(N_("Budsjett")), headers=(words(N_("År")), words(N_("Kilde")), words(N_("Beløp"))),
        rows=tuple((one.year, one.source, one.amount) for one in setup.budget), widths=(7.0, 26.0, 13.0),
        formats={0: YEAR_FORMAT, 2: MONEY_FORMAT},
    )  # fmt: skip
    yield _List(
        title=words(N_("Kriterier")), headers=(name, words(N_("Vekt"))),
        rows=tuple((one.name, number_of(one.weight)) for one in setup.criteria), widths=(34.0, 8.0), names=(("tp_list_criteria", 1, 1),),
        formats={1: "General"},
    )  # fmt: skip


def _limits(book: Book) -> _List:
    words, limits = book.words, book.plan.setup.limits
    return _List(
        title=words(N_("Grenser")),
        headers=(words(N_("Grense")), words(N_("Verdi")), words(N_("Måles i"))),
        rows=tuple((words(limit.label), number_of(limits[limit.key]), words(limit.unit)) for limit in LIMITS),
        widths=(40.0, 12.0, 14.0),
        formats={1: "#,##0"},
        cells_named=tuple((f"tp_limit_{limit.key}", number, 2) for number, limit in enumerate(LIMITS)),
    )


def _cells(one: _List, start: int, book: Book) -> Iterator[Cell]:
    yield Cell(row=HEADING_ROW, column=start, blocks=(paragraph(one.title, Role.HEADING),))
    figures = tuple(number for number in one.formats if one.formats[number] != TEXT_FORMAT)
    yield from header_cells(HEADER_ROW, map(str, one.headers), first_column=start, right=figures)
    for number, row in enumerate(one.rows, start=FIRST_ROW):
        for column, value in enumerate(row):
            if value is None:
                continue
            yield Cell(
                row=number,
                column=start + column,
                value=value,  # type: ignore[arg-type]
                number_format=book.date_format if isinstance(value, date) else one.formats.get(column, ""),
                align=Align.RIGHT if column in figures else None,
                locked=True,
            )


def _names(one: _List, start: int) -> Iterator[tuple[str, Area]]:
    for name, row, column in one.cells_named:
        yield name, Area(FIRST_ROW + row, start + column - 1, FIRST_ROW + row, start + column - 1)
    for name, column, columns in one.names:
        filled = [number for number, row in enumerate(one.rows, start=FIRST_ROW) if row[column - 1] is not None]
        if filled:
            yield name, Area(FIRST_ROW, start + column - 1, filled[-1], start + column + columns - 2)


def _facts(book: Book) -> _List:
    setup, words = book.plan.setup, book.words
    facts = (
        ("tp_plan_first_year", N_("Første år"), setup.first_year),
        ("tp_plan_last_year", N_("Siste år"), setup.last_year),
        ("tp_plan_first_day", N_("Første dag"), setup.first_day),
        ("tp_plan_last_day", N_("Siste dag"), setup.last_day),
    )
    shown = [(words(label), value) for _, label, value in facts]
    years = list(setup.years)
    rows = max(len(shown), len(years))
    return _List(
        title=words(N_("Planperioden")),
        headers=(words(N_("Hva")), words(N_("Verdi")), words(N_("Planår"))),  # the years as numbers: those in a header are texts
        rows=tuple(
            (*(shown[number] if number < len(shown) else (None, None)), years[number] if number < len(years) else None)
            for number in range(rows)
        ),
        widths=(16.0, 12.0, 8.0),
        formats={1: YEAR_FORMAT, 2: YEAR_FORMAT},
        cells_named=tuple((name, number, 2) for number, (name, *_) in enumerate(facts)),
        names=(("tp_people_years", 3, 1),),
    )


def _widths(one: _List) -> Iterator[float]:
    """Yield the widths of the columns: as wide as their texts, so that no list makes the rows of its neighbours higher."""
    for column, least in enumerate(one.widths):
        longest = max((len(row[column]) for row in one.rows if isinstance(row[column], str)), default=0)  # type: ignore[arg-type]
        yield min(max(least, longest + 4.0), WIDEST)


def _heights(cells: Sequence[Cell], widths: Sequence[float]) -> Iterator[tuple[int, float]]:
    lines: dict[int, int] = {}
    for cell in cells:
        if cell.row > HEADER_ROW and isinstance(cell.value, str):
            lines[cell.row] = max(lines.get(cell.row, 1), lines_of(cell.value, widths[cell.column - 1]))
    yield from ((row, 15.0 * count + 2) for row, count in lines.items() if count > 1)
