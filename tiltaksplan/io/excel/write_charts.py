"""Charts of a worksheet's own cells, as a workbook's program draws them: they follow the cells when those change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tiltaksplan.document.worksheet import CellChart, CellSeries, letter
from tiltaksplan.io import looks

if TYPE_CHECKING:
    from openpyxl.chart.series import Series
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.worksheet.worksheet import Worksheet

# From dark to light and back, so that neighbours differ in grey too; the limit's line is the darkest and dashed.
SERIES_COLOURS = ("163A5F", "8FB4D9", "4F7F5B", "C9DDBF", "7C5C1E", "E2C98A", "6B4470", "CDB3D1", "5B6B7B", "D5DBE1")
LIMIT_COLOUR = "7A160B"
GRID = "D5DBE1"
EMUS_PER_POINT = 12_700


def add_chart(sheet: Worksheet, chart: CellChart) -> None:
    """Add *chart* to *sheet*: stacked columns, and a line over them for each limit."""
    from openpyxl.chart import BarChart, LineChart, Reference

    made = BarChart()
    made.type, made.grouping, made.overlap, made.gapWidth = "col", "stacked", 100, 60
    made.title, made.style = chart.title, 2
    made.width, made.height = chart.width_cm, chart.height_cm
    categories = Reference(sheet, range_string=_outside(sheet, chart.categories.fixed))
    for number, series in enumerate(chart.series):
        made.series.append(_columns(sheet, series, SERIES_COLOURS[number % len(SERIES_COLOURS)]))
    made.set_categories(categories)
    _set_axes(made, chart)
    if chart.limits:
        lines = LineChart()
        for series in chart.limits:
            lines.series.append(_line(sheet, series))
        lines.set_categories(categories)
        made += lines
    made.legend.position = "b"
    sheet.add_chart(made, f"{letter(chart.column)}{chart.row}")


def _outside(sheet: Worksheet, area: str) -> str:
    from openpyxl.utils import quote_sheetname

    return f"{quote_sheetname(sheet.title)}!{area}"


def _series(sheet: Worksheet, series: CellSeries) -> Series:
    from openpyxl.chart import Series as make_series

    made = make_series(_outside(sheet, series.values.fixed), title_from_data=False)
    from openpyxl.chart.data_source import StrRef
    from openpyxl.chart.series import SeriesLabel

    made.tx = SeriesLabel(strRef=StrRef(f=_outside(sheet, series.name.fixed)))
    return made


def _columns(sheet: Worksheet, series: CellSeries, colour: str) -> Series:
    made = _series(sheet, series)
    made.graphicalProperties = _filled(colour)
    made.invertIfNegative = False
    return made


def _filled(colour: str) -> GraphicalProperties:
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    return GraphicalProperties(solidFill=colour, ln=LineProperties(solidFill="FFFFFF", w=EMUS_PER_POINT // 2))


def _line(sheet: Worksheet, series: CellSeries) -> Series:
    from openpyxl.chart.marker import Marker
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    made = _series(sheet, series)
    made.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=LIMIT_COLOUR, w=2 * EMUS_PER_POINT, prstDash="dash"))
    made.marker = Marker(symbol="none")
    made.smooth = False
    return made


def _set_axes(made: object, chart: CellChart) -> None:
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    categories, figures = made.x_axis, made.y_axis  # type: ignore[attr-defined]
    categories.delete = figures.delete = False  # newer programs hide axes that do not say so
    figures.title, figures.number_format, figures.numFmt.sourceLinked = chart.unit or None, chart.number_format, False
    figures.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=GRID))
    categories.graphicalProperties = figures.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=looks.HEAVY_RULE))
    figures.scaling.min = 0
