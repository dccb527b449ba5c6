"""One line of the findings in full: what is the case, why it matters, how to mend it, and the buttons that do something about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tiltaksplan.desktop.look import GAP, MARGIN, heading, pale
from tiltaksplan.desktop.page import action_button, scrolled
from tiltaksplan.desktop.review.lines import Line
from tiltaksplan.desktop.screen_language import _, told
from tiltaksplan.plan.plan import Plan


class Details(QFrame):
    """One finding in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._message = heading("", 1.1)
        self._about = pale()
        self._why, self._fix, self._waived, self._each = QLabel(), QLabel(), pale(), QLabel()
        for label in (self._message, self._about, self._why, self._fix, self._waived, self._each):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.go = QPushButton(_("Gå &til feltet"))
        self.answer = QPushButton()
        self.fixes: list[QPushButton] = []
        buttons = QHBoxLayout()
        buttons.addWidget(self.go)
        buttons.addWidget(self.answer)
        buttons.addStretch(1)
        self._fixes = QVBoxLayout()
        words = QWidget()
        inside = QVBoxLayout(words)
        inside.setContentsMargins(0, 0, 0, 0)
        for label in (self._message, self._about, self._why, self._fix, self._each, self._waived):
            inside.addWidget(label)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.addWidget(scrolled(words), 1)
        column.addLayout(self._fixes)
        column.addLayout(buttons)

    def show_line(self, plan: Plan, line: Line | None, fixes: list[QAction], *, writable: bool) -> None:
        """Show *line* with a button for each of *fixes*, or what to do where none is chosen."""
        finding = line.first if line else None
        titles = {proposal.id: proposal.title or "" for proposal in plan.proposals}
        names = [f"{proposal} {titles.get(proposal, '')}".strip() for proposal in line.proposals] if line else []
        self._about.setText(" · ".join(names))
        self._about.setVisible(bool(names))
        self.go.setEnabled(bool(names))
        self.answer.setEnabled(line is not None and not line.mended and writable)
        self.answer.setText(_("&La funnet gjelde igjen") if finding and finding.waived else _("Godta med &begrunnelse …"))
        self._message.setText(line.text() if line else _("Velg et funn i listen"))
        self._each.setText(line.messages() if line else "")
        self._each.setVisible(line is not None and len(line.findings) > 1)
        self._why.setText(_("Hvorfor: {why}", why=told(finding.why)) if finding else "")
        self._fix.setText(_("Slik rettes det: {fix}", fix=told(finding.fix)) if finding else "")
        waived = finding.waived if finding else None
        who = waived.who or _("ukjent") if waived else ""
        mended = _("Dette er rettet siden planen ble åpnet.") if line and line.mended else ""
        self._waived.setText(_("Godtatt av {who}: {reason}", who=who, reason=waived.reason) if waived and not mended else mended)
        self._waived.setVisible(waived is not None or bool(mended))
        self._show_fixes(fixes)

    def _show_fixes(self, fixes: list[QAction]) -> None:
        for button in self.fixes:
            self._fixes.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.fixes = [action_button(action, self) for action in fixes]
        for button, action in zip(self.fixes, fixes, strict=True):
            action.setParent(button)  # they go together
            self._fixes.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
