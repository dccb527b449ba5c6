"""The fonts that come with the program: what a PDF embeds and a picture is drawn with, the same on every machine."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "LiberationSans", "LiberationSans-Bold", "LiberationSans-Italic", "LiberationSans-BoldItalic"
SIGNS = "DejaVuSans"  # for letters and signs that Liberation Sans lacks
REPLACEMENT = "\ufffd"
FILES = {
    REGULAR: "LiberationSans-Regular.ttf",
    BOLD: "LiberationSans-Bold.ttf",
    ITALIC: "LiberationSans-Italic.ttf",
    BOLD_ITALIC: "LiberationSans-BoldItalic.ttf",
    SIGNS: "DejaVuSans.ttf",
}
_INVISIBLE = {"\n", "\t", "\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"}


@cache
def font_bytes(name: str) -> bytes:
    """Return the file of the font *name*."""
    return files("tiltaksplan.resources").joinpath("fonts", FILES[name]).read_bytes()


@cache
def register_fonts() -> None:
    """Make the fonts known to reportlab, once."""
    from reportlab.graphics.shapes import STATE_DEFAULTS
    from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
    from reportlab.pdfbase.ttfonts import TTFont

    for name in FILES:
        registerFont(TTFont(name, BytesIO(font_bytes(name))))
    STATE_DEFAULTS["fontName"] = REGULAR  # else each drawing begins by choosing Helvetica, which no archive file may name
    registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)
    registerFontFamily(SIGNS, normal=SIGNS, bold=SIGNS, italic=SIGNS, boldItalic=SIGNS)


@cache
def _letters(name: str) -> frozenset[int]:
    from reportlab.pdfbase.pdfmetrics import getFont

    register_fonts()
    font: TTFont = getFont(name)
    return frozenset(font.face.charToGlyph)


def font_runs(text: str) -> list[tuple[bool, str]]:
    """Return *text* in stretches that one font can show; True where it is the font for signs.

    A sign that no font has becomes the replacement sign: an archive file may not show a letter that is not there. Soft hyphens and
    signs without width are left out.
    """
    runs: list[tuple[bool, str]] = []
    for sign in text:
        if sign in _INVISIBLE and sign not in "\n\t":
            continue
        other = sign not in "\n\t" and ord(sign) not in _letters(REGULAR)
        shown = REPLACEMENT if other and ord(sign) not in _letters(SIGNS) else sign
        if runs and runs[-1][0] == other:
            runs[-1] = (other, runs[-1][1] + shown)
        else:
            runs.append((other, shown))
    return runs
