"""Names of things in the plan, given the spelling of the set-up where there is no doubt which thing is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tiltaksplan.plan.change import Change
from tiltaksplan.plan.matching import focus_area_of, frame_of, group_of, person_of, source_of, unit_of
from tiltaksplan.plan.proposal import CostLine, HourLine, Proposal
from tiltaksplan.plan.setup import FocusArea, Frame, Group, Setup, Unit
from tiltaksplan.plan.spelling import person_key


def naming_changes(proposal: Proposal, setup: Setup, *, why: str) -> tuple[Change, ...]:
    """Return the changes that give the names in *proposal* the spelling of *setup*; a name that is not surely known stays as written.

    A person is known by the whole name alone (`Sandmo, Henrik` is Henrik Sandmo, `H. Sandmo` stays): what is done to people is shown first.
    """
    return tuple(
        Change(thing=f"proposal:{proposal.id}", field=field, before=before, after=after, why=why)
        for field, before, after in _names(proposal, setup)
        if after != before
    )


def _names(proposal: Proposal, setup: Setup) -> Iterator[tuple[str, object, object]]:
    yield "/group", proposal.group, _spelled(proposal.group, group_of(proposal.group, setup))
    yield "/unit", proposal.unit, _spelled(proposal.unit, unit_of(proposal.unit, setup))
    yield "/focus_area", proposal.focus_area, _spelled(proposal.focus_area, focus_area_of(proposal.focus_area, setup))
    yield "/frames", proposal.frames, tuple(dict.fromkeys(_spelled(name, frame_of(name, setup)) for name in proposal.frames))
    yield "/costs", proposal.costs, tuple(_cost_spelled(line, setup) for line in proposal.costs)
    yield "/hours", proposal.hours, tuple(_hours_spelled(line, setup) for line in proposal.hours)
    yield "/leader/name", proposal.leader.name, _person(proposal.leader.name, setup)


def _spelled(written: str | None, thing: Unit | Group | FocusArea | Frame | str | None) -> str | None:
    """Return the name of *thing*, unless somebody wrote more than the name: `Bærekraft (klima)` says more than Bærekraft."""
    name = thing if thing is None or isinstance(thing, str) else thing.name
    if name is None or not written or any(sign in written and sign not in name for sign in "([,;/|\n"):
        return written
    return name


def _cost_spelled(line: CostLine, setup: Setup) -> CostLine:
    source = source_of(line.funding, setup)
    return replace(line, funding=_spelled(line.funding, source))


def _hours_spelled(line: HourLine, setup: Setup) -> HourLine:
    return replace(line, person=_person(line.person, setup), unit=_spelled(line.unit, unit_of(line.unit, setup)))


def _person(name: str | None, setup: Setup) -> str | None:
    person = person_of(name, setup)
    if not name or person is None or "(" in name or person_key(person.name) != person_key(name):
        return name
    return person.name
