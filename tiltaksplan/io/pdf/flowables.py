"""What reportlab lays out for us, each piece of it tagged."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, Image, Table
from reportlab.platypus import Paragraph as PlainParagraph

from tiltaksplan.io import looks
from tiltaksplan.io.fonts import BOLD, REGULAR
from tiltaksplan.io.looks import Look
from tiltaksplan.io.pdf.structure import Element, Link, tagged

Drawn = Callable[[int, float, float], None]
"""What is told when something has been drawn: the page, and the left and upper edge on it."""


class TaggedParagraph(PlainParagraph):  # type: ignore[misc]
    """A paragraph that is one element, also where it is split over two pages; in a list it has its bullet as an element of its own."""

    element: Element
    label: Element | None = None
    bullet: str = ""
    once = False  # a cell of a header row, which is content on the first page alone
    on_drawn: Drawn | None = None
    goes_on = False  # the first half of one that is split

    def split(self, width: float, height: float) -> list[PlainParagraph]:
        """Return the two halves; both are pieces of the same element, the first has the bullet."""
        parts = cast(list[TaggedParagraph], super().split(width, height))
        for number, part in enumerate(parts):
            part.element, part.once = self.element, self.once
            part.goes_on = self.goes_on or number < len(parts) - 1
            if number == 0:
                part.label, part.bullet, part.on_drawn = self.label, self.bullet, self.on_drawn
        return cast(list[PlainParagraph], parts)

    def draw(self) -> None:
        """Draw it between its marks."""
        repeated = self.once and self.element.drawn
        if self.on_drawn is not None:
            x, y = self.canv.absolutePosition(0, self.height)
            self.on_drawn(self.canv.getPageNumber(), x, y)
        if self.bullet:
            with tagged(self.canv, self.label):
                self._draw_bullet()
        self._end_lines_with_a_blank()
        with tagged(self.canv, None if repeated else self.element):
            super().draw()
        self.element.drawn = True

    def _end_lines_with_a_blank(self) -> None:
        """Give the lines the blank that they were broken at: without it, two words would be read aloud and copied as one."""
        lines = self.blPara.lines
        for number, line in enumerate(lines if self.goes_on else lines[:-1]):
            if self.blPara.kind == 0:
                lines[number] = (line[0], [*line[1], ""])
            elif line.words and not line.words[-1].text.endswith(" "):
                line.words[-1].text += " "

    def _draw_bullet(self) -> None:
        style: ParagraphStyle = self.style
        self.canv.setFillColor(style.textColor)
        self.canv.setFont(style.fontName, style.fontSize)
        self.canv.drawString(style.leftIndent - looks.LIST_INDENT, self.height - style.fontSize, self.bullet)


class TaggedTable(Table):  # type: ignore[misc]
    """A table whose ground and rules are artifacts; its cells hold tagged paragraphs. A row is split only where no page could hold it."""

    page_height: float = looks.PAGE_HEIGHT - looks.MARGIN_TOP - looks.MARGIN_BOTTOM

    def split(self, width: float, height: float) -> list[Table]:
        """Return the part that fits in *height* and the rest; nothing where not even one row fits."""
        parts = super().split(width, height)
        if not parts and self._first_row_is_too_high():
            self.splitInRow = 1
            parts = super().split(width, height)
        for part in parts:
            part.page_height = self.page_height
        return cast(list[Table], parts)

    def _first_row_is_too_high(self) -> bool:
        headers = int(self.repeatRows)
        return len(self._rowHeights) > headers and sum(self._rowHeights[: headers + 1]) > self.page_height - 1

    def first_rows_height(self, width: float) -> float:
        """Return the height of the header rows and the first row below them: what is to stand together with a caption."""
        self.wrap(width, self.page_height)
        return float(min(sum(self._rowHeights[: int(self.repeatRows) + 1]), self.page_height))

    def _drawBkgrnd(self) -> None:  # noqa: N802
        with tagged(self.canv, None):
            super()._drawBkgrnd()

    def _drawLines(self) -> None:  # noqa: N802
        with tagged(self.canv, None):
            super()._drawLines()


class TaggedDrawing(Flowable):  # type: ignore[misc]
    """A chart or a picture as one figure."""

    def __init__(self, drawing: Drawing | Image, element: Element, most_height: float) -> None:
        super().__init__()
        self.drawing, self.element = drawing, element
        width, height = (drawing.width, drawing.height) if isinstance(drawing, Drawing) else (drawing.drawWidth, drawing.drawHeight)
        self.scale = min(1, most_height / height)
        self.width, self.height = width * self.scale, height * self.scale

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return its size, which does not change."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it between its marks, and tell the element where it stands."""
        left, bottom = self.canv.absolutePosition(0, 0)
        self.element.attributes["BBox"] = [round(one, 2) for one in (left, bottom, left + self.width, bottom + self.height)]
        with tagged(self.canv, self.element):
            self.canv.saveState()
            self.canv.scale(self.scale, self.scale)
            if isinstance(self.drawing, Drawing):
                renderPDF.draw(self.drawing, self.canv, 0, 0)
            else:
                self.drawing.drawOn(self.canv, 0, 0)
            self.canv.restoreState()


