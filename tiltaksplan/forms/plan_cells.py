"""What a cell of the plan's workbook says of a field: the same as when it was written, another value, or something unclear.

A cell that holds what the base's value gives has not been edited, whatever Excel, LibreOffice or a browser has done to its form. All other
cells are read by the same rules as forms.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from tiltaksplan.document.blocks import Cell
from tiltaksplan.forms import values
from tiltaksplan.forms.plan_lists import read_list
from tiltaksplan.forms.sheet_values import MESSAGES
from tiltaksplan.forms.values import Unclear
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.field import Choices, Day, Kind, Money, Names, Number, PlanYear, Step, Text
from tiltaksplan.plan.setup import Setup

ERROR_IN_CELL = N_("Cellen viser en feil ({text}), og er ikke lest. Skriv verdien, eller rett formelen.")
IS_CUT = N_("Teksten er lengre enn en celle rommer, og endringen er ikke tatt inn. Rett teksten i programmet.")
NOT_WHOLE = N_("«{text}» er ikke et helt tall. Skriv et helt tall.")
TOO_LITTLE = N_("«{text}» er for lite. Skriv minst {least}.")
TOO_MUCH = N_("«{text}» er for mye. Skriv høyst {most}.")
GOAL_NUMBER_LOST = N_(
    "Excel har gjort om målnummeret til tallet {text}, som kan være flere mål. Formater cellen som tekst, og skriv nummeret på nytt."
)
_MESSAGES = {**MESSAGES, "goal-number-lost": GOAL_NUMBER_LOST}
_ERROR = re.compile(r"#(?:[A-ZÆØÅ0/]+[!?]|N/A|I/T)|Err:\d{3}")
_CELL_IS_FULL, _BROKEN_FROM = 32_767, 16_000
_CLOSE = 1e-12  # Excel keeps fifteen digits


class Unchanged(Enum):
    """The one answer of a cell that nobody has edited."""

    SAME = "same"


SAME = Unchanged.SAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What cannot be taken, and the sentence about it."""

    text: str
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class CellRules:
    """What a cell is read by.

    Attributes:
        in_cell: What a cell holds for a value, as whoever wrote the workbook has it.
        setup: Of the base: hours in a work year, and the names that lists are made of.
    """

    in_cell: Callable[[object], object]
    setup: Setup


def said(kind: Kind, cell: Cell | None, base: object, rules: CellRules) -> object:
    """Return `SAME`, the value that *cell* says instead of *base* (None or an empty tuple where it was emptied), or `Told` of it."""
    written = rules.in_cell(base)
    if cell is None or (cell.value is None and not cell.formula and not cell.text.strip()):
        is_empty = written is None or (isinstance(written, str) and not values.clean(written))
        return SAME if is_empty else () if isinstance(kind, Choices | Names) else None
    if cell.value == written and type(cell.value) is type(written):
        return SAME
    if cell.formula and cell.value is None:
        return Told(text=f"={cell.formula}", message=Message.of(MESSAGES["formula-without-value"]))
    text = _text_of(cell)
    if isinstance(written, str) and _same_text(kind, text, written):
        return SAME
    if _ERROR.fullmatch(text.strip()):
        return Told(text=text, message=Message.of(ERROR_IN_CELL, text=text))
    if isinstance(written, str) and len(written) >= _CELL_IS_FULL:
        return Told(text=text[:200], message=Message.of(IS_CUT))
    if _is_number(cell.value) and _is_number(written) and _close(cell.value, written):
        return SAME
    value = _read(kind, cell, text, base, rules)
    return SAME if _same_value(kind, value, base) else value


def _text_of(cell: Cell) -> str:
    return cell.value if isinstance(cell.value, str) else cell.text


