"""The set-up (oppsett) that a plan is made and judged by.

Period, units, groups, people, money, frames, goals, criteria, limits, what is chosen about the checks, and decisions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from tiltaksplan.plan.check_settings import CheckSetting
from tiltaksplan.plan.limits import Limits

QUARTERS_PER_YEAR = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A section or department, and who heads it."""

    name: str
    short_name: str | None = None
    leader: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A subject or research group: who is invited to propose."""

    name: str
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who can give hours to measures.

    Attributes:
        hours: (calendar year, hours that can be given to measures in it), fixed duties already taken off.
    """

    name: str
    email: str | None = None
    unit: str | None = None
    position: str | None = None
    hours: tuple[tuple[int, float], ...] = ()

    def hours_in(self, year: int) -> float:
        """Return the hours that the person can give in *year*; 0 for a year that the set-up does not name."""
        return dict(self.hours).get(year, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """Money that can be given to measures in one calendar year from one source, in kroner."""

    year: int
    amount: int
    source: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusArea:
    """A main area (hovedområde) that each proposal belongs to one of."""

    name: str
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """An external consideration (ytre ramme) that proposals must answer."""

    name: str
    other_names: tuple[str, ...] = ()
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyGoal:
    """One of the strategy's goals; `number` is text: `4.3` is no decimal."""

    number: str
    chapter: str | None = None
    text: str | None = None
    prioritised: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """What proposals are scored by: a weight, and what each of the steps 1 to 5 means."""

    name: str
    weight: float
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the leaders have decided about the choice (sheet Beslutninger), with a name and a reason.

    Attributes:
        kind: `must` (må med), `must-not` (må ikke med), `starts` (starter), `not-together` (ikke sammen) or `first-then` (først–så).
        proposal, other: Id or title.
        quarter: `2023-Q2`, for `starts`.
    """

    kind: str
    proposal: str
    other: str | None = None
    quarter: str | None = None
    who: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """All that is chosen for a plan before the invitation goes out."""

    title: str = ""
    first_year: int = 2023
    last_year: int = 2025
    hours_per_work_year: float = 1695
    max_measures: int | None = None
    currency: str = "NOK"
    proposal_deadline: date | None = None
    unit_deadline: date | None = None
    approval_date: date | None = None
    units: tuple[Unit, ...] = ()
    groups: tuple[Group, ...] = ()
    people: tuple[Person, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    focus_areas: tuple[FocusArea, ...] = ()
    frames: tuple[Frame, ...] = ()
    goals: tuple[StrategyGoal, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    limits: Limits = field(default_factory=Limits)
    check_settings: tuple[CheckSetting, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def check_setting(self, code: str) -> CheckSetting:
        """Return what the plan has chosen about the check *code*."""
        return next((one for one in self.check_settings if one.code == code), CheckSetting(code=code))

    @property
    def years(self) -> range:
        """The calendar years of the plan."""
        return range(self.first_year, self.last_year + 1)

    @property
    def first_day(self) -> date:
        """The plan's first day."""
        return date(self.first_year, 1, 1)

    @property
    def last_day(self) -> date:
        """The plan's last day."""
        return date(self.last_year, 12, 31)

    def budget_sources(self) -> tuple[str, ...]:
        """Return the sources that are limited, in the order of the set-up, each once."""
        return tuple(dict.fromkeys(line.source for line in self.budget))

    def people_of(self, unit: str) -> Iterator[Person]:
        """Yield the people of *unit*."""
        return (person for person in self.people if person.unit == unit)
