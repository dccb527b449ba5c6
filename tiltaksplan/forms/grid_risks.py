"""The lines of a form's tables of risks and of milestones."""

from __future__ import annotations

from collections.abc import Sequence

from tiltaksplan.document.blocks import Cell
from tiltaksplan.forms.evidence import Evidence
from tiltaksplan.forms.grid_cells import CellReader
from tiltaksplan.forms.grid_roles import Column, first_role
from tiltaksplan.forms.slots import Grid
from tiltaksplan.forms.values import Unclear, read_date, read_step
from tiltaksplan.plan.proposal import Milestone, Risk


class RiskReader:
    """Reads tables of risks and milestones into *evidence*."""

    def __init__(self, evidence: Evidence, cells: CellReader) -> None:
        self.evidence = evidence
        self.cells = cells

    def risks(self, grid: Grid, columns: Sequence[Column]) -> None:
        """Read the lines of a table of risks."""
        for row in grid.rows:
            if self.cells.is_example(row, columns) or self.cells.is_sum(row, columns):
                continue
            cells = {role: self.cells.named(row, columns, role) for role in ("description", "probability", "consequence", "mitigation")}
            if not any(text for text, _ in cells.values()):
                continue
            at = f"/risks/{len(self.evidence.risks)}"
            steps: dict[str, int | None] = {}
            for role in ("probability", "consequence"):
                text, cell = cells[role]
                step = read_step(self.cells.figure(cell, text)) if text and cell is not None else None
                if isinstance(step, Unclear) and cell is not None:
                    self.evidence.unclear(f"{at}/{role}", step, cell.place)
                steps[role] = step if isinstance(step, int) else None
            if not cells["description"][0] and not cells["mitigation"][0] and not any(steps.values()):
                continue
            description, mitigation = (self._whole(cells[role]) for role in ("description", "mitigation"))
            self.evidence.risks.append(Risk(description=description, mitigation=mitigation, **steps))
            self._sources(at, cells, columns)
            self.cells.leave(row, columns)

    def milestones(self, grid: Grid, columns: Sequence[Column]) -> None:
        """Read the lines of a table of milestones."""
        for row in grid.rows:
            if self.cells.is_example(row, columns) or self.cells.is_sum(row, columns):
                continue
            cells = {role: self.cells.named(row, columns, role) for role in ("date", "description")}
            text, cell = cells["date"]
            if not any(written for written, _ in cells.values()):
                continue
            at = f"/milestones/{len(self.evidence.milestones)}"
            day = None
            if text and cell is not None:
                value = cell.value if cell.value is not None and not isinstance(cell.value, str | bool) else text
                read = read_date(value)
                if isinstance(read, Unclear):
                    self.evidence.unclear(f"{at}/date", read, cell.place)
                else:
                    day = read
            self.evidence.milestones.append(Milestone(date=day, description=self._whole(cells["description"])))
            self._sources(at, cells, columns)
            self.cells.leave(row, columns)

    def _whole(self, found: tuple[str | None, Cell | None]) -> str | None:
        return (self.cells.text_of(found[1]) or None) if found[0] else None

    def _sources(self, at: str, cells: dict[str, tuple[str | None, Cell | None]], columns: Sequence[Column]) -> None:
        for role, (text, cell) in cells.items():
            if text and cell is not None:
                column = first_role(columns, role)
                self.evidence.source(f"{at}/{role}", cell.place, text, sure=column is not None and column.sure)
