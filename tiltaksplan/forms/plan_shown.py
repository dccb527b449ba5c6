"""What a workbook repeats or reckons: an edit of it is told of, and not taken."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tiltaksplan.forms.plan_cells import SAME, CellRules, said
from tiltaksplan.forms.plan_tables import PlanRow, PlanTable
from tiltaksplan.language import LANGUAGES, N_, Message, translator
from tiltaksplan.plan.field import Kind, Line, Money, Number
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.plan_sheets import TITLE, status_of
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.spelling import name_key
from tiltaksplan.plan.suggested_steps import suggested_step
from tiltaksplan.plan.workbook_edits import Rejected

IS_RECKONED = N_("«{label}» regnes ut eller hentes fra et annet ark, så «{text}» er ikke tatt inn.")


def edits_of_shown(
    table: PlanTable, row: PlanRow, base: Plan, proposal: Proposal, rules: CellRules, criterion: str = ""
) -> Iterator[Rejected]:
    """Yield what somebody has written over what the workbook shows of *proposal* by itself.

    A formula is left alone, and so is what was emptied: nothing is lost by it.

    Args:
        table: The sheet.
        row: The row of *proposal*, or of something of it.
        base: What the workbook was written from.
        proposal: As it stands in the base.
        rules: How cells are read.
        criterion: Of a row of scores, what is scored.
    """
    for column in table.sheet.columns:
        if not column.shown or row.is_blank(column.key) or row.cells[column.key].formula:
            continue
        cell = row.cells[column.key]
        if column.field is not None:
            same = said(column.field.kind, cell, column.field.value_in(proposal), rules) is SAME
        elif column.key == "status":
            same = name_key(cell.text) in _translated(status_of(base.outcomes[0] if base.outcomes else None, proposal.id))
        elif column.key == "suggested":
            steps = (suggested_step(base.setup, proposal, one)[0] for one in base.setup.criteria if one.name == criterion)
            same = said(Number(), cell, next(steps, cell.value), rules) is SAME
        elif column.key in _SHOWN:
            same = said(_SHOWN[column.key], cell, _shown(column.key, proposal), rules) is SAME
        else:
            continue
        if not same:
            text = Message.of(IS_RECKONED, label=Message.of(column.label), text=cell.text.strip())
            yield Rejected(cell=table.cell_name(row.number, column.key), text=cell.text.strip(), message=text)


@cache
def _translated(word: str) -> frozenset[str]:
    return frozenset(name_key(translator(language)(word)) for language in LANGUAGES)


_SHOWN: dict[str, Kind] = {TITLE.key: Line(), "total_cost": Money(), "total_hours": Number()}


def _shown(key: str, proposal: Proposal) -> object:
    return {TITLE.key: proposal.title, "total_cost": proposal.total_cost, "total_hours": proposal.total_hours}[key]
