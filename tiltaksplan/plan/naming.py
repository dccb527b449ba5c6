"""Names of things in the plan, given the spelling of the set-up where there is no doubt which thing is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tiltaksplan.plan.change import Change
from tiltaksplan.plan.matching import focus_area_of, frame_of, group_of, person_of, source_of, unit_of
from tiltaksplan.plan.proposal import CostLine, HourLine, Proposal
from tiltaksplan.plan.setup import Setup
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
    group, unit, area = group_of(proposal.group, setup), unit_of(proposal.unit, setup), focus_area_of(proposal.focus_area, setup)
    yield "/group", proposal.group, group.name if group else proposal.group
    yield "/unit", proposal.unit, unit.name if unit else proposal.unit
    yield "/focus_area", proposal.focus_area, area.name if area else proposal.focus_area
    frames = (frame.name if (frame := frame_of(name, setup)) else name for name in proposal.frames)
    yield "/frames", proposal.frames, tuple(dict.fromkeys(frames))
    yield "/costs", proposal.costs, tuple(_cost_named(line, setup) for line in proposal.costs)
    yield "/hours", proposal.hours, tuple(_hours_named(line, setup) for line in proposal.hours)
    yield "/leader/name", proposal.leader.name, _person(proposal.leader.name, setup)


def _cost_named(line: CostLine, setup: Setup) -> CostLine:
    return replace(line, funding=source_of(line.funding, setup) or line.funding)


def _hours_named(line: HourLine, setup: Setup) -> HourLine:
    unit = unit_of(line.unit, setup)
    return replace(line, person=_person(line.person, setup), unit=unit.name if unit else line.unit)


def _person(name: str | None, setup: Setup) -> str | None:
    person = person_of(name, setup)
    return person.name if name and person and person_key(person.name) == person_key(name) else name
