"""The owner file beside a plan: who is writing in it. The database's own locks give no name, and can be lost on a share."""

from __future__ import annotations

import getpass
import json
import os
import socket
import sys
import tempfile
import threading
import uuid
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HEARTBEAT_SECONDS = 25.0
STALE_SECONDS = 90.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who has the plan: the user's name, the machine, and since when."""

    user: str
    host: str
    since: datetime
    pid: int = 0
    id: str = ""


class HeldByOther(Exception):
    """Somebody else has the lock; `holder` is None where the owner file cannot be read yet."""

    def __init__(self, holder: Holder | None) -> None:
        super().__init__(holder)
        self.holder = holder


def lock_path(path: Path) -> Path:
    """Return where the owner file of the plan at *path* lies."""
    return path.with_name(f"{path.name}.lock")


def this_user() -> str:
    """Return the name of who is logged in; some services have none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "ukjent"


class Lock:
    """Our right to write in one plan, shown by an owner file that a heartbeat keeps fresh until it is released."""

    def __init__(self, path: Path, holder: Holder, *, heartbeat_seconds: float = HEARTBEAT_SECONDS) -> None:
        self.path, self.holder = path, holder
        self.lost_to: Holder | None = None
        self._lost = False
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat, args=(heartbeat_seconds,), name="plan-lock", daemon=True)
        self._thread.start()

    def still_ours(self) -> bool:
        """Return whether the owner file is still our own, read from the disk now."""
        if not self._lost:
            try:
                standing = _read(self.path)
            except FileNotFoundError:
                self._lost = True
            except OSError:
                return True  # the network is away: the save itself will tell
            else:
                self._lost = standing is not None and standing.id != self.holder.id
                self.lost_to = standing if self._lost else None
        return not self._lost

    def release(self) -> None:
        """Give the lock back; one that is no longer ours is left alone."""
        self._stop.set()
        if self._thread is not threading.current_thread():
            self._thread.join()
        if self.still_ours():
            with suppress(OSError):
                self.path.unlink()

    def _beat(self, seconds: float) -> None:
        while not self._stop.wait(seconds):
            if not self.still_ours():
                return
            with suppress(OSError), self.path.open("rb+") as file:
                # Written anew rather than touched, so that the time comes from the share's clock and not from this machine's.
                file.write(_written(self.holder))


def take_lock(
    plan: Path, who: str | None = None, *, heartbeat_seconds: float = HEARTBEAT_SECONDS, stale_seconds: float = STALE_SECONDS
) -> Lock:
    """Take the lock of *plan*, also one that somebody left behind.

    Raises:
        HeldByOther: Somebody has it.
        OSError: The folder cannot be written in.
    """
    path = lock_path(plan)
    holder = Holder(user=who or this_user(), host=socket.gethostname(), since=datetime.now(UTC), pid=os.getpid(), id=uuid.uuid4().hex)
    if not _create(path, holder):
        standing = _standing(path)
        if not _is_stale(path, standing, stale_seconds):
            raise HeldByOther(standing)
        if (fresh := _put_aside(path, standing)) is not None:
            raise HeldByOther(fresh)
        if not _create(path, holder):
            raise HeldByOther(_standing(path))
    found = _standing(path)  # two who took a stale one over at the same time: the file says who won
    if found is None or found.id != holder.id:
        raise HeldByOther(found)
    return Lock(path, holder, heartbeat_seconds=heartbeat_seconds)


def _create(path: Path, holder: Holder) -> bool:
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except FileExistsError:
        return False
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_written(holder))
    except OSError:  # a full disk: an owner file without an owner would keep everybody out until it is stale
        with suppress(OSError):
            path.unlink()
        raise
    return True


def _written(holder: Holder) -> bytes:
    return json.dumps(asdict(holder) | {"since": holder.since.isoformat()}, ensure_ascii=False).encode()


def _read(path: Path) -> Holder | None:
    """Return who the owner file names; None where it is being written right now, or is no owner file of ours."""
    try:
        found = json.loads(path.read_bytes())
        return Holder(**{**found, "since": datetime.fromisoformat(found["since"])})
    except (ValueError, TypeError, KeyError):
        return None


def _standing(path: Path) -> Holder | None:
    with suppress(OSError):
        return _read(path)
    return None


def _is_stale(path: Path, holder: Holder | None, stale_seconds: float) -> bool:
    if holder is not None and holder.host == socket.gethostname() and holder.pid != os.getpid() and not is_running(holder.pid):
        return True  # the program that took it is no more: no need to wait
    with suppress(FileNotFoundError):
        return _clock_of(path.parent) - path.stat().st_mtime > stale_seconds
    return True


def _clock_of(folder: Path) -> float:
    """Return the time by the clock of the machine that *folder* lies on: a PC's own may go wrong by minutes."""
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".tiltaksplan-", suffix=".tmp") as file:
        file.write(b"0")
        file.flush()
        return os.fstat(file.fileno()).st_mtime


def _put_aside(path: Path, stale: Holder | None) -> Holder | None:
    """Remove the owner file that was found stale, in one stroke, so that of several who find it so only one removes this one.

    Return whose it was where somebody has been faster and it is a fresh one: that is put back.
    """
    aside = path.with_name(f"{path.name}.{uuid.uuid4().hex}")
    try:
        path.replace(aside)
    except FileNotFoundError:
        return None
    found = _standing(aside)
    if found is None or (stale is not None and found.id == stale.id):
        aside.unlink(missing_ok=True)
        return None
    with suppress(OSError):
        aside.rename(path)
    return found


def is_running(pid: int) -> bool:
    """Return whether this machine runs a program with the number *pid*; True where the system will not say."""
    if sys.platform == "win32":  # os.kill would end the program there
        return _is_running_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _is_running_on_windows(pid: int) -> bool:
    import ctypes

    query_limited_information, invalid_parameter, still_active = 0x1000, 87, 259
    libraries: Any = ctypes  # the names below are there on Windows alone
    kernel = libraries.WinDLL("kernel32", use_last_error=True)
    handle = kernel.OpenProcess(query_limited_information, False, pid)
    if not handle:
        return bool(libraries.get_last_error() != invalid_parameter)
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == still_active
