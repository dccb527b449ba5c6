"""What a proposal lacks beside a plan: the limits that it would break in each of its starts, exactly. True of that plan alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from tiltaksplan.plan.prioritise.bindings import ENDED, FIRST_THEN, MUST_NOT, NOT_TOGETHER, STARTS, Ruling
from tiltaksplan.plan.prioritise.problem import Candidate, Chosen, Problem, Resource, Start


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortage:
    """One resource of which there is too little: what there is, what the plan takes of it, and what the proposal asks."""

    resource: Resource
    limit: Fraction
    taken: Fraction
    asked: Fraction

    @property
    def lacking(self) -> Fraction:
        """How much more there would have to be."""
        return self.taken + self.asked - self.limit

    @property
    def weight(self) -> Fraction:
        """How much is lacking against what there is: the larger, the farther away."""
        return self.lacking / self.limit if self.limit else Fraction(10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slack:
    """What stands between a proposal and a plan, if it starts there.

    Attributes:
        shortages: What there is too little of, the worst first.
        too_many_measures, too_many_starts: Whether the number of measures, or of starts in that quarter, is full.
        waits_for: Ids of proposals that must be selected, and have ended, before it.
        kept_waiting: Ids of selected proposals that would have had to wait for it.
        rulings: Decisions that stand against it, other than `must-not`.
    """

    start: Start
    shortages: tuple[Shortage, ...] = ()
    too_many_measures: bool = False
    too_many_starts: bool = False
    waits_for: tuple[str, ...] = ()
    kept_waiting: tuple[str, ...] = ()
    rulings: tuple[Ruling, ...] = field(default=())

    @property
    def is_none(self) -> bool:
        """Whether nothing stands between them."""
        return not (self.shortages or self.too_many_measures or self.too_many_starts or self.is_bound)

    @property
    def is_bound(self) -> bool:
        """Whether more money, hours or places would not help: another proposal or a decision stands in the way."""
        return bool(self.waits_for or self.kept_waiting or self.rulings)

    @property
    def order(self) -> tuple[bool, int, Fraction, int]:
        """What to sort by: the least in the way first, then the least lacking, then the earliest."""
        count = len(self.shortages) + self.too_many_measures + self.too_many_starts
        return self.is_bound, count, sum((shortage.weight for shortage in self.shortages), Fraction()), self.start.later


def greedy(problem: Problem) -> dict[str, int]:
    """Return a plan that takes the best proposals first, each in the start that fits: what plain ranking gives, a hint for the solver.

    It keeps every limit and decision but `must` and `starts` for those it leaves out.
    """
    chosen: dict[str, int] = {}
    taken: dict[Resource, Fraction] = {}
    ranked = sorted(problem.candidates, key=lambda candidate: -candidate.points)
    for _ in range(2):  # the second time for those whose needed one came after them
        for candidate in ranked:
            if candidate.id not in chosen and decided_against(problem, candidate.id) is None:
                slack = least_slack(problem, chosen, candidate, taken)
                if slack is not None and slack.is_none:
                    chosen[candidate.id] = slack.start.later
                    taken = taken_by(problem, chosen)
    return chosen


def taken_by(problem: Problem, chosen: Chosen) -> dict[Resource, Fraction]:
    """Return what the *chosen* proposals take of each limited resource."""
    taken = defaultdict[Resource, Fraction](Fraction)
    for proposal, later in chosen.items():
        for resource, amount in problem.candidate(proposal).start_after(later).needs.items():
            taken[resource] += amount
    return dict(taken)


def least_slack(problem: Problem, chosen: Chosen, candidate: Candidate, taken: Mapping[Resource, Fraction]) -> Slack | None:
    """Return what stands between *candidate* and the *chosen* ones, which take *taken*, in the start where that is least.

    None where it can start nowhere.
    """
    slacks = [slack_at(problem, chosen, candidate, start, taken) for start in candidate.starts]
    return min(slacks, key=lambda slack: slack.order, default=None)


def slack_at(problem: Problem, chosen: Chosen, candidate: Candidate, start: Start, taken: Mapping[Resource, Fraction]) -> Slack:
    """Return what stands between *candidate* and the *chosen* ones, which take *taken*, if it starts there."""
    shortages = [
        Shortage(resource=resource, limit=problem.limits[resource], taken=taken.get(resource, Fraction()), asked=amount)
        for resource, amount in sorted(start.needs.items())
        if taken.get(resource, Fraction()) + amount > problem.limits[resource]
    ]
    starting = sum(problem.candidate(one).start_after(later).first == start.first for one, later in chosen.items())
    return Slack(
        start=start,
        shortages=tuple(sorted(shortages, key=lambda shortage: -shortage.weight)),
        too_many_measures=problem.most_measures is not None and len(chosen) >= problem.most_measures,
        too_many_starts=starting >= problem.most_starts[start.first],
        waits_for=_waits_for(problem, chosen, candidate.id, start),
        kept_waiting=_kept_waiting(problem, chosen, candidate.id, start),
        rulings=_against(problem, chosen, candidate.id, start),
    )


def _needs(problem: Problem) -> list[tuple[str, str, str]]:
    """Return (who needs, what, how) of dependencies and of decisions on order."""
    needs = [(binding.proposal, binding.needed, binding.how) for binding in problem.bindings]
    orders = [ruling for ruling in problem.rulings if ruling.decision.kind == FIRST_THEN]
    return needs + [(ruling.other or "", ruling.proposal, ENDED) for ruling in orders]


def _waits_for(problem: Problem, chosen: Chosen, proposal: str, start: Start) -> tuple[str, ...]:
    def is_met(needed: str, how: str) -> bool:
        return needed in chosen and (how != ENDED or problem.candidate(needed).start_after(chosen[needed]).last < start.first)

    return tuple(needed for needing, needed, how in _needs(problem) if needing == proposal and not is_met(needed, how))


def _kept_waiting(problem: Problem, chosen: Chosen, proposal: str, start: Start) -> tuple[str, ...]:
    return tuple(
        needing
        for needing, needed, how in _needs(problem)
        if needed == proposal
        and needing in chosen
        and how == ENDED
        and problem.candidate(needing).start_after(chosen[needing]).first <= start.last
    )


def _against(problem: Problem, chosen: Chosen, proposal: str, start: Start) -> tuple[Ruling, ...]:
    def stands_against(ruling: Ruling) -> bool:
        pair = (ruling.proposal, ruling.other)
        if ruling.decision.kind == NOT_TOGETHER and proposal in pair:
            return any(one in chosen for one in pair if one != proposal)
        return ruling.proposal == proposal and ruling.decision.kind == STARTS and ruling.quarter != start.first

    return tuple(ruling for ruling in problem.rulings if stands_against(ruling))


def decided_against(problem: Problem, proposal: str) -> Ruling | None:
    """Return the decision that *proposal* is not to be in the plan, or None."""
    return next((one for one in problem.rulings if one.proposal == proposal and one.decision.kind == MUST_NOT), None)
