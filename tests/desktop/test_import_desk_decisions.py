"""The import desk: the original beside its reading, and what a person decides before anything is stored."""

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tiltaksplan.actions.import_desk import ASIDE, CHANGED, CONFIRMED, UNSURE

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


@pytest.fixture
def desk_with(qtbot, empty_window, samples):
    """Lays sample forms on the desk, and gives the desk with the first one's original shown."""

    def lay(*names):
        empty_window.bring_in([one if isinstance(one, Path) else samples / "filled" / one for one in names])
        qtbot.waitUntil(lambda: empty_window.job is None, timeout=LONG)
        desk = empty_window.workplace.forms
        qtbot.waitUntil(lambda: bool(desk.paper.original.original.texts), timeout=LONG)
        return desk

    return lay


def line_at(desk, pointer):
    return next(line for line in desk.paper.reading.model.lines if line.value and line.value.pointer == pointer)


def choose(desk, pointer):
    lines = desk.paper.reading.model.lines
    row = next(number for number, line in enumerate(lines) if line.value and line.value.pointer == pointer)
    desk.paper.reading.table.setCurrentIndex(desk.paper.reading.model.index(row, 0))


def marked(desk):
    return [one.cursor.selectedText().replace("\xa0", " ") for one in desk.paper.original.extraSelections()]


def without_field(desk):
    return [line for line in desk.paper.reading.model.lines if line.value is None]


