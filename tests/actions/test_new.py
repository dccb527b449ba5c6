"""A new plan is there with its set-up and history, or not at all; nothing is ever written over."""

from pathlib import Path

import openpyxl
import pytest

from tiltaksplan.actions.new import NotAHistory, NotASetup, new_plan
from tiltaksplan.actions.plan_file import open_plan
from tiltaksplan.errors import TiltaksplanError, WrongUsage
from tiltaksplan.io.store.errors import PlanExists
from tiltaksplan.plan.plan import Plan


def test_a_plan_without_a_set_up_is_empty(tmp_path):
    with new_plan(tmp_path / "p.tiltaksplan") as file:
        assert file.plan == Plan() and file.problems == () and not file.read_only
    assert [path.name for path in tmp_path.iterdir()] == ["p.tiltaksplan"]


def test_a_plan_has_the_set_up_and_the_last_plans_results_and_keeps_both_files(tmp_path, samples):
    setup, previous = samples / "oppsett.xlsx", samples / "previous-plan.xlsx"
    with new_plan(tmp_path / "p.tiltaksplan", setup=setup, previous=previous) as file:
        made = file.plan
        assert len(made.setup.people) == 38 and len(made.history) == 30 and file.problems == ()
        assert {one.kind: file.original(one.sha256) for one in made.files} == {
            "setup": setup.read_bytes(),
            "history": previous.read_bytes(),
        }
        assert [step.text for step in file.journal()] == ["Ny plan"]
    with open_plan(tmp_path / "p.tiltaksplan") as file:
        assert file.plan == made


def test_the_persons_title_and_years_win_over_the_set_up(tmp_path, samples):
    with new_plan(tmp_path / "p.tiltaksplan", setup=samples / "oppsett.xlsx", title="Ny", first_year=2024, last_year=2026) as file:
        setup = file.plan.setup
    assert (setup.title, setup.first_year, setup.last_year, len(setup.units)) == ("Ny", 2024, 2026, 6)


def test_errors_in_the_set_up_are_told_and_the_plan_is_made(tmp_path, samples):
    workbook = openpyxl.load_workbook(samples / "oppsett.xlsx")
    workbook["Personer"]["E12"] = "mye"
    workbook.save(tmp_path / "o.xlsx")
    with new_plan(tmp_path / "p.tiltaksplan", setup=tmp_path / "o.xlsx") as file:
        (problem,) = file.problems
        assert problem.place.words() == "Personer!E12" and len(file.plan.setup.people) == 38


def test_a_plan_is_never_written_over(tmp_path):
    path = tmp_path / "p.tiltaksplan"
    path.write_bytes(b"noe annet")
    with pytest.raises(PlanExists) as told:
        new_plan(path)
    assert told.value.exit_code == 2 and path.read_bytes() == b"noe annet"


@pytest.mark.parametrize(
    ("setup", "previous", "error"),
    [
        ("filled/neg-02-avbrutt-nedlasting.xlsx", None, TiltaksplanError),
        ("previous-plan.xlsx", None, NotASetup),
        ("finnes-ikke.xlsx", None, TiltaksplanError),
        ("oppsett.xlsx", "oppsett.xlsx", NotAHistory),
        ("oppsett.xlsx", "filled/wa-01-hester.docx", NotAHistory),
    ],
)
def test_nothing_is_left_of_a_plan_that_could_not_be_made(tmp_path, samples, setup, previous, error):
    with pytest.raises(error) as told:
        new_plan(tmp_path / "p.tiltaksplan", setup=samples / setup, previous=previous and samples / previous)
    assert told.value.exit_code == 3 and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("first", "last"), [(2025, 2023), (2023, 2043), (23, 25)])
def test_years_that_make_no_period_are_told_of(tmp_path, first, last):
    with pytest.raises(WrongUsage):
        new_plan(tmp_path / "p.tiltaksplan", first_year=first, last_year=last)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told_of(tmp_path):
    with pytest.raises(TiltaksplanError) as told:
        new_plan(tmp_path / "borte" / Path("p.tiltaksplan"))
    assert told.value.exit_code == 3 and "p.tiltaksplan" in str(told.value)
