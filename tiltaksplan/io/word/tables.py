"""Word's tables: cells in reading order, merged ones once, where they begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tiltaksplan.document.blocks import Align, Block, Cell, Paragraph, Table
from tiltaksplan.document.inline import Span
from tiltaksplan.document.place import Place
from tiltaksplan.io.package import Element
from tiltaksplan.io.word.blocks import Blocks, Scope
from tiltaksplan.io.word.controls import settings_of
from tiltaksplan.io.word.inline import chosen_alternative, content_of
from tiltaksplan.io.word.names import ALTERNATIVES, SDT, TC, TC_PR, TR, TR_PR, VAL, WRAPPINGS, P, W, is_on

_SPAN, _MERGE, _SHADE, _FILL, _DELETED_CELL = f"{W}gridSpan", f"{W}vMerge", f"{W}shd", f"{W}fill", f"{W}cellDel"
_DELETED_ROW, _HEADER_ROW, _BEFORE, _HIDDEN_ROW = f"{W}del", f"{W}tblHeader", f"{W}gridBefore", f"{W}hidden"
_MOST_COLUMNS = 64  # Word has 63 at most; a larger figure is somebody's trap
_ALIGNS = {"right": Align.RIGHT, "end": Align.RIGHT, "center": Align.CENTRE}


@dataclass(slots=True)
class _Begun:
    """A merged cell that later rows may make higher."""

    index: int
    column: int
    span: int
    row: int


def table_from(element: Element, place: Place, blocks: Blocks) -> Table:
    """Return the table `w:tbl` that stands at *place*."""
    return _TableReader(place, blocks).read(element)


class _TableReader:
    def __init__(self, place: Place, blocks: Blocks) -> None:
        self._place, self._blocks = place, blocks
        self._cells: list[Cell] = []
        self._begun: dict[int, _Begun] = {}
        self._align: str | None = None
        self._row = self._shown_row = self._columns = self._header_rows = 0

    def read(self, element: Element) -> Table:
        widths: list[int] = []
        for grid in element.iterchildren(f"{W}tblGrid"):
            widths = [_whole(one.get(f"{W}w"), 0) for one in grid.iterchildren(f"{W}gridCol")][:_MOST_COLUMNS]
        for row, address in _within(element, self._place.address, TR):
            self._read_row(row, address)
        total = sum(widths)
        shares = tuple(width / total for width in widths) if total and len(widths) == self._columns else ()
        return Table(
            cells=tuple(self._cells),
            rows=self._row,
            columns=self._columns,
            header_rows=self._header_rows,
            widths=shares,
            place=self._place,
        )

    def _read_row(self, row: Element, address: str) -> None:
        self._shown_row += 1
        header, hidden, column = False, False, 1
        for properties in row.iterchildren(TR_PR):
            for one in properties:
                if one.tag == _DELETED_ROW:
                    return
                header = header or (one.tag == _HEADER_ROW and is_on(one.get(VAL)))
                hidden = hidden or (one.tag == _HIDDEN_ROW and is_on(one.get(VAL)))
                if one.tag == _BEFORE:
                    column += min(_whole(one.get(VAL), 0), _MOST_COLUMNS)
        self._row += 1
        if header and self._header_rows == self._row - 1:
            self._header_rows = self._row
        for number, (cell, path, control) in enumerate(_cells_in(row, address), start=1):
            column += self._read_cell(cell, path, control, column, number, header, hidden)
        self._columns = max(self._columns, column - 1)

    def _read_cell(
        self, element: Element, address: str, control: tuple[Element, str] | None, column: int, number: int, header: bool, hidden: bool
    ) -> int:
        """Add a cell, or make the one above higher; return how many columns it takes."""
        span, merge, fill, gone = 1, None, "", False
        first = element[0] if len(element) else None
        for one in first if first is not None and first.tag == TC_PR else ():
            tag = one.tag
            if tag == _SPAN:
                span = min(max(_whole(one.get(VAL), 1), 1), _MOST_COLUMNS)
            elif tag == _MERGE:
                merge = one.get(VAL) or "continue"
            elif tag == _SHADE:
                fill = _colour(one.get(_FILL))
            elif tag == _DELETED_CELL:
                gone = True
        if gone:
            return span
        above = self._begun.get(column)
        if merge == "continue" and above is not None and above.row == self._row - 1:
            above.row = self._row
            begun = self._cells[above.index]
            self._cells[above.index] = replace(begun, row_span=self._row - begun.row + 1)
            return span
        place = Place((*self._place.steps, ("row", self._shown_row), ("column", number)), address)
        held = self._held(element, address, place, control)
        bold, faint, unseen = _look_of(held)
        if merge is not None:
            self._begun[column] = _Begun(len(self._cells), column, span, self._row)
        self._cells.append(
            Cell(
                row=self._row,
                column=column,
                blocks=held,
                column_span=span,
                header=header,
                bold=bold,
                shaded=bool(fill),
                fill=fill,
                faint=faint,
                align=_ALIGNS.get(self._align, Align.LEFT) if self._align else None,
                hidden=hidden or unseen,
                place=place,
            )
        )
        return span

    def _held(self, element: Element, address: str, place: Place, control: tuple[Element, str] | None) -> tuple[Block, ...]:
        scope = Scope(place=place, table_word="nested", one_paragraph=_paragraphs_in(element) <= 1)
        self._blocks.align = None
        held = self._blocks.read(element, address, scope)
        self._align = self._blocks.align
        if control is not None:
            held = list(self._blocks.control_blocks(settings_of(control[0]), control[1], held))
        return tuple(held)


def _within(parent: Element, address: str, wanted: str) -> Iterator[tuple[Element, str]]:
    """Yield the rows of a table with their addresses, also those in controls and other wrappings."""
    for number, child in enumerate(parent):
        tag = child.tag
        path = f"{address}/{number}"
        if tag == wanted:
            yield child, path
        elif tag == SDT:
            position, content = content_of(child)
            if content is not None:
                yield from _within(content, f"{path}/{position}", wanted)
        elif tag in WRAPPINGS:
            yield from _within(child, path, wanted)
        elif tag == ALTERNATIVES:
            for inner, chosen in chosen_alternative(child, path):
                yield from _within(chosen, inner, wanted)


def _cells_in(row: Element, address: str) -> Iterator[tuple[Element, str, tuple[Element, str] | None]]:
    """Yield the cells of a row with their addresses, and the control that a cell is wrapped in."""
    for number, child in enumerate(row):
        tag = child.tag
        if tag == TC:
            yield child, f"{address}/{number}", None
        elif tag == SDT:
            path = f"{address}/{number}"
            position, content = content_of(child)
            inside = list(_cells_in(content, f"{path}/{position}")) if content is not None else []
            for cell, inner, nearer in inside:
                yield cell, inner, nearer or ((child, path) if len(inside) == 1 else None)
        elif tag in WRAPPINGS:
            yield from _cells_in(child, f"{address}/{number}")


def _paragraphs_in(cell: Element) -> int:
    count = 0
    for child in cell:
        if child.tag == P:
            count += 1
        elif child.tag != TC_PR:
            count += sum(1 for _ in child.iter(P)) if child.tag == SDT or child.tag in WRAPPINGS else 0
    return count


def _look_of(blocks: tuple[Block, ...]) -> tuple[bool, bool, bool]:
    """Return whether all that is written in *blocks* is bold, faint, hidden; a cell with a control is none of them."""
    bold = faint = hidden = True
    some = False
    for block in blocks:
        for one in block.content if isinstance(block, Paragraph) else ():
            if not isinstance(one, Span):
                return False, False, False
            if one.text.strip():
                some, bold, faint, hidden = True, bold and one.bold, faint and one.faint, hidden and one.hidden
    return (bold, faint, hidden) if some else (False, False, False)


def _colour(fill: str | None) -> str:
    return "" if fill is None or fill.lower() in ("auto", "ffffff", "") else fill.upper()


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and len(text) < 9 and text.isascii() and text.isdecimal() else otherwise
