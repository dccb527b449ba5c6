"""The plan's workbook, described once: its sheets, their columns, and what tells one row from another.

The report lays the workbook out by it, and `sync` finds sheets, columns and rows again by it. Two marks say what a column is, so that
one of them can be lost: its header in any of our languages, and a defined name at its header, which follows columns that are moved and
headers that are renamed. Rows are told by a key in a hidden column, and by the measure's number beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tiltaksplan.language import N_
from tiltaksplan.plan.field import Field, Lines, Text
from tiltaksplan.plan.fields import FIELDS, field_at
from tiltaksplan.plan.outcome import Outcome
from tiltaksplan.plan.score import Score

EXPORT_MARK = "tiltaksplan-export"
"""The document property that says which base the workbook was written from: the SHA-256 under which the plan keeps it."""
PLAN_MARK = "tiltaksplan-plan"
"""The document property that says which plan it was written from."""

SELECTED, RESERVE, DOWN, OPEN = N_("prioritert"), N_("reserve"), N_("prioritert ned"), N_("ikke vurdert")
"""What the choice came to for a proposal, as the column of outcomes says it."""

ID = "/id"
ROW_KEY = "/key"
KEY_LABEL = N_("Nøkkel – ikke endre")
_NAME_START = "tp"


class Rows(StrEnum):
    """What a row of a sheet is."""

    PROPOSAL = "proposal"
    LINE = "line"
    SCORE = "score"
    SHOWN = "shown"  # nothing that can be edited: the choice, the load, the set-up, the page to read first


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanColumn:
    """One column.

    Attributes:
        key: The field's pointer (`/title`, `/costs/*/amount`), `ID`, `ROW_KEY`, or a word of its own for what is only shown (`total_cost`).
        field: The field whose values stand in it; None for those that are no field.
        shown: Whether it is reckoned or repeated, and so no answer of anybody: locked, and an edit of it is told of and not taken.
        hidden: Whether people do not see it.
    """

    key: str
    label: str
    field: Field | None = None
    shown: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSheet:
    """One sheet.

    Attributes:
        key: Its word in names and in code; of a sheet of lines, the name of the field (`costs`).
        title: The sheet's name.
    """

    key: str
    title: str
    rows: Rows = Rows.SHOWN
    columns: tuple[PlanColumn, ...] = ()

    def column(self, key: str) -> PlanColumn:
        """Return the column *key*.

        Raises:
            KeyError: It has none.
        """
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)


NUMBER = PlanColumn(key=ID, label=N_("Nr."))
TITLE = PlanColumn(key="measure", label=N_("Tiltak"), shown=True)
KEY = PlanColumn(key=ROW_KEY, label=KEY_LABEL, shown=True, hidden=True)


def _proposals() -> PlanSheet:
    fields = [field for field in FIELDS if not isinstance(field.kind, Lines) and not field.personal]
    return PlanSheet(
        key="proposals",
        title=N_("Forslag"),
        rows=Rows.PROPOSAL,
        columns=(
            NUMBER,
            *(_of(field) for field in fields[:1]),
            PlanColumn(key="status", label=N_("Utfall"), shown=True),
            PlanColumn(key="total_cost", label=N_("Kostnad i alt"), shown=True),
            PlanColumn(key="total_hours", label=N_("Timer i alt"), shown=True),
            *(_of(field) for field in fields[1:] if not isinstance(field.kind, Text)),
            *(_of(field) for field in fields[1:] if isinstance(field.kind, Text)),  # long texts last: the short answers are an overview
            KEY,
        ),
    )


def _of(field: Field) -> PlanColumn:
    return PlanColumn(key=field.pointer, label=field.label, field=field, shown=field.computed)


def _lines(key: str, title: str) -> PlanSheet:
    kind = field_at(f"/{key}").kind
    assert isinstance(kind, Lines)
    columns = (PlanColumn(key=field.pointer, label=field.label, field=field) for field in kind.columns)
    return PlanSheet(key=key, title=title, rows=Rows.LINE, columns=(NUMBER, TITLE, *columns, KEY))


SCORES = PlanSheet(
    key="scores",
    title=N_("Vurdering"),
    rows=Rows.SCORE,
    columns=(
        NUMBER,
        TITLE,
        PlanColumn(key="criterion", label=N_("Kriterium")),
        PlanColumn(key="suggested", label=N_("Foreslått trinn"), shown=True),
        PlanColumn(key="step", label=N_("Trinn (1–5)")),
        PlanColumn(key="assessor", label=N_("Vurdert av")),
        PlanColumn(key="reason", label=N_("Begrunnelse for trinnet")),
        PlanColumn(key="suggested_why", label=N_("Hvorfor det foreslås"), shown=True),
        KEY,
    ),
)

PLAN_SHEETS: tuple[PlanSheet, ...] = (
    _proposals(),
    _lines("costs", N_("Kostnader")),
    _lines("hours", N_("Timer")),
    _lines("risks", N_("Risiko")),
    _lines("milestones", N_("Milepæler")),
    SCORES,
    PlanSheet(key="choice", title=N_("Prioritering")),
    PlanSheet(key="load", title=N_("Belastning")),
    PlanSheet(key="setup", title=N_("Oppsett")),
    PlanSheet(key="readme", title=N_("Les meg")),
)
"""In the workbook's order. What the columns of the sheets that are only shown are, the report alone knows."""


def plan_sheet(key: str) -> PlanSheet:
    """Return the sheet *key*.

    Raises:
        KeyError: There is none.
    """
    for sheet in PLAN_SHEETS:
        if sheet.key == key:
            return sheet
    raise KeyError(key)


def editable_sheets() -> Iterator[PlanSheet]:
    """Yield the sheets whose rows can be edited and taken back."""
    return (sheet for sheet in PLAN_SHEETS if sheet.rows is not Rows.SHOWN)


def header_name(sheet: PlanSheet, column: PlanColumn) -> str:
    """Return the defined name that stands at the header of *column*.

    >>> header_name(plan_sheet("costs"), plan_sheet("costs").column("/costs/*/amount"))
    'tp_costs_amount'
    """
    word = column.key.removeprefix(f"/{sheet.key}/*").strip("/").replace("/", "_").replace("*", "")
    return f"{_NAME_START}_{sheet.key}_{word}"


def proposal_key(proposal_id: str) -> str:
    """Return the key of a proposal's row: its number."""
    return proposal_id


def line_key(proposal_id: str, table: str, position: int) -> str:
    """Return the key of a line's row: where the line stood when the workbook was written, counted from 0.

    >>> line_key("T-03", "costs", 2)
    'T-03/costs/2'
    """
    return f"{proposal_id}/{table}/{position}"


def score_key(score: Score) -> str:
    """Return the key of a score's row; of a row that waits for an assessor, the last part is empty."""
    return score.key


def status_of(outcome: Outcome | None, proposal_id: str) -> str:
    """Return what the choice came to for a proposal; `OPEN` where nothing was chosen."""
    if outcome is not None:
        for status, group in ((SELECTED, outcome.selected), (RESERVE, outcome.reserve), (DOWN, outcome.down)):
            if any(one.proposal == proposal_id for one in group):
                return status
    return OPEN
