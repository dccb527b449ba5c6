"""The load as Qt sees it: units, people or sources down, quarters or years across, and in each cell what is used of what there is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from tiltaksplan.desktop.copying import let_copy
from tiltaksplan.desktop.look import colour
from tiltaksplan.desktop.screen_language import _, spoken
from tiltaksplan.language import number_text

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SHARE_ROLE = Qt.ItemDataRole.UserRole
NEARLY_FULL = 0.9
Cells = dict[tuple[str, str], tuple[float, float]]


class LoadTable(QAbstractTableModel):
    """Used of capacity, by row and column."""

    def __init__(self, unit: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unit = unit
        self._rows: tuple[str, ...] = ()
        self._columns: tuple[str, ...] = ()
        self._names: tuple[str, ...] = ()
        self._cells: Cells = {}

    def show_cells(self, columns: Sequence[str], names: Sequence[str], cells: Cells) -> None:
        """Show *cells*, keyed by (row, column); *names* are what people read above the columns."""
        self.beginResetModel()
        self._rows = tuple(dict.fromkeys(row for row, _column in cells))
        self._columns, self._names, self._cells = tuple(columns), tuple(names), cells
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        used, capacity = self._cells.get((self._rows[index.row()], self._columns[index.column()]), (0.0, 0.0))
        share = used / capacity if capacity else (2.0 if used else 0.0)
        if role == SHARE_ROLE:
            return share
        if role == Qt.ItemDataRole.DisplayRole:
            mark = "▲ " if share > 1 else ""
            return f"{mark}{number_text(round(used), spoken())} / {number_text(round(capacity), spoken())}" if used or capacity else ""
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._sentence(index, used, capacity, share)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        names = self._names if orientation == Qt.Orientation.Horizontal else self._rows
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) and section < len(names):
            return names[section]
        return None

    def _sentence(self, index: Index, used: float, capacity: float, share: float) -> str:
        place = f"{self._rows[index.row()]}, {self._names[index.column()].replace(chr(10), ' ')}: "
        over = _(" Over grensen.") if share > 1 else ""
        figures = {"used": round(used), "capacity": round(capacity), "percent": round(share * 100)}
        return place + _("{used} av {capacity} {unit} ({percent} %).", unit=self._unit, **figures) + over


class LoadDelegate(QStyledItemDelegate):
    """Draws the share as a bar under the figures; what is over its limit has a mark in words too."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = option.fontMetrics
        return QSize(metrics.horizontalAdvance(str(index.data() or "")) + 16, metrics.lineSpacing() + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        share = float(index.data(SHARE_ROLE) or 0)
        if share <= 0:
            return
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        meaning = "error" if share > 1 else "warning" if share > NEARLY_FULL else "info"
        shade = option.palette.color(QPalette.ColorRole.HighlightedText) if chosen else colour(meaning)
        room = rect.width() - 12
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(option.palette.brush(QPalette.ColorRole.Midlight))
        painter.drawRect(QRect(rect.left() + 6, rect.bottom() - 6, room, 4))
        painter.setBrush(shade)
        painter.drawRect(QRect(rect.left() + 6, rect.bottom() - 6, int(room * min(share, 1)), 4))
        painter.restore()


class ScheduleTable(LoadTable):
    """Measures down, quarters across: where each one runs."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        running = bool(super().data(index, SHARE_ROLE))
        if role == SHARE_ROLE:
            return 1.0 if running else 0.0
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) and index.isValid():
            row = self.headerData(index.row(), Qt.Orientation.Vertical)
            quarter = str(self.headerData(index.column(), Qt.Orientation.Horizontal)).replace("\n", " ")
            return _("{row}: pågår i {quarter}", row=row, quarter=quarter) if running else f"{row}: {quarter}"
        return None


class ScheduleDelegate(QStyledItemDelegate):
    """Draws a measure's quarters as one bar."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if not index.data(SHARE_ROLE):
            return
        rect: QRect = option.rect
        before = index.sibling(index.row(), index.column() - 1).data(SHARE_ROLE)
        after = index.sibling(index.row(), index.column() + 1).data(SHARE_ROLE)
        bar = rect.adjusted(0 if before else 4, rect.height() // 4, 1 if after else -4, -rect.height() // 4)
        painter.fillRect(bar, colour("info"))


def table_view(model: QAbstractTableModel, name: str, delegate: QStyledItemDelegate | None = None, row_letters: int = 48) -> QTableView:
    """Return a table with a name for every row, that cannot be edited."""
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(name)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    if delegate is not None:
        delegate.setParent(view)
        view.setItemDelegate(delegate)
    view.verticalHeader().setMaximumWidth(view.fontMetrics().averageCharWidth() * row_letters)
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().lineSpacing() + 16)
    view.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    let_copy(view)
    return view
