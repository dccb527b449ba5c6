"""A chart as a picture for Word, and as SVG for the screen: the same shapes, drawn by hand, since each of them is one of four."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from reportlab.graphics.shapes import Drawing, Line, Polygon, Rect, String
from reportlab.lib.colors import Color

from tiltaksplan.document.charts import Chart
from tiltaksplan.io.charts.drawing import drawing_of
from tiltaksplan.io.fonts import BOLD, BOLD_ITALIC, SIGNS, font_bytes

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

DOTS_PER_POINT = 220 / 72
OVERSAMPLING = 2


def png_of(chart: Chart, width: float) -> bytes:
    """Return *chart* as a PNG, *width* points wide at 220 dots an inch."""
    from PIL import Image, ImageDraw

    drawing = drawing_of(chart, width)
    scale = DOTS_PER_POINT * OVERSAMPLING
    image = Image.new("RGB", (round(drawing.width * scale), round(drawing.height * scale)), "white")
    pen = ImageDraw.Draw(image)
    for shape in drawing.contents:
        _draw(pen, shape, scale, image.height)
    small = image.resize((image.width // OVERSAMPLING, image.height // OVERSAMPLING), Image.Resampling.LANCZOS)
    file = BytesIO()
    small.quantize(128, dither=Image.Dither.NONE).save(file, "PNG", dpi=(220, 220), optimize=True)
    return file.getvalue()


def _draw(pen: ImageDraw, shape: object, scale: float, height: int) -> None:
    def at(x: float, y: float) -> tuple[float, float]:
        return x * scale, height - y * scale

    if isinstance(shape, Rect):
        corners = (*at(shape.x, shape.y + shape.height), *at(shape.x + shape.width, shape.y))
        pen.rectangle(corners, fill=_rgb(shape.fillColor), outline=_rgb(shape.strokeColor), width=_pen_width(shape.strokeWidth, scale))
    elif isinstance(shape, Line):
        pen.line(
            (*at(shape.x1, shape.y1), *at(shape.x2, shape.y2)), fill=_rgb(shape.strokeColor), width=_pen_width(shape.strokeWidth, scale)
        )
    elif isinstance(shape, Polygon):
        points = [at(x, y) for x, y in zip(shape.points[::2], shape.points[1::2], strict=True)]
        pen.polygon(points, fill=_rgb(shape.fillColor))
    elif isinstance(shape, String):
        pen.text(
            at(shape.x, shape.y), shape.text, fill=_rgb(shape.fillColor), font=_font(shape.fontName, shape.fontSize * scale), anchor="ls"
        )
    else:
        raise TypeError(f"a chart is not drawn with {type(shape).__name__}")


def _pen_width(points: float, scale: float) -> int:
    return max(round(points * scale), 1)


def _rgb(colour: Color | None) -> tuple[int, int, int] | None:
    return None if colour is None else (round(colour.red * 255), round(colour.green * 255), round(colour.blue * 255))


@cache
def _font(name: str, pixels: float) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(BytesIO(font_bytes(name)), pixels)


def svg_of(chart: Chart, width: float, alt: str) -> bytes:
    """Return *chart* as SVG, *width* points wide, with *alt* for who cannot see it."""
    drawing = drawing_of(chart, width)
    size = f'width="{_n(drawing.width)}pt" height="{_n(drawing.height)}pt" viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label={quoteattr(alt)}><title>{escape(alt)}</title>'
    shapes = "\n".join(_svg(shape, drawing) for shape in drawing.contents)
    return f"{head}\n{shapes}\n</svg>\n".encode()


def _svg(shape: object, drawing: Drawing) -> str:
    height = drawing.height
    if isinstance(shape, Rect):
        place = f'x="{_n(shape.x)}" y="{_n(height - shape.y - shape.height)}" width="{_n(shape.width)}" height="{_n(shape.height)}"'
        return f"<rect {place} {_paint(shape)}/>"
    if isinstance(shape, Line):
        ends = f'x1="{_n(shape.x1)}" y1="{_n(height - shape.y1)}" x2="{_n(shape.x2)}" y2="{_n(height - shape.y2)}"'
        return f'<line {ends} stroke="{_hex(shape.strokeColor)}" stroke-width="{_n(shape.strokeWidth)}"/>'
    if isinstance(shape, Polygon):
        points = " ".join(f"{_n(x)},{_n(height - y)}" for x, y in zip(shape.points[::2], shape.points[1::2], strict=True))
        return f'<polygon points="{points}" {_paint(shape)}/>'
    if isinstance(shape, String):
        family = "DejaVu Sans" if shape.fontName == SIGNS else "Liberation Sans"
        weight = ' font-weight="bold"' if shape.fontName in (BOLD, BOLD_ITALIC) else ""
        look = f'font-family="{family}, Arial, sans-serif" font-size="{_n(shape.fontSize)}"{weight} fill="{_hex(shape.fillColor)}"'
        return f'<text x="{_n(shape.x)}" y="{_n(height - shape.y)}" {look}>{escape(shape.text)}</text>'
    raise TypeError(f"a chart is not drawn with {type(shape).__name__}")


def _paint(shape: Rect | Polygon) -> str:
    stroke = f' stroke="{_hex(shape.strokeColor)}" stroke-width="{_n(shape.strokeWidth)}"' if shape.strokeColor is not None else ""
    return f'fill="{_hex(shape.fillColor)}"{stroke}'


def _hex(colour: Color | None) -> str:
    rgb = _rgb(colour)
    return "none" if rgb is None else "#{:02x}{:02x}{:02x}".format(*rgb)


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
