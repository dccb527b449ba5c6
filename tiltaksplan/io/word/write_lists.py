"""Lists: Word's own list styles, with numbers that start anew and bullets of the text's own font.

A symbol font's bullet has no letter behind it: a screen reader, and a PDF made from the file, would not know what it is.
"""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from tiltaksplan.document.blocks import Role
from tiltaksplan.io import looks
from tiltaksplan.io.word.write_styles import LIST_LEVELS, style_name
from tiltaksplan.io.word.write_xml import element, twips

BULLETS = ("•", "–", "•")
NUMBERS = ("%1.", "%2)", "%3.")
_BULLET_LIST, _NUMBER_LIST = 1, 2


def set_lists(word: WordDocument) -> None:
    """Give *word* one bullet list and one numbered list, and tie the list styles to them."""
    numbering = word.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for number, role in ((_BULLET_LIST, Role.BULLET), (_NUMBER_LIST, Role.NUMBER)):
        abstract = element("abstractNum", element("multiLevelType", val="multilevel"), abstractNumId=number)
        for level in range(1, LIST_LEVELS + 1):
            style = word.styles[style_name(role, level)]
            abstract.append(_level(role, level, style.style_id))
            properties = style.element.find(qn("w:pPr"))
            place = element("numPr", element("ilvl", val=level - 1), element("numId", val=number))
            properties.insert(list(properties).index(properties.find(qn("w:spacing"))), place)
        numbering.append(abstract)
    for number in (_BULLET_LIST, _NUMBER_LIST):
        numbering.append(element("num", element("abstractNumId", val=number), numId=number))


def new_numbering(word: WordDocument) -> int:
    """Return the id of a numbered list that starts at 1."""
    numbering = word.part.numbering_part.element
    number = len(numbering.findall(qn("w:num"))) + 1
    restart = [element("lvlOverride", element("startOverride", val=1), ilvl=level) for level in range(LIST_LEVELS)]
    numbering.append(element("num", element("abstractNumId", val=_NUMBER_LIST), *restart, numId=number))
    return number


def _level(role: Role, level: int, style_id: str) -> BaseOxmlElement:
    bullet = role is Role.BULLET
    font = looks.WORD_FONT
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val="bullet" if bullet else "lowerLetter" if level == 2 else "decimal"),
        element("pStyle", val=style_id),  # the level of a style is told here: what the style itself says of it Word does not heed
        element("lvlText", val=(BULLETS if bullet else NUMBERS)[level - 1]),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=twips(looks.LIST_INDENT * level), hanging=twips(looks.LIST_INDENT))),
        element("rPr", element("rFonts", ascii=font, hAnsi=font, cs=font)) if bullet else None,
        ilvl=level - 1,
    )
