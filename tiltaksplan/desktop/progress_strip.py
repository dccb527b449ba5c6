"""How far long work has come, and the button that stops it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from tiltaksplan.desktop.job import Job
from tiltaksplan.desktop.look import GAP
from tiltaksplan.desktop.screen_language import _


class ProgressStrip(QWidget):
    """Shows one job; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.job: Job | None = None
        self._text = QLabel()
        self.bar = QProgressBar()
        self.bar.setMinimumWidth(160)
        self.bar.setAccessibleName(_("Fremdrift"))
        self.cancel = QPushButton(_("&Stopp"))
        self.cancel.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 0, GAP, 0)
        row.setSpacing(GAP)
        row.addWidget(self._text, 1)
        row.addWidget(self.bar)
        row.addWidget(self.cancel)
        self.hide()

    def follow(self, job: Job) -> None:
        """Show *job* until it ends."""
        self.job = job
        self._text.setText(job.title)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.cancel.setText(_("&Stopp"))
        job.stepped.connect(self._show_step)
        for end in (job.done, job.failed, job.cancelled):
            end.connect(self._end)
        self.show()

    def _show_step(self, done: int, of: int, text: str) -> None:
        title = self.job.title if self.job else ""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self._text.setText(f"{title}: {text}" if text else title)

    def _stop(self) -> None:
        if self.job is not None:
            self.cancel.setEnabled(False)
            self.cancel.setText(_("Stopper …"))
            self.job.cancel()

    def _end(self) -> None:
        self.job = None
        self.hide()