class KeepRoom(CondPageBreak):  # type: ignore[misc]
    """A new page where less than a height is left; the space below what stands above it counts on, as if it were not there."""

    _SPACETRANSFER = True


class Rule(Flowable):  # type: ignore[misc]
    """A rule across the text, for the eye alone."""

    def __init__(self, thickness: float) -> None:
        super().__init__()
        self.thickness = thickness

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return its size."""
        self.width = width
        return width, self.thickness

    def draw(self) -> None:
        """Draw it as an artifact."""
        with tagged(self.canv, None):
            self.canv.setFillColor(HexColor(f"#{looks.ACCENT}"))
            self.canv.rect(0, 0, self.width, self.thickness, stroke=0, fill=1)


class ContentsLine(Flowable):  # type: ignore[misc]
    """A line of the contents: the heading, dots, the page; all of it leads to the heading."""

    gap = 4.0
    page_room = 30.0

    def __init__(self, paragraph: TaggedParagraph, look: Look, page: str, target: str, words: str) -> None:
        super().__init__()
        self.paragraph, self.look, self.page, self.target, self.words = paragraph, look, page, target, words

    def getSpaceBefore(self) -> float:  # noqa: N802
        """Return the space above."""
        return self.look.before

    def getSpaceAfter(self) -> float:  # noqa: N802
        """Return the space below."""
        return self.look.after

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size: the heading leaves room for the page."""
        self.width = width
        _, self.height = self.paragraph.wrap(width - self.page_room, height)
        return width, self.height

    def draw(self) -> None:
        """Draw heading and page as the link's content, the dots as an artifact."""
        font = BOLD if self.look.bold else REGULAR
        self.paragraph.drawOn(self.canv, 0, 0)
        baseline = self.height - self.look.leading * (len(self.paragraph.blPara.lines) - 1) - self.look.size
        number_width = stringWidth(self.page, font, self.look.size)
        end = self.paragraph.style.leftIndent + self._last_line_width() + self.gap
        with tagged(self.canv, None):
            self.canv.setFillColor(HexColor(f"#{looks.FAINT}"))
            self.canv.setFont(REGULAR, self.look.size)
            dot = stringWidth(" .", REGULAR, self.look.size)
            room = self.width - number_width - self.gap - end
            dots = " ." * max(int(room / dot), 0)
            self.canv.drawRightString(self.width - number_width - self.gap, baseline, dots)
        with tagged(self.canv, self.paragraph.element):
            self.canv.setFillColor(HexColor(f"#{self.look.colour}"))
            self.canv.setFont(font, self.look.size)
            self.canv.drawRightString(self.width, baseline, self.page)
        left, bottom = self.canv.absolutePosition(0, 0)
        place = (left, bottom, left + self.width, bottom + self.height)
        self.paragraph.element.kids.append(Link(self.canv.getPageNumber(), place, self.target, self.words))

    def _last_line_width(self) -> float:
        lines = self.paragraph.blPara.lines
        last = lines[-1]
        extra = last[0] if isinstance(last, tuple) else last.extraSpace
        return float(self.width - self.page_room - self.paragraph.style.leftIndent - extra)
