"""What a group hands in: the proposal and the lines that it is made of.

Names of things in the plan (unit, group, focus area, funding, frame) are kept as somebody wrote them until the plan has matched them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to ask about a proposal."""

    name: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectLeader:
    """Who is to lead the measure, and why that person will succeed.

    Competence, experience and qualities are personal data: never logged, never in a file name, never in an export
    that did not ask for them.
    """

    name: str | None = None
    competence: str | None = None
    experience: str | None = None
    qualities: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """What one thing costs in one calendar year.

    Attributes:
        year: Calendar year; None where the form gives none.
        category: What the money is for, in the form's words.
        amount: Whole kroner; None where the figure cannot be read (a problem quotes it).
        funding: Who pays, in the form's words.

    Raises:
        ValueError: A negative amount. A fault of ours: readers turn it into a problem first.
    """

    year: int | None = None
    category: str | None = None
    amount: int | None = None
    funding: str | None = None

    def __post_init__(self) -> None:
        if self.amount is not None and self.amount < 0:
            raise ValueError(f"amount below zero: {self.amount}")


@dataclass(frozen=True, slots=True, kw_only=True)
class HourLine:
    """One person's hours on one proposal in one calendar year.

    Attributes:
        person: Full name as written; None where the form only names a role or a total for all.
        role: What the person does in the measure.
        unit: The unit that gives the hours away, and so must say yes to them; None where the form does not say.
        year: Calendar year; None where the form gives none.
        hours: Working hours, whole where they are whole; a work year is `Setup.hours_per_work_year`. None where the figure cannot be read.

    Raises:
        ValueError: Negative hours. A fault of ours: readers turn them into a problem first.
    """

    person: str | None = None
    role: str | None = None
    unit: str | None = None
    year: int | None = None
    hours: float | None = None

    def __post_init__(self) -> None:
        if self.hours is not None and self.hours < 0:
            raise ValueError(f"hours below zero: {self.hours}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """What can go wrong, how likely and how bad it is (1 to 5 each), and what is done about it."""

    description: str | None = None
    probability: int | None = None
    consequence: int | None = None
    mitigation: str | None = None

    @property
    def score(self) -> int | None:
        """Probability times consequence, 1 to 25; None where one of them is not known."""
        if self.probability is None or self.consequence is None:
            return None
        return self.probability * self.consequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """What is done by which day."""

    date: date | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a group hands in; taken into the plan it becomes a measure.

    Attributes:
        id: The plan's own name for it, `T-01`; empty as long as it stands in no plan (a reading).
        baseline, target: The indicator's value today and when the measure is done, without unit.
        strategy_goals: Numbers alone: `("3.2", "4.1")`.
        start, end: First and last day.
        dependencies: What must be in place first, in the form's words; may name another proposal by title or id.
        displaces: What the museum will do differently or stop doing.
        priority: The unit's rank in round two, 1 first.
        stated_cost: The total in kroner that the form itself states; held against the lines, never a line of its own.
        stated_hours: The same for hours.
        received: The day on which the form came in (mail date, else the file's last saving).
        not_asked: Pointers of fields that the form had no room for; empty for a proposal made in the window.
    """

    id: str = ""
    title: str | None = None
    group: str | None = None
    unit: str | None = None
    contact: Contact = Contact()
    focus_area: str | None = None
    description: str | None = None
    justification: str | None = None
    goal: str | None = None
    indicator: str | None = None
    baseline: float | None = None
    target: float | None = None
    strategy_goals: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    costs: tuple[CostLine, ...] = ()
    hours: tuple[HourLine, ...] = ()
    risks: tuple[Risk, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    dependencies: tuple[str, ...] = ()
    benefit: str | None = None
    partners: tuple[str, ...] = ()
    displaces: str | None = None
    leader: ProjectLeader = ProjectLeader()
    priority: int | None = None
    priority_reason: str | None = None
    stated_cost: int | None = None
    stated_hours: float | None = None
    received: date | None = None
    not_asked: tuple[str, ...] = ()

    @property
    def total_cost(self) -> int:
        """The sum of the cost lines, in kroner."""
        return sum(line.amount or 0 for line in self.costs)

    @property
    def total_hours(self) -> float:
        """The sum of the hour lines."""
        return sum(line.hours or 0 for line in self.hours)
