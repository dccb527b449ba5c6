"""An Excel file becomes a neutral document: a section a sheet, with one table of the cells that hold something."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

from tiltaksplan.document.blocks import Cell, Comment, Document, Paragraph, Part, Section, Table
from tiltaksplan.document.inline import Span
from tiltaksplan.document.place import Place
from tiltaksplan.io.errors import OnlyMacros
from tiltaksplan.io.excel.cells import CellMaker, Cells
from tiltaksplan.io.excel.form_controls import form_controls_of
from tiltaksplan.io.excel.formulas import Reckoner
from tiltaksplan.io.excel.notes import Note, boxes_of, notes_of
from tiltaksplan.io.excel.sheet import Sheet
from tiltaksplan.io.excel.validations import Choices
from tiltaksplan.io.excel.workbook import read_workbook
from tiltaksplan.io.files import content_of_file
from tiltaksplan.io.package import Package
from tiltaksplan.io.properties import properties_of

# Excel's codes in printed headers: left, centre and right part, font, size, colour, page, date, file …
_PART_CODE = re.compile(r"&[LCR]")
_OTHER_CODE = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&K\d\d[+-]\d{3}|&\d{1,3}|&[A-Za-z]|&(&)')

_MADE_AT_ONCE = 50_000


def read_excel(path: Path) -> Document:
    """Read the Excel file at *path*.

    Raises:
        FileProblem: It cannot be read; the sentence says why and what to do.
    """
    return excel_document(Package(content_of_file(path), path.name, "Excel"))


def excel_document(package: Package) -> Document:
    """Return the document that an Excel package holds."""
    main = package.main_part()
    if main is None:
        raise OnlyMacros(name=package.name)
    workbook = read_workbook(package, main)
    reckoner = Reckoner(workbook)
    sections: list[Section] = []
    comments: list[Comment] = []
    boxes = 0
    for number, sheet in enumerate(workbook.sheets, start=1):
        notes = notes_of(package, sheet, main)
        choices = Choices(workbook, sheet)
        sections.append(_sheet_section(CellMaker(workbook, sheet, reckoner, choices, _texts(notes)), sheet, number))
        comments.extend(_comments_of(sheet, notes))
        for address, paragraphs in boxes_of(package, sheet):
            boxes += 1
            sections.append(_box_section(sheet, address, paragraphs, boxes))
        if controls := form_controls_of(package, sheet, choices):
            boxes += 1
            sections.append(Section(blocks=tuple(controls), part=Part.TEXTBOX, title=sheet.name, hidden=sheet.hidden, number=boxes))
        sections.extend(_ends_of(sheet, number))
    properties = properties_of(package)
    return Document(sections=tuple(sections), kind="excel", properties=properties, comments=tuple(comments), names=workbook.cell_names)


def _texts(notes: list[Note]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for note in notes:
        texts[note.cell] = f"{texts[note.cell]}\n{note.text}" if note.cell in texts else note.text
    return texts


def _sheet_section(maker: CellMaker, sheet: Sheet, number: int) -> Section:
    table = Table(
        cells=_cells(maker, len(sheet.grid)),
        rows=maker.last_row,
        columns=maker.last_column,
        place=Place((("sheet", sheet.name),), f"{sheet.part}#"),
    )
    return Section(blocks=(table,), part=Part.SHEET, title=sheet.name, hidden=sheet.hidden, number=number)


def _cells(maker: CellMaker, count: int) -> tuple[Cell, ...]:
    if count <= _MADE_AT_ONCE:
        return tuple(map(maker.cell, range(count)))
    return cast(tuple[Cell, ...], Cells(maker, count))  # reads as a tuple does, and holds no cell


def _comments_of(sheet: Sheet, notes: list[Note]) -> list[Comment]:
    return [
        Comment(text=note.text, author=note.author, place=Place((("sheet", sheet.name), ("cell", note.cell)), f"{sheet.part}#{note.cell}"))
        for note in notes
    ]


def _box_section(sheet: Sheet, address: str, paragraphs: list[str], number: int) -> Section:
    place = Place((("sheet", sheet.name), ("textbox", number)), address)
    blocks = tuple(
        Paragraph(content=(Span(text=text),) if text else (), place=place if len(paragraphs) == 1 else place.below("paragraph", count))
        for count, text in enumerate(paragraphs, start=1)
    )
    return Section(blocks=blocks, part=Part.TEXTBOX, title=sheet.name, hidden=sheet.hidden, number=number)


def _ends_of(sheet: Sheet, number: int) -> list[Section]:
    """Return the sheet's printed header and footer as sections."""
    found = []
    for part, word, code in ((Part.HEADER, "header", sheet.ends[0]), (Part.FOOTER, "footer", sheet.ends[1])):
        place = Place((("sheet", sheet.name), (word, 1)), f"{sheet.part}#{word}")
        texts = [_OTHER_CODE.sub(r"\1", text).strip() for text in _PART_CODE.split(code)]
        blocks = tuple(Paragraph(content=(Span(text=text),), place=place) for text in texts if text)
        if blocks:
            found.append(Section(blocks=blocks, part=part, title=sheet.name, hidden=sheet.hidden, number=number))
    return found
