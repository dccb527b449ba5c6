"""The set-up (oppsett) out of its workbook: every sheet, each error with its cell and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from tiltaksplan.document.blocks import Document, paragraph
from tiltaksplan.document.place import Place
from tiltaksplan.forms.check_sheet import check_settings_from, checks_by_label
from tiltaksplan.forms.reading import Problem
from tiltaksplan.forms.setup_checks import check_setup
from tiltaksplan.forms.sheet_rows import Problems, Row, rows_of, tell_of_unknown_sheets
from tiltaksplan.forms.sheet_tables import SheetTable, sheets_of, tables_of
from tiltaksplan.forms.sheet_values import is_blank, message_of, value_of
from tiltaksplan.forms.values import Unclear
from tiltaksplan.language import LANGUAGES, N_, Message, translator
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.limits import DEFAULTS, LIMITS, Limits
from tiltaksplan.plan.setup import BudgetLine, Criterion, Decision, FocusArea, Frame, Group, Person, Setup, StrategyGoal, Unit
from tiltaksplan.plan.setup_sheets import FACTS, SHEETS, Column
from tiltaksplan.plan.spelling import name_key, nearest

T = TypeVar("T")

_THINGS: dict[str, type] = {
    "units": Unit, "groups": Group, "people": Person, "budget": BudgetLine, "focus_areas": FocusArea, "frames": Frame,
    "goals": StrategyGoal, "criteria": Criterion, "decisions": Decision,
}  # fmt: skip


def is_setup(document: Document) -> bool:
    """Return whether *document* is a set-up workbook: a sheet that tells of a plan's years, and at least two of the others."""
    if not sheets_of(document):
        return False
    tables, _ = tables_of(document, SHEETS)
    rows = tables[""].rows.values() if "" in tables else ()
    facts = {fact.attribute for cells in rows for cell in cells.values() if (fact := _fact_called(cell.text))}
    return len(tables) > 2 and "first_year" in facts and "last_year" in facts


def setup_from(document: Document) -> tuple[Setup, tuple[Problem, ...]]:
    """Return the set-up that *document* holds, and what a person must look at.

    What cannot be read is left out and told of; nothing is guessed. A workbook without a known sheet gives an empty set-up and a problem.
    """
    problems = Problems()
    tables, strangers = tables_of(document, SHEETS)
    if not tables:
        text = N_("Arbeidsboken har ingen av arkene i et oppsett. Bruk et oppsett med arket Plan, eller eksporter et fra en plan.")
        problems.add("not-a-setup", Place(), Message.of(text))
        return Setup(), tuple(problems.met)
    tell_of_unknown_sheets(strangers, problems)
    _tell_of_missing_sheets(tables, problems)
    setup = replace(Setup(), **_facts(tables.get(""), problems))
    rows: dict[str, list[Row]] = {}
    for attribute, table in tables.items():
        if attribute:
            rows[attribute] = list(rows_of(_with_known_keys(table), problems, hours_per_work_year=setup.hours_per_work_year))
    lists: dict[str, Any] = {attribute: tuple(_made(kind, rows.get(attribute, ()))) for attribute, kind in _THINGS.items()}
    limits = _limits(rows.get("limits", []), problems)
    settings = check_settings_from(rows.get("check_settings", []), problems)
    return check_setup(replace(setup, **lists, limits=limits, check_settings=settings), rows, tables, problems), tuple(problems.met)


def says_nothing_of(document: Document) -> tuple[str, ...]:
    """Return what of a set-up *document* has no sheet for and need not have: what a plan has chosen about it stands."""
    tables, _ = tables_of(document, SHEETS)
    return tuple(sheet.attribute for sheet in SHEETS if sheet.optional and sheet.attribute not in tables)


def _made(kind: Callable[..., T], rows: list[Row] | tuple[()]) -> list[T]:
    return [kind(**row.values) for row in rows]


def _tell_of_missing_sheets(tables: dict[str, SheetTable], problems: Problems) -> None:
    for sheet in SHEETS:
        if sheet.attribute in tables or sheet.optional:
            continue
        severity = Severity.WARNING if sheet.attribute else Severity.ERROR
        message = Message.of(
            N_("Arket «{title}» mangler, eller overskriftene i det er ikke kjent. Legg det til om planen trenger det."),
            title=Message.of(sheet.title),
        )  # fmt: skip
        problems.add("sheet-missing", Place(), message, severity=severity, text=sheet.title)


