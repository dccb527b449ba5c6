"""Copies of the plan beside the plan: one a day on which it is changed, and one before it is brought to a newer version."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

KEPT = 7


def backup_folder(path: Path) -> Path:
    """Return the folder that holds the daily copies of the plan at *path*."""
    return path.with_name(f"{path.stem} (sikkerhetskopier)")


def back_up_daily(path: Path, today: date) -> Path | None:
    """Copy the plan as it was saved on an earlier day, unless today's copy stands already; keep the newest seven. Return the copy.

    Raises:
        OSError, sqlite3.Error: The copy could not be made.
    """
    saved = date.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ012  the day on this machine's wall, as in the copy's name
    target = backup_folder(path) / f"{path.stem} {today.isoformat()}{path.suffix}"
    if saved >= today or target.exists():
        return None
    target.parent.mkdir(exist_ok=True)
    copy_whole(path, target)
    copies = sorted(target.parent.glob(f"*{path.suffix}"))
    for old in copies[:-KEPT]:
        with suppress(OSError):  # somebody has it open: it goes another day
            old.unlink()
    return target


def back_up_before_migration(path: Path, version: int) -> Path:
    """Copy the plan at *path* to `NAME.v1.bak` beside it before version *version* is left behind. Return the copy.

    Raises:
        OSError, sqlite3.Error: The copy could not be made; then nothing may be migrated.
    """
    target = path.with_name(f"{path.name}.v{version}.bak")
    number = 2
    while target.exists():  # an older copy is never written over
        target = path.with_name(f"{path.name}.v{version}.{number}.bak")
        number += 1
    copy_whole(path, target)
    return target


def copy_whole(path: Path, target: Path) -> None:
    """Copy the plan at *path* to *target*, which appears whole or not at all.

    SQLite makes the copy: a plain copy of the file misses a save that was interrupted and lies in the journal beside it.

    Raises:
        OSError, sqlite3.Error: The copy could not be made.
    """
    draft = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(draft)) as copy:
            source.backup(copy)
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
