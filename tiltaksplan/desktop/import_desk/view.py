"""The screen with the forms that came in: read more, look over what was understood, take them in, answer newer versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QSortFilterProxyModel, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from tiltaksplan.actions import import_desk
from tiltaksplan.actions.import_desk import Decision, Desk
from tiltaksplan.actions.kept_forms import correct_kept
from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.import_desk import sentences
from tiltaksplan.desktop.import_desk.copies import OriginalCopies
from tiltaksplan.desktop.import_desk.desk_state import DeskState
from tiltaksplan.desktop.import_desk.files_table import files_table
from tiltaksplan.desktop.import_desk.model import ROW_ROLE, FileRow, FileTable, rows_of, rows_on_desk
from tiltaksplan.desktop.import_desk.paper import PaperView
from tiltaksplan.desktop.import_desk.papers import decide_kept, kept_paper, paper_on_desk, step_text
from tiltaksplan.desktop.import_desk.report import report_of
from tiltaksplan.desktop.import_desk.revision import RevisionPanel
from tiltaksplan.desktop.look import GAP
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.page import Empty, EmptyOr, Page, action_button
from tiltaksplan.desktop.screen_language import _, counted, told
from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.language import N_
from tiltaksplan.progress import Progress

if TYPE_CHECKING:
    from tiltaksplan.desktop.main_window import MainWindow

BESIDE_FROM_LETTERS = 110


class ImportDesk(Page):
    """The forms.

    Signals:
        opened: A proposal's id and the pointer of a field.
    """

    opened = Signal(str, object)

    def __init__(self, open_plan: OpenPlan, window: MainWindow, parent: QWidget | None = None) -> None:
        lead = _("Alt som sto i skjemaene, er enten i et felt, i et problem eller blant tekstene uten plass. Originalene ligger i planen.")
        super().__init__(_("Skjemaer"), lead, parent)
        self._open_plan, self._window = open_plan, window
        self._refusals: dict[str, str] = {}
        self._stale = True
        self._warned: Desk | None = None
        self._copies = OriginalCopies()
        self.state = DeskState(open_plan, self)
        bring_in = (window.menus.import_files, window.menus.import_folder)
        self._make_actions()
        for action in bring_in:
            self.add_button(action)
        self.model = FileTable(self)
        self.sorted = QSortFilterProxyModel(self)
        self.sorted.setSourceModel(self.model)
        self.table = files_table(self.sorted)
        self.table.selectionModel().currentRowChanged.connect(self._show_row)
        self.paper = PaperView()
        self.report = self.paper.report
        self.report.anchorClicked.connect(self._follow)
        self.paper.decided.connect(self._decide)
        self.paper.assigned.connect(self._assign)
        self.original = self.paper.open
        self.original.clicked.connect(self._open_original)
        self.revision = RevisionPanel(open_plan)
        self.revision.pointed.connect(self.paper.reading.choose_field)
        self.revision.refused.connect(window.tell_error)
        hint = _("Dra utfylte skjemaer i Word eller Excel, eller en hel mappe, hit fra Utforsker. Du kan også velge dem.")
        self.empty = EmptyOr(Empty("forms", _("Slipp skjemaene her"), hint, bring_in), self._full())
        self.body.addWidget(self.empty, 1)
        open_plan.changed.connect(self._refresh)
        self.state.changed.connect(self._refresh)
        self._refresh()

    def end(self) -> None:
        """Take away the copies of originals that were opened, and stop reading."""
        self.paper.end()
        self._copies.remove()

    def may_end(self) -> bool:
        """Whether the desk can be left; False, and told, the first time that forms lie there that are not taken in."""
        desk = self.state.desk
        if desk is None or not self.take_in.isEnabled() or self._warned is desk:
            return True
        self._warned = desk
        one = N_("1 skjema er lest, men ikke tatt inn. Ta det inn, eller lukk en gang til for å legge det bort.")
        many = N_("{count} skjemaer er lest, men ikke tatt inn. Ta dem inn, eller lukk en gang til for å legge dem bort.")
        text = counted(one, many, len(desk.prepared.originals))
        self._window.strip.tell(text, "warning", _("Ta inn i planen"), self.store)
        return False

    # Forms onto the desk, and from the desk into the plan

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Read the forms at *paths* (files and folders) and lay them on the desk, off the UI thread; nothing is stored."""
        file, paths, desk = self._open_plan.file, list(paths), self.state.desk

        def read(progress: Progress) -> object:
            return import_desk.lay_on_desk(file, paths, progress, desk)

        self._window.run(_("Leser skjemaer"), read, self._laid)

    def _laid(self, desk: object) -> None:
        assert isinstance(desk, Desk)
        if not desk.readings:
            self._window.strip.tell(sentences.nothing_there(), "warning")
            return
        count = len(desk.readings)
        self.state.step(desk, counted(N_("Les 1 skjema"), N_("Les {count} skjemaer"), count))
        self._refresh()
        first = next((file.reading.path for file in desk.prepared.files if file.changes), None)
        self._choose(first or desk.readings[0].path)
        waiting = sum(import_desk.to_decide(desk, file.reading.path) for file in desk.prepared.files if file.changes)
        kind = "warning" if desk.prepared.refused else "info"
        if desk.prepared.changes:
            self._window.strip.tell(sentences.of_desk(desk, waiting), kind, _("Ta inn i planen"), self.store)
        else:
            self._window.strip.tell(sentences.of_desk(desk, 0), kind)

    def store(self) -> None:
        """Take the forms on the desk into the plan, as one step."""
        if (desk := self.state.desk) is not None and self.take_in.isEnabled():
            from tiltaksplan.actions.desk_store import store_desk

            self._window.run(_("Tar inn skjemaer"), lambda _progress: store_desk(self._open_plan.file, desk), self._stored)

    def _stored(self, result: object) -> None:
        assert isinstance(result, tuple)
        done, changes = result
        self._refusals = {file.name: " ".join(told(problem.message) for problem in file.problems) for file in done.refused}
        text = counted(N_("Ta inn 1 skjema"), N_("Ta inn {count} skjemaer"), len(done.originals))
        first = next((file.sha256 for file in done.files if file.changes), None)
        self.state.taken_in(changes, text)
        self._choose(first)
        self._window.strip.tell(sentences.of_import(done), "warning" if done.refused or done.revisions else "done")

    def _leave_out(self) -> None:
        row, desk = self._current(), self.state.desk
        if row is not None and row.path and desk is not None:
            self.state.step(import_desk.left_out(desk, row.path), _("Legg bort «{name}»", name=row.name))

    def _make_actions(self) -> None:
        self.take_in = QAction(icon("tick"), _("T&a inn i planen"), self)
        self.take_in.setShortcut(QKeySequence("Ctrl+Shift+Return"))
        self.take_in.setToolTip(_("Lagre det som er lest, som ett steg som kan angres (Ctrl+Shift+Enter)"))
        self.take_in.triggered.connect(self.store)
        self.leave_out = QAction(_("L&egg bort filen"), self)
        self.leave_out.setToolTip(_("Ta ikke inn denne filen"))
        self.leave_out.triggered.connect(self._leave_out)
        self.addActions([self.take_in, self.leave_out])

    def _full(self) -> QSplitter:
        below = QWidget()
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        store = action_button(self.take_in, self)
        store.setDefault(True)
        buttons.addWidget(store)
        buttons.addWidget(action_button(self.leave_out, self))
        buttons.addStretch(1)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.revision, 2)
        column.addWidget(self.paper, 3)
        column.addLayout(buttons)
        self.splitter = splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(below)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([self.fontMetrics().lineSpacing() * 8, 1000])
        return splitter

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the reading under the original where there is no room beside it."""
        super().resizeEvent(event)
        room = self.width() > self.fontMetrics().averageCharWidth() * BESIDE_FROM_LETTERS
        self.paper.setOrientation(Qt.Orientation.Horizontal if room else Qt.Orientation.Vertical)

    # Which file is shown

    def _current(self) -> FileRow | None:
        row = self.table.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, FileRow) else None

    def _choose(self, key: str | None) -> None:
        rows = [self.sorted.index(number, 0) for number in range(self.sorted.rowCount())]
        unanswered = [index for index in rows if key is None and index.data(ROW_ROLE).needs_a_look]
        for index in unanswered or rows:
            if key is None or index.data(ROW_ROLE).key == key:
                chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
                self.table.selectionModel().setCurrentIndex(index, chosen)
                break
        self._show_row()

    def _show_row(self) -> None:
        row, plan, writable = self._current(), self._open_plan.plan, not self._open_plan.read_only
        file = row.file if row else None
        self.report.setHtml(report_of(plan, row) if row else "")
        self.revision.setVisible(file is not None and file.waiting)
        if file is not None and file.waiting:
            self.revision.show_file(file.sha256)
        desk = self.state.desk
        if row is not None and row.path and desk is not None:
            self.paper.show_paper(paper_on_desk(plan, desk, row.path, writable=writable and row.outcome != "skipped"))
        elif file is not None:
            self.paper.show_paper(kept_paper(self._open_plan, file, writable=writable and not file.waiting))
        else:
            self.paper.show_paper(None)
        self.original.setEnabled(row is not None and (file is not None or bool(row.path)))
        self.leave_out.setEnabled(row is not None and bool(row.path))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _refresh(self) -> None:
        desk = self.state.desk
        self.take_in.setEnabled(desk is not None and bool(desk.prepared.changes) and not self._open_plan.read_only)
        self._stale = not self.isVisible()
        if self._stale:
            return
        current = self._current()
        on_desk = rows_on_desk(desk, told)
        names = {row.name for row in on_desk}
        rows = (*on_desk, *rows_of(self._open_plan.plan, {name: why for name, why in self._refusals.items() if name not in names}))
        self.empty.show_full(bool(rows))
        self.table.selectionModel().blockSignals(True)
        self.model.show_rows(rows)
        self.table.selectionModel().blockSignals(False)
        known = current is not None and any(row.key == current.key for row in rows)
        self._choose(current.key if current is not None and known else None)

    # What a person decides

    def _decide(self, decision: Decision) -> None:
        row, desk = self._current(), self.state.desk
        if row is None:
            return
        if row.path and desk is not None:
            given = replace(decision, path=row.path)
            self.state.step(import_desk.decided(desk, given), step_text(decision))
        elif row.file is not None:
            decide_kept(self._open_plan, row.file, decision)

    def _assign(self, pointer: str, place: str, text: str, whole: bool) -> None:
        row, desk, plan = self._current(), self.state.desk, self._open_plan.plan
        if row is None:
            return
        given = Decision(path=row.path, kind=import_desk.CHANGED, pointer=pointer, place=place, text=text)
        if not whole:
            try:
                self._decide(import_desk.with_value_read(plan, given))
            except TiltaksplanError as error:
                self._window.tell_error(error)
        elif row.path and desk is not None:
            learn = partial(import_desk.assign, plan, desk, given)
            self._window.run(_("Lærer av rettingen"), learn, partial(self._assigned, given, desk))
        elif row.file is not None:
            learn_kept = partial(correct_kept, self._open_plan.file, row.file, given)
            self._window.run(_("Lærer av rettingen"), learn_kept, partial(self._corrected, given))

    def _corrected(self, given: Decision, changes: object) -> None:
        assert isinstance(changes, tuple)
        self._open_plan.make(changes, step_text(given))

    def _assigned(self, given: Decision, before: Desk, after: object) -> None:
        assert isinstance(after, Desk)
        if self.state.desk is not before:
            self._window.strip.tell(_("Rettingen er ikke gjort, for noe annet ble endret imens. Gjør den igjen."), "warning")
            return
        self.state.step(after, step_text(given))
        others = sum(one != other for one, other in zip(before.readings, after.readings, strict=True)) - 1
        if others > 0:
            one, many = N_("Rettingen gjelder også 1 annet skjema."), N_("Rettingen gjelder også {count} andre skjemaer.")
            self._window.strip.tell(counted(one, many, others), "done")

    def _follow(self, link: QUrl) -> None:
        proposal, _slash, rest = link.toString().partition("/")
        self.opened.emit(proposal, f"/{rest}" if rest else None)

    def _open_original(self) -> None:
        row = self._current()
        if row is not None and row.path:
            QDesktopServices.openUrl(QUrl.fromLocalFile(row.path))
        elif row is not None and row.file is not None:
            self._copies.open(row.file.name, row.file.sha256, self._open_plan.file.original(row.file.sha256))
