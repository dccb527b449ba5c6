"""What every screen has: a heading, a sentence that says what it is for, its buttons, and the screen itself below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from tiltaksplan.desktop.icons import pixmap
from tiltaksplan.desktop.look import GAP, MARGIN, colour, heading, pale

LEAST_LETTERS = 60


class Page(QWidget):
    """One screen of the window."""

    def __init__(self, title: str, lead: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.title = heading(title)
        self.lead = pale(lead)
        if not lead:
            self.lead.hide()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(GAP)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.lead)
        self._top = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._top.setSpacing(GAP)
        self._top.addLayout(words)
        self._top.addLayout(self.buttons)
        self.buttons.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.body.setSpacing(GAP + 4)
        self.body.addLayout(self._top)

    def add_button(self, action: QAction, *, default: bool = False) -> QPushButton:
        """Put a button for *action* at the top right."""
        button = action_button(action, self)
        button.setDefault(default)
        self.buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the buttons stand beside the heading where there is room for both, else below it."""
        super().resizeEvent(event)
        room = self.width() > self.buttons.sizeHint().width() + self.fontMetrics().averageCharWidth() * LEAST_LETTERS
        direction = QBoxLayout.Direction.LeftToRight if room else QBoxLayout.Direction.TopToBottom
        if self._top.direction() != direction:
            self._top.setDirection(direction)
            self._top.setStretch(0, 1 if room else 0)
            self.buttons.setAlignment(Qt.AlignmentFlag.AlignTop if room else Qt.AlignmentFlag.AlignLeft)

    def search_field(self) -> QWidget | None:
        """Return the field that Ctrl+F leads to, if the screen has one."""
        return None


def scrolled(content: QWidget) -> QScrollArea:
    """Return an area without a frame in which *content* can be scrolled where there is too little room for it."""
    around = QWidget()  # the area's own look must not reach the content's
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(content)
    area = QScrollArea()
    area.setObjectName("plain")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(around)
    return area


class ActionButton(QPushButton):
    """A push button that is enabled, named and pressed with an action."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self.follow()
        action.changed.connect(self.follow)  # a method of ours: Qt lets go of it when the button is gone before the action
        self.clicked.connect(action.trigger)

    @Slot()
    def follow(self) -> None:
        """Look as the action says."""
        text = self._action.text()
        self.setText(text.replace("…", "").rstrip() + ("…" if text.endswith("…") else ""))
        self.setIcon(self._action.icon())
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())


def action_button(action: QAction, parent: QWidget | None = None) -> QPushButton:
    """Return a push button that is enabled, named and pressed with *action*."""
    return ActionButton(action, parent)


class Empty(QFrame):
    """What stands where there is nothing yet: what to do now, and the button that does it."""

    def __init__(self, icon_name: str, text: str, hint: str = "", actions: Sequence[QAction] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drop")
        sign = QLabel()
        sign.setPixmap(pixmap(icon_name, 48, colour("pale")))
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text = heading(text, 1.25)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint = pale(hint)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        for action in actions:
            row.addWidget(action_button(action, self))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(GAP + 4)
        column.addStretch(2)
        column.addWidget(sign)
        column.addWidget(self.text)
        column.addWidget(self.hint)
        column.addLayout(row)
        column.addStretch(3)


class EmptyOr(QStackedWidget):
    """Shows the empty state as long as there is nothing, and the screen from when there is something."""

    def __init__(self, empty: QWidget, full: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addWidget(empty)
        self.addWidget(full)

    def show_full(self, full: bool) -> None:
        """Show the screen where *full*, else the empty state."""
        self.setCurrentIndex(1 if full else 0)
