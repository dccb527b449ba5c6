import json
from dataclasses import replace

import pytest

from tests.plan.samples import sample_proposals
from tiltaksplan.actions.new import new_plan
from tiltaksplan.actions.plan_file import open_plan
from tiltaksplan.actions.prioritise import outcome_is_out_of_date, outcome_json, prioritise_plan
from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.plan.change import Change
from tiltaksplan.progress import Cancelled


@pytest.fixture
def plan_path(tmp_path, samples):
    """A plan with the sample set-up and the 24 sample proposals."""
    path = tmp_path / "plan.tiltaksplan"
    with new_plan(path, setup=samples / "oppsett.xlsx") as plan_file:
        plan_file.commit([Change(thing=f"proposal:{one.id}", after=one) for one in sample_proposals()], "Importere")
    return path


def test_the_outcome_is_kept_in_the_plan_and_comes_back_as_it_was(plan_path):
    with open_plan(plan_path) as plan_file:
        outcome = prioritise_plan(plan_file)
        assert plan_file.journal()[-1].text == "Prioritere"
    with open_plan(plan_path) as plan_file:
        assert plan_file.plan.outcome() == outcome
        assert not outcome_is_out_of_date(plan_file.plan, outcome)


def test_the_same_choice_again_changes_nothing_in_the_plan(plan_path):
    with open_plan(plan_path) as plan_file:
        first = prioritise_plan(plan_file)
        steps = len(plan_file.journal())
        again = prioritise_plan(plan_file)
        assert replace(first, seconds=0) == replace(again, seconds=0)
        assert len(plan_file.journal()) == steps


def test_a_scenario_is_kept_beside_the_plan_itself(plan_path):
    with open_plan(plan_path) as plan_file:
        prioritise_plan(plan_file)
        fewer = replace(plan_file.plan.setup, max_measures=5)
        plan_file.commit([Change(thing="setup", before=plan_file.plan.setup, after=fewer)], "Endre oppsettet")
        prioritise_plan(plan_file, scenario="Fem tiltak")
        plan = plan_file.plan
        assert len(plan.outcome("Fem tiltak").selected) == 5 < len(plan.outcome().selected)
        assert outcome_is_out_of_date(plan, plan.outcome()) and not outcome_is_out_of_date(plan, plan.outcome("Fem tiltak"))


def test_a_search_that_is_stopped_leaves_the_plan_as_it_was(plan_path):
    class Stops:
        def step(self, done, of, text):
            if done:
                raise Cancelled

    with open_plan(plan_path) as plan_file:
        before, steps = plan_file.plan, len(plan_file.journal())
        with pytest.raises(Cancelled):
            prioritise_plan(plan_file, progress=Stops())
        assert plan_file.plan == before and len(plan_file.journal()) == steps


def test_a_plan_that_somebody_else_has_says_so_before_the_search(plan_path):
    with open_plan(plan_path), open_plan(plan_path) as second:
        assert second.read_only
        with pytest.raises(TiltaksplanError):
            prioritise_plan(second)


def test_the_json_has_the_shape_of_the_contract(plan_path):
    with open_plan(plan_path) as plan_file:
        outcome = prioritise_plan(plan_file)
        document = json.loads(json.dumps(outcome_json(plan_file.plan, outcome), ensure_ascii=False))
    assert {"status", "value", "bound", "seconds", "selected", "reserve", "down", "load"} <= document.keys()
    assert all(one.keys() == {"proposal", "title", "start", "end", "score", "why"} for one in document["selected"])
    left_out = document["reserve"] + document["down"]
    assert all(one.keys() == {"proposal", "title", "score", "reason", "would_enter_if"} for one in left_out)
    assert len(document["selected"]) + len(left_out) == 24 and all(one["title"] for one in left_out)
    assert document["value"] == pytest.approx(sum(one["score"] for one in document["selected"]))
    assert document["load"]["units"][0] == {
        "unit": "Institutt for naturhistorie",
        "quarter": "2023-Q1",
        "hours": pytest.approx(document["load"]["units"][0]["hours"]),
        "capacity": 792.5,
    }
    assert [one["limit"] for one in document["load"]["budget"] if one["funding"] == "Egne midler"] == [2_160_000, 2_160_000, 1_800_000]
    alstad = [one["capacity"] for one in document["load"]["people"] if one["person"] == "Terje Alstad"]
    assert set(alstad) <= {87.5}
