"""One measure of the last plan: what it was to cost and take, what it cost and took, and how well it was achieved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

WELL_ACHIEVED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PastMeasure:
    """A measure of an earlier plan.

    Attributes:
        planned_cost, actual_cost: Whole kroner.
        actual_end: None where the measure was not completed.
        achievement: 1 to 5; 4 and 5 are 'god' and 'svært god'. None where it was not judged.
    """

    number: str
    title: str
    unit: str | None = None
    planned_cost: int | None = None
    actual_cost: int | None = None
    planned_hours: float | None = None
    actual_hours: float | None = None
    planned_end: date | None = None
    actual_end: date | None = None
    status: str | None = None
    achievement: int | None = None
    hit_by_pandemic: bool = False
    causes: str | None = None

    @property
    def well_achieved(self) -> bool:
        """Whether the measure was achieved well or very well."""
        return self.achievement is not None and self.achievement >= WELL_ACHIEVED
