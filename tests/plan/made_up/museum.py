"""A made-up museum, and sound proposals of its groups: what is wrong with them is planted afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from tests.plan.made_up import topics_collections, topics_other, topics_public
from tests.plan.made_up.topic import Topic
from tiltaksplan.plan.limits import Limits
from tiltaksplan.plan.past_measure import PastMeasure
from tiltaksplan.plan.proposal import Contact, CostLine, HourLine, Milestone, ProjectLeader, Proposal, Risk
from tiltaksplan.plan.quarter import Quarter
from tiltaksplan.plan.setup import BudgetLine, FocusArea, Frame, Group, Person, Setup, StrategyGoal, Unit
from tiltaksplan.plan.spelling import name_key

TOPICS = (*topics_collections.TOPICS, *topics_public.TOPICS, *topics_other.TOPICS)
YEARS = (2023, 2024, 2025)
FIRST = ("Aslaug", "Birger", "Camilla", "Dagfinn", "Elise", "Frode", "Gunnhild", "Håvard", "Ida Marie", "Jostein", "Kjersti", "Lars",
         "Målfrid", "Njål", "Oddny", "Pål", "Ragna", "Sverre", "Torill", "Ulf", "Vigdis", "Yngvar", "Åse", "Øystein")  # fmt: skip
LAST = ("Aarsland", "Bjørnstad", "Dahlberg", "Engebretsen", "Fossheim", "Grønning", "Hjelmeland", "Iversrud", "Kvalvåg", "Lysgård",
        "Mikkelborg", "Nordengen", "Opsahl", "Rønningen", "Skjølsvold", "Tønnesland", "Ulvestad", "Vassbotn")  # fmt: skip
UNITS = ("Institutt for arkeologi", "Institutt for naturhistorie", "Seksjon for formidling", "Seksjon for samlingsforvaltning")
GROUPS = ("Faggruppe for middelalder", "Faggruppe for insekter", "Publikumsgruppa", "Magasingruppa")
SOURCES = ("Egne midler", "NTNU sentralt", "Gaver og stiftelser")
AREAS = ("Formidling", "Vitenskapelige samlinger")
FRAMES = ("Ett NTNU", "Bærekraft", "Kvalitet")
OVERRAN = frozenset({"exhibition", "web", "storage"})
EXPENSIVE = frozenset({"exhibition", "building"})
DONE = date(2021, 10, 1)


@dataclass(slots=True, kw_only=True)
class Museum:
    """What the proposals are made in. `leaving` holds for each unit one whose contract ends after 2024; `busy` counts measures."""

    setup: Setup
    people: dict[str, list[Person]]
    leaving: dict[str, Person]
    history: tuple[PastMeasure, ...]
    busy: Counter[str] = field(default_factory=Counter)
    leading: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    topics: dict[str, Topic] = field(default_factory=dict)

    def topic(self, proposal: Proposal) -> Topic:
        return self.topics[proposal.id]

    def unit_of(self, proposal: Proposal) -> str:
        """Return the unit that a proposal was made in, whatever stands in it now."""
        return next(unit for unit in UNITS if any(line.unit == unit for line in proposal.hours)) if proposal.hours else UNITS[0]


def a_museum(random: Random) -> Museum:
    names = [f"{first} {last}" for first in FIRST for last in LAST]
    random.shuffle(names)
    taken: list[str] = []
    for name in names:  # no two with the same surname and letter: an initial must tell them apart
        if all(name.split()[-1] != other.split()[-1] or name_key(name)[0] != name_key(other)[0] for other in taken):
            taken.append(name)
    people: dict[str, list[Person]] = {}
    leaving: dict[str, Person] = {}
    for number, unit in enumerate(UNITS):
        mine = taken[number * 20 : number * 20 + 20]
        people[unit] = [
            Person(name=name, unit=unit, hours=tuple((y, float(random.randint(80, 115) * 10)) for y in YEARS)) for name in mine[1:]
        ]
        leaving[unit] = Person(name=mine[0], unit=unit, hours=((2023, 1400.0), (2024, 1400.0), (2025, 0.0)))
    setup = Setup(
        title="Oppdiktet tiltaksplan",
        max_measures=40,
        proposal_deadline=date(2022, 5, 15),
        units=tuple(Unit(name=unit) for unit in UNITS),
        groups=tuple(Group(name=group, unit=unit) for group, unit in zip(GROUPS, UNITS, strict=True)),
        people=tuple(person for unit in UNITS for person in (*people[unit], leaving[unit])),
        budget=tuple(BudgetLine(year=year, amount=60_000_000, source=source) for year in YEARS for source in SOURCES),
        focus_areas=tuple(FocusArea(name=name) for name in AREAS),
        frames=tuple(Frame(name=name) for name in FRAMES),
        goals=tuple(
            StrategyGoal(number=f"{chapter}.{number}", prioritised=number < 3) for chapter in (1, 2, 3) for number in range(1, 7)
        ),
        limits=Limits(given=(("max_months", 30), ("max_starts_per_quarter", 6))),
    )  # fmt: skip
    return Museum(setup=setup, people=people, leaving=leaving, history=_history(random))


def _history(random: Random) -> tuple[PastMeasure, ...]:
    """Make the last plan: exhibitions, web and storage cost far more than planned, the rest about what was planned."""
    titles = {
        "exhibition": (
            "Utstillingen «Vikingtid på nytt»",
            "Temautstilling om ulv",
            "Ny basisutstilling, første etappe",
            "Fotoutstilling om torv",
        ),
        "web": ("Nye nettsider for skoler", "Nettsted for herbariet", "Nettbutikk"),
        "storage": ("Nye reoler i magasin 3", "Flytting av magasin for stein", "Klimaanlegg i våtmagasinet"),
        "digitisation": ("Digitalisering av glassplater", "Skanning av kart fra 1800-tallet", "Digitalisering av lydbånd"),
        "school": ("Skoleopplegg om vulkaner", "Skoleopplegg om runer", "Læringsløype for 3. trinn"),
        "work": ("Kurs i arkivsystem", "Felles kjøreregler for feltarbeid", "Kantine i vestfløyen", "Språkkurs for nyansatte"),
    }
    found = []
    for kind, names in titles.items():
        for name in names:
            planned = random.randint(12, 60) * 10_000
            ratio = random.uniform(1.45, 1.9) if kind in OVERRAN else random.uniform(0.95, 1.1)
            found.append(PastMeasure(
                number=str(len(found) + 1), title=name, planned_cost=planned, actual_cost=round(planned * ratio, -3), planned_hours=400,
                actual_hours=440, actual_end=DONE, achievement=random.choice((3, 4)),
            ))  # fmt: skip
    return tuple(found)


def sound_proposals(random: Random, museum: Museum, count: int) -> list[Proposal]:
    """Make *count* proposals in which nothing is wrong, each of another topic, starts spread over the plan."""
    topics = random.sample(TOPICS, count)
    starts = [Quarter(2023, 1) + number % 8 for number in range(count)]
    random.shuffle(starts)
    made = []
    for number, (topic, start) in enumerate(zip(topics, starts, strict=True), start=1):
        proposal = _proposal(f"T-{number:02d}", topic, start, random, museum)
        museum.topics[proposal.id] = topic
        made.append(proposal)
    return made


def _proposal(id_: str, topic: Topic, first: Quarter, random: Random, museum: Museum) -> Proposal:
    length = random.randint(4, 8)
    last = min(first + (length - 1), Quarter(2025, 4))
    unit = random.choice(UNITS)
    things, few = random.randint(*topic.things), random.randint(4, 38)
    told = {"n": spaced(things), "m": few}
    persons = _team(random, museum, unit)
    years = range(first.year, last.year + 1)
    text = random.sample(topic.says, len(topic.says) - random.choice((0, 0, 1)))
    total = random.randint(900, 2400) * 1000 if topic.kind in EXPENSIVE else random.randint(150, 440) * 1000
    return Proposal(
        id=id_,
        title=topic.title.format(**told),
        group=GROUPS[UNITS.index(unit)],
        unit=unit,
        contact=Contact(name=persons[0].name, email="post@museum.example"),
        focus_area=random.choice(AREAS),
        description=" ".join(text).format(**told),
        justification=" ".join(topic.because).format(**told),
        goal=topic.goal.format(**told),
        indicator=topic.indicator,
        baseline=round(things * topic.today),
        target=things,
        strategy_goals=tuple(random.sample([goal.number for goal in museum.setup.goals if goal.prioritised], random.choice((1, 2)))),
        frames=(random.choice(FRAMES),),
        start=first.first_day,
        end=last.last_day,
        costs=cost_lines(random, topic, total, years),
        hours=hour_lines(random, topic, persons, first, last),
        risks=tuple(Risk(description=what, probability=p, consequence=c, mitigation=done) for what, p, c, done in topic.risks),
        milestones=milestones(topic.milestones, first.first_day, last.last_day),
        leader=ProjectLeader(name=persons[0].name),
        received=date(2022, 5, random.randint(2, 15)),
    )


def spaced(number: int) -> str:
    """Return *number* as people write it: 12 400."""
    return f"{number:,}".replace(",", " ")


def pick_people(random: Random, museum: Museum, unit: str, count: int) -> list[Person]:
    """Return *count* people of *unit*, those in fewest measures first."""
    free = sorted(museum.people[unit], key=lambda person: (museum.busy[person.name], random.random()))[:count]
    museum.busy.update(person.name for person in free)
    return free


def _team(random: Random, museum: Museum, unit: str) -> list[Person]:
    """Return three or four people of *unit*, the first of whom leads nothing else."""
    picked = pick_people(random, museum, unit, random.choice((3, 3, 4)))
    leaders = [person for person in picked if person.name not in museum.leading]
    if not leaders:
        leaders = [next(person for person in museum.people[unit] if person.name not in museum.leading)]
        museum.busy[leaders[0].name] += 1
    museum.leading.add(leaders[0].name)
    return [leaders[0], *(person for person in picked if person is not leaders[0])][: len(picked)]


def cost_lines(random: Random, topic: Topic, total: int, years: Sequence[int]) -> tuple[CostLine, ...]:
    """Share *total* on the categories and years, in figures that somebody has reckoned."""
    source = random.choice(SOURCES)
    return tuple(
        CostLine(
            year=year, category=category, amount=int(total * share / len(years)) // 100 * 100 + random.choice((300, 700)), funding=source
        )
        for year in years
        for category, share in topic.costs
    )


def hour_lines(random: Random, topic: Topic, persons: Sequence[Person], first: Quarter, last: Quarter) -> tuple[HourLine, ...]:
    """Give the leader some forty percent, and everyone something every quarter."""
    found = []
    scale = random.choice((0.7, 0.8, 0.9, 1.1, 1.4, 1.8))  # some measures are small, and some are large
    for place, person in enumerate(persons):
        a_quarter = round((random.randint(36, 46) if place == 0 else random.randint(20, 30)) * scale)
        for year in range(first.year, last.year + 1):
            quarters = sum(1 for number in (1, 2, 3, 4) if first <= Quarter(year, number) <= last)
            role = topic.roles[place % len(topic.roles)] if place else "Prosjektleder"
            found.append(HourLine(person=person.name, role=role, unit=person.unit, year=year, hours=float(a_quarter * quarters)))
    return tuple(found)


def milestones(texts: Sequence[str], start: date, end: date) -> tuple[Milestone, ...]:
    days = (end - start).days
    return tuple(
        Milestone(date=start + timedelta(days=int(days * (place + 1) / (len(texts) + 0.2))), description=text)
        for place, text in enumerate(texts)
    )


def refit(random: Random, museum: Museum, proposal: Proposal, start: date, end: date) -> Proposal:
    """Let *proposal* run from *start* to *end*, with money, hours and milestones to go with it."""
    topic, first, last = museum.topic(proposal), Quarter.of(start), min(Quarter.of(end), Quarter(2025, 4))
    names = list(dict.fromkeys(line.person for line in proposal.hours))
    persons = [person for person in museum.setup.people if person.name in names]
    persons.sort(key=lambda person: names.index(person.name))
    return replace(
        proposal,
        start=start,
        end=end,
        costs=cost_lines(random, topic, proposal.total_cost, range(first.year, last.year + 1)),
        hours=hour_lines(random, topic, persons, first, last),
        milestones=milestones(topic.milestones, start, end),
    )
