"""How text looks, as far as the look says what the text is: help, answer, choice, heading."""

from __future__ import annotations

from typing import NamedTuple

from tiltaksplan.io.greys import grey, marks
from tiltaksplan.io.package import Element
from tiltaksplan.io.word.names import VAL, W, is_on


class Look(NamedTuple):
    """The look of a stretch of text; the attributes are those of `Span`."""

    bold: bool = False
    italic: bool = False
    faint: bool = False
    hidden: bool = False
    chosen: bool = False
    struck: bool = False
    superscript: bool = False


PLAIN = Look()

_BOLD, _ITALIC, _COLOUR, _VANISH = f"{W}b", f"{W}i", f"{W}color", f"{W}vanish"
_UNDERLINE, _HIGHLIGHT, _BORDER, _SHADE = f"{W}u", f"{W}highlight", f"{W}bdr", f"{W}shd"
_STRIKE, _DOUBLE_STRIKE, _VERTICAL = f"{W}strike", f"{W}dstrike", f"{W}vertAlign"
_FILL, _THEME_COLOUR, _THEME_SHADE, _THEME_TINT = f"{W}fill", f"{W}themeColor", f"{W}themeShade", f"{W}themeTint"

# Where each element's say goes in the look, for those that are plain switches.
_SWITCHES = {_BOLD: 0, _ITALIC: 1, _VANISH: 3, _STRIKE: 5, _DOUBLE_STRIKE: 5}


def look_from(properties: Element, base: Look) -> Look:
    """Return *base* with what run properties say on top of it."""
    look = list(base)
    for one in properties:
        tag = one.tag
        if tag in _SWITCHES:
            look[_SWITCHES[tag]] = is_on(one.get(VAL))
        elif tag == _COLOUR:
            look[2] = is_grey(one)
        elif tag in (_UNDERLINE, _HIGHLIGHT, _BORDER):
            look[4] = look[4] or one.get(VAL) not in (None, "none", "nil", "white")
        elif tag == _SHADE:
            look[4] = look[4] or marks(one.get(_FILL))
        elif tag == _VERTICAL:
            look[6] = one.get(VAL) == "superscript"
    return Look._make(look)


def is_grey(colour: Element) -> bool:
    """Return whether a colour sets text back, as help texts are."""
    value = colour.get(VAL) or "auto"
    if value != "auto":
        return grey(value)
    theme = colour.get(_THEME_COLOUR)
    depth = colour.get(_THEME_SHADE) if theme == "background1" else colour.get(_THEME_TINT) if theme == "text1" else None
    return depth is not None and depth.upper() not in ("FF", "F2", "D9")
