"""Defects of people: strangers, leaders without time, hours on one or on many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from tests.plan.made_up.museum import GROUPS, UNITS, Museum, pick_people
from tests.plan.made_up.planting import Defect, Edit, defect
from tiltaksplan.plan.proposal import HourLine, ProjectLeader, Proposal
from tiltaksplan.plan.quarter import Quarter
from tiltaksplan.plan.reckoning import quarters_of

STRANGERS = ("Birte Sollihagen", "Tor Egil Brattgjerd", "Wiktoria Kowalczyk", "Hanne-Lovise Stokstad", "J. P. Feragen")


def _years(proposal: Proposal) -> list[int]:
    return sorted({quarter.year for quarter in quarters_of(proposal)})


def _by_person(proposal: Proposal) -> dict[str, list[HourLine]]:
    found: dict[str, list[HourLine]] = {}
    for line in proposal.hours:
        found.setdefault(line.person or "", []).append(line)
    return found


def _leader(proposal: Proposal) -> str:
    return proposal.leader.name or ""


def _stranger(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
    last = list(_by_person(proposal))[-1]
    name = random.choice(STRANGERS)
    return replace(proposal, hours=tuple(replace(line, person=name) if line.person == last else line for line in proposal.hours))


def _spelled(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
    """Write a name in another way that people do."""
    last = list(_by_person(proposal))[-1]
    first, surname = last.rsplit(" ", 1)
    way = random.choice(("comma", "letters", "initial", "capitals"))
    written = {
        "comma": f"{surname}, {first}",
        "letters": last.replace("å", "aa").replace("ø", "oe").replace("Å", "Aa").replace("Ø", "Oe"),
        "initial": f"{first[0]}. {surname}",
        "capitals": last.upper(),
    }[way]
    return replace(proposal, hours=tuple(replace(line, person=written) if line.person == last else line for line in proposal.hours))


def _reshared(share: Callable[[int, int], float]) -> Edit:
    """Give each person in order the share of the hours that `share(place, persons)` says, year by year."""

    def edit(random: Random, proposal: Proposal, museum: Museum) -> Proposal | None:
        persons = list(_by_person(proposal))
        lines = []
        least = 70 * max(len(quarters_of(proposal)), 4) / 4  # so many hours that the leader has time enough, whatever the share
        factor = max(1.0, least / (proposal.total_hours * share(0, len(persons))))
        for line in proposal.hours:
            in_year = sum(other.hours or 0 for other in proposal.hours if other.year == line.year)
            lines.append(replace(line, hours=round(factor * in_year * share(persons.index(line.person or ""), len(persons)), 1)))
        return replace(proposal, hours=tuple(lines))

    return edit


def _many(count: int, a_year: float) -> Edit:
    """Let *count* persons of the unit give *a_year* hours each year, beside the leader's."""

    def edit(random: Random, proposal: Proposal, museum: Museum) -> Proposal | None:
        leader = _leader(proposal)
        if len(_years(proposal)) < 2:
            return None
        others = [one for one in pick_people(random, museum, museum.unit_of(proposal), count + 1) if one.name != leader][:count]
        least = max(0.3 * count * a_year, 64.0)
        mine = tuple(replace(line, hours=max(line.hours or 0, least)) for line in proposal.hours if line.person == leader)
        theirs = tuple(
            HourLine(person=one.name, role="Medarbeider", unit=one.unit, year=year, hours=a_year)
            for one in others
            for year in _years(proposal)
        )
        return replace(proposal, hours=mine + theirs)

    return edit


def _led_by(name: Callable[[Random, Proposal, Museum], str]) -> Edit:
    return lambda random, proposal, museum: replace(proposal, leader=ProjectLeader(name=name(random, proposal, museum)))


def _somebody_else(random: Random, proposal: Proposal, museum: Museum) -> str:
    """Return one of the unit who has nothing to do with the measure, and leads nothing else."""
    inside = set(_by_person(proposal))
    free = [one for one in museum.people[museum.unit_of(proposal)] if one.name not in inside and one.name not in museum.leading]
    one = min(free, key=lambda person: museum.busy[person.name])
    museum.leading.add(one.name)
    return one.name


def _leader_spelled(random: Random, proposal: Proposal, museum: Museum) -> str:
    first, surname = _leader(proposal).rsplit(" ", 1)
    return f"{surname}, {first}"


def _leaving(years: Sequence[int]) -> Edit:
    """Let the one whose contract ends lead, where the measure's last year is one of *years*."""

    def edit(random: Random, proposal: Proposal, museum: Museum) -> Proposal | None:
        if _years(proposal)[-1] not in years:
            return None
        leader, name = _leader(proposal), museum.leaving[museum.unit_of(proposal)].name
        if name in museum.leading:
            return None
        museum.leading.add(name)
        hours = tuple(replace(line, person=name, hours=2 * (line.hours or 0)) if line.person == leader else line for line in proposal.hours)
        return replace(
            proposal, leader=ProjectLeader(name=name), hours=tuple(line for line in hours if line.person != name or (line.year or 0) < 2025)
        )

    return edit


