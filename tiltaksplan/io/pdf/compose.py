"""A neutral document as what reportlab lays out, and as the tree of elements that goes with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from reportlab.platypus import Flowable, NextPageTemplate, Spacer
from reportlab.platypus import PageBreak as NewPage

from tiltaksplan.document.blocks import Block, Contents, Document, Figure, PageBreak, Paragraph, Part, Role, Section, Table
from tiltaksplan.io import looks
from tiltaksplan.io.legible import legible
from tiltaksplan.io.looks import Look
from tiltaksplan.io.pdf.figures import drawing_of_figure
from tiltaksplan.io.pdf.flowables import ContentsLine, KeepRoom, Rule, TaggedDrawing, TaggedParagraph, TaggedTable
from tiltaksplan.io.pdf.structure import Element
from tiltaksplan.io.pdf.tables import table_flowable
from tiltaksplan.io.pdf.words import markup, plain_markup, style_of
from tiltaksplan.language import N_, translator

TABLE_LABEL, FIGURE_LABEL = N_("Tabell"), N_("Figur")
BULLETS = ("•", "–")
PORTRAIT, LANDSCAPE, TITLE_PAGE = "portrait", "landscape", "title"


@dataclass(slots=True)
class Place:
    """Where a heading came to stand: its number in the document, level, words, page, and the height of its upper edge on it."""

    number: int
    level: int
    text: str
    page: int = 0
    left: float = 0
    top: float = 0


@dataclass(slots=True)
class _OpenList:
    """A list that the next item may belong to: its kind, how deep it lies, its last number, and what its last item holds."""

    element: Element
    role: Role
    level: int
    number: int = 0
    body: Element = field(default_factory=lambda: Element("LBody"))


@dataclass(slots=True, kw_only=True)
class Composition:
    """A document on its way to pages.

    Attributes:
        story: What reportlab is to lay out, in order.
        root: The tree of elements.
        headings: The headings, whose places are known once the pages have been laid out.
        pages: The headings' pages as the layout before gave them; empty the first time.
    """

    language: str
    pages: tuple[int, ...] = ()
    story: list[Flowable] = field(default_factory=list)
    root: Element = field(default_factory=lambda: Element("Document"))
    headings: list[Place] = field(default_factory=list)
    width: float = 0
    landscape: bool = False
    lists: list[_OpenList] = field(default_factory=list)
    tables: count[int] = field(default_factory=lambda: count(1))
    figures: count[int] = field(default_factory=lambda: count(1))
    level: int = 0
    following: list[Flowable] = field(default_factory=list)


def compose(document: Document, pages: tuple[int, ...] = ()) -> Composition:
    """Return *document* as what is to be laid out; *pages* are those of its headings, where they are known."""
    composition = Composition(language=document.language or "nb", pages=pages)
    for number, section in enumerate(section for section in document.sections if section.part is Part.BODY):
        title_page = number == 0 and looks.is_title_page(section)
        template = TITLE_PAGE if title_page else LANDSCAPE if section.landscape else PORTRAIT
        composition.width, composition.landscape = looks.text_width(section.landscape), section.landscape
        composition.story.append(NextPageTemplate(template))
        if number:
            composition.story.append(NewPage())
        if title_page:
            composition.story += [Spacer(0, looks.TITLE_PAGE_SPACE), Rule(looks.TITLE_RULE), Spacer(0, looks.TITLE_RULE_DISTANCE)]
        for block in section.blocks:
            _add(composition, document, block)
        _release(composition)
    return composition


def first_template(document: Document) -> str:
    """Return the template of the first page."""
    first = next((section for section in document.sections if section.part is Part.BODY), Section())
    return TITLE_PAGE if looks.is_title_page(first) else LANDSCAPE if first.landscape else PORTRAIT


def _add(composition: Composition, document: Document, block: Block) -> None:
    if isinstance(block, Paragraph):
        _add_paragraph(composition, block)
        return
    composition.lists.clear()
    if isinstance(block, PageBreak):
        _new_page(composition)
    elif isinstance(block, Contents):
        _add_contents(composition, document, block)
    elif isinstance(block, Figure):
        _add_figure(composition, block)
    else:
        _add_table(composition, block)


def _new_page(composition: Composition) -> None:
    _release(composition)
    composition.story.append(NewPage())


def _keep(composition: Composition, flowable: Flowable) -> None:
    """Hold *flowable* back until it is known what it is to stand together with."""
    composition.following.append(flowable)


def _release(composition: Composition, *flowables: Flowable) -> None:
    """Lay out what was held back together with the beginning of *flowables*: on a new page where there is no room for both."""
    held = composition.following
    if held and flowables:
        composition.story.append(KeepRoom(sum(_height(composition, one) for one in (*held, flowables[0]))))
    composition.story += [*held, *flowables]
    composition.following = []


def _height(composition: Composition, flowable: Flowable) -> float:
    if isinstance(flowable, TaggedTable):
        return flowable.first_rows_height(composition.width)
    _, height = flowable.wrap(composition.width, looks.PAGE_HEIGHT)
    if isinstance(flowable, TaggedParagraph) and flowable.style.fontSize <= looks.BODY.size:
        height = min(height, 2 * flowable.style.leading)  # two lines of a text are enough to begin it
    return float(height + flowable.getSpaceBefore() + flowable.getSpaceAfter())


def _add_paragraph(composition: Composition, block: Paragraph) -> None:
    if block.page_break_before:
        _new_page(composition)
    if block.role in (Role.BULLET, Role.NUMBER):
        _release(composition, _list_item(composition, block))
        return
    composition.lists.clear()
    if block.role is Role.HEADING:
        _keep(composition, _heading(composition, block))
        return
    if not block.content:
        return
    flowable = TaggedParagraph(markup(block.content), style_of(looks.look_of(block.role, block.level)))
    flowable.element = composition.root.add("P", language=block.language or "")
    if block.keep_with_next:
        _keep(composition, flowable)
    else:
        _release(composition, flowable)


def _heading(composition: Composition, block: Paragraph) -> TaggedParagraph:
    composition.level = min(block.level, composition.level + 1)  # a level that is skipped would be a hole in the outline
    flowable = TaggedParagraph(markup(block.content), style_of(looks.look_of(Role.HEADING, block.level)))
    flowable.element = composition.root.add(f"H{composition.level}", language=block.language or "")
    place = Place(len(composition.headings), composition.level, legible(block.text).replace("\n", " "))
    composition.headings.append(place)

    def found(page: int, left: float, top: float) -> None:
        place.page, place.left, place.top = page, left, top

    flowable.on_drawn = found
    return flowable


def _list_item(composition: Composition, block: Paragraph) -> TaggedParagraph:
    level = max(block.level, 1)
    item, number = _item_element(composition, block.role, level)
    label, body = item.add("Lbl"), item.add("LBody")
    composition.lists[-1].body = body
    flowable = TaggedParagraph(markup(block.content), style_of(looks.ROLES[block.role], indent=looks.LIST_INDENT * level))
    flowable.label, flowable.element = label, body.add("P", language=block.language or "")
    flowable.bullet = f"{number}." if block.role is Role.NUMBER else BULLETS[(level - 1) % len(BULLETS)]
    return flowable


def _item_element(composition: Composition, role: Role, level: int) -> tuple[Element, int]:
    """Return a new item's element and its number: in the list that is open at its level, else in a new one inside the item above."""
    lists = composition.lists
    while lists and (lists[-1].level > level or (lists[-1].level == level and lists[-1].role is not role)):
        lists.pop()
    if not lists or lists[-1].level < level:
        parent = lists[-1].body if lists else composition.root
        kind = "Decimal" if role is Role.NUMBER else "Disc"
        lists.append(_OpenList(parent.add("L", attributes={"ListNumbering": kind}), role, level))
    lists[-1].number += 1
    return lists[-1].element.add("LI"), lists[-1].number


