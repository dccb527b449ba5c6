import gc
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QCheckBox, QDialogButtonBox, QLabel, QPushButton

from tiltaksplan.desktop.faults import write_fault
from tiltaksplan.desktop.main_window import MainWindow
from tiltaksplan.desktop.steps import STEPS
from tiltaksplan.language import LANGUAGES

LONG = 60_000


def every_screen(window):
    """Yield the name of each screen, shown."""
    for step in STEPS:
        window.workplace.go_to(step.key)
        yield step.key
    window.workplace.open_proposal("T-06")
    yield "form"
    for number in range(window.workplace.choice.tabs.count()):
        window.workplace.go_to("choice")
        window.workplace.choice.tabs.setCurrentIndex(number)
        yield f"choice {number}"
    tabs = window.workplace.screens["setup"].tabs
    for number in range(tabs.count()):
        window.workplace.go_to("setup")
        tabs.setCurrentIndex(number)
        yield f"setup {number}"


@pytest.fixture
def large_font(qapp):
    font, larger = qapp.font(), qapp.font()
    larger.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(larger)
    yield
    qapp.setFont(font)


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_every_screen_opens_in_every_language_in_a_small_window_at_200_percent(qtbot, language, large_font, remembered, plan_path, spoken):
    language(spoken)
    window = MainWindow(remembered)
    qtbot.addWidget(window)
    window.resize(1024, 700)
    window.show()
    assert window.open(plan_path)
    for name in every_screen(window):
        qtbot.wait(1)
        assert window.width() <= 1024, name
        assert not window.grab().isNull()
    window.close()


def focusable_without_name(interface, path=""):
    name = interface.text(QAccessible.Text.Name)
    here = f"{path}/{interface.role().name}"
    state = interface.state()
    if state.focusable and not state.invisible and not name and interface.role() not in NAMELESS:
        yield f"{here} {interface.object()!r}"
    if interface.role() in TABLES:
        return
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None:
            yield from focusable_without_name(child, here)


# Cells and tabs have the text that they show; a window's own parts have none to give.
TABLES = {QAccessible.Role.Table, QAccessible.Role.List, QAccessible.Role.Tree, QAccessible.Role.PageTabList, QAccessible.Role.MenuBar}
NAMELESS = {QAccessible.Role.Client, QAccessible.Role.Window, QAccessible.Role.LayeredPane, QAccessible.Role.Pane}


def test_everything_that_takes_the_keyboard_has_a_name_for_screen_readers(qtbot, plan_window):
    QAccessible.setActive(True)
    missing = []
    for name in every_screen(plan_window):
        missing += [f"{name}: {what}" for what in focusable_without_name(QAccessible.queryAccessibleInterface(plan_window))]
    assert missing == []


def test_tab_leads_out_of_every_table(plan_window):
    from PySide6.QtWidgets import QTableView

    for _name in every_screen(plan_window):
        assert not [
            table.accessibleName() for table in plan_window.findChildren(QTableView) if table.tabKeyNavigation() and table.accessibleName()
        ]


def test_the_plan_that_was_opened_is_among_the_recent_ones(qtbot, plan_window, plan_path):
    assert plan_window.remembered.recent() == (plan_path,)
    plan_window.close_plan()
    assert plan_window.start.recent.count() == 1
    plan_window.start.recent.itemActivated.emit(plan_window.start.recent.item(0))
    assert plan_window.open_plan.path == plan_path


def test_a_plan_that_is_gone_is_not_among_the_recent_ones(remembered, tmp_path):
    remembered.opened(tmp_path / "borte.tiltaksplan")
    assert remembered.recent() == ()


def test_the_windows_place_is_remembered(qtbot, window, remembered):
    window.resize(780, 620)
    window.close()
    other = MainWindow(remembered)
    qtbot.addWidget(other)
    assert other.size().toTuple() == (780, 620)


def test_what_is_no_plan_is_refused_with_a_sentence_in_the_window(window, tmp_path):
    path = tmp_path / "feil.tiltaksplan"
    path.write_text("Dette er ingen plan.", encoding="utf-8")
    assert not window.open(path)
    assert window.strip.isVisible()
    assert "feil.tiltaksplan" in window.strip.text.text()
    assert window.open_plan is None


