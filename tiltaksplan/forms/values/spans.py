"""Written times as spans of days: a day, a month, a quarter, a season, a year, from its first day to its last."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from tiltaksplan.forms.values.figures import BRACKETS_WITHOUT_DIGITS, LONGEST, SEPARATOR, tidy
from tiltaksplan.forms.values.text import clean
from tiltaksplan.forms.values.wordlists import NOT_AFTER_A_LETTER, NOT_BEFORE_A_LETTER, any_of, either, groups_of, wordlist, words_of

_DAYS_OF_A_MONTH = 31
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a written time covers.

    At the turn of a year *last* is before *first*: what starts then starts on 1 January, and what ends then ends on 31 December.
    """

    first: date
    last: date


Spanned = Span | str
"""A span, or the code of why there is none."""

_WORDS = wordlist("calendar_words")
_MONTH_OF = {word: number for number, words in groups_of(_WORDS, "months").items() for word in words}
_ENGLISH_MONTHS = frozenset(words_of(_WORDS, "english_months"))
_ORDINAL_OF = {word: number for number, words in groups_of(_WORDS, "ordinals").items() for word in words}
_SEASON_OF = {word: season for season in ("spring", "summer", "autumn", "winter") for word in words_of(_WORDS, season)}
_SEASONS = {"spring": (1, 6), "summer": (6, 8), "autumn": (7, 12)}
_PARTS = {"quarter": 3, "third": 4, "half": 6}  # months in each
_PART_OF = {word: months for name, months in _PARTS.items() for word in words_of(_WORDS, name)}
_THIRDS = {"early": 0, "middle": 1, "late": 2, "at_the_end": 3}
_THIRD_OF = {word: third for name, third in _THIRDS.items() for word in words_of(_WORDS, name)}

_OVER_NEW_YEAR = [word for name in ("turn_of_the_year", "study_year", "winter") for word in words_of(_WORDS, name)]

_Y = r"(?P<year>\d{4}|'?\d{2})"
_GAP = r"[ ,./-]*(?:(?:av|of|i|in|på|år|året) )?"
_MAYBE_Y = rf"(?:{_GAP}{_Y})?\.?"
_MONTH = rf"(?P<month>{any_of(_MONTH_OF)})\.?"
_ORDINAL = rf"(?P<ordinal>{any_of(_ORDINAL_OF)})"
_PART = rf"(?P<part>{any_of(_PART_OF)})"
_SEASON = rf"(?P<season>{any_of(_SEASON_OF)})"
_TWO_YEARS = r"(?P<year>\d{4}|\d{2})\s?[/-]\s?(?P<next>\d{4}|\d{2})"

_LEAD = re.compile(rf"(?:{any_of(words_of(_WORDS, 'leads'))}){NOT_BEFORE_A_LETTER}[ .:,-]*(?=.)")
_WEEKDAY = re.compile(rf"{NOT_AFTER_A_LETTER}{any_of(words_of(_WORDS, 'weekdays'))}{NOT_BEFORE_A_LETTER}[ ,.]*")
_CLOCK = either(
    r"(?:[ ,]+|(?<=\d)t)(?:kl\.?(?:okka|okken)? ?)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|\+00:00)?$",
    r"[ ,]*kl\.?(?:okka)? ?\d{1,2}(?:[.:]\d{2})?$",
)
_YEAR_IN_BRACKETS = re.compile(r" ?\((\d{4})\)")
_OPEN = re.compile(any_of(words_of(_WORDS, "open")) + r"[ .!]*")


def day_of(year: int, month: int, day: int) -> Spanned:
    """Return one day, or the code of an impossible one."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return "date-unclear"
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return "date-impossible"
    return Span(date(year, month, day), date(year, month, day))


def months_of(year: int, first: int, last: int) -> Spanned:
    """Return whole months of one year."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return "date-unclear"
    return Span(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def full_year(written: str) -> int:
    """Return `23` and `'23` as 2023, and 80 to 99 as years of the last century."""
    digits = written.lstrip("'")
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 80 else 1900)