def _same_text(kind: Kind, text: str, written: str) -> bool:
    """Return whether *text* is what was written, or what programs make of it that change nothing for a reader."""
    if _as_compared(kind, text) == _as_compared(kind, written):
        return True
    if "\t" in written and _as_compared(kind, text) == _as_compared(kind, written.replace("\t", "")):
        return True  # LibreOffice loses tabs in cells of several lines
    if len(written) < _BROKEN_FROM:
        return False
    ours, theirs = ("".join(one.split()) for one in (written, text))  # LibreOffice breaks such long lines in two
    return ours == theirs or (len(text) >= _CELL_IS_FULL and ours.startswith(theirs))


def _as_compared(kind: Kind, text: str) -> str:
    """Return *text* as two texts are compared: blanks and signs that nobody sees make no difference."""
    return values.clean(text) if isinstance(kind, Text | Choices | Names) else values.one_line(text)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _close(first: object, second: object) -> bool:
    return math.isclose(float(first), float(second), rel_tol=_CLOSE)  # type: ignore[arg-type]


def _same_value(kind: Kind, value: object, base: object) -> bool:
    if isinstance(value, Told):
        return False
    if _is_number(value) and _is_number(base):
        return _close(value, base)
    if isinstance(value, tuple) and isinstance(base, tuple):
        return [_as_compared(kind, str(one)) for one in value] == [_as_compared(kind, str(one)) for one in base]
    if isinstance(value, str) and isinstance(base, str):
        return value == _as_compared(kind, base)
    return value == base


def _read(kind: Kind, cell: Cell, text: str, base: object, rules: CellRules) -> object:
    value: object
    if isinstance(kind, Choices | Names):
        value = read_list(kind, cell, text, base if isinstance(base, tuple) else (), rules.setup)
    elif isinstance(kind, Money | Number | PlanYear | Step | Day):
        value = _read_figure(kind, cell, text, rules)
    else:
        return (values.one_line(text) if not isinstance(kind, Text) else values.clean(text)) or None
    if isinstance(value, Unclear):
        template = _MESSAGES.get(value.code)
        return Told(text=text, message=value.message if template is None else Message.of(template, text=value.text))
    return within(kind, text, value) if isinstance(kind, Number) else value


def _read_figure(kind: Money | Number | PlanYear | Step | Day, cell: Cell, text: str, rules: CellRules) -> object:
    given = cell.value if cell.value is not None else text
    if isinstance(kind, Day):
        if isinstance(given, bool):
            return Unclear("date-unclear", text)
        day = given.date() if isinstance(given, datetime) else given
        return values.read_date(day, edge="end" if kind.edge == "end" else "start")
    if isinstance(given, bool | date):
        return Unclear(_UNCLEAR[type(kind)], text)
    if isinstance(kind, Money):
        return values.read_amount(given)
    if isinstance(kind, PlanYear):
        return values.read_year(given)
    if isinstance(kind, Step):
        return values.read_step(given)
    if kind.unit == "timer":
        share = f"{round(given * 100, 6):g} %" if "%" in cell.number_format and isinstance(given, int | float) else given
        return values.read_hours(share, hours_per_work_year=rules.setup.hours_per_work_year)
    number = values.read_number(given)
    if "%" in cell.number_format and isinstance(given, int | float) and not isinstance(number, Unclear):
        number = round(number * 100, 6)  # Excel keeps 65 % as 0.65
        return int(number) if float(number).is_integer() else number
    return number


_UNCLEAR = {Money: "amount-unclear", PlanYear: "year-unclear", Step: "step-unclear", Number: "number-unclear"}


def within(kind: Number, text: str, number: object) -> object:
    """Return *number* where the field allows it, else what is told of it."""
    if not isinstance(number, int | float):
        return number
    if kind.whole and number != int(number):
        return Told(text=text, message=Message.of(NOT_WHOLE, text=text))
    if kind.at_least is not None and number < kind.at_least:
        return Told(text=text, message=Message.of(TOO_LITTLE, text=text, least=kind.at_least))
    if kind.at_most is not None and number > kind.at_most:
        return Told(text=text, message=Message.of(TOO_MUCH, text=text, most=kind.at_most))
    return int(number) if kind.whole else number
