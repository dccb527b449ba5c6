"""What the last plan's measures really cost and took, and how well they were achieved: in all, and unit by unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tiltaksplan.plan.past_measure import WELL_ACHIEVED, PastMeasure

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class HistorySummary:
    """What came of some measures.

    Attributes:
        name: The unit's; empty for all measures, or for those without a unit.
        measures: How many; `completed` of them have an actual end.
        well_achieved: How many reached 4 or 5.
        planned_cost, actual_cost: Kroner, over the measures that have both.
        planned_hours, actual_hours: The same for hours.
        cost_ratio, hours_ratio: The middle one of the completed measures' actual ÷ planned; None where no measure has both.
        months_late: The middle one of the completed measures' delays, less than 0 where early; None where no measure has both dates.
    """

    name: str
    measures: int
    completed: int
    well_achieved: int
    hit_by_pandemic: int
    planned_cost: int
    actual_cost: int
    planned_hours: float
    actual_hours: float
    cost_ratio: float | None
    hours_ratio: float | None
    months_late: float | None


def summary(history: Iterable[PastMeasure]) -> HistorySummary:
    """Return what came of all measures.

    >>> measures = PastMeasure(number="1", title="A", planned_cost=9, actual_cost=15), PastMeasure(number="2", title="B", achievement=4)
    >>> (one := summary(measures)).measures, one.well_achieved, one.actual_cost, one.cost_ratio
    (2, 1, 15, None)
    """
    return _summary("", _frame(history))


def summaries_by_unit(history: Iterable[PastMeasure]) -> tuple[HistorySummary, ...]:
    """Return what came of each unit's measures, in the order of the units' names; those without a unit come first, under no name."""
    frame = _frame(history)
    return tuple(_summary(str(name), part) for name, part in frame.groupby("unit", sort=True)) if len(frame) else ()


def _frame(history: Iterable[PastMeasure]) -> pd.DataFrame:
    import pandas as pd

    names = tuple(PastMeasure.__slots__)
    frame = pd.DataFrame([[getattr(measure, name) for name in names] for measure in history], columns=list(names))
    for name in ("planned_cost", "actual_cost", "planned_hours", "actual_hours", "achievement"):
        frame[name] = pd.to_numeric(frame[name])
    for name in ("planned_end", "actual_end"):
        frame[name] = pd.to_datetime(frame[name])
    return frame.assign(unit=frame["unit"].fillna(""))


def _summary(name: str, frame: pd.DataFrame) -> HistorySummary:
    done = frame[frame["actual_end"].notna()]
    late = (done["actual_end"] - done["planned_end"]).dt.days / (365.25 / 12)
    cost, hours = (frame.dropna(subset=[f"planned_{what}", f"actual_{what}"]) for what in ("cost", "hours"))
    return HistorySummary(
        name=name, measures=len(frame), completed=len(done), well_achieved=int((frame["achievement"] >= WELL_ACHIEVED).sum()),
        hit_by_pandemic=int(frame["hit_by_pandemic"].sum()),
        planned_cost=int(cost["planned_cost"].sum()), actual_cost=int(cost["actual_cost"].sum()),
        planned_hours=float(hours["planned_hours"].sum()), actual_hours=float(hours["actual_hours"].sum()),
        cost_ratio=_middle(_ratio(done, "cost")), hours_ratio=_middle(_ratio(done, "hours")), months_late=_middle(late),
    )  # fmt: skip


def _ratio(done: pd.DataFrame, what: str) -> pd.Series[float]:
    planned: pd.Series[float] = done[f"planned_{what}"]
    return done[f"actual_{what}"] / planned.where(planned > 0)


def _middle(values: pd.Series[float]) -> float | None:
    known = values.dropna()
    return round(float(known.median()), 3) if len(known) else None
