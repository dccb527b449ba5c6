"""A plan says which checks run and how much they weigh."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.plan.checked import GOOD, codes, plan_of, plan_with
from tiltaksplan.plan.check_settings import CheckSetting, with_setting
from tiltaksplan.plan.checks import CHECKS, check
from tiltaksplan.plan.finding import Finding, Severity, Waiver
from tiltaksplan.plan.plan import Plan


def choosing(plan: Plan, *settings: CheckSetting) -> Plan:
    return replace(plan, setup=replace(plan.setup, check_settings=settings))


def found(plan: Plan, code: str) -> Finding:
    (finding,) = [finding for finding in check(plan) if finding.code == code]
    return finding


def test_a_check_that_is_off_finds_nothing_and_the_others_go_on() -> None:
    plan = plan_with(risks=(), stated_cost=1_000_000)
    assert codes(plan) == {"no-risks", "total-differs"}
    assert codes(choosing(plan, CheckSetting(code="no-risks", runs=False))) == {"total-differs"}
    assert codes(plan) == {"no-risks", "total-differs"}


@pytest.mark.parametrize("severity", Severity)
def test_a_finding_weighs_what_the_plan_has_chosen_and_is_the_same_in_all_else(severity: Severity) -> None:
    plan = plan_with(stated_cost=1_000_000)
    before, after = (
        found(plan, "total-differs"),
        found(choosing(plan, CheckSetting(code="total-differs", severity=severity)), "total-differs"),
    )
    assert after == replace(before, severity=severity)


def test_findings_stand_in_the_order_of_what_the_plan_lets_them_weigh() -> None:
    plan = choosing(plan_with(risks=(), stated_cost=1_000_000), CheckSetting(code="no-risks", severity=Severity.ERROR))
    assert [finding.code for finding in check(plan)] == ["no-risks", "total-differs"]


def test_what_the_form_had_no_room_for_stays_an_info_whatever_the_plan_has_chosen() -> None:
    plan = choosing(plan_with(risks=(), not_asked=("/risks",)), CheckSetting(code="no-risks", severity=Severity.ERROR))
    assert found(plan, "no-risks").severity is Severity.INFO


def test_what_a_check_makes_graver_weighs_what_the_plan_has_chosen() -> None:
    plan = plan_with(justification=None)
    assert found(plan, "required-missing").severity is Severity.ERROR
    assert (
        found(choosing(plan, CheckSetting(code="required-missing", severity=Severity.INFO)), "required-missing").severity is Severity.INFO
    )


def test_a_waiver_holds_when_the_severity_is_chosen_anew() -> None:
    plan = plan_with(stated_cost=1_000_000)
    finding = found(plan, "total-differs")
    waived = replace(plan, waivers=(Waiver(key=finding.key, fingerprint=finding.fingerprint, reason="Avrundet"),))
    assert found(choosing(waived, CheckSetting(code="total-differs", severity=Severity.ERROR)), "total-differs").waived is not None


def test_with_all_checks_off_nothing_is_found() -> None:
    plan = choosing(plan_with(risks=()), *(CheckSetting(code=one.code, runs=False) for one in CHECKS))
    assert check(plan) == ()


def test_a_choice_that_leaves_the_check_as_it_is_is_not_kept() -> None:
    chosen = with_setting((), "no-risks", runs=False)
    assert chosen == (CheckSetting(code="no-risks", runs=False),)
    assert with_setting(chosen, "no-risks", runs=True) == ()
    assert with_setting(chosen, "no-risks", runs=True, reason="Prøvd") == (CheckSetting(code="no-risks", reason="Prøvd"),)


def test_a_good_proposal_has_no_findings_whatever_its_checks_weigh() -> None:
    assert check(choosing(plan_of(GOOD), *(CheckSetting(code=one.code, severity=Severity.ERROR) for one in CHECKS))) == ()
