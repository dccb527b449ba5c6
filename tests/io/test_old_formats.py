"""Word and Excel files from before 2007, and Excel's binary ones, are read like the others."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tiltaksplan.actions.read import read_forms
from tiltaksplan.document.blocks import Table
from tiltaksplan.io.errors import FileProblem, OldOfficeFile
from tiltaksplan.io.opening import open_document
from tiltaksplan.io.word import old
from tiltaksplan.progress import Silent

FILES = Path(__file__).parents[1] / "files"


@pytest.mark.parametrize("name", ["gammelt.xls", "binær.xlsb"])
def test_an_old_workbook_has_its_cells_with_values_and_places(name: str) -> None:
    document = open_document(FILES / name)
    sheet = document.sections[0]
    (table,) = sheet.blocks
    assert isinstance(table, Table)
    values = {cell.place.words(): cell.value for cell in table.cells}
    assert (document.kind, sheet.title, sheet.hidden) == ("excel", "Forslag", False)
    assert values["Forslag!B1"] == "Nytt magasin på Tunga"
    assert (values["Forslag!B4"], values["Forslag!B7"]) == (date(2026, 4, 1), 1200)
    assert next(cell.text for cell in table.cells if cell.place.words() == "Forslag!B4") == "01.04.2026"


def test_merged_cells_and_hidden_sheets_of_an_old_workbook_are_told() -> None:
    document = open_document(FILES / "gammelt.xls")
    cells = {cell.place.words(): cell for block in document.blocks() if isinstance(block, Table) for cell in block.cells}
    assert cells["Forslag!B3"].column_span == 3
    assert [one.hidden for one in document.sections] == [False, True]


@pytest.mark.parametrize("name", ["gammelt.xls", "binær.xlsb"])
def test_a_form_in_an_old_workbook_is_read(name: str) -> None:
    (reading,) = read_forms([FILES / name], Silent())
    proposal = reading.proposals[0]
    assert (proposal.title, proposal.unit, proposal.start, proposal.end) == (
        "Nytt magasin på Tunga", "Seksjon for formidling", date(2026, 4, 1), date(2027, 6, 30)
    )  # fmt: skip


@pytest.mark.libreoffice
@pytest.mark.skipif(old.libreoffice() is None, reason="LibreOffice is not installed")
def test_an_old_word_file_is_read_through_libreoffice_and_nothing_is_left_behind(tmp_path: Path) -> None:
    path = Path(shutil.copy(FILES / "gammelt.doc", tmp_path))
    (reading,) = read_forms([path], Silent())
    assert (reading.proposals[0].title, reading.proposals[0].end) == ("Nytt magasin på Tunga", date(2027, 6, 30))
    assert [one.name for one in tmp_path.iterdir()] == ["gammelt.doc"]


def test_an_old_word_file_says_how_to_save_it_anew_where_nothing_can_open_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(old, "_USUAL_PLACES", ())
    with pytest.raises(OldOfficeFile, match=r"\.docx"):
        open_document(FILES / "gammelt.doc")


@pytest.mark.parametrize("name", ["gammelt.xls", "binær.xlsb", "gammelt.doc"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_cut_off_old_file_is_refused_with_a_sentence_or_read(name: str, share: float, tmp_path: Path) -> None:
    content = (FILES / name).read_bytes()
    path = tmp_path / name
    path.write_bytes(content[: int(len(content) * share)])
    try:
        open_document(path)
    except FileProblem as problem:
        assert name in str(problem)
