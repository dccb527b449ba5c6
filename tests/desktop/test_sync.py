"""«Hent inn regneark …» in the window: what a workbook would change is shown, decided, taken in, told of and undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QPlainTextEdit

from tests.actions.synced import Editor, a_plan_file, the_workbook
from tiltaksplan.actions.edit import change_field
from tiltaksplan.desktop.sync.view import DECISION, SyncDialog

LONG = 30_000
TITLE = "Tittel på tiltaket"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The plan's own workbook, edited: a change, two conflicts to be, a new row, a row that is gone and a cell that cannot be read."""
    with a_plan_file(tmp_path) as plan_file:
        path = the_workbook(plan_file, tmp_path)
        for proposal, title in (("T-02", "Jernet vårt"), ("T-03", "Katalogen vår")):
            plan_file.commit(change_field(plan_file.plan, proposal, "/title", title), "Rett tittel")
    with Editor(path) as editor:
        editor.type("Forslag", 1, TITLE, "Et helt nytt magasin")
        editor.type("Forslag", 2, TITLE, "Jernet deres")
        editor.type("Forslag", 3, TITLE, "Katalogen deres")
        editor.type("Kostnader", 1, "Beløp", "mye")
        editor.add("Forslag", Tittel_på_tiltaket="Et tiltak til")
        editor.delete("Forslag", 5)
    return path


@pytest.fixture
def at_work(window, workbook, tmp_path):
    assert window.open(tmp_path / "plan på øya.tiltaksplan")
    return window


def the_dialog(window, qtbot) -> SyncDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(SyncDialog)), timeout=LONG)
    return window.findChildren(SyncDialog)[0]


def brought_in(window, workbook, qtbot, monkeypatch) -> SyncDialog:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(workbook), ""))  # the system's own dialog cannot be driven
    window.menus.sync.trigger()
    return the_dialog(window, qtbot)


def combos(dialog) -> list[QComboBox]:
    cells = (dialog.table.cellWidget(row, DECISION) for row in range(dialog.table.rowCount()))
    return [cell for cell in cells if isinstance(cell, QComboBox)]


def choose(combo: QComboBox, text: str) -> None:
    combo.setCurrentIndex(combo.findText(text))
    combo.activated.emit(combo.currentIndex())


def tick_of(dialog, text):
    items = (dialog.table.item(row, DECISION) for row in range(dialog.table.rowCount()))
    return next(item for item in items if item is not None and item.text() == text)


def titles(window) -> dict[str, str]:
    return {one.id: one.title for one in window.open_plan.plan.proposals}


def test_a_workbook_is_laid_beside_the_plan_and_taken_in_as_one_step_that_can_be_undone(at_work, workbook, qtbot, monkeypatch):
    before = at_work.open_plan.plan
    dialog = brought_in(at_work, workbook, qtbot, monkeypatch)
    told = "1 endring, 2 konflikter, 1 ny rad, ingenting slettes, 1 celle eller rad er ikke tatt inn, 1 rad mangler i arbeidsboken."
    assert dialog.summary.text() == told
    first, second = combos(dialog)
    assert "T-02" in first.accessibleName()
    choose(first, "Ta deres")
    choose(second, "Behold vår")
    assert dialog.summary.text().startswith("2 endringer, ingen konflikter")
    assert tick_of(dialog, "Legg til").checkState() == Qt.CheckState.Checked
    assert tick_of(dialog, "Slett").checkState() == Qt.CheckState.Unchecked
    assert at_work.open_plan.plan == before  # nothing is stored while somebody looks
    dialog.take.click()
    after = {"T-01": "Et helt nytt magasin", "T-02": "Jernet deres", "T-03": "Katalogen vår"}
    assert {key: titles(at_work)[key] for key in after} == after
    assert "Et tiltak til" in titles(at_work).values()
    assert "T-05" in titles(at_work)  # missing in the file, and kept
    assert "arbeidsbok.xlsx" in at_work.strip.text.text()
    stack = at_work.open_plan.undo_stack
    assert (stack.count(), stack.undoText()) == (1, "Hent endringer fra «arbeidsbok.xlsx», sist lagret av Liv Berg")
    taken = at_work.open_plan.plan
    at_work.menus.undo.trigger()
    assert at_work.open_plan.plan == before
    at_work.menus.redo.trigger()
    assert at_work.open_plan.plan == taken


def test_a_missing_row_is_deleted_and_a_new_one_left_out_when_a_person_says_so(at_work, workbook, qtbot, monkeypatch):
    dialog = brought_in(at_work, workbook, qtbot, monkeypatch)
    tick_of(dialog, "Slett").setCheckState(Qt.CheckState.Checked)
    tick_of(dialog, "Legg til").setCheckState(Qt.CheckState.Unchecked)
    assert "ingen nye rader, 1 rad slettes" in dialog.summary.text()
    dialog.take.click()
    assert set(titles(at_work)) == {"T-01", "T-02", "T-03", "T-04"}
    assert titles(at_work)["T-02"] == "Jernet vårt"  # a conflict that nobody decided


def test_a_third_value_is_written_and_the_workbook_brought_up_to_date(at_work, workbook, qtbot, monkeypatch):
    dialog = brought_in(at_work, workbook, qtbot, monkeypatch)
    monkeypatch.setattr("tiltaksplan.desktop.sync.view.Question.exec", write("Jernet til alle"))
    choose(combos(dialog)[0], "Rediger …")
    assert combos(dialog)[0].currentText() == "Rediger: Jernet til alle"
    choose(combos(dialog)[1], "Behold vår")
    dialog.update_after.setChecked(True)
    dialog.take.click()
    qtbot.waitUntil(lambda: at_work.job is None and "oppdatert" in at_work.strip.text.text(), timeout=LONG)
    assert titles(at_work)["T-02"] == "Jernet til alle"
    editor = Editor(workbook)
    assert [editor.cell("Forslag", row, TITLE).value for row in (2, 3)] == ["Jernet til alle", "Katalogen vår"]


def write(text):
    """Answer the question about a value as a person does: write it, and say OK."""

    def answered(question) -> int:
        (question.findChild(QPlainTextEdit) or question.findChild(QLineEdit)).setPlainText(text)
        question.accept()
        return question.result()

    return answered


def test_a_workbook_that_is_let_go_of_over_the_window_is_laid_beside_the_plan(at_work, workbook, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(workbook))])
    arguments = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(at_work, QDragEnterEvent(QPoint(300, 300), *arguments))
    QApplication.sendEvent(at_work, QDropEvent(QPointF(300, 300), *arguments))
    dialog = the_dialog(at_work, qtbot)
    assert combos(dialog)
    dialog.reject()
    assert not at_work.open_plan.undo_stack.count()


def test_a_file_that_is_no_workbook_of_the_plan_is_told_of(at_work, samples, qtbot, monkeypatch):
    other = samples / "blank" / "xa-tiltak-i-kort-form.xlsx"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    at_work.menus.sync.trigger()
    qtbot.waitUntil(lambda: at_work.job is None and at_work.strip.isVisible(), timeout=LONG)
    assert other.name in at_work.strip.text.text()
    assert "ikke en arbeidsbok fra planen" in at_work.strip.text.text()


def test_a_plan_that_can_only_be_read_takes_in_no_workbook(window, workbook, tmp_path):
    from tiltaksplan.actions.plan_file import open_plan

    with open_plan(tmp_path / "plan på øya.tiltaksplan"):  # somebody else has it open
        assert window.open(tmp_path / "plan på øya.tiltaksplan")
        assert window.open_plan.read_only
        assert not window.menus.sync.isEnabled()
