"""Forms on the import desk, and what a person decides about them before and after they are taken in."""

import json
from pathlib import Path

import pytest

from tiltaksplan.actions.desk_store import store_desk
from tiltaksplan.actions.evidence import evidence_of
from tiltaksplan.actions.import_desk import (
    ASIDE,
    CHANGED,
    CONFIRMED,
    SURE,
    UNSURE,
    Decision,
    as_decided,
    could_be,
    decided,
    lay_on_desk,
    left_out,
    leftovers_of,
    to_decide,
    values_of,
    with_value_read,
)
from tiltaksplan.actions.kept_forms import kept_decision, leftovers_kept, values_kept
from tiltaksplan.actions.new import new_plan
from tiltaksplan.actions.original import original_at, original_kept
from tiltaksplan.errors import WrongUsage
from tiltaksplan.plan.change import apply_all
from tiltaksplan.progress import Silent

BIRDS, LIGHT = "wa-03-fugler.docx", "wb-05-runde2-luminescens.docx"
AMOUNT = "/proposals/0/costs/3/amount"


@pytest.fixture
def plan_file(samples, tmp_path):
    """A plan with the sample set-up and nothing else."""
    with new_plan(tmp_path / "plan.tiltaksplan", setup=samples / "oppsett.xlsx", previous=None) as plan_file:
        yield plan_file


@pytest.fixture
def lay(plan_file, samples):
    """Lays sample forms on the desk; gives the desk and the forms' paths."""

    def lay(*names):
        desk = lay_on_desk(plan_file, [samples / "filled" / name for name in names], Silent())
        return desk, *(reading.path for reading in desk.readings)

    return lay


def file_named(plan, name):
    return next(file for file in plan.files if file.name == name)


def test_only_what_is_unsure_asks_for_a_decision(lay):
    desk, path = lay(BIRDS)
    assert [value.pointer for value in values_of(desk, path) if value.state == UNSURE] == [AMOUNT]
    assert to_decide(desk, path) == 1


def test_a_changed_value_keeps_the_text_that_it_was_read_from(lay):
    desk, path = lay(BIRDS)
    desk = decided(desk, Decision(path=path, kind=CHANGED, pointer=AMOUNT, value=12_500))
    reading = as_decided(desk, path)
    assert reading.proposals[0].costs[3].amount == 12_500
    assert (reading.sources[AMOUNT].text, reading.sources[AMOUNT].sure) == ("10-15 000", True)
    assert not [problem for problem in reading.problems if problem.field == AMOUNT]
    assert to_decide(desk, path) == 0


def test_the_last_decision_about_a_value_counts(lay):
    desk, path = lay(BIRDS)
    for value in (1, 2, 3):
        desk = decided(desk, Decision(path=path, kind=CHANGED, pointer=AMOUNT, value=value))
    assert [one.value for one in desk.of(path)] == [3]
    assert as_decided(desk, path).proposals[0].costs[3].amount == 3


def test_the_lines_of_a_table_stand_in_the_forms_own_order(lay):
    desk, path = lay(BIRDS)
    costs = [value.field for value in values_of(desk, path) if value.field.startswith("/costs/0/")]
    assert costs == ["/costs/0/category", "/costs/0/funding", "/costs/0/year", "/costs/0/amount"]


def test_a_date_is_offered_date_fields_and_prose_is_not(lay, plan_file):
    desk, path = lay(BIRDS)
    day = [field for field, _answered in could_be(plan_file.plan, None, "1. mars 2024")]
    prose = [field for field, _answered in could_be(plan_file.plan, None, "Vi har søkt kommunen om lov til å henge opp kassene.")]
    assert {"/start", "/end"} <= set(day[:6])
    assert not {"/start", "/end", "/baseline"} & set(prose)
    answered = dict(could_be(plan_file.plan, as_decided(desk, path).proposals[0], "1. mars 2024"))
    assert answered["/start"]


