"""A chosen plan as charts: the schedule, the load on the units, the money against its limits. Each with the words for who cannot see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tiltaksplan.document.blocks import Figure
from tiltaksplan.document.charts import Bar, BarChart, LoadChart, ScheduleChart, Series
from tiltaksplan.language import N_, Year
from tiltaksplan.plan.outcome import BudgetLoad, UnitLoad
from tiltaksplan.plan.quarter import Quarter, quarters_between
from tiltaksplan.reports.report import Measure, Report

MOST_LINES, LETTERS_OF_A_LINE = 48, 44  # of the labels in one chart, about: more would not be read on a page
COLUMN = N_("{year}\n{number}. kv.")


def plan_quarters(report: Report) -> tuple[Quarter, ...]:
    """Return the quarters of the plan, and those beyond it into which a measure runs."""
    setup = report.plan.setup
    first = min([Quarter(setup.first_year, 1), *(measure.first for measure in report.measures)])
    last = max([Quarter(setup.last_year, 4), *(measure.last for measure in report.measures)])
    return quarters_between(first, last)


def quarter_columns(report: Report, quarters: Iterable[Quarter]) -> tuple[str, ...]:
    """Return the heads of a chart's columns: the year, a line break, the quarter."""
    return tuple(report.wording(COLUMN, year=Year(quarter.year), number=quarter.number) for quarter in quarters)