def _few_leader_hours(a_quarter: float) -> Edit:
    """Give the leader *a_quarter* hours every quarter, the others just so much that the leader's share is large enough."""

    def edit(random: Random, proposal: Proposal, museum: Museum) -> Proposal | None:
        quarters, leader = quarters_of(proposal), _leader(proposal)
        others = [name for name in _by_person(proposal) if name != leader][:2]
        lines = []
        for year in _years(proposal):
            count = sum(1 for quarter in quarters if quarter.year == year)
            lines.append(HourLine(person=leader, role="Prosjektleder", unit=museum.unit_of(proposal), year=year, hours=a_quarter * count))
            lines += [
                HourLine(person=name, unit=museum.unit_of(proposal), role="Medarbeider", year=year, hours=19.0 * count) for name in others
            ]
        return replace(proposal, hours=tuple(lines))

    return edit


def _from_elsewhere(random: Random, proposal: Proposal, museum: Museum) -> Proposal | None:
    """Let the last person be of another unit, and the form say so or not."""
    last, unit = list(_by_person(proposal))[-1], random.choice([one for one in UNITS if one != museum.unit_of(proposal)])
    (new,) = pick_people(random, museum, unit, 1)
    written = random.choice((unit, None))
    hours = tuple(replace(line, person=new.name, unit=written) if line.person == last else line for line in proposal.hours)
    return replace(proposal, hours=hours)


def _nameless(random: Random, proposal: Proposal, museum: Museum) -> Proposal | None:
    last = list(_by_person(proposal))[-1]
    role = random.choice(("Ny prosjektmedarbeider", "Snekker", "Vitenskapelig assistent", "NN, formidler"))
    return replace(proposal, hours=tuple(replace(line, person=None, role=role) if line.person == last else line for line in proposal.hours))


def _of_units(names: Sequence[str]) -> Edit:
    def edit(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
        extra = tuple(HourLine(role=None, unit=name, year=_years(proposal)[0], hours=20.0) for name in names)
        return replace(proposal, hours=proposal.hours + extra)

    return edit


def _person_as_group(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
    first, surname = _leader(proposal).rsplit(" ", 1)
    return replace(proposal, group=random.choice((_leader(proposal), f"{surname}, {first}")))


def _quarter(proposal: Proposal) -> Quarter:
    return quarters_of(proposal)[0]


OUTSIDE = ("Kystmuseet", "Universitetsbiblioteket")
DEFECTS: tuple[Defect, ...] = (
    defect("unknown-person", "hours", _stranger, _spelled),
    defect("unknown-person", "hours", _stranger, _spelled),
    defect(
        "unknown-unit",
        "unit hours",
        lambda r, p, m: replace(p, unit="Avdeling for friluft"),
        lambda r, p, m: replace(p, unit=(p.unit or "").upper()),
    ),
    defect(
        "unknown-group",
        "group",
        lambda r, p, m: replace(p, group=r.choice(("Møllegruppa", "Forum for yngre ansatte"))),
        lambda r, p, m: replace(p, group=GROUPS[2].lower()),
    ),
    defect("proposer-is-person", "group", _person_as_group, lambda r, p, m: replace(p, group="Faggruppe for  insekter")),
    defect(
        "single-person",
        "hours",
        _reshared(lambda place, count: 0.66 if place == 0 else 0.34 / (count - 1)),
        _reshared(lambda place, count: 0.645 if place == 0 else 0.355 / (count - 1)),
    ),
    defect(
        "single-person",
        "hours",
        _reshared(lambda place, count: 0.88 if place == 0 else 0.12 / (count - 1)),
        _reshared(lambda place, count: 0.6 if place == 0 else 0.4 / (count - 1)),
    ),
    defect(
        "leader-share",
        "hours",
        _reshared(lambda place, count: 0.19 if place == 0 else 0.81 / (count - 1)),
        _reshared(lambda place, count: 0.21 if place == 0 else 0.79 / (count - 1)),
    ),
    defect("small-shares", "hours", _many(5, 47.0), _many(5, 50.0)),
    defect("small-shares", "hours", _many(7, 20.0), _many(4, 30.0)),
    defect("too-many-persons", "hours", _many(10, 52.0), _many(9, 52.0)),
    defect("leader-not-involved", "leader hours", _led_by(_somebody_else), _led_by(_leader_spelled)),
    defect("leader-hours", "hours", _few_leader_hours(14.5), _few_leader_hours(15.5)),
    defect("leader-hours", "hours", _few_leader_hours(11.0), None),
    defect("leader-leaves", "leader hours dates", _leaving((2025,)), _leaving((2023, 2024))),
    defect("other-units-person", "hours", _from_elsewhere, None),
    defect("role-without-name", "hours", _nameless, lambda r, p, m: replace(p, hours=tuple(replace(line, role=None) for line in p.hours))),
    defect(
        "too-many-units",
        "hours",
        _of_units((*(unit for unit in UNITS), "Museumsbutikken")),
        _of_units(UNITS[:3]),
        also=("unknown-unit",),
    ),
)
