"""Are there steps on the way, and did the proposal come from a group in time?"""

from __future__ import annotations

from collections.abc import Iterator

from tiltaksplan.language import N_
from tiltaksplan.plan.checks.check import Hit, check_each
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.matching import group_of, person_of
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal

FOLLOWED = N_("2019–2021: Planen må vurderes og justeres underveis.")
DAYS_PER_MONTH = 365.25 / 12
LAST_PART = 0.75  # of the measure's time, after which a milestone comes too late to steer by


def _months(proposal: Proposal) -> float:
    if proposal.start is None or proposal.end is None:
        return 0
    return ((proposal.end - proposal.start).days + 1) / DAYS_PER_MONTH


@check_each(
    code="no-milestones",
    looks_for=N_("Lange tiltak uten milepæler"),
    severity=Severity.WARNING,
    lesson=FOLLOWED,
    message=N_("Tiltaket varer i {months} måneder, men har ingen milepæler."),
    why=N_("Uten milepæler oppdager ingen at tiltaket er forsinket før det er for sent."),
    fix=N_("Be gruppen om to–fire milepæler med dato: Hva er ferdig når?"),
    limits=("milestones_from",),
)
def no_milestones(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find measures longer than the limit without a milestone."""
    months = _months(proposal)
    if not proposal.milestones and round(months, 1) > plan.setup.limits["milestones_from"]:
        severity = Severity.INFO if "/milestones" in proposal.not_asked else None
        yield Hit("/milestones", {"months": round(months)}, (proposal.id,), severity)


@check_each(
    code="milestone-outside-period",
    looks_for=N_("Milepæler utenfor tiltakets periode"),
    severity=Severity.WARNING,
    lesson=FOLLOWED,
    message=N_("Milepælen «{milestone}» er satt til {date}, men tiltaket går fra {start} til {end}."),
    why=N_("Enten er datoen feil, eller så varer tiltaket lenger enn det sier."),
    fix=N_("Rett datoen på milepælen, eller tiltakets start eller slutt."),
)
def milestone_outside_period(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find milestones before the measure's start or after its end."""
    if _months(proposal) <= 0 or proposal.start is None or proposal.end is None:
        return
    for number, milestone in enumerate(proposal.milestones):
        if milestone.date and not proposal.start <= milestone.date <= proposal.end:
            figures: dict[str, object] = {
                "milestone": milestone.description or "–",
                "date": milestone.date,
                "start": proposal.start,
                "end": proposal.end,
            }
            yield Hit(f"/milestones/{number}/date", figures, (proposal.id,))


@check_each(
    code="milestones-late",
    looks_for=N_("Tiltak der alle milepælene kommer sent"),
    severity=Severity.INFO,
    lesson=FOLLOWED,
    message=N_("Alle milepælene ligger i den siste fjerdedelen av tiltaket. Den første er {date}."),
    why=N_("Når noe går galt, merkes det først når det er lite tid igjen til å rette det opp."),
    fix=N_("Be gruppen om en milepæl tidligere, gjerne halvveis."),
    limits=("milestones_from",),
)
def milestones_late(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find measures longer than the limit whose first milestone comes in the last quarter of their time."""
    dates = [milestone.date for milestone in proposal.milestones if milestone.date]
    if not dates or proposal.start is None or proposal.end is None or _months(proposal) <= plan.setup.limits["milestones_from"]:
        return
    if proposal.start + (proposal.end - proposal.start) * LAST_PART < min(dates) <= proposal.end:
        yield Hit("/milestones", {"date": min(dates)}, (proposal.id,))


@check_each(
    code="proposer-is-person",
    looks_for=N_("Forslag fra en enkeltperson"),
    severity=Severity.WARNING,
    lesson=N_("Forslag skal komme fra grupper som står bak dem."),
    message=N_("Forslagsstilleren er en enkeltperson: {person}."),
    why=N_("Et tiltak som bare én person står bak, stopper når personen får andre oppgaver."),
    fix=N_("Spør hvilken gruppe som står bak forslaget, og skriv den inn."),
)
def proposer_is_person(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find proposals whose group is the name of a person."""
    if proposal.group and group_of(proposal.group, plan.setup) is None and person_of(proposal.group, plan.setup) is not None:
        yield Hit("/group", {"person": proposal.group}, (proposal.id,))


@check_each(
    code="after-deadline",
    looks_for=N_("Forslag som kom etter fristen"),
    severity=Severity.WARNING,
    lesson=N_("Alle grupper har samme frist."),
    message=N_("Forslaget kom {received}. Fristen var {deadline}."),
    why=N_("Grupper som holdt fristen, skal ikke tape på det."),
    fix=N_("Avgjør om forslaget skal være med, og skriv grunnen hvis dere godtar det."),
)
def after_deadline(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Hold the day on which the form came in against the deadline of the round that is open."""
    deadline = plan.setup.unit_deadline if plan.round > 1 else plan.setup.proposal_deadline
    if deadline and proposal.received and proposal.received > deadline:
        yield Hit(None, {"received": proposal.received, "deadline": deadline}, (proposal.id,))


CHECKS = (no_milestones, milestone_outside_period, milestones_late, proposer_is_person, after_deadline)
