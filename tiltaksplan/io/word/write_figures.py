"""Charts and pictures, each with the text for who cannot see it."""

from __future__ import annotations

from io import BytesIO
from typing import cast

from docx.oxml.shape import CT_Inline
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu, Pt

from tiltaksplan.document.blocks import Figure
from tiltaksplan.io import looks
from tiltaksplan.io.legible import legible
from tiltaksplan.io.word.write_xml import element, twips
from tiltaksplan.io.word.writing import Writing


def figure_element(writing: Writing, figure: Figure) -> BaseOxmlElement:
    """Return the paragraph that holds *figure*; its caption is a paragraph of its own.

    Raises:
        ValueError: A figure without chart and without picture, or without a text for who cannot see it. A fault of ours.
    """
    if not figure.alt.strip():
        raise ValueError(f"a figure without alternative text: {figure.caption}")
    if figure.chart is not None:
        from tiltaksplan.io.charts.pictures import png_of

        image = png_of(figure.chart, writing.width)
        inline = writing.word.part.new_pic_inline(BytesIO(image), Pt(writing.width), None)
    elif figure.image is not None:
        inline = writing.word.part.new_pic_inline(BytesIO(figure.image), None, None)
    else:
        raise ValueError(f"a figure without chart and picture: {figure.caption}")
    _fit(inline, writing.width, looks.figure_height(writing.landscape))
    _describe(inline, next(writing.picture_numbers), figure.alt)
    breaks = element("pageBreakBefore") if writing.break_next else None
    spacing = element("spacing", before=twips(6), after=twips(2), line=240, lineRule="auto")
    writing.break_next = writing.after_table = False
    drawing = element("drawing")
    drawing.append(inline)
    return element("p", element("pPr", element("keepNext") if figure.caption else None, breaks, spacing), element("r", drawing))


def _describe(inline: CT_Inline, number: int, alt: str) -> None:
    for properties in (inline.docPr, inline.graphic.graphicData.pic.nvPicPr.cNvPr):
        one = cast(BaseOxmlElement, properties)
        one.set("name", f"Figur {number}")
        one.set("descr", legible(alt))
    inline.docPr.set("id", str(number))
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")  # what is left out is 0 to Word, and something else to others


def _fit(inline: CT_Inline, width: float, height: float) -> None:
    """Make the picture smaller where it is wider or higher than its place."""
    scale = min(1.0, Pt(width) / inline.extent.cx, Pt(height) / inline.extent.cy)
    if scale < 1:
        size = inline.graphic.graphicData.pic.spPr
        inline.extent.cx = size.cx = Emu(round(inline.extent.cx * scale))
        inline.extent.cy = size.cy = Emu(round(inline.extent.cy * scale))
