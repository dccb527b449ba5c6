"""What an assessor gives a proposal on one criterion."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One assessor's step (1 to 5) for one proposal on one criterion, with the reason."""

    proposal: str
    criterion: str
    step: int
    assessor: str = ""
    reason: str | None = None

    @property
    def key(self) -> str:
        """What the score is kept under: one step a proposal, criterion and assessor."""
        return f"{self.proposal}|{self.criterion}|{self.assessor}"
