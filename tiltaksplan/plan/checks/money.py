"""Does the money add up, lie in the right years, and exist?"""

from __future__ import annotations

from collections.abc import Iterator

from tiltaksplan.language import N_, Year
from tiltaksplan.plan.checks.check import Figures, Hit, check, check_each
from tiltaksplan.plan.checks.laid_out import laid_out
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import CostLine, Proposal
from tiltaksplan.plan.reckoning import figure, money_limit

UNDER_FINANCED = N_("2019–2021: Tiltakene var underfinansiert fra start, og ble redusert eller avlyst.")
ROUNDING = 1  # kroner that a stated total may be off (the contract)
LEFT_OUT = N_("Skjemaet oppgir {stated} kroner i alt, men linjene er {lines} kroner. «{line}» på {difference} kroner er kanskje ikke med.")
COUNTED_TWICE = N_(
    "Skjemaet oppgir {stated} kroner i alt, men linjene er {lines} kroner. «{line}» på {difference} kroner er kanskje regnet to ganger."
)
ASK_ABOUT_LINE = N_("Spør gruppen om «{line}», og om det er linjene eller summen som er feil.")


@check_each(
    code="total-differs",
    looks_for=N_("Oppgitt sum som ikke er summen av kostnadene"),
    severity=Severity.WARNING,
    lesson=UNDER_FINANCED,
    message=N_("Skjemaet oppgir {stated} kroner i alt, men linjene er {lines} kroner. Forskjellen er {difference} kroner."),
    why=N_("Planen regner med linjene. Er det summen som er riktig, blir budsjettet feil."),
    fix=N_("Spør gruppen om det er en linje eller summen som er feil."),
)
def total_differs(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Hold the total that the form states against its cost lines."""
    if proposal.stated_cost is None or any(line.amount is None for line in proposal.costs):
        return
    difference = abs(proposal.stated_cost - proposal.total_cost)
    if difference > ROUNDING:
        figures: Figures = {"stated": proposal.stated_cost, "lines": proposal.total_cost, "difference": difference}
        line = _line_of(difference, proposal)
        if line is None or not proposal.stated_cost:
            yield Hit("/costs", figures, (proposal.id,))
            return
        figures["line"] = f"{line.category}, {line.year}" if line.year is not None else line.category
        message = LEFT_OUT if proposal.stated_cost < proposal.total_cost else COUNTED_TWICE
        yield Hit("/costs", figures, (proposal.id,), fix=ASK_ABOUT_LINE, message=message)


def _line_of(difference: int, proposal: Proposal) -> CostLine | None:
    """Return the one line whose amount is the *difference*: left out of the sum, or in it twice."""
    lines = [line for line in proposal.costs if line.category and abs((line.amount or 0) - difference) <= ROUNDING]
    return lines[0] if len(lines) == 1 else None


@check_each(
    code="hour-total-differs",
    looks_for=N_("Oppgitt timetall som ikke er summen av timene"),
    severity=Severity.WARNING,
    lesson=N_("2019–2021: Ambisjoner og ressurser hang ikke sammen."),
    message=N_("Skjemaet oppgir {stated} timer i alt, men linjene er {lines} timer. Forskjellen er {difference} timer."),
    why=N_("Planen regner med linjene. Er det summen som er riktig, mangler det timer."),
    fix=N_("Spør gruppen om det er en linje eller summen som er feil."),
)
def hour_total_differs(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Hold the total of hours that the form states against its lines."""
    if proposal.stated_hours is None or any(line.hours is None for line in proposal.hours):
        return
    difference = abs(proposal.stated_hours - proposal.total_hours)
    if difference > ROUNDING:
        yield Hit(
            "/hours",
            {"stated": proposal.stated_hours, "lines": proposal.total_hours, "difference": round(difference, 2)},
            (proposal.id,),
        )


@check_each(
    code="cost-outside-period",
    looks_for=N_("Kostnader i år tiltaket ikke går"),
    severity=Severity.WARNING,
    lesson=UNDER_FINANCED,
    message=N_("{amount} kroner står i {year}, men tiltaket går i {years}."),
    why=N_("Penger i et år uten aktivitet er enten ført i feil år, eller tiltaket varer lenger enn det sier."),
    fix=N_("Flytt beløpet til et år tiltaket går, eller rett start eller slutt."),
)
def cost_outside_period(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find costs in years in which the measure does not run, or that the plan does not have."""
    years = _years_of(proposal, plan)
    for number, line in enumerate(proposal.costs):
        if years and line.amount and line.year is not None and line.year not in years:
            figures: dict[str, object] = {"amount": line.amount, "year": Year(line.year), "years": tuple(Year(year) for year in years)}
            yield Hit(f"/costs/{number}/year", figures, (proposal.id,))


@check_each(
    code="hours-outside-period",
    looks_for=N_("Timer i år tiltaket ikke går"),
    severity=Severity.WARNING,
    lesson=N_("2019–2021: Ambisjoner og ressurser hang ikke sammen."),
    message=N_("{hours} timer ({person}) står i {year}, men tiltaket går i {years}."),
    why=N_("Timer i et år uten aktivitet er enten ført i feil år, eller tiltaket varer lenger enn det sier."),
    fix=N_("Flytt timene til et år tiltaket går, eller rett start eller slutt."),
)
def hours_outside_period(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find hours in years in which the measure does not run, or that the plan does not have."""
    years = _years_of(proposal, plan)
    for number, line in enumerate(proposal.hours):
        if years and line.hours and line.year is not None and line.year not in years:
            who = line.person or line.role or "–"
            figures: dict[str, object] = {
                "hours": line.hours,
                "person": who,
                "year": Year(line.year),
                "years": tuple(Year(year) for year in years),
            }
            yield Hit(f"/hours/{number}/year", figures, (proposal.id,))


def _years_of(proposal: Proposal, plan: Plan) -> tuple[int, ...]:
    """Return the years in which *proposal* runs, also those outside the plan, which `outside-period` tells of; else all of the plan's."""
    if proposal.start and proposal.end and proposal.start <= proposal.end:
        return tuple(range(proposal.start.year, proposal.end.year + 1))
    return tuple(plan.setup.years)


@check(
    code="budget-exceeded",
    looks_for=N_("Kilder som blir bedt om mer enn de har"),
    severity=Severity.WARNING,
    lesson=UNDER_FINANCED,
    message=N_("Forslagene ber om {amount} kroner fra «{source}» i {year}. Det kan fordeles {limit} kroner når reserven er trukket fra."),
    why=N_("Alle forslagene får ikke plass. Det er bedre å velge nå enn å kutte senere."),
    fix=N_("Prioriter, flytt tiltak til et annet år, eller finn annen finansiering."),
    limits=("reserve_share",),
)
def budget_exceeded(plan: Plan) -> Iterator[Hit]:
    """Hold the money asked for from each source of the budget in a year against what can be given."""
    for (year, source), amount in sorted(laid_out(plan).totals.money.items()):
        limit = money_limit(plan.setup, source, year)
        if year in plan.setup.years and amount > limit:
            yield Hit(None, {"amount": figure(amount), "source": source, "year": Year(year), "limit": figure(limit)})


CHECKS = (total_differs, hour_total_differs, cost_outside_period, hours_outside_period, budget_exceeded)
