"""Things of the plan as plain values (what JSON can hold) and back, by the types of the dataclasses.

For the journal, the store and `--json`.
"""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

from tiltaksplan.language import Message, Year

T = TypeVar("T")


def plain_of(value: object) -> object:
    """Return *value* as dicts, lists, strings, numbers, booleans and None; fields that hold their default are left out.

    >>> from tiltaksplan.plan.proposal import CostLine
    >>> plain_of(CostLine(year=2024, amount=450000))
    {'year': 2024, 'amount': 450000}
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Year):
        return {"year": int(value)}
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Message):
        return {"template": value.template, "figures": [[name, _plain_figure(figure)] for name, figure in value.figures]}
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain_of(getattr(value, one.name)) for one in fields(value) if not _is_default(value, one.name)}
    if isinstance(value, tuple | list):
        return [plain_of(part) for part in value]
    if isinstance(value, dict):
        return {str(key): plain_of(part) for key, part in value.items()}
    return value


def value_from(kind: type[T], plain: object) -> T:
    """Return the value of type *kind* that *plain* was made of.

    Raises:
        ValueError, TypeError, KeyError: *plain* is not of that type: the store is damaged or of another version.
    """
    return cast(T, _value_from(kind, plain))


def _is_default(thing: object, name: str) -> bool:
    default = _defaults(cast(Any, type(thing))).get(name, MISSING)
    return default is not MISSING and getattr(thing, name) == default


@cache
def _defaults(kind: type) -> dict[str, object]:
    found: dict[str, object] = {}
    for one in fields(kind):
        if one.default is not MISSING:
            found[one.name] = one.default
        elif one.default_factory is not MISSING:
            found[one.name] = one.default_factory()
    return found


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _value_from(kind: Any, plain: object) -> object:  # noqa: ANN401  a type hint has no type of its own
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        if plain is None:
            return None
        choices = [one for one in typing.get_args(kind) if one is not type(None)]
        return _value_from(choices[0], plain)
    if origin is tuple:
        return _tuple_from(typing.get_args(kind), cast(list[object], plain))
    if kind is Message:
        return _message_from(cast(dict[str, Any], plain))
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: _value_from(hints[name], part) for name, part in cast(dict[str, object], plain).items()})
    if kind is datetime:
        return datetime.fromisoformat(cast(str, plain))
    if kind is date:
        return date.fromisoformat(cast(str, plain))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    return plain


def _tuple_from(kinds: tuple[Any, ...], plain: list[object]) -> tuple[object, ...]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:  # tuple[X, ...]
        return tuple(_value_from(kinds[0], part) for part in plain)
    return tuple(_value_from(kind, part) for kind, part in zip(kinds, plain, strict=True))


def _message_from(plain: dict[str, Any]) -> Message:
    return Message(plain["template"], tuple((name, _figure_from(figure)) for name, figure in plain["figures"]))


def _plain_figure(figure: object) -> object:
    """Return a figure of a message; unlike a field's, its type stands nowhere else, so a day says that it is one."""
    if isinstance(figure, date) and not isinstance(figure, datetime):
        return {"day": figure.isoformat()}
    return [_plain_figure(part) for part in figure] if isinstance(figure, tuple | list) else plain_of(figure)


def _figure_from(plain: object) -> object:
    if isinstance(plain, dict) and "day" in plain:
        return date.fromisoformat(plain["day"])
    if isinstance(plain, dict):
        return Year(plain["year"]) if "year" in plain else _message_from(plain)
    return tuple(_figure_from(part) for part in plain) if isinstance(plain, list) else plain
