"""The window: it makes the screens and the menus, and connects them. What they do is theirs, and the actions'."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from tiltaksplan.desktop import choosing_files
from tiltaksplan.desktop.choosing_files import PLAN_SUFFIX
from tiltaksplan.desktop.drop_overlay import DropOverlay
from tiltaksplan.desktop.faults import log_path, write_fault
from tiltaksplan.desktop.job import Job
from tiltaksplan.desktop.menus import Menus
from tiltaksplan.desktop.message_strip import MessageStrip
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.progress_strip import ProgressStrip
from tiltaksplan.desktop.remembered import Remembered
from tiltaksplan.desktop.screen_language import _, told
from tiltaksplan.desktop.start.view import StartView
from tiltaksplan.desktop.status import Status
from tiltaksplan.desktop.sync.bringing_in import ask_for_workbook, bring_in_dropped
from tiltaksplan.desktop.workplace import Workplace
from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.progress import Progress

REFRESH_MILLISECONDS = 20_000


class MainWindow(QMainWindow):
    """The one window of the program."""

    def __init__(self, remembered: Remembered | None = None) -> None:
        super().__init__()
        self.remembered = remembered or Remembered()
        self.open_plan: OpenPlan | None = None
        self.workplace: Workplace | None = None
        self.job: Job | None = None
        self.setAcceptDrops(True)
        self.strip = MessageStrip()
        self.progress = ProgressStrip()
        self.menus = Menus(self)
        self.start = StartView(self.menus.new, self.menus.open)
        self._screens = QStackedWidget()
        self._screens.addWidget(self.start)
        self.status = Status(self.statusBar())
        self._lay_out()
        self._connect()
        self._put_away()
        self._bring_back_place()

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self._screens, 1)
        column.addWidget(self.progress)
        self.setCentralWidget(middle)
        self.overlay = DropOverlay(middle)

    def _connect(self) -> None:
        menus = self.menus
        menus.new.triggered.connect(self.ask_for_new_plan)
        menus.open.triggered.connect(self.ask_for_plan)
        menus.save_copy.triggered.connect(self.ask_where_to_copy)
        menus.close_plan.triggered.connect(self.close_plan)
        menus.quit.triggered.connect(self.close)
        menus.import_files.triggered.connect(self.ask_for_forms)
        menus.import_folder.triggered.connect(self.ask_for_folder)
        menus.sync.triggered.connect(lambda: ask_for_workbook(self))
        menus.recent_chosen.connect(self.open)
        menus.forget_recent.triggered.connect(self._forget_recent)
        menus.log_folder.triggered.connect(lambda: self.show_folder(log_path().parent))
        self.start.opened.connect(self.open)
        self._refresh = QTimer(self)
        self._refresh.setInterval(REFRESH_MILLISECONDS)
        self._refresh.timeout.connect(self._look_for_news)

    # Plans

    def open(self, path: Path) -> bool:
        """Open the plan at *path*; say why where it cannot be opened."""
        from tiltaksplan.actions.plan_file import open_plan

        if self.open_plan is not None and self.open_plan.path == path:
            return True
        if self.workplace is not None and not self.workplace.may_end():
            return False
        try:
            file = open_plan(path)
        except TiltaksplanError as error:
            self.tell_error(error)
            return False
        self.take(OpenPlan(file, self))
        return True

    def take(self, open_plan: OpenPlan) -> None:
        """Show *open_plan*, in place of the one before."""
        self._put_away()
        self.open_plan = open_plan
        self.workplace = Workplace(open_plan, self)
        self._screens.addWidget(self.workplace)
        self._screens.setCurrentWidget(self.workplace)
        open_plan.refused.connect(self.tell_error)
        open_plan.changed.connect(lambda _changes: self.status.show_saved(open_plan))
        self.menus.follow(open_plan, self.workplace)
        self.status.follow(open_plan)
        self.remembered.opened(open_plan.path)
        self.remembered.keep_folder("plan", open_plan.path.parent)
        self._show_title()
        open_plan.changed.connect(self._show_title)
        self._tell_notices()
        open_plan.changed.connect(self._tell_notices)
        if open_plan.read_only:
            self.strip.tell(self.status.why_read_only(open_plan), "warning")
            self._refresh.start()
        self.workplace.begin()

    def close_plan(self) -> bool:
        """Close the plan that is open. False where something lies there that the person should know of first; the next time it closes."""
        if self.workplace is not None and not self.workplace.may_end():
            return False
        self._put_away()
        return True

    def _put_away(self) -> None:
        if self.job is not None:
            self.job.cancel()
            self.job.wait()
        self._refresh.stop()
        if self.workplace is not None and self.open_plan is not None:
            self.workplace.end()
            self._screens.removeWidget(self.workplace)
            self.workplace.deleteLater()
            self.open_plan.file.close()
            self.open_plan.deleteLater()
        self.workplace = self.open_plan = None
        self.strip.hide()
        self.menus.follow(None, None)
        self.status.follow(None)
        self._screens.setCurrentWidget(self.start)
        self._show_recent()
        self._show_title()

    def ask_for_new_plan(self) -> None:
        """Make a plan by the wizard, and open it."""
        if self.workplace is not None and not self.workplace.may_end():
            return
        from tiltaksplan.desktop.new_plan.making import make_plan
        from tiltaksplan.desktop.new_plan.view import NewPlanWizard

        wizard = NewPlanWizard(self.remembered, self)
        if wizard.exec():
            make_plan(self, wizard.wanted())

    def ask_for_plan(self) -> None:
        """Let the person choose a plan to open."""
        path = choosing_files.plan_to_open(self, self.remembered)
        if path is not None:
            self.open(path)

    def ask_where_to_copy(self) -> None:
        """Save the open plan as another file too; the one that is open stays open."""
        copy = choosing_files.place_for_copy(self, self.open_plan.path) if self.open_plan is not None else None
        if copy is None or self.open_plan is None:
            return
        try:
            self.open_plan.file.save_copy(copy)
        except TiltaksplanError as error:
            self.tell_error(error)
        else:
            self.strip.tell(_("Kopien ligger i «{path}».", path=str(copy)), "done")

    # Forms that come in

    def ask_for_forms(self) -> None:
        """Let the person choose forms to read."""
        self.bring_in(choosing_files.forms_to_read(self, self.remembered))

    def ask_for_folder(self) -> None:
        """Let the person choose a folder with forms to read."""
        self.bring_in(choosing_files.folder_to_read(self, self.remembered))

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Read the forms at *paths* into the open plan."""
        if paths and self.workplace is not None:
            first = paths[0]
            self.remembered.keep_folder("forms", first if first.is_dir() else first.parent)
            self.workplace.bring_in(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _paths_of(event.mimeData()) and self.job is None:
            event.acceptProposedAction()
            self.overlay.cover(can_read=self.open_plan is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drag_ended()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drag_ended()
        paths = _paths_of(event.mimeData())
        plans = [path for path in paths if path.suffix.casefold() == PLAN_SUFFIX]
        event.acceptProposedAction()
        # what follows may show a dialog, and Explorer must not hang until it is answered
        if plans:
            QTimer.singleShot(0, partial(self.open, plans[0]))
        elif self.open_plan is None:
            self.strip.tell(_("Lag eller åpne en plan først. Slipp så skjemaene på nytt."), "info", _("Ny plan …"), self.ask_for_new_plan)
        elif self.open_plan.read_only:
            self.strip.tell(self.status.why_read_only(self.open_plan), "warning")
        else:
            QTimer.singleShot(0, partial(bring_in_dropped, self, paths))

    def _drag_ended(self) -> None:
        self.overlay.hide()

    # Long work and what goes wrong

    def run(self, title: str, action: Callable[[Progress], object], done: Callable[[object], None]) -> bool:
        """Run *action* off the UI thread, one at a time, and give its result to *done*."""
        if self.job is not None:
            self.strip.tell(_("Vent til «{title}» er ferdig, eller stopp det først.", title=self.job.title))
            return False
        self.job = Job(action, title, self)
        self.job.done.connect(self._job_ended)
        self.job.done.connect(done)
        self.job.failed.connect(self._job_ended)
        self.job.failed.connect(self.tell_error)
        self.job.cancelled.connect(self._job_ended)
        self.job.cancelled.connect(lambda: self.strip.tell(_("Stoppet. Ingenting er endret.")))
        self.progress.follow(self.job)
        self.menus.set_busy(True)
        self.strip.hide()
        self.job.start()
        return True

    def _job_ended(self) -> None:
        if self.job is not None:
            self.job.deleteLater()
        self.job = None
        self.menus.set_busy(False)

    def tell_error(self, error: BaseException) -> None:
        """Tell of an error: one that a person can mend in its own words, a fault of ours by where its log lies."""
        if isinstance(error, TiltaksplanError):
            self.strip.tell(told(error), "error")
            return
        write_fault(error)
        self.tell_fault(error)

    def tell_fault(self, _error: BaseException) -> None:
        """Tell that the program has a fault, which is logged already."""
        text = _(
            "Det oppstod en feil i programmet. Planen er lagret og åpen. Prøv igjen, eller send loggfilen til dem som drifter programmet."
        )
        self.strip.tell(text, "error", _("Vis loggmappen"), partial(self.show_folder, log_path().parent))

    def show_folder(self, folder: Path) -> None:
        """Open *folder* in the system's own file manager."""
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # The window itself

    def closeEvent(self, event: QCloseEvent) -> None:
        self.remembered.keep_state("window", self.saveGeometry())
        if not self.close_plan():
            event.ignore()
            return
        super().closeEvent(event)

    def _bring_back_place(self) -> None:
        self.resize(1280, 800)
        place = self.remembered.state("window")
        if place is not None:
            self.restoreGeometry(place)

    def _show_title(self) -> None:
        title = self.open_plan.plan.setup.title or self.open_plan.path.stem if self.open_plan else ""
        mark = _(" (kan bare leses)") if self.open_plan and self.open_plan.read_only else ""
        self.setWindowTitle(f"{title}{mark} – {_('Tiltaksplan')}" if title else _("Tiltaksplan"))

    def _tell_notices(self) -> None:
        if self.open_plan is not None and self.open_plan.file.notices:
            self.strip.tell("\n".join(told(notice) for notice in self.open_plan.file.notices), "warning")
            self.open_plan.file.notices.clear()

    def _show_recent(self) -> None:
        recent = self.remembered.recent()
        self.start.show_recent(recent)
        self.menus.show_recent(recent)

    def _forget_recent(self) -> None:
        self.remembered.forget_recent()
        self._show_recent()

    def _look_for_news(self) -> None:
        if self.open_plan is not None and self.open_plan.read_only and self.open_plan.file.refresh():
            self.open_plan.changed.emit(())


def _paths_of(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
