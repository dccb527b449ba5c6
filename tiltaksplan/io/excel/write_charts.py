"""Charts of a worksheet's own cells, as a workbook's program draws them: they follow the cells when those change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tiltaksplan.document.worksheet import CellChart, CellSeries, letter
from tiltaksplan.io import looks

if TYPE_CHECKING:
    from openpyxl.chart.series import Series
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.chart.text import RichText
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import ParagraphProperties
    from openpyxl.worksheet.worksheet import Worksheet

# From dark to light and back, so that neighbours differ in grey too; the limit's line is the darkest and dashed.
SERIES_COLOURS = ("163A5F", "8FB4D9", "4F7F5B", "C9DDBF", "7C5C1E", "E2C98A", "6B4470", "CDB3D1", "5B6B7B", "D5DBE1")
LIMIT_COLOUR = "7A160B"
GRID = "D5DBE1"
EMUS_PER_POINT = 12_700
TITLE_SIZE, TEXT_SIZE = 12, 9


def add_chart(sheet: Worksheet, chart: CellChart) -> None:
    """Add *chart* to *sheet*: stacked columns, and a line over them for each limit."""
    from openpyxl.chart import BarChart, LineChart, Reference

    made = BarChart()
    made.type, made.grouping, made.overlap, made.gapWidth = "col", "stacked", 100, 60
    made.title, made.style = _title(chart.title), 2
    made.width, made.height = chart.width_cm, chart.height_cm  # type: ignore[assignment]  # the stubs take whole ones alone
    categories = Reference(worksheet=sheet, range_string=_outside(sheet, chart.categories.fixed))
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
    made.legend.position, made.legend.txPr = "b", _text_of(TEXT_SIZE)
    sheet.add_chart(made, f"{letter(chart.column)}{chart.row}")


def _outside(sheet: Worksheet, area: str) -> str:
    from openpyxl.utils import quote_sheetname

    return f"{quote_sheetname(sheet.title)}!{area}"


def _series(sheet: Worksheet, series: CellSeries) -> Series:
    from openpyxl.chart.data_source import StrRef
    from openpyxl.chart.series import SeriesLabel
    from openpyxl.chart.series_factory import SeriesFactory

    made: Series = SeriesFactory(_outside(sheet, series.values.fixed))
    if isinstance(series.name, str):
        made.tx = SeriesLabel(v=series.name)
    else:
        made.tx = SeriesLabel(strRef=StrRef(f=_outside(sheet, series.name.fixed)))
    return made


def _title(text: str, size: int = TITLE_SIZE) -> Title:
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import Paragraph, RegularTextRun

    looks_like = _letters(size, bold=size == TITLE_SIZE)
    rich = RichText(p=[Paragraph(pPr=looks_like, r=[RegularTextRun(t=text)])])
    return Title(tx=Text(rich=rich), overlay=False)


def _letters(size: int, *, bold: bool = False) -> ParagraphProperties:
    from openpyxl.drawing.text import CharacterProperties, ParagraphProperties

    return ParagraphProperties(defRPr=CharacterProperties(sz=size * 100, b=bold, solidFill=looks.ACCENT if bold else looks.INK))


def _text_of(size: int) -> RichText:
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import Paragraph, RichTextProperties

    return RichText(bodyPr=RichTextProperties(), p=[Paragraph(pPr=_letters(size), endParaRPr=None)])


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
    categories.txPr = figures.txPr = _text_of(TEXT_SIZE)
    categories.delete = figures.delete = False  # newer programs hide axes that do not say so
    figures.number_format, figures.numFmt.sourceLinked = chart.number_format, False
    if chart.unit:
        figures.title = _title(chart.unit, TEXT_SIZE)
    figures.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=GRID))
    categories.graphicalProperties = figures.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=looks.HEAVY_RULE))
    figures.scaling.min = 0
