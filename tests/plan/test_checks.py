"""Each check finds what it is for, and leaves alone what comes close to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tiltaksplan.language import LANGUAGES
from tiltaksplan.plan.checks import CHECKS, check
from tiltaksplan.plan.finding import Severity, Waiver
from tiltaksplan.plan.limits import LIMITS, Limits
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import CostLine, HourLine, Milestone, ProjectLeader, Proposal, Risk
from tiltaksplan.plan.setup import BudgetLine, Group, Person, Setup, StrategyGoal, Unit

MANY = ("Tuva Eggen", "Jonas Kleppe", "Åse Vik", "Per Sunde", "Liv Moen")
COLLECTIONS, EXHIBITIONS = "Seksjon for samlingsforvaltning", "Seksjon for formidling"

SETUP = Setup(
    title="Prøveplan",
    first_year=2023,
    last_year=2025,
    max_measures=2,
    units=(Unit(name=COLLECTIONS, short_name="SAM"), Unit(name=EXHIBITIONS, short_name="FOR")),
    groups=(Group(name="Konserveringslaboratoriet", unit=COLLECTIONS),),
    people=(
        Person(name="Kari Nordmann", unit=COLLECTIONS, hours=((2023, 800), (2024, 800))),
        Person(name="Ola Bakke", unit=COLLECTIONS, hours=((2023, 800), (2024, 800))),
        Person(name="Eivind Lauvås", unit=EXHIBITIONS, hours=((2023, 400), (2024, 400))),
    ),
    budget=(BudgetLine(year=2023, amount=1_000_000, source="Egne midler"), BudgetLine(year=2024, amount=1_000_000, source="Egne midler")),
    goals=(StrategyGoal(number="1.1", prioritised=True), StrategyGoal(number="1.2")),
    limits=Limits(given=(("max_starts_per_quarter", 1),)),
)

GOOD = Proposal(
    id="T-01",
    title="Røntgen av alle jernfunn fra veien",
    group="Konserveringslaboratoriet",
    unit=COLLECTIONS,
    focus_area="Vitenskapelige samlinger",
    description="6 200 jerngjenstander røntgenfotograferes, og bildene kobles til katalogen.",
    justification="Jernet ruster så fort at et funn kan være borte etter ti år.",
    goal="Alle jernfunn er røntgenfotografert",
    indicator="Røntgenfotograferte funn",
    baseline=0,
    target=6200,
    strategy_goals=("1.1",),
    frames=("Kvalitet",),
    start=date(2023, 1, 1),
    end=date(2024, 12, 31),
    contact=replace(Proposal().contact, name="Kari Nordmann"),
    leader=ProjectLeader(name="Kari Nordmann"),
    costs=(CostLine(year=2023, category="Film", amount=900_000, funding="Egne midler"),),
    hours=(
        HourLine(person="Kari Nordmann", unit=COLLECTIONS, year=2023, hours=800),
        HourLine(person="Ola Bakke", unit=COLLECTIONS, year=2023, hours=800),
        HourLine(person="Kari Nordmann", unit=COLLECTIONS, year=2024, hours=100),
    ),
    risks=(Risk(description="Apparatet svikter", probability=3, consequence=4, mitigation="Leieavtale med sykehuset"),),
    milestones=(Milestone(date=date(2023, 6, 30), description="Halvparten er fotografert"),),
)
OTHER = replace(
    GOOD,
    id="T-02",
    title="Lysløype gjennom den botaniske hagen",
    description="Førti trær lyssettes, og løypa er åpen fra november til mars.",
    justification="Hagen har nesten ingen besøkende om vinteren.",
    goal="Hagen er i bruk hele året",
    start=date(2023, 4, 1),
    costs=(),
    hours=(HourLine(person="Eivind Lauvaas", year=2023, hours=100), HourLine(person="Ola Bakke", year=2024, hours=100)),
    leader=ProjectLeader(name="Eivind Lauvås"),
)


def plan_with(**changes: object) -> Plan:
    """A plan of one good proposal with *changes*."""
    return Plan(setup=SETUP, proposals=(replace(GOOD, **changes),))


def plan_of(*proposals: Proposal, **setup: object) -> Plan:
    return Plan(setup=replace(SETUP, **setup), proposals=proposals)


def codes(plan: Plan) -> set[str]:
    return {finding.code for finding in check(plan)}


def lines(*hours: tuple[str, int, float]) -> dict[str, object]:
    return {"hours": tuple(HourLine(person=person, year=year, hours=count) for person, year, count in hours)}


# A row a check: a proposal (or plan) in which it must find something, and one close to it in which it must not.
PLANTED: list[tuple[str, Callable[[], Plan], Callable[[], Plan]]] = [
    ("required-missing", lambda: plan_with(justification=None), lambda: plan_with(justification="Fordi taket lekker.")),
    ("required-missing", lambda: plan_with(costs=(), hours=()), lambda: plan_with(costs=())),
    (
        "unknown-person",
        lambda: plan_with(leader=ProjectLeader(name="Sofie Lindqvist")),
        lambda: plan_with(leader=ProjectLeader(name="Nordmann, Kari")),
    ),
    ("unknown-unit", lambda: plan_with(unit="Seksjon for romfart"), lambda: plan_with(unit="Seksjon for samlingsforvalting")),
    ("unknown-group", lambda: plan_with(group="Sykkelgruppa"), lambda: plan_with(group="konserveringslaboratoriet")),
    ("no-indicator", lambda: plan_with(indicator=None), lambda: plan_with(indicator="Funn")),
    ("no-baseline", lambda: plan_with(baseline=None), lambda: plan_with(baseline=0)),
    ("no-target", lambda: plan_with(target=None), lambda: plan_with(target=1)),
    ("end-before-start", lambda: plan_with(end=date(2022, 12, 31)), lambda: plan_with(end=date(2023, 1, 1))),
    ("outside-period", lambda: plan_with(end=date(2026, 1, 1)), lambda: plan_with(end=date(2025, 12, 31))),
    ("total-differs", lambda: plan_with(stated_cost=900_002), lambda: plan_with(stated_cost=900_001)),
    ("hour-total-differs", lambda: plan_with(stated_hours=1600), lambda: plan_with(stated_hours=1701)),
    (
        "cost-outside-period",
        lambda: plan_with(costs=(CostLine(year=2025, amount=1000, funding="Gave"),)),
        lambda: plan_with(costs=(CostLine(year=2024, amount=1000, funding="Gave"),)),
    ),
    (
        "hours-outside-period",
        lambda: plan_with(**lines(("Kari Nordmann", 2022, 10))),
        lambda: plan_with(**lines(("Kari Nordmann", 2024, 10))),
    ),
    (
        "budget-exceeded",
        lambda: plan_with(costs=(CostLine(year=2023, amount=900_001, funding="Own funds"),)),
        lambda: plan_with(costs=(CostLine(year=2023, amount=5_000_000, funding="Forskningsrådet"),)),
    ),
    (
        "person-overload",
        lambda: plan_with(**lines(("Nordmann, Kari", 2023, 800.5))),
        lambda: plan_with(**lines(("Kari Nordmann", 2023, 800))),
    ),
    (
        "single-person",
        lambda: plan_with(**lines(("Kari Nordmann", 2023, 66), ("Ola Bakke", 2023, 34))),
        lambda: plan_with(**lines(("Kari Nordmann", 2023, 65), ("Ola Bakke", 2023, 35))),
    ),
    (
        "leader-share",
        lambda: plan_with(**lines(("Kari Nordmann", 2023, 19), ("Ola Bakke", 2023, 81))),
        lambda: plan_with(**lines(("Kari Nordmann", 2023, 20), ("Ola Bakke", 2023, 80))),
    ),
    (
        "small-shares",
        lambda: plan_with(**lines(*((name, 2023, 49) for name in MANY))),
        lambda: plan_with(**lines(*((name, 2023, 50) for name in MANY))),
    ),
    (
        "unit-overload",
        lambda: plan_with(end=date(2023, 3, 31), hours=(HourLine(unit=COLLECTIONS, year=2023, hours=401),)),
        lambda: plan_with(end=date(2023, 3, 31), hours=(HourLine(unit=COLLECTIONS, year=2023, hours=400),)),
    ),
    ("too-many-starts", lambda: plan_of(GOOD, replace(OTHER, start=date(2023, 3, 31))), lambda: plan_of(GOOD, OTHER)),
    ("too-many-measures", lambda: plan_of(GOOD, OTHER, replace(OTHER, id="T-03")), lambda: plan_of(GOOD, OTHER)),
    (
        "too-expensive",
        lambda: plan_with(costs=(CostLine(year=2023, amount=3_000_001),)),
        lambda: plan_with(costs=(CostLine(year=2023, amount=3_000_000),)),
    ),
    (
        "too-many-goals",
        lambda: plan_with(strategy_goals=("1.1", "1.2", "1.3", "1.4", "1.5", "1.6")),
        lambda: plan_with(strategy_goals=("1.1", "1.2", "1.3", "1.4", "1.5")),
    ),
    (
        "too-many-units",
        lambda: plan_with(hours=tuple(HourLine(unit=f"Enhet {name}", year=2023, hours=1) for name in "ABCDE")),
        lambda: plan_with(hours=tuple(HourLine(unit=f"Enhet {name}", year=2023, hours=1) for name in "ABCD")),
    ),
    ("too-long", lambda: plan_with(end=date(2026, 1, 1)), lambda: plan_with(end=date(2025, 12, 31))),
    ("no-risks", lambda: plan_with(risks=()), lambda: plan_with()),
    (
        "risk-without-mitigation",
        lambda: plan_with(risks=(Risk(description="Brann", probability=3, consequence=4),)),
        lambda: plan_with(risks=(Risk(description="Brann", probability=2, consequence=5),)),
    ),
    ("no-goal", lambda: plan_with(strategy_goals=()), lambda: plan_with()),
    ("unknown-goal", lambda: plan_with(strategy_goals=("1.1", "7.2")), lambda: plan_with(strategy_goals=("1.1", "1.2"))),
    ("no-prioritised-goal", lambda: plan_with(strategy_goals=("1.2",)), lambda: plan_with(strategy_goals=("1.2", "1.1"))),
    (
        "near-duplicate",
        lambda: plan_of(GOOD, replace(GOOD, id="T-02", title="Røntgen av jernfunn fra veien")),
        lambda: plan_of(GOOD, OTHER),
    ),
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
            assert told and "{" not in told and "None" not in told


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


def test_an_unknown_name_is_given_the_nearest_one() -> None:
    (finding,) = [finding for finding in check(plan_with(leader=ProjectLeader(name="Karin Nordby"))) if finding.code == "unknown-person"]
    assert finding.message.told() == "Karin Nordby står ikke i oppsettet."


def test_an_empty_plan_has_no_findings() -> None:
    assert check(Plan()) == ()
