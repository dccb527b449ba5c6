"""Our own Word form without its tags: LibreOffice and Google Docs drop them when they save. Our own labels, word by word, lead as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from tiltaksplan.document.blocks import Cell, Document, Paragraph, Table
from tiltaksplan.document.inline import PROMPTS, Control, ControlKind, Inline, Span
from tiltaksplan.language import LANGUAGES, translator
from tiltaksplan.plan.fields import FIELDS, Field, Lines

_NOTHING_YET = "…"  # what the lines below the first show


def places_by_label(document: Document) -> Iterator[tuple[str, Cell]]:
    """Yield pointer and place of each answer that stands beside, or below, one of our own labels."""
    for block in document.blocks():
        if isinstance(block, Table):
            yield from _beside_labels(block)
            yield from _below_headers(block)


def _beside_labels(table: Table) -> Iterator[tuple[str, Cell]]:
    for cell in table.cells:
        field = _fields().get(_first_line(cell)) if cell.column == 1 and table.columns > 1 else None
        answer = table.at(cell.row, 2) if field is not None and not isinstance(field.kind, Lines) else None
        if field is None or answer is None:
            continue
        if field.pointer == "/frames":
            yield from _ticked_names(answer)
        else:
            yield field.pointer, _without_prompts(answer)


def _below_headers(table: Table) -> Iterator[tuple[str, Cell]]:
    """Yield the cells of one of our grids: its headers are a field's columns, with the years where a figure lies by year."""
    headers = {cell.column: cell.text.strip() for cell in table.cells if cell.row == 1}
    for field in FIELDS:
        keys = _keys_of(field, headers)
        if keys:
            for cell in table.cells:
                if cell.row > 1 and cell.column in keys:
                    yield f"{field.pointer}/{cell.row - 2}/{keys[cell.column]}", _without_prompts(cell)
            return


def _keys_of(field: Field, headers: dict[int, str]) -> dict[int, str]:
    """Return the column that each header is; nothing where one of them is not of *field*'s."""
    if not isinstance(field.kind, Lines) or not headers:
        return {}
    names = _column_names()[field.pointer]
    keys = {}
    for number, header in headers.items():
        if field.kind.by_year and header.isdecimal():
            keys[number] = f"{field.kind.by_year}/{header}"
        elif header in names:
            keys[number] = names[header]
        else:
            return {}
    return keys


@cache
def _column_names() -> dict[str, dict[str, str]]:
    """Return by field with lines the column that each header is, in all three languages."""
    return {
        field.pointer: {_told(column.label, language): column.name for column in field.kind.columns for language in LANGUAGES}
        for field in FIELDS
        if isinstance(field.kind, Lines)
    }


def _ticked_names(cell: Cell) -> Iterator[tuple[str, Cell]]:
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            ticks = [one for one in block.controls if one.kind is ControlKind.TICK]
            name = block.text.strip()
            if len(ticks) == 1 and name:
                yield f"/frames/{name}", replace(cell, blocks=(replace(block, content=(ticks[0],)),), place=block.place)


def _without_prompts(cell: Cell) -> Cell:
    """Return *cell* without what an empty control shows: a program that does not know placeholders saves it as text."""
    blocks = tuple(replace(one, content=tuple(_kept(one.content))) if isinstance(one, Paragraph) else one for one in cell.blocks)
    return replace(cell, blocks=blocks)


def _kept(content: tuple[Inline, ...]) -> Iterator[Inline]:
    for one in content:
        if isinstance(one, Control) and one.text.strip() in _prompts():
            yield replace(one, text="", spans=())
        elif not (isinstance(one, Span) and one.text.strip() in _prompts()):
            yield one


def _first_line(cell: Cell) -> str:
    return cell.text.split("\n")[0].strip()


def _told(text: str, language: str) -> str:
    return translator(language)(text)


@cache
def _fields() -> dict[str, Field]:
    return {_told(field.label, language): field for language in reversed(LANGUAGES) for field in reversed(FIELDS)}


@cache
def _prompts() -> frozenset[str]:
    return frozenset(_told(text, language) for text in PROMPTS.values() for language in LANGUAGES) | {_NOTHING_YET}
