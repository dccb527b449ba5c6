from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit

from tiltaksplan.desktop.proposals.model import ID_ROLE
from tiltaksplan.plan.change import Change

LONG = 30_000


def column(model, name):
    return next(number for number in range(model.columnCount()) if model.headerData(number, Qt.Orientation.Horizontal) == name)


def shown_ids(view):
    return [view.sorted.index(row, 0).data(ID_ROLE) for row in range(view.sorted.rowCount())]


def test_undo_takes_an_edited_title_back(qtbot, plan_window, open_plan):
    view = plan_window.workplace.proposals
    title = view.sorted.index(0, 1)
    before = title.data()
    view.table.edit(title)
    editor = view.table.findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "Felles magasin på Kalvskinnet")
    with qtbot.waitSignal(open_plan.changed):  # Qt commits the cell after the key event
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert view.sorted.index(0, 1).data() == "Felles magasin på Kalvskinnet"
    open_plan.undo_stack.undo()
    assert title.data() == before


def test_the_table_is_sorted_by_what_a_column_means_and_not_by_how_it_is_written(plan_window):
    view = plan_window.workplace.proposals
    view.table.sortByColumn(column(view.sorted, "Kostnad"), Qt.SortOrder.DescendingOrder)
    costs = [plan_window.open_plan.plan.proposal(one).total_cost for one in shown_ids(view)]
    assert costs == sorted(costs, reverse=True)


def test_the_search_finds_words_anywhere_in_a_proposal(qtbot, plan_window):
    view = plan_window.workplace.proposals
    qtbot.keyClicks(view.search, "nidelva lytteposter")
    assert [plan_window.open_plan.plan.proposal(one).title for one in shown_ids(view)] == ["Byens fugler: lytteposter langs Nidelva"]
    assert "1 av 24" in view.counted.text()


def test_only_the_proposals_in_reserve_are_shown_when_asked_for(plan_window):
    view = plan_window.workplace.proposals
    view.only.setCurrentIndex(view.only.findData("reserve"))
    assert set(shown_ids(view)) == {one.proposal for one in plan_window.open_plan.plan.outcome().reserve}


def test_enter_opens_the_proposal_and_alt_left_leads_back_to_its_row(qtbot, plan_window):
    plan_window.workplace.go_to("proposals")
    view = plan_window.workplace.proposals
    view.table.setCurrentIndex(view.sorted.index(4, 0))
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert view.form.proposal_id == shown_ids(view)[4]
    assert view.currentWidget() is not view.page
    view.show_list()
    assert view.table.currentIndex().row() == 4


def test_a_new_proposal_gets_the_next_number_and_goes_again_by_undo(qtbot, plan_window, open_plan):
    view = plan_window.workplace.proposals
    view.new.trigger()
    assert view.form.proposal_id == "T-25"
    open_plan.undo_stack.undo()
    assert len(open_plan.plan.proposals) == 24
    assert view.currentWidget() is view.page


def test_a_deleted_proposal_comes_back_with_its_scores(plan_window, open_plan):
    from tiltaksplan.actions.edit import give_step, remove_proposal

    criterion = open_plan.plan.setup.criteria[0].name
    open_plan.make(give_step(open_plan.plan, "T-03", criterion, 5), "Vurder")
    whole = open_plan.plan
    open_plan.make(remove_proposal(open_plan.plan, "T-03"), "Slett")
    assert open_plan.plan.scores == ()
    open_plan.undo_stack.undo()
    assert open_plan.plan == whole


def test_the_chosen_row_is_copied_as_excel_takes_it(plan_window):
    from PySide6.QtGui import QGuiApplication

    from tiltaksplan.desktop.copying import copy

    view = plan_window.workplace.proposals
    view.table.selectRow(2)
    copy(view.table)
    cells = QGuiApplication.clipboard().text().split("\t")
    assert cells[:2] == ["T-03", "Byens fugler: lytteposter langs Nidelva"]
    assert len(cells) == view.model.columnCount()


def test_leaving_a_cell_untouched_is_no_step_to_undo(plan_window, open_plan):
    view = plan_window.workplace.proposals
    index = view.model.index(0, 1)
    assert not view.model.setData(index, index.data())
    assert open_plan.undo_stack.count() == 0


def test_a_change_that_no_longer_fits_is_refused_with_a_sentence_and_changes_nothing(plan_window, open_plan):
    before = open_plan.plan
    made = open_plan.make((Change(thing="proposal:T-01", field="/title", before="Noe annet", after="Ny"),), "Endre")
    assert not made
    assert open_plan.plan == before
    assert open_plan.undo_stack.count() == 0
    assert "endret av noen andre" in plan_window.strip.text.text()


def test_the_keys_are_those_that_people_know(plan_window):
    menus = plan_window.menus
    keys = {action.shortcut().toString(): action for action in (menus.new, menus.open, menus.undo, menus.redo, menus.find, menus.check)}
    assert set(keys) == {"Ctrl+N", "Ctrl+O", "Ctrl+Z", "Ctrl+Y", "Ctrl+F", "F5"}
    assert menus.undo.shortcut().matches(QKeySequence(QKeySequence.StandardKey.Undo)) == QKeySequence.SequenceMatch.ExactMatch