def _caption(composition: Composition, parent: Element, caption: str, label: str, number: int, look: Look) -> TaggedParagraph:
    words = f"{translator(composition.language)(label)}\u00a0{number}. {caption}"
    flowable = TaggedParagraph(plain_markup(words), style_of(look))
    flowable.element = parent.add("Caption")
    return flowable


def _add_table(composition: Composition, table: Table) -> None:
    element = composition.root.add("Table")
    if table.caption:
        _keep(composition, _caption(composition, element, table.caption, TABLE_LABEL, next(composition.tables), looks.CAPTION))
    flowable = table_flowable(table, element, composition.width)
    if flowable is None:
        composition.root.kids.remove(element)
        return
    _release(composition, flowable)


def _add_figure(composition: Composition, figure: Figure) -> None:
    group = composition.root.add("Sect") if figure.caption else composition.root
    element = group.add("Figure", alt=legible(figure.alt))
    drawing = TaggedDrawing(drawing_of_figure(figure, composition.width), element, looks.figure_height(composition.landscape))
    if not figure.caption:
        _release(composition, drawing)
        return
    caption = _caption(composition, group, figure.caption, FIGURE_LABEL, next(composition.figures), looks.CAPTION_BELOW)
    _keep(composition, drawing)
    _release(composition, caption)


def _add_contents(composition: Composition, document: Document, contents: Contents) -> None:
    if contents.heading:
        title = TaggedParagraph(plain_markup(contents.heading), style_of(looks.HEADINGS[0]))
        title.element = composition.root.add("P")
        _release(composition, title)
    tree = composition.root.add("TOC")
    headings = [block for block in document.blocks() if isinstance(block, Paragraph) and block.role is Role.HEADING]
    for number, heading in enumerate(headings):
        if heading.level <= contents.depth:
            composition.story.append(_contents_line(composition, tree, heading, number))


def _contents_line(composition: Composition, tree: Element, heading: Paragraph, number: int) -> ContentsLine:
    look = looks.CONTENTS[min(heading.level, len(looks.CONTENTS)) - 1]
    text = legible(heading.text).replace("\n", " ")
    paragraph = TaggedParagraph(plain_markup(text), style_of(look, indent=(heading.level - 1) * looks.CONTENTS_INDENT))
    paragraph.element = tree.add("TOCI").add("Reference").add("Link", language=heading.language or "")
    page = str(composition.pages[number]) if number < len(composition.pages) else ""
    words = translator(composition.language)(N_("{heading}, side {page}")).format(heading=text, page=page)
    return ContentsLine(paragraph, look, page, str(number), words)
