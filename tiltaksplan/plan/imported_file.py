"""What the plan knows of a file that something was read from; the file itself lies in the store under its SHA-256."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFile:
    """A file that forms were read from.

    Attributes:
        sha256: Of the file's bytes, in hexadecimal: the file's identity.
        name: File name without folder.
        proposals: Ids of the proposals that came from it, in the file's order.
        waiting: True for a newer version of a known proposal that a person has not confirmed yet.
        reading: What was understood, as the contract's JSON object of one file (sources, unplaced, problems).
    """

    sha256: str
    name: str
    imported: datetime
    kind: str = "proposal"
    language: str = "nb"
    template: str | None = None
    proposals: tuple[str, ...] = ()
    waiting: bool = False
    reading: str = "{}"
