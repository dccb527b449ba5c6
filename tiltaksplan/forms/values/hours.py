"""Working time: from what people write to hours."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from tiltaksplan.forms.values.figures import (
    APPROXIMATELY,
    AT_LEAST,
    BRACKETS_WITHOUT_DIGITS,
    LONGEST,
    RANGE,
    SAID_TWICE,
    TOTALS,
    read_figure,
    text_of_number,
    tidy,
    with_decimals,
)
from tiltaksplan.forms.values.text import emptiness
from tiltaksplan.forms.values.unclear import Unclear
from tiltaksplan.forms.values.wordlists import NOT_AFTER_A_LETTER, NOT_BEFORE_A_LETTER, any_of, whole_words, wordlist, words_of

HOURS_A_WEEK = Decimal("37.5")
HOURS_A_DAY = Decimal("7.5")
DEFAULT_WORK_YEAR = 1695
LARGEST = 10**7
"""No museum's hours; what is larger is a slip of the keyboard."""


class TimeUnit(StrEnum):
    """What a bare figure counts: the unit that a column's header names, or the one in the cell."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    WORK_MONTHS = "work-months"
    WORK_YEARS = "work-years"
    SHARE = "share"
    """Percent of a full post: 20, or 0.2 as Excel keeps 20 %."""


_WORDS = wordlist("time_words")
_UNIT_WORDS = {
    TimeUnit.HOURS: words_of(_WORDS, "hours"),
    TimeUnit.DAYS: words_of(_WORDS, "days"),
    TimeUnit.WEEKS: words_of(_WORDS, "weeks"),
    TimeUnit.WORK_MONTHS: words_of(_WORDS, "work_months"),
    TimeUnit.WORK_YEARS: words_of(_WORDS, "work_years"),
    TimeUnit.SHARE: words_of(_WORDS, "percent"),
}
_UNIT_OF = {word: unit for unit, words in _UNIT_WORDS.items() for word in words}
_UNIT = re.compile(NOT_AFTER_A_LETTER + f"(?P<unit>{any_of(_UNIT_OF)})" + NOT_BEFORE_A_LETTER + r"\.?")
_FULL, _HALF = whole_words(words_of(_WORDS, "full_post")), whole_words(words_of(_WORDS, "half_post"))
_OF_A_POST = [word for word in words_of(_WORDS, "of_a_post") if word.startswith(("av ", "of "))]
_SHARE_OF_A_POST, _POST = whole_words(_OF_A_POST), whole_words(set(words_of(_WORDS, "of_a_post")) - set(_OF_A_POST))
_PER_WEEK, _PER_MONTH, _PER_YEAR = (
    re.compile(any_of(words_of(_WORDS, name)) + NOT_BEFORE_A_LETTER + r"\.?") for name in ("per_week", "per_month", "per_year")
)
_SHARE_HEADERS = re.compile(rf"{NOT_AFTER_A_LETTER}{any_of(words_of(_WORDS, 'share_headers'))}{NOT_BEFORE_A_LETTER}")
_IN_MONTHS = re.compile(r"\b(?:i|in|for|over)\s+(?P<count>[^()]{1,15}?)\s*(?:måneder|måned|månader|månad|mnd|months?)\b\.?")
_TODAY = re.compile(r"\bi dag\b", re.IGNORECASE)
_LAST_BRACKET = re.compile(r"\(([^()]*)\)[^()]*$")
_BELOW_ZERO = re.compile(r"^(?:-|minus )\s*\d")
_LARGEST_SHARE = 1000


@dataclass(frozen=True, slots=True)
class _Year:
    """What a whole work year is here, and how many months of it a share covers."""

    hours: Decimal
    months: Decimal

    def hours_of(self, number: Decimal, unit: TimeUnit) -> Decimal:
        """Return the hours that *number* of *unit* are; a share is of the months that it covers."""
        match unit:
            case TimeUnit.DAYS:
                return number * HOURS_A_DAY
            case TimeUnit.WEEKS:
                return number * HOURS_A_WEEK
            case TimeUnit.WORK_MONTHS:
                return number * self.hours / 12
            case TimeUnit.WORK_YEARS:
                return number * self.hours
            case TimeUnit.SHARE:
                return number * self.hours * self.months / 12
        return number


def read_hours(
    value: str | float | None, *, unit: TimeUnit = TimeUnit.HOURS, hours_per_work_year: float = DEFAULT_WORK_YEAR, months: float = 12
) -> float | Unclear:
    """Return hours, whole where they are whole, or what was unclear. Nothing written, `-` and `ingen` are 0.

    A work year is *hours_per_work_year*, a work month a twelfth of it, a week 37.5 hours, a day 7.5. A share of a post (`20 %`) covers
    *months* of the year, or those that the cell names (`20 % i 6 mnd`). `1 dag i uka` is a fifth of a post; `4 timer i uka` is as
    many of the year's working weeks (the work year divided by 37.5).

    Args:
        value: What the cell says: a text, or the number of a number cell.
        unit: What a bare figure counts (`read_hours_unit_of_header`). A unit in the cell itself wins.
        hours_per_work_year: As the plan's set-up has it.
        months: How many months of the year a share of a post covers.

    >>> read_hours("120 t"), read_hours("0,2 årsverk"), read_hours("3 månedsverk"), read_hours("30 %"), read_hours("2 dagsverk")
    (120, 339, 423.75, 508.5, 15)
    >>> read_hours("ein dag i veka"), read_hours("100-150 timer")
    (339, Unclear(code='hours-range', text='100-150 timer'))
    """
    year = _Year(Decimal(str(hours_per_work_year)), Decimal(str(months)))
    if value is None:
        return 0
    if isinstance(value, int | float):
        return _hours_of_number(value, unit, year)
    if emptiness(value) == "none":
        return 0
    text = with_decimals(tidy(value))
    if len(text) > LONGEST:
        return Unclear("hours-unclear", value)
    if RANGE.search(text):
        return Unclear("hours-range", value)
    if _BELOW_ZERO.match(text):
        return Unclear("hours-negative", value)
    hours = _hours_said_twice(text, unit, year) or _hours_of_text(text, unit, year)
    return Unclear(hours, value) if isinstance(hours, str) else _rounded(hours, value)


def _hours_said_twice(text: str, unit: TimeUnit, year: _Year) -> Decimal | str | None:
    """Return the hours of `20 % (339 t)`, the code of what is wrong where the two differ, or None where time is said once."""
    said = SAID_TWICE.fullmatch(text)
    if not said:
        return None
    first = _hours_of_text(said["one"], unit, year)
    second = _hours_of_text(said["two"] or said["three"] or "", unit, year)
    if first is None or second is None:
        return None
    rounding = max(Decimal(1), first / 50)  # people round a percentage or the hours it makes
    if abs(first - second) > rounding:
        return "hours-contradiction"
    return second if "%" in said["one"] else first


def _hours_of_text(text: str, unit: TimeUnit, year: _Year) -> Decimal | None:
    """Read a tidied text that is no range."""
    if AT_LEAST.search(text):
        return None
    left = BRACKETS_WITHOUT_DIGITS.sub(" ", text)
    for pattern in (APPROXIMATELY, TOTALS):
        left = pattern.sub(" ", left)
    left, by_the_week, by_the_month = _without_frequency(left)
    if found := _IN_MONTHS.search(left):
        covered = read_figure(found["count"].strip())
        if covered is None or not 0 < covered.number <= 12:
            return None
        year, left = _Year(year.hours, covered.number), left[: found.start()] + left[found.end() :]
    left = _HALF.sub(" 50 % ", _SHARE_OF_A_POST.sub(" ", left))
    left = _POST.sub(" ", _FULL.sub(" 100 % ", left))
    named = _UNIT.search(left)
    if named:
        unit, left = _UNIT_OF[named["unit"]], left[: named.start()] + " " + left[named.end() :]
    figure = read_figure(" ".join(left.split()).strip(" .,:;="))
    if figure is None or (figure.in_words and not named):
        return None
    return _hours_of_figure(figure.number, unit, year, written_unit=bool(named), by_the_week=by_the_week, by_the_month=by_the_month)


def _without_frequency(text: str) -> tuple[str, bool, bool]:
    """Return the text without `i uka`, `per måned` and `per år`, and whether the first or the second stood there."""
    left = _PER_YEAR.sub(" ", text)
    weekly = _PER_WEEK.sub(" ", left)
    monthly = _PER_MONTH.sub(" ", weekly)
    return monthly, weekly != left, monthly != weekly


def _hours_of_figure(
    number: Decimal, unit: TimeUnit, year: _Year, *, written_unit: bool, by_the_week: bool, by_the_month: bool
) -> Decimal | None:
    if unit is TimeUnit.SHARE:
        share = _share(number, written_unit)
        return None if share is None else year.hours_of(share, unit)
    if unit is TimeUnit.HOURS and 0 < number < 1 and not written_unit:
        return None  # nobody gives a tenth of an hour: it may be a share of a post
    hours = year.hours_of(number, unit)
    if by_the_week:
        return hours * year.hours * year.months / 12 / HOURS_A_WEEK
    return hours * year.months if by_the_month else hours


def _share(number: Decimal, with_sign: bool) -> Decimal | None:
    """Return the part of a post: `20 %` and a bare 20 are a fifth, and so is Excel's 0.2; a bare 1 may be one percent or all."""
    if number > _LARGEST_SHARE or (not with_sign and 1 <= number < 2):
        return None
    return number if not with_sign and number < 1 else number / 100


