"""What is to stand in a workbook after it was taken in: the cells in which the plan says something else, and the base that tells all of it.

What nobody has decided yet is left as people wrote it, and stays in the base as it stood: conflicts, rows that are gone, new rows that were
left out. So are the rows of what the plan has deleted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from tiltaksplan.plan.alignment import aligned
from tiltaksplan.plan.merge_changes import Decided
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.plan_sheets import ID, ROW_KEY, PlanColumn, line_key, plan_sheet
from tiltaksplan.plan.pointer import value_at, with_value
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.score import Score
from tiltaksplan.plan.suggested_steps import suggested_step
from tiltaksplan.plan.workbook_edits import LINE_TYPES, NEW, PlanLine, RowPlace, WorkbookEdits

_SCORE_PARTS = ("step", "reason", "criterion", "assessor")
_Lines = dict[str, list[PlanLine]]


def workbook_after(base: Plan, ours: Plan, edits: WorkbookEdits, decided: Decided) -> tuple[Plan, dict[str, object]]:
    """Return the base that a workbook has when it is up to date, and the values of the cells that must be written for that.

    Args:
        base: What the workbook was written from.
        ours: The plan before *decided* was stored.
        edits: What was done to the workbook.
        decided: What was made of it.
    """
    sheet = _Workbook(base, ours, edits, decided)
    proposals = dict(sheet.proposals())
    for name in LINE_TYPES:
        for proposal, lines in sheet.lines(name, proposals).items():
            if proposal in proposals:
                proposals[proposal] = with_value(proposals[proposal], f"/{name}", tuple(lines))
    sheet.suggest_anew(base, proposals)
    return replace(base, proposals=tuple(proposals.values()), scores=tuple(sheet.scores())), sheet.cells


class _Workbook:
    """One workbook, while its cells are gathered."""

    def __init__(self, base: Plan, ours: Plan, edits: WorkbookEdits, decided: Decided) -> None:
        self._base, self._ours = ({one.id: one for one in plan.proposals} for plan in (base, ours))
        self._base_scores, self._our_scores = base.scores, {one.key: one for one in ours.scores}
        self._edits, self._decided = edits, decided
        self._after = {(one.proposal, one.field): one.after for one in decided.applied}
        self._theirs = {(one.proposal, one.field): one.after for one in edits.fields}
        self._waiting = {one.key for one in decided.conflicts}
        self._deleted = {one.key for one in decided.deleted}
        self._places: dict[tuple[str, str], dict[int, int]] = {}
        self.cells: dict[str, object] = {}

    def _rows(self, sheet: str) -> dict[str, RowPlace]:
        return {row.thing: row for row in self._edits.rows if row.sheet == sheet}

    def _put(self, row: RowPlace, column: str, value: object) -> None:
        if row.has(column):
            self.cells[row.cell(column)] = value

    def _mark(self, row: RowPlace, key: str, number: str | None) -> None:
        """Write a row's key, and its number where it is not the one that stands there."""
        self._put(row, ROW_KEY, key)
        if number is not None:
            self._put(row, ID, number)

    def _settled(self, row: RowPlace, column: PlanColumn, field: tuple[str, str, str], ours: object, base: object) -> object:
        """Return what a cell says when the workbook is up to date, and write it where it says something else now.

        Args:
            row, column: The cell.
            field: Whose, its pointer in ours, and its pointer in the base.
            ours, base: What the two say.
        """
        proposal, at, at_base = field
        if not row.has(column.key) or f"{proposal}{at}" in self._waiting:
            return base
        value = self._after.get((proposal, at), ours)
        if value != self._theirs.get((proposal, at_base), base):
            self._put(row, column.key, value)
        return value

    def proposals(self) -> Iterator[tuple[str, Proposal]]:
        """Yield the proposals that the workbook knows, without the lines of those that are new to it."""
        rows = self._rows("proposals")
        yield from self._base.items()  # those that were deleted too: their lines may still stand on the other sheets
        for key, row in rows.items():
            if key in self._ours:
                yield key, self._proposal(row, self._base.get(key, Proposal(id=key)))
            if key in self._ours and key not in self._base:  # it was taken in before, and the row has not been told its number
                self._mark(row, key, key)
        for added in self._decided.added:
            if not added.table:
                key = self._decided.ids[added.key]
                self._mark(rows[added.key], key, key)
                yield key, replace(cast(Proposal, added.value), id=key)

    def _proposal(self, row: RowPlace, base: Proposal) -> Proposal:
        ours, now = self._ours[row.thing], base
        for column in plan_sheet("proposals").columns:
            if column.field is not None:
                field = (row.thing, column.key, column.key)
                value = self._settled(row, column, field, value_at(ours, column.key), value_at(base, column.key))
                now = with_value(now, column.key, value)
        return now

    def lines(self, name: str, proposals: dict[str, Proposal]) -> _Lines:
        """Return the lines of one sheet as they stand in the workbook, by their measure, and write their cells and keys."""
        rows = self._rows(name)
        found: _Lines = {key: list(getattr(one, name)) if key not in self._base else [] for key, one in proposals.items()}
        keys = list(self._keys_of_new(name, rows))
        standing = list(self._standing(name, rows))
        for row, _, owner, line in sorted(standing, key=lambda one: one[1] != one[2]):  # those that were moved there come last
            keys.append((row, owner, len(found[owner])))
            found[owner].append(line)
        left_out = {one.key for one in self._decided.left_out}
        for one in self._edits.new_lines:
            if one.table == name and one.cell not in left_out and one.proposal in found:
                keys.append((rows.get(one.cell), one.proposal, len(found[one.proposal])))
                found[one.proposal].append(one.line)
        for row, owner, place in keys:
            if row is not None and row.thing != line_key(owner, name, place):
                self._mark(row, line_key(owner, name, place), owner if owner != row.thing.partition("/")[0] else None)
        return found

    def _standing(self, name: str, rows: dict[str, RowPlace]) -> Iterator[tuple[RowPlace | None, str, str, PlanLine]]:
        """Yield the base's lines that are not deleted: their rows, whose they were and whose they are, and what they say then."""
        for proposal in self._base.values():
            for position, base in enumerate(getattr(proposal, name)):
                key = line_key(proposal.id, name, position)
                if key not in self._deleted:
                    line, owner = self._line(rows.get(key), name, (proposal.id, position), base)
                    yield rows.get(key), proposal.id, owner, line

    def _keys_of_new(self, name: str, rows: dict[str, RowPlace]) -> Iterator[tuple[RowPlace | None, str, int]]:
        """Yield the rows of new proposals' lines with their places: they stand in the proposal in the order of their rows."""
        counted: dict[str, int] = {}
        for row in rows.values():
            owner = self._decided.ids.get(row.owner.removeprefix(NEW)) if row.is_new else None
            if owner is not None:
                yield row, owner, counted.setdefault(owner, 0)
                counted[owner] += 1

    def _line(self, row: RowPlace | None, name: str, at: tuple[str, int], base: PlanLine) -> tuple[PlanLine, str]:
        """Return a line of the base as it stands in the workbook when its cells are written, and whose it is then."""
        proposal, position = at
        place = self._place(proposal, name).get(position)
        if row is None or place is None:
            return base, proposal
        ours, now = getattr(self._ours[proposal], name)[place], base
        for column in plan_sheet(name).columns:
            if column.field is not None:
                part = column.field.name
                field = (proposal, f"/{name}/{place}/{part}", f"/{name}/{position}/{part}")
                now = with_value(now, f"/{part}", self._settled(row, column, field, getattr(ours, part), getattr(base, part)))
        target = str(self._after.get((proposal, f"/{name}/{place}/id"), proposal))
        return now, self._decided.ids.get(target.removeprefix(NEW), target)

    def _place(self, proposal: str, name: str) -> dict[int, int]:
        """Return where the base's lines stand in ours."""
        if (proposal, name) not in self._places:
            earlier, later = (getattr(plan[proposal], name) if proposal in plan else () for plan in (self._base, self._ours))
            self._places[proposal, name] = aligned(earlier, later)
        return self._places[proposal, name]

    def scores(self) -> Iterator[Score]:
        """Yield the scores that stand in the workbook when their cells are written; write those cells, and the keys."""
        rows = self._rows("scores")
        edits = {one.before.key: one.after for one in self._edits.scores if one.before is not None}
        for score in self._base_scores:
            row, ours = rows.get(score.key), self._our_scores.get(score.key)
            at = f"/scores/{score.criterion}|{score.assessor}"
            if score.key in self._deleted:
                continue
            if row is None or ours is None or any(key.startswith(f"{score.proposal}{at}") for key in self._waiting):
                yield score
            elif (now := self._score(ours, at)) is not None:
                self._write_score(row, now, edits.get(score.key, score))
                yield now
        yield from self._new_scores(rows)

    def _score(self, ours: Score, at: str) -> Score | None:
        parts = {
            part: self._after[ours.proposal, f"{at}/{part}"] for part in _SCORE_PARTS if (ours.proposal, f"{at}/{part}") in self._after
        }
        if parts.get("step", ours.step) is None:
            return None
        if "assessor" in parts:
            parts["assessor"] = parts["assessor"] or ""
        owner = self._after.get((ours.proposal, f"{at}/proposal"), ours.proposal)
        return replace(ours, proposal=str(owner), **parts)  # type: ignore[arg-type]

    def _write_score(self, row: RowPlace, now: Score, stands: Score | None) -> None:
        for part in _SCORE_PARTS:
            if stands is None or getattr(now, part) != getattr(stands, part):
                self._put(row, part, getattr(now, part) or None)
        if now.key != row.thing:
            self._mark(row, now.key, None)

    def _new_scores(self, rows: dict[str, RowPlace]) -> Iterator[Score]:
        by_step = {row.cell("step"): row for row in rows.values() if row.has("step")}
        new = [(one.key, one.value) for one in self._decided.added] + [(one.cell, one.after) for one in self._decided.applied]
        for cell, score in new:
            if isinstance(score, Score):
                if cell in by_step and by_step[cell].thing != score.key:
                    self._mark(by_step[cell], score.key, None)
                yield score

    def suggest_anew(self, base: Plan, proposals: dict[str, Proposal]) -> None:
        """Write the steps that the proposals suggest as they stand now; why is left empty, for nobody knows in which language it stood."""
        for key, row in self._rows("scores").items():
            proposal, name, *_ = [*key.split("|"), ""]
            if proposal not in self._base or proposals[proposal] == self._base[proposal]:
                continue
            for criterion in (one for one in base.setup.criteria if one.name == name):
                before, now = (suggested_step(base.setup, one, criterion) for one in (self._base[proposal], proposals[proposal]))
                if before[0] != now[0]:
                    self._put(row, "suggested", now[0])
                    self._put(row, "suggested_why", None)
