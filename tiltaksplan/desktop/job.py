"""Long work off the UI thread: progress, cancel, and exactly one end, told on the UI thread."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal

from tiltaksplan.progress import Cancelled, Progress


class Job(QObject):
    """Runs one action off the UI thread; it is the `Progress` that the action sees.

    Signals:
        stepped: Steps done, steps in all, and what comes now.
        done: What the action returned.
        failed: The exception that it ended with.
        cancelled: The person stopped it, and nothing was done.

    It ends with exactly one of the last three.
    """

    stepped = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    _ended = Signal(object, object)

    def __init__(self, action: Callable[[Progress], object], title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.running = False
        self._action = action
        self._stop = threading.Event()
        # the worker's own emit must be carried over to this object's thread before anybody hears of it
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin; the signals come from now on."""
        self.running = True
        threading.Thread(target=self._run, name="job", daemon=True).start()

    def cancel(self) -> None:
        """Ask the action to stop at its next step."""
        self._stop.set()

    def wait(self) -> None:
        """Wait for the end while the window goes on answering; for closing."""
        if not self.running:
            return
        loop = QEventLoop()
        for signal in (self.done, self.failed, self.cancelled):
            signal.connect(loop.quit)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def step(self, done: int, of: int, text: str) -> None:
        """Tell of one step; part of `Progress`, called by the action in its own thread."""
        if self._stop.is_set():
            raise Cancelled
        self.stepped.emit(done, of, text)

    def _run(self) -> None:
        result: object = None
        error: Exception | None = None
        try:
            result = self._action(self)
        except Exception as raised:  # noqa: BLE001  whatever it is, a person must hear of it
            error = raised
        self._ended.emit(result, error)

    def _end(self, result: object, error: Exception | None) -> None:
        self.running = False
        if error is None:
            self.done.emit(result)
        elif isinstance(error, Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(error)
