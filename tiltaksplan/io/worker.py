"""Work on files in child processes, with limits: a file that takes too long or too much stops its child and nothing else.

A child imports what the work needs, and neither Qt nor pandas; it opens the files that it is told to, and writes none.
"""

from __future__ import annotations

import gc
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar, cast

from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.io.errors import FileCouldNotBeRead, FileProblem, FileTookTooLong, FileTookTooMuchMemory
from tiltaksplan.io.limits import OUT_OF_MEMORY, limit_memory
from tiltaksplan.progress import Progress

if TYPE_CHECKING:
    from tiltaksplan.document.blocks import Document

LONGEST_SECONDS = 60.0
MOST_MEMORY = 1024 * 1024 * 1024
_LOOK_EVERY_SECONDS = 0.1  # so often a person can stop the work
_STARTING_SECONDS = 60.0  # so long a child may take to start, on a machine with much else to do
_GARBAGE_FROM = 50_000
_ANY_PROGRAM = "Word eller Excel"

Answer = TypeVar("Answer")
Work = Callable[[Path], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """How much one file may take.

    Attributes:
        seconds: By the clock, from when a child begins with it, over all passes together.
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
    from tiltaksplan.io.opening import open_document  # the parent of a child that does more than this needs no reader

    return each_in_child(open_document, paths, progress, allowed=allowed)


def each_in_child(
    work: Callable[[Path], Answer],
    paths: Sequence[Path],
    progress: Progress,
    *,
    allowed: Allowed = _USUAL,
    children: int | None = None,
) -> Iterator[tuple[Path, Answer | TiltaksplanError]]:
    """Yield each file with what *work* makes of it, or with what is wrong with it: one pass of a `Crew`."""
    with Crew(allowed=allowed, children=children) as crew:
        yield from crew.each(work, paths, progress)


@dataclass(slots=True, eq=False)
class _Child:
    """A child process, the work that it has been told, and the file that it is at."""

    process: BaseProcess
    pipe: Connection
    work: Work | None = None
    number: int | None = None
    begun: float | None = None
    until: float = 0.0


@dataclass(slots=True)
class _Pass:
    """One pass over some files.

    Attributes:
        waiting: The numbers of the files that no child has begun with, in order.
    """

    work: Work
    paths: Sequence[Path]
    waiting: list[int]
    answers: dict[int, object] = field(default_factory=dict)


class Crew:
    """Child processes that work on files, over one pass or several; used in a `with`, after which no child is left.

    In a later pass a file goes to the child that had it before, if that one is free: it may have kept what it made.

    Args:
        allowed: How much one file may take.
        children: How many processes at most; as many as there are processors unless it is said.
    """

    def __init__(self, *, allowed: Allowed = _USUAL, children: int | None = None) -> None:
        self._allowed = allowed
        self._size = children or os.cpu_count() or 1
        self._children: list[_Child] = []
        self._homes: dict[Path, _Child] = {}
        self._spent: dict[Path, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for child in self._children:
            _stop(child)
        self._children.clear()

    def each(
        self, work: Callable[[Path], Answer], paths: Sequence[Path], progress: Progress
    ) -> Iterator[tuple[Path, Answer | TiltaksplanError]]:
        """Yield each file with what *work* makes of it, or with what is wrong with it, in the order of *paths*.

        Args:
            work: A function of a module, which a child can import by its name, or a `partial` of one.
            paths: The files.
            progress: Told of every file, and asked several times a second whether to go on.

        Raises:
            Cancelled: The person stopped the work.
        """
        now = _Pass(work, paths, list(range(len(paths))))
        for number, path in enumerate(paths):
            while number not in now.answers:
                progress.step(len(now.answers) + number, len(paths), path.name)
                self._work_on(now)
            yield path, cast("Answer | TiltaksplanError", now.answers.pop(number))
        if paths:
            progress.step(len(paths), len(paths), paths[-1].name)

    def _work_on(self, now: _Pass) -> None:
        """Hand out files, wait a little, and take what has come in."""
        self._hand_out(now)
        ready = wait([child.pipe for child in self._children], timeout=_LOOK_EVERY_SECONDS)
        for child in list(self._children):
            if child.pipe in ready:
                self._take(child, now)
            elif child.number is not None and time.monotonic() > child.until:
                name = now.paths[child.number].name
                self._give_up(child, now, FileTookTooLong(name=name, seconds=int(self._allowed.seconds)))

    def _hand_out(self, now: _Pass) -> None:
        while now.waiting:
            child = next((one for one in self._children if one.number is None), None)
            if child is None:
                if len(self._children) >= self._size:
                    return
                child = _start(self._allowed)
                self._children.append(child)
            number = self._next_for(child, now)
            now.waiting.remove(number)
            path = now.paths[number]
            child.number, child.begun, self._homes[path] = number, None, child
            child.until = time.monotonic() + self._left(path) + _STARTING_SECONDS
            try:
                if child.work is not now.work:
                    child.pipe.send(now.work)
                    child.work = now.work
                child.pipe.send(path)
            except OSError:
                self._give_up(child, now, _why_dead(child, path))

    def _next_for(self, child: _Child, now: _Pass) -> int:
        """Return the file that *child* had before, or one that no other child has, or any."""
        own = (number for number in now.waiting if self._homes.get(now.paths[number]) is child)
        free = (number for number in now.waiting if now.paths[number] not in self._homes)
        return next(own, next(free, now.waiting[0]))

    def _left(self, path: Path) -> float:
        return self._allowed.seconds - self._spent.get(path, 0.0)

    def _take(self, child: _Child, now: _Pass) -> None:
        number = child.number
        path = now.paths[number or 0]
        try:
            kind, content = child.pipe.recv()
        except (EOFError, OSError):
            self._give_up(child, now, _why_dead(child, path))
            return
        moment = time.monotonic()
        if kind == "begun":
            child.begun, child.until = moment, moment + self._left(path)
            return
        if number is not None:
            error_class, figures = content if kind == "error" else (None, {})
            now.answers[number] = error_class(**figures) if error_class is not None else content
            self._spent[path] = self._spent.get(path, 0.0) + moment - (child.begun or moment)
        child.number = None

    def _give_up(self, child: _Child, now: _Pass, error: FileProblem) -> None:
        if child.number is not None:
            now.answers[child.number] = error
        self._children.remove(child)
        self._homes = {path: home for path, home in self._homes.items() if home is not child}
        _stop(child)


def _why_dead(child: _Child, path: Path) -> FileProblem:
    child.process.join(5)
    killed = -getattr(signal, "SIGKILL", 9)  # what Linux does when a machine has no memory left
    if child.process.exitcode in (OUT_OF_MEMORY, killed):
        return FileTookTooMuchMemory(name=path.name)
    return FileCouldNotBeRead(name=path.name, program=_ANY_PROGRAM)


def _start(allowed: Allowed) -> _Child:
    context = get_context("spawn")  # the only way that Windows has, and the only one that is safe beside Qt's threads
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, allowed.memory), daemon=True, name="tiltaksplan-leser")
    process.start()
    theirs.close()
    return _Child(process, ours)


def _stop(child: _Child) -> None:
    child.process.kill()
    child.process.join(5)
    child.pipe.close()
    child.process.close()


def _serve(pipe: Connection, memory: int) -> None:
    """Work on files until nobody asks for more. Runs in the child."""
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, who stops us in good order
    limit_memory(memory)
    gc.set_threshold(_GARBAGE_FROM, 20, 100)  # what a form is read with stands in no ring, and is gone without being looked for
    work: Work | None = None
    with suppress(EOFError, OSError):  # the parent is gone, and nobody is left to tell
        while True:
            told = pipe.recv()
            if isinstance(told, Path) and work is not None:
                _answer(pipe, work, told)
            else:
                work = told


def _answer(pipe: Connection, work: Work, path: Path) -> None:
    pipe.send(("begun", None))
    message = _outcome(work, path)
    try:
        pipe.send(message)
    except MemoryError:
        pipe.send(("error", (FileTookTooMuchMemory, {"name": path.name})))


def _outcome(work: Work, path: Path) -> tuple[str, object]:
    try:
        return "answer", work(path)
    except TiltaksplanError as error:
        return "error", (type(error), error.figures)
    except MemoryError:
        return "error", (FileTookTooMuchMemory, {"name": path.name})
    except Exception:  # noqa: BLE001  what people send us is past foreseeing, and one file stops no other
        if os.environ.get("TILTAKSPLAN_TRACE"):  # for who mends the program; a person never sees one
            import traceback

            traceback.print_exc()
        return "error", (FileCouldNotBeRead, {"name": path.name, "program": _ANY_PROGRAM})
