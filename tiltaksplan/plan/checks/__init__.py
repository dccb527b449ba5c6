"""Every lesson of the last plan as a check: the register, and the run over a plan."""

from __future__ import annotations

from dataclasses import replace

from tiltaksplan.plan.checks import (
    alike,
    balance,
    capacity,
    complete,
    concrete,
    dependencies,
    history,
    keypeople,
    leaders,
    money,
    parts,
    people,
    privacy,
    risk,
    size,
    spending,
    strategy,
    timing,
    wording,
)
from tiltaksplan.plan.checks.check import Check, Hit
from tiltaksplan.plan.finding import Finding, Severity
from tiltaksplan.plan.plan import Plan

CHECKS: tuple[Check, ...] = (
    *complete.CHECKS,
    *concrete.CHECKS,
    *wording.CHECKS,
    *timing.CHECKS,
    *size.CHECKS,
    *parts.CHECKS,
    *money.CHECKS,
    *spending.CHECKS,
    *history.CHECKS,
    *people.CHECKS,
    *leaders.CHECKS,
    *keypeople.CHECKS,
    *capacity.CHECKS,
    *risk.CHECKS,
    *strategy.CHECKS,
    *balance.CHECKS,
    *dependencies.CHECKS,
    *alike.CHECKS,
    *privacy.CHECKS,
)
WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def check(plan: Plan) -> tuple[Finding, ...]:
    """Return what all checks find in *plan*, the gravest first; a finding that a person lives with carries the waiver."""
    waivers = {waiver.key: waiver for waiver in plan.waivers}
    findings = []
    for one in CHECKS:
        for finding in one.findings(plan):
            waiver = waivers.get(finding.key) if waivers else None
            findings.append(replace(finding, waived=waiver) if waiver and waiver.fingerprint == finding.fingerprint else finding)
    return tuple(sorted(findings, key=lambda finding: WEIGHT[finding.severity]))


__all__ = ["CHECKS", "Check", "Hit", "check"]
