"""What the sheets of the plan's workbook share: the plan that is shown and its words, the tables' names, the formats of a language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tiltaksplan.document.blocks import Align, Cell, Role, paragraph
from tiltaksplan.plan.outcome import Outcome
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.plan_sheets import status_of
from tiltaksplan.plan.quarter import Quarter
from tiltaksplan.reports.wording import SHORT_QUARTER, Wording

MONEY_FORMAT, YEAR_FORMAT, SCORE_FORMAT, SHARE_FORMAT, TEXT_FORMAT = "#,##0", "0", "0.0", "0%", "@"
POINTED_OUT = "▲ "  # before what exceeds its limit: colour is never the only sign

TABLES = {
    "proposals": "Forslag",
    "costs": "Kostnader",
    "hours": "Timer",
    "risks": "Risiko",
    "milestones": "Milepaeler",
    "scores": "Vurdering",
    "choice": "Prioritering",
    "money": "Penger",
    "units": "Enhetsbelastning",
    "people": "Personbelastning",
}
"""What the tables are called in formulas and pivot tables: the same in every language, so that what people build on them stands."""

POINTS_PER_LINE, MOST_LINES = 15.0, 5
TITLE_HEIGHT = (1, 28.0)  # of a sheet that begins with a title


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What is shown, and the words to show it in.

    Attributes:
        out_of_date: Whether the plan has been changed since the outcome was made.
        export_mark, plan_mark: What the workbook is known by when it comes back; empty where it cannot.
    """

    plan: Plan
    outcome: Outcome | None
    words: Wording
    out_of_date: bool = False
    export_mark: str = ""
    plan_mark: str = ""

    @property
    def date_format(self) -> str:
        """How a date is shown in the language."""
        return "dd/mm/yyyy" if self.words.language == "en" else "dd.mm.yyyy"

    def status_of(self, proposal_id: str) -> str:
        """Return what the choice came to for a proposal, in words."""
        return self.words(status_of(self.outcome, proposal_id))

    def quarter(self, written: str) -> str:
        """Return a quarter, written `2023-Q2`, as a heading: «2. kv. 2023»."""
        quarter = Quarter.parse(written)
        return self.words(SHORT_QUARTER, number=quarter.number, year=str(quarter.year))


def title_cells(title: str, *notes: str) -> list[Cell]:
    """Return a sheet's title in its first row, and what is said below it."""
    cells = [Cell(row=1, column=1, blocks=(paragraph(title, Role.TITLE),))]
    cells += [Cell(row=number, column=1, blocks=(paragraph(note, Role.NOTE),)) for number, note in enumerate(notes, start=2)]
    return cells


def header_cells(row: int, texts: Iterable[str], *, first_column: int = 1, right: Iterable[int] = ()) -> list[Cell]:
    """Return the header of a table; the columns *right*, counted from 0, stand over figures."""
    figures = frozenset(right)
    return [
        Cell(row=row, column=first_column + number, value=text, header=True, align=Align.RIGHT if number in figures else Align.LEFT)
        for number, text in enumerate(unlike(texts))
    ]


def unlike(texts: Iterable[str]) -> list[str]:
    """Return *texts* with none like another, as a table's header must be.

    >>> unlike(["Navn", "Timer", "navn"])
    ['Navn', 'Timer', 'navn (2)']
    """
    seen: dict[str, int] = {}
    made = []
    for text in texts:
        count = seen[text.casefold()] = seen.get(text.casefold(), 0) + 1
        made.append(text if count == 1 else f"{text} ({count})")
    return made


def lines_of(text: str, width: float) -> int:
    """Return how many lines *text* takes in a column of *width* characters, about."""
    room = max(int(width - 1), 1)
    return sum(max(1, -(-len(line) // room)) for line in text.split("\n"))


def height_of(lines: int, most: int = MOST_LINES) -> float:
    """Return the height of a row of *lines*, in points: not more than can be taken in at a glance."""
    return min(lines, most) * POINTS_PER_LINE + 2


def number_of(value: float) -> int | float:
    """Return *value* as a whole number where it is one."""
    return int(value) if float(value).is_integer() else round(float(value), 6)
