"""A file appears whole or not at all: it is written beside its target, and takes the target's place when it is done."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp

from tiltaksplan.io.errors import DiskIsFull, FileIsOpenElsewhere, FolderCannotBeWritten
from tiltaksplan.language import N_

PROGRAMS = {".docx": "Word", ".xlsx": "Excel", ".pdf": N_("PDF-leseren")}
SOME_PROGRAM = N_("et annet program")


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Give a path beside *path* to write to; when the block ends well that file takes the place of *path*, else *path* is as it was.

    Raises:
        FileIsOpenElsewhere: Another program holds *path*.
        FolderCannotBeWritten: There is no such folder, or one may not write in it.
        DiskIsFull: There is no room.
    """
    draft = _draft_beside(path)
    try:
        yield draft
        _flush(draft)
        _put_in_place(draft, path)
    except OSError as error:
        if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
            raise DiskIsFull(name=path.name) from error
        raise
    finally:
        draft.unlink(missing_ok=True)


def _draft_beside(path: Path) -> Path:
    try:
        handle, name = mkstemp(prefix=".~", suffix=path.suffix, dir=path.parent)
    except OSError as error:
        if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
            raise DiskIsFull(name=path.name) from error
        raise FolderCannotBeWritten(name=path.name, folder=str(path.parent)) from error
    os.close(handle)
    return Path(name)


def _flush(draft: Path) -> None:
    with draft.open("r+b") as file:
        os.fsync(file.fileno())
    if os.name == "posix":  # mkstemp shuts others out; on Windows the folder decides
        mask = os.umask(0)
        os.umask(mask)
        draft.chmod(0o666 & ~mask)


def _put_in_place(draft: Path, path: Path) -> None:
    try:
        draft.replace(path)
    except PermissionError as error:  # Windows replaces no file that is open, nor one that is marked as read-only
        raise FileIsOpenElsewhere(name=path.name, program=PROGRAMS.get(path.suffix.lower(), SOME_PROGRAM)) from error
    except IsADirectoryError as error:
        raise FolderCannotBeWritten(name=path.name, folder=str(path.parent)) from error
