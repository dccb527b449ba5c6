"""An indicator that says where it stands and where it shall be: «Besøk per år, fra 95 000 til 120 000»."""

from __future__ import annotations

import re
from dataclasses import replace

from tiltaksplan.forms.evidence import Evidence
from tiltaksplan.forms.values import Unclear, read_number

_FROM_TO = re.compile(
    r"^(?P<name>.{3,}?)\s*(?:[,:;(–-]|\s)\s*(?:økes |auke[rs]? |redusere[rs]? |increase )?(?:fra|frå|from)\s+"
    r"(?P<baseline>(?:ca\.? )?\d[\d .,]*(?: ?%)?)"
    r"(?:\s+\w+)?\s+(?:til|to)\s+(?P<target>(?:ca\.? )?\d[\d .,]*(?: ?%)?)(?:\s+\w+)?\s*[.)]*$",
    re.IGNORECASE | re.DOTALL,
)


_BETWEEN = [
    re.compile(sign)
    for sign in (
        r"\s*(?:→|⇒|->|=>)\s*",
        r"\s+[-–—]\s+|[–—]",
        r"\s+(?:til|to)\s+",
        r"\s*[;|\n]\s*",
        r"[,.]\s+",
        r"\s*/\s*",
        r"\s+(?:og|and|men|but)\s+",
    )
]
_IN_BRACKETS = re.compile(r"^(?P<name>[^()]{3,}?)\s*\((?P<both>[^()]*\d[^()]*)\)\s*\.?$")  # «Roturer per år (0 i dag, 30 i 2028)»
_NOW = re.compile(r"\b(?:nå|no|i dag|idag|now|today|current(?:ly)?|dagens)\b", re.IGNORECASE)


def two_numbers(text: str) -> tuple[tuple[float | Unclear, ...], bool]:
    """Return the baseline and the target that one answer gives, and whether they stand the other way round; nothing where it gives no two.

    >>> two_numbers("0 i dag, 6000 ved slutten av 2025"), two_numbers("ca 200 nå - 4 400")
    (((0, 6000), False), ((200, 4400), False))
    >>> two_numbers("400 til slutt, 20 nå"), two_numbers("mange")
    (((20, 400), True), ((), False))
    """
    halves: tuple[str, ...] = ()
    for sign in _BETWEEN:
        parts = tuple(part for part in sign.split(text) if part.strip())
        if len(parts) == 2 and not any(isinstance(read_number(part), Unclear) for part in parts):
            halves = parts
            break
        if len(parts) == 2 and not halves and all(any(mark.isdigit() for mark in part) for part in parts):
            halves = parts
    if not halves:
        return (), False
    swapped = bool(_NOW.search(halves[1])) and not _NOW.search(halves[0])
    numbers = tuple(read_number(part) for part in (reversed(halves) if swapped else halves))
    return numbers, swapped


def split_indicator(evidence: Evidence) -> None:
    """Take baseline and target out of the indicator where the form asks for neither by itself; a person should look at them."""
    text = evidence.values.get("/indicator")
    if not isinstance(text, str) or {"/baseline", "/target"} & evidence.asked:
        return
    found = _FROM_TO.match(text) or _IN_BRACKETS.match(text)
    if found is None:
        return
    if found.re is _IN_BRACKETS:
        numbers, _swapped = two_numbers(found["both"])
    else:
        numbers = tuple(read_number(found[name].strip()) for name in ("baseline", "target"))
    if not numbers or any(isinstance(number, Unclear) for number in numbers):
        return
    source = evidence.sources[evidence.at("/indicator")]
    evidence.values["/indicator"] = found["name"].strip(" ,:;(–-")
    evidence.sources[evidence.at("/indicator")] = replace(source, sure=False)
    for pointer, number in zip(("/baseline", "/target"), numbers, strict=True):
        evidence.asked.add(pointer)
        evidence.take(pointer, number, source.place, text, sure=False)
