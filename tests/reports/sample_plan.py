"""A plan with the proposals of the sample forms, and an outcome chosen by hand, so that documents are tested without forms and solver."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

from openpyxl import load_workbook

from tiltaksplan.language import N_, Message, Year
from tiltaksplan.plan.limits import Limits
from tiltaksplan.plan.outcome import BudgetLoad, Load, NotSelected, Outcome, PersonLoad, Selected, UnitLoad
from tiltaksplan.plan.plain import value_from
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.quarter import Quarter, quarters_between
from tiltaksplan.plan.reckoning import (
    money_by_year_and_source,
    money_limit,
    person_hours_by_quarter,
    quarters_of,
    unit_capacity,
    unit_hours,
)
from tiltaksplan.plan.setup import BudgetLine, Criterion, Decision, FocusArea, Frame, Group, Person, Setup, StrategyGoal, Unit

TESTS = Path(__file__).parent.parent
SETUP = TESTS.parent / "tiltaksplan/resources/samples/oppsett.xlsx"
KNOWN = set(Proposal.__dataclass_fields__)


@cache
def sample_setup() -> Setup:
    book = load_workbook(SETUP, data_only=True)

    def rows(sheet: str) -> list[tuple]:
        return [row for row in book[sheet].iter_rows(min_row=5, values_only=True) if row[0] is not None]

    facts = {row[0]: row[1] for row in rows("Plan")}
    days = {name: value.date() for name, value in facts.items() if hasattr(value, "date")}
    return Setup(
        title=facts["Tittel"],
        first_year=facts["Første år"],
        last_year=facts["Siste år"],
        max_measures=facts["Høyeste antall tiltak"],
        approval_date=next((day for name, day in days.items() if "vedta" in name.lower() or "behandl" in name.lower()), None),
        units=tuple(Unit(name=r[0], short_name=r[1], leader=r[2], email=r[3]) for r in rows("Enheter")),
        groups=tuple(Group(name=r[0], unit=r[1]) for r in rows("Grupper")),
        people=tuple(
            Person(name=r[0], email=r[1], unit=r[2], position=r[3], hours=((2023, r[4]), (2024, r[5]), (2025, r[6])))
            for r in rows("Personer")
        ),
        budget=tuple(BudgetLine(year=r[0], amount=r[1], source=r[2], note=r[3]) for r in rows("Budsjett") if isinstance(r[0], int)),
        focus_areas=tuple(FocusArea(name=r[0], description=r[1]) for r in rows("Hovedområder")),
        frames=tuple(Frame(name=r[0], other_names=tuple((r[1] or "").split("; ")), description=r[2]) for r in rows("Rammer")),
        goals=tuple(StrategyGoal(number=str(r[0]), chapter=r[1], text=r[2], prioritised=r[3] == "ja") for r in rows("Mål")),
        criteria=tuple(Criterion(name=r[0], weight=r[1], steps=tuple(r[2:7])) for r in rows("Kriterier") if r[0] != "Sum"),
        limits=Limits(given=tuple((r[0], r[2]) for r in rows("Grenser"))),
    )


@cache
def sample_proposals() -> tuple[Proposal, ...]:
    found = []
    for path in sorted((TESTS / "files/truths").glob("*.truth.json")):
        for plain in json.loads(path.read_text(encoding="utf-8")).get("proposals", []):
            found.append(value_from(Proposal, {name: value for name, value in plain.items() if name in KNOWN}))
    return tuple(replace(proposal, id=f"T-{number:02d}") for number, proposal in enumerate(found, start=1))


def sample_plan() -> Plan:
    decision = Decision(kind="must", proposal="T-02", who="Direktøren", reason="Lovet til giveren i 2021.")
    return Plan(setup=replace(sample_setup(), decisions=(decision,)), proposals=sample_proposals())


def outcome_by_hand(plan: Plan, selected: int = 16, scenario: str = "") -> Outcome:
    """Take the first *selected* proposals that have usable dates, the next four as reserve, and put the rest down."""
    usable = [proposal for proposal in plan.proposals if quarters_of(proposal) and proposal.total_cost < 3_000_000]
    chosen, rest = usable[:selected], [proposal for proposal in plan.proposals if proposal not in usable[:selected]]
    last = Quarter(plan.setup.last_year, 4)
    later = {one.id: 1 if number % 4 == 2 and quarters_of(one)[-1] < last else 0 for number, one in enumerate(chosen)}
    why = N_("Fikk {score} poeng, nummer {place} av {all}. Står sterkest på «{strong}» og svakest på «{weak}».")
    lines = tuple(
        Selected(
            proposal=one.id,
            start=quarters_of(one, later[one.id])[0].first_day,
            end=quarters_of(one, later[one.id])[-1].last_day,
            score=82.5 - number * 1.5,
            why=Message.of(
                why, score=82.5 - number * 1.5, place=number + 1, all=len(plan.proposals), strong="Målbart resultat", weak="Ytre rammer"
            ),
        )
        for number, one in enumerate(chosen)
    )
    no_money = Message.of(N_("{source} er brukt opp i {year}."), source="Egne midler", year=Year(2024))
    enter = Message.of(
        N_("Kommer med dersom {source} økes med kr {amount} i {year}."), source="Egne midler", amount=350000, year=Year(2024)
    )
    no_score = Message.of(N_("Fikk {score} poeng, og plassene gikk til forslag med flere."), score=38.5)
    score = Message.of(N_("Kommer med dersom poengene øker til {score}."), score=58)
    reserve = tuple(NotSelected(proposal=one.id, score=57.5 - n, reason=no_money, would_enter_if=enter) for n, one in enumerate(rest[:4]))
    down = tuple(
        NotSelected(proposal=one.id, score=44.5 - n, reason=no_score, would_enter_if=score if n % 2 else None)
        for n, one in enumerate(rest[4:])
    )
    value = sum(line.score for line in lines)
    return Outcome(
        scenario=scenario,
        status="optimal",
        value=value,
        bound=value,
        seconds=1.0,
        selected=lines,
        reserve=reserve,
        down=down,
        load=_load(plan, chosen, later),
    )


def _load(plan: Plan, chosen: list[Proposal], later: dict[str, int]) -> Load:
    setup = plan.setup
    hours, people = unit_hours(plan, chosen, later), person_hours_by_quarter(plan, chosen, later)
    money = money_by_year_and_source(plan, chosen, later)
    quarters = quarters_between(Quarter(setup.first_year, 1), Quarter(setup.last_year, 4))
    units = dict.fromkeys([*(unit.name for unit in setup.units), *(unit for unit, _ in hours)])
    return Load(
        units=tuple(
            UnitLoad(
                unit=unit,
                quarter=str(quarter),
                hours=float(hours.get((unit, quarter), 0)),
                capacity=float(unit_capacity(setup, unit, quarter) or 0),
            )
            for unit in units
            for quarter in quarters
        ),
        people=tuple(
            PersonLoad(person=person, quarter=str(quarter), hours=float(one), capacity=100)
            for (person, quarter), one in sorted(people.items())
        ),
        budget=tuple(
            BudgetLoad(year=year, funding=source, amount=round(money.get((year, source), 0)), limit=round(money_limit(setup, source, year)))
            for year in setup.years
            for source in setup.budget_sources()
        ),
    )
