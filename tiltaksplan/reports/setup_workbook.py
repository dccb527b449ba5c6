"""The set-up as a workbook: the same sheets, headers and values that the reader of the set-up takes in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tiltaksplan.document.blocks import Align, Cell, Document, Part, Properties, Role, Section, Table, paragraph
from tiltaksplan.language import N_, Translate, translator
from tiltaksplan.plan.checks import CHECKS
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.limits import LIMITS
from tiltaksplan.plan.setup import Person, Setup
from tiltaksplan.plan.setup_sheets import DECISIONS, FACTS, HEADER_ROW, SEVERITIES, SHEETS, Column, Kind, Sheet

YES, NO = N_("ja"), N_("nei")
USUAL = N_("Vanligvis {severity}.")
HELD_AGAINST = N_("Grense: {limit} ({key}).")
FORMATS: dict[Kind, str] = {Kind.MONEY: "#,##0", Kind.HOURS: "#,##0.##", Kind.DAY: "dd.mm.yyyy", Kind.GOAL_NUMBER: "@", Kind.YEAR: "0"}
FIGURES = frozenset({Kind.MONEY, Kind.HOURS, Kind.NUMBER, Kind.WHOLE, Kind.YEAR})
STEPS = range(1, 6)
EMPTY_ROWS = 30  # below the last row, with the same pull-downs: people add rows there

Value = str | int | float | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """A column as it stands in the sheet: one a year or a step where the column is spread."""

    column: Column
    header: str
    key: int | None = None


def setup_workbook(setup: Setup, *, language: str = "nb") -> Document:
    """Return *setup* as a workbook in *language*; read again it is the same set-up."""
    translate = translator(language)
    sheets = tuple(_sheet(sheet, setup, translate) for sheet in SHEETS)
    return Document(sections=sheets, language=language, properties=Properties(title=setup.title))


def _sheet(sheet: Sheet, setup: Setup, translate: Translate) -> Section:
    shown = _shown_columns(sheet, setup, translate)
    rows = _rows(sheet, setup, shown, translate)
    heading = translate(sheet.heading).format(first_year=setup.first_year, last_year=setup.last_year)
    cells = [
        Cell(row=1, column=1, blocks=(paragraph(heading, Role.TITLE),)),
        Cell(row=2, column=1, blocks=(paragraph(translate(sheet.note), Role.NOTE),)),
    ]
    for number, one in enumerate(shown, start=1):
        right = Align.RIGHT if one.column.kind in FIGURES else None
        cells.append(Cell(row=HEADER_ROW, column=number, value=one.header, header=True, align=right))
        options = _options(one.column, setup, translate)
        for row in range(HEADER_ROW + 1, HEADER_ROW + 1 + len(rows) + (EMPTY_ROWS if options else 0)):
            value = rows[row - HEADER_ROW - 1][number - 1] if row - HEADER_ROW <= len(rows) else None
            if value is not None or options:
                number_format = FORMATS.get(Kind.DAY if isinstance(value, date) else one.column.kind, "")
                cells.append(Cell(row=row, column=number, value=value, number_format=number_format, options=options, align=right))
    table = Table(
        cells=tuple(cells),
        rows=HEADER_ROW + len(rows),
        columns=len(shown),
        header_rows=HEADER_ROW,
        widths=tuple(float(one.column.width) for one in shown),
    )
    return Section(part=Part.SHEET, title=translate(sheet.title), landscape=True, blocks=(table,))


def _shown_columns(sheet: Sheet, setup: Setup, translate: Translate) -> list[_Shown]:
    shown: list[_Shown] = []
    for column in sheet.columns:
        label = translate(column.label)
        if column.by_year:
            shown.extend(_Shown(column=column, header=label.format(year=year), key=year) for year in setup.years)
        elif column.steps:
            shown.extend(_Shown(column=column, header=label.format(step=step), key=step) for step in STEPS)
        else:
            shown.append(_Shown(column=column, header=label))
    return shown


def _rows(sheet: Sheet, setup: Setup, shown: list[_Shown], translate: Translate) -> list[list[Value]]:
    if not sheet.attribute:
        return [
            [translate(fact.label), _plain(getattr(setup, fact.attribute), fact.kind, translate), translate(fact.help)] for fact in FACTS
        ]
    if sheet.attribute == "limits":
        # every limit is shown, those that the plan leaves at their default too: here people learn that they exist
        return [
            [limit.key, translate(limit.label), _number(setup.limits[limit.key]), translate(limit.unit), translate(limit.help) or None]
            for limit in LIMITS
        ]
    if sheet.attribute == "check_settings":
        return list(_check_rows(setup, translate))
    return [[_cell_value(thing, one, translate) for one in shown] for thing in getattr(setup, sheet.attribute)]


def _check_rows(setup: Setup, translate: Translate) -> Iterator[list[Value]]:
    """Yield a row a check, also of those that the plan leaves as they are."""
    labels = {limit.key: translate(limit.label) for limit in LIMITS}
    for check in CHECKS:
        setting = setup.check_setting(check.code)
        usual = translate(USUAL).format(severity=translate(SEVERITIES[check.severity][0]))
        limits = [translate(HELD_AGAINST).format(limit=labels[key], key=key) for key in check.limits]
        severity = translate(SEVERITIES[setting.severity or check.severity][0])
        yield [
            check.code, translate(check.looks_for), translate(YES if setting.runs else NO), severity, setting.reason,
            " ".join([usual, *limits]),
        ]  # fmt: skip


def _cell_value(thing: object, one: _Shown, translate: Translate) -> Value:
    value = getattr(thing, one.column.attribute)
    if one.column.by_year:
        assert isinstance(thing, Person)
        return _number(dict(thing.hours)[one.key]) if one.key in dict(thing.hours) else None
    if one.column.steps:
        return value[one.key - 1] if one.key is not None and one.key <= len(value) else None
    return _plain(value, one.column.kind, translate)


def _plain(value: object, kind: Kind, translate: Translate) -> Value:
    if kind is Kind.YES_NO:
        return translate(YES if value else NO)
    if kind is Kind.DECISION:
        return translate(DECISIONS[str(value)][0])
    if isinstance(value, tuple):
        return "; ".join(value) or None
    if isinstance(value, float):
        return _number(value)
    return value if isinstance(value, str | int | date) else None


def _number(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value


def _options(column: Column, setup: Setup, translate: Translate) -> tuple[str, ...]:
    if column.kind is Kind.YES_NO:
        return translate(YES), translate(NO)
    if column.kind is Kind.SEVERITY:
        return tuple(translate(SEVERITIES[severity][0]) for severity in Severity)
    if column.kind is Kind.DECISION:
        return tuple(translate(names[0]) for names in DECISIONS.values())
    if column.choices == "budget_sources":
        return setup.budget_sources()
    return tuple(thing.name for thing in getattr(setup, column.choices)) if column.choices else ()
