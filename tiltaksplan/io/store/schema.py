"""What all tables share: one register, names for constraints, and the kinds of columns that give back exactly what they got.

Nothing here is SQLite's own: the same tables stand on PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Double, MetaData, RowMapping, Table
from sqlalchemy.types import TypeDecorator

schema = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Figure(TypeDecorator[float]):
    """A number that may have decimals; a whole one comes back as a whole one, as it was."""

    impl = Double
    cache_ok = True

    def process_bind_param(self, value: float | None, dialect: Dialect) -> float | None:
        """Return the number as the column keeps it; one with more than nineteen digits fits too."""
        return None if value is None else float(value)

    def process_result_value(self, value: float | None, dialect: Dialect) -> float | None:
        """Return 300 for a stored 300.0."""
        return int(value) if value is not None and value.is_integer() else value


class Moment(TypeDecorator[datetime]):
    """A moment, kept in UTC: SQLite forgets time zones. One without a zone is the local time of this machine."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment as the column keeps it."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment with its zone."""
        return None if value is None else value.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A table that keeps one tuple of flat things (cost lines, units, …): a row a thing, in their order.

    Attributes:
        attribute: Where the tuple stands in its owner.
        kind: The class of the things; a column of the table is named as its attribute.
        columns: The attributes that have a column; what a thing holds beside them lies in a table of its own.
    """

    table: Table
    attribute: str
    kind: type
    columns: tuple[str, ...]

    def rows_of(self, owner: object, **key: object) -> list[dict[str, object]]:
        """Return the rows of *owner*, each with *key* (its owner's) and its position."""
        things = getattr(owner, self.attribute)
        return [{**key, "position": n, **{name: getattr(thing, name) for name in self.columns}} for n, thing in enumerate(things)]

    def things_from(self, rows: Iterable[RowMapping], **more: object) -> tuple[Any, ...]:
        """Return the things that *rows* keep, in the rows' order."""
        return tuple(self.kind(**{name: row[name] for name in self.columns}, **more) for row in rows)
