"""What a worksheet that we make has beyond its cells: tables, checks, rules, names, protection and pages, as the layout says."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tiltaksplan.document.worksheet import CellCheck, CellRule, ColumnLook, Manner, Mark, SheetLayout, SheetTable, Tone, letter
from tiltaksplan.io import looks
from tiltaksplan.io.excel.write_charts import add_chart
from tiltaksplan.io.legible import legible

if TYPE_CHECKING:
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

TAB_COLOURS = {Mark.EDIT: looks.ACCENT, Mark.SHOWN: looks.RULE, Mark.HELP: looks.HEAVY_RULE}
MANNERS = {Manner.INFORM: "information", Manner.WARN: "warning", Manner.REFUSE: "stop"}
TONES = {  # fill, text, bold: every pair stands at 7:1 or more
    Tone.OVER: ("FBE1DD", "7A160B", True),
    Tone.DOUBT: ("FFF1C9", "543C00", False),
    Tone.GOOD: ("E3EAF2", "163A5F", True),
    Tone.FAINT: ("", "4A5562", False),
}
PROMPT_AT_MOST, TITLE_AT_MOST = 255, 32
FORMULA_AT_MOST = 255  # of a check; Excel repairs a file with a longer one
MARGIN_INCHES, FOOTER_INCHES = 0.45, 0.25
TABLE_STYLE = "TableStyleLight1"


def lay_out(workbook: Workbook, sheet: Worksheet, layout: SheetLayout) -> None:
    """Give *sheet* what *layout* says."""
    sheet.sheet_properties.tabColor = TAB_COLOURS[layout.mark]
    sheet.sheet_view.showGridLines = layout.gridlines
    if layout.frozen is not None:
        row, column = layout.frozen
        sheet.freeze_panes = f"{letter(column)}{row}"
    for number, look in enumerate(layout.columns, start=1):
        _look_of_column(sheet, letter(number), look)
    for table in layout.tables:
        _add_table(sheet, table)
    for check in layout.checks:
        _add_check(sheet, check)
    for rule in layout.rules:
        sheet.conditional_formatting.add(rule.area.ref, _rule(rule))
    for chart in layout.charts:
        add_chart(sheet, chart)
    for name, area in layout.names:
        add_name(workbook, name, sheet.title, area.fixed)
    _set_print(sheet, layout)
    if layout.protected:
        protect(sheet)


def add_name(workbook: Workbook, name: str, sheet: str, area: str) -> None:
    """Give the cells *area* of *sheet* a name in the whole workbook."""
    from openpyxl.utils import quote_sheetname
    from openpyxl.workbook.defined_name import DefinedName

    workbook.defined_names[name] = DefinedName(name, attr_text=f"{quote_sheetname(sheet)}!{area}")


def protect(sheet: Worksheet) -> None:
    """Keep slips out of *sheet*: without a password, and with leave to filter, to sort what is open, and to change widths and heights."""
    sheet.protection.enable()
    for leave in ("formatColumns", "formatRows", "autoFilter", "sort"):
        setattr(sheet.protection, leave, False)  # the file says what is forbidden


def _look_of_column(sheet: Worksheet, name: str, look: ColumnLook) -> None:
    """Set what the empty cells of a column look like: a row that is added below is then like those above it."""
    from openpyxl.styles import Alignment, Font, Protection

    column = sheet.column_dimensions[name]
    if look.hidden:
        column.hidden = True
    if look.number_format:
        column.number_format = look.number_format
    column.alignment = Alignment(
        horizontal="right" if look.right else "left", vertical="top", wrap_text=True, indent=0 if look.right else 1
    )
    column.font = Font(name="Calibri", size=11, color=looks.FAINT if look.shown else looks.INK)
    column.protection = Protection(locked=look.locked)


def _add_table(sheet: Worksheet, table: SheetTable) -> None:
    from openpyxl.worksheet.table import Table, TableFormula, TableStyleInfo

    made = Table(displayName=table.name, ref=table.area.ref)
    made.tableStyleInfo = TableStyleInfo(name=TABLE_STYLE, showRowStripes=False)
    made._initialise_columns()  # type: ignore[attr-defined]  # the library names them after the cells, when it saves; here they get their formulas first
    header = sheet[table.area.first_row]
    for column, cell in zip(made.tableColumns, header[table.area.first_column - 1 : table.area.last_column], strict=True):
        column.name = str(cell.value)
    for number, formula in table.reckoned:
        made.tableColumns[number - 1].calculatedColumnFormula = TableFormula(attr_text=formula)
    sheet.add_table(made)


def _add_check(sheet: Worksheet, check: CellCheck) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    assert len(check.first) <= FORMULA_AT_MOST, check.first
    made = DataValidation(
        type=None if check.kind == "any" else check.kind,  # type: ignore[arg-type]
        formula1=check.first or None,
        formula2=check.last or None,
        operator="between" if check.last else "greaterThanOrEqual" if check.kind in ("whole", "decimal", "date") else None,
        allow_blank=True,
        showErrorMessage=check.manner is not Manner.SAY_NOTHING,
        errorStyle=MANNERS.get(check.manner),  # type: ignore[arg-type]
        sqref=check.area.ref,
    )
    if check.manner is not Manner.SAY_NOTHING:
        made.errorTitle, made.error = legible(check.title)[:TITLE_AT_MOST], legible(check.message)[:PROMPT_AT_MOST]
    if check.prompt:
        made.showInputMessage, made.prompt = True, legible(check.prompt)[:PROMPT_AT_MOST]
    sheet.add_data_validation(made)


def _rule(rule: CellRule):  # type: ignore[no-untyped-def]  # noqa: ANN202  the library's own rule has no type
    from openpyxl.formatting.rule import Rule

    return Rule(type="expression", dxf=_emphasis(rule.tone, rule.number_format), formula=[rule.formula])


@cache
def _emphasis(tone: Tone, number_format: str) -> DifferentialStyle:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.styles.numbers import NumberFormat

    fill, text, bold = TONES[tone]
    return DifferentialStyle(
        font=Font(color=text, bold=bold or None),
        fill=PatternFill(bgColor=fill, fill_type="solid") if fill else None,
        numFmt=NumberFormat(numFmtId=_format_id(number_format), formatCode=number_format) if number_format else None,
    )


_FORMAT_IDS: dict[str, int] = {}


def _format_id(number_format: str) -> int:
    """Return a number for a format of a rule, apart from those that the library gives the cells' formats."""
    return _FORMAT_IDS.setdefault(number_format, 1000 + len(_FORMAT_IDS))


def _set_print(sheet: Worksheet, layout: SheetLayout) -> None:
    from openpyxl.worksheet.pagebreak import Break

    if layout.title_rows is not None:
        sheet.print_title_rows = f"{layout.title_rows[0]}:{layout.title_rows[1]}"
    if layout.title_columns is not None and layout.pages_wide > 1:
        sheet.print_title_cols = f"{letter(layout.title_columns[0])}:{letter(layout.title_columns[1])}"
    if layout.print_area is not None:
        sheet.print_area = layout.print_area.ref
    sheet.page_setup.fitToWidth = layout.pages_wide
    margins = sheet.page_margins
    margins.left = margins.right = MARGIN_INCHES
    margins.top, margins.bottom, margins.footer = MARGIN_INCHES, MARGIN_INCHES + FOOTER_INCHES, FOOTER_INCHES
    for row in layout.page_breaks:
        sheet.row_breaks.append(Break(id=row))
