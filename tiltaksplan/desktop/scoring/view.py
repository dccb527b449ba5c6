"""The screen with the scores: the suggested steps to start from, and the assessors' own in their place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QAbstractItemModel, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tiltaksplan.actions.edit import give_step
from tiltaksplan.desktop.look import GAP, MARGIN, heading
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.page import Empty, EmptyOr, Page
from tiltaksplan.desktop.scoring.model import BEFORE, ID_ROLE, SORT_ROLE, Index, ScoreTable
from tiltaksplan.desktop.screen_language import _, told
from tiltaksplan.plan.score import Score


class StepDelegate(QStyledItemDelegate):
    """Gives a pull-down with what each step means; the empty one takes a given step away."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, QSortFilterProxyModel)
        table = model.sourceModel()
        assert isinstance(table, ScoreTable)
        choice = QComboBox(parent)
        choice.setAccessibleName(str(table.headerData(index.column(), Qt.Orientation.Horizontal)).replace("\n", " "))
        choice.addItems([_("Bruk forslaget"), *table.choices(index.column())])
        choice.view().setMinimumWidth(choice.fontMetrics().averageCharWidth() * 60)
        choice.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        choice.activated.connect(partial(self._give, choice))
        return choice

    def _give(self, choice: QComboBox, _row: int) -> None:
        self.commitData.emit(choice)
        self.closeEditor.emit(choice)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            text = str(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.setCurrentIndex(int(text[0]) if text[:1].isdigit() else 0)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            row = editor.currentIndex()
            model.setData(index, str(row) if row > 0 else "")


class ScoringView(Page):
    """The scores.

    Signals:
        opened: A proposal's id.
    """

    opened = Signal(str)

    def __init__(self, open_plan: OpenPlan, parent: QWidget | None = None) -> None:
        lead = _(
            "Programmet foreslår et trinn ut fra det som står i forslaget. Velg et annet der dere vet bedre. Trinn i kursiv er forslag."
        )
        super().__init__(_("Vurdering"), lead, parent)
        self._open_plan = open_plan
        self._stale = False
        self.model = ScoreTable(open_plan, self)
        self.sorted = QSortFilterProxyModel(self)
        self.sorted.setSortRole(SORT_ROLE)
        self.sorted.setSourceModel(self.model)
        self.sorted.setFilterKeyColumn(1)
        self.sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Søk i titlene (Ctrl+F)"))
        self.search.setAccessibleName(_("Søk i titlene"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.sorted.setFilterFixedString)
        self.table = self._table()
        self._card = QFrame()
        self._card.setObjectName("card")
        self._what, self._why = heading("", 1.05), QLabel()
        self._why.setWordWrap(True)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        inside.addWidget(self._what)
        inside.addWidget(self._why)
        inside.addLayout(self._reason_line())
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(self._card)
        self._empty = Empty("scoring", _("Ingen forslag å vurdere ennå"), _("Les inn skjemaer først. Kriteriene står under Oppsett."))
        self.empty = EmptyOr(self._empty, full)
        self.body.addWidget(self.empty, 1)
        open_plan.changed.connect(self._refresh)
        self._refresh()

    def search_field(self) -> QWidget:
        return self.search

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.sorted)
        table.setItemDelegate(StepDelegate(table))
        table.setAccessibleName(_("Trinn etter kriterier"))
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        letter = table.fontMetrics().averageCharWidth()
        for number, letters in enumerate((8, 44, 10)):
            header.resizeSection(number, letter * letters)
        header.setDefaultSectionSize(letter * 23)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.selectionModel().currentChanged.connect(self._explain)
        table.doubleClicked.connect(self._open)
        return table

    def _open(self, index: Index) -> None:
        if index.column() < BEFORE:
            self.opened.emit(str(index.data(ID_ROLE)))

    def _reason_line(self) -> QHBoxLayout:
        self.reason = QLineEdit()
        label = QLabel(_("&Begrunnelse:"))
        label.setBuddy(self.reason)
        self.reason.setAccessibleName(_("Begrunnelse for trinnet"))
        self.reason.setPlaceholderText(_("Hvorfor dette trinnet? Kan fylles ut når du har satt et trinn."))
        self.reason.editingFinished.connect(self._give_reason)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.reason, 1)
        return row

    def _score(self) -> Score | None:
        """Return the step that a person gave in the current cell, if there is one."""
        index = self.sorted.mapToSource(self.table.currentIndex())
        step = self.model.step_at(index)
        key = f"{index.data(ID_ROLE)}|{step.criterion.name}|" if step else ""
        return next((score for score in self._open_plan.plan.scores if score.key == key), None)

    def _give_reason(self) -> None:
        score = self._score()
        reason = self.reason.text().strip() or None
        if score is not None and reason != score.reason:
            changes = give_step(self._open_plan.plan, score.proposal, score.criterion, score.step, reason)
            self._open_plan.make(changes, _("Begrunn trinnet for {proposal}", proposal=score.proposal))

    def _explain(self) -> None:
        score = self._score()
        self.reason.setEnabled(score is not None and not self._open_plan.read_only)
        self.reason.setText((score.reason or "") if score else "")
        index = self.sorted.mapToSource(self.table.currentIndex())
        step = self.model.step_at(index)
        self._what.setText(step.criterion.name if step else _("Velg en celle for å se begrunnelsen"))
        self._why.setText(
            "\n".join(part for part in (told(step.reason), self.model.meaning(step)) if part)
            if step
            else _("Trykk F2, Enter eller et tall for å velge trinn.")
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _refresh(self) -> None:
        self._stale = not self.isVisible()  # scores take a while to reckon: nobody waits for those that are not looked at
        plan = self._open_plan.plan
        if not self._stale:
            self.model.refresh()
        self.empty.show_full(bool(plan.proposals and plan.setup.criteria))
        if plan.proposals and not plan.setup.criteria:
            self._empty.text.setText(_("Oppsettet har ingen kriterier"))
            self._empty.hint.setText(_("Skriv inn kriteriene under Oppsett. Uten dem teller alle forslag likt."))
        self._explain()
