"""Are there people enough, and does the measure rest on one of them, or on too many small shares?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from tiltaksplan.language import N_, Year
from tiltaksplan.plan.checks.check import Figures, Hit
from tiltaksplan.plan.checks.laid_out import PersonSums, Sums, check_each_laid_out, check_each_person
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.reckoning import exact, figure, limit_share, person_available

PERSON_LESSON = N_("2019–2021: Mange tiltak var avhengige av enkeltpersoner.")


@check_each_person(
    code="person-overload",
    looks_for=N_("Personer med flere timer enn de har å gi i året"),
    severity=Severity.ERROR,
    lesson=N_("2019–2021: For mange tiltak for kapasiteten. Timer som skulle samles fra mange, var vanskelige å få."),
    message=N_("{person} er satt opp med {hours} timer i {year}, men har {available} å gi."),
    why=N_("Tiltak stanser når timene finnes på papiret, men ikke hos den som skal gjøre jobben. Timene står i {measures}."),
    fix=N_("Flytt timer til et annet år eller en annen person, eller rett kapasiteten i oppsettet."),
    limits=("max_person_share",),
)
def person_overload(plan: Plan, sums: PersonSums) -> Iterator[Hit]:
    """Hold each person's hours in a year, over all proposals, against what the person has to give."""
    for year, hours in sorted(sums.years.items()):
        available = person_available(plan.setup, sums.person, year)
        if available is not None and year in plan.setup.years and hours > available:  # of other years the set-up says nothing
            ids = sums.ids_in(year=year)
            yield Hit(
                "/hours",
                {"person": sums.person, "year": Year(year), "hours": figure(hours), "available": figure(available), "measures": ids},
                ids,
            )


@check_each_laid_out(
    code="single-person",
    looks_for=N_("Tiltak som hviler på én person"),
    severity=Severity.WARNING,
    lesson=PERSON_LESSON,
    message=N_("{person} har {hours} av {total} timer i tiltaket ({percent} prosent)."),
    why=N_("Hvis {person} blir syk eller får nye oppgaver, stanser tiltaket."),
    fix=N_("La én til lære jobben og få timer, eller vis hvem som kan ta over."),
    limits=("max_single_person_dependency",),
)
def single_person(plan: Plan, sums: Sums) -> Iterator[Hit]:
    """Find measures in which one person has more than the limit's share of the hours."""
    most = limit_share(plan.setup, "max_single_person_dependency") * sums.total
    for person, hours in sums.persons.items():
        if hours > most:
            percent = round(hours / sums.total * 100)
            figures: Figures = {"person": person, "hours": figure(hours), "total": figure(sums.total), "percent": percent}
            yield Hit("/hours", figures, (sums.proposal.id,))


@check_each_laid_out(
    code="leader-share",
    looks_for=N_("Prosjektledere med for liten del av timene"),
    severity=Severity.WARNING,
    lesson=N_("2019–2021: Et tiltak trenger en operativ leder med tid til å lede."),
    message=N_("Prosjektlederen {leader} har {hours} av {total} timer ({percent} prosent). Grensen er {limit} prosent."),
    why=N_("En leder uten tid blir en leder på papiret."),
    fix=N_("Gi prosjektlederen flere timer, eller velg en leder blant dem som har timene."),
    limits=("min_leader_share",),
)
def leader_share(plan: Plan, sums: Sums) -> Iterator[Hit]:
    """Find measures whose leader has less than the limit's share of the hours by person."""
    leader = sums.proposal.leader.name
    if not leader or not sums.persons:
        return
    total, limit = sum(sums.persons.values(), Fraction()), limit_share(plan.setup, "min_leader_share")
    hours = sums.persons.get(sums.called[leader])
    if hours and hours < limit * total:  # a leader without an hour has a check of its own
        figures: Figures = {
            "leader": leader,
            "hours": figure(hours),
            "total": figure(total),
            "percent": figure(round(hours / total * 100, 1)),
            "limit": figure(limit * 100),
        }
        yield Hit("/leader/name", figures, (sums.proposal.id,))


@check_each_laid_out(
    code="small-shares",
    looks_for=N_("Tiltak med mange små andeler"),
    severity=Severity.WARNING,
    lesson=N_("2019–2021: Timer som skulle samles fra mange, var vanskelige å få."),
    message=N_("{count} personer har mindre enn {limit} timer i året hver. Grensen er {most} personer."),
    why=N_("Små andeler taper når noe annet haster, og ingen kjenner ansvaret som sitt."),
    fix=N_("Samle timene på færre personer."),
    limits=("min_person_hours", "max_small_shares"),
)
def small_shares(plan: Plan, sums: Sums) -> Iterator[Hit]:
    """Find measures in which too many persons have less than the limit's hours in each of their years."""
    least, most = plan.setup.limits["min_person_hours"], plan.setup.limits["max_small_shares"]
    count = _small_shares(plan, sums)
    if count > most:
        yield Hit("/hours", {"count": count, "limit": least, "most": most}, (sums.proposal.id,))


def _small_shares(plan: Plan, sums: Sums) -> int:
    largest: dict[str, Fraction] = defaultdict(Fraction)
    for (person, _), hours in sums.person_years.items():
        largest[person] = max(largest[person], hours)
    return sum(1 for hours in largest.values() if hours < plan.setup.limits["min_person_hours"])


@check_each_laid_out(
    code="hours-spread-thin",
    looks_for=N_("Tiltak der timene er spredt på så mange at ingen har mye"),
    severity=Severity.WARNING,
    lesson=N_("2019–2021: Timer som skulle samles fra mange, var vanskelige å få."),
    message=N_("{count} personer deler {hours} timer, og ingen av dem har mer enn {most} timer i året."),
    why=N_(
        "Timene er så spredt som om {equal} personer hadde like mye hver (Herfindahl-indeks {index}). Da er tiltaket ingens hovedoppgave."
    ),
    fix=N_("Samle timene på færre personer, og gi minst én av dem nok til å drive tiltaket fram."),
    limits=("max_equal_shares", "min_largest_share"),
)
def hours_spread_thin(plan: Plan, sums: Sums) -> Iterator[Hit]:
    """Find measures whose hours lie on more than the limit's equal shares, by Herfindahl's index, none of them large in any year.

    Where too many of them are small, `small-shares` tells of it.
    """
    limits, total = plan.setup.limits, sum(sums.persons.values(), Fraction())
    if not total or _small_shares(plan, sums) > limits["max_small_shares"]:
        return
    index, most = sum((hours / total) ** 2 for hours in sums.persons.values()), max(sums.person_years.values(), default=Fraction())
    if index * exact(limits["max_equal_shares"]) < 1 and most < exact(limits["min_largest_share"]):
        figures: Figures = {
            "count": len(sums.persons),
            "hours": figure(total),
            "most": figure(most),
            "equal": round(float(1 / index), 1),
            "index": round(float(index), 2),
        }
        yield Hit("/hours", figures, (sums.proposal.id,))


CHECKS = (person_overload, single_person, leader_share, small_shares, hours_spread_thin)
