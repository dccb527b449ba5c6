"""Tables of proposals: one row a proposal, and a table for each kind of line that it is made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Connection,
    Date,
    ForeignKey,
    Integer,
    RowMapping,
    String,
    Table,
    Text,
    delete,
    insert,
    select,
)

from tiltaksplan.io.store.schema import Figure, Lines, schema
from tiltaksplan.plan.change import natural_order
from tiltaksplan.plan.proposal import Contact, CostLine, HourLine, Milestone, ProjectLeader, Proposal, Risk

proposal = Table(
    "proposal", schema,
    Column("id", String, primary_key=True),
    Column("title", Text),
    Column("group", Text),
    Column("unit", Text),
    Column("contact_name", Text),
    Column("contact_email", Text),
    Column("focus_area", Text),
    Column("description", Text),
    Column("justification", Text),
    Column("goal", Text),
    Column("indicator", Text),
    Column("baseline", Figure),
    Column("target", Figure),
    Column("start", Date),
    Column("end", Date),
    Column("benefit", Text),
    Column("displaces", Text),
    Column("leader_name", Text),
    Column("leader_competence", Text),
    Column("leader_experience", Text),
    Column("leader_qualities", Text),
    Column("priority", Integer),
    Column("priority_reason", Text),
    Column("stated_cost", BigInteger),
    Column("stated_hours", Figure),
    Column("received", Date),
)  # fmt: skip


def _owner() -> Column[str]:
    return Column("proposal", ForeignKey("proposal.id", ondelete="CASCADE"), primary_key=True)


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True)  # the form's order: people look for their row there


cost_line = Table(
    "cost_line", schema, _owner(), _position(),
    Column("year", Integer), Column("category", Text), Column("amount", BigInteger, CheckConstraint("amount >= 0", name="amount")),
    Column("funding", Text),
)  # fmt: skip

hour_line = Table(
    "hour_line", schema, _owner(), _position(),
    Column("person", Text), Column("role", Text), Column("unit", Text), Column("year", Integer),
    Column("hours", Figure, CheckConstraint("hours >= 0", name="hours")),
)  # fmt: skip

risk = Table(
    "risk", schema, _owner(), _position(),
    Column("description", Text), Column("probability", Integer), Column("consequence", Integer), Column("mitigation", Text),
)  # fmt: skip

milestone = Table("milestone", schema, _owner(), _position(), Column("date", Date), Column("description", Text))

# The proposal's lists of short texts (goals, frames, partners, …), told apart by the attribute's name.
proposal_text = Table(
    "proposal_text", schema, _owner(), Column("list", String, primary_key=True), _position(), Column("text", Text, nullable=False)
)

LINES: tuple[Lines, ...] = (
    Lines(table=cost_line, attribute="costs", kind=CostLine, columns=("year", "category", "amount", "funding")),
    Lines(table=hour_line, attribute="hours", kind=HourLine, columns=("person", "role", "unit", "year", "hours")),
    Lines(table=risk, attribute="risks", kind=Risk, columns=("description", "probability", "consequence", "mitigation")),
    Lines(table=milestone, attribute="milestones", kind=Milestone, columns=("date", "description")),
)
TEXT_LISTS: tuple[str, ...] = ("strategy_goals", "frames", "dependencies", "partners", "not_asked")
PARTS: dict[str, type] = {"contact": Contact, "leader": ProjectLeader}
_PLAIN = tuple(column.name for column in proposal.columns if not column.name.startswith(("contact_", "leader_")))


def row_of(one: Proposal) -> dict[str, object]:
    """Return the row of the proposal itself, contact and leader among its columns."""
    row: dict[str, object] = {name: getattr(one, name) for name in _PLAIN}
    for part, kind in PARTS.items():
        row |= {f"{part}_{name}": getattr(getattr(one, part), name) for name in kind.__slots__}  # type: ignore[attr-defined]
    return row


def text_rows_of(one: Proposal) -> list[dict[str, object]]:
    """Return a row for each short text of the proposal's lists."""
    texts = [(name, n, text) for name in TEXT_LISTS for n, text in enumerate(getattr(one, name))]
    return [{"proposal": one.id, "list": name, "position": n, "text": text} for name, n, text in texts]


def delete_proposals(connection: Connection, ids: Iterable[str]) -> None:
    """Delete proposals; their lines go with them."""
    for proposal_id in ids:
        connection.execute(delete(proposal).where(proposal.c.id == proposal_id))


def insert_proposals(connection: Connection, proposals: Iterable[Proposal]) -> None:
    """Write *proposals* with all their lines."""
    standing = tuple(proposals)
    _insert(connection, proposal, [row_of(one) for one in standing])
    for lines in LINES:
        _insert(connection, lines.table, [row for one in standing for row in lines.rows_of(one, proposal=one.id)])
    _insert(connection, proposal_text, [row for one in standing for row in text_rows_of(one)])


def _insert(connection: Connection, table: Table, rows: list[dict[str, object]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def read_proposals(connection: Connection) -> tuple[Proposal, ...]:
    """Return all proposals, in the plan's order."""
    lines: dict[str, dict[str, Any]] = defaultdict(dict)
    for table in LINES:
        for owner, rows in _by_owner(connection, table):
            lines[owner][table.attribute] = table.things_from(rows)
    for row in connection.execute(select(proposal_text).order_by("proposal", "list", "position")).mappings():
        lines[row["proposal"]].setdefault(row["list"], []).append(row["text"])
    found = [_proposal_from(row, lines[row["id"]]) for row in connection.execute(select(proposal)).mappings()]
    return tuple(sorted(found, key=lambda one: natural_order(one.id)))


def _by_owner(connection: Connection, lines: Lines) -> Iterator[tuple[str, list[RowMapping]]]:
    owned: dict[str, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(select(lines.table).order_by("proposal", "position")).mappings():
        owned[row["proposal"]].append(row)
    yield from owned.items()


def _proposal_from(row: RowMapping, lines: Mapping[str, Any]) -> Proposal:
    parts = {part: kind(**{name: row[f"{part}_{name}"] for name in kind.__slots__}) for part, kind in PARTS.items()}  # type: ignore[attr-defined]
    values: dict[str, Any] = {name: row[name] for name in _PLAIN} | parts | {name: tuple(part) for name, part in lines.items()}
    return Proposal(**values)
