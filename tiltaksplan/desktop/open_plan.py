"""The plan that the window has open: one object holds it, one command undoes everything, every change is saved as it is made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.plan.change import Change, reversed_all
from tiltaksplan.plan.plan import Plan

if TYPE_CHECKING:  # the window is painted before the database is loaded
    from tiltaksplan.actions.plan_file import PlanFile


class OpenPlan(QObject):
    """The open plan.

    Signals:
        changed: A tuple of `Change`, after they were made and saved.
        refused: A `TiltaksplanError`: a change could not be saved, and nothing is changed.
    """

    changed = Signal(object)
    refused = Signal(object)

    def __init__(self, file: PlanFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.undo_stack = QUndoStack(self)
        self.saved_at: datetime | None = None

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self.file.plan

    @property
    def read_only(self) -> bool:
        """Whether changes are shut out."""
        return self.file.read_only

    @property
    def path(self) -> Path:
        """The file that the plan lies in."""
        return self.file.path

    def make(self, changes: Sequence[Change], text: str) -> bool:
        """Make and save *changes* as one step called *text* that can be undone; return whether they were made."""
        if not changes or not self.commit(changes, text):
            return False
        self.undo_stack.push(MakeChange(self, changes, text))
        return True

    def made_elsewhere(self, changes: Sequence[Change], text: str, command: MakeChange | None = None) -> None:
        """Take up *changes* that an action has saved itself (an import, a choice), as a step that can be undone by *command*."""
        if changes:
            self._tell(changes)
            self.undo_stack.push(command or MakeChange(self, changes, text))

    def commit(self, changes: Sequence[Change], text: str) -> bool:
        """Save *changes* without a step to undo: the undo command itself calls this."""
        try:
            self.file.commit(tuple(changes), text)
        except TiltaksplanError as error:
            self.refused.emit(error)
            return False
        self._tell(changes)
        return True

    def _tell(self, changes: Sequence[Change]) -> None:
        self.saved_at = datetime.now().astimezone()
        self.changed.emit(tuple(changes))


class MakeChange(QUndoCommand):
    """The one undo command: what a change means is the plan's business.

    The changes are made before the command is pushed, since what goes wrong inside `push` cannot be told to whoever called it.
    """

    def __init__(self, open_plan: OpenPlan, changes: Sequence[Change], text: str) -> None:
        super().__init__(text)
        self._open_plan, self._changes = open_plan, tuple(changes)
        self._made = True

    def redo(self) -> None:
        if self._made:
            return
        self._made = self._open_plan.commit(self._changes, self.text())
        self.setObsolete(not self._made)

    def undo(self) -> None:
        self._made = not self._open_plan.commit(reversed_all(self._changes), self.text())
        self.setObsolete(self._made)
