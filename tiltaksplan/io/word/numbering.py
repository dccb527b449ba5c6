"""The numbers and signs that Word's lists print before their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tiltaksplan.io.package import Element
from tiltaksplan.io.symbols import symbol_of
from tiltaksplan.io.word.names import VAL, W

_DEEPEST = 9
_PLACE_OF_NUMBER = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LARGEST_ROMAN = 5000


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class _List:
    """One list's levels, and how far it has counted."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counts: list[int | None] = field(default_factory=lambda: [None] * _DEEPEST)


class Numbering:
    """The lists of a document; counts along as the paragraphs are read in order.

    Args:
        root: The root of the numbering part, or None where the file has none.
    """

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, _List] = {}
        self._lists: dict[str, tuple[_List, dict[int, _Level]]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        linked: dict[str, str] = {}
        for element in root.iterchildren(f"{W}abstractNum"):
            name = element.get(f"{W}abstractNumId") or ""
            self._abstract[name] = _List(levels=dict(map(_level_from, element.iterchildren(f"{W}lvl"))))
            style = element.find(f"{W}styleLink")
            if style is not None:
                linked[style.get(VAL) or ""] = name
        for element in root.iterchildren(f"{W}abstractNum"):
            style = element.find(f"{W}numStyleLink")
            if style is not None and (style.get(VAL) or "") in linked:
                self._abstract[element.get(f"{W}abstractNumId") or ""] = self._abstract[linked[style.get(VAL) or ""]]
        for element in root.iterchildren(f"{W}num"):
            self._read_list(element)

    def _read_list(self, element: Element) -> None:
        number = element.get(f"{W}numId") or ""
        abstract = element.find(f"{W}abstractNumId")
        base = self._abstract.get((abstract.get(VAL) or "") if abstract is not None else "")
        if base is None:
            return
        changed: dict[int, _Level] = {}
        for override in element.iterchildren(f"{W}lvlOverride"):
            depth = _whole(override.get(f"{W}ilvl"), 0)
            start = override.find(f"{W}startOverride")
            if start is not None:
                self._restarts.setdefault(number, {})[depth] = _whole(start.get(VAL), 1)
            level = override.find(f"{W}lvl")
            if level is not None:
                changed[depth] = _level_from(level)[1]
        self._lists[number] = (base, changed)

    def next_marker(self, number: str, depth: int) -> tuple[str, bool]:
        """Return the marker of the next line of a list, and whether it is a sign rather than a number; `""` where the list prints none."""
        if number not in self._lists or not 0 <= depth < _DEEPEST:
            return "", False
        shared, changed = self._lists[number]
        level = changed.get(depth) or shared.levels.get(depth) or _Level()
        if level.form == "bullet":
            return level.text or "•", True
        if level.form == "none" and not level.text:
            return "", False
        restart = self._restarts.get(number, {}).pop(depth, None)
        counts = shared.counts
        before = counts[depth]
        counts[depth] = restart if restart is not None else level.start if before is None else before + 1
        for deeper in range(depth + 1, _DEEPEST):
            counts[deeper] = None

        def count(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            one = changed.get(place) or shared.levels.get(place) or _Level()
            at = counts[place]
            return numeral(one.start if at is None else at, one.form)

        return _PLACE_OF_NUMBER.sub(count, level.text), False


def _level_from(element: Element) -> tuple[int, _Level]:
    level = _Level()
    fonts = element.find(f"{W}rPr/{W}rFonts")
    for child in element:
        if child.tag == f"{W}numFmt":
            level.form = child.get(VAL) or "decimal"
        elif child.tag == f"{W}lvlText":
            level.text = child.get(VAL) or ""
        elif child.tag == f"{W}start":
            level.start = _whole(child.get(VAL), 1)
    if level.form == "bullet":
        font = (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "") if fonts is not None else ""
        level.text = symbol_of(font, ord(level.text), unknown="•") if len(level.text) == 1 else level.text or "•"
        level.text = "•" if level.text in ("o", "§", "·") else level.text
    return _whole(element.get(f"{W}ilvl"), 0), level


def numeral(number: int, form: str) -> str:
    """Return *number* as a list of *form* (Word's names) prints it.

    >>> numeral(4, "lowerLetter"), numeral(9, "upperRoman"), numeral(28, "lowerLetter"), numeral(7, "decimalZero")
    ('d', 'IX', 'bb', '07')
    """
    if form in ("lowerLetter", "upperLetter") and 0 < number < _LARGEST_ROMAN:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number < _LARGEST_ROMAN:
        text = ""
        for step, letters in _ROMAN:
            while number >= step:
                text, number = text + letters, number - step
        return text if form == "lowerRoman" else text.upper()
    if form == "decimalZero":
        return f"{number:02}"
    if form == "ordinal":
        return f"{number}."
    return "" if form == "none" else str(number)


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else otherwise
