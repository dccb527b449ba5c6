"""A plan laid out in time once for all checks: what an edit does not touch is not reckoned again.

The sums are those of `plan/reckoning.py`, and exact as they are there: what is taken away and put in again leaves no crumbs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar, Unpack

from tiltaksplan.plan.checks.check import About, Check, Hit, InEach
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.quarter import QUARTERS_PER_YEAR, Quarter
from tiltaksplan.plan.reckoning import Reckoning, exact, person_available, quarters_of, unit_capacity

K = TypeVar("K")


class Sums:
    """What one proposal asks of persons and units by quarter and year, and of sources by year.

    Attributes:
        persons: The hours of each person, whenever they are; `total` is those of all lines, with a name or not.
        units: Those that give hours, also where the hours cannot be read.
        called: The persons that the proposal names, as written, with the name that each goes by.
        runs: The first and the last quarter in which it runs, as numbers; None without usable dates.
    """

    __slots__ = (
        "called", "money", "person_quarters", "person_years", "persons", "proposal", "runs", "total", "unit_quarters", "units",
    )  # fmt: skip

    def __init__(self, proposal: Proposal, reckoning: Reckoning) -> None:
        self.proposal = proposal
        self.called = {name: reckoning.called.get(name, name) for name in names_of(proposal)}
        quarters = [quarter.year * QUARTERS_PER_YEAR + quarter.number for quarter in quarters_of(proposal)]
        self.runs = (quarters[0], quarters[-1]) if quarters else None
        self.person_quarters: dict[tuple[str, Quarter], Fraction] = defaultdict(Fraction)
        self.person_years: dict[tuple[str, int], Fraction] = defaultdict(Fraction)
        self.unit_quarters: dict[tuple[str, Quarter], Fraction] = defaultdict(Fraction)
        self.money: dict[tuple[int, str], Fraction] = defaultdict(Fraction)
        self.persons: dict[str, Fraction] = defaultdict(Fraction)
        self.total = Fraction()
        self.units = {unit for line in proposal.hours if (unit := reckoning.unit_of_line(proposal, line))}
        for line in proposal.hours:
            if line.hours:
                self.total += exact(line.hours)
                if line.person:
                    self.persons[reckoning.called.get(line.person, line.person)] += exact(line.hours)
        for part in reckoning.hours(proposal):
            if part.person:
                self.person_quarters[part.person, part.quarter] += part.hours
                self.person_years[part.person, part.quarter.year] += part.hours
            if part.unit:
                self.unit_quarters[part.unit, part.quarter] += part.hours
        for money in reckoning.money(proposal):
            if money.source:
                self.money[money.quarter.year, money.source] += money.amount


def names_of(proposal: Proposal) -> tuple[str, ...]:
    """Return the persons that *proposal* names, as written, as often as it names them."""
    return tuple(name for name in (proposal.leader.name, *(line.person for line in proposal.hours)) if name)


class PersonSums:
    """What all proposals together ask of one person. Never changed.

    Attributes:
        person: The name that the person goes by.
        measures: The sums of the proposals in which the person has hours, in the plan's order.
        total: The hours, whenever they are; `years` and `quarters` those that a year or a quarter takes.
    """

    __slots__ = ("measures", "person", "quarters", "total", "years")

    def __init__(self, person: str, measures: tuple[Sums, ...]) -> None:
        self.person, self.measures = person, measures
        self.total = sum((sums.persons[person] for sums in measures), Fraction())
        self.years: dict[int, Fraction] = {}
        self.quarters: dict[Quarter, Fraction] = {}
        for sums in measures:
            _add(self.years, {year: hours for (name, year), hours in sums.person_years.items() if name == person})
            _add(self.quarters, {quarter: hours for (name, quarter), hours in sums.person_quarters.items() if name == person})

    def ids_in(self, year: int | None = None, quarter: Quarter | None = None) -> tuple[str, ...]:
        """Return the ids of the proposals in which the person has hours in that year, or in that quarter."""
        return tuple(
            sums.proposal.id
            for sums in self.measures
            if (self.person, year) in sums.person_years or (self.person, quarter) in sums.person_quarters
        )


class Totals:
    """What all proposals together ask for. Never changed: `exchanged` gives the next one.

    Attributes:
        persons: What they ask of each person, by the name that the person goes by.
        total: The hours of all lines.
    """

    __slots__ = ("money", "persons", "total", "unit_quarters")

    def __init__(self) -> None:
        self.persons: dict[str, PersonSums] = {}
        self.unit_quarters: dict[tuple[str, Quarter], Fraction] = {}
        self.money: dict[tuple[int, str], Fraction] = {}
        self.total = Fraction()

    def exchanged(self, gone: Sequence[Sums], come: Sequence[Sums], place: Mapping[int, int]) -> Totals:
        """Return the totals without those *gone*, and with those that have *come*; *place* is that of each proposal in the plan."""
        made = Totals()
        made.total, made.unit_quarters, made.money = self.total, dict(self.unit_quarters), dict(self.money)
        for sign, exchanged in ((-1, gone), (1, come)):
            for sums in exchanged:
                made.total += sign * sums.total
                _add(made.unit_quarters, sums.unit_quarters, sign)
                _add(made.money, sums.money, sign)
        made.persons = self._persons(gone, come, place)
        return made

    def _persons(self, gone: Sequence[Sums], come: Sequence[Sums], place: Mapping[int, int]) -> dict[str, PersonSums]:
        of_person: dict[str, list[Sums]] = {person: [] for sums in gone for person in sums.persons}
        for sums in come:
            for person in sums.persons:
                of_person.setdefault(person, []).append(sums)
        persons, lost = dict(self.persons), set(gone)
        for person, new in of_person.items():
            before = persons.pop(person, None)
            measures = [*(sums for sums in (before.measures if before else ()) if sums not in lost), *new]
            if measures:
                persons[person] = PersonSums(person, tuple(sorted(measures, key=lambda sums: place[id(sums.proposal)])))
        return persons


def _add(totals: dict[K, Fraction], parts: dict[K, Fraction], sign: int = 1) -> None:
    for key, part in parts.items():
        total = totals.get(key, Fraction()) + sign * part
        if total:
            totals[key] = total
        else:
            totals.pop(key, None)


class LaidOut:
    """The sums of every proposal of a plan and of all of them, and the names that its persons go by.

    Attributes:
        totals: What all proposals ask for.
    """

    def __init__(self, plan: Plan, before: LaidOut | None = None) -> None:
        self.plan = plan
        known = before if before is not None and before.plan.setup is plan.setup else None
        self.reckoning = Reckoning(plan, known._called_in(plan) if known is not None else None)
        self._capacity: dict[tuple[str, Quarter], Fraction | None] = known._capacity if known is not None else {}
        self._available: dict[tuple[str, int], Fraction | None] = known._available if known is not None else {}
        self._sums: dict[int, Sums] = {}
        # the proposal is kept alive in its sums, so its id is nobody else's
        standing = known._sums_that_stand(self.reckoning.called) if known is not None else {}
        for proposal in plan.proposals:
            self._sums[id(proposal)] = standing.get(id(proposal)) or Sums(proposal, self.reckoning)
        self.totals = self._totals(known)

    def _called_in(self, plan: Plan) -> dict[str, str] | None:
        """Return the names that the persons of *plan* go by where they are those of this one: the same names, as often; else None."""
        before, after = ({id(one): one for one in plan_.proposals} for plan_ in (self.plan, plan))
        gone = Counter(name for key in before.keys() - after.keys() for name in names_of(before[key]))
        come = Counter(name for key in after.keys() - before.keys() for name in names_of(after[key]))
        return self.reckoning.called if gone == come else None

    def _sums_that_stand(self, called: dict[str, str]) -> dict[int, Sums]:
        """Return the sums of the proposals all of whose persons go by the same names in *called* as here."""
        mine = self.reckoning.called
        if called is mine or called == mine:
            return self._sums
        renamed = {name for name in mine.keys() | called.keys() if mine.get(name) != called.get(name)}
        return {key: sums for key, sums in self._sums.items() if renamed.isdisjoint(sums.called)}

    def _totals(self, before: LaidOut | None) -> Totals:
        place = {id(proposal): number for number, proposal in enumerate(self.plan.proposals)}
        if before is None:
            return Totals().exchanged((), tuple(self._sums.values()), place)
        gone = [sums for key, sums in before._sums.items() if self._sums.get(key) is not sums]
        come = [sums for key, sums in self._sums.items() if before._sums.get(key) is not sums]
        standing = [key for key in before._sums if key in self._sums]
        if len(gone) + len(come) > len(self._sums) or standing != [key for key in self._sums if key in before._sums]:
            return Totals().exchanged((), tuple(self._sums.values()), place)
        return before.totals.exchanged(gone, come, place) if gone or come else before.totals

    @property
    def each(self) -> Iterable[Sums]:
        """The sums of each proposal, in the plan's order."""
        return self._sums.values()

    def sums(self, proposal: Proposal) -> Sums:
        """Return what *proposal*, one of the plan's, asks for."""
        return self._sums[id(proposal)]

    def capacity(self, unit: str, quarter: Quarter) -> Fraction | None:
        """Return what *unit* can give in *quarter*, as `unit_capacity` says."""
        if (unit, quarter) not in self._capacity:
            self._capacity[unit, quarter] = unit_capacity(self.plan.setup, unit, quarter)
        return self._capacity[unit, quarter]

    def available(self, person: str, year: int) -> Fraction | None:
        """Return what *person* can give in *year*, as `person_available` says."""
        if (person, year) not in self._available:
            self._available[person, year] = person_available(self.plan.setup, person, year)
        return self._available[person, year]


def check_each_laid_out(**about: Unpack[About]) -> Callable[[Callable[[Plan, Sums], Iterable[Hit]]], Check]:
    """Make a check of a function that finds in the sums of one proposal."""
    return lambda find: Check(find=InEach(find, _each_proposal), **about)


def check_each_person(**about: Unpack[About]) -> Callable[[Callable[[Plan, PersonSums], Iterable[Hit]]], Check]:
    """Make a check of a function that finds in what all proposals ask of one person."""
    return lambda find: Check(find=InEach(find, _each_person), **about)


def _each_proposal(plan: Plan) -> Iterable[Sums]:
    return laid_out(plan).each


def _each_person(plan: Plan) -> Iterable[PersonSums]:
    persons = laid_out(plan).totals.persons
    return (persons[person] for person in sorted(persons))


_last: list[LaidOut] = []


def laid_out(plan: Plan) -> LaidOut:
    """Return *plan* laid out; the last one is remembered, and what it shares with *plan* is taken from it."""
    last = _last[0] if _last else None
    if last is not None and last.plan is plan:
        return last
    made = LaidOut(plan, last)
    _last[:] = [made]
    return made
