"""Reading in child processes, with limits: a file that takes too long or too much stops its child and nothing else.

A child imports the readers and lxml, and neither Qt nor pandas; it opens the file that it is told to, and writes none.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Generic, TypeVar

from tiltaksplan.document.blocks import Document
from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.io.errors import FileCouldNotBeRead, FileProblem, FileTookTooLong, FileTookTooMuchMemory
from tiltaksplan.io.opening import open_document
from tiltaksplan.progress import Progress

LONGEST_SECONDS = 60.0
MOST_MEMORY = 1024 * 1024 * 1024
_LOOK_EVERY_SECONDS = 0.1  # so often a person can stop the work
_STARTING_SECONDS = 60.0  # so long a child may take to start, on a machine with much else to do
_OUT_OF_MEMORY = 77  # what a child ends with when it stops itself

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """How much one file may take.

    Attributes:
        seconds: By the clock, from when a child begins with it.
        memory: In bytes.
    """

    seconds: float = LONGEST_SECONDS
    memory: int = MOST_MEMORY


_USUAL = Allowed()


def read_documents(
    paths: Sequence[Path], progress: Progress, *, allowed: Allowed = _USUAL
) -> Iterator[tuple[Path, Document | TiltaksplanError]]:
    """Yield each file with its document, or with what is wrong with it, in the order of *paths*.

    Raises:
        Cancelled: The person stopped the work; no child is left.
    """
    return each_in_child(open_document, paths, progress, allowed=allowed)


def each_in_child(
    work: Callable[[Path], Answer],
    paths: Sequence[Path],
    progress: Progress,
    *,
    allowed: Allowed = _USUAL,
    children: int | None = None,
) -> Iterator[tuple[Path, Answer | TiltaksplanError]]:
    """Yield each file with what *work* makes of it, or with what is wrong with it, in the order of *paths*.

    Args:
        work: A function of a module, which a child can import by its name.
        paths: The files.
        progress: Told of every file, and asked several times a second whether to go on.
        allowed: How much one file may take.
        children: How many processes at most; as many as there are processors unless it is said.

    Raises:
        Cancelled: The person stopped the work; no child is left.
    """
    pool = _Pool[Answer](work, paths, allowed, min(children or os.cpu_count() or 1, len(paths)))
    try:
        for number, path in enumerate(paths):
            while number not in pool.answers:
                progress.step(len(pool.answers) + number, len(paths), path.name)
                pool.work_on(_LOOK_EVERY_SECONDS)
            yield path, pool.answers.pop(number)
        if paths:
            progress.step(len(paths), len(paths), paths[-1].name)
    finally:
        pool.close()


@dataclass(slots=True)
class _Child:
    """A child process, and the file that it is at."""

    process: BaseProcess
    pipe: Connection
    number: int | None = None
    until: float = 0.0


@dataclass(slots=True)
class _Pool(Generic[Answer]):
    work: Callable[[Path], Answer]
    paths: Sequence[Path]
    allowed: Allowed
    size: int
    answers: dict[int, Answer | TiltaksplanError] = field(default_factory=dict)
    children: list[_Child] = field(default_factory=list)
    sent: int = 0

    def work_on(self, seconds: float) -> None:
        """Hand out files, wait a little, and take what has come in."""
        self._hand_out()
        ready = wait([child.pipe for child in self.children], timeout=seconds)
        for child in list(self.children):
            if child.pipe in ready:
                self._take(child)
            elif child.number is not None and time.monotonic() > child.until:
                self._give_up(child, FileTookTooLong(name=self.paths[child.number].name, seconds=int(self.allowed.seconds)))

    def _hand_out(self) -> None:
        while self.sent < len(self.paths):
            child = next((one for one in self.children if one.number is None), None)
            if child is None:
                if len(self.children) >= self.size:
                    return
                child = _start(self.work, self.allowed)
                self.children.append(child)
            child.number, self.sent = self.sent, self.sent + 1
            child.until = time.monotonic() + self.allowed.seconds + _STARTING_SECONDS
            try:
                child.pipe.send(self.paths[child.number])
            except OSError:
                self._give_up(child, self._why_dead(child))

    def _take(self, child: _Child) -> None:
        number = child.number
        try:
            kind, content = child.pipe.recv()
        except (EOFError, OSError):
            self._give_up(child, self._why_dead(child))
            return
        if kind == "begun":
            child.until = time.monotonic() + self.allowed.seconds
            return
        if number is not None:
            error_class, figures = content if kind == "error" else (None, {})
            self.answers[number] = error_class(**figures) if error_class is not None else content
        child.number = None

    def _why_dead(self, child: _Child) -> FileProblem:
        child.process.join(5)
        name = self.paths[child.number or 0].name
        killed = -getattr(signal, "SIGKILL", 9)  # what Linux does when a machine has no memory left
        if child.process.exitcode in (_OUT_OF_MEMORY, killed):
            return FileTookTooMuchMemory(name=name)
        return FileCouldNotBeRead(name=name, program="Word eller Excel")

    def _give_up(self, child: _Child, error: FileProblem) -> None:
        if child.number is not None:
            self.answers[child.number] = error
        self.children.remove(child)
        _stop(child)

    def close(self) -> None:
        """Stop every child."""
        for child in self.children:
            _stop(child)
        self.children.clear()


def _start(work: Callable[[Path], object], allowed: Allowed) -> _Child:
    context = get_context("spawn")  # the only way that Windows has, and the only one that is safe beside Qt's threads
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, work, allowed.memory), daemon=True, name="tiltaksplan-leser")
    process.start()
    theirs.close()
    return _Child(process, ours)


def _stop(child: _Child) -> None:
    child.process.kill()
    child.process.join(5)
    child.pipe.close()
    child.process.close()


def _serve(pipe: Connection, work: Callable[[Path], object], memory: int) -> None:
    """Read files until nobody asks for more. Runs in the child."""
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, who stops us in good order
    _limit_memory(memory)
    with suppress(EOFError, OSError):  # the parent is gone, and nobody is left to tell
        while True:
            _answer(pipe, work)


def _answer(pipe: Connection, work: Callable[[Path], object]) -> None:
    path = pipe.recv()
    pipe.send(("begun", None))
    try:
        message: tuple[str, object] = ("answer", work(path))
    except TiltaksplanError as error:
        message = ("error", (type(error), error.figures))
    except MemoryError:
        message = ("error", (FileTookTooMuchMemory, {"name": path.name}))
    try:
        pipe.send(message)
    except MemoryError:
        pipe.send(("error", (FileTookTooMuchMemory, {"name": path.name})))


def _limit_memory(most: int) -> None:
    """Keep this process from taking more than *most* bytes: the one place that asks which system it runs on."""
    if sys.platform == "win32":
        from threading import Thread

        Thread(target=_watch_memory, args=(most,), daemon=True).start()
        return
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    except (ValueError, OSError):
        return  # macOS knows no such limit; time and size are limited all the same


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of psapi.h."""

        _fields_ = (
            ("size", wintypes.DWORD),
            ("faults", wintypes.DWORD),
            ("peak", ctypes.c_size_t),
            ("now", ctypes.c_size_t),
            ("paged_peak", ctypes.c_size_t),
            ("paged", ctypes.c_size_t),
            ("unpaged_peak", ctypes.c_size_t),
            ("unpaged", ctypes.c_size_t),
            ("pagefile", ctypes.c_size_t),
            ("pagefile_peak", ctypes.c_size_t),
        )

    def _watch_memory(most: int) -> None:
        """End this process when it has taken more than *most* bytes."""
        counters = _Counters(size=ctypes.sizeof(_Counters))
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.POINTER(_Counters), wintypes.DWORD)
        while kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.size):
            if counters.pagefile > most:
                os._exit(_OUT_OF_MEMORY)
            time.sleep(0.2)
