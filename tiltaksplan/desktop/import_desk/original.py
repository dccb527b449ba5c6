"""The form as its sender wrote it, text by text: shows where a value stood, and tells which text a person has chosen."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from tiltaksplan.actions.original import CELL, HEADING, LIST, PART, Original, OriginalText
from tiltaksplan.desktop.screen_language import _

FEW_COLUMNS = 4
LEAST_LETTERS, MOST_LETTERS = 8, 26


class OriginalView(QTextEdit):
    """The texts of one form; a caret moves through them by mouse and keyboard.

    Signals:
        chosen: The number of the text that the person went to.
        asked: The number of a text, the part of it that is selected (or all of it), and where a menu can open.
    """

    chosen = Signal(int)
    asked = Signal(int, str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Originalen"))
        self.setAccessibleDescription(_("Gå til en tekst, og trykk Enter for å velge hvilket felt den hører til."))
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.original = Original()
        self._ranges: list[tuple[int, int, int]] = []  # beginning, end, number of the text
        self._leading = False
        self.cursorPositionChanged.connect(self._tell)

    def show_original(self, original: Original) -> None:
        """Show the texts of *original*."""
        self._leading = True
        self.original, self._ranges = original, []
        self.clear()
        self.setExtraSelections([])
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for table, group in groupby(enumerate(original.texts), key=lambda one: one[1].table if one[1].kind == CELL else 0):
            texts = list(group)
            if table:
                self._add_table(cursor, texts)
            else:
                for number, text in texts:
                    self._add_paragraph(cursor, number, text)
        if original.left_out:
            cursor.insertBlock()
            cursor.insertText(_("… og {count} tekster til. Åpne originalen for å se alt.", count=original.left_out))
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._leading = False

    def show_place(self, place: str) -> bool:
        """Mark and scroll to the text at *place*; return whether there is one."""
        number = self.original.nearest(place) if place else None
        found = next((one for one in self._ranges if one[2] == number), None) if number is not None else None
        self._leading = True
        if found is None:
            self.setExtraSelections([])
        else:
            cursor = self.textCursor()
            cursor.setPosition(found[0])
            self.setTextCursor(cursor)
            self._mark(found)
            self.ensureCursorVisible()
            self._scroll_to_cursor()
        self._leading = False
        return found is not None

    def current(self) -> int | None:
        """Return the number of the text in which the caret stands."""
        return self._number_at(self.textCursor().position())

    def ask(self, at: QPoint | None = None) -> None:
        """Ask which field the current text belongs to."""
        number = self.current()
        if number is None:
            return
        selected = self.textCursor().selectedText().replace("\u2029", "\n").strip()
        whole = self.original.texts[number].text
        below = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        self.asked.emit(number, selected if selected and selected in whole else whole, at or below)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        self.ask(event.globalPos() if event.reason() == QContextMenuEvent.Reason.Mouse else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.ask()
            return
        super().keyPressEvent(event)

    def _scroll_to_cursor(self) -> None:
        """Leave the cursor where it is well inside the view, or bring it to the upper left third."""
        beginning, size = self.cursorRect().topLeft(), self.viewport().size()
        for bar, at, room in (
            (self.verticalScrollBar(), beginning.y(), size.height()),
            (self.horizontalScrollBar(), beginning.x(), size.width()),
        ):
            if not room // 8 < at < room * 2 // 3:
                bar.setValue(bar.value() + at - room // 3)

    def _tell(self) -> None:
        if self._leading:
            return
        number = self.current()
        if number is not None:
            self._mark(next(one for one in self._ranges if one[2] == number))
            self.chosen.emit(number)

    def _number_at(self, position: int) -> int | None:
        found = bisect_right(self._ranges, (position, float("inf"), 0)) - 1
        if found < 0:
            return None
        _beginning, end, number = self._ranges[found]
        return number if position <= end and self.original.texts[number].kind != PART else None

    def _mark(self, found: tuple[int, int, int]) -> None:
        mark = QTextEdit.ExtraSelection()
        cursor = self.textCursor()
        cursor.setPosition(found[0])
        cursor.setPosition(found[1], QTextCursor.MoveMode.KeepAnchor)
        shade = QColor(self.palette().color(QPalette.ColorRole.Highlight))
        mark.cursor, mark.format = cursor, QTextCharFormat()
        mark.format.setBackground(shade)
        mark.format.setForeground(self.palette().color(QPalette.ColorRole.HighlightedText))
        self.setExtraSelections([mark])

    def _add_paragraph(self, cursor: QTextCursor, number: int, text: OriginalText) -> None:
        shape, letters = QTextBlockFormat(), QTextCharFormat()
        shape.setTopMargin(6 if text.kind in (HEADING, PART) else 2)
        if text.kind in (HEADING, PART):
            letters.setFontWeight(QFont.Weight.Bold)
            letters.setFontPointSize(self.font().pointSizeF() * max(1.0, 1.35 - 0.1 * text.level))
        if text.kind == LIST:
            shape.setIndent(max(1, text.level))
        if not cursor.block().text() and cursor.currentTable() is None:
            cursor.setBlockFormat(shape)
        else:
            cursor.insertBlock(shape)
        self._put(cursor, number, text.text, letters)

    def _add_table(self, cursor: QTextCursor, texts: list[tuple[int, OriginalText]]) -> None:
        rows = max(text.row + text.row_span for _number, text in texts)
        columns = max(text.column + text.column_span for _number, text in texts)
        shape = QTextTableFormat()
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorder(1)
        shape.setBorderCollapse(True)
        shape.setBorderBrush(self.palette().color(QPalette.ColorRole.Mid))
        shape.setCellPadding(4)
        if columns > FEW_COLUMNS:  # too many to share the view's width: as wide as their words, and the view scrolls
            letter = self.fontMetrics().averageCharWidth()
            widths = [letter * letters for letters in _letters(columns, [text for _number, text in texts])]
            shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.FixedLength, width) for width in widths])
        else:
            shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99))
        table: QTextTable = cursor.insertTable(rows, columns, shape)
        for _number, text in texts:
            if text.row_span > 1 or text.column_span > 1:
                table.mergeCells(text.row, text.column, text.row_span, text.column_span)
        for number, text in texts:
            self._put(table.cellAt(text.row, text.column).lastCursorPosition(), number, text.text, QTextCharFormat())
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _put(self, cursor: QTextCursor, number: int, text: str, letters: QTextCharFormat) -> None:
        beginning = cursor.position()
        cursor.insertText(text, letters)
        self._ranges.append((beginning, cursor.position(), number))


def _letters(columns: int, texts: list[OriginalText]) -> list[int]:
    """Return the widths of a table's columns in letters, after the texts that stand in one column alone."""
    letters = [LEAST_LETTERS] * columns
    for text in texts:
        if text.column_span == 1:
            longest = max(len(line) for line in text.text.splitlines() or [""])
            letters[text.column] = max(letters[text.column], min(MOST_LETTERS, longest + 4))
    return letters
