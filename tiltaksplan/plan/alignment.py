"""Lines of a measure at two moments: which of the later ones is which of the earlier, told by what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from tiltaksplan.plan.workbook_edits import PlanLine

ALIKE = 0.5
"""From this share of equal fields two lines are the same one, changed."""


def aligned(earlier: Sequence[PlanLine], later: Sequence[PlanLine]) -> dict[int, int]:
    """Return for places in *earlier* the place in *later* where the same line stands; lines that are gone have none.

    >>> from tiltaksplan.plan.proposal import CostLine
    >>> a, b = CostLine(year=2023, category="Utstyr", amount=100), CostLine(year=2024, category="Reise", amount=5)
    >>> aligned((a, b), (b, CostLine(year=2023, category="Utstyr", amount=150)))
    {1: 0, 0: 1}
    """
    found: dict[int, int] = {}
    free = dict.fromkeys(range(len(later)))
    for place, line in enumerate(earlier):
        if place < len(later) and later[place] == line:  # most lines stand where they stood
            found[place] = place
            del free[place]
    for place, line in enumerate(earlier):
        same = next((one for one in free if place not in found and later[one] == line), None)
        if same is not None:
            found[place] = same
            del free[same]
    pairs = [
        (likeness(line, later[other]), -abs(place - other), -place, other)
        for place, line in enumerate(earlier)
        if place not in found
        for other in free
    ]
    for how, _, place, other in sorted(pairs, reverse=True):
        if how >= ALIKE and -place not in found and other in free:
            found[-place] = other
            del free[other]
    return found


def likeness(first: PlanLine, second: PlanLine) -> float:
    """Return the share of equal fields among those that either line has filled in."""
    if type(first) is not type(second):
        return 0.0
    pairs = [(getattr(first, one.name), getattr(second, one.name)) for one in fields(first)]
    filled = [pair for pair in pairs if pair != (None, None)]
    return sum(mine == theirs for mine, theirs in filled) / len(filled) if filled else 1.0
