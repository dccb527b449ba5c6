"""Ctrl+C in a table that is not edited: the chosen rows go to the clipboard as Excel takes them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QTableView


def let_copy(table: QTableView) -> None:
    """Let Ctrl+C copy the chosen cells of *table*, with tabs between them."""
    QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), table, lambda: copy(table), context=Qt.ShortcutContext.WidgetShortcut)


def copy(table: QTableView) -> None:
    """Copy the chosen cells of *table*."""
    rows: dict[int, dict[int, str]] = {}
    for index in table.selectionModel().selectedIndexes():
        rows.setdefault(index.row(), {})[table.horizontalHeader().visualIndex(index.column())] = str(index.data() or "")
    lines = ["\t".join(text.replace("\n", " ") for _place, text in sorted(cells.items())) for _row, cells in sorted(rows.items())]
    if lines:
        QGuiApplication.clipboard().setText("\n".join(lines))
