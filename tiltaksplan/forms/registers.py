"""Registers of something that no proposal has: a row of headers over several lines, in a table that asks for no line of the plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tiltaksplan.document.blocks import Cell, Table
from tiltaksplan.forms.headers import Rows, header_text, is_total
from tiltaksplan.forms.labels import best, field_scores
from tiltaksplan.forms.slots import Grid, GridColumn
from tiltaksplan.forms.wording import label_key

_FEWEST_HEADERS, _FEWEST_LINES, _FEWEST_PLAIN_LINES, _MOST_HEADER_ROWS = 3, 2, 3, 2
_KNOWN, _SHARE_OF_LABELS, _FEWEST_LABELS = 0.75, 0.4, 2


def register_of(table: Table, section: tuple[str, ...]) -> Grid | None:
    """Return *table* as a register where a row of headers stands over several lines of as many cells; None where it is laid out otherwise.

    What stands below such a header is no answer to it: a form has one answer to a label, not a column of them.
    """
    rows = Rows.of(table)
    first = [cell for cell in rows.filled(1) if cell.row == 1]
    styled = _is_styled(first)
    if len(first) < _FEWEST_HEADERS or (not styled and len(first) < len(rows.by_row.get(1, ()))):
        return None
    depth = 1
    while styled and depth < _MOST_HEADER_ROWS and len(rows.filled(depth + 1)) >= _FEWEST_HEADERS and _is_styled(rows.filled(depth + 1)):
        depth += 1
    headers = [rows.filled(row) for row in range(1, depth + 1)]
    width = max(len(rows.by_row[row]) for row in range(1, depth + 1))
    lines = [rows.by_row.get(row, []) for row in range(depth + 1, rows.last + 1)]
    whole = [line for line in lines if len(line) >= width and not _is_styled([cell for cell in line if cell.text.strip()])]
    others = [line for line in lines if line not in whole]
    if len(whole) < (_FEWEST_LINES if styled else _FEWEST_PLAIN_LINES) or not all(_is_sum(line) for line in others) or _asks(whole):
        return None
    columns: dict[int, list[str]] = defaultdict(list)
    for cell in (cell for row in headers for cell in row):
        for column in range(cell.column, cell.column + cell.column_span):
            columns[column].append(header_text(cell))
    return Grid(
        table=table,
        columns=[GridColumn(headers=tuple(texts), number=column) for column, texts in sorted(columns.items())],
        rows=[
            {cell.column: cell for cell in rows.by_row.get(row, ()) if cell.row == row}
            for row in range(1, rows.last + 1)
            if row > depth or any(":" in cell.text.strip(" :") for cell in rows.filled(row))  # «Virksomhet: Trondheim kommune»
        ],
        section=section,
        header_rows=tuple(range(1, depth + 1)),
        foreign=True,
    )


def _is_styled(cells: Sequence[Cell]) -> bool:
    return bool(cells) and all(cell.bold or cell.shaded or cell.header for cell in cells)


def _is_sum(line: Sequence[Cell]) -> bool:
    """Return whether *line* is a sum, or empty: one that is set off from the others and names no field."""
    texts = [text for cell in line if (text := header_text(cell)).strip(" –-")]
    return not texts or any(is_total(text) for text in texts) or (len(texts) == 1 and best(field_scores(texts[0]))[1] < _KNOWN)


def _asks(lines: Sequence[Sequence[Cell]]) -> bool:
    """Return whether a column of *lines* holds labels, each another one."""
    columns: dict[int, set[str]] = defaultdict(set)
    for line in lines:
        for cell in line:
            text = header_text(cell).strip(" :*")
            pointer, score = best(field_scores(text)) if text else ("", 0.0)
            if score >= _KNOWN and not pointer.startswith("/-"):
                columns[cell.column].add(label_key(text))
    return any(len(keys) >= max(_FEWEST_LABELS, _SHARE_OF_LABELS * len(lines)) for keys in columns.values())
