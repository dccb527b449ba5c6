"""What was planted in made-up plans, and how well what is found answers to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tiltaksplan.plan.finding import Finding
from tiltaksplan.plan.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A defect that is there: the check's code, the proposals it is in (none for the plan as a whole), the person or unit it is about.

    Attributes:
        must: False where two good readers would not agree: to find it is right, and to leave it is no miss.
    """

    code: str
    proposals: tuple[str, ...] = ()
    subject: str | None = None
    must: bool = True

    def is_found_by(self, finding: Finding) -> bool:
        """Whether *finding* tells of it."""
        if finding.code != self.code or not set(self.proposals) <= set(finding.proposals or self.proposals):
            return False
        return self.subject is None or any(self.subject in str(figure) for _, figure in finding.figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUp:
    """A made-up plan, what is wrong with it, and (code, proposal) of what comes close and is not wrong."""

    plan: Plan
    planted: tuple[Planted, ...]
    close: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Tally:
    """How a check did: planted, of those found; findings, of those right; close cases, of those found after all."""

    planted: int = 0
    found: int = 0
    findings: int = 0
    right: int = 0
    close: int = 0
    fooled: int = 0

    @property
    def recall(self) -> float:
        return self.found / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.findings if self.findings else 1.0

    def add(self, other: Tally) -> None:
        """Take the figures of *other* in."""
        for name in Tally.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def judged(made: MadeUp, findings: Sequence[Finding]) -> tuple[dict[str, Tally], list[Planted], list[Finding]]:
    """Return the tally of each check, what was missed, and what was found that is not there."""
    tallies: dict[str, Tally] = {code: Tally() for code in {one.code for one in made.planted} | {one.code for one in findings}}
    missed = []
    for planted in made.planted:
        if not planted.must:
            continue
        hit = any(planted.is_found_by(finding) for finding in findings)
        tallies[planted.code].planted += 1
        tallies[planted.code].found += hit
        if not hit:
            missed.append(planted)
    wrong = []
    for finding in findings:
        right = any(planted.is_found_by(finding) for planted in made.planted)
        tallies[finding.code].findings += 1
        tallies[finding.code].right += right
        if not right:
            wrong.append(finding)
    found = Counter((finding.code, proposal) for finding in findings for proposal in finding.proposals)
    for code, proposal in made.close:
        tally = tallies.setdefault(code, Tally())
        tally.close += 1
        tally.fooled += found[code, proposal] > 0
    return tallies, missed, wrong


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of *tallies*."""
    whole = Tally()
    for one in tallies:
        whole.add(one)
    return whole
