"""How the checks do on many made-up plans: recall and precision of each."""

from __future__ import annotations

from collections.abc import Iterable

from tests.plan.made_up.make import PLANS, PROPOSALS, made_up_plans
from tests.plan.made_up.truth import Planted, Tally, judged
from tiltaksplan.plan.checks import CHECKS, check
from tiltaksplan.plan.finding import Finding


def tallies_of(
    seeds: Iterable[int], plans: int = PLANS, proposals: int = PROPOSALS
) -> tuple[dict[str, Tally], list[Planted], list[Finding]]:
    """Check the plans of *seeds*, and return each check's tally, what was missed and what was found that is not there."""
    tallies = {one.code: Tally() for one in CHECKS}
    missed: list[Planted] = []
    wrong: list[Finding] = []
    for seed in seeds:
        for made in made_up_plans(seed, plans, proposals):
            mine, not_found, not_there = judged(made, check(made.plan))
            for code, tally in mine.items():
                tallies[code].add(tally)
            missed += not_found
            wrong += not_there
    return tallies, missed, wrong
