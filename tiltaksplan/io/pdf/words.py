"""Words with their looks, as reportlab's paragraphs take them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from tiltaksplan.document.blocks import Align
from tiltaksplan.document.inline import Control, ControlKind, Inline, Span
from tiltaksplan.io import looks
from tiltaksplan.io.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, SIGNS, font_runs
from tiltaksplan.io.legible import legible
from tiltaksplan.io.looks import Look

TICKED, UNTICKED = "☒", "☐"
_ALIGN = {None: TA_LEFT, Align.LEFT: TA_LEFT, Align.RIGHT: TA_RIGHT, Align.CENTRE: TA_CENTER}


@cache
def style_of(look: Look, align: Align | None = None, indent: float = 0) -> ParagraphStyle:
    """Return reportlab's style for *look*."""
    font = {(False, False): REGULAR, (True, False): BOLD, (False, True): ITALIC, (True, True): BOLD_ITALIC}[look.bold, look.italic]
    return ParagraphStyle(
        "look",
        fontName=font,
        bulletFontName=REGULAR,
        fontSize=look.size,
        leading=look.leading,
        spaceBefore=look.before,
        spaceAfter=look.after,
        textColor=HexColor(f"#{look.colour}"),
        alignment=_ALIGN[align],
        leftIndent=indent,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        uriWasteReduce=0.3,
    )


def markup(content: Iterable[Inline]) -> str:
    """Return *content* in reportlab's markup; a link's address follows in brackets where the words do not say it."""
    return "".join(_of(one) for one in content)


def _of(one: Inline) -> str:
    if isinstance(one, Span):
        return "" if one.hidden else _span(one)
    if one.kind is ControlKind.TICK:
        return plain_markup(TICKED if one.checked else UNTICKED)
    return _control(one)


def _control(control: Control) -> str:
    return plain_markup(control.text) if control.text else _coloured(plain_markup(control.prompt))


def _span(span: Span) -> str:
    text = span.text
    if span.link and not span.link.startswith("#") and span.link.removeprefix("mailto:") not in text:
        text = f"{text} ({span.link})"
    made = plain_markup(text)
    for wanted, tag in ((span.bold, "b"), (span.italic, "i"), (span.chosen, "u"), (span.struck, "strike"), (span.superscript, "super")):
        made = f"<{tag}>{made}</{tag}>" if wanted else made
    return _coloured(made) if span.faint or span.placeholder else made


def _coloured(made: str) -> str:
    return f'<font color="#{looks.FAINT}">{made}</font>' if made else ""


def plain_markup(text: str) -> str:
    """Return *text* in reportlab's markup, signs in the font that has them."""
    made = []
    for other, run in font_runs(legible(text)):
        words = escape(run).replace("\n", "<br/>").replace("\t", "\u00a0\u00a0\u00a0 ")
        made.append(f'<font name="{SIGNS}">{words}</font>' if other else words)
    return "".join(made)
