"""Boxes and their names: controls, typed ticks, a cross in a cell, and a choice that is underlined among others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tiltaksplan.document.inline import Control, ControlKind, Span
from tiltaksplan.document.place import Place
from tiltaksplan.forms.lines import Line
from tiltaksplan.forms.wording import label_key, word_set

_TICKED = "☑☒✓✔✗✘☓✕✖▣🗹🗷⊠⊗◉"
_OPEN = "☐□▢◻◯○❏❑⬜"
_MARK = re.compile(
    rf"(?P<yes>[{_TICKED}]|\[\s*[xX✓✔]\s*\]|\(\s*[xX✓✔]\s*\))|(?P<no>[{_OPEN}]|\[\s*\]|\(\s*\)|\[_+\]|(?<!\w)_{{2,3}}(?=\s))"
)
_CROSS = re.compile(rf"^\s*(?:[xX✓✔✗✘{_TICKED}]|\[\s*[xX]\s*\]|\(\s*[xX]\s*\)|ja|yes|true|sann)\s*[.!]?\s*$", re.IGNORECASE)
_NO_CROSS = re.compile(rf"^\s*(?:[{_OPEN}–-]|\[\s*\]|nei|no|false|usann)?\s*$", re.IGNORECASE)
_EDGES = " \t\u00a0,;|/:.–-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One box.

    Attributes:
        box: Where the box itself is, where it has a place of its own: a control, or a cell beside its name.
        sign: A typed box as it stands, and `number` which one of these signs on its line it is, from 0.
    """

    name: str
    checked: bool
    place: Place = Place()
    box: Place | None = None
    sign: str = ""
    number: int = 0


def is_cross(text: str) -> bool:
    """Whether *text* is what people write in a box to choose it.

    >>> is_cross("X"), is_cross("ja"), is_cross("Kvalitet")
    (True, True, False)
    """
    return bool(_CROSS.match(text))


def is_no_cross(text: str) -> bool:
    """Whether *text* leaves a box open."""
    return bool(_NO_CROSS.match(text))


def ticks_of(line: Line) -> list[Tick]:
    """Return the boxes of *line* with their names; nothing where it has none."""
    if not line.has_ticks and not _MARK.search(line.plain):
        return []
    parts: list[str | bool] = [""]
    boxes: list[Place | str] = []
    for one in line.content:
        if isinstance(one, Control) and one.kind is ControlKind.TICK:
            parts += [bool(one.checked), ""]
            boxes.append(one.place)
        else:
            boxes += _add_text(parts, one.text if isinstance(one, Control) else "" if one.placeholder else one.text)
    marks = [number for number, part in enumerate(parts) if isinstance(part, bool)]
    if not marks:
        return []
    names_after = bool(_name(parts[marks[-1] + 1])) or not _name(parts[marks[0] - 1])
    step = 1 if names_after else -1
    names = _control_names(line)
    ticks = []
    for number, mark in enumerate(marks):
        name = _name(parts[mark + step]) or (names[number] if number < len(names) else "")
        if name:
            ticks.append(_tick(name, parts[mark] is True, line.place, boxes, number))
    return ticks


def _tick(name: str, checked: bool, place: Place, boxes: list[Place | str], number: int) -> Tick:
    box = boxes[number]
    if isinstance(box, Place):
        return Tick(name=name, checked=checked, place=place, box=box)
    return Tick(name=name, checked=checked, place=place, sign=box, number=boxes[:number].count(box))


def _add_text(parts: list[str | bool], text: str) -> list[str]:
    """Add *text* to *parts*, and return the boxes in it as they stand."""
    at, signs = 0, []
    for found in _MARK.finditer(text):
        parts[-1] = str(parts[-1]) + text[at : found.start()]
        parts += [bool(found["yes"]), ""]
        signs.append(found[0])
        at = found.end()
    parts[-1] = str(parts[-1]) + text[at:]
    return signs


def _name(part: str | bool) -> str:
    return str(part).strip(_EDGES)


def _control_names(line: Line) -> list[str]:
    return [one.name for one in line.content if isinstance(one, Control) and one.kind is ControlKind.TICK]


def words_before_ticks(line: Line) -> str:
    """Return what stands before the first box: the label of all boxes on the line, where names stand after their boxes."""
    text = ""
    for one in line.content:
        if isinstance(one, Control) and one.kind is ControlKind.TICK:
            break
        if isinstance(one, Span):
            found = _MARK.search(one.text)
            text += one.text[: found.start()] if found else one.text
            if found:
                break
    return text.strip(" \t\u00a0:")


def chosen_of(lines: Iterable[Line]) -> list[str]:
    """Return the printed choices that are underlined or highlighted, where others on the lines are not."""
    lines = list(lines)
    if not any(0 < line.share("chosen") < 1 for line in lines) and not (
        any(line.share("chosen") == 1 for line in lines) and any(line.share("chosen") == 0 and line.plain.strip() for line in lines)
    ):
        return []
    chosen: list[str] = []
    for line in lines:
        run = ""
        for one in line.content:
            if isinstance(one, Span) and one.chosen:
                run += one.text
            elif run.strip(_EDGES):
                chosen.append(run.strip(_EDGES))
                run = ""
        if run.strip(_EDGES):
            chosen.append(run.strip(_EDGES))
    return chosen


def is_frame_name(text: str) -> bool:
    """Whether *text* is one of the frames that the first user's forms print.

    >>> is_frame_name("Ett NTNU"), is_frame_name("Hagegruppa")
    (True, False)
    """
    return label_key(text) in {label_key(name) for name in word_set("frame_names")}
