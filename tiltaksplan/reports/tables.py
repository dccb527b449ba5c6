"""Tables as reports write them: rows of texts with a header row, figures to the right, a sum at the bottom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tiltaksplan.document.blocks import Align, Block, Cell, Paragraph, Role, Table, paragraph
from tiltaksplan.document.inline import Span

SIGN_WIDTH, CELL_MARGINS, TEXT_WIDTH = 5.2, 11, 470  # about, in points: bold figures of a table on an upright page


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: what stands at its head, its share of the width, and whether it holds figures."""

    head: str
    width: float = 1
    figures: bool = False


def table_of(columns: Sequence[Column], rows: Iterable[Sequence[str]], *, total: Sequence[str] = (), caption: str = "") -> Table:
    """Return a table with a header row; *total* is its last row, set apart."""
    lines = [tuple(column.head for column in columns), *rows, *([total] if total else [])]
    cells = tuple(
        Cell(
            row=row,
            column=number,
            blocks=text_blocks(text),
            header=row == 1,
            align=Align.RIGHT if column.figures else None,
        )
        for row, line in enumerate(lines, start=1)
        for number, (column, text) in enumerate(zip(columns, line, strict=True), start=1)
    )
    return Table(
        cells=cells,
        rows=len(lines),
        columns=len(columns),
        header_rows=1,
        widths=_widths(columns, lines),
        caption=caption,
        total_row=bool(total),
    )


def _widths(columns: Sequence[Column], lines: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Return the columns' shares of the width: a column of figures is at least as wide as its longest, for a figure may never be broken."""
    total = sum(column.width for column in columns)
    shares = [column.width / total for column in columns]
    for number, column in enumerate(columns):
        if column.figures:
            longest = max(len(word) for line in lines for word in (line[number].split(" ") or [""]))
            shares[number] = max(shares[number], min((longest * SIGN_WIDTH + CELL_MARGINS) / TEXT_WIDTH, 1 / len(columns)))
    spare = sum(share for share, column in zip(shares, columns, strict=True) if not column.figures)
    taken = sum(shares) - spare
    if not spare or taken >= 1:
        return tuple(share / sum(shares) for share in shares)
    return tuple(share if column.figures else share * (1 - taken) / spare for share, column in zip(shares, columns, strict=True))


def facts_table(facts: Sequence[tuple[str, str]], *, pairs: int = 1, label_width: float = 0.22) -> Table:
    """Return labels with their answers, *pairs* of them in each row, read row by row."""
    rows = -(-len(facts) // pairs)
    padded = [*facts, *[("", "")] * (rows * pairs - len(facts))]
    cells = []
    for number, (label, answer) in enumerate(padded):
        row, pair = number // pairs + 1, number % pairs
        cells.append(Cell(row=row, column=2 * pair + 1, blocks=text_blocks(label), header=bool(label)))
        cells.append(Cell(row=row, column=2 * pair + 2, blocks=text_blocks(answer)))
    rest = 1 / pairs - label_width
    return Table(cells=tuple(cells), rows=rows, columns=2 * pairs, widths=(label_width, rest) * pairs)


def text_blocks(text: str | None, role: Role = Role.BODY, language: str | None = None) -> tuple[Block, ...]:
    """Return *text* as somebody wrote it: a paragraph a line, a bullet where the line starts with `- `."""
    blocks: list[Block] = []
    for line in (text or "").split("\n"):
        words = line.strip()
        if words.startswith("- "):
            blocks.append(paragraph(words[2:].strip(), Role.BULLET, 1, language=language))
        elif words:
            blocks.append(paragraph(words, role, language=language))
    return tuple(blocks)


def led_in(label: str, text: str | None, language: str | None = None) -> tuple[Block, ...]:
    """Return *text* with *label* in bold at its head."""
    blocks = text_blocks(text, language=language)
    head = Span(text=f"{label}: ", bold=True)
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph) and first.role is Role.BODY and not language:
        return (Paragraph(content=(head, *first.content)), *blocks[1:])
    return (Paragraph(content=(Span(text=f"{label}:", bold=True),), keep_with_next=True), *blocks)
