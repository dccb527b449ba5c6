"""What the chosen measures ask of units, people and money, against what there is: every figure of the contract's `load`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from tiltaksplan.plan.outcome import BudgetLoad, Load, PersonLoad, UnitLoad
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.prioritise.problem import Chosen
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.quarter import QUARTERS_PER_YEAR, quarters_of_year
from tiltaksplan.plan.reckoning import (
    figure,
    money_by_year_and_source,
    money_limit,
    person_available,
    person_hours_by_quarter,
    unit_capacity,
    unit_hours,
)


def load_of(plan: Plan, chosen: Chosen) -> Load:
    """Return the load of the *chosen* proposals.

    Every unit is there in every quarter, every source in every year, and in every quarter each person of the set-up who gives hours to one
    of the measures. Somebody who is not in the set-up has nothing to be held against, and is not there.
    """
    proposals = [proposal for proposal in plan.proposals if proposal.id in chosen]
    return Load(units=_units(plan, proposals, chosen), people=_people(plan, proposals, chosen), budget=_budget(plan, proposals, chosen))


def _units(plan: Plan, proposals: Sequence[Proposal], chosen: Chosen) -> tuple[UnitLoad, ...]:
    hours = unit_hours(plan, proposals, chosen)
    return tuple(
        UnitLoad(
            unit=unit.name,
            quarter=str(quarter),
            hours=figure(hours.get((unit.name, quarter), Fraction())),
            capacity=figure(unit_capacity(plan.setup, unit.name, quarter) or Fraction()),
        )
        for unit in plan.setup.units
        for year in plan.setup.years
        for quarter in quarters_of_year(year)
    )


def _people(plan: Plan, proposals: Sequence[Proposal], chosen: Chosen) -> tuple[PersonLoad, ...]:
    hours = person_hours_by_quarter(plan, proposals, chosen)
    busy = {person for person, _ in hours}
    return tuple(
        PersonLoad(
            person=person.name,
            quarter=str(quarter),
            hours=figure(hours.get((person.name, quarter), Fraction())),
            capacity=figure((person_available(plan.setup, person.name, year) or Fraction()) / QUARTERS_PER_YEAR),
        )
        for person in plan.setup.people
        if person.name in busy
        for year in plan.setup.years
        for quarter in quarters_of_year(year)
    )


def _budget(plan: Plan, proposals: Sequence[Proposal], chosen: Chosen) -> tuple[BudgetLoad, ...]:
    amounts = defaultdict[tuple[int, str], Fraction](Fraction) | money_by_year_and_source(plan, proposals, chosen)
    return tuple(
        BudgetLoad(
            year=year,
            funding=source,
            amount=kroner(amounts[year, source]),
            limit=kroner(money_limit(plan.setup, source, year)),
        )
        for year in plan.setup.years
        for source in plan.setup.budget_sources()
    )


def kroner(amount: Fraction) -> int:
    """Return *amount* in whole kroner, halves upwards: a smaller amount never comes out larger, so no kept limit looks broken."""
    return int((Decimal(amount.numerator) / Decimal(amount.denominator)).quantize(Decimal(1), ROUND_HALF_UP))