def _facts(table: SheetTable | None, problems: Problems) -> dict[str, Any]:
    """Return the plan's single facts: a row each, the label in one column and the value in another."""
    if table is None:
        return {}
    label_column, value_column = table.column_of("fact"), table.column_of("value")
    if label_column is None or value_column is None:
        message = Message.of(N_("Arket må ha kolonnene «Opplysning» og «Verdi»."))
        problems.add("column-missing", table.place(table.header, 1), message)
        return {}
    found: dict[str, Any] = {}
    for number, cells in table.rows.items():
        label, cell = cells.get(label_column.number), cells.get(value_column.number)
        if label is None or is_blank(label):
            continue
        fact = _fact_called(label.text)
        if fact is None:
            message = Message.of(N_("Opplysningen «{text}» er ikke kjent, og er ikke lest. Rett navnet på den."), text=label.text)
            problems.warn("fact-unknown", table.place(number, label_column.number), message, text=label.text)
        elif cell is not None and not is_blank(cell):
            value = value_of(cell, fact.kind)
            if isinstance(value, Unclear):
                problems.add(value.code, table.place(number, value_column.number), message_of(value), text=value.text)
            else:
                found[fact.attribute] = value
    _tell_of_missing_facts(found, table, problems)
    return found


def _tell_of_missing_facts(found: dict[str, Any], table: SheetTable, problems: Problems) -> None:
    for fact in FACTS:
        if fact.required and fact.attribute not in found:
            default = getattr(Setup(), fact.attribute)
            message = Message.of(
                N_("«{label}» mangler, og er satt til {default} inntil videre. Fyll ut opplysningen."),
                label=Message.of(fact.label), default=str(default),
            )  # fmt: skip
            problems.add("fact-missing", table.place(table.header, 1), message, text=fact.label)


def _fact_called(text: str) -> Column | None:
    key = name_key(text)
    for fact in FACTS:
        ours = (translator(language)(fact.label) for language in LANGUAGES)
        if key in {name_key(label) for label in (*ours, *fact.others)}:
            return fact
    return None


def _with_known_keys(table: SheetTable) -> SheetTable:
    """Return a table of limits or checks with the key filled in where only its text stands: the text is what people see and keep."""
    keys = {"limits": ("key", _limits_by_label), "check_settings": ("code", checks_by_label)}
    attribute, labels = keys.get(table.sheet.attribute, ("", dict))
    key_column = table.column_of(attribute)
    if key_column is None:
        return table
    by_label = labels()
    rows = {}
    for number, cells in table.rows.items():
        label = next((cell for cell in cells.values() if name_key(cell.text) in by_label), None)
        if label is not None and is_blank(cells.get(key_column.number)):
            key = by_label[name_key(label.text)]
            place = table.place(number, key_column.number)
            cells = {**cells, key_column.number: replace(label, value=key, blocks=(paragraph(key),), place=place)}
        rows[number] = cells
    return replace(table, rows=rows)


def _limits_by_label() -> dict[str, str]:
    return {name_key(translator(language)(limit.label)): limit.key for limit in LIMITS for language in LANGUAGES}


def _limits(rows: list[Row], problems: Problems) -> Limits:
    given: list[tuple[str, float]] = []
    for row in rows:
        key, amount = str(row.values["key"]).strip(), row.values["amount"]
        if key in DEFAULTS:
            given.append((key, amount))
            continue
        like = nearest(key, DEFAULTS)
        if like:
            text = N_("Nøkkelen «{key}» finnes ikke, og grensen er ikke lest. Mente du «{like}»?")
            message = Message.of(text, key=key, like=like[0])
        else:
            message = Message.of(N_("Nøkkelen «{key}» finnes ikke, og grensen er ikke lest. Rett nøkkelen, eller slett raden."), key=key)
        problems.add("limit-unknown", row.place("key"), message, text=key)
    return Limits(given=tuple(given))
