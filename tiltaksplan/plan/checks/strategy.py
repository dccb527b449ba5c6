"""Does the proposal serve the strategy: goals that exist, and that are prioritised this time?"""

from __future__ import annotations

from collections.abc import Iterator

from tiltaksplan.language import N_
from tiltaksplan.plan.checks.check import Hit, check_each
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal

LESSON = N_("2019–2021: Ambisjoner og ressurser hang ikke sammen. Hvert tiltak skal knyttes til utviklingsmål.")


@check_each(
    code="no-goal",
    looks_for=N_("Forslag uten utviklingsmål"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Forslaget nevner ingen utviklingsmål."),
    why=N_("Planen skal virkeliggjøre strategien. Uten et mål kan ingen se hva forslaget bidrar til."),
    fix=N_("Be gruppen om å velge de utviklingsmålene som tiltaket betyr mest for."),
)
def no_goal(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find proposals without a strategy goal."""
    if not proposal.strategy_goals:
        yield Hit("/strategy_goals", {}, (proposal.id,), Severity.INFO if "/strategy_goals" in proposal.not_asked else None)


@check_each(
    code="unknown-goal",
    looks_for=N_("Utviklingsmål som ikke finnes"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Utviklingsmål {goal} finnes ikke i strategien."),
    why=N_("Tallet er trolig skrevet feil, og da teller ikke bidraget med noe sted."),
    fix=N_("Spør gruppen hvilket mål de mente, og rett nummeret."),
)
def unknown_goal(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find strategy goals that the set-up does not have."""
    known = {goal.number for goal in plan.setup.goals}
    for number, goal in enumerate(proposal.strategy_goals):
        if known and goal not in known:
            yield Hit(f"/strategy_goals/{number}", {"goal": goal}, (proposal.id,))


@check_each(
    code="no-prioritised-goal",
    looks_for=N_("Forslag uten et prioritert utviklingsmål"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Ingen av forslagets utviklingsmål ({goals}) er prioritert i denne perioden."),
    why=N_("Lederne har valgt ut noen mål for perioden. Andre forslag teller mer."),
    fix=N_("Spør gruppen om tiltaket også bidrar til et prioritert mål. Hvis ikke, bør det trolig vente."),
)
def no_prioritised_goal(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find proposals all of whose known goals are not prioritised this time."""
    prioritised = {goal.number for goal in plan.setup.goals if goal.prioritised}
    known = {goal.number for goal in plan.setup.goals}
    goals = tuple(goal for goal in proposal.strategy_goals if goal in known)
    if prioritised and goals and not prioritised.intersection(goals):
        yield Hit("/strategy_goals", {"goals": goals}, (proposal.id,))


CHECKS = (no_goal, unknown_goal, no_prioritised_goal)
