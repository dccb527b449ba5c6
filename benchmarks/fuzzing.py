"""Thousands of files gone wrong, read as a person's file is: each is read or refused with a sentence, soon, and with little memory.

A try is known by its number: the same number gives the same file, so that what was found can be looked at again.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.fuzz_sources import write_sources
from benchmarks.mutations import mutated
from tiltaksplan.actions.form_file import reading_of_file
from tiltaksplan.actions.read import exit_code_of, readings_json
from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.io.containers import enclosed_in, is_container
from tiltaksplan.io.errors import FileCouldNotBeRead, FileTookTooLong, FileTookTooMuchMemory
from tiltaksplan.io.worker import Allowed, Crew
from tiltaksplan.progress import Silent

TRIES = int(os.environ.get("TILTAKSPLAN_FUZZ_TRIES", "5000"))
READ, TRACEBACK = "read", "traceback"
_MOST = Allowed(seconds=30)
_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What became of one try.

    Attributes:
        outcome: `read`, the class of the sentence that it was refused with, or `traceback`.
        where: The last lines of what went wrong, where no reader foresaw it.
        megabytes: The most that its process has ever taken; 0 where the system does not tell.
    """

    number: int
    source: str
    outcome: str
    where: str = ""
    seconds: float = 0.0
    megabytes: float = 0.0

    @property
    def foreseen(self) -> bool:
        """Whether it was read, or refused for a reason that has a sentence of its own."""
        unforeseen = (TRACEBACK, FileCouldNotBeRead.__name__, FileTookTooLong.__name__, FileTookTooMuchMemory.__name__)
        return self.outcome not in unforeseen


def rows(tries: int = TRIES, first: int = 0) -> list[dict[str, object]]:
    """Return how so many damaged files ended, by kind of file, and the faults with the numbers under which they can be made again."""
    begun = time.monotonic()
    found = fuzz(tries, first=first)
    by_ending: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        by_ending[Path(one.source).suffix][one.outcome] += 1
    slowest = sorted(found, key=lambda one: -one.seconds)[:_SHOWN]
    return [
        {
            "tries": tries,
            "seconds": round(time.monotonic() - begun, 1),
            "ends": dict(Counter(one.outcome for one in found).most_common()),
            **{f"ends of {ending}": dict(outcomes.most_common()) for ending, outcomes in sorted(by_ending.items())},
            "slowest": [f"{one.seconds:.2f} s: try {one.number} of {one.source}, {one.outcome}" for one in slowest],
            "largest process, MB": round(max((one.megabytes for one in found), default=0.0)),
            "faults": [f"try {one.number} of {one.source}, {one.outcome}: {one.where}" for one in found if not one.foreseen],
        }
    ]


def print_rows(found: list[dict[str, object]]) -> None:
    """Print what became of the files."""
    for row in found:
        print(f"fuzz: {row['tries']} damaged files in {row['seconds']} s")
        for name, told in row.items():
            if name not in ("tries", "seconds"):
                print(f"  {name}: {told}")


def fuzz(tries: int = TRIES, *, first: int = 0) -> list[Tried]:
    """Try so many files in child processes with the limits that a person's file has."""
    found: list[Tried] = []
    with TemporaryDirectory(prefix="tiltaksplan-fuzz-") as name, Crew(allowed=_MOST) as crew:
        folder = Path(name)
        (folder / "whole").mkdir()
        (folder / "tried").mkdir()
        sources = write_sources(folder / "whole")
        numbers = range(first, first + tries)
        paths = [folder / "tried" / f"{number}-{sources[number % len(sources)].name}" for number in numbers]
        work = partial(try_number, whole=folder / "whole")
        for number, (path, answer) in zip(numbers, crew.each(work, paths, Silent()), strict=True):
            if isinstance(answer, TiltaksplanError):
                source = path.name.partition("-")[2]
                answer = Tried(number=number, source=source, outcome=type(answer).__name__, seconds=_MOST.seconds)
            found.append(answer)
    return found


def try_number(path: Path, *, whole: Path) -> Tried:
    """Make the file of the number that *path* begins with from its source, read it, and take it away."""
    number, _, source = path.name.partition("-")
    path.write_bytes(mutated((whole / source).read_bytes(), Random(int(number))))
    begun = time.monotonic()
    try:
        outcome, where = outcome_of(path)
    finally:
        path.unlink()
    return Tried(
        number=int(number), source=source, outcome=outcome, where=where, seconds=time.monotonic() - begun, megabytes=_megabytes()
    )  # fmt: skip


def outcome_of(path: Path) -> tuple[str, str]:
    """Return what becomes of the file at *path*, and where it went wrong, where nobody foresaw it."""
    try:
        inside = [one.path for one in enclosed_in(path)] if is_container(path) else [path]
        outcomes = [_outcome_of_form(one) for one in inside]
    except TiltaksplanError as error:
        return type(error).__name__, _where(error.__cause__) if isinstance(error, FileCouldNotBeRead) else ""
    except MemoryError:
        return FileTookTooMuchMemory.__name__, ""
    except Exception as error:  # noqa: BLE001  this is what we look for
        return TRACEBACK, _where(error)
    return next((one for one in outcomes if one[1]), outcomes[0])


def _outcome_of_form(path: Path) -> tuple[str, str]:
    try:
        reading = reading_of_file(path, setup=None, templates=(), batch=None)
    except TiltaksplanError as error:
        return type(error).__name__, _where(error.__cause__) if isinstance(error, FileCouldNotBeRead) else ""
    readings_json([reading])
    exit_code_of([reading])
    return READ, ""


def _where(error: BaseException | None) -> str:
    if error is None:
        return "?"
    frames = traceback.extract_tb(error.__traceback__)[-2:]
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    return f"{type(error).__name__}: {str(error)[:80]} at {places}"


def _megabytes() -> float:
    if sys.platform == "win32":
        return 0.0  # the child watches itself there
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)
