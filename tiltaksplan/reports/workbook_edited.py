"""A sheet that people edit: sums of the rows that are shown, a header, a table that grows, and the keys that rows come back by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tiltaksplan.document.blocks import Align, Cell, CellName, Part, Section, Table
from tiltaksplan.document.worksheet import Area, SheetLayout, SheetTable, letter
from tiltaksplan.language import N_
from tiltaksplan.plan.fields import Choices
from tiltaksplan.plan.plan_sheets import ID, TITLE, PlanSheet, Rows, header_name
from tiltaksplan.reports.workbook_columns import Shape, checks_of, shapes_of
from tiltaksplan.reports.workbook_rows import Reckoned, Row, rows_of
from tiltaksplan.reports.workbook_rules import Rows as RuleRows
from tiltaksplan.reports.workbook_rules import rules_of
from tiltaksplan.reports.workbook_words import MONEY_FORMAT, MOST_LINES, TABLES, Book, height_of, lines_of, number_of, unlike

SUM_ROW, HEADER_ROW = 1, 2  # sums above: new rows are written below the last, and sorting never takes the sums along
FIRST_ROW = HEADER_ROW + 1
ROOM = 2000  # rows that rules, checks and sums reach to: those that are added later count too
SUM = N_("Sum")
OF_SHOWN = N_("av radene som vises")
ROWS_SHOWN = N_("rader vises")
PAGE_CHARACTERS = 170
MOST_OF_PROPOSAL = 3  # lines: a screen is to show a dozen proposals
FILLED_IN = {"total_cost", "total_hours", TITLE.key}
USED_BY_FORMULAS = {
    "proposals": (ID, "/title", "/start", "/end"),
    "costs": (ID, "/costs/*/amount"),
    "hours": (ID, "/hours/*/person", "/hours/*/year", "/hours/*/hours"),
}


def edited_sheet(sheet: PlanSheet, book: Book, lists: Sequence[str]) -> tuple[Section, tuple[CellName, ...]]:
    """Return *sheet* with its rows, and the names at its headers; *lists* are the names of the lists that the set-up has."""
    rows = rows_of(sheet, book)
    headers = unlike(book.words(column.label) for column in sheet.columns)
    texts = [[_text(row.get(column.key)) for row in rows] for column in sheet.columns]
    shapes = shapes_of(sheet, headers, texts, book)
    filled = HEADER_ROW + len(rows)
    last = max(ROOM, filled + ROOM // 4)
    title = book.words(sheet.title)
    cells = [*_sums(shapes, rows, last, book), *_headers(shapes), *_cells(sheet, shapes, rows)]
    table = Table(
        cells=tuple(cells),
        rows=max(filled, FIRST_ROW),
        columns=len(shapes),
        header_rows=HEADER_ROW,
        widths=tuple(shape.width for shape in shapes),
        heights=tuple(_heights(shapes, texts, MOST_OF_PROPOSAL if sheet.rows is Rows.PROPOSAL else MOST_LINES)),
    )
    place = RuleRows(columns={shape.column.key: shape.number for shape in shapes}, first=FIRST_ROW, last=last)
    across = sum(shape.width for shape in shapes if not shape.look.hidden)
    layout = SheetLayout(
        frozen=(FIRST_ROW, 3),
        columns=tuple(shape.look for shape in shapes),
        tables=(_table(sheet, shapes, max(filled, FIRST_ROW)),),
        checks=tuple(checks_of(sheet, shapes, (FIRST_ROW, max(filled, FIRST_ROW), last), lists, book)),
        rules=tuple(rules_of(sheet, shapes, place, book)),
        names=tuple(_names(sheet, place, filled)),
        title_rows=(HEADER_ROW, HEADER_ROW),
        title_columns=(1, 2),
        pages_wide=max(1, -(-int(across) // PAGE_CHARACTERS)) if sheet.rows is Rows.PROPOSAL else 1,
        numbers_as_text=tuple(place.area(shape.column.key) for shape in shapes if _is_choices(shape)),
    )
    names = tuple(CellName(name=header_name(sheet, shape.column), sheet=title, row=HEADER_ROW, column=shape.number) for shape in shapes)
    return Section(part=Part.SHEET, title=title, landscape=True, blocks=(table,), layout=layout), names


def rows_name(sheet: PlanSheet, key: str) -> str:
    """Return the name that formulas call the rows of a column by: `tp_costs_amount_rows`."""
    return f"{header_name(sheet, sheet.column(key))}_rows"


def formula_of(sheet: PlanSheet, key: str, number_header: str) -> str:
    """Return the formula of a column that fills itself in; *number_header* is the header over the measures' numbers."""
    number = f"{TABLES[sheet.key]}[[#This Row],[{_escaped(number_header)}]]"
    if key == "total_cost":
        return f"SUMIFS(tp_costs_amount_rows,tp_costs_id_rows,{number})"
    if key == "total_hours":
        return f"SUMIFS(tp_hours_hours_rows,tp_hours_id_rows,{number})"
    return f'IFERROR(INDEX(tp_proposals_title_rows,MATCH({number},tp_proposals_id_rows,0))&"","")'


