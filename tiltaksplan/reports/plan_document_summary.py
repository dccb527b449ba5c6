"""The summary: what the plan comes to, in one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tiltaksplan.document.blocks import Block, Role, paragraph
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.prioritise import fingerprint_of
from tiltaksplan.plan.quarter import Quarter
from tiltaksplan.plan.reckoning import exact
from tiltaksplan.reports.report import Report
from tiltaksplan.reports.tables import Column, table_of

NOTHING_CHOSEN = N_("Ingen tiltak er valgt.")
NO_PROPOSALS = N_("Planen har ingen forslag ennå.")


def summary_blocks(report: Report) -> tuple[Block, ...]:
    """Return the summary: the figures in a sentence and in two tables, and what deserves the leaders' eye."""
    return tuple(_summary(report))


def _summary(report: Report) -> Iterator[Block]:
    words, outcome = report.wording, report.outcome
    yield paragraph(_in_short(report), Role.LEAD)
    if outcome.problem:
        yield paragraph(report.told(outcome.problem), Role.LEAD)
    yield from (paragraph(text, Role.LEAD) for text in _out_of_date(report))
    if not report.measures:
        return
    yield table_of(
        (Column(head=words(N_("Nøkkeltall")), width=3), Column(head=words(N_("Verdi")), width=2, figures=True)),
        _key_figures(report),
        caption=words(N_("Nøkkeltall for planen")),
    )
    yield _by_focus_area(report)
    yield from (paragraph(text, Role.BULLET, 1) for text in _worth_knowing(report))


def _in_short(report: Report) -> str:
    words, outcome = report.wording, report.outcome
    if not report.plan.proposals:
        return words(NO_PROPOSALS)
    if not report.measures:
        return words(NOTHING_CHOSEN) + " " + _others(report)
    hours = sum(exact(measure.proposal.total_hours) for measure in report.measures)
    sentence = words(
        N_("Planen tar inn {selected} av {proposals} forslag. Tiltakene koster {cost} og krever {hours} timer, som er {years} årsverk."),
        selected=len(report.measures),
        proposals=len(report.plan.proposals),
        cost=words.kroner(sum(measure.proposal.total_cost for measure in report.measures)),
        hours=words.whole(hours),
        years=words.score(float(hours) / report.plan.setup.hours_per_work_year) if report.plan.setup.hours_per_work_year else "",
    )
    return f"{sentence} {_others(report)}" if outcome.reserve or outcome.down else sentence


def _out_of_date(report: Report) -> Iterator[str]:
    """Yield what has happened since the choice was made: nobody is to decide on a plan that is not the newest without knowing."""
    words, outcome, plan = report.wording, report.outcome, report.plan
    if outcome.plan_fingerprint and outcome.plan_fingerprint != fingerprint_of(plan):
        yield words(
            N_(
                "Merk: Oppsettet, forslagene eller poengene er endret etter at valget ble gjort. "
                "Kjør prioriteringen på nytt før planen legges fram."
            )
        )
    judged = {one.proposal for one in outcome.selected} | {one.proposal for one in (*outcome.reserve, *outcome.down)}
    new = [report.named(proposal.id) for proposal in plan.proposals if proposal.id not in judged]
    if new and judged:
        yield words(N_("Disse forslagene var ikke med da valget ble gjort: {proposals}."), proposals=words.listed(new))


def _others(report: Report) -> str:
    return report.wording(
        N_("{reserve} forslag står i reserve, og {down} er prioritert ned."),
        reserve=len(report.outcome.reserve),
        down=len(report.outcome.down),
    )


