"""A row a check: a plan in which it must find something, and one close to it in which it must not. The first checks that were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.plan.checked import COLLECTIONS, GOOD, MANY, OTHER, Row, lines, plan_of, plan_with
from tiltaksplan.plan.proposal import CostLine, HourLine, ProjectLeader, Risk

PLANTED: list[Row] = [
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
        "hours-spread-thin",
        lambda: plan_with(**lines(*((name, 2023, 99) for name in (*MANY, "Ida Ness", "Ola Bakke")))),
        lambda: plan_with(**lines(*((name, 2023, 99) for name in (*MANY, "Ida Ness")), ("Ola Bakke", 2023, 100))),
    ),
    (
        "hours-spread-thin",
        lambda: plan_with(**lines(*((name, 2023, 60) for name in (*MANY, "Ida Ness", "Ola Bakke")))),
        lambda: plan_with(**lines(*((name, 2023, 60) for name in (*MANY, "Ida Ness")))),
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
