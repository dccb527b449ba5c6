"""Charts, described once by what they show; a writer draws them: as vectors in a PDF, as SVG on the screen, as a picture in Word.

The words of a column or a category may begin with a group and a line break (`2023\\n1. kv.`): neighbours of the same group share one head.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One row of figures, one a category; None leaves the place empty."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Bars by category, beside each other or stacked; `limits` draws a line a category (capacity, budget).

    Never told by colour alone: series differ in pattern or lightness too, and figures can be printed at the bars.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    limits: Series | None = None
    stacked: bool = False
    unit: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a schedule, from the first to the last of `columns`, counted from 0, both included."""

    label: str
    first: int
    last: int
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleChart:
    """Measures as bars over quarters."""

    columns: tuple[str, ...]
    bars: tuple[Bar, ...]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadChart:
    """A grid of figures against capacity, a row a unit and a column a quarter: share of capacity in words and shade."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    loads: tuple[tuple[float, ...], ...]
    capacities: tuple[tuple[float, ...], ...]
    unit: str = ""
    title: str = ""


Chart = BarChart | ScheduleChart | LoadChart
