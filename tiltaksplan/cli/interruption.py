"""Ctrl+C: noticed even where a library turns it into an error of its own, and ended without waiting for a library's threads."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from typing import NoReturn


class Interruption:
    """Remembers that a person pressed Ctrl+C."""

    def __init__(self) -> None:
        self.noticed = False

    def watch(self) -> None:
        """Notice Ctrl+C from now on; it still raises KeyboardInterrupt where the program stands."""
        signal.signal(signal.SIGINT, self._notice)

    def _notice(self, _number: int, _frame: FrameType | None) -> NoReturn:
        self.noticed = True
        raise KeyboardInterrupt


def leave_at_once(code: int) -> NoReturn:
    """End the process now: plans are closed, and a solver's threads would abort the interpreter as it closes down."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            try:
                stream.flush()
            except OSError:  # nobody is there to read it
                continue
    os._exit(code)
