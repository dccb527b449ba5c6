"""The outer door: a fault of ours is written to a log without personal data, a sentence is shown, and the plan stays open."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

LONGEST_LOG = 512_000


def log_path() -> Path:
    """Return the log of faults in the person's own folder."""
    from platformdirs import user_log_path

    return user_log_path("tiltaksplan", appauthor=False) / "feil.log"


def write_fault(error: BaseException, path: Path | None = None) -> Path:
    """Write where in our code *error* came from, and return the log's path.

    Neither the exception's text nor any value is written: they may hold what is said of a person.
    """
    path = path or log_path()
    lines = [f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S} {type(error).__module__}.{type(error).__qualname__}"]
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and path.stat().st_size > LONGEST_LOG:
            path.replace(path.with_suffix(".old.log"))
        with path.open("a", encoding="utf-8") as log:
            log.write("\n".join([*lines, ""]))
    except OSError:
        pass  # a full disk must not hide the fault itself from the person
    return path


def catch_faults(show: Callable[[BaseException], None]) -> Callable[[], None]:
    """Send every exception that nobody caught to the log and to *show*; return what puts the old door back."""
    before = sys.excepthook

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            before(kind, error, trace)
            return
        write_fault(error)
        show(error)

    sys.excepthook = caught

    def release() -> None:
        sys.excepthook = before

    return release
