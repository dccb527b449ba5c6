"""What the sheets that people edit point out by themselves: limits that are exceeded, and what is to be looked at, in new rows too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tiltaksplan.document.worksheet import Area, CellRule, Tone, letter
from tiltaksplan.plan.fields import Day, Money, Number, PlanYear, Step
from tiltaksplan.plan.plan_sheets import DOWN, ID, SELECTED, PlanSheet
from tiltaksplan.reports.workbook_columns import Shape
from tiltaksplan.reports.workbook_words import MONEY_FORMAT, POINTED_OUT, Book

PLAIN = "General"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The rows of one sheet for formulas: where its columns are, from which row to which.

    Attributes:
        columns: The column numbers by key.
    """

    columns: dict[str, int]
    first: int
    last: int

    def cell(self, key: str) -> str:
        """Return column *key* in the row of the formula: `$F3`."""
        return f"${letter(self.columns[key])}{self.first}"

    def area(self, key: str) -> Area:
        """Return the cells of column *key*, also those that wait for new rows."""
        return Area.of_column(self.columns[key], self.first, self.last)


def rules_of(sheet: PlanSheet, shapes: Sequence[Shape], rows: Rows, book: Book) -> list[CellRule]:
    """Return the rules of *sheet*, the weightiest first: a cell shows the first that holds."""
    own = OWN.get(sheet.key)
    return [*(own(rows, book) if own else ()), *_of_columns(shapes, rows), *_of_number(sheet, rows)]


def _over(rows: Rows, key: str, formula: str, number_format: str = "") -> CellRule:
    return CellRule(area=rows.area(key), formula=formula, tone=Tone.OVER, number_format=_pointed(number_format) if number_format else "")


def _doubt(rows: Rows, key: str, formula: str) -> CellRule:
    return CellRule(area=rows.area(key), formula=formula, tone=Tone.DOUBT)


def _pointed(number_format: str) -> str:
    return f'"{POINTED_OUT}"{number_format}'


def _of_columns(shapes: Sequence[Shape], rows: Rows) -> Iterator[CellRule]:
    """Point out what is no figure where a figure should be, and figures that no plan can have."""
    for shape in shapes:
        column = shape.column
        kind = column.field.kind if column.field is not None else Step() if column.key == "step" else None
        if not isinstance(kind, Money | Number | Day | PlanYear | Step):
            continue
        cell = rows.cell(column.key)
        yield _doubt(rows, column.key, f"ISTEXT({cell})")
        if isinstance(kind, Step):
            yield _doubt(rows, column.key, f"AND(ISNUMBER({cell}),OR({cell}<1,{cell}>5,{cell}<>INT({cell})))")
        elif isinstance(kind, PlanYear):
            yield _doubt(rows, column.key, f"AND(ISNUMBER({cell}),OR({cell}<tp_plan_first_year,{cell}>tp_plan_last_year))")
        elif isinstance(kind, Money):
            yield _doubt(rows, column.key, f"AND(ISNUMBER({cell}),{cell}<0)")


def _of_number(sheet: PlanSheet, rows: Rows) -> Iterator[CellRule]:
    """Point out a number that two proposals have, or that none has."""
    cell = rows.cell(ID)
    if sheet.key == "proposals":
        yield _doubt(rows, ID, f'AND({cell}<>"",COUNTIF(tp_proposals_id_rows,{cell})>1)')
    else:
        unknown = f"ISNA(MATCH({cell},tp_proposals_id_rows,0)),ISNA(MATCH({cell},tp_proposals_title_rows,0))"
        yield _doubt(rows, ID, f'AND({cell}<>"",{unknown})')  # lines of a proposal that has no number yet go by its title


