"""Lines of a measure at two moments: which of the later ones is which of the earlier, told by what they say and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from tiltaksplan.plan.workbook_edits import PlanLine

ALIKE = 0.5
"""From this share of equal fields two lines are the same one, changed, wherever they stand."""
MISSING = 0.6
"""What a line without a fellow costs, where a pair with nothing in common costs 1."""
MOVED = 0.1
"""What it costs at most that the two of a pair stand in different places."""
_NEVER = 1e6


def aligned(earlier: Sequence[PlanLine], later: Sequence[PlanLine]) -> dict[int, int]:
    """Return for places in *earlier* the place in *later* where the same line stands; lines that are gone have none.

    Equal lines in the same place, from the top or from the bottom, are the same. The others are paired so that there is least to explain:
    fields that differ, lines that were moved, lines without a fellow. A line of which nothing is left is still the same one where as
    many lines stand there as before and none of the others is.

    >>> from tiltaksplan.plan.proposal import CostLine
    >>> a, b = CostLine(year=2023, category="Utstyr", amount=100), CostLine(year=2024, category="Reise", amount=5)
    >>> aligned((a, b), (b, CostLine(year=2023, category="Utstyr", amount=150)))
    {0: 1, 1: 0}
    """
    longer, shorter = len(later), len(earlier)
    found = {place: place for place in range(min(shorter, longer)) if earlier[place] == later[place]}
    first = next((place for place in range(shorter) if place not in found), shorter)
    if shorter != longer:  # what was put in or taken out has moved all that stands below it
        found = {place: place for place in range(first)}
        for back in range(1, min(shorter, longer) - first + 1):
            if earlier[-back] != later[-back]:
                break
            found[shorter - back] = longer - back
    left = [place for place in range(shorter) if place not in found]
    free = [place for place in range(longer) if place not in found.values()]
    found |= _paired(earlier, later, left, free)
    if shorter == longer:
        taken = set(found.values())
        found |= {place: place for place in left if place not in found and place not in taken}
    return dict(sorted(found.items()))


def _paired(earlier: Sequence[PlanLine], later: Sequence[PlanLine], left: list[int], free: list[int]) -> dict[int, int]:
    """Return the pairs among some places that leave least to explain."""
    if not left or not free:
        return {}
    furthest = max(len(earlier), len(later))
    costs = []
    for place in left:
        shares = [(likeness(earlier[place], later[other]), abs(place - other) / furthest) for other in free]
        costs.append([1 - how + MOVED * far if how >= ALIKE else _NEVER for how, far in shares] + [2 * MISSING] * len(left))
    chosen = _cheapest(costs)
    return {place: free[column] for place, column in zip(left, chosen, strict=True) if column < len(free)}


def likeness(first: PlanLine, second: PlanLine) -> float:
    """Return the share of equal fields among those that either line has filled in."""
    if type(first) is not type(second):
        return 0.0
    pairs = [(getattr(first, one.name), getattr(second, one.name)) for one in fields(first)]
    filled = [pair for pair in pairs if pair != (None, None)]
    return sum(mine == theirs for mine, theirs in filled) / len(filled) if filled else 1.0


def _cheapest(costs: Sequence[Sequence[float]]) -> list[int]:
    """Return a column for each row, none twice, that cost least together; there are at least as many columns as rows.

    The Hungarian method with potentials (Jonker and Volgenant's shortest augmenting paths).

    >>> _cheapest([[4, 1, 3], [2, 0, 5], [3, 2, 2]])
    [1, 0, 2]
    """
    rows, columns = len(costs), len(costs[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_of = [0] * (columns + 1)  # counted from 1; 0 is none
    for row in range(1, rows + 1):
        row_of[0], column = row, 0
        least, before, seen = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while row_of[column]:
            seen[column] = True
            here, step, following = row_of[column], float("inf"), 0
            for other in range(1, columns + 1):
                if seen[other]:
                    continue
                reduced = costs[here - 1][other - 1] - of_row[here] - of_column[other]
                if reduced < least[other]:
                    least[other], before[other] = reduced, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(columns + 1):
                if seen[other]:
                    of_row[row_of[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            row_of[column] = row_of[before[column]]
            column = before[column]
    return [column - 1 for row in range(1, rows + 1) for column in range(1, columns + 1) if row_of[column] == row]
