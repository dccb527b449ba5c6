"""What must hold between the sheets of a set-up: years inside the period, units that exist, weights that add up to 100."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tiltaksplan.document.place import Place
from tiltaksplan.forms.sheet_rows import Problems, Row
from tiltaksplan.forms.sheet_tables import SheetTable
from tiltaksplan.language import N_, Message, Year
from tiltaksplan.plan.matching import unit_of
from tiltaksplan.plan.setup import Setup
from tiltaksplan.plan.spelling import nearest

FULL_WEIGHT = 100
LONGEST_PERIOD = 10
Rows = Mapping[str, Sequence[Row]]
Tables = Mapping[str, SheetTable]


def check_setup(setup: Setup, rows: Rows, tables: Tables, problems: Problems) -> Setup:
    """Return *setup* with names of units as the sheet of units has them; tell of what does not fit together."""
    setup = _with_sound_period(setup, tables, problems)
    setup = _with_sound_work_year(setup, tables, problems)
    _check_years(setup, rows, problems)
    _check_hours(setup, rows, problems)
    _check_weights(setup, rows, problems)
    _check_decisions(rows, problems)
    _check_currency(setup, tables, problems)
    return _with_known_units(setup, rows, problems)


def _with_sound_period(setup: Setup, tables: Tables, problems: Problems) -> Setup:
    if setup.first_year <= setup.last_year < setup.first_year + LONGEST_PERIOD:
        return setup
    message = Message.of(
        N_("Planen kan ikke gå fra {first} til {last}. Rett første og siste år."), first=Year(setup.first_year), last=Year(setup.last_year)
    )
    problems.add("period-impossible", _top(tables, ""), message)
    return replace(setup, last_year=max(setup.first_year, min(setup.last_year, setup.first_year + LONGEST_PERIOD - 1)))


def _with_sound_work_year(setup: Setup, tables: Tables, problems: Problems) -> Setup:
    if setup.hours_per_work_year > 0:
        return setup
    usual = Setup().hours_per_work_year
    text = N_("Et årsverk kan ikke være 0 timer. Det er satt til {usual} inntil videre. Rett timene per årsverk.")
    message = Message.of(text, usual=usual)
    problems.add("work-year-impossible", _top(tables, ""), message)
    return replace(setup, hours_per_work_year=usual)


def _check_hours(setup: Setup, rows: Rows, problems: Problems) -> None:
    for row in rows.get("people", ()):
        for year, hours in row.values.get("hours", ()):
            if hours > setup.hours_per_work_year:
                message = Message.of(
                    N_("{name} har {hours} timer i {year}, mer enn et årsverk på {work_year} timer. Kontroller tallet."),
                    name=row.values["name"], hours=hours, year=Year(year), work_year=setup.hours_per_work_year,
                )  # fmt: skip
                problems.warn("hours-above-work-year", row.place("hours"), message, text=str(hours))


def _check_years(setup: Setup, rows: Rows, problems: Problems) -> None:
    first, last = Year(setup.first_year), Year(setup.last_year)
    for row in rows.get("budget", ()):
        if row.values["year"] not in setup.years:
            message = Message.of(
                N_("Året {year} ligger utenfor planen ({first}–{last}), så beløpet regnes ikke med. Rett året, eller slett raden."),
                year=Year(row.values["year"]), first=first, last=last,
            )  # fmt: skip
            problems.warn("year-outside", row.place("year"), message, text=str(row.values["year"]))
    given = {year for row in rows.get("people", ()) for year, _ in row.values.get("hours", ())}
    people = rows.get("people", ())
    for year in sorted(given - set(setup.years)):
        message = Message.of(
            N_("Timene for {year} ligger utenfor planen ({first}–{last}) og regnes ikke med."), year=Year(year), first=first, last=last
        )
        problems.warn("year-outside", people[0].place("hours"), message, text=str(year))
    for year in sorted(set(setup.years) - given) if people else ():
        message = Message.of(N_("Kolonnen «Timer {year}» mangler eller er tom, så ingen har timer det året. Fyll den ut."), year=Year(year))
        problems.warn("hours-missing", people[0].place("hours"), message, text=str(year))


def _check_weights(setup: Setup, rows: Rows, problems: Problems) -> None:
    total = sum(criterion.weight for criterion in setup.criteria)
    if setup.criteria and abs(total - FULL_WEIGHT) > 0.01:
        message = Message.of(
            N_("Vektene summerer til {total}, ikke til 100. Poengene regnes i forhold til summen. Rett vektene om det ikke er meningen."),
            total=round(total, 2),
        )  # fmt: skip
        problems.warn("weights-not-100", rows["criteria"][0].place("weight"), message, text=f"{total:g}")


def _check_decisions(rows: Rows, problems: Problems) -> None:
    """Tell of decisions that lack what their kind needs: a second proposal, or a quarter."""
    needs = {"starts": "quarter", "not-together": "other", "first-then": "other"}
    for row in rows.get("decisions", ()):
        needed = needs.get(str(row.values["kind"]))
        if needed and needed not in row.values:
            text = (
                N_("Beslutningen trenger et kvartal.")
                if needed == "quarter"
                else N_("Beslutningen trenger et forslag til, under «Forslag 2».")
            )
            problems.add("decision-incomplete", row.place(needed), Message.of(text))


def _check_currency(setup: Setup, tables: Tables, problems: Problems) -> None:
    if setup.currency.casefold() not in ("nok", "kr", "kroner"):
        message = Message.of(
            N_("Valutaen er «{currency}», men programmet regner i norske kroner. Regn beløpene om til kroner."), currency=setup.currency
        )
        problems.warn("currency-unknown", _top(tables, ""), message, text=setup.currency)


def _with_known_units(setup: Setup, rows: Rows, problems: Problems) -> Setup:
    def known(things: tuple[Any, ...], attribute: str) -> tuple[Any, ...]:
        return tuple(_with_known_unit(thing, row, setup, problems) for thing, row in zip(things, rows.get(attribute, ()), strict=True))

    return replace(setup, groups=known(setup.groups, "groups"), people=known(setup.people, "people"))


def _with_known_unit(thing: Any, row: Row, setup: Setup, problems: Problems) -> Any:  # noqa: ANN401  a group or a person
    if not thing.unit or not setup.units:
        return thing
    unit = unit_of(thing.unit, setup)
    if unit is not None:
        return replace(thing, unit=unit.name)
    like = nearest(thing.unit, [unit.name for unit in setup.units])
    if like:
        text = N_("Enheten «{unit}» står ikke i arket Enheter. Mente du «{like}»?")
        message = Message.of(text, unit=thing.unit, like=like[0])
    else:
        message = Message.of(N_("Enheten «{unit}» står ikke i arket Enheter. Legg den til der, eller rett navnet her."), unit=thing.unit)
    problems.warn("unit-unknown", row.place("unit"), message, text=thing.unit)
    return thing


def _top(tables: Tables, attribute: str) -> Place:
    table = tables.get(attribute)
    return table.place(table.header, 1) if table else Place()
