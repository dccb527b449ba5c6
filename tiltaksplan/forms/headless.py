"""Tables of milestones that have no header: a day and what is then done, row by row under a heading that says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tiltaksplan.document.blocks import Cell, Table
from tiltaksplan.forms.headers import Rows, header_text
from tiltaksplan.forms.labels import best, field_scores, section_scores
from tiltaksplan.forms.slots import Grid, GridColumn
from tiltaksplan.forms.values import Unclear, read_date

_OPENS = 0.9
_LONGEST_DAY = 30
_A_LABEL = 0.8


def headless_milestones(
    table: Table, rows: Rows, used: set[int], caption_above: Callable[[int], str], section: tuple[str, ...] = (), sheet: str = ""
) -> list[Grid]:
    """Return the runs of rows that hold a day and a text each, under a heading of milestones; their rows are added to *used*."""
    grids = []
    row = 1
    while row <= rows.last:
        order = _order(rows.filled(row)) if row not in used else ()
        caption = caption_above(row) if order else ""
        if order and section_scores(caption).get("milestones", 0.0) >= _OPENS:
            end = row
            while end <= rows.last and end not in used and _order(rows.filled(end), begun=True) == order:
                end += 1
            lines = [{cell.column: cell for cell in rows.filled(one)} for one in range(row, end)]
            columns = [GridColumn(headers=(name,), number=number) for name, number in order]
            heading = (*section, caption) if section[-1:] != (caption,) else section
            grids.append(Grid(table=table, columns=columns, rows=lines, section=heading, sheet=sheet, header_rows=(row,)))
            used |= set(range(row, end))
            row = end
        else:
            row += 1
    return grids


def _order(cells: list[Cell], *, begun: bool = False) -> tuple[tuple[str, int], ...]:
    """Return which of two cells is the day and which says what is done; nothing where it cannot be told, or a label begins the rows."""
    if len(cells) != 2:
        return ()
    days = [_is_day(cell) for cell in cells]
    what = header_text(cells[days.index(False)]) if sum(days) == 1 else ""
    if not what or (not begun and best(field_scores(what))[1] >= _A_LABEL):
        return ()
    names = ("Dato", "Milepæl") if days[0] else ("Milepæl", "Dato")
    return tuple((name, cell.column) for name, cell in zip(names, cells, strict=True))


def _is_day(cell: Cell) -> bool:
    if isinstance(cell.value, date):
        return True
    text = header_text(cell)
    return len(text) <= _LONGEST_DAY and any(sign.isdigit() for sign in text) and not isinstance(read_date(text), Unclear)
