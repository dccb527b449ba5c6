"""Small pieces of Word's XML: elements, fields, bookmarks."""

from __future__ import annotations

from typing import cast

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from tiltaksplan.io.legible import legible


def twips(points: float) -> str:
    """Return *points* in twentieths, as Word counts most measures."""
    return str(round(points * 20))


def half_points(points: float) -> str:
    """Return *points* in halves, as Word counts the size of letters."""
    return str(round(points * 2))


def element(tag: str, *children: BaseOxmlElement | None, **attributes: object) -> BaseOxmlElement:
    """Return an element of Word's main namespace; a child that is None is left out."""
    made: BaseOxmlElement = cast(BaseOxmlElement, OxmlElement(tag if ":" in tag else f"w:{tag}"))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend([child for child in children if child is not None])
    return made


def set_spacing(paragraph: BaseOxmlElement, before: float, after: float) -> None:
    """Give *paragraph* other space above and below than its style's, in points."""
    properties = cast(BaseOxmlElement, paragraph.find(qn("w:pPr")))
    for old in properties.findall(qn("w:spacing")):
        properties.remove(old)
    properties.append(element("spacing", before=twips(before), after=twips(after)))


def set_rule_above(paragraph: BaseOxmlElement, colour: str, width: float, distance: float) -> None:
    """Draw a rule over *paragraph*."""
    properties = cast(BaseOxmlElement, paragraph.find(qn("w:pPr")))
    rule = element("pBdr", element("top", val="single", sz=round(width * 8), space=round(distance), color=colour))
    spacing = properties.find(qn("w:spacing"))
    if spacing is None:
        properties.append(rule)
    else:
        spacing.addprevious(rule)


def low_paragraph(height: float = 1, *properties: BaseOxmlElement) -> BaseOxmlElement:
    """Return an empty paragraph of *height* points, for where Word wants a paragraph and the page wants none."""
    return element("p", element("pPr", *properties, element("spacing", before=0, after=0, line=twips(height), lineRule="exact")))


def text_pieces(text: str) -> list[BaseOxmlElement]:
    """Return what a run holds for *text*: words, line breaks and tabs."""
    pieces: list[BaseOxmlElement] = []
    for line_number, line in enumerate(legible(text).split("\n")):
        if line_number:
            pieces.append(element("br"))
        for piece_number, piece in enumerate(line.split("\t")):
            if piece_number:
                pieces.append(element("tab"))
            if piece:
                words = element("t")
                words.text = piece
                words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                pieces.append(words)
    return pieces


def run(text: str, *properties: BaseOxmlElement) -> BaseOxmlElement:
    """Return a run of *text* with *properties* in Word's order."""
    return element("r", element("rPr", *properties) if properties else None, *text_pieces(text))


def field(instruction: str, shown: str, *properties: BaseOxmlElement) -> list[BaseOxmlElement]:
    """Return the runs of a field that already shows *shown*, so that nobody has to update it first."""
    code = element("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", code),
        element("r", element("fldChar", fldCharType="separate")),
        run(shown, *properties),
        element("r", element("fldChar", fldCharType="end")),
    ]


def bookmarked(name: str, number: int, *content: BaseOxmlElement) -> list[BaseOxmlElement]:
    """Return *content* with the bookmark *name* round it."""
    return [element("bookmarkStart", id=number, name=name), *content, element("bookmarkEnd", id=number)]
