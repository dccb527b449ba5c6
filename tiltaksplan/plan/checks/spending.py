"""Is something forgotten in the money: a year, an amount, what comes with a purchase or an appointment, a promise?"""

from __future__ import annotations

from collections.abc import Iterator

from tiltaksplan.language import N_, Year
from tiltaksplan.plan.checks.check import Hit, check_each
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.listening import is_appointment, is_machine, stems_in
from tiltaksplan.plan.matching import source_of
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.reckoning import quarters_of
from tiltaksplan.plan.wordlists_money import CONTINGENCY, INSTALLATION, OVERHEADS

UNDER_FINANCED = N_("2019–2021: Tiltakene var underfinansiert fra start, og ble redusert eller avlyst.")
ROUND = 100_000  # kroner: lines that are all whole multiples of it are a guess
FEWEST_LINES = 3
QUARTERS_THAT_MATTER = 2  # a measure may run over into a year for a quarter without asking for anything in it


def _categories(proposal: Proposal) -> str:
    return " | ".join(line.category for line in proposal.costs if line.category)


@check_each(
    code="cost-without-amount",
    looks_for=N_("Kostnader uten et beløp"),
    severity=Severity.WARNING,
    lesson=UNDER_FINANCED,
    message=N_("Linjen «{category}» i {year} har ikke noe beløp."),
    why=N_("Planen regner med null kroner for denne linjen."),
    fix=N_("Se i skjemaet hva gruppen skrev, og spør hvilket beløp de mener."),
)
def cost_without_amount(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find cost lines without an amount that can be reckoned with."""
    for number, line in enumerate(proposal.costs):
        if line.amount is None and (line.category or line.year is not None):
            year = Year(line.year) if line.year is not None else "–"
            yield Hit(f"/costs/{number}/amount", {"category": line.category or "–", "year": year}, (proposal.id,))


@check_each(
    code="empty-year",
    looks_for=N_("År uten verken penger eller timer"),
    severity=Severity.WARNING,
    lesson=N_("2019–2021: Ambisjoner og ressurser hang ikke sammen."),
    message=N_("Tiltaket går i {year}, men har verken penger eller timer da."),
    why=N_("Enten er noe glemt, eller så er tiltaket i praksis ferdig året før."),
    fix=N_("Spør gruppen hva som skjer det året, eller sett en tidligere slutt."),
)
def empty_year(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find years in which a measure runs for half a year or more without money or hours."""
    lines = [(line.year, line.amount) for line in proposal.costs] + [(line.year, line.hours) for line in proposal.hours]
    if not any(figure for _, figure in lines) or any(year is None for year, _ in lines):
        return
    given = {year for year, figure in lines if figure or figure is None}
    years = [quarter.year for quarter in quarters_of(proposal)]
    for year in sorted(set(years) - {year for year in given if year is not None}):
        if years.count(year) >= QUARTERS_THAT_MATTER and year in plan.setup.years:
            yield Hit("/costs", {"year": Year(year)}, (proposal.id,))


@check_each(
    code="purchase-alone",
    looks_for=N_("Store innkjøp uten montering, opplæring eller drift"),
    severity=Severity.INFO,
    lesson=N_("2019–2021: Elektrisk anlegg, montering og opplæring var ikke med i budsjettet."),
    message=N_("«{category}» koster {amount} kroner, men ingen linje dekker montering, opplæring eller drift."),
    why=N_("Det som følger med et kjøp, blir ellers en regning som ingen har planlagt."),
    fix=N_("Spør gruppen hvem som betaler for montering, opplæring og drift."),
    limits=("large_purchase",),
)
def purchase_alone(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find large purchases of apparatus in proposals whose cost lines name nothing of what comes with them."""
    if stems_in(_categories(proposal), INSTALLATION):
        return
    for number, line in enumerate(proposal.costs):
        if (line.amount or 0) >= plan.setup.limits["large_purchase"] and is_machine(line.category):
            yield Hit(f"/costs/{number}", {"category": line.category, "amount": line.amount}, (proposal.id,))


@check_each(
    code="appointment-without-overheads",
    looks_for=N_("Ansettelser uten sosiale utgifter og indirekte kostnader"),
    severity=Severity.INFO,
    lesson=UNDER_FINANCED,
    message=N_("«{category}» står med {amount} kroner i {year}. Er sosiale utgifter og indirekte kostnader med?"),
    why=N_("En ansatt koster langt mer enn lønnen. Uten det i budsjettet må tiltaket kuttes."),
    fix=N_("Spør gruppen hva beløpet dekker, og rett det sammen med økonomi."),
)
def appointment_without_overheads(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find costs of appointing somebody where no line names what comes on top, once a category."""
    if stems_in(_categories(proposal), OVERHEADS):
        return
    seen: set[str] = set()
    for number, line in enumerate(proposal.costs):
        if line.category and line.amount and line.category not in seen and is_appointment(line.category):
            seen.add(line.category)
            year = Year(line.year) if line.year is not None else "–"
            yield Hit(f"/costs/{number}", {"category": line.category, "amount": line.amount, "year": year}, (proposal.id,))


@check_each(
    code="salary-without-hours",
    looks_for=N_("Lønn uten timer"),
    severity=Severity.INFO,
    lesson=N_("2019–2021: Ambisjoner og ressurser hang ikke sammen."),
    message=N_("«{category}» er lønn, men tiltaket har ingen timer."),
    why=N_("Uten timer kan ingen se hvem som gjør jobben, eller om de har tid."),
    fix=N_("Be gruppen om timene bak lønnen, fordelt på personer og år."),
)
def salary_without_hours(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find costs of appointing somebody in a proposal without hours."""
    for number, line in enumerate(proposal.costs):
        if not proposal.hours and line.amount and is_appointment(line.category):
            yield Hit(f"/costs/{number}", {"category": line.category}, (proposal.id,))
            return


@check_each(
    code="only-round-figures",
    looks_for=N_("Kostnader som alle er runde tall"),
    severity=Severity.INFO,
    lesson=UNDER_FINANCED,
    message=N_("Alle de {count} kostnadene er hele hundre tusen kroner."),
    why=N_("Bare runde tall tyder på at ingen har regnet etter."),
    fix=N_("Spør gruppen hva hvert beløp dekker."),
)
def only_round_figures(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find proposals all of whose cost lines are whole hundreds of thousands."""
    amounts = [line.amount for line in proposal.costs if line.amount]
    if len(amounts) >= FEWEST_LINES and all(amount % ROUND == 0 for amount in amounts):
        yield Hit("/costs", {"count": len(amounts)}, (proposal.id,))


@check_each(
    code="no-contingency",
    looks_for=N_("Dyre tiltak uten en post for det uforutsette"),
    severity=Severity.INFO,
    lesson=UNDER_FINANCED,
    message=N_("Tiltaket koster {cost} kroner, men har ingen post for det uforutsette."),
    why=N_("I så store tiltak dukker det alltid opp noe. Uten en reserve må noe annet kuttes."),
    fix=N_("Spør gruppen om en post for det uforutsette, eller avtal at museets reserve dekker det."),
    limits=("contingency_from",),
)
def no_contingency(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find proposals above the limit whose cost lines say what they are for, and none of which is for the unforeseen."""
    categories, cost = _categories(proposal), proposal.total_cost
    large = cost > plan.setup.limits["contingency_from"] and len(proposal.costs) >= FEWEST_LINES
    if large and categories and not stems_in(categories, CONTINGENCY):
        yield Hit("/costs", {"cost": cost}, (proposal.id,))


@check_each(
    code="funding-not-confirmed",
    looks_for=N_("Penger fra kilder utenfor budsjettet"),
    severity=Severity.INFO,
    lesson=N_("2019–2021: Søknader om hovedfinansiering ble avslått, og tiltakene stoppet."),
    message=N_("{amount} kroner skal komme fra {sources}. Er pengene lovet?"),
    why=N_("Kommer de ikke, mangler tiltaket {percent} prosent av pengene sine."),
    fix=N_("Be gruppen om svaret eller avtalen, eller om en plan for hva de gjør uten."),
)
def funding_not_confirmed(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Add up the money from sources that are not in the budget."""
    if not plan.setup.budget:
        return
    outside = [line for line in proposal.costs if line.funding and line.amount and source_of(line.funding, plan.setup) is None]
    amount = sum(line.amount or 0 for line in outside)
    if amount:
        sources = tuple(dict.fromkeys(line.funding for line in outside))
        percent = round(amount / proposal.total_cost * 100)
        yield Hit("/costs", {"amount": amount, "sources": sources, "percent": percent}, (proposal.id,))


CHECKS = (
    cost_without_amount,
    empty_year,
    purchase_alone,
    appointment_without_overheads,
    salary_without_hours,
    only_round_figures,
    no_contingency,
    funding_not_confirmed,
)
