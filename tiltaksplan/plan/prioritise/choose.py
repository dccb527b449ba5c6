"""The choice from end to end: the problem is laid out, solved, explained and reckoned up.

What becomes of a proposal that is not selected:

- **reserve**: it could stand in the plan by itself, nothing but a lack of money, hours or places keeps it out, and its score is at least
  `RESERVE_SCORE`. The reserve stands in the order of the scores: the first one is next in line.
- **down**: all others. No usable dates, too large for the plan even by itself, decided against, bound to a proposal that is not in, or a
  score below `RESERVE_SCORE`.
"""

from __future__ import annotations

import hashlib
import re
import time
from dataclasses import dataclass, replace

from tiltaksplan.language import N_, Message
from tiltaksplan.plan.outcome import NotSelected, Outcome, Selected
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.prioritise import reasons
from tiltaksplan.plan.prioritise.bindings import MUST, Ruling
from tiltaksplan.plan.prioritise.load import load_of
from tiltaksplan.plan.prioritise.problem import POINTS_PER_SCORE, Candidate, Chosen, Problem, problem_of
from tiltaksplan.plan.prioritise.slack import Slack, decided_against, least_slack, taken_by
from tiltaksplan.plan.prioritise.solver import Effort, Solution, colliding_rulings, most_points, relaxed, solve
from tiltaksplan.plan.setup import Decision
from tiltaksplan.plan.suggested_steps import listed
from tiltaksplan.progress import Progress, Silent

_WHOLE = re.compile(r"(?<=\d)\.0\b")
RESERVE_SCORE = 50.0
"""Half of the scale. Below it a proposal is not next in line, however much room there is."""

HIGHEST_SCORE = 100

USUAL_STEPS, USUAL_SECONDS = 20.0, 120.0
STEPS_PER_SECOND = 0.5
"""The solver's own steps go somewhat slower than a clock; with this share the steps run out before the seconds that a person gave."""
TRIAL_STEPS, ALL_TRIALS_STEPS = 1.0, 4.0
"""How long one trial of a change may take, and all of them together: in the solver's steps, so that two runs try the same."""
LEAST_STEPS = 0.05
"""What a trial counts as at least, however easy: a hundred proposals are not to be tried for minutes."""


def prioritise(plan: Plan, *, scenario: str = "", time_limit: float | None = None, progress: Progress | None = None) -> Outcome:
    """Choose and schedule the proposals of *plan*, and explain every yes and no.

    Args:
        plan: The plan; its own outcomes do not matter.
        scenario: The name that the outcome gets.
        time_limit: Seconds that a person is willing to wait; without it the search goes on for `USUAL_STEPS` of the solver's own.
        progress: Told how far it has come, many times a second, and asked whether to stop.

    Raises:
        Cancelled: *progress* stopped it.
    """
    begun = time.monotonic()
    work = _Work(progress or Silent(), _effort(time_limit))
    work.at(0, N_("Legger ut forslagene i tid"))
    problem = problem_of(plan)
    work.at(1, N_("Velger og legger i rekkefølge"))
    solution = solve(problem, work.effort, work.watch) if problem.candidates else Solution(status="optimal", chosen={})
    if solution.status not in ("optimal", "feasible"):
        return _no_plan(plan, problem, solution, scenario, begun, work)
    work.at(2, N_("Forklarer valget"))
    reserve, down = _left_out(problem, solution, work)
    return Outcome(
        scenario=scenario,
        status=solution.status,
        value=solution.points / POINTS_PER_SCORE,
        bound=solution.bound / POINTS_PER_SCORE,
        seconds=round(time.monotonic() - begun, 2),
        selected=_selected(plan, problem, solution.chosen),
        reserve=reserve,
        down=down,
        load=load_of(plan, solution.chosen),
        plan_fingerprint=fingerprint_of(plan),
        notes=problem.notes,
    )


def fingerprint_of(plan: Plan) -> str:
    """Return what tells whether an outcome still belongs to *plan*: it changes with the set-up, the proposals and the scores."""
    # a file gives 2050.0 back as 2050: the same figure must not make an outcome out of date
    return hashlib.sha256(_WHOLE.sub("", repr((plan.setup, plan.proposals, plan.scores))).encode()).hexdigest()


