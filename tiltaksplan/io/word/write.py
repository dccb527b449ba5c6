"""Write a neutral document as a new Word file."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from docx.oxml.ns import qn

from tiltaksplan.document.blocks import Block, Contents, Document, Figure, PageBreak, Paragraph, Part, Role, Section, Table
from tiltaksplan.io import looks
from tiltaksplan.io.legible import legible
from tiltaksplan.io.saving import written_whole
from tiltaksplan.io.word.write_contents import contents_element
from tiltaksplan.io.word.write_figures import figure_element
from tiltaksplan.io.word.write_lists import set_lists
from tiltaksplan.io.word.write_pages import section_properties, set_footer, set_settings
from tiltaksplan.io.word.write_styles import set_styles
from tiltaksplan.io.word.write_tables import spacer, table_element
from tiltaksplan.io.word.write_text import paragraph_element
from tiltaksplan.io.word.write_xml import element, field, low_paragraph, run, set_rule_above, set_spacing
from tiltaksplan.io.word.writing import Writing
from tiltaksplan.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement

TABLE_LABEL, FIGURE_LABEL = N_("Tabell"), N_("Figur")


def write_word(document: Document, path: Path) -> None:
    """Write *document* to *path* as a Word file; the file appears whole or not at all.

    Raises:
        FileIsOpenElsewhere: Another program holds the file.
        FolderCannotBeWritten, DiskIsFull: It cannot be saved there.
    """
    language = document.language or "nb"
    word = docx.Document()
    writing = Writing(word=word, language=language, pages=_pages(document))
    set_styles(word, writing.code)
    set_lists(word)
    set_settings(word, writing.code)
    _set_properties(writing, document)
    body = word.element.body
    for child in list(body):
        body.remove(child)
    sections = [section for section in document.sections if section.part is Part.BODY]
    for number, section in enumerate(sections or [Section()]):
        blocks = _section_elements(writing, document, section)
        last = number == len(sections) - 1 or not sections
        body.extend(blocks)
        _end_section(writing, section, last, first=number == 0)
    set_footer(writing, document)
    content = BytesIO()  # a full disk would leave the library's open archive behind, which complains on the screen when it is cleared away
    word.save(content)
    with written_whole(path) as draft:
        draft.write_bytes(content.getbuffer())


def _pages(document: Document) -> tuple[int, ...]:
    """Return the page of each heading as the same pages come out in the PDF; nothing where no contents ask for it."""
    if not any(isinstance(block, Contents) for block in document.blocks()):
        return ()
    from tiltaksplan.io.pdf.write import heading_pages

    return heading_pages(document)


def _set_properties(writing: Writing, document: Document) -> None:
    properties, told = writing.word.core_properties, document.properties
    now = datetime.now(UTC).replace(microsecond=0)
    properties.title, properties.subject = legible(told.title), legible(told.subject)
    properties.author = properties.last_modified_by = legible(told.author)
    properties.created = told.created or now
    properties.modified = told.modified or told.created or now
    properties.language = writing.code
    properties.comments = properties.keywords = properties.category = ""
    properties.revision = 1


def _section_elements(writing: Writing, document: Document, section: Section) -> list[BaseOxmlElement]:
    writing.width, writing.landscape = looks.text_width(section.landscape), section.landscape
    elements: list[BaseOxmlElement] = []
    title_page = looks.is_title_page(section)
    for block in section.blocks:
        made = _block_elements(writing, document, block)
        if title_page and isinstance(block, Paragraph) and block.role is Role.TITLE:
            set_spacing(made[0], looks.TITLE_PAGE_SPACE, looks.ROLES[Role.TITLE].after)
            set_rule_above(made[0], looks.ACCENT, looks.TITLE_RULE, looks.TITLE_RULE_DISTANCE)
        elements += made
    return elements


def _block_elements(writing: Writing, document: Document, block: Block) -> list[BaseOxmlElement]:
    if isinstance(block, Paragraph):
        return [paragraph_element(writing, block)]
    if isinstance(block, PageBreak):
        writing.break_next = True
        return []
    writing.numbering = None
    if isinstance(block, Contents):
        return [contents_element(writing, block, document)]
    if isinstance(block, Figure):
        return [figure_element(writing, block), *_caption(writing, block.caption, FIGURE_LABEL, writing.figure_numbers, above=False)]
    return _table_elements(writing, block)


def _table_elements(writing: Writing, table: Table) -> list[BaseOxmlElement]:
    made = _caption(writing, table.caption, TABLE_LABEL, writing.table_numbers, above=True)
    if not made and (writing.break_next or writing.after_table):
        made = [low_paragraph(1, element("pageBreakBefore"))] if writing.break_next else [spacer()]
    writing.break_next = False
    made.append(table_element(writing, table))
    writing.after_table = True
    return made


def _caption(writing: Writing, caption: str, label: str, numbers: Iterator[int], *, above: bool) -> list[BaseOxmlElement]:
    if not caption:
        return []
    number = str(next(numbers))
    name = writing.translate(label)
    made = paragraph_element(writing, Paragraph(role=Role.CAPTION, keep_with_next=above))
    made.extend([run(f"{name}\u00a0"), *field(f"SEQ {name} \\* ARABIC", number), run(f". {caption}")])
    if not above:
        set_spacing(made, looks.CAPTION_BELOW.before, looks.CAPTION_BELOW.after)
    return [made]


def _end_section(writing: Writing, section: Section, last: bool, *, first: bool) -> None:
    """Close *section*: with the last paragraph, or where that is none with a low one of its own."""
    body = writing.word.element.body
    properties = section_properties(writing, section, title_page=first and looks.is_title_page(section))
    if not len(body) or body[-1].tag != qn("w:p"):
        body.append(low_paragraph())
    writing.after_table = writing.break_next = False
    if last:
        body.append(properties)
        return
    body[-1].get_or_add_pPr().append(properties)
