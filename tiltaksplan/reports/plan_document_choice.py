"""How the choice was made, and what became of the proposals that are not in: reserve, and prioritised down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tiltaksplan.document.blocks import Block, Role, heading, paragraph
from tiltaksplan.language import N_
from tiltaksplan.plan.outcome import NotSelected
from tiltaksplan.plan.quarter import Quarter
from tiltaksplan.plan.setup import Decision
from tiltaksplan.reports.report import Report
from tiltaksplan.reports.tables import Column, table_of

DECISIONS: dict[str, str] = {
    "must": N_("Skal med: {proposal}"),
    "must-not": N_("Skal ikke med: {proposal}"),
    "starts": N_("Starter i {quarter}: {proposal}"),
    "not-together": N_("Ikke begge: {proposal} og {other}"),
    "first-then": N_("{proposal} før {other}"),
}


def choice_blocks(report: Report) -> tuple[Block, ...]:
    """Return how the choice was made: the method, the criteria, the limits, the leaders' decisions."""
    return tuple(_choice(report))


def _choice(report: Report) -> Iterator[Block]:
    words = report.wording
    yield paragraph(
        words(
            N_(
                "Hvert forslag får et trinn fra 1 til 5 på hvert kriterium. Trinnene vektes sammen til poeng fra 0 til 100. "
                "Blant alle planer som holder seg innenfor pengene, timene og grensene under, "
                "er det valgt en som gir flest poeng til sammen. "
                "Et tiltak kan settes til å starte senere enn foreslått, men aldri tidligere."
            )
        )
    )
    yield paragraph(_how_sure(report))
    yield from (paragraph(text) for text in _who_judged(report))
    yield heading(words(N_("Kriterier og vekter")), 2)
    yield from _criteria(report)
    yield heading(words(N_("Grenser")), 2)
    yield from _limits(report)
    yield heading(words(N_("Ledelsens beslutninger")), 2)
    yield from _decisions(report)


def _how_sure(report: Report) -> str:
    words, outcome = report.wording, report.outcome
    if outcome.status == "infeasible":
        return words(N_("Ingen plan holder alle grensene og beslutningene samtidig. Noe av det må endres før tiltak kan velges."))
    if not report.measures:
        return words(N_("Ingen forslag lot seg velge innenfor grensene."))
    if outcome.status == "optimal":
        text = N_("De valgte tiltakene har {value} poeng til sammen. Ingen annen sammensetning gir flere poeng innenfor de samme grensene.")
        return words(text, value=words.score(outcome.value))
    text = N_(
        "De valgte tiltakene har {value} poeng til sammen. Ingen plan kan gi mer enn {bound}. "
        "Utregningen ble stanset før det var avgjort om det finnes en bedre plan."
    )
    return words(text, value=words.score(outcome.value), bound=words.score(outcome.bound))


def _who_judged(report: Report) -> Iterator[str]:
    """Yield how many of the steps somebody has given: the others are the program's suggestions, and a reader is to know."""
    plan = report.plan
    criteria, proposals = {one.name for one in plan.setup.criteria}, {one.id for one in plan.proposals}
    wanted = len(criteria) * len(proposals)
    given = len({(one.proposal, one.criterion) for one in plan.scores if one.criterion in criteria and one.proposal in proposals})
    if not wanted:
        return
    if not given:
        yield report.wording(
            N_("Ingen har vurdert forslagene ennå: Alle trinnene er foreslått av programmet ut fra det som står i skjemaene.")
        )
    elif given < wanted:
        text = N_(
            "{given} av {wanted} trinn er satt av dem som har vurdert forslagene. Resten er foreslått av programmet ut fra skjemaene."
        )
        yield report.wording(text, given=given, wanted=wanted)


def _criteria(report: Report) -> Iterator[Block]:
    words, criteria = report.wording, report.plan.setup.criteria
    if not criteria:
        yield paragraph(words(N_("Ingen kriterier er satt opp.")))
        return
    columns = (
        Column(head=words(N_("Kriterium")), width=3.4),
        Column(head=words(N_("Vekt")), width=1, figures=True),
        Column(head=words(N_("Gir 1")), width=3),
        Column(head=words(N_("Gir 5")), width=3.4),
    )
    rows = [(one.name, words.number(one.weight), *((one.steps[0], one.steps[-1]) if one.steps else ("", ""))) for one in criteria]
    yield table_of(
        columns,
        rows,
        total=(words(N_("Sum")), words.number(sum(one.weight for one in criteria)), "", ""),
        caption=words(N_("Kriterier, vekter og hva det laveste og det høyeste trinnet betyr")),
    )


