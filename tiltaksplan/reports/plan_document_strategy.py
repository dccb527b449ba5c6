"""What the measures come to together: the strategy goals they serve, whom they work with, and what gives way for them."""

from __future__ import annotations

from collections.abc import Iterator

from tiltaksplan.document.blocks import Block, heading, paragraph
from tiltaksplan.language import N_
from tiltaksplan.plan.matching import frame_of
from tiltaksplan.reports.report import Report
from tiltaksplan.reports.tables import Column, table_of


def strategy_blocks(report: Report) -> tuple[Block, ...]:
    """Return goals, frames, partners and what is displaced, each with the measures."""
    return (*_goals(report), *_frames(report), *_partners(report), *_displaced(report))


def _goals(report: Report) -> Iterator[Block]:
    words, goals = report.wording, report.plan.setup.goals
    yield heading(words(N_("Utviklingsmål")), 2)
    serving: dict[str, list[str]] = {}
    for measure in report.measures:
        for number in measure.proposal.strategy_goals:
            serving.setdefault(number, []).append(measure.proposal.id)
    known = [(goal.number, goal.text or "", goal.prioritised) for goal in goals if goal.prioritised or goal.number in serving]
    known += [(number, words(N_("Står ikke i oppsettet")), False) for number in serving if number not in {goal.number for goal in goals}]
    if not known:
        yield paragraph(words(N_("Ingen utviklingsmål er knyttet til de valgte tiltakene.")))
        return
    yield paragraph(
        words(N_("Tabellen viser de prioriterte utviklingsmålene, og andre mål som de valgte tiltakene bidrar til.")), keep_with_next=True
    )
    columns = (
        Column(head=words(N_("Nr.")), width=0.6),
        Column(head=words(N_("Utviklingsmål")), width=5),
        Column(head=words(N_("Prioritert")), width=1.1),
        Column(head=words(N_("Tiltak som bidrar")), width=2.6),
    )
    rows = [
        (number, text, words(N_("Ja")) if prioritised else words(N_("Nei")), ", ".join(serving.get(number, [])) or words(N_("Ingen")))
        for number, text, prioritised in known
    ]
    yield table_of(columns, rows, caption=words(N_("Utviklingsmål og tiltakene som bidrar til dem")))


def _frames(report: Report) -> Iterator[Block]:
    words, setup = report.wording, report.plan.setup
    yield heading(words(N_("Ytre rammer")), 2)
    serving: dict[str, list[str]] = {frame.name: [] for frame in setup.frames}
    for measure in report.measures:
        for name in measure.proposal.frames:
            known = frame_of(name, setup)
            serving.setdefault(known.name if known else name, []).append(measure.proposal.id)
    if not serving:
        yield paragraph(words(N_("Ingen ytre rammer er satt opp.")))
        return
    columns = (
        Column(head=words(N_("Ramme")), width=2),
        Column(head=words(N_("Antall")), width=0.8, figures=True),
        Column(head=words(N_("Tiltak som svarer på den")), width=5),
    )
    rows = [(name, words.whole(len(ids)), ", ".join(dict.fromkeys(ids)) or words(N_("Ingen"))) for name, ids in serving.items()]
    yield table_of(columns, rows, caption=words(N_("Ytre rammer og tiltakene som svarer på dem")))


def _partners(report: Report) -> Iterator[Block]:
    words = report.wording
    yield heading(words(N_("Samarbeid utenfor museet")), 2)
    working: dict[str, list[str]] = {}
    for measure in report.measures:
        for partner in measure.proposal.partners:
            working.setdefault(partner, []).append(measure.proposal.id)
    if not working:
        yield paragraph(words(N_("Ingen av de valgte tiltakene har oppgitt samarbeidspartnere utenfor museet.")))
        return
    columns = (Column(head=words(N_("Samarbeidspartner")), width=5), Column(head=words(N_("Tiltak")), width=3))
    rows = [(partner, ", ".join(ids)) for partner, ids in sorted(working.items(), key=lambda one: one[0].casefold())]
    yield table_of(columns, rows, caption=words(N_("Samarbeidspartnere og tiltak")))


def _displaced(report: Report) -> Iterator[Block]:
    words = report.wording
    yield heading(words(N_("Det som må vike")), 2)
    rows = [
        (f"{measure.proposal.id} {report.title_of(measure.proposal)}", measure.proposal.displaces)
        for measure in report.measures
        if measure.proposal.displaces
    ]
    if not rows:
        yield paragraph(
            words(
                N_(
                    "Ingen av de valgte tiltakene har sagt hva museet skal gjøre annerledes eller slutte med. "
                    "Timer oppstår ikke av seg selv: Dette bør avklares før tiltakene starter."
                )
            )
        )
        return
    columns = (Column(head=words(N_("Tiltak")), width=3), Column(head=words(N_("Hva museet gjør annerledes eller slutter med")), width=5))
    yield table_of(columns, rows, caption=words(N_("Hva som må vike for tiltakene")))