def test_a_text_that_a_field_cannot_take_is_refused_with_what_is_unclear(lay, plan_file):
    desk, path = lay(LIGHT)
    (leftover,) = leftovers_of(desk, path)
    given = Decision(path=path, kind=CHANGED, pointer="/proposals/0/baseline", place=leftover.place.words(), text=leftover.text)
    with pytest.raises(WrongUsage, match="Kvernmo"):
        with_value_read(plan_file.plan, given)


def test_decisions_go_into_the_plan_as_one_step(lay, plan_file):
    desk, birds, light = lay(BIRDS, LIGHT)
    (leftover,) = leftovers_of(desk, light)
    desk = decided(desk, Decision(path=birds, kind=CONFIRMED, pointer=AMOUNT))
    desk = decided(desk, Decision(path=light, kind=ASIDE, place=leftover.place.words(), text=leftover.text))
    steps = len(plan_file.journal())
    done, changes = store_desk(plan_file, desk)
    assert len(plan_file.journal()) == steps + 1
    assert (done.new, plan_file.plan.proposal("T-01").costs[3].amount) == (("T-01", "T-02"), None)
    assert changes
    evidence = {name: evidence_of(plan_file.plan, file_named(plan_file.plan, name)) for name in (BIRDS, LIGHT)}
    assert evidence[BIRDS].unsure == 0
    assert not evidence[BIRDS].remarks
    assert not evidence[LIGHT].leftovers
    assert json.loads(file_named(plan_file.plan, LIGHT).reading)["aside"][0]["text"] == leftover.text


def test_a_form_left_out_is_not_taken_in_and_the_last_one_clears_the_desk(lay, plan_file):
    desk, birds, light = lay(BIRDS, LIGHT)
    desk = left_out(desk, light)
    store_desk(plan_file, desk)
    assert [file.name for file in plan_file.plan.files if file.proposals] == [BIRDS]
    assert left_out(desk, birds) is None


def test_a_form_brought_again_takes_the_place_of_the_one_on_the_desk(lay, plan_file):
    desk, path = lay(BIRDS)
    desk = decided(desk, Decision(path=path, kind=CONFIRMED, pointer=AMOUNT))
    again = lay_on_desk(plan_file, [Path(path)], Silent(), desk)
    assert [reading.path for reading in again.readings] == [path]
    assert again.decisions == ()


def test_a_form_in_the_plan_takes_decisions_as_changes_to_the_plan(lay, plan_file):
    desk, _birds, _light = lay(BIRDS, LIGHT)
    store_desk(plan_file, desk)
    plan = plan_file.plan
    birds, light = file_named(plan, BIRDS), file_named(plan, LIGHT)
    assert [value.pointer for value in values_kept(plan, birds) if value.state == UNSURE] == [AMOUNT]
    (leftover,) = leftovers_kept(plan, light)
    changes = kept_decision(plan, birds, Decision(path="", kind=CHANGED, pointer=AMOUNT, value=13_000))
    changes += kept_decision(
        plan, light, Decision(path="", kind=CHANGED, pointer="/proposals/0/partners", value="K", place=leftover.place, text=leftover.text)
    )
    after = apply_all(plan, changes)
    assert after.proposal("T-01").costs[3].amount == 13_000
    assert {value.state for value in values_kept(after, file_named(after, BIRDS))} == {SURE}
    assert not leftovers_kept(after, file_named(after, LIGHT))


def test_an_original_is_the_same_from_the_folder_and_from_the_plan(lay, plan_file, samples):
    desk, _path = lay(BIRDS)
    store_desk(plan_file, desk)
    file = file_named(plan_file.plan, BIRDS)
    assert original_kept(plan_file, file.sha256, file.name) == original_at(samples / "filled" / BIRDS)


def test_a_place_within_a_cell_is_found_as_the_cell(samples):
    original = original_at(samples / "filled" / BIRDS)
    number = original.nearest("tabell 1, rad 3, kolonne 1")
    assert original.nearest("tabell 1, rad 3, kolonne 1, avsnitt 2") == number
    assert original.nearest("tabell 99, rad 1") is None
