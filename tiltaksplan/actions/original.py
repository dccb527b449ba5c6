"""A form as its sender wrote it: its texts in reading order, each with its place, for showing beside what was understood of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tiltaksplan.document.blocks import Block, Document, Paragraph, Role, Section, Table
from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.progress import Progress, Silent

if TYPE_CHECKING:
    from tiltaksplan.actions.plan_file import PlanFile

MOST_TEXTS = 4000
HEADING, PLAIN, LIST, CELL, PART = "heading", "plain", "list", "cell", "part"


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalText:
    """One text of a form: a paragraph, or a cell.

    Attributes:
        place: In bokmål words, as sources and unplaced texts have it.
        kind: `heading`, `plain`, `list`, `cell`, or `part` (the name of a worksheet, which nobody filled in).
        level: Of a heading or list item; else 0.
        table: Of a cell: which table, counted from 1 through the file; 0 for all else.
        row, column: Of a cell, counted from 0 among the rows and columns with something in them.
    """

    place: str
    text: str
    kind: str = PLAIN
    level: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A form's texts.

    Attributes:
        left_out: How many more texts the file has than are shown.
    """

    texts: tuple[OriginalText, ...] = ()
    left_out: int = 0

    def nearest(self, place: str) -> int | None:
        """Return the number of the text at *place*, or of the one that *place* lies in; None where there is none."""
        numbers = {text.place: number for number, text in reversed(list(enumerate(self.texts))) if text.place}
        parts = place.split(", ")
        while parts:
            number = numbers.get(", ".join(parts))
            if number is not None:
                return number
            parts.pop()
        return None


def original_at(path: Path, progress: Progress | None = None) -> Original:
    """Return the texts of the form at *path*.

    Raises:
        FileProblem: It cannot be read.
    """
    from tiltaksplan.io.worker import read_documents

    ((_, document),) = read_documents([path], progress or Silent())
    if isinstance(document, TiltaksplanError):
        raise document
    return original_of(document)


def original_kept(plan_file: PlanFile, sha256: str, name: str, progress: Progress | None = None) -> Original:
    """Return the texts of a form that the plan has kept.

    Raises:
        FileProblem: It cannot be read.
        KeyError: The plan has no such file.
    """
    with kept_copy(plan_file, sha256, name) as copy:
        return original_at(copy, progress)


@contextmanager
def kept_copy(plan_file: PlanFile, sha256: str, name: str) -> Iterator[Path]:
    """Give a copy of a form that the plan has kept, for as long as it is read.

    Raises:
        KeyError: The plan has no such file.
    """
    content = plan_file.original(sha256)
    with TemporaryDirectory(prefix="tiltaksplan-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / Path(name).name
        copy.write_bytes(content)
        yield copy


def original_of(document: Document) -> Original:
    """Return the texts of *document* in reading order."""
    texts: list[OriginalText] = []
    tables = 0
    for section in document.sections:
        if section.title:
            texts.append(OriginalText(place="", text=section.title, kind=PART, level=1))
        for block in section.blocks:
            tables += isinstance(block, Table)
            texts.extend(_texts_of(block, tables, section))
    for comment in document.comments:
        texts.append(OriginalText(place=comment.place.words(), text=comment.text))
    return Original(texts=tuple(texts[:MOST_TEXTS]), left_out=max(0, len(texts) - MOST_TEXTS))


def _texts_of(block: Block, table: int, section: Section) -> Iterator[OriginalText]:
    if isinstance(block, Table):
        yield from _cells_of(block, table)
    elif isinstance(block, Paragraph) and block.text.strip():
        text = OriginalText(place=block.place.words(), text=f"{block.marker} {block.text}".strip(), level=block.level)
        if block.role in (Role.HEADING, Role.TITLE, Role.SUBTITLE):
            text = replace(text, kind=HEADING, level=block.level or 1)
        elif block.role in (Role.BULLET, Role.NUMBER):
            text = replace(text, kind=LIST, level=block.level or 1)
        yield text


def _cells_of(table: Table, number: int) -> Iterator[OriginalText]:
    """Yield the cells in which something stands; rows and columns without anything are passed over, so that a sheet stays small."""
    shown = [cell for cell in table.cells if cell.text.strip()]
    rows, columns = sorted({cell.row for cell in shown}), sorted({cell.column for cell in shown})
    for cell in shown:
        row, column = bisect_left(rows, cell.row), bisect_left(columns, cell.column)
        yield OriginalText(
            place=cell.place.words(), text=cell.text, kind=CELL, table=number, row=row, column=column,
            row_span=bisect_left(rows, cell.row + cell.row_span) - row,
            column_span=bisect_left(columns, cell.column + cell.column_span) - column,
        )  # fmt: skip
