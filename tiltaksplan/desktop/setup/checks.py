"""The checks in the set-up: what each looks for, whether it runs and how much its findings weigh."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tiltaksplan.actions.edit import choose_check
from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.look import SEVERITY_ICON, colour
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.screen_language import _, spoken
from tiltaksplan.language import N_, number_text
from tiltaksplan.plan.check_settings import SEVERITY_NAMES, CheckSetting
from tiltaksplan.plan.checks import CHECKS, Check
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.limits import LIMITS

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
COLUMNS = (N_("Ser etter"), N_("Alvor"), N_("Grenser"), N_("Begrunnelse"), N_("Kode"))
LOOKS_FOR, SEVERITY, HELD_AGAINST, REASON, CODE = range(len(COLUMNS))
CHECK_ROLE = Qt.ItemDataRole.UserRole
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
_LIMITS = {limit.key: limit for limit in LIMITS}
_WEIGHTS = list(Severity)


class CheckTable(QAbstractTableModel):
    """All checks, with what the open plan has chosen about them."""

    def __init__(self, open_plan: OpenPlan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_plan = open_plan
        open_plan.changed.connect(self._refresh)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(CHECKS)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and section < len(COLUMNS):
            return _(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        check, column = CHECKS[index.row()], index.column()
        setting = self._open_plan.plan.setup.check_setting(check.code)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(check, setting, column)
        if role == CHECK_ROLE:
            return check
        if role == SORT_ROLE:
            return (
                _WEIGHTS.index(setting.severity or check.severity) if column == SEVERITY else self._text(check, setting, column).casefold()
            )
        if role == Qt.ItemDataRole.CheckStateRole and column == LOOKS_FOR:
            return Qt.CheckState.Checked if setting.runs else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(check, column)
        return self._look(check, setting, column, role)

    def _text(self, check: Check, setting: CheckSetting, column: int) -> str:
        if column == LOOKS_FOR:
            return _(check.looks_for) if check.looks_for else check.code
        if column == SEVERITY:
            return _(SEVERITY_NAMES[setting.severity or check.severity])
        if column == HELD_AGAINST:
            return "\n".join(self._limit(key) for key in check.limits)
        return (setting.reason or "") if column == REASON else check.code

    def _limit(self, key: str) -> str:
        limit, figure = _LIMITS[key], self._open_plan.plan.setup.limits[key]
        return _("{limit}: {figure} {unit}", limit=_(limit.label), figure=number_text(figure, spoken()), unit=_(limit.unit))

    def _hint(self, check: Check, column: int) -> str:
        if column == SEVERITY:
            return _("Vanligvis: {severity}", severity=_(SEVERITY_NAMES[check.severity]).lower())
        if column == HELD_AGAINST and check.limits:
            return _("Dobbeltklikk for å endre grensen.")
        return _(check.lesson)

    def _look(self, check: Check, setting: CheckSetting, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.DecorationRole and column == SEVERITY:
            name = SEVERITY_ICON[setting.severity or check.severity]
            return icon(name, colour(name if setting.runs else "pale"))
        if role == Qt.ItemDataRole.ForegroundRole and not setting.runs:
            return colour("pale")
        if role == Qt.ItemDataRole.FontRole and not setting.says_nothing:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and column == LOOKS_FOR:
            return _("Kjøres") if setting.runs else _("Slått av")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid() or self._open_plan.read_only:
            return flags
        if index.column() == LOOKS_FOR:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in (SEVERITY, REASON) else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or self._open_plan.read_only:
            return False
        check, column = CHECKS[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == LOOKS_FOR:
            return self._choose(check, runs=Qt.CheckState(value) == Qt.CheckState.Checked)
        if role == Qt.ItemDataRole.EditRole and column == SEVERITY:
            severity = next((one for one, name in SEVERITY_NAMES.items() if _(name) == str(value)), None)
            return severity is not None and self._choose(check, severity=None if severity is check.severity else severity)
        if role == Qt.ItemDataRole.EditRole and column == REASON:
            return self._choose(check, reason=str(value or "").strip() or None)
        return False

    def _choose(self, check: Check, **chosen: object) -> bool:
        name = _(check.looks_for) if check.looks_for else check.code
        return self._open_plan.make(choose_check(self._open_plan.plan, check.code, **chosen), _("Endre kontrollen «{name}»", name=name))

    def _refresh(self, _changes: object) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(CHECKS) - 1, len(COLUMNS) - 1))


class FilteredChecks(QSortFilterProxyModel):
    """The checks that the person wants to see."""

    def __init__(self, table: CheckTable, open_plan: OpenPlan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_plan = open_plan
        self._words: list[str] = []
        self._changed_alone = False
        self.setSortRole(SORT_ROLE)
        self.setSourceModel(table)

    def search(self, text: str) -> None:
        """Show the checks with every word of *text* in what they look for, their limits, reason or code."""
        self._words = text.casefold().split()
        self.invalidate()

    def show_changed_alone(self, alone: bool) -> None:
        """Show those alone that the plan has chosen something about, or all."""
        self._changed_alone = alone
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        model = self.sourceModel()
        check = model.index(row, 0).data(CHECK_ROLE)
        if self._changed_alone and self._open_plan.plan.setup.check_setting(check.code).says_nothing:
            return False
        text = " ".join(str(model.index(row, column).data()) for column in range(len(COLUMNS))).casefold()
        return all(word in text for word in self._words)


class SeverityDelegate(QStyledItemDelegate):
    """Lets a person choose among the three severities."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QComboBox(parent)
        for severity, name in SEVERITY_NAMES.items():
            editor.addItem(icon(SEVERITY_ICON[severity], colour(SEVERITY_ICON[severity])), _(name))
        editor.setAccessibleName(_("Alvor"))
        editor.activated.connect(lambda _row: self._done(editor))
        return editor

    def _done(self, editor: QComboBox) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentText())
