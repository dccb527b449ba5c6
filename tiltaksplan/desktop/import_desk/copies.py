"""Copies of originals that a person opens: what is done to a copy does not reach the plan, and it goes when the plan is closed."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


class OriginalCopies:
    """The folder with the copies; it holds what groups have written in confidence."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None

    def open(self, name: str, sha256: str, content: bytes) -> None:
        """Open a copy of a file in its own program."""
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="tiltaksplan-", ignore_cleanup_errors=True)  # Word may still have one open
        folder = Path(self._folder.name) / sha256[:12]
        folder.mkdir(exist_ok=True)
        copy = folder / Path(name).name
        copy.write_bytes(content)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))

    def remove(self) -> None:
        """Take the copies away."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
