import shutil

import pytest
from PySide6.QtCore import Qt, QUrl

LONG = 60_000


@pytest.fixture
def empty_window(qtbot, window, samples, tmp_path):
    """The window with a plan that has a set-up and no proposals."""
    from tiltaksplan.desktop.new_plan.making import make_plan
    from tiltaksplan.desktop.new_plan.view import Wanted

    wanted = Wanted(
        path=tmp_path / "ny.tiltaksplan", title="Prøve", first_year=2023, last_year=2025, setup=samples / "oppsett.xlsx", previous=None
    )
    assert make_plan(window, wanted)
    return window


def read(qtbot, window, paths):
    window.bring_in(paths)
    qtbot.waitUntil(lambda: window.job is None, timeout=LONG)


def bring_in(qtbot, window, paths):
    read(qtbot, window, paths)
    window.workplace.forms.take_in.trigger()
    qtbot.waitUntil(lambda: window.job is None, timeout=LONG)


def test_an_empty_plan_says_what_to_do_now(empty_window):
    proposals = empty_window.workplace.proposals
    assert proposals.empty.currentIndex() == 0
    assert "Slipp skjemaene her" in proposals.empty.currentWidget().text.text()


def test_forms_are_read_and_what_cannot_be_read_stops_nothing_else(qtbot, empty_window, samples):
    filled = samples / "filled"
    bring_in(qtbot, empty_window, [filled / "wa-03-fugler.docx", filled / "neg-02-avbrutt-nedlasting.xlsx"])
    desk = empty_window.workplace.forms
    assert [proposal.title for proposal in empty_window.open_plan.plan.proposals] == ["Byens fugler: lytteposter langs Nidelva"]
    statuses = {desk.model.index(row, 0).data(): desk.model.index(row, 1).data() for row in range(desk.model.rowCount())}
    assert statuses["neg-02-avbrutt-nedlasting.xlsx"] == "Kunne ikke leses"
    assert "neg-02-avbrutt-nedlasting.xlsx" in empty_window.strip.text.text()


def test_an_import_is_one_step_to_undo(qtbot, empty_window, samples):
    before = empty_window.open_plan.plan
    bring_in(qtbot, empty_window, [samples / "filled" / "xb-01-samleliste.xlsx"])
    assert len(empty_window.open_plan.plan.proposals) == 8
    empty_window.menus.undo.trigger()
    assert empty_window.open_plan.plan == before
    assert empty_window.workplace.forms.state.desk is not None
    empty_window.menus.redo.trigger()
    assert len(empty_window.open_plan.plan.proposals) == 8


def test_a_problem_is_shown_with_its_quoted_text_and_leads_to_its_field(qtbot, empty_window, samples):
    bring_in(qtbot, empty_window, [samples / "filled" / "wa-03-fugler.docx"])
    desk = empty_window.workplace.forms
    assert "10-15 000" in desk.report.toPlainText()
    desk.report.anchorClicked.emit(QUrl("T-01/costs/3/amount"))
    form = empty_window.workplace.proposals.form
    assert form.proposal_id == "T-01"
    assert empty_window.focusWidget() is form.rows["/costs"].editor.grid.table


def test_reading_can_be_stopped_and_leaves_nothing(qtbot, empty_window, samples):
    before = empty_window.open_plan.plan
    empty_window.bring_in([samples / "filled"])
    assert empty_window.progress.isVisible()
    assert not empty_window.menus.import_files.isEnabled()
    empty_window.progress.cancel.click()
    qtbot.waitUntil(lambda: empty_window.job is None, timeout=LONG)
    assert empty_window.open_plan.plan == before
    assert "Stoppet" in empty_window.strip.text.text()
    assert empty_window.menus.import_files.isEnabled()


def test_a_newer_version_waits_for_a_yes_and_only_what_is_ticked_is_taken_in(qtbot, empty_window, samples, tmp_path):
    from docx import Document

    first = tmp_path / "første" / "fugler.docx"
    second = tmp_path / "andre" / "fugler.docx"
    for path in (first, second):
        path.parent.mkdir()
        shutil.copyfile(samples / "filled" / "wa-03-fugler.docx", path)
    document = Document(str(second))
    for table in document.tables:
        for cell in table._cells:
            for paragraph in cell.paragraphs:
                if "60 000" in paragraph.text:
                    paragraph.text = "75 000"
    document.save(str(second))
    bring_in(qtbot, empty_window, [first])
    before = empty_window.open_plan.plan.proposal("T-01")
    bring_in(qtbot, empty_window, [second])
    desk = empty_window.workplace.forms
    assert empty_window.open_plan.plan.proposal("T-01") == before
    assert desk.revision.isVisibleTo(desk)
    assert ("T-01", "/costs") in desk.revision.ticked()
    desk.revision.take.click()
    assert empty_window.open_plan.plan.proposal("T-01").total_cost > before.total_cost
    assert not desk.revision.isVisibleTo(desk)
    empty_window.menus.undo.trigger()
    assert empty_window.open_plan.plan.proposal("T-01") == before
    assert desk.revision.isVisibleTo(desk)


def test_the_step_tells_how_many_forms_wait_for_an_answer(plan_window):
    model = plan_window.workplace.steps.model
    spoken = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Skjemaer, 17 skjemaer lest inn"


def test_closing_the_window_in_the_middle_of_reading_leaves_the_plan_whole(qtbot, empty_window, samples, tmp_path):
    from tiltaksplan.actions.plan_file import open_plan

    before = empty_window.open_plan.plan
    empty_window.bring_in([samples / "filled"])
    empty_window.close()
    with open_plan(tmp_path / "ny.tiltaksplan") as plan_file:
        assert not plan_file.read_only
        assert plan_file.plan == before or len(plan_file.plan.proposals) == 24


def test_the_original_opens_as_a_copy_that_goes_when_the_plan_is_closed(plan_window, samples, monkeypatch):
    from pathlib import Path

    from PySide6.QtGui import QDesktopServices

    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
    plan_window.workplace.go_to("forms")
    desk = plan_window.workplace.forms
    file = next(file for file in plan_window.open_plan.plan.files if file.name == "wa-03-fugler.docx")
    desk._choose(file.sha256)
    desk.original.click()
    assert opened[0].read_bytes() == (samples / "filled" / "wa-03-fugler.docx").read_bytes()
    plan_window.close_plan()
    assert not opened[0].exists()
