"""Tables on a page of somebody's PDF: cells are what ruled lines enclose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tiltaksplan.io.pdf.page_words import Box, Rule

_NEAR = 3.0  # points between lines that are meant to be one
_SHORTEST = 6.0
_COVERED = 0.7  # so much of a cell's side is ruled where two cells meet
_MOST_LINES = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A ruled table: the heights of its lines from above, and the places of its columns from the left.

    Attributes:
        cells: (row, column, row span, column span), counted from 1.
    """

    rows: tuple[float, ...]
    columns: tuple[float, ...]
    cells: tuple[tuple[int, int, int, int], ...]

    @property
    def box(self) -> Box:
        """What it covers of the page."""
        return Box(left=self.columns[0], bottom=self.rows[-1], right=self.columns[-1], top=self.rows[0])

    def box_of(self, cell: tuple[int, int, int, int]) -> Box:
        """What one cell covers."""
        row, column, down, across = cell
        return Box(
            left=self.columns[column - 1], bottom=self.rows[row - 1 + down], right=self.columns[column - 1 + across], top=self.rows[row - 1]
        )


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """Return the tables that *rules* make, the uppermost first."""
    long = [one for one in rules if one.end - one.start >= _SHORTEST]
    grids = [grid for group in _groups(long[: _MOST_LINES * 10]) if (grid := _grid(group)) is not None]
    return sorted(grids, key=lambda one: -one.box.top)


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Put lines together that touch."""
    waiting, groups = list(rules), []
    while waiting:
        group, fresh = [], [waiting.pop()]
        while fresh:
            one = fresh.pop()
            group.append(one)
            touching = [other for other in waiting if _touch(one, other)]
            waiting = [other for other in waiting if not any(other is near for near in touching)]
            fresh.extend(touching)
        groups.append(group)
    return groups


def _touch(one: Rule, other: Rule) -> bool:
    if one.upright == other.upright:
        return abs(one.at - other.at) <= _NEAR and one.start <= other.end + _NEAR and other.start <= one.end + _NEAR
    return one.start - _NEAR <= other.at <= one.end + _NEAR and other.start - _NEAR <= one.at <= other.end + _NEAR


def _grid(group: Sequence[Rule]) -> Grid | None:
    columns = _places(one.at for one in group if one.upright)
    rows = tuple(reversed(_places(one.at for one in group if not one.upright)))
    if len(columns) < 2 or len(rows) < 2 or len(columns) * len(rows) > _MOST_LINES * 20 or (len(columns) == 2 and len(rows) == 2):
        return None
    upright, flat = [one for one in group if one.upright], [one for one in group if not one.upright]
    taken: set[tuple[int, int]] = set()
    cells: list[tuple[int, int, int, int]] = []
    for row in range(1, len(rows)):
        for column in range(1, len(columns)):
            if (row, column) in taken:
                continue
            across, down = 1, 1
            while column + across < len(columns) and not _ruled(upright, columns[column + across - 1], rows[row], rows[row - 1]):
                across += 1
            while row + down < len(rows) and not _ruled(flat, rows[row + down - 1], columns[column - 1], columns[column + across - 1]):
                down += 1
            taken |= {(row + one, column + other) for one in range(down) for other in range(across)}
            cells.append((row, column, down, across))
    return Grid(rows=rows, columns=columns, cells=tuple(cells))


def _places(found: Iterable[float]) -> tuple[float, ...]:
    places: list[float] = []
    for at in sorted(found):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return tuple(places)


def _ruled(rules: Iterable[Rule], at: float, start: float, end: float) -> bool:
    """Return whether most of the way from *start* to *end* is ruled at *at*."""
    parts = sorted((max(one.start, start), min(one.end, end)) for one in rules if abs(one.at - at) <= _NEAR)
    covered, reached = 0.0, start
    for first, last in parts:
        if last > reached:
            covered += last - max(first, reached)
            reached = last
    return covered >= _COVERED * (end - start)
