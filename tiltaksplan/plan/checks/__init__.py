"""Every lesson of the last plan as a check: the register, and the run over a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tiltaksplan.plan.check_settings import WEIGHT, CheckSetting
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
from tiltaksplan.plan.finding import Finding, Severity, Waiver
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
BY_CODE: dict[str, Check] = {one.code: one for one in CHECKS}


def check(plan: Plan) -> tuple[Finding, ...]:
    """Return what the checks that the plan runs find in it, the gravest first; a finding that a person lives with carries the waiver."""
    waivers = {waiver.key: waiver for waiver in plan.waivers}
    findings: list[Finding] = []
    for one in CHECKS:
        setting = plan.setup.check_setting(one.code)
        if setting.runs:
            findings += _as_chosen(one.findings(plan), setting, one.severity)
    if waivers:
        findings = [_waived(finding, waivers) for finding in findings]
    return tuple(sorted(findings, key=lambda finding: WEIGHT[finding.severity]))


def _as_chosen(findings: Iterable[Finding], setting: CheckSetting, own: Severity) -> Iterable[Finding]:
    if setting.severity is None:
        return findings
    return [replace(finding, severity=setting.severity_of(own, finding.severity)) for finding in findings]


def _waived(finding: Finding, waivers: dict[str, Waiver]) -> Finding:
    waiver = waivers.get(finding.key)
    return replace(finding, waived=waiver) if waiver is not None and waiver.fingerprint == finding.fingerprint else finding


__all__ = ["BY_CODE", "CHECKS", "Check", "Hit", "check"]
