"""The screen with the findings: what is the case, why it matters, how to mend it; mended in the form, or waived with a reason."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tiltaksplan.actions.edit import take_back_waiver, waive
from tiltaksplan.desktop.asking import ask_for_reason
from tiltaksplan.desktop.copying import let_copy
from tiltaksplan.desktop.findings import FindingsNow
from tiltaksplan.desktop.look import GAP, MARGIN, heading, pale
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.page import Empty, EmptyOr, Page, scrolled
from tiltaksplan.desktop.review.model import FINDING_ROLE, SEVERITY_NAME, FilteredFindings, FindingTable
from tiltaksplan.desktop.screen_language import _, told
from tiltaksplan.plan.finding import Finding
from tiltaksplan.plan.plan import Plan

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
        for severity, name in SEVERITY_NAME.items():
            self.only.addItem(_(name), severity.value)
        self.only.addItem(_("Godtatte"), "waived")
        self.only.currentIndexChanged.connect(lambda _row: self.filtered.show_only(str(self.only.currentData())))
        self.only.currentIndexChanged.connect(self._count)
        self.search.textChanged.connect(self._count)
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

    def _current(self) -> Finding | None:
        finding = self.table.currentIndex().data(FINDING_ROLE)
        return finding if isinstance(finding, Finding) else None

    def _show_details(self) -> None:
        self._details.show_finding(self._open_plan.plan, self._current(), writable=not self._open_plan.read_only)

    def _menu(self, at: QPoint) -> None:
        finding = self._current()
        if finding is None:
            return
        menu = QMenu(self.table)
        menu.addAction(_("Gå &til feltet"), self._open).setEnabled(bool(finding.proposals))
        text = _("&La funnet gjelde igjen") if finding.waived else _("Godta med &begrunnelse …")
        menu.addAction(text, self._answer).setEnabled(not self._open_plan.read_only)
        menu.exec(self.table.viewport().mapToGlobal(at))

    def _open(self) -> None:
        finding = self._current()
        if finding is not None and finding.proposals:
            self.opened.emit(finding.proposals[0], finding.field)

    def _answer(self) -> None:
        finding = self._current()
        if finding is None:
            return
        if finding.waived:
            self._open_plan.make(take_back_waiver(self._open_plan.plan, finding), _("La funn gjelde igjen"))
        elif reason := ask_for_reason(self, _("Godta funnet"), told(finding.message)):
            self._open_plan.make(waive(self._open_plan.plan, finding, reason, self._open_plan.file.who), _("Godta funn med begrunnelse"))

    def _refresh(self) -> None:
        self.empty.show_full(bool(self._open_plan.plan.proposals))
        if self._findings.fault is not None:
            self.counted.setText(_("Kontrollene kunne ikke kjøres. Se loggfilen."))
            return
        self._count()
        if self.filtered.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.filtered.index(0, 0))
        self._show_details()

    def _count(self) -> None:
        self.counted.setText(_("{count} funn", count=self.filtered.rowCount()))


class Details(QFrame):
    """One finding in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._message = heading("", 1.1)
        self._about = pale()
        self._why, self._fix, self._waived = QLabel(), QLabel(), pale()
        for label in (self._message, self._about, self._why, self._fix, self._waived):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.go = QPushButton(_("Gå &til feltet"))
        self.answer = QPushButton()
        buttons = QHBoxLayout()
        buttons.addWidget(self.go)
        buttons.addWidget(self.answer)
        buttons.addStretch(1)
        words = QWidget()
        inside = QVBoxLayout(words)
        inside.setContentsMargins(0, 0, 0, 0)
        for label in (self._message, self._about, self._why, self._fix, self._waived):
            inside.addWidget(label)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.addWidget(scrolled(words), 1)
        column.addLayout(buttons)

    def show_finding(self, plan: Plan, finding: Finding | None, *, writable: bool) -> None:
        """Show *finding*, or what to do where none is chosen."""
        titles = {proposal.id: proposal.title or "" for proposal in plan.proposals}
        names = [f"{proposal} {titles.get(proposal, '')}".strip() for proposal in finding.proposals] if finding else []
        self._about.setText(" · ".join(names))
        self._about.setVisible(bool(names))
        self.go.setEnabled(finding is not None and bool(finding.proposals))
        self.answer.setEnabled(finding is not None and writable)
        self.answer.setText(_("&La funnet gjelde igjen") if finding and finding.waived else _("Godta med &begrunnelse …"))
        self._message.setText(told(finding.message) if finding else _("Velg et funn i listen"))
        self._why.setText(_("Hvorfor: {why}", why=told(finding.why)) if finding else "")
        self._fix.setText(_("Slik rettes det: {fix}", fix=told(finding.fix)) if finding else "")
        waived = finding.waived if finding else None
        who = waived.who or _("ukjent") if waived else ""
        self._waived.setText(_("Godtatt av {who}: {reason}", who=who, reason=waived.reason) if waived else "")
        self._waived.setVisible(waived is not None)
