"""What a workbook repeats or reckons: an edit of it is told of, and not taken."""

from __future__ import annotations

from collections.abc import Iterator

from tiltaksplan.forms.plan_cells import SAME, CellRules, said
from tiltaksplan.forms.plan_tables import PlanRow, PlanTable
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.field import Kind, Line, Money, Number
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.plan_sheets import TITLE
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.workbook_edits import Rejected

IS_RECKONED = N_("«{label}» regnes ut eller hentes fra et annet ark, så «{text}» er ikke tatt inn.")


def edits_of_shown(table: PlanTable, row: PlanRow, base: Plan, proposal: Proposal, rules: CellRules) -> Iterator[Rejected]:
    """Yield what somebody has written over what the workbook shows of *proposal* by itself.

    A formula is left alone, and so is what was emptied: nothing is lost by it.
    """
    for column in table.sheet.columns:
        if not column.shown or row.is_blank(column.key) or row.cells[column.key].formula:
            continue
        value: object
        kind: Kind
        if column.field is not None:
            kind, value = column.field.kind, column.field.value_in(proposal)
        elif column.key in _SHOWN:
            kind, value = _SHOWN[column.key], _shown(column.key, proposal)
        else:
            continue
        cell = row.cells[column.key]
        if said(kind, cell, value, rules) is not SAME:
            text = Message.of(IS_RECKONED, label=Message.of(column.label), text=cell.text.strip())
            yield Rejected(cell=table.cell_name(row.number, column.key), text=cell.text.strip(), message=text)


_SHOWN: dict[str, Kind] = {TITLE.key: Line(), "total_cost": Money(), "total_hours": Number()}


def _shown(key: str, proposal: Proposal) -> object:
    return {TITLE.key: proposal.title, "total_cost": proposal.total_cost, "total_hours": proposal.total_hours}[key]
