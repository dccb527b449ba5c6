"""The outcome as Qt sees it: a row a proposal, selected first, then the reserve, then what was prioritised down."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.look import colour
from tiltaksplan.desktop.proposals.columns import OUTCOMES
from tiltaksplan.desktop.screen_language import _, spoken, told
from tiltaksplan.language import N_, Message, number_text
from tiltaksplan.plan.change import natural_order
from tiltaksplan.plan.outcome import Outcome
from tiltaksplan.plan.plan import Plan

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SORT_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
COLUMNS = (N_("Utfall"), N_("Nr."), N_("Tittel"), N_("Start"), N_("Slutt"), N_("Poeng"), N_("Begrunnelse"))
SCORE = 5
SIGNS = {"selected": ("done", "done"), "reserve": ("reserve", "warning"), "down": ("down", "pale")}


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """One proposal's place in the outcome."""

    kind: str
    proposal: str
    title: str
    start: str = ""
    end: str = ""
    score: float
    reason: Message
    would_enter_if: Message | None = None


def quarter_name(quarter: str, between: str = " ") -> str:
    """Return `2023-Q2` as people write it: 2. kv. 2023."""
    year, _dash, number = quarter.partition("-Q")
    return _("{number}. kv.", number=number) + between + year


def rows_of(plan: Plan, outcome: Outcome | None) -> tuple[OutcomeRow, ...]:
    """Return the rows of *outcome*, titles taken from *plan*."""
    from tiltaksplan.plan.quarter import Quarter

    if outcome is None:
        return ()
    titles = {proposal.id: proposal.title or "" for proposal in plan.proposals}
    selected = [
        OutcomeRow(
            kind="selected", proposal=one.proposal, title=titles.get(one.proposal, ""), score=one.score, reason=one.why,
            start=str(Quarter.of(one.start)), end=str(Quarter.of(one.end)),
        )
        for one in outcome.selected
    ]  # fmt: skip
    others = [
        OutcomeRow(
            kind=kind,
            proposal=one.proposal,
            title=titles.get(one.proposal, ""),
            score=one.score,
            reason=one.reason,
            would_enter_if=one.would_enter_if,
        )
        for kind in ("reserve", "down")
        for one in getattr(outcome, kind)
    ]
    return (*selected, *others)


class OutcomeTable(QAbstractTableModel):
    """Who is in, who is in reserve, and who was prioritised down, each with the reason."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[OutcomeRow, ...] = ()

    def show_rows(self, rows: tuple[OutcomeRow, ...]) -> None:
        """Show *rows*."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, column = self.rows[index.row()], index.column()
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(row, column)
        if role == SORT_ROLE:
            order = (
                list(OUTCOMES).index(row.kind) * 1000 + index.row(),
                natural_order(row.proposal),
                row.title.casefold(),
                row.start,
                row.end,
                row.score,
                "",
            )
            return order[column]
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            name, meaning = SIGNS[row.kind]
            return icon(name, colour(meaning))
        if role == Qt.ItemDataRole.TextAlignmentRole and column == SCORE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and section < len(COLUMNS):
            return _(COLUMNS[section])
        return None

    def _text(self, row: OutcomeRow, column: int) -> str:
        start, end = (quarter_name(quarter) if quarter else "" for quarter in (row.start, row.end))
        score = number_text(row.score, spoken())
        return (_(OUTCOMES[row.kind]), row.proposal, row.title, start, end, score, told(row.reason))[column]
