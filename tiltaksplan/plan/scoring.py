"""What a proposal is worth by the criteria: the assessors' steps, and where there is none, the step that the proposal itself suggests.

The score is 0 to 100: the sum over the criteria of weight × step / 5, with the weights made to add up to 100.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from tiltaksplan.language import N_, Message
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.reckoning import exact, figure
from tiltaksplan.plan.score import Score
from tiltaksplan.plan.setup import Criterion
from tiltaksplan.plan.spelling import name_key
from tiltaksplan.plan.suggested_steps import HIGHEST_STEP, NEUTRAL_STEP, suggested_step

SCORE_DECIMALS = 2


class CriterionStep(NamedTuple):
    """The step, 1 to 5, that a proposal has on one criterion.

    Attributes:
        step: The mean of the assessors' steps, or the suggested one.
        suggested: True where no assessor has given a step, so that the proposal's own words decide until somebody does.
        reason: Why, for people.
    """

    criterion: Criterion
    step: float
    suggested: bool
    reason: Message


def steps_of(plan: Plan, proposal: Proposal) -> tuple[CriterionStep, ...]:
    """Return the step of *proposal* on each criterion of the set-up, in its order."""
    return tuple(_step_of(plan, proposal, criterion) for criterion in plan.setup.criteria)


def score_of(plan: Plan, proposal: Proposal) -> float:
    """Return the score of *proposal*, 0 to 100, with two decimals.

    A plan without criteria tells proposals apart by nothing: each has the neutral step on all.

    >>> from tiltaksplan.plan.setup import Setup
    >>> criteria = Criterion(name="Nytte", weight=30), Criterion(name="Kostnad", weight=10)
    >>> scores = Score(proposal="T-01", criterion="nytte", step=5), Score(proposal="T-01", criterion="Kostnad", step=1)
    >>> score_of(Plan(setup=Setup(criteria=criteria), scores=scores), Proposal(id="T-01"))
    80.0
    """
    steps = steps_of(plan, proposal)
    weights = [exact(max(step.criterion.weight, 0)) for step in steps]
    if not any(weights):  # no criterion weighs anything: they weigh the same
        weights = [Fraction(1)] * len(steps)
    if not steps:
        return float(100 * NEUTRAL_STEP / HIGHEST_STEP)
    weighed = sum((weight * exact(step.step) for weight, step in zip(weights, steps, strict=True)), Fraction())
    return float(round(100 * weighed / sum(weights) / HIGHEST_STEP, SCORE_DECIMALS))


def is_suggested(plan: Plan, proposal: Proposal) -> bool:
    """Whether the score of *proposal* rests on a suggested step for at least one criterion."""
    return any(step.suggested for step in steps_of(plan, proposal))


def _step_of(plan: Plan, proposal: Proposal, criterion: Criterion) -> CriterionStep:
    given = _given(plan, proposal, criterion)
    if not given:
        step, reason = suggested_step(plan.setup, proposal, criterion)
        return CriterionStep(criterion, step, True, reason)
    mean = figure(Fraction(sum(score.step for score in given), len(given)))
    if len(given) == 1 and given[0].reason:
        told = Message.of(N_("{step} av {highest}: {reason}"), step=mean, highest=HIGHEST_STEP, reason=given[0].reason)
    elif len(given) == 1:
        told = Message.of(N_("{step} av {highest}, gitt av en vurderer."), step=mean, highest=HIGHEST_STEP)
    else:
        told = Message.of(
            N_("{step} av {highest}, gjennomsnittet av {assessors} vurderinger."), step=mean, highest=HIGHEST_STEP, assessors=len(given)
        )
    return CriterionStep(criterion, mean, False, told)


def _given(plan: Plan, proposal: Proposal, criterion: Criterion) -> list[Score]:
    key = name_key(criterion.name)
    return [score for score in plan.scores if score.proposal == proposal.id and name_key(score.criterion) == key]
