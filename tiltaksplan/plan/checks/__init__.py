"""Every lesson of the last plan as a check: the register, and the run over a plan."""

from __future__ import annotations

from dataclasses import replace

from tiltaksplan.plan.check_settings import WEIGHT
from tiltaksplan.plan.checks import (
    alike,
    balance,
    capacity,
    complete,
    concrete,
    dependencies,
    forgotten,
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
from tiltaksplan.plan.checks.remembering import together
from tiltaksplan.plan.finding import Finding, Waiver
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
    *forgotten.CHECKS,
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
BY_CODE: dict[str, Check] = {one.code: one for one in CHECKS}


_TOGETHER = together(CHECKS)


def check(plan: Plan) -> tuple[Finding, ...]:
    """Return what the checks that the plan runs find in it, the gravest first; a finding that a person lives with carries the waiver."""
    waivers = {waiver.key: waiver for waiver in plan.waivers}
    settings = {one.code: one for one in plan.setup.check_settings}
    remembered: dict[str, list[Finding]] = {}
    for group in _TOGETHER:
        remembered |= group.findings(plan)
    findings: list[Finding] = []
    for one in CHECKS:
        setting = settings.get(one.code)
        if setting is not None and not setting.runs:
            continue
        found = remembered[one.code] if one.code in remembered else one.findings(plan)
        if setting is not None and setting.severity is not None:
            found = [replace(finding, severity=setting.severity_of(one.severity, finding.severity)) for finding in found]
        findings += found
    if waivers:
        findings = [_waived(finding, waivers) for finding in findings]
    return tuple(sorted(findings, key=lambda finding: WEIGHT[finding.severity]))


def _waived(finding: Finding, waivers: dict[str, Waiver]) -> Finding:
    waiver = waivers.get(finding.key)
    return replace(finding, waived=waiver) if waiver is not None and waiver.fingerprint == finding.fingerprint else finding


__all__ = ["BY_CODE", "CHECKS", "Check", "Hit", "check"]
