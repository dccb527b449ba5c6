"""Whom can the plan not do without, and whose hours has nobody agreed to?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from tiltaksplan.language import N_, Year
from tiltaksplan.plan.checks.check import Hit, check, check_each
from tiltaksplan.plan.checks.laid_out import PersonSums, Sums, check_each_person, laid_out
from tiltaksplan.plan.checks.leaders import leader_of
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.matching import person_of, unit_of
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.quarter import QUARTERS_PER_YEAR, quarters_of_year
from tiltaksplan.plan.reckoning import exact, figure, limit_share, person_available
from tiltaksplan.plan.spelling import name_key

PERSON_LESSON = N_("2019–2021: Mange tiltak var avhengige av enkeltpersoner.")
CANNOT_DO_WITHOUT = Fraction(1, 3)  # of a measure's hours, from which it stops when the person is away


@check_each_person(
    code="person-quarter-overload",
    looks_for=N_("Personer med for mange timer i ett kvartal"),
    severity=Severity.WARNING,
    lesson=N_("2019–2021: Alt kan ikke starte samtidig."),
    message=N_("{person} har {hours} timer i {quarter}, men bare {available} timer i kvartalet å gi. Året under ett går opp."),
    why=N_("Timene i året er mange nok, men arbeidet hoper seg opp. Da venter tiltakene på samme person."),
    fix=N_("Flytt start eller timer for ett av tiltakene: {measures}."),
    limits=("max_person_quarter",),
)
def person_quarter_overload(plan: Plan, sums: PersonSums) -> Iterator[Hit]:
    """Hold each person's hours in a quarter against the limit, where the year as a whole has room: the worst quarter of a year."""
    share = limit_share(plan.setup, "max_person_quarter")
    for year, hours_of_year in sorted(sums.years.items()):
        available = person_available(plan.setup, sums.person, year)
        if not available or hours_of_year > available:  # the year itself has a finding
            continue
        quarter = max(quarters_of_year(year), key=lambda one: sums.quarters.get(one, Fraction()))
        hours, room = sums.quarters[quarter], available / QUARTERS_PER_YEAR
        if hours <= room * share:
            continue
        ids = sums.ids_in(quarter=quarter)
        if len(ids) > 1:  # within one measure the group spreads the work as it likes
            when = {"person": sums.person, "quarter": str(quarter)}
            yield Hit("/hours", {**when, "hours": figure(hours), "available": figure(room), "measures": ids}, ids)


@check(
    code="plan-rests-on-one",
    looks_for=N_("Personer som planen hviler på"),
    severity=Severity.WARNING,
    lesson=PERSON_LESSON,
    message=N_("{person} er med i {count} tiltak og har {hours} av {total} timer i planen ({percent} prosent)."),
    why=N_("Hvis {person} er borte i seks måneder, stopper eller forsinkes {stops}."),
    fix=N_("Velg bort eller utsett noen av tiltakene, eller gi timer til én som kan lære jobben nå."),
    limits=("max_measures_per_person",),
)
def plan_rests_on_one(plan: Plan) -> Iterator[Hit]:
    """Find persons in more measures than the limit, some of which cannot do without them."""
    plan_laid_out, limit = laid_out(plan), plan.setup.limits["max_measures_per_person"]
    total = plan_laid_out.totals.total
    for person, asked in sorted(plan_laid_out.totals.persons.items()):
        if len(asked.measures) <= limit:
            continue
        stops = tuple(sums.proposal.id for sums in asked.measures if person in _large_parts(sums) or _leads(person, sums))
        if stops:
            figures: dict[str, object] = {
                "person": person, "count": len(asked.measures), "hours": figure(asked.total), "total": figure(total),
                "percent": round(asked.total / total * 100), "stops": stops,
            }  # fmt: skip
            yield Hit("/hours", figures, tuple(sums.proposal.id for sums in asked.measures))


def _leads(person: str, sums: Sums) -> bool:
    leader = leader_of(sums.proposal)
    return leader is not None and sums.called[leader] == person


@lru_cache(maxsize=1024)
def _large_parts(sums: Sums) -> frozenset[str]:
    """Return the persons with so large a part of a proposal's hours that it stops without them."""
    return frozenset(person for person, hours in sums.persons.items() if hours >= CANNOT_DO_WITHOUT * sums.total)


