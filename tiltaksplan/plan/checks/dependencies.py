"""Do proposals that need one another fit together?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiltaksplan.language import N_
from tiltaksplan.plan.checks.check import Figures, Hit, check
from tiltaksplan.plan.dependencies import ENDED, bindings_of, named_but_unknown, named_in
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.matching import source_of
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.quarter import Quarter

LESSON = N_("2019–2021: Tiltak ble stående og vente på hverandre.")


def _titles(plan: Plan) -> dict[str, str]:
    return {proposal.id: proposal.title or proposal.id for proposal in plan.proposals}


@check(
    code="dependency-order",
    looks_for=N_("Tiltak som starter før det de trenger, er ferdig"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Tiltaket starter {start}, men trenger «{needed}», som ikke er ferdig før {ready}."),
    why=N_("Skjemaet sier: {words}. Da kan tiltaket ikke gå som planlagt."),
    fix=N_("Flytt start til {quarter}, eller spør gruppene om de kan gå ved siden av hverandre."),
)
def dependency_order(plan: Plan) -> Iterator[Hit]:
    """Find proposals that start before one that they need has ended."""
    titles, by_id = _titles(plan), {proposal.id: proposal for proposal in plan.proposals}
    for binding in bindings_of(plan.proposals):
        mine, needed = by_id[binding.proposal], by_id[binding.needed]
        if binding.how == ENDED and mine.start and needed.end and needed.start and needed.start <= needed.end and mine.start <= needed.end:
            figures: Figures = {
                "start": mine.start, "needed": titles[needed.id], "ready": needed.end, "words": binding.words,
                "quarter": str(Quarter.of(needed.end) + 1),
            }  # fmt: skip
            yield Hit("/dependencies", figures, (mine.id, needed.id))


@check(
    code="dependency-cycle",
    looks_for=N_("Forslag som venter på hverandre i ring"),
    severity=Severity.ERROR,
    lesson=LESSON,
    message=N_("Forslagene venter på hverandre i ring: {measures}."),
    why=N_("Ingen av dem kan starte før en annen er ferdig."),
    fix=N_("Spør gruppene hvilket forslag som kan begynne uten de andre, eller slå dem sammen."),
)
def dependency_cycle(plan: Plan) -> Iterator[Hit]:
    """Find proposals that need one another, directly or by way of others, to have ended; each ring once."""
    needs: dict[str, list[str]] = {}
    for binding in bindings_of(plan.proposals):
        if binding.how == ENDED:
            needs.setdefault(binding.proposal, []).append(binding.needed)
    seen: set[frozenset[str]] = set()
    for start in sorted(needs):
        ring = _ring(start, needs)
        if ring and frozenset(ring) not in seen:
            seen.add(frozenset(ring))
            yield Hit("/dependencies", {"measures": (*ring, ring[0])}, ring)


def _ring(start: str, needs: dict[str, list[str]]) -> tuple[str, ...]:
    """Return the shortest way from *start* back to itself, or nothing."""
    paths: list[tuple[str, ...]] = [(start,)]
    visited = {start}
    for path in paths:  # grows while it is gone through: the nearest first
        for needed in needs.get(path[-1], ()):
            if needed == start:
                return path
            if needed not in visited:
                visited.add(needed)
                paths.append((*path, needed))
    return ()


@check(
    code="dependency-unknown",
    looks_for=N_("Avhengighet av forslag som ikke finnes"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Forslaget trenger «{name}», som ikke er et forslag i denne planen."),
    why=N_("Er det et tiltak som ingen har foreslått, kommer forutsetningen aldri på plass."),
    fix=N_("Spør gruppen hva de mener. Er det noe utenfor planen, skriv hvem som har ansvaret for det."),
)
def dependency_unknown(plan: Plan) -> Iterator[Hit]:
    """Find dependencies that name a proposal by an id or a quoted title that the plan does not have."""
    for proposal in plan.proposals:
        for number, words in enumerate(proposal.dependencies):
            name = named_but_unknown(words, plan.proposals)
            if name:  # what stands in quotation marks may be something else than a proposal
                severity = None if re.fullmatch(r"T-\d+", name) else Severity.INFO
                yield Hit(f"/dependencies/{number}", {"name": name}, (proposal.id,), severity)


@check(
    code="dependency-not-selected",
    looks_for=N_("Tiltak som trenger et tiltak som ikke er prioritert"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Tiltaket er prioritert, men «{needed}», som det trenger, er ikke det."),
    why=N_("Skjemaet sier: {words}. Uten det andre tiltaket kan dette ikke gjennomføres som beskrevet."),
    fix=N_("Prioriter begge, velg bort begge, eller avtal med gruppen hvordan den klarer seg uten."),
)
def dependency_not_selected(plan: Plan) -> Iterator[Hit]:
    """Find selected proposals that need one that the plan's choice did not select."""
    outcome = plan.outcome()
    if outcome is None:
        return
    selected, titles = {one.proposal for one in outcome.selected}, _titles(plan)
    for binding in bindings_of(plan.proposals):
        if binding.proposal in selected and binding.needed not in selected:
            yield Hit("/dependencies", {"needed": titles[binding.needed], "words": binding.words}, (binding.proposal, binding.needed))


@check(
    code="funding-on-each-other",
    looks_for=N_("Forslag som regner med hverandres penger"),
    severity=Severity.WARNING,
    lesson=N_("2019–2021: Søknader om hovedfinansiering ble avslått, og tiltakene stoppet."),
    message=N_("«{first}» og «{second}» skal begge betales av det andre."),
    why=N_("Da har ingen av dem pengene, og de samme kronene er regnet med to ganger."),
    fix=N_("Spør gruppene hvem som betaler hva. Det kan også være best å slå forslagene sammen."),
)
def funding_on_each_other(plan: Plan) -> Iterator[Hit]:
    """Find pairs of proposals each of which names the other where it says who pays."""
    titles = _titles(plan)
    fundings = {proposal.id: {line.funding for line in proposal.costs if line.funding} for proposal in plan.proposals}
    outside = {words for each in fundings.values() for words in each if source_of(words, plan.setup) is None}
    named = {words: named_in(words, plan.proposals) for words in outside}
    payers = {id_: {other for words in each & outside for other in named[words]} for id_, each in fundings.items()}
    place = {id_: number for number, id_ in enumerate(payers)}
    for first, others in payers.items():
        for second in sorted(others, key=place.__getitem__):
            if place[first] < place[second] and first in payers[second]:
                yield Hit("/costs", {"first": titles[first], "second": titles[second]}, (first, second))


CHECKS = (dependency_order, dependency_cycle, dependency_unknown, dependency_not_selected, funding_on_each_other)
