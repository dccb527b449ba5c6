"""A small plan in which nothing is wrong, and ways to make one thing wrong in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tiltaksplan.plan.checks import check
from tiltaksplan.plan.limits import Limits
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import CostLine, HourLine, Milestone, ProjectLeader, Proposal, Risk
from tiltaksplan.plan.setup import BudgetLine, Group, Person, Setup, StrategyGoal, Unit

Row = tuple[str, Callable[[], Plan], Callable[[], Plan]]
MANY = ("Tuva Eggen", "Jonas Kleppe", "Åse Vik", "Per Sunde", "Liv Moen")
COLLECTIONS, EXHIBITIONS = "Seksjon for samlingsforvaltning", "Seksjon for formidling"

SETUP = Setup(
    title="Prøveplan",
    first_year=2023,
    last_year=2025,
    max_measures=2,
    units=(Unit(name=COLLECTIONS, short_name="SAM"), Unit(name=EXHIBITIONS, short_name="FOR")),
    groups=(Group(name="Konserveringslaboratoriet", unit=COLLECTIONS),),
    people=(
        Person(name="Kari Nordmann", unit=COLLECTIONS, hours=((2023, 800), (2024, 800))),
        Person(name="Ola Bakke", unit=COLLECTIONS, hours=((2023, 800), (2024, 800))),
        Person(name="Eivind Lauvås", unit=EXHIBITIONS, hours=((2023, 400), (2024, 400))),
    ),
    budget=(BudgetLine(year=2023, amount=1_000_000, source="Egne midler"), BudgetLine(year=2024, amount=1_000_000, source="Egne midler")),
    goals=(StrategyGoal(number="1.1", prioritised=True), StrategyGoal(number="1.2")),
    limits=Limits(given=(("max_starts_per_quarter", 1),)),
)

GOOD = Proposal(
    id="T-01",
    title="Røntgen av alle jernfunn fra veien",
    group="Konserveringslaboratoriet",
    unit=COLLECTIONS,
    focus_area="Vitenskapelige samlinger",
    description="6 200 jerngjenstander røntgenfotograferes, og bildene kobles til katalogen.",
    justification="Jernet ruster så fort at et funn kan være borte etter ti år.",
    goal="Alle jernfunn er røntgenfotografert",
    indicator="Røntgenfotograferte funn",
    baseline=0,
    target=6200,
    strategy_goals=("1.1",),
    frames=("Kvalitet",),
    start=date(2023, 1, 1),
    end=date(2024, 12, 31),
    contact=replace(Proposal().contact, name="Kari Nordmann"),
    leader=ProjectLeader(name="Kari Nordmann"),
    costs=(CostLine(year=2023, category="Film", amount=900_000, funding="Egne midler"),),
    hours=(
        HourLine(person="Kari Nordmann", unit=COLLECTIONS, year=2023, hours=800),
        HourLine(person="Ola Bakke", unit=COLLECTIONS, year=2023, hours=800),
        HourLine(person="Kari Nordmann", unit=COLLECTIONS, year=2024, hours=100),
    ),
    risks=(Risk(description="Apparatet svikter", probability=3, consequence=4, mitigation="Leieavtale med sykehuset"),),
    milestones=(Milestone(date=date(2023, 6, 30), description="Halvparten er fotografert"),),
)
OTHER = replace(
    GOOD,
    id="T-02",
    title="Lysløype gjennom den botaniske hagen",
    description="Førti trær lyssettes, og løypa er åpen fra november til mars.",
    justification="Hagen har nesten ingen besøkende om vinteren.",
    goal="Hagen er i bruk hele året",
    start=date(2023, 4, 1),
    costs=(),
    hours=(HourLine(person="Eivind Lauvaas", year=2023, hours=100), HourLine(person="Ola Bakke", year=2024, hours=100)),
    leader=ProjectLeader(name="Eivind Lauvås"),
)


def plan_with(**changes: object) -> Plan:
    """A plan of one good proposal with *changes*."""
    return Plan(setup=SETUP, proposals=(replace(GOOD, **changes),))


def plan_of(*proposals: Proposal, **setup: object) -> Plan:
    return Plan(setup=replace(SETUP, **setup), proposals=proposals)


def codes(plan: Plan) -> set[str]:
    return {finding.code for finding in check(plan)}


def lines(*hours: tuple[str, int, float]) -> dict[str, object]:
    return {"hours": tuple(HourLine(person=person, year=year, hours=count) for person, year, count in hours)}
