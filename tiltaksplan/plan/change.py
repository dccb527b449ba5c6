"""The only way in which a plan changes: what, before, after, who, when, why, and from which file.

Undo is a change reversed, the journal is changes kept, the base of a merge is changes looked back upon.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.language import N_
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.pointer import value_at, with_value


class PlanHasMovedOn(TiltaksplanError):
    """A change was made from a plan that has been changed since."""

    message = N_(
        "«{thing}» er endret av noen andre i mellomtiden. Endringen din er ikke lagret. Hent planen på nytt, og gjør endringen igjen."
    )
    exit_code = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that becomes another.

    Attributes:
        thing: `setup`, `plan`, or a kind and a key: `proposal:T-03`, `score:T-03|Kriterium|`, `waiver:…`, `outcome:` (scenario),
            `file:` (SHA-256), `history:` (number), `template:` (id).
        field: JSON pointer into the thing; empty where the whole thing comes (before is None), goes (after is None) or is exchanged.
        before, after: The values; dataclasses, tuples and plain values of the plan.
        source: SHA-256 of the file that the change came from.
    """

    thing: str
    field: str = ""
    before: object = None
    after: object = None
    who: str | None = None
    when: datetime | None = None
    why: str | None = None
    source: str | None = None

    def reversed(self) -> Change:
        """Return the change that takes this one back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class Collection:
    """Things of one kind in the plan: where they lie, and what tells one from another."""

    attribute: str
    key: Callable[[Any], str]


COLLECTIONS: dict[str, Collection] = {
    "proposal": Collection("proposals", lambda proposal: proposal.id),
    "score": Collection("scores", lambda score: score.key),
    "waiver": Collection("waivers", lambda waiver: waiver.key),
    "outcome": Collection("outcomes", lambda outcome: outcome.scenario),
    "file": Collection("files", lambda file: file.sha256),
    "history": Collection("history", lambda measure: measure.number),
    "template": Collection("templates", lambda template: template.id),
}


def thing_of(plan: Plan, thing: str) -> object:
    """Return the thing that *thing* names, or None where the plan has none."""
    if thing == "plan":
        return plan
    if thing == "setup":
        return plan.setup
    kind, _, key = thing.partition(":")
    collection = COLLECTIONS[kind]
    return next((one for one in getattr(plan, collection.attribute) if collection.key(one) == key), None)


def apply(plan: Plan, change: Change) -> Plan:
    """Return *plan* with *change* made.

    Raises:
        PlanHasMovedOn: What stands there is not what the change started from.
    """
    standing = thing_of(plan, change.thing)
    if standing is None and change.field:
        raise PlanHasMovedOn(thing=change.thing)
    found = value_at(standing, change.field) if change.field else standing
    if found != change.before:
        raise PlanHasMovedOn(thing=change.thing)
    after = with_value(standing, change.field, change.after) if change.field else change.after
    if change.thing == "plan":
        return cast(Plan, after)
    if change.thing == "setup":
        return replace(plan, setup=cast(Any, after))
    return _with_thing(plan, change.thing, after)


def apply_all(plan: Plan, changes: Iterable[Change]) -> Plan:
    """Return *plan* with all *changes* made, in their order; one that does not fit stops them all.

    Raises:
        PlanHasMovedOn: One of them does not fit.
    """
    for change in changes:
        plan = apply(plan, change)
    return plan


def reversed_all(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes that take *changes* back, last first."""
    return tuple(change.reversed() for change in reversed(tuple(changes)))


def _with_thing(plan: Plan, thing: str, after: object) -> Plan:
    kind, _, key = thing.partition(":")
    collection = COLLECTIONS[kind]
    others = [one for one in getattr(plan, collection.attribute) if collection.key(one) != key]
    if after is not None:
        others.append(after)
    # sorted by key, so that a thing that went and came back stands where it stood
    standing: dict[str, Any] = {collection.attribute: tuple(sorted(others, key=lambda one: natural_order(collection.key(one))))}
    return replace(plan, **standing)


def natural_order(key: str) -> list[tuple[int, int, str]]:
    """Return *key* as something to sort by, in which `T-9` comes before `T-10`."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.split(r"(\d+)", key)]
