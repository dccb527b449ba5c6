"""Does the measure have a leader with time to lead it, for as long as it lasts?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from tiltaksplan.language import N_, Year
from tiltaksplan.plan.checks.check import Hit, check, check_each
from tiltaksplan.plan.checks.laid_out import Sums, laid_out
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.listening import phrases_in
from tiltaksplan.plan.matching import person_of, same_person
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import HourLine, Proposal
from tiltaksplan.plan.quarter import QUARTERS_PER_YEAR
from tiltaksplan.plan.reckoning import exact, figure, quarters_of
from tiltaksplan.plan.setup import Setup
from tiltaksplan.plan.spelling import name_key
from tiltaksplan.plan.wordlists import NO_EXPERIENCE

LEADER_LESSON = N_("2019–2021: Et tiltak trenger en operativ leder med tid til å lede.")
LEADER_ROLES = frozenset({"prosjektleder", "prosjektleiar", "project leader", "project manager", "tiltaksleder", "tiltaksleiar"})


def leader_of(proposal: Proposal) -> str | None:
    """Return who leads *proposal*: the project leader, else the one person whose role says so."""
    if proposal.leader.name:
        return proposal.leader.name
    named = {line.person for line in proposal.hours if line.person and name_key(line.role or "") in LEADER_ROLES}
    return next(iter(named)) if len(named) == 1 else None


def _same(first: str, second: str, setup: Setup) -> bool:
    known = person_of(first, setup)
    return known is person_of(second, setup) if known is not None else same_person(first, second)


def _lines_of(person: str, proposal: Proposal, setup: Setup) -> tuple[HourLine, ...]:
    return tuple(line for line in proposal.hours if line.person and _same(person, line.person, setup))


@check_each(
    code="leader-not-involved",
    looks_for=N_("Prosjektledere uten timer i tiltaket"),
    severity=Severity.WARNING,
    lesson=LEADER_LESSON,
    message=N_("Prosjektlederen {leader} har ingen timer i tiltaket."),
    why=N_("En leder uten tid blir en leder på papiret."),
    fix=N_("Gi prosjektlederen timer, eller velg en leder blant dem som har timene."),
)
def leader_not_involved(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find project leaders without an hour in a measure that has hours by person."""
    leader = proposal.leader.name
    if leader and any(line.person for line in proposal.hours) and not _lines_of(leader, proposal, plan.setup):
        yield Hit("/leader/name", {"leader": leader}, (proposal.id,))


@check_each(
    code="leader-hours",
    looks_for=N_("Prosjektledere med for få timer i året"),
    severity=Severity.WARNING,
    lesson=LEADER_LESSON,
    message=N_("Prosjektlederen {leader} har {hours} timer i året til tiltaket. Grensen er {limit}."),
    why=N_("Å lede tar tid også når andre gjør jobben: møter, avtaler, oppfølging og rapporter."),
    fix=N_("Gi prosjektlederen flere timer, eller kort ned tiltaket."),
    limits=("min_leader_hours",),
)
def leader_hours(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Hold the leader's hours a year, on the average of the quarters in which the measure runs, against the limit."""
    leader, quarters = leader_of(proposal), len(quarters_of(proposal))
    if not leader or not quarters:
        return
    hours = sum((exact(line.hours) for line in _lines_of(leader, proposal, plan.setup) if line.hours), Fraction())
    a_year = hours * QUARTERS_PER_YEAR / max(quarters, QUARTERS_PER_YEAR)
    limit = plan.setup.limits["min_leader_hours"]
    if 0 < a_year < limit:
        yield Hit("/hours", {"leader": leader, "hours": round(float(a_year), 1), "limit": limit}, (proposal.id,))


@check_each(
    code="leader-leaves",
    looks_for=N_("Prosjektledere som slutter før tiltaket er ferdig"),
    severity=Severity.WARNING,
    lesson=N_("2019–2021: Et tiltak stoppet fordi prosjektlederen sluttet uten at andre tok over."),
    message=N_("Prosjektlederen {leader} har ingen timer å gi i {years}, men tiltaket varer til {end}."),
    why=N_("Etter det har tiltaket ingen leder, og det er da det skal gjøres ferdig."),
    fix=N_("Avtal hvem som tar over, og gi den personen timer i god tid før. Eller avslutt tiltaket tidligere."),
)
def leader_leaves(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find leaders who have hours to give at first, and none in the measure's last years."""
    leader = leader_of(proposal)
    person = person_of(leader, plan.setup)
    quarters = quarters_of(proposal)
    if person is None or not quarters or proposal.end is None:
        return
    years = sorted({quarter.year for quarter in quarters if quarter.year in plan.setup.years})
    # a year in which nobody has hours is one that the set-up has not come to yet
    without = [year for year in years if person.hours_in(year) == 0 and any(other.hours_in(year) for other in plan.setup.people)]
    if without and without[-1] == years[-1] and any(person.hours_in(year) > 0 for year in plan.setup.years):
        figures: dict[str, object] = {"leader": person.name, "years": tuple(Year(year) for year in without), "end": proposal.end}
        yield Hit("/leader/name", figures, (proposal.id,))


@check_each(
    code="leader-is-new",
    looks_for=N_("Prosjektledere som ikke har ledet før"),
    severity=Severity.INFO,
    lesson=LEADER_LESSON,
    message=N_("Skjemaet sier at prosjektlederen ikke har ledet et tiltak før."),
    why=N_("En ny leder trenger noen å spørre, særlig de første månedene."),
    fix=N_("Avtal med enhetslederen hvem som er mentor, og om det er satt av tid til det."),
)
def leader_is_new(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find leaders of whom the unit itself says that they have not led before; the words are personal, and not repeated."""
    if plan.round > 1 and phrases_in(proposal.leader.experience, NO_EXPERIENCE):
        yield Hit("/leader/experience", {}, (proposal.id,))


@check(
    code="leader-of-several",
    looks_for=N_("Personer som leder flere tiltak samtidig"),
    severity=Severity.WARNING,
    lesson=LEADER_LESSON,
    message=N_("{leader} skal lede {count} tiltak: {measures}. Grensen er {limit}."),
    why=N_("Den som leder flere tiltak, må la ett av dem vente når begge haster."),
    fix=N_("Velg en annen leder for ett av tiltakene, eller la dem gå etter hverandre."),
    limits=("max_led_measures",),
)
def leader_of_several(plan: Plan) -> Iterator[Hit]:
    """Count the measures that each person leads at the same time."""
    plan_laid_out, limit = laid_out(plan), plan.setup.limits["max_led_measures"]
    called = plan_laid_out.reckoning.called
    led: dict[str, list[Sums]] = defaultdict(list)
    for sums in plan_laid_out.each:
        leader = leader_of(sums.proposal)
        if leader:
            led[called.get(leader, leader)].append(sums)
    for leader, measures in sorted(led.items()):
        if len(measures) > limit and _most_at_once(measures) > limit:
            ids = tuple(sums.proposal.id for sums in measures)
            yield Hit("/leader/name", {"leader": leader, "count": len(ids), "measures": ids, "limit": figure(exact(limit))}, ids)


def _most_at_once(measures: list[Sums]) -> int:
    """Return how many of *measures* run in the same quarter at the most: in the first one of one of them."""
    runs = [sums.runs for sums in measures if sums.runs is not None]
    return max((sum(first <= at <= last for first, last in runs) for at, _ in runs), default=0)


CHECKS = (leader_not_involved, leader_hours, leader_leaves, leader_is_new, leader_of_several)
