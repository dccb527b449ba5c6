"""Worksheets that are longer than any form and any list of proposals: they are told of, and not read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tiltaksplan.document.blocks import Document, Part, Section, Table
from tiltaksplan.document.place import Place
from tiltaksplan.forms.reading import Problem
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.finding import Severity

MOST_CELLS = 50_000  # a hundred times a large form, and some thousand proposals
CODE = "sheet-too-long"
_TOO_LONG = N_(
    "Arket «{title}» har {rows} rader. Det er mer enn noe skjema og noen liste over forslag, og arket er ikke lest. "
    "Er det forslag i det, så kopier dem til et eget ark."
)


def without_long_sheets(document: Document) -> tuple[Document, tuple[Problem, ...]]:
    """Return *document* without the worksheets that are too long to be a form, and a problem for each that people see."""
    long = [section for section in document.sections if section.part is Part.SHEET and _cells_in(section) > MOST_CELLS]
    if not long:
        return document, ()
    left = tuple(section for section in document.sections if not any(section is one for one in long))
    return replace(document, sections=left), tuple(_problem(section) for section in long if not section.hidden)


def _problem(section: Section) -> Problem:
    rows = max(table.rows for table in _tables(section))
    message = Message.of(_TOO_LONG, title=section.title, rows=rows)
    return Problem(code=CODE, severity=Severity.WARNING, message=message, field="", place=Place((("sheet", section.title),)))


def _cells_in(section: Section) -> int:
    return sum(len(table.cells) for table in _tables(section))


def _tables(section: Section) -> Iterator[Table]:
    yield from (block for block in section.blocks if isinstance(block, Table))