def _year_of(found: re.Match[str], default_year: int | None) -> int | None:
    return full_year(found["year"]) if found["year"] else default_year


def _of_day(found: re.Match[str], default_year: int | None) -> Spanned:
    return day_of(full_year(found["year"]), int(found["month"]), int(found["day"]))


def _of_day_and_month(found: re.Match[str], default_year: int | None) -> Spanned:
    """Read `1.9.` as a day without its year, and `03/24`, which is no day, as a month of 2024."""
    first, second = int(found["day"]), int(found["month"])
    if second > 12 and 1 <= first <= 12 and len(found["month"]) == 2:
        return months_of(full_year(found["month"]), first, first)
    if second > 12 or not second:
        return "date-impossible"
    return "date-year-missing" if default_year is None else day_of(default_year, second, first)


def _of_named_month(found: re.Match[str], default_year: int | None) -> Spanned:
    """Read `1. mars 2024` and `mars 2024`; `May 23` may be a day or a year, so only a Norwegian month takes two figures as its year."""
    name, month = found["month"], _MONTH_OF[found["month"]]
    groups = found.groupdict()
    if not groups.get("day") and name in _ENGLISH_MONTHS and re.fullmatch(r"\d{2}", found["year"] or ""):
        return "date-unclear"
    year = _year_of(found, default_year)
    if year is None:
        return "date-year-missing"
    return day_of(year, month, int(groups["day"])) if groups.get("day") else months_of(year, month, month)


def _of_months(found: re.Match[str], default_year: int | None) -> Spanned:
    year, first, last = _year_of(found, default_year), _MONTH_OF[found["month"]], _MONTH_OF[found["until"]]
    if year is None:
        return "date-year-missing"
    return months_of(year, first, last) if first <= last else "date-unclear"


def _of_numbered_month(found: re.Match[str], default_year: int | None) -> Spanned:
    month = int(found["month"])
    return months_of(full_year(found["year"]), month, month) if 1 <= month <= 12 else "date-impossible"


