"""Rows that are new, gone, copied or moved in an edited workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.synced import KEY, Editor, a_plan_file, nothing_in, the_workbook, told
from tiltaksplan.actions.edit import change_field, remove_proposal
from tiltaksplan.actions.plan_file import PlanFile
from tiltaksplan.actions.sync import Decisions, Take, prepare_sync, store_sync
from tiltaksplan.plan.proposal import CostLine
from tiltaksplan.plan.score import Score

TITLE = "Tittel på tiltaket"


@pytest.fixture
def plan_file(tmp_path: Path):
    with a_plan_file(tmp_path) as plan_file:
        yield plan_file


@pytest.fixture
def path(plan_file: PlanFile, tmp_path: Path) -> Path:
    return the_workbook(plan_file, tmp_path)


def test_a_new_row_is_a_new_proposal_with_the_lines_that_name_it(plan_file, path):
    with Editor(path) as editor:
        row = editor.add("Forslag", Tittel_på_tiltaket="Helt nytt", Start="1.2.2024", Målverdi="mye", **{"Nr.": "ny1"})
        editor.add("Kostnader", Beløp="75 tkr", År=2024, **{"Nr.": "ny1"})
        editor.add("Timer", Navn="Liv Berg", Timer=40, Tiltak="Helt nytt")
        editor.add("Kostnader", Beløp=1000, År=2023, **{"Nr.": "T-02"})
    sync = prepare_sync(plan_file, path)
    new, line = sync.merge.added
    assert (new.key, new.value.title, new.value.costs[0].amount, new.value.hours[0].person) == (
        f"Forslag!B{row + 2}",
        "Helt nytt",
        75_000,
        "Liv Berg",
    )
    assert (line.proposal, line.table, line.value) == ("T-02", "costs", CostLine(amount=1000, year=2023))
    assert [one.text for one in sync.merge.rejected] == ["mye"]
    assert not store_sync(plan_file, sync, Decisions(add=False)).changes
    stored = store_sync(plan_file, sync)
    assert stored.ids == {new.key: "T-06"}
    assert plan_file.plan.proposal("T-06").costs == (CostLine(amount=75_000, year=2024),)
    assert len(plan_file.plan.proposal("T-02").costs) == 4
    again = prepare_sync(plan_file, path).merge
    assert not (again.applied or again.conflicts or again.added)


def test_a_person_leaves_one_of_the_new_rows_out(plan_file, path):
    with Editor(path) as editor:
        editor.add("Forslag", Tittel_på_tiltaket="Ja")
        editor.add("Forslag", Tittel_på_tiltaket="Nei")
    sync = prepare_sync(plan_file, path)
    no = next(one.key for one in sync.merge.added if one.value.title == "Nei")
    store_sync(plan_file, sync, Decisions(leave_out=frozenset({no})))
    assert [one.title for one in plan_file.plan.proposals[5:]] == ["Ja"]


def test_a_missing_row_is_listed_and_deleted_only_when_a_person_says_so(plan_file, path):
    with Editor(path) as editor:
        editor.delete("Forslag", 5)
        editor.delete("Kostnader", 2)
    sync = prepare_sync(plan_file, path)
    assert [(one.key, one.field) for one in sync.merge.removed] == [("T-05", ""), ("T-01/costs/1", "/costs/1")]
    store_sync(plan_file, sync)
    assert len(plan_file.plan.proposals) == 5
    assert len(plan_file.plan.proposal("T-01").costs) == 3
    store_sync(plan_file, sync, Decisions(remove=frozenset({"T-05", "T-01/costs/1"})))
    assert [one.id for one in plan_file.plan.proposals] == ["T-01", "T-02", "T-03", "T-04"]
    assert [line.category for line in plan_file.plan.proposal("T-01").costs] == ["Utstyr", "Trykking"]
    assert nothing_in(prepare_sync(plan_file, path))


def test_a_missing_row_that_the_plan_has_changed_says_so(plan_file, path):
    with Editor(path) as editor:
        editor.delete("Forslag", 5)
    plan_file.commit(change_field(plan_file.plan, "T-05", "/goal", "Nytt mål"), "Endre")
    (one,) = prepare_sync(plan_file, path).merge.removed
    assert one.changed


def test_a_row_of_which_nothing_but_its_key_is_left_is_a_missing_row(plan_file, path):
    with Editor(path) as editor:
        for cell in editor.sheet("Kostnader")[3][:-1]:
            cell.value = None
    assert [one.key for one in prepare_sync(plan_file, path).merge.removed] == ["T-01/costs/0"]


@pytest.mark.parametrize("how", ["sheet", "rows"])
def test_a_sheet_that_is_gone_or_emptied_deletes_nothing_and_is_told_of_in_one_sentence(plan_file, path, how):
    with Editor(path) as editor:
        if how == "sheet":
            del editor.book["Kostnader"]
        else:
            editor.sheet("Kostnader").delete_rows(3, 100)
    sync = prepare_sync(plan_file, path)
    assert nothing_in(sync)
    assert ["Ingenting er slettet" in note.told() for note in sync.merge.notes] == [True]


def test_a_copied_row_is_a_new_proposal_when_its_title_is_another_and_else_told_of(plan_file, path):
    with Editor(path) as editor:
        first, second = editor.copy("Forslag", 2), editor.copy("Forslag", 3)
        editor.type("Forslag", first, TITLE, "Ny utstilling, del to")
        editor.type("Forslag", 2, "Resultatmål", "Mål for den gamle")
    sync = prepare_sync(plan_file, path)
    assert told(sync) == {("T-02", "/goal"): "Mål for den gamle"}
    assert [one.value.title for one in sync.merge.added] == ["Ny utstilling, del to"]
    (copy,) = sync.merge.rejected
    assert copy.cell == f"Forslag!B{second + 2}"
    assert "kopi av rad 5" in copy.message.told()


def test_of_two_rows_with_one_key_the_untouched_one_is_the_original(plan_file, path):
    with Editor(path) as editor:
        editor.copy("Forslag", 2)
        editor.type("Forslag", 2, TITLE, "Den øverste er kopien")
    sync = prepare_sync(plan_file, path)
    assert not sync.merge.applied
    assert [one.value.title for one in sync.merge.added] == ["Den øverste er kopien"]


def test_a_copied_line_with_another_amount_is_a_new_line_and_an_equal_one_is_told_of(plan_file, path):
    with Editor(path) as editor:
        changed, _ = editor.copy("Kostnader", 1), editor.copy("Kostnader", 4)
        editor.type("Kostnader", changed, "Beløp", "5 tkr")
    sync = prepare_sync(plan_file, path)
    assert [(one.proposal, one.value.amount) for one in sync.merge.added] == [("T-01", 5000)]
    assert ["kopi av rad 6" in one.message.told() for one in sync.merge.rejected] == [True]


def test_a_line_moves_to_another_measure_when_its_number_is_changed(plan_file, path):
    with Editor(path) as editor:
        editor.type("Kostnader", 1, "Nr.", "T-04")
        editor.type("Kostnader", 1, "Beløp", 1)
    sync = prepare_sync(plan_file, path)
    assert told(sync) == {("T-01", "/costs/0/id"): "T-04", ("T-01", "/costs/0/amount"): 1}
    store_sync(plan_file, sync)
    assert [line.category for line in plan_file.plan.proposal("T-01").costs] == ["Reise", "Trykking"]
    assert plan_file.plan.proposal("T-04").costs[3] == CostLine(year=2023, category="Utstyr", amount=1, funding="Egne midler")
    assert nothing_in(prepare_sync(plan_file, path))


def test_a_line_moves_to_a_new_proposal(plan_file, path):
    with Editor(path) as editor:
        editor.add("Forslag", Tittel_på_tiltaket="Helt nytt", **{"Nr.": "ny"})
        editor.type("Kostnader", 1, "Nr.", "ny")
    sync = prepare_sync(plan_file, path)
    store_sync(plan_file, sync)
    assert plan_file.plan.proposal("T-06").costs[0].category == "Utstyr"
    assert len(plan_file.plan.proposal("T-01").costs) == 2


def test_a_new_line_without_a_measure_and_a_remark_below_the_table_are_told_of(plan_file, path):
    with Editor(path) as editor:
        editor.add("Kostnader", Beløp=5000)
        editor.add("Kostnader", Beløp=6000, **{"Nr.": "T-77"})
        editor.sheet("Forslag").cell(row=40, column=2).value = "Husk å spørre Kari"
    sync = prepare_sync(plan_file, path)
    assert not sync.merge.added
    assert sorted(one.text for one in sync.merge.rejected) == ["5000", "Husk å spørre Kari", "T-77; 6000"]


def test_lines_are_found_again_where_the_plan_has_changed_order_since(plan_file, path):
    with Editor(path) as editor:
        editor.type("Kostnader", 2, "Beløp", 21_000)
        editor.type("Kostnader", 3, "Hva pengene går til", "Trykk og porto")
    costs = plan_file.plan.proposal("T-01").costs
    new = (CostLine(year=2025, category="Ny", amount=1), costs[2], costs[1], costs[0])
    plan_file.commit(change_field(plan_file.plan, "T-01", "/costs", new), "Endre")
    sync = prepare_sync(plan_file, path)
    assert told(sync) == {("T-01", "/costs/2/amount"): 21_000, ("T-01", "/costs/1/category"): "Trykk og porto"}


def test_an_edit_of_what_the_plan_has_deleted_is_a_conflict_that_can_bring_it_back(plan_file, path):
    with Editor(path) as editor:
        editor.type("Forslag", 5, TITLE, "Skoleklasser, ny tittel")
        editor.type("Kostnader", 1, "Beløp", 5)
    plan_file.commit(remove_proposal(plan_file.plan, "T-05"), "Slett")
    plan_file.commit(change_field(plan_file.plan, "T-01", "/costs", plan_file.plan.proposal("T-01").costs[1:]), "Slett linje")
    sync = prepare_sync(plan_file, path)
    assert {(one.key, one.ours, one.gone) for one in sync.merge.conflicts} == {("T-01/costs/0", None, True), ("T-05", None, True)}
    assert not store_sync(plan_file, sync).changes
    store_sync(plan_file, sync, Decisions(prefer=Take.THEIRS))
    assert plan_file.plan.proposal("T-05").title == "Skoleklasser, ny tittel"
    assert [line.amount for line in plan_file.plan.proposal("T-01").costs] == [20_000, 7_000, 5]


def test_what_the_plan_has_deleted_and_nobody_has_edited_stays_deleted(plan_file, path):
    with Editor(path):
        pass
    plan_file.commit(remove_proposal(plan_file.plan, "T-05"), "Slett")
    assert nothing_in(prepare_sync(plan_file, path))


def test_a_row_with_a_key_of_another_plan_is_a_new_proposal(plan_file, path):
    with Editor(path) as editor:
        row = editor.add("Forslag", Tittel_på_tiltaket="Limt inn fra en annen bok", **{"Nr.": "T-88"})
        editor.type("Forslag", row, KEY, "T-88")
    assert [one.value.title for one in prepare_sync(plan_file, path).merge.added] == ["Limt inn fra en annen bok"]


def test_steps_of_assessors_come_back(plan_file, path):
    with Editor(path) as editor:
        editor.type("Vurdering", 1, "Trinn (1–5)", "høy (4)")
        editor.type("Vurdering", 1, "Begrunnelse for trinnet", "Ny grunn")
        editor.type("Vurdering", 2, "Trinn (1–5)", 5)
        editor.type("Vurdering", 2, "Vurdert av", "Liv Berg")
        editor.type("Vurdering", 4, "Begrunnelse for trinnet", "Uten trinn")
        editor.add("Vurdering", Kriterium="nytte", Vurdert_av="Liv Berg", **{"Nr.": "T-01", "Trinn (1–5)": 2})
        editor.add("Vurdering", Kriterium="Finnes ikke", **{"Nr.": "T-01", "Trinn (1–5)": 2})
    sync = prepare_sync(plan_file, path)
    assert told(sync) == {
        ("T-01", "/scores/Nytte|Ola Hansen/reason"): "Ny grunn",
        ("T-01", "/scores/Gjennomføring|Liv Berg"): Score(proposal="T-01", criterion="Gjennomføring", step=5, assessor="Liv Berg"),
    }
    assert [one.value for one in sync.merge.added] == [Score(proposal="T-01", criterion="Nytte", step=2, assessor="Liv Berg")]
    assert sorted(one.text for one in sync.merge.rejected) == ["Finnes ikke", "Uten trinn"]
    store_sync(plan_file, sync)
    assert len(plan_file.plan.scores) == 3
    again = prepare_sync(plan_file, path).merge
    assert not (again.applied or again.added or again.conflicts or again.removed)


def test_a_step_that_is_taken_away_takes_the_score_away(plan_file, path):
    with Editor(path) as editor:
        editor.type("Vurdering", 1, "Trinn (1–5)", None)
    sync = prepare_sync(plan_file, path)
    store_sync(plan_file, sync)
    assert plan_file.plan.scores == ()
    assert nothing_in(prepare_sync(plan_file, path))
