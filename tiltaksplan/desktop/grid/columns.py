"""A column of a grid: what it is called, what kind of value it holds, and how it is read from and written into a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, cast

from tiltaksplan.plan.fields import Choice, Field, Kind, Line, Lines, PlanYear, Step
from tiltaksplan.plan.setup import Setup


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a grid.

    Attributes:
        read, write: Take the value out of a line, and give the line with another value in its place.
        wide: Takes the room that is left over.
        tick: A yes or no, shown as a box to tick.
        choices: Names to choose from, where they are not those of the set-up.
    """

    label: str
    kind: Kind
    help: str = ""
    read: Callable[[object], object]
    write: Callable[[object, object], object]
    wide: bool = False
    tick: bool = False
    choices: tuple[str, ...] = ()


def column(label: str, attribute: str, kind: Kind, help_text: str = "", *, wide: bool = False, required: bool = False) -> Column:
    """Return the column for *attribute* of a frozen dataclass; a required text is empty rather than None."""

    def write(line: object, value: object) -> object:
        return replace(cast(Any, line), **{attribute: "" if required and value is None else value})

    return Column(label=label, kind=kind, help=help_text, read=lambda line: getattr(line, attribute), write=write, wide=wide)


def columns_of(lines: Lines) -> tuple[Column, ...]:
    """Return the columns of a field that is a table."""
    return tuple(_column_of(field) for field in lines.columns)


def _column_of(field: Field) -> Column:
    return column(field.label, field.name, field.kind, field.help, wide=isinstance(field.kind, Line | Choice))


def offered(column: Column, setup: Setup) -> tuple[str, ...]:
    """Return the names that a cell of *column* can be chosen from."""
    return column.choices or names_for(column.kind, setup)


def names_for(kind: Kind, setup: Setup) -> tuple[str, ...]:
    """Return what the set-up offers for a field of *kind*."""
    if isinstance(kind, PlanYear):
        return tuple(str(year) for year in setup.years)
    if isinstance(kind, Step):
        return ("1", "2", "3", "4", "5")
    if not isinstance(kind, Choice):
        return ()
    if kind.of == "budget_sources":
        return setup.budget_sources()
    return tuple(one.name for one in getattr(setup, kind.of))
