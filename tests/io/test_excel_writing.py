"""New workbooks hold what the document says, look like forms, and take no text for a formula."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tiltaksplan.document.blocks import Cell, Document, Part, Section, Table, paragraph
from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.io.excel.write import write_excel


def written(tmp_path: Path, *cells: Cell, **table: object) -> Worksheet:
    rows, columns = max(cell.row for cell in cells), max(cell.column for cell in cells)
    made = Table(cells=cells, rows=rows, columns=columns, **table)  # type: ignore[arg-type]
    path = tmp_path / "Prøve på æøå.xlsx"
    write_excel(Document(sections=(Section(part=Part.SHEET, title="Ark på æøå", blocks=(made,)),), language="nb"), path)
    return openpyxl.load_workbook(path)["Ark på æøå"]


def test_values_keep_their_kind(tmp_path: Path) -> None:
    sheet = written(
        tmp_path,
        Cell(row=1, column=1, value="Øl & æbler"),
        Cell(row=1, column=2, value=450000, number_format="#,##0"),
        Cell(row=1, column=3, value=date(2023, 4, 1)),
        Cell(row=2, column=1, blocks=(paragraph("En tekst"),)),
    )
    assert sheet["A1"].value == "Øl & æbler"
    assert (sheet["B1"].value, sheet["B1"].number_format) == (450000, "#,##0")
    assert (sheet["C1"].value.date(), sheet["C1"].is_date) == (date(2023, 4, 1), True)
    assert sheet["A2"].value == "En tekst"


@pytest.mark.parametrize("text", ["=1+1", "+47 73 59 00 00", "-", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path, text: str) -> None:
    sheet = written(tmp_path, Cell(row=1, column=1, value=text))
    assert (sheet["A1"].value, sheet["A1"].data_type) == (text, "s")
    assert sheet["A1"].quotePrefix  # also when the cell has been opened and left


def test_a_text_that_is_too_long_for_a_cell_is_cut_where_it_can_be_seen(tmp_path: Path) -> None:
    sheet = written(tmp_path, Cell(row=1, column=1, value="å" * 32_767), Cell(row=2, column=1, value="å" * 32_768))
    assert sheet["A1"].value == "å" * 32_767
    assert sheet["A2"].value == "å" * 32_763 + " […]"


def test_control_characters_do_not_spoil_the_file(tmp_path: Path) -> None:
    sheet = written(tmp_path, Cell(row=1, column=1, value="før\x0better\x00"))
    assert sheet["A1"].value.startswith("før")


def test_a_form_is_protected_apart_from_its_answers(tmp_path: Path) -> None:
    sheet = written(tmp_path, Cell(row=1, column=1, value="Tittel", locked=True), Cell(row=1, column=2, locked=False))
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert sheet["A1"].protection.locked
    assert not sheet["B1"].protection.locked


def test_long_lists_lie_on_a_hidden_sheet_and_short_ones_in_the_cell(tmp_path: Path) -> None:
    long = tuple(f"Institutt for lange navn nummer {number}, avdeling {number}" for number in range(30))
    sheet = written(
        tmp_path, Cell(row=1, column=1, options=("ja", "nei")), Cell(row=2, column=1, options=long), Cell(row=3, column=1, options=long)
    )
    validations = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert validations == {"A1": '"ja,nei"', "A2 A3": "_lister!$A$1:$A$30"}
    lists = sheet.parent["_lister"]
    assert lists.sheet_state == "hidden"
    assert [row[0].value for row in lists.iter_rows()] == list(long)


def test_a_named_table_has_filters_a_frozen_header_and_sums_below_it(tmp_path: Path) -> None:
    sheet = written(
        tmp_path,
        Cell(row=1, column=1, value="Tiltak", header=True),
        Cell(row=1, column=2, value="Beløp", header=True),
        Cell(row=2, column=1, value="Magasin"),
        Cell(row=2, column=2, value=100),
        Cell(row=3, column=2, formula="SUBTOTAL(109,B2:B2)"),
        header_rows=1,
        name="Kostnader",
        total_row=True,
    )
    assert sheet.tables["Kostnader"].ref == "A1:B2"
    assert sheet.freeze_panes == "B2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet["B3"].value == "=SUBTOTAL(109,B2:B2)"


def test_a_folder_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    document = Document(sections=(Section(part=Part.SHEET, title="Ark", blocks=()),))
    with pytest.raises(TiltaksplanError):
        write_excel(document, tmp_path / "finnes ikke" / "bok.xlsx")


def test_a_day_before_a_workbooks_calendar_is_kept_as_a_text(tmp_path: Path) -> None:
    sheet = written(tmp_path, Cell(row=1, column=1, value=date(1767, 8, 1)), Cell(row=2, column=1, value=date(1901, 1, 1)))
    assert sheet["A1"].value == "1767-08-01"
    assert sheet["A2"].value.date() == date(1901, 1, 1)


def test_the_result_of_a_formula_is_written_with_it_and_is_legible(tmp_path: Path) -> None:
    written(
        tmp_path,
        Cell(row=1, column=1, value=450000, formula="A2*2"),
        Cell(row=2, column=1, value="Nytt\x0b magasin", formula='"Nytt magasin"'),
    )
    sheet = openpyxl.load_workbook(tmp_path / "Prøve på æøå.xlsx", data_only=True)["Ark på æøå"]
    assert (sheet["A1"].value, sheet["A2"].value) == (450000, "Nytt magasin")
