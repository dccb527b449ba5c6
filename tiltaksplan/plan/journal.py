"""The journal: every change that was made to a plan, kept in the steps in which people made them."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass
from datetime import datetime
from typing import Any

from tiltaksplan.plan.change import COLLECTIONS, Change
from tiltaksplan.plan.plain import plain_of, value_from
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.setup import Setup


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalStep:
    """What a person did at one stroke, and takes back at one stroke.

    Attributes:
        number: Counted from 1 through the life of the plan.
        text: What the step is called in the menu: «Endre tittel».
    """

    number: int
    text: str
    who: str | None
    when: datetime
    changes: tuple[Change, ...]


def plain_change(change: Change) -> dict[str, object]:
    """Return *change* with its values as what JSON can hold."""
    return {
        "thing": change.thing, "field": change.field, "before": plain_of(change.before), "after": plain_of(change.after),
        "who": change.who, "when": change.when, "why": change.why, "source": change.source,
    }  # fmt: skip


def change_from(plain: Mapping[str, Any]) -> Change:
    """Return the change that *plain* was made of.

    Raises:
        ValueError, TypeError, KeyError: It names a thing or a field that this version does not know.
    """
    kind = kind_at(plain["thing"], plain["field"])
    values = {name: None if plain[name] is None else value_from(kind, plain[name]) for name in ("before", "after")}
    return Change(**{**plain, **values})


def kind_at(thing: str, field: str) -> Any:  # noqa: ANN401  a type form; Python 3.11 has no type for those
    """Return the type of what stands at *field* of *thing*.

    >>> kind_at("proposal:T-01", "/costs/0/amount")
    int | None
    """
    kind: Any = {"plan": Plan, "setup": Setup}.get(thing) or _kind_of(thing)
    for part in field.split("/")[1:]:
        kind = _without_none(kind)
        if typing.get_origin(kind) is tuple:
            arguments = typing.get_args(kind)
            kind = arguments[0] if arguments[-1] is Ellipsis else arguments[int(part)]
        elif is_dataclass(kind):
            kind = typing.get_type_hints(kind)[part]
        else:
            raise KeyError(field)
    return kind


def _kind_of(thing: str) -> Any:  # noqa: ANN401
    collection = COLLECTIONS[thing.partition(":")[0]]
    return typing.get_args(typing.get_type_hints(Plan)[collection.attribute])[0]


def _without_none(kind: Any) -> Any:  # noqa: ANN401
    if typing.get_origin(kind) not in (typing.Union, types.UnionType):
        return kind
    return next(one for one in typing.get_args(kind) if one is not type(None))
