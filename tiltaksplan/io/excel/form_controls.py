"""Tick boxes and pull-downs that lie on a worksheet rather than in its cells. Excel draws them in its old drawing language, VML."""

from __future__ import annotations

import re

from lxml import etree

from tiltaksplan.document.blocks import Paragraph
from tiltaksplan.document.inline import Control, ControlKind, Inline, Span
from tiltaksplan.document.place import Place
from tiltaksplan.io.excel.names import LAST_COLUMN, LAST_ROW, column_letters
from tiltaksplan.io.excel.sheet import Sheet
from tiltaksplan.io.excel.validations import Choices
from tiltaksplan.io.package import Element, Package

_V = "{urn:schemas-microsoft-com:vml}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_TICKS = ("Checkbox", "Radio")
_LISTS = ("Drop", "List")
_CAPTIONS = ("Label", "GBox")


def form_controls_of(package: Package, sheet: Sheet, choices: Choices) -> list[Paragraph]:
    """Return the form controls on *sheet*, a paragraph each, at the cell over which they lie."""
    found = []
    for part in package.related(sheet.part, "vmlDrawing"):
        root = _tree(package.xml_of(part))
        for shape in root.iter(f"{_V}shape") if root is not None else ():
            data = shape.find(f"{_X}ClientData")
            if data is not None:
                content = _content(shape, data, choices, f"{part}#{shape.get('id') or ''}", sheet.name)
                if content:
                    found.append(Paragraph(content=content, place=_place(data, sheet.name, f"{part}#{shape.get('id') or ''}")))
    return found


def _tree(content: bytes) -> Element | None:
    # Excel writes <br> without an end here, and nothing in this part is worth refusing a file for.
    content = re.sub(rb"<br\s*>", b"<br/>", content)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=True)
    return etree.fromstring(content, parser) if content.strip() else None


def _content(shape: Element, data: Element, choices: Choices, address: str, sheet: str) -> tuple[Inline, ...]:
    kind, place = data.get("ObjectType") or "", _place(data, sheet, address)
    box = shape.find(f"{_V}textbox")
    caption = " ".join("".join(str(text) for text in box.itertext()).split()) if box is not None else ""
    if kind in _TICKS:
        state = data.findtext(f"{_X}Checked")
        tick = Control(kind=ControlKind.TICK, name=caption, checked=state is not None and state.strip() == "1", place=place)
        return (tick, Span(text=f" {caption}")) if caption else (tick,)
    if kind in _LISTS:
        options = choices.listed((data.findtext(f"{_X}FmlaRange") or "").strip())
        picked = (data.findtext(f"{_X}Sel") or "").strip()
        number = int(picked) if picked.isascii() and picked.isdecimal() and len(picked) < 7 else 0
        text = options[number - 1] if 0 < number <= len(options) else ""
        return (Control(kind=ControlKind.CHOICE, text=text, options=options, place=place),)
    return (Span(text=caption),) if kind in _CAPTIONS and caption else ()


def _place(data: Element, sheet: str, address: str) -> Place:
    figures = re.findall(r"\d{1,7}", data.findtext(f"{_X}Anchor") or "")
    if len(figures) < 3:
        return Place((("sheet", sheet),), address)
    column, row = min(int(figures[0]) + 1, LAST_COLUMN), min(int(figures[2]) + 1, LAST_ROW)
    return Place((("sheet", sheet), ("cell", f"{column_letters(column)}{row}")), address)
