"""Write a neutral document as a new workbook, with openpyxl: a section a worksheet. Never used on a customer's own file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tiltaksplan.document.blocks import Cell, Document, Section, Table
from tiltaksplan.document.worksheet import Area, SheetLayout, letter
from tiltaksplan.io import looks
from tiltaksplan.io.excel.finish import SheetFinish, finished
from tiltaksplan.io.excel.in_cell import as_in_cell, as_stored
from tiltaksplan.io.excel.write_layout import add_name, lay_out, protect
from tiltaksplan.io.excel.write_lists import Lists
from tiltaksplan.io.excel.write_looks import CellLooks, runs_over
from tiltaksplan.io.legible import legible
from tiltaksplan.io.saving import written_whole

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

POINTS_PER_LINE = 14.0
HIGHEST = 409.0  # what Excel takes
NARROWEST, WIDEST = 9.0, 60.0  # characters
PAGE_CHARACTERS = 190  # across a lying page, at a size that can be read
SHEET_NAME_AT_MOST = 31
NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))

_LIKE_A_FORMULA = ("=", "+", "-", "@")


def write_excel(document: Document, path: Path) -> None:
    """Write *document* to *path*: whole, or not at all.

    Raises:
        FileIsOpenElsewhere: Another program holds *path*.
        FolderCannotBeWritten: There is no such folder, or one may not write in it.
        DiskIsFull: There is no room.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    properties = workbook.properties
    properties.title, properties.subject = legible(document.properties.title), legible(document.properties.subject)
    properties.creator = legible(document.properties.author) or "tiltaksplan"
    properties.language = looks.LANGUAGE_CODES.get(document.language)
    lists, known = Lists(workbook), CellLooks()
    for section in document.sections:
        _write_sheet(workbook, section, lists, known)
    lists.write()
    for name in document.names:
        add_name(workbook, name.name, _sheet_name(name.sheet), Area(name.row, name.column, name.row, name.column).fixed)
    _write_marks(workbook, document)
    content = BytesIO()  # a full disk would leave the library's open archive behind, which complains on the screen when it is cleared away
    workbook.save(content)
    finishes = {number: _finish_of(section) for number, section in enumerate(document.sections, start=1)}
    whole = finished(content.getvalue(), finishes)
    with written_whole(path) as draft:
        draft.write_bytes(whole)


def _write_marks(workbook: Workbook, document: Document) -> None:
    from openpyxl.packaging.custom import StringProperty

    for name, text in document.properties.marks:
        workbook.custom_doc_props.append(StringProperty(name=name, value=text))  # type: ignore[attr-defined]  # the stubs lack it


def _finish_of(section: Section) -> SheetFinish:
    results = {
        f"{letter(cell.column)}{cell.row}": as_stored(as_in_cell(cell.value)) if isinstance(cell.value, str) else float(cell.value)
        for block in section.blocks
        if isinstance(block, Table)
        for cell in block.cells
        if cell.formula is not None and isinstance(cell.value, str | int | float)
    }
    layout = section.layout or SheetLayout()
    return SheetFinish(
        results=results,
        charts=tuple((chart.title, chart.alt) for chart in layout.charts),
        numbers_as_text=tuple(area.ref for area in layout.numbers_as_text),
    )


def _sheet_name(title: str) -> str:
    return legible(title).translate(NOT_IN_SHEET_NAMES)[:SHEET_NAME_AT_MOST]


def _write_sheet(workbook: Workbook, section: Section, lists: Lists, known: CellLooks) -> None:
    sheet = workbook.create_sheet(_sheet_name(section.title))
    if section.hidden:
        sheet.sheet_state = "hidden"
    sheet.sheet_view.showGridLines = any(isinstance(block, Table) and block.header_rows for block in section.blocks)
    for block in section.blocks:
        if isinstance(block, Table):
            _write_table(sheet, block, lists, known, laid_out=section.layout is not None)
    _set_page(sheet, section)
    if section.layout is not None:
        lay_out(workbook, sheet, section.layout)


