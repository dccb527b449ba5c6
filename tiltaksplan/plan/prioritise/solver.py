"""The choice as a whole-number programme, solved by CP-SAT: one literal a proposal and start quarter, one row a limit.

The solver is told everything in whole numbers: each row is multiplied up until its fractions are whole, so a plan that is exactly at a
limit keeps it. One worker, a fixed seed and a limit counted in the solver's own steps give the same answer each time; the limit in
seconds is an emergency brake.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from tiltaksplan.plan.prioritise.bindings import ENDED, FIRST_THEN, MUST, MUST_NOT, NOT_TOGETHER, STARTS, Binding, Ruling
from tiltaksplan.plan.prioritise.problem import Candidate, Chosen, Problem, Resource, Row
from tiltaksplan.plan.prioritise.slack import greedy
from tiltaksplan.plan.quarter import Quarter

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

SEED = 1
POLL_SECONDS = 0.1
LEAST_SECONDS = 0.001
FIRST_ROUND, SECOND_ROUND, SETTLING = 0.5, 0.25, 0.25
WORKERS_OF_SECOND_ROUND = 8


Watch = Callable[[], None]
"""Called again and again while the solver works; raises `Cancelled` to stop it."""


def unwatched() -> None:
    """Let the solver work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How long the solver may look.

    Attributes:
        steps: Its own steps, about a second each, and the same on every machine.
        deadline: The moment (`time.monotonic`) at which it stops whatever it has: an emergency brake.
    """

    steps: float
    deadline: float

    def part(self, share: float) -> Effort:
        """Return a share of the steps, up to the same deadline."""
        return replace(self, steps=self.steps * share)

    @property
    def seconds_left(self) -> float:
        """How long it is to the deadline; never nothing, so that the solver can at least say so."""
        return max(self.deadline - time.monotonic(), LEAST_SECONDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """What the solver found.

    Attributes:
        status: `optimal`, `feasible`, `infeasible` or `unknown` (nothing found in time).
        points, bound: The sum of points, and what no plan can exceed.
        steps: How much of the effort it took.
        core: Where decisions collide: their places in `Problem.rulings`.
    """

    status: str
    chosen: Chosen
    points: int = 0
    bound: int = 0
    steps: float = 0
    core: tuple[int, ...] = ()


class Model:
    """The programme of one problem.

    Attributes:
        guards: A literal for each ruling that stands in the programme only when the literal is true.
    """

    def __init__(self, problem: Problem, *, rulings: tuple[int, ...] | None = None, guarded: bool = False) -> None:
        from ortools.sat.python import cp_model  # heavy: imported when somebody chooses

        self.problem = problem
        self.programme = cp_model.CpModel()
        self.starts: dict[tuple[str, int], cp_model.IntVar] = {}
        self.selected: dict[str, cp_model.IntVar] = {}
        self.guards: dict[int, cp_model.IntVar] = {}
        for candidate in problem.candidates:
            self._add_candidate(candidate)
        for resource, row in problem.rows.items():
            self._add_limit(row, problem.limits[resource])
        for quarter, most in problem.most_starts.items():
            self.programme.add(sum(self._starting_in(quarter)) <= most)
        if problem.most_measures is not None:
            self.programme.add(sum(self.selected.values()) <= problem.most_measures)
        for binding in problem.bindings:
            self._add_binding(binding)
        for place, ruling in enumerate(problem.rulings):
            if rulings is None or place in rulings:
                if guarded:
                    self.guards[place] = self.programme.new_bool_var("")
                self._add_ruling(ruling, self.guards.get(place))
        self.points = sum(candidate.points * self.selected[candidate.id] for candidate in problem.candidates)

    def _add_candidate(self, candidate: Candidate) -> None:
        selected = self.programme.new_bool_var("")
        literals = [self.programme.new_bool_var("") for _ in candidate.starts]
        self.programme.add(sum(literals) == selected)
        self.selected[candidate.id] = selected
        self.starts |= {(candidate.id, start.later): literal for start, literal in zip(candidate.starts, literals, strict=True)}

    def _starting_in(self, quarter: Quarter) -> list[cp_model.IntVar]:
        return [self.starts[one.id, start.later] for one in self.problem.candidates for start in one.starts if start.first == quarter]

    def _add_limit(self, row: Row, limit: Fraction) -> None:
        from ortools.sat.python import cp_model

        most = math.floor(limit * row.scale)
        if row.most <= most:  # there is enough for all together, and the row would say nothing
            return
        possible = {key: amount for key, amount in row.asked.items() if amount <= most}
        for key in row.asked.keys() - possible.keys():  # too much by itself: shut out, so that no wild figure gets into the row
            self.programme.add(self.starts[key] == 0)
        literals = [self.starts[key] for key in possible]
        self.programme.add(cp_model.LinearExpr.weighted_sum(literals, list(possible.values())) <= most)

    def _add_binding(self, binding: Binding, guard: cp_model.IntVar | None = None) -> None:
        needing, needed = self.problem.candidate(binding.proposal), self.problem.candidate(binding.needed)
        self._under(self.programme.add(self.selected[needing.id] <= self.selected[needed.id]), guard)
        if binding.how != ENDED:
            return
        for start in needing.starts:
            ended = [self.starts[needed.id, other.later] for other in needed.starts if other.last < start.first]
            self._under(self.programme.add(sum(ended) >= self.starts[needing.id, start.later]), guard)

    def _add_ruling(self, ruling: Ruling, guard: cp_model.IntVar | None) -> None:
        selected = self.selected[ruling.proposal]
        match ruling.decision.kind:
            case kind if kind == MUST:
                self._under(self.programme.add(selected == 1), guard)
            case kind if kind == MUST_NOT:
                self._under(self.programme.add(selected == 0), guard)
            case kind if kind == STARTS:
                starts = self.problem.candidate(ruling.proposal).starts
                elsewhere = [self.starts[ruling.proposal, start.later] for start in starts if start.first != ruling.quarter]
                self._under(self.programme.add(sum(elsewhere) == 0), guard)
            case kind if kind == NOT_TOGETHER and ruling.other:
                self._under(self.programme.add(selected + self.selected[ruling.other] <= 1), guard)
            case kind if kind == FIRST_THEN and ruling.other:
                self._add_binding(Binding(proposal=ruling.other, needed=ruling.proposal), guard)

    def _under(self, row: cp_model.Constraint, guard: cp_model.IntVar | None) -> None:
        if guard is not None:
            row.only_enforce_if(guard)


def solve(problem: Problem, effort: Effort, watch: Watch = unwatched) -> Solution:
    """Return the plan with the most points; of equals the one with the least delay, then the one with the best proposals and lowest ids.

    Raises:
        Cancelled: *watch* stopped it.
    """
    model = Model(problem)
    model.programme.maximize(model.points)
    ranking = greedy(problem)
    _hint(model, ranking)
    best = _run(model, effort.part(FIRST_ROUND), watch)
    musts = {ruling.proposal for ruling in problem.rulings if ruling.decision.kind == MUST}
    if best.status == "unknown" and musts <= ranking.keys():  # no time at all: plain ranking is a plan too
        every, points = (sum(problem.candidate(one).points for one in ids) for ids in (problem.ids, ranking))
        return Solution(status="feasible", chosen=ranking, points=points, bound=every, steps=best.steps)
    if best.status == "feasible":  # not proven: a second round with several strategies by turns, from what the first one found
        model = Model(problem)
        model.programme.maximize(model.points)
        _hint(model, best.chosen)
        again = _run(model, effort.part(SECOND_ROUND), watch, workers=WORKERS_OF_SECOND_ROUND)
        bound, steps = min(best.bound, again.bound), best.steps + again.steps
        chosen, points = (again.chosen, again.points) if again.points > best.points else (best.chosen, best.points)
        best = Solution(status="optimal" if points == bound else "feasible", chosen=chosen, points=points, bound=bound, steps=steps)
    return _settled(problem, best, effort, watch) if best.status in ("optimal", "feasible") else best


def most_points(problem: Problem, effort: Effort, watch: Watch = unwatched) -> Solution:
    """Return a plan with the most points, whichever: enough to see who is in when a limit is raised."""
    model = Model(problem)
    model.programme.maximize(model.points)
    return _run(model, effort, watch)


def colliding_rulings(problem: Problem, effort: Effort, watch: Watch = unwatched) -> tuple[int, ...]:
    """Return the places of rulings that cannot all be followed, none of which can be left out; none where it was not found in time."""
    model = Model(problem, guarded=True)
    model.programme.add_assumptions(list(model.guards.values()))
    core = list(_run(model, effort, watch).core)
    for place in list(core):
        fewer = tuple(other for other in core if other != place)
        if _run(Model(problem, rulings=fewer), effort, watch).status == "infeasible":
            core.remove(place)
    return tuple(core)


def _settled(problem: Problem, best: Solution, effort: Effort, watch: Watch) -> Solution:
    """Return *best*, or a plan as good with less delay, then with lower ids."""
    model = Model(problem)
    model.programme.add(model.points >= best.points)
    _hint(model, best.chosen)
    model.programme.minimize(_disorder(model))
    settled = _run(model, effort.part(SETTLING), watch)
    if settled.status not in ("optimal", "feasible"):
        return best
    points = sum(problem.candidate(one).points for one in settled.chosen)
    bound = max(best.bound, points)
    return Solution(status=best.status, chosen=settled.chosen, points=points, bound=bound, steps=best.steps + settled.steps)


def _disorder(model: Model) -> cp_model.LinearExprT:
    """Return what is to be small among plans with as many points: all delay, then the ranks of the chosen, then the delay of the best."""
    candidates = model.problem.candidates
    ranked = sorted(candidates, key=lambda candidate: -candidate.points)  # equals stay in the order of their ids
    ranks = {candidate.id: rank for rank, candidate in enumerate(ranked, start=1)}
    every = sum(ranks.values())
    longest = max((start.later - one.starts[0].later for one in candidates for start in one.starts), default=0)
    one_rank = longest * every + 1  # each is more than all that comes after it can add up to
    one_quarter = one_rank * (every + 1)

    def weight(candidate: Candidate, later: int) -> int:
        rank, delay = ranks[candidate.id], later - candidate.starts[0].later
        return one_quarter * delay + one_rank * rank + delay * (len(ranks) + 1 - rank)

    return sum(weight(one, start.later) * model.starts[one.id, start.later] for one in candidates for start in one.starts)


def _hint(model: Model, chosen: Chosen) -> None:
    for (proposal, later), literal in model.starts.items():
        model.programme.add_hint(literal, int(chosen.get(proposal) == later))


def _run(model: Model, effort: Effort, watch: Watch, *, workers: int = 1) -> Solution:
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.interleave_search = workers > 1
    solver.parameters.linearization_level = 2
    solver.parameters.random_seed = SEED
    solver.parameters.max_deterministic_time = effort.steps
    solver.parameters.max_time_in_seconds = effort.seconds_left
    solver.parameters.catch_sigint_signal = False  # it would take Ctrl+C from Python for good: the next one ends us without a word
    status = _watched(solver, model.programme, watch)
    steps = float(solver.response_proto.deterministic_time)
    if status == cp_model.INFEASIBLE:
        places = {literal.index: place for place, literal in model.guards.items()}
        core = tuple(sorted(places[index] for index in solver.sufficient_assumptions_for_infeasibility()))
        return Solution(status="infeasible", chosen={}, steps=steps, core=core)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Solution(status="unknown", chosen={}, steps=steps)
    chosen = {proposal: later for (proposal, later), literal in model.starts.items() if solver.boolean_value(literal)}
    return Solution(
        status="optimal" if status == cp_model.OPTIMAL else "feasible",
        chosen=chosen,
        steps=steps,
        points=round(solver.objective_value),
        bound=math.floor(solver.best_objective_bound + 1e-6),
    )


def _watched(solver: cp_model.CpSolver, programme: cp_model.CpModel, watch: Watch) -> cp_model.CpSolverStatus:
    """Solve in a thread of its own, so that a person who watches can stop it at any time, also between two plans that it finds."""
    answer: list[cp_model.CpSolverStatus] = []
    work = threading.Thread(target=lambda: answer.append(solver.solve(programme)), name="prioritise", daemon=True)
    work.start()
    try:
        while work.is_alive():
            work.join(POLL_SECONDS)
            watch()
    finally:
        while work.is_alive():  # stopping before the solver has begun does nothing, so it is told until it ends
            solver.stop_search()
            work.join(POLL_SECONDS)
    if not answer:
        raise RuntimeError("the solver ended without an answer")
    return answer[0]


def relaxed(problem: Problem, more: Mapping[Resource, Fraction], measures: int, starts: Mapping[Quarter, int]) -> Problem:
    """Return *problem* with some limits raised."""
    return replace(
        problem,
        limits={resource: limit + more.get(resource, 0) for resource, limit in problem.limits.items()},
        most_measures=None if problem.most_measures is None else problem.most_measures + measures,
        most_starts={quarter: most + starts.get(quarter, 0) for quarter, most in problem.most_starts.items()},
    )
