"""How the window looks: the system's own palette and widgets, with air around them and a few colours that mean something."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tiltaksplan.plan.finding import Severity

GAP = 8
MARGIN = 16

SEVERITY_ICON: dict[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}

_LIGHT = {"error": "#b3261e", "warning": "#8a5a00", "info": "#1f5673", "done": "#1e6b3a", "pale": "#5b6066"}
_DARK = {"error": "#ff9a92", "warning": "#f2c14e", "info": "#8ec9e8", "done": "#86d6a0", "pale": "#a9b0b7"}

SHEET = """
QFrame#card { background: palette(base); border: 1px solid palette(midlight); border-radius: 6px; }
QFrame#drop { background: palette(base); border: 2px dashed palette(mid); border-radius: 8px; }
QLabel#overlay { background: palette(base); border: 3px dashed palette(highlight); border-radius: 10px; }
QFrame#strip { background: palette(base); border: 1px solid palette(mid); border-left: 4px solid palette(highlight); border-radius: 3px; }
QFrame#sidebar { background: palette(alternate-base); border: none; border-right: 1px solid palette(midlight); }
QListView#steps { background: transparent; border: none; outline: none; }
QScrollArea#plain, QScrollArea#plain > QWidget > QWidget { background: transparent; }
"""


def is_dark() -> bool:
    """Whether the system's palette is a dark one."""
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def colour(meaning: str) -> QColor:
    """Return the colour of *meaning*: error, warning, info, done or pale; readable on the window's background, and never alone."""
    return QColor((_DARK if is_dark() else _LIGHT)[meaning])


def dress(app: QApplication) -> None:
    """Give the whole program its look."""
    app.setStyleSheet(SHEET)


def heading(text: str, size: float = 1.5, parent: QWidget | None = None) -> QLabel:
    """Return a heading, *size* times as large as text."""
    label = QLabel(text, parent)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * size)
    font.setBold(True)
    label.setFont(font)
    label.setWordWrap(True)
    return label


def pale(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Return text that explains: smaller weight than what it explains, but still readable."""
    label = QLabel(text, parent)
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, colour("pale"))
    label.setPalette(palette)
    label.setWordWrap(True)
    return label
