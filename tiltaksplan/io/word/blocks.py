"""The blocks of one part of a Word file, in order: paragraphs, list lines, tables, block controls, pictures.

How places are counted. `avsnitt N` counts, from 1, the paragraphs that stand directly in the body (or header, note, text box), those in
content controls among them: a person who counts on the page comes to the same. `tabell T` counts the tables there in the same way; `rad R`
counts the rows as Word shows them, deleted ones too; `kolonne K` counts the cells of that row from the left. (`Cell.row` and `Cell.column`
are the grid's own numbers, where a merged cell takes several.)

An address is `part#/4/0/2`: the way from the part's root to the element, by the number of the child element, from 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tiltaksplan.document.blocks import Block, Contents, Paragraph, Role
from tiltaksplan.document.inline import ControlKind, Inline, Span
from tiltaksplan.document.place import Place
from tiltaksplan.io.package import Element
from tiltaksplan.io.word.controls import Settings, settings_of
from tiltaksplan.io.word.inline import Inlines, all_faint, chosen_alternative, content_of
from tiltaksplan.io.word.line import Line
from tiltaksplan.io.word.looks import PLAIN
from tiltaksplan.io.word.names import ALTERNATIVES, GONE, P_PR, R_PR, SDT, TBL, VAL, WRAPPINGS, P, R, W, is_on
from tiltaksplan.io.word.numbering import Numbering
from tiltaksplan.io.word.styles import Style, Styles

_STYLE, _LIST, _OUTLINE, _PAGE_BREAK = f"{W}pStyle", f"{W}numPr", f"{W}outlineLvl", f"{W}pageBreakBefore"
_ALIGN, _COMMENT, _IMPORTED = f"{W}jc", f"{W}commentRangeStart", f"{W}altChunk"
_INNER_BLOCKS = frozenset((TBL, SDT, ALTERNATIVES, f"{W}altChunk"))


@dataclass(slots=True)
class Scope:
    """Where blocks are being read: the body, a cell, a box; and how far it has counted.

    Attributes:
        place: Of the scope itself.
        one_paragraph: A cell with one paragraph: the cell's place says it all.
        carried: What was left of paragraphs whose end somebody deleted; it goes on in the next one.
    """

    place: Place
    table_word: str = "table"
    one_paragraph: bool = False
    paragraphs: int = 0
    tables: int = 0
    carried: list[Inline] = field(default_factory=list)


class Blocks:
    """Reads the blocks of one part."""

    def __init__(self, inlines: Inlines, styles: Styles, numbering: Numbering, imported: Callable[[str], list[str]]) -> None:
        self.inlines, self._styles, self._numbering = inlines, styles, numbering
        self.imported = imported  # finds the paragraphs of a text that was put in whole, by its relationship id
        self.align: str | None = None  # of the paragraph read last

    def read(self, parent: Element, address: str, scope: Scope) -> list[Block]:
        """Return the blocks in *parent*."""
        blocks: list[Block] = []
        self._walk(parent, address, scope, blocks)
        if scope.carried:  # the last paragraph's end was deleted, and nothing follows
            blocks.append(Paragraph(content=tuple(scope.carried), place=scope.place))
            scope.carried.clear()
        return blocks

    def _walk(self, parent: Element, address: str, scope: Scope, blocks: list[Block]) -> None:
        for number, child in enumerate(parent):
            tag = child.tag
            if tag == P:
                self._paragraph(child, f"{address}/{number}", scope, blocks)
            elif tag == TBL:
                self._table(child, f"{address}/{number}", scope, blocks)
            elif tag == SDT:
                self._control(child, f"{address}/{number}", scope, blocks)
            elif tag in WRAPPINGS:
                self._walk(child, f"{address}/{number}", scope, blocks)
            elif tag == ALTERNATIVES:
                for path, chosen in chosen_alternative(child, f"{address}/{number}"):
                    self._walk(chosen, path, scope, blocks)
            elif tag == _IMPORTED:
                self._imported(child, f"{address}/{number}", scope, blocks)
            elif tag == _COMMENT:
                self.inlines.comments.setdefault(child.get(f"{W}id") or "", self._place(scope, scope.paragraphs + 1, f"{address}/{number}"))

    def _imported(self, element: Element, address: str, scope: Scope, blocks: list[Block]) -> None:
        for text in self.imported(element.get(f"{R}id") or ""):
            scope.paragraphs += 1
            blocks.append(Paragraph(content=(Span(text=text),), place=self._place(scope, scope.paragraphs, address)))

    def _place(self, scope: Scope, paragraph: int, address: str) -> Place:
        if scope.one_paragraph:
            return Place(scope.place.steps, address)
        return Place((*scope.place.steps, ("paragraph", paragraph)), address)

    def _paragraph(self, element: Element, address: str, scope: Scope, blocks: list[Block]) -> None:
        scope.paragraphs += 1
        inlines = self.inlines
        inlines.place = place = self._place(scope, scope.paragraphs, address)
        first = element[0] if len(element) else None
        properties = first if first is not None and first.tag == P_PR else None
        style, role, level, marker, page_break, joined = self._properties(properties)
        line = Line()
        content: tuple[Inline, ...] = ()
        if len(element) > (properties is not None):
            inlines.walk(element, address, line, style.look)
            inlines.end_paragraph(line)
            content = line.content()
        if joined:
            scope.carried.extend(content)
            blocks.extend(line.figures)
            return
        if scope.carried:
            content = (*scope.carried, *content)
            scope.carried = []
        if style.contents or inlines.in_contents:
            if not (blocks and isinstance(blocks[-1], Contents)):
                blocks.append(Contents())
            return
        if content and role is Role.BODY and all_faint(content):
            role = Role.HELP
        blocks.append(Paragraph(content=content, role=role, level=level, marker=marker, page_break_before=page_break, place=place))
        if line.figures:
            blocks.extend(line.figures)

    def _properties(self, properties: Element | None) -> tuple[Style, Role, int, str, bool, bool]:
        """Return style, role, level, marker, whether a page begins here, and whether the paragraph's end was deleted."""
        self.align = None
        if properties is None:
            style = self._styles.default
            return style, style.role, style.level, "", False, False
        style = self._styles.default
        number: str | None = None
        depth, outline, page_break, joined = 0, None, False, False
        for one in properties:
            tag = one.tag
            if tag == _STYLE:
                style = self._styles.of(one.get(VAL) or "")
            elif tag == _LIST:
                number, depth = _list_of(one)
            elif tag == _OUTLINE:
                outline = one.get(VAL)
            elif tag == _PAGE_BREAK:
                page_break = is_on(one.get(VAL))
            elif tag == R_PR:
                joined = any(mark.tag in GONE for mark in one)
            elif tag == _ALIGN:
                self.align = one.get(VAL)
        role, level = style.role, style.level
        if outline is not None and outline in "012345678" and role is Role.BODY:
            role, level = Role.HEADING, min(int(outline) + 1, 6)
        if number is None and style.number is not None:
            number, depth = style.number, max(depth, style.depth)
        if number is None or number == "0" or joined:
            return style, role, level, "", page_break, joined
        marker, is_sign = self._numbering.next_marker(number, depth)
        if marker and role is not Role.HEADING and role is not Role.TITLE:
            role, level = Role.BULLET if is_sign else Role.NUMBER, depth + 1
        return style, role, level, marker, page_break, joined

    def _table(self, element: Element, address: str, scope: Scope, blocks: list[Block]) -> None:
        from tiltaksplan.io.word.tables import table_from  # the two read each other: cells hold blocks, blocks hold tables

        scope.tables += 1
        steps = (*scope.place.steps, (scope.table_word, scope.tables))
        blocks.append(table_from(element, Place(steps, address), self))

    def _control(self, element: Element, address: str, scope: Scope, blocks: list[Block]) -> None:
        position, content = content_of(element)
        if content is None:
            return
        settings = settings_of(element)
        inner_address = f"{address}/{position}"
        if settings.contents:
            scope.paragraphs += sum(1 for child in content if child.tag == P)
            blocks.append(Contents())
            return
        if settings.kind is None or any(child.tag in _INNER_BLOCKS or child.tag in WRAPPINGS for child in content):
            self._walk(content, inner_address, scope, blocks)
            return
        inner = Scope(place=scope.place, one_paragraph=scope.one_paragraph, paragraphs=scope.paragraphs)
        held = self.read(content, inner_address, inner)
        scope.paragraphs = max(inner.paragraphs, scope.paragraphs)
        blocks.extend(self.control_blocks(settings, address, held))

    def control_blocks(self, settings: Settings, address: str, held: list[Block]) -> Iterator[Block]:
        """Yield a control that holds *held*, as a paragraph with the control; or what it holds, where it is only a frame."""
        paragraphs = [block for block in held if isinstance(block, Paragraph)]
        several = len(paragraphs) > 1 and not settings.prompting
        frame = any((several and one.role in (Role.HEADING, Role.TITLE)) or one.controls for one in paragraphs)
        if not paragraphs or frame or (len(paragraphs) != len(held) and settings.kind is not ControlKind.PICTURE):
            yield from held
            return
        content = Line()
        for number, one in enumerate(paragraphs):
            if number:
                content.write("\n", PLAIN, None)
            if one.role in (Role.BULLET, Role.NUMBER):
                content.write("- " if one.role is Role.BULLET or not one.marker else f"{one.marker} ", PLAIN, None)
            content.take(one.content)
        line = Line()
        self.inlines.place = Place(paragraphs[0].place.steps, address)
        self.inlines.close_control(settings, address, content, line)
        first = paragraphs[0]
        role, level = (first.role, first.level) if first.role in (Role.HEADING, Role.TITLE, Role.SUBTITLE) else (Role.BODY, 0)
        yield Paragraph(content=line.content(), role=role, level=level, place=first.place)
        yield from (block for block in held if not isinstance(block, Paragraph))


def _list_of(element: Element) -> tuple[str | None, int]:
    number, depth = None, 0
    for one in element:
        if one.tag == f"{W}numId":
            number = one.get(VAL)
        elif one.tag == f"{W}ilvl":
            text = one.get(VAL) or "0"
            depth = int(text) if text in "012345678" else 0
    return number, depth
