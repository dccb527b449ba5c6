"""Is the measure too large or too complex to be carried out by people who also have another job?"""

from __future__ import annotations

from collections.abc import Iterator

from tiltaksplan.language import N_
from tiltaksplan.plan.checks.check import Hit, check_each
from tiltaksplan.plan.checks.laid_out import Sums, check_each_laid_out
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal

LESSON = N_("2019–2021: Store, sammensatte og uklare tiltak lyktes sjelden.")


@check_each(
    code="too-expensive",
    looks_for=N_("Tiltak som koster for mye"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Tiltaket koster {cost} kroner. Grensen for ett tiltak er {limit} kroner."),
    why=N_("Store tiltak tar plassen for mange små, og er vanskeligere å styre."),
    fix=N_("Be gruppen om å dele tiltaket, for eksempel etter år eller leveranse."),
    limits=("max_cost",),
)
def too_expensive(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Hold a proposal's cost against the limit for one measure."""
    limit = plan.setup.limits["max_cost"]
    if proposal.total_cost > limit:
        yield Hit("/costs", {"cost": proposal.total_cost, "limit": limit}, (proposal.id,))


@check_each(
    code="too-many-goals",
    looks_for=N_("Tiltak med for mange utviklingsmål"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Tiltaket skal bidra til {count} utviklingsmål. Grensen er {limit}."),
    why=N_("Mange mål tyder på flere tiltak i ett, eller på at målene er valgt for sikkerhets skyld."),
    fix=N_("Be gruppen om å velge de målene som tiltaket betyr mest for."),
    limits=("max_goals",),
)
def too_many_goals(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Count the strategy goals of a proposal."""
    limit = plan.setup.limits["max_goals"]
    if len(proposal.strategy_goals) > limit:
        yield Hit("/strategy_goals", {"count": len(proposal.strategy_goals), "limit": limit}, (proposal.id,))


@check_each_laid_out(
    code="too-many-units",
    looks_for=N_("Tiltak med for mange enheter"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("{count} enheter skal gi timer til tiltaket. Grensen er {limit}."),
    why=N_("Hver enhet til gir flere avtaler, mer koordinering og flere som kan falle fra."),
    fix=N_("Samle arbeidet i færre enheter, eller del tiltaket."),
    limits=("max_units",),
)
def too_many_units(plan: Plan, sums: Sums) -> Iterator[Hit]:
    """Count the units that give hours to a proposal."""
    limit = plan.setup.limits["max_units"]
    if len(sums.units) > limit:
        yield Hit("/hours", {"count": len(sums.units), "limit": limit}, (sums.proposal.id,))


@check_each(
    code="too-long",
    looks_for=N_("Tiltak som varer for lenge"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Tiltaket varer i {months} måneder. Grensen er {limit}."),
    why=N_("Lange tiltak mister folk og oppmerksomhet underveis."),
    fix=N_("Del tiltaket, eller sett en tidligere slutt."),
    limits=("max_months",),
)
def too_long(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Hold a proposal's duration, in begun months, against the limit."""
    limit = plan.setup.limits["max_months"]
    months = _months(proposal)
    if months is not None and months > limit:
        yield Hit("/end", {"months": months, "limit": limit}, (proposal.id,))


def _months(proposal: Proposal) -> int | None:
    if proposal.start is None or proposal.end is None or proposal.end < proposal.start:
        return None
    months = (proposal.end.year - proposal.start.year) * 12 + proposal.end.month - proposal.start.month
    return months + (1 if proposal.end.day >= proposal.start.day else 0)


CHECKS = (too_expensive, too_many_goals, too_many_units, too_long)
