import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from tiltaksplan.desktop.proposal_form.editors import DayEditor, LineEditor, TextEditor, editor_for
from tiltaksplan.desktop.proposal_form.tables import ChecksEditor, LinesEditor
from tiltaksplan.plan.fields import FIELDS, Choices, Day, Lines, Text


@pytest.fixture
def form(plan_window):
    plan_window.workplace.open_proposal("T-03")
    return plan_window.workplace.proposals.form


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.pointer)
def test_every_field_has_an_editor_of_its_kind_with_a_name(qtbot, field):
    editor = editor_for(field)
    qtbot.addWidget(editor)
    kinds = {Lines: LinesEditor, Choices: ChecksEditor, Text: TextEditor, Day: DayEditor}
    assert isinstance(editor, kinds.get(type(field.kind), (LineEditor, TextEditor)))
    assert editor.focus().accessibleName()


def test_every_field_of_a_proposal_is_on_the_form(form):
    assert list(form.rows) == [field.pointer for field in FIELDS]


def test_a_title_typed_in_the_form_is_saved_when_enter_is_pressed(qtbot, form, open_plan):
    line = form.rows["/title"].editor.line
    line.selectAll()
    qtbot.keyClicks(line, "Nattens fugler")
    with qtbot.waitSignal(open_plan.changed):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert open_plan.plan.proposal("T-03").title == "Nattens fugler"
    open_plan.undo_stack.undo()
    assert line.text() == "Byens fugler: lytteposter langs Nidelva"


def test_a_date_is_read_as_generously_as_in_a_form(qtbot, form, open_plan):
    line = form.rows["/end"].editor.line
    line.selectAll()
    qtbot.keyClicks(line, "høst 2024")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert str(open_plan.plan.proposal("T-03").end) == "2024-12-31"
    assert line.text() == "31.12.2024"


def test_what_cannot_be_read_is_told_beside_the_field_and_nothing_is_changed(qtbot, form, open_plan):
    before = open_plan.plan
    row = form.rows["/start"]
    row.editor.line.selectAll()
    qtbot.keyClicks(row.editor.line, "snart")
    qtbot.keyClick(row.editor.line, Qt.Key.Key_Return)
    assert open_plan.plan == before
    assert row.notes.isVisibleTo(form)
    assert "snart" in row.notes._unclear.text()


def test_paragraphs_are_saved_when_the_person_leaves_the_field(qtbot, form, open_plan):
    editor = form.rows["/justification"].editor
    editor.text.setFocus()
    editor.text.setPlainText("Fordi fuglene er der nå.\n\nOg ikke siden.")
    form.rows["/title"].editor.line.setFocus()
    editor.commit()
    assert open_plan.plan.proposal("T-03").justification == "Fordi fuglene er der nå.\nOg ikke siden."


def test_closing_the_window_saves_what_is_still_being_written(qtbot, plan_window, form, plan_path):
    form.rows["/benefit"].editor.text.setPlainText("Alle i byen hører fuglene.")
    plan_window.close()
    from tiltaksplan.actions.plan_file import open_plan as open_again

    with open_again(plan_path) as plan_file:
        assert plan_file.plan.proposal("T-03").benefit == "Alle i byen hører fuglene."


def test_a_cost_line_is_added_by_typing_in_the_last_row(qtbot, form, open_plan):
    grid = form.rows["/costs"].editor.grid
    lines = len(open_plan.plan.proposal("T-03").costs)
    grid.table.new_line()
    editor = grid.table.findChild(QLineEdit)
    qtbot.keyClicks(editor, "Mikrofoner")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(open_plan.plan.proposal("T-03").costs) == lines + 1)
    assert open_plan.plan.proposal("T-03").costs[-1].category == "Mikrofoner"


def test_cells_copied_in_excel_become_lines_with_amounts_read_as_in_forms(form, open_plan):
    grid = form.rows["/costs"].editor.grid
    before = open_plan.plan.proposal("T-03").costs
    QGuiApplication.clipboard().setText("Leie\tEgne midler\t2024\t45 tkr\r\nReise\tGaver\t2025\t0,1 mill.\r\n")
    grid.table.setCurrentIndex(grid.model.index(len(before), 0))
    grid.table.paste()
    new = open_plan.plan.proposal("T-03").costs[len(before) :]
    assert [(line.category, line.funding, line.year, line.amount) for line in new] == [
        ("Leie", "Egne midler", 2024, 45_000),
        ("Reise", "Gaver", 2025, 100_000),
    ]
    open_plan.undo_stack.undo()
    assert open_plan.plan.proposal("T-03").costs == before


def test_an_amount_that_cannot_be_read_is_told_under_the_grid(form, open_plan):
    grid = form.rows["/costs"].editor.grid
    before = open_plan.plan
    assert not grid.model.setData(grid.model.index(0, 3), "en del")
    assert "en del" in grid.note.text()
    assert open_plan.plan == before