def _write_table(sheet: Worksheet, table: Table, lists: Lists, known: CellLooks, *, laid_out: bool) -> None:
    locked = any(cell.locked is not None for cell in table.cells)
    for cell in table.cells:
        _write_cell(sheet, table, cell, lists, known, protected=locked, laid_out=laid_out)
    widths = _set_widths(sheet, table)
    heights = dict(table.heights) if table.heights else _heights(table, widths)
    for row, points in heights.items():
        sheet.row_dimensions[row].height = points
    if table.header_rows and not laid_out:
        sheet.freeze_panes = f"{'B' if table.name else 'A'}{table.header_rows + 1}"
        sheet.print_title_rows = f"1:{table.header_rows}"
    if table.name and table.rows > table.header_rows:
        _name_table(sheet, table)
    if locked and not laid_out:
        protect(sheet)


def _write_cell(sheet: Worksheet, table: Table, cell: Cell, lists: Lists, known: CellLooks, *, protected: bool, laid_out: bool) -> None:
    from openpyxl.cell.cell import Cell as ExcelCell

    if cell.row_span > 1 or cell.column_span > 1:
        sheet.merge_cells(
            start_row=cell.row,
            start_column=cell.column,
            end_row=cell.row + cell.row_span - 1,
            end_column=cell.column + cell.column_span - 1,
        )
    target = cast("ExcelCell", sheet.cell(row=cell.row, column=cell.column))
    if cell.formula is not None:
        target.value = f"={cell.formula}"
    else:
        content = cell.value if cell.value is not None else cell.text or None
        written = as_in_cell(content)
        target.value = as_stored(written) if isinstance(written, str) else written
        if isinstance(target.value, str):
            target.data_type = "s"  # a text that begins with "=" is a text, never a formula
    known.give(sheet, cell, table, protected=protected, laid_out=laid_out)
    if target.data_type == "s" and str(target.value).startswith(_LIKE_A_FORMULA):
        target.quotePrefix = True  # so that it is a text still when somebody has opened the cell to edit it
    if cell.options or cell.input_prompt:
        lists.offer(sheet, target.coordinate, cell.options, cell.input_prompt)
    if cell.note:
        from openpyxl.comments import Comment

        target.comment = Comment(cell.note, "tiltaksplan")


def _set_widths(sheet: Worksheet, table: Table) -> list[float]:
    from openpyxl.utils import get_column_letter

    widths = []
    for column in range(1, table.columns + 1):
        if table.widths:
            width = table.widths[column - 1]
        else:
            longest = max((_length(cell) for cell in table.cells if cell.column == column and cell.column_span == 1), default=0)
            width = min(max(longest + 3, NARROWEST), WIDEST)
        sheet.column_dimensions[get_column_letter(column)].width = width
        widths.append(width)
    return widths


def _heights(table: Table, widths: list[float]) -> dict[int, float]:
    """Return the rows that need more than one line: not every program makes them higher by itself."""
    lines: dict[int, int] = {}
    for cell in table.cells:
        if runs_over(cell):
            continue
        text = cell.text or (cell.value if isinstance(cell.value, str) else "")
        room = max(sum(widths[cell.column - 1 : cell.column - 1 + cell.column_span]) - 1, 1)
        needed = sum(max(1, -(-len(line) // int(room))) for line in text.split("\n")) if text else 1
        lines[cell.row] = max(lines.get(cell.row, 1), needed)
    return {row: min(count * POINTS_PER_LINE + 3, HIGHEST) for row, count in lines.items() if count > 1}


def _length(cell: Cell) -> int:
    text = cell.text or ("" if cell.value is None else str(cell.value))
    return max((len(line) for line in text.split("\n")), default=0)


def _name_table(sheet: Worksheet, table: Table) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table as ExcelTable
    from openpyxl.worksheet.table import TableStyleInfo

    last_row = table.rows - (1 if table.total_row else 0)
    made = ExcelTable(displayName=table.name, ref=f"A{table.header_rows}:{get_column_letter(table.columns)}{last_row}")
    made.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(made)


def _set_page(sheet: Worksheet, section: Section) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if section.landscape else "portrait"
    across = sum(dimension.width for dimension in sheet.column_dimensions.values())
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = max(1, -(-int(across) // PAGE_CHARACTERS)), 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.page_setup.fitToWidth > 1 and section.layout is None:
        sheet.print_title_cols = "A:B"
    footer = sheet.oddFooter
    if footer is not None:
        footer.right.text, footer.left.text = "&P / &N", "&A"
