"""Findings that a program can mend are mended by a button, as one step; what is said of one thing again and again is one line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tiltaksplan.actions.edit import change_field, choose_check
from tiltaksplan.desktop.review.lines import lines_of
from tiltaksplan.desktop.review.model import LINE_ROLE

LONG = 60_000


@pytest.fixture
def review(plan_window):
    plan_window.workplace.go_to("review")
    return plan_window.workplace.screens["review"]


def choose(review, code):
    rows = range(review.filtered.rowCount())
    row = next(row for row in rows if review.filtered.index(row, 0).data(LINE_ROLE).first.code == code)
    review.table.setCurrentIndex(review.filtered.index(row, 0))
    return review._current()


def test_a_button_mends_a_finding_as_one_step_that_can_be_undone(qtbot, plan_window, open_plan, review):
    before = open_plan.plan
    line = choose(review, "end-before-start")
    (button,) = review._details.fixes
    assert button.text() == "Rett: Sett slutt til 30.11.2025"
    with qtbot.waitSignal(plan_window.workplace.findings.changed, timeout=LONG):
        button.click()
    assert open_plan.undo_stack.undoText() == "Rett: Sett slutt til 30.11.2025"
    assert line.first.key not in {finding.key for finding in plan_window.workplace.findings.all}
    assert open_plan.file.journal()[-1].text == "Rett: Sett slutt til 30.11.2025"
    with qtbot.waitSignal(plan_window.workplace.findings.changed, timeout=LONG):
        plan_window.menus.undo.trigger()
    assert open_plan.plan == before and line.first in plan_window.workplace.findings.all


def test_what_is_mended_is_not_offered_again_while_the_plan_is_being_checked(open_plan, review):
    choose(review, "total-differs")
    review._details.fixes[0].click()
    assert review._details.fixes == []
    assert open_plan.undo_stack.count() == 1


def test_where_only_the_group_can_know_there_is_no_button(review):
    choose(review, "no-indicator")
    assert review._details.fixes == []


def test_a_finding_beside_its_field_can_be_mended_there(qtbot, plan_window, open_plan):
    plan_window.workplace.open_proposal("T-13", "/costs")
    row = plan_window.workplace.proposals.form.rows["/costs"]
    buttons = row.notes.findChildren(QPushButton)
    (button,) = [button for button in buttons if button.text().startswith("Rett: ")]
    with qtbot.waitSignal(plan_window.workplace.findings.changed, timeout=LONG):
        button.click()
    assert open_plan.plan.proposal("T-13").stated_cost == 1_240_000
    assert open_plan.undo_stack.count() == 1


def test_a_unit_that_is_overloaded_for_many_quarters_is_one_line(review):
    line = choose(review, "unit-overload")
    units = {dict(finding.figures)["unit"] for finding in line.findings}
    assert len(units) == 1 and len(line.findings) > 2
    text = review.filtered.index(review.table.currentIndex().row(), 3).data()
    assert all(dict(finding.figures)["quarter"] in text for finding in line.findings)
    assert text.count("Forslagene ber om") == 1


def test_no_finding_is_lost_in_the_lines(plan_window):
    findings = plan_window.workplace.findings.all
    lines = lines_of(findings)
    assert sorted(map(id, findings)) == sorted(id(finding) for line in lines for finding in line.findings)
    assert len(lines) < len(findings)


def test_a_line_of_several_findings_is_waived_and_taken_back_as_one_step(qtbot, plan_window, open_plan, review, monkeypatch):
    monkeypatch.setattr("tiltaksplan.desktop.review.view.ask_for_reason", lambda *_args: "Enheten får hjelp")
    line = choose(review, "unit-overload")
    with qtbot.waitSignal(plan_window.workplace.findings.changed, timeout=LONG):
        review._details.answer.click()
    assert len(open_plan.plan.waivers) == len(line.findings) and open_plan.undo_stack.count() == 1
    review.only.setCurrentIndex(review.only.findData("waived"))
    assert review.filtered.rowCount() == 1
    choose(review, "unit-overload")
    with qtbot.waitSignal(plan_window.workplace.findings.changed, timeout=LONG):
        review._details.answer.click()
    assert open_plan.plan.waivers == ()


def test_the_line_that_is_read_stays_when_the_plan_is_checked_again(qtbot, plan_window, open_plan, review):
    line = choose(review, "too-many-starts")
    with qtbot.waitSignal(plan_window.workplace.findings.changed, timeout=LONG):
        open_plan.make(change_field(open_plan.plan, "T-01", "/benefit", "Alle"), "Endre")
    assert review._current().first.key == line.first.key


def test_typing_in_a_proposal_updates_its_findings_by_itself(qtbot, plan_window, open_plan):
    workplace = plan_window.workplace
    workplace.open_proposal("T-20", "/indicator")
    assert "no-indicator" in {finding.code for finding in workplace.findings.of("T-20")}
    editor = workplace.proposals.form.rows["/indicator"].editor
    editor.focus().setFocus()
    with qtbot.waitSignal(workplace.findings.changed, timeout=LONG):
        qtbot.keyClicks(editor.focus(), "Besøk ")  # and a rest: the field is not left
    assert "no-indicator" not in {finding.code for finding in workplace.findings.of("T-20")}
    qtbot.keyClicks(editor.focus(), "per år")
    qtbot.keyClick(editor.focus(), Qt.Key.Key_Tab)
    assert open_plan.plan.proposal("T-20").indicator == "Besøk per år"


def test_what_is_mended_is_shown_as_mended_until_it_stands_again(qtbot, plan_window, open_plan, review):
    choose(review, "total-differs")
    with qtbot.waitSignal(plan_window.workplace.findings.changed, timeout=LONG):
        review._details.fixes[0].click()
    review.only.setCurrentIndex(review.only.findData("mended"))
    assert [review.filtered.index(0, column).data() for column in range(2)] == ["Rettet", "T-10"]
    assert review.filtered.rowCount() == 1 and not review._details.answer.isEnabled() and review._details.fixes == []
    with qtbot.waitSignal(plan_window.workplace.findings.changed, timeout=LONG):
        plan_window.menus.undo.trigger()
    assert review.filtered.rowCount() == 0


def test_what_a_check_that_is_turned_off_had_found_is_not_mended(qtbot, plan_window, open_plan, review):
    with qtbot.waitSignal(plan_window.workplace.findings.changed, timeout=LONG):
        open_plan.make(choose_check(open_plan.plan, "no-risks", runs=False), "Slå av")
    assert plan_window.workplace.findings.mended == ()
