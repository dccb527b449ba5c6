"""The list of files at the top of the screen."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from tiltaksplan.desktop.screen_language import _

LETTERS = (36, 30, 24, 12, 13)


def files_table(model: QAbstractItemModel) -> QTableView:
    """Return the table that shows *model*, a row a file."""
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(_("Skjemaer"))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setSortingEnabled(True)
    table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().lineSpacing() + 8)
    header = table.horizontalHeader()
    letter = table.fontMetrics().averageCharWidth()
    for number, letters in enumerate(LETTERS):
        header.resizeSection(number, letter * letters)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setMinimumSectionSize(letter * 9)
    header.setHighlightSections(False)
    table.setMinimumHeight(table.fontMetrics().lineSpacing() * 5)
    return table
