"""What was understood of one form as Qt sees it: a row a value, and a row a text that found no field."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from tiltaksplan.actions.import_desk import ASIDE, CHANGED, CONFIRMED, EMPTY, SURE, UNSURE, Value
from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.import_desk.report import field_name
from tiltaksplan.desktop.import_desk.revision import value_text
from tiltaksplan.desktop.look import colour
from tiltaksplan.desktop.screen_language import _, told
from tiltaksplan.language import N_

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LINE_ROLE = Qt.ItemDataRole.UserRole
COLUMNS = (N_("Felt"), N_("Lest som"), N_("Status"))
STATES = {
    SURE: N_("Sikker"),
    UNSURE: N_("Se over"),
    EMPTY: "",
    CONFIRMED: N_("Bekreftet"),
    CHANGED: N_("Rettet"),
    ASIDE: N_("Satt til side"),
}
SIGNS = {UNSURE: "warning", CONFIRMED: "done", CHANGED: "done"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: a value, or a text without a field.

    Attributes:
        name: What the row is called.
        shown: The value as people read it, or the text itself.
    """

    name: str
    shown: str
    value: Value | None = None
    place: str = ""
    text: str = ""
    state: str = SURE

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells this row from the others, also after a decision."""
        return (self.value.pointer, "", "") if self.value else ("", self.place, self.text)

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ", ".join(part for part in (self.name, self.shown or _("tomt"), _(STATES[self.state]) if STATES[self.state] else "") if part)


def line_of(value: Value, *, several: bool) -> Line:
    """Return the row of a value; where the file has *several* proposals, their number stands first."""
    name = field_name(value.field) or _("Skjemaet")
    if several and value.pointer:
        name = f"{value.proposal + 1}: {name}"
    if value.field:
        shown = "" if value.value in (None, ()) else value_text(value.field, value.value)
    else:
        shown = " ".join(told(message) for message in value.messages)
    return Line(name=name, shown=shown, value=value, place=value.place, text=value.text, state=value.state)


def line_without_field(place: str, text: str) -> Line:
    """Return the row of a text that found no field."""
    return Line(name=_("Uten plass"), shown=text, place=place, text=text, state=UNSURE)


class LineTable(QAbstractTableModel):
    """The rows of one form."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show *lines*."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        texts = (line.name, " ".join(line.shown.split()), _(STATES[line.state]) if STATES[line.state] else "")
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return texts[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.shown if index.column() == 1 else texts[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return line.spoken
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 2 and line.state in SIGNS:
            return icon(SIGNS[line.state], colour(SIGNS[line.state]))
        if role == Qt.ItemDataRole.FontRole and line.state == UNSURE:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and section < len(COLUMNS):
            return _(COLUMNS[section])
        return None
