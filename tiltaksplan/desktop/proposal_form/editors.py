"""An editor for each kind of field: it shows a value, and tells when a person has made another one of it."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCompleter,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from tiltaksplan.actions.edit import text_of, value_of
from tiltaksplan.desktop.grid.columns import names_for
from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.proposal_form.inputs import GrowingText, OwnUndoFirst
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

    def keep_unsaved(self) -> None:
        """Keep what the person wrote although it could not be saved: the next time the field is left, it is tried again."""

    def focus(self) -> QWidget:
        """Return the widget that the keyboard goes to."""
        return self


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
        if isinstance(field.kind, Line):  # text is given away when the person rests too; a figure half written is another figure
            self.line.textEdited.connect(_after_a_rest(self).start)
        self._shown = ""

    def show_value(self, value: object, setup: Setup) -> None:
        self.setup = setup
        text = text_of(self.field.kind, value, spoken())
        if text == self._shown and self.line.isModified():
            return
        self._shown = text
        written = self.line.text()
        if written != text and not (self.line.hasFocus() and " ".join(written.split()) == text):  # a blank just written is kept
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

    def keep_unsaved(self) -> None:
        self.line.setModified(True)

    def focus(self) -> QWidget:
        return self.line

    def put(self, text: str) -> None:
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
            self.row.addWidget(self._button("down-list", _("Velg {field}", field=_(self.field.label)), self.line.offer_all))
        model = completer.model()
        if [model.index(row, 0).data() for row in range(model.rowCount())] != list(names):
            model.setStringList(list(names))  # type: ignore[attr-defined]

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
        self._idle = _after_a_rest(self)
        self.text.textChanged.connect(self._idle.start)
        self.text.left.connect(self.commit)
        self._shown = self._saved = ""

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
        self._saved = self._shown
        self._shown = text_of(self.field.kind, value, spoken())
        self.edited.emit(value)

    def keep_unsaved(self) -> None:
        self._shown = self._saved

    def focus(self) -> QWidget:
        return self.text


def _after_a_rest(editor: FieldEditor) -> QTimer:
    """Return a timer that lets *editor* give away what is written when the person has rested for a while since it was started."""
    idle = QTimer(editor)
    idle.setSingleShot(True)
    idle.setInterval(IDLE_MILLISECONDS)
    idle.timeout.connect(editor.commit)
    return idle


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
