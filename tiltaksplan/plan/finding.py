"""What a check found, and how a person answered it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tiltaksplan.language import Message


class Severity(StrEnum):
    """How much a finding weighs. None of them blocks: only the start gate and the frozen plan say no."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A person's decision to live with a finding, with the reason.

    Attributes:
        key: The finding's `key`.
        fingerprint: The finding's `fingerprint` when it was waived: the finding returns when its figures change.
    """

    key: str
    fingerprint: str
    reason: str
    who: str | None = None
    when: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a check found.

    Attributes:
        code: The check's code; codes never change.
        proposals: Ids of the proposals it is about; empty for a finding on the portfolio.
        field: JSON pointer into the proposal (`/costs/2/amount`); None where no single field is meant.
        message, why, fix: What is the case, why it matters, how to mend it.
        figures: Every number and name that the message is built on.
        waived: The waiver that answers it, if any.
    """

    code: str
    severity: Severity
    proposals: tuple[str, ...] = ()
    field: str | None = None
    message: Message
    why: Message
    fix: Message
    figures: tuple[tuple[str, object], ...] = ()
    waived: Waiver | None = None

    @property
    def key(self) -> str:
        """What a waiver of this finding is kept under: the same finding has the same key in the next run."""
        subject = [str(value) for name, value in self.figures if isinstance(value, str)]
        return "|".join((self.code, ",".join(self.proposals), self.field or "", *subject))

    @property
    def fingerprint(self) -> str:
        """The figures behind the finding, as text: when they change, a waiver no longer holds."""
        return "|".join(f"{name}={value}" for name, value in self.figures)
