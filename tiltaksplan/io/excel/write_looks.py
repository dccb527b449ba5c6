"""The looks of a workbook that we make: by what a cell is, the same colours as in Word and PDF."""

from __future__ import annotations

from copy import copy
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from tiltaksplan.document.blocks import Align, Cell, Paragraph, Role, Table
from tiltaksplan.io import looks

if TYPE_CHECKING:
    from openpyxl.styles import Alignment, Border, Font, PatternFill
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Calibri"
SIZES: dict[Role, float] = {Role.TITLE: 18, Role.SUBTITLE: 12, Role.HEADING: 13, Role.HELP: 9, Role.NOTE: 9, Role.LEAD: 11}
DATE_FORMAT = "dd.mm.yyyy"
ROW_LINE = "E1E6EC"


class CellLooks:
    """The looks that cells of one workbook have had so far: the library reckons each anew, and most cells look like their neighbours."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], StyleArray] = {}

    def give(self, sheet: Worksheet, cell: Cell, table: Table, *, protected: bool, laid_out: bool) -> None:
        """Give the worksheet's *cell* its look; the arguments are those of `set_look`."""
        if cell.row_span > 1 or cell.column_span > 1:
            set_look(sheet, cell, table, protected=protected, laid_out=laid_out)
            return
        key = (
            tuple(block.role for block in cell.blocks if isinstance(block, Paragraph)), cell.header or cell.row == table.header_rows,
            table.total_row and cell.row == table.rows, bool(table.header_rows), cell.bold, cell.faint, cell.fill, cell.shaded,
            cell.align, cell.one_line, cell.locked, cell.number_format, isinstance(cell.value, date), cell.formula is None,
            protected, laid_out,
        )  # fmt: skip
        target = sheet.cell(row=cell.row, column=cell.column)
        if key not in self._known:
            set_look(sheet, cell, table, protected=protected, laid_out=laid_out)
            self._known[key] = copy(target._style)  # type: ignore[union-attr]  # the stubs lack it
        target._style = copy(self._known[key])  # type: ignore[union-attr]


def set_look(sheet: Worksheet, cell: Cell, table: Table, *, protected: bool, laid_out: bool = False) -> None:
    """Give the worksheet's *cell* its font, fill, frame, number format and protection.

    Args:
        sheet: The worksheet.
        cell: What stands in it.
        table: What the cell is part of.
        protected: Whether cells are locked or open.
        laid_out: Whether it is a sheet of lists: then a fine line parts the rows, and nothing is framed.
    """
    from openpyxl.styles import Protection

    target = sheet.cell(row=cell.row, column=cell.column)
    role = next((block.role for block in cell.blocks if isinstance(block, Paragraph)), Role.BODY)
    header = cell.header or cell.row == table.header_rows  # what stands above the header is a title
    total = table.total_row and cell.row == table.rows
    target.font = _font(role, header or cell.bold or total, cell.faint or role is Role.HELP)
    fill = cell.fill or (looks.HEADER_FILL if header else looks.LABEL_FILL if cell.shaded else "")
    if fill:
        target.fill = _fill(fill)
    titled = role in (Role.TITLE, Role.SUBTITLE, Role.HEADING, Role.LEAD)
    if laid_out and not header:
        if not titled and role is not Role.NOTE:
            target.border = _row_line(total or (cell.bold and cell.formula is not None))
    elif cell.locked is False or header or total:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                sheet.cell(row=row, column=column).border = _border()
    plain = titled or role is Role.NOTE or cell.align is Align.RIGHT
    indent = int(not plain) if laid_out else 0 if table.header_rows or titled else 1
    target.alignment = _alignment(cell.align, "center" if titled or header else "top", indent, cell.one_line or runs_over(cell))
    if cell.number_format:
        target.number_format = cell.number_format
    elif isinstance(cell.value, date):
        target.number_format = DATE_FORMAT
    if protected:
        target.protection = Protection(locked=cell.locked is not False)


def runs_over(cell: Cell) -> bool:
    """Whether the cell's text is a title that runs on over the empty cells beside it."""
    return cell.column_span == 1 and any(
        isinstance(block, Paragraph) and block.role in (Role.TITLE, Role.HEADING, Role.NOTE) for block in cell.blocks
    )


@cache
def _font(role: Role, bold: bool, faint: bool) -> Font:
    from openpyxl.styles import Font

    titled = role in (Role.TITLE, Role.HEADING)
    colour = looks.FAINT if faint else looks.ACCENT if titled else looks.INK
    return Font(name=FONT, size=SIZES.get(role, 11), bold=bold or titled, color=colour)


@cache
def _fill(colour: str) -> PatternFill:
    from openpyxl.styles import PatternFill

    return PatternFill("solid", start_color=colour)


@cache
def _row_line(heavy: bool) -> Border:
    from openpyxl.styles import Border, Side

    return Border(bottom=Side(style="thin", color=looks.RULE if heavy else ROW_LINE))


@cache
def _border() -> Border:
    from openpyxl.styles import Border, Side

    side = Side(style="thin", color=looks.RULE)
    return Border(left=side, right=side, top=side, bottom=side)


@cache
def _alignment(align: Align | None, vertical: str, indent: int, runs: bool) -> Alignment:
    from openpyxl.styles import Alignment

    return Alignment(
        horizontal="center" if align is Align.CENTRE else align.value if align else "left" if indent else None,
        vertical=vertical,
        wrap_text=not runs,
        indent=0 if align is Align.CENTRE else indent,
    )
