"""What is to be chosen, as values: each proposal with its possible starts and what each of them asks, the limits, and what binds."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tiltaksplan.language import N_, Message, Year
from tiltaksplan.plan.change import natural_order
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.prioritise.bindings import Binding, Ruling, bindings_of, rulings_of
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.quarter import Quarter, quarters_between
from tiltaksplan.plan.reckoning import Reckoning, money_limit, person_available, quarters_of, unit_capacity
from tiltaksplan.plan.scoring import SCORE_DECIMALS, score_of
from tiltaksplan.plan.setup import Setup

POINTS_PER_SCORE = 10**SCORE_DECIMALS
"""The solver counts in whole numbers: a score of 61.25 is 6125 points."""


@dataclass(frozen=True, slots=True, order=True)
class Resource:
    """Something of which there is only so much: a unit's hours in a quarter, a person's in a year, a source's money in a year.

    Attributes:
        kind: `unit`, `person` or `money`.
    """

    kind: str
    name: str
    when: Quarter | int


Needs = Mapping[Resource, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """One quarter in which a proposal can start, and what it then asks of each limited resource.

    Attributes:
        later: Quarters after the proposed one.
    """

    later: int
    first: Quarter
    last: Quarter
    needs: Needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A proposal as the choice sees it.

    Attributes:
        points: Its score in whole numbers, `POINTS_PER_SCORE` to one.
        starts: Where it can start, earliest first; none where `barred` says why.
    """

    proposal: Proposal
    score: float
    points: int
    starts: tuple[Start, ...] = ()
    barred: Message | None = None

    @property
    def id(self) -> str:
        """The proposal's id."""
        return self.proposal.id

    def start_after(self, later: int) -> Start:
        """Return the start that is *later* quarters after the proposed one."""
        return next(start for start in self.starts if start.later == later)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What all starts ask of one resource, in whole numbers.

    Attributes:
        scale: What every amount was multiplied by to become whole: a limit times that, cut to whole, says the same as before.
        asked: The amount by proposal and delay.
        most: What all proposals together can ask at the most.
    """

    scale: int
    asked: Mapping[tuple[str, int], int]
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """All that the choice is made from.

    Attributes:
        by_id: The candidates once more.
        limits: What there is of each resource. What is not here is not limited.
        rows: What is asked of each limited resource.
        most_starts: The largest number of starts in each quarter of the plan.
        rulings: The leaders' decisions, with their proposals found.
    """

    candidates: tuple[Candidate, ...]
    by_id: Mapping[str, Candidate]
    limits: Mapping[Resource, Fraction]
    rows: Mapping[Resource, Row]
    most_measures: int | None
    most_starts: Mapping[Quarter, int]
    bindings: tuple[Binding, ...]
    rulings: tuple[Ruling, ...]
    notes: tuple[Message, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all proposals, in their order."""
        return tuple(candidate.id for candidate in self.candidates)

    def candidate(self, proposal_id: str) -> Candidate:
        """Return the candidate *proposal_id*."""
        return self.by_id[proposal_id]


Chosen = Mapping[str, int]
"""The ids of the chosen proposals, each with the number of quarters by which it starts later than proposed."""


def problem_of(plan: Plan) -> Problem:
    """Return what is to be chosen in *plan*: proposals in the order of their ids, limits of the set-up, dependencies and decisions."""
    proposals = sorted(plan.proposals, key=lambda proposal: natural_order(proposal.id))
    reckoning, limits = Reckoning(plan), limits_of(plan.setup)
    rulings, notes = rulings_of(plan.setup.decisions, proposals)
    quarters = quarters_between(Quarter(plan.setup.first_year, 1), Quarter(plan.setup.last_year, 4))
    candidates = tuple(_candidate(plan, reckoning, limits, proposal) for proposal in proposals)
    return Problem(
        candidates=candidates,
        by_id={candidate.id: candidate for candidate in candidates},
        limits=limits,
        rows=_rows(candidates),
        most_measures=plan.setup.max_measures,
        most_starts=dict.fromkeys(quarters, int(plan.setup.limits["max_starts_per_quarter"])),
        bindings=bindings_of(proposals),
        rulings=rulings,
        notes=notes,
    )


