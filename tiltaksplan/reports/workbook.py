"""The plan as a workbook: a sheet each for proposals, costs, hours, risks, milestones, the choice, and the load it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tiltaksplan.document.blocks import Align, Cell, Document, Part, Properties, Section, Table
from tiltaksplan.language import N_, Message, Translate, translator
from tiltaksplan.plan.fields import FIELDS, Choices, Day, Field, Lines, Money, Names, Number, PlanYear, Step, Text, field_at
from tiltaksplan.plan.outcome import Outcome
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.pointer import value_at
from tiltaksplan.plan.proposal import Proposal

ID, TITLE, STATUS = N_("Nr."), N_("Tiltak"), N_("Utfall")
SELECTED, RESERVE, DOWN, OPEN = N_("prioritert"), N_("reserve"), N_("prioritert ned"), N_("ikke vurdert")
MONEY_FORMAT, HOURS_FORMAT, DATE_FORMAT, TEXT_FORMAT = "#,##0", "#,##0.##", "dd.mm.yyyy", "@"
TEXT_WIDTH, LINE_WIDTH, FIGURE_WIDTH, ID_WIDTH = 60.0, 30.0, 14.0, 8.0
SUM = N_("Sum")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a sheet: its heading, its width in characters, and how its figures are shown and summed."""

    title: str
    width: float
    number_format: str = ""
    summed: bool = False

    @property
    def align(self) -> Align | None:
        """Figures stand to the right, heading and all."""
        return Align.RIGHT if self.number_format not in ("", TEXT_FORMAT, DATE_FORMAT) else Align.LEFT


def workbook(plan: Plan, outcome: Outcome | None, *, language: str = "nb") -> Document:
    """Return *plan* as a workbook in *language*; without an *outcome* the sheets of the choice are left out.

    What is said of a person's fitness as project leader is not in it.
    """
    translate = translator(language)
    sheets = [_proposals(plan, outcome, translate), *(_lines(plan, field, translate) for field in FIELDS if isinstance(field.kind, Lines))]
    if outcome is not None:
        sheets.append(_choice(plan, outcome, language))
        sheets.extend(_loads(outcome, translate))
    return Document(sections=tuple(sheets), language=language, properties=Properties(title=plan.setup.title))


def _sheet(title: str, name: str, columns: Sequence[Column], rows: Iterable[Sequence[object]], translate: Translate) -> Section:
    """Return a sheet with one table: a header row, a row a thing, and a row of sums where columns are summed."""
    rows = list(rows)
    cells = [
        Cell(row=1, column=number, value=column.title, header=True, align=column.align) for number, column in enumerate(columns, start=1)
    ]
    for row, values in enumerate(rows, start=2):
        cells.extend(
            Cell(row=row, column=number, value=value, number_format=column.number_format, align=column.align)  # type: ignore[arg-type]
            for number, (column, value) in enumerate(zip(columns, values, strict=True), start=1)
            if value is not None
        )
    total = bool(rows) and any(column.summed for column in columns)
    if total:
        cells.extend(_sums(columns, len(rows) + 1, translate))
    table = Table(
        cells=tuple(cells),
        rows=len(rows) + 1 + total,
        columns=len(columns),
        header_rows=1,
        widths=tuple(column.width for column in columns),
        name=name,
        total_row=total,
    )
    return Section(part=Part.SHEET, title=title, landscape=True, blocks=(table,))


def _sums(columns: Sequence[Column], last: int, translate: Translate) -> list[Cell]:
    cells = [Cell(row=last + 1, column=1, value=translate(SUM))]
    for number, column in enumerate(columns, start=1):
        if column.summed:  # 109: what a filter hides is not summed, and the row of sums stays right when rows are added
            formula = f"SUBTOTAL(109,{_letter(number)}2:{_letter(number)}{last})"
            cells.append(Cell(row=last + 1, column=number, formula=formula, number_format=column.number_format))
    return cells


def _letter(number: int) -> str:
    first, second = divmod(number - 1, 26)
    return (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + second)


def _column_of(field: Field, translate: Translate) -> Column:
    kind, title = field.kind, translate(field.label)
    if isinstance(kind, Money):
        return Column(title=title, width=FIGURE_WIDTH, number_format=MONEY_FORMAT, summed=True)
    if isinstance(kind, Number):
        return Column(title=title, width=FIGURE_WIDTH, number_format=HOURS_FORMAT, summed=bool(kind.unit))
    if isinstance(kind, Day):
        return Column(title=title, width=FIGURE_WIDTH, number_format=DATE_FORMAT)
    if isinstance(kind, PlanYear | Step):
        return Column(title=title, width=FIGURE_WIDTH, number_format="0")
    return Column(
        title=title,
        width=TEXT_WIDTH if isinstance(kind, Text) else LINE_WIDTH,
        number_format=TEXT_FORMAT if isinstance(kind, Choices) else "",
    )


