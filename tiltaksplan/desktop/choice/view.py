"""The screen with the choice: make it, see who is in and why, decide otherwise with a reason, and see the load by quarter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from tiltaksplan.actions.edit import decide
from tiltaksplan.desktop.choice.deciding import QUESTIONS, ask_for_decision
from tiltaksplan.desktop.choice.decisions import DecisionsPanel
from tiltaksplan.desktop.choice.load import LoadDelegate, LoadTable, ScheduleDelegate, ScheduleTable, table_view
from tiltaksplan.desktop.choice.model import ROW_ROLE, SORT_ROLE, OutcomeRow, OutcomeTable, quarter_name, rows_of
from tiltaksplan.desktop.choice.summary import OutcomeCard, OutcomeStatus
from tiltaksplan.desktop.look import GAP
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.page import Empty, EmptyOr, Page, scrolled
from tiltaksplan.desktop.screen_language import _
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.outcome import Outcome
from tiltaksplan.progress import Progress

if TYPE_CHECKING:
    from tiltaksplan.desktop.main_window import MainWindow

LINES_OF_REASON = 5


class ChoiceView(Page):
    """The choice.

    Signals:
        opened: A proposal's id.
    """

    opened = Signal(str)

    def __init__(self, open_plan: OpenPlan, window: MainWindow, parent: QWidget | None = None) -> None:
        lead = _("Programmet velger og tidfester tiltakene innenfor penger, timer og grenser, og begrunner hvert valg.")
        super().__init__(_("Prioritering"), lead, parent)
        self._open_plan, self._window = open_plan, window
        self.run_button = self.add_button(window.menus.prioritise, default=True)
        self.model = OutcomeTable(self)
        self.sorted = QSortFilterProxyModel(self)
        self.sorted.setSortRole(SORT_ROLE)
        self.sorted.setSourceModel(self.model)
        self.sorted.setFilterKeyColumn(-1)
        self.sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.status = OutcomeStatus()
        self.card = OutcomeCard()
        self.units, self.people, self.money = LoadTable(_("timer"), self), LoadTable(_("timer"), self), LoadTable(_("kroner"), self)
        self.schedule = ScheduleTable("", self)
        self.decisions = DecisionsPanel(open_plan)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(_("Deler av prioriteringen"))
        self.tabs.tabBar().setAccessibleName(_("Deler av prioriteringen"))
        self.tabs.setDocumentMode(True)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.status)
        column.addWidget(self.tabs, 1)
        self.tabs.addTab(self._outcome_tab(), _("Valget"))
        schedule = table_view(self.schedule, _("Tidsplan"), ScheduleDelegate(), 60)
        schedule.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.tabs.addTab(schedule, _("Tidsplan"))
        self.tabs.addTab(table_view(self.units, _("Belastning på enhetene"), LoadDelegate()), _("Enheter"))
        self.tabs.addTab(table_view(self.people, _("Belastning på personene"), LoadDelegate()), _("Personer"))
        self.tabs.addTab(table_view(self.money, _("Penger etter år og kilde"), LoadDelegate()), _("Penger"))
        self.tabs.addTab(self.decisions, _("Beslutninger"))
        hint = _("Trykk «Prioriter». Du ser hva som kommer med, hva som er i reserve, og hva som er prioritert ned, og hvorfor.")
        self._empty = Empty("choice", _("Planen er ikke prioritert ennå"), hint, (window.menus.prioritise,))
        self.empty = EmptyOr(self._empty, full)
        self.body.addWidget(self.empty, 1)
        open_plan.changed.connect(self._refresh)
        self._refresh()

    def search_field(self) -> QWidget:
        self.tabs.setCurrentIndex(0)
        return self.search

    def prioritise(self) -> None:
        """Make the choice, off the UI thread."""
        file = self._open_plan.file
        before = self._open_plan.plan.outcome()
        if not self._open_plan.plan.proposals:
            self._window.strip.tell(_("Det er ingen forslag å prioritere. Les inn skjemaer først."))
            return

        def choose(progress: Progress) -> object:
            from tiltaksplan.actions.prioritise import prioritise_plan

            return prioritise_plan(file, progress=progress)

        self._window.run(_("Prioriterer"), choose, lambda outcome: self._chosen(before, outcome))

    def decide(self, kind: str, proposal_id: str, _checked: bool = False) -> None:
        """Ask for a decision, and make it."""
        decision = ask_for_decision(self._window, self._open_plan.plan, kind, proposal_id)
        if decision is None:
            return
        title = _(QUESTIONS[kind][0])
        if self._open_plan.make(decide(self._open_plan.plan, decision), _("{title}: {proposal}", title=title, proposal=proposal_id)):
            self._window.strip.tell(
                _("Beslutningen er lagret. Den virker når du prioriterer på nytt."), "info", _("Pri&oriter"), self.prioritise
            )

    def _chosen(self, before: Outcome | None, outcome: object) -> None:
        after = self._open_plan.plan.outcome()
        if before != after:
            self._open_plan.made_elsewhere((Change(thing="outcome:", before=before, after=after),), _("Prioritere"))
        else:
            self._window.strip.tell(_("Valget er det samme som før."))
        self._refresh()

    def _outcome_tab(self) -> QWidget:
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Søk i valget (Ctrl+F)"))
        self.search.setAccessibleName(_("Søk i valget"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.sorted.setFilterFixedString)
        self.table = table_view(self.sorted, _("Valget"))  # type: ignore[arg-type]
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().lineSpacing() + 12)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        letter = self.table.fontMetrics().averageCharWidth()
        for number, letters in enumerate((20, 7, 46, 14, 14, 9)):
            header.resizeSection(number, letter * letters)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        self.table.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW_ROLE).proposal))
        self.table.selectionModel().currentRowChanged.connect(self._show_row)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        tab = QWidget()
        column = QVBoxLayout(tab)
        column.setContentsMargins(0, GAP, 0, 0)
        column.addWidget(self.search)
        scroll = scrolled(self.card)
        scroll.setMinimumHeight(self.fontMetrics().lineSpacing() * LINES_OF_REASON)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(scroll)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([1000, self.fontMetrics().lineSpacing() * 2 * LINES_OF_REASON])
        column.addWidget(splitter, 1)
        column.addLayout(self._row_buttons())
        return tab

    def _row_buttons(self) -> QHBoxLayout:
        self.open_button = QPushButton(_("Åp&ne forslaget"))
        self.open_button.clicked.connect(self._open_current)
        self.decide_button = QPushButton(_("&Bestem"))
        self.decide_button.setToolTip(_("Det ledelsen bestemmer, går foran poengene"))
        menu = QMenu(self.decide_button)
        for kind, (title, _text) in QUESTIONS.items():
            menu.addAction(f"{_(title)} …").triggered.connect(partial(self._decide_current, kind))
        self.decide_button.setMenu(menu)
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addWidget(self.decide_button)
        row.addStretch(1)
        return row

    def _open_current(self) -> None:
        row = self._current()
        if row is not None:
            self.opened.emit(row.proposal)

    def _current(self) -> OutcomeRow | None:
        row = self.table.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, OutcomeRow) else None

    def _decide_current(self, kind: str, _checked: bool = False) -> None:
        row = self._current()
        if row is not None:
            self.decide(kind, row.proposal)

    def _menu(self, at: QPoint) -> None:
        row = self._current()
        if row is None:
            return
        menu = QMenu(self.table)
        menu.addAction(_("&Åpne"), lambda: self.opened.emit(row.proposal))
        menu.addSeparator()
        for kind, (title, _text) in QUESTIONS.items():
            action = menu.addAction(f"{_(title)} …")
            action.triggered.connect(partial(self.decide, kind, row.proposal))
            action.setEnabled(not self._open_plan.read_only)
        menu.exec(self.table.viewport().mapToGlobal(at))

    def _show_row(self) -> None:
        row = self._current()
        self.card.show_row(row)
        self.open_button.setEnabled(row is not None)
        self.decide_button.setEnabled(row is not None and not self._open_plan.read_only)

    def _refresh(self) -> None:
        plan = self._open_plan.plan
        outcome = plan.outcome()
        self.empty.show_full(outcome is not None)
        self.status.show_outcome(plan, outcome)
        self.model.show_rows(rows_of(plan, outcome))
        if self.sorted.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.sorted.index(0, 0))
        self._show_row()
        if outcome is not None:
            self._show_load(outcome)

    def _show_load(self, outcome: Outcome) -> None:
        setup = self._open_plan.plan.setup
        quarters = [f"{year}-Q{number}" for year in setup.years for number in range(1, 5)]
        names = [quarter_name(quarter, "\n") for quarter in quarters]
        load = outcome.load
        self.units.show_cells(quarters, names, {(one.unit, one.quarter): (one.hours, one.capacity) for one in load.units})
        self.people.show_cells(quarters, names, {(one.person, one.quarter): (one.hours, one.capacity) for one in load.people})
        years = [str(year) for year in setup.years]
        self.money.show_cells(years, years, {(one.funding, str(one.year)): (one.amount, one.limit) for one in load.budget})
        rows = [row for row in self.model.rows if row.kind == "selected"]
        running = {
            (f"{row.proposal} {row.title}", quarter): (1.0, 1.0) for row in rows for quarter in quarters if row.start <= quarter <= row.end
        }
        self.schedule.show_cells(quarters, names, running)
