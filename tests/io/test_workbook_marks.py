"""What a workbook carries beside its cells: the names of cells, and the marks that a program has left for itself."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest
from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName

from tiltaksplan.document.blocks import CellName
from tiltaksplan.io.opening import open_document

NAMES = (
    CellName(name="tp_costs_amount", sheet="Penger og tid", row=1, column=3),
    CellName(name="tp_hours_år", sheet="Timer", row=2, column=28),
)


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    book = Workbook()
    book.worksheets[0].title = "Penger og tid"
    book.worksheets[0]["C1"] = "Beløp"
    book.create_sheet("Timer")["AB2"] = "År"
    book.defined_names["tp_costs_amount"] = DefinedName("tp_costs_amount", attr_text="'Penger og tid'!$C$1")
    book.defined_names["tp_hours_år"] = DefinedName("tp_hours_år", attr_text="Timer!$AB$2")
    book.defined_names["bred"] = DefinedName("bred", attr_text="Timer!$A$1:$B$9")
    book.defined_names["borte"] = DefinedName("borte", attr_text="#REF!")
    book.worksheets[1].defined_names["egen"] = DefinedName("egen", attr_text="Timer!$A$1")
    book.custom_doc_props.append(StringProperty(name="tiltaksplan-export", value="abc"))
    path = tmp_path / "merket på øya.xlsx"
    book.save(path)
    return path


def test_a_workbook_gives_the_names_of_its_cells_and_the_marks_of_programs(marked: Path) -> None:
    document = open_document(marked)
    assert document.names == NAMES
    assert document.properties.marks == (("tiltaksplan-export", "abc"),)


@pytest.mark.libreoffice
@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_names_and_marks_come_through_libreoffice(marked: Path, tmp_path: Path, ending: str) -> None:
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless", "--convert-to", ending]
    subprocess.run([*command, "--outdir", str(tmp_path / "ut"), str(marked)], check=True, capture_output=True, timeout=120)
    document = open_document(tmp_path / "ut" / f"{marked.stem}.{ending}")
    assert set(NAMES) <= set(document.names)
    assert ("tiltaksplan-export", "abc") in document.properties.marks
