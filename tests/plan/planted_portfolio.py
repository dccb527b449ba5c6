"""Size, risks, what needs what, and the plan as a whole: a plan in which each check must find something, and one close to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.plan.checked import GOOD, OTHER, Row, plan_of, plan_with
from tests.plan.planted_people import numbered
from tiltaksplan.language import Message
from tiltaksplan.plan.outcome import Outcome, Selected
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import CostLine, HourLine, Milestone, Proposal, Risk
from tiltaksplan.plan.setup import FocusArea, Frame, StrategyGoal

LIGHTS = OTHER.title or ""
PARTS = "Arbeidet deles i delprosjekter."
MANY_THINGS = "Nytt hus: utstilling, magasin og nettside"
BOTH_YEARS = (Milestone(date=date(2023, 12, 1), description="Magasinet er fylt"), Milestone(date=date(2024, 6, 1), description="Åpning"))
AREAS = (FocusArea(name="Formidling"), FocusArea(name="Vitenskapelige samlinger"))


def points(count: int) -> str:
    return "Vi lager:\n" + "\n".join(f"- ting nummer {number}" for number in range(count))


def needing(words: str, **changes: object) -> Plan:
    return plan_of(replace(GOOD, dependencies=(words,), **changes), OTHER)  # type: ignore[arg-type]


def ring(*needs: str) -> Plan:
    return plan_of(*(replace(one, dependencies=(f"Avhenger av {other}",)) for one, other in zip((GOOD, OTHER), needs, strict=True)))


def paid_by(first: str, second: str) -> Plan:
    return plan_of(*(replace(one, costs=(CostLine(year=2023, amount=90, funding=by),)) for one, by in ((GOOD, first), (OTHER, second))))


def chosen(*ids: str) -> Plan:
    plan = needing("Avhenger av T-02", start=date(2025, 1, 1))
    start, end, why = date(2023, 1, 1), date(2024, 12, 31), Message("Best")
    selected = tuple(Selected(proposal=id_, start=start, end=end, score=60, why=why) for id_ in ids)
    return replace(plan, outcomes=(Outcome(status="optimal", value=60, bound=60, seconds=0, selected=selected),))


def with_hours(largest: float) -> Plan:
    hours = (100, 120, 140, 160, 180, 200, 220, 240, largest)
    return plan_of(*numbered(*(replace(GOOD, hours=(HourLine(year=2023, hours=one),)) for one in hours)))


def with_risk(mitigation: str, dependency: str = "") -> Plan:
    risk = Risk(description="Grunneierne sier nei", probability=2, consequence=3, mitigation=mitigation)
    return plan_with(risks=(risk,), dependencies=(dependency,) if dependency else ())


def in_areas(first: int, second: int) -> Plan:
    mine: list[Proposal] = [replace(GOOD, focus_area="Formidling")] * first + [GOOD] * second
    return plan_of(*numbered(*mine), focus_areas=AREAS)


PLANTED: list[Row] = [
    (
        "too-many-persons",
        lambda: plan_with(hours=tuple(HourLine(person=f"Person {letter * 4}", year=2023, hours=60) for letter in "ABCDEFGHIJK")),
        lambda: plan_with(hours=tuple(HourLine(person=f"Person {letter * 4}", year=2023, hours=60) for letter in "ABCDEFGHIJ")),
    ),
    ("too-many-deliverables", lambda: plan_with(description=points(7)), lambda: plan_with(description=points(6))),
    ("too-many-dependencies", lambda: plan_with(dependencies=("a", "b", "c", "d")), lambda: plan_with(dependencies=("a", "b", "c"))),
    (
        "several-in-one",
        lambda: plan_with(title=MANY_THINGS, description=PARTS),
        lambda: plan_with(title="Nytt hus: utstilling og magasin", description=PARTS),
    ),
    (
        "several-in-one",
        lambda: plan_with(description=f"{points(7)}\n{PARTS}", milestones=BOTH_YEARS),
        lambda: plan_with(description=points(7), milestones=BOTH_YEARS),
    ),
    ("unusually-large", lambda: with_hours(2000), lambda: with_hours(400)),
    ("weak-mitigation", lambda: with_risk("Tett oppfølging underveis."), lambda: with_risk("Oppfølging hver uke av to navngitte personer")),
    (
        "outside-cause-not-considered",
        lambda: with_risk("Vi starter et annet sted", "Tillatelse fra kommunen"),
        lambda: with_risk("Vi starter et annet sted", "Tillatelse fra grunneierne"),
    ),
    (
        "dependency-order",
        lambda: needing(f"«{LIGHTS}» må være ferdig"),
        lambda: needing(f"Går parallelt med «{LIGHTS}»"),
    ),
    ("dependency-order", lambda: needing("Trenger T-02"), lambda: needing("Trenger T-02", start=date(2025, 1, 1), end=date(2025, 6, 30))),
    ("dependency-cycle", lambda: ring("T-02", "T-01"), lambda: ring("T-02", "T-77")),
    ("dependency-unknown", lambda: needing("«Felles magasin på Tyholt» må stå ferdig"), lambda: needing(f"«{LIGHTS}» må stå ferdig")),
    ("dependency-unknown", lambda: needing("Avhenger av T-09"), lambda: needing("Løyve frå «grunneigar»")),
    ("dependency-not-selected", lambda: chosen("T-01"), lambda: chosen("T-01", "T-02")),
    (
        "unknown-focus-area",
        lambda: plan_of(replace(GOOD, focus_area="Romfart"), focus_areas=AREAS),
        lambda: plan_of(replace(GOOD, focus_area="Scientific collections"), focus_areas=AREAS),
    ),
    (
        "unknown-frame",
        lambda: plan_of(replace(GOOD, frames=("Romfart",)), frames=(Frame(name="Kvalitet"),)),
        lambda: plan_of(replace(GOOD, frames=("Quality",)), frames=(Frame(name="Kvalitet"),)),
    ),
    (
        "frames-unanswered",
        lambda: plan_of(GOOD, frames=(Frame(name="Kvalitet"), Frame(name="Bærekraft"))),
        lambda: plan_of(GOOD, frames=(Frame(name="Kvalitet"),)),
    ),
    (
        "goals-unanswered",
        lambda: plan_of(GOOD, goals=(StrategyGoal(number="1.1", prioritised=True), StrategyGoal(number="1.2", prioritised=True))),
        lambda: plan_of(GOOD, goals=(StrategyGoal(number="1.1", prioritised=True), StrategyGoal(number="1.2"))),
    ),
    ("focus-out-of-balance", lambda: in_areas(1, 9), lambda: in_areas(2, 8)),
    ("funding-on-each-other", lambda: paid_by("Tiltak T-02", f"«{GOOD.title}»"), lambda: paid_by("Tiltak T-02", "Egne midler")),
    ("funding-on-each-other", lambda: paid_by(LIGHTS, "T-01"), lambda: paid_by("Kommunens lysløyper", "T-01")),
]
