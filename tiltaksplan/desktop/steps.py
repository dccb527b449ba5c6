"""The process down the left side: each step with its count or mark, and the way to its screen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.look import GAP, colour
from tiltaksplan.desktop.screen_language import _
from tiltaksplan.language import N_

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
MARK_ROLE = Qt.ItemDataRole.UserRole
KIND_ROLE = Qt.ItemDataRole.UserRole + 1
PAD = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the process: its key (and icon), its name, what is done there."""

    key: str
    name: str
    hint: str


STEPS: tuple[Step, ...] = (
    Step(key="setup", name=N_("Oppsett"), hint=N_("Perioden, enhetene, folkene, pengene og kriteriene")),
    Step(key="forms", name=N_("Skjemaer"), hint=N_("Les inn skjemaene, og se over det programmet var usikker på")),
    Step(key="proposals", name=N_("Forslag"), hint=N_("Alle forslagene, og hvert av dem i sitt skjema")),
    Step(key="review", name=N_("Kontroll"), hint=N_("Det kontrollene fant: hvorfor det betyr noe, og hvordan det rettes")),
    Step(key="scoring", name=N_("Vurdering"), hint=N_("Poeng etter kriteriene")),
    Step(key="choice", name=N_("Prioritering"), hint=N_("Hva som kommer med, hva som er i reserve, og hva som er prioritert ned")),
    Step(key="documents", name=N_("Dokumenter"), hint=N_("Planen i Word, PDF og Excel")),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at a step: a few characters, and what kind they are (plain, done, error, warning)."""

    text: str = ""
    kind: str = "plain"
    spoken: str = ""


class StepModel(QAbstractListModel):
    """The steps with their marks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marks: dict[str, Mark] = {}

    def show_marks(self, marks: dict[str, Mark]) -> None:
        """Show *marks* by step."""
        if marks != self._marks:
            self._marks = marks
            self.dataChanged.emit(self.index(0), self.index(len(STEPS) - 1))

    def mark(self, key: str) -> Mark:
        """Return what stands at a step."""
        return self._marks.get(key, Mark())

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(STEPS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        step = STEPS[index.row()]
        mark = self.mark(step.key)
        if role == Qt.ItemDataRole.DisplayRole:
            return _(step.name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return " – ".join(part for part in (_(step.hint), mark.spoken) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (_(step.name), mark.spoken or mark.text) if part)
        return {MARK_ROLE: mark.text, KIND_ROLE: mark.kind}.get(role)


class StepDelegate(QStyledItemDelegate):
    """Draws a step: icon, name, and its mark at the right edge."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, option.fontMetrics.lineSpacing() + 3 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect.adjusted(GAP, 2, -GAP, -2)
        palette: QPalette = option.palette
        state = option.state
        chosen, focused = bool(state & QStyle.StateFlag.State_Selected), bool(state & QStyle.StateFlag.State_HasFocus)
        text = palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.brush(QPalette.ColorRole.Highlight if chosen else QPalette.ColorRole.Midlight))
            painter.drawRoundedRect(rect, 5, 5)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(text)
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 4, 4)
        size = option.fontMetrics.height() + 2
        sign = QRect(rect.left() + PAD, rect.center().y() - size // 2 + 1, size, size)
        icon(STEPS[index.row()].key, text).paint(painter, sign, mode=QIcon.Mode.Normal)
        inner = rect.adjusted(2 * PAD + size, 0, -PAD, 0)
        font = QFont(option.font)
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(text)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(index.data()))
        self._paint_mark(painter, inner, index, chosen, palette)
        painter.restore()

    def _paint_mark(self, painter: QPainter, room: QRect, index: Index, chosen: bool, palette: QPalette) -> None:
        mark, kind = str(index.data(MARK_ROLE) or ""), str(index.data(KIND_ROLE))
        plain = palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text)
        shade = plain if chosen else colour({"plain": "pale"}.get(kind, kind))
        right = room.right()
        if kind in {"error", "warning", "done"}:
            size = painter.fontMetrics().height()
            right -= size
            name = "tick" if kind == "done" else kind
            sign = icon(name, shade)
            if chosen and kind != "done":
                sign = icon(name, colour(kind).lighter(150))
            sign.paint(painter, QRect(right, room.center().y() - size // 2 + 1, size, size))
            right -= 4
        painter.setPen(shade)
        area = QRect(room.left(), room.top(), right - room.left(), room.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, mark)


class StepList(QFrame):
    """The list down the left side.

    Signals:
        chosen: The key of the step that the person went to.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.model = StepModel(self)
        self.view = QListView(self)
        self.view.setObjectName("steps")
        self.view.setAccessibleName(_("Trinn i arbeidet"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(StepDelegate(self.view))
        self.view.setMouseTracking(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, GAP)
        column.addWidget(self.view)
        self.view.selectionModel().currentChanged.connect(lambda current, _before: self.chosen.emit(STEPS[current.row()].key))
        self._fit()

    def go_to(self, key: str) -> None:
        """Choose the step *key*."""
        row = next(number for number, step in enumerate(STEPS) if step.key == key)
        self.view.setCurrentIndex(self.model.index(row))

    def _fit(self) -> None:
        metrics = self.view.fontMetrics()
        bold = QFont(self.view.font())
        bold.setBold(True)
        widest = max(QFontMetrics(bold).horizontalAdvance(_(step.name)) for step in STEPS)
        self.setFixedWidth(widest + metrics.horizontalAdvance("0000") + 2 * metrics.height() + 7 * PAD)
