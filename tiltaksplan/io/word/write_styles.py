"""The styles of a new Word document: Word's own, by their own names, so that staff can change its whole look in Word's usual way."""

from __future__ import annotations

from typing import cast

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.styles.style import ParagraphStyle

from tiltaksplan.document.blocks import Role
from tiltaksplan.io import looks
from tiltaksplan.io.looks import Look
from tiltaksplan.io.word.write_xml import element, half_points, twips

STYLE_OF_ROLE: dict[Role, str] = {
    Role.BODY: "Normal",
    Role.TITLE: "Title",
    Role.SUBTITLE: "Subtitle",
    Role.BULLET: "List Bullet",
    Role.NUMBER: "List Number",
    Role.CAPTION: "Caption",
    Role.HELP: "Hjelpetekst",
    Role.LEAD: "Ingress",
    Role.NOTE: "Merknad",
}
CELL_TEXT, CELL_HEADER = "Tabelltekst", "Tabelloverskrift"
REPORT_TABLE, FORM_TABLE = "Grid Table Light", "Table Grid"
CONTENTS_HEADING = "TOC Heading"
LIST_LEVELS = 3
KEPT_STYLES = {
    *("Normal", "Normal Table", "Default Paragraph Font", "No List", "List Paragraph", "Strong", "Emphasis"),
    *("Header", "Footer", CONTENTS_HEADING, FORM_TABLE),
}


def style_name(role: Role, level: int) -> str:
    """Return the name of the style for a paragraph of *role* and *level*."""
    if role is Role.HEADING:
        return f"Heading {min(max(level, 1), 6)}"
    if role in (Role.BULLET, Role.NUMBER) and level > 1:
        return f"{STYLE_OF_ROLE[role]} {min(level, LIST_LEVELS)}"
    return STYLE_OF_ROLE[role]


def set_styles(word: WordDocument, language_code: str) -> None:
    """Give *word*'s styles our look and the document's language; ready-made ones that nobody asked for go."""
    _remove_styles(word)
    _set_defaults(word, language_code)
    for role in Role:
        if role is not Role.HEADING:
            _set_look(_paragraph_style(word, STYLE_OF_ROLE[role]), looks.ROLES[role])
    for level, look in enumerate(looks.HEADINGS, start=1):
        _set_look(_paragraph_style(word, f"Heading {level}"), look)
    _set_look(_paragraph_style(word, CONTENTS_HEADING), looks.HEADINGS[0])
    for level, look in enumerate(looks.CONTENTS, start=1):
        style = _paragraph_style(word, f"toc {level}")
        _set_look(style, look)
        _set_contents_line(style, level)
    for level in range(2, LIST_LEVELS + 1):
        _set_look(_paragraph_style(word, f"List Bullet {level}"), looks.ROLES[Role.BULLET])
        _set_look(_paragraph_style(word, f"List Number {level}"), looks.ROLES[Role.NUMBER])
    _set_look(_paragraph_style(word, CELL_TEXT), looks.TABLE_TEXT)
    _set_look(_paragraph_style(word, CELL_HEADER), looks.TABLE_HEADER)
    _set_look(_paragraph_style(word, "Footer"), looks.FOOTER)
    _set_look(_paragraph_style(word, "Header"), looks.FOOTER)
    _add_character_styles(word)
    _set_table_style(word, REPORT_TABLE, inside_vertical=False)
    _set_table_style(word, FORM_TABLE, inside_vertical=True)


def _remove_styles(word: WordDocument) -> None:
    """Take away the styles of python-docx's template that are not ours, and the others' twins for a part of a paragraph."""
    kept = {*KEPT_STYLES, *STYLE_OF_ROLE.values(), *(style_name(role, level) for role in Role for level in range(1, 7))}
    for style in list(word.styles):
        if style.name not in kept:
            style.delete()
        else:
            for link in style.element.findall(qn("w:link")):
                style.element.remove(link)


def _set_defaults(word: WordDocument, language_code: str) -> None:
    defaults = word.styles.element.find(qn("w:docDefaults"))
    defaults.clear()
    defaults.append(
        element("rPrDefault", element("rPr", _fonts(), element("sz", val=20), element("szCs", val=20), _language(language_code)))
    )
    defaults.append(element("pPrDefault", element("pPr", element("spacing", after=0, line=240, lineRule="auto"))))