@dataclass(slots=True)
class _Work:
    """Where the choice is, told to whoever watches; and how long it may look."""

    progress: Progress
    effort: Effort
    done: int = 0
    text: str = ""

    STEPS = 3

    def at(self, done: int, text: str) -> None:
        self.done, self.text = done, text
        self.watch()

    def watch(self) -> None:
        self.progress.step(self.done, self.STEPS, self.text)


def _effort(time_limit: float | None) -> Effort:
    seconds = USUAL_SECONDS if time_limit is None else time_limit
    steps = USUAL_STEPS if time_limit is None else max(time_limit * STEPS_PER_SECOND, LEAST_STEPS)
    return Effort(steps=steps, deadline=time.monotonic() + seconds)


def _selected(plan: Plan, problem: Problem, chosen: Chosen) -> tuple[Selected, ...]:
    measures = []
    for candidate in problem.candidates:
        if candidate.id in chosen:
            start = candidate.start_after(chosen[candidate.id])
            measures.append(
                Selected(
                    proposal=candidate.id,
                    start=start.first.first_day,
                    end=start.last.last_day,
                    score=candidate.score,
                    why=reasons.why_selected(plan, problem, chosen, candidate),
                )
            )
    return tuple(sorted(measures, key=lambda measure: -measure.score))


def _left_out(problem: Problem, solution: Solution, work: _Work) -> tuple[tuple[NotSelected, ...], tuple[NotSelected, ...]]:
    """Return those in reserve and those prioritised down, each the best first."""
    reserve: list[NotSelected] = []
    down: list[NotSelected] = []
    trials = _Trials(problem, solution, work)
    left = [candidate for candidate in problem.candidates if candidate.id not in solution.chosen]
    for candidate in sorted(left, key=lambda one: -one.points):
        next_in_line, told = _told(problem, solution.chosen, candidate, trials)
        (reserve if next_in_line else down).append(told)
    return tuple(reserve), tuple(down)


def _told(problem: Problem, chosen: Chosen, candidate: Candidate, trials: _Trials) -> tuple[bool, NotSelected]:
    """Return whether *candidate* is next in line, and why it is not selected."""

    def not_selected(reason: Message, would_enter_if: Message | None) -> NotSelected:
        return NotSelected(proposal=candidate.id, score=candidate.score, reason=reason, would_enter_if=would_enter_if)

    beside, alone = least_slack(problem, chosen, candidate, trials.taken), least_slack(problem, {}, candidate, {})
    if candidate.barred is not None or beside is None or alone is None:
        barred = candidate.barred or Message.of(N_("Forslaget kan ikke starte i noe kvartal i planen."))
        return False, not_selected(barred, reasons.mend_told(candidate))
    against = decided_against(problem, candidate.id)
    if against is not None:
        decision = reasons.decided(problem, against)
        return False, not_selected(
            Message.of(N_("Beslutning: {decision}."), decision=decision),
            Message.of(N_("Det kan komme med hvis beslutningen blir endret.")),
        )
    too_large = bool(alone.shortages)
    reason = reasons.why_not(problem, candidate, alone if too_large else beside, alone=too_large)
    change = None if beside.is_none else trials.would_enter_if(candidate, beside)
    next_in_line = not too_large and not beside.is_bound and candidate.score >= RESERVE_SCORE
    if not next_in_line and not too_large and not beside.is_bound:
        text = N_("Poengsummen, {score}, er under {least}, som kreves for reservelisten.")
        reason = reasons.sentences([reason, Message.of(text, score=candidate.score, least=RESERVE_SCORE)])
    return next_in_line, not_selected(reason, change)


