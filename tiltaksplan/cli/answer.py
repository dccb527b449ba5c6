"""What a command gives back to the outer door, and the exit codes of the contract."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from tiltaksplan.cli.progress_line import ProgressLine

DONE, NEEDS_A_PERSON, WRONG_USAGE, CANNOT_BE_READ, LOCKED = range(5)
INTERRUPTED = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command gives: an exit code, the JSON document, and the same as text for people."""

    code: int
    document: object
    text: str


Command = Callable[["argparse.Namespace", "ProgressLine"], Answer]
