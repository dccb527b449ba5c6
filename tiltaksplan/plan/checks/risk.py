"""Are the risks assessed, and is something done about the large ones?"""

from __future__ import annotations

from collections.abc import Iterator

from tiltaksplan.language import N_
from tiltaksplan.plan.checks.check import Hit, check_each
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.listening import stems_in, words_of
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.wordlists import FROM_OUTSIDE, MITIGATION_FILLERS, WEAK_MITIGATION

LESSON = N_("2019–2021: Risikoen ble ikke vurdert før start.")
STEM = 6  # letters, by which words of the same root are known


@check_each(
    code="no-risks",
    looks_for=N_("Forslag uten risikoer"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Ingen risikoer er vurdert."),
    why=N_("Det som kunne vært forebygget, kommer ellers som en overraskelse. Ingen tiltak starter før risikoen er vurdert."),
    fix=N_("Be gruppen om å nevne de to eller tre tingene som kan hindre dem, og hva de gjør med dem."),
)
def no_risks(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find proposals without a risk."""
    if not proposal.risks:
        yield Hit("/risks", {}, (proposal.id,), Severity.INFO if "/risks" in proposal.not_asked else None)


@check_each(
    code="risk-without-mitigation",
    looks_for=N_("Høy risiko som ingen gjør noe med"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Risikoen «{risk}» er {score} av 25, men ingenting er gjort med den."),
    why=N_("En risiko på {limit} eller mer må ha et forebyggende tiltak."),
    fix=N_("Be gruppen om å skrive hva de gjør for å hindre det, og hvem som gjør det."),
    limits=("risk_needs_mitigation",),
)
def risk_without_mitigation(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find risks from the limit up that nothing is done about."""
    limit = plan.setup.limits["risk_needs_mitigation"]
    for number, risk in enumerate(proposal.risks):
        if risk.score is not None and risk.score >= limit and not risk.mitigation:
            yield Hit(f"/risks/{number}/mitigation", {"risk": risk.description or "–", "score": risk.score, "limit": limit}, (proposal.id,))


@check_each(
    code="weak-mitigation",
    looks_for=N_("Risikotiltak som ikke lover noe"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Mot risikoen «{risk}» står det bare «{mitigation}»."),
    why=N_("Det sier ikke hva noen skal gjøre. Risikoen er like stor som før."),
    fix=N_("Be gruppen om å skrive hva de gjør, hvem som gjør det og når."),
)
def weak_mitigation(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find risks against which nothing stands but words that promise nothing."""
    for number, risk in enumerate(proposal.risks):
        if risk.mitigation and _says_nothing(risk.mitigation):
            yield Hit(
                f"/risks/{number}/mitigation", {"risk": risk.description or "–", "mitigation": risk.mitigation.rstrip(" .")}, (proposal.id,)
            )


def _says_nothing(mitigation: str) -> bool:
    """Whether *mitigation* is made of nothing but words that promise nothing: one word of another kind, and somebody has thought."""
    words = set(words_of(mitigation))
    return bool(words & WEAK_MITIGATION) and not words - WEAK_MITIGATION - MITIGATION_FILLERS


@check_each(
    code="outside-cause-not-considered",
    looks_for=N_("Ytre årsaker som ikke er vurdert som risiko"),
    severity=Severity.INFO,
    lesson=N_("2019–2021: 14 tiltak ble rammet av forhold utenfor museet."),
    message=N_("Tiltaket trenger «{dependency}», men ingen av risikoene handler om at det kan utebli."),
    why=N_("Det er andre enn museet som bestemmer dette, og det kan ta lengre tid enn gruppen tror."),
    fix=N_("Spør gruppen hva de gjør hvis svaret kommer sent eller er nei."),
)
def outside_cause_not_considered(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find dependencies on what others decide, of which no risk holds a word, where there are risks at all."""
    if not proposal.risks:
        return
    risks = " ".join(f"{risk.description} {risk.mitigation}" for risk in proposal.risks).casefold()
    for number, dependency in enumerate(proposal.dependencies):
        stems = [word[:STEM] for word in words_of(dependency) if len(word) >= STEM]
        if stems_in(dependency, FROM_OUTSIDE) and not any(stem in risks for stem in stems):
            yield Hit(f"/dependencies/{number}", {"dependency": dependency.rstrip(" .")}, (proposal.id,))


CHECKS = (no_risks, risk_without_mitigation, weak_mitigation, outside_cause_not_considered)
