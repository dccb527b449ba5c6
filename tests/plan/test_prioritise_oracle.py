from datetime import date
from random import Random

import pytest

from tests.plan.builders import OWN, a_person, a_setup
from tests.plan.oracle import FIRST, best_value, broken, quarter_of
from tiltaksplan.plan.outcome import Outcome
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.prioritise import prioritise
from tiltaksplan.plan.proposal import CostLine, HourLine, Proposal
from tiltaksplan.plan.score import Score
from tiltaksplan.plan.scoring import score_of
from tiltaksplan.plan.setup import Decision

UNITS = ("Institutt for naturhistorie", "Seksjon for formidling")
PEOPLE = ("Kari Nordmann", "Ola Berg", "Silje Halmrast", "Per Dahl")


def a_random_plan(seed: int, *, decisions: bool) -> Plan:
    """Some ten proposals that ask for about twice what there is. Every figure divides by twelve, so each quarter's share is whole."""
    random = Random(seed)
    proposals = tuple(_a_random_proposal(random, number) for number in range(1, random.randint(6, 13)))
    setup = a_setup(
        people=[a_person(name, hours=120 * random.randint(2, 8), unit=UNITS[place % 2]) for place, name in enumerate(PEOPLE)],
        units=UNITS,
        own=120_000 * random.randint(2, 8),
        most=random.choice([None, 3, 5, 8]),
        decisions=_random_decisions(random, [one.id for one in proposals]) if decisions else (),
        max_starts_per_quarter=random.choice([1, 2, 4]),
        reserve_share=random.choice([0, 10, 25]),
        max_unit_load=random.choice([50, 80, 100]),
    )
    scores = tuple(Score(proposal=one.id, criterion="Nytte", step=random.randint(1, 5), assessor=who) for one in proposals for who in "ABC")
    return Plan(setup=setup, proposals=proposals, scores=scores)


def _a_random_proposal(random: Random, number: int) -> Proposal:
    first = random.randint(-1, 10)
    last = first + random.randint(0, 6)
    start, end = date((FIRST + first) // 4, (FIRST + first) % 4 * 3 + 2, 15), date((FIRST + last) // 4, (FIRST + last) % 4 * 3 + 3, 20)
    years = range(start.year, end.year + 1)
    return Proposal(
        id=f"T-{number:02d}",
        title=f"Tiltak {number}",
        unit=random.choice(UNITS),
        start=start,
        end=end,
        costs=tuple(CostLine(year=y, amount=12_000 * random.randint(0, 30), funding=random.choice([OWN, OWN, "Kommunen"])) for y in years),
        hours=tuple(
            HourLine(person=random.choice([*PEOPLE, "Innleid Hjelp"]), unit=None, year=y, hours=12 * random.randint(0, 25)) for y in years
        )
        if random.random() < 0.2
        else tuple(HourLine(year=y, hours=12 * random.randint(0, 25)) for y in years),
        dependencies=(f"T-{random.randint(1, 8):02d}",) if random.random() < 0.25 else (),
    )


def _random_decisions(random: Random, ids: list[str]) -> list[Decision]:
    found = []
    for kind in random.sample(["must", "must-not", "starts", "not-together", "first-then"], 3):
        one, other = random.sample(ids, 2)
        quarter = f"{random.randint(2023, 2025)}-Q{random.randint(1, 4)}"
        found.append(Decision(kind=kind, proposal=one, other=other, quarter=quarter, who="Leder"))
    return found


def chosen_in(outcome: Outcome) -> dict[str, int]:
    return {measure.proposal: quarter_of(measure.start) for measure in outcome.selected}


@pytest.mark.parametrize("seed", range(40))
def test_another_solver_with_a_model_of_its_own_finds_the_same_value(seed):
    plan = a_random_plan(seed, decisions=seed % 2 == 1)
    outcome = prioritise(plan)
    scores = {one.id: score_of(plan, one) for one in plan.proposals}
    best = best_value(plan, scores)
    if best is None:
        assert outcome.status == "infeasible" and outcome.problem is not None
        return
    assert outcome.status == "optimal"
    assert outcome.value == outcome.bound == pytest.approx(best)
    assert outcome.value == pytest.approx(sum(measure.score for measure in outcome.selected))
    assert broken(plan, chosen_in(outcome)) == []


@pytest.mark.parametrize("seed", range(8))
def test_every_proposal_gets_one_answer_with_a_reason(seed):
    plan = a_random_plan(seed, decisions=True)
    outcome = prioritise(plan)
    answered = [one.proposal for one in (*outcome.selected, *outcome.reserve, *outcome.down)]
    assert sorted(answered) == sorted(one.id for one in plan.proposals)
    for one in (*outcome.reserve, *outcome.down):
        assert one.reason.told("nb") and "{" not in one.reason.told("nb") + str(one.would_enter_if)


@pytest.mark.parametrize("seed", range(8))
def test_the_load_is_what_the_chosen_measures_ask_and_keeps_the_limits(seed):
    plan = a_random_plan(seed, decisions=False)
    load = prioritise(plan).load
    assert all(one.hours <= one.capacity for one in load.units)
    assert all(one.amount <= one.limit for one in load.budget)
    assert len(load.units) == 2 * 12 and len(load.budget) == 3
