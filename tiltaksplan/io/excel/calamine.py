"""Old and binary workbooks (.xls, .xlsb): their cells with values; looks, formulas and lists these formats keep to themselves."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from io import BytesIO

from tiltaksplan.document.blocks import Cell, Document, Paragraph, Part, Properties, Section, Table
from tiltaksplan.document.inline import Span
from tiltaksplan.document.place import Place
from tiltaksplan.io.errors import FileExpandsTooMuch, FileIsDamaged, FileIsEncrypted
from tiltaksplan.io.excel.names import column_letters
from tiltaksplan.io.excel.number_formats import general, shown_moment

Value = int | float | bool | str | date | datetime
_Found = Value | time | timedelta
_FIRST_YEAR = 1980  # an empty moment is in 1601
_MOST_CELLS = 20_000_000  # so large an area is never a form's; calamine lays it out whole


def read_calamine(content: bytes, name: str) -> Document:
    """Return the document in a workbook that is no zip of XML.

    A share is a number here like any other, since nothing tells how it was shown: a workbook with one is not sure of anything.

    Raises:
        FileIsEncrypted, FileIsDamaged, FileExpandsTooMuch: As they say.
    """
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with _panics_as_damage(name):
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        sheets = [one for one in workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        sections = tuple(
            _section(workbook.get_sheet_by_name(one.name), one.name, number, hidden=one.visible != SheetVisibleEnum.Visible, file=name)
            for number, one in enumerate(sheets, start=1)
        )
    properties = _properties(content)
    return Document(sections=sections, kind="excel", properties=properties, certain=not any(_has_share(one) for one in sections))


@contextmanager
def _panics_as_damage(name: str) -> Iterator[None]:
    """Turn what calamine says of a file into our errors, a panic too: that is no ordinary exception, and prints where it came from."""
    from python_calamine import CalamineError, PasswordError

    with quiet_errors():
        try:
            yield
        except PasswordError as error:
            raise FileIsEncrypted(name=name, program="Excel") from error
        except (CalamineError, OSError, ValueError) as error:
            raise FileIsDamaged(name=name, program="Excel") from error
        except BaseException as error:
            if type(error).__name__ != "PanicException":
                raise
            raise FileIsDamaged(name=name, program="Excel") from None


@contextmanager
def quiet_errors() -> Iterator[None]:
    """Let what a library written in another language prints of its own failures disappear."""
    try:
        kept = os.dup(2)
    except OSError:  # a program without a console has nothing to be quiet about
        yield
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)


def _properties(content: bytes) -> Properties:
    """Return what an .xls says of itself; an .xlsb says it in XML, which nobody has needed yet."""
    from olefile import MAGIC, OleFileIO

    if not content.startswith(MAGIC):
        return Properties()
    try:
        found = OleFileIO(BytesIO(content)).get_metadata()
    except (OSError, ValueError, IndexError):
        return Properties()
    return Properties(created=_moment(found.create_time), modified=_moment(found.last_saved_time))


def _moment(found: object) -> datetime | None:
    return found if isinstance(found, datetime) and found.year > _FIRST_YEAR else None


def _section(sheet: object, title: str, number: int, *, hidden: bool, file: str) -> Section:
    cells = tuple(_cells(sheet, title, file))
    rows, columns = max((one.row for one in cells), default=0), max((one.column for one in cells), default=0)
    table = Table(cells=cells, rows=rows, columns=columns, place=Place((("sheet", title),), title))
    return Section(blocks=(table,), part=Part.SHEET, title=title, hidden=hidden, number=number)


def _cells(sheet: object, title: str, file: str) -> Iterator[Cell]:
    from python_calamine import CalamineSheet

    assert isinstance(sheet, CalamineSheet)
    if sheet.start is None:
        return
    if sheet.total_height * sheet.total_width > _MOST_CELLS:
        raise FileExpandsTooMuch(name=file)
    spans = {(top + 1, left + 1): (bottom - top + 1, right - left + 1) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()}
    first_row, first_column = sheet.start
    for row, values in enumerate(sheet.iter_rows(), start=first_row + 1):
        for column, value in enumerate(values, start=first_column + 1):
            if value != "":
                yield _cell(row, column, value, spans.get((row, column), (1, 1)), title)


def _cell(row: int, column: int, found: _Found, span: tuple[int, int], title: str) -> Cell:
    value, text = _value(found)
    name = f"{column_letters(column)}{row}"
    place = Place((("sheet", title), ("cell", name)), f"{title}!{name}")
    return Cell(
        row=row,
        column=column,
        blocks=(Paragraph(content=(Span(text=text),), place=place),) if text.strip() else (),
        row_span=span[0],
        column_span=span[1],
        value=value,
        place=place,
    )


def _value(found: _Found) -> tuple[Value, str]:
    if isinstance(found, bool):
        return found, "SANN" if found else "USANN"
    if isinstance(found, int | float):
        return (int(found) if float(found).is_integer() and abs(found) < 1e15 else found), general(found)
    if isinstance(found, datetime | date):
        moment = found.date() if isinstance(found, datetime) and found.time() == time() else found
        return moment, shown_moment(moment, "dd.mm.yyyy")
    if isinstance(found, time | timedelta):
        return str(found), str(found)
    return found, found


def _has_share(section: Section) -> bool:
    cells = (cell for block in section.blocks if isinstance(block, Table) for cell in block.cells)
    return any(isinstance(cell.value, float) and 0 < abs(cell.value) < 1 for cell in cells)
