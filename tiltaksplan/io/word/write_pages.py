"""Pages: their size, their margins, the footer with page numbers, and the settings of the file."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from tiltaksplan.document.blocks import Document, Paragraph, Part, Section
from tiltaksplan.io import looks
from tiltaksplan.io.word.write_text import paragraph_element
from tiltaksplan.io.word.write_xml import element, field, run, twips
from tiltaksplan.io.word.writing import Writing
from tiltaksplan.language import N_

PAGE_OF_PAGES = N_("Side {page} av {pages}")
MODE_OF_TODAY = 15  # without it Word opens the file in "compatibility mode"


def section_properties(writing: Writing, section: Section, *, title_page: bool) -> BaseOxmlElement:
    """Return the page set-up of *section*; a title page has no footer."""
    size = (looks.PAGE_HEIGHT, looks.PAGE_WIDTH) if section.landscape else (looks.PAGE_WIDTH, looks.PAGE_HEIGHT)
    lying = {"orient": "landscape"} if section.landscape else {}
    return element(
        "sectPr",
        element("pgSz", w=twips(size[0]), h=twips(size[1]), **lying),
        element(
            "pgMar",
            top=twips(looks.MARGIN_TOP),
            right=twips(looks.MARGIN_SIDE),
            bottom=twips(looks.MARGIN_BOTTOM),
            left=twips(looks.MARGIN_SIDE),
            header=twips(looks.FOOTER_DISTANCE),
            footer=twips(looks.FOOTER_DISTANCE),
            gutter=0,
        ),
        element("titlePg") if title_page else None,
    )


def set_footer(writing: Writing, document: Document) -> None:
    """Give every section a footer: the document's own, or its title on the left and the page number on the right."""
    for word_section, section in zip(writing.word.sections, _bodies(document), strict=True):
        for part, place in ((Part.HEADER, word_section.header), (Part.FOOTER, word_section.footer)):
            own = [block for one in document.sections if one.part is part for block in one.blocks if isinstance(block, Paragraph)]
            if not own and part is Part.HEADER:
                continue
            place.is_linked_to_previous = False
            root = place._element
            for child in list(root):
                root.remove(child)
            style = "Header" if part is Part.HEADER else "Footer"
            root.extend([paragraph_element(writing, one, style=style) for one in own] or [_page_line(writing, document, section)])


def _bodies(document: Document) -> list[Section]:
    return [section for section in document.sections if section.part is Part.BODY] or [Section()]


def _page_line(writing: Writing, document: Document, section: Section) -> BaseOxmlElement:
    before, _, rest = writing.translate(PAGE_OF_PAGES).partition("{page}")
    between, _, after = rest.partition("{pages}")
    tab = element(
        "tabs",
        element("tab", val="clear", pos=4320),
        element("tab", val="clear", pos=8640),
        element("tab", val="right", pos=twips(looks.text_width(section.landscape))),
    )
    made = element("p", element("pPr", element("pStyle", val=writing.word.styles["Footer"].style_id), tab))
    made.extend(
        [
            run(document.properties.title),
            element("r", element("tab")),
            run(before),
            *field("PAGE", "1"),
            run(between),
            *field("NUMPAGES", "1"),
        ]
    )
    if after:
        made.append(run(after))
    return made


def set_settings(word: WordDocument, code: str) -> None:
    """Set what Word is to know of the file: today's rules for layout, and the language.

    Fields are not set to update on opening: Word would ask every reader whether it may, and they are filled in already.
    """
    settings = word.settings.element
    for tag in ("w:compat", "w:themeFontLang", "w:proofState", "w:savePreviewPicture", "w:rsids"):
        for old in settings.findall(qn(tag)):
            settings.remove(old)
    for zoom in settings.findall(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")
    for symbol, value in (
        ("w:decimalSymbol", "." if code.startswith("en") else ","),
        ("w:listSeparator", "," if code.startswith("en") else ";"),
    ):
        for one in settings.findall(qn(symbol)):
            one.set(qn("w:val"), value)
    _remove_thumbnail(word)
    modes = [
        ("compatibilityMode", MODE_OF_TODAY),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("differentiateMultirowTableHeaders", 1),
    ]
    uri = "http://schemas.microsoft.com/office/word"
    compat = element("compat", *(element("compatSetting", name=name, uri=uri, val=value) for name, value in modes))
    languages = element("themeFontLang", val=code)
    place = next((child for child in settings if child.tag in (qn("m:mathPr"), qn("w:clrSchemeMapping"))), None)
    if place is None:
        settings.extend([compat, languages])
        return
    place.addprevious(compat)
    mapping = settings.find(qn("w:clrSchemeMapping"))
    if mapping is not None:
        mapping.addprevious(languages)


def _remove_thumbnail(word: WordDocument) -> None:
    """Take away the picture of an empty page that python-docx's template shows in the folder instead of ours."""
    assert word.part.package is not None
    relations = word.part.package.rels
    for name in [name for name, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[name]
