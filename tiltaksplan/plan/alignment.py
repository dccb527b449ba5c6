"""Lines of a measure at two moments: which of the later ones is which of the earlier, told by what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from tiltaksplan.plan.workbook_edits import PlanLine

ALIKE = 0.5
"""From this share of equal fields two lines are the same one, changed."""
MISSING = 0.6
"""What a line that is gone or new counts, where a pair of lines with nothing in common counts 1."""


def aligned(earlier: Sequence[PlanLine], later: Sequence[PlanLine]) -> dict[int, int]:
    """Return for places in *earlier* the place in *later* where the same line stands; lines that are gone have none.

    Lines are seldom moved, so they are looked for in order first, and only those that are left anywhere.

    >>> from tiltaksplan.plan.proposal import CostLine
    >>> a, b = CostLine(year=2023, category="Utstyr", amount=100), CostLine(year=2024, category="Reise", amount=5)
    >>> aligned((a, b), (b, CostLine(year=2023, category="Utstyr", amount=150)))
    {1: 0, 0: 1}
    """
    if earlier == later:
        return {place: place for place in range(len(earlier))}
    found = _in_order(earlier, later)
    free = dict.fromkeys(place for place in range(len(later)) if place not in found.values())
    pairs = [
        (likeness(line, later[other]), -abs(place - other), place, other)
        for place, line in enumerate(earlier)
        if place not in found
        for other in free
    ]
    for how, _, place, other in sorted(pairs, key=lambda pair: pair[:2], reverse=True):
        if how >= ALIKE and place not in found and other in free:
            found[place] = other
            del free[other]
    return found


def _in_order(earlier: Sequence[PlanLine], later: Sequence[PlanLine]) -> dict[int, int]:
    """Return the pairs, in order on both sides, that leave the least to explain: unequal fields, and lines without a fellow."""
    rows, columns = len(earlier), len(later)
    costs = [[MISSING * (rows - row + columns - column) for column in range(columns + 1)] for row in range(rows + 1)]
    kept = [[False] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            how = 1.0 if earlier[row] == later[column] else likeness(earlier[row], later[column])
            costs[row][column] = min(costs[row + 1][column], costs[row][column + 1]) + MISSING
            if how >= ALIKE and costs[row + 1][column + 1] + 1 - how <= costs[row][column]:
                costs[row][column], kept[row][column] = costs[row + 1][column + 1] + 1 - how, True
    found: dict[int, int] = {}
    row = column = 0
    while row < rows and column < columns:
        if kept[row][column]:
            found[row] = column
            row, column = row + 1, column + 1
        elif costs[row + 1][column] <= costs[row][column + 1]:
            row += 1
        else:
            column += 1
    return found


def likeness(first: PlanLine, second: PlanLine) -> float:
    """Return the share of equal fields among those that either line has filled in."""
    if type(first) is not type(second):
        return 0.0
    pairs = [(getattr(first, one.name), getattr(second, one.name)) for one in fields(first)]
    filled = [pair for pair in pairs if pair != (None, None)]
    return sum(mine == theirs for mine, theirs in filled) / len(filled) if filled else 1.0
