"""Pull-down lists and prompts of a workbook that we make: the same list stands once, on a hidden sheet where it is long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tiltaksplan.io.legible import legible

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

LISTS_SHEET = "_lister"
INLINE_AT_MOST = 200  # Excel takes 255 characters in the formula itself
PROMPT_AT_MOST = 255


class Lists:
    """The lists of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._validations: dict[tuple[str, tuple[str, ...], str], DataValidation] = {}
        self._columns: dict[tuple[str, ...], int] = {}

    def offer(self, sheet: Worksheet, cell: str, options: tuple[str, ...], prompt: str) -> None:
        """Offer *options* in *cell*, and show *prompt* when it is chosen; other answers can still be written."""
        key = (sheet.title, options, prompt)
        if key not in self._validations:
            self._validations[key] = self._validation(options, prompt)
            sheet.add_data_validation(self._validations[key])
        self._validations[key].add(cell)

    def write(self) -> None:
        """Write the long lists to their hidden sheet, last in the workbook."""
        if not self._columns:
            return
        sheet = self._workbook.create_sheet(LISTS_SHEET)
        sheet.sheet_state = "hidden"
        for options, column in self._columns.items():
            for row, option in enumerate(options, start=1):
                target = sheet.cell(row=row, column=column, value=legible(option))
                target.data_type = "s"

    def _validation(self, options: tuple[str, ...], prompt: str) -> DataValidation:
        from openpyxl.worksheet.datavalidation import DataValidation

        made = DataValidation(type="list" if options else None, allow_blank=True, showErrorMessage=False)
        if options:
            made.formula1 = self._formula(options)
        if prompt:
            made.showInputMessage, made.prompt = True, prompt[:PROMPT_AT_MOST]
        return made

    def _formula(self, options: tuple[str, ...]) -> str:
        from openpyxl.utils import get_column_letter

        inline = ",".join(options)
        if len(inline) <= INLINE_AT_MOST and not any("," in option or '"' in option for option in options):
            return f'"{inline}"'
        column = get_column_letter(self._columns.setdefault(options, len(self._columns) + 1))
        return f"{LISTS_SHEET}!${column}$1:${column}${len(options)}"
