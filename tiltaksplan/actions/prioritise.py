"""Prioritise a plan: choose and schedule its proposals, keep the outcome, tell it as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tiltaksplan.language import N_, Message
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.outcome import Load, NotSelected, Outcome
from tiltaksplan.plan.plan import Plan
from tiltaksplan.progress import Progress, Silent

if TYPE_CHECKING:
    from tiltaksplan.actions.plan_file import PlanFile

STEP_TEXT = N_("Prioritere")


def prioritise_plan(
    plan_file: PlanFile, *, scenario: str = "", time_limit: float | None = None, progress: Progress | None = None
) -> Outcome:
    """Choose and schedule the proposals of *plan_file*, and keep the outcome in it under the name *scenario*.

    An outcome that stands under that name is exchanged; undo brings it back. A search that is stopped changes nothing. Where the same plan
    gives the same choice again, the plan is left as it is: only the seconds would differ.

    Raises:
        PlanCannotBeChanged: The plan is read only; told before the search begins.
        Cancelled: *progress* stopped it.
    """
    from tiltaksplan.plan.prioritise import prioritise  # brings the solver

    plan_file.commit((), STEP_TEXT)  # no change yet: a plan that cannot be changed says so before anybody waits
    outcome = prioritise(plan_file.plan, scenario=scenario, time_limit=time_limit, progress=progress or Silent())
    before = plan_file.plan.outcome(scenario)
    if before is None or replace(before, seconds=outcome.seconds) != outcome:
        plan_file.commit((Change(thing=f"outcome:{scenario}", before=before, after=outcome),), STEP_TEXT)
    return outcome


def outcome_is_out_of_date(plan: Plan, outcome: Outcome) -> bool:
    """Whether the set-up, the proposals or the scores have changed since *outcome* was made."""
    from tiltaksplan.plan.prioritise import fingerprint_of

    return outcome.plan_fingerprint != fingerprint_of(plan)


def outcome_json(plan: Plan, outcome: Outcome, language: str = "nb") -> dict[str, object]:
    """Return *outcome* as the contract's `prioritise --json`, with its sentences in *language*."""
    titles = {proposal.id: proposal.title for proposal in plan.proposals}
    return {
        "status": outcome.status,
        "value": outcome.value,
        "bound": outcome.bound,
        "seconds": outcome.seconds,
        "selected": [
            {
                "proposal": one.proposal,
                "title": titles.get(one.proposal),
                "start": one.start.isoformat(),
                "end": one.end.isoformat(),
                "score": one.score,
                "why": one.why.told(language),
            }
            for one in outcome.selected
        ],
        "reserve": _not_selected(outcome.reserve, titles, language),
        "down": _not_selected(outcome.down, titles, language),
        "load": _load(outcome.load),
        "scenario": outcome.scenario,
        "problem": _told(outcome.problem, language),
        "notes": [note.told(language) for note in outcome.notes],
    }


def _not_selected(proposals: Sequence[NotSelected], titles: dict[str, str | None], language: str) -> list[dict[str, object]]:
    return [
        {
            "proposal": one.proposal,
            "title": titles.get(one.proposal),
            "score": one.score,
            "reason": one.reason.told(language),
            "would_enter_if": _told(one.would_enter_if, language),
        }
        for one in proposals
    ]


def _told(message: Message | None, language: str) -> str | None:
    return None if message is None else message.told(language)


def _load(load: Load) -> dict[str, object]:
    return {
        "units": [{"unit": one.unit, "quarter": one.quarter, "hours": one.hours, "capacity": one.capacity} for one in load.units],
        "people": [{"person": one.person, "quarter": one.quarter, "hours": one.hours, "capacity": one.capacity} for one in load.people],
        "budget": [{"year": one.year, "funding": one.funding, "amount": one.amount, "limit": one.limit} for one in load.budget],
    }
