"""What shows that the files being dragged over the window can be let go of there, and what happens then."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGraphicsOpacityEffect, QLabel, QWidget

from tiltaksplan.desktop.look import MARGIN
from tiltaksplan.desktop.screen_language import _

OPACITY = 0.94


class DropOverlay(QLabel):
    """Covers the window while files are dragged over it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self.setObjectName("overlay")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # the drop itself goes to the window
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        self.setFont(font)
        effect = QGraphicsOpacityEffect(self)
        effect.setOpacity(OPACITY)
        self.setGraphicsEffect(effect)
        self.hide()

    def cover(self, *, can_read: bool) -> None:
        """Cover the window; *can_read* tells whether there is a plan that forms can be read into."""
        self.setText(_("Slipp skjemaene for å lese dem inn i planen") if can_read else _("Slipp en planfil for å åpne den"))
        self.setGeometry(self._covered.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN))
        self.raise_()
        self.show()
