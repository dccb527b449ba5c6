"""The findings as Qt sees them: a row a line of the list, the gravest first."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QFont

from tiltaksplan.desktop.findings import FindingsNow
from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.look import SEVERITY_ICON, colour
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.review.lines import Line, lines_of
from tiltaksplan.desktop.screen_language import _
from tiltaksplan.language import N_
from tiltaksplan.plan.change import natural_order
from tiltaksplan.plan.check_settings import SEVERITY_NAMES
from tiltaksplan.plan.fields import field_at
from tiltaksplan.plan.finding import Finding, Severity

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LINE_ROLE = Qt.ItemDataRole.UserRole
COLUMNS = (N_("Alvor"), N_("Forslag"), N_("Felt"), N_("Hva er funnet"))
STATES = {"waived": N_("Godtatt"), "mended": N_("Rettet")}
_ORDER = list(Severity)


class FindingTable(QAbstractTableModel):
    """What the checks found in the open plan."""

    def __init__(self, open_plan: OpenPlan, findings: FindingsNow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_plan, self._findings = open_plan, findings
        self._shown = self._lines()
        findings.changed.connect(self._refresh)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        line = self._shown[index.row()]
        finding = line.first
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.messages() if index.column() == len(COLUMNS) - 1 else self._text(line, index.column())
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            name = {"waived": "waived", "mended": "done"}.get(line.state, SEVERITY_ICON[finding.severity])
            return icon(name, colour("pale" if name == "waived" else name))
        if role == Qt.ItemDataRole.FontRole and line.state:
            font = QFont()
            font.setItalic(True)
            return font
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and section < len(COLUMNS):
            return _(COLUMNS[section])
        return None

    def _text(self, line: Line, column: int) -> str:
        if column == 0:
            return _(STATES[line.state]) if line.state else _(SEVERITY_NAMES[line.first.severity])
        if column == 1:
            return ", ".join(line.proposals) or _("Hele planen")
        return field_name(line.first) if column == 2 else line.text()

    def _order(self, line: Line, column: int) -> object:
        if column == 0:
            return bool(line.state) * 10 + _ORDER.index(line.first.severity)
        if column == 1:
            return [natural_order(proposal) for proposal in line.proposals]
        return self._text(line, column).casefold()

    def _refresh(self) -> None:
        lines = self._lines()
        if lines == self._shown:
            return
        self.beginResetModel()
        self._shown = lines
        self.endResetModel()

    def _lines(self) -> tuple[Line, ...]:
        mended = tuple(Line((finding,), mended=True) for finding in self._findings.mended)
        return (*lines_of(self._findings.all), *mended)

    def line(self, row: int) -> Line:
        """Return the line of *row*."""
        return self._shown[row]

    def order(self, row: int, column: int) -> object:
        """Return what the lines are sorted by in *column*."""
        return self._order(self._shown[row], column)


class FilteredFindings(QSortFilterProxyModel):
    """The findings that the person wants to see."""

    def __init__(self, table: FindingTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._severity = ""
        self._table = table
        self.setSourceModel(table)

    def search(self, text: str) -> None:
        """Show the findings with every word of *text*."""
        self._words = text.casefold().split()
        self.invalidate()

    def show_only(self, severity: str) -> None:
        """Show open findings (an empty text), those of one severity, or the `waived` or `mended` ones."""
        self._severity = severity
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        line = self._table.line(row)
        if line.state != (self._severity if self._severity in STATES else ""):
            return False
        if self._severity not in ("", *STATES) and line.first.severity != self._severity:
            return False
        if not self._words:
            return True
        text = " ".join(str(self._table.index(row, column).data()) for column in range(len(COLUMNS))).casefold()
        return all(word in text for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        one, other = (self._table.order(index.row(), index.column()) for index in (left, right))
        return bool(one < other)  # type: ignore[operator]


def field_name(finding: Finding) -> str:
    """Return the name of the field that a finding is about, as the form has it."""
    if not finding.field:
        return ""
    try:
        return _(field_at(finding.field).label)
    except KeyError:
        return ""
