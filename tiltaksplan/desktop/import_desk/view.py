"""The screen with the forms that came in: bring more, see what was understood of each and what was not, answer newer versions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QSortFilterProxyModel, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QSplitter, QTableView, QTextBrowser, QVBoxLayout, QWidget

from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.import_desk.model import ROW_ROLE, FileRow, FileTable, rows_of
from tiltaksplan.desktop.import_desk.report import report_of
from tiltaksplan.desktop.import_desk.revision import RevisionPanel
from tiltaksplan.desktop.look import GAP
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.page import Empty, EmptyOr, Page
from tiltaksplan.desktop.screen_language import _, counted, told
from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.language import N_
from tiltaksplan.progress import Progress

if TYPE_CHECKING:
    from tiltaksplan.actions.import_forms import Import
    from tiltaksplan.desktop.main_window import MainWindow

BESIDE_FROM_LETTERS = 150


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
        self._copies: TemporaryDirectory[str] | None = None
        bring_in = (window.menus.import_files, window.menus.import_folder)
        for action in bring_in:
            self.add_button(action)
        self.model = FileTable(self)
        self.sorted = QSortFilterProxyModel(self)
        self.sorted.setSourceModel(self.model)
        self.table = self._table()
        self.report = QTextBrowser()
        self.report.setAccessibleName(_("Det som ble lest av skjemaet"))
        self.report.setOpenLinks(False)
        self.report.anchorClicked.connect(self._follow)
        self.original = QPushButton(icon("open"), _("Åpne &originalen"))
        self.original.clicked.connect(self._open_original)
        self.revision = RevisionPanel()
        self.revision.hide()
        self.revision.taken.connect(self._take_revision)
        self.revision.left.connect(self._leave_revision)
        hint = _("Dra utfylte skjemaer i Word eller Excel, eller en hel mappe, hit fra Utforsker. Du kan også velge dem.")
        self.empty = EmptyOr(Empty("forms", _("Slipp skjemaene her"), hint, bring_in), self._full())
        self.body.addWidget(self.empty, 1)
        open_plan.changed.connect(self._refresh)
        self._refresh()

    def end(self) -> None:
        """Take away the copies of originals that were opened: they hold what groups have written in confidence."""
        if self._copies is not None:
            self._copies.cleanup()
            self._copies = None

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Read the forms at *paths* (files and folders) into the plan, off the UI thread."""
        file, paths = self._open_plan.file, list(paths)

        def read(progress: Progress) -> object:
            from tiltaksplan.actions.import_forms import import_forms

            return import_forms(file, paths, progress)

        self._window.run(_("Leser skjemaer"), read, self._brought_in)

    def _brought_in(self, done: object) -> None:
        from tiltaksplan.actions.import_forms import Import

        assert isinstance(done, Import)
        self._refusals = {file.name: " ".join(told(problem.message) for problem in file.problems) for file in done.refused}
        self._open_plan.made_elsewhere(done.changes, counted(N_("Les inn 1 skjema"), N_("Les inn {count} skjemaer"), len(done.originals)))
        self._refresh()
        first = next((file.sha256 or file.name for file in done.files if file.outcome != "skipped"), None)
        self._choose(first)
        if not done.files:
            self._window.strip.tell(_("Fant ingen skjemaer der. Velg filer som slutter på .docx eller .xlsx."), "warning")
            return
        self._window.strip.tell(_sentence(done), "warning" if done.refused or done.revisions else "done")

    def _full(self) -> QSplitter:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.revision, 3)
        column.addWidget(self.report, 4)
        column.addWidget(self.original, 0, Qt.AlignmentFlag.AlignLeft)
        self.splitter = splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(right)
        splitter.setStretchFactor(0, 5)
        splitter.setStretchFactor(1, 4)
        return splitter

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the report under the files where there is no room beside them."""
        super().resizeEvent(event)
        room = self.width() > self.fontMetrics().averageCharWidth() * BESIDE_FROM_LETTERS
        self.splitter.setOrientation(Qt.Orientation.Horizontal if room else Qt.Orientation.Vertical)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.sorted)
        table.setAccessibleName(_("Skjemaer"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setSortingEnabled(True)
        table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().lineSpacing() + 12)
        header = table.horizontalHeader()
        letter = table.fontMetrics().averageCharWidth()
        for number, letters in enumerate((36, 24, 17, 12, 13)):
            header.resizeSection(number, letter * letters)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(letter * 9)
        header.setHighlightSections(False)
        table.setMinimumWidth(letter * 40)
        table.selectionModel().currentRowChanged.connect(self._show_row)
        return table

    def _current(self) -> FileRow | None:
        row = self.table.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, FileRow) else None

    def _choose(self, key: str | None) -> None:
        rows = [self.sorted.index(number, 0) for number in range(self.sorted.rowCount())]
        unanswered = [index for index in rows if key is None and self._needs_a_look(index.data(ROW_ROLE))]
        for index in unanswered or rows:
            if key is None or index.data(ROW_ROLE).key == key:
                self.table.selectionModel().setCurrentIndex(
                    index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
                )
                break
        self._show_row()

    def _needs_a_look(self, row: FileRow) -> bool:
        return row.file is None or row.file.waiting or row.to_look_at > 0

    def _show_row(self) -> None:
        row = self._current()
        self.report.setHtml(report_of(self._open_plan.plan, row) if row else "")
        waiting = row is not None and row.file is not None and row.file.waiting
        self.revision.setVisible(waiting)
        if waiting and row is not None and row.file is not None:
            self.revision.show_file(self._open_plan.plan, row.file.sha256, writable=not self._open_plan.read_only)
        self.original.setEnabled(row is not None and row.file is not None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _refresh(self) -> None:
        self._stale = not self.isVisible()
        if self._stale:
            return
        current = self._current()
        rows = rows_of(self._open_plan.plan, self._refusals)
        self.empty.show_full(bool(rows))
        self.model.show_rows(rows)
        self._choose(current.key if current else None)

    def _follow(self, link: QUrl) -> None:
        proposal, _slash, rest = link.toString().partition("/")
        self.opened.emit(proposal, f"/{rest}" if rest else None)

    def _open_original(self) -> None:
        """Open a copy of the original: what is done to the copy does not reach the plan, and it goes when the plan is closed."""
        row = self._current()
        if row is None or row.file is None:
            return
        if self._copies is None:
            self._copies = TemporaryDirectory(prefix="tiltaksplan-", ignore_cleanup_errors=True)  # Word may still have one open
        folder = Path(self._copies.name) / row.file.sha256[:12]
        folder.mkdir(exist_ok=True)
        copy = folder / Path(row.file.name).name
        copy.write_bytes(self._open_plan.file.original(row.file.sha256))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))

    def _take_revision(self, fields: list[tuple[str, str]]) -> None:
        from tiltaksplan.actions.revisions import confirm_revision

        self._answer(partial(confirm_revision, fields=fields), _("Ta inn nyere utgave"))

    def _leave_revision(self) -> None:
        from tiltaksplan.actions.revisions import reject_revision

        self._answer(reject_revision, _("Behold planen som den er"))

    def _answer(self, answer: object, text: str) -> None:
        row = self._current()
        if row is None or row.file is None or not callable(answer):
            return
        try:
            changes = answer(self._open_plan.file, row.file.sha256)
        except TiltaksplanError as error:
            self._window.tell_error(error)
            return
        self._open_plan.made_elsewhere(changes, text)


def _sentence(done: Import) -> str:
    parts = []
    if done.new or not (done.revisions or done.skipped):
        parts.append(counted(N_("1 nytt forslag er lest inn."), N_("{count} nye forslag er lest inn."), len(done.new)))
    if done.revisions:
        one, many = N_("1 fil er en nyere utgave, og venter på svar."), N_("{count} filer er nyere utgaver, og venter på svar.")
        parts.append(counted(one, many, len(done.revisions)))
    if done.skipped:
        parts.append(counted(N_("1 fil var lest inn fra før."), N_("{count} filer var lest inn fra før."), len(done.skipped)))
    if done.refused:
        one, many = N_("1 fil kunne ikke leses: {names}."), N_("{count} filer kunne ikke leses: {names}.")
        parts.append(counted(one, many, len(done.refused), names=", ".join(done.refused_names)))
    return " ".join(parts)