def _escaped(header: str) -> str:
    """Return *header* as formulas write it: some signs have a meaning of their own between brackets."""
    return "".join(f"'{sign}" if sign in "[]#'" else sign for sign in header)


def _is_choices(shape: Shape) -> bool:
    return shape.column.field is not None and isinstance(shape.column.field.kind, Choices)


def _text(value: object) -> str:
    if isinstance(value, Reckoned):
        value = value.result
    if isinstance(value, tuple):
        return "\n".join(map(str, value))
    return "" if value is None else str(value)


def _sums(shapes: Sequence[Shape], rows: Sequence[Row], last: int, book: Book) -> Iterator[Cell]:
    """Yield the row of sums, or of how many rows there are: of those that a filter lets through, and that stand there now or later."""
    summed = [shape for shape in shapes if shape.summed]
    if summed:
        yield Cell(row=SUM_ROW, column=1, value=book.words(SUM), bold=True, locked=True)
    else:
        count = f"SUBTOTAL(103,A{FIRST_ROW}:A{last})"
        yield Cell(row=SUM_ROW, column=1, formula=count, value=len(rows), number_format="0", bold=True, locked=True, align=Align.LEFT)
    yield Cell(row=SUM_ROW, column=2, value=book.words(OF_SHOWN if summed else ROWS_SHOWN), faint=True, locked=True)
    for shape in summed:
        column = letter(shape.number)
        formula = f"SUBTOTAL(109,{column}{FIRST_ROW}:{column}{last})"
        total = number_of(sum(_figure(row.get(shape.column.key)) for row in rows))
        yield Cell(
            row=SUM_ROW, column=shape.number, formula=formula, value=total, number_format=MONEY_FORMAT, bold=True, locked=True,
            align=Align.RIGHT,
        )  # fmt: skip


def _figure(value: object) -> float:
    value = value.result if isinstance(value, Reckoned) else value
    return value if isinstance(value, int | float) else 0


def _headers(shapes: Sequence[Shape]) -> Iterator[Cell]:
    for shape in shapes:
        align = Align.RIGHT if shape.look.right else Align.LEFT
        yield Cell(row=HEADER_ROW, column=shape.number, value=shape.header, header=True, align=align, locked=True, faint=shape.look.shown)


def _cells(sheet: PlanSheet, shapes: Sequence[Shape], rows: Sequence[Row]) -> Iterator[Cell]:
    formulas = {key: formula_of(sheet, key, shapes[0].header) for key in FILLED_IN if any(one.key == key for one in sheet.columns)}
    for number, row in enumerate(rows, start=FIRST_ROW):
        for shape in shapes:
            value, look = row.get(shape.column.key), shape.look
            reckoned = isinstance(value, Reckoned)
            content = value.result if isinstance(value, Reckoned) else value
            if isinstance(content, tuple):
                content = "\n".join(content) or None
            yield Cell(
                row=number,
                column=shape.number,
                value=content,  # type: ignore[arg-type]
                formula=formulas[shape.column.key] if reckoned else None,
                number_format=look.number_format,
                locked=look.locked,
                faint=look.shown,
                align=Align.RIGHT if look.right else None,
                one_line=shape.column.key == TITLE.key,
            )


def _heights(shapes: Sequence[Shape], texts: Sequence[Sequence[str]], most: int) -> Iterator[tuple[int, float]]:
    """Yield the heights of the header and of the rows with more than one line."""
    yield HEADER_ROW, height_of(max(lines_of(shape.header, shape.width - 3) for shape in shapes if not shape.look.hidden)) + 4
    wide = [
        (shape, inside)
        for shape, inside in zip(shapes, texts, strict=True)
        if not shape.look.hidden and shape.column.key != TITLE.key  # a title that is only repeated takes one line
    ]
    for number in range(len(texts[0])):
        lines = max(lines_of(inside[number], shape.width) for shape, inside in wide)
        if lines > 1:
            yield FIRST_ROW + number, height_of(lines, most)


def _table(sheet: PlanSheet, shapes: Sequence[Shape], filled: int) -> SheetTable:
    reckoned = tuple(
        (shape.number, formula_of(sheet, shape.column.key, shapes[0].header)) for shape in shapes if shape.column.key in FILLED_IN
    )
    return SheetTable(name=TABLES[sheet.key], area=Area(HEADER_ROW, 1, filled, len(shapes)), reckoned=reckoned)


def _names(sheet: PlanSheet, place: RuleRows, filled: int) -> Iterator[tuple[str, Area]]:
    for key in USED_BY_FORMULAS.get(sheet.key, ()):
        yield rows_name(sheet, key), place.area(key)
    if sheet.rows is Rows.PROPOSAL and filled >= FIRST_ROW:
        yield "tp_list_proposals", Area.of_column(place.columns[ID], FIRST_ROW, filled)
