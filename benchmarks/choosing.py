"""Prioritising 30 and 60 proposals with proof and reasons.

Held against reckoning every proposal at each of its starts once: the least that any choice must do.
"""

from __future__ import annotations

from functools import partial

from benchmarks.made_up import made_up_plan
from benchmarks.measure import Figure, measured


def figures() -> list[Figure]:
    """Choose among made-up proposals."""
    from tiltaksplan.plan.plan import Plan
    from tiltaksplan.plan.prioritise import prioritise
    from tiltaksplan.plan.reckoning import Reckoning

    def reckon(plan: Plan) -> None:
        reckoning = Reckoning(plan)
        for proposal in plan.proposals:
            for later in range(12):
                list(reckoning.hours(proposal, later))
                list(reckoning.money(proposal, later))

    return [
        measured(f"prioritising {count} proposals", partial(prioritise, plan), partial(reckon, plan), "reckoning every start", turns=3)
        for count, plan in ((count, made_up_plan(count)) for count in (30, 60))
    ]
