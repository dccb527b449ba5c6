"""The rooms of a whole document: its body, headers and text boxes, or its worksheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tiltaksplan.document.blocks import Block, Document, Paragraph, Part, Section, Table
from tiltaksplan.document.inline import Span
from tiltaksplan.forms.flow import Flow
from tiltaksplan.forms.help_text import Help
from tiltaksplan.forms.slots import Layout
from tiltaksplan.forms.tab_tables import with_tab_tables
from tiltaksplan.forms.tables import TableReader
from tiltaksplan.forms.wording import label_key, word_set

_MOSTLY = 0.6
_BODY_CHILD = re.compile(r"word/document\.xml#/0/(\d+)(?:/|$)")


def layout_of(document: Document, help_text: Help) -> Layout:
    """Return the rooms of *document* in the order in which a person reads them."""
    layout = Layout()
    order = {Part.HEADER: 1, Part.FOOTER: 2, Part.NOTES: 2}
    for section in sorted(_with_boxes_in_place(document.sections), key=lambda one: order.get(one.part, 0)):
        if not section.hidden and not _is_guide(section):
            _read_section(section, layout, help_text)
    _close_up(layout)
    return layout


def _with_boxes_in_place(sections: Sequence[Section]) -> Iterator[Section]:
    """Yield *sections* with text boxes put where they are anchored in the body, so that a box under a label answers it."""
    boxes: dict[int, list[Block]] = {}
    for section in sections:
        if section.part is Part.TEXTBOX and (at := _place_in_body(section.blocks)) is not None:
            boxes.setdefault(at, []).extend(section.blocks)
    for section in sections:
        if section.part is Part.BODY and boxes:
            yield replace(section, blocks=tuple(_merged(section.blocks, boxes)))
        elif section.part is not Part.TEXTBOX or _place_in_body(section.blocks) is None:
            yield section


def _merged(blocks: Sequence[Block], boxes: Mapping[int, list[Block]]) -> Iterator[Block]:
    waiting = dict(sorted(boxes.items()))
    for block in blocks:
        at = _place_in_body((block,))
        for anchor in [one for one in waiting if at is not None and one < at]:
            yield from waiting.pop(anchor)
        yield block
    for box in waiting.values():
        yield from box


def _place_in_body(blocks: Sequence[Block]) -> int | None:
    """Return which child of the body the first of *blocks* stands in, as its address tells."""
    for block in blocks:
        if isinstance(block, Paragraph | Table):
            found = _BODY_CHILD.match(block.place.address)
            return int(found[1]) if found else None
    return None


def _is_guide(section: Section) -> bool:
    """Return whether a worksheet explains the form, or lists what can be chosen."""
    return section.part is Part.SHEET and label_key(section.title) in word_set("guide_sheets")


def _read_section(section: Section, layout: Layout, help_text: Help) -> None:
    outer = (section.title,) if section.part is Part.SHEET and section.title else ()
    flow = Flow(layout, help_text, section=outer, sheet=section.title if section.part is Part.SHEET else "")
    blocks = list(with_tab_tables(section.blocks))
    flow.learn(blocks)
    for block in blocks:
        if isinstance(block, Paragraph):
            flow.paragraph(block)
        elif isinstance(block, Table):
            TableReader(block, flow).read()
            flow.close()
            flow.caption = ""


def _close_up(layout: Layout) -> None:
    """Number the rooms anew: cells' own rooms were made before their neighbours'."""
    for number, slot in enumerate(layout.slots):
        slot.number = number


def mostly_faint(document: Document) -> bool:
    """Whether a document is grey all over, so that grey says nothing."""
    faint = whole = 0
    for span in spans_of(document):
        length = len(span.text.strip())
        whole += length
        faint += length if span.faint else 0
    return whole > 0 and faint / whole > _MOSTLY


def spans_of(document: Document) -> Iterator[Span]:
    """Yield every stretch of text of *document*, controls apart."""
    for block in document.blocks():
        yield from _spans(block)


def _spans(block: Block) -> Iterator[Span]:
    if isinstance(block, Paragraph):
        yield from (one for one in block.content if isinstance(one, Span))
    elif isinstance(block, Table):
        for cell in block.cells:
            for inner in cell.blocks:
                yield from _spans(inner)
