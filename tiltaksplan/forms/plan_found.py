"""What has been found in an edited workbook so far, while its sheets are read one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field

from tiltaksplan.forms.plan_cells import SAME, CellRules, Told
from tiltaksplan.forms.plan_tables import PlanRow, PlanTable
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.pointer import with_value
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.workbook_edits import NEW, FieldEdit, Missing, NewLine, PlanLine, Rejected, RowPlace, ScoreEdit

EMPTIED = N_("Arket «{sheet}» har ingen rader igjen. Ingenting er slettet i planen.")


@dataclass(slots=True, kw_only=True)
class Found:
    """What has been found so far, and what is needed to find more.

    Attributes:
        base: What the workbook was written from.
        known: Whether that is so; False where the plan as it stands has to do instead.
        now: The plan as it stands.
        measures: What rows of other sheets can mean by a number or a title, as small letters: an id, or `NEW` and a cell.
        whole: Proposals as the file says them, by the same references.
    """

    base: Plan
    now: Plan
    rules: CellRules
    known: bool = True
    fields: list[FieldEdit] = field(default_factory=list)
    scores: list[ScoreEdit] = field(default_factory=list)
    new_proposals: dict[str, Proposal] = field(default_factory=dict)
    new_lines: list[NewLine] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    rows: list[RowPlace] = field(default_factory=list)
    measures: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    def reject(self, cell: str, text: str, message: Message) -> None:
        """Tell of something that is not taken."""
        self.rejected.append(Rejected(cell=cell, text=text, message=message))

    def answered(self, table: PlanTable, row: PlanRow, key: str, answer: object) -> bool:
        """Return whether *answer* is another value; what could not be read is told of."""
        if isinstance(answer, Told):
            self.reject(table.cell_name(row.number, key), answer.text, answer.message)
            return False
        return answer is not SAME

    def place(self, table: PlanTable, row: PlanRow, thing: str, *, is_new: bool = False, owner: str = "") -> None:
        """Remember which thing *row* is."""
        columns = table.letters
        self.rows.append(
            RowPlace(thing=thing, sheet=table.sheet.key, title=table.title, row=row.number, columns=columns, is_new=is_new, owner=owner)
        )

    def add_line(self, cell: str, proposal: str, name: str, line: PlanLine) -> None:
        """Take a new line to the proposal that a reference means."""
        if proposal.startswith(NEW):
            whole = self.new_proposals[proposal]
            self.new_proposals[proposal] = with_value(whole, f"/{name}", (*getattr(whole, name), line))
        else:
            self.new_lines.append(NewLine(cell=cell, proposal=proposal, table=name, line=line))
