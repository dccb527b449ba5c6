"""A newer version of a known proposal: what differs, tick by tick, and a person's yes or no."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QPushButton, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from tiltaksplan.actions.edit import text_of
from tiltaksplan.desktop.look import GAP, MARGIN, heading, pale
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.screen_language import _, counted, spoken
from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.language import N_, number_text
from tiltaksplan.plan.fields import field_at

if TYPE_CHECKING:
    from tiltaksplan.actions.plan_file import PlanFile
    from tiltaksplan.plan.change import Change

LONGEST = 160
KEY_ROLE = Qt.ItemDataRole.UserRole


class RevisionPanel(QFrame):
    """What a waiting file would change.

    Signals:
        refused: A `TiltaksplanError`: the answer could not be saved.
        pointed: The pointer, from the proposal, of the difference that was chosen.
    """

    refused = Signal(object)
    pointed = Signal(str)

    def __init__(self, open_plan: OpenPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_plan, self._sha256 = open_plan, ""
        self.hide()  # until a file waits
        self.setObjectName("card")
        self.table = QTableWidget(0, 4)
        self.table.setAccessibleName(_("Forskjeller"))
        self.table.setHorizontalHeaderLabels([_("Ta inn"), _("Felt"), _("I planen nå"), _("I den nye utgaven")])
        self.table.verticalHeader().hide()
        self.table.setWordWrap(True)
        self.table.setTabKeyNavigation(False)
        for number in (2, 3):
            self.table.horizontalHeader().setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().resizeSection(1, self.fontMetrics().averageCharWidth() * 22)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.currentItemChanged.connect(self._point)
        self.take = QPushButton(_("&Ta inn det avkryssede"))
        self.leave = QPushButton(_("&Behold planen"))
        self.take.clicked.connect(self._take)
        self.leave.clicked.connect(self._leave)
        self.new = QPushButton(_("Ta inn som &nytt forslag"))
        self.new.setToolTip(_("For forslag som bare ligner på et som alt er i planen"))
        self.new.clicked.connect(self._take_as_new)
        buttons = QHBoxLayout()
        buttons.addWidget(self.take)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.new)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.addWidget(heading(_("En nyere utgave av et forslag som alt er i planen"), 1.1))
        column.addWidget(
            pale(_("Kryss av for det som skal inn. «Endret her» betyr at noen har endret feltet i planen siden forrige utgave kom."))
        )
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def show_file(self, sha256: str) -> None:
        """Show what the waiting file *sha256* would change."""
        from tiltaksplan.actions.revisions import revisions_in

        self._sha256 = sha256
        plan, writable = self._open_plan.plan, not self._open_plan.read_only
        self.table.setRowCount(0)
        for revised in revisions_in(plan, sha256):
            for difference in revised.differences:
                name = f"{revised.proposal} {_(field_at(difference.field).label)}" + (_(" (endret her)") if difference.edited else "")
                self._add(revised.proposal, difference.field, name, difference.before, difference.after, ticked=not difference.edited)
        self.take.setEnabled(writable)
        self.leave.setEnabled(writable)
        self.new.setEnabled(writable)

    def ticked(self) -> list[tuple[str, str]]:
        """Return the (proposal, pointer) pairs that are ticked."""
        items = [self.table.item(row, 0) for row in range(self.table.rowCount())]
        return [tuple(item.data(KEY_ROLE)) for item in items if item is not None and item.checkState() == Qt.CheckState.Checked]

    def _point(self) -> None:
        item = self.table.item(self.table.currentRow(), 0)
        if item is not None:
            self.pointed.emit(item.data(KEY_ROLE)[1])

    def _take(self) -> None:
        from tiltaksplan.actions.revisions import confirm_revision

        self._answer(partial(confirm_revision, fields=self.ticked()), _("Ta inn nyere utgave"))

    def _leave(self) -> None:
        from tiltaksplan.actions.revisions import reject_revision

        self._answer(reject_revision, _("Behold planen som den er"))

    def _take_as_new(self) -> None:
        from tiltaksplan.actions.revisions import take_as_new

        self._answer(take_as_new, _("Ta inn som eget forslag"))

    def _answer(self, answer: Callable[[PlanFile, str], tuple[Change, ...]], text: str) -> None:
        try:
            changes = answer(self._open_plan.file, self._sha256)
        except TiltaksplanError as error:
            self.refused.emit(error)
        else:
            self._open_plan.made_elsewhere(changes, text)

    def _add(self, proposal: str, field: str, name: str, before: object, after: object, *, ticked: bool) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        tick = QTableWidgetItem()
        tick.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
        tick.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        tick.setData(KEY_ROLE, [proposal, field])
        tick.setData(Qt.ItemDataRole.AccessibleTextRole, _("Ta inn {name}", name=name))
        self.table.setItem(row, 0, tick)
        for column, text in enumerate((name, value_text(field, before), value_text(field, after)), 1):
            item = QTableWidgetItem(text if len(text) <= LONGEST else text[:LONGEST].rstrip() + " …")
            item.setToolTip(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.table.setItem(row, column, item)


def value_text(field: str, value: object) -> str:
    """Return the value of a field as people read it; a table is told by its lines and its sum."""
    if value in (None, ()):
        return _("(tomt)")
    if isinstance(value, tuple) and value and not isinstance(value[0], str):
        return counted(N_("1 linje"), N_("{count} linjer"), len(value)) + _sum(value)
    return text_of(field_at(field).kind, value, spoken())


def _sum(lines: Sequence[object]) -> str:
    for attribute, unit in (("amount", _("kroner")), ("hours", _("timer"))):
        figures = [getattr(line, attribute, None) for line in lines]
        if any(figure is not None for figure in figures):
            return _(", til sammen {total} {unit}", total=number_text(sum(figure or 0 for figure in figures), spoken()), unit=unit)
    return ""
