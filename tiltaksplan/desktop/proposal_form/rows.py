"""One field on the form: its label, its help, its editor, and its notes beside it, or below where there is little room."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from tiltaksplan.actions.evidence import Origin, Remark
from tiltaksplan.desktop.look import GAP, MARGIN, pale
from tiltaksplan.desktop.proposal_form.editors import FieldEditor, editor_for
from tiltaksplan.desktop.proposal_form.notes import FieldNotes
from tiltaksplan.desktop.screen_language import _
from tiltaksplan.plan.fields import Field, Lines
from tiltaksplan.plan.finding import Finding
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal

BESIDE_FROM_CHARACTERS = 92


class FieldRow(QWidget):
    """One field of the form."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.editor: FieldEditor = editor_for(field, self)
        self.notes = FieldNotes(self)
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setBuddy(self.editor.focus())
        self.label.setWordWrap(True)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self.label)
        if field.help:
            left.addWidget(pale(_(field.help)))
        left.addSpacing(2)
        left.addWidget(self.editor)
        left.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, GAP)
        self._row.setSpacing(GAP // 2)
        self._row.addLayout(left, 3)
        self._row.addWidget(self.notes, 2)
        self.editor.unclear.connect(self.notes.say_unclear)

    def show_proposal(self, plan: Plan, proposal: Proposal, *, writable: bool) -> None:
        """Show the field's value in *proposal*."""
        self.label.setText(self._label_text(plan.round))
        self.editor.show_value(self.field.value_in(proposal), plan.setup)
        self.editor.set_writable(writable and not self.field.computed)
        self.setVisible(not self.field.computed or self.field.value_in(proposal) is not None)

    def show_notes(self, findings: tuple[Finding, ...], remarks: tuple[Remark, ...], origins: dict[str, Origin], *, writable: bool) -> None:
        """Show, of what is known about the proposal, that which is about this field."""
        mine = tuple(finding for finding in findings if finding.field and _within(finding.field, self.field.pointer))
        own = tuple(remark for remark in remarks if remark.field and _within(remark.field, self.field.pointer))
        self.notes.show_notes(mine, own, self._origins(origins), writable=writable)

    def _origins(self, origins: dict[str, Origin]) -> tuple[Origin, ...]:
        """Return where the value stood: of a table those places that a person should look at, or else where it began."""
        exact = origins.get(self.field.pointer)
        if exact is not None:
            return (exact,)
        below = [origin for pointer, origin in origins.items() if _within(pointer, self.field.pointer)]
        return tuple(origin for origin in below if origin.doubtful) or tuple(below[:1])

    def _label_text(self, round_number: int) -> str:
        required = _(" (må fylles ut)") if self.field.required and self.field.round <= round_number else ""
        personal = _(" (personopplysninger)") if self.field.personal else ""
        return f"<b>{escape(_(self.field.label))}</b>{escape(required + personal)}"

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() > self.fontMetrics().averageCharWidth() * BESIDE_FROM_CHARACTERS
        beside = room and not isinstance(self.field.kind, Lines)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        policy = self.notes.sizePolicy()
        if policy.retainSizeWhenHidden() != beside:  # empty notes keep their column, so that the editors stand under each other
            policy.setRetainSizeWhenHidden(beside)
            self.notes.setSizePolicy(policy)
        if self._row.direction() != direction:
            self._row.setDirection(direction)
            self._row.setSpacing(MARGIN if beside else GAP // 2)


def _within(pointer: str, field: str) -> bool:
    return pointer == field or pointer.startswith(f"{field}/")


def belongs_somewhere(pointer: str | None, fields: tuple[Field, ...]) -> bool:
    """Whether a finding at *pointer* stands beside one of *fields*."""
    return pointer is not None and any(_within(pointer, field.pointer) for field in fields)
