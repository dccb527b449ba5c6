"""Tables that are typed with tabs: lines of the same number of columns, headers first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tiltaksplan.document.blocks import Block, Cell, Paragraph, Role, Table
from tiltaksplan.document.inline import Control, Inline, Span
from tiltaksplan.forms.grid_find import GridFinder

_FEWEST_LINES = 2


def with_tab_tables(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield *blocks*, lines typed with tabs as a table where their first line heads one."""
    run: list[tuple[Paragraph, list[list[Inline]]]] = []
    for block in blocks:
        columns = _columns(block) if isinstance(block, Paragraph) and block.role in (Role.BODY, Role.NUMBER) else []
        if isinstance(block, Paragraph) and len(columns) >= 2 and (not run or len(columns) <= len(run[0][1])):
            run.append((block, columns))
            continue
        yield from _table_or_lines(run)
        run = [(block, columns)] if isinstance(block, Paragraph) and len(columns) >= 2 else []
        if not run:
            yield block
    yield from _table_or_lines(run)


def _columns(paragraph: Paragraph) -> list[list[Inline]]:
    """Return what stands between the tabs of *paragraph*; nothing where a control or a line break makes it something else."""
    columns: list[list[Inline]] = [[]]
    for one in paragraph.content:
        if isinstance(one, Control) or "\n" in one.text:
            return []
        first, *rest = one.text.split("\t")
        columns[-1].append(replace(one, text=first))
        for text in rest:
            columns.append([replace(one, text=text)])
    return columns if any(isinstance(part, Span) and part.text.strip() for part in columns[0]) else []


def _is_bold(content: Sequence[Inline]) -> bool:
    spans = [one for one in content if isinstance(one, Span) and one.text.strip()]
    return bool(spans) and all(one.bold for one in spans)


def _table_or_lines(run: Sequence[tuple[Paragraph, list[list[Inline]]]]) -> Iterator[Block]:
    if len(run) >= _FEWEST_LINES:
        cells = tuple(
            Cell(
                row=row, column=column, place=paragraph.place,
                blocks=(replace(paragraph, content=tuple(content)),),
                bold=_is_bold(content),
            )
            for row, (paragraph, columns) in enumerate(run, start=1)
            for column, content in enumerate(columns, start=1)
        )  # fmt: skip
        table = Table(cells=cells, rows=len(run), columns=len(run[0][1]), place=run[0][0].place)
        grids = GridFinder(table).find()
        if grids and grids[0].header_rows[0] == 1 and len(grids[0].rows) >= len(run) - 1:
            yield table
            return
    yield from (paragraph for paragraph, _ in run)
