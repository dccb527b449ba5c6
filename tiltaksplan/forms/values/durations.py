"""How long something lasts, where a form asks for a start and a duration."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from decimal import Decimal

from tiltaksplan.forms.values.figures import APPROXIMATELY, LONGEST, RANGE, read_figure, tidy, with_decimals
from tiltaksplan.forms.values.unclear import Unclear

_UNITS = {
    "years": ("år", "year", "years", "kalenderår"),
    "months": ("måned", "måneder", "månad", "månader", "mnd", "mnder", "mndr", "month", "months"),
    "weeks": ("uke", "uker", "veke", "veker", "week", "weeks"),
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}
_LEAD = re.compile(r"(?:varighet|varigheit|lengde|lengd|duration|varer|varar|lasts)\s*:?\s*|(?:i|over|for)\s+")
_DURATION = re.compile(rf"(?P<count>.{{1,40}}?)\s*(?P<unit>{'|'.join(sorted(_UNIT_OF, key=len, reverse=True))})\b\.?")
_LONGEST_MONTHS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """A length of time: whole months, or whole weeks."""

    months: int = 0
    weeks: int = 0

    def last_day(self, first: date) -> date:
        """Return the last day of what starts on *first*: 12 months from 1 January end on 31 December.

        >>> Duration(months=12).last_day(date(2023, 1, 1)), Duration(months=1).last_day(date(2023, 1, 31))
        (datetime.date(2023, 12, 31), datetime.date(2023, 2, 27))
        """
        month = first.month - 1 + self.months
        year = min(first.year + month // 12, MAXYEAR - 1)
        month = month % 12 + 1
        day = min(first.day, calendar.monthrange(year, month)[1])
        return date(year, month, day) + timedelta(weeks=self.weeks, days=-1)


def read_duration(text: str) -> Duration | Unclear:
    """Return how long a text says that something lasts.

    >>> read_duration("18 måneder"), read_duration("halvannet år"), read_duration("2 år")
    (Duration(months=18, weeks=0), Duration(months=18, weeks=0), Duration(months=24, weeks=0))
    >>> read_duration("2-3 år")
    Unclear(code='duration-unclear', text='2-3 år')
    """
    tidied = APPROXIMATELY.sub(" ", with_decimals(tidy(text))).strip(" .,")
    if len(tidied) > LONGEST or RANGE.search(tidied):
        return Unclear("duration-unclear", text)
    found = _DURATION.fullmatch(_LEAD.sub("", tidied, count=1).strip())
    figure = read_figure(found["count"].strip()) if found else None
    if not found or not figure:
        return Unclear("duration-unclear", text)
    return _duration(figure.number, _UNIT_OF[found["unit"]]) or Unclear("duration-unclear", text)


def _duration(count: Decimal, unit: str) -> Duration | None:
    months = count * {"years": 12, "months": 1, "weeks": 0}[unit]
    weeks = count if unit == "weeks" else Decimal(0)
    whole = months == int(months) and weeks == int(weeks)
    if not whole or not 0 < months + weeks <= _LONGEST_MONTHS:
        return None
    return Duration(months=int(months), weeks=int(weeks))
