"""Short questions to the person: a reason for a decision, yes or no, and one of a few names."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from tiltaksplan.desktop.look import GAP, MARGIN
from tiltaksplan.desktop.screen_language import _


class Question(QDialog):
    """A dialog with a sentence, a few fields, and OK and Cancel."""

    def __init__(self, parent: QWidget, title: str, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(min(self.fontMetrics().averageCharWidth() * 60, self.screen().availableSize().width() * 3 // 4))
        words = QLabel(text)
        words.setWordWrap(True)
        self.form = QFormLayout()
        self.form.setSpacing(GAP)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN - 4)
        column.addWidget(words)
        column.addLayout(self.form)
        column.addWidget(self.buttons)

    def add_line(self, label: str, text: str = "") -> QLineEdit:
        """Add a line to write in."""
        line = QLineEdit(text)
        line.setAccessibleName(label.replace("&", ""))
        self.form.addRow(label, line)
        return line

    def add_text(self, label: str) -> QPlainTextEdit:
        """Add some lines to write in; OK waits until something stands there."""
        text = QPlainTextEdit()
        text.setAccessibleName(label.replace("&", ""))
        text.setTabChangesFocus(True)
        text.setFixedHeight(text.fontMetrics().lineSpacing() * 4)
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(False)
        text.textChanged.connect(lambda: ok.setEnabled(bool(text.toPlainText().strip())))
        self.form.addRow(label, text)
        return text

    def add_choice(self, label: str, names: Sequence[str]) -> QComboBox:
        """Add a pull-down."""
        choice = QComboBox()
        choice.addItems(list(names))
        choice.setAccessibleName(label.replace("&", ""))
        self.form.addRow(label, choice)
        return choice


def ask_for_reason(parent: QWidget, title: str, text: str) -> str | None:
    """Ask for a reason; None where the person changed their mind."""
    question = Question(parent, title, text)
    reason = question.add_text(_("&Begrunnelse:"))
    reason.setFocus()
    if question.exec() != QDialog.DialogCode.Accepted:
        return None
    return reason.toPlainText().strip()


def are_you_sure(parent: QWidget, title: str, text: str, yes: str) -> bool:
    """Ask whether to do what *yes* says; the safe answer is the one that Enter gives."""
    box = QMessageBox(QMessageBox.Icon.Question, title, text, parent=parent)
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(_("Avbryt"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.exec()
    return box.clickedButton() is accept
