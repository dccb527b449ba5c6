"""One form on the desk: the original on the left, what was understood of it on the right, each showing its place in the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QTabWidget, QTextBrowser, QVBoxLayout, QWidget

from tiltaksplan.actions.original import Original
from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.import_desk.field_menu import FieldMenu
from tiltaksplan.desktop.import_desk.lines import Line
from tiltaksplan.desktop.import_desk.original import OriginalView
from tiltaksplan.desktop.import_desk.reading_pane import ReadingPane
from tiltaksplan.desktop.job import Job
from tiltaksplan.desktop.look import heading, pale
from tiltaksplan.desktop.screen_language import _, told
from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.plan.setup import Setup
from tiltaksplan.progress import Progress

MOST_KEPT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What the screen needs to know of a form to show it.

    Attributes:
        key: What tells the form from the others.
        original: Reads its texts, off the UI thread.
        lines: What was understood.
        total: How many of the lines asked for a decision to begin with.
        fields_for: The fields that a text could belong to, seen from one of the file's proposals.
    """

    key: str
    original: Callable[[Progress], Original]
    lines: tuple[Line, ...]
    setup: Setup
    writable: bool
    total: int
    fields_for: Callable[[int, str], Sequence[tuple[str, bool]]]


class PaperView(QSplitter):
    """The form side by side with its reading.

    Signals:
        decided: A `Decision` without the form's path.
        assigned: The pointer from the file's root, the place and the text, and whether it is all that stands there.
    """

    decided = Signal(object)
    assigned = Signal(str, str, str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)  # beside each other when there turns out to be room
        self.setChildrenCollapsible(False)
        self.original = OriginalView()
        self.reading = ReadingPane()
        self.report = QTextBrowser()
        self.report.setAccessibleName(_("Det som ble lest av skjemaet"))
        self.report.setOpenLinks(False)
        self.menu: FieldMenu | None = None
        self._paper: Paper | None = None
        self._shown = ""
        self._job: Job | None = None
        self._kept: dict[str, Original] = {}
        self._say = pale()
        self._say.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._left = QStackedWidget()
        self._left.addWidget(self.original)
        self._left.addWidget(self._say)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.reading, _("Lesing"))
        self.tabs.addTab(self.report, _("Oppsummering"))
        self.open = QPushButton(icon("open"), _("Åpne &originalen"))
        self.addWidget(_titled(_("Originalen"), self.open, self._left))
        self.addWidget(self.tabs)
        self.setSizes([1000, 1000])
        self.original.chosen.connect(self._lead_to_value)
        self.original.asked.connect(self._ask_about_original)
        self.reading.pointed.connect(self._point)
        self.reading.decided.connect(self.decided)
        self.reading.fields_asked.connect(self._ask_about)

    def end(self) -> None:
        """Stop reading an original, and begin with no other."""
        self._paper = None
        if self._job is not None:
            self._job.cancel()
            self._job.wait()

    def show_paper(self, paper: Paper | None) -> None:
        """Show *paper*; nothing where it is None."""
        self._paper = paper
        if paper is None:
            self._shown = ""
            self._tell_instead(_("Velg en fil i listen"))
            self.reading.show_lines((), Setup(), writable=False, total=0)
            return
        if paper.key != self._shown:
            self.reading.table.setCurrentIndex(self.reading.model.index(-1, 0))
            self._show_original(paper)
        self.reading.show_lines(paper.lines, paper.setup, writable=paper.writable, total=paper.total)

    def _show_original(self, paper: Paper) -> None:
        if paper.key in self._kept:
            self._shown = paper.key
            self.original.show_original(self._kept[paper.key])
            self._left.setCurrentWidget(self.original)
            return
        self._shown = ""
        self._tell_instead(_("Leser originalen …"))
        if self._job is None:
            self._start(paper)

    def _start(self, paper: Paper) -> None:
        self._job = job = Job(paper.original, paper.key, self)
        job.done.connect(lambda original: self._ended(paper.key, original, None))
        job.failed.connect(lambda error: self._ended(paper.key, None, error))
        job.cancelled.connect(lambda: self._ended(paper.key, None, None))
        job.start()

    def _ended(self, key: str, original: object, error: BaseException | None) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        if isinstance(original, Original):
            while len(self._kept) >= MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = original
        paper = self._paper
        if paper is None:
            return
        if paper.key != key:
            self._show_original(paper)
        elif isinstance(original, Original):
            self._show_original(paper)
            line = self.reading.current()
            self._point(line.place if line else "")
        else:
            self._shown = key
            text = told(error) if isinstance(error, TiltaksplanError) else _("Originalen kan ikke vises her. Åpne den i sitt eget program.")
            self._tell_instead(text)

    def _tell_instead(self, text: str) -> None:
        self.original.show_original(Original())  # nothing may be pointed at in another form's
        self._say.setText(text)
        self._left.setCurrentWidget(self._say)

    def _point(self, place: str) -> None:
        self.original.show_place(place)

    def _lead_to_value(self, number: int) -> None:
        self.reading.choose_place(self.original.original.texts[number].place)

    def _ask_about_original(self, number: int, text: str, at: QPoint) -> None:
        self._ask_about(self.original.original.texts[number].place, text, at)

    def _ask_about(self, place: str, text: str, at: QPoint) -> None:
        """Open the menu with the fields that *text* could belong to."""
        if self._paper is None or not self._paper.writable or not place:
            return
        line = self.reading.current()
        proposal = line.value.proposal if line is not None and line.value is not None else 0
        number = self.original.original.nearest(place)
        whole = number is None or self.original.original.texts[number].text == text or self.original.original.texts[number].place != place

        def choose(field: str) -> None:
            self.assigned.emit(f"/proposals/{proposal}{field}", place, text, whole)

        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = FieldMenu(text, self._paper.fields_for(proposal, text), choose, self)
        self.menu.open_at(at)


def _titled(title: str, button: QPushButton, content: QWidget) -> QWidget:
    around = QWidget()
    top = QHBoxLayout()
    top.addWidget(heading(title, 1.05), 1)
    top.addWidget(button)
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(top)
    column.addWidget(content, 1)
    return around
