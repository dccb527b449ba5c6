"""Who does it, when and where: a plan in which each check must find something, and one close to it in which it must not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.plan.checked import COLLECTIONS, EXHIBITIONS, GOOD, OTHER, SETUP, Row, lines, plan_of, plan_with
from tiltaksplan.plan.limits import Limits
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import HourLine, ProjectLeader, Proposal
from tiltaksplan.plan.setup import Person


def numbered(*proposals: Proposal) -> tuple[Proposal, ...]:
    return tuple(replace(proposal, id=f"T-{number:02d}") for number, proposal in enumerate(proposals, start=1))


def hours_of(person: str, hours: float, *, role: str | None = None, year: int = 2023) -> HourLine:
    return HourLine(person=person, unit=COLLECTIONS, role=role, year=year, hours=hours)


def in_first_quarter(hours: float) -> Plan:
    spring = replace(GOOD, start=date(2023, 1, 1), end=date(2023, 3, 31), hours=(hours_of("Ola Bakke", hours),))
    return plan_of(*numbered(spring, replace(spring, title="Nye hyller i magasinet på Tyholt")))


def ola_in(measures: int) -> Plan:
    return plan_of(*numbered(*(replace(GOOD, hours=(hours_of("Ola Bakke", 40), hours_of("Kari Nordmann", 60))) for _ in range(measures))))


def photographer(second: str) -> Plan:
    first = replace(GOOD, hours=(hours_of("Kari Nordmann", 90), hours_of("Ola Bakke", 90, role="Fotograf")))
    other = replace(GOOD, hours=(hours_of("Kari Nordmann", 90), hours_of(second, 90, role="Fotograf")))
    return plan_of(*numbered(first, other))


def leader_until(year: int) -> Plan:
    leaving = Person(name="Kari Nordmann", unit=COLLECTIONS, hours=tuple((one, 800) for one in range(2023, year + 1)))
    return plan_of(GOOD, people=(leaving, *SETUP.people[1:]))


def starting_at_once(first: int, later: int) -> Plan:
    early, late = replace(GOOD, start=date(2023, 2, 1)), replace(GOOD, start=date(2023, 8, 1))
    return plan_of(*numbered(*[early] * first, *[late] * later), limits=Limits(given=(("max_starts_per_quarter", 2),)))


def two_in_the_hall(start: date) -> Plan:
    mine = replace(GOOD, description="Utstillingen bygges i utstillingshallen på Kalvskinnet.", end=date(2023, 6, 30))
    other = replace(mine, description="Vi fyller utstillingshallen med fugler.", start=start, end=date(2023, 12, 31))
    return plan_of(*numbered(mine, other))


PLANTED: list[Row] = [
    (
        "leader-not-involved",
        lambda: plan_with(leader=ProjectLeader(name="Eivind Lauvås")),
        lambda: plan_with(leader=ProjectLeader(name="Nordmann, Kari")),
    ),
    (
        "leader-hours",
        lambda: plan_with(**lines(("Kari Nordmann", 2023, 119), ("Ola Bakke", 2023, 119))),
        lambda: plan_with(**lines(("Kari Nordmann", 2023, 120), ("Ola Bakke", 2023, 120))),
    ),
    ("leader-leaves", lambda: leader_until(2023), lambda: leader_until(2024)),
    (
        "leader-is-new",
        lambda: replace(plan_with(leader=replace(GOOD.leader, experience="Har ikke ledet et helt tiltak før.")), round=2),
        lambda: replace(plan_with(leader=replace(GOOD.leader, experience="Har ledet et helt tiltak før.")), round=2),
    ),
    (
        "leader-of-several",
        lambda: plan_of(GOOD, replace(OTHER, leader=ProjectLeader(name="Nordmann, Kari"))),
        lambda: plan_of(
            replace(GOOD, end=date(2023, 3, 31)), replace(OTHER, leader=ProjectLeader(name="Kari Nordmann"), start=date(2023, 4, 1))
        ),
    ),
    ("person-quarter-overload", lambda: in_first_quarter(151), lambda: in_first_quarter(150)),
    ("plan-rests-on-one", lambda: ola_in(4), lambda: ola_in(3)),
    ("only-holder-of-role", lambda: photographer("Bakke, Ola"), lambda: photographer("Eivind Lauvås")),
    (
        "other-units-person",
        lambda: plan_with(hours=(HourLine(person="Eivind Lauvås", year=2023, hours=100), *GOOD.hours)),
        lambda: plan_with(hours=(HourLine(person="Ola Bakke", unit=EXHIBITIONS, year=2023, hours=100), *GOOD.hours)),
    ),
    (
        "role-without-name",
        lambda: plan_with(hours=(*GOOD.hours, HourLine(role="Fotograf", year=2023, hours=50))),
        lambda: plan_with(hours=(*GOOD.hours, HourLine(year=2023, hours=50))),
    ),
    ("all-start-first", lambda: starting_at_once(3, 2), lambda: starting_at_once(3, 3)),
    ("shared-facility", lambda: two_in_the_hall(date(2023, 6, 1)), lambda: two_in_the_hall(date(2023, 7, 1))),
]
