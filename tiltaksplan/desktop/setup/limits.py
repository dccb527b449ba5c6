"""The limits as Qt sees them: a row a limit, its figure to edit; an emptied figure is the default again."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tiltaksplan.actions.edit import change_setup, text_of, value_of
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.screen_language import _, spoken
from tiltaksplan.language import N_, Message, number_text
from tiltaksplan.plan.fields import Number
from tiltaksplan.plan.limits import LIMITS

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
COLUMNS = (N_("Grense"), N_("Verdi"), N_("Måles i"), N_("Hva den betyr"))
FIGURE = 1
KIND = Number(at_least=0)


class LimitTable(QAbstractTableModel):
    """The limits of the open plan."""

    def __init__(self, open_plan: OpenPlan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_plan = open_plan
        open_plan.changed.connect(self._refresh)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(LIMITS)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        limit = LIMITS[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            figure = text_of(KIND, self._open_plan.plan.setup.limits[limit.key], spoken())
            return (_(limit.label), figure, _(limit.unit), _(limit.help) if limit.help else "")[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return _("Vanlig verdi: {figure} {unit}", figure=number_text(limit.default, spoken()), unit=_(limit.unit))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == FIGURE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != FIGURE:
            return False
        setup, limit = self._open_plan.plan.setup, LIMITS[index.row()]
        figure = value_of(KIND, str(value or ""), setup)
        if isinstance(figure, Message):
            return False
        given = {key: one for key, one in setup.limits.given if key != limit.key}
        if isinstance(figure, int | float):
            order = dict(setup.limits.given)
            order[limit.key] = figure  # a limit that stands there keeps its place
            given = order
        changes = change_setup(self._open_plan.plan, "/limits", replace(setup.limits, given=tuple(given.items())))
        return self._open_plan.make(changes, _("Endre grensen «{name}»", name=_(limit.label)))

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        editable = index.isValid() and index.column() == FIGURE and not self._open_plan.read_only
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and section < len(COLUMNS):
            return _(COLUMNS[section])
        return None

    def place_of(self, key: str) -> QModelIndex:
        """Return where the figure of the limit *key* stands."""
        return self.index(next(row for row, limit in enumerate(LIMITS) if limit.key == key), FIGURE)

    def _refresh(self, _changes: object) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(LIMITS) - 1, len(COLUMNS) - 1))