def test_a_plan_that_somebody_else_has_can_be_read_but_not_changed(qtbot, window, plan_path):
    from tiltaksplan.actions.plan_file import open_plan

    with open_plan(plan_path, who="Kari Nordmann"):
        assert window.open(plan_path)
        assert window.open_plan.read_only
        assert "Kari Nordmann" in window.status.text.text()
        assert "kan bare leses" in window.windowTitle()
        for name in every_screen(window):
            if name == "proposals":
                model = window.workplace.proposals.model
                assert not model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable
                assert not window.workplace.proposals.new.isEnabled()
            if name == "form":
                form = window.workplace.proposals.form
                assert form.rows["/title"].editor.line.isReadOnly()
                assert form.rows["/description"].editor.text.isReadOnly()
                assert not form.rows["/costs"].editor.grid.add_button.isEnabled()
            if name.startswith("setup"):
                assert not window.workplace.screens["setup"].take_in.isEnabled()
        for action in (window.menus.import_files, window.menus.prioritise, window.menus.undo):
            assert not action.isEnabled()
        window.close_plan()


def test_the_status_bar_says_when_the_last_change_was_saved(plan_window, open_plan):
    from tiltaksplan.actions.edit import change_field

    open_plan.make(change_field(open_plan.plan, "T-01", "/title", "Hester"), "Endre")
    assert plan_window.status.text.text() == f"Lagret kl. {open_plan.saved_at:%H.%M.%S}"


def test_undo_tells_what_it_takes_back(plan_window, open_plan):
    from tiltaksplan.actions.edit import change_field

    open_plan.make(change_field(open_plan.plan, "T-01", "/title", "Hester"), "Endre tittelen")
    assert plan_window.menus.undo.text() == "&Angre: Endre tittelen"
    plan_window.menus.undo.trigger()
    assert plan_window.menus.redo.text() == "&Gjør om: Endre tittelen"
    plan_window.menus.redo.trigger()
    assert open_plan.plan.proposal("T-01").title == "Hester"


def test_a_fault_of_ours_is_told_and_logged_without_what_it_was_about(plan_window, tmp_path, monkeypatch):
    monkeypatch.setattr("tiltaksplan.desktop.faults.log_path", lambda: tmp_path / "feil.log")
    try:
        raise ValueError("Ola Hansen er ikke egnet")
    except ValueError as error:
        plan_window.tell_error(error)
    log = (tmp_path / "feil.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "test_window.py" in log
    assert "Ola Hansen" not in log
    assert plan_window.strip.button.text()
    assert plan_window.open_plan is not None


def test_a_log_that_has_grown_too_long_makes_room(tmp_path):
    path = tmp_path / "feil.log"
    path.write_text("x" * 600_000, encoding="utf-8")
    write_fault(ValueError(), path)
    assert path.stat().st_size < 1000
    assert path.with_suffix(".old.log").is_file()


def drop(window, paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    arguments = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPoint(300, 300), *arguments)
    QApplication.sendEvent(window, entered)
    assert entered.isAccepted()
    assert window.overlay.isVisible()
    QApplication.sendEvent(window, QDropEvent(QPoint(300, 300), *arguments))


def test_what_is_dragged_out_again_changes_nothing(window, plan_path):
    from PySide6.QtGui import QDragLeaveEvent

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(plan_path))])
    arguments = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(300, 300), *arguments))
    assert "planfil" in window.overlay.text()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.overlay.isVisible()
    assert window.open_plan is None


def test_a_plan_dropped_on_the_window_is_opened(qtbot, window, plan_path):
    drop(window, [plan_path])
    qtbot.waitUntil(lambda: window.open_plan is not None)
    assert window.open_plan.path == plan_path


def test_forms_dropped_before_there_is_a_plan_are_answered_with_what_to_do(window, samples):
    drop(window, [samples / "filled" / "wa-01-hester.docx"])
    assert "Lag eller åpne en plan først" in window.strip.text.text()


def test_ctrl_f_leads_to_the_search_field_of_each_screen(qtbot, plan_window):
    for key in ("proposals", "review", "scoring", "choice"):
        plan_window.workplace.go_to(key)
        plan_window.menus.find.trigger()
        assert plan_window.focusWidget() is plan_window.workplace.screens[key].search


