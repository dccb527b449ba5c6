"""Tables of the journal: a row a step, and a row a change with the values before and after as JSON."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Integer, String, Table, Text, func, insert, select

from tiltaksplan.io.store.schema import Moment, schema
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.journal import JournalStep, change_from, plain_change

journal_step = Table(
    "journal_step", schema,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False), Column("who", Text), Column("when", Moment, nullable=False),
)  # fmt: skip

journal_change = Table(
    "journal_change", schema,
    Column("step", ForeignKey("journal_step.number"), primary_key=True), Column("position", Integer, primary_key=True, autoincrement=False),
    Column("thing", Text, nullable=False), Column("field", Text, nullable=False), Column("before", Text, nullable=False),
    Column("after", Text, nullable=False), Column("who", Text), Column("when", Moment), Column("why", Text), Column("source", String(64)),
)  # fmt: skip


def write_step(connection: Connection, changes: Sequence[Change], *, text: str, who: str | None, when: datetime) -> None:
    """Add *changes* to the journal as one step."""
    number = (connection.execute(select(func.max(journal_step.c.number))).scalar() or 0) + 1
    connection.execute(insert(journal_step), {"number": number, "text": text, "who": who, "when": when})
    connection.execute(insert(journal_change), [{"step": number, "position": n, **_row_of(change)} for n, change in enumerate(changes)])


def _row_of(change: Change) -> dict[str, object]:
    plain = plain_change(change)
    return plain | {name: json.dumps(plain[name], ensure_ascii=False) for name in ("before", "after")}


def read_journal(connection: Connection, *, steps: int | None = None) -> tuple[JournalStep, ...]:
    """Return the journal, first step first: the whole of it, or so many *steps*."""
    changes = defaultdict(list)
    of_changes, of_steps = select(journal_change).order_by("step", "position"), select(journal_step).order_by("number")
    if steps is not None:
        of_changes, of_steps = of_changes.where(journal_change.c.step <= steps), of_steps.limit(steps)
    for row in connection.execute(of_changes).mappings():
        plain = {name: row[name] for name in ("thing", "field", "who", "when", "why", "source")}
        values = {name: json.loads(row[name]) for name in ("before", "after")}
        changes[row["step"]].append(change_from(plain | values))
    rows = connection.execute(of_steps).mappings()
    return tuple(JournalStep(**row, changes=tuple(changes[row["number"]])) for row in rows)
