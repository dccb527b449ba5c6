"""The files that were brought in as Qt sees them: a row a file, with what a person should look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tiltaksplan.actions.evidence import FileEvidence, evidence_of
from tiltaksplan.actions.import_desk import Desk, leftovers_of, to_decide
from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.look import colour
from tiltaksplan.desktop.screen_language import _
from tiltaksplan.language import N_, Message
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
ON_DESK = {
    "new": N_("Ikke tatt inn ennå"),
    "revision": N_("Ny utgave, ikke tatt inn ennå"),
    "skipped": N_("Er i planen fra før"),
    "history": N_("Forrige plan, ikke tatt inn ennå"),
}
NAMED = 3
NO_FORMS = frozenset({"setup", "history"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """One file: on the desk, kept in the plan, or refused (then only its name and the reason are known).

    Attributes:
        path: Of a file on the desk; empty for any other.
        outcome: What taking it in from the desk comes to: `new`, `revision`, `skipped`, `refused` or `history`.
        titles: Of the proposals in a file on the desk.
        waits, unplaced: How many values, and texts without a field, wait for a decision in a file on the desk.
    """

    name: str
    file: ImportedFile | None = None
    evidence: FileEvidence | None = None
    refusal: str = ""
    path: str = ""
    outcome: str = ""
    titles: tuple[str, ...] = ()
    waits: int = 0
    unplaced: int = 0

    @property
    def key(self) -> str:
        """What tells this file from the others: names can be alike."""
        return self.path or (self.file.sha256 if self.file else self.name)

    @property
    def to_look_at(self) -> int:
        """How many places a person should look at."""
        return self.evidence.unsure + len(self.evidence.remarks) if self.evidence else self.waits

    @property
    def needs_a_look(self) -> bool:
        """Whether a person should see to the file."""
        return self.file is None or self.file.waiting or self.to_look_at > 0

    @property
    def without_field(self) -> int:
        """How many texts found no field."""
        return len(self.evidence.leftovers) if self.evidence else self.unplaced


def rows_on_desk(desk: Desk | None, told: Callable[[Message], str]) -> tuple[FileRow, ...]:
    """Return a row for every file on the desk, in the order in which they came."""
    rows = []
    for file in desk.prepared.files if desk else ():
        assert desk is not None
        path, refused = file.reading.path, file.outcome == "refused"
        unplaced = 0 if refused else len(leftovers_of(desk, path))
        refusal = " ".join(told(problem.message) for problem in file.problems) if refused else ""
        titles = tuple(proposal.title or "" for proposal in file.reading.proposals)
        waits = 0 if refused else to_decide(desk, path) - unplaced
        rows.append(
            FileRow(name=Path(path).name, path=path, outcome=file.outcome, refusal=refusal, titles=titles, waits=waits, unplaced=unplaced)
        )
    return tuple(rows)


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
        if column == 2:
            known = row.titles if row.path else [proposal for proposal in row.file.proposals if proposal] if row.file else ()
            if len(known) > NAMED:
                return _("{first} og {count} til", first=known[0], count=len(known) - 1)
            kind = _(KINDS.get(row.file.kind, KINDS["unknown"])) if row.file else ""
            return ", ".join(known) or kind
        count = row.to_look_at if column == 3 else row.without_field
        return str(count) if count else ""

    def _status(self, row: FileRow) -> str:
        if row.path and row.outcome != "refused":
            return _(ON_DESK[row.outcome])
        if row.file is None:
            return _("Kunne ikke leses")
        if row.file.waiting:
            return _("Ny utgave, venter på svar")
        return _("Lest, se over") if row.to_look_at else _("Lest")

    def _sign(self, row: FileRow) -> str:
        if row.path and row.outcome != "refused":
            return "warning" if row.to_look_at or row.without_field or row.outcome == "revision" else "info"
        if row.file is None:
            return "error"
        return "warning" if row.file.waiting or row.to_look_at else "done"
