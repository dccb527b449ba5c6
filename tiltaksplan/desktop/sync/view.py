"""The dialog that shows what a workbook would change in the plan, and asks about what only a person can decide."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tiltaksplan.actions.sync import Conflict, Edited, Sync, Take
from tiltaksplan.desktop.asking import Question
from tiltaksplan.desktop.look import GAP, MARGIN, heading, pale
from tiltaksplan.desktop.screen_language import _, told
from tiltaksplan.desktop.sync.model import (
    GROUPS,
    Choices,
    Row,
    edited_value,
    editor_text,
    may_be_written,
    place_text,
    rows_of,
    summary_of,
    value_text,
)
from tiltaksplan.language import Message

COLUMNS = 6
DECISION = COLUMNS - 1
ROW_ROLE = Qt.ItemDataRole.UserRole
LONGEST = 200
MOST_FITTED = 400  # rows whose height is fitted to their text: more of them would keep the person waiting
SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Choice(QComboBox):
    """A pull-down that the wheel scrolls past: nobody decides a conflict by scrolling the table."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SyncDialog(QDialog):
    """What would happen, row by row; `choices` is what the person has said."""

    def __init__(self, sync: Sync, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices = Choices(sync)
        self._combos: list[tuple[Conflict, QComboBox]] = []
        self.setWindowTitle(_("Hent inn regneark"))
        self.summary = heading("", 1.2)
        self.table = QTableWidget(0, COLUMNS)
        self.update_after = QCheckBox(_("&Oppdater regnearket etterpå"))
        self.update_after.setToolTip(_("Skriver i regnearket det planen sier noe annet om. Resten av filen røres ikke."))
        self.update_after.setEnabled(sync.known)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = self.buttons.addButton(_("&Ta inn"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out(sync)
        self._set_up_table()
        self._fill(sync)
        self.table.itemChanged.connect(self._ticked)
        self._show_outcome()
        space = self.screen().availableSize()
        self.resize(min(1180, space.width() * 9 // 10), min(680, space.height() * 9 // 10))

    def _lay_out(self, sync: Sync) -> None:
        who = _(", sist lagret av {who}", who=sync.saved_by) if sync.saved_by else ""
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.summary)
        column.addWidget(pale(_("Slik blir det når «{name}»{who} tas inn. Ingenting er lagret ennå.", name=sync.path.name, who=who)))
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        if len(sync.merge.conflicts) > 1:
            for text, take in ((_("Behold &vår i alle"), Take.OURS), (_("Ta &deres i alle"), Take.THEIRS)):
                button = QPushButton(text)
                button.setAutoDefault(False)
                button.clicked.connect(lambda _checked=False, take=take: self.decide_all(take))
                row.addWidget(button)
        row.addWidget(self.update_after)
        row.addStretch(1)
        row.addWidget(self.buttons)
        column.addLayout(row)

    def _set_up_table(self) -> None:
        table = self.table
        table.setAccessibleName(_("Det regnearket endrer"))
        table.setHorizontalHeaderLabels([_("Tiltak"), _("Felt"), _("I planen"), _("I filen"), _("Sist felles"), _("Avgjørelse")])
        table.verticalHeader().hide()
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        header, width = table.horizontalHeader(), self.fontMetrics().averageCharWidth()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, wide in ((0, 16), (1, 26), (DECISION, 24)):
            header.resizeSection(number, width * wide)
        for number in (2, 3, 4):
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def _fill(self, sync: Sync) -> None:
        for group, rows in groupby(rows_of(sync), lambda row: row.group):
            listed = list(rows)
            self._add_heading(_(GROUPS[group], count=len(listed)))
            for row in listed:
                self._add(row)
        if self.table.rowCount() <= MOST_FITTED:
            self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if self.table.rowCount() > 1:
            self.table.setCurrentCell(1, DECISION)

    def _add_heading(self, text: str) -> None:
        number = self.table.rowCount()
        self.table.insertRow(number)
        item = QTableWidgetItem(text)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setBackground(self.palette().alternateBase())
        self.table.setItem(number, 0, item)
        self.table.setSpan(number, 0, 1, COLUMNS)

    def _add(self, row: Row) -> None:
        number = self.table.rowCount()
        self.table.insertRow(number)
        for column, text in enumerate(row.texts):
            item = QTableWidgetItem(text if len(text) <= LONGEST else text[:LONGEST].rstrip() + " …")
            item.setToolTip(text)
            item.setFlags(SHOWN)
            self.table.setItem(number, column, item)
        if row.group == "notes":
            self.table.setSpan(number, 0, 1, COLUMNS)
        elif row.group == "rejected":
            self.table.setSpan(number, 1, 1, 2)
        elif row.conflict is not None:
            self._add_decision(number, row, row.conflict)
        elif row.key:
            self._add_tick(number, row)

    def _add_tick(self, number: int, row: Row) -> None:
        is_new = row.group == "added"
        text = _("Legg til") if is_new else _("Slett")
        item = QTableWidgetItem(text)
        item.setFlags(SHOWN | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if is_new else Qt.CheckState.Unchecked)
        item.setData(ROW_ROLE, row)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}: {', '.join(part for part in row.texts[:4] if part)}")
        self.table.setItem(number, DECISION, item)

    def _add_decision(self, number: int, row: Row, conflict: Conflict) -> None:
        combo = _Choice()
        combo.setAccessibleName(_("Avgjørelse for {place}", place=", ".join(row.texts[:2])))
        combo.addItem(_("Ikke avgjort"), None)
        combo.addItem(_("Behold vår"), Take.OURS)
        combo.addItem(_("Ta deres"), Take.THEIRS)
        if may_be_written(conflict):
            combo.addItem(_("Rediger …"), Edited)
        combo.activated.connect(lambda _index: self._decide(conflict, combo))
        self.table.setCellWidget(number, DECISION, combo)
        self._combos.append((conflict, combo))

    def _decide(self, conflict: Conflict, combo: QComboBox) -> None:
        said = combo.currentData()
        if said is Edited:
            said = self._ask_for_value(conflict)
            if said is None:  # the person changed their mind: what was said before stands
                self._show_decision(conflict, combo)
                return
        self.choices.decide(conflict.key, said if isinstance(said, Edited) or said is None else Take(said))
        self._show_decision(conflict, combo)
        self._show_outcome()

    def _show_decision(self, conflict: Conflict, combo: QComboBox) -> None:
        said = self.choices.conflicts.get(conflict.key)
        places = {None: 0, Take.OURS: 1, Take.THEIRS: 2}
        combo.setCurrentIndex(3 if isinstance(said, Edited) else places[said])
        if may_be_written(conflict):
            text = value_text(conflict.field, said.value) if isinstance(said, Edited) else ""
            combo.setItemText(3, _("Rediger: {value}", value=text) if isinstance(said, Edited) else _("Rediger …"))
            combo.setToolTip(text)

    def _ask_for_value(self, conflict: Conflict) -> Edited | None:
        """Ask for a third value until it can be read; None where the person changed their mind."""
        said = self.choices.conflicts.get(conflict.key)
        text = editor_text(conflict, said.value if isinstance(said, Edited) else conflict.theirs)
        words = _("Skriv verdien som skal stå i planen.")
        while True:
            label = place_text(conflict.field)
            question = Question(self, _("Rediger"), words)
            editor = question.add_text(f"{label}:")
            editor.setPlainText(text)
            editor.selectAll()
            question.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(True)
            if question.exec() != QDialog.DialogCode.Accepted:
                return None
            text = editor.toPlainText()
            value = edited_value(self.choices.sync, conflict, text)
            if not isinstance(value, Message):
                return value
            words = told(value)

    def decide_all(self, take: Take) -> None:
        """Decide every conflict for one side."""
        for conflict, combo in self._combos:
            self.choices.decide(conflict.key, take)
            self._show_decision(conflict, combo)
        self._show_outcome()

    def _ticked(self, item: QTableWidgetItem) -> None:
        row = item.data(ROW_ROLE)
        if isinstance(row, Row):
            self.choices.tick(row, ticked=item.checkState() == Qt.CheckState.Checked)
            self._show_outcome()

    def _show_outcome(self) -> None:
        outcome = self.choices.outcome()
        with QSignalBlocker(self.table):
            self.summary.setText(summary_of(self.choices.sync, outcome))
        self.take.setEnabled(bool(outcome.changes or outcome.settled))
