"""In the set-up a person says which checks run and how much they weigh, by mouse or by keyboard, and can undo it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from tiltaksplan.desktop.setup.checks import HELD_AGAINST, LOOKS_FOR, REASON, SEVERITY
from tiltaksplan.plan.check_settings import CheckSetting
from tiltaksplan.plan.checks import CHECKS
from tiltaksplan.plan.finding import Severity

LONG = 60_000


@pytest.fixture
def tab(plan_window):
    plan_window.workplace.go_to("setup")
    setup = plan_window.workplace.screens["setup"]
    setup.tabs.setCurrentWidget(setup.checks)
    return setup.checks


def row_of(tab, code):
    return next(row for row in range(tab.filtered.rowCount()) if tab.filtered.index(row, 0).siblingAtColumn(4).data() == code)


def codes(plan_window):
    return {finding.code for finding in plan_window.workplace.findings.all}


def test_every_check_stands_there_in_plain_words_with_its_limits(tab):
    assert tab.filtered.rowCount() == len(CHECKS)
    row = row_of(tab, "too-long")
    texts = [tab.filtered.index(row, column).data() for column in (LOOKS_FOR, SEVERITY, HELD_AGAINST)]
    assert texts == ["Tiltak som varer for lenge", "Advarsel", "Lengste varighet: 36 måneder"]


def test_the_space_bar_turns_a_check_off_and_undo_turns_it_on(qtbot, plan_window, open_plan, tab):
    assert "no-risks" in codes(plan_window)
    tab.table.setCurrentIndex(tab.filtered.index(row_of(tab, "no-risks"), SEVERITY))
    with qtbot.waitSignal(plan_window.workplace.findings.changed, timeout=LONG):
        qtbot.keyClick(tab.table, Qt.Key.Key_Space)
    assert open_plan.plan.setup.check_settings == (CheckSetting(code="no-risks", runs=False),)
    assert "no-risks" not in codes(plan_window)
    assert open_plan.undo_stack.undoText() == "Endre kontrollen «Forslag uten risikoer»"
    with qtbot.waitSignal(plan_window.workplace.findings.changed, timeout=LONG):
        plan_window.menus.undo.trigger()
    assert open_plan.plan.setup.check_settings == () and "no-risks" in codes(plan_window)


def test_a_severity_is_chosen_from_the_three_by_keyboard(qtbot, plan_window, open_plan, tab):
    tab.table.setCurrentIndex(tab.filtered.index(row_of(tab, "no-risks"), SEVERITY))
    qtbot.keyClick(tab.table, Qt.Key.Key_F2)
    (editor,) = tab.table.viewport().findChildren(QComboBox)
    assert [editor.itemText(number) for number in range(editor.count())] == ["Feil", "Advarsel", "Opplysning"]
    with qtbot.waitSignal(plan_window.workplace.findings.changed, timeout=LONG):
        qtbot.keyClick(editor, Qt.Key.Key_Up)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert open_plan.plan.setup.check_settings == (CheckSetting(code="no-risks", severity=Severity.ERROR),)


def test_the_usual_severity_chosen_again_leaves_nothing_behind(open_plan, tab):
    index = tab.filtered.index(row_of(tab, "no-risks"), SEVERITY)
    assert tab.filtered.setData(index, "Opplysning")
    assert tab.filtered.setData(index, "Advarsel")
    assert open_plan.plan.setup.check_settings == ()


def test_a_reason_is_kept_with_the_choice(open_plan, tab):
    row = row_of(tab, "too-long")
    assert tab.filtered.setData(tab.filtered.index(row, REASON), "Perioden er tre år")
    assert open_plan.plan.setup.check_setting("too-long").reason == "Perioden er tre år"
    assert tab.filtered.setData(tab.filtered.index(row, REASON), " ")
    assert open_plan.plan.setup.check_settings == ()


def test_the_checks_can_be_searched_and_narrowed_to_those_that_are_changed(tab):
    tab.search.setText("milepæl lange")
    assert [tab.filtered.index(row, 4).data() for row in range(tab.filtered.rowCount())] == ["no-milestones"]
    tab.search.clear()
    tab.filtered.setData(tab.filtered.index(row_of(tab, "too-long"), REASON), "Perioden er tre år")
    tab.changed_alone.setChecked(True)
    assert [tab.filtered.index(row, 4).data() for row in range(tab.filtered.rowCount())] == ["too-long"]


def test_the_limits_of_a_check_lead_to_where_they_are_changed(plan_window, tab):
    tab.table.doubleClicked.emit(tab.filtered.index(row_of(tab, "too-long"), HELD_AGAINST))
    setup = plan_window.workplace.screens["setup"]
    assert setup.tabs.tabText(setup.tabs.currentIndex()) == "Grenser"
    assert setup._limits_view.currentIndex().siblingAtColumn(0).data() == "Lengste varighet"


def test_the_chosen_check_is_told_in_full_without_marks_of_ours(tab):
    tab.table.setCurrentIndex(tab.filtered.index(row_of(tab, "person-overload"), LOOKS_FOR))
    assert tab._name.text() == "Personer med flere timer enn de har å gi i året"
    assert "{" not in tab._why.text() and "… er satt opp med … timer i …" in tab._why.text()
