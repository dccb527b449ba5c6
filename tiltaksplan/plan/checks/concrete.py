"""Is the proposal concrete: can anyone tell afterwards whether it succeeded?"""

from __future__ import annotations

from collections.abc import Iterator

from tiltaksplan.language import N_
from tiltaksplan.plan.checks.check import Hit, check_each
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal

LESSON = N_("2019–2021: Bare 12 av 30 tiltak nådde målene godt eller svært godt. Mange var intensjoner, ikke målrettede tiltak.")


def _severity(pointer: str, proposal: Proposal) -> Severity | None:
    return Severity.INFO if pointer in proposal.not_asked else None


@check_each(
    code="no-indicator",
    looks_for=N_("Forslag uten en indikator"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Forslaget sier ikke hva som skal måles eller telles."),
    why=N_("Uten en indikator kan ingen si etterpå om tiltaket lyktes."),
    fix=N_("Be gruppen om å velge én ting som kan telles, for eksempel «besøk per år» eller «registrerte gjenstander»."),
)
def no_indicator(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find proposals without an indicator."""
    if not proposal.indicator:
        yield Hit("/indicator", {}, (proposal.id,), _severity("/indicator", proposal))


@check_each(
    code="no-baseline",
    looks_for=N_("Forslag uten verdien i dag"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Verdien i dag mangler."),
    why=N_("Uten et utgangspunkt går det ikke an å vise hva tiltaket endret."),
    fix=N_("Be om tallet slik det er nå. Null er også et tall."),
)
def no_baseline(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find proposals without the indicator's value today."""
    if proposal.baseline is None:
        yield Hit("/baseline", {}, (proposal.id,), _severity("/baseline", proposal))


@check_each(
    code="no-target",
    looks_for=N_("Forslag uten en målverdi som er et tall"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Målverdien mangler, eller er ikke et tall."),
    why=N_("«Høyere» og «bedre» kan alltid sies å være nådd. Et tall kan etterprøves."),
    fix=N_("Be gruppen om å tallfeste målet, og når det skal være nådd."),
)
def no_target(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find proposals without a target value."""
    if proposal.target is None:
        yield Hit("/target", {}, (proposal.id,), _severity("/target", proposal))


@check_each(
    code="end-before-start",
    looks_for=N_("Tiltak som slutter før de starter"),
    severity=Severity.ERROR,
    lesson=N_("Et tiltak uten gyldig periode kan ikke legges i planen."),
    message=N_("Tiltaket slutter {end}, før det starter {start}."),
    why=N_("Uten en gyldig periode kan tiltaket verken legges i planen eller få penger og timer."),
    fix=N_("Spør gruppen hvilken dato som er feil, og rett den."),
)
def end_before_start(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find proposals that end before they start."""
    if proposal.start and proposal.end and proposal.end < proposal.start:
        yield Hit("/end", {"start": proposal.start, "end": proposal.end}, (proposal.id,))


@check_each(
    code="outside-period",
    looks_for=N_("Tiltak som går utenfor planens periode"),
    severity=Severity.ERROR,
    lesson=N_("2019–2021: Tiltak uten plass i perioden ble aldri ferdige."),
    message=N_("Tiltaket går fra {start} til {end}. Planen går fra {first} til {last}."),
    why=N_("Det som ligger utenfor perioden, har verken penger eller timer i planen."),
    fix=N_("Flytt tiltaket inn i perioden, eller del det slik at resten hører til neste plan."),
)
def outside_period(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find proposals that start before the plan's first day or end after its last."""
    first, last = plan.setup.first_day, plan.setup.last_day
    if not proposal.start or not proposal.end or proposal.end < proposal.start:
        return
    if proposal.start < first or proposal.end > last:
        figures: dict[str, object] = {"start": proposal.start, "end": proposal.end, "first": first, "last": last}
        yield Hit("/start" if proposal.start < first else "/end", figures, (proposal.id,))


CHECKS = (no_indicator, no_baseline, no_target, end_before_start, outside_period)
