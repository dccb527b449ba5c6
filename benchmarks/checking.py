"""Checking 300 proposals in full, and again after a single edit."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.made_up import made_up_plan
from benchmarks.measure import Figure, measured

PROPOSALS = 300


def figures() -> list[Figure]:
    """Check a large plan."""
    from tiltaksplan.plan.checks import check
    from tiltaksplan.plan.plain import plain_of

    plan = made_up_plan(PROPOSALS)
    edited = [
        replace(plan, proposals=(replace(plan.proposals[0], title=f"Ny tittel nummer {number}"), *plan.proposals[1:]))
        for number in range(20)
    ]
    return [
        measured(
            f"all checks of {PROPOSALS} proposals", lambda: check(plan), lambda: plain_of(plan), "writing the same plan as plain values"
        ),
        measured(
            f"all checks of {PROPOSALS} proposals after an edit",
            lambda: check(edited.pop()),
            lambda: plain_of(plan),
            "writing the same plan as plain values",
        ),
    ]
