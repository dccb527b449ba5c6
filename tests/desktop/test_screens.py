from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from tiltaksplan.desktop.choice.model import ROW_ROLE
from tiltaksplan.desktop.new_plan.view import NewPlanWizard
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.limits import LIMITS
from tiltaksplan.plan.setup import Decision

LONG = 60_000


def test_the_gravest_findings_come_first_and_lead_to_their_field(plan_window):
    plan_window.workplace.check()
    review = plan_window.workplace.screens["review"]
    assert review.filtered.index(0, 0).data() == "Feil"
    finding = review._current().first
    assert finding.severity is Severity.ERROR
    review._details.go.click()
    assert plan_window.workplace.proposals.form.proposal_id == finding.proposals[0]


def test_a_finding_that_is_waived_leaves_the_list_and_stands_among_the_waived_ones(qtbot, plan_window, monkeypatch):
    monkeypatch.setattr("tiltaksplan.desktop.review.view.ask_for_reason", lambda *_args: "Avklart i ledermøtet")
    workplace = plan_window.workplace
    workplace.go_to("review")
    review = workplace.screens["review"]
    before = review.filtered.rowCount()
    with qtbot.waitSignal(workplace.findings.changed, timeout=LONG):
        review._details.answer.click()
    assert review.filtered.rowCount() == before - 1
    review.only.setCurrentIndex(review.only.findData("waived"))
    assert review.filtered.rowCount() == 1
    with qtbot.waitSignal(workplace.findings.changed, timeout=LONG):
        plan_window.menus.undo.trigger()
    review.only.setCurrentIndex(0)
    assert review.filtered.rowCount() == before


def test_a_suggested_step_is_told_as_one_until_a_person_gives_another(plan_window, open_plan):
    plan_window.workplace.go_to("scoring")
    model = plan_window.workplace.screens["scoring"].model
    cell = model.index(0, 3)
    score = model.index(0, 2).data()
    assert cell.data().endswith("(forslag)")
    assert model.setData(cell, "1 – Ingen tydelig kobling")
    assert cell.data() == "1"
    assert model.index(0, 2).data() != score
    assert model.setData(cell, "")
    assert cell.data().endswith("(forslag)")
    assert open_plan.plan.scores == ()


def test_a_step_that_a_person_gave_can_have_a_reason(plan_window, open_plan):
    plan_window.workplace.go_to("scoring")
    scoring = plan_window.workplace.screens["scoring"]
    scoring.table.setCurrentIndex(scoring.sorted.index(0, 3))
    assert not scoring.reason.isEnabled()
    scoring.model.setData(scoring.model.index(0, 3), "5")
    assert scoring.reason.isEnabled()
    scoring.reason.setText("Svarer på tre prioriterte mål")
    scoring.reason.editingFinished.emit()
    (score,) = open_plan.plan.scores
    assert (score.proposal, score.step, score.reason) == ("T-01", 5, "Svarer på tre prioriterte mål")


def test_the_outcome_shows_each_proposal_once_with_its_reason(plan_window, open_plan):
    choice = plan_window.workplace.choice
    rows = [choice.model.index(row, 0).data(ROW_ROLE) for row in range(choice.model.rowCount())]
    assert sorted(row.proposal for row in rows) == sorted(proposal.id for proposal in open_plan.plan.proposals)
    assert all(row.reason.told() for row in rows)
    assert "er prioritert" in choice.status.text.text()


def test_a_change_in_the_plan_makes_the_choice_out_of_date_and_a_new_run_mends_it(qtbot, plan_window, open_plan):
    from tiltaksplan.actions.edit import change_field

    choice = plan_window.workplace.choice
    assert "endret siden" not in choice.status.text.text()
    first = open_plan.plan.outcome().selected[0].proposal
    open_plan.make(change_field(open_plan.plan, first, "/end", date(2030, 1, 1)), "Endre")
    assert "endret siden" in choice.status.text.text()
    plan_window.menus.prioritise.trigger()
    qtbot.waitUntil(lambda: plan_window.job is None, timeout=LONG)
    assert "endret siden" not in choice.status.text.text()
    assert open_plan.undo_stack.undoText() == "Prioritere"