def press(qtbot, widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key in *widget* as it comes to it from the window."""
    widget.window().activateWindow()
    qtbot.waitUntil(widget.window().isActiveWindow)
    widget.setFocus()
    qtbot.keyClick(widget, key, modifier)


def store(qtbot, window):
    window.workplace.forms.take_in.trigger()
    qtbot.waitUntil(lambda: window.job is None, timeout=LONG)


def test_nothing_is_stored_before_the_person_says_so(qtbot, empty_window, desk_with):
    before = empty_window.open_plan.plan
    desk = desk_with("wa-03-fugler.docx")
    assert empty_window.open_plan.plan == before
    assert desk.model.index(0, 1).data() == "Ikke tatt inn ennå"
    store(qtbot, empty_window)
    assert len(empty_window.open_plan.plan.proposals) == 1
    assert desk.state.desk is None
    empty_window.menus.undo.trigger()
    assert empty_window.open_plan.plan == before
    assert desk.model.index(0, 1).data() == "Ikke tatt inn ennå"


def test_choosing_a_value_marks_where_it_stood(desk_with):
    desk = desk_with("wa-03-fugler.docx")
    choose(desk, "/proposals/0/leader/name")
    assert marked(desk) == ["Terje Alstad"]
    choose(desk, "/proposals/0/title")
    assert marked(desk) == ["Byens fugler: lytteposter langs Nidelva"]


@pytest.mark.parametrize("name", ["wb-04-museumsbussen.docx", "xa-01-jernfunn.xlsx", "xb-01-samleliste.xlsx"])
def test_every_value_of_a_form_is_found_in_its_original(desk_with, name):
    desk = desk_with(name)
    lost = [line.place for line in desk.paper.reading.model.lines if line.place and not desk.paper.original.show_place(line.place)]
    assert lost == []


def test_choosing_text_in_the_original_chooses_its_value_by_keyboard(qtbot, desk_with):
    desk = desk_with("wa-03-fugler.docx")
    original = desk.paper.original
    original.show_place(line_at(desk, "/proposals/0/goal").place)
    press(qtbot, original, Qt.Key.Key_Right)
    assert desk.paper.reading.current().value.pointer == "/proposals/0/goal"


def test_text_in_the_original_is_given_to_a_field_from_a_menu_by_keyboard(qtbot, empty_window, desk_with):
    desk = desk_with("wb-05-runde2-luminescens.docx")
    (leftover,) = without_field(desk)
    desk.paper.original.show_place(leftover.place)
    press(qtbot, desk.paper.original, Qt.Key.Key_Return)
    menu = desk.paper.menu
    assert menu.isVisible()
    assert menu.activeAction().isEnabled()
    field = menu.activeAction().data()
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: empty_window.job is None, timeout=LONG)
    line = line_at(desk, f"/proposals/0{field}")
    assert line.text == leftover.text
    assert line.state == CHANGED
    assert not without_field(desk)


def test_an_unsure_value_is_changed_by_keyboard_and_what_is_unclear_is_said(qtbot, empty_window, desk_with):
    desk = desk_with("wa-03-fugler.docx")
    reading = desk.paper.reading
    assert reading.counted.text() == "Se over: 1 igjen"
    press(qtbot, reading.table, Qt.Key.Key_F8)
    assert reading.current().value.pointer == "/proposals/0/costs/3/amount"
    press(qtbot, reading.table, Qt.Key.Key_F2)
    qtbot.keyClicks(reading.edit, "mye")
    press(qtbot, reading.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "mye" in reading._fault.text()
    reading.edit.selectAll()
    qtbot.keyClicks(reading.edit, "12 500")
    press(qtbot, reading.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert line_at(desk, "/proposals/0/costs/3/amount").state == CHANGED
    assert reading.counted.text() == "Alt er sett over"
    empty_window.menus.undo.trigger()
    assert line_at(desk, "/proposals/0/costs/3/amount").state == UNSURE
    empty_window.menus.redo.trigger()
    store(qtbot, empty_window)
    assert empty_window.open_plan.plan.proposal("T-01").costs[3].amount == 12_500
    assert desk.model.index(0, 3).data() == ""


def test_an_unsure_value_is_confirmed_and_the_next_one_comes(qtbot, desk_with):
    desk = desk_with("xb-01-samleliste.xlsx")
    reading = desk.paper.reading
    waiting = sum(line.state == UNSURE for line in reading.model.lines)
    first = reading.current().value.pointer
    press(qtbot, reading.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert line_at(desk, first).state == CONFIRMED
    assert reading.current().value.pointer != first
    assert reading.current().state == UNSURE
    assert reading.counted.text() == f"Se over: {waiting - 1} igjen av {waiting}"


def test_text_without_a_field_can_be_set_aside_and_is_kept_with_the_file(qtbot, empty_window, desk_with):
    desk = desk_with("wb-05-runde2-luminescens.docx")
    (leftover,) = without_field(desk)
    assert desk.paper.reading.current() == leftover
    press(qtbot, desk.paper.reading.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert not without_field(desk)
    store(qtbot, empty_window)
    (kept,) = [json.loads(file.reading) for file in empty_window.open_plan.plan.files if file.name == "wb-05-runde2-luminescens.docx"]
    assert kept["unplaced"] == []
    assert kept["aside"] == [{"place": leftover.place, "text": leftover.text}]


def test_a_value_set_aside_leaves_its_field_empty(qtbot, empty_window, desk_with):
    desk = desk_with("wa-03-fugler.docx")
    choose(desk, "/proposals/0/indicator")
    desk.paper.reading.aside.trigger()
    assert line_at(desk, "/proposals/0/indicator").state == ASIDE
    store(qtbot, empty_window)
    assert empty_window.open_plan.plan.proposal("T-01").indicator is None


def test_a_correction_is_learned_by_the_template_and_by_the_other_forms_from_it(qtbot, empty_window, desk_with):
    desk = desk_with("wb-05-runde2-luminescens.docx", "wb-06-runde2-soppherbariet.docx")
    (leftover,) = without_field(desk)
    field = "/partners"
    desk.paper.assigned.emit(f"/proposals/0{field}", leftover.place, leftover.text, True)
    qtbot.waitUntil(lambda: empty_window.job is None, timeout=LONG)
    assert desk.state.desk.learned
    other = desk.state.desk.readings[1]
    assert other.proposals[0].partners is not None
    assert not empty_window.open_plan.plan.templates
    store(qtbot, empty_window)
    (template,) = empty_window.open_plan.plan.templates
    assert [one.pointer for one in template.corrections] == [field]
    empty_window.menus.undo.trigger()
    assert not empty_window.open_plan.plan.templates


def test_a_file_can_be_put_away_without_being_taken_in(qtbot, empty_window, desk_with):
    desk = desk_with("wa-03-fugler.docx", "wa-01-hester.docx")
    desk._choose(next(one.path for one in desk.state.desk.readings if "hester" in one.path))
    desk.leave_out.trigger()
    store(qtbot, empty_window)
    assert [proposal.title for proposal in empty_window.open_plan.plan.proposals] == ["Byens fugler: lytteposter langs Nidelva"]


def test_what_was_held_to_be_a_newer_version_can_be_taken_as_a_proposal_of_its_own(qtbot, empty_window, desk_with, samples, tmp_path):
    from docx import Document

    second = tmp_path / "andre" / "wa-03-fugler.docx"
    second.parent.mkdir()
    shutil.copyfile(samples / "filled" / "wa-03-fugler.docx", second)
    document = Document(str(second))
    for table in document.tables:
        for cell in table._cells:
            for paragraph in cell.paragraphs:
                if "60 000" in paragraph.text:
                    paragraph.text = "75 000"
    document.save(str(second))
    desk_with("wa-03-fugler.docx")
    store(qtbot, empty_window)
    desk = desk_with(second)
    assert desk.model.index(0, 1).data() == "Ny utgave, ikke tatt inn ennå"
    store(qtbot, empty_window)
    assert desk.revision.isVisibleTo(desk)
    qtbot.waitUntil(lambda: bool(desk.paper.original.original.texts), timeout=LONG)
    desk.revision.table.setCurrentCell(0, 1)
    assert desk.paper.reading.current().value.field.startswith("/costs/")
    assert marked(desk)
    desk.revision.new.click()
    assert [proposal.id for proposal in empty_window.open_plan.plan.proposals] == ["T-01", "T-02"]
    empty_window.menus.undo.trigger()
    assert [proposal.id for proposal in empty_window.open_plan.plan.proposals] == ["T-01"]


def test_a_form_in_the_plan_can_be_looked_over_later(qtbot, plan_window):
    plan_window.workplace.go_to("forms")
    desk = plan_window.workplace.forms
    file = next(file for file in plan_window.open_plan.plan.files if file.name == "wa-03-fugler.docx")
    desk._choose(file.sha256)
    qtbot.waitUntil(lambda: bool(desk.paper.original.original.texts), timeout=LONG)
    reading = desk.paper.reading
    reading.go_to_next()
    assert marked(desk) == ["10-15 000"]
    reading.edit.setPlainText("13 000")
    reading.accept.trigger()
    assert plan_window.open_plan.plan.proposal(file.proposals[0]).costs[3].amount == 13_000
    assert not any(line.state == UNSURE for line in reading.model.lines)
    plan_window.menus.undo.trigger()
    assert plan_window.open_plan.plan.proposal(file.proposals[0]).costs[3].amount is None


def test_a_correction_of_a_form_in_the_plan_is_learned_by_its_template_in_the_same_step(qtbot, empty_window, desk_with):
    desk = desk_with("wb-05-runde2-luminescens.docx")
    (leftover,) = without_field(desk)
    store(qtbot, empty_window)
    before = empty_window.open_plan.plan
    desk.paper.assigned.emit("/proposals/0/partners", leftover.place, leftover.text, True)
    qtbot.waitUntil(lambda: empty_window.job is None, timeout=LONG)
    after = empty_window.open_plan.plan
    assert after.proposal("T-01").partners == (leftover.text,)
    assert [one.pointer for one in after.templates[0].corrections] == ["/partners"]
    assert not without_field(desk)
    empty_window.menus.undo.trigger()
    assert empty_window.open_plan.plan == before


def test_closing_with_forms_on_the_desk_says_so_first(empty_window, desk_with):
    desk_with("wa-03-fugler.docx")
    empty_window.menus.close_plan.trigger()
    assert empty_window.open_plan is not None
    assert "ikke tatt inn" in empty_window.strip.text.text()
    empty_window.menus.close_plan.trigger()
    assert empty_window.open_plan is None


def test_a_plan_that_can_only_be_read_asks_for_no_decisions(qtbot, plan_window):
    plan_window.open_plan.file._lock.release()
    plan_window.open_plan.file._lock = None
    plan_window.workplace.go_to("forms")
    desk = plan_window.workplace.forms
    desk._show_row()
    reading = desk.paper.reading
    for action in (reading.accept, reading.aside, reading.belongs, reading.rewrite, desk.take_in):
        assert not action.isEnabled()
    assert not any(button.isEnabled() for button in (desk.revision.take, desk.revision.new) if button.isVisibleTo(desk))


def test_the_lines_of_a_form_pass_qts_own_model_test(qtmodeltester, desk_with):
    desk = desk_with("wa-03-fugler.docx")
    qtmodeltester.check(desk.paper.reading.model)
    assert desk.paper.reading.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Tittel på tiltaket, Byens fugler: lytteposter langs Nidelva, Sikker"
    )
