"""Years that a header writes with two digits: `23`, `-24`, `Vår 25`, written out so that all else can read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from tiltaksplan.document.blocks import Cell, Paragraph, Table
from tiltaksplan.document.inline import Span

_SHORT = re.compile(
    r"\s*(?P<before>(?:(?:vår|haust|høst|sommer|spring|autumn|budsjett|budget|år|kr|timer|timar|hours|v|h)\.?\s*|['’–-]\s*)?)(?P<year>[23]\d)\s*"
)
_BARE = re.compile(r"[23]\d")
_FEWEST = 2
_SEASONS = {"v": "Vår", "h": "Høst"}


def with_whole_years(table: Table) -> Table:
    """Return *table* with the short years of its header rows written with four digits.

    Two digits are a year only where a row has several, each the one after or the same as the one before.
    """
    found: dict[tuple[int, int], str] = {}
    for cells in _rows_with_short_years(table):
        years = [_year(cell) for cell in cells]
        steps = [after - before for before, after in pairwise(years)]
        if len(cells) >= _FEWEST and all(step in (0, 1) for step in steps) and len(set(years)) >= _FEWEST and _heads(table, cells):
            found |= {(cell.row, cell.column): _whole(cell) for cell in cells}
    if not found:
        return table
    return replace(table, cells=tuple(_written(cell, found.get((cell.row, cell.column))) for cell in table.cells))


def _rows_with_short_years(table: Table) -> Iterator[list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if len(text := cell.text) <= 12 and _SHORT.fullmatch(text.casefold()):
            rows.setdefault(cell.row, []).append(cell)
    for cells in rows.values():
        yield sorted(cells, key=lambda cell: cell.column)


def _heads(table: Table, cells: list[Cell]) -> bool:
    """Return whether *cells* head their columns: no other cell of the row holds a figure, and the first column is a word's."""
    others = [cell for cell in table.cells if cell.row == cells[0].row and cell not in cells and cell.text.strip()]
    plain = not any(re.search(r"\d", cell.text) for cell in others)
    marked = not all(_BARE.fullmatch(cell.text.strip()) for cell in cells)
    return bool(others) and plain and (marked or all(cell.bold or cell.header or cell.shaded for cell in cells))


def _year(cell: Cell) -> int:
    found = _SHORT.fullmatch(cell.text.casefold())
    return 2000 + int(found["year"]) if found else 0


def _whole(cell: Cell) -> str:
    found = _SHORT.fullmatch(cell.text.casefold())
    before = found["before"].strip(" .'’–-") if found else ""
    return f"{_SEASONS.get(before, before.capitalize())} {_year(cell)}".strip()


def _written(cell: Cell, text: str | None) -> Cell:
    if text is None:
        return cell
    first = next((block for block in cell.blocks if isinstance(block, Paragraph)), Paragraph(place=cell.place))
    span = next((one for one in first.content if isinstance(one, Span)), Span(text=""))
    return replace(cell, blocks=(replace(first, content=(replace(span, text=text),)),), value=text)


__all__ = ["with_whole_years"]
