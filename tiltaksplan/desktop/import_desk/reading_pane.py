"""What was understood of a form, line by line, and the decisions that it asks for: as read, something else, or set aside."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLabel, QPlainTextEdit, QTableView, QVBoxLayout, QWidget

from tiltaksplan.actions.edit import text_of, value_of
from tiltaksplan.actions.import_desk import ASIDE, CHANGED, CONFIRMED, UNSURE, Decision
from tiltaksplan.desktop.copying import let_copy
from tiltaksplan.desktop.import_desk.lines import LINE_ROLE, Line, LineTable
from tiltaksplan.desktop.look import GAP, colour, heading, pale
from tiltaksplan.desktop.page import action_button
from tiltaksplan.desktop.screen_language import _, counted, spoken, told
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.fields import Lines, field_at
from tiltaksplan.plan.setup import Setup

LINES_TO_WRITE = 3
LONGEST_QUOTE = 200


class ReadingPane(QWidget):
    """The lines of one form.

    Signals:
        pointed: The place in the form of the line that was chosen; empty where it stood nowhere.
        decided: A `Decision` without the form's path.
        fields_asked: Place and text that found no field, and where a menu with fields can open.
    """

    pointed = Signal(str)
    decided = Signal(object)
    fields_asked = Signal(str, str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setup, self._writable, self._total = Setup(), False, 0
        self._shown = ""
        self._showing = False
        self.counted = heading("", 1.05)
        self._make_actions()
        self.model = LineTable(self)
        self.table = self._table()
        self._name, self._messages, self._stood = heading("", 1.05), QLabel(), pale()
        for label in (self._messages, self._stood):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._fault = QLabel()
        self._fault.setWordWrap(True)
        self._fault.setStyleSheet(f"color: {colour('error').name()}")
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * LINES_TO_WRITE + 14)
        self._lay_out()
        self.show_lines((), Setup(), writable=False, total=0)

    def _make_actions(self) -> None:
        self.next = self._action(_("Neste &usikre"), "F8", self.go_to_next)
        self.accept = self._action(_("Ri&ktig"), "Ctrl+Return", self._accept)
        self.rewrite = self._action(_("&Endre"), "F2", self._rewrite)
        self.aside = self._action(_("Sett til &side"), "Ctrl+Delete", self._set_aside)
        self.belongs = self._action(_("Hører t&il felt …"), "Ctrl+Shift+F", self._ask_fields)

    def _action(self, text: str, keys: str, do: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(f"{text.replace('&', '')} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        action.triggered.connect(do)
        self.addAction(action)
        return action

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(_("Det som ble lest"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().lineSpacing() + 8)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.activated.connect(self._rewrite)
        table.selectionModel().currentRowChanged.connect(self._show_line)
        let_copy(table)
        return table

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.counted, 1)
        steps = [action_button(action, self) for action in (self.next, self.accept, self.aside, self.belongs)]
        top.addWidget(steps[0])
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for button in steps[1:]:
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP // 2, 0, 0)
        column.setSpacing(GAP // 2)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        for widget in (self._name, self._messages, self.edit, self._fault, self._stood):
            column.addWidget(widget)
        column.addLayout(buttons)
        in_order = [steps[0], self.table, self.edit, *steps[1:]]
        for before, after in pairwise(in_order):
            QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between the columns: the state needs its words, the field's name what it can get up to its own."""
        super().resizeEvent(event)
        letter, header = self.fontMetrics().averageCharWidth(), self.table.horizontalHeader()
        header.resizeSection(2, min(letter * 17, self.width() * 3 // 10))
        header.resizeSection(0, min(letter * 34, self.width() * 2 // 5))

    def show_lines(self, lines: tuple[Line, ...], setup: Setup, *, writable: bool, total: int) -> None:
        """Show *lines*; of *total* that asked for a decision, those that are unsure still do. The chosen line stays chosen."""
        before = self.current()
        row = self.table.currentIndex().row()
        self._setup, self._writable, self._total = setup, writable, total
        self._showing = True
        self.model.show_lines(lines)
        self._showing = False
        keys = [line.key for line in lines]
        if before is not None and before.key in keys:
            row = keys.index(before.key)
        elif before is None:
            row = next((number for number, line in enumerate(lines) if line.state == UNSURE), 0)
        self._count(lines)
        self._choose(min(row, len(lines) - 1))

    def current(self) -> Line | None:
        """Return the line that is chosen."""
        line = self.table.currentIndex().data(LINE_ROLE)
        return line if isinstance(line, Line) else None

    def choose_place(self, place: str) -> None:
        """Choose the line of the value that stood at *place*, where there is one; nothing is pointed at in return."""
        for row, line in enumerate(self.model.lines):
            if line.place and (line.place == place or line.place.startswith(f"{place}, ")):
                self._showing = True
                self._choose(row)
                self._showing = False
                self._show_line(point=False)
                return

    def choose_field(self, field: str) -> None:
        """Choose the first line of *field*, a pointer from the proposal, and so show where it stood."""
        for row, line in enumerate(self.model.lines):
            if line.value is not None and line.place and (line.value.field == field or line.value.field.startswith(f"{field}/")):
                self._choose(row)
                return

    def go_to_next(self) -> bool:
        """Choose the next unsure line, from the top again after the last; return whether there is one."""
        here, count = self.table.currentIndex().row(), self.model.rowCount()
        for step in range(1, count + 1):
            row = (here + step) % count
            if self.model.lines[row].state == UNSURE:
                self._choose(row)
                self.table.setFocus()
                return True
        return False

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, 0))
            QTimer.singleShot(0, self._scroll_to_current)  # when the table has got its height
        self._show_line()

    def _scroll_to_current(self) -> None:
        self.table.scrollTo(self.table.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)

    def _count(self, lines: tuple[Line, ...]) -> None:
        left = sum(line.state == UNSURE for line in lines)
        if left:
            text = counted(N_("Se over: 1 igjen"), N_("Se over: {count} igjen"), left)
            text += _(" av {total}", total=self._total) if self._total > left else ""
        else:
            text = _("Alt er sett over") if self._total else _("Ingenting å se over") if lines else ""
        self.counted.setText(text)
        self.next.setEnabled(left > 0)

    def _show_line(self, *_rows: object, point: bool = True) -> None:
        if self._showing:
            return
        line = self.current()
        value = line.value if line else None
        can_write = bool(self._writable and value and value.field and not isinstance(field_at(value.field).kind, Lines))
        self._name.setText(line.name if line else "")
        self._messages.setText("\n".join(told(one) for one in value.messages) if value else line.shown if line else "")
        self._messages.setVisible(bool(self._messages.text()))
        self._fault.hide()
        self._shown = text_of(field_at(value.field).kind, value.value, spoken()) if value and can_write else ""
        self.edit.setPlainText(self._shown)
        self._shown = self.edit.toPlainText().strip()  # the editor makes a plain blank of the one between thousands
        self.edit.setAccessibleName(line.name if line else "")
        self.edit.setVisible(can_write)
        self._stood.setText(_quoted(line) if line else "")
        self._stood.setVisible(bool(self._stood.text()))
        self.accept.setEnabled(self._writable and value is not None)
        self.rewrite.setEnabled(can_write)
        self.aside.setEnabled(self._writable and line is not None and bool(line.text) and (value is None or bool(value.field)))
        self.belongs.setEnabled(self._writable and line is not None and bool(line.text))
        if line is not None and point:
            self.pointed.emit(line.place)

    def _accept(self) -> None:
        line = self.current()
        if line is None or line.value is None or not self.accept.isEnabled():
            return
        text = self.edit.toPlainText().strip()
        decision = Decision(path="", kind=CONFIRMED, pointer=line.value.pointer)
        if self.edit.isVisibleTo(self) and text != self._shown:
            value = value_of(field_at(line.value.field).kind, text, self._setup)
            if isinstance(value, Message):
                self._fault.setText(told(value))
                self._fault.show()
                self.edit.setFocus()
                return
            decision = Decision(path="", kind=CHANGED, pointer=line.value.pointer, value=value)
        self._decide(decision)

    def _set_aside(self) -> None:
        line = self.current()
        if line is None or not self.aside.isEnabled():
            return
        if line.value is not None:
            self._decide(Decision(path="", kind=ASIDE, pointer=line.value.pointer))
        else:
            self._decide(Decision(path="", kind=ASIDE, place=line.place, text=line.text))

    def _decide(self, decision: Decision) -> None:
        self.decided.emit(decision)
        if not self.go_to_next():
            self.table.setFocus()

    def _rewrite(self) -> None:
        if self.rewrite.isEnabled():
            self.edit.setFocus()
            self.edit.selectAll()

    def _ask_fields(self) -> None:
        line = self.current()
        if line is not None and line.text:
            self.fields_asked.emit(line.place, line.text, self.table.mapToGlobal(self.table.rect().bottomLeft()))


def _quoted(line: Line) -> str:
    text = line.text if len(line.text) <= LONGEST_QUOTE else line.text[:LONGEST_QUOTE].rstrip() + " …"
    if not text:
        return _("Sto i skjemaet: {place}", place=line.place) if line.place else ""
    return _("Sto i skjemaet: «{text}» ({place})", text=text, place=line.place) if line.place else f"«{text}»"
