"""What the window shows before a plan is open: make one, open one, or go on with one of the last."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileInfo, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tiltaksplan.desktop.icons import icon, pixmap
from tiltaksplan.desktop.look import GAP, MARGIN, heading, pale
from tiltaksplan.desktop.page import action_button
from tiltaksplan.desktop.screen_language import _

WIDEST = 760


class StartView(QWidget):
    """The first screen.

    Signals:
        opened: The path of a plan to open.
    """

    opened = Signal(object)

    def __init__(self, new: QAction, open_: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Start"))
        inside = QWidget()
        inside.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inside)
        column.setSpacing(GAP)
        column.addStretch(1)
        column.addLayout(self._head())
        column.addSpacing(MARGIN)
        buttons = QHBoxLayout()
        for action in (new, open_):
            button = action_button(action)
            button.setMinimumHeight(button.sizeHint().height() + GAP)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addSpacing(MARGIN)
        self._recent_heading = heading(_("Sist brukte planer"), 1.1)
        column.addWidget(self._recent_heading)
        self.recent = QListWidget()
        self.recent.setAccessibleName(_("Sist brukte planer"))
        self.recent.itemActivated.connect(self._open)
        column.addWidget(self.recent, 4)
        self._none = pale(_("Her kommer planene du har brukt sist. Du kan også slippe en planfil på vinduet."))
        column.addWidget(self._none)
        column.addStretch(2)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(inside, 20)
        row.addStretch(1)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the plans that were used last."""
        self.recent.clear()
        for path in paths:
            item = QListWidgetItem(icon("documents"), f"{path.stem}\n{QFileInfo(path.parent).absoluteFilePath()}", self.recent)
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            item.setToolTip(str(path))
        for widget in (self.recent, self._recent_heading):
            widget.setVisible(bool(paths))
        self._none.setVisible(not paths)

    def _head(self) -> QHBoxLayout:
        sign = QLabel()
        sign.setPixmap(pixmap("app", 48))
        words = QVBoxLayout()
        words.addWidget(heading(_("Tiltaksplan"), 2))
        words.addWidget(pale(_("Fra utfylte forslagsskjemaer til en prioritert plan i Word, PDF og Excel.")))
        row = QHBoxLayout()
        row.setSpacing(MARGIN)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(Path(str(item.data(Qt.ItemDataRole.UserRole))))