def test_a_decision_of_the_leaders_is_kept_and_obeyed(qtbot, plan_window, open_plan, monkeypatch):
    out = open_plan.plan.outcome().selected[0].proposal
    decision = Decision(kind="must-not", proposal=out, who="Direktøren", reason="Lokalene er ikke klare")
    monkeypatch.setattr("tiltaksplan.desktop.choice.view.ask_for_decision", lambda *_args: decision)
    choice = plan_window.workplace.choice
    choice.decide("must-not", out)
    assert open_plan.plan.setup.decisions[-1] == decision
    assert "Lokalene er ikke klare" in choice.decisions.list.item(choice.decisions.list.count() - 1).text()
    plan_window.menus.prioritise.trigger()
    qtbot.waitUntil(lambda: plan_window.job is None, timeout=LONG)
    assert out not in [one.proposal for one in open_plan.plan.outcome().selected]
    choice.decisions.list.setCurrentRow(choice.decisions.list.count() - 1)
    choice.decisions.remove.click()
    assert decision not in open_plan.plan.setup.decisions


def test_the_load_says_in_words_what_the_bars_show(plan_window, open_plan):
    choice = plan_window.workplace.choice
    one = open_plan.plan.outcome().load.units[0]
    text = choice.units.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert one.unit in text
    assert f"{round(one.capacity)} timer" in text


def test_the_documents_are_written_in_the_language_that_was_chosen(qtbot, plan_window, tmp_path):
    plan_window.workplace.go_to("documents")
    panel = plan_window.workplace.screens["documents"]
    for kind, tick in panel.ticks:
        tick.setChecked((kind.what, kind.format) == ("plan", "docx"))
    panel.language.setCurrentIndex(panel.language.findData("nb"))
    panel.folder.setText(str(tmp_path / "ut"))
    panel.export_button.click()
    qtbot.waitUntil(lambda: plan_window.job is None, timeout=LONG)
    assert [path.suffix for path in (tmp_path / "ut").iterdir()] == [".docx"]
    assert panel.written.count() == 1
    assert plan_window.strip.button.text() == "Åpne &mappen"


def test_the_plan_document_waits_until_the_plan_is_prioritised(plan_window, open_plan):
    plan_window.workplace.go_to("documents")
    panel = plan_window.workplace.screens["documents"]
    from tiltaksplan.plan.change import Change

    open_plan.make((Change(thing="outcome:", before=open_plan.plan.outcome()),), "Fjern valget")
    assert not any(tick.isEnabled() for kind, tick in panel.ticks if kind.what == "plan")
    open_plan.undo_stack.undo()
    assert all(tick.isEnabled() and tick.isChecked() for kind, tick in panel.ticks if kind.what == "plan")


