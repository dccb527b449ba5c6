"""Bring a workbook that was taken in up to date, in place: only the cells that differ from the plan are written.

What nobody has decided yet is left as people wrote it: conflicts, cells that could not be read, rows that are gone. So is what came into
the plan from elsewhere. The workbook gets a base of its own, which says what stands in it now, so that the next `sync` starts from there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from tiltaksplan.plan.alignment import aligned
from tiltaksplan.plan.merge_changes import Decided
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.plan_sheets import EXPORT_MARK, ID, ROW_KEY, line_key, plan_sheet
from tiltaksplan.plan.pointer import value_at, with_value
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.score import Score
from tiltaksplan.plan.workbook_edits import LINE_TYPES, NEW, PlanLine, RowPlace

if TYPE_CHECKING:
    from tiltaksplan.actions.plan_file import PlanFile
    from tiltaksplan.actions.sync import Sync
    from tiltaksplan.io.inplace.values import CellValue

__all__ = ["EXPORT_MARK", "update_workbook"]


def update_workbook(plan_file: PlanFile, sync: Sync, outcome: Decided) -> int:
    """Write into the workbook of *sync* what the plan says otherwise since *outcome* was stored; return how many cells were written.

    A workbook whose base is not known is left as it is.

    Raises:
        FileIsOpenElsewhere, FileIsReadOnly, DiskIsFull, FolderCannotBeWritten: The workbook is as it was; the plan keeps what it took.
        EditIsRefused: A cell cannot be written safely; nothing is.
    """
    from tiltaksplan.actions.workbook_base import keep_base
    from tiltaksplan.io.excel.in_cell import as_in_cell
    from tiltaksplan.io.inplace import edited
    from tiltaksplan.io.inplace.marks import with_mark
    from tiltaksplan.io.saving import written_whole

    if not sync.known:
        return 0
    sheet = _Workbook(sync=sync, outcome=outcome)
    base = sheet.written()
    refused = {one.cell for one in sync.merge.rejected}
    cells: dict[str, CellValue] = {place: as_in_cell(value) for place, value in sheet.cells.items() if place not in refused}
    if not cells and base == sync.base:
        return 0
    mark = keep_base(plan_file, base, scenario=base.outcomes[0].scenario if base.outcomes else "")
    content = edited(sync.content, sync.path.name, cells) if cells else sync.content
    if mark != sync.mark:
        content = with_mark(content, sync.path.name, sync.mark, mark)
    with written_whole(sync.path) as draft:
        draft.write_bytes(content)
    return len(cells)


@dataclass(slots=True, kw_only=True)
class _Workbook:
    """What is to stand in the workbook: the cells that differ, and the base that tells all of it."""

    sync: Sync
    outcome: Decided
    cells: dict[str, object] = field(default_factory=dict)
    _lines: dict[tuple[str, str], list[PlanLine]] = field(default_factory=dict)
    _after: dict[tuple[str, str], object] = field(default_factory=dict)

    def written(self) -> Plan:
        """Fill in the cells and return the base."""
        sync, outcome = self.sync, self.outcome
        self._after = {(one.proposal, one.field): one.after for one in outcome.applied}
        waiting = {one.key for one in outcome.conflicts}
        base = {one.id: one for one in sync.base.proposals}
        deleted = {one.key for one in outcome.deleted}
        proposals = dict(base)  # with those that were deleted: their lines may still stand on the other sheets
        for row in sync.edits.rows:
            if row.sheet == "proposals" and row.thing in self._ours:
                proposals[row.thing] = self._proposal(row, base.get(row.thing, Proposal(id=row.thing)), waiting)
                if row.thing not in base:  # it was taken in before, and the row has not been told its number
                    self._mark(row, row.thing, row.thing)
        for added in outcome.added:
            if not added.table:
                key = outcome.ids[added.key]
                proposals[key] = replace(cast(Proposal, added.value), id=key)
        for name in LINE_TYPES:
            self._lines_of(name, proposals, waiting, deleted)
        for (proposal, name), lines in self._lines.items():
            if proposal in proposals:
                proposals[proposal] = with_value(proposals[proposal], f"/{name}", tuple(lines))
        for row in sync.edits.rows:
            if row.is_new and row.sheet == "proposals" and row.thing in outcome.ids:
                self._mark(row, outcome.ids[row.thing], outcome.ids[row.thing])
        scores = tuple(self._scores(waiting, deleted))
        return replace(sync.base, proposals=tuple(proposals.values()), scores=scores)

    @property
    def _ours(self) -> dict[str, Proposal]:
        return {one.id: one for one in self.sync.plan.proposals}

    def _put(self, row: RowPlace, column: str, value: object) -> None:
        from tiltaksplan.forms.sheet_tables import cell_place

        number = dict(row.columns).get(column)
        if number is not None:
            self.cells[cell_place(row.title, row.row, number).words()] = value

    def _mark(self, row: RowPlace, key: str, number: str | None = None) -> None:
        """Write a row's key, and its number where it has none of the plan's yet."""
        self._put(row, ROW_KEY, key)
        if number is not None:
            self._put(row, ID, number)

    def _theirs(self) -> dict[tuple[str, str], object]:
        return {(one.proposal, one.field): one.after for one in self.sync.edits.fields}

    def _proposal(self, row: RowPlace, base: Proposal, waiting: set[str]) -> Proposal:
        """Return *base* as it stands in the workbook when the cells are written."""
        ours, theirs, now = self._ours[row.thing], self._theirs(), base
        have = dict(row.columns)
        for column in plan_sheet("proposals").columns:
            if column.field is None or column.key not in have or f"{row.thing}{column.key}" in waiting:
                continue
            value = self._after.get((row.thing, column.key), value_at(ours, column.key))
            stands = theirs.get((row.thing, column.key), value_at(base, column.key))
            if value != stands:
                self._put(row, column.key, value)
            now = with_value(now, column.key, value)
        return now

    def _lines_of(self, name: str, proposals: dict[str, Proposal], waiting: set[str], deleted: set[str]) -> None:
        """Lay the lines of one sheet as they stand in the workbook, and write their cells and keys."""
        rows = {row.thing: row for row in self.sync.edits.rows if row.sheet == name}
        moved: list[tuple[RowPlace | None, str, PlanLine]] = []
        keys: list[tuple[RowPlace, str, int]] = []
        for proposal in self.sync.base.proposals:
            if proposal.id not in proposals:
                continue
            lines: list[PlanLine] = []
            for position, base in enumerate(getattr(proposal, name)):
                key = line_key(proposal.id, name, position)
                row = rows.get(key)
                if key in deleted:
                    continue
                line, target = self._line(row, proposal.id, name, position, base, waiting)
                if target != proposal.id:
                    moved.append((row, target, line))
                    continue
                if row is not None:
                    keys.append((row, proposal.id, len(lines)))
                lines.append(line)
            self._lines[proposal.id, name] = lines
        left_out = {one.key for one in self.outcome.left_out}
        taken = {one.cell: one.line for one in self.sync.edits.new_lines if one.table == name and one.cell not in left_out}
        for row in rows.values():
            if row.is_new and row.owner.removeprefix(NEW) in self.outcome.ids:
                moved_to = self.outcome.ids[row.owner.removeprefix(NEW)]
                keys.append((row, moved_to, self._counted(moved_to, name)))
                self._put(row, ID, moved_to)
            elif row.thing in taken:
                moved.append((row, row.owner, taken[row.thing]))
        for row_or_none, target, line in moved:
            lines = self._lines.setdefault((target, name), list(getattr(proposals[target], name)) if target in proposals else [])
            if row_or_none is not None:
                keys.append((row_or_none, target, len(lines)))
            lines.append(line)
        for row, owner, position in keys:
            if row.thing != line_key(owner, name, position):
                self._mark(row, line_key(owner, name, position), owner if row.is_new or owner != row.thing.partition("/")[0] else None)

    def _counted(self, proposal: str, name: str) -> int:
        """Return the place of the next line of a new proposal: they stand in it in the order of their rows."""
        counted = self._new_lines.setdefault((proposal, name), 0)
        self._new_lines[proposal, name] = counted + 1
        return counted

    _new_lines: dict[tuple[str, str], int] = field(default_factory=dict)

    def _line(
        self, row: RowPlace | None, proposal: str, name: str, position: int, base: PlanLine, waiting: set[str]
    ) -> tuple[PlanLine, str]:
        """Return a line as it stands in the workbook when its cells are written, and whose it is then."""
        place = self._place(proposal, name, position)
        if row is None or place is None or proposal not in self._ours:
            return base, proposal
        ours, theirs, now = getattr(self._ours[proposal], name)[place], self._theirs(), base
        have = dict(row.columns)
        for column in plan_sheet(name).columns:
            part = column.key.rpartition("/")[2]
            at = f"/{name}/{place}/{part}"
            if column.field is None or column.key not in have or f"{proposal}{at}" in waiting:
                continue
            value = self._after.get((proposal, at), getattr(ours, part))
            stands = theirs.get((proposal, f"/{name}/{position}/{part}"), getattr(base, part))
            if value != stands:
                self._put(row, column.key, value)
            now = with_value(now, f"/{part}", value)
        target = str(self._after.get((proposal, f"/{name}/{place}/id"), proposal))
        return now, self.outcome.ids.get(target.removeprefix(NEW), target)

    def _place(self, proposal: str, name: str, position: int) -> int | None:
        key = (proposal, name)
        if key not in self._aligned:
            base, ours = (
                next((getattr(one, name) for one in plan.proposals if one.id == proposal), ()) for plan in (self.sync.base, self.sync.plan)
            )
            self._aligned[key] = aligned(base, ours)
        return self._aligned[key].get(position)

    _aligned: dict[tuple[str, str], dict[int, int]] = field(default_factory=dict)

    def _scores(self, waiting: set[str], deleted: set[str]) -> Iterator[Score]:
        """Yield the scores that stand in the workbook when their cells are written; write those cells, and the keys."""
        rows = {row.thing: row for row in self.sync.edits.rows if row.sheet == "scores"}
        ours = {one.key: one for one in self.sync.plan.scores}
        edits = {(one.before.key if one.before else ""): one for one in self.sync.edits.scores}
        for score in self.sync.base.scores:
            if score.key in deleted:
                continue
            row, edit = rows.get(score.key), edits.get(score.key)
            if (
                row is None
                or score.key not in ours
                or any(f"{score.proposal}/scores/{score.criterion}|{score.assessor}" in one for one in waiting)
            ):
                yield score
                continue
            now, theirs = self._score_after(score, ours[score.key]), edit.after if edit is not None else score
            if now is None:
                continue
            for part in ("step", "reason", "criterion", "assessor"):
                if theirs is None or getattr(now, part) != getattr(theirs, part):
                    self._put(row, part, getattr(now, part) or None)
            if now.key != score.key:
                self._mark(row, now.key)
            yield now
        yield from self._new_scores(rows)

    def _score_after(self, base: Score, ours: Score) -> Score | None:
        now = ours
        for part in ("step", "reason", "criterion", "assessor", "proposal"):
            key = (base.proposal, f"/scores/{base.criterion}|{base.assessor}/{part}")
            if key in self._after:
                if part == "step" and self._after[key] is None:
                    return None
                now = replace(now, **{part: self._after[key] or ("" if part == "assessor" else None)})  # type: ignore[arg-type]
        return now

    def _new_scores(self, rows: dict[str, RowPlace]) -> Iterator[Score]:
        taken = {one.value.key: one.key for one in self.outcome.added if isinstance(one.value, Score)}
        taken |= {one.after.key: one.cell for one in self.outcome.applied if isinstance(one.after, Score)}
        for key, cell in taken.items():
            score = next(
                one
                for one in (*(a.value for a in self.outcome.added), *(a.after for a in self.outcome.applied))
                if isinstance(one, Score) and one.key == key
            )
            row = rows.get(cell) or next((one for one in rows.values() if cell == self._cell(one, "step")), None)
            if row is not None and row.thing != key:
                self._mark(row, key)
            yield score

    def _cell(self, row: RowPlace, column: str) -> str:
        from tiltaksplan.forms.sheet_tables import cell_place

        return cell_place(row.title, row.row, dict(row.columns).get(column, 1)).words()
