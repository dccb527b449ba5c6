"""What stands beside a field: what the checks found, what the reader of the form was unsure of, and where the value stood."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from tiltaksplan.actions.evidence import Origin, Remark
from tiltaksplan.desktop.fixing import fix_actions
from tiltaksplan.desktop.icons import pixmap
from tiltaksplan.desktop.look import GAP, SEVERITY_ICON, colour, pale
from tiltaksplan.desktop.page import action_button
from tiltaksplan.desktop.screen_language import _, told
from tiltaksplan.plan.finding import Finding, Severity
from tiltaksplan.plan.fixes import Fix

LONGEST_QUOTE = 160


class Note(QFrame):
    """One thing to know about a field: a sign, a sentence, and what to do."""

    def __init__(
        self, sign: str, text: str, hint: str = "", menu: Iterable[QAction] = (), parent: QWidget | None = None, *,
        buttons: Iterable[QAction] = (),
    ) -> None:  # fmt: skip
        super().__init__(parent)
        picture = QLabel()
        meaning = sign if sign in {"error", "warning", "info", "done"} else "pale"
        picture.setPixmap(pixmap(sign, 16, colour(meaning)))
        words = QVBoxLayout()
        words.setSpacing(1)
        self.text = QLabel(text)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(self.text)
        if hint:
            words.addWidget(pale(hint))
        for action in buttons:
            words.addWidget(action_button(action, self), 0, Qt.AlignmentFlag.AlignLeft)
            action.setParent(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP // 2 + 2)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if actions := list(menu):
            row.addWidget(self._menu_button(actions, text), 0, Qt.AlignmentFlag.AlignTop)

    def _menu_button(self, actions: list[QAction], text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText("⋯")
        button.setAutoRaise(True)
        button.setToolTip(_("Mer om funnet"))
        button.setAccessibleName(_("Mer om funnet: {text}", text=text))
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addActions(actions)
        button.setMenu(menu)
        return button


class FieldNotes(QWidget):
    """The notes of one field.

    Signals:
        waive: A finding that the person will live with.
        take_back: A waived finding that is to stand again.
        mend: A `Fix` that is to be made.

    Attributes:
        fixes_of: What can be done about a finding by pressing a button.
    """

    waive = Signal(object)
    take_back = Signal(object)
    mend = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fixes_of: Callable[[Finding], tuple[Fix, ...]] = lambda _finding: ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP // 2)
        self._shown: object = None
        self._unclear = QLabel()
        self._unclear.setWordWrap(True)
        self._unclear.setStyleSheet(f"color: {colour('error').name()}")
        self._unclear.hide()
        self._column.addWidget(self._unclear)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(GAP // 2)
        self._column.addLayout(self._notes)
        self._column.addStretch(1)
        self.setVisible(False)

    def say_unclear(self, text: str) -> None:
        """Show that what is typed could not be read; an empty text takes it away."""
        self._unclear.setText(text)
        self._unclear.setVisible(bool(text))
        self.setVisible(bool(text) or self._notes.count() > 0)

    def show_notes(
        self, findings: tuple[Finding, ...], remarks: tuple[Remark, ...], origins: tuple[Origin, ...], *, writable: bool
    ) -> None:
        """Show all that is known about the field."""
        fixes = tuple(self.fixes_of(finding) if writable else () for finding in findings)
        if self._shown == (findings, fixes, remarks, origins, writable):
            return
        self._shown = (findings, fixes, remarks, origins, writable)
        while (item := self._notes.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for finding, offered in zip(findings, fixes, strict=True):
            self._notes.addWidget(self._finding_note(finding, offered, writable))
        for remark in remarks:
            where = _("Fra innlesingen: {place}", place=remark.place) if remark.place else _("Fra innlesingen")
            self._notes.addWidget(Note(SEVERITY_ICON.get(Severity(remark.severity), "warning"), remark.message, where))
        for origin in origins:
            self._notes.addWidget(_origin_note(origin))
        self.setVisible(self._notes.count() > 0 or bool(self._unclear.text()))

    def _finding_note(self, finding: Finding, fixes: tuple[Fix, ...], writable: bool) -> Note:
        actions = []
        if writable:
            text = _("&La funnet gjelde igjen") if finding.waived else _("&Godta med begrunnelse …")
            action = QAction(text, self)
            signal = self.take_back if finding.waived else self.waive
            action.triggered.connect(lambda _checked=False, signal=signal, finding=finding: signal.emit(finding))
            actions.append(action)
        if finding.waived:
            note = Note("waived", _("Godtatt: {reason}", reason=finding.waived.reason), told(finding.message), actions, self)
        else:
            buttons = fix_actions(fixes, self.mend.emit, self)
            note = Note(SEVERITY_ICON[finding.severity], told(finding.message), told(finding.fix), actions, self, buttons=buttons)
        note.setToolTip(told(finding.why))
        return note


def _origin_note(origin: Origin) -> QWidget:
    quote = origin.text if len(origin.text) <= LONGEST_QUOTE else origin.text[:LONGEST_QUOTE].rstrip() + " …"
    if origin.doubtful:
        return Note("warning", _("Se over: Programmet er usikkert på om dette er riktig lest."), f"«{quote}» – {origin.place}")
    label = pale(_("Endret siden skjemaet ({place})", place=origin.place) if origin.changed else _("Fra {place}", place=origin.place))
    label.setToolTip(f"{origin.file}\n{origin.place}\n«{quote}»")
    return label
