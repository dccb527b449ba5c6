"""Small plans for tests of what the plan reckons and chooses: one unit, few people, round figures."""

from collections.abc import Sequence
from datetime import date

from tiltaksplan.plan.limits import Limits
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import CostLine, HourLine, Proposal
from tiltaksplan.plan.score import Score
from tiltaksplan.plan.setup import BudgetLine, Criterion, Decision, Person, Setup, Unit

UNIT = "Seksjon for formidling"
OWN = "Egne midler"
YEARS = (2023, 2024, 2025)


def a_person(name: str = "Kari Nordmann", hours: float = 1000, unit: str | None = UNIT) -> Person:
    return Person(name=name, unit=unit, hours=tuple((year, hours) for year in YEARS))


def a_setup(
    *,
    people: Sequence[Person] = (),
    own: int = 1_000_000,
    most: int | None = None,
    decisions: Sequence[Decision] = (),
    units: Sequence[str] = (UNIT,),
    **limits: float,
) -> Setup:
    """A set-up without a reserve, with room for ten starts a quarter, so that a test breaks only the limit that it is about."""
    given = {"reserve_share": 0, "max_starts_per_quarter": 10} | limits
    return Setup(
        units=tuple(Unit(name=unit) for unit in units),
        people=tuple(people) or (a_person(),),
        budget=tuple(BudgetLine(year=year, amount=own, source=OWN) for year in YEARS),
        criteria=(Criterion(name="Nytte", weight=100),),
        max_measures=most,
        limits=Limits(given=tuple(given.items())),
        decisions=tuple(decisions),
    )


def a_proposal(
    number: int = 1,
    start: str | None = "2023-01-01",
    end: str | None = "2023-12-31",
    *,
    money: dict[int, int] | None = None,
    hours: dict[int, float] | None = None,
    person: str | None = "Kari Nordmann",
    funding: str | None = OWN,
    title: str | None = None,
    dependencies: Sequence[str] = (),
) -> Proposal:
    return Proposal(
        id=f"T-{number:02d}",
        title=title or f"Forslag nummer {number}",
        unit=UNIT,
        start=date.fromisoformat(start) if start else None,
        end=date.fromisoformat(end) if end else None,
        costs=tuple(CostLine(year=year, amount=amount, funding=funding) for year, amount in (money or {}).items()),
        hours=tuple(HourLine(person=person, year=year, hours=given) for year, given in (hours or {}).items()),
        dependencies=tuple(dependencies),
    )


def a_plan(setup: Setup, *proposals: Proposal, steps: Sequence[int] = ()) -> Plan:
    """A plan whose proposals have the given steps on the one criterion, 3 for those without."""
    given = [*steps, *[3] * (len(proposals) - len(steps))]
    scores = (Score(proposal=one.id, criterion="Nytte", step=step) for one, step in zip(proposals, given, strict=True))
    return Plan(setup=setup, proposals=tuple(proposals), scores=tuple(scores))
