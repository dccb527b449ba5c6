"""The leaders' decisions on the choice, listed with who and why, and taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from tiltaksplan.actions.edit import take_back_decision
from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.look import GAP, pale
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.screen_language import _
from tiltaksplan.desktop.setup.columns import DECISION_KINDS
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.setup import Decision


class DecisionsPanel(QWidget):
    """The list of decisions."""

    def __init__(self, open_plan: OpenPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_plan = open_plan
        self.list = QListWidget()
        self.list.setAccessibleName(_("Beslutninger"))
        self.list.setAlternatingRowColors(True)
        self.list.setWordWrap(True)
        self.remove = QPushButton(icon("remove"), _("&Ta tilbake beslutningen"))
        self.remove.clicked.connect(self._take_back)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list, self._take_back, context=Qt.ShortcutContext.WidgetShortcut)
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.addWidget(
            pale(_("Det ledelsen har bestemt om valget. Nye beslutninger lager du fra «Valget», med «Bestem» eller høyre museknapp."))
        )
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.list.currentRowChanged.connect(self._enable)
        open_plan.changed.connect(self._refresh)
        self._refresh()

    def _take_back(self) -> None:
        decisions, row = self._open_plan.plan.setup.decisions, self.list.currentRow()
        if 0 <= row < len(decisions) and not self._open_plan.read_only:
            self._open_plan.make(take_back_decision(self._open_plan.plan, decisions[row]), _("Ta tilbake beslutning"))

    def _refresh(self) -> None:
        plan = self._open_plan.plan
        row = self.list.currentRow()
        self.list.clear()
        for decision in plan.setup.decisions:
            self.list.addItem(QListWidgetItem(decision_text(plan, decision)))
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._enable()

    def _enable(self) -> None:
        self.remove.setEnabled(self.list.currentRow() >= 0 and not self._open_plan.read_only)


def decision_text(plan: Plan, decision: Decision) -> str:
    """Return a decision as a line of text."""
    titles = {proposal.id: proposal.title or "" for proposal in plan.proposals}
    names = [f"{name} {titles[name]}" if name in titles else name for name in (decision.proposal, decision.other) if name]
    kind = _(DECISION_KINDS.get(decision.kind, decision.kind))
    parts = [f"{' – '.join(names)}: {kind}", decision.quarter or ""]
    said = ", ".join(part for part in (decision.who or "", decision.reason or "") if part)
    return " ".join(part for part in parts if part) + (f"\n{said}" if said else "")
