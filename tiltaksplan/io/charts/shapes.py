"""What charts are drawn with: rectangles, lines, words, hatching. Few kinds of shapes, so that each format can draw them all the same."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing, Line, Polygon, Rect, String
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from tiltaksplan.io import looks
from tiltaksplan.io.fonts import BOLD, REGULAR, SIGNS, font_runs
from tiltaksplan.io.legible import legible

TEXT_SIZE = 8.0
LINE_HEIGHT = 9.6
GRID = "D5DBE1"
WHITE = "FFFFFF"


def colour(code: str) -> Color:
    """Return a colour by its code (RRGGBB)."""
    return HexColor(f"#{code}")


def box(
    drawing: Drawing, x: float, y: float, width: float, height: float, fill: str | None, edge: str | None = None, edge_width: float = 0.5
) -> None:
    """Draw a rectangle whose lower left corner is *x*, *y*."""
    drawing.add(
        Rect(
            x,
            y,
            width,
            height,
            fillColor=colour(fill) if fill else None,
            strokeColor=colour(edge) if edge else None,
            strokeWidth=edge_width if edge else 0,
        )
    )


def line(drawing: Drawing, x1: float, y1: float, x2: float, y2: float, code: str = GRID, width: float = 0.5) -> None:
    """Draw a line."""
    drawing.add(Line(x1, y1, x2, y2, strokeColor=colour(code), strokeWidth=width))


def diamond(drawing: Drawing, x: float, y: float, size: float, fill: str) -> None:
    """Draw a diamond round *x*, *y*."""
    points = [x - size, y, x, y + size, x + size, y, x, y - size]
    drawing.add(Polygon(points, fillColor=colour(fill), strokeColor=colour(fill), strokeWidth=0.5))


def width_of(text: str, size: float = TEXT_SIZE, bold: bool = False) -> float:
    """Return how wide *text* is in points."""
    font = BOLD if bold else REGULAR
    return float(sum(stringWidth(run, SIGNS if other else font, size) for other, run in font_runs(legible(text))))


def words(
    drawing: Drawing,
    x: float,
    y: float,
    text: str,
    *,
    size: float = TEXT_SIZE,
    bold: bool = False,
    anchor: str = "start",
    code: str = looks.INK,
) -> None:
    """Write one line of *text* with its baseline at *y*, that starts, ends or has its middle at *x*."""
    place = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width_of(text, size, bold)
    for other, run in font_runs(legible(text)):
        font = SIGNS if other else BOLD if bold else REGULAR
        drawing.add(String(place, y, run, fontName=font, fontSize=size, fillColor=colour(code)))
        place += stringWidth(run, font, size)


def wrapped(text: str, width: float, size: float = TEXT_SIZE, bold: bool = False) -> list[str]:
    """Return *text* in lines that are at most *width* wide; a word that is wider is broken."""
    lines: list[str] = []
    for word in " ".join(legible(text).split()).split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, size, bold) <= width:
            lines[-1] = joined
            continue
        rest = word
        while width_of(rest, size, bold) > width and len(rest) > 1:
            end = next(end for end in range(len(rest) - 1, 0, -1) if end == 1 or width_of(rest[:end], size, bold) <= width)
            lines.append(rest[:end])
            rest = rest[end:]
        lines.append(rest)
    return lines


def hatched(drawing: Drawing, x: float, y: float, width: float, height: float, code: str, gap: float = 4.0) -> None:
    """Draw slanting lines in a rectangle, each cut off at its edges."""
    offset = gap
    while offset < width + height:
        x1, y1 = x + max(offset - height, 0), y + min(offset, height)
        x2, y2 = x + min(offset, width), y + max(offset - width, 0)
        line(drawing, x1, y1, x2, y2, code, 0.7)
        offset += gap


def heads(text: str) -> tuple[str, str]:
    """Return the group and the own words of a column or category: what stands before the first line break, and what after it."""
    group, _, own = text.rpartition("\n")
    return group, own