def test_the_chosen_lines_are_removed(form, open_plan):
    grid = form.rows["/hours"].editor.grid
    before = open_plan.plan.proposal("T-03").hours
    grid.table.setCurrentIndex(grid.model.index(1, 0))
    grid.table.remove_lines()
    assert open_plan.plan.proposal("T-03").hours == (before[0], *before[2:])


def test_a_ticked_frame_is_added_and_an_unknown_one_stays_until_it_is_unticked(form, open_plan):
    editor = form.rows["/frames"].editor
    before = open_plan.plan.proposal("T-03").frames
    free = next(row for row in range(editor.list.count()) if editor.list.item(row).checkState() == Qt.CheckState.Unchecked)
    editor.list.item(free).setCheckState(Qt.CheckState.Checked)
    assert open_plan.plan.proposal("T-03").frames == (*before, editor.list.item(free).text())


def test_a_finding_stands_beside_its_field_with_its_mending(plan_window, form):
    findings = [one for one in plan_window.workplace.findings.of("T-03") if one.field == "/end"]
    assert findings
    row = form.rows["/end"]
    assert row.notes.isVisibleTo(form)
    texts = " ".join(label.text() for label in row.notes.findChildren(type(form._title)))
    assert findings[0].fix.told() in texts


def test_the_place_in_the_form_is_shown_beside_the_value(form):
    notes = form.rows["/title"].notes
    assert any("tabell" in label.text() or "Fra" in label.text() for label in notes.findChildren(type(form._title)))


def test_a_waived_finding_is_kept_with_its_reason(plan_window, form, open_plan, monkeypatch, qtbot):
    monkeypatch.setattr("tiltaksplan.desktop.proposal_form.view.ask_for_reason", lambda *_args: "Avklart med enheten")
    finding = next(one for one in plan_window.workplace.findings.of("T-03") if one.field == "/end")
    with qtbot.waitSignal(plan_window.workplace.findings.changed, timeout=30_000):
        form._waive(finding)
    again = next(one for one in plan_window.workplace.findings.of("T-03") if one.key == finding.key)
    assert again.waived.reason == "Avklart med enheten"


def test_the_down_key_offers_the_units_of_the_set_up_and_the_chosen_one_is_saved(qtbot, form, open_plan):
    line = form.rows["/unit"].editor.line
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Down)
    popup = line.completer().popup()
    names = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert names == [unit.name for unit in open_plan.plan.setup.units]
    line.completer().activated[str].emit(names[-1])
    assert open_plan.plan.proposal("T-03").unit == names[-1]
    popup.hide()


def test_a_finding_leads_to_its_field_and_the_tabs_follow(qtbot, plan_window, form):
    form.go_to("/hours/2/hours")
    qtbot.wait(50)
    row = form.rows["/hours"]
    top = row.mapTo(form._scroll.viewport(), row.rect().topLeft()).y()
    assert 0 <= top < form._scroll.viewport().height() // 2
    assert form.sections.tabText(form.sections.currentIndex()) == "Penger og timer"


def test_ctrl_z_in_an_untouched_field_takes_back_the_plans_last_change(qtbot, plan_window, form, open_plan):
    line = form.rows["/title"].editor.line
    line.selectAll()
    qtbot.keyClicks(line, "Ny tittel")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    other = form.rows["/contact/email"].editor.line
    other.setFocus()
    qtbot.waitUntil(plan_window.isActiveWindow)
    qtbot.keyClick(other, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert open_plan.plan.proposal("T-03").title == "Byens fugler: lytteposter langs Nidelva"


def test_what_could_not_be_saved_stays_in_the_field_and_is_told_there(qtbot, plan_window, form, open_plan, plan_path):
    from tiltaksplan.io.store.locks import lock_path

    lock_path(plan_path).unlink()  # somebody else has taken the plan over in the meantime
    row = form.rows["/title"]
    row.editor.line.selectAll()
    qtbot.keyClicks(row.editor.line, "Nattens fugler")
    qtbot.keyClick(row.editor.line, Qt.Key.Key_Return)
    assert open_plan.plan.proposal("T-03").title == "Byens fugler: lytteposter langs Nidelva"
    assert row.editor.line.text() == "Nattens fugler"
    assert row.editor.line.isModified()
    assert "Ikke lagret" in row.notes._unclear.text()
    assert plan_window.strip.isVisible()


def test_round_two_asks_for_more(plan_window, form, open_plan):
    from tiltaksplan.actions.edit import open_round

    competence = form.rows["/leader/competence"].label
    assert "må fylles ut" not in competence.text()
    assert "personopplysninger" in competence.text()
    open_plan.make(open_round(open_plan.plan, 2), "Åpne runde 2")
    assert "må fylles ut" in competence.text()
