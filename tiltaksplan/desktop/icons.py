"""Our own icons: simple SVGs, drawn in the text colour of the window so that they follow light, dark and high-contrast themes."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 24, 32, 48)
FILLED = 'fill="currentColor"'


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """Return the icon *name*; disabled it is drawn paler, and in a chosen row in that row's colour of text."""
    palette = QGuiApplication.palette()
    plain = colour or palette.color(QPalette.ColorRole.WindowText)
    pale = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    chosen = palette.color(QPalette.ColorRole.HighlightedText)
    return _icon(name, plain.name(), pale.name(), chosen.name())


def pixmap(name: str, size: int, colour: QColor | None = None) -> QPixmap:
    """Return the icon *name* as a picture of *size* points."""
    return icon(name, colour).pixmap(size, size)


@cache
def _icon(name: str, colour: str, pale: str, chosen: str) -> QIcon:
    made = QIcon()
    if FILLED in _drawing(name):
        chosen = colour  # its white sign would not be seen on a white ground
    for size in SIZES:
        made.addPixmap(_drawn(name, size, colour), QIcon.Mode.Normal)
        made.addPixmap(_drawn(name, size, pale), QIcon.Mode.Disabled)
        made.addPixmap(_drawn(name, size, chosen), QIcon.Mode.Selected)
    return made


@cache
def _drawing(name: str) -> str:
    return files("tiltaksplan.resources").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")


def _drawn(name: str, size: int, colour: str) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode("utf-8")))
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
