"""PDF forms: filled-in fields, and text put together from where it stands; told, and never told as certain."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tiltaksplan.actions.read import read_forms
from tiltaksplan.document.blocks import Paragraph, Table
from tiltaksplan.document.inline import ControlKind
from tiltaksplan.io.errors import FileIsDamaged, FileIsEncrypted, FileProblem
from tiltaksplan.io.opening import open_document
from tiltaksplan.io.pdf.read import PdfIsScanned
from tiltaksplan.progress import Silent

FILES = Path(__file__).parents[1] / "files"


def paragraphs(name: str) -> list[Paragraph]:
    return [block for block in open_document(FILES / name).blocks() if isinstance(block, Paragraph)]


def test_the_fields_of_a_pdf_form_stand_where_they_stand_on_the_page() -> None:
    controls = {one.name: one for paragraph in paragraphs("felter.pdf") for one in paragraph.controls}
    assert (controls["Enhet"].kind, controls["Enhet"].text) == (ControlKind.TEXT, "Seksjon for formidling")
    line = next(one for one in paragraphs("felter.pdf") if any(control.name == "Enhet" for control in one.controls))
    assert line.text.startswith("Enhet")
    assert line.place.words().startswith("side 1, avsnitt ")
    ticks = [one.checked for paragraph in paragraphs("felter.pdf") for one in paragraph.controls if one.kind is ControlKind.TICK]
    assert ticks == [True, False]


def test_a_filled_in_pdf_form_is_read(tmp_path: Path) -> None:
    (reading,) = read_forms([FILES / "felter.pdf"], Silent())
    proposal = reading.proposals[0]
    assert (proposal.title, proposal.unit, proposal.start, proposal.end) == (
        "Nytt magasin på Tunga", "Seksjon for formidling", date(2026, 4, 1), date(2027, 6, 30)
    )  # fmt: skip


def test_a_ruled_table_and_running_text_of_a_printed_form_are_put_together() -> None:
    document = open_document(FILES / "utskrift.pdf")
    (table,) = [block for block in document.blocks() if isinstance(block, Table)]
    assert [(cell.row, cell.column, cell.text, cell.bold) for cell in table.cells[:3]] == [
        (1, 1, "Tittel på tiltaket", True), (1, 2, "Nytt magasin på Tunga", False), (2, 1, "Enhet", True)
    ]  # fmt: skip
    assert table.cells[1].place.words() == "tabell 1, rad 1, kolonne 2"
    texts = [block.text for block in document.blocks() if isinstance(block, Paragraph)]
    assert texts[:2] == ["Forslag til tiltak", "Begrunnelse"]
    assert texts[2].endswith("Derfor må den flyttes.")
    assert not any("Side" in text for text in texts)


def test_a_printed_form_is_read_and_nothing_of_it_is_told_as_certain() -> None:
    (reading,) = read_forms([FILES / "utskrift.pdf"], Silent())
    proposal = reading.proposals[0]
    assert (proposal.title, proposal.start, proposal.goal) == ("Nytt magasin på Tunga", date(2026, 4, 1), "Ingen skader etter 2027.")
    assert proposal.justification == (
        "Taket lekker hver høst, og samlingen av skinn og fjær tåler ikke mer fukt enn den alt har fått. Derfor må den flyttes."
    )
    assert reading.sources
    assert not any(source.sure for source in reading.sources.values())


def test_a_scanned_page_is_refused_with_what_to_do() -> None:
    with pytest.raises(PdfIsScanned, match=r"bilde.*Word"):
        open_document(FILES / "skannet.pdf")
    (reading,) = read_forms([FILES / "skannet.pdf"], Silent())
    assert (reading.status, reading.problems[0].code) == ("refused", "pdf-is-scanned")


def test_a_pdf_with_a_password_says_so(tmp_path: Path) -> None:
    with pikepdf.open(FILES / "utskrift.pdf") as pdf:
        pdf.save(tmp_path / "låst.pdf", encryption=pikepdf.Encryption(user="hemmelig", owner="hemmelig"))
    with pytest.raises(FileIsEncrypted):
        open_document(tmp_path / "låst.pdf")


@pytest.mark.parametrize("share", [0.1, 0.4, 0.8, 0.97])
@pytest.mark.parametrize("name", ["felter.pdf", "utskrift.pdf"])
def test_a_cut_off_pdf_is_refused_with_a_sentence_or_read(name: str, share: float, tmp_path: Path) -> None:
    content = (FILES / name).read_bytes()
    (tmp_path / name).write_bytes(content[: int(len(content) * share)])
    try:
        open_document(tmp_path / name)
    except FileProblem as problem:
        assert name in str(problem)


def test_what_only_begins_like_a_pdf_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "tull.pdf").write_bytes(BytesIO(b"%PDF-1.7\n" + bytes(range(256)) * 20).getvalue())
    with pytest.raises(FileIsDamaged):
        open_document(tmp_path / "tull.pdf")
