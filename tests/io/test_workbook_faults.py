"""The check of what Excel repairs finds it: a check that finds nothing would say nothing."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.io.workbook_faults import faults_of
from tiltaksplan.document.blocks import Cell, Document, Part, Section, Table
from tiltaksplan.document.worksheet import Area, CellCheck, CellRule, SheetLayout, SheetTable, Tone
from tiltaksplan.io.excel.write import write_excel

LAYOUT = SheetLayout(
    tables=(SheetTable(name="Kostnader", area=Area(1, 1, 3, 2)),),
    checks=(CellCheck(area=Area(2, 1, 9, 1), kind="list", first='"a,b"'),),
    rules=(CellRule(area=Area(2, 2, 9, 2), formula="$B2>1", tone=Tone.OVER, number_format='"▲ "0'),),
    names=(("tp_costs", Area(1, 1, 1, 1)),),
    numbers_as_text=(Area(2, 1, 9, 1),),
)


def written(tmp_path: Path) -> Path:
    cells = [Cell(row=row, column=column, value=f"{row} {column}") for row in (1, 2, 3) for column in (1, 2)]
    section = Section(part=Part.SHEET, title="Ark", blocks=(Table(cells=tuple(cells), rows=3, columns=2),), layout=LAYOUT)
    write_excel(Document(sections=(section,)), tmp_path / "bok.xlsx")
    return tmp_path / "bok.xlsx"


def changed(path: Path, part: str, before: str, after: str) -> Path:
    with ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    assert before.encode() in parts[part]
    parts[part] = parts[part].replace(before.encode(), after.encode(), 1)
    with ZipFile(path, "w") as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return path


def test_a_sound_workbook_has_no_faults(tmp_path: Path) -> None:
    assert faults_of(written(tmp_path)) == []


@pytest.mark.parametrize(
    ("part", "before", "after", "told"),
    [
        ("xl/tables/table1.xml", 'name="1 2"', 'name="Annet"', "other headers"),
        ("xl/tables/table1.xml", 'name="1 2"', 'name="1 1"', "same name"),
        ("xl/tables/table1.xml", 'displayName="Kostnader"', 'displayName="tp_costs"', "two things"),
        ("xl/tables/table1.xml", 'displayName="Kostnader"', 'displayName="A1"', "no table can be called"),
        ("xl/workbook.xml", 'name="tp_costs"', 'name="tp costs"', "can be no name"),
        ("xl/workbook.xml", "'Ark'!", "'Borte'!", "leads to no sheet"),
        ("xl/workbook.xml", 'name="Ark"', 'name="A:rk"', "no sheet can be called"),
        ("xl/worksheets/sheet1.xml", '"a,b"', f'"{"a," * 130}"', "too long"),
        ("xl/worksheets/sheet1.xml", 'dxfId="0"', 'dxfId="7"', "no look"),
        ("xl/worksheets/sheet1.xml", "</sheetData>", "</sheetData><extLst/>", "another order"),
        ("xl/worksheets/sheet1.xml", "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A2:B2"/></mergeCells>', "merged"),
        ("[Content_Types].xml", "table1.xml", "table9.xml", "is not there"),
    ],
)
def test_what_excel_would_repair_is_told_of(tmp_path: Path, part: str, before: str, after: str, told: str) -> None:
    path = changed(written(tmp_path), part, before, after)
    assert any(told in fault for fault in faults_of(path)), faults_of(path)
