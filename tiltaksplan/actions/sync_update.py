"""Bring a workbook that was taken in up to date, in place: only the cells in which the plan says something else are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tiltaksplan.plan.workbook_after import workbook_after

if TYPE_CHECKING:
    from tiltaksplan.actions.plan_file import PlanFile
    from tiltaksplan.actions.sync import Sync
    from tiltaksplan.io.inplace.values import CellValue
    from tiltaksplan.plan.merge_changes import Decided


def update_workbook(plan_file: PlanFile, sync: Sync, outcome: Decided) -> int:
    """Write in the workbook of *sync* what the plan says otherwise since *outcome* was stored; return how many cells were written.

    A cell that could not be read stays as it is, and so does a workbook whose base is not known.

    Raises:
        FileIsOpenElsewhere, FileIsReadOnly, DiskIsFull, FolderCannotBeWritten: The workbook is as it was; the plan keeps what it took.
        EditIsRefused: A cell cannot be written safely; nothing is.
    """
    from tiltaksplan.actions.workbook_base import keep_base
    from tiltaksplan.io.excel.in_cell import as_in_cell
    from tiltaksplan.io.inplace.editing import edited, refuse_read_only
    from tiltaksplan.io.inplace.marks import with_mark
    from tiltaksplan.io.saving import written_whole

    if not sync.known:
        return 0
    base, values = workbook_after(sync.base, sync.plan, sync.edits, outcome)
    refused = {one.cell for one in sync.merge.rejected}
    cells: dict[str, CellValue] = {place: as_in_cell(value) for place, value in values.items() if place not in refused}
    if not cells and base == sync.base:
        return 0
    refuse_read_only(sync.path)
    content = edited(sync.content, sync.path.name, cells) if cells else sync.content
    mark = keep_base(plan_file, base, scenario=base.outcomes[0].scenario if base.outcomes else "")
    if mark != sync.mark:
        content = with_mark(content, sync.path.name, sync.mark, mark)
    with written_whole(sync.path) as draft:
        draft.write_bytes(content)
    return len(cells)
