"""Bars by category, beside each other or stacked, with their figures, and a line for each limit."""

from __future__ import annotations

from math import ceil, floor, log10

from reportlab.graphics.shapes import Drawing

from tiltaksplan.document.charts import BarChart
from tiltaksplan.io import looks
from tiltaksplan.io.charts.columns import grouped
from tiltaksplan.io.charts.shapes import LINE_HEIGHT, WHITE, box, hatched, heads, line, width_of, words, wrapped
from tiltaksplan.language import number_text

PLOT_HEIGHT = 165.0
TOP_ROOM = 34.0
LABEL_HEIGHT = 13.0
SMALL = 7.2
FILLS: tuple[tuple[str, str | None], ...] = (("163A5F", None), ("DCE6F0", "163A5F"), ("7E9CBC", None), ("FFFFFF", "5B6B7B"))


def bars_of(chart: BarChart, width: float) -> Drawing:
    """Return *chart* drawn *width* points wide."""
    groups = grouped([heads(category)[0] for category in chart.categories])
    left = 8 + max(width_of(number_text(tick)) for tick in _ticks(_highest(chart)))
    slot = (width - left) / max(len(chart.categories), 1)
    names = [wrapped(group, (end - first) * slot - 6, bold=True) for group, first, end in groups]
    room_below = LABEL_HEIGHT + max((len(lines) for lines in names), default=0) * LINE_HEIGHT + 4
    drawing = Drawing(width, TOP_ROOM + PLOT_HEIGHT + room_below)
    scale = PLOT_HEIGHT / (_ticks(_highest(chart))[-1] or 1)
    _axis(drawing, chart, left, width, room_below, scale)
    for number in range(len(chart.categories)):
        _category(drawing, chart, number, left + number * slot, slot, room_below, scale)
    for (_, first, end), lines in zip(groups, names, strict=True):
        middle = left + (first + end) / 2 * slot
        for number, text in enumerate(lines):
            words(drawing, middle, room_below - LABEL_HEIGHT - (number + 1) * LINE_HEIGHT + 1, text, bold=True, anchor="middle")
        if first:
            line(drawing, left + first * slot, 2, left + first * slot, room_below + PLOT_HEIGHT, looks.RULE, 0.6)
    _legend(drawing, chart, left)
    return drawing


def _highest(chart: BarChart) -> float:
    by_category = [[series.values[number] or 0 for series in chart.series] for number in range(len(chart.categories))]
    bars = [sum(one) if chart.stacked else max(one, default=0) for one in by_category]
    limits = [one or 0 for one in chart.limits.values] if chart.limits else []
    return max([*bars, *limits, 0])


def _ticks(highest: float) -> list[int | float]:
    """Return the figures of the axis: from 0 in even steps of 1, 2 or 5 to the first at or over *highest*."""
    if highest <= 0:
        return [0, 1]
    rough = highest / 5
    power = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough - 1e-12)
    ticks = [number * step for number in range(ceil(highest / step - 1e-9) + 1)]
    return [int(tick) if float(tick).is_integer() else tick for tick in ticks]


def _axis(drawing: Drawing, chart: BarChart, left: float, right: float, bottom: float, scale: float) -> None:
    for tick in _ticks(_highest(chart)):
        y = bottom + tick * scale
        line(drawing, left, y, right, y, looks.HEAVY_RULE if tick == 0 else "D5DBE1", 0.8 if tick == 0 else 0.5)
        words(drawing, left - 5, y - 2.8, number_text(tick), anchor="end")
    if chart.unit:
        words(drawing, 0, drawing.height - 9, chart.unit, code=looks.FAINT)


def _category(drawing: Drawing, chart: BarChart, number: int, x: float, slot: float, bottom: float, scale: float) -> None:
    words(drawing, x + slot / 2, bottom - LABEL_HEIGHT + 3, heads(chart.categories[number])[1], anchor="middle")
    room = slot * 0.62
    each = room if chart.stacked else room / max(len(chart.series), 1)
    base = bottom
    for place, series in enumerate(chart.series):
        amount = series.values[number]
        if amount is None:
            continue
        left = x + (slot - room) / 2 + (0 if chart.stacked else place * each)
        _bar(drawing, place, left, base, each, amount * scale)
        if not chart.stacked:
            _figure(drawing, chart, number, left + each / 2, bottom, amount, scale)
        base += amount * scale if chart.stacked else 0
    limit = chart.limits.values[number] if chart.limits else None
    if limit is not None:
        y = bottom + limit * scale
        line(drawing, x + slot * 0.08, y, x + slot * 0.92, y, WHITE, 3.4)  # so that it is seen on a dark bar too
        line(drawing, x + slot * 0.08, y, x + slot * 0.92, y, looks.INK, 1.6)


def _figure(drawing: Drawing, chart: BarChart, number: int, x: float, bottom: float, amount: float, scale: float) -> None:
    """Print the figure over its bar, or in it where the limit's line would run through it."""
    text = number_text(round(amount))
    y = bottom + amount * scale + 3
    limit = chart.limits.values[number] if chart.limits else None
    if limit is not None and y - 2 < bottom + limit * scale < y + SMALL:
        y = bottom + limit * scale + 3
    words(drawing, x, y, text, size=SMALL, bold=True, anchor="middle")


def _bar(drawing: Drawing, place: int, x: float, y: float, width: float, height: float) -> None:
    fill, hatch = FILLS[place % len(FILLS)]
    box(drawing, x, y, width, max(height, 0), fill, looks.ACCENT, 0.6)
    if hatch and height > 0:
        hatched(drawing, x, y, width, height, hatch)


def _legend(drawing: Drawing, chart: BarChart, left: float) -> None:
    y = drawing.height - 10
    x = max(left, width_of(chart.unit) + 18)
    for place, series in enumerate(chart.series):
        _bar(drawing, place, x, y - 1, 16, 8)
        words(drawing, x + 21, y, series.name)
        x += 21 + width_of(series.name) + 16
    if chart.limits:
        line(drawing, x, y + 3, x + 16, y + 3, looks.INK, 1.6)
        words(drawing, x + 21, y, chart.limits.name)
