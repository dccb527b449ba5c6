"""Steps that are chosen by a cross in one of several columns: «Sannsynlighet» over «Lav», «Middels» and «Høy»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tiltaksplan.document.blocks import Cell, Paragraph, Table
from tiltaksplan.document.inline import Span
from tiltaksplan.document.place import Place
from tiltaksplan.forms.headers import Rows, header_text
from tiltaksplan.forms.labels import column_scores
from tiltaksplan.forms.ticks import is_cross
from tiltaksplan.forms.values import Unclear, read_step

_FEWEST_LEVELS = 2
_KNOWN = 0.72
_STEPS = ("/risks/*/probability", "/risks/*/consequence")


def with_levels(table: Table) -> Table:
    """Return *table* with one column for each band of levels, which says the level that is crossed; as it is where it has none."""
    if table.columns < _FEWEST_LEVELS + 1:
        return table
    rows = Rows.of(table)
    for row in range(1, rows.last):
        bands = [cell for cell in rows.filled(row) if cell.row == row and _is_band(cell, rows.filled(row + 1))]
        if bands:
            return _joined(table, bands, row + 1)
    return table


def _is_band(cell: Cell, below: Sequence[Cell]) -> bool:
    if cell.column_span < _FEWEST_LEVELS or max(column_scores(header_text(cell)).get(step, 0.0) for step in _STEPS) < _KNOWN:
        return False
    levels = [_level(one) for one in below if one.row > cell.row and cell.column <= one.column < cell.column + cell.column_span]
    return len(levels) == cell.column_span and all(levels) and len(set(levels)) == len(levels)


def _level(cell: Cell) -> str:
    """Return the step that *cell* heads, in words that can be read; nothing where it heads none."""
    texts = (cell.text.strip(), *(part.strip() for part in cell.text.replace("\n", "/").split("/")))
    return next((text for text in texts if text and not isinstance(read_step(text), Unclear)), "")


def _joined(table: Table, bands: Sequence[Cell], levels: int) -> Table:
    """Return *table* without the row of *levels*, and its crosses as words in the first column of their band."""
    inside = {column: band for band in bands for column in range(band.column, band.column + band.column_span)}
    names = {cell.column: _level(cell) for cell in table.cells if cell.row == levels and cell.column in inside}
    cells = []
    for cell in table.cells:
        if cell in bands:
            cells.append(replace(cell, column_span=1, row_span=1))
        elif cell.row < levels:
            cells.append(replace(cell, row_span=min(cell.row_span, levels - cell.row)))  # the row of levels is gone
        elif cell.column not in inside:
            cells.append(cell)
    for row in range(levels + 1, table.rows + 1):
        for band in bands:
            cells.append(_chosen([cell for cell in table.cells if cell.row == row and inside.get(cell.column) is band], names, row, band))
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _chosen(cells: Sequence[Cell], names: dict[int, str], row: int, band: Cell) -> Cell:
    """Return the cell that says what is crossed in the *cells* of one band and row, in the place of the cross."""
    written = [cell for cell in cells if cell.text.strip()]
    said = " / ".join(names[cell.column] if is_cross(cell.text) else cell.text.strip() for cell in written)
    place = written[0].place if written else Place()
    blocks = (Paragraph(content=(Span(text=said),), place=place),) if said else ()
    return Cell(row=row, column=band.column, place=place, blocks=blocks)
