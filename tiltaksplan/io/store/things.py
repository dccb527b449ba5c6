"""Tables of what the plan holds beside set-up and proposals: scores, waivers, outcomes, files, the last plan's measures, templates."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Connection, Date, Integer, RowMapping, String, Table, Text, delete, insert, select

from tiltaksplan.io.store.schema import Figure, Moment, schema
from tiltaksplan.plan.change import COLLECTIONS, natural_order
from tiltaksplan.plan.finding import Waiver
from tiltaksplan.plan.imported_file import ImportedFile
from tiltaksplan.plan.outcome import Outcome
from tiltaksplan.plan.past_measure import PastMeasure
from tiltaksplan.plan.plain import plain_of, value_from
from tiltaksplan.plan.score import Score
from tiltaksplan.plan.template import Template

# Scores and decisions name proposals that may have gone and may come back by undo: no foreign key holds them.
score = Table(
    "score", schema,
    Column("proposal", String, primary_key=True), Column("criterion", String, primary_key=True),
    Column("assessor", String, primary_key=True),    Column("step", Integer, nullable=False), Column("reason", Text),
)  # fmt: skip

waiver = Table(
    "waiver", schema,
    Column("key", String, primary_key=True), Column("fingerprint", Text, nullable=False), Column("reason", Text, nullable=False),
    Column("who", Text), Column("when", Moment),
)  # fmt: skip

# An outcome is one result that is shown and compared as a whole: its parts are kept as JSON.
outcome = Table("outcome", schema, Column("scenario", String, primary_key=True), Column("content", Text, nullable=False))

file = Table(
    "file", schema,
    Column("sha256", String(64), primary_key=True), Column("name", Text, nullable=False), Column("imported", Moment, nullable=False),
    Column("kind", String, nullable=False), Column("language", String, nullable=False), Column("template", Text),
    Column("proposals", Text, nullable=False), Column("waiting", Boolean, nullable=False), Column("reading", Text, nullable=False),
)  # fmt: skip

history = Table(
    "history", schema,
    Column("number", String, primary_key=True), Column("title", Text, nullable=False), Column("unit", Text),
    Column("planned_cost", BigInteger), Column("actual_cost", BigInteger), Column("planned_hours", Figure), Column("actual_hours", Figure),
    Column("planned_end", Date), Column("actual_end", Date), Column("status", Text), Column("achievement", Integer),
    Column("hit_by_pandemic", Boolean, nullable=False), Column("causes", Text),
)  # fmt: skip

# A template is one thing that is compared with forms as a whole: its texts and its mapping are kept as JSON.
template = Table(
    "template", schema,
    Column("id", String, primary_key=True), Column("name", Text, nullable=False), Column("file", String(64), nullable=False),
    Column("content", Text, nullable=False),
)  # fmt: skip


def _flat(kind: type) -> Callable[[RowMapping], Any]:
    return lambda row: kind(**row)


def _row_of_slots(thing: object) -> dict[str, object]:
    return {name: getattr(thing, name) for name in thing.__slots__}  # type: ignore[attr-defined]


def _outcome_row(one: Outcome) -> dict[str, object]:
    return {"scenario": one.scenario, "content": json.dumps(plain_of(one), ensure_ascii=False)}


def _template_row(one: Template) -> dict[str, object]:
    return {"id": one.id, "name": one.name, "file": one.file, "content": json.dumps(plain_of(one), ensure_ascii=False)}


def _file_row(one: ImportedFile) -> dict[str, object]:
    return _row_of_slots(one) | {"proposals": json.dumps(one.proposals, ensure_ascii=False)}


def _file_from(row: RowMapping) -> ImportedFile:
    return ImportedFile(**{**row, "proposals": tuple(json.loads(row["proposals"]))})


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingTable:
    """Where things of one kind are kept, and how one becomes a row and a row one."""

    table: Table
    row_of: Callable[[Any], dict[str, object]]
    thing_from: Callable[[RowMapping], Any]


THINGS: dict[str, ThingTable] = {
    "score": ThingTable(table=score, row_of=_row_of_slots, thing_from=_flat(Score)),
    "waiver": ThingTable(table=waiver, row_of=_row_of_slots, thing_from=_flat(Waiver)),
    "outcome": ThingTable(table=outcome, row_of=_outcome_row, thing_from=lambda row: value_from(Outcome, json.loads(row["content"]))),
    "file": ThingTable(table=file, row_of=_file_row, thing_from=_file_from),
    "template": ThingTable(table=template, row_of=_template_row, thing_from=lambda row: value_from(Template, json.loads(row["content"]))),
    "history": ThingTable(table=history, row_of=_row_of_slots, thing_from=_flat(PastMeasure)),
}


def delete_things(connection: Connection, kind: str, things: Iterable[object]) -> None:
    """Delete *things* of one kind, each found by its primary key."""
    stored = THINGS[kind]
    for thing in things:
        row = stored.row_of(thing)
        connection.execute(delete(stored.table).where(*(column == row[column.name] for column in stored.table.primary_key.columns)))


def insert_things(connection: Connection, kind: str, things: Iterable[object]) -> None:
    """Write *things* of one kind."""
    stored = THINGS[kind]
    if rows := [stored.row_of(thing) for thing in things]:
        connection.execute(insert(stored.table), rows)


def read_things(connection: Connection, kind: str) -> tuple[Any, ...]:
    """Return all things of one kind, in the plan's order."""
    stored, key = THINGS[kind], COLLECTIONS[kind].key
    found = [stored.thing_from(row) for row in connection.execute(select(stored.table)).mappings()]
    return tuple(sorted(found, key=lambda thing: natural_order(key(thing))))
