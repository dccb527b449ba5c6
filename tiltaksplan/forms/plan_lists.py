"""Lists in one cell: frames, goals, partners, what a measure depends on. What stood there before is kept as it stood, whatever is in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from tiltaksplan.document.blocks import Cell
from tiltaksplan.forms.values import Unclear, clean, one_line, read_entries, read_goals, read_names
from tiltaksplan.plan.field import Choices, Names
from tiltaksplan.plan.setup import Setup
from tiltaksplan.plan.spelling import name_key

_PARTS = re.compile(r"[;,]\s*")


def read_list(kind: Choices | Names, cell: Cell, text: str, base: tuple[object, ...], setup: Setup) -> tuple[str, ...] | Unclear:
    """Return the entries that *cell* names, one a line; lines that are new may hold several.

    Args:
        kind: What the field takes.
        cell: For a number or a date in the place of goals.
        text: What stands in the cell.
        base: The entries that stood there.
        setup: The names that are known.
    """
    if isinstance(kind, Choices) and kind.of == "goals":
        return _goals(cell, text, base, setup)
    known = {one_line(str(one)): str(one) for one in base}
    if isinstance(kind, Choices):
        known.update({one_line(frame.name): frame.name for frame in setup.frames if one_line(frame.name) not in known})
    found: list[str] = []
    for line in _lines(text):
        if line in known:
            found.append(known[line])
        elif isinstance(kind, Choices):
            found.extend(_names(line, known))
        else:
            found.extend(read_entries(line))
    return tuple(dict.fromkeys(found))


def _lines(text: str) -> list[str]:
    return [line.removeprefix("- ") for line in clean(text).split("\n") if line]


def _names(line: str, known: dict[str, str]) -> Iterable[str]:
    """Return the names in *line*; a known name that has a comma in it is one."""
    by_key = {name_key(name): name for name in known.values()}
    parts = [part for part in _PARTS.split(line) if part.strip()]
    found: list[str] = []
    start = 0
    while start < len(parts):
        for end in range(len(parts), start, -1):
            name = by_key.get(name_key(" ".join(parts[start:end])))
            if name is not None:
                found.append(name)
                start = end
                break
        else:
            return read_names(line)  # by the forms' own rules, «og» and all
    return found


def _goals(cell: Cell, text: str, base: tuple[object, ...], setup: Setup) -> tuple[str, ...] | Unclear:
    if isinstance(cell.value, date):
        return Unclear("goal-number-date", text)
    known = {str(one) for one in base} | {goal.number for goal in setup.goals}
    if isinstance(cell.value, int | float):
        alike = {one for one in known if one != str(cell.value) and _is_number(one) and float(one) == cell.value}
        return Unclear("goal-number-lost", text) if alike else read_goals(cell.value)  # 4.1 and 4.10 are one number, and two goals
    found: list[str] = []
    for part in (part.strip() for line in _lines(text) for part in _PARTS.split(line)):
        if part in known:
            found.append(part)
        elif part:
            read = read_goals(text)
            return read if isinstance(read, Unclear) or not found else tuple(dict.fromkeys((*found, *read)))
    return tuple(dict.fromkeys(found))


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"\d+(\.\d+)?", text))
