"""A fix mends its finding and nothing else; where only the group can know, none is offered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.plan.checked import COLLECTIONS, GOOD, OTHER, SETUP, lines, plan_of, plan_with
from tiltaksplan.language import LANGUAGES
from tiltaksplan.plan.change import apply_all, reversed_all
from tiltaksplan.plan.checks import check
from tiltaksplan.plan.finding import Finding
from tiltaksplan.plan.fixes import FIXABLE, fixes_for
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import CostLine, HourLine, Milestone, ProjectLeader
from tiltaksplan.plan.setup import FocusArea, Frame, StrategyGoal

AREAS = {"focus_areas": (FocusArea(name="Vitenskapelige samlinger"), FocusArea(name="Formidling"))}
FRAMES = {"frames": (Frame(name="Kvalitet"), Frame(name="Bærekraftig utvikling"))}
PORTAL = replace(OTHER, title="Felles søkeportal for samlingene", end=date(2023, 12, 31))
WAITS = "«Felles søkeportal for samlingene» må være i drift"
NUMBER = "01010750160"


def cost(year: int, amount: int = 1000) -> CostLine:
    return CostLine(year=year, amount=amount, funding="Gave")


def milestone(day: date, **changes: object) -> Plan:
    return plan_with(milestones=(Milestone(date=day, description="Ferdig"),), **changes)


def waiting(**changes: object) -> Plan:
    return plan_of(replace(GOOD, dependencies=(WAITS,), **{"hours": (), "costs": (cost(2023),), **changes}), PORTAL)


Row = tuple[str, Callable[[], Plan], tuple[tuple[str, dict[str, object]], ...]]
# A plan with one thing wrong, and the fixes that are offered: what is said, and what then stands where.
MENDED: list[Row] = [
    ("total-differs", lambda: plan_with(stated_cost=840_000), (("Sett oppgitt sum til 900\xa0000 kroner", {"/stated_cost": 900_000}),)),
    ("hour-total-differs", lambda: plan_with(stated_hours=1600.5), (("Sett oppgitt timetall til 1\xa0700", {"/stated_hours": 1700}),)),
    (
        "cost-outside-period",
        lambda: plan_with(costs=(cost(2023), cost(2025))),
        (("Flytt linjen fra 2025 til 2024", {"/costs/1/year": 2024}),),
    ),
    ("cost-outside-period", lambda: plan_with(costs=(cost(2021),)), (("Flytt linjen fra 2021 til 2023", {"/costs/0/year": 2023}),)),
    (
        "hours-outside-period",
        lambda: plan_with(**lines(("Kari Nordmann", 2022, 10))),
        (("Flytt linjen fra 2022 til 2023", {"/hours/0/year": 2023}),),
    ),
    (
        "unknown-person",
        lambda: plan_with(leader=ProjectLeader(name="Karl Nordmann"), **lines(("Ola Bakke", 2023, 9), ("Karl Nordmann", 2023, 9))),
        (("Bruk «Kari Nordmann»", {"/hours/1/person": "Kari Nordmann", "/leader/name": "Kari Nordmann"}),),
    ),
    (
        "unknown-unit",
        lambda: plan_with(unit="Seksjon for samling og forvaltning"),
        ((f"Bruk «{COLLECTIONS}»", {"/unit": COLLECTIONS}),),
    ),
    (
        "unknown-unit",
        lambda: plan_with(hours=(HourLine(unit="Seksjon for samlingsdrift", year=2023, hours=5),)),
        ((f"Bruk «{COLLECTIONS}»", {"/hours/0/unit": COLLECTIONS}),),
    ),
    (
        "unknown-group",
        lambda: plan_with(group="Konserveringslabben"),
        (("Bruk «Konserveringslaboratoriet»", {"/group": "Konserveringslaboratoriet"}),),
    ),
    (
        "unknown-focus-area",
        lambda: plan_of(replace(GOOD, focus_area="Vitenskaplig samlingsarbeid"), **AREAS),
        (("Bruk «Vitenskapelige samlinger»", {"/focus_area": "Vitenskapelige samlinger"}),),
    ),
    (
        "unknown-frame",
        lambda: plan_of(replace(GOOD, frames=("Kvalitet", "Bærekraftig avvikling")), **FRAMES),
        (("Bruk «Bærekraftig utvikling»", {"/frames/1": "Bærekraftig utvikling"}),),
    ),
    ("required-missing", lambda: plan_with(unit=None), ((f"Bruk gruppens enhet, «{COLLECTIONS}»", {"/unit": COLLECTIONS}),)),
    ("unknown-goal", lambda: plan_with(strategy_goals=("1,01",)), (("Bruk mål 1.1", {"/strategy_goals": ("1.1",)}),)),
    ("unknown-goal", lambda: plan_with(strategy_goals=("1.1", "7.2")), (("Ta bort mål 7.2", {"/strategy_goals": ("1.1",)}),)),
    (
        "dependency-unknown",
        lambda: plan_of(replace(GOOD, dependencies=("Trenger «Felles søkeportal på samlinga» først",)), PORTAL),
        ((f"Bruk «{PORTAL.title}»", {"/dependencies/0": f"Trenger «{PORTAL.title}» først"}),),
    ),
    (
        "milestone-outside-period",
        lambda: milestone(date(2022, 9, 1), end=date(2023, 12, 31), **lines(("Kari Nordmann", 2023, 100))),
        (
            ("Bruk 1.9.2023 for milepælen", {"/milestones/0/date": date(2023, 9, 1)}),
            ("Flytt milepælen til tiltakets start, 1.1.2023", {"/milestones/0/date": date(2023, 1, 1)}),
        ),
    ),
    (
        "milestone-outside-period",
        lambda: milestone(date(2025, 6, 30)),
        (("Flytt milepælen til tiltakets slutt, 31.12.2024", {"/milestones/0/date": date(2024, 12, 31)}),),
    ),
    ("outside-period", lambda: plan_with(end=date(2026, 6, 30)), (("Sett slutt til 31.12.2025", {"/end": date(2025, 12, 31)}),)),
    ("outside-period", lambda: plan_with(start=date(2022, 6, 1)), (("Sett start til 1.1.2023", {"/start": date(2023, 1, 1)}),)),
    (
        "outside-period",
        lambda: plan_with(start=date(2022, 6, 1), end=date(2026, 6, 30)),
        (("Sett start til 1.1.2023 og slutt til 31.12.2025", {"/start": date(2023, 1, 1), "/end": date(2025, 12, 31)}),),
    ),
    (
        "end-before-start",
        lambda: plan_with(start=date(2024, 3, 1), end=date(2023, 11, 30), costs=(cost(2024), cost(2025)), hours=(), milestones=()),
        (("Sett slutt til 30.11.2025", {"/end": date(2025, 11, 30)}),),
    ),
    (
        "end-before-start",
        lambda: plan_with(start=date(2024, 12, 31), end=date(2023, 1, 1)),
        (("Bytt om start og slutt: 1.1.2023 til 31.12.2024", {"/start": date(2023, 1, 1), "/end": date(2024, 12, 31)}),),
    ),
    (
        "empty-year",
        lambda: plan_with(end=date(2025, 12, 31)),
        (("Avslutt tiltaket 31.12.2024", {"/end": date(2024, 12, 31)}),),
    ),
    (
        "dependency-order",
        lambda: waiting(end=date(2023, 12, 31)),
        (
            (
                "Flytt start til 1. kvartal 2024, med resten av tiltaket",
                {
                    "/start": date(2024, 1, 1), "/end": date(2024, 12, 31), "/milestones/0/date": date(2024, 6, 30), "/costs/0/year": 2024,
                },
            ),
        ),
    ),
    (
        "dependency-order",
        lambda: waiting(start=date(2023, 7, 1), end=date(2024, 6, 30), costs=(cost(2024),), milestones=()),
        (("Flytt start til 1. kvartal 2024, med resten av tiltaket", {"/start": date(2024, 1, 1), "/end": date(2024, 12, 31)}),),
    ),
    (
        "identity-number",
        lambda: plan_with(justification=f"Spør {NUMBER} om de 6 200 jernfunnene i kjelleren."),
        (("Ta fødselsnummeret ut av teksten", {"/justification": "Spør … om de 6 200 jernfunnene i kjelleren."}),),
    ),
    (
        "private-phone",
        lambda: plan_with(description="6 200 jernfunn blir fotografert. Ring 912 34 567 om noe er uklart for dere."),
        (("Ta mobilnummeret ut av teksten", {"/description": "6 200 jernfunn blir fotografert. … om noe er uklart for dere."}),),
    ),
]  # fmt: skip
NAMES = [f"{row[0]}-{number}" for number, row in enumerate(MENDED)]


def found(plan: Plan, code: str) -> Finding:
    return next(finding for finding in check(plan) if finding.code == code)


@pytest.mark.parametrize(("code", "wrong", "offered"), MENDED, ids=NAMES)
def test_the_fixes_that_are_offered_say_what_they_do(
    code: str, wrong: Callable[[], Plan], offered: tuple[tuple[str, dict[str, object]], ...]
) -> None:
    plan = wrong()
    fixes = fixes_for(plan, found(plan, code))
    assert [(fix.label.told(), {change.field: change.after for change in fix.changes}) for fix in fixes] == list(offered)


@pytest.mark.parametrize(("code", "wrong"), [row[:2] for row in MENDED], ids=NAMES)
def test_after_a_fix_the_finding_is_gone_and_nothing_else_is_changed(code: str, wrong: Callable[[], Plan]) -> None:
    plan = wrong()
    finding = found(plan, code)
    for fix in fixes_for(plan, finding):
        after = apply_all(plan, fix.changes)
        assert finding.key not in {one.key for one in check(after)}
        assert {change.thing for change in fix.changes} == {f"proposal:{finding.proposals[0]}"}
        assert (after.setup, after.proposals[1:]) == (plan.setup, plan.proposals[1:])
        assert apply_all(after, reversed_all(fix.changes)) == plan


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wrong", [row[1] for row in MENDED], ids=NAMES)
def test_a_fix_is_told_in_every_language(wrong: Callable[[], Plan], language: str) -> None:
    plan = wrong()
    for fix in (fix for finding in check(plan) for fix in fixes_for(plan, finding)):
        assert fix.label.told(language) and "{" not in fix.label.told(language)


def test_every_fix_is_tried() -> None:
    assert {row[0] for row in MENDED} == FIXABLE


# What only the group can know.
NOT_MENDED: list[tuple[str, Callable[[], Plan]]] = [
    ("unknown-person", lambda: plan_with(leader=ProjectLeader(name="Sofie Lindqvist"))),
    ("unknown-unit", lambda: plan_with(unit="Romfart")),
    ("unknown-goal", lambda: plan_with(strategy_goals=("7.2",))),
    ("end-before-start", lambda: plan_with(end=date(2022, 12, 31), costs=(), hours=(), milestones=())),
    ("end-before-start", lambda: plan_with(start=date(2025, 3, 1), end=date(2022, 3, 1))),
    ("outside-period", lambda: plan_with(start=date(2026, 1, 1), end=date(2026, 6, 30))),
    ("dependency-order", lambda: plan_of(replace(GOOD, dependencies=(WAITS,)), replace(PORTAL, end=date(2025, 6, 30)))),
    ("dependency-order", lambda: waiting(start=date(2023, 7, 1), end=date(2024, 6, 30), costs=(cost(2023), cost(2024)), milestones=())),
    ("empty-year", lambda: plan_with(hours=(), costs=(cost(2024),))),
    ("required-missing", lambda: plan_with(unit=None, group=None)),
    ("dependency-unknown", lambda: plan_with(dependencies=("Avhenger av T-99",))),
    ("no-risks", lambda: plan_with(risks=())),
    ("unit-overload", lambda: plan_with(end=date(2023, 3, 31), hours=(HourLine(unit=COLLECTIONS, year=2023, hours=401),))),
]  # fmt: skip


@pytest.mark.parametrize(("code", "wrong"), NOT_MENDED, ids=[f"{row[0]}-{number}" for number, row in enumerate(NOT_MENDED)])
def test_where_only_the_group_can_know_no_fix_is_offered(code: str, wrong: Callable[[], Plan]) -> None:
    plan = wrong()
    assert fixes_for(plan, found(plan, code)) == ()


def test_a_finding_of_a_plan_that_has_changed_since_has_no_fix_that_does_harm() -> None:
    plan = plan_with(costs=(cost(2023), cost(2025)))
    finding = found(plan, "cost-outside-period")
    assert fixes_for(replace(plan, proposals=()), finding) == ()
    assert fixes_for(plan_with(costs=(cost(2023),)), finding) == ()
    assert fixes_for(plan_with(costs=(cost(2023), cost(2024))), finding) == ()


def test_a_goal_of_the_strategy_is_not_taken_out_with_an_unknown_one() -> None:
    plan = plan_of(replace(GOOD, strategy_goals=("1.2", "9.9", "1.1")), goals=(*SETUP.goals, StrategyGoal(number="2.1")))
    (fix,) = fixes_for(plan, found(plan, "unknown-goal"))
    assert apply_all(plan, fix.changes).proposals[0].strategy_goals == ("1.2", "1.1")
