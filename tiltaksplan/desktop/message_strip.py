"""The message area at the top of the window: what happened, what to do now; a dialog is the last resort."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from tiltaksplan.desktop.icons import icon, pixmap
from tiltaksplan.desktop.look import GAP, colour
from tiltaksplan.desktop.screen_language import _


class MessageStrip(QWidget):
    """One message at a time, with at most one thing to do about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = QFrame(self)
        frame.setObjectName("strip")
        self._sign = QLabel(self)
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton(self)
        self._then: Callable[[], object] | None = None
        self.button.clicked.connect(self._do)
        close = QToolButton(self)
        close.setIcon(icon("close"))
        close.setAutoRaise(True)
        close.setToolTip(_("Lukk meldingen"))
        close.setAccessibleName(_("Lukk meldingen"))
        close.clicked.connect(self.hide)
        around = QVBoxLayout(self)
        around.setContentsMargins(GAP, GAP, GAP, 0)
        around.addWidget(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(GAP, GAP, GAP, GAP)
        row.setSpacing(GAP)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        row.addWidget(close)
        self.hide()

    def tell(self, text: str, kind: str = "info", button: str = "", then: Callable[[], object] | None = None) -> None:
        """Show *text*; *kind* is error, warning, info or done; *button* offers *then*."""
        self._sign.setPixmap(pixmap(kind, 24, colour(kind)))
        self.text.setText(text)
        self.setAccessibleName(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._then = then
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _do(self) -> None:
        self.hide()
        if self._then:
            self._then()
