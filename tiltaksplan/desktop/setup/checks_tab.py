"""The tab with the checks: a table to choose in, a search, and the chosen check in full."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tiltaksplan.desktop.copying import let_copy
from tiltaksplan.desktop.look import GAP, MARGIN, heading, pale
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.page import scrolled
from tiltaksplan.desktop.screen_language import _
from tiltaksplan.desktop.setup.checks import CHECK_ROLE, HELD_AGAINST, LOOKS_FOR, SEVERITY, CheckTable, FilteredChecks, SeverityDelegate
from tiltaksplan.plan.check_settings import SEVERITY_NAMES
from tiltaksplan.plan.checks import Check

LINES_OF_DETAILS = 6


class ChecksView(QTableView):
    """The table itself: the space bar turns the check of the row on and off, whichever its column."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the check of the current row on or off by the space bar."""
        index = self.currentIndex().siblingAtColumn(LOOKS_FOR)
        if event.key() != Qt.Key.Key_Space or event.modifiers() or not index.isValid():
            super().keyPressEvent(event)
            return
        runs = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        self.model().setData(index, Qt.CheckState.Unchecked if runs else Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)


class ChecksTab(QWidget):
    """Which checks run, and how much they weigh.

    Signals:
        limit_wanted: The key of a limit that the person wants to change.
    """

    limit_wanted = Signal(str)

    def __init__(self, open_plan: OpenPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = CheckTable(open_plan, self)
        self.filtered = FilteredChecks(self.model, open_plan, self)
        self.table = self._table()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Søk i kontrollene"))
        self.search.setAccessibleName(_("Søk i kontrollene"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.filtered.search)
        self.changed_alone = QCheckBox(_("Vis bare dem som er &endret"))
        self.changed_alone.toggled.connect(self.filtered.show_changed_alone)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self.search, 1)
        top.addWidget(self.changed_alone)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(
            pale(_("Hvilke kontroller som kjøres, og hvor mye funnene veier. Uthevet tekst er endret. Mellomrom slår av og på."))
        )
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self._details())
        self.table.selectionModel().currentRowChanged.connect(self._show_details)
        self.table.setCurrentIndex(self.filtered.index(0, LOOKS_FOR))

    def _table(self) -> ChecksView:
        table = ChecksView()
        table.setModel(self.filtered)
        table.setAccessibleName(_("Kontroller"))
        table.setItemDelegateForColumn(SEVERITY, SeverityDelegate(table))
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)  # Tab must lead out of the table for people without a mouse
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        edit = QAbstractItemView.EditTrigger
        table.setEditTriggers(edit.DoubleClicked | edit.EditKeyPressed | edit.SelectedClicked)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header, letter = table.horizontalHeader(), table.fontMetrics().averageCharWidth()
        header.setHighlightSections(False)
        for number, letters in enumerate((50, 18, 46, 26, 26)):
            header.resizeSection(number, letter * letters)
        header.setStretchLastSection(True)
        table.doubleClicked.connect(self._go_to_limit)
        let_copy(table)
        return table

    def _details(self) -> QWidget:
        card = QFrame()
        card.setObjectName("card")
        self._name, self._why, self._lesson = heading("", 1.1), QLabel(), pale()
        words = QWidget()
        inside = QVBoxLayout(words)
        inside.setContentsMargins(0, 0, 0, 0)
        for label in (self._name, self._why, self._lesson):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            inside.addWidget(label)
        inside.addStretch(1)
        column = QVBoxLayout(card)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.addWidget(scrolled(words))
        card.setFixedHeight(self.fontMetrics().lineSpacing() * LINES_OF_DETAILS)
        return card

    def _show_details(self, index: QModelIndex) -> None:
        check = index.data(CHECK_ROLE)
        if isinstance(check, Check):
            self._name.setText(_(check.looks_for) if check.looks_for else check.code)
            usual = _("Vanligvis: {severity}", severity=_(SEVERITY_NAMES[check.severity]).lower())
            self._why.setText(_("Slik lyder funnet: {message}", message=re.sub(r"\{\w+\}\.?", "…", _(check.message))))
            self._lesson.setText(" · ".join([usual, _("Bakgrunn: {lesson}", lesson=_(check.lesson))]))

    def _go_to_limit(self, index: QModelIndex) -> None:
        check = index.data(CHECK_ROLE)
        if index.column() == HELD_AGAINST and isinstance(check, Check) and check.limits:
            self.limit_wanted.emit(check.limits[0])
