"""A workbook's empty cells that wait for an answer: unlocked, framed, coloured, merged, or with a list to choose from.

The reader gives only cells with something in them, since a filled-in form says no more. Who fills in a blank one must see the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tiltaksplan.document.blocks import Cell, Document, Part, Section, Table
from tiltaksplan.document.place import Place
from tiltaksplan.io.excel.names import S, cell_at, column_letters
from tiltaksplan.io.excel.sheet import Sheet
from tiltaksplan.io.excel.validations import Choices
from tiltaksplan.io.excel.workbook import Workbook, read_workbook
from tiltaksplan.io.package import Element, Package

_MOST_ROOMS = 20_000
_SIDES = ("left", "right", "top", "bottom", "start", "end")
_DATA = f"{S}sheetData"


@dataclass(frozen=True, slots=True)
class _Empty:
    row: int
    column: int
    style: int


def with_rooms(package: Package, document: Document) -> Document:
    """Return *document*, read from the workbook in *package*, with the empty cells that wait for an answer among its cells."""
    main = package.main_part()
    if main is None or document.kind != "excel":
        return document
    workbook = read_workbook(package, main)
    framed = _framed(package, main)
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    return replace(
        document,
        sections=tuple(
            _with_rooms(package, section, sheets[section.title], workbook, framed)
            if section.part is Part.SHEET and section.title in sheets
            else section
            for section in document.sections
        ),
    )


def _with_rooms(package: Package, section: Section, sheet: Sheet, workbook: Workbook, framed: list[bool]) -> Section:
    table = next((block for block in section.blocks if isinstance(block, Table)), None)
    if table is None or section.hidden:
        return section
    rooms = list(_rooms(package, table, sheet, workbook, framed))
    cells = sorted((*table.cells, *rooms), key=lambda one: (one.row, one.column))
    rows, columns = (max((getattr(one, name) for one in cells), default=0) for name in ("row", "column"))
    wider = replace(table, cells=tuple(cells), rows=rows, columns=columns)
    return replace(section, blocks=tuple(wider if block is table else block for block in section.blocks))


def _rooms(package: Package, table: Table, sheet: Sheet, workbook: Workbook, framed: list[bool]) -> Iterator[Cell]:
    spans = {(area[0], area[1]): area for area in sheet.merged}
    covered = {
        (row, column)
        for top, left, bottom, right in sheet.merged
        if (bottom - top + 1) * (right - left + 1) <= _MOST_ROOMS
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    taken = {(cell.row, cell.column) for cell in table.cells} | covered
    label_fills = {cell.fill for cell in table.cells if cell.fill and cell.bold}
    choices = Choices(workbook, sheet)
    for count, one in enumerate(_empty_cells(package, sheet)):
        if count >= _MOST_ROOMS:
            return
        if (one.row, one.column) in taken:
            continue
        style = workbook.styles[one.style if one.style < len(workbook.styles) else 0]
        options, prompt = choices.of(one.row, one.column)
        area = spans.get((one.row, one.column))
        has_frame = one.style < len(framed) and framed[one.style]
        if sheet.protected and style.locked:
            continue
        if not (sheet.protected or area or options or prompt or has_frame or (style.fill and style.fill not in label_fills)):
            continue
        if style.fill in label_fills and style.fill and not (sheet.protected or options):
            continue
        name = f"{column_letters(one.column)}{one.row}"
        yield Cell(
            row=one.row,
            column=one.column,
            row_span=area[2] - area[0] + 1 if area else 1,
            column_span=area[3] - area[1] + 1 if area else 1,
            number_format=style.number_format,
            shaded=bool(style.fill),
            fill=style.fill,
            align=style.align,
            locked=style.locked if sheet.protected else None,
            options=options,
            takes_others=bool(options) and choices.takes_others(one.row, one.column),
            input_prompt=prompt,
            place=Place((("sheet", sheet.name), ("cell", name)), f"{sheet.part}#{name}"),
        )


def _empty_cells(package: Package, sheet: Sheet) -> Iterator[_Empty]:
    for row in package.stream(sheet.part, (f"{S}row",)):
        for cell in row.iterchildren(f"{S}c"):
            at = cell_at(cell.get("r") or "")
            if at is not None and cell.find(f"{S}v") is None and cell.find(f"{S}f") is None and cell.find(f"{S}is") is None:
                style = cell.get("s") or "0"
                yield _Empty(*at, int(style) if style.isdecimal() and len(style) < 9 else 0)


def _framed(package: Package, main: str) -> list[bool]:
    """Return for each style of cells whether it draws a frame."""
    parts = package.related(main, "styles")
    if not parts:
        return []
    root = package.tree(parts[0])
    borders = [_has_side(one) for one in root.iterfind(f"{S}borders/{S}border")]
    numbers = (one.get("borderId") or "0" for one in root.iterfind(f"{S}cellXfs/{S}xf"))
    return [bool(borders) and number.isdecimal() and int(number) < len(borders) and borders[int(number)] for number in numbers]


def _has_side(border: Element) -> bool:
    sides = (border.find(f"{S}{name}") for name in _SIDES)
    return sum(side is not None and side.get("style", "none") != "none" for side in sides) > 1
