"""Are there people enough, and does the measure rest on one of them, or on too many small shares?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from tiltaksplan.language import N_, Year
from tiltaksplan.plan.checks.check import Hit, check
from tiltaksplan.plan.checks.laid_out import laid_out
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.reckoning import figure, limit_share, person_available

PERSON_LESSON = N_("2019–2021: Mange tiltak var avhengige av enkeltpersoner.")


@check(
    code="person-overload",
    looks_for=N_("Personer med flere timer enn de har å gi i året"),
    severity=Severity.ERROR,
    lesson=N_("2019–2021: For mange tiltak for kapasiteten. Timer som skulle samles fra mange, var vanskelige å få."),
    message=N_("{person} er satt opp med {hours} timer i {year}, men har {available} å gi."),
    why=N_("Tiltak stanser når timene finnes på papiret, men ikke hos den som skal gjøre jobben. Timene står i {measures}."),
    fix=N_("Flytt timer til et annet år eller en annen person, eller rett kapasiteten i oppsettet."),
    limits=("max_person_share",),
)
def person_overload(plan: Plan) -> Iterator[Hit]:
    """Hold each person's hours in a year, over all proposals, against what the person has to give."""
    sums: dict[tuple[str, int], Fraction] = defaultdict(Fraction)
    measures: dict[tuple[str, int], dict[str, None]] = defaultdict(dict)
    plan_laid_out = laid_out(plan)
    for proposal in plan.proposals:
        for key, asked in plan_laid_out.sums(proposal).person_years.items():
            sums[key] += asked
            measures[key][proposal.id] = None
    for (person, year), hours in sorted(sums.items()):
        available = person_available(plan.setup, person, year)
        if available is not None and hours > available:
            ids = tuple(measures[person, year])
            yield Hit(
                "/hours",
                {"person": person, "year": Year(year), "hours": figure(hours), "available": figure(available), "measures": ids},
                ids,
            )


@check(
    code="single-person",
    looks_for=N_("Tiltak som hviler på én person"),
    severity=Severity.WARNING,
    lesson=PERSON_LESSON,
    message=N_("{person} har {hours} av {total} timer i tiltaket ({percent} prosent)."),
    why=N_("Hvis {person} blir syk eller får nye oppgaver, stanser tiltaket."),
    fix=N_("La én til lære jobben og få timer, eller vis hvem som kan ta over."),
    limits=("max_single_person_dependency",),
)
def single_person(plan: Plan) -> Iterator[Hit]:
    """Find measures in which one person has more than the limit's share of the hours."""
    plan_laid_out, limit = laid_out(plan), limit_share(plan.setup, "max_single_person_dependency")
    for proposal in plan.proposals:
        sums = plan_laid_out.sums(proposal)
        total = sums.total
        for person, hours in sums.persons.items():
            if hours > limit * total:
                yield Hit(
                    "/hours",
                    {"person": person, "hours": figure(hours), "total": figure(total), "percent": round(hours / total * 100)},
                    (proposal.id,),
                )


@check(
    code="leader-share",
    looks_for=N_("Prosjektledere med for liten del av timene"),
    severity=Severity.WARNING,
    lesson=N_("2019–2021: Et tiltak trenger en operativ leder med tid til å lede."),
    message=N_("Prosjektlederen {leader} har {hours} av {total} timer ({percent} prosent). Grensen er {limit} prosent."),
    why=N_("En leder uten tid blir en leder på papiret."),
    fix=N_("Gi prosjektlederen flere timer, eller velg en leder blant dem som har timene."),
    limits=("min_leader_share",),
)
def leader_share(plan: Plan) -> Iterator[Hit]:
    """Find measures whose leader has less than the limit's share of the hours by person."""
    plan_laid_out, limit = laid_out(plan), limit_share(plan.setup, "min_leader_share")
    for proposal in plan.proposals:
        by_person = plan_laid_out.sums(proposal).persons
        total = sum(by_person.values(), Fraction())
        leader = proposal.leader.name
        if not leader or not total:
            continue
        hours = by_person.get(plan_laid_out.reckoning.called.get(leader, leader), Fraction())
        if 0 < hours < limit * total:  # a leader without an hour has a check of its own
            figures: dict[str, object] = {
                "leader": leader,
                "hours": figure(hours),
                "total": figure(total),
                "percent": figure(round(hours / total * 100, 1)),
                "limit": figure(limit * 100),
            }
            yield Hit("/leader/name", figures, (proposal.id,))


@check(
    code="small-shares",
    looks_for=N_("Tiltak med mange små andeler"),
    severity=Severity.WARNING,
    lesson=N_("2019–2021: Timer som skulle samles fra mange, var vanskelige å få."),
    message=N_("{count} personer har mindre enn {limit} timer i året hver. Grensen er {most} personer."),
    why=N_("Små andeler taper når noe annet haster, og ingen kjenner ansvaret som sitt."),
    fix=N_("Samle timene på færre personer."),
    limits=("min_person_hours", "max_small_shares"),
)
def small_shares(plan: Plan) -> Iterator[Hit]:
    """Find measures in which too many persons have less than the limit's hours in each of their years."""
    plan_laid_out, least, most = laid_out(plan), plan.setup.limits["min_person_hours"], plan.setup.limits["max_small_shares"]
    for proposal in plan.proposals:
        largest: dict[str, Fraction] = defaultdict(Fraction)
        for (person, _), hours in plan_laid_out.sums(proposal).person_years.items():
            largest[person] = max(largest[person], hours)
        count = sum(1 for hours in largest.values() if hours < least)
        if count > most:
            yield Hit("/hours", {"count": count, "limit": least, "most": most}, (proposal.id,))


CHECKS = (person_overload, single_person, leader_share, small_shares)
