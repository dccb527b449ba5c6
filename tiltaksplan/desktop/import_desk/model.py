"""The files that were brought in as Qt sees them: a row a file, with what a person should look at."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tiltaksplan.actions.evidence import FileEvidence, evidence_of
from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.look import colour
from tiltaksplan.desktop.screen_language import _
from tiltaksplan.language import N_
from tiltaksplan.plan.imported_file import ImportedFile
from tiltaksplan.plan.plan import Plan

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole
COLUMNS = (N_("Fil"), N_("Status"), N_("Forslag"), N_("Å se over"), N_("Uten plass"))
KINDS = {
    "proposal": N_("Forslag"),
    "proposal-list": N_("Liste med forslag"),
    "unit-priority": N_("Enhetens prioritering"),
    "status-report": N_("Statusrapport"),
    "plan-workbook": N_("Arbeidsbok"),
    "history": N_("Forrige plan"),
    "setup": N_("Oppsett"),
    "unknown": N_("Ukjent"),
}


NAMED = 3
NO_FORMS = frozenset({"setup", "history"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """One file: kept in the plan, or refused (then only its name and the reason are known)."""

    name: str
    file: ImportedFile | None = None
    evidence: FileEvidence | None = None
    refusal: str = ""

    @property
    def key(self) -> str:
        """What tells this file from the others: names can be alike."""
        return self.file.sha256 if self.file else self.name

    @property
    def to_look_at(self) -> int:
        """How many places a person should look at."""
        return self.evidence.unsure + len(self.evidence.remarks) if self.evidence else 0


def rows_of(plan: Plan, refusals: dict[str, str]) -> tuple[FileRow, ...]:
    """Return a row for every file of the plan, those that wait first, and for those that were *refused* just now."""
    kept = [FileRow(name=file.name, file=file, evidence=evidence_of(plan, file)) for file in plan.files]
    kept.sort(key=lambda row: (not (row.file and row.file.waiting), bool(row.file and row.file.kind in NO_FORMS), row.name.casefold()))
    return (*(FileRow(name=name, refusal=reason) for name, reason in refusals.items()), *kept)


class FileTable(QAbstractTableModel):
    """The files."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[FileRow, ...] = ()

    def show_rows(self, rows: tuple[FileRow, ...]) -> None:
        """Show *rows*."""
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
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.refusal or self._text(row, column)
        if role == Qt.ItemDataRole.DecorationRole and column == 1:
            sign = self._sign(row)
            return icon(sign, colour(sign))
        if role == Qt.ItemDataRole.TextAlignmentRole and column > 2:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and section < len(COLUMNS):
            return _(COLUMNS[section])
        return None

    def _text(self, row: FileRow, column: int) -> str:
        if column == 0:
            return row.name
        if column == 1:
            return self._status(row)
        if row.file is None or row.evidence is None:
            return ""
        if column == 2:
            known = [proposal for proposal in row.file.proposals if proposal]
            if len(known) > NAMED:
                return _("{first} og {count} til", first=known[0], count=len(known) - 1)
            return ", ".join(known) or _(KINDS.get(row.file.kind, KINDS["unknown"]))
        count = row.to_look_at if column == 3 else len(row.evidence.leftovers)
        return str(count) if count else ""

    def _status(self, row: FileRow) -> str:
        if row.file is None:
            return _("Kunne ikke leses")
        if row.file.waiting:
            return _("Ny utgave, venter på svar")
        return _("Lest, se over") if row.to_look_at else _("Lest")

    def _sign(self, row: FileRow) -> str:
        if row.file is None:
            return "error"
        return "warning" if row.file.waiting or row.to_look_at else "done"
