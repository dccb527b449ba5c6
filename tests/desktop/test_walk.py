"""The main job from end to end in the real window: new plan, forms dropped on it, review, priorities, documents."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWizard

from tiltaksplan.desktop.app import make_app
from tiltaksplan.desktop.main_window import MainWindow
from tiltaksplan.desktop.new_plan.view import NewPlanWizard

LONG = 120_000

pytestmark = pytest.mark.xvfb


@pytest.fixture
def real_window(qapp, qtbot, remembered):
    if QGuiApplication.platformName() != "xcb":
        pytest.skip("needs Qt's xcb platform and a display: `xvfb-run -a env QT_QPA_PLATFORM=xcb python -m pytest -m xvfb`")
    make_app("nb")
    window = MainWindow(remembered)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def fill_wizard(samples, folder):
    """Answer the wizard that is open, page by page, by its own fields and buttons."""
    wizard = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, NewPlanWizard) and widget.isVisible())
    wizard.setup_page.setup.line.setText(str(samples / "oppsett.xlsx"))
    wizard.setup_page.previous.line.setText(str(samples / "previous-plan.xlsx"))
    wizard.button(QWizard.WizardButton.NextButton).click()
    wizard.button(QWizard.WizardButton.NextButton).click()
    wizard.place_page.place.line.setText(str(folder / "tiltaksplan-2023"))
    wizard.button(QWizard.WizardButton.FinishButton).click()


def drop_forms(window, folder):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    arguments = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(400, 300), *arguments))
    QApplication.sendEvent(window, QDropEvent(QPoint(400, 300), *arguments))


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a shortcut as it comes to the window; without a window manager nobody gives it the keyboard back after a dialog."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, modifier)


def test_a_person_gets_from_the_sample_forms_to_the_documents_in_the_window(qtbot, real_window, samples, tmp_path):
    window = real_window

    QTimer.singleShot(500, lambda: fill_wizard(samples, tmp_path))
    press(qtbot, window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.open_plan is not None, timeout=LONG)
    assert window.open_plan.plan.setup.title == "Tiltaksplan for NTNU Vitenskapsmuseet 2023–2025"
    assert len(window.open_plan.plan.history) == 30

    drop_forms(window, samples / "filled")
    qtbot.waitUntil(lambda: "forms" in window.workplace.screens and window.workplace.forms.state.desk is not None, timeout=LONG)
    assert not window.open_plan.plan.proposals
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: len(window.open_plan.plan.proposals) == 24 and window.job is None, timeout=LONG)
    assert "2 filer kunne ikke leses" in window.strip.text.text()

    workplace = window.workplace
    press(qtbot, window, Qt.Key.Key_F5)
    review = workplace.screens["review"]
    qtbot.waitUntil(lambda: review.filtered.rowCount() > 0, timeout=LONG)
    review._details.go.click()
    form = workplace.proposals.form
    qtbot.waitUntil(form.isVisible)
    title = form.rows["/title"].editor.line
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "Et tiltak med ny tittel")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert window.open_plan.plan.proposal(form.proposal_id).title == "Et tiltak med ny tittel"
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.open_plan.plan.proposal(form.proposal_id).title != "Et tiltak med ny tittel"

    press(qtbot, window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: window.open_plan.plan.outcome() is not None and window.job is None, timeout=LONG)
    outcome = window.open_plan.plan.outcome()
    assert outcome.selected
    assert outcome.down or outcome.reserve

    press(qtbot, window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    panel = workplace.screens["documents"]
    panel.folder.setText(str(tmp_path / "dokumenter"))
    panel.export_button.click()
    qtbot.waitUntil(lambda: window.job is None, timeout=LONG)
    written = {path.suffix for path in (tmp_path / "dokumenter").iterdir()}
    assert written == {".docx", ".pdf", ".xlsx"}

    plan = window.open_plan.plan
    window.close()
    from tiltaksplan.actions.plan_file import open_plan

    with open_plan(tmp_path / "tiltaksplan-2023.tiltaksplan") as plan_file:
        assert plan_file.plan == plan
