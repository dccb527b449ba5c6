"""Tables: captions above, header rows that repeat, rows that stay whole, cells that span."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from tiltaksplan.document.blocks import Align, Cell, Paragraph, Role, Table
from tiltaksplan.io import looks
from tiltaksplan.io.widths import column_shares
from tiltaksplan.io.word.write_styles import CELL_HEADER, CELL_TEXT, FORM_TABLE, REPORT_TABLE, style_name
from tiltaksplan.io.word.write_text import paragraph_element
from tiltaksplan.io.word.write_xml import element, low_paragraph
from tiltaksplan.io.word.writing import Writing

FULL = 5000  # fiftieths of a percent


def table_element(writing: Writing, table: Table) -> BaseOxmlElement:
    """Return *table* as Word's, as wide as the text."""
    shares = column_shares(table)
    widths = [round(share * writing.width * 20) for share in shares]
    style = (
        FORM_TABLE if any(block.controls for cell in table.cells for block in cell.blocks if isinstance(block, Paragraph)) else REPORT_TABLE
    )
    made = element(
        "tbl",
        element(
            "tblPr",
            element("tblStyle", val=writing.word.styles[style].style_id),
            element("tblW", w=sum(widths), type="dxa"),
            element("tblLayout", type="fixed"),
            element(
                "tblLook",
                val="04A0",
                firstRow=int(table.header_rows > 0),
                lastRow=int(table.total_row),
                firstColumn=0,
                lastColumn=0,
                noHBand=1,
                noVBand=1,
            ),
            element("tblCaption", val=table.caption) if table.caption else None,
        ),
        element("tblGrid", *(element("gridCol", w=width) for width in widths)),
    )
    for row in range(1, table.rows + 1):
        made.append(_row(writing, table, row, widths))
    return made


def _row(writing: Writing, table: Table, row: int, widths: list[int]) -> BaseOxmlElement:
    header = row <= table.header_rows
    made = element("tr", element("trPr", element("cantSplit"), element("tblHeader") if header else None))
    column = 1
    while column <= table.columns:
        cell = table.at(row, column)
        span = cell.column_span if cell else 1
        width = sum(widths[column - 1 : column - 1 + span])
        if cell is not None and cell.row < row:
            made.append(_continued(cell, width))
        else:
            made.append(_cell(writing, table, cell or Cell(row=row, column=column), width))
        column += span
    return made


def _continued(cell: Cell, width: int) -> BaseOxmlElement:
    """Return the place of a cell that began in a row above."""
    properties = element(
        "tcPr",
        element("tcW", w=width, type="dxa"),
        element("gridSpan", val=cell.column_span) if cell.column_span > 1 else None,
        element("vMerge"),
    )
    return element("tc", properties, element("p"))


def _cell(writing: Writing, table: Table, cell: Cell, width: int) -> BaseOxmlElement:
    header = cell.header or cell.row <= table.header_rows
    total = table.total_row and cell.row + cell.row_span - 1 == table.rows
    fill = cell.fill or (looks.HEADER_FILL if cell.row <= table.header_rows else looks.LABEL_FILL if cell.header or cell.shaded else "")
    rule = element("tcBorders", element("top", val="single", sz=8, space=0, color=looks.HEAVY_RULE)) if total else None
    properties = element(
        "tcPr",
        element("tcW", w=width, type="dxa"),
        element("gridSpan", val=cell.column_span) if cell.column_span > 1 else None,
        element("vMerge", val="restart") if cell.row_span > 1 else None,
        rule,
        element("shd", val="clear", color="auto", fill=fill) if fill else None,
        element("vAlign", val="bottom") if cell.row <= table.header_rows else None,
    )
    made = element("tc", properties)
    style = CELL_HEADER if header or cell.bold or total else CELL_TEXT
    for block in cell.blocks or (Paragraph(),):
        made.append(_block(writing, block, style, cell.align, width))
    if made[-1].tag != qn("w:p"):
        made.append(low_paragraph())  # Word wants a paragraph last in each cell
    return made


def _block(writing: Writing, block: object, style: str, align: Align | None, width: int) -> BaseOxmlElement:
    if isinstance(block, Table):
        outer, writing.width = writing.width, width / 20 - 2 * looks.CELL_PADDING_SIDE
        made = table_element(writing, block)
        writing.width = outer
        return made
    if isinstance(block, Paragraph):
        return paragraph_element(writing, block, style=_style_in_cell(block, style), align=align)
    raise ValueError(f"no place in a cell for {type(block).__name__}")


def _style_in_cell(paragraph: Paragraph, style: str) -> str:
    if paragraph.role in (Role.HELP, Role.NOTE, Role.BULLET, Role.NUMBER):
        return style_name(paragraph.role, paragraph.level)
    return style


def spacer() -> BaseOxmlElement:
    """Return the low paragraph that keeps two tables apart: Word makes one of two that touch."""
    return low_paragraph(looks.AFTER_TABLE)
