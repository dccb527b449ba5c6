"""A plan laid out in time once for all checks: what an edit does not touch is not reckoned again.

The sums are those of `plan/reckoning.py`, and exact as they are there.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.quarter import Quarter
from tiltaksplan.plan.reckoning import Reckoning, exact, unit_capacity


class Sums:
    """What one proposal asks of persons and units by quarter and year, and of sources by year.

    Attributes:
        persons: The hours of each person, whenever they are; `total` is those of all lines, with a name or not.
        units: Those that give hours, also where the hours cannot be read.
    """

    __slots__ = ("money", "person_quarters", "person_years", "persons", "proposal", "total", "unit_quarters", "units")

    def __init__(self, proposal: Proposal, reckoning: Reckoning) -> None:
        self.proposal = proposal
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


class LaidOut:
    """The sums of every proposal of a plan, and the names that its persons go by."""

    def __init__(self, plan: Plan, before: LaidOut | None = None) -> None:
        self.plan = plan
        self.reckoning = Reckoning(plan)
        same = before is not None and before.plan.setup is plan.setup
        same_names = same and before is not None and before.reckoning.called == self.reckoning.called
        known = before._sums if before is not None and same_names else {}
        self._capacity: dict[tuple[str, Quarter], Fraction | None] = before._capacity if before is not None and same else {}
        self._sums: dict[int, Sums] = {}
        for proposal in plan.proposals:
            sums = known.get(id(proposal))  # the proposal is kept alive in its sums, so its id is nobody else's
            self._sums[id(proposal)] = sums if sums is not None and sums.proposal is proposal else Sums(proposal, self.reckoning)

    def sums(self, proposal: Proposal) -> Sums:
        """Return what *proposal*, one of the plan's, asks for."""
        return self._sums[id(proposal)]

    def capacity(self, unit: str, quarter: Quarter) -> Fraction | None:
        """Return what *unit* can give in *quarter*, as `unit_capacity` says."""
        if (unit, quarter) not in self._capacity:
            self._capacity[unit, quarter] = unit_capacity(self.plan.setup, unit, quarter)
        return self._capacity[unit, quarter]


_last: list[LaidOut] = []


def laid_out(plan: Plan) -> LaidOut:
    """Return *plan* laid out; the last one is remembered, and what it shares with *plan* is taken from it."""
    last = _last[0] if _last else None
    if last is not None and last.plan is plan:
        return last
    made = LaidOut(plan, last)
    _last[:] = [made]
    return made
