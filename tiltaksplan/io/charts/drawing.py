"""A chart as a drawing: vectors that a PDF takes as they are, and that pictures are made from."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing

from tiltaksplan.document.charts import BarChart, Chart, ScheduleChart
from tiltaksplan.io.charts.bars import bars_of
from tiltaksplan.io.charts.load import load_of
from tiltaksplan.io.charts.schedule import schedule_of
from tiltaksplan.io.fonts import register_fonts


def drawing_of(chart: Chart, width: float) -> Drawing:
    """Return *chart* drawn *width* points wide, as high as it needs to be.

    A column's or category's words may begin with a group and a line break: neighbours with the same group share one head.
    """
    register_fonts()
    if isinstance(chart, ScheduleChart):
        return schedule_of(chart, width)
    if isinstance(chart, BarChart):
        return bars_of(chart, width)
    return load_of(chart, width)
