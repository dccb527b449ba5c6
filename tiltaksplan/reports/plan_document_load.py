"""What the plan asks of units, people and money, and when."""

from __future__ import annotations

from collections.abc import Iterator

from tiltaksplan.document.blocks import Block, Role, Table, heading, paragraph
from tiltaksplan.language import N_
from tiltaksplan.plan.matching import person_of, source_of
from tiltaksplan.plan.reckoning import person_available, person_hours_by_year
from tiltaksplan.reports.charts import load_figures, money_figures, schedule_figures
from tiltaksplan.reports.report import Report
from tiltaksplan.reports.tables import Column, table_of
from tiltaksplan.reports.wording import rounded

NO_SOURCE = N_("Kilde ikke oppgitt")


def schedule_blocks(report: Report) -> tuple[Block, ...]:
    """Return when each measure runs."""
    words = report.wording
    title = heading(words(N_("Når tiltakene går")), 2)
    if not report.measures:
        return (title, paragraph(words(N_("Ingen tiltak er valgt, så det er ingen tidsplan å vise."))))
    return (title, *schedule_figures(report))


def load_blocks(report: Report) -> tuple[Block, ...]:
    """Return the load on units by quarter, and on people by year."""
    return tuple(_load(report))


def _load(report: Report) -> Iterator[Block]:
    words = report.wording
    yield heading(words(N_("Timer fra enhetene")), 2)
    figures = load_figures(report)
    if figures:
        text = N_(
            "Tallene viser hvor mange prosent av timene enheten kan gi i kvartalet, som går med til tiltakene. "
            "Over 100 er mer enn enheten har."
        )
        yield paragraph(words(text), keep_with_next=True)
        yield from figures
    else:
        yield paragraph(words(N_("De valgte tiltakene har ingen timer som kan legges på en enhet.")))
    if not report.public:
        yield heading(words(N_("Timer fra den enkelte")), 2)
        yield from _people(report)


def _people(report: Report) -> Iterator[Block]:
    words, setup = report.wording, report.plan.setup
    later = {measure.proposal.id: measure.later for measure in report.measures}
    hours = person_hours_by_year(report.plan, [measure.proposal for measure in report.measures], later)
    people = sorted({person for person, _ in hours}, key=lambda name: (_unit_of(report, name), name))
    if not people:
        yield paragraph(words(N_("Ingen personer er ført opp med timer i de valgte tiltakene.")))
        return
    yield paragraph(
        words(N_("Første tall er timene som går med til tiltakene, andre tall er timene personen kan gi det året.")), keep_with_next=True
    )
    columns = (
        Column(head=words(N_("Navn")), width=3),
        Column(head=words(N_("Enhet")), width=1.3),
        *(Column(head=str(year), width=1.8, figures=True) for year in setup.years),
    )
    rows = []
    for person in people:
        cells = []
        for year in setup.years:
            used, available = rounded(hours.get((person, year), 0)), person_available(setup, person, year)
            cells.append(_of(report, used, None if available is None else rounded(available)))
        rows.append((person, _unit_of(report, person), *cells))
    yield table_of(columns, rows, caption=words(N_("Timer i bruk og timer å gi, for alle som er med i tiltakene")))


def _of(report: Report, used: int, available: int | None) -> str:
    words = report.wording
    if available is None:
        return words.whole(used) if used else "–"
    return words(N_("{used} av {available}"), used=used, available=available) if used else "–"


def _unit_of(report: Report, name: str) -> str:
    known = person_of(name, report.plan.setup)
    return report.unit(known.unit, short=True) if known else report.wording(N_("Ikke i oppsettet"))


def money_blocks(report: Report) -> tuple[Block, ...]:
    """Return the money by year and source against its limits, and what other sources are to pay."""
    return tuple(_money(report))


def _money(report: Report) -> Iterator[Block]:
    words = report.wording
    figures = money_figures(report)
    yield heading(words(N_("Midler som museet fordeler")), 2)
    if figures:
        yield from figures
        yield _limited(report)
        yield paragraph(words(N_("Grensen er budsjettet fra kilden det året, når reserven er trukket fra.")), Role.NOTE)
    else:
        yield paragraph(words(N_("Ingen av de valgte tiltakene henter penger fra kilder med en grense.")))
    yield heading(words(N_("Midler fra andre kilder")), 2)
    others = _other_sources(report)
    if others is None:
        yield paragraph(words(N_("Ingen av de valgte tiltakene skal ha penger fra andre kilder.")))
    else:
        yield paragraph(
            words(N_("Disse kildene har ingen grense i planen: Tiltaket må selv skaffe pengene før det starter.")), keep_with_next=True
        )
        yield others


def _limited(report: Report) -> Table:
    words = report.wording
    sources = report.plan.setup.budget_sources()
    loads = sorted(
        report.outcome.load.budget, key=lambda one: (sources.index(one.funding) if one.funding in sources else len(sources), one.year)
    )
    columns = (
        Column(head=words(N_("Kilde")), width=3),
        Column(head=words(N_("År")), width=1),
        Column(head=words(N_("I bruk (kr)")), width=1.7, figures=True),
        Column(head=words(N_("Grense (kr)")), width=1.7, figures=True),
        Column(head=words(N_("Igjen (kr)")), width=1.7, figures=True),
        Column(head=words(N_("I bruk av grensen")), width=1.7, figures=True),
    )
    rows = [
        (
            one.funding,
            str(one.year),
            words.whole(one.amount),
            words.whole(one.limit),
            words.whole(one.limit - one.amount),
            words.percent(one.amount / one.limit) if one.limit else "–",
        )
        for one in loads
    ]
    used, limit = sum(one.amount for one in loads), sum(one.limit for one in loads)
    total = (
        words(N_("Sum")),
        "",
        words.whole(used),
        words.whole(limit),
        words.whole(limit - used),
        words.percent(used / limit) if limit else "–",
    )
    return table_of(columns, rows, total=total, caption=words(N_("Penger i bruk mot grensen, etter kilde og år")))


def _other_sources(report: Report) -> Table | None:
    words, setup = report.wording, report.plan.setup
    sums: dict[str, dict[int, int]] = {}
    for measure in report.measures:
        for line in measure.proposal.costs:
            if source_of(line.funding, setup) is None:
                own = sums.setdefault(line.funding or words(NO_SOURCE), {})
                for year, amount in measure.cost_by_year(line).items():
                    own[year] = own.get(year, 0) + amount
    sums = {source: own for source, own in sums.items() if own}
    if not sums:
        return None
    years = sorted({*setup.years, *(year for own in sums.values() for year in own)})
    columns = [Column(head=words(N_("Kilde (kr)")), width=3), *(Column(head=str(year), width=1.4, figures=True) for year in years)]
    columns.append(Column(head=words(N_("Sum")), width=1.4, figures=True))
    rows = [
        (source, *(words.whole(own[year]) if own.get(year) else "–" for year in years), words.whole(sum(own.values())))
        for source, own in sorted(sums.items())
    ]
    by_year = [sum(own.get(year, 0) for own in sums.values()) for year in years]
    total = (words(N_("Sum")), *map(words.whole, by_year), words.whole(sum(by_year))) if len(rows) > 1 else ()
    return table_of(columns, rows, total=total, caption=words(N_("Penger fra andre kilder")))
