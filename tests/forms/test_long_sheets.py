"""A worksheet longer than any form is told of and not read; the form beside it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tiltaksplan.actions.read import exit_code_of, read_forms
from tiltaksplan.forms.long_sheets import CODE, MOST_CELLS
from tiltaksplan.progress import Silent

SAMPLE = Path(__file__).parents[2] / "tiltaksplan/resources/samples/filled/xa-01-jernfunn.xlsx"
COLUMNS = 10
ROWS = MOST_CELLS // COLUMNS + 1


@pytest.fixture
def long_list(tmp_path) -> Path:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Gjenstander")
    for row in range(ROWS):
        sheet.append([f"T{row}", "Øks", "Trondheim", 1900 + row % 120, "Jern", row % 50, row % 7, "M2", "Stein", "Merknad"])
    book.save(tmp_path / "gjenstander.xlsx")
    return tmp_path / "gjenstander.xlsx"


def test_a_list_of_things_is_no_form_however_long_and_says_why(long_list):
    (reading,) = read_forms([long_list], Silent())
    assert (reading.kind, reading.proposals) == ("unknown", ())
    problem = next(one for one in reading.problems if one.code == CODE)
    assert "«Gjenstander»" in str(problem.message)
    assert dict(problem.message.figures)["rows"] == ROWS
    assert exit_code_of([reading]) == 3


def test_a_form_beside_a_long_list_is_read(tmp_path, long_list):
    book = openpyxl.load_workbook(SAMPLE)
    sheet = book.create_sheet("Gjenstander")
    for row in openpyxl.load_workbook(long_list).active.iter_rows(values_only=True):
        sheet.append(row)
    book.save(tmp_path / "begge.xlsx")
    alone, both = read_forms([SAMPLE, tmp_path / "begge.xlsx"], Silent())
    assert [replace(one, received=None) for one in both.proposals] == [replace(one, received=None) for one in alone.proposals]
    assert [one.code for one in both.problems if one not in alone.problems] == [CODE]
