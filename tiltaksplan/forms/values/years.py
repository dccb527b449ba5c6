"""Calendar years: of a header, and of the parts of an answer that gives several years at once."""

from __future__ import annotations

import math
import re

from tiltaksplan.forms.values.figures import LONGEST, text_of_number, tidy
from tiltaksplan.forms.values.text import clean
from tiltaksplan.forms.values.unclear import Unclear

_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d{2}(?![\d,/-]|\.\d)")
_PARTS = re.compile(r"\n|;|,\s+|\s+(?:og|and|\+|/|\|)\s+")
_YEAR_FIRST = re.compile(r"(?:i |in |år )?\(?(?P<year>20\d{2})\)?\s*(?:[:=–—-]\s*|\s)(?P<rest>\S.*)", re.IGNORECASE)
_YEAR_LAST = re.compile(r"(?P<rest>.*\S)\s*(?:\(\s*(?:i )?|\s(?:i|in|for|år)\s+|\s[-–—]\s+)(?P<year>20\d{2})\s*\)?\.?", re.IGNORECASE)


def read_year(value: str | float | None) -> int | Unclear:
    """Return the one calendar year that a cell or a header names.

    >>> read_year("Budsjett 2024"), read_year(2023.0), read_year("2023-2025")
    (2024, 2023, Unclear(code='year-unclear', text='2023-2025'))
    """
    if isinstance(value, int | float):
        is_year = not isinstance(value, bool) and math.isfinite(value) and value == int(value) and 1900 <= value < 2100
        return int(value) if is_year else Unclear("year-unclear", text_of_number(value))
    written = value or ""
    years = set(_YEAR.findall(tidy(written))) if len(written) <= LONGEST else set()
    return int(years.pop()) if len(years) == 1 else Unclear("year-unclear", written)


def read_by_year(text: str) -> tuple[tuple[int, str], ...]:
    """Return what one answer says of each year, in the order written; empty where any part of it names no year.

    >>> read_by_year("2023: 100 000, 2024: 50 000")
    ((2023, '100 000'), (2024, '50 000'))
    >>> read_by_year("120 timer i 2023 og 80 timer i 2024"), read_by_year("100 000")
    (((2023, '120 timer'), (2024, '80 timer')), ())
    """
    parts = [part.strip().removeprefix("- ") for part in _PARTS.split(clean(text)) if part.strip(" .")]
    found = [_YEAR_FIRST.fullmatch(part) or _YEAR_LAST.fullmatch(part) for part in parts]
    years = [(int(part["year"]), part["rest"].strip(" .")) for part in found if part and not _YEAR.search(part["rest"])]
    return tuple(years) if len(years) == len(parts) and len({year for year, _ in years}) == len(years) else ()
