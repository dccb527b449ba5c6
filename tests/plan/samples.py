"""The sample set-up and the 24 sample proposals as a plan, read from the truths and the workbook without the program's own readers."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from tiltaksplan.plan.limits import Limits
from tiltaksplan.plan.plain import value_from
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.setup import BudgetLine, Criterion, FocusArea, Frame, Group, Person, Setup, StrategyGoal, Unit

ROOT = Path(__file__).resolve().parents[2]
SETUP = ROOT / "tiltaksplan" / "resources" / "samples" / "oppsett.xlsx"
TRUTHS = ROOT / "tests" / "files" / "truths"


def sample_setup() -> Setup:
    book = load_workbook(SETUP)

    def rows(sheet: str) -> Iterator[tuple]:
        table = [row for row in book[sheet].iter_rows(min_row=4, values_only=True) if any(cell is not None for cell in row)]
        return iter(table[1:] if sheet != "Plan" else table)

    plan = {row[0]: row[1] for row in rows("Plan")}
    return Setup(
        title=plan["Tittel"],
        first_year=plan["Første år"],
        last_year=plan["Siste år"],
        max_measures=plan["Høyeste antall tiltak"],
        units=tuple(Unit(name=r[0], short_name=r[1], leader=r[2], email=r[3]) for r in rows("Enheter")),
        groups=tuple(Group(name=r[0], unit=r[1]) for r in rows("Grupper")),
        people=tuple(
            Person(name=r[0], email=r[1], unit=r[2], position=r[3], hours=tuple(zip((2023, 2024, 2025), r[4:7], strict=True)))
            for r in rows("Personer")
        ),
        budget=tuple(BudgetLine(year=r[0], amount=r[1], source=r[2], note=r[3]) for r in rows("Budsjett")),
        focus_areas=tuple(FocusArea(name=r[0], description=r[1]) for r in rows("Hovedområder")),
        frames=tuple(Frame(name=r[0], other_names=tuple((r[1] or "").split("; ")) if r[1] else ()) for r in rows("Rammer")),
        goals=tuple(StrategyGoal(number=r[0], chapter=r[1], text=r[2], prioritised=r[3] == "ja") for r in rows("Mål")),
        criteria=tuple(Criterion(name=r[0], weight=r[1], steps=r[2:7]) for r in rows("Kriterier")),
        limits=Limits(given=tuple((r[0], r[2]) for r in rows("Grenser"))),
    )


def sample_proposals() -> tuple[Proposal, ...]:
    found = []
    for truth in sorted(TRUTHS.glob("*.truth.json")):
        for values in json.loads(truth.read_text(encoding="utf-8")).get("proposals", []):
            found.append(value_from(Proposal, values | {"id": f"T-{len(found) + 1:02d}"}))
    return tuple(found)


def sample_plan() -> Plan:
    return Plan(setup=sample_setup(), proposals=sample_proposals())


def day(text: str) -> date:
    return date.fromisoformat(text)
