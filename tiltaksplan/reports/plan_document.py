"""The plan as a document: what was chosen, how and why, a page a measure, what it asks of people and money, and what has to wait."""

from __future__ import annotations

from collections.abc import Iterator

from tiltaksplan.document.blocks import Block, Contents, Document, Properties, Role, Section, heading, paragraph
from tiltaksplan.language import N_
from tiltaksplan.plan.outcome import Outcome
from tiltaksplan.plan.plan import Plan
from tiltaksplan.reports.plan_document_choice import choice_blocks, down_blocks, reserve_blocks
from tiltaksplan.reports.plan_document_load import load_blocks, money_blocks, schedule_blocks
from tiltaksplan.reports.plan_document_measures import measure_blocks, selected_blocks
from tiltaksplan.reports.plan_document_strategy import strategy_blocks
from tiltaksplan.reports.plan_document_summary import summary_blocks
from tiltaksplan.reports.report import Report, report_of

CONTENTS_DEPTH = 2


def plan_document(plan: Plan, outcome: Outcome, *, language: str = "nb", public: bool = False) -> Document:
    """Return the plan document of *outcome* on *plan* in *language*.

    What is said of a person's fitness as project leader stands in no version of it; the public one names project leaders and nobody else.
    """
    report = report_of(plan, outcome, language, public)
    title = plan_title(report)
    full = bool(report.measures)  # chapters of a sentence or two need no page each
    blocks = (
        *_contents(report),
        *_chapter(report, N_("Sammendrag"), summary_blocks(report), new_page=True),
        *_chapter(report, N_("Slik er valget gjort"), choice_blocks(report), new_page=full),
        *_chapter(report, N_("Valgte tiltak"), selected_blocks(report), new_page=full),
        *measure_blocks(report),
        *_chapter(report, N_("Tidsplan og belastning"), (*schedule_blocks(report), *load_blocks(report)), new_page=full),
        *_chapter(report, N_("Penger"), money_blocks(report), new_page=full),
        *_chapter(report, N_("Strategi, samarbeid og det som må vike"), strategy_blocks(report)),
        *_chapter(report, N_("Reserve"), reserve_blocks(report)),
        *_chapter(report, N_("Prioritert ned"), down_blocks(report)),
    )
    return Document(
        sections=(Section(blocks=tuple(_title_page(report, title))), Section(blocks=blocks, number=2)),
        language=language,
        properties=Properties(title=title, subject=report.wording(N_("Tiltaksplan {period}"), period=report.period)),
    )


def plan_title(report: Report) -> str:
    """Return the plan's title, as the set-up has it."""
    return report.plan.setup.title.strip() or report.wording(N_("Tiltaksplan {period}"), period=report.period)


def _title_page(report: Report, title: str) -> Iterator[Block]:
    words, setup = report.wording, report.plan.setup
    yield paragraph(title, Role.TITLE)
    if report.period not in title:
        yield paragraph(report.period, Role.SUBTITLE)
    yield paragraph(
        words(N_("{selected} tiltak valgt blant {proposals} forslag"), selected=len(report.measures), proposals=len(report.plan.proposals)),
        Role.SUBTITLE,
    )
    if setup.approval_date:
        yield paragraph(words(N_("Skal legges fram for vedtak {day}"), day=setup.approval_date), Role.SUBTITLE)
    if report.outcome.scenario:
        yield paragraph(words(N_("Scenario: {name}"), name=report.outcome.scenario), Role.SUBTITLE)
    if report.public:
        yield paragraph(words(N_("Offentlig versjon")), Role.SUBTITLE)


def _contents(report: Report) -> Iterator[Block]:
    yield Contents(heading=report.wording(N_("Innhold")), depth=CONTENTS_DEPTH)


def _chapter(report: Report, title: str, blocks: tuple[Block, ...], *, new_page: bool = False) -> Iterator[Block]:
    text = report.wording(title)
    yield heading(text, 1, anchor=_anchor(title), page_break_before=new_page)
    yield from blocks


def _anchor(title: str) -> str:
    return "chapter-" + "-".join(title.lower().replace(",", "").split())
