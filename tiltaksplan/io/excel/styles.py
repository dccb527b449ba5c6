"""How a worksheet's cells look, as far as the look says what they are: label, help, input."""

from __future__ import annotations

from dataclasses import dataclass

from tiltaksplan.document.blocks import Align
from tiltaksplan.io.excel.colours import Colours
from tiltaksplan.io.excel.names import S
from tiltaksplan.io.excel.number_formats import GENERAL, built_in, is_date
from tiltaksplan.io.package import Element

_ALIGNS = {"right": Align.RIGHT, "center": Align.CENTRE, "centerContinuous": Align.CENTRE, "left": Align.LEFT}


@dataclass(frozen=True, slots=True, kw_only=True)
class CellStyle:
    """The look of a cell; `locked` is what a protected sheet would do."""

    number_format: str = GENERAL
    is_date: bool = False
    bold: bool = False
    italic: bool = False
    faint: bool = False
    chosen: bool = False
    struck: bool = False
    fill: str = ""
    locked: bool = True
    align: Align | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """The look of text in a cell."""

    bold: bool = False
    italic: bool = False
    faint: bool = False
    chosen: bool = False
    struck: bool = False
    superscript: bool = False


def styles_from(root: Element | None, colours: Colours) -> list[CellStyle]:
    """Return the styles that cells name by number; there is always at least one."""
    if root is None:
        return [CellStyle()]
    codes = {
        int(one.get("numFmtId") or 0): one.get("formatCode") or GENERAL
        for one in root.iterfind(f"{S}numFmts/{S}numFmt")
        if _whole(one.get("numFmtId"))
    }
    fonts = [font_from(one, colours) for one in root.iterfind(f"{S}fonts/{S}font")]
    fills = [_fill_of(one, colours) for one in root.iterfind(f"{S}fills/{S}fill")]
    return [_style_from(one, codes, fonts, fills) for one in root.iterfind(f"{S}cellXfs/{S}xf")] or [CellStyle()]


def _style_from(element: Element, codes: dict[int, str], fonts: list[Font], fills: list[str]) -> CellStyle:
    font_id, fill_id, number = (_whole(element.get(name)) for name in ("fontId", "fillId", "numFmtId"))
    font = fonts[font_id] if font_id < len(fonts) else Font()
    code = codes.get(number) or built_in(number)
    protection, alignment = element.find(f"{S}protection"), element.find(f"{S}alignment")
    return CellStyle(
        number_format=code,
        is_date=is_date(code),
        bold=font.bold,
        italic=font.italic,
        faint=font.faint,
        chosen=font.chosen,
        struck=font.struck,
        fill=fills[fill_id] if fill_id < len(fills) else "",
        locked=protection is None or protection.get("locked", "1") not in ("0", "false"),
        align=_ALIGNS.get(alignment.get("horizontal", "")) if alignment is not None else None,
        quoted=element.get("quotePrefix") in ("1", "true"),
    )


def font_from(element: Element, colours: Colours) -> Font:
    """Return the look that a font, or the properties of a run, give."""
    parts = {child.tag: child for child in element}

    def on(name: str) -> bool:
        part = parts.get(f"{S}{name}")
        return part is not None and part.get("val", "1") not in ("0", "false", "none")

    vertical = parts.get(f"{S}vertAlign")
    return Font(
        bold=on("b"),
        italic=on("i"),
        faint=colours.faint(parts.get(f"{S}color")),
        chosen=on("u"),
        struck=on("strike"),
        superscript=vertical is not None and vertical.get("val") == "superscript",
    )


def _fill_of(element: Element, colours: Colours) -> str:
    pattern = element.find(f"{S}patternFill")
    if pattern is None:
        stop = element.find(f"{S}gradientFill/{S}stop/{S}color")
        return colours.of(stop)
    if pattern.get("patternType") in (None, "none", "gray125"):
        return ""
    colour = colours.of(pattern.find(f"{S}fgColor"))
    return "" if colour == "FFFFFF" else colour


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 9 else 0
