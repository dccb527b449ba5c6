"""The progress of long work on standard error: one line that is written over, and only where somebody can see it."""

from __future__ import annotations

import shutil
import sys
from typing import TextIO

BAR_WIDTH = 24


class ProgressLine:
    """Shows a bar, the step's number and what is done now. Ctrl+C stops the work as the window's cancel button does."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._shown = self._stream is not None and self._stream.isatty()

    def step(self, done: int, of: int, text: str) -> None:
        """Show that *done* of *of* steps are done and that *text* comes now."""
        if not self._shown:
            return
        share = done / of if of else 0
        bar = "█" * round(share * BAR_WIDTH)
        line = f"{bar:·<{BAR_WIDTH}} {done}/{of}  {text}"
        width = shutil.get_terminal_size().columns - 1
        self._stream.write("\r" + line[:width].ljust(width))
        self._stream.flush()

    def clear(self) -> None:
        """Take the line away, so that what is printed next stands alone."""
        if self._shown:
            self._stream.write("\r" + " " * (shutil.get_terminal_size().columns - 1) + "\r")
            self._stream.flush()
