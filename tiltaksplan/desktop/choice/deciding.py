"""Asking for a decision of the leaders: who, why, and where needed when or with which other proposal."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from tiltaksplan.desktop.asking import Question
from tiltaksplan.desktop.choice.model import quarter_name
from tiltaksplan.desktop.screen_language import _
from tiltaksplan.language import N_
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.setup import Decision

QUESTIONS: dict[str, tuple[str, str]] = {
    "must": (N_("Må med"), N_("{number} «{title}» skal være med i planen, så sant det lar seg gjøre.")),
    "must-not": (N_("Må ikke med"), N_("{number} «{title}» skal ikke være med i planen.")),
    "starts": (N_("Fast start"), N_("{number} «{title}» skal starte i kvartalet du velger, om det kommer med.")),
    "not-together": (N_("Ikke sammen"), N_("{number} «{title}» og forslaget du velger, skal ikke begge være med.")),
    "first-then": (N_("Først–så"), N_("{number} «{title}» skal være ferdig før forslaget du velger, starter.")),
}


def ask_for_decision(parent: QWidget, plan: Plan, kind: str, proposal_id: str) -> Decision | None:
    """Ask for what a decision of *kind* on a proposal needs; None where the person changed their mind."""
    title, text = QUESTIONS[kind]
    proposal = plan.proposal(proposal_id)
    question = Question(parent, _(title), _(text, number=proposal_id, title=proposal.title or _("Uten tittel")))
    quarters = [f"{year}-Q{number}" for year in plan.setup.years for number in range(1, 5)]
    others = [one for one in plan.proposals if one.id != proposal_id]
    quarter = question.add_choice(_("&Kvartal:"), [quarter_name(one) for one in quarters]) if kind == "starts" else None
    other = (
        question.add_choice(_("&Forslag:"), [f"{one.id} {one.title or ''}" for one in others])
        if kind in ("not-together", "first-then")
        else None
    )
    who = question.add_line(_("&Hvem har bestemt det:"))
    reason = question.add_text(_("&Begrunnelse:"))
    who.setFocus()
    if question.exec() != QDialog.DialogCode.Accepted:
        return None
    return Decision(
        kind=kind, proposal=proposal_id, other=others[other.currentIndex()].id if other is not None and others else None,
        quarter=quarters[quarter.currentIndex()] if quarter is not None else None,
        who=who.text().strip() or None, reason=reason.toPlainText().strip(),
    )  # fmt: skip
