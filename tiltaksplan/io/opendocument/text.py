"""The blocks of an OpenDocument text, or of a cell in a table of one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tiltaksplan.document.blocks import Block, Cell, Comment, Contents, Figure, Paragraph, Role, Table
from tiltaksplan.document.inline import Control, Span
from tiltaksplan.document.place import Place
from tiltaksplan.io.opendocument.controls import content_control, drop_down, old_control
from tiltaksplan.io.opendocument.names import (
    ANNOTATION,
    CELL,
    COVERED,
    DC,
    DRAW,
    LIST,
    LOEXT,
    OFFICE,
    ROW,
    SVG,
    TABLE,
    TBL,
    TEXT,
    XLINK,
    H,
    P,
    whole,
)
from tiltaksplan.io.opendocument.styles import OpenStyles
from tiltaksplan.io.package import Element
from tiltaksplan.io.word.inline import all_faint
from tiltaksplan.io.word.line import Line
from tiltaksplan.io.word.looks import Look

_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_COLUMNS, _MOST_REPEATED = 256, 100
_CONTENTS = frozenset(f"{TEXT}{name}-index" for name in ("illustration", "table", "alphabetical", "user")) | {f"{TEXT}table-of-content"}
_SILENT = frozenset(f"{TEXT}{name}" for name in ("tracked-changes", "soft-page-break", "bookmark", "sequence-decls")) | {
    f"{OFFICE}annotation-end",
    f"{OFFICE}forms",
}


@dataclass(slots=True)
class OpenScope:
    """Where blocks are being read, and how far it has counted."""

    place: Place
    table_word: str = "table"
    one_paragraph: bool = False
    paragraphs: int = 0
    tables: int = 0


@dataclass(slots=True)
class OpenBlocks:
    """Reads blocks; gathers boxes, notes and comments on the way."""

    styles: OpenStyles
    forms: dict[str, Element]
    boxes: list[tuple[Element, str]] = field(default_factory=list)
    notes: list[tuple[Element, str]] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    place: Place = field(default_factory=Place)

    def read(self, parent: Element, address: str, scope: OpenScope) -> list[Block]:
        """Return the blocks in *parent*."""
        blocks: list[Block] = []
        for number, child in enumerate(parent):
            tag, path = child.tag, f"{address}/{number}"
            if tag in (P, H):
                self._paragraph(child, path, scope, blocks)
            elif tag == LIST:
                self._list(child, path, scope, blocks, 1, child.get(f"{TEXT}style-name") or "")
            elif tag == TBL:
                scope.tables += 1
                blocks.append(self._table(child, Place((*scope.place.steps, (scope.table_word, scope.tables)), path)))
            elif tag in _CONTENTS:
                scope.paragraphs += sum(1 for _ in child.iter(P))
                blocks.append(Contents())
            elif tag in (f"{DRAW}frame", f"{DRAW}custom-shape", f"{DRAW}rect"):
                self._drawing(child, path, None)
            elif tag not in _SILENT:
                blocks.extend(self.read(child, path, scope))
        return blocks

    def _list(self, element: Element, address: str, scope: OpenScope, blocks: list[Block], depth: int, style: str) -> None:
        numbered = self.styles.is_numbered(style, depth)
        count = 0
        for number, item in enumerate(element):
            marker = "•"
            if item.tag == f"{TEXT}list-item":
                count += 1
                marker = f"{count}." if numbered else "•"
            for inner, child in enumerate(item):
                path = f"{address}/{number}/{inner}"
                if child.tag == LIST:
                    self._list(child, path, scope, blocks, min(depth + 1, 10), child.get(f"{TEXT}style-name") or style)
                elif child.tag in (P, H):
                    self._paragraph(child, path, scope, blocks, (Role.NUMBER if numbered else Role.BULLET, depth, marker))

    def _paragraph(
        self, element: Element, address: str, scope: OpenScope, blocks: list[Block], item: tuple[Role, int, str] | None = None
    ) -> None:
        scope.paragraphs += 1
        steps = scope.place.steps if scope.one_paragraph else (*scope.place.steps, ("paragraph", scope.paragraphs))
        self.place = place = Place(steps, address)
        style = self.styles.paragraph(element.get(f"{TEXT}style-name") or "")
        line = Line()
        self.walk(element, address, line, style.look)
        content = _tidied(line.content())
        role, level, marker = style.role, style.level, ""
        if element.tag == H:
            role, level = Role.HEADING, min(max(whole(element.get(f"{TEXT}outline-level")), 1), 6)
        elif item is not None:
            role, level, marker = item
        elif role is Role.BODY and content and all_faint(content):
            role = Role.HELP
        blocks.append(Paragraph(content=content, role=role, level=level, marker=marker, place=place))
        blocks.extend(line.figures)

    def walk(self, element: Element, address: str, line: Line, look: Look, link: str | None = None) -> None:
        """Write what stands in *element* to *line*."""
        _write(element.text, line, look, link)
        for number, child in enumerate(element):
            self._inline(child, f"{address}/{number}", line, look, link)
            _write(child.tail, line, look, link)

    def _inline(self, child: Element, address: str, line: Line, look: Look, link: str | None) -> None:
        tag = child.tag
        if tag == f"{TEXT}s":
            line.write(" " * min(whole(child.get(f"{TEXT}c")), 1000), look, link)
        elif tag == f"{TEXT}tab":
            line.write("\t", look, link)
        elif tag == f"{TEXT}line-break":
            line.write("\n", look, link)
        elif tag == f"{TEXT}span":
            self.walk(child, address, line, self.styles.text(child.get(f"{TEXT}style-name") or "", look), link)
        elif tag == f"{TEXT}a":
            self.walk(child, address, line, look._replace(chosen=False), child.get(f"{XLINK}href") or link)
        elif tag == f"{TEXT}note":
            self.notes.append((child, address))
        elif tag == ANNOTATION:
            self._comment(child)
        elif tag == f"{LOEXT}content-control":
            inner = Line()
            self.walk(child, address, inner, look, link)
            line.put(content_control(child, _tidied(inner.content()), self.place, address))
        elif tag == f"{TEXT}drop-down":
            line.put(drop_down(child, Place(self.place.steps, address)))
        elif tag == f"{TEXT}placeholder":
            line.prompt("".join(str(text) for text in child.itertext()), look)
        elif tag == f"{DRAW}control":
            form = self.forms.get(child.get(f"{DRAW}control") or "")
            if form is not None:
                line.put(old_control(form, Place(self.place.steps, address)))
        elif tag.startswith(DRAW):
            self._drawing(child, address, line)
        elif tag not in _SILENT:
            self.walk(child, address, line, look, link)

    def _comment(self, element: Element) -> None:
        text = "\n".join("".join(str(part) for part in one.itertext()) for one in element.iterchildren(P))
        self.comments.append(Comment(text=text, author=element.findtext(f"{DC}creator"), place=self.place))

    def _drawing(self, element: Element, address: str, line: Line | None) -> None:
        boxes = list(element.iter(f"{DRAW}text-box"))
        if boxes:
            self.boxes.append((boxes[0], address))
        elif element.find(P) is not None:
            self.boxes.append((element, address))
        elif line is not None and element.find(f"{DRAW}image") is not None:
            line.figures.append(Figure(alt=element.findtext(f"{SVG}desc") or "", place=Place(self.place.steps, address)))

    def _table(self, element: Element, place: Place) -> Table:
        cells: list[Cell] = []
        rows = columns = headers = 0
        for row, address, header in _rows(element, place.address, False):
            for _ in range(min(whole(row.get(f"{TABLE}number-rows-repeated")), _MOST_REPEATED)):
                rows += 1
                headers = rows if header and headers == rows - 1 else headers
                columns = max(columns, self._row(row, address, rows, place, header, cells))
        return Table(cells=tuple(cells), rows=rows, columns=columns, header_rows=headers, place=place)

    def _row(self, row: Element, address: str, number: int, place: Place, header: bool, cells: list[Cell]) -> int:
        column = 0
        for position, child in enumerate(row):
            repeated = min(whole(child.get(f"{TABLE}number-columns-repeated")), _MOST_COLUMNS)
            if child.tag == COVERED:
                column += repeated
            elif child.tag == CELL:
                for _ in range(repeated):
                    column += 1
                    at = Place((*place.steps, ("row", number), ("column", column)), f"{address}/{position}")
                    cells.append(self._cell(child, number, column, at, header))
        return column

    def _cell(self, element: Element, row: int, column: int, place: Place, header: bool) -> Cell:
        one = sum(child.tag == P for child in element) <= 1
        blocks = tuple(self.read(element, place.address, OpenScope(place, "nested", one_paragraph=one)))
        spans = [one for block in blocks if isinstance(block, Paragraph) for one in block.content]
        written = [one for one in spans if isinstance(one, Span) and one.text.strip()]
        plain = bool(written) and all(isinstance(one, Span) for one in spans)
        fill = self.styles.fill(element.get(f"{TABLE}style-name") or "")
        return Cell(
            row=row,
            column=column,
            blocks=blocks,
            row_span=max(1, min(whole(element.get(f"{TABLE}number-rows-spanned")), 10_000)),
            column_span=max(1, min(whole(element.get(f"{TABLE}number-columns-spanned")), _MOST_COLUMNS)),
            header=header,
            bold=plain and all(one.bold for one in written),
            faint=plain and all(one.faint for one in written),
            shaded=bool(fill),
            fill=fill,
            place=place,
        )


def _rows(element: Element, address: str, header: bool) -> list[tuple[Element, str, bool]]:
    found: list[tuple[Element, str, bool]] = []
    for number, child in enumerate(element):
        path = f"{address}/{number}"
        if child.tag == ROW:
            found.append((child, path, header))
        elif child.tag == f"{TABLE}table-header-rows":
            found.extend(_rows(child, path, True))
        elif child.tag in (f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            found.extend(_rows(child, path, header))
    return found


def _write(text: str | None, line: Line, look: Look, link: str | None) -> None:
    if text:
        line.write(_BLANKS.sub(" ", text), look, link)


def _tidied(content: tuple[Span | Control, ...]) -> tuple[Span | Control, ...]:
    """Return *content* without the empty stretches that line breaks in the XML leave."""
    return tuple(one for one in content if not isinstance(one, Span) or one.text)