def _proposals(plan: Plan, outcome: Outcome | None, translate: Translate) -> Section:
    fields = [field for field in FIELDS if not isinstance(field.kind, Lines) and not field.personal]
    statuses = _statuses(outcome)
    columns = [
        Column(title=translate(ID), width=ID_WIDTH),
        *(_column_of(field, translate) for field in fields),
        Column(title=translate(N_("Kostnad i alt")), width=FIGURE_WIDTH, number_format=MONEY_FORMAT, summed=True),
        Column(title=translate(N_("Timer i alt")), width=FIGURE_WIDTH, number_format=HOURS_FORMAT, summed=True),
        Column(title=translate(STATUS), width=FIGURE_WIDTH),
    ]
    rows = [
        [
            proposal.id,
            *(_value(field, proposal) for field in fields),
            proposal.total_cost,
            proposal.total_hours,
            translate(statuses.get(proposal.id, OPEN)),
        ]
        for proposal in plan.proposals
    ]
    return _sheet(translate(N_("Forslag")), "Forslag", columns, rows, translate)


def _statuses(outcome: Outcome | None) -> dict[str, str]:
    if outcome is None:
        return {}
    groups = ((SELECTED, outcome.selected), (RESERVE, outcome.reserve), (DOWN, outcome.down))
    return {one.proposal: status for status, group in groups for one in group}


def _value(field: Field, proposal: Proposal) -> object:
    value = field.value_in(proposal)
    if isinstance(value, tuple):
        return ("\n" if isinstance(field.kind, Names) else ", ").join(value) or None
    return value


def _lines(plan: Plan, field: Field, translate: Translate) -> Section:
    assert isinstance(field.kind, Lines)
    columns = [
        Column(title=translate(ID), width=ID_WIDTH),
        Column(title=translate(TITLE), width=LINE_WIDTH),
        *(_column_of(column, translate) for column in field.kind.columns),
    ]
    names = [column.name for column in field.kind.columns]
    rows = [
        [proposal.id, proposal.title, *(value_at(line, f"/{name}") for name in names)]
        for proposal in plan.proposals
        for line in value_at(proposal, field.pointer)  # type: ignore[attr-defined]
    ]
    return _sheet(translate(field.label), field.name.capitalize(), columns, rows, translate)


def _choice(plan: Plan, outcome: Outcome, language: str) -> Section:
    translate = translator(language)
    titles = {proposal.id: proposal.title for proposal in plan.proposals}
    columns = [
        Column(title=translate(ID), width=ID_WIDTH),
        Column(title=translate(TITLE), width=LINE_WIDTH),
        Column(title=translate(STATUS), width=FIGURE_WIDTH),
        Column(title=translate(N_("Poeng")), width=FIGURE_WIDTH, number_format="0.0"),
        Column(title=translate(field_at("/start").label), width=FIGURE_WIDTH, number_format=DATE_FORMAT),
        Column(title=translate(field_at("/end").label), width=FIGURE_WIDTH, number_format=DATE_FORMAT),
        Column(title=translate(N_("Grunn")), width=TEXT_WIDTH),
        Column(title=translate(N_("Hva skal til for å komme med")), width=TEXT_WIDTH),
    ]
    rows: list[list[object]] = [
        [one.proposal, titles.get(one.proposal), translate(SELECTED), one.score, one.start, one.end, one.why.told(language), None]
        for one in outcome.selected
    ]
    for status, group in ((RESERVE, outcome.reserve), (DOWN, outcome.down)):
        rows.extend(
            [
                one.proposal,
                titles.get(one.proposal),
                translate(status),
                one.score,
                None,
                None,
                one.reason.told(language),
                _told(one.would_enter_if, language),
            ]
            for one in group
        )
    return _sheet(translate(N_("Prioritering")), "Prioritering", columns, rows, translate)


def _told(message: Message | None, language: str) -> str | None:
    return None if message is None else message.told(language)


def _loads(outcome: Outcome, translate: Translate) -> list[Section]:
    load = outcome.load
    figures = _figure_columns(translate)
    return [
        _sheet(
            translate(N_("Belastning enheter")),
            "Enhetsbelastning",
            [
                Column(title=translate(field_at("/unit").label), width=LINE_WIDTH),
                *figures(N_("Kvartal"), N_("Timer"), N_("Kapasitet"), HOURS_FORMAT),
            ],
            [[one.unit, one.quarter, one.hours, one.capacity] for one in load.units],
            translate,
        ),
        _sheet(
            translate(N_("Belastning personer")),
            "Personbelastning",
            [Column(title=translate(N_("Person")), width=LINE_WIDTH), *figures(N_("Kvartal"), N_("Timer"), N_("Kapasitet"), HOURS_FORMAT)],
            [[one.person, one.quarter, one.hours, one.capacity] for one in load.people],
            translate,
        ),
        _sheet(
            translate(N_("Belastning penger")),
            "Pengebelastning",
            [Column(title=translate(N_("Kilde")), width=LINE_WIDTH), *figures(N_("År"), N_("Beløp"), N_("Kan fordeles"), MONEY_FORMAT)],
            [[one.funding, one.year, one.amount, one.limit] for one in load.budget],
            translate,
        ),
    ]


def _figure_columns(translate: Translate) -> Callable[[str, str, str, str], list[Column]]:
    def columns(when: str, taken: str, room: str, number_format: str) -> list[Column]:
        return [
            Column(title=translate(when), width=FIGURE_WIDTH),
            Column(title=translate(taken), width=FIGURE_WIDTH, number_format=number_format),
            Column(title=translate(room), width=FIGURE_WIDTH, number_format=number_format),
        ]

    return columns
