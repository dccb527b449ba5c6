"""Are the risks assessed, and is something done about the large ones?"""

from __future__ import annotations

from collections.abc import Iterator

from tiltaksplan.language import N_
from tiltaksplan.plan.checks.check import Hit, check
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.plan import Plan

LESSON = N_("2019–2021: Risikoen ble ikke vurdert før start.")


@check(
    code="no-risks",
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Ingen risikoer er vurdert."),
    why=N_("Det som kunne vært forebygget, kommer ellers som en overraskelse. Ingen tiltak starter før risikoen er vurdert."),
    fix=N_("Be gruppen om å nevne de to eller tre tingene som kan hindre dem, og hva de gjør med dem."),
)
def no_risks(plan: Plan) -> Iterator[Hit]:
    """Find proposals without a risk."""
    for proposal in plan.proposals:
        if not proposal.risks:
            yield Hit("/risks", {}, (proposal.id,), Severity.INFO if "/risks" in proposal.not_asked else None)


@check(
    code="risk-without-mitigation",
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Risikoen «{risk}» er {score} av 25, men ingenting er gjort med den."),
    why=N_("En risiko på {limit} eller mer må ha et forebyggende tiltak."),
    fix=N_("Be gruppen om å skrive hva de gjør for å hindre det, og hvem som gjør det."),
    limits=("risk_needs_mitigation",),
)
def risk_without_mitigation(plan: Plan) -> Iterator[Hit]:
    """Find risks from the limit up that nothing is done about."""
    limit = plan.setup.limits["risk_needs_mitigation"]
    for proposal in plan.proposals:
        for number, risk in enumerate(proposal.risks):
            if risk.score is not None and risk.score >= limit and not risk.mitigation:
                yield Hit(
                    f"/risks/{number}/mitigation", {"risk": risk.description or "–", "score": risk.score, "limit": limit}, (proposal.id,)
                )


CHECKS = (no_risks, risk_without_mitigation)