def limits_of(setup: Setup) -> dict[Resource, Fraction]:
    """Return what there is of everything that the set-up limits, in the plan's own years.

    Years outside the plan are not its to limit: that a line lies there is a finding, and bars nothing.
    """
    limits: dict[Resource, Fraction] = {}
    for unit in setup.units:
        for quarter in quarters_between(Quarter(setup.first_year, 1), Quarter(setup.last_year, 4)):
            limits[Resource("unit", unit.name, quarter)] = unit_capacity(setup, unit.name, quarter) or Fraction()
    for year in setup.years:
        for person in setup.people:
            limits[Resource("person", person.name, year)] = person_available(setup, person.name, year) or Fraction()
        limits |= {Resource("money", source, year): money_limit(setup, source, year) for source in setup.budget_sources()}
    return limits


def _rows(candidates: Iterable[Candidate]) -> dict[Resource, Row]:
    asked = defaultdict[Resource, dict[tuple[str, int], Fraction]](dict)
    for candidate in candidates:
        for start in candidate.starts:
            for resource, amount in start.needs.items():
                asked[resource][candidate.id, start.later] = amount
    return {resource: _row(amounts) for resource, amounts in sorted(asked.items())}


def _row(amounts: Mapping[tuple[str, int], Fraction]) -> Row:
    scale = math.lcm(*(amount.denominator for amount in amounts.values()))
    asked = {key: int(amount * scale) for key, amount in amounts.items()}
    most: dict[str, int] = {}
    for (proposal, _), amount in asked.items():
        most[proposal] = max(amount, most.get(proposal, 0))
    return Row(scale=scale, asked=asked, most=sum(most.values()))


def _candidate(plan: Plan, reckoning: Reckoning, limits: Mapping[Resource, Fraction], proposal: Proposal) -> Candidate:
    score = score_of(plan, proposal)
    points = round(score * POINTS_PER_SCORE)
    barred = barred_by(plan.setup, proposal)
    if barred is not None:
        return Candidate(proposal=proposal, score=score, points=points, barred=barred)
    running = quarters_of(proposal)
    earliest = max(0, Quarter(plan.setup.first_year, 1) - running[0])
    latest = Quarter(plan.setup.last_year, 4) - running[-1]
    starts = tuple(
        Start(later=later, first=running[0] + later, last=running[-1] + later, needs=_needs(reckoning, limits, proposal, later))
        for later in range(earliest, latest + 1)
    )
    return Candidate(proposal=proposal, score=score, points=points, starts=starts)


def barred_by(setup: Setup, proposal: Proposal) -> Message | None:
    """Return why *proposal* can start in no quarter of the plan, or None where it can."""
    if proposal.start is None or proposal.end is None:
        return Message.of(N_("Forslaget mangler start eller slutt, og kan derfor ikke legges inn i planen."))
    if proposal.end < proposal.start:
        return Message.of(N_("Forslaget slutter før det starter, og kan derfor ikke legges inn i planen."))
    running = quarters_of(proposal)
    first, last = Quarter(setup.first_year, 1), Quarter(setup.last_year, 4)
    if running[-1] > last:
        return Message.of(
            N_("Forslaget varer til {end}, etter at planen er slutt ({last})."),
            end=quarter_message(running[-1]),
            last=quarter_message(last),
        )
    if max(running[0], first) + (len(running) - 1) > last:
        return Message.of(
            N_("Forslaget varer i {count} kvartaler. Det er lengre enn planen når det ikke kan starte før {first}."),
            count=len(running),
            first=quarter_message(first),
        )
    return None


def _needs(reckoning: Reckoning, limits: Mapping[Resource, Fraction], proposal: Proposal, later: int) -> Needs:
    needs = defaultdict[Resource, Fraction](Fraction)
    for hours in reckoning.hours(proposal, later):
        if hours.unit:
            needs[Resource("unit", hours.unit, hours.quarter)] += hours.hours
        if hours.person:
            needs[Resource("person", hours.person, hours.quarter.year)] += hours.hours
    for money in reckoning.money(proposal, later):
        if money.source:
            needs[Resource("money", money.source, money.quarter.year)] += money.amount
    return {resource: amount for resource, amount in needs.items() if resource in limits}


def quarter_message(quarter: Quarter) -> Message:
    """Return a quarter as people read it: 2. kvartal 2023."""
    return Message.of(N_("{number}. kvartal {year}"), number=quarter.number, year=Year(quarter.year))
