"""Measures as bars over quarters, under the names of their groups."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing

from tiltaksplan.document.charts import Bar, ScheduleChart
from tiltaksplan.io import looks
from tiltaksplan.io.charts.columns import Columns, grouped
from tiltaksplan.io.charts.shapes import LINE_HEIGHT, TEXT_SIZE, box, line, words, wrapped

LABEL_SHARE = 0.44
ROW_PADDING = 5.0
BAR_HEIGHT = 8.0
GROUP_HEIGHT = 15.0


def schedule_of(chart: ScheduleChart, width: float) -> Drawing:
    """Return *chart* drawn *width* points wide."""
    columns = Columns(chart.columns, width * LABEL_SHARE, width)
    labels = [wrapped(bar.label, columns.left - 10) for bar in chart.bars]
    heights = [len(lines) * LINE_HEIGHT + ROW_PADDING for lines in labels]
    groups = grouped([bar.group for bar in chart.bars])
    group_heights = [GROUP_HEIGHT if group else 0 for group, _, _ in groups]
    height = columns.height + sum(heights) + sum(group_heights)
    drawing = Drawing(width, height)
    columns.draw_heads(drawing, height)
    top = height - columns.height
    for (group, first, end), group_height in zip(groups, group_heights, strict=True):
        if group:
            box(drawing, 0, top - group_height, width, group_height, looks.LABEL_FILL)
            words(drawing, 4, top - group_height + 4.5, group, bold=True)
            line(drawing, 0, top, width, top, looks.HEAVY_RULE, 0.6)
            top -= group_height
        columns.draw_rules(drawing, top, top - sum(heights[first:end]))
        for number in range(first, end):
            _row(drawing, columns, chart.bars[number], labels[number], top, heights[number])
            top -= heights[number]
    line(drawing, 0, 0.3, width, 0.3, looks.HEAVY_RULE, 0.6)
    return drawing


def _row(drawing: Drawing, columns: Columns, bar: Bar, label: list[str], top: float, height: float) -> None:
    for number, text in enumerate(label):
        words(drawing, 4, top - ROW_PADDING / 2 - number * LINE_HEIGHT - TEXT_SIZE + 0.5, text)
    line(drawing, 0, top - height, columns.right, top - height)
    left, right = columns.edge(max(bar.first, 0)), columns.edge(min(bar.last, len(columns.texts) - 1) + 1)
    box(drawing, left + 1, top - height / 2 - BAR_HEIGHT / 2, max(right - left - 2, 2), BAR_HEIGHT, looks.ACCENT)
