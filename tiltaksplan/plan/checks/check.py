"""What a check is: a small pure function with all that is said about it beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tiltaksplan.language import Message
from tiltaksplan.plan.finding import Finding, Severity
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal

Figures = dict[str, object]


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that a check found: what it is about, and the figures it is built on.

    Attributes:
        field: JSON pointer into the proposal; None where no single field is meant.
        figures: What the check's texts name in braces, and nothing that is not said or counted.
        proposals: Ids of the proposals it is about; empty for the portfolio.
        severity: Where it differs from the check's own.
        fix: Where it differs from the check's own: text with the same figures.
    """

    field: str | None
    figures: Figures
    proposals: tuple[str, ...] = ()
    severity: Severity | None = None
    fix: str | None = None


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
    limits: tuple[str, ...]
    find: Callable[[Plan], Iterable[Hit]]
    looks_for: str = ""

    def findings(self, plan: Plan) -> Iterable[Finding]:
        """Yield what the check finds in *plan*."""
        for hit in self.find(plan):
            figures = tuple(hit.figures.items())
            yield Finding(
                code=self.code,
                severity=hit.severity or self.severity,
                proposals=hit.proposals,
                field=hit.field,
                message=Message(self.message, figures),
                why=Message(self.why, figures),
                fix=Message(hit.fix or self.fix, figures),
                figures=figures,
            )


def check(
    *,
    code: str,
    severity: Severity,
    lesson: str,
    message: str,
    why: str,
    fix: str,
    limits: tuple[str, ...] = (),
    looks_for: str = "",
) -> Callable[[Callable[[Plan], Iterable[Hit]]], Check]:
    """Make a check of a function that finds."""

    def made(find: Callable[[Plan], Iterable[Hit]]) -> Check:
        return Check(
            code=code, severity=severity, lesson=lesson, message=message, why=why, fix=fix, limits=limits, find=find, looks_for=looks_for
        )

    return made


class InEach:
    """Finds in one proposal at a time, and remembers: an edit changes one proposal, and only that one is looked at again.

    What is found may rest on the set-up, the round and the history, but on no other proposal.
    """

    def __init__(self, find: Callable[[Plan, Proposal], Iterable[Hit]]) -> None:
        self._find = find
        self.__doc__ = find.__doc__
        # what it rests on, and what it found by the proposal's identity: one value, exchanged whole, since two threads may check at once
        self._last: tuple[tuple[object, ...], dict[int, tuple[Proposal, tuple[Hit, ...]]]] = ((), {})

    def __call__(self, plan: Plan) -> Iterable[Hit]:
        """Return what is found in each proposal of *plan*."""
        rests_on = (plan.setup, plan.round, plan.history)
        last_on, last = self._last
        same = len(last_on) == len(rests_on) and all(old is new for old, new in zip(last_on, rests_on, strict=True))
        before, known = last if same else {}, {}
        for proposal in plan.proposals:
            remembered = before.get(id(proposal))  # kept alive beside its hits, so its id is nobody else's
            if remembered is None or remembered[0] is not proposal:
                remembered = (proposal, tuple(self._find(plan, proposal)))
            known[id(proposal)] = remembered
        self._last = (rests_on, known)
        return [hit for _, hits in known.values() for hit in hits]


def check_each(
    *,
    code: str,
    severity: Severity,
    lesson: str,
    message: str,
    why: str,
    fix: str,
    limits: tuple[str, ...] = (),
    looks_for: str = "",
) -> Callable[[Callable[[Plan, Proposal], Iterable[Hit]]], Check]:
    """Make a check of a function that finds in one proposal."""

    def made(find: Callable[[Plan, Proposal], Iterable[Hit]]) -> Check:
        find_in_all = InEach(find)
        return Check(
            code=code, severity=severity, lesson=lesson, message=message, why=why, fix=fix, limits=limits, find=find_in_all,
            looks_for=looks_for,
        )  # fmt: skip

    return made
