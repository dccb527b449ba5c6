"""Tables: header rows that come again on each page, cells tagged with what they head and span."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.platypus import TableStyle

from tiltaksplan.document.blocks import Cell, Paragraph, Role, Table
from tiltaksplan.io import looks
from tiltaksplan.io.fonts import REGULAR
from tiltaksplan.io.pdf.flowables import TaggedParagraph, TaggedTable
from tiltaksplan.io.pdf.structure import Element
from tiltaksplan.io.pdf.words import markup, style_of
from tiltaksplan.io.widths import column_shares

Command = tuple[object, ...]
HAIR, RULE = 0.5, 1.0
BULLET_INDENT = 8.0


def table_flowable(table: Table, element: Element, width: float) -> TaggedTable | None:
    """Return *table* as a flowable *width* wide whose cells are below *element*; None for a table without cells."""
    if not table.rows or not table.columns:
        return None
    data: list[list[object]] = [[[] for _ in range(table.columns)] for _ in range(table.rows)]
    header_rows = min(table.header_rows, table.rows - 1)
    head, body = (element.add("THead"), element.add("TBody")) if header_rows else (element, element)
    commands = _commands(table)
    for row in range(1, table.rows + 1):
        line = (head if row <= header_rows else body).add("TR")
        for column in range(1, table.columns + 1):
            cell = table.at(row, column) or Cell(row=row, column=column)
            if (cell.row, cell.column) == (row, column):
                data[row - 1][column - 1] = _cell(table, cell, line, row <= header_rows)
                commands += _cell_commands(table, cell)
    widths = [share * width for share in column_shares(table)]
    return TaggedTable(
        data, colWidths=widths, repeatRows=header_rows, style=TableStyle(commands), hAlign="LEFT", spaceAfter=looks.AFTER_TABLE
    )


def _cell(table: Table, cell: Cell, line: Element, repeated: bool) -> list[TaggedParagraph]:
    is_header = cell.header or cell.row <= table.header_rows
    scope = "Column" if cell.row <= table.header_rows else "Row"
    attributes: dict[str, object] = {"Scope": scope} if is_header else {}
    if cell.column_span > 1:
        attributes["ColSpan"] = cell.column_span
    if cell.row_span > 1:
        attributes["RowSpan"] = cell.row_span
    element = line.add("TH" if is_header else "TD", attributes=attributes)
    total = table.total_row and cell.row + cell.row_span - 1 == table.rows
    look = looks.TABLE_HEADER if is_header or cell.bold or total else looks.TABLE_TEXT
    made = []
    for block in cell.blocks:
        if not isinstance(block, Paragraph):
            raise ValueError(f"no place in a cell for {type(block).__name__}")
        if block.content:
            bullet = block.role in (Role.BULLET, Role.NUMBER)
            own = looks.look_of(block.role, block.level) if block.role in (Role.HELP, Role.NOTE) else look
            paragraph = TaggedParagraph(markup(block.content), style_of(own, cell.align, BULLET_INDENT if bullet else 0))
            paragraph.element, paragraph.once = element.add("P", language=block.language or ""), repeated
            made.append(paragraph)
    return made


def _commands(table: Table) -> list[Command]:
    rule, heavy = HexColor(f"#{looks.RULE}"), HexColor(f"#{looks.HEAVY_RULE}")
    side, above = looks.CELL_PADDING_SIDE, looks.CELL_PADDING_ABOVE
    commands: list[Command] = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),  # else a table begins by choosing Helvetica, which no archive file may name
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), side),
        ("RIGHTPADDING", (0, 0), (-1, -1), side),
        ("TOPPADDING", (0, 0), (-1, -1), above),
        ("BOTTOMPADDING", (0, 0), (-1, -1), above + HAIR),  # Word makes room for the rule
        ("LINEABOVE", (0, 0), (-1, -1), HAIR, rule),
        ("LINEBELOW", (0, -1), (-1, -1), HAIR, rule),
    ]
    if table.header_rows:
        last = table.header_rows - 1
        commands += [("BACKGROUND", (0, 0), (-1, last), HexColor(f"#{looks.HEADER_FILL}")), ("VALIGN", (0, 0), (-1, last), "BOTTOM")]
    if table.total_row:
        commands += [("LINEABOVE", (0, -1), (-1, -1), RULE, heavy), ("BOTTOMPADDING", (0, -1), (-1, -1), above + RULE)]
    return commands


def _cell_commands(table: Table, cell: Cell) -> list[Command]:
    start = (cell.column - 1, cell.row - 1)
    end = (cell.column + cell.column_span - 2, cell.row + cell.row_span - 2)
    commands: list[Command] = [("SPAN", start, end)] if start != end else []
    fill = cell.fill or (looks.LABEL_FILL if (cell.header and cell.row > table.header_rows) or cell.shaded else "")
    if fill:
        commands.append(("BACKGROUND", start, end, HexColor(f"#{fill}")))
    return commands
