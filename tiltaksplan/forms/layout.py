"""The rooms of a whole document: its body, headers and text boxes, or its worksheets."""

from __future__ import annotations

from collections.abc import Iterator

from tiltaksplan.document.blocks import Block, Document, Paragraph, Part, Section, Table
from tiltaksplan.document.inline import Span
from tiltaksplan.forms.flow import Flow
from tiltaksplan.forms.help_text import Help
from tiltaksplan.forms.slots import Layout
from tiltaksplan.forms.tables import TableReader
from tiltaksplan.forms.wording import label_key, word_set

_MOSTLY = 0.6


def layout_of(document: Document, help_text: Help) -> Layout:
    """Return the rooms of *document* in the order in which a person reads them."""
    layout = Layout()
    order = {Part.HEADER: 1, Part.FOOTER: 2, Part.NOTES: 2}
    for section in sorted(document.sections, key=lambda one: order.get(one.part, 0)):
        if not section.hidden and not _is_guide(section):
            _read_section(section, layout, help_text)
    _close_up(layout)
    return layout


def _is_guide(section: Section) -> bool:
    """Return whether a worksheet explains the form, or lists what can be chosen."""
    return section.part is Part.SHEET and label_key(section.title) in word_set("guide_sheets")


def _read_section(section: Section, layout: Layout, help_text: Help) -> None:
    outer = (section.title,) if section.part is Part.SHEET and section.title else ()
    flow = Flow(layout, help_text, section=outer, sheet=section.title if section.part is Part.SHEET else "")
    flow.learn(section.blocks)
    for block in section.blocks:
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