def _proposals(rows: Rows, book: Book) -> Iterator[CellRule]:
    start, end, status = rows.cell("/start"), rows.cell("/end"), rows.cell("status")
    both = f"ISNUMBER({start}),ISNUMBER({end})"
    months = f"(YEAR({end})-YEAR({start}))*12+MONTH({end})-MONTH({start})+(DAY({end})>=DAY({start}))"
    cost, stated, hours, stated_hours = (rows.cell(key) for key in ("total_cost", "/stated_cost", "total_hours", "/stated_hours"))
    yield _over(rows, "total_cost", f"{cost}>tp_limit_max_cost", MONEY_FORMAT)
    yield _over(rows, "/end", f"IF(AND({both}),OR({end}<{start},{months}>tp_limit_max_months),FALSE)", book.date_format)
    yield _doubt(rows, "/start", f"AND(ISNUMBER({start}),OR({start}<tp_plan_first_day,{start}>tp_plan_last_day))")
    yield _doubt(rows, "/end", f"AND(ISNUMBER({end}),OR({end}<tp_plan_first_day,{end}>tp_plan_last_day))")
    for key, limit in (("/strategy_goals", "max_goals"), ("/dependencies", "max_dependencies")):
        cell = rows.cell(key)
        lines = f'LEN({cell})-LEN(SUBSTITUTE({cell},CHAR(10),""))+1'
        yield _over(rows, key, f'AND({cell}<>"",{lines}>tp_limit_{limit})', "@")
    yield _doubt(rows, "/stated_cost", f"AND(ISNUMBER({stated}),{stated}<>{cost})")
    yield _doubt(rows, "/stated_hours", f"AND(ISNUMBER({stated_hours}),ROUND({stated_hours}-{hours},1)<>0)")
    yield _doubt(rows, "/title", f'AND({rows.cell(ID)}<>"",{rows.cell("/title")}="")')
    yield CellRule(area=rows.area("status"), formula=f'{status}="{book.words(SELECTED)}"', tone=Tone.GOOD)
    yield CellRule(area=rows.area("status"), formula=f'{status}="{book.words(DOWN)}"', tone=Tone.FAINT)


def _hours(rows: Rows, book: Book) -> Iterator[CellRule]:
    """Point out the hours of a person who is set up with more in that year than the set-up lets the person give."""
    if not book.plan.setup.people:
        return
    person, year = rows.cell("/hours/*/person"), rows.cell("/hours/*/year")
    taken = f"SUMIFS(tp_hours_hours_rows,tp_hours_person_rows,{person},tp_hours_year_rows,{year})"
    has = f"INDEX(tp_people_hours,MATCH({person},tp_list_people,0),MATCH({year},tp_people_years,0))"
    yield _over(rows, "/hours/*/hours", f"IFERROR({taken}>{has}*tp_limit_max_person_share/100,FALSE)", PLAIN)


def _risks(rows: Rows, _book: Book) -> Iterator[CellRule]:
    likely, bad, answer = (rows.cell(f"/risks/*/{name}") for name in ("probability", "consequence", "mitigation"))
    formula = f'AND(ISNUMBER({likely}),ISNUMBER({bad}),{likely}*{bad}>=tp_limit_risk_needs_mitigation,{answer}="")'
    yield _over(rows, "/risks/*/probability", formula, "0")
    yield _over(rows, "/risks/*/consequence", formula, "0")
    yield _over(rows, "/risks/*/mitigation", formula)


def _milestones(rows: Rows, _book: Book) -> Iterator[CellRule]:
    """Point out a milestone that lies before its measure starts or after it ends."""
    day, number = rows.cell("/milestones/*/date"), rows.cell(ID)
    place = f"MATCH({number},tp_proposals_id_rows,0)"
    start, end = (f"INDEX(tp_proposals_{name}_rows,{place})" for name in ("start", "end"))
    outside = f"OR(AND(ISNUMBER({start}),{day}<{start}),AND(ISNUMBER({end}),{day}>{end}))"
    yield _doubt(rows, "/milestones/*/date", f"IFERROR(AND(ISNUMBER({day}),{outside}),FALSE)")


def _scores(rows: Rows, _book: Book) -> Iterator[CellRule]:
    """Point out the steps that nobody has given yet."""
    yield _doubt(rows, "step", f'AND({rows.cell(ID)}<>"",{rows.cell("step")}="")')


OWN: dict[str, Callable[[Rows, Book], Iterator[CellRule]]] = {
    "proposals": _proposals,
    "hours": _hours,
    "risks": _risks,
    "milestones": _milestones,
    "scores": _scores,
}
