"""Fixes of dates: a milestone, a start, an end or a whole measure put where the plan and the proposal's own lines say that it belongs."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from tiltaksplan.language import N_, Message, Year
from tiltaksplan.plan.finding import Finding
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.pointer import value_at
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.quarter import MONTHS_PER_QUARTER, QUARTERS_PER_YEAR, Quarter

MONTHS_PER_YEAR = 12
Offer = tuple[Message, dict[str, object]]


def later(day: date, months: int) -> date:
    """Return *day* so many months later; the last day of a month stays the last, and one that the month lacks becomes its last.

    >>> later(date(2023, 6, 30), 3), later(date(2023, 1, 31), 1), later(date(2023, 1, 1), -3)
    (datetime.date(2023, 9, 30), datetime.date(2023, 2, 28), datetime.date(2022, 10, 1))
    """
    years, month = divmod(day.year * MONTHS_PER_YEAR + day.month - 1 + months, MONTHS_PER_YEAR)
    last = monthrange(years, month + 1)[1]
    at_the_end = day.day == monthrange(day.year, day.month)[1]
    return date(years, month + 1, last if at_the_end else min(day.day, last))


def in_year(day: date, year: int) -> date:
    """Return *day* in another year; the last of February stays that."""
    return later(day, (year - day.year) * MONTHS_PER_YEAR)


def moved_milestone(plan: Plan, proposal: Proposal, finding: Finding) -> Iterator[Offer]:
    """Offer the milestone's day in the one year in which it lies inside the measure, and the measure's nearest day."""
    day = value_at(proposal, finding.field or "")
    start, end = proposal.start, proposal.end
    if not isinstance(day, date) or start is None or end is None or start > end:
        return
    fitting = [other for year in range(start.year, end.year + 1) if start <= (other := in_year(day, year)) <= end]
    if len(fitting) == 1:
        yield Message.of(N_("Bruk {date} for milepælen"), date=fitting[0]), {finding.field or "": fitting[0]}
    nearest = start if day < start else end
    if nearest not in fitting:
        text = N_("Flytt milepælen til tiltakets start, {date}") if day < start else N_("Flytt milepælen til tiltakets slutt, {date}")
        yield Message.of(text, date=nearest), {finding.field or "": nearest}


def put_inside_plan(plan: Plan, proposal: Proposal, finding: Finding) -> Iterator[Offer]:
    """Offer the plan's first and last day for a start and an end outside them, where a part of the measure lies inside."""
    first, last, start, end = plan.setup.first_day, plan.setup.last_day, proposal.start, proposal.end
    if start is None or end is None or not start <= end or end < first or start > last:
        return
    if start < first and end > last:
        yield Message.of(N_("Sett start til {first} og slutt til {last}"), first=first, last=last), {"/start": first, "/end": last}
    elif start < first:
        yield Message.of(N_("Sett start til {date}"), date=first), {"/start": first}
    else:
        yield Message.of(N_("Sett slutt til {date}"), date=last), {"/end": last}


def righted_period(plan: Plan, proposal: Proposal, finding: Finding) -> Iterator[Offer]:
    """Offer to exchange start and end, or the year of one of them, where the lines and milestones say which: all fits, and nothing else."""
    start, end = proposal.start, proposal.end
    years = years_of_lines(proposal)
    if start is None or end is None or end >= start or not years:
        return
    exchanged: Offer = (Message.of(N_("Bytt om start og slutt: {start} til {end}"), start=end, end=start), {"/start": end, "/end": start})
    candidates = [(end, start, exchanged)]
    for year in plan.setup.years:
        late, early = in_year(end, year), in_year(start, year)
        candidates.append((start, late, (Message.of(N_("Sett slutt til {date}"), date=late), {"/end": late})))
        candidates.append((early, end, (Message.of(N_("Sett start til {date}"), date=early), {"/start": early})))
    fitting = [offer for first, last, offer in candidates if _fits(proposal, first, last, years)]
    if len(fitting) == 1:
        yield fitting[0]


def _fits(proposal: Proposal, first: date, last: date, years: set[int]) -> bool:
    """Whether the period from *first* to *last* has the first and the last of the lines' years, and all milestones in it."""
    days = [milestone.date for milestone in proposal.milestones if milestone.date]
    return first <= last and (first.year, last.year) == (min(years), max(years)) and all(first <= day <= last for day in days)


def ended_in_time(plan: Plan, proposal: Proposal, finding: Finding) -> Iterator[Offer]:
    """Offer an end in the last year with money or hours, where nothing but empty years comes after it."""
    years = years_of_lines(proposal)
    if proposal.start is None or proposal.end is None or not years or max(years) >= proposal.end.year:
        return
    end = date(max(years), MONTHS_PER_YEAR, 31)
    empty = dict(finding.figures).get("year")
    inside = all(milestone.date is None or milestone.date <= end for milestone in proposal.milestones)
    if inside and end >= proposal.start and isinstance(empty, int) and empty > end.year:
        yield Message.of(N_("Avslutt tiltaket {date}"), date=end), {"/end": end}


def moved_start(plan: Plan, proposal: Proposal, finding: Finding) -> Iterator[Offer]:
    """Offer the quarter after the one that is waited for, with the whole measure moved along, where it then still fits."""
    start, end = proposal.start, proposal.end
    ready = dict(finding.figures).get("ready")
    if start is None or end is None or end < start or not isinstance(ready, date):
        return
    quarter = Quarter.of(ready) + 1
    quarters = quarter - Quarter.of(start)
    months = quarters * MONTHS_PER_QUARTER
    moved: dict[str, object] = {"/start": later(start, months), "/end": later(end, months)}
    for number, milestone in enumerate(proposal.milestones):
        if milestone.date:
            moved[f"/milestones/{number}/date"] = later(milestone.date, months)
    if quarters % QUARTERS_PER_YEAR == 0:
        for kind in ("costs", "hours"):
            for number, line in enumerate(getattr(proposal, kind)):
                if line.year is not None:
                    moved[f"/{kind}/{number}/year"] = line.year + quarters // QUARTERS_PER_YEAR
    elif not years_of_lines(proposal) <= set(range(later(start, months).year, later(end, months).year + 1)):
        return  # which part of the money moves to which year, only the group knows
    if quarters > 0 and later(end, months) <= plan.setup.last_day:
        text = N_("Flytt start til {number}. kvartal {year}, med resten av tiltaket")
        yield Message.of(text, number=quarter.number, year=Year(quarter.year)), moved


def years_of_lines(proposal: Proposal) -> set[int]:
    """Return the years in which *proposal* has money or hours."""
    years = {line.year for line in proposal.costs if line.amount} | {line.year for line in proposal.hours if line.hours}
    return {year for year in years if year is not None}
