"""The proposals of the open plan as Qt sees them: a row a proposal, a column a field."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QCollator, QLocale, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QIcon

from tiltaksplan.actions.edit import change_field, value_of
from tiltaksplan.desktop.findings import FindingsNow
from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.look import colour
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.proposals.columns import COLUMNS, FINDINGS, OUTCOME, outcome_of
from tiltaksplan.desktop.screen_language import _, spoken
from tiltaksplan.language import Message
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.proposal import Proposal

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SORT_ROLE = Qt.ItemDataRole.UserRole
ID_ROLE = Qt.ItemDataRole.UserRole + 1
EDITABLE = "/title"


class ProposalTable(QAbstractTableModel):
    """The table of proposals; titles can be mended in it, everything else in the form."""

    def __init__(self, open_plan: OpenPlan, findings: FindingsNow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_plan, self._findings = open_plan, findings
        self._proposals: tuple[Proposal, ...] = open_plan.plan.proposals
        open_plan.changed.connect(self._refresh)
        findings.changed.connect(self._tell_all_changed)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._proposals)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._proposals):
            return None
        column, proposal = COLUMNS[index.column()], self._proposals[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return column.shown(self._open_plan.plan, self._findings, proposal)
        if role == SORT_ROLE:
            return column.order(self._open_plan.plan, self._findings, proposal)
        if role == ID_ROLE:
            return proposal.id
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DecorationRole and column is FINDINGS:
            return self._sign(proposal)
        if role == Qt.ItemDataRole.DecorationRole and column is OUTCOME:
            kind = outcome_of(self._open_plan.plan, proposal.id)
            return icon({"selected": "tick"}.get(kind, kind)) if kind else None
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column = COLUMNS[index.column()]
        if role != Qt.ItemDataRole.EditRole or column.field is None:
            return False
        after = value_of(column.field.kind, str(value or ""), self._open_plan.plan.setup)
        if isinstance(after, Message):
            return False
        proposal_id = self._proposals[index.row()].id
        changes = change_field(self._open_plan.plan, proposal_id, column.field.pointer, after)
        return self._open_plan.make(changes, _("Endre «{field}» i {proposal}", field=_(column.field.label), proposal=proposal_id))

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        field = COLUMNS[index.column()].field if index.isValid() else None
        editable = field is not None and field.pointer == EDITABLE and not self._open_plan.read_only
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and section < len(COLUMNS):
            if role == Qt.ItemDataRole.DisplayRole:
                return _(COLUMNS[section].label)
            if role == Qt.ItemDataRole.ToolTipRole:
                return _(COLUMNS[section].help) or None
        return None

    def row_of(self, proposal_id: str) -> int:
        """Return the row of a proposal, or -1."""
        return next((row for row, proposal in enumerate(self._proposals) if proposal.id == proposal_id), -1)

    def _refresh(self, _changes: object) -> None:
        proposals = self._open_plan.plan.proposals
        if [one.id for one in proposals] == [one.id for one in self._proposals]:
            self._proposals = proposals
            self._tell_all_changed()
            return
        self.beginResetModel()
        self._proposals = proposals
        self.endResetModel()

    def _tell_all_changed(self) -> None:
        if self._proposals:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._proposals) - 1, len(COLUMNS) - 1))

    def _sign(self, proposal: Proposal) -> QIcon | None:
        severities = {finding.severity for finding in self._findings.open_of(proposal.id)}
        if Severity.ERROR in severities:
            return icon("error", colour("error"))
        if Severity.WARNING in severities:
            return icon("warning", colour("warning"))
        return icon("done", colour("done")) if self._findings.known else None


class SortedProposals(QSortFilterProxyModel):
    """The table as the person has sorted and filtered it."""

    def __init__(self, table: ProposalTable, open_plan: OpenPlan, findings: FindingsNow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_plan, self._findings = open_plan, findings
        self._words: list[str] = []
        self._only = ""
        self._collator = QCollator(QLocale({"nb": "nb_NO", "nn": "nn_NO"}.get(spoken(), "en_GB")))
        self._collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setSortRole(SORT_ROLE)
        self.setSourceModel(table)

    def search(self, text: str) -> None:
        """Show the proposals that hold every word of *text*, in any field."""
        self._words = text.casefold().split()
        self.invalidate()

    def show_only(self, only: str) -> None:
        """Show all (an empty text), those with `findings`, or those with one outcome: selected, reserve, down."""
        self._only = only
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        proposal = self._open_plan.plan.proposals[row] if row < len(self._open_plan.plan.proposals) else None
        if proposal is None:
            return False
        if self._only == "findings":
            if not any(finding.severity is not Severity.INFO for finding in self._findings.open_of(proposal.id)):
                return False
        elif self._only and outcome_of(self._open_plan.plan, proposal.id) != self._only:
            return False
        return not self._words or _holds(proposal, self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        one, other = left.data(SORT_ROLE), right.data(SORT_ROLE)
        if one is None or other is None:
            return other is None and one is not None
        if isinstance(one, str) and isinstance(other, str):
            return self._collator.compare(one, other) < 0
        return bool(one < other)


def _holds(proposal: Proposal, words: list[str]) -> bool:
    text = _text_of(proposal).casefold()
    return all(word in text for word in words)


def _text_of(proposal: Proposal) -> str:
    from tiltaksplan.plan.plain import plain_of

    return str(plain_of(proposal))
