"""How a plan is reckoned, in checks, choice and documents alike: where measures run, and what they ask of units, people and sources.

Everything is exact: sums are `Fraction`s of what the forms say, so that exactly at a limit is not over it; `figure` makes one a number.

The rules of the contract, and what it leaves open:

- A year's hours and money lie evenly on the quarters of that year in which the measure runs, and move with it when it starts later.
- A line of a year in which the measure does not run stays in the year that the form names, evenly on its four quarters, however the
  measure moves: it has no quarter of the measure to move with, and the year is all that somebody has said.
- A line without a year lies evenly on all the measure's quarters; where the dates are of no use either, nobody can place it
  (`unplaced_lines`).
- An hour line belongs to the unit it names, else to the person's unit, else to the proposal's. A unit that is not in the set-up gives
  way to the unit of a person who is; where that fails too, the hours stand under the name as written, which has no capacity.
- A source that is not in the budget finances itself, and so does a line that says nothing of who pays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

from tiltaksplan.plan.matching import people_named, person_of, source_of, unit_of
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import CostLine, HourLine, Proposal
from tiltaksplan.plan.quarter import QUARTERS_PER_YEAR, Quarter, quarters_between, quarters_of_year
from tiltaksplan.plan.setup import Setup

NO_MOVES: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursInQuarter:
    """Hours that one line lays in one quarter.

    Attributes:
        unit: Name of the unit that gives them, as in the set-up where it has it; None where nobody is named.
        person: Name that the person goes by in the plan; None where the line names nobody.
    """

    unit: str | None
    person: str | None
    quarter: Quarter
    hours: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyInQuarter:
    """Kroner that one line lays in one quarter.

    Attributes:
        source: The budget's name of the source; None where another one pays, or none is named.
    """

    source: str | None
    funding: str | None
    quarter: Quarter
    amount: Fraction


def exact(number: float) -> Fraction:
    """Return *number* as it is written: 0.1 is one tenth, not the nearest binary number. What is smaller than a millionth is noise.

    >>> exact(33.9) * 10 == 339 and exact(0.1 + 0.2) == exact(0.3)
    True
    """
    return Fraction(number) if isinstance(number, int) else Fraction(str(round(number, 6)))


def figure(number: Fraction) -> int | float:
    """Return *number* as one to show and to keep: whole where it is whole, else with two decimals."""
    return int(number) if number.denominator == 1 else round(float(number), 2)


def quarters_of(proposal: Proposal, later: int = 0) -> tuple[Quarter, ...]:
    """Return the quarters in which *proposal* runs, started *later* quarters later than proposed; none without usable dates.

    >>> from datetime import date
    >>> [str(quarter) for quarter in quarters_of(Proposal(start=date(2023, 5, 15), end=date(2023, 10, 1)), later=1)]
    ['2023-Q3', '2023-Q4', '2024-Q1']
    """
    if proposal.start is None or proposal.end is None or proposal.end < proposal.start:
        return ()
    return _quarters(proposal.start, proposal.end, later)


@lru_cache(maxsize=4096)
def _quarters(start: date, end: date, later: int) -> tuple[Quarter, ...]:
    return quarters_between(Quarter.of(start) + later, Quarter.of(end) + later)


def shares(proposal: Proposal, year: int | None, later: int = 0) -> tuple[Quarter, ...]:
    """Return the quarters on which a line of *year* lies evenly, started *later* quarters later; none where nobody can place it.

    >>> from datetime import date
    >>> proposal = Proposal(start=date(2023, 7, 1), end=date(2024, 3, 31))
    >>> [str(quarter) for quarter in shares(proposal, 2023)], [str(quarter) for quarter in shares(proposal, 2023, later=1)]
    (['2023-Q3', '2023-Q4'], ['2023-Q4', '2024-Q1'])

    A year in which the measure does not run keeps its line, and so does a year of a proposal without usable dates:

    >>> [str(quarter) for quarter in shares(proposal, 2025, later=1)]
    ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4']
    """
    return _shares(quarters_of(proposal), year, later)


@lru_cache(maxsize=4096)
def _shares(running: tuple[Quarter, ...], year: int | None, later: int) -> tuple[Quarter, ...]:
    if year is None:
        return tuple(quarter + later for quarter in running)
    in_year = tuple(quarter + later for quarter in running if quarter.year == year)
    return in_year or quarters_of_year(year)


def unplaced_lines(proposal: Proposal) -> tuple[CostLine | HourLine, ...]:
    """Return the lines with a figure that no quarter can take: without a year, in a proposal without usable dates."""
    if quarters_of(proposal):
        return ()
    costs = tuple(line for line in proposal.costs if line.amount and line.year is None)
    return costs + tuple(line for line in proposal.hours if line.hours and line.year is None)


class Reckoning:
    """A plan's proposals laid out in time, with every name as the set-up has it.

    Attributes:
        plan: What is reckoned.
        called: Each written person's name with the one that the person goes by, across all proposals.
    """

    def __init__(self, plan: Plan, called: dict[str, str] | None = None) -> None:
        self.plan = plan
        self.setup: Setup = plan.setup
        self.called = people_named(plan.proposals, plan.setup) if called is None else called

    def unit_of_line(self, proposal: Proposal, line: HourLine) -> str | None:
        """Return the unit that gives the hours of *line*."""
        named = unit_of(line.unit, self.setup)
        if named is not None:
            return named.name
        person = person_of(line.person, self.setup)
        if person is not None and person.unit:
            units = unit_of(person.unit, self.setup)
            return units.name if units else person.unit
        if line.unit:
            return line.unit
        units = unit_of(proposal.unit, self.setup)
        return units.name if units else proposal.unit

    def hours(self, proposal: Proposal, later: int = 0) -> Iterator[HoursInQuarter]:
        """Yield the hours of *proposal*, line by line and quarter by quarter, started *later* quarters later."""
        for line in proposal.hours:
            quarters = shares(proposal, line.year, later)
            if not line.hours or not quarters:
                continue
            unit, person = self.unit_of_line(proposal, line), self.called.get(line.person or "")
            part = exact(line.hours) / len(quarters)
            for quarter in quarters:
                yield HoursInQuarter(unit=unit, person=person, quarter=quarter, hours=part)

    def money(self, proposal: Proposal, later: int = 0) -> Iterator[MoneyInQuarter]:
        """Yield the money of *proposal*, line by line and quarter by quarter, started *later* quarters later."""
        for line in proposal.costs:
            quarters = shares(proposal, line.year, later)
            if not line.amount or not quarters:
                continue
            source, part = source_of(line.funding, self.setup), Fraction(line.amount, len(quarters))
            for quarter in quarters:
                yield MoneyInQuarter(source=source, funding=line.funding, quarter=quarter, amount=part)


def unit_hours(
    plan: Plan, proposals: Iterable[Proposal] | None = None, later: Mapping[str, int] = NO_MOVES
) -> dict[tuple[str, Quarter], Fraction]:
    """Return the hours that *proposals* (all of the plan's) ask of each unit in each quarter; *later* is quarters of delay by id."""
    reckoning, sums = Reckoning(plan), defaultdict[tuple[str, Quarter], Fraction](Fraction)
    for proposal in plan.proposals if proposals is None else proposals:
        for part in reckoning.hours(proposal, later.get(proposal.id, 0)):
            if part.unit:
                sums[part.unit, part.quarter] += part.hours
    return dict(sums)


def person_hours_by_quarter(
    plan: Plan, proposals: Iterable[Proposal] | None = None, later: Mapping[str, int] = NO_MOVES
) -> dict[tuple[str, Quarter], Fraction]:
    """Return the hours that *proposals* (all of the plan's) ask of each person in each quarter, by the name that the person goes by."""
    reckoning, sums = Reckoning(plan), defaultdict[tuple[str, Quarter], Fraction](Fraction)
    for proposal in plan.proposals if proposals is None else proposals:
        for part in reckoning.hours(proposal, later.get(proposal.id, 0)):
            if part.person:
                sums[part.person, part.quarter] += part.hours
    return dict(sums)


def person_hours_by_year(
    plan: Plan, proposals: Iterable[Proposal] | None = None, later: Mapping[str, int] = NO_MOVES
) -> dict[tuple[str, int], Fraction]:
    """Return the hours that *proposals* (all of the plan's) ask of each person in each year, by the name the person goes by."""
    sums = defaultdict[tuple[str, int], Fraction](Fraction)
    for (person, quarter), hours in person_hours_by_quarter(plan, proposals, later).items():
        sums[person, quarter.year] += hours
    return dict(sums)


def money_by_year_and_source(
    plan: Plan, proposals: Iterable[Proposal] | None = None, later: Mapping[str, int] = NO_MOVES
) -> dict[tuple[int, str], Fraction]:
    """Return the kroner that *proposals* (all of the plan's) ask of each source of the budget in each calendar year."""
    reckoning, sums = Reckoning(plan), defaultdict[tuple[int, str], Fraction](Fraction)
    for proposal in plan.proposals if proposals is None else proposals:
        for part in reckoning.money(proposal, later.get(proposal.id, 0)):
            if part.source:
                sums[part.quarter.year, part.source] += part.amount
    return dict(sums)


def unit_capacity(setup: Setup, unit: str, quarter: Quarter) -> Fraction | None:
    """Return the hours that *unit* can give in *quarter*: a quarter of its people's hours of the year, times `max_unit_load`.

    None for a unit that the set-up does not have: nobody knows what it can give.
    """
    wanted = unit_of(unit, setup)
    if wanted is None:
        return None
    given = sum((exact(person.hours_in(quarter.year)) for person in setup.people if unit_of(person.unit, setup) == wanted), Fraction())
    return given / QUARTERS_PER_YEAR * limit_share(setup, "max_unit_load")


def person_available(setup: Setup, person: str, year: int) -> Fraction | None:
    """Return the hours that *person* can give in *year*, times `max_person_share`; None for somebody whom the set-up does not have."""
    known = person_of(person, setup)
    return None if known is None else exact(known.hours_in(year)) * limit_share(setup, "max_person_share")


def money_limit(setup: Setup, source: str, year: int) -> Fraction:
    """Return the kroner that can be given from *source* in *year*: the budget less the reserve; 0 for a year without a line."""
    given = sum(line.amount for line in setup.budget if line.source == source and line.year == year)
    return given * (1 - limit_share(setup, "reserve_share"))


def limit_share(setup: Setup, key: str) -> Fraction:
    """Return a limit that is given in percent as an exact share: 100 is 1."""
    return exact(setup.limits[key]) / 100
