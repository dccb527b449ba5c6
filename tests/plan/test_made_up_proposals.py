"""On made-up proposals of mixed quality the checks find what was planted, and little else."""

from __future__ import annotations

from functools import lru_cache

import pytest

from tests.plan.made_up.judging import tallies_of
from tests.plan.made_up.make import made_up_plans
from tests.plan.made_up.truth import Tally, total
from tiltaksplan.plan.checks import CHECKS, check

RECALL, PRECISION = 0.95, 0.9
SEEDS = (11, 12)


@lru_cache
def tallies() -> dict[str, Tally]:
    return tallies_of(SEEDS)[0]


def test_of_all_that_is_planted_at_least_nineteen_in_twenty_are_found() -> None:
    assert total(tallies().values()).recall >= RECALL


def test_of_all_that_is_found_at_least_nine_in_ten_are_there() -> None:
    assert total(tallies().values()).precision >= PRECISION


@pytest.mark.parametrize("code", [one.code for one in CHECKS])
def test_no_check_misses_half_of_its_defects_or_is_wrong_every_other_time(code: str) -> None:
    tally = tallies()[code]
    assert tally.recall > 0.5 or tally.planted < 3
    assert tally.precision > 0.5 or tally.findings < 3


def test_the_same_seed_makes_the_same_proposals_and_the_same_truth() -> None:
    assert list(made_up_plans(3, plans=2)) == list(made_up_plans(3, plans=2))


def test_sound_proposals_with_what_comes_close_are_left_in_peace() -> None:
    (made,) = made_up_plans(5, plans=1)
    touched = {id_ for planted in made.planted for id_ in planted.proposals}
    spared = {proposal.id for proposal in made.plan.proposals} - touched
    assert spared
    assert [finding.code for finding in check(made.plan) if len(finding.proposals) == 1 and finding.proposals[0] in spared] == []