def _of_part(found: re.Match[str], default_year: int | None) -> Spanned:
    """Read a quarter, a term of four months, or a half-year; of two, from the first to the second."""
    year, months = _year_of(found, default_year), _PART_OF[found["part"]]
    first = _ORDINAL_OF[found["ordinal"]]
    last = _ORDINAL_OF[found.groupdict().get("until") or found["ordinal"]]
    first, last = (12 // months if number < 0 else number for number in (first, last))
    if year is None:
        return "date-year-missing"
    if not 1 <= first <= last <= 12 // months:
        return "date-impossible"
    return months_of(year, (first - 1) * months + 1, last * months)


def _of_season(found: re.Match[str], default_year: int | None) -> Spanned:
    year, season = _year_of(found, default_year), _SEASON_OF[found["season"]]
    if season == "winter":
        return "date-unclear"  # January or December of that year?
    return "date-year-missing" if year is None else months_of(year, *_SEASONS[season])


def _of_two_years(found: re.Match[str], default_year: int | None) -> Spanned:
    """Read what lies on both sides of New Year: the turn of the year, a winter, a year of study (August to July)."""
    year, following = full_year(found["year"]), full_year(found["next"])
    if following != year + 1 or not EARLIEST_YEAR <= year < LATEST_YEAR:
        return "date-unclear"
    if found["what"] in words_of(_WORDS, "turn_of_the_year"):
        return Span(date(following, 1, 1), date(year, 12, 31))
    if found["what"] in words_of(_WORDS, "winter"):
        return Span(date(year, 12, 1), date(following, 2, calendar.monthrange(following, 2)[1]))
    return Span(date(year, 8, 1), date(following, 7, 31))


def _of_week(found: re.Match[str], default_year: int | None) -> Spanned:
    """Read a week, Monday to Sunday, as the calendar on the wall numbers them (ISO 8601)."""
    year = _year_of(found, default_year)
    first, last = int(found["number"]), int(found["until"] or found["number"])
    if year is None:
        return "date-year-missing"
    if not EARLIEST_YEAR <= year <= LATEST_YEAR or first > last:
        return "date-unclear"
    try:
        return Span(date.fromisocalendar(year, first, 1), date.fromisocalendar(year, last, 7))
    except ValueError:
        return "date-impossible"


def _of_year(found: re.Match[str], default_year: int | None) -> Spanned:
    return months_of(int(found["year"]), 1, 12)


def _of_digits(found: re.Match[str], default_year: int | None) -> Spanned:
    """Read `01032024`, `20240301` and `010324` where only one reading is a day."""
    digits = found[0]
    orders = [(digits[4:], digits[2:4], digits[:2])]
    if len(digits) == 8:
        orders.append((digits[:4], digits[4:6], digits[6:]))
    days = {span for year, month, day in orders if isinstance(span := day_of(full_year(year), int(month), int(day)), Span)}
    return days.pop() if len(days) == 1 else "date-unclear"


def _of_third(found: re.Match[str], default_year: int | None) -> Spanned:
    """Read the beginning, the middle or the end of something: its thirds, whole months where they divide; `utgangen av` is its last day."""
    whole = span_of(found["rest"], default_year)
    third = _THIRD_OF[found["which"]]
    if isinstance(whole, str) or whole.last <= whole.first:
        return whole if isinstance(whole, str) else "date-unclear"
    of_a_month = found["which"] in words_of(_WORDS, "thirds_of_a_month") and (whole.last - whole.first).days <= _DAYS_OF_A_MONTH
    if third == 3 and not of_a_month:  # «ultimo juni» is its last ten days, «ultimo 2024» its last day
        return Span(whole.last, whole.last)
    return _cut(whole, min(third, 2), 3)


def _of_half(found: re.Match[str], default_year: int | None) -> Spanned:
    whole = span_of(found["rest"], default_year)
    if isinstance(whole, str) or whole.last <= whole.first:
        return whole if isinstance(whole, str) else "date-unclear"
    which = _ORDINAL_OF[found["ordinal"]]
    return _cut(whole, 1 if which in (2, -1) else 0, 2) if which in (1, 2, -1) else "date-unclear"


def _cut(whole: Span, part: int, parts: int) -> Span:
    """Return one of *parts* equal parts of a span: whole months where they divide, tens of days in a month, else days."""
    months = (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month + 1
    if months % parts == 0 and whole.first.day == 1 and (whole.last + timedelta(days=1)).day == 1:
        start, end = (whole.first.month - 1 + months // parts * number for number in (part, part + 1))
        first = date(whole.first.year + start // 12, start % 12 + 1, 1)
        return Span(first, date(whole.first.year + end // 12, end % 12 + 1, 1) - timedelta(days=1))
    days = (whole.last - whole.first).days + 1
    first = whole.first + timedelta(days=days // parts * part)
    return Span(first, whole.last if part == parts - 1 else first + timedelta(days=days // parts - 1))


_Builder = Callable[[re.Match[str], "int | None"], Spanned]
_FORMS: tuple[tuple[re.Pattern[str], _Builder], ...] = tuple(
    (re.compile(pattern), builder)
    for pattern, builder in (
        (r"(?P<year>\d{4})[-./ ]{1,2}(?P<month>\d{1,2})[-./ ]{1,2}(?P<day>\d{1,2})\.?", _of_day),
        (r"(?P<day>\d{1,2})[-./ ]{1,3}(?P<month>\d{1,2})[-./ ]{1,3}(?P<year>\d{4}|'?\d{2})\.?", _of_day),
        (r"\d{8}|\d{6}", _of_digits),
        (r"(?P<year>\d{4})[-./ ](?P<month>\d{1,2})", _of_numbered_month),
        (r"(?P<month>\d{1,2})\s?[-./ ]\s?(?P<year>\d{4})", _of_numbered_month),
        (r"(?P<day>\d{1,2})[./-]\s?(?P<month>\d{1,2})\.?", _of_day_and_month),
        (r"(?P<year>\d{4})", _of_year),
        (rf"(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?[ -]?(?:of )?{_MONTH}{_MAYBE_Y}", _of_named_month),
        (rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})", _of_named_month),
        (rf"{_MONTH} (?P<day>\d|\d{{1,2}}(?:st|nd|rd|th))(?P<year>)", _of_named_month),
        (rf"{_MONTH}{_MAYBE_Y}", _of_named_month),
        (rf"(?P<year>\d{{4}})[ ,./-]*{_MONTH}", _of_named_month),
        (rf"{_MONTH}\s?(?:-|/|til|to|og|and)\s?(?P<until>{any_of(_MONTH_OF)}){_MAYBE_Y}", _of_months),
        (rf"{_ORDINAL}\.?[ -]?{_PART}{_MAYBE_Y}", _of_part),
        (rf"{_PART}\.?[ -]?(?P<ordinal>[1-4]|i{{1,3}}|iv)(?!\d){_MAYBE_Y}", _of_part),
        (rf"(?P<year>\d{{4}})[ ,./-]*{_PART}\.?[ -]?(?P<ordinal>[1-4])", _of_part),
        (rf"(?P<year>\d{{4}})[ ,./-]*{_ORDINAL}\.?[ -]?{_PART}", _of_part),
        (rf"(?P<ordinal>[1-4])\.?\s?(?:-|/|og|and)\s?(?P<until>[1-4])\.?[ ]?{_PART}{_MAYBE_Y}", _of_part),
        (rf"{_PART}[ ]?(?P<ordinal>[1-4])\s?(?:-|/|og|and)\s?(?P=part)?[ ]?(?P<until>[1-4])(?!\d){_MAYBE_Y}", _of_part),
        (rf"{_SEASON}{_MAYBE_Y}", _of_season),
        (rf"(?P<year>\d{{4}})[ ,./-]*{_SEASON}", _of_season),
        (
            rf"(?P<what>{any_of(_OVER_NEW_YEAR)})[ ,-]*{_TWO_YEARS}",
            _of_two_years,
        ),
        (rf"{any_of(words_of(_WORDS, 'week'))}\.?[ ]?(?P<number>\d{{1,2}})(?:\s?-\s?(?P<until>\d{{1,2}}))?(?!\d){_MAYBE_Y}", _of_week),
        (rf"(?P<year>\d{{4}})[ ,./-]*{any_of(words_of(_WORDS, 'week'))}\.?[ ]?(?P<number>\d{{1,2}})(?P<until>)", _of_week),
        (rf"(?P<which>{any_of(_THIRD_OF)})(?: av| of| i| in| på|-)? ?(?P<rest>.+)", _of_third),
        (rf"{_ORDINAL}\.? {any_of(words_of(_WORDS, 'half_of'))} (?:av |of )(?P<rest>.+)", _of_half),
    )
)


def span_of(text: str, default_year: int | None = None) -> Spanned:
    """Return the days that a tidied text covers, or the code of why it cannot be told."""
    left = text.replace(SEPARATOR, " ").strip(" .,:;!")
    for _ in range(LONGEST):
        for pattern, builder in _FORMS:
            if found := pattern.fullmatch(left):
                return builder(found, default_year)
        lead = _LEAD.match(left)
        if not lead:
            return "date-open" if _OPEN.fullmatch(left) else "date-unclear"
        left = left[lead.end() :]
    return "date-unclear"


def tidy_time(text: str) -> str:
    """Return *text* ready for `span_of`: in one case, without week days, clock times and by-words in brackets."""
    lines = [
        BRACKETS_WITHOUT_DIGITS.sub(" ", _YEAR_IN_BRACKETS.sub(r" \1", tidy(line))) for line in clean(text.replace("\t", "\n")).split("\n")
    ]
    plain = (" ".join(_CLOCK.sub("", _WEEKDAY.sub(" ", line).strip()).split()) for line in lines)
    return SEPARATOR.join(line for line in plain if line)
