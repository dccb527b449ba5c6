"""One proposal in a form made from the field definitions, with its findings beside the fields."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QTabBar, QToolButton, QVBoxLayout, QWidget

from tiltaksplan.actions.edit import change_field, fixes_of, take_back_waiver, waive
from tiltaksplan.actions.evidence import Origin, Remark, origins_of, remarks_of
from tiltaksplan.desktop.asking import ask_for_reason
from tiltaksplan.desktop.findings import FindingsNow
from tiltaksplan.desktop.fixing import make_fix
from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.look import GAP, MARGIN, heading, pale
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.proposal_form.notes import FieldNotes
from tiltaksplan.desktop.proposal_form.rows import FieldRow, belongs_somewhere
from tiltaksplan.desktop.screen_language import _, told
from tiltaksplan.plan.fields import FIELDS, SECTIONS, Field
from tiltaksplan.plan.finding import Finding


class ProposalForm(QWidget):
    """The form.

    Signals:
        left: The person wants the list back.
        turned: -1 or 1: the person wants the proposal before or after this one in the list.
    """

    left = Signal()
    turned = Signal(int)

    def __init__(self, open_plan: OpenPlan, findings: FindingsNow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proposal_id = ""
        self._open_plan, self._findings = open_plan, findings
        self._origins: dict[str, Origin] = {}
        self._remarks: tuple[Remark, ...] = ()
        self.rows: dict[str, FieldRow] = {}
        self._cards: list[QFrame] = []
        self._title = heading("", 1.3)
        self._about = pale()
        self._general = FieldNotes()
        self._take_up(self._general)
        self.sections = QTabBar()
        self.sections.setAccessibleName(_("Deler av skjemaet"))
        self.sections.setExpanding(False)
        self.sections.setDrawBase(False)
        self.sections.setUsesScrollButtons(True)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("plain")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._top())
        column.addWidget(self.sections)
        column.addWidget(self._scroll, 1)
        self._lay_form()
        self.sections.tabBarClicked.connect(self._go_to_section)
        self.sections.currentChanged.connect(self._go_to_section)
        self._scroll.verticalScrollBar().valueChanged.connect(self._show_section)
        open_plan.changed.connect(self._refresh)
        findings.changed.connect(self._show_notes)

    def show_proposal(self, proposal_id: str) -> None:
        """Show another proposal."""
        self.commit()
        self.proposal_id = proposal_id
        self._refresh()
        self._scroll.verticalScrollBar().setValue(0)
        self.sections.setCurrentIndex(0)
        self.rows["/title"].editor.focus().setFocus()

    def go_to(self, pointer: str | None) -> None:
        """Lead to the field that *pointer* names."""
        row = next((row for field, row in self.rows.items() if pointer and (pointer == field or pointer.startswith(f"{field}/"))), None)
        if row is not None:
            row.editor.focus().setFocus()
            self._scroll_to(row)
            QTimer.singleShot(0, partial(self._scroll_to, row))  # once more when the form has got its height

    def _scroll_to(self, row: FieldRow) -> None:
        inside = self._scroll.widget()
        layout = inside.layout() if inside is not None else None
        if inside is not None and layout is not None:
            layout.activate()
            self._scroll.verticalScrollBar().setValue(row.mapTo(inside, row.rect().topLeft()).y() - 2 * MARGIN)

    def commit(self) -> None:
        """Save what is written and not yet saved."""
        if self.proposal_id:
            for row in self.rows.values():
                row.editor.commit()

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        back = self._tool("back", _("Tilbake til listen (Alt+venstre)"), "Alt+Left", self.left.emit)
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._about)
        row.addLayout(words, 1)
        row.addWidget(
            self._tool("previous", _("Forrige forslag (Ctrl+Page Up)"), "Ctrl+PgUp", lambda: self.turned.emit(-1)),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        row.addWidget(
            self._tool("next", _("Neste forslag (Ctrl+Page Down)"), "Ctrl+PgDown", lambda: self.turned.emit(1)),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        return row

    def _tool(self, icon_name: str, text: str, key: str, do: object) -> QToolButton:
        action = QAction(icon(icon_name), text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(do)
        self.addAction(action)
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setAccessibleName(text)
        button.setAutoRaise(True)
        return button

    def _lay_form(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GAP, 0)
        column.setSpacing(MARGIN)
        column.addWidget(self._general)
        for key, name in SECTIONS.items():
            fields = [field for field in FIELDS if field.section == key]
            if fields:
                self.sections.addTab(_(name).replace("&", "&&"))
                column.addWidget(self._card(_(name), fields))
        column.addStretch(1)
        self._scroll.setWidget(inside)

    def _card(self, name: str, fields: list[Field]) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(MARGIN, MARGIN - 4, MARGIN, MARGIN - 4)
        column.setSpacing(GAP)
        column.addWidget(heading(name, 1.15))
        for field in fields:
            row = FieldRow(field, card)
            row.editor.edited.connect(lambda value, field=field: self._edited(field, value))
            self._take_up(row.notes)
            self.rows[field.pointer] = row
            column.addWidget(row)
        self._cards.append(card)
        return card

    def _take_up(self, notes: FieldNotes) -> None:
        notes.fixes_of = lambda finding: fixes_of(self._open_plan.plan, finding)
        notes.waive.connect(self._waive)
        notes.take_back.connect(self._take_back)
        notes.mend.connect(lambda fix: make_fix(self._open_plan, fix))

    def _edited(self, field: Field, value: object) -> None:
        changes = change_field(self._open_plan.plan, self.proposal_id, field.pointer, value)
        text = _("Endre «{field}» i {proposal}", field=_(field.label), proposal=self.proposal_id)
        if changes and not self._open_plan.make(changes, text):
            row = self.rows[field.pointer]
            row.editor.keep_unsaved()
            row.notes.say_unclear(_("Ikke lagret. Teksten står her til du går fra forslaget."))

    def _refresh(self) -> None:
        plan = self._open_plan.plan
        proposal = next((one for one in plan.proposals if one.id == self.proposal_id), None)
        if proposal is None:
            if self.proposal_id:
                self.proposal_id = ""
                self.left.emit()
            return
        self._title.setText(f"{proposal.id}  {proposal.title or _('Uten tittel')}")
        self._about.setText(" · ".join(part for part in (proposal.group, proposal.unit) if part))
        for row in self.rows.values():
            row.show_proposal(plan, proposal, writable=not self._open_plan.read_only)
        self._origins = origins_of(plan, self.proposal_id)
        self._remarks = remarks_of(plan, self.proposal_id)
        self._show_notes()

    def _show_notes(self) -> None:
        if not self.proposal_id:
            return
        findings, writable = self._findings.of(self.proposal_id), not self._open_plan.read_only
        for row in self.rows.values():
            row.show_notes(findings, self._remarks, self._origins, writable=writable)
        general = tuple(finding for finding in findings if not belongs_somewhere(finding.field, FIELDS))
        remarks = tuple(remark for remark in self._remarks if not belongs_somewhere(remark.field, FIELDS))
        self._general.show_notes(general, remarks, (), writable=writable)

    def _waive(self, finding: Finding) -> None:
        reason = ask_for_reason(self, _("Godta funnet"), told(finding.message))
        if reason:
            self._open_plan.make(waive(self._open_plan.plan, finding, reason, self._open_plan.file.who), _("Godta funn med begrunnelse"))

    def _take_back(self, finding: Finding) -> None:
        self._open_plan.make(take_back_waiver(self._open_plan.plan, finding), _("La funn gjelde igjen"))

    def _show_section(self, top: int) -> None:
        """Let the tabs follow as the person scrolls."""
        at_end = top >= self._scroll.verticalScrollBar().maximum()
        here = [number for number, card in enumerate(self._cards) if card.y() <= top + self._scroll.height() // 3]
        self.sections.blockSignals(True)
        self.sections.setCurrentIndex(len(self._cards) - 1 if at_end and top else here[-1] if here else 0)
        self.sections.blockSignals(False)

    def _go_to_section(self, number: int) -> None:
        if 0 <= number < len(self._cards) and self.proposal_id:
            self._scroll.verticalScrollBar().setValue(self._cards[number].y() if number else 0)
