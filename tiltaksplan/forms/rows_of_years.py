"""A table of money with a year a row, a kind of expense a column, and columns of sums, sources or remarks after them: a line a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tiltaksplan.document.blocks import Cell
from tiltaksplan.forms.headers import header_text, is_total, is_year_header
from tiltaksplan.forms.labels import column_scores
from tiltaksplan.forms.slots import Grid, GridColumn
from tiltaksplan.forms.values import read_unit_of_header

_KNOWN = 0.85
_FEWEST_YEARS, _FEWEST_KINDS = 2, 2
_FIGURE, _SHORT = re.compile(r"\d"), 10  # «mye»


def rows_of_years(grid: Grid) -> Grid | None:
    """Return *grid* with a row a figure (kind of expense, year, amount, source), where its rows are years and its columns what is paid for.

    None for any other table, and for one without a column of sources: that one is merely turned.
    """
    first = min((column.number for column in grid.columns), default=0)
    others = [column for column in grid.columns if column.number != first]
    funding = next((column for column in others if column_scores(column.label).get("/costs/*/funding", 0.0) >= _KNOWN), None)
    if funding is None or not has_kinds(grid):
        return None
    years, kinds = _years(grid, first), [column for column in _kinds(grid, first) if column is not funding]
    rest = [column for column in others if column not in kinds and column is not funding and not is_total(column.label)]
    amount = ("Beløp", *(text for column in grid.columns for text in column.headers[:-1] if read_unit_of_header(text)))
    columns = [
        GridColumn(headers=("",), number=1),
        GridColumn(headers=("År",), number=2),
        GridColumn(headers=tuple(reversed(amount)), number=3),
        GridColumn(headers=funding.headers, number=4),
        *(GridColumn(headers=column.headers, number=number) for number, column in enumerate(rest, start=5)),
    ]
    return replace(grid, columns=columns, rows=list(_lines(grid, years, kinds, first, [funding, *rest])))


def has_kinds(grid: Grid) -> bool:
    """Return whether the rows of *grid* are years, and two or more of its columns kinds of expense with figures in them."""
    first = min((column.number for column in grid.columns), default=0)
    years, kinds = _years(grid, first), _kinds(grid, first)
    if len(years) < _FEWEST_YEARS or any(is_year_header(column.label) for column in grid.columns):
        return False
    return sum(_holds_figures(years, column) for column in kinds) >= _FEWEST_KINDS


def _years(grid: Grid, first: int) -> list[dict[int, Cell]]:
    return [row for row in grid.rows if (cell := row.get(first)) is not None and is_year_header(header_text(cell))]


def _kinds(grid: Grid, first: int) -> list[GridColumn]:
    return [column for column in grid.columns if column.number != first and not is_total(column.label) and not _is_other(column.label)]


def _lines(
    grid: Grid, years: Sequence[dict[int, Cell]], kinds: Sequence[GridColumn], first: int, others: Sequence[GridColumn]
) -> list[dict[int, Cell]]:
    lines = []
    for row in years:
        beside = {number: row[column.number] for number, column in enumerate(others, start=4) if column.number in row}
        told = False
        for column in kinds:
            if column.number in row and row[column.number].text.strip():
                line = {1: header_cell(grid, column), 2: row[first], 3: row[column.number]}
                # a remark stands once, with the year's first figure
                lines.append(line | {number: cell for number, cell in beside.items() if number == 4 or not told})
                told = True
        if beside and not told:
            lines.append({2: row[first], **beside})
    return lines


def _is_other(label: str) -> bool:
    """Return whether a column is something else than a kind of expense: a sum, a source, a remark, a number."""
    scores = column_scores(label)
    others = ("/+total", "/+ignored", "/+number", "/costs/*/amount", "/costs/*/year", "/costs/*/funding")
    return max(scores.get(pointer, 0.0) for pointer in others) >= _KNOWN


def _holds_figures(rows: Sequence[dict[int, Cell]], column: GridColumn) -> bool:
    texts = [text for row in rows if column.number in row and (text := row[column.number].text.strip())]
    figures = sum(bool(_FIGURE.search(text)) for text in texts)
    return figures > 0 and figures * 2 >= len(texts) and all(_FIGURE.search(text) or len(text) < _SHORT for text in texts)


def header_cell(grid: Grid, column: GridColumn) -> Cell:
    """Return the cell in the headers of *grid* that names *column*."""
    for cell in grid.table.cells:
        inside = cell.row in grid.header_rows and cell.column <= column.number < cell.column + cell.column_span
        if inside and header_text(cell) == column.label:
            return cell
    return Cell(row=0, column=column.number)