def schedule_figures(report: Report) -> tuple[Figure, ...]:
    """Return the measures as bars over quarters, in as many figures as can be read."""
    words, measures = report.wording, report.measures
    parts = _parts(measures, [-(-len(report.title_of(measure.proposal)) // LETTERS_OF_A_LINE) for measure in measures])
    figures = []
    for number, part in enumerate(parts, start=1):
        caption = words(N_("Tidsplan for tiltakene, kvartal for kvartal"))
        if len(parts) > 1:
            caption = words(N_("Tidsplan for tiltakene, kvartal for kvartal (del {number} av {parts})"), number=number, parts=len(parts))
        figures.append(Figure(alt=_schedule_alt(report, part), caption=caption, chart=schedule_chart(report, part)))
    return tuple(figures)


def schedule_chart(report: Report, measures: Sequence[Measure]) -> ScheduleChart:
    """Return *measures* as bars over the plan's quarters, grouped by focus area."""
    quarters = plan_quarters(report)
    bars = tuple(
        Bar(
            label=f"{measure.proposal.id} {report.title_of(measure.proposal)}",
            first=measure.first - quarters[0],
            last=measure.last - quarters[0],
            group=report.focus_area(measure.proposal),
        )
        for measure in measures
    )
    return ScheduleChart(columns=quarter_columns(report, quarters), bars=bars)


def _schedule_alt(report: Report, measures: Sequence[Measure]) -> str:
    words = report.wording
    lines = [
        words(
            N_("{measure}: fra {first} til {last}."),
            measure=f"{measure.proposal.id} {report.title_of(measure.proposal)}",
            first=words.quarter(measure.first),
            last=words.quarter(measure.last),
        )
        for measure in measures
    ]
    return " ".join([words(N_("Stolpediagram over når hvert tiltak går.")), *lines])


def load_figures(report: Report) -> tuple[Figure, ...]:
    """Return the units' load against their capacity; nothing where no unit has any."""
    chart = load_chart(report)
    if chart is None:
        return ()
    words = report.wording
    caption = words(N_("Belastning på enhetene: timer i bruk i prosent av timene enheten kan gi"))
    return (Figure(alt=_load_alt(report), caption=caption, chart=chart),)


def load_chart(report: Report) -> LoadChart | None:
    """Return the load grid, a row a unit and a column a quarter; None where there is no load."""
    loads = {(one.unit, one.quarter): one for one in report.outcome.load.units}
    if not any(one.hours for one in loads.values()):
        return None
    quarters = plan_quarters(report)
    units = [
        unit for unit in _units(report) if any(loads[unit, str(quarter)].hours for quarter in quarters if (unit, str(quarter)) in loads)
    ]
    nothing = UnitLoad(unit="", quarter="", hours=0, capacity=0)
    rows = [[loads.get((unit, str(quarter)), nothing) for quarter in quarters] for unit in units]
    return LoadChart(
        rows=tuple(units),
        columns=quarter_columns(report, quarters),
        loads=tuple(tuple(one.hours for one in row) for row in rows),
        capacities=tuple(tuple(one.capacity for one in row) for row in rows),
        unit=report.wording(N_("timer")),
    )


def _units(report: Report) -> list[str]:
    order = [unit.name for unit in report.plan.setup.units]
    found = dict.fromkeys(one.unit for one in report.outcome.load.units)
    return [unit for unit in order if unit in found] + [unit for unit in found if unit not in order]


def _load_alt(report: Report) -> str:
    words, sentences = report.wording, []
    for unit in _units(report):
        own = [one for one in report.outcome.load.units if one.unit == unit and one.hours]
        if own:
            sentences.append(_load_sentence(report, unit, own))
    return " ".join([words(N_("Rutenett med en rad for hver enhet og en kolonne for hvert kvartal.")), *sentences])


def _load_sentence(report: Report, unit: str, loads: Sequence[UnitLoad]) -> str:
    words = report.wording
    with_capacity = [one for one in loads if one.capacity > 0]
    if not with_capacity:
        return words(N_("{unit} har ingen timer å gi, men er satt opp i tiltakene."), unit=unit)
    most = max(with_capacity, key=lambda one: one.hours / one.capacity)
    return words(
        N_("{unit} har mest å gjøre i {quarter}, med {share} av timene i bruk."),
        unit=unit,
        quarter=words.quarter(Quarter.parse(most.quarter)),
        share=words.percent(most.hours / most.capacity),
    )


def money_figures(report: Report) -> tuple[Figure, ...]:
    """Return the money that the measures take, by source and year, against its limit; nothing where no source is limited."""
    budget = [one for one in report.outcome.load.budget if one.limit or one.amount]
    if not budget:
        return ()
    caption = report.wording(N_("Penger i bruk etter kilde og år, mot det som kan fordeles"))
    return (Figure(alt=_money_alt(report, budget), caption=caption, chart=money_chart(report, budget)),)


def money_chart(report: Report, budget: Sequence[BudgetLoad]) -> BarChart:
    """Return bars by source and year, with the limit of each as a line."""
    words = report.wording
    ordered = sorted(budget, key=lambda one: _source_order(report, one))
    return BarChart(
        categories=tuple(f"{one.funding}\n{one.year}" for one in ordered),
        series=(Series(name=words(N_("I bruk")), values=tuple(one.amount / 1000 for one in ordered)),),
        limits=Series(name=words(N_("Grense: budsjettet uten reserven")), values=tuple(one.limit / 1000 for one in ordered)),
        unit=words(N_("tusen kroner")),
    )


def _source_order(report: Report, load: BudgetLoad) -> tuple[int, str, int]:
    sources = report.plan.setup.budget_sources()
    return sources.index(load.funding) if load.funding in sources else len(sources), load.funding, load.year


def _money_alt(report: Report, budget: Sequence[BudgetLoad]) -> str:
    words = report.wording
    sentences = [
        words(
            N_("{source} i {year}: {amount} av {limit}."),
            source=one.funding,
            year=Year(one.year),
            amount=words.kroner(one.amount),
            limit=words.kroner(one.limit),
        )
        for one in sorted(budget, key=lambda one: _source_order(report, one))
    ]
    return " ".join([words(N_("Stolpediagram over penger i bruk mot grensen.")), *sentences])


def _parts(measures: Sequence[Measure], lines: Sequence[int]) -> list[list[Measure]]:
    """Part *measures* into stretches whose labels take a page each, about as many in each of them."""
    pages = -(-sum(lines) // MOST_LINES) or 1
    most = max(sum(lines) / pages, 1)
    parts: list[list[Measure]] = []
    filled = most
    for measure, height in zip(measures, lines, strict=True):
        if filled >= most or filled + height > MOST_LINES:
            parts.append([])
            filled = 0
        parts[-1].append(measure)
        filled += height
    return parts