class _Trials:
    """Tries what would let a proposal in, by choosing once more with that changed, as long as there is effort left.

    Attributes:
        taken: What the best plan takes of each resource.
    """

    def __init__(self, problem: Problem, best: Solution, work: _Work) -> None:
        self._problem, self._best, self._work, self._left = problem, best, work, min(ALL_TRIALS_STEPS, work.effort.steps)
        self.taken = taken_by(problem, best.chosen)

    def would_enter_if(self, candidate: Candidate, slack: Slack) -> Message:
        """Return what would let *candidate* in beside the plan, and what trying it showed."""
        change = reasons.change_told(self._problem, candidate, slack)
        # what waits for another proposal is not helped by more money or hours, but a higher score brings both in
        enters = None if slack.is_bound else self._enters(candidate, slack)
        score = self._score_needed(candidate) if slack.is_bound or enters is False else None
        return reasons.would_enter(change, enters, score)

    def _enters(self, candidate: Candidate, slack: Slack) -> bool | None:
        """Return whether *candidate* is in the best plan when what it lacks is given; None where that was not settled in time."""
        raised = relaxed(
            self._problem,
            {shortage.resource: shortage.lacking for shortage in slack.shortages},
            int(slack.too_many_measures),
            {slack.start.first: int(slack.too_many_starts)},
        )
        answer = self._choose(raised)
        return candidate.id in answer.chosen if answer.status == "optimal" else None

    def _score_needed(self, candidate: Candidate) -> float | None:
        """Return the score with which *candidate* would be in the best plan as the limits are; None where no score would do."""
        must = Ruling(decision=Decision(kind=MUST, proposal=candidate.id), proposal=candidate.id)
        answer = self._choose(replace(self._problem, rulings=(*self._problem.rulings, must)))
        if answer.status != "optimal" or self._best.status != "optimal":
            return None
        needed = candidate.points + self._best.points - answer.points + 1  # one point more than a plan without it
        return needed / POINTS_PER_SCORE if needed <= HIGHEST_SCORE * POINTS_PER_SCORE else None

    def _choose(self, problem: Problem) -> Solution:
        if self._left <= 0:
            return Solution(status="unknown", chosen={})
        effort = replace(self._work.effort, steps=min(TRIAL_STEPS, self._left))
        answer = most_points(problem, effort, self._work.watch)
        self._left -= max(answer.steps, LEAST_STEPS)
        return answer


def _no_plan(plan: Plan, problem: Problem, solution: Solution, scenario: str, begun: float, work: _Work) -> Outcome:
    """Return an outcome without measures: the decisions cannot all be followed, or the time was too short to find any plan."""
    if solution.status == "infeasible":
        work.at(2, N_("Finner beslutningene som ikke går sammen"))
        told = _collision(problem, colliding_rulings(problem, work.effort, work.watch))
    else:
        told = Message.of(N_("Tiden var for kort til å finne noen plan. Kjør prioriteringen på nytt med lengre tid."))
    ranked = sorted(problem.candidates, key=lambda candidate: -candidate.points)
    return Outcome(
        scenario=scenario,
        status="infeasible",
        value=0.0,
        bound=0.0,
        seconds=round(time.monotonic() - begun, 2),
        down=tuple(
            NotSelected(proposal=one.id, score=one.score, reason=one.barred or Message.of(N_("Det finnes ingen plan. {why}"), why=told))
            for one in ranked
        ),
        load=load_of(plan, {}),
        plan_fingerprint=fingerprint_of(plan),
        problem=told,
        notes=problem.notes,
    )


def _collision(problem: Problem, places: tuple[int, ...]) -> Message:
    rulings = [problem.rulings[place] for place in places]
    if not rulings:
        return Message.of(N_("Beslutningene kan ikke følges samtidig. Endre eller fjern en av dem."))
    told = listed([reasons.decided(problem, ruling) for ruling in rulings])
    if len(rulings) > 1:
        text = N_("Disse beslutningene kan ikke følges samtidig innenfor grensene: {decisions}. Endre eller fjern en av dem.")
        return Message.of(text, decisions=told)
    candidate = problem.candidate(rulings[0].proposal)
    alone = least_slack(problem, {}, candidate, {})
    why = candidate.barred
    if why is None and alone is not None and not alone.is_none:
        why = reasons.why_not(problem, candidate, alone, alone=True)
    text = N_("Denne beslutningen kan ikke følges: {decisions}. {why}") if why else N_("Denne beslutningen kan ikke følges: {decisions}.")
    return Message.of(text, decisions=told, why=why or "")
