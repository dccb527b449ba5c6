"""The last plan's measures out of their workbook: what each was to cost and take, what it did, and how well it was achieved."""

from __future__ import annotations

from dataclasses import replace

from tiltaksplan.document.blocks import Document
from tiltaksplan.document.place import Place
from tiltaksplan.forms.reading import Problem
from tiltaksplan.forms.sheet_rows import Problems, Row, rows_of
from tiltaksplan.forms.sheet_tables import SheetTable, sheets_of, table_of
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.past_measure import PastMeasure
from tiltaksplan.plan.setup_sheets import HISTORY

_RESULTS = frozenset({"actual_cost", "actual_hours", "actual_end", "achievement"})
_TELLING = _RESULTS | {"planned_cost", "planned_hours", "planned_end"}
_LEAST_TELLING = 3


def is_history(document: Document) -> bool:
    """Return whether *document* is a workbook of an earlier plan's results: a table with what was planned and what came of it."""
    return _table(document) is not None


def history_from(document: Document) -> tuple[tuple[PastMeasure, ...], tuple[Problem, ...]]:
    """Return the measures that *document* tells of, and what a person must look at. Other sheets (a summary) are passed over."""
    problems = Problems()
    table = _table(document)
    if table is None:
        text = N_(
            "Fant ingen tabell over tidligere tiltak. Den må ha kolonnen «Tiltak», "
            "og minst tre kolonner om hva som var planlagt og hva det ble."
        )
        problems.add("not-a-history", Place(), Message.of(text))
        return (), tuple(problems.met)
    measures = tuple(_measure(row, number) for number, row in enumerate(rows_of(table, problems), start=1))
    return measures, tuple(problems.met)


def _table(document: Document) -> SheetTable | None:
    found = (table for section in sheets_of(document) if (table := table_of(section, HISTORY)))
    telling = ((_telling(table), table) for table in found)
    best = max(telling, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] >= _LEAST_TELLING else None


def _telling(table: SheetTable) -> int:
    """Return how many columns tell what was planned and what came of it; 0 where none tells what came of it, as in a list of proposals."""
    attributes = {one.column.attribute for one in table.columns}
    return len(_TELLING & attributes) if _RESULTS & attributes else 0


def _measure(row: Row, number: int) -> PastMeasure:
    """Return the measure of *row*; one without a number gets its place in the table, marked so that it is no other's."""
    measure = PastMeasure(**{"number": f"({number})", **row.values})
    return replace(measure, title=measure.title.strip())