def test_a_closed_plan_leaves_nothing_that_answers_the_menus(plan_window):
    plan_window.close_plan()
    gc.collect()
    for action in (plan_window.menus.find, plan_window.menus.check, plan_window.menus.export, *plan_window.menus.steps):
        assert not action.isEnabled()
        action.trigger()


def test_the_window_is_not_held_up_by_the_heavy_libraries():
    import subprocess
    import sys

    code = (
        "import sys\nfrom tiltaksplan.desktop.app import make_app\nfrom tiltaksplan.desktop.main_window import MainWindow\n"
        "app = make_app('nb')\nMainWindow().show()\napp.processEvents()\n"
        "print(sorted({'pandas', 'ortools', 'openpyxl', 'docx', 'reportlab', 'sqlalchemy', 'lxml'} & set(sys.modules)))"
    )
    environment = {"QT_QPA_PLATFORM": "offscreen"}
    import os

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, **environment}, cwd=Path.cwd()
    )
    assert done.stdout.strip() == "[]"


def mnemonics(window):
    """Return the letters that Alt leads to now, with what they lead to."""
    found = []
    texts = [action.text() for action in window.menuBar().actions()]
    for kind in (QPushButton, QCheckBox, QLabel):
        for widget in window.findChildren(kind):
            if widget.isVisible() and (not isinstance(widget, QLabel) or widget.buddy() is not None):
                texts.append(widget.text())
    for text in texts:
        letter = QKeySequence.mnemonic(text).toString()
        if letter:
            found.append((letter, text))
    return found


def test_no_two_things_on_a_screen_have_the_same_alt_key(plan_window):
    for name in every_screen(plan_window):
        letters = [letter for letter, _text in mnemonics(plan_window)]
        assert len(letters) == len(set(letters)), (name, sorted(mnemonics(plan_window)))


def tab_stops(window):
    """Yield the places of what Tab leads to, in its order, beside the list of steps."""
    widget = window.workplace.steps.view
    while (widget := widget.nextInFocusChain()) is not window.workplace.steps.view:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            yield widget, widget.mapTo(window, QPoint(0, 0))


def test_tab_goes_through_each_screen_in_the_order_of_reading(plan_window):
    for name in every_screen(plan_window):
        stops = list(tab_stops(plan_window))
        for (first, here), (second, there) in pairwise(stops):
            assert there.y() > here.y() - 5 or there.x() > here.x(), (name, first.accessibleName(), second.accessibleName())


def test_qts_own_buttons_speak_norwegian(qtbot, qapp, language):
    from tiltaksplan.desktop.qt_texts import QtTexts

    translator = QtTexts(qapp)
    qapp.installTranslator(translator)
    try:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Yes)
        qtbot.addWidget(box)
        assert {button.text() for button in box.buttons()} == {"Avbryt", "&Ja"}
    finally:
        qapp.removeTranslator(translator)


def test_an_exception_that_nobody_caught_is_told_in_the_window(plan_window, tmp_path, monkeypatch):
    import sys

    from tiltaksplan.desktop.faults import catch_faults

    monkeypatch.setattr("tiltaksplan.desktop.faults.log_path", lambda: tmp_path / "feil.log")
    release = catch_faults(plan_window.tell_fault)
    try:
        sys.excepthook(RuntimeError, RuntimeError("hemmelig"), None)
    finally:
        release()
    assert "feil i programmet" in plan_window.strip.text.text()
    assert "hemmelig" not in (tmp_path / "feil.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_every_dialog_fits_a_small_screen_at_200_percent(qtbot, language, large_font, window, spoken):
    from tiltaksplan.desktop.asking import Question
    from tiltaksplan.desktop.new_plan.view import NewPlanWizard

    language(spoken)
    wizard = NewPlanWizard(window.remembered, window)
    qtbot.addWidget(wizard)
    wizard.show()
    for _page in range(3):
        qtbot.wait(1)
        assert wizard.width() <= 1024
        assert wizard.height() <= 700
        wizard.next()
    question = Question(window, "Må med", "T-20 «Åpent konserveringsverksted» skal være med i planen, så sant det lar seg gjøre.")
    qtbot.addWidget(question)
    question.add_choice("&Kvartal:", ["1. kv. 2023"])
    question.add_line("&Hvem har bestemt det:")
    question.add_text("&Begrunnelse:")
    question.show()
    assert question.width() <= 1024
    assert question.height() <= 700
