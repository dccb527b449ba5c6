"""Check a plan: every finding on proposals and on the portfolio."""

from __future__ import annotations

from collections.abc import Sequence

from tiltaksplan.language import Message
from tiltaksplan.plan.checks import check
from tiltaksplan.plan.finding import Finding, Severity
from tiltaksplan.plan.plain import plain_of
from tiltaksplan.plan.plan import Plan


def check_plan(plan: Plan) -> tuple[Finding, ...]:
    """Return every finding, the gravest first."""
    return check(plan)


def findings_need_a_person(findings: Sequence[Finding]) -> bool:
    """Tell whether an error stands that nobody has waived."""
    return any(finding.severity is Severity.ERROR and finding.waived is None for finding in findings)


def findings_json(plan: Plan, findings: Sequence[Finding], language: str = "nb") -> dict[str, object]:
    """Return the findings as the contract's `check --json`."""
    titles = {proposal.id: proposal.title for proposal in plan.proposals}
    return {"findings": [_finding_json(finding, titles, language) for finding in findings]}


def _finding_json(finding: Finding, titles: dict[str, str | None], language: str) -> dict[str, object]:
    alone = finding.proposals[0] if len(finding.proposals) == 1 else None
    document: dict[str, object] = {
        "code": finding.code,
        "severity": finding.severity.value,
        "proposal": alone,
        "title": titles.get(alone) if alone else None,
        "field": finding.field,
        "message": finding.message.told(language),
        "why": finding.why.told(language),
        "fix": finding.fix.told(language),
        "figures": {name: _figure(value, language) for name, value in finding.figures},
        "waived": plain_of(finding.waived) if finding.waived else None,
    }
    if len(finding.proposals) > 1:
        document["proposals"] = list(finding.proposals)
    return document


def _figure(value: object, language: str) -> object:
    if isinstance(value, Message):
        return value.told(language)
    if isinstance(value, int):
        return int(value)
    return [_figure(part, language) for part in value] if isinstance(value, tuple) else plain_of(value)
