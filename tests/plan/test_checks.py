"""Each check finds what it is for, and leaves alone what comes close to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.plan import planted, planted_money, planted_people, planted_portfolio, planted_wording
from tests.plan.checked import GOOD, OTHER, codes, plan_of, plan_with
from tiltaksplan.language import LANGUAGES
from tiltaksplan.plan.checks import CHECKS, check
from tiltaksplan.plan.finding import Severity, Waiver
from tiltaksplan.plan.limits import LIMITS, Limits
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import CostLine, HourLine, ProjectLeader

PLANTED = [
    *planted.PLANTED,
    *planted_wording.PLANTED,
    *planted_people.PLANTED,
    *planted_portfolio.PLANTED,
    *planted_money.PLANTED,
]


@pytest.mark.parametrize(("code", "wrong", "close"), PLANTED, ids=[f"{row[0]}-{number}" for number, row in enumerate(PLANTED)])
def test_a_check_finds_what_it_is_for_and_leaves_what_comes_close(code: str, wrong: Callable[[], Plan], close: Callable[[], Plan]) -> None:
    assert code in codes(wrong())
    assert code not in codes(close())


def test_every_check_has_a_proposal_in_which_it_must_find_something() -> None:
    assert {one.code for one in CHECKS} == {row[0] for row in PLANTED}


def test_a_good_proposal_has_no_findings() -> None:
    assert check(plan_of(GOOD)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("code", "wrong"), [row[:2] for row in PLANTED], ids=[f"{row[0]}-{number}" for number, row in enumerate(PLANTED)])
def test_a_finding_says_what_why_and_how_with_its_figures_in_every_language(code: str, wrong: Callable[[], Plan], language: str) -> None:
    for finding in check(wrong()):
        for text in (finding.message, finding.why, finding.fix):
            told = text.told(language)
            assert told and "{" not in told
        assert None not in dict(finding.figures).values()


def test_a_check_names_only_limits_that_exist() -> None:
    known = {limit.key for limit in LIMITS}
    assert [key for one in CHECKS for key in one.limits if key not in known] == []


def test_codes_are_unique() -> None:
    assert len({one.code for one in CHECKS}) == len(CHECKS)


def test_a_persons_hours_are_added_up_across_proposals_and_spellings() -> None:
    plan = plan_of(
        replace(GOOD, hours=(HourLine(person="Kari Nordmann", year=2023, hours=500),)),
        replace(OTHER, hours=(HourLine(person="Nordmann, Kari", year=2023, hours=400),)),
    )
    (finding,) = [finding for finding in check(plan) if finding.code == "person-overload"]
    assert dict(finding.figures) == {"person": "Kari Nordmann", "year": 2023, "hours": 900, "available": 800, "measures": ("T-01", "T-02")}
    assert finding.proposals == ("T-01", "T-02")


def test_a_field_that_the_form_had_no_room_for_is_only_mentioned() -> None:
    plan = plan_with(risks=(), not_asked=("/risks",))
    (finding,) = [finding for finding in check(plan) if finding.code == "no-risks"]
    assert finding.severity is Severity.INFO


def test_what_round_two_asks_for_is_checked_when_round_two_is_open() -> None:
    plan = plan_with(leader=ProjectLeader(name="Kari Nordmann"))
    assert "required-missing" not in codes(plan)
    assert "required-missing" in codes(replace(plan, round=2))


def test_a_waived_finding_keeps_its_reason_and_returns_when_its_figures_change() -> None:
    plan = plan_with(stated_cost=1_000_000)
    (finding,) = [finding for finding in check(plan) if finding.code == "total-differs"]
    waived = replace(plan, waivers=(Waiver(key=finding.key, fingerprint=finding.fingerprint, reason="Avrundet i styret"),))
    (again,) = [finding for finding in check(waived) if finding.code == "total-differs"]
    assert again.waived is not None
    assert again.waived.reason == "Avrundet i styret"
    changed = replace(waived, proposals=(replace(GOOD, stated_cost=1_100_000),))
    (returned,) = [finding for finding in check(changed) if finding.code == "total-differs"]
    assert returned.waived is None


@pytest.mark.parametrize(
    ("stated", "says"),
    [
        (70_000, "«Lys, 2024» på 20 000 kroner er kanskje ikke med."),
        (140_000, "«Film, 2023» på 50 000 kroner er kanskje regnet to ganger."),
        (60_000, "Forskjellen er 30 000 kroner."),
    ],
)
def test_a_wrong_total_is_explained_by_the_line_that_makes_the_difference(stated: int, says: str) -> None:
    lines = (("Film", 2023, 50_000), ("Lys", 2024, 20_000), ("Frakt", 2023, 10_000), ("Frakt", 2024, 10_000))
    costs = tuple(CostLine(category=category, year=year, amount=amount) for category, year, amount in lines)
    (finding,) = [finding for finding in check(plan_with(costs=costs, stated_cost=stated)) if finding.code == "total-differs"]
    assert finding.message.told().replace("\u00a0", " ").endswith(says)


def test_an_unknown_name_is_given_the_nearest_one() -> None:
    (finding,) = [finding for finding in check(plan_with(leader=ProjectLeader(name="Karin Nordby"))) if finding.code == "unknown-person"]
    assert finding.message.told() == "Karin Nordby står ikke i oppsettet."


def test_an_empty_plan_has_no_findings() -> None:
    assert check(Plan()) == ()


def test_an_edit_of_one_proposal_changes_what_is_found_in_it_alone() -> None:
    plan = plan_of(GOOD, OTHER)
    before = check(plan)
    edited = replace(plan, proposals=(replace(GOOD, risks=()), plan.proposals[1]))
    assert {finding.code for finding in check(edited)} - {finding.code for finding in before} == {"no-risks"}
    assert check(plan) == before


def test_a_changed_limit_is_followed_at_once() -> None:
    plan = plan_of(GOOD)
    assert "too-short" not in codes(plan)
    assert "too-short" in codes(plan_of(GOOD, limits=Limits(given=(("min_words", 100),))))
    assert "too-short" not in codes(plan)


def test_what_must_not_be_public_is_not_said_again_in_the_finding() -> None:
    plan = plan_with(justification="Nummeret er 01010750160, og funnene er viktige for forskningen.")
    (finding,) = [finding for finding in check(plan) if finding.code == "identity-number"]
    assert "01010750160" not in f"{finding.message.told()} {finding.why.told()} {finding.fix.told()} {finding.figures}"


def test_pairs_are_compared_anew_when_one_of_them_is_edited() -> None:
    twin = replace(GOOD, id="T-03", title="Røntgen av jernfunn fra veien")
    plan = plan_of(GOOD, OTHER, twin)
    alike = [finding.proposals for finding in check(plan) if finding.code == "near-duplicate"]
    other = replace(OTHER, id="T-03", title="Vannmerker i gamle brev", description="Ark fotograferes i gjennomlys, og merkene tegnes av.")
    other = replace(other, justification="Ingen vet hvor papiret kom fra.", goal="200 merker er kjent")
    apart = replace(plan, proposals=(GOOD, OTHER, other))
    assert alike == [("T-01", "T-03")]
    assert "near-duplicate" not in codes(apart)
    assert [finding.proposals for finding in check(plan) if finding.code == "near-duplicate"] == alike
    assert check(plan) == check(replace(plan, proposals=tuple(replace(one) for one in plan.proposals)))
