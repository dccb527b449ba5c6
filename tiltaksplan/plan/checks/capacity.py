"""Is there room: for the hours in each unit and quarter, for the starts, for the number of measures?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tiltaksplan.language import N_
from tiltaksplan.plan.checks.check import Hit, check
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.quarter import Quarter
from tiltaksplan.plan.reckoning import figure, unit_capacity, unit_hours

TOO_MUCH = N_("2019–2021: For mange tiltak for kapasiteten.")


@check(
    code="unit-overload",
    severity=Severity.WARNING,
    lesson=TOO_MUCH,
    message=N_("Forslagene ber om {hours} timer fra {unit} i {quarter}. Enheten har {capacity} å gi."),
    why=N_("Når en enhet lover bort mer enn den har, blir alle tiltakene forsinket."),
    fix=N_("Prioriter, flytt tiltak til et senere kvartal, eller rett kapasiteten i oppsettet."),
    limits=("max_unit_load",),
)
def unit_overload(plan: Plan) -> Iterator[Hit]:
    """Hold each unit's hours in a quarter, over all proposals, against what it can give."""
    for (unit, quarter), hours in sorted(unit_hours(plan).items()):
        capacity = unit_capacity(plan.setup, unit, quarter)
        if capacity is not None and quarter.year in plan.setup.years and hours > capacity:
            yield Hit(None, {"unit": unit, "quarter": str(quarter), "hours": figure(hours), "capacity": figure(capacity)})


@check(
    code="too-many-starts",
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


CHECKS = (unit_overload, too_many_starts, too_many_measures)