def _language(code: str) -> BaseOxmlElement:
    return element("lang", val=code, eastAsia=code, bidi="ar-SA")


def _fonts() -> BaseOxmlElement:
    font = looks.WORD_FONT
    return element("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)


def _paragraph_style(word: WordDocument, name: str) -> ParagraphStyle:
    if name in word.styles:
        return cast(ParagraphStyle, word.styles[name])
    builtin = name.startswith(("toc ", "TOC ", "List ", "Heading ")) or name in ("Caption", "Title", "Subtitle")
    style = cast(ParagraphStyle, word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=builtin))
    style.base_style = word.styles["Normal"]
    if name.startswith("toc "):
        style.element.styleId = name.upper().replace(" ", "")  # Word's own name is in small letters, and its id in large ones
    style.hidden, style.unhide_when_used, style.quick_style = False, False, not name.startswith("toc ")
    return style


def _set_look(style: ParagraphStyle, look: Look) -> None:
    root = style.element
    outline = root.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    for tag in ("w:pPr", "w:rPr"):
        for old in root.findall(qn(tag)):
            root.remove(old)
    in_list = style.name.startswith(("List Bullet", "List Number"))
    paragraph = element(
        "pPr",
        element("keepNext") if look.keep_with_next else None,
        element("keepLines") if look.keep_with_next else None,
        None if in_list else element("widowControl"),
        element("spacing", before=twips(look.before), after=twips(look.after), line=twips(look.leading), lineRule="atLeast"),
        outline,
    )
    letters = element(
        "rPr",
        _fonts(),
        element("b", val=int(look.bold)),
        element("bCs", val=int(look.bold)),
        element("i", val=int(look.italic)),
        element("iCs", val=int(look.italic)),
        element("color", val=look.colour),
        element("sz", val=half_points(look.size)),
        element("szCs", val=half_points(look.size)),
    )
    root.extend([paragraph, letters])


def _set_contents_line(style: ParagraphStyle, level: int) -> None:
    """Give a line of the contents its indent, and dots to the page number at the right margin."""
    properties = style.element.find(qn("w:pPr"))
    tabs = element("tabs", element("tab", val="right", leader="dot", pos=twips(looks.text_width(False))))
    properties.insert(list(properties).index(properties.find(qn("w:spacing"))), tabs)
    indent = element("ind", left=twips((level - 1) * looks.CONTENTS_INDENT))
    properties.insert(list(properties).index(properties.find(qn("w:spacing"))) + 1, indent)


def _add_character_styles(word: WordDocument) -> None:
    for name, properties in {
        "Placeholder Text": [element("color", val="595959")],
        "Hyperlink": [element("color", val=looks.LINK), element("u", val="single")],
    }.items():
        style = word.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=True)
        style.base_style = word.styles["Default Paragraph Font"]
        style.element.append(element("rPr", *properties))


def _set_table_style(word: WordDocument, name: str, *, inside_vertical: bool) -> None:
    style = word.styles[name] if name in word.styles else word.styles.add_style(name, WD_STYLE_TYPE.TABLE, builtin=True)
    style.hidden = False
    root = style.element
    for child in list(root):
        if child.tag in (qn("w:pPr"), qn("w:rPr"), qn("w:tblPr"), qn("w:tblStylePr")):
            root.remove(child)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV") if inside_vertical else ("top", "bottom", "insideH")
    colour = looks.HEAVY_RULE if inside_vertical else looks.RULE
    borders = element("tblBorders", *(element(side, val="single", sz=4, space=0, color=colour) for side in sides))
    margins = element(
        "tblCellMar",
        element("top", w=twips(looks.CELL_PADDING_ABOVE), type="dxa"),
        element("left", w=twips(looks.CELL_PADDING_SIDE), type="dxa"),
        element("bottom", w=twips(looks.CELL_PADDING_ABOVE), type="dxa"),
        element("right", w=twips(looks.CELL_PADDING_SIDE), type="dxa"),
    )
    root.append(element("tblPr", element("tblInd", w=0, type="dxa"), borders, margins))
    first_row = element("tblStylePr", element("rPr", element("b"), element("bCs")), type="firstRow")
    root.append(first_row)
