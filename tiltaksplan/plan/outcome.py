"""What the choice came to: who is in, who is in reserve, who was prioritised down, each with its reason, and the load that it gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tiltaksplan.language import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """A proposal that is taken into the plan, from the first day of a quarter to the last day of one."""

    proposal: str
    start: date
    end: date
    score: float
    why: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSelected:
    """A proposal in reserve or prioritised down: why, and what would have to change."""

    proposal: str
    score: float
    reason: Message
    would_enter_if: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLoad:
    """A unit's hours in one quarter (`2023-Q2`) against what it can give."""

    unit: str
    quarter: str
    hours: float
    capacity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLoad:
    """A person's hours in one quarter against a quarter of the year's; shown, not limited."""

    person: str
    quarter: str
    hours: float
    capacity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLoad:
    """The money taken from one source in one calendar year against its limit (reserve taken off), in kroner."""

    year: int
    funding: str
    amount: int
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What the selected measures ask of units, people and money."""

    units: tuple[UnitLoad, ...] = ()
    people: tuple[PersonLoad, ...] = ()
    budget: tuple[BudgetLoad, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One run of the choice, kept with its scenario's name so that it can be compared with another.

    Attributes:
        status: `optimal`, `feasible` or `infeasible`.
        value: The sum of the selected scores; `bound` is what no plan can exceed.
        seconds: How long it took.
        plan_fingerprint: Of what the choice was built on; when the plan's differs, the outcome is out of date.
        problem: Why there is no plan, where the status is `infeasible`.
        notes: What could not be taken into account, such as a decision about a proposal that does not exist.
    """

    scenario: str = ""
    status: str
    value: float
    bound: float
    seconds: float
    selected: tuple[Selected, ...] = ()
    reserve: tuple[NotSelected, ...] = ()
    down: tuple[NotSelected, ...] = ()
    load: Load = Load()
    plan_fingerprint: str = ""
    problem: Message | None = None
    notes: tuple[Message, ...] = ()
