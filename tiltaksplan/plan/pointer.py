"""JSON pointers into the things of a plan: read the value there, or make the thing anew with another value there."""

from __future__ import annotations

from dataclasses import is_dataclass, replace
from typing import TypeVar, cast

T = TypeVar("T")


class NoSuchPlace(KeyError):
    """A pointer that leads nowhere in this thing. A fault of ours."""


def _parts(pointer: str) -> list[str]:
    return [part for part in pointer.split("/") if part]


def value_at(thing: object, pointer: str) -> object:
    """Return what stands at *pointer* in *thing*; the empty pointer is the thing itself.

    >>> from tiltaksplan.plan.proposal import CostLine, Proposal
    >>> value_at(Proposal(costs=(CostLine(amount=450000),)), "/costs/0/amount")
    450000

    Raises:
        NoSuchPlace: The pointer leads nowhere.
    """
    for part in _parts(pointer):
        if isinstance(thing, tuple) and part.isdigit() and int(part) < len(thing):
            thing = thing[int(part)]
        elif is_dataclass(thing) and hasattr(thing, part):
            thing = getattr(thing, part)
        else:
            raise NoSuchPlace(pointer)
    return thing


def with_value(thing: T, pointer: str, value: object) -> T:
    """Return *thing* made anew with *value* at *pointer*.

    Raises:
        NoSuchPlace: The pointer leads nowhere.
    """
    return cast(T, _with_value(thing, _parts(pointer), value, pointer))


def _with_value(thing: object, parts: list[str], value: object, pointer: str) -> object:
    if not parts:
        return value
    first, *rest = parts
    if isinstance(thing, tuple) and first.isdigit() and int(first) < len(thing):
        number = int(first)
        return (*thing[:number], _with_value(thing[number], rest, value, pointer), *thing[number + 1 :])
    if is_dataclass(thing) and not isinstance(thing, type) and hasattr(thing, first):
        return replace(thing, **{first: _with_value(getattr(thing, first), rest, value, pointer)})
    raise NoSuchPlace(pointer)
