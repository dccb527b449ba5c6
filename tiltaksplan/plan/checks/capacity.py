"""Is there room: for the hours in each unit and quarter, for the starts, for the number of measures?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from tiltaksplan.language import N_
from tiltaksplan.plan.checks.check import Hit, check
from tiltaksplan.plan.checks.laid_out import laid_out
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.listening import facilities_in, is_machine
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.quarter import Quarter
from tiltaksplan.plan.reckoning import figure, quarters_of

TOO_MUCH = N_("2019–2021: For mange tiltak for kapasiteten.")


@check(
    code="unit-overload",
    looks_for=N_("Enheter med for mange timer i et kvartal"),
    severity=Severity.WARNING,
    lesson=TOO_MUCH,
    message=N_("Forslagene ber om {hours} timer fra {unit} i {quarter}. Enheten har {capacity} å gi."),
    why=N_("Når en enhet lover bort mer enn den har, blir alle tiltakene forsinket."),
    fix=N_("Prioriter, flytt tiltak til et senere kvartal, eller rett kapasiteten i oppsettet."),
    limits=("max_unit_load",),
)
def unit_overload(plan: Plan) -> Iterator[Hit]:
    """Hold each unit's hours in a quarter, over all proposals, against what it can give."""
    plan_laid_out = laid_out(plan)
    for (unit, quarter), hours in sorted(plan_laid_out.totals.unit_quarters.items()):
        capacity = plan_laid_out.capacity(unit, quarter)
        if capacity is not None and quarter.year in plan.setup.years and hours > capacity:
            yield Hit(None, {"unit": unit, "quarter": str(quarter), "hours": figure(hours), "capacity": figure(capacity)})


@check(
    code="too-many-starts",
    looks_for=N_("For mange starter i samme kvartal"),
    severity=Severity.WARNING,
    lesson=N_("2019–2021: Alt kan ikke starte samtidig."),
    message=N_("{count} tiltak vil starte i {quarter}. Det er plass til {limit}."),
    why=N_("Ledere og fellestjenester rekker ikke å få så mange tiltak i gang på én gang."),
    fix=N_("La prioriteringen spre startene, eller avtal en senere start med noen av gruppene."),
    limits=("max_starts_per_quarter",),
)
def too_many_starts(plan: Plan) -> Iterator[Hit]:
    """Count the proposals that want to start in each quarter."""
    starts: dict[Quarter, list[str]] = defaultdict(list)
    for proposal in plan.proposals:
        if proposal.start is not None:
            starts[Quarter.of(proposal.start)].append(proposal.id)
    limit = plan.setup.limits["max_starts_per_quarter"]
    for quarter, ids in sorted(starts.items()):
        if len(ids) > limit:
            yield Hit("/start", {"count": len(ids), "quarter": str(quarter), "limit": limit}, tuple(ids))


@check(
    code="too-many-measures",
    looks_for=N_("Flere forslag enn planen har plass til"),
    severity=Severity.WARNING,
    lesson=TOO_MUCH,
    message=N_("Det er {count} forslag. Planen har plass til {limit} tiltak."),
    why=N_("Å prioritere er også å prioritere ned. Bare 12 av 30 tiltak lyktes sist."),
    fix=N_("Prioriter, og gi dem som ikke får plass, et svar med grunnen."),
)
def too_many_measures(plan: Plan) -> Iterator[Hit]:
    """Hold the number of proposals against what the plan has room for."""
    limit = plan.setup.max_measures
    if limit is not None and len(plan.proposals) > limit:
        yield Hit(None, {"count": len(plan.proposals), "limit": limit})


@check(
    code="all-start-first",
    looks_for=N_("For mange starter i første kvartal"),
    severity=Severity.INFO,
    lesson=N_("2019–2021: Alt kan ikke starte samtidig."),
    message=N_("{count} av {total} forslag vil starte i planens første kvartal."),
    why=N_("Alle trenger de samme lederne, innkjøperne og fellestjenestene de samme ukene."),
    fix=N_("Spør gruppene hvem som like gjerne kan begynne et halvt år senere."),
    limits=("max_first_quarter_share",),
)
def all_start_first(plan: Plan) -> Iterator[Hit]:
    """Hold the share of the proposals that start in the plan's first quarter against the limit, where they are more than may start."""
    first = Quarter(plan.setup.first_year, 1)
    dated = [proposal for proposal in plan.proposals if proposal.start is not None]
    count = sum(1 for proposal in dated if proposal.start and Quarter.of(proposal.start) == first)
    too_many = count > plan.setup.limits["max_starts_per_quarter"]
    if too_many and count > plan.setup.limits.share("max_first_quarter_share") * len(dated):
        yield Hit(None, {"count": count, "total": len(dated)})


@check(
    code="shared-facility",
    looks_for=N_("Fellesrom og utstyr som flere trenger samtidig"),
    severity=Severity.INFO,
    lesson=N_("2019–2021: Fellesrom og felles utstyr var opptatt når tiltakene trengte dem."),
    message=N_("{measures} nevner alle «{facility}» og går samtidig fra {first} til {last}."),
    why=N_("Rom og utstyr som deles, blir en kø som ingen har planlagt."),
    fix=N_("Spør gruppene om de mener det samme stedet, og avtal i så fall hvem som bruker det når."),
)
def shared_facility(plan: Plan) -> Iterator[Hit]:
    """Find rooms and apparatus that several proposals name for overlapping quarters."""
    users: dict[str, list[Proposal]] = defaultdict(list)
    for proposal in plan.proposals:
        for facility in _facilities(proposal):
            users[facility].append(proposal)
    for facility, proposals in sorted(users.items()):
        counts = Counter(quarter for proposal in proposals for quarter in quarters_of(proposal))
        busiest = max(sorted(counts), key=lambda quarter: counts[quarter], default=None)
        if busiest is not None and counts[busiest] > 1:
            there = [proposal for proposal in proposals if busiest in quarters_of(proposal)]
            common = sorted(set.intersection(*(set(quarters_of(proposal)) for proposal in there)))
            ids = tuple(proposal.id for proposal in there)
            yield Hit(None, {"facility": facility, "measures": ids, "first": str(common[0]), "last": str(common[-1])}, ids)


@lru_cache(maxsize=4096)
def _facilities(proposal: Proposal) -> tuple[str, ...]:
    """Return the rooms and apparatus that *proposal* uses, each in one form: the group's own laboratory is another than somebody else's."""
    text = " ".join(part for part in (proposal.title, proposal.description, *_used(proposal)) if part)
    return tuple(dict.fromkeys(re.sub(r"(?:et|ene|en|a|er)$", "", word) for word in facilities_in(text)))


def _used(proposal: Proposal) -> Iterator[str]:
    """Yield what the money is for, without what is bought: a new freezing room is nobody else's."""
    return (line.category for line in proposal.costs if line.category and not is_machine(line.category))


CHECKS = (unit_overload, too_many_starts, too_many_measures, all_start_first, shared_facility)
