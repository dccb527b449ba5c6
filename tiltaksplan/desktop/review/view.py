"""The screen with the findings: what is the case, why it matters, how to mend it; mended in the form, or waived with a reason."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tiltaksplan.actions.edit import fixes_of, take_back_waiver, waive
from tiltaksplan.desktop.asking import ask_for_reason
from tiltaksplan.desktop.copying import let_copy
from tiltaksplan.desktop.findings import FindingsNow
from tiltaksplan.desktop.fixing import fix_actions, make_fix
from tiltaksplan.desktop.look import GAP
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.page import Empty, EmptyOr, Page
from tiltaksplan.desktop.review.details import Details
from tiltaksplan.desktop.review.lines import Line
from tiltaksplan.desktop.review.model import LINE_ROLE, FilteredFindings, FindingTable
from tiltaksplan.desktop.screen_language import _, counted
from tiltaksplan.language import N_
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.check_settings import SEVERITY_NAMES
from tiltaksplan.plan.fixes import Fix

LINES_OF_DETAILS = 11


class ReviewView(Page):
    """The findings.

    Signals:
        opened: A proposal's id and the pointer of the field that a finding is about.
    """

    opened = Signal(str, object)

    def __init__(self, open_plan: OpenPlan, findings: FindingsNow, check: QAction, parent: QWidget | None = None) -> None:
        super().__init__(_("Kontroll"), _("Ingen funn stopper arbeidet. Rett dem i skjemaet, eller godta dem med en begrunnelse."), parent)
        self._open_plan, self._findings = open_plan, findings
        self.add_button(check)
        self.model = FindingTable(open_plan, findings, self)
        self.filtered = FilteredFindings(self.model, self)
        self.table = self._table()
        self._details = Details()
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self._details)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([1000, self.fontMetrics().lineSpacing() * LINES_OF_DETAILS])
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._filters())
        column.addWidget(splitter, 1)
        self._nothing = Empty(
            "review", _("Ingenting å kontrollere ennå"), _("Les inn skjemaer eller skriv et forslag, så kommer funnene her.")
        )
        self.empty = EmptyOr(self._nothing, full)
        self.body.addWidget(self.empty, 1)
        self._details.go.clicked.connect(self._open)
        self._details.answer.clicked.connect(self._answer)
        self._stood: tuple[str, int] = ("", 0)  # the line that is shown in full, and its row
        self.filtered.modelAboutToBeReset.connect(self._remember_line)
        findings.changed.connect(self._refresh)
        self._refresh()

    def search_field(self) -> QWidget:
        return self.search

    def _filters(self) -> QHBoxLayout:
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Søk i funnene (Ctrl+F)"))
        self.search.setAccessibleName(_("Søk i funnene"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.filtered.search)
        self.only = QComboBox()
        self.only.setAccessibleName(_("Vis bare"))
        self.only.addItem(_("Alle åpne funn"), "")
        for severity, name in SEVERITY_NAMES.items():
            self.only.addItem(_(name), severity.value)
        self.only.addItem(_("Godtatte"), "waived")
        self.only.addItem(_("Rettet nå"), "mended")
        self.only.currentIndexChanged.connect(lambda _row: self.filtered.show_only(str(self.only.currentData())))
        self.only.currentIndexChanged.connect(self._show_narrowed)
        self.search.textChanged.connect(self._show_narrowed)
        self.counted = QLabel()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.search, 1)
        row.addWidget(self.only)
        row.addWidget(self.counted)
        return row

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.filtered)
        table.setAccessibleName(_("Funn"))
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.setWordWrap(False)
        table.horizontalHeader().setHighlightSections(False)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        letter = table.fontMetrics().averageCharWidth()
        for number, letters in enumerate((15, 22, 30)):
            table.horizontalHeader().resizeSection(number, letter * letters)
        table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().lineSpacing() + 10)
        table.activated.connect(self._open)
        table.selectionModel().currentRowChanged.connect(self._show_details)
        let_copy(table)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._menu)
        return table

    def _current(self) -> Line | None:
        line = self.table.currentIndex().data(LINE_ROLE)
        return line if isinstance(line, Line) else None

    def _fixes(self) -> tuple[Fix, ...]:
        line = self._current()
        return () if line is None or line.mended or self._open_plan.read_only else fixes_of(self._open_plan.plan, line.first)

    def _show_details(self) -> None:
        fixes = fix_actions(self._fixes(), self._mend, self._details)
        self._details.show_line(self._open_plan.plan, self._current(), fixes, writable=not self._open_plan.read_only)

    def _menu(self, at: QPoint) -> None:
        line = self._current()
        if line is None:
            return
        menu = QMenu(self.table)
        menu.addActions(fix_actions(self._fixes(), self._mend, menu))
        menu.addAction(_("Gå &til feltet"), self._open).setEnabled(bool(line.proposals))
        text = _("&La funnet gjelde igjen") if line.first.waived else _("Godta med &begrunnelse …")
        menu.addAction(text, self._answer).setEnabled(not self._open_plan.read_only and not line.mended)
        menu.exec(self.table.viewport().mapToGlobal(at))

    def _open(self) -> None:
        line = self._current()
        if line is not None and line.proposals:
            self.opened.emit(line.proposals[0], line.first.field)

    def _mend(self, fix: Fix) -> None:
        make_fix(self._open_plan, fix)
        self._show_details()  # what is mended is not offered again while the plan is being checked

    def _answer(self) -> None:
        line, plan, who = self._current(), self._open_plan.plan, self._open_plan.file.who
        changes: list[Change] = []
        if line is None:
            return
        if line.first.waived:
            for finding in line.findings:
                changes += take_back_waiver(plan, finding)
            self._open_plan.make(changes, _("La funn gjelde igjen"))
        elif reason := ask_for_reason(self, _("Godta funnet"), line.messages()):
            for finding in line.findings:
                changes += waive(plan, finding, reason, who)
            self._open_plan.make(changes, _("Godta funn med begrunnelse"))

    def _remember_line(self) -> None:
        line = self._current()
        if line is not None:
            self._stood = (line.first.key, self.table.currentIndex().row())

    def _line_that_stood(self) -> int:
        """Return the row of the line that was shown in full; where it is gone, of the one that has come in its place."""
        key, row = self._stood
        last = self.filtered.rowCount() - 1
        same = (at for at in range(last + 1) if self.filtered.index(at, 0).data(LINE_ROLE).first.key == key)
        return next(same, max(0, min(row, last)))

    def _refresh(self) -> None:
        self.empty.show_full(bool(self._open_plan.plan.proposals))
        if self._findings.fault is not None:
            self.counted.setText(_("Kontrollene kunne ikke kjøres. Se loggfilen."))
            return
        self._show_narrowed()

    def _show_narrowed(self) -> None:
        """Count what is shown, with a line of it in full."""
        self._count()
        if self.filtered.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.filtered.index(self._line_that_stood(), 0))
        self._show_details()

    def _count(self) -> None:
        rows = [self.filtered.index(row, 0).data(LINE_ROLE) for row in range(self.filtered.rowCount())]
        count = sum(len(line.findings) for line in rows)
        text = counted(N_("1 funn"), N_("{count} funn"), count)
        self.counted.setText(text if count == len(rows) else _("{findings} i {lines} linjer", findings=text, lines=len(rows)))
