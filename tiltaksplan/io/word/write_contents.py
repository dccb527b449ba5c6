"""The table of contents: a field of Word's that is filled in from the start, so that it is not empty until somebody presses F9."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement

from tiltaksplan.document.blocks import Contents, Document, Paragraph, Role
from tiltaksplan.io.looks import HEADINGS
from tiltaksplan.io.word.write_styles import CONTENTS_HEADING
from tiltaksplan.io.word.write_text import heading_bookmark
from tiltaksplan.io.word.write_xml import element, field, run
from tiltaksplan.io.word.writing import Writing


def contents_element(writing: Writing, contents: Contents, document: Document) -> BaseOxmlElement:
    """Return the contents of *document* as the block that Word makes of it: its own heading, and a button for updating it."""
    lines = list(_lines(writing, contents, headings_of(document)))
    lines[0][1:1] = _field_begin(contents.depth)
    lines[-1].append(element("r", element("fldChar", fldCharType="end")))
    gallery = element("docPartObj", element("docPartGallery", val="Table of Contents"), element("docPartUnique"))
    heading = [_heading(writing, contents.heading)] if contents.heading else []
    properties = element("sdtPr", element("id", val=next(writing.control_numbers)), gallery)
    return element("sdt", properties, element("sdtContent", *heading, *lines))


def headings_of(document: Document) -> tuple[Paragraph, ...]:
    """Return the headings of *document* in order."""
    return tuple(block for block in document.blocks() if isinstance(block, Paragraph) and block.role is Role.HEADING)


def _heading(writing: Writing, text: str) -> BaseOxmlElement:
    breaks = element("pageBreakBefore") if writing.break_next else None
    writing.break_next = False
    style = element("pStyle", val=writing.word.styles[CONTENTS_HEADING].style_id)
    return element("p", element("pPr", style, breaks, element("spacing", before=0)), run(text))


def _field_begin(depth: int) -> list[BaseOxmlElement]:
    code = element("instrText")
    code.text = f' TOC \\o "1-{min(depth, len(HEADINGS))}" \\h \\z \\u '
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", code),
        element("r", element("fldChar", fldCharType="separate")),
    ]


def _lines(writing: Writing, contents: Contents, headings: tuple[Paragraph, ...]) -> Iterator[BaseOxmlElement]:
    found = False
    for number, heading in enumerate(headings):
        if heading.level <= contents.depth:
            found = True
            bookmark = heading_bookmark(number)
            page = str(writing.pages[number]) if number < len(writing.pages) else ""
            words = [run(heading.text.replace("\n", " ")), element("r", element("tab")), *field(f"PAGEREF {bookmark} \\h", page)]
            yield _line(writing, heading.level, element("hyperlink", *words, anchor=bookmark, history=1))
    if not found:
        yield _line(writing, 1)


def _line(writing: Writing, level: int, *content: BaseOxmlElement) -> BaseOxmlElement:
    return element("p", element("pPr", element("pStyle", val=writing.word.styles[f"toc {min(level, 3)}"].style_id)), *content)
