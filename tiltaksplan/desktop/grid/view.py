"""A grid to edit: type, choose, paste from Excel, add and remove lines, all by keyboard too."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tiltaksplan.desktop.grid.columns import offered
from tiltaksplan.desktop.grid.model import GridModel, Index
from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.look import GAP, colour
from tiltaksplan.desktop.screen_language import _
from tiltaksplan.plan.fields import Choice, PlanYear, Step

ROWS_SHOWN = 12


class GridDelegate(QStyledItemDelegate):
    """Gives a pull-down where the set-up has names to choose from, else a line to type in."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, GridModel)
        column = model.columns[index.column()]
        if not column.choices and not isinstance(column.kind, Choice | PlanYear | Step):
            editor = super().createEditor(parent, option, index)
        else:
            editor = QComboBox(parent)
            editor.setEditable(True)
            editor.addItems(["", *offered(column, model.setup)])
        editor.setAccessibleName(_(column.label))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            line = editor.lineEdit()
            if line:
                line.selectAll()
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)


class GridTable(QTableView):
    """The table itself, with the keys that people know from Excel."""

    def __init__(self, model: GridModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self.setModel(model)
        self.setItemDelegate(GridDelegate(self))
        self.setAccessibleName(name)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)  # Tab must lead out of the grid for people without a mouse
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )  # fmt: skip
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._add_menu()
        self._lay_columns()

    def _lay_columns(self) -> None:
        header = self.horizontalHeader()
        wide = [number for number, column in enumerate(self.grid.columns) if column.wide] or [0]
        for number in range(len(self.grid.columns)):
            stretch = number in wide
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(self.fontMetrics().horizontalAdvance("0") * 11)
        header.setMaximumSectionSize(self.fontMetrics().horizontalAdvance("0") * 60)
        self.verticalHeader().setMinimumSectionSize(self.fontMetrics().lineSpacing() + 8)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _add_menu(self) -> None:
        for text, key, do in (
            (_("&Kopier"), QKeySequence(QKeySequence.StandardKey.Copy), self.copy),
            (_("&Lim inn"), QKeySequence(QKeySequence.StandardKey.Paste), self.paste),
            (_("&Tøm celler"), QKeySequence(QKeySequence.StandardKey.Delete), self.clear_cells),
            (_("&Fjern linjer"), QKeySequence("Ctrl+Del"), self.remove_lines),
        ):
            action = QAction(text, self)
            action.setShortcut(key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(do)
            self.addAction(action)

    def copy(self) -> None:
        """Copy the chosen cells as Excel takes them."""
        indexes = sorted(self.selectionModel().selectedIndexes(), key=lambda index: (index.row(), index.column()))
        rows: dict[int, list[str]] = {}
        for index in indexes:
            rows.setdefault(index.row(), []).append(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in rows.values()))

    def paste(self) -> None:
        """Write what was copied from Excel or from here, from the current cell on."""
        at, text = self.currentIndex(), QGuiApplication.clipboard().text()
        if self.grid.writable and text:
            self.grid.put(max(at.row(), 0), max(at.column(), 0), pasted(text))

    def clear_cells(self) -> None:
        """Empty the chosen cells."""
        chosen = [index for index in self.selectionModel().selectedIndexes() if index.row() < len(self.grid.lines)]
        if self.grid.writable and chosen:
            top, left = min(index.row() for index in chosen), min(index.column() for index in chosen)
            down, right = max(index.row() for index in chosen), max(index.column() for index in chosen)
            self.grid.put(top, left, [[""] * (right - left + 1) for _row in range(down - top + 1)])

    def remove_lines(self) -> None:
        """Take the lines of the chosen cells away."""
        self.grid.remove({index.row() for index in self.selectionModel().selectedIndexes()})

    def new_line(self) -> None:
        """Go to the empty last row and begin to type there."""
        index = self.grid.index(self.grid.rowCount() - 1, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.setFocus()
        self.scrollTo(index)
        self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != QAbstractItemView.State.EditingState:
            self.edit(self.currentIndex())
            return
        super().keyPressEvent(event)


class Grid(QWidget):
    """A grid with its buttons, its sum, and the sentence on what could not be read.

    Signals:
        edited: All lines as they would be after the person's edit.
    """

    edited = Signal(object)

    def __init__(self, model: GridModel, name: str, *, fit: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.table = GridTable(model, name, self)
        self._fit = fit
        self.add_button = self._button(_("Legg til linje"), "add", self.table.new_line)
        self.remove_button = self._button(_("Fjern linje"), "remove", self.table.remove_lines)
        self.sum = QLabel()
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setStyleSheet(f"color: {colour('error').name()}")
        self.note.hide()
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        row.addWidget(self.sum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self.table, 1)
        column.addWidget(self.note)
        column.addLayout(row)
        model.edited.connect(self._take)
        model.unclear.connect(self._say)
        if fit:
            self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
            for signal in (model.rowsInserted, model.rowsRemoved, model.dataChanged):
                signal.connect(self._fit_height)
            self.table.horizontalHeader().sectionResized.connect(self._fit_height)
            self._fit_height()

    def set_writable(self, writable: bool) -> None:
        """Let the buttons follow whether the plan can be changed."""
        self.add_button.setEnabled(writable)
        self.remove_button.setEnabled(writable)

    def _button(self, text: str, icon_name: str, do: object) -> QPushButton:
        button = QPushButton(icon(icon_name), text, self)
        button.clicked.connect(do)
        return button

    def _take(self, lines: object) -> None:
        self.note.hide()
        self.edited.emit(lines)

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.show()

    def _fit_height(self) -> None:
        rows = min(self.model.rowCount(), ROWS_SHOWN)
        heights = sum(self.table.rowHeight(row) for row in range(rows)) or self.table.fontMetrics().height() * 2
        bar = self.table.horizontalScrollBar()
        frame = 2 * self.table.frameWidth() + (bar.sizeHint().height() if bar.maximum() > 0 else 0)
        self.table.setFixedHeight(heights + self.table.horizontalHeader().sizeHint().height() + frame)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._fit:
            self._fit_height()


def pasted(text: str) -> list[list[str]]:
    """Return the cells of a text as Excel copies it: a line a row, tabs between cells, quotation marks around a cell with line breaks."""
    import csv
    import io

    rows = list(csv.reader(io.StringIO(text.replace("\r\n", "\n").rstrip("\n")), delimiter="\t"))
    return [[" ".join(cell.split()) for cell in row] for row in rows]
