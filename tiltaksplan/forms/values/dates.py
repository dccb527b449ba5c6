"""Dates and periods: from what people write to days."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Literal

from tiltaksplan.forms.values.durations import Duration, read_duration
from tiltaksplan.forms.values.figures import LONGEST, text_of_number
from tiltaksplan.forms.values.spans import EARLIEST_YEAR, LATEST_YEAR, Span, Spanned, full_year, months_of, span_of, tidy_time
from tiltaksplan.forms.values.unclear import Unclear
from tiltaksplan.forms.values.wordlists import NOT_BEFORE_A_LETTER, any_of, either, wordlist, words_of

Edge = Literal["start", "end", "day"]

_EXCEL_DAY_ZERO = date(1899, 12, 30)  # Excel counts a 29 February 1900 that never was, so its day 60 onwards lies one day off
_EXCEL_SERIALS = range(20_000, 80_000)  # 1954 to 2119: below are years and counts, above nothing that is a date
_TO = either(
    r"\s*(?:->|→|⇒|=>|-|[;|]|(?<=\d-\d\d)/(?=\d{4}-))\s*",
    rf"[ ,.]\s*{any_of(words_of(wordlist('calendar_words'), 'to'))}{NOT_BEFORE_A_LETTER}\s*",
    r",\s*",
    r"\s+(?=(?:slutt|ferdig|avslutt|end\b|finish))",
)
_BETWEEN = re.compile(r"(?:mellom|between|i perioden|perioden|periode|period|varighet|varigheit)[ :]+")
_YEARS = re.compile(r"\d{4}(?:\s?(?:,|/|og|and|\+|\|)\s?\d{4})+")
_DURATION_BESIDE = re.compile(r"\s*(?:,|\(|\||\+|\b(?:fra og med|frå og med|f\.o\.m\.?|fom|fra|frå|from|i|over|for|og)\b)\s*")
_LEFT_OUT_YEAR = re.compile(r"(?P<day>\d{1,2})\.?")


def read_date(value: str | float | date | None, *, edge: Edge = "start", default_year: int | None = None) -> date | Unclear:
    """Return a day, or what was unclear.

    A month, quarter, half-year, term, season or year is its first day at the edge `start` and its last at `end`; at `day` only a day
    will do. Spring is January to June and autumn July to December, summer June to August; a winter needs both its years.
    `begynnelsen av`, `midten av` and `slutten av` are the first, second and last third; `utgangen av` is the last day. A year of study is
    August to July. The turn of the year is 1 January for what starts and 31 December for what ends. Years of two figures are 1980 to 2079.

    Args:
        value: What the cell says: a text, a date cell's date, or the number of a number cell (a year, or Excel's count of days).
        edge: Which day of a span is asked for.
        default_year: The year of a text that names none, where the place says it (a column of one year).

    >>> read_date("våren 2023"), read_date("våren 2023", edge="end"), read_date("1/3-2024")
    (datetime.date(2023, 1, 1), datetime.date(2023, 6, 30), datetime.date(2024, 3, 1))
    >>> read_date("31.2.2023"), read_date("snarest")
    (Unclear(code='date-impossible', text='31.2.2023'), Unclear(code='date-open', text='snarest'))
    """
    span = _span_of_value(value, default_year)
    if isinstance(span, Unclear):
        return span
    if edge == "day" and span.first != span.last:
        return Unclear("date-day-missing", value if isinstance(value, str) else str(value))
    return span.last if edge == "end" else span.first


def _span_of_value(value: str | float | date | None, default_year: int | None) -> Span | Unclear:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return Span(value, value)
    if isinstance(value, int | float):
        return _span_of_number(value)
    written = value or ""
    text = tidy_time(written)
    if not text or len(text) > LONGEST:
        return Unclear("date-unclear", written)
    span = span_of(text, default_year)
    if span == "date-unclear" and _period_of(text, default_year):
        span = "date-several"
    return Unclear(span, written) if isinstance(span, str) else span


def _span_of_number(number: float) -> Span | Unclear:
    if not isinstance(number, bool) and math.isfinite(number):
        if number == int(number) and EARLIEST_YEAR <= number <= LATEST_YEAR:
            span = months_of(int(number), 1, 12)
            return Unclear("date-unclear", text_of_number(number)) if isinstance(span, str) else span
        if int(number) in _EXCEL_SERIALS:
            day = _EXCEL_DAY_ZERO + timedelta(days=int(number))
            return Span(day, day)
    return Unclear("date-unclear", text_of_number(number))


def read_period(text: str, *, default_year: int | None = None) -> tuple[date, date] | Unclear:
    """Return the first and the last day of a period in one text, in the order written even where the last is the earlier one.

    The first half takes the year, and for days the month, from the second where it names none. A single month, season or year is a period
    too.

    >>> read_period("1.1.2023–30.6.2024")
    (datetime.date(2023, 1, 1), datetime.date(2024, 6, 30))
    >>> read_period("vår 2023 til høst 2024"), read_period("2024")
    ((datetime.date(2023, 1, 1), datetime.date(2024, 12, 31)), (datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)))
    """
    tidied = tidy_time(text)
    if not tidied or len(tidied) > LONGEST:
        return Unclear("period-unclear", text)
    tidied = _BETWEEN.sub("", tidied, count=1)
    whole = span_of(tidied, default_year)
    if isinstance(whole, Span):  # a single day has no end
        return (whole.first, whole.last) if whole.first < whole.last else Unclear("period-unclear", text)
    period = _period_of(tidied, default_year) or _period_of_years(tidied) or _period_with_duration(tidied, default_year)
    if period:
        return period
    code = whole if isinstance(whole, str) and whole != "date-unclear" else "period-unclear"
    return Unclear(code, text)


def _period_of(text: str, default_year: int | None) -> tuple[date, date] | None:
    """Return the period of the first place where the text falls into two times; None where two places would give two periods."""
    periods = {period for before, after in _halves(text) if (period := _between(before, after, default_year))}
    return periods.pop() if len(periods) == 1 else None


def _period_of_years(text: str) -> tuple[date, date] | None:
    """Read a list of years without a gap: «2023, 2024 og 2025»."""
    if not _YEARS.fullmatch(text):
        return None
    years = [int(year) for year in re.findall(r"\d{4}", text)]
    if years != list(range(years[0], years[0] + len(years))) or not EARLIEST_YEAR <= years[0] <= years[-1] <= LATEST_YEAR:
        return None
    return date(years[0], 1, 1), date(years[-1], 12, 31)


def _period_with_duration(text: str, default_year: int | None) -> tuple[date, date] | None:
    """Read «3 år fra 1.1.2023» and «1.8.2023, 18 måneder»."""
    for found in _DURATION_BESIDE.finditer(text):
        before, after = text[: found.start()], text[found.end() :].rstrip(")")
        for duration_text, start_text in ((before, after), (after, before)):
            duration, start = read_duration(duration_text), span_of(start_text, default_year)
            if isinstance(duration, Duration) and isinstance(start, Span):
                return start.first, duration.last_day(start.first)
    return None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    for found in _TO.finditer(_BETWEEN.sub("", text, count=1)):
        before, after = found.string[: found.start()].strip(), found.string[found.end() :].strip()
        if before and after:
            yield before, after


def _between(before: str, after: str, default_year: int | None) -> tuple[date, date] | None:
    last = _end_of(before, after, default_year)
    if not isinstance(last, Span):
        return None
    first = span_of(before, default_year)
    if first == "date-year-missing":
        first = span_of(before, last.last.year)
    elif day := _LEFT_OUT_YEAR.fullmatch(before):  # «1.–15. mars 2024»
        first = span_of(f"{day['day']}.{last.last.month}.{last.last.year}") if last.first == last.last else first
    return (first.first, last.last) if isinstance(first, Span) else None


def _end_of(before: str, after: str, default_year: int | None) -> Spanned:
    """Read the second half; `2023–25` is a year of two figures after one of four."""
    if re.fullmatch(r"\d{2}", after) and re.search(r"(?<!\d)\d{4}$", before):
        year = full_year(after)
        return months_of(year, 1, 12) if before[-4:] < str(year) else "date-unclear"
    return span_of(after, default_year)
