"""The columns of the sheets that people edit: how wide they are, how their values are shown, what they are checked against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tiltaksplan.document.worksheet import Area, CellCheck, ColumnLook, Manner
from tiltaksplan.language import N_
from tiltaksplan.plan.fields import Choice, Choices, Day, Line, Money, Names, Number, PlanYear, Step, Text
from tiltaksplan.plan.plan_sheets import ID, ROW_KEY, TITLE, PlanColumn, PlanSheet, Rows
from tiltaksplan.reports.workbook_words import MONEY_FORMAT, TEXT_FORMAT, YEAR_FORMAT, Book

NARROWEST, WIDEST_LINE, WIDEST_SENTENCE, TEXT_WIDTH, FIGURE_WIDTH = 11.0, 38.0, 55.0, 75.0, 14.0
NAME_WIDTH = 22.0
ID_WIDTH, TITLE_WIDTH, REASON_WIDTH, YEAR_WIDTH = 8.0, 44.0, 44.0, 9.0
ARROW = 5  # the filter's button stands over the header's last letters
MOSTLY = 0.97  # a column is so wide that this share of its texts stands on one line
SUMMED = {"total_cost", "total_hours"}
HIGHEST_STEP = 5

SHOWN_TITLE = N_("Regnes ut")
SHOWN = N_("Det som står her, regnes ut eller gjentas fra andre ark. Rett det der det kommer fra. Arket «Les meg» sier hvor.")
AMOUNT_TITLE = N_("Ikke et tall")
AMOUNT = N_(
    "Summene her teller bare tall. Tekst som «450 tkr» kan likevel stå: programmet leser den når arbeidsboken hentes tilbake. "
    "Vil du la den stå?"
)
YEAR_TITLE = N_("Utenfor planperioden")
YEAR = N_("Planen gjelder {first}–{last}. Vil du likevel la dette året stå?")
STEP_TITLE = N_("Trinn fra 1 til 5")
STEP = N_("Skriv et helt tall fra 1 (svært lav) til 5 (svært høy). Ord som «høy» blir også forstått. Vil du la det stå?")
DAY_TITLE = N_("Ikke en dato")
DAY = N_("Skriv en dato, for eksempel {day}. Tekst som «høst 2024» kan også stå: programmet leser den når arbeidsboken hentes tilbake.")
SEVERAL = N_("Flere? Skriv hver på sin linje (Alt + Enter).")
NEW_ROW = N_("Nytt forslag: la nummeret stå tomt. Programmet gir det et nummer når arbeidsboken hentes tilbake.")
NUMBER_TITLE = N_("Tiltakets nummer")
NUMBER = N_("Nummeret er det tiltaket kjennes igjen på. Et nytt forslag skrives på en egen rad uten nummer. Vil du likevel endre det?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How one column stands in its sheet: its place, width and look."""

    column: PlanColumn
    number: int
    header: str
    width: float
    look: ColumnLook
    summed: bool = False


def shapes_of(sheet: PlanSheet, headers: Sequence[str], texts: Sequence[Sequence[str]], book: Book) -> list[Shape]:
    """Return the columns of *sheet* with their *headers*; *texts* are what stands in them, for the widths."""
    return [
        Shape(
            column=column,
            number=number,
            header=header,
            width=_width(column, header, inside),
            look=_look(column, book),
            summed=column.key in SUMMED or isinstance(_kind(column), Money) or _has_unit(column),
        )
        for number, (column, header, inside) in enumerate(zip(sheet.columns, headers, texts, strict=True), start=1)
    ]


def _kind(column: PlanColumn) -> object:
    return column.field.kind if column.field is not None else None


def _has_unit(column: PlanColumn) -> bool:
    kind = _kind(column)
    return isinstance(kind, Number) and bool(kind.unit)


def _is_figure(column: PlanColumn) -> bool:
    return isinstance(_kind(column), Money | Number | PlanYear | Step) or column.key in {*SUMMED, "step", "suggested"}


def _look(column: PlanColumn, book: Book) -> ColumnLook:
    kind = _kind(column)
    number_format = ""
    if isinstance(kind, Money) or column.key in SUMMED:
        number_format = MONEY_FORMAT
    elif isinstance(kind, Day):
        number_format = book.date_format
    elif isinstance(kind, PlanYear | Step) or column.key in ("step", "suggested"):
        number_format = YEAR_FORMAT
    elif isinstance(kind, Choices):
        number_format = TEXT_FORMAT  # 4.3 is the number of a goal, and neither a decimal nor the 4th of March
    return ColumnLook(number_format=number_format, locked=column.shown, shown=column.shown, hidden=column.hidden, right=_is_figure(column))


