"""An editor for each kind of field: it shows a value, and tells when a person has made another one of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QDate, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from tiltaksplan.actions.edit import text_of, value_of
from tiltaksplan.desktop.grid.columns import names_for
from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.screen_language import _, spoken, told
from tiltaksplan.language import Message
from tiltaksplan.plan.fields import Choice, Choices, Day, Field, Line, Lines, Names, Text
from tiltaksplan.plan.setup import Setup

IDLE_MILLISECONDS = 1500


class FieldEditor(QWidget):
    """What all editors have in common.

    Signals:
        edited: The value that a person made.
        unclear: A sentence on what could not be read; an empty one when it can be again.
    """

    edited = Signal(object)
    unclear = Signal(str)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.setup = Setup()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)

    def show_value(self, value: object, setup: Setup) -> None:
        """Show *value*, unless the person is in the middle of writing another one."""
        raise NotImplementedError

    def set_writable(self, writable: bool) -> None:
        """Let the person write, or only read."""
        raise NotImplementedError

    def commit(self) -> None:
        """Give away what is written and not given away yet."""

    def focus(self) -> QWidget:
        """Return the widget that the keyboard goes to."""
        return self


class OwnUndoFirst(QLineEdit):
    """A line that takes Ctrl+Z only while it has something of its own to undo; otherwise the plan's undo gets it."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _passes_on(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


class GrowingText(QPlainTextEdit):
    """Paragraphs that get the height that they need, within reason."""

    left = Signal()

    def __init__(self, least_lines: int, most_lines: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least_lines, most_lines
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def event(self, event: QEvent) -> bool:
        document = self.document()
        if event.type() == QEvent.Type.ShortcutOverride and _passes_on(event, document.isUndoAvailable(), document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = min(max(int(self.document().size().height()), self._least), self._most)
        around = 2 * self.frameWidth() + 2 * int(self.document().documentMargin()) + 2
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + around)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())


