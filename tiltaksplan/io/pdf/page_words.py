"""What stands where on a page of somebody's PDF: stretches of text with their looks, and the lines that tables are ruled with."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from tiltaksplan.document.inline import Control, Inline, Span

if TYPE_CHECKING:  # PDFium is loaded when a PDF is read
    from pypdfium2 import PdfObject, PdfPage

MOST_CHARACTERS = 200_000  # on one page; a form has some thousands
_BOLD = 600
_NEW_STRETCH, _NEW_WORD = 1.5, 0.25  # gaps between letters, in the size of the type
_SAME_LINE = 0.5
_FLAT = 1.5  # points by which a ruled line may lean
_THIN = 3.0
_GREY = range(90, 200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


@dataclass(slots=True, kw_only=True)
class Stretch:
    """Text on one line without a gap in it, or a field of the form."""

    box: Box
    size: float
    content: list[Inline] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text, or what was filled in."""
        return "".join(one.text for one in self.content)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        spans = [one for one in self.content if isinstance(one, Span) and one.text.strip()]
        return bool(spans) and all(one.bold for one in spans) and not any(isinstance(one, Control) for one in self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter with its look."""

    sign: str
    box: Box
    size: float
    bold: bool
    faint: bool


def stretches_of(page: PdfPage) -> list[Stretch]:
    """Return the stretches of text on a page of PDFium's, in the file's own order."""
    found: list[Stretch] = []
    before: Letter | None = None
    for letter in _letters(page):
        if before is None or _apart(before, letter):
            found.append(Stretch(box=letter.box, size=letter.size))
        elif letter.box.left - before.box.right > _NEW_WORD * letter.size and not before.sign.isspace():
            _append(found[-1], " ", before)
        _append(found[-1], letter.sign, letter)
        before = letter
    return [one for one in found if one.text.strip()]


def _apart(before: Letter, letter: Letter) -> bool:
    gap = letter.box.left - before.box.right
    other_line = abs(before.box.bottom - letter.box.bottom) > _SAME_LINE * max(letter.size, before.size)
    return other_line or not -letter.size < gap < _NEW_STRETCH * letter.size


def _append(stretch: Stretch, sign: str, letter: Letter) -> None:
    box, last = stretch.box, stretch.content[-1] if stretch.content else None
    stretch.box = Box(
        left=min(box.left, letter.box.left), bottom=min(box.bottom, letter.box.bottom),
        right=max(box.right, letter.box.right), top=max(box.top, letter.box.top),
    )  # fmt: skip
    if isinstance(last, Span) and (last.bold, last.faint) == (letter.bold, letter.faint):
        stretch.content[-1] = Span(text=last.text + sign, bold=last.bold, faint=last.faint)
    else:
        stretch.content.append(Span(text=sign, bold=letter.bold, faint=letter.faint))


def _letters(page: PdfPage) -> Iterator[Letter]:
    import pypdfium2.raw as raw

    text = page.get_textpage()
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    colours = [ctypes.c_uint() for _ in range(4)]
    for at in range(min(text.count_chars(), MOST_CHARACTERS)):
        sign = chr(raw.FPDFText_GetUnicode(text, at))
        if sign in "\r\n\0￾" or raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        left, bottom, right, top = text.get_charbox(at, loose=True)
        raw.FPDFText_GetFontInfo(text, at, name, len(name), ctypes.byref(flags))
        raw.FPDFText_GetFillColor(text, at, *map(ctypes.byref, colours))
        red, green, blue = (one.value for one in colours[:3])
        yield Letter(
            sign="-" if sign == "\x02" else sign,
            box=Box(left=left, bottom=bottom, right=right, top=top),
            size=max(raw.FPDFText_GetFontSize(text, at), top - bottom, 1.0),
            bold=raw.FPDFText_GetFontWeight(text, at) >= _BOLD or b"bold" in name.value.lower(),
            faint=max(red, green, blue) - min(red, green, blue) < 25 and red in _GREY,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A ruled line: where it lies, and from where to where it goes; a horizontal one lies at a height."""

    at: float
    start: float
    end: float
    upright: bool


def rules_of(page: PdfPage) -> list[Rule]:
    """Return the lines that are ruled on a page: strokes, and surfaces as thin as a line."""
    import pypdfium2.raw as raw

    found: list[Rule] = []
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        points = _points(one)
        width = max((x for x, _ in points), default=0) - min((x for x, _ in points), default=0)
        height = max((y for _, y in points), default=0) - min((y for _, y in points), default=0)
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(one, ctypes.byref(fill), ctypes.byref(stroke))
        if not stroke.value and min(width, height) > _THIN:
            continue  # a coloured surface has no lines around it
        for (left, low), (right, high) in pairwise(points):
            if abs(high - low) <= _FLAT < abs(right - left):
                found.append(Rule(at=(low + high) / 2, start=min(left, right), end=max(left, right), upright=False))
            elif abs(right - left) <= _FLAT < abs(high - low):
                found.append(Rule(at=(left + right) / 2, start=min(low, high), end=max(low, high), upright=True))
    return found


def _points(one: PdfObject) -> list[tuple[float, float]]:
    import pypdfium2.raw as raw

    matrix = one.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    found: list[tuple[float, float]] = []
    begun: tuple[float, float] | None = None
    for number in range(min(raw.FPDFPath_CountSegments(one), 10_000)):
        segment = raw.FPDFPath_GetPathSegment(one, number)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = matrix.on_point(x.value, y.value)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            begun = point
        found.append(point)
        if raw.FPDFPathSegment_GetClose(segment) and begun is not None:
            found.append(begun)
    return found
