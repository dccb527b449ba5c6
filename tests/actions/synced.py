"""A plan with its exported workbook, and hands that edit the workbook by the words of its headers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tiltaksplan.actions.export import export
from tiltaksplan.actions.new import new_plan
from tiltaksplan.actions.plan_file import PlanFile
from tiltaksplan.actions.sync import Sync, prepare_sync
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.proposal import Contact, CostLine, HourLine, Milestone, ProjectLeader, Proposal, Risk
from tiltaksplan.plan.score import Score
from tiltaksplan.plan.setup import Criterion, Frame, Setup, StrategyGoal

KEY = "Nøkkel – ikke endre"
SETUP = Setup(
    title="Prøveplan",
    criteria=(Criterion(name="Nytte", weight=60), Criterion(name="Gjennomføring", weight=40)),
    frames=(Frame(name="Bærekraft (klima, natur)"), Frame(name="Åpen forskning")),
    goals=tuple(StrategyGoal(number=number) for number in ("1.1", "4.1", "4.10", "4.3")),
)


def a_proposal(number: int, title: str, **more: Any) -> Proposal:
    return Proposal(
        **{
            "id": f"T-{number:02d}",
            "title": title,
            "group": "Faggruppe for jern",
            "unit": "Seksjon for formidling",
            "contact": Contact(name="Kari Nordmann", email="kari@museum.example"),
            "description": f"Beskrivelsen av {title}.\nI to avsnitt.",
            "baseline": 10,
            "target": 12.5,
            "strategy_goals": ("1.1", "4.10"),
            "frames": ("Bærekraft (klima, natur)",),
            "partners": ("Trondheim kommune", "NINA; Trondheim"),
            "start": date(2023, 1, 1),
            "end": date(2024, 12, 31),
            "leader": ProjectLeader(name="Ola Hansen", qualities="Tålmodig"),
            "costs": (
                CostLine(year=2023, category="Utstyr", amount=100_000 * number, funding="Egne midler"),
                CostLine(year=2024, category="Reise", amount=20_000, funding="Gaver"),
                CostLine(year=2024, category="Trykking", amount=7_000, funding="Egne midler"),
            ),
            "hours": (HourLine(person="Kari Nordmann", role="Leder", unit="Seksjon for formidling", year=2023, hours=120),),
            "risks": (Risk(description="Lekkasje", probability=2, consequence=4, mitigation="Tette taket"),),
            "milestones": (
                Milestone(date=date(2023, 6, 30), description="Halvveis"),
                Milestone(date=date(2024, 6, 30), description="Ferdig"),
            ),
        }
        | more
    )


PROPOSALS = (
    a_proposal(1, "Nytt magasin"),
    a_proposal(2, "Ny utstilling om jern"),
    a_proposal(3, "Digital katalog"),
    a_proposal(4, "Vern av myrprøver"),
    a_proposal(5, "Skoleklasser på besøk"),
)
SCORES = (Score(proposal="T-01", criterion="Nytte", step=4, assessor="Ola Hansen", reason="Klart skrevet"),)


def a_plan_file(folder: Path, proposals: Sequence[Proposal] = PROPOSALS, scores: Sequence[Score] = SCORES) -> PlanFile:
    plan_file = new_plan(folder / "plan på øya.tiltaksplan", title="Prøveplan", first_year=2023, last_year=2025)
    changes = [Change(thing="setup", before=plan_file.plan.setup, after=SETUP)]
    changes += [Change(thing=f"proposal:{one.id}", after=one) for one in proposals]
    changes += [Change(thing=f"score:{one.key}", after=one) for one in scores]
    plan_file.commit(changes, "Legg inn")
    return plan_file


def the_workbook(plan_file: PlanFile, folder: Path, name: str = "arbeidsbok.xlsx", language: str = "nb") -> Path:
    (written,) = export(plan_file, folder / "ut", what=["workbook"], language=language)
    target = folder / name
    written.replace(target)
    return target


class Editor:
    """Somebody with the workbook open: cells by sheet, row and header; rows are counted from 1 below the header."""

    def __init__(self, path: Path, who: str = "Liv Berg") -> None:
        self.path, self.who = path, who
        self.book: Any = load_workbook(path)
        self._header = 2

    def __enter__(self) -> Editor:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if kind is None:
            self.book.properties.lastModifiedBy = self.who
            self.book.save(self.path)

    def sheet(self, name: str) -> Any:
        return self.book[name]

    def column(self, sheet: str, header: str) -> int:
        return next(cell.column for cell in self.book[sheet][self._header] if cell.value == header)

    def cell(self, sheet: str, row: int, header: str) -> Any:
        return self.book[sheet].cell(row=self._header + row, column=self.column(sheet, header))

    def type(self, sheet: str, row: int, header: str, value: object) -> str:
        cell = self.cell(sheet, row, header)
        cell.value = value
        return f"{sheet}!{cell.coordinate}"

    def add(self, sheet: str, **values: object) -> int:
        """Fill in the row below the last; the headers' blanks are underscores."""
        row = self.book[sheet].max_row - self._header + 1
        for header, value in values.items():
            self.type(sheet, row, header.replace("_", " "), value)
        return row

    def copy(self, sheet: str, source: int) -> int:
        """Copy a row to below the last one."""
        row = self.book[sheet].max_row + 1
        for cell in list(self.book[sheet][self._header + source]):
            self.book[sheet].cell(row=row, column=cell.column).value = cell.value
        return row - self._header

    def delete(self, sheet: str, row: int) -> None:
        self.book[sheet].delete_rows(self._header + row)


def told(sync: Sync) -> dict[tuple[str, str], object]:
    """What would be applied: the new value by proposal and field."""
    return {(one.proposal, one.field): one.after for one in sync.merge.applied}


def nothing_in(sync: Sync) -> bool:
    merged = sync.merge
    return not (merged.applied or merged.conflicts or merged.added or merged.removed or merged.rejected)


def synced(plan_file: PlanFile, path: Path) -> Sync:
    return prepare_sync(plan_file, path)
