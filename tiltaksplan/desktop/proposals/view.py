"""The screen with the proposals: the table to sort and filter, and the form of the one that is opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tiltaksplan.actions.edit import new_proposal, remove_proposal
from tiltaksplan.desktop.asking import are_you_sure
from tiltaksplan.desktop.copying import let_copy
from tiltaksplan.desktop.findings import FindingsNow
from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.look import GAP, MARGIN
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.page import Empty, EmptyOr, Page
from tiltaksplan.desktop.proposal_form.view import ProposalForm
from tiltaksplan.desktop.proposals.columns import COLUMNS, OUTCOMES
from tiltaksplan.desktop.proposals.model import ID_ROLE, ProposalTable, SortedProposals
from tiltaksplan.desktop.screen_language import _

TITLE_COLUMN = 1


class ProposalsView(QStackedWidget):
    """The list of proposals, or one of them in its form.

    Signals:
        decide: A kind of decision (`must`, `must-not`) and a proposal's id, asked for from the menu of a row.
        fill_form: The id of a proposal from which a form is to be filled in, asked for there too.
    """

    decide = Signal(str, str)
    fill_form = Signal(str)

    def __init__(self, open_plan: OpenPlan, findings: FindingsNow, bring_in: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Forslag"))
        self._open_plan = open_plan
        self.model = ProposalTable(open_plan, findings, self)
        self.sorted = SortedProposals(self.model, open_plan, findings, self)
        self.new = QAction(icon("add"), _("N&ytt forslag"), self)
        self.new.triggered.connect(self._new)
        self.new.setEnabled(not open_plan.read_only)
        self.page = Page(_("Forslag"), _("Dobbeltklikk eller trykk Enter for å åpne et forslag. F2 retter tittelen."))
        for action in bring_in[:1]:
            self.page.add_button(action)
        self.page.add_button(self.new)
        self.table = self._table()
        self.table.installEventFilter(self)
        self.empty = EmptyOr(
            Empty(
                "forms",
                _("Slipp skjemaene her"),
                _("Dra utfylte skjemaer i Word eller Excel, eller en hel mappe, hit fra Utforsker. Du kan også velge dem."),
                bring_in,
            ),
            self._full(),
        )
        self.page.body.addWidget(self.empty, 1)
        self.form = ProposalForm(open_plan, findings)
        self._form_page = QWidget()
        around = QVBoxLayout(self._form_page)
        around.setContentsMargins(MARGIN, MARGIN, GAP, 0)
        around.addWidget(self.form)
        self.addWidget(self.page)
        self.addWidget(self._form_page)
        self.form.left.connect(self.show_list)
        self.form.turned.connect(self._turn)
        open_plan.changed.connect(self._count)
        self.sorted.rowsInserted.connect(self._count)
        self.sorted.rowsRemoved.connect(self._count)
        self._count()

    def open_proposal(self, proposal_id: str, pointer: str | None = None) -> None:
        """Show a proposal in its form, at the field that *pointer* names."""
        if self.model.row_of(proposal_id) < 0:
            return
        self.setCurrentWidget(self._form_page)
        self.form.show_proposal(proposal_id)
        self.form.go_to(pointer)

    def show_list(self) -> None:
        """Go back to the table, to the row that was open."""
        self.form.commit()
        shown = self.form.proposal_id
        self.setCurrentWidget(self.page)
        row = self.sorted.mapFromSource(self.model.index(self.model.row_of(shown), 0))
        if row.isValid():
            self.table.setCurrentIndex(row)
        self.table.setFocus()

    def commit(self) -> None:
        """Save what is written in the form and not saved yet."""
        self.form.commit()

    def search_field(self) -> QWidget:
        """Return the search field."""
        self.show_list()
        return self.search

    def _full(self) -> QWidget:
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Søk i forslagene (Ctrl+F)"))
        self.search.setAccessibleName(_("Søk i forslagene"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.sorted.search)
        self.only = QComboBox()
        self.only.setAccessibleName(_("Vis bare"))
        self.only.addItem(_("Alle forslag"), "")
        self.only.addItem(_("Med feil eller advarsler"), "findings")
        for kind, name in OUTCOMES.items():
            self.only.addItem(_(name), kind)
        self.only.currentIndexChanged.connect(lambda _row: self.sorted.show_only(str(self.only.currentData())))
        self.counted = QLabel()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.search, 1)
        row.addWidget(self.only)
        row.addWidget(self.counted)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self.sorted.layoutChanged.connect(self._count)
        return full

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.sorted)
        table.setAccessibleName(_("Forslag"))
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        table.setTabKeyNavigation(False)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().lineSpacing() + 12)
        header = table.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        letter = table.fontMetrics().averageCharWidth()
        for number, letters in enumerate((8, 50, 24, 21, 14, 14, 14, 11, 34, 34, 28)[: len(COLUMNS)]):
            header.resizeSection(number, letter * letters)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.doubleClicked.connect(lambda index: self.open_proposal(str(index.data(ID_ROLE))))
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._menu)
        let_copy(table)
        return table

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            editing = self.table.state() == QAbstractItemView.State.EditingState
            if not editing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.currentIndex().isValid():
                self.open_proposal(str(self.table.currentIndex().data(ID_ROLE)))
                return True
            if not editing and event.matches(QKeySequence.StandardKey.Delete):
                self._remove(str(self.table.currentIndex().data(ID_ROLE) or ""))
                return True
        return super().eventFilter(watched, event)

    def _menu(self, at: QPoint) -> None:
        index = self.table.indexAt(at)
        if not index.isValid():
            return
        proposal_id, writable = str(index.data(ID_ROLE)), not self._open_plan.read_only
        menu = QMenu(self.table)
        menu.addAction(_("&Åpne"), lambda: self.open_proposal(proposal_id))
        menu.addAction(_("&Rett tittelen"), lambda: self.table.edit(index.siblingAtColumn(TITLE_COLUMN))).setEnabled(writable)
        menu.addAction(icon("forms"), _("&Fyll ut et skjema …"), lambda: self.fill_form.emit(proposal_id))
        menu.addSeparator()
        menu.addAction(_("&Må med i planen …"), lambda: self.decide.emit("must", proposal_id)).setEnabled(writable)
        menu.addAction(_("Må &ikke med i planen …"), lambda: self.decide.emit("must-not", proposal_id)).setEnabled(writable)
        menu.addSeparator()
        menu.addAction(icon("delete"), _("&Slett forslaget …"), lambda: self._remove(proposal_id)).setEnabled(writable)
        menu.exec(self.table.viewport().mapToGlobal(at))

    def _new(self) -> None:
        changes = new_proposal(self._open_plan.plan)
        if self._open_plan.make(changes, _("Nytt forslag")):
            self.open_proposal(changes[0].thing.partition(":")[2])

    def _remove(self, proposal_id: str) -> None:
        if self._open_plan.read_only or self.model.row_of(proposal_id) < 0:
            return
        title = self._open_plan.plan.proposal(proposal_id).title or _("Uten tittel")
        text = _("Slette {number} «{title}»? Du kan angre med Ctrl+Z.", number=proposal_id, title=title)
        if are_you_sure(self, _("Slett forslaget"), text, _("&Slett")):
            self._open_plan.make(remove_proposal(self._open_plan.plan, proposal_id), _("Slett {proposal}", proposal=proposal_id))

    def _turn(self, by: int) -> None:
        here = self.sorted.mapFromSource(self.model.index(self.model.row_of(self.form.proposal_id), 0))
        there = self.sorted.index(here.row() + by, 0)
        if there.isValid():
            self.open_proposal(str(there.data(ID_ROLE)))

    def _count(self) -> None:
        count, shown = self.model.rowCount(), self.sorted.rowCount()
        self.empty.show_full(count > 0)
        self.counted.setText(
            _("{count} forslag", count=count) if shown == count else _("{shown} av {count} forslag", shown=shown, count=count)
        )
