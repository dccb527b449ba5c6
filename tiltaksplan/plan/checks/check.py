"""What a check is: a small pure function with all that is said about it beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, NotRequired, TypedDict, TypeVar, Unpack

from tiltaksplan.language import Message
from tiltaksplan.plan.finding import Finding, Severity
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal

Figures = dict[str, object]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that a check found: what it is about, and the figures it is built on.

    Attributes:
        field: JSON pointer into the proposal; None where no single field is meant.
        figures: What the check's texts name in braces, and nothing that is not said or counted.
        proposals: Ids of the proposals it is about; empty for the portfolio.
        severity: Where it differs from the check's own.
        fix, message: Where it differs from the check's own: text with the same figures.
    """

    field: str | None
    figures: Figures
    proposals: tuple[str, ...] = ()
    severity: Severity | None = None
    fix: str | None = None
    message: str | None = None


class About(TypedDict):
    """What is said of a check where it is declared: the attributes of `Check`."""

    code: str
    severity: Severity
    looks_for: NotRequired[str]
    lesson: str
    message: str
    why: str
    fix: str
    limits: NotRequired[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A check and its words.

    Attributes:
        looks_for: What it finds, in a few words: its name for people, in the set-up's lists of checks.
        lesson: The experience or source that it comes from, for the manual.
        limits: Keys of the limits that it holds the plan against.
    """

    code: str
    severity: Severity
    lesson: str
    message: str
    why: str
    fix: str
    limits: tuple[str, ...] = ()
    find: Callable[[Plan], Iterable[Hit]]
    looks_for: str = ""

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """Return what the check finds in *plan*."""
        return self.made(self.find(plan))

    def made(self, hits: Iterable[Hit]) -> Sequence[Finding]:
        """Return *hits* in the check's words."""
        return [self._finding(hit) for hit in hits]

    def _finding(self, hit: Hit) -> Finding:
        figures = tuple(hit.figures.items())
        return Finding(
            code=self.code,
            severity=hit.severity or self.severity,
            proposals=hit.proposals,
            field=hit.field,
            message=Message(hit.message or self.message, figures),
            why=Message(self.why, figures),
            fix=Message(hit.fix or self.fix, figures),
            figures=figures,
        )


def check(**about: Unpack[About]) -> Callable[[Callable[[Plan], Iterable[Hit]]], Check]:
    """Make a check of a function that finds."""
    return lambda find: Check(find=find, **about)


def check_each(**about: Unpack[About]) -> Callable[[Callable[[Plan, Proposal], Iterable[Hit]]], Check]:
    """Make a check of a function that finds in one proposal."""
    return lambda find: Check(find=InEach(find, _proposals_of), **about)


def _proposals_of(plan: Plan) -> Iterable[Proposal]:
    return plan.proposals


class InEach(Generic[T]):
    """Finds in one thing of a plan at a time: a proposal, its sums, or those of a person.

    What is found may rest on that thing, the set-up, the round and the history, and on nothing else: so it can be remembered.

    Attributes:
        things: The function that gives the things.
    """

    def __init__(self, find: Callable[[Plan, T], Iterable[Hit]], things: Callable[[Plan], Iterable[T]]) -> None:
        self.find_in, self.things = find, things
        self.__doc__ = find.__doc__

    def __call__(self, plan: Plan) -> Iterable[Hit]:
        """Yield what is found in each thing of *plan*."""
        return (hit for thing in self.things(plan) for hit in self.find_in(plan, thing))