def test_the_set_up_is_edited_in_the_window_and_undone(plan_window, open_plan):
    plan_window.workplace.go_to("setup")
    setup = plan_window.workplace.screens["setup"]
    before = open_plan.plan
    people = setup.grids["people"].model
    hours = next(number for number, column in enumerate(people.columns) if column.label == "Timer 2024")
    people.setData(people.index(0, hours), "0,2 årsverk")
    assert open_plan.plan.setup.people[0].hours_in(2024) == 339
    setup.limits.setData(setup.limits.index(0, 1), "80")
    assert open_plan.plan.setup.limits["max_person_share"] == 80
    goals = setup.grids["goals"].model
    goals.setData(goals.index(0, 3), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert not open_plan.plan.setup.goals[0].prioritised
    for _step in range(3):
        open_plan.undo_stack.undo()
    assert open_plan.plan == before


def test_another_last_year_gives_the_people_another_column(plan_window, open_plan):
    plan_window.workplace.go_to("setup")
    setup = plan_window.workplace.screens["setup"]
    setup.editors["/last_year"].put("2026")
    assert open_plan.plan.setup.last_year == 2026
    assert "Timer 2026" in [column.label for column in setup.grids["people"].model.columns]


def test_a_last_year_before_the_first_is_not_taken(plan_window, open_plan):
    plan_window.workplace.go_to("setup")
    plan_window.workplace.screens["setup"].editors["/last_year"].put("2020")
    assert open_plan.plan.setup.last_year == 2025


def test_the_set_up_comes_back_the_same_from_its_own_workbook(qtbot, plan_window, open_plan, tmp_path):
    plan_window.workplace.go_to("setup")
    setup = plan_window.workplace.screens["setup"]
    setup.write_workbook(tmp_path / "oppsett.xlsx")
    qtbot.waitUntil(lambda: plan_window.job is None, timeout=LONG)
    before = open_plan.plan.setup
    setup.take_in_workbook(tmp_path / "oppsett.xlsx")
    qtbot.waitUntil(lambda: plan_window.job is None, timeout=LONG)
    after = open_plan.plan.setup
    assert replace(after, limits=before.limits) == before
    assert {limit.key: after.limits[limit.key] for limit in LIMITS} == {limit.key: before.limits[limit.key] for limit in LIMITS}


@pytest.fixture
def wizard(qtbot, window, samples, tmp_path):
    wizard = NewPlanWizard(window.remembered, window)
    qtbot.addWidget(wizard)
    wizard.show()
    return wizard


def test_the_wizard_takes_title_and_years_from_the_set_up_workbook(wizard, samples, tmp_path):
    wizard.setup_page.setup.line.setText(str(samples / "oppsett.xlsx"))
    wizard.next()
    assert wizard.currentPage() is wizard.about
    assert wizard.about.title_line.text() == "Tiltaksplan for NTNU Vitenskapsmuseet 2023–2025"
    assert (wizard.about.first.value(), wizard.about.last.value()) == (2023, 2025)
    wizard.next()
    wizard.place_page.place.line.setText(str(tmp_path / "min plan"))
    assert wizard.validateCurrentPage()
    assert wizard.wanted().path == tmp_path / "min plan.tiltaksplan"


def test_the_wizard_says_when_a_workbook_cannot_be_read_and_goes_no_further(wizard, samples):
    wizard.setup_page.setup.line.setText(str(samples / "filled" / "neg-02-avbrutt-nedlasting.xlsx"))
    wizard.next()
    assert wizard.currentPage() is wizard.setup_page
    assert wizard.setup_page._note.text()


def test_the_wizard_lays_no_plan_over_another(wizard, plan_path):
    wizard.next()
    wizard.next()
    wizard.place_page.place.line.setText(str(plan_path))
    assert not wizard.validateCurrentPage()
    assert "Velg et annet navn" in wizard.place_page._note.text()


def test_a_workbook_that_is_no_set_up_leaves_the_set_up_as_it_is(qtbot, plan_window, open_plan, samples):
    plan_window.workplace.go_to("setup")
    before = open_plan.plan
    plan_window.workplace.screens["setup"].take_in_workbook(samples / "filled" / "xa-01-jernfunn.xlsx")
    qtbot.waitUntil(lambda: plan_window.job is None, timeout=LONG)
    assert open_plan.plan == before
    assert plan_window.strip.text.text()


def test_a_changed_set_up_workbook_is_taken_in_as_one_step(qtbot, plan_window, open_plan, samples, tmp_path):
    import openpyxl

    workbook = openpyxl.load_workbook(samples / "oppsett.xlsx")
    sheet = workbook["Enheter"]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Seksjon for formidling")
    cell.value = "Seksjon for publikum"
    workbook.save(tmp_path / "nytt.xlsx")
    plan_window.workplace.go_to("setup")
    before = open_plan.plan
    plan_window.workplace.screens["setup"].take_in_workbook(tmp_path / "nytt.xlsx")
    qtbot.waitUntil(lambda: plan_window.job is None, timeout=LONG)
    assert "Seksjon for publikum" in [unit.name for unit in open_plan.plan.setup.units]
    open_plan.undo_stack.undo()
    assert open_plan.plan == before


def test_a_copy_of_the_plan_is_a_plan_of_its_own(plan_window, open_plan, tmp_path, monkeypatch):
    from PySide6.QtWidgets import QFileDialog

    from tiltaksplan.actions.plan_file import open_plan as open_file

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "kopi"), ""))
    plan_window.menus.save_copy.trigger()
    with open_file(tmp_path / "kopi.tiltaksplan") as copy:
        assert copy.plan == open_plan.plan
        assert not copy.read_only
    assert "kopi.tiltaksplan" in plan_window.strip.text.text()
