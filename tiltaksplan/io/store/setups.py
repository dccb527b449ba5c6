"""Tables of the set-up: the plan's own row with the single values, and a table for each of its lists."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    Dialect,
    ForeignKeyConstraint,
    Integer,
    String,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.types import TypeDecorator

from tiltaksplan.io.store.schema import Figure, Lines, schema
from tiltaksplan.plan.check_settings import CheckSetting
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.limits import Limits
from tiltaksplan.plan.setup import BudgetLine, Criterion, Decision, FocusArea, Frame, Group, Person, Setup, StrategyGoal, Unit

# One row. `revision` counts the saves: whoever saves from an older one than the file's has not seen the newest.
plan = Table(
    "plan", schema,
    Column("id", Integer, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("round", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("first_year", Integer, nullable=False),
    Column("last_year", Integer, nullable=False),
    Column("hours_per_work_year", Figure, nullable=False),
    Column("max_measures", Integer),
    Column("currency", String, nullable=False),
    Column("proposal_deadline", Date),
    Column("unit_deadline", Date),
    Column("approval_date", Date),
)  # fmt: skip


class Weight(TypeDecorator[Severity]):
    """How much a finding weighs, as its word."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Severity | None, dialect: Dialect) -> str | None:
        """Return the word."""
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Severity | None:
        """Return what the word means."""
        return None if value is None else Severity(value)


SINGLE = tuple(column.name for column in plan.columns if column.name not in ("id", "revision", "round"))


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True, autoincrement=False)