def _width(column: PlanColumn, header: str, texts: Sequence[str]) -> float:
    kind = _kind(column)
    if column.key == ID:
        return ID_WIDTH
    if column.key in (TITLE.key, "/title"):
        return TITLE_WIDTH
    if column.key in ("reason", "suggested_why"):
        return REASON_WIDTH if column.key == "reason" else TEXT_WIDTH
    if column.key == "assessor":
        return NAME_WIDTH
    if isinstance(kind, Text):
        return TEXT_WIDTH
    longest_word = max(map(len, header.split()), default=0) + ARROW
    if isinstance(kind, PlanYear):
        return max(YEAR_WIDTH, float(longest_word))
    if _is_figure(column) or isinstance(kind, Day):
        return max(FIGURE_WIDTH, float(longest_word))
    widest = WIDEST_SENTENCE if column.field is None or (isinstance(kind, Line) and kind.at_most > 200) else WIDEST_LINE
    lengths = sorted(len(line) for text in texts for line in text.split("\n"))
    mostly = lengths[int((len(lengths) - 1) * MOSTLY)] + 3 if lengths else 0
    return float(min(max(NARROWEST, longest_word, mostly), widest))


def checks_of(sheet: PlanSheet, shapes: Iterable[Shape], rows: tuple[int, int, int], lists: Iterable[str], book: Book) -> list[CellCheck]:
    """Return the pull-downs and checks of *sheet*.

    Args:
        sheet: The sheet.
        shapes: Its columns.
        rows: Its first row, the last one with something in it, and the last one that people may come to write in.
        lists: The names of the lists that the set-up has something on.
        book: The plan and its words.
    """
    first, _, last = rows
    known = frozenset(lists)
    checks: list[CellCheck] = []
    for shape in shapes:
        area = Area.of_column(shape.number, first, last)
        if shape.column.key == ID:
            checks.extend(_of_number(sheet, shape, rows, known, book))
        elif shape.column.key == ROW_KEY or shape.column.shown:
            texts = {"title": book.words(SHOWN_TITLE), "message": book.words(SHOWN)}
            checks.append(CellCheck(area=area, kind="custom", first="FALSE", manner=Manner.REFUSE, **texts))
        elif (check := _of_kind(shape.column, area, known, book)) is not None:
            checks.append(check)
    return [check for check in checks if check.area.last_row >= check.area.first_row]


def _of_number(sheet: PlanSheet, shape: Shape, rows: tuple[int, int, int], lists: frozenset[str], book: Book) -> list[CellCheck]:
    first, filled, last = rows
    if sheet.rows is not Rows.PROPOSAL:
        if "tp_list_proposals" not in lists:
            return []
        return [CellCheck(area=Area.of_column(shape.number, first, last), kind="list", first="tp_list_proposals")]
    texts = {"title": book.words(NUMBER_TITLE), "message": book.words(NUMBER)}
    kept = CellCheck(area=Area.of_column(shape.number, first, filled), kind="custom", first="FALSE", manner=Manner.WARN, **texts)
    return [kept, CellCheck(area=Area.of_column(shape.number, filled + 1, last), kind="any", prompt=book.words(NEW_ROW))]


def _of_kind(column: PlanColumn, area: Area, lists: frozenset[str], book: Book) -> CellCheck | None:
    kind, words = _kind(column), book.words
    if column.key == "criterion":
        return _pull_down(area, "criteria", lists)
    if column.key == "assessor":
        return _pull_down(area, "people", lists)
    if isinstance(kind, Step) or column.key == "step":
        steps = ",".join(str(step) for step in range(1, HIGHEST_STEP + 1))
        return CellCheck(area=area, kind="list", first=f'"{steps}"', manner=Manner.WARN, title=words(STEP_TITLE), message=words(STEP))
    if isinstance(kind, PlanYear):
        years = book.plan.setup.years
        message = words(YEAR, first=str(years[0]), last=str(years[-1]))
        listed = ",".join(map(str, years))
        return CellCheck(area=area, kind="list", first=f'"{listed}"', manner=Manner.WARN, title=words(YEAR_TITLE), message=message)
    if isinstance(kind, Day):
        message = words(DAY, day=book.plan.setup.first_day)
        return CellCheck(area=area, kind="date", first="1", manner=Manner.INFORM, title=words(DAY_TITLE), message=message)
    if isinstance(kind, Money | Number):
        least = "0" if isinstance(kind, Money) else "-1E+300" if kind.at_least is None else f"{kind.at_least:g}"
        return CellCheck(area=area, kind="decimal", first=least, manner=Manner.INFORM, title=words(AMOUNT_TITLE), message=words(AMOUNT))
    if isinstance(kind, Choice | Choices):
        return _pull_down(area, kind.of, lists, words(SEVERAL) if isinstance(kind, Choices) else "")
    return CellCheck(area=area, kind="any", prompt=words(SEVERAL)) if isinstance(kind, Names) else None


def _pull_down(area: Area, of: str, lists: frozenset[str], prompt: str = "") -> CellCheck | None:
    name = f"tp_list_{of}"
    if name in lists:
        return CellCheck(area=area, kind="list", first=name, prompt=prompt)
    return CellCheck(area=area, kind="any", prompt=prompt) if prompt else None
