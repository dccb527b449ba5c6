"""Paragraphs: their style, place and words, links and controls among them."""

from __future__ import annotations

from collections.abc import Iterator

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from tiltaksplan.document.blocks import Align, Paragraph, Role
from tiltaksplan.document.inline import Control, ControlKind, Span
from tiltaksplan.io import looks
from tiltaksplan.io.word.write_controls import control_as_paragraphs, control_in_line
from tiltaksplan.io.word.write_lists import new_numbering
from tiltaksplan.io.word.write_styles import style_name
from tiltaksplan.io.word.write_xml import bookmarked, element, run, twips
from tiltaksplan.io.word.writing import Writing


def paragraph_element(
    writing: Writing, paragraph: Paragraph, *, style: str = "", align: Align | None = None, bold: bool = False
) -> BaseOxmlElement:
    """Return *paragraph* as Word's: a paragraph, or a control of paragraphs where a rich text control is all that it holds.

    Args:
        style: Another style than its role's, as in a cell.
        bold: Whether all of it is bold.
    """
    name = style or style_name(paragraph.role, paragraph.level)
    style_id = writing.word.styles[name].style_id
    only = paragraph.content[0] if len(paragraph.content) == 1 else None
    if isinstance(only, Control) and only.kind is ControlKind.RICH:
        return control_as_paragraphs(only, next(writing.control_numbers), writing.language, writing.code, writing.translate, style_id)
    made = element("p", _properties(writing, paragraph, style_id, align, in_cell=bool(style)))
    words = list(_words(writing, paragraph, bold))
    if paragraph.role is Role.HEADING:
        words = bookmarked(heading_bookmark(next(writing.heading_numbers)), next(writing.bookmark_numbers), *words)
    if paragraph.anchor:
        words = bookmarked(_anchor(writing, paragraph.anchor), next(writing.bookmark_numbers), *words)
    made.extend(words)
    return made


def heading_bookmark(number: int) -> str:
    """Return the bookmark of heading *number*, counted from 0, that the contents lead to."""
    return f"_Toc{100_000_000 + number}"


def _anchor(writing: Writing, anchor: str) -> str:
    # Word takes letters, digits and _ of at most 40 signs; a number of our own is safe for any anchor
    return writing.anchors.setdefault(anchor, f"_Ref{100_000_000 + len(writing.anchors)}")


def _properties(writing: Writing, paragraph: Paragraph, style_id: str, align: Align | None, *, in_cell: bool) -> BaseOxmlElement:
    breaks = (paragraph.page_break_before or writing.break_next) and not in_cell
    space = looks.AFTER_TABLE if writing.after_table and not breaks and not in_cell else 0
    if not in_cell:
        writing.break_next = writing.after_table = False
    before = looks.look_of(paragraph.role, paragraph.level).before
    other_space = space if space > before else 0 if breaks and before else None  # nothing above the first line of a page
    return element(
        "pPr",
        element("pStyle", val=style_id),
        element("keepNext") if paragraph.keep_with_next else None,
        element("pageBreakBefore") if breaks else None,
        _numbering(writing, paragraph),
        None if other_space is None else element("spacing", before=twips(other_space)),
        element("jc", val={Align.LEFT: "left", Align.RIGHT: "right", Align.CENTRE: "center"}[align]) if align else None,
    )


def _numbering(writing: Writing, paragraph: Paragraph) -> BaseOxmlElement | None:
    if paragraph.role is not Role.NUMBER:
        if paragraph.role is not Role.BULLET or paragraph.level <= 1:  # bullets inside a numbered item leave its list open
            writing.numbering = None
        return None
    if writing.numbering is None:
        writing.numbering = new_numbering(writing.word)
    return element("numPr", element("ilvl", val=min(max(paragraph.level, 1), 3) - 1), element("numId", val=writing.numbering))


def _words(writing: Writing, paragraph: Paragraph, bold: bool) -> Iterator[BaseOxmlElement]:
    code = looks.LANGUAGE_CODES.get(paragraph.language or "", "")
    for one in paragraph.content:
        if isinstance(one, Control):
            yield control_in_line(
                one, next(writing.control_numbers), paragraph.language or writing.language, code or writing.code, writing.translate
            )
        elif one.link:
            yield _link(writing, one, code, bold)
        elif one.text:
            yield run(one.text, *span_properties(one, code, bold))


def span_properties(span: Span, code: str = "", bold: bool = False) -> list[BaseOxmlElement]:
    """Return what makes *span* look as it does, in the order that Word asks for."""
    made = []
    if span.placeholder or span.link:
        made.append(element("rStyle", val="PlaceholderText" if span.placeholder else "Hyperlink"))
    if span.bold or bold:
        made += [element("b"), element("bCs")]
    if span.italic:
        made += [element("i"), element("iCs")]
    if span.struck:
        made.append(element("strike"))
    if span.hidden:
        made.append(element("vanish"))
    if span.faint:
        made.append(element("color", val=looks.FAINT))
    if span.chosen:
        made.append(element("u", val="single"))
    if span.superscript:
        made.append(element("vertAlign", val="superscript"))
    if code:
        made.append(element("lang", val=code))
    return made


def _link(writing: Writing, span: Span, code: str, bold: bool) -> BaseOxmlElement:
    words = run(span.text, *span_properties(span, code, bold))
    target = span.link or ""
    if target.startswith("#"):
        return element("hyperlink", words, anchor=_anchor(writing, target[1:]), history=1)
    link = element("hyperlink", words, history=1)
    link.set(qn("r:id"), writing.word.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    return link
