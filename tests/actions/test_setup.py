"""The set-up goes out as the workbook that it came in as, and a workbook can be taken into a plan that is under way."""

from dataclasses import replace

import pytest

from tiltaksplan.actions.edit import change_setup
from tiltaksplan.actions.new import new_plan
from tiltaksplan.actions.setup import NotASetup, read_setup, take_setup, write_setup
from tiltaksplan.language import LANGUAGES
from tiltaksplan.plan.change import reversed_all
from tiltaksplan.plan.check_settings import CheckSetting
from tiltaksplan.plan.limits import LIMITS
from tiltaksplan.plan.setup import Decision


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_set_up_that_was_written_is_read_as_the_same(tmp_path, samples, language):
    setup, _ = read_setup(samples / "oppsett.xlsx")
    write_setup(setup, tmp_path / "ut.xlsx", language)
    again, problems = read_setup(tmp_path / "ut.xlsx")
    # the workbook shows every limit, those that the plan leaves at their default too
    assert (replace(again, limits=setup.limits), problems) == (setup, ())
    assert [again.limits[limit.key] for limit in LIMITS] == [setup.limits[limit.key] for limit in LIMITS]


def test_a_workbook_can_be_taken_into_a_plan_as_a_step_that_can_be_undone(tmp_path, samples):
    with new_plan(tmp_path / "p.tiltaksplan", title="Uten oppsett") as plan_file:
        before = plan_file.plan
        assert take_setup(plan_file, samples / "oppsett.xlsx") == ()
        assert len(plan_file.plan.setup.people) == 38 and [file.kind for file in plan_file.plan.files] == ["setup"]
        steps = plan_file.journal()
        take_setup(plan_file, samples / "oppsett.xlsx")
        assert plan_file.journal() == steps
        plan_file.commit(reversed_all(steps[-1].changes), "Angre")
        assert plan_file.plan == before


def test_another_workbook_is_refused(tmp_path, samples):
    with new_plan(tmp_path / "p.tiltaksplan") as plan_file:
        with pytest.raises(NotASetup):
            take_setup(plan_file, samples / "previous-plan.xlsx")
        assert plan_file.journal() == ()


def test_a_workbook_without_the_sheet_of_checks_leaves_the_plans_choice_as_it_is(tmp_path, samples):
    chosen = (CheckSetting(code="no-risks", runs=False, reason="Kommer i runde to"),)
    decided = (Decision(kind="must", proposal="T-01", who="Ledergruppen"),)
    with new_plan(tmp_path / "p.tiltaksplan", setup=samples / "oppsett.xlsx") as plan_file:
        plan_file.commit(change_setup(plan_file.plan, "/check_settings", chosen), "Velg")
        plan_file.commit(change_setup(plan_file.plan, "/decisions", decided), "Bestem")
        take_setup(plan_file, samples / "oppsett.xlsx")
        assert (plan_file.plan.setup.check_settings, plan_file.plan.setup.decisions) == (chosen, decided)
        write_setup(replace(plan_file.plan.setup, check_settings=()), tmp_path / "alle.xlsx")
        take_setup(plan_file, tmp_path / "alle.xlsx")
        assert plan_file.plan.setup.check_settings == ()
