"""The fields that people write in: they leave undo to the plan when they have nothing of their own to undo, and grow with their text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class OwnUndoFirst(QLineEdit):
    """A line that takes Ctrl+Z only while it has something of its own to undo; otherwise the plan's undo gets it."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _passes_on(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.completer() is not None and not self.isReadOnly():
            self.offer_all()
            return
        super().keyPressEvent(event)

    def offer_all(self) -> None:
        """Show every name that can be chosen."""
        completer = self.completer()
        if completer is not None:
            self.setFocus()
            completer.setCompletionPrefix("")
            completer.complete()


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


def _passes_on(event: QEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether a shortcut for undo or redo has nothing to do in the editor itself."""
    matches = event.matches  # type: ignore[attr-defined]
    undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
    return bool((matches(undo) and not can_undo) or (matches(redo) and not can_redo))
