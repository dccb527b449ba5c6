"""Made-up plans of any size: the same seed gives the same plan."""

from __future__ import annotations

from datetime import date
from random import Random

from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Contact, CostLine, HourLine, Milestone, ProjectLeader, Proposal, Risk
from tiltaksplan.plan.setup import BudgetLine, Criterion, FocusArea, Frame, Group, Person, Setup, StrategyGoal, Unit

FIRST = ("Kari", "Ola", "Åse", "Per", "Liv", "Jon", "Tuva", "Eivind", "Silje", "Henrik")
LAST = ("Berg", "Vik", "Lund", "Moen", "Haug", "Eide", "Sand", "Ness")
THINGS = (
    "jernfunn",
    "fuglehamer",
    "katalogkort",
    "skoleklasser",
    "grensesteiner",
    "herbarieark",
    "utstillinger",
    "lydopptak",
    "modeller",
    "myrprøver",
)
WORDS = [
    "samlingen",
    "registreres",
    "fotograferes",
    "katalog",
    "publikum",
    "forskere",
    "magasin",
    "prøver",
    "metode",
    "resultat",
    "skoler",
    "utlån",
    "tilstand",
    "kontroll",
    "prosjekt",
]
UNITS = ("Institutt for naturhistorie", "Institutt for arkeologi", "Seksjon for formidling", "Seksjon for samlingsforvaltning")
SOURCES = ("Egne midler", "NTNU sentralt", "Gaver og stiftelser")
YEARS = (2023, 2024, 2025)


def made_up_plan(proposals: int, seed: int = 1) -> Plan:
    """Return a plan of so many *proposals* in a museum of fixed size."""
    random = Random(seed)
    setup = _setup(random)
    return Plan(setup=setup, proposals=tuple(_proposal(number, setup, random) for number in range(1, proposals + 1)))


def _setup(random: Random) -> Setup:
    people = tuple(
        Person(name=f"{first} {last}", unit=random.choice(UNITS), hours=tuple((year, random.choice((200, 350, 500))) for year in YEARS))
        for first in FIRST
        for last in LAST
    )
    return Setup(
        title="Oppdiktet tiltaksplan",
        max_measures=25,
        units=tuple(Unit(name=name) for name in UNITS),
        groups=tuple(Group(name=f"Faggruppe for {thing}", unit=random.choice(UNITS)) for thing in THINGS),
        people=people,
        budget=tuple(
            BudgetLine(year=year, amount=amount, source=source)
            for year in YEARS
            for source, amount in zip(SOURCES, (4_000_000, 2_000_000, 900_000), strict=True)
        ),
        focus_areas=(FocusArea(name="Formidling"), FocusArea(name="Vitenskapelige samlinger")),
        frames=(Frame(name="Bærekraft"), Frame(name="Kvalitet")),
        goals=tuple(
            StrategyGoal(number=f"{chapter}.{number}", prioritised=number % 2 == 1) for chapter in range(1, 7) for number in range(1, 8)
        ),
        criteria=(Criterion(name="Bidrag til prioriterte mål", weight=50), Criterion(name="Målbart resultat", weight=50)),
    )


def _proposal(number: int, setup: Setup, random: Random) -> Proposal:
    first = random.choice(YEARS)
    last = random.randint(first, 2025)
    start = date(first, random.choice((1, 4, 7, 10)), 1)
    years = range(first, last + 1)
    people = random.sample(setup.people, 3)
    return Proposal(
        id=f"T-{number:02d}",
        title=f"{random.choice(WORDS).capitalize()} av {random.randint(40, 9000)} {random.choice(THINGS)}",
        group=random.choice(setup.groups).name,
        unit=random.choice(setup.units).name,
        contact=Contact(name=people[0].name, email="noen@museum.example"),
        focus_area=random.choice(setup.focus_areas).name,
        description=_text(random, 90),
        justification=_text(random, 50),
        goal=_text(random, 8),
        indicator=_text(random, 3),
        baseline=random.randint(0, 100),
        target=random.randint(101, 9000),
        strategy_goals=tuple(goal.number for goal in random.sample(setup.goals, 2)),
        frames=("Kvalitet",),
        start=start,
        end=date(last, 12, 31),
        leader=ProjectLeader(name=people[0].name),
        costs=tuple(
            CostLine(year=year, category="Utstyr", amount=random.randint(2, 40) * 10_000, funding=random.choice(SOURCES)) for year in years
        ),
        hours=tuple(
            HourLine(person=person.name, unit=person.unit, role="Medarbeider", year=year, hours=random.randint(2, 12) * 10)
            for person in people
            for year in years
        ),
        risks=(Risk(description=_text(random, 5), probability=3, consequence=4, mitigation=_text(random, 6)),),
        milestones=(Milestone(date=date(last, 6, 30), description=_text(random, 5)),),
    )


def _text(random: Random, words: int) -> str:
    return " ".join(random.choices(WORDS, k=words)).capitalize()
