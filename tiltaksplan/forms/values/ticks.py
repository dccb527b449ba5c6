"""Ticks: what is crossed off and what is left open."""

from __future__ import annotations

import re

from tiltaksplan.forms.values.text import clean

# Wingdings and Wingdings 2 lie in Word's private-use range: F0FE is a ticked box, F0FD a crossed one; F052 to F054 are Wingdings 2's.
TICKED = "☒☑✓✔✗✘✕✖✅❎🗹🗷🗵🅇⊠\uf0fe\uf0fd\uf0fc\uf0fb\uf052\uf053\uf054\uf050\uf04f"
OPEN = "☐□◻◽⬜▢❏❑❒○◯\uf0a8\uf06f\uf0a1\uf071\uf072\uf0a3\uf02a"
_TICKED_WORDS = frozenset(("x", "xx", "v", "ja", "j", "yes", "y", "true", "sann", "valgt", "vald", "selected", "checked", "1"))
_OPEN_WORDS = frozenset(("nei", "n", "no", "false", "usann", "0"))
_BRACKETED = re.compile(r"[\[({]\s*(?P<mark>[xX×*✓✔✗]?)\s*[\])}]")
_MARK = re.compile(rf"(?P<ticked>[{TICKED}])|(?P<open>[{OPEN}])|[\[({{]\s*(?P<mark>[xX×*✓✔✗]?)\s*[\])}}]")
_BLANKS_AND_ENDS = " \t\n,;:.|–-"


def read_tick(value: str | bool | float | None) -> bool | None:
    """Return True for a tick, False for an open box or a no, None where the text is neither.

    An empty cell is None: whether it means no depends on what stands around it.

    >>> read_tick("☒"), read_tick(" X "), read_tick("[ ]"), read_tick("(x)"), read_tick("nei"), read_tick("Kvalitet")
    (True, True, False, True, False, None)
    """
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return {1: True, 0: False}.get(int(value)) if value in (0, 1) else None
    text = "".join((value or "").split()).replace("\ufe0e", "").replace("\ufe0f", "").casefold().strip(".")
    if len(text) == 1 and text in TICKED + "×":
        return True
    if len(text) == 1 and text in OPEN:
        return False
    if bracketed := _BRACKETED.fullmatch(text):
        return bool(bracketed["mark"])
    if text in _TICKED_WORDS:
        return True
    return False if text in _OPEN_WORDS else None


def read_ticked_labels(text: str) -> tuple[tuple[str, bool], ...]:
    """Return every label of a line of boxes with whether its box is ticked; empty where there is no box.

    Boxes stand before their labels, unless the line begins with a label and ends with a box.

    >>> read_ticked_labels("☐ Bærekraft    ☒ Kvalitet    [x] Ett NTNU")
    (('Bærekraft', False), ('Kvalitet', True), ('Ett NTNU', True))
    >>> read_ticked_labels("Ja ☒ Nei ☐")
    (('Ja', True), ('Nei', False))
    """
    marks = list(_MARK.finditer(text))
    if not marks:
        return ()
    before = text[: marks[0].start()].strip()
    after_their_labels = bool(before) and not text[marks[-1].end() :].strip()
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    starts = [0, *(mark.end() for mark in marks[:-1])]
    labels = [text[start : mark.start()] for start, mark in zip(starts, marks, strict=True)]
    if not after_their_labels:
        labels = [text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]
    ticked = [bool(mark["ticked"] or mark["mark"]) for mark in marks]
    named = [(" ".join(clean(label).split()).strip(_BLANKS_AND_ENDS), tick) for label, tick in zip(labels, ticked, strict=True)]
    return tuple((label, tick) for label, tick in named if label)
