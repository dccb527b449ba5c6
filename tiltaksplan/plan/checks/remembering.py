"""Checks that look at one thing at a time, run together: an edit changes one thing, and only that one is looked at again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tiltaksplan.plan.checks.check import Check, InEach
from tiltaksplan.plan.finding import Finding
from tiltaksplan.plan.plan import Plan

Found = tuple[tuple[int, Finding], ...]
"""What all the checks found in one thing, each with the number of its check."""


class Remembering:
    """Checks that look at the same things of a plan, with what they found in those of the last one."""

    def __init__(self, checks: Sequence[Check], things: Callable[[Plan], Iterable[object]]) -> None:
        self._checks, self._things = checks, things
        # what it all rests on, and what was found by the thing's identity: one value, exchanged whole, since two threads may check at once
        self._last: tuple[tuple[object, ...], dict[int, tuple[object, Found]]] = ((), {})

    def findings(self, plan: Plan) -> dict[str, list[Finding]]:
        """Return what each check, by its code, finds in *plan*."""
        rests_on = (plan.setup, plan.round, plan.history)
        last_on, last = self._last
        before = last if last_on and all(old is new for old, new in zip(last_on, rests_on, strict=True)) else {}
        running = [(number, one) for number, one in enumerate(self._checks) if plan.setup.check_setting(one.code).runs]
        known: dict[int, tuple[object, Found]] = {}
        found: list[list[Finding]] = [[] for _ in self._checks]
        for thing in self._things(plan):
            # kept alive beside what was found in it, so its id is nobody else's
            remembered = known[id(thing)] = before.get(id(thing)) or (thing, _found_in(thing, plan, running))
            for number, finding in remembered[1]:
                found[number].append(finding)
        self._last = (rests_on, known)
        return {check.code: findings for check, findings in zip(self._checks, found, strict=True)}


def _found_in(thing: object, plan: Plan, running: Iterable[tuple[int, Check]]) -> Found:
    return tuple((number, finding) for number, check in running for finding in check.made(_in_each(check).find_in(plan, thing)))


def together(checks: Iterable[Check]) -> tuple[Remembering, ...]:
    """Return those of *checks* that look at one thing at a time, together with the others that look at the same things."""
    groups: dict[Callable[[Plan], Iterable[object]], list[Check]] = {}
    for check in checks:
        if isinstance(check.find, InEach):
            groups.setdefault(check.find.things, []).append(check)
    return tuple(Remembering(tuple(group), things) for things, group in groups.items())


def _in_each(check: Check) -> InEach[Any]:
    assert isinstance(check.find, InEach)
    return check.find
