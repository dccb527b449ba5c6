"""A blank form as it looks when it is filled in: empty cells beside known labels of a worksheet, and answers where they are to stand.

The reader tells labels by how they stand beside their answers. A blank form has none: some labels show only when others are answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tiltaksplan.document.blocks import Block, Cell, Document, Paragraph, Part, Section, Table
from tiltaksplan.document.entry import Entry, How
from tiltaksplan.document.inline import Span
from tiltaksplan.document.place import Place
from tiltaksplan.forms.fill_form import column_letters
from tiltaksplan.forms.headers import header_text
from tiltaksplan.forms.labels import best, field_scores
from tiltaksplan.forms.lines import lines_of
from tiltaksplan.forms.ticks import ticks_of

_KNOWN = 0.84
_LONGEST = 110
_HELP_AND_ROOM = 2
_ROOMS_MADE = 3
Places = dict[tuple[int, int], Cell]


def with_rooms_beside(document: Document) -> Document:
    """Return *document* with an empty cell beside, or below, each known label of a worksheet that has no room yet.

    In a text, cells that say what to write in them are empty as well.
    """
    if document.kind != "excel":
        return replace(document, sections=tuple(_without_help(section) for section in document.sections))
    return replace(document, sections=tuple(_section_with_rooms(section) for section in document.sections))


def _without_help(section: Section) -> Section:
    """Return a section with the cells emptied that say what to write in them: some words, an empty line, and a label beside or above."""
    return replace(section, blocks=tuple(_cells_emptied(block) if isinstance(block, Table) else block for block in section.blocks))


def _cells_emptied(table: Table) -> Table:
    at = _covered(table.cells)
    return replace(table, cells=tuple(replace(cell, blocks=()) if _is_room_with_help(cell, at) else cell for cell in table.cells))


def _is_room_with_help(cell: Cell, at: Places) -> bool:
    paragraphs = [block for block in cell.blocks if isinstance(block, Paragraph)]
    if len(paragraphs) < _HELP_AND_ROOM or len(paragraphs) != len(cell.blocks) or cell.bold or cell.shaded or cell.header:
        return False
    if paragraphs[-1].text.strip() or not paragraphs[0].text.strip() or any(block.controls for block in paragraphs):
        return False
    if any(ticks_of(line) or line.share("bold") for block in paragraphs for line in lines_of(block)):
        return False
    beside = (at.get((cell.row - 1, cell.column)), at.get((cell.row, cell.column - 1)))
    return any(one is not None and one is not cell and one.text.strip() and (one.bold or one.shaded) for one in beside)


def _section_with_rooms(section: Section) -> Section:
    if section.part is not Part.SHEET or section.hidden:
        return section
    return replace(section, blocks=tuple(_table_with_rooms(block) if isinstance(block, Table) else block for block in section.blocks))


def _table_with_rooms(table: Table) -> Table:
    at = _covered(table.cells)
    labels = [cell for cell in table.cells if _is_known(cell)]
    if sum(not cell.text.strip() and not cell.formula for cell in table.cells) >= max(len(labels), _ROOMS_MADE):
        return table  # the form has made its rooms itself
    sides = {id(cell): _sides(cell, at) for cell in labels}
    right = sum(side == (True, False) for side in sides.values())
    below = sum(side == (False, True) for side in sides.values())
    new: dict[tuple[int, int], Cell] = {}
    for cell in labels:
        is_right, is_below = sides[id(cell)]
        if not (is_right or is_below) or _has_room(cell, at):
            continue
        place = _right_of(cell) if is_right and (not is_below or right >= below) else _below(cell)
        new.setdefault(place, _empty(table, *place))
    if not new:
        return table
    cells = sorted((*table.cells, *new.values()), key=lambda one: (one.row, one.column))
    return replace(
        table, cells=tuple(cells), rows=max(one.row for one in cells), columns=max(table.columns, *(one.column for one in new.values()))
    )


def _covered(cells: Iterable[Cell]) -> Places:
    return {
        (row, column): cell
        for cell in cells
        for row in range(cell.row, cell.row + min(cell.row_span, 60))
        for column in range(cell.column, cell.column + min(cell.column_span, 60))
    }


def _is_known(cell: Cell) -> bool:
    text = header_text(cell).strip(" :*")
    return 0 < len(text) <= _LONGEST and best(field_scores(text))[1] >= _KNOWN and not isinstance(cell.value, int | float)


def _right_of(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column + cell.column_span


def _below(cell: Cell) -> tuple[int, int]:
    return cell.row + cell.row_span, cell.column


def _sides(cell: Cell, at: Places) -> tuple[bool, bool]:
    """Return whether nothing stands to the right of a label, and below it."""
    return _right_of(cell) not in at, _below(cell) not in at


def _has_room(cell: Cell, at: Places) -> bool:
    beside = (at.get(_right_of(cell)), at.get(_below(cell)))
    return any(one is not None and not one.text.strip() and not one.formula for one in beside)


def _empty(table: Table, row: int, column: int) -> Cell:
    return Cell(row=row, column=column, place=Place((*table.place.steps[:1], ("cell", f"{column_letters(column)}{row}"))))


def with_answers(document: Document, entries: Iterable[Entry]) -> Document:
    """Return *document* with the answers of *entries* in the cells that are theirs alone."""
    texts = {entry.place.steps: entry.text for entry in entries if entry.how is How.WHOLE and not entry.copy}
    return replace(
        document,
        sections=tuple(
            replace(section, blocks=tuple(_answered(block, texts) for block in section.blocks)) for section in document.sections
        ),
    )


def _answered(block: Block, texts: Mapping[tuple[tuple[str, int | str], ...], str]) -> Block:
    if not isinstance(block, Table):
        return block
    return replace(block, cells=tuple(_cells_with_answers(block.cells, texts)))


def _cells_with_answers(cells: Iterable[Cell], texts: Mapping[tuple[tuple[str, int | str], ...], str]) -> Iterator[Cell]:
    for cell in cells:
        text = texts.get(cell.place.steps)
        if text is None or any(isinstance(one, Paragraph) and one.controls for one in cell.blocks):
            yield replace(cell, blocks=tuple(_answered(inner, texts) for inner in cell.blocks))
            continue
        address = next((one.place.address for one in cell.blocks if isinstance(one, Paragraph)), cell.place.address)
        lines = (Span(text=text),)
        yield replace(
            cell, blocks=(Paragraph(content=lines, place=Place(cell.place.steps, address)),), value=text if not cell.formula else None
        )
