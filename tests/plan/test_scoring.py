from dataclasses import replace

import pytest

from tests.plan.builders import a_proposal, a_setup
from tests.plan.samples import sample_plan
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import CostLine, HourLine, Milestone, ProjectLeader, Proposal, Risk
from tiltaksplan.plan.score import Score
from tiltaksplan.plan.scoring import is_suggested, score_of, steps_of
from tiltaksplan.plan.setup import Criterion, Frame, Setup, StrategyGoal
from tiltaksplan.plan.suggested_steps import rule_for, suggested_step

GOALS = (StrategyGoal(number="1.1", prioritised=True), StrategyGoal(number="1.2", prioritised=True), StrategyGoal(number="2.1"))
SETUP = Setup(goals=GOALS, frames=(Frame(name="Kvalitet"), Frame(name="Bærekraft", other_names=("Sustainability",))))


def step_on(criterion: str, **fields) -> int:
    return suggested_step(SETUP, Proposal(**fields), Criterion(name=criterion, weight=1))[0]


def test_the_score_is_the_weighed_mean_of_the_assessors_steps():
    criteria = (Criterion(name="Nytte", weight=3), Criterion(name="Kostnad", weight=1))
    given = [("Nytte", "A", 5), ("Nytte", "B", 4), ("Kostnad", "A", 2)]
    scores = tuple(Score(proposal="T-01", criterion=criterion, assessor=who, step=step) for criterion, who, step in given)
    plan = Plan(setup=Setup(criteria=criteria), scores=scores)
    # (3 × 4.5 + 1 × 2) / 4 / 5 × 100
    assert score_of(plan, Proposal(id="T-01")) == 77.5
    assert not is_suggested(plan, Proposal(id="T-01")) and is_suggested(plan, Proposal(id="T-02"))


def test_a_plan_without_criteria_puts_every_proposal_in_the_middle():
    assert score_of(Plan(), Proposal()) == 60


def test_a_suggested_step_is_marked_and_gives_its_reason():
    plan = sample_plan()
    for proposal in plan.proposals:
        steps = steps_of(plan, proposal)
        assert [step.criterion for step in steps] == list(plan.setup.criteria)
        assert all(step.suggested and 1 <= step.step <= 5 and "{" not in step.reason.told("nb") for step in steps)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("Bidrag til prioriterte mål", "supports_goals"),
        ("Målbart resultat", "measurable"),
        ("Gjennomførbarhet", "feasible"),
        ("Nytte for publikum, forskning eller forvaltning", "useful"),
        ("Ytre rammer", "answers_frames"),
        ("Forhold mellom kostnad og resultat", "worth_its_cost"),
        ("Contribution to strategic goals", "supports_goals"),
        ("Feasibility", "feasible"),
        ("Benefit to society", "useful"),
        ("Value for money", "worth_its_cost"),
        ("Nytte for samfunnet", "useful"),
        ("Gjennomføring", "feasible"),
        ("Risiko", "knows_its_risks"),
        ("Samarbeid", "works_with_others"),
    ],
)
def test_a_criterion_is_understood_by_its_name(name, rule):
    assert rule_for(Criterion(name=name, weight=1)).__name__ == rule


def test_a_criterion_that_no_rule_understands_leaves_the_proposal_in_the_middle():
    assert rule_for(Criterion(name="Estetikk", weight=1)) is None and step_on("Estetikk") == 3


@pytest.mark.parametrize(("goals", "step"), [((), 1), (("9.9",), 1), (("2.1",), 2), (("1.1", "2.1"), 3), (("1.1", "1.2"), 4)])
def test_prioritised_goals_lift_the_step(goals, step):
    assert step_on("Bidrag til prioriterte mål", strategy_goals=goals) == step


@pytest.mark.parametrize(
    ("fields", "step"),
    [
        ({}, 1),
        ({"goal": "Mer"}, 2),
        ({"goal": "Mer", "indicator": "Besøk"}, 2),
        ({"indicator": "Besøk", "target": 100}, 3),
        ({"indicator": "Besøk", "baseline": 0, "target": 100}, 4),
        (
            {
                "indicator": "Besøk",
                "baseline": 10,
                "target": 9,
                "milestones": (Milestone(date=a_proposal().start),),
                "end": a_proposal().end,
            },
            5,
        ),
    ],
)
def test_a_result_with_figures_lifts_the_step(fields, step):
    assert step_on("Målbart resultat", **fields) == step


def test_people_and_money_in_place_make_a_proposal_feasible_and_each_open_matter_less_so():
    setup = a_setup()
    ready = Proposal(
        start=a_proposal().start,
        end=a_proposal().end,
        leader=ProjectLeader(name="Kari Nordmann"),
        hours=(HourLine(person="Kari Nordmann", year=2023, hours=1000),),
        costs=(CostLine(year=2023, amount=1_000_000, funding="Egne midler"),),
    )
    criterion = Criterion(name="Gjennomførbarhet", weight=1)
    assert suggested_step(setup, ready, criterion)[0] == 4
    too_dear = CostLine(year=2023, amount=1_000_001, funding="Egne midler")
    too_long = HourLine(person="Kari Nordmann", year=2023, hours=1000.5)
    assert suggested_step(setup, replace(ready, costs=(too_dear,)), criterion)[0] == 3
    assert suggested_step(setup, replace(ready, costs=(too_dear,), hours=(too_long,)), criterion)[0] == 2
    assert suggested_step(setup, Proposal(), criterion)[0] == 1


def test_frames_are_counted_once_however_they_are_written():
    answers = ((), ("Kvalitet",), ("Berekraft", "Sustainability"), ("Kvalitet", "Berekraft"))
    assert [step_on("Ytre rammer", frames=frames) for frames in answers] == [1, 3, 3, 4]


def test_what_the_form_had_no_room_for_is_not_held_against_the_proposal():
    assert step_on("Risiko") == 2 and step_on("Risiko", not_asked=("/risks",)) == 3
    assert step_on("Risiko", risks=(Risk(description="Regn", mitigation="Telt"),)) == 4
    assert step_on("Nytte", justification="Fordi") == 2 and step_on("Nytte", justification="Fordi", not_asked=("/benefit",)) == 3


@pytest.mark.parametrize(
    ("amount", "funding", "step"),
    [
        (3_000_001, "Egne midler", 1),
        (3_000_000, "Egne midler", 2),
        (1_500_000, "Egne midler", 3),
        (300_000, "Egne midler", 4),
        (1_500_000, "Kommunen", 4),
        (300_000, "Kommunen", 5),
    ],
)
def test_a_small_cost_and_others_money_lift_the_step(amount, funding, step):
    setup = a_setup()
    proposal = Proposal(costs=(CostLine(year=2023, amount=amount, funding=funding),), indicator="Besøk", target=10)
    assert suggested_step(setup, proposal, Criterion(name="Kostnad mot resultat", weight=1))[0] == step
