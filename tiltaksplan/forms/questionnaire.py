"""A table that is a questionnaire: a column of questions, one of answers, and perhaps one that explains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tiltaksplan.document.blocks import Cell, Paragraph
from tiltaksplan.document.inline import Span
from tiltaksplan.forms.headers import header_text
from tiltaksplan.forms.help_text import speaks_as_help
from tiltaksplan.forms.kinds import fit
from tiltaksplan.forms.labels import best, field_scores
from tiltaksplan.forms.wording import label_key, word_set

_FEWEST_ROWS = 3
_FEWEST_BETTER = 2
_KNOWN, _MOST = 0.7, 0.6


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Which columns are what, below the row of headers; row 0 where the table has none."""

    header: int
    questions: int
    answers: int
    help_columns: frozenset[int]


def questionnaire_of(cells: Sequence[Cell]) -> Questionnaire | None:
    """Return the columns of a questionnaire, or None where *cells* are laid out in another way."""
    rows: dict[int, dict[int, Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    for row in sorted(rows)[:8]:
        found = _by_headers(row, rows)
        if found is not None:
            return found
    return _by_help(rows)


def _by_headers(row: int, rows: dict[int, dict[int, Cell]]) -> Questionnaire | None:
    keys = {column: label_key(header_text(cell)) for column, cell in rows[row].items() if cell.text.strip()}
    answers = [column for column, key in keys.items() if key in word_set("answer_headers")]
    others = [column for column in keys if column not in answers]
    below = [rows[other] for other in sorted(rows) if other > row]
    if len(answers) != 1 or not others or len(below) < _FEWEST_ROWS:
        return None
    named = [column for column in others if keys[column] in word_set("question_headers")]
    questions = max(named or others, key=lambda column: _share_of_labels(column, below))
    if _share_of_labels(questions, below) < 0.4:
        return None
    return Questionnaire(row, questions, answers[0], frozenset(column for column in others if column != questions))


def _by_help(rows: dict[int, dict[int, Cell]]) -> Questionnaire | None:
    """Return the columns where the second of three explains the first."""
    full = [cells for cells in rows.values() if len(cells) == 3]
    if len(full) < _FEWEST_ROWS or len(full) < _MOST * len(rows):
        return None
    first, second, third = sorted(full[0])
    texts = [cells[second] for cells in full if second in cells and cells[second].text.strip()]
    explains = sum(_explains(cell) for cell in texts)
    if not texts or _share_of_labels(first, full) < _MOST:
        return None
    if explains >= _MOST * len(texts) or _answers_better(full, first, second, third):
        return Questionnaire(0, first, third, frozenset({second}))
    return None


def _answers_better(rows: Sequence[dict[int, Cell]], first: int, second: int, third: int) -> bool:
    """Return whether the third column answers the labels of the first, by the kind of its answers, and the second never does better."""
    better = 0
    for cells in rows:
        pointer, score = best(field_scores(header_text(cells[first])))
        if score < _KNOWN or not cells[third].text.strip() or not cells[second].text.strip():
            continue
        gain = fit(pointer, cells[third].text) - fit(pointer, cells[second].text)
        if gain < 0:
            return False
        better += gain > 0
    return better >= _FEWEST_BETTER


def _share_of_labels(column: int, rows: Sequence[dict[int, Cell]]) -> float:
    texts = [header_text(cells[column]) for cells in rows if column in cells and cells[column].text.strip()]
    return sum(best(field_scores(text))[1] >= _KNOWN for text in texts) / len(texts) if texts else 0.0


def _explains(cell: Cell) -> bool:
    spans = [
        span
        for block in cell.blocks
        if isinstance(block, Paragraph)
        for span in block.content
        if isinstance(span, Span) and span.text.strip()
    ]
    return (
        cell.text.strip().endswith("?") or speaks_as_help(cell.text) or (bool(spans) and all(span.italic or span.faint for span in spans))
    )
