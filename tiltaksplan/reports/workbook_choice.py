"""The sheet with what the choice came to: what is in, what waits in reserve, what was prioritised down, and why."""

from __future__ import annotations

from collections.abc import Iterator

from tiltaksplan.document.blocks import Align, Cell, Part, Section, Table
from tiltaksplan.document.worksheet import Area, CellRule, Mark, SheetLayout, SheetTable, Tone
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.fields import field_at
from tiltaksplan.plan.outcome import NotSelected, Outcome
from tiltaksplan.plan.plan_sheets import DOWN, NUMBER, RESERVE, SELECTED, TITLE, plan_sheet
from tiltaksplan.reports.workbook_words import (
    MONEY_FORMAT,
    SCORE_FORMAT,
    TABLES,
    TITLE_HEIGHT,
    Book,
    header_cells,
    height_of,
    lines_of,
    number_of,
    title_cells,
)

HEADER_ROW = 4
WIDTHS = (8.0, 44.0, 15.0, 10.0, 13.0, 13.0, 15.0, 13.0, 95.0, 60.0)
FIGURES = (3, 4, 5, 6, 7)
NOT_YET = N_("Planen er ikke prioritert ennå. Åpne den i programmet, velg Prioriter, og lag arbeidsboken på nytt.")
IN_SHORT = N_("{selected} tiltak er prioritert, {reserve} står i reserve, og {down} er prioritert ned. Poengene går fra 0 til 100.")
SCENARIO = N_("Scenario: {scenario}.")
OUT_OF_DATE = N_("Planen er endret etter at den ble prioritert. Prioriter på nytt før du bruker lista.")
SHEET_NOTE = N_("Arket viser utfallet, og kan ikke redigeres. Rett forslag og vurderinger, og prioriter på nytt i programmet.")


def choice_sheet(book: Book) -> Section:
    """Return the sheet; without an outcome, the sentence that says how to get one."""
    title = book.words(plan_sheet("choice").title)
    if book.outcome is None:
        table = Table(cells=tuple(title_cells(title, book.words(NOT_YET))), rows=2, columns=1, widths=(100.0,), heights=(TITLE_HEIGHT,))
        return Section(
            part=Part.SHEET, title=title, landscape=True, blocks=(table,),
            layout=SheetLayout(mark=Mark.SHOWN, protected=True, gridlines=False),
        )  # fmt: skip
    rows = list(_rows(book, book.outcome))
    last = HEADER_ROW + max(len(rows), 1)
    cells = [
        *title_cells(title, _in_short(book, book.outcome), book.words(SHEET_NOTE)),
        *header_cells(HEADER_ROW, _headers(book), right=FIGURES),
    ]
    for number, row in enumerate(rows, start=HEADER_ROW + 1):
        cells.extend(_cells(number, row, book))
    table = Table(
        cells=tuple(cells), rows=last, columns=len(WIDTHS), header_rows=HEADER_ROW, widths=WIDTHS, heights=tuple(_heights(rows)),
    )  # fmt: skip
    status = f"$C{HEADER_ROW + 1}"
    rules = tuple(
        CellRule(area=Area(HEADER_ROW + 1, 1, last, 3), formula=f'{status}="{book.words(word)}"', tone=tone)
        for word, tone in ((SELECTED, Tone.GOOD), (DOWN, Tone.FAINT))
    )
    layout = SheetLayout(
        mark=Mark.SHOWN,
        protected=True,
        gridlines=False,
        frozen=(HEADER_ROW + 1, 3),
        tables=(SheetTable(name=TABLES["choice"], area=Area(HEADER_ROW, 1, last, len(WIDTHS))),),
        rules=rules,
        title_rows=(HEADER_ROW, HEADER_ROW),
    )
    return Section(part=Part.SHEET, title=title, landscape=True, blocks=(table,), layout=layout)


def _in_short(book: Book, outcome: Outcome) -> str:
    words = book.words
    counted = {"selected": len(outcome.selected), "reserve": len(outcome.reserve), "down": len(outcome.down)}
    sentences = [words(SCENARIO, scenario=outcome.scenario)] if outcome.scenario else []
    sentences.append(words.told(outcome.problem) if outcome.problem else words(IN_SHORT, **counted))
    if book.out_of_date:
        sentences.append(words(OUT_OF_DATE))
    return " ".join(sentences)


def _headers(book: Book) -> list[str]:
    labels = (
        NUMBER.label, TITLE.label, plan_sheet("proposals").column("status").label, N_("Poeng"), field_at("/start").label,
        field_at("/end").label, plan_sheet("proposals").column("total_cost").label, plan_sheet("proposals").column("total_hours").label,
        N_("Grunn"), N_("Hva skal til for å komme med"),
    )  # fmt: skip
    return [book.words(label) for label in labels]


def _rows(book: Book, outcome: Outcome) -> Iterator[list[object]]:
    proposals = {proposal.id: proposal for proposal in book.plan.proposals}

    def sums(proposal_id: str) -> tuple[object, object]:
        proposal = proposals.get(proposal_id)
        return (proposal.total_cost, number_of(proposal.total_hours)) if proposal else (None, None)

    def title(proposal_id: str) -> str | None:
        return proposals[proposal_id].title if proposal_id in proposals else None

    words = book.words
    for one in outcome.selected:
        yield [
            one.proposal, title(one.proposal), words(SELECTED), one.score, one.start, one.end, *sums(one.proposal), words.told(one.why),
            None,
        ]  # fmt: skip
    groups: tuple[tuple[str, tuple[NotSelected, ...]], ...] = ((RESERVE, outcome.reserve), (DOWN, outcome.down))
    for status, group in groups:
        for other in group:
            yield [
                other.proposal, title(other.proposal), words(status), other.score, None, None, *sums(other.proposal),
                words.told(other.reason), _told(other.would_enter_if, book),
            ]  # fmt: skip


def _told(message: Message | None, book: Book) -> str | None:
    return book.words.told(message) or None


def _cells(number: int, row: list[object], book: Book) -> Iterator[Cell]:
    day, money = book.date_format, MONEY_FORMAT
    formats = ("", "", "", SCORE_FORMAT, day, day, money, money, "", "")
    for column, (value, number_format) in enumerate(zip(row, formats, strict=True), start=1):
        if value is not None:
            align = Align.RIGHT if column - 1 in FIGURES else None
            yield Cell(row=number, column=column, value=value, number_format=number_format, align=align, locked=True)  # type: ignore[arg-type]


def _heights(rows: list[list[object]]) -> Iterator[tuple[int, float]]:
    for number, row in enumerate(rows, start=HEADER_ROW + 1):
        lines = max(lines_of(value, width) for value, width in zip(row, WIDTHS, strict=True) if isinstance(value, str))
        if lines > 1:
            yield number, height_of(lines)
    yield HEADER_ROW, height_of(2)
    yield TITLE_HEIGHT