unit = Table(
    "unit", schema, _position(),
    Column("name", Text, nullable=False), Column("short_name", Text), Column("leader", Text), Column("email", Text),
)  # fmt: skip
grp = Table("grp", schema, _position(), Column("name", Text, nullable=False), Column("unit", Text))
person = Table(
    "person", schema, _position(),
    Column("name", Text, nullable=False), Column("email", Text), Column("unit", Text), Column("position_held", Text),
)  # fmt: skip
person_hours = Table(
    "person_hours", schema,
    Column("person", Integer, primary_key=True, autoincrement=False), Column("position", Integer, primary_key=True, autoincrement=False),
    Column("year", Integer, nullable=False), Column("hours", Figure, nullable=False),
    ForeignKeyConstraint(["person"], ["person.position"], ondelete="CASCADE"),
)  # fmt: skip
budget_line = Table(
    "budget_line", schema, _position(),
    Column("year", Integer, nullable=False), Column("amount", BigInteger, nullable=False),
    Column("source", Text, nullable=False), Column("note", Text),
)  # fmt: skip
focus_area = Table("focus_area", schema, _position(), Column("name", Text, nullable=False), Column("description", Text))
frame = Table("frame", schema, _position(), Column("name", Text, nullable=False), Column("description", Text))
frame_name = Table(
    "frame_name", schema,
    Column("frame", Integer, primary_key=True, autoincrement=False), Column("position", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    ForeignKeyConstraint(["frame"], ["frame.position"], ondelete="CASCADE"),
)  # fmt: skip
goal = Table(
    "goal", schema, _position(),
    Column("number", String, nullable=False), Column("chapter", Text), Column("text", Text), Column("prioritised", Boolean, nullable=False),
)  # fmt: skip
criterion = Table("criterion", schema, _position(), Column("name", Text, nullable=False), Column("weight", Figure, nullable=False))
criterion_step = Table(
    "criterion_step", schema,
    Column("criterion", Integer, primary_key=True, autoincrement=False), Column("position", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    ForeignKeyConstraint(["criterion"], ["criterion.position"], ondelete="CASCADE"),
)  # fmt: skip
limit_given = Table("limit_given", schema, _position(), Column("key", String, nullable=False), Column("amount", Figure, nullable=False))
# Since version 2.
check_setting = Table(
    "check_setting", schema, _position(),
    Column("code", String, nullable=False), Column("runs", Boolean, nullable=False), Column("severity", Weight), Column("reason", Text),
)  # fmt: skip
decision = Table(
    "decision", schema, _position(),
    Column("kind", String, nullable=False), Column("proposal", Text, nullable=False), Column("other", Text), Column("quarter", String),
    Column("who", Text), Column("reason", Text),
)  # fmt: skip

LISTS: tuple[Lines, ...] = (
    Lines(table=unit, attribute="units", kind=Unit, columns=("name", "short_name", "leader", "email")),
    Lines(table=grp, attribute="groups", kind=Group, columns=("name", "unit")),
    Lines(table=budget_line, attribute="budget", kind=BudgetLine, columns=("year", "amount", "source", "note")),
    Lines(table=focus_area, attribute="focus_areas", kind=FocusArea, columns=("name", "description")),
    Lines(table=goal, attribute="goals", kind=StrategyGoal, columns=("number", "chapter", "text", "prioritised")),
    Lines(table=check_setting, attribute="check_settings", kind=CheckSetting, columns=("code", "runs", "severity", "reason")),
    Lines(table=decision, attribute="decisions", kind=Decision, columns=("kind", "proposal", "other", "quarter", "who", "reason")),
)


def insert_plan(connection: Connection) -> None:
    """Write the one row of a new plan, before anything else is in it."""
    connection.execute(insert(plan), {"id": 1, "revision": 0, "round": 1, **{name: getattr(Setup(), name) for name in SINGLE}})


def save_setup(connection: Connection, before: Setup, after: Setup) -> None:
    """Write what differs between *before* and *after*, list by list."""
    connection.execute(update(plan), {name: getattr(after, name) for name in SINGLE})
    for lines in LISTS:
        if getattr(before, lines.attribute) != getattr(after, lines.attribute):
            _exchange(connection, lines.table, lines.rows_of(after))
    if before.people != after.people:
        _exchange(connection, person, [_person_row(n, one) for n, one in enumerate(after.people)])
        hours = [(n, m, *line) for n, one in enumerate(after.people) for m, line in enumerate(one.hours)]
        _insert(connection, person_hours, [{"person": n, "position": m, "year": year, "hours": given} for n, m, year, given in hours])
    if before.frames != after.frames:
        frames: list[dict[str, object]] = [
            {"position": n, "name": one.name, "description": one.description} for n, one in enumerate(after.frames)
        ]
        _exchange(connection, frame, frames)
        names = [(n, m, name) for n, one in enumerate(after.frames) for m, name in enumerate(one.other_names)]
        _insert(connection, frame_name, [{"frame": n, "position": m, "name": name} for n, m, name in names])
    if before.criteria != after.criteria:
        _exchange(connection, criterion, [{"position": n, "name": one.name, "weight": one.weight} for n, one in enumerate(after.criteria)])
        steps = [(n, m, text) for n, one in enumerate(after.criteria) for m, text in enumerate(one.steps)]
        _insert(connection, criterion_step, [{"criterion": n, "position": m, "text": text} for n, m, text in steps])
    if before.limits != after.limits:
        given = [{"position": n, "key": key, "amount": amount} for n, (key, amount) in enumerate(after.limits.given)]
        _exchange(connection, limit_given, given)


def _person_row(position: int, one: Person) -> dict[str, object]:
    return {"position": position, "name": one.name, "email": one.email, "unit": one.unit, "position_held": one.position}


def _frame_row(position: int, one: Frame) -> dict[str, object]:
    return {"position": position, "name": one.name, "description": one.description}


def _exchange(connection: Connection, table: Table, rows: list[dict[str, object]]) -> None:
    connection.execute(delete(table))
    _insert(connection, table, rows)


def _insert(connection: Connection, table: Table, rows: list[dict[str, object]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def read_setup(connection: Connection) -> Setup:
    """Return the set-up that stands in the file."""
    single = connection.execute(select(plan)).mappings().one()
    values: dict[str, Any] = {name: single[name] for name in SINGLE}
    for lines in LISTS:
        values[lines.attribute] = lines.things_from(connection.execute(select(lines.table).order_by("position")).mappings())
    values |= {"people": _read_people(connection), "frames": _read_frames(connection), "criteria": _read_criteria(connection)}
    return Setup(**values, limits=_read_limits(connection))


def _below(connection: Connection, table: Table, owner: str, *columns: str) -> dict[int, list[Any]]:
    """Return by owner what *table* keeps of it: the values of its only column, or tuples of several."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(select(table).order_by(owner, "position")).mappings():
        found[row[owner]].append(row[columns[0]] if len(columns) == 1 else tuple(row[name] for name in columns))
    return found


def _read_people(connection: Connection) -> tuple[Person, ...]:
    hours = _below(connection, person_hours, "person", "year", "hours")
    rows = connection.execute(select(person).order_by("position"))
    return tuple(
        Person(name=row.name, email=row.email, unit=row.unit, position=row.position_held, hours=tuple(hours[row.position])) for row in rows
    )


def _read_frames(connection: Connection) -> tuple[Frame, ...]:
    names = _below(connection, frame_name, "frame", "name")
    rows = connection.execute(select(frame).order_by("position"))
    return tuple(Frame(name=row.name, description=row.description, other_names=tuple(names[row.position])) for row in rows)


def _read_criteria(connection: Connection) -> tuple[Criterion, ...]:
    steps = _below(connection, criterion_step, "criterion", "text")
    rows = connection.execute(select(criterion).order_by("position"))
    return tuple(Criterion(name=row.name, weight=row.weight, steps=tuple(steps[row.position])) for row in rows)


def _read_limits(connection: Connection) -> Limits:
    rows = connection.execute(select(limit_given).order_by("position"))
    return Limits(given=tuple((row.key, row.amount) for row in rows))
