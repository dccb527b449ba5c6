"""The sheets of an OpenDocument workbook: the cells that hold something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from tiltaksplan.document.blocks import Cell, Comment, Paragraph, Part, Section, Table
from tiltaksplan.document.inline import Span
from tiltaksplan.document.place import Place
from tiltaksplan.io.excel.names import LAST_COLUMN as _LAST_COLUMN
from tiltaksplan.io.excel.names import LAST_ROW as _LAST_ROW
from tiltaksplan.io.excel.names import column_letters, range_at
from tiltaksplan.io.opendocument.names import ANNOTATION, CELL, COVERED, DC, OFFICE, ROW, STYLE, TABLE, TBL, TEXT, P, whole
from tiltaksplan.io.opendocument.styles import OpenStyles
from tiltaksplan.io.package import Element

Value = int | float | bool | str | date | datetime | None
_MOST_ROWS, _MOST_CELLS = 200, 64  # so often a row, or a cell, with something in it is repeated at most
_LIST = re.compile(r"cell-content-is-in-list\((.*)\)$", re.DOTALL)
_AREA = re.compile(r"^\[(.+?)\.(\$?[A-Z]+\$?\d+):\.(\$?[A-Z]+\$?\d+)\]$")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_HIDDEN = ("collapse", "filter")


def sheet_sections(body: Element, styles: OpenStyles) -> tuple[list[Section], list[Comment]]:
    """Return a section a sheet, and the notes on cells."""
    sections: list[Section] = []
    comments: list[Comment] = []
    choices = {one.get(f"{TABLE}name") or "": _choices(one, body) for one in body.iter(f"{TABLE}content-validation")}
    hidden = {
        one.get(f"{STYLE}name")
        for one in body.getroottree().iter(f"{STYLE}style")
        if any(part.get(f"{TABLE}display") == "false" for part in one.iterchildren(f"{STYLE}table-properties"))
    }
    for number, element in enumerate(body.iterchildren(TBL), start=1):
        sheet = _Sheet(element.get(f"{TABLE}name") or "", styles, choices, comments)
        cells = tuple(sheet.cell(*found) for found in _filled_cells(element))
        rows, columns = max((one.row for one in cells), default=0), max((one.column for one in cells), default=0)
        table = Table(cells=cells, rows=rows, columns=columns, place=Place((("sheet", sheet.name),), f"content.xml#{sheet.name}"))
        is_hidden = element.get(f"{TABLE}style-name") in hidden
        sections.append(Section(blocks=(table,), part=Part.SHEET, title=sheet.name, hidden=is_hidden, number=number))
    return sections, comments


def _choices(element: Element, body: Element) -> tuple[str, ...]:
    found = _LIST.search(element.get(f"{TABLE}condition") or "")
    if found is None:
        return ()
    area = _AREA.match(found[1])
    where = range_at(f"{area[2]}:{area[3]}".replace("$", "")) if area else None
    if area is None or where is None:
        return tuple(text.replace('""', '"') for text in _QUOTED.findall(found[1]))
    top, left, bottom, right = where
    name = area[1].strip("$'").replace("''", "'")
    sheet = next((one for one in body.iterchildren(TBL) if one.get(f"{TABLE}name") == name), None)
    cells = _filled_cells(sheet) if sheet is not None else ()
    return tuple(_text_of(cell) for cell, row, column, _hidden in cells if top <= row <= bottom and left <= column <= right)


def _filled_cells(table: Element) -> Iterator[tuple[Element, int, int, bool]]:
    """Yield the cells that hold something: element, row, column, and whether the row is hidden."""
    row_number = 0
    for row in table.iter(ROW):
        repeated = min(whole(row.get(f"{TABLE}number-rows-repeated")), _LAST_ROW)
        if any(len(child) for child in row):
            hidden = row.get(f"{TABLE}visibility") in _HIDDEN
            for number in range(row_number + 1, row_number + min(repeated, _MOST_ROWS) + 1):
                column = 0
                for child in row:
                    times = min(whole(child.get(f"{TABLE}number-columns-repeated")), _LAST_COLUMN)
                    if child.tag in (CELL, COVERED) and len(child):
                        yield from ((child, number, one, hidden) for one in range(column + 1, column + min(times, _MOST_CELLS) + 1))
                    column += times
        row_number += repeated


def _text_of(element: Element) -> str:
    return "\n".join(_line_of(one) for one in element.iterchildren(P))


def _line_of(element: Element) -> str:
    text = element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            text += " " * min(whole(child.get(f"{TEXT}c")), 1000)
        elif child.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            text += "\t" if child.tag == f"{TEXT}tab" else "\n"
        elif child.tag != ANNOTATION:
            text += _line_of(child)
        text += child.tail or ""
    return text


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Makes the cells of one sheet."""

    name: str
    styles: OpenStyles
    choices: dict[str, tuple[str, ...]]
    comments: list[Comment]

    def cell(self, element: Element, row: int, column: int, hidden: bool) -> Cell:
        """Return the cell that *element* is at a place."""
        name = f"{column_letters(column)}{row}"
        place = Place((("sheet", self.name), ("cell", name)), f"content.xml#{self.name}!{name}")
        text, style = _text_of(element), element.get(f"{TABLE}style-name") or ""
        look, fill = self.styles.cell_look(style), self.styles.fill(style)
        note = element.find(ANNOTATION)
        said = _text_of(note) if note is not None else ""
        if said and note is not None:
            self.comments.append(Comment(text=said, author=note.findtext(f"{DC}creator"), place=place))
        formula = element.get(f"{TABLE}formula")
        span = Span(text=text, bold=look.bold, italic=look.italic, faint=look.faint, chosen=look.chosen, struck=look.struck)
        return Cell(
            row=row,
            column=column,
            blocks=(Paragraph(content=(span,), place=place),) if text else (),
            row_span=max(1, min(whole(element.get(f"{TABLE}number-rows-spanned")), _LAST_ROW)),
            column_span=max(1, min(whole(element.get(f"{TABLE}number-columns-spanned")), _LAST_COLUMN)),
            value=_value(element, text),
            formula=formula.partition("=")[2] or None if formula else None,
            bold=look.bold,
            faint=look.faint,
            shaded=bool(fill),
            fill=fill,
            hidden=hidden or element.tag == COVERED,
            options=self.choices.get(element.get(f"{TABLE}content-validation-name") or "", ()),
            note=said,
            place=place,
        )


def _value(element: Element, text: str) -> Value:
    kind = element.get(f"{OFFICE}value-type")
    try:
        if kind in ("float", "percentage", "currency"):
            figure = float(element.get(f"{OFFICE}value") or "")
            return int(figure) if figure == int(figure) and abs(figure) < 1e15 else figure
        if kind == "date":
            moment = datetime.fromisoformat(element.get(f"{OFFICE}date-value") or "")
            return moment if moment.time() != datetime.min.time() else moment.date()
    except (ValueError, OverflowError):
        return text or None
    if kind == "boolean":
        return element.get(f"{OFFICE}boolean-value") == "true"
    return text or None
