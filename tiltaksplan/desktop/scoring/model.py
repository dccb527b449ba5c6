"""Proposals against criteria as Qt sees them: a row a proposal, a column a criterion, the step in the cell."""

from __future__ import annotations

from textwrap import wrap

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from tiltaksplan.actions.edit import give_step
from tiltaksplan.actions.score import Assessment, assess
from tiltaksplan.desktop.look import colour
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.screen_language import _, spoken, told
from tiltaksplan.language import number_text
from tiltaksplan.plan.change import natural_order
from tiltaksplan.plan.scoring import CriterionStep

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SORT_ROLE = Qt.ItemDataRole.UserRole
ID_ROLE = Qt.ItemDataRole.UserRole + 1
BEFORE = 3  # number, title and score come before the criteria
HIGHEST = 5
LETTERS_ACROSS = 18


class ScoreTable(QAbstractTableModel):
    """The steps of all proposals; a given one is upright, a suggested one in italics and told so."""

    def __init__(self, open_plan: OpenPlan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_plan = open_plan
        self._setup = open_plan.plan.setup
        self._rows: tuple[Assessment, ...] = assess(open_plan.plan)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else BEFORE + len(self._setup.criteria)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        if role == ID_ROLE:
            return row.proposal
        if column < BEFORE:
            return self._before(row, column, role)
        return self._step(row.steps[column - BEFORE], role)

    def _before(self, row: Assessment, column: int, role: int) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (row.proposal, row.title, number_text(row.score, spoken()))[column]
        if role == SORT_ROLE:
            return (natural_order(row.proposal), row.title.casefold(), row.score)[column]
        if role == Qt.ItemDataRole.TextAlignmentRole and column == BEFORE - 1:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _step(self, step: CriterionStep, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            text = number_text(step.step, spoken())
            return _("{step} (forslag)", step=text) if step.suggested else text
        if role == Qt.ItemDataRole.EditRole:
            return "" if step.suggested else number_text(step.step, spoken())
        if role == SORT_ROLE:
            return step.step
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (told(step.reason), self.meaning(step)) if part)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if step.suggested and role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setItalic(True)
            return font
        return colour("pale") if step.suggested and role == Qt.ItemDataRole.ForegroundRole else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() < BEFORE:
            return False
        text = str(value or "").strip()[:1]
        if text and text not in "12345":
            return False
        criterion, proposal = self._setup.criteria[index.column() - BEFORE], self._rows[index.row()].proposal
        changes = give_step(self._open_plan.plan, proposal, criterion.name, int(text) if text else None)
        return self._open_plan.make(changes, _("Vurder {proposal}", proposal=proposal))

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        editable = index.isValid() and index.column() >= BEFORE and not self._open_plan.read_only
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= self.columnCount():
            return None
        if section < BEFORE:
            return (_("Nr."), _("Tittel"), _("Poeng"))[section] if role == Qt.ItemDataRole.DisplayRole else None
        criterion = self._setup.criteria[section - BEFORE]
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(wrap(criterion.name, LETTERS_ACROSS))
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join([_("{name}, vekt {weight}", name=criterion.name, weight=criterion.weight), *self.choices(section)])
        return None

    def choices(self, column: int) -> list[str]:
        """Return the steps of a criterion with what each means."""
        steps = self._setup.criteria[column - BEFORE].steps
        return [
            f"{number} – {steps[number - 1]}" if number <= len(steps) and steps[number - 1] else str(number)
            for number in range(1, HIGHEST + 1)
        ]

    def step_at(self, index: Index) -> CriterionStep | None:
        """Return the step in a cell, if it is one."""
        if not index.isValid() or index.column() < BEFORE:
            return None
        return self._rows[index.row()].steps[index.column() - BEFORE]

    def meaning(self, step: CriterionStep) -> str:
        """Return what a whole step means by its criterion."""
        number = round(step.step)
        steps = step.criterion.steps
        return _("Trinn {number}: {text}", number=number, text=steps[number - 1]) if 0 < number <= len(steps) and steps[number - 1] else ""

    def refresh(self) -> None:
        """Reckon the scores anew from the plan as it is now."""
        plan = self._open_plan.plan
        rows = assess(plan)
        same = [row.proposal for row in rows] == [row.proposal for row in self._rows] and plan.setup.criteria == self._setup.criteria
        if same:
            self._rows, self._setup = rows, plan.setup
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._rows, self._setup = rows, plan.setup
        self.endResetModel()
