"""Defects that show only when proposals are seen together: persons, units, starts, money, titles alike, what needs what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random
from typing import TypeVar

from tests.plan.made_up.museum import Museum
from tests.plan.made_up.truth import Planted
from tiltaksplan.plan.outcome import Outcome
from tiltaksplan.plan.proposal import HourLine, ProjectLeader, Proposal
from tiltaksplan.plan.quarter import Quarter
from tiltaksplan.plan.reckoning import quarters_of
from tiltaksplan.plan.setup import Person

Chosen = TypeVar("Chosen")


@dataclass(slots=True, kw_only=True)
class Draft:
    """A plan on its way: the proposals by id, those that nothing is wrong with yet, and what is true of it."""

    random: Random
    museum: Museum
    proposals: dict[str, Proposal]
    untouched: list[str]
    planted: list[Planted] = field(default_factory=list)
    close: list[tuple[str, str]] = field(default_factory=list)
    outcomes: tuple[Outcome, ...] = ()
    kinds: dict[str, str | None] = field(default_factory=dict)
    round: int = 1
    told: list[object] = field(default_factory=list)

    def take(self, fits: Callable[[Proposal], bool] = lambda proposal: True) -> Proposal | None:
        """Return a proposal that nothing is wrong with and that fits, for good; None where there is none."""
        for id_ in self.untouched:
            if fits(self.proposals[id_]):
                self.untouched.remove(id_)
                return self.proposals[id_]
        return None

    def put(self, *proposals: Proposal) -> None:
        for proposal in proposals:
            self.proposals[proposal.id] = proposal

    def text(self, texts: Sequence[Chosen]) -> Chosen | None:
        """Return one of *texts* that the plan does not have yet; None where it has them all."""
        left = [one for one in texts if one not in self.told]
        if not left:
            return None
        self.told.append(self.random.choice(left))
        return self.told[-1]  # type: ignore[return-value]

    def plants(self, code: str, *proposals: Proposal, subject: str | None = None) -> None:
        self.planted.append(Planted(code=code, proposals=tuple(one.id for one in proposals), subject=subject))

    def sets(self, **changes: object) -> None:
        self.museum.setup = replace(self.museum.setup, **changes)  # type: ignore[arg-type]

    def person(self, hours: float) -> Person:
        """Add somebody new to the museum, with *hours* a year."""
        first = self.random.choice(("Gro", "Leiv", "Unni", "Trygve", "Synnøve"))
        name = f"{first} {self.random.choice(('Haltbrekken', 'Storrøsæter', 'Kjølnes', 'Vangberg'))}"
        taken = {person.name for person in self.museum.setup.people}
        while name in taken:
            name = f"{name.split()[0]} {self.random.choice('BDEFHKLM')}. {name.split()[-1]}"
        person = Person(name=name, unit=self.museum.setup.units[0].name, hours=tuple((year, hours) for year in (2023, 2024, 2025)))
        self.sets(people=(*self.museum.setup.people, person))
        return person


def two(draft: Draft, count: int = 2) -> list[Proposal] | None:
    """Take *count* proposals that run through 2024."""
    wanted = [id_ for id_ in draft.untouched if set(quarters_of(draft.proposals[id_])) >= {Quarter(2024, n) for n in (1, 2, 3, 4)}]
    if len(wanted) < count:
        return None
    return [proposal for id_ in wanted[:count] if (proposal := draft.take(lambda one, id_=id_: one.id == id_))]  # type: ignore[misc]


def _work(person: str, unit: str | None, hours: float, role: str | None = None) -> HourLine:
    return HourLine(person=person, unit=unit, role=role, year=2024, hours=hours)


def person_overload(draft: Draft, wrong: bool) -> bool:
    """Two measures, each within the limit, ask the same person for one hour too many; the name is written in two ways."""
    pair = two(draft)
    if pair is None:
        return False
    person, (one, other) = draft.person(300), pair
    first, surname = person.name.rsplit(" ", 1)
    written = f"{surname}, {first}"
    unit = person.unit
    draft.put(
        replace(one, hours=(*one.hours, _work(person.name, unit, 60))),
        replace(other, hours=(*other.hours, _work(written, unit, 241 if wrong else 240))),
    )
    # two hundred and forty hours may be more than the leader's share bears: the leader gets as many
    bigger = draft.proposals[other.id]
    draft.put(
        replace(
            bigger,
            hours=tuple(replace(line, hours=(line.hours or 0) + 90) if line.person == other.leader.name else line for line in bigger.hours),
        )
    )
    for proposal in pair:
        if proposal.unit != unit:
            draft.plants("other-units-person", proposal)
    if wrong:
        draft.plants("person-overload", one, other, subject=person.name)
    else:
        draft.close.extend(("person-overload", proposal.id) for proposal in pair)
    return True


def leader_of_several(draft: Draft, wrong: bool) -> bool:
    """One person leads two measures at the same time, or one after the other."""
    if wrong:
        pair = two(draft)
    else:
        early = draft.take(lambda one: bool(one.end and one.end < date(2024, 7, 1)))
        late = early and draft.take(lambda one: bool(one.start and one.start >= date(2024, 7, 1)))
        pair = [early, late] if early and late else None
    if pair is None:
        return False
    one, other = pair
    leader, old = one.leader.name or "", other.leader.name
    person = next(person for person in draft.museum.setup.people if person.name == leader)
    hours = tuple(replace(line, person=leader, unit=person.unit) if line.person == old else line for line in other.hours)
    draft.put(replace(other, leader=ProjectLeader(name=leader), hours=hours))
    if other.unit != person.unit:
        draft.plants("other-units-person", other)
    if wrong:
        draft.plants("leader-of-several", one, other, subject=leader)
    else:
        draft.close.extend(("leader-of-several", proposal.id) for proposal in pair)
    return True


def only_holder(draft: Draft, wrong: bool) -> bool:
    """Two measures need the same craft from the same person, or from two."""
    pair = two(draft)
    if pair is None:
        return False
    role, people = draft.random.choice(("Glassblåser", "Preparant", "Droneflyger")), [draft.person(600), draft.person(600)]
    for proposal, person in zip(pair, people if not wrong else people[:1] * 2, strict=True):
        draft.put(replace(proposal, hours=(*proposal.hours, _work(person.name, person.unit, 52, role))))
        if proposal.unit != person.unit:
            draft.plants("other-units-person", proposal)
    if wrong:
        draft.plants("only-holder-of-role", *pair, subject=people[0].name)
    else:
        draft.close.extend(("only-holder-of-role", proposal.id) for proposal in pair)
    return True


def rests_on_one(draft: Draft, wrong: bool) -> bool:
    """One person is in four measures, and has a third of one of them; or in three."""
    some = two(draft, 4 if wrong else 3)
    if some is None:
        return False
    person = draft.person(2000)
    for place, proposal in enumerate(some):
        in_2024 = sum(line.hours or 0 for line in proposal.hours)
        hours = round(in_2024 * 0.75) if place == 0 else 52
        more = round(in_2024 * 0.2) if place == 0 else 0  # so that the leader still has a share to lead with
        lines = tuple(
            replace(line, hours=(line.hours or 0) + more) if line.person == proposal.leader.name and line.year == 2024 else line
            for line in proposal.hours
        )
        draft.put(replace(proposal, hours=(*lines, _work(person.name, person.unit, hours))))
        if proposal.unit != person.unit:
            draft.plants("other-units-person", proposal)
    if wrong:
        draft.plants("plan-rests-on-one", *some, subject=person.name)
    else:
        draft.close.extend(("plan-rests-on-one", proposal.id) for proposal in some)
    return True


def quarter_overload(draft: Draft, wrong: bool) -> bool:
    """Two measures that both run only in the last quarter of a year want one person then."""
    last = Quarter(2023, 4)
    pair = [draft.take(lambda one: bool(one.start and Quarter.of(one.start) == last)) for _ in range(2)]
    if pair[0] is None or pair[1] is None:
        draft.untouched.extend(one.id for one in pair if one)
        return False
    person = draft.person(400)  # 100 a quarter, 150 at most
    for proposal, hours in zip(pair, (70, 81 if wrong else 80), strict=True):
        assert proposal
        draft.put(replace(proposal, hours=(*proposal.hours, replace(_work(person.name, person.unit, hours), year=2023))))
        if proposal.unit != person.unit:
            draft.plants("other-units-person", proposal)
    if wrong:
        draft.plants("person-quarter-overload", *(one for one in pair if one), subject=person.name)
    return True
