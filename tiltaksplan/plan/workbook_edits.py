"""What somebody has done to a workbook since it was written: cells changed, rows new, rows gone, and what could not be read.

Whoever reads the workbook makes these, against the base that it was written from; `merge` lays them beside the plan as it stands now.
"""

from __future__ import annotations

from dataclasses import dataclass

from tiltaksplan.language import Message
from tiltaksplan.plan.proposal import CostLine, HourLine, Milestone, Proposal, Risk
from tiltaksplan.plan.score import Score

PlanLine = CostLine | HourLine | Risk | Milestone
LINE_TYPES: dict[str, type[CostLine] | type[HourLine] | type[Risk] | type[Milestone]] = {
    "costs": CostLine, "hours": HourLine, "risks": Risk, "milestones": Milestone,
}  # fmt: skip
"""What a row is on each of the sheets of lines, by the sheet's key, which is the proposal's attribute too."""

NEW = "new:"
"""What a reference to a proposal begins with that is new in the file; the cell that it is told by follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldEdit:
    """A field of a proposal that says something else than it did.

    Attributes:
        proposal: Its id in the base.
        field: The field's pointer in the base's proposal: `/title`, `/costs/2/amount`; `/costs/2/id` where a line was moved.
        before, after: What the base says and what the file says.
        cell: Where the file says it: `Forslag!C5`.
    """

    proposal: str
    field: str
    before: object
    after: object
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreEdit:
    """A row of scores that says something else than it did, or that now says something.

    Attributes:
        before: The base's score; None where the row gave none.
        after: The file's; None where the step was taken away.
        cells: (field, cell): where the file says the parts of it (`step`, `reason`, `criterion`, `assessor`, `proposal`).
        new_row: Whether somebody has put the row in.
    """

    before: Score | None
    after: Score | None
    cells: tuple[tuple[str, str], ...] = ()
    new_row: bool = False

    def cell(self, field: str) -> str:
        """Return where the file says *field*; the row's first cell where it has no such column."""
        cells = dict(self.cells)
        return cells.get(field) or next(iter(cells.values()), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProposal:
    """A row that somebody has put in among the proposals, with the lines on the other sheets that name it.

    Attributes:
        cell: Where the row is told by: its title's cell.
        proposal: As the row says, without an id.
    """

    cell: str
    proposal: Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLine:
    """A row that somebody has put in for a measure that is in the plan."""

    cell: str
    proposal: str
    table: str
    line: PlanLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A row of the base that the file has no more: `key` is the row's key (`T-05`, `T-03/costs/2`, `T-03|Nytte|Kari`)."""

    key: str
    proposal: str
    table: str = ""
    position: int = 0
    score: Score | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """What stands in a cell and was not taken, and why."""

    cell: str
    text: str
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPlace:
    """Which row of the file is which thing.

    Attributes:
        thing: The row's key as the base gives it; of a new row the cell that it is told by.
        sheet: The sheet's key, and `title` what the sheet is called in the file.
        columns: (column key, letters) of the sheet's columns.
        is_new: Whether somebody has put the row in.
        owner: Of a new line, whose it is: an id, or `NEW` and the cell that a new proposal is told by.
    """

    thing: str
    sheet: str
    title: str
    row: int
    columns: tuple[tuple[str, str], ...]
    is_new: bool = False
    owner: str = ""

    def has(self, column: str) -> bool:
        """Return whether the sheet has a column."""
        return any(key == column for key, _ in self.columns)

    def cell(self, column: str) -> str:
        """Return where the row's cell in a column is: `Forslag!C5`.

        Raises:
            KeyError: The sheet has no such column.
        """
        return f"{self.title}!{dict(self.columns)[column]}{self.row}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookEdits:
    """All of it, in the file's order.

    Attributes:
        notes: What a person should know that is no edit: a sheet that is gone, a column that was not read.
    """

    fields: tuple[FieldEdit, ...] = ()
    scores: tuple[ScoreEdit, ...] = ()
    new_proposals: tuple[NewProposal, ...] = ()
    new_lines: tuple[NewLine, ...] = ()
    missing: tuple[Missing, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    notes: tuple[Message, ...] = ()
    rows: tuple[RowPlace, ...] = ()