def _hours_of_number(number: float, unit: TimeUnit, year: _Year) -> float | Unclear:
    text = text_of_number(number)
    if isinstance(number, bool) or not math.isfinite(number):
        return Unclear("hours-unclear", text)
    if number < 0:
        return Unclear("hours-negative", text)
    hours = _hours_of_figure(Decimal(str(number)), unit, year, written_unit=False, by_the_week=False, by_the_month=False)
    return _rounded(hours, text)


def _rounded(hours: Decimal | None, written: str) -> float | Unclear:
    """Return hours to the hundredth, as an int where they are whole."""
    if hours is None or hours > LARGEST:
        return Unclear("hours-unclear", written)
    rounded = round(hours, 2)
    return int(rounded) if rounded == int(rounded) else float(rounded)


def _named_units(header: str) -> list[TimeUnit]:
    named = [_UNIT_OF[found["unit"]] for found in _UNIT.finditer(_PER_YEAR.sub(" ", header))]
    return [unit for unit in named if unit is not TimeUnit.WORK_YEARS or "av" not in header.split()]


@lru_cache(maxsize=1024)
def read_hours_unit_of_header(text: str) -> TimeUnit | None:
    """Return what the figures under a header count, or None where it does not say.

    >>> read_hours_unit_of_header("Månedsverk 2023"), read_hours_unit_of_header("Stilling (%)"), read_hours_unit_of_header("Timer per år")
    (<TimeUnit.WORK_MONTHS: 'work-months'>, <TimeUnit.SHARE: 'share'>, <TimeUnit.HOURS: 'hours'>)
    """
    header = _TODAY.sub(" ", tidy(text))
    named = _named_units(header)
    if len(set(named)) > 1 and (last := _LAST_BRACKET.search(header)) is not None and len(set(_named_units(last[1]))) == 1:
        named = _named_units(last[1])  # «Staff time (person-months)»: the bracket says what is counted
    if len(set(named)) > 1:
        return None  # «Timer eller prosent»: each cell says which
    if named:
        return named[0]
    return TimeUnit.SHARE if _SHARE_HEADERS.search(header) or "%" in header else None
