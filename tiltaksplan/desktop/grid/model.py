"""The lines of a grid as Qt sees them: a row a line, and an empty row last to type a new one in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from tiltaksplan.actions.edit import text_of, value_of
from tiltaksplan.desktop.grid.columns import Column
from tiltaksplan.desktop.screen_language import _, spoken, told
from tiltaksplan.language import Message
from tiltaksplan.plan.fields import Money, Number
from tiltaksplan.plan.setup import Setup

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
YES = frozenset({"ja", "x", "yes", "1", "sann", "true"})


class GridModel(QAbstractTableModel):
    """Immutable lines shown as a table; an edit gives new lines, and whoever owns the model decides what becomes of them.

    Signals:
        edited: All lines as they would be after an edit; the model shows the old ones until it is given the new.
        unclear: A sentence: what was typed could not be read, and nothing is changed.
    """

    edited = Signal(object)
    unclear = Signal(str)

    def __init__(self, columns: Sequence[Column], blank: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.lines: tuple[object, ...] = ()
        self.setup = Setup()
        self.writable = True
        self._blank = blank

    def show(self, lines: Iterable[object], setup: Setup, *, writable: bool) -> None:
        """Show *lines*; the place that a person stands in is kept."""
        lines = tuple(lines)
        before, after = self.rowCount(), len(lines) + writable
        if after > before:
            self.beginInsertRows(NOWHERE, before, after - 1)
        elif after < before:
            self.beginRemoveRows(NOWHERE, after, before - 1)
        self.lines, self.setup, self.writable = lines, setup, writable
        if after > before:
            self.endInsertRows()
        elif after < before:
            self.endRemoveRows()
        if after:
            self.dataChanged.emit(self.index(0, 0), self.index(after - 1, len(self.columns) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines) + self.writable

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if column.tick:
            return self._tick(index, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            text = text_of(column.kind, self._value(index), spoken())
            return (text or _(column.help)) if role == Qt.ItemDataRole.ToolTipRole else text
        if role == Qt.ItemDataRole.TextAlignmentRole and isinstance(column.kind, Money | Number):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_(column.label)}: {text_of(column.kind, self._value(index), spoken())}"
        return None

    def _tick(self, index: Index, role: int) -> object:
        ticked = bool(self._value(index))
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.EditRole, Qt.ItemDataRole.AccessibleTextRole):
            return _("Ja") if ticked else _("Nei")
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.CheckStateRole and self.writable and index.isValid():
            ticked = value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
            return self.put(index.row(), index.column(), [[_("Ja") if ticked else ""]])
        if role != Qt.ItemDataRole.EditRole or not self.writable or not index.isValid():
            return False
        return self.put(index.row(), index.column(), [[str(value if value is not None else "")]])

    def put(self, row: int, column: int, texts: Sequence[Sequence[str]]) -> bool:
        """Write a block of *texts* from a place on, as one edit; what lies outside the columns is left out."""
        lines = list(self.lines)
        said: list[str] = []
        for down, cells in enumerate(texts):
            while row + down >= len(lines):
                lines.append(self._blank())
            for right, text in enumerate(cells[: len(self.columns) - column]):
                lines[row + down] = self._with(lines[row + down], column + right, text, said)
        kept = tuple(line for number, line in enumerate(lines) if number < len(self.lines) or line != self._blank())
        if kept != self.lines:
            self.edited.emit(kept)
        if said:
            self.unclear.emit("\n".join(said))
        return kept != self.lines

    def remove(self, rows: Iterable[int]) -> None:
        """Ask for the lines *rows* to go."""
        gone = set(rows)
        kept = tuple(line for number, line in enumerate(self.lines) if number not in gone)
        if self.writable and kept != self.lines:
            self.edited.emit(kept)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole and section < len(self.columns):
                return _(self.columns[section].label)
            if role == Qt.ItemDataRole.ToolTipRole and section < len(self.columns):
                return _(self.columns[section].help) or None
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(section + 1) if section < len(self.lines) else "+"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not self.writable or not index.isValid():
            return flags
        return flags | (Qt.ItemFlag.ItemIsUserCheckable if self.columns[index.column()].tick else Qt.ItemFlag.ItemIsEditable)

    def _value(self, index: Index) -> object:
        return self.columns[index.column()].read(self.lines[index.row()]) if index.row() < len(self.lines) else None

    def _with(self, line: object, number: int, text: str, said: list[str]) -> object:
        column = self.columns[number]
        if column.tick:
            return column.write(line, text.strip().casefold() in YES)
        value = value_of(column.kind, text, self.setup)
        if isinstance(value, Message):
            said.append(told(value))
            return line
        try:
            return column.write(line, value)
        except ValueError:  # the line itself says no: a negative amount, for one
            said.append(_("«{text}» passer ikke i feltet «{field}». Verdien er ikke endret.", text=text, field=_(column.label)))
            return line
