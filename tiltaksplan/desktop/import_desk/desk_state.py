"""The forms on the desk as the window has them: each decision a step that can be undone, and taking them in one more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from tiltaksplan.actions.import_desk import Desk
from tiltaksplan.desktop.open_plan import MakeChange, OpenPlan
from tiltaksplan.plan.change import Change


class DeskState(QObject):
    """What lies on the desk; nothing of it is in the plan.

    Signals:
        changed: Something else lies there, or something has been decided.
    """

    changed = Signal()

    def __init__(self, open_plan: OpenPlan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_plan = open_plan
        self.desk: Desk | None = None

    def lay(self, desk: Desk | None) -> None:
        """Let *desk* be what lies there, without a step to undo: the undo commands call this."""
        self.desk = desk
        self.changed.emit()

    def step(self, desk: Desk | None, text: str) -> None:
        """Let *desk* be what lies there, as a step called *text* that can be undone."""
        self._open_plan.undo_stack.push(DeskStep(self, desk, text))

    def taken_in(self, changes: Sequence[Change], text: str) -> None:
        """Clear the desk: what lay there is in the plan by *changes*, which have been saved."""
        command = TakeIn(self._open_plan, self, changes, text)
        self.lay(None)
        self._open_plan.made_elsewhere(changes, text, command)


class DeskStep(QUndoCommand):
    """One step on the desk; nothing is saved by it."""

    def __init__(self, state: DeskState, after: Desk | None, text: str) -> None:
        super().__init__(text)
        self._state, self._before, self._after = state, state.desk, after

    def redo(self) -> None:
        self._state.lay(self._after)

    def undo(self) -> None:
        self._state.lay(self._before)


class TakeIn(MakeChange):
    """The forms' way from the desk into the plan, and back again."""

    def __init__(self, open_plan: OpenPlan, state: DeskState, changes: Sequence[Change], text: str) -> None:
        super().__init__(open_plan, changes, text)
        self._state, self._desk = state, state.desk

    def redo(self) -> None:
        super().redo()
        if self._made:
            self._state.lay(None)

    def undo(self) -> None:
        super().undo()
        if not self._made:
            self._state.lay(self._desk)
