"""What stands in the rows of the sheets that people edit, by the columns' keys: field values, sums as formulas, keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tiltaksplan.plan.fields import Lines, field_at
from tiltaksplan.plan.plan_sheets import ID, ROW_KEY, TITLE, PlanSheet, Rows, line_key, proposal_key, score_key
from tiltaksplan.plan.pointer import value_at
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.score import Score
from tiltaksplan.plan.setup import Criterion
from tiltaksplan.plan.spelling import name_key
from tiltaksplan.plan.suggested_steps import suggested_step
from tiltaksplan.reports.workbook_words import Book, number_of

Value = object
Row = dict[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """What a formula gives; the formula itself is the column's."""

    result: str | float


def rows_of(sheet: PlanSheet, book: Book) -> list[Row]:
    """Return the rows of *sheet*."""
    if sheet.rows is Rows.PROPOSAL:
        return [_proposal(sheet, proposal, book) for proposal in book.plan.proposals]
    if sheet.rows is Rows.LINE:
        return [row for proposal in book.plan.proposals for row in _lines(sheet, proposal)]
    return list(_scores(book))


def _proposal(sheet: PlanSheet, proposal: Proposal, book: Book) -> Row:
    row: Row = {column.key: column.field.value_in(proposal) for column in sheet.columns if column.field is not None}
    return row | {
        ID: proposal.id,
        ROW_KEY: proposal_key(proposal.id),
        "total_cost": Reckoned(result=proposal.total_cost),
        "total_hours": Reckoned(result=number_of(proposal.total_hours)),
        "status": book.status_of(proposal.id),
    }


def _lines(sheet: PlanSheet, proposal: Proposal) -> Iterator[Row]:
    kind = field_at(f"/{sheet.key}").kind
    assert isinstance(kind, Lines)
    lines = value_at(proposal, f"/{sheet.key}")
    assert isinstance(lines, tuple)
    for position, line in enumerate(lines):
        row: Row = {column.pointer: value_at(line, f"/{column.name}") for column in kind.columns}
        yield row | {
            ID: proposal.id,
            TITLE.key: Reckoned(result=proposal.title or ""),
            ROW_KEY: line_key(proposal.id, sheet.key, position),
        }


def _scores(book: Book) -> Iterator[Row]:
    """Yield a row for each step that was given, and one that waits where nobody has given any."""
    plan = book.plan
    given: dict[tuple[str, str], list[Score]] = {}
    for score in plan.scores:
        given.setdefault((score.proposal, name_key(score.criterion)), []).append(score)
    for proposal in plan.proposals:
        for criterion in plan.setup.criteria:
            waiting = Score(proposal=proposal.id, criterion=criterion.name, step=0)
            for score in given.pop((proposal.id, name_key(criterion.name)), [waiting]):
                yield _score(score, proposal, criterion, book)
    known = {proposal.id: proposal for proposal in plan.proposals}
    for scores in given.values():  # on criteria that the set-up has no longer
        for score in scores:
            yield _score(score, known.get(score.proposal), None, book)


def _score(score: Score, proposal: Proposal | None, criterion: Criterion | None, book: Book) -> Row:
    row: Row = {
        ID: score.proposal,
        TITLE.key: Reckoned(result=(proposal.title if proposal else None) or ""),
        "criterion": score.criterion,
        "assessor": score.assessor or None,
        "step": score.step or None,
        "reason": score.reason,
        ROW_KEY: score_key(score),
    }
    if proposal is not None and criterion is not None:
        step, why = suggested_step(book.plan.setup, proposal, criterion)
        row |= {"suggested": step, "suggested_why": book.words.told(why)}
    return row