@check(
    code="only-holder-of-role",
    looks_for=N_("Oppgaver som bare én person kan"),
    severity=Severity.INFO,
    lesson=PERSON_LESSON,
    message=N_("{person} er den eneste som er ført opp som «{role}», i {count} tiltak: {measures}."),
    why=N_("Ingen andre i planen kan ta over denne oppgaven når {person} er borte."),
    fix=N_("Spør enheten hvem andre som kan gjøre jobben, eller lær opp én til i det første av tiltakene."),
)
def only_holder_of_role(plan: Plan) -> Iterator[Hit]:
    """Find roles in several measures that are held by the same one person, and that nobody else has as a position."""
    holders: dict[str, set[str]] = defaultdict(set)
    measures: dict[str, list[str]] = defaultdict(list)
    names: dict[str, str] = {}
    for sums in laid_out(plan).each:
        for role, (name, held_by) in _roles(sums).items():
            holders[role] |= held_by
            measures[role].append(sums.proposal.id)
            names.setdefault(role, name)
    for role, persons in sorted(holders.items()):
        ids, holder = tuple(measures[role]), next(iter(persons))
        if len(persons) > 1 or len(ids) == 1:
            continue
        if not any(person.name != holder and name_key(person.position or "") == role for person in plan.setup.people):
            yield Hit("/hours", {"person": holder, "role": names[role], "count": len(ids), "measures": ids}, ids)


@lru_cache(maxsize=1024)
def _roles(sums: Sums) -> dict[str, tuple[str, frozenset[str]]]:
    """Return the roles of those who give hours and do not lead: as written, and who holds them."""
    leader, held = leader_of(sums.proposal), dict[str, tuple[str, frozenset[str]]]()
    for line in sums.proposal.hours:
        role = name_key(line.role or "")
        if role and line.person and line.person != leader:
            name, persons = held.get(role, (line.role or "", frozenset[str]()))
            held[role] = (name, persons | {sums.called[line.person]})
    return held


@check_each(
    code="other-units-person",
    looks_for=N_("Timer fra andre enheter"),
    severity=Severity.INFO,
    lesson=N_("2019–2021: Timer fra andre enheter var vanskelige å få når enheten ikke var spurt."),
    message=N_("Tiltaket trenger {hours} timer fra andre enheter: {persons}."),
    why=N_("Enheten som gir timene fra seg, må ha sagt ja. Ellers finnes de bare på papiret."),
    fix=N_("Be om et ja fra lederen av hver enhet før tiltaket velges."),
)
def other_units_person(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find persons of other units than the proposal's own among those who give hours."""
    own = unit_of(proposal.unit, plan.setup)
    if own is None:
        return
    hours: dict[str, Fraction] = defaultdict(Fraction)
    for line in proposal.hours:
        person = person_of(line.person, plan.setup)
        unit = unit_of(person.unit, plan.setup) if person else None
        if person and unit and unit != own and line.hours:
            hours[person.name] += exact(line.hours)
    if hours:
        figures: dict[str, object] = {"hours": figure(sum(hours.values(), Fraction())), "persons": tuple(hours)}
        yield Hit("/hours", figures, (proposal.id,))


@check_each(
    code="role-without-name",
    looks_for=N_("Timer uten navn på personen"),
    severity=Severity.INFO,
    lesson=PERSON_LESSON,
    message=N_("«{role}» har {hours} timer i {year}, men det står ikke hvem det er."),
    why=N_("Timer uten navn er ikke avtalt med noen."),
    fix=N_("Spør gruppen hvem det er, eller hvordan de skal finne personen."),
)
def role_without_name(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find hour lines that name a role and no person, once a role."""
    seen: set[str] = set()
    for number, line in enumerate(proposal.hours):
        if line.role and not line.person and line.hours and line.role not in seen:
            seen.add(line.role)
            year = Year(line.year) if line.year is not None else "–"
            yield Hit(f"/hours/{number}/person", {"role": line.role, "hours": line.hours, "year": year}, (proposal.id,))


CHECKS = (person_quarter_overload, plan_rests_on_one, only_holder_of_role, other_units_person, role_without_name)
