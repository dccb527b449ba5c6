"""What the choice came to in a sentence, whether it is still true, and one proposal's reason in full."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tiltaksplan.desktop.choice.model import OutcomeRow
from tiltaksplan.desktop.icons import pixmap
from tiltaksplan.desktop.look import GAP, MARGIN, colour, heading
from tiltaksplan.desktop.screen_language import _, told
from tiltaksplan.plan.outcome import Outcome
from tiltaksplan.plan.plan import Plan


class OutcomeStatus(QFrame):
    """One line on the outcome as a whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign, self.text = QLabel(), QLabel()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)

    def show_outcome(self, plan: Plan, outcome: Outcome | None) -> None:
        """Show how good *outcome* is, and whether it is still that of *plan*."""
        if outcome is None:
            return
        from tiltaksplan.actions.prioritise import outcome_is_out_of_date

        stale = outcome_is_out_of_date(plan, outcome)
        sign = "error" if outcome.status == "infeasible" else "warning" if stale or outcome.status == "feasible" else "done"
        self._sign.setPixmap(pixmap(sign, 16, colour(sign)))
        lines = [_sentence(outcome)]
        if stale:
            lines.append(_("Planen er endret siden valget ble gjort. Prioriter på nytt for å få det oppdatert."))
        self.text.setText("\n".join([*lines, *(told(note) for note in outcome.notes)]))


def _sentence(outcome: Outcome) -> str:
    counts = {"selected": len(outcome.selected), "reserve": len(outcome.reserve), "down": len(outcome.down)}
    if outcome.status == "infeasible":
        return (
            told(outcome.problem) if outcome.problem else _("Det finnes ingen plan som holder seg innenfor alle beslutninger og grenser.")
        )
    places = _("{selected} tiltak er prioritert, {reserve} er i reserve, og {down} er prioritert ned.", **counts)
    if outcome.status == "optimal":
        return f"{places} " + _("Ingen annen plan innenfor de samme grensene gir flere poeng ({value}).", value=outcome.value)
    text = _(
        "Valget gir {value} poeng. Ingen plan kan gi mer enn {bound}, men det er ikke bevist at dette er den beste.",
        value=outcome.value,
        bound=outcome.bound,
    )
    return f"{places} {text}"


class OutcomeCard(QFrame):
    """Why one proposal has its place, and what would have to change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._title, self._reason, self._if = heading("", 1.05), QLabel(), QLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        for label in (self._title, self._reason, self._if):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addStretch(1)

    def show_row(self, row: OutcomeRow | None) -> None:
        """Show *row* in full."""
        self.setVisible(row is not None)
        if row is None:
            return
        self._title.setText(f"{row.proposal} {row.title}")
        self._reason.setText(told(row.reason))
        self._if.setText(told(row.would_enter_if) if row.would_enter_if else "")
        self._if.setVisible(row.would_enter_if is not None)