def _limits(report: Report) -> Iterator[Block]:
    words, setup = report.wording, report.plan.setup
    limits = setup.limits
    texts = [
        words(N_("Høyst {number} tiltak i planen."), number=setup.max_measures) if setup.max_measures is not None else "",
        words(N_("Høyst {number} tiltak starter i samme kvartal."), number=limits["max_starts_per_quarter"]),
        words(N_("En enhet bruker høyst {share} prosent av timene sine i et kvartal."), share=limits["max_unit_load"]),
        words(N_("En person bruker høyst {share} prosent av timene sine i et år."), share=limits["max_person_share"]),
        words(N_("{share} prosent av budsjettet holdes av som reserve hvert år."), share=limits["reserve_share"]) if setup.budget else "",
    ]
    yield from (paragraph(text, Role.BULLET, 1) for text in texts if text)
    if not setup.budget:
        yield paragraph(words(N_("Budsjettet setter ingen grense: Ingen beløp er satt opp.")))
        return
    years = sorted({line.year for line in setup.budget})
    rows = []
    for source in setup.budget_sources():
        amounts = [sum(line.amount for line in setup.budget if (line.source, line.year) == (source, year)) for year in years]
        rows.append((source, *map(words.whole, amounts), words.whole(sum(amounts))))
    sums = [sum(line.amount for line in setup.budget if line.year == year) for year in years]
    columns = [Column(head=words(N_("Kilde (kr)")), width=3), *(Column(head=str(year), width=1.4, figures=True) for year in years)]
    columns.append(Column(head=words(N_("Sum")), width=1.4, figures=True))
    total = (words(N_("Sum")), *map(words.whole, sums), words.whole(sum(sums)))
    yield table_of(columns, rows, total=total, caption=words(N_("Budsjettet som kan fordeles på tiltak, før reserven er trukket fra")))


def _decisions(report: Report) -> Iterator[Block]:
    words, decisions = report.wording, report.plan.setup.decisions
    yield from (paragraph(report.told(note)) for note in report.outcome.notes)
    if not decisions:
        yield paragraph(words(N_("Ledelsen har ikke lagt noen bindinger på valget.")))
        return
    columns = (
        Column(head=words(N_("Beslutning")), width=4),
        Column(head=words(N_("Hvem")), width=2),
        Column(head=words(N_("Begrunnelse")), width=4),
    )
    rows = [
        (_decision(report, one), report.fit(one.who or words(N_("Ikke oppgitt"))), report.fit(one.reason or words(N_("Ikke oppgitt"))))
        for one in decisions
    ]
    yield table_of(columns, rows, caption=words(N_("Beslutninger som går foran poengene")))


def _decision(report: Report, decision: Decision) -> str:
    quarter = ""
    if decision.quarter:
        try:
            quarter = report.wording.quarter(Quarter.parse(decision.quarter))
        except ValueError:  # the reader of the set-up has told of it; here it is shown as it was written
            quarter = decision.quarter
    text = DECISIONS.get(decision.kind, N_("{proposal}"))
    return report.wording(text, proposal=report.named(decision.proposal), other=report.named(decision.other or ""), quarter=quarter)


def reserve_blocks(report: Report) -> tuple[Block, ...]:
    """Return the proposals in reserve, best first, and what would have to change."""
    words = report.wording
    if not report.outcome.reserve:
        return (paragraph(words(N_("Ingen forslag står i reserve."))),)
    intro = words(N_("Disse forslagene fikk ikke plass nå. De vurderes først når et tiltak faller fra eller rammene øker."))
    return (paragraph(intro, keep_with_next=True), _not_selected(report, report.outcome.reserve, words(N_("Forslag i reserve"))))


def down_blocks(report: Report) -> tuple[Block, ...]:
    """Return what was prioritised down, with the reason for each."""
    words = report.wording
    if not report.outcome.down:
        return (paragraph(words(N_("Ingen forslag er prioritert ned."))),)
    intro = words(
        N_(
            "Å prioritere er også å prioritere ned. Disse forslagene er ikke med i planen. "
            "Gruppene bak dem får vite hvorfor, og hva som skal til."
        )
    )
    return (paragraph(intro, keep_with_next=True), _not_selected(report, report.outcome.down, words(N_("Forslag som er prioritert ned"))))


def _not_selected(report: Report, proposals: Sequence[NotSelected], caption: str) -> Block:
    words = report.wording
    columns = (
        Column(head=words(N_("Forslag")), width=2.7),
        Column(head=words(N_("Poeng")), width=0.9, figures=True),
        Column(head=words(N_("Hvorfor")), width=3.8),
        Column(head=words(N_("Hva skal til")), width=3.6),
    )
    rows = [
        (
            report.named(one.proposal),
            words.score(one.score),
            report.told(one.reason),
            report.told(one.would_enter_if) or words(N_("Ikke vurdert.")),
        )
        for one in proposals
    ]
    return table_of(columns, rows, caption=caption)