def _key_figures(report: Report) -> Iterator[tuple[str, str]]:
    words, setup, outcome = report.wording, report.plan.setup, report.outcome
    proposals = [measure.proposal for measure in report.measures]
    cost, taken = sum(one.total_cost for one in proposals), sum(one.amount for one in outcome.load.budget)
    yield words(N_("Forslag")), words.whole(len(report.plan.proposals))
    if setup.max_measures is None:
        yield words(N_("Valgte tiltak")), words.whole(len(report.measures))
    else:
        yield (
            words(N_("Valgte tiltak, og hvor mange det er plass til")),
            words(N_("{selected} av {places}"), selected=len(report.measures), places=setup.max_measures),
        )
    yield words(N_("Forslag i reserve")), words.whole(len(outcome.reserve))
    yield words(N_("Forslag prioritert ned")), words.whole(len(outcome.down))
    yield words(N_("Samlet kostnad")), words.kroner(cost)
    yield words(N_("– fra kilder med en grense i planen")), words.kroner(taken)
    yield words(N_("– fra andre kilder")), words.kroner(max(cost - taken, 0))
    limit = sum(one.limit for one in outcome.load.budget)
    if limit:
        yield words(N_("Igjen under grensene")), words.kroner(limit - taken)
    hours = sum(exact(one.total_hours) for one in proposals)
    yield words(N_("Timer i alt")), words.whole(hours)
    if setup.hours_per_work_year:
        yield words(N_("Årsverk, på {hours} timer"), hours=setup.hours_per_work_year), words.score(float(hours) / setup.hours_per_work_year)


def _by_focus_area(report: Report) -> Block:
    words = report.wording
    areas = list(
        dict.fromkeys(
            [*(area.name for area in report.plan.setup.focus_areas), *(report.focus_area(one.proposal) for one in report.measures)]
        )
    )
    proposed = Counter(report.focus_area(one) for one in report.plan.proposals)
    rows = []
    for area in areas:
        own = [one.proposal for one in report.measures if report.focus_area(one.proposal) == area]
        cost, hours = sum(one.total_cost for one in own), sum(exact(one.total_hours) for one in own)
        rows.append((area, words.whole(proposed[area]), words.whole(len(own)), words.whole(cost), words.whole(hours)))
    chosen = [one.proposal for one in report.measures]
    hours = sum(exact(one.total_hours) for one in chosen)
    total = (
        words(N_("Sum")),
        words.whole(len(report.plan.proposals)),
        words.whole(len(chosen)),
        words.whole(sum(one.total_cost for one in chosen)),
        words.whole(hours),
    )
    columns = (
        Column(head=words(N_("Hovedområde")), width=4),
        Column(head=words(N_("Forslag")), width=1.4, figures=True),
        Column(head=words(N_("Valgt")), width=1.4, figures=True),
        Column(head=words(N_("Kostnad (kr)")), width=2, figures=True),
        Column(head=words(N_("Timer")), width=1.4, figures=True),
    )
    return table_of(columns, rows, total=total, caption=words(N_("Valgte tiltak etter hovedområde")))


def _worth_knowing(report: Report) -> Iterator[str]:
    words, setup = report.wording, report.plan.setup
    loads = [one for one in report.outcome.load.units if one.capacity > 0 and one.hours > 0]
    if loads:
        most = max(loads, key=lambda one: one.hours / one.capacity)
        yield words(
            N_("Enheten med mest å gjøre er {unit} i {quarter}: {share} av timene er i bruk."),
            unit=most.unit,
            quarter=words.quarter(Quarter.parse(most.quarter)),
            share=words.percent(most.hours / most.capacity),
        )
    starts = Counter(measure.first for measure in report.measures)
    quarter, number = max(starts.items(), key=lambda one: (one[1], -(one[0].year * 4 + one[0].number)))
    yield words(
        N_("Flest tiltak starter i {quarter}: {number} av {selected}."),
        quarter=words.quarter(quarter),
        number=number,
        selected=len(report.measures),
    )
    moved = [measure for measure in report.measures if measure.later]
    if moved:
        yield words(N_("{number} tiltak starter senere enn foreslått. Grunnen står på siden til hvert av dem."), number=len(moved))
    missed = missed_goals(report)
    prioritised = [goal for goal in setup.goals if goal.prioritised]
    if prioritised:
        reached = len(prioritised) - len(missed)
        message = Message.of(
            N_("{reached} av {goals} prioriterte utviklingsmål får bidrag fra minst ett tiltak."), reached=reached, goals=len(prioritised)
        )
        yield words.told(message) + (" " + words(N_("Uten bidrag: {numbers}."), numbers=words.listed(missed)) if missed else "")


def missed_goals(report: Report) -> list[str]:
    """Return the numbers of the prioritised strategy goals that no selected measure contributes to."""
    reached = {number for measure in report.measures for number in measure.proposal.strategy_goals}
    return [goal.number for goal in report.plan.setup.goals if goal.prioritised and goal.number not in reached]