class LineEditor(FieldEditor):
    """One line: text, a number, an amount or a date; the figures are read as generously as in forms."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.line = OwnUndoFirst(self)
        self.line.setAccessibleName(_(field.label))
        self.line.setAccessibleDescription(_(field.help))
        if isinstance(field.kind, Choice):
            self.line.setPlaceholderText(_("Skriv, eller trykk pil ned for å velge"))
        self.row = QHBoxLayout()
        self.row.addWidget(self.line, 1)
        self.column.addLayout(self.row)
        self.line.editingFinished.connect(self.commit)
        self._shown = ""

    def show_value(self, value: object, setup: Setup) -> None:
        self.setup = setup
        text = text_of(self.field.kind, value, spoken())
        if text == self._shown and self.line.isModified():
            return
        self._shown = text
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)
            self.unclear.emit("")
        self.line.setModified(False)
        if isinstance(self.field.kind, Choice):
            self._offer(names_for(self.field.kind, setup))

    def set_writable(self, writable: bool) -> None:
        self.line.setReadOnly(not writable)
        for button in self.findChildren(QToolButton):
            button.setEnabled(writable)

    def commit(self) -> None:
        if not self.line.isModified() or self.line.isReadOnly():
            return
        value = value_of(self.field.kind, self.line.text(), self.setup)
        if isinstance(value, Message):
            self.unclear.emit(told(value))
            return
        self.line.setModified(False)
        self.unclear.emit("")
        self.edited.emit(value)

    def focus(self) -> QWidget:
        return self.line

    def put(self, text: str, _checked: bool = False) -> None:
        """Write *text* as if the person had typed it, and give it away."""
        self.line.setText(text)
        self.line.setModified(True)
        self.commit()

    def _offer(self, names: tuple[str, ...]) -> None:
        completer = self.line.completer()
        if completer is None:
            completer = QCompleter([], self.line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.activated.connect(self.put)
            self.line.setCompleter(completer)
            self.row.addWidget(self._button("down-list", _("Velg {field}", field=_(self.field.label)), self._menu_of_names))
        model = completer.model()
        if [model.index(row, 0).data() for row in range(model.rowCount())] != list(names):
            model.setStringList(list(names))  # type: ignore[attr-defined]

    def _menu_of_names(self) -> None:
        menu = QMenu(self)
        for name in names_for(self.field.kind, self.setup):
            menu.addAction(name.replace("&", "&&")).triggered.connect(partial(self.put, name))
        menu.exec(self.line.mapToGlobal(self.line.rect().bottomLeft()))

    def _button(self, icon_name: str, text: str, do: object) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(icon_name))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(do)
        return button


class DayEditor(LineEditor):
    """A date: typed as people write it, or chosen in a calendar."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.line.setPlaceholderText(_("dd.mm.åååå"))
        self.line.setMaximumWidth(self.line.fontMetrics().horizontalAdvance("0") * 24)
        self.row.addWidget(self._button("calendar", _("Velg {field} i kalender", field=_(field.label)), self._calendar))
        self.row.addStretch(1)

    def _calendar(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget(menu)
        calendar.setAccessibleName(_(self.field.label))
        value = value_of(self.field.kind, self.line.text(), self.setup)
        if value is not None and not isinstance(value, Message):
            calendar.setSelectedDate(QDate.fromString(str(value), Qt.DateFormat.ISODate))
        else:
            calendar.setCurrentPage(self.setup.first_year, 1)

        def choose(day: QDate) -> None:
            menu.close()
            self.put(day.toString("dd.MM.yyyy"))

        calendar.activated.connect(choose)
        calendar.clicked.connect(choose)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.exec(self.line.mapToGlobal(self.line.rect().bottomLeft()))


class TextEditor(FieldEditor):
    """Paragraphs, or names one a line; given away when the person leaves the field or rests a little."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.text = GrowingText(2 if isinstance(field.kind, Names) else 3, parent=self)
        self.text.setAccessibleName(_(field.label))
        self.text.setAccessibleDescription(_(field.help))
        self.column.addWidget(self.text)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MILLISECONDS)
        self._idle.timeout.connect(self.commit)
        self.text.textChanged.connect(self._idle.start)
        self.text.left.connect(self.commit)
        self._shown = ""

    def show_value(self, value: object, setup: Setup) -> None:
        self.setup = setup
        text = text_of(self.field.kind, value, spoken())
        if text == self._shown:
            return
        self._shown = text
        if self.text.toPlainText().strip() != text:
            self.text.setPlainText(text)
        self._idle.stop()

    def set_writable(self, writable: bool) -> None:
        self.text.setReadOnly(not writable)

    def commit(self) -> None:
        self._idle.stop()
        text = self.text.toPlainText().strip()
        if self.text.isReadOnly() or text == self._shown:
            return
        value = value_of(self.field.kind, text, self.setup)
        self._shown = text_of(self.field.kind, value, spoken())
        self.edited.emit(value)

    def focus(self) -> QWidget:
        return self.text


def editor_for(field: Field, parent: QWidget | None = None) -> FieldEditor:
    """Return a new editor for *field*, after its kind."""
    from tiltaksplan.desktop.proposal_form.tables import ChecksEditor, LinesEditor

    kind = field.kind
    if isinstance(kind, Lines):
        return LinesEditor(field, parent)
    if isinstance(kind, Choices):
        return ChecksEditor(field, parent)
    if isinstance(kind, Text | Names):
        return TextEditor(field, parent)
    if isinstance(kind, Day):
        return DayEditor(field, parent)
    editor = LineEditor(field, parent)
    if not isinstance(kind, Line | Choice):
        editor.line.setMaximumWidth(editor.line.fontMetrics().horizontalAdvance("0") * 24)
        editor.row.addStretch(1)
    return editor


def _passes_on(event: QEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether a shortcut for undo or redo has nothing to do in the editor itself."""
    matches = event.matches  # type: ignore[attr-defined]
    undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
    return bool((matches(undo) and not can_undo) or (matches(redo) and not can_redo))
