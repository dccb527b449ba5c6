"""Tables that are typed with tabs: lines of the same number of columns, headers first or named in the heading above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tiltaksplan.document.blocks import Block, Cell, Paragraph, Role, Table
from tiltaksplan.document.inline import Control, Inline, Span
from tiltaksplan.forms.grid_find import GridFinder

_FEWEST_LINES = 2
_FEWEST_NAMES = 3
_NAMES, _BETWEEN_NAMES = re.compile(r"\(([^()]+)\)\W*$|:\s*([^:]+)$"), re.compile(r"\s+[–—-]+\s+|\s*[,;|/]\s*|\t+")


def with_tab_tables(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield *blocks*, lines typed with tabs as a table where their first line heads one."""
    run: list[tuple[Paragraph, list[list[Inline]]]] = []
    above: Block | None = None
    for block in blocks:
        columns = _columns(block) if isinstance(block, Paragraph) and block.role in (Role.BODY, Role.NUMBER) else []
        if isinstance(block, Paragraph) and len(columns) >= 2 and (not run or len(columns) <= len(run[0][1])):
            run.append((block, columns))
            continue
        yield from _table_or_lines(run, above)
        above = run[-1][0] if run else above
        run = [(block, columns)] if isinstance(block, Paragraph) and len(columns) >= 2 else []
        if not run:
            above = block if not isinstance(block, Paragraph) or block.text.strip() else above
            yield block
    yield from _table_or_lines(run, above)


def _names_in(above: Block | None, count: int) -> list[str]:
    """Return the *count* columns that a heading names: «Pengebehov (år – hva – kroner – hvem betaler)»."""
    found = _NAMES.search(above.text.strip()) if isinstance(above, Paragraph) else None
    names = [name.strip() for name in _BETWEEN_NAMES.split(found[1] or found[2])] if found else []
    return names if len(names) == count >= _FEWEST_NAMES and all(names) else []


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


def _table_or_lines(run: Sequence[tuple[Paragraph, list[list[Inline]]]], above: Block | None) -> Iterator[Block]:
    lines = [(paragraph, [(tuple(content), _is_bold(content)) for content in columns]) for paragraph, columns in run]
    names = _names_in(above, len(run[0][1])) if run else []
    if isinstance(above, Paragraph) and names:
        lines.insert(0, (replace(above, content=()), [((Span(text=name),), True) for name in names]))
    if len(lines) >= _FEWEST_LINES:
        cells = tuple(
            Cell(
                row=row, column=column, place=paragraph.place, blocks=(replace(paragraph, content=content),), bold=bold,
                header=bool(names) and row == 1,
            )
            for row, (paragraph, columns) in enumerate(lines, start=1)
            for column, (content, bold) in enumerate(columns, start=1)
        )  # fmt: skip
        table = Table(cells=cells, rows=len(lines), columns=len(run[0][1]), place=run[0][0].place)
        grids = GridFinder(table).find()
        if grids and grids[0].header_rows[0] == 1 and len(grids[0].rows) >= len(lines) - 1:
            yield table
            return
    yield from (paragraph for paragraph, _ in run)
