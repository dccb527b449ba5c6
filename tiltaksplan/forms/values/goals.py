"""Numbers of strategy goals."""

from __future__ import annotations

import re

from tiltaksplan.forms.values.figures import tidy
from tiltaksplan.forms.values.text import emptiness
from tiltaksplan.forms.values.unclear import Unclear

# Two figures at the most in each part, and no date or thousand: «1.1.2023» and «4.500» are no goals.
_NUMBERED = re.compile(r"(?<![\d.])\d{1,2}(?:\.\d{1,2}){1,3}[a-d]?(?![^\W_])(?!\.\d)")
_WITH_A_COMMA = re.compile(r"(?<![\d.,])(\d{1,2}),(\d{1,2})(?![\d.,]\d|\d)")
_RANGE = re.compile(r"(?<![\d.])(\d{1,2}\.)(\d{1,2})\s*(?:-|til|to|t\.o\.m\.?)\s*(?:\1)?(\d{1,2})(?![\d.]\d|\d)")
_ONLY_NUMBERS = re.compile(
    r"(?:(?:(?:utviklings)?mål|delmål|punkt|pkt|nr|nummer|goals?|number|no|og|and|samt|til)\b\.?|[\s,;/&+#:()]|\d{1,2}(?:\.|\b))+"
)
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_AT_THE_START = re.compile(r"(?:(?:utviklings)?mål|punkt|pkt\.?|nr\.?|goal)?\s*(\d{1,2})\s*[.:)-]?\s+(?=[^\W\d])")
_LETTERED = re.compile(r"(?<![^\W_])[a-zæøå]{1,2}-?\d{1,2}(?:\.\d{1,2})*(?![^\W_])")
_LONGEST_RANGE = 9


def read_goals(value: str | float | None) -> tuple[str, ...] | Unclear:
    """Return the numbers of the goals that a text names, each once, in the order written; Unclear where something else is written.

    A range within a chapter is counted out (`3.2–3.4`), a number with a comma is one with a point (`3,2`), but with a blank after the
    comma it is two chapters. Whole chapters (`Mål 3 og 4`) count where the text is numbers alone or its lines begin with them, and so do
    numbers with a letter before them (`U3`): other strategies number in other ways.

    >>> read_goals("Mål 3.2 og 4.1"), read_goals("3.2 Bygge 4 nye magasiner innen 1.1.2025"), read_goals("2.1–2.3; 4.5")
    (('3.2', '4.1'), ('3.2',), ('2.1', '2.2', '2.3', '4.5'))
    >>> read_goals("alle målene om formidling")
    Unclear(code='goals-unclear', text='alle målene om formidling')
    """
    if isinstance(value, int | float):
        number = format(value, "g")
        return (
            (number,)
            if not isinstance(value, bool) and re.fullmatch(r"\d{1,2}(\.\d{1,2})?", number)
            else Unclear("goals-unclear", str(value))
        )
    written = value or ""
    if emptiness(written):
        return Unclear("goals-unclear", written) if written.strip(" -–") else ()
    lines = [tidy(line) for line in written.splitlines() if line.strip()]
    text = "\n".join(_WITH_A_COMMA.sub(r"\1.\2", _RANGE.sub(_counted_out, line)) for line in lines)
    numbers = _NUMBERED.findall(text) or _chapters(text) or [goal.upper() for goal in _LETTERED.findall(text)]
    return tuple(dict.fromkeys(numbers)) or Unclear("goals-unclear", written)


def _counted_out(found: re.Match[str]) -> str:
    """Return every goal of a range; what is no rising range of one chapter stays as written."""
    chapter, first, last = found[1], int(found[2]), int(found[3])
    if not first < last <= first + _LONGEST_RANGE:
        return found[0]
    return ", ".join(f"{chapter}{number}" for number in range(first, last + 1))


def _chapters(text: str) -> list[str]:
    """Return whole numbers where they can be nothing but goals."""
    if _ONLY_NUMBERS.fullmatch(text):
        return _NUMBER.findall(text)
    starts = [_AT_THE_START.match(line.removeprefix("- ")) for line in text.split("\n")]
    return [start[1] for start in starts if start]
