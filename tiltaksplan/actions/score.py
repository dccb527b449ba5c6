"""What each proposal is worth by the criteria, for a person to look at and change."""

from __future__ import annotations

from dataclasses import dataclass

from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.scoring import CriterionStep, score_of, steps_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One proposal's steps, in the order of the set-up's criteria, and the score, 0 to 100, that they add up to."""

    proposal: str
    title: str
    score: float
    steps: tuple[CriterionStep, ...]


def assess(plan: Plan) -> tuple[Assessment, ...]:
    """Return the assessment of every proposal, in the plan's order."""
    return tuple(
        Assessment(proposal=proposal.id, title=proposal.title or "", score=score_of(plan, proposal), steps=steps_of(plan, proposal))
        for proposal in plan.proposals
    )
