"""Values of our own workbooks' cells: what a column is to hold, or what was unclear about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TypeVar

from tiltaksplan.document.blocks import Cell
from tiltaksplan.forms.values import (
    Unclear,
    one_line,
    read_amount,
    read_date,
    read_email,
    read_entries,
    read_hours,
    read_number,
    read_period,
    read_step,
    read_tick,
    read_year,
)
from tiltaksplan.language import LANGUAGES, N_, Message, translator
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.quarter import Quarter
from tiltaksplan.plan.setup import Setup
from tiltaksplan.plan.setup_sheets import DECISIONS, SEVERITIES, Kind
from tiltaksplan.plan.spelling import name_key

T = TypeVar("T")

MESSAGES: dict[str, str] = {
    "formula-without-value": N_(
        "Formelen i cellen har ikke noe lagret svar. Åpne arbeidsboken i Excel, lagre den, og les den inn på nytt."
    ),
    "whole-unclear": N_("«{text}» er ikke et helt tall. Skriv et helt tall, for eksempel 16."),
    "yes-no-unclear": N_("«{text}» er verken ja eller nei. Skriv ja eller nei."),
    "email-unclear": N_("«{text}» er ikke en e-postadresse. Rett adressen, eller la cellen stå tom."),
    "number-negative": N_("«{text}» er mindre enn 0. Skriv et tall som er 0 eller større."),
    "goal-number-date": N_(
        "Excel har gjort om målnummeret til en dato. Formater cellen som tekst, og skriv nummeret på nytt, for eksempel 4.3."
    ),
    "decision-unclear": N_("«{text}» er ikke et slag beslutning. Skriv må med, må ikke med, starter, ikke sammen eller først–så."),
    "severity-unclear": N_("«{text}» er ikke et alvor. Skriv feil, advarsel eller opplysning."),
    "quarter-unclear": N_("«{text}» er ikke et kvartal. Skriv for eksempel 2023-Q2."),
}
"""What a person is told of a cell, by code; the other codes are those of `forms.values`."""

LARGEST_COUNT = 1_000_000
DEFAULT_WORK_YEAR = Setup().hours_per_work_year

Value = str | int | float | bool | date | tuple[str, ...]
Written = str | int | float | bool | date | None


def is_blank(cell: Cell | None) -> bool:
    """Return whether nothing is written in *cell*."""
    return cell is None or (not cell.text.strip() and not cell.formula and cell.value is None)


def value_of(cell: Cell, kind: Kind, *, hours_per_work_year: float = DEFAULT_WORK_YEAR) -> Value | Unclear:
    """Return what *cell* says as a value of *kind*, or what was unclear about it."""
    if cell.formula and cell.value is None:
        return Unclear("formula-without-value", f"={cell.formula}")
    written: Written = cell.value if cell.value is not None else cell.text
    if kind is Kind.HOURS:
        return _hours(cell, written, hours_per_work_year)
    return _READERS[kind](cell, written)


def message_of(unclear: Unclear) -> Message:
    """Return the sentence about *unclear*, without its place."""
    template = MESSAGES.get(unclear.code)
    return unclear.message if template is None else Message.of(template, text=unclear.text)


def _text(cell: Cell, written: Written) -> str:
    return one_line(cell.text)


def _number(cell: Cell, written: Written) -> float | Unclear:
    if isinstance(written, bool | date):
        return Unclear("number-unclear", cell.text)
    number = read_number(written)
    if isinstance(number, Unclear):
        return number
    if "%" in cell.number_format and isinstance(written, int | float):
        number = round(number * 100, 6)  # Excel keeps 65 % as 0.65
        number = int(number) if float(number).is_integer() else number
    return Unclear("number-negative", cell.text) if number < 0 else number


def _whole(cell: Cell, written: Written) -> int | Unclear:
    number = _number(cell, written)
    if isinstance(number, Unclear):
        return number
    return int(number) if float(number).is_integer() and number <= LARGEST_COUNT else Unclear("whole-unclear", cell.text)


def _year(cell: Cell, written: Written) -> int | Unclear:
    if isinstance(written, bool | date):
        return Unclear("year-unclear", cell.text)
    return read_year(written)


def _money(cell: Cell, written: Written) -> int | Unclear:
    return Unclear("amount-unclear", cell.text) if isinstance(written, bool | date) else read_amount(written)


def _hours(cell: Cell, written: Written, hours_per_work_year: float) -> float | Unclear:
    if isinstance(written, bool | date):
        return Unclear("hours-unclear", cell.text)
    if "%" in cell.number_format and isinstance(written, int | float):
        written = f"{round(written * 100, 6):g} %"  # Excel keeps 20 % as 0.2
    return read_hours(written, hours_per_work_year=hours_per_work_year)


def _day(cell: Cell, written: Written) -> date | Unclear:
    return Unclear("date-unclear", cell.text) if isinstance(written, bool) else read_date(written, edge="end")


def _yes_no(cell: Cell, written: Written) -> bool | Unclear:
    ticked = None if isinstance(written, date) else read_tick(written)
    return Unclear("yes-no-unclear", cell.text) if ticked is None else ticked


def _step(cell: Cell, written: Written) -> int | Unclear:
    return Unclear("step-unclear", cell.text) if isinstance(written, bool | date) else read_step(written)


def _email(cell: Cell, written: Written) -> str | Unclear:
    return read_email(cell.text) or Unclear("email-unclear", cell.text)


def _names(cell: Cell, written: Written) -> tuple[str, ...]:
    return read_entries(cell.text)


def _goal_number(cell: Cell, written: Written) -> str | Unclear:
    if isinstance(written, date):
        return Unclear("goal-number-date", cell.text)
    if isinstance(written, int | float) and not isinstance(written, bool):
        return str(written).removesuffix(".0")
    return one_line(cell.text)


def _decision(cell: Cell, written: Written) -> str | Unclear:
    return _decisions().get(name_key(cell.text)) or Unclear("decision-unclear", cell.text)


@cache
def _decisions() -> dict[str, str]:
    return _by_spelling(DECISIONS)


def _severity(cell: Cell, written: Written) -> Severity | Unclear:
    return _severities().get(name_key(cell.text)) or Unclear("severity-unclear", cell.text)


@cache
def _severities() -> dict[str, Severity]:
    return _by_spelling(SEVERITIES)


def _by_spelling(called: dict[T, tuple[str, ...]]) -> dict[str, T]:
    """Return what each spelling means, of things that have a label, to be translated, and other spellings."""
    spelled = {thing: (*words, *(translator(language)(words[0]) for language in LANGUAGES)) for thing, words in called.items()}
    return {name_key(word): thing for thing, words in spelled.items() for word in words}


def _quarter(cell: Cell, written: Written) -> str | Unclear:
    unclear = Unclear("quarter-unclear", cell.text)
    if isinstance(written, date):
        return str(Quarter.of(written))
    period = read_period(cell.text)
    if isinstance(period, Unclear):
        return unclear
    first, last = (Quarter.of(day) for day in period)
    return str(first) if first == last else unclear


_READERS: dict[Kind, Callable[[Cell, Written], Value | Unclear]] = {
    Kind.TEXT: _text, Kind.EMAIL: _email, Kind.YEAR: _year, Kind.MONEY: _money, Kind.NUMBER: _number, Kind.WHOLE: _whole,
    Kind.DAY: _day, Kind.YES_NO: _yes_no, Kind.STEP: _step, Kind.NAMES: _names, Kind.GOAL_NUMBER: _goal_number, Kind.DECISION: _decision,
    Kind.QUARTER: _quarter, Kind.SEVERITY: _severity,
}  # fmt: skip
