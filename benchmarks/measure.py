"""Measure two pieces of work against each other in one run, turn by turn, so that a busy machine slows both."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row of the table.

    Attributes:
        ours, other: Median seconds; megabytes where the unit says so.
        against: What the other is: the floor, or a peer.
    """

    name: str
    ours: float
    other: float
    against: str
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times the other's time ours takes."""
        return self.ours / self.other if self.other else float("inf")


def measured(name: str, ours: Callable[[], object], other: Callable[[], object], against: str, *, turns: int = 5) -> Figure:
    """Return the median times of *ours* and *other*, run turn by turn after one run that is not counted."""
    ours()
    other()
    pairs = [(_seconds(ours), _seconds(other)) for _ in range(turns)]
    return Figure(name=name, ours=median(pair[0] for pair in pairs), other=median(pair[1] for pair in pairs), against=against)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
