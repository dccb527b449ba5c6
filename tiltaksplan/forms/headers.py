"""What a column or a row is headed by: years, sums, and the words of a table of lines."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from tiltaksplan.document.blocks import Cell, Paragraph, Table
from tiltaksplan.document.inline import ControlKind, Span
from tiltaksplan.forms.labels import best, column_scores, field_scores
from tiltaksplan.forms.wording import label_key, word_set

YEAR = re.compile(r"(?<!\d)(?:20[1-4]\d)(?!\d)")
SHORT_YEAR = re.compile(r"^\W*(?:år|year)\s*(?P<number>[1-9])\W*$", re.IGNORECASE)
_UNIT_OR_SCALE = re.compile(
    r"\([^()]*\)|1[ .]?000(?: ?kr| ?nok|\b)|20[1-4]\d(?:\s*[–/-]\s*(?:20)?\d\d)?|'000|"
    r"\b[12]\. ?halvår\b|\b[12]\. ?halvdel\b|\bH[12]\b|(?<=\d)H[12]\b|\b(?:år|year) [1-9]\b|\bPM\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d{2}|\d\s*(?:%|kr\b|t\b|timer\b)|^\W*\d[\d\s.,]*$")
KINDS = ("costs", "hours", "risks", "milestones")
LONGEST_HEADER = 90
KNOWN = 0.72
_ROLE_SHARE = 0.6
_FEWEST_LABELS, _SURELY_KNOWN = 2, 0.85
_MEASURES, _MEASURED = ("/baseline", "/target", "/indicator", "/strategy_goals"), 0.9
_PERIOD, _MOST_BESIDE_A_PERIOD = 0.9, 6
_FIGURES = ("/costs/*/amount", "/hours/*/hours")


@dataclass(slots=True)
class Rows:
    """The cells of a table by row; a cell that spans rows stands in each of them."""

    by_row: dict[int, list[Cell]]
    last: int
    with_text: dict[int, list[Cell]]

    @classmethod
    def of(cls, table: Table) -> Rows:
        """Return the cells of *table* by row, in order of column."""
        rows: dict[int, list[Cell]] = defaultdict(list)
        for cell in table.cells:
            for row in range(cell.row, cell.row + min(cell.row_span, 60)):
                rows[row].append(cell)
        for cells in rows.values():
            cells.sort(key=lambda cell: cell.column)
        filled = {(cell.row, cell.column) for cell in table.cells if cell.text.strip()}
        with_text = {row: [cell for cell in cells if (cell.row, cell.column) in filled] for row, cells in rows.items()}
        return cls(dict(rows), max(rows, default=0), with_text)

    def filled(self, row: int) -> list[Cell]:
        """Return the cells of *row* that hold something."""
        return self.with_text.get(row, [])


def year_in(text: str) -> int | None:
    """Return the one calendar year that a header names.

    >>> year_in("Kroner 2024"), year_in("2023–2025"), year_in("År 1")
    (2024, None, None)
    """
    found = YEAR.findall(text)
    return int(found[0]) if len(found) == 1 and len(text) <= LONGEST_HEADER else None


@lru_cache(maxsize=4096)
def is_year_header(text: str) -> bool:
    """Whether *text* heads the figures of one year, by number (`2024`, `Timer 2024`) or by count (`År 2`)."""
    rest = _UNIT_OR_SCALE.sub(" ", text)
    if _measures(rest):
        return False  # «Måltall 2028» is of what the proposal reaches, not of what it costs
    return (year_in(text) is not None and not re.search(r"\d", rest) and len(re.sub(r"\W+", "", rest)) <= 24) or bool(
        SHORT_YEAR.match(text)
    )


def _measures(text: str) -> bool:
    """Return whether *text* is what forms call a value that is measured, and no table of money or time calls its figures."""
    measured = max((score for pointer, score in field_scores(text).items() if pointer in _MEASURES), default=0.0)
    return measured >= _MEASURED and max(column_scores(text).get(role, 0.0) for role in _FIGURES) < _MEASURED


@lru_cache(maxsize=4096)
def is_total(text: str) -> bool:
    """Whether a row or column headed *text* is a sum.

    >>> is_total("Til sammen"), is_total("Sum kostnader 2023"), is_total("Summarisk rapport")
    (True, True, False)
    """
    key = label_key(re.sub(YEAR, " ", text))
    return key in word_set("total") or (
        any(key.startswith(f"{word} ") for word in ("sum", "totalt", "total", "til sammen", "i alt")) and len(key) <= 40
    )


def header_text(cell: Cell) -> str:
    """Return the header in *cell*: its first line, where help follows."""
    text = cell.text
    if "\n" not in text and len(text) <= LONGEST_HEADER:
        return text.strip()
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not lines:
        return ""
    joined = " ".join(lines)
    return joined if len(joined) <= LONGEST_HEADER else lines[0]


def _has_control(cell: Cell) -> bool:
    return any(control.kind is not ControlKind.TICK for block in cell.blocks if isinstance(block, Paragraph) for control in block.controls)


def looks_like_header(cell: Cell) -> bool:
    """Whether *cell* can head a column: short, no answer, no figure but a year."""
    text = header_text(cell)
    if (
        not text
        or len(text) > LONGEST_HEADER
        or (cell.locked is False and not (cell.bold or cell.header))
        or _has_control(cell)
        or _has_answer_below(cell)
        or _holds_its_answer(text)
    ):
        return False
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return is_year_header(text)
    return is_year_header(text) or not _FIGURE.search(_UNIT_OR_SCALE.sub(" ", text))


def _holds_its_answer(text: str) -> bool:
    """Return whether *text* is a known label with its answer after a colon: «Avdeling: Kulturhistorie»."""
    label, colon, answer = text.partition(": ")
    return bool(colon and answer.strip()) and max(field_scores(label).values(), default=0.0) >= _MEASURED


def fit_of_kind(texts: list[str], kind: str) -> float:
    """Return how well headers fit the roles of *kind*, each role once."""
    pairs = sorted(
        (
            (score, number, pointer)
            for number, text in enumerate(texts)
            for pointer, score in column_scores(text).items()
            if pointer.startswith(f"/{kind}/") and score >= _ROLE_SHARE
        ),
        reverse=True,
    )  # fmt: skip
    taken: dict[str, float] = {}
    columns: set[int] = set()
    for score, number, pointer in pairs:
        if number not in columns and pointer not in taken:
            columns.add(number)
            taken[pointer] = score
    return sum(taken.values())


def _has_answer_below(cell: Cell) -> bool:
    """Return whether a cell holds bold words over plain ones: a label with its answer."""
    looks = [
        span.bold
        for block in cell.blocks
        if isinstance(block, Paragraph)
        for span in block.content
        if isinstance(span, Span) and span.text.strip() and not span.faint and not span.italic
    ]
    return len(looks) > 1 and looks[0] and not looks[-1]


def is_role(cell: Cell) -> bool:
    """Return whether *cell* names what a line has: in a table on its side its row belongs to the lines."""
    return max(column_scores(header_text(cell)).values(), default=0.0) >= KNOWN


def look_alike(cells: list[Cell]) -> bool:
    """Return whether the cells of a row can all be headers by their look: labels beside plain answers are not."""
    styled = [bool(cell.bold or cell.shaded or cell.header) for cell in cells]
    return (
        all(styled)
        or not any(styled)
        or all(is_year_header(header_text(cell)) for cell, style in zip(cells, styled, strict=True) if not style)
    )


def is_period(texts: list[str]) -> bool:
    """Return whether headers ask for a start and an end, and none for what is done then: a period, and no lines of milestones."""
    asked = {pointer for text in texts for pointer, score in field_scores(text).items() if score >= _PERIOD}
    if not ({"/start", "/end"} <= asked and len(texts) <= _MOST_BESIDE_A_PERIOD):
        return False
    return max(column_scores(text).get("/milestones/*/description", 0.0) for text in texts) < KNOWN and not any(map(is_year_header, texts))


def has_figures(texts: list[str]) -> bool:
    """Return whether one of the headers is over figures, or over what only risks and milestones have."""
    roles = (*_FIGURES, "/risks/*/probability", "/risks/*/consequence", "/milestones/*/date")
    return any(is_year_header(text) or max(column_scores(text).get(role, 0.0) for role in roles) >= KNOWN for text in texts)


def same_under_each(bands: list[Cell], cells: list[Cell]) -> bool:
    """Return whether the same texts stand under each of several headers that span columns: «Egne midler | Tilskudd» under each year."""
    under = [tuple(header_text(cell) for cell in cells if 0 <= cell.column - band.column < band.column_span) for band in bands]
    return len(under) > 1 and len(under[0]) > 1 and len(set(under)) == 1


def answers_labels_above(rows: Rows, row: int) -> bool:
    """Return whether *row* answers a row of labels, cell by cell: «våren 2025 | høsten 2025» below «Start | Slutt»."""
    cells, above = rows.filled(row), rows.filled(row - 1)
    if len(cells) != len(above) or len(cells) < _FEWEST_LABELS or any(one.bold or one.shaded or one.header for one in cells):
        return False
    styled = all(one.bold or one.shaded or one.header for one in above)
    known = sum(best(field_scores(header_text(one)))[1] >= _SURELY_KNOWN for one in above)
    return styled and known >= _FEWEST_LABELS and not any(is_year_header(header_text(one)) for one in above)
