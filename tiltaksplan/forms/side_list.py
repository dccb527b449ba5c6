"""A list that lies on its side: the fields' names down the first column, a proposal in each of the next."""

from __future__ import annotations

from dataclasses import replace

from tiltaksplan.document.blocks import Cell, Table
from tiltaksplan.forms.headers import Rows, header_text, is_year_header, year_in
from tiltaksplan.forms.labels import best, field_scores
from tiltaksplan.forms.questionnaire import questionnaire_of
from tiltaksplan.forms.slots import Grid, GridColumn
from tiltaksplan.forms.wording import label_key, word_set

_FEWEST_FIELDS, _KNOWN, _TITLE = 6, 0.8, 0.88
_FILLED, _LABELS = 0.6, 0.25


def side_list_of(table: Table, section: tuple[str, ...] = (), sheet: str = "") -> tuple[Grid, set[int]] | None:
    """Return the list that *table* is, turned so that a proposal is a row, and the rows it takes; None where it is no such list."""
    rows = Rows.of(table)
    first = min((cell.column for cell in table.cells), default=1)
    labels: dict[int, Cell] = {}
    for row in range(1, rows.last + 1):
        cell = next((cell for cell in rows.by_row.get(row, ()) if cell.column == first and cell.row == row and cell.text.strip()), None)
        if (
            cell is not None
            and label_key(header_text(cell)) not in word_set("question_headers")
            and best(field_scores(header_text(cell)))[1] >= _KNOWN
        ):
            labels[row] = cell
    fields = {best(field_scores(header_text(cell)))[0] for cell in labels.values()}
    title = next((row for row, cell in labels.items() if field_scores(header_text(cell)).get("/title", 0) >= _TITLE), None)
    if title is None or len(fields) < _FEWEST_FIELDS or questionnaire_of(table.cells) is not None:
        return None
    columns = _proposal_columns(rows, labels, title, first)
    if len(columns) < 2:
        return None
    bands = _year_rows(rows, labels, first)
    labels |= {row: cell for row, (_, cell) in bands.items()}
    labels = _with_all_rows(rows, labels, columns, first)
    last = max(labels)
    taken = set(range(min(labels), last + 1)) | {row for row in range(1, min(labels)) if len(rows.filled(row)) > 1}
    heads = [
        GridColumn(headers=(bands[row][0], header_text(cell)) if row in bands and bands[row][0] else (header_text(cell),), number=row)
        for row, cell in labels.items()
    ]
    lines = [{row: replace(cell, column=row) for row in labels if (cell := _at(rows, row, column)) is not None} for column in columns]
    return Grid(table=table, columns=heads, rows=lines, section=section, sheet=sheet, header_rows=(min(taken),)), taken


def _with_all_rows(rows: Rows, labels: dict[int, Cell], columns: list[int], first: int) -> dict[int, Cell]:
    """Return every row of the list in order, whatever it is called, so that nothing that stands in it is lost."""
    found = {}
    for row in range(min(labels), rows.last + 1):
        cells = rows.filled(row)
        head = next((cell for cell in cells if cell.column == first and cell.row == row), None)
        if head is None and row > max(labels):
            break
        if head is not None and (row in labels or any(cell.column in columns for cell in cells)):
            found[row] = head
    return found


def _year_rows(rows: Rows, labels: dict[int, Cell], first: int) -> dict[int, tuple[str, Cell]]:
    """Return the rows that are headed by a year, each with the heading that it stands under: «Kostnader (tkr)»."""
    found: dict[int, tuple[str, Cell]] = {}
    band = ""
    for row in range(min(labels), rows.last + 1):
        cells = rows.filled(row)
        head = next((cell for cell in cells if cell.column == first and cell.row == row), None)
        if head is None:
            continue
        if is_year_header(header_text(head)):
            found[row] = (band, head)
        else:
            band = header_text(head) if len(cells) == 1 else ""
    return found


def _proposal_columns(rows: Rows, labels: dict[int, Cell], title: int, first: int) -> list[int]:
    """Return the columns that hold a proposal each: a title of its own, answers in most rows, and no labels."""
    candidates = sorted({cell.column for cell in rows.filled(title) if cell.column > first and cell.column_span == 1})
    found = []
    for column in candidates:
        cells = [cell for row in labels if (cell := _at(rows, row, column)) is not None and cell.text.strip()]
        texts = [header_text(cell) for cell in cells]
        known = sum(best(field_scores(text))[1] >= _KNOWN for text in texts)
        if known > _LABELS * len(texts):
            return []  # labels again: pairs of label and answer side by side
        if len(cells) >= _FILLED * len(labels) and year_in(header_text(cells[0])) is None:
            found.append(column)
    titles = {header_text(cell) for column in found if (cell := _at(rows, title, column)) is not None}
    return found if len(titles) == len(found) else []


def _at(rows: Rows, row: int, column: int) -> Cell | None:
    return next((cell for cell in rows.by_row.get(row, ()) if cell.column == column and cell.row == row), None)
