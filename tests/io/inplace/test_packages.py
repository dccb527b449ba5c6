from __future__ import annotations

import struct
import warnings
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import pytest

from tests.io.building import a_word_file, an_excel_file, p, r, texts, word_parts, zipped
from tests.io.inplace.comparing import changed, part, stored
from tiltaksplan.io.errors import DiskIsFull, FileIsDamaged, FileIsEncrypted, FileIsMissing, FolderCannotBeWritten, NotAnOfficeFile
from tiltaksplan.io.inplace import edit
from tiltaksplan.io.inplace.errors import FileIsReadOnly, FileIsSigned, FileIsUnknownInside, PlaceIsUnclear

TWO_SHEETS = {"Ark1": f'<row r="1">{texts("a", "b")}</row>', "Ark2": '<row r="1"><c r="A1"><v>7</v></c></row>'}


def test_only_the_edited_sheet_and_the_workbook_are_written_anew(tmp_path: Path) -> None:
    before = an_excel_file(tmp_path, TWO_SHEETS, parts={"xl/media/bilde.bin": bytes(range(256)) * 40, "custom/rart navn æ.xml": "<a/>"})
    edit(before, tmp_path / "ny.xlsx", {"Ark2!A1": 8})
    assert changed(before, tmp_path / "ny.xlsx") == {"xl/worksheets/sheet2.xml", "xl/workbook.xml"}


def test_no_edits_give_the_same_bytes(tmp_path: Path) -> None:
    before = an_excel_file(tmp_path, TWO_SHEETS)
    edit(before, tmp_path / "ny.xlsx", {})
    assert (tmp_path / "ny.xlsx").read_bytes() == before.read_bytes()


class _Stream:
    """A file that cannot go back, as when a package is written straight to a network: sizes stand behind the data."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("wb")

    def write(self, data: bytes) -> int:
        return self.file.write(data)

    def flush(self) -> None:
        self.file.flush()


def test_sizes_behind_the_data_folders_comments_and_stored_parts_are_kept(tmp_path: Path) -> None:
    before, after = tmp_path / "strøm.docx", tmp_path / "ny.docx"
    target = _Stream(before)
    with ZipFile(target, "w") as package:  # type: ignore[arg-type]
        package.writestr(ZipInfo("mimetype"), b"word", ZIP_STORED)
        package.writestr(ZipInfo("word/"), b"")
        for name, content in word_parts(p(r("gammel")) + p(r("annen"))).items():
            one = ZipInfo(name, (2011, 5, 17, 12, 0, 0))
            one.compress_type, one.comment = 8, b"merknad"
            package.writestr(one, content)
        package.comment = b"en merknad til hele filen"
    target.file.close()
    edit(before, after, {"0": "ny"})
    assert changed(before, after) == {"word/document.xml"}
    with ZipFile(before) as old, ZipFile(after) as new:
        assert new.testzip() is None
        assert new.comment == old.comment
        assert [one.flag_bits for one in new.infolist() if one.filename != "word/document.xml"] == [
            one.flag_bits for one in old.infolist() if one.filename != "word/document.xml"
        ]
        edited = new.getinfo("word/document.xml")
        assert (edited.comment, edited.date_time) == (b"merknad", (2011, 5, 17, 12, 0, 0))


def test_a_file_packed_for_very_large_files_is_edited_as_any_other(tmp_path: Path) -> None:
    before = tmp_path / "stor.docx"
    with ZipFile(before, "w") as package:
        for name, content in word_parts(p(r("gammel"))).items():
            with package.open(ZipInfo(name), "w", force_zip64=True) as file:
                file.write(content.encode() if isinstance(content, str) else content)
    edit(before, tmp_path / "ny.docx", {"0": "ny"})
    assert changed(before, tmp_path / "ny.docx") == {"word/document.xml"}
    with ZipFile(tmp_path / "ny.docx") as new:
        assert new.testzip() is None


def test_a_file_may_be_edited_in_its_own_place(tmp_path: Path) -> None:
    path = a_word_file(tmp_path, p(r("gammel")))
    edit(path, path, {"0": "ny"})
    assert "<w:t>ny</w:t>" in part(path, "word/document.xml")
    assert list(tmp_path.iterdir()) == [path]


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    path = a_word_file(tmp_path, p(r("gammel")))
    with warnings.catch_warnings(), ZipFile(path, "a") as package:
        warnings.simplefilter("ignore")
        package.writestr("word/document.xml", "<annet/>")
    with pytest.raises(FileIsDamaged):
        edit(path, tmp_path / "ny.docx", {"0": "ny"})
    assert not (tmp_path / "ny.docx").exists()


def test_a_wrong_check_sum_in_a_part_that_is_not_edited_is_refused(tmp_path: Path) -> None:
    path = an_excel_file(tmp_path, TWO_SHEETS, parts={"xl/media/bilde.bin": b"bilde" * 100})
    with ZipFile(path) as package:
        checksum = package.getinfo("xl/media/bilde.bin").CRC
    path.write_bytes(path.read_bytes().replace(struct.pack("<L", checksum), struct.pack("<L", checksum ^ 1)))
    with pytest.raises(FileIsDamaged, match="skjema"):
        edit(path, tmp_path / "ny.xlsx", {"Ark2!A1": 8})


def test_a_package_with_a_password_is_refused(tmp_path: Path) -> None:
    path = a_word_file(tmp_path, p(r("gammel")))
    content = bytearray(path.read_bytes())
    record = content.index(b"PK\x01\x02")
    content[record + 8] |= 1
    path.write_bytes(bytes(content))
    with pytest.raises(FileIsEncrypted):
        edit(path, path, {"0": "ny"})


def test_a_signed_file_is_edited_only_when_its_signature_may_break(tmp_path: Path) -> None:
    path = a_word_file(tmp_path, p(r("gammel")), parts={"_xmlsignatures/sig1.xml": "<Signature/>"})
    with pytest.raises(FileIsSigned, match="signatur"):
        edit(path, tmp_path / "ny.docx", {"0": "ny"})
    edit(path, tmp_path / "ny.docx", {"0": "ny"}, break_signature=True)
    assert changed(path, tmp_path / "ny.docx") == {"word/document.xml"}


def test_what_is_no_office_file_or_is_not_there_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "notat.docx").write_text("bare tekst", encoding="utf-8")
    with pytest.raises(NotAnOfficeFile):
        edit(tmp_path / "notat.docx", tmp_path / "ny.docx", {"0": "ny"})
    with pytest.raises(FileIsMissing):
        edit(tmp_path / "borte.docx", tmp_path / "ny.docx", {"0": "ny"})


def test_a_read_only_target_stays_as_it_is(tmp_path: Path) -> None:
    path = a_word_file(tmp_path, p(r("gammel")))
    target = tmp_path / "låst.docx"
    target.write_bytes(b"urort")
    target.chmod(0o444)
    with pytest.raises(FileIsReadOnly, match=r"låst\.docx"):
        edit(path, target, {"0": "ny"})
    assert target.read_bytes() == b"urort"


def test_a_folder_in_the_targets_place_and_a_missing_folder_are_told_of(tmp_path: Path) -> None:
    path = a_word_file(tmp_path, p(r("gammel")))
    (tmp_path / "mappe.docx").mkdir()
    for target in (tmp_path / "mappe.docx", tmp_path / "finnes ikke" / "ny.docx"):
        with pytest.raises(FolderCannotBeWritten):
            edit(path, target, {"0": "ny"})


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_leaves_the_original_untouched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_word_file(tmp_path, p(r("gammel")))
    before = path.read_bytes()
    monkeypatch.setattr(Path, "write_bytes", lambda _self, content: _write_to_a_full_disk(content))
    with pytest.raises(DiskIsFull, match=r"skjema\.docx"):
        edit(path, path, {"0": "ny"})
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def _write_to_a_full_disk(content: bytes) -> int:
    with Path("/dev/full").open("wb", buffering=0) as device:
        return device.write(content)


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_a_part_keeps_the_encoding_that_it_is_written_in(tmp_path: Path, encoding: str) -> None:
    parts = word_parts(p(r("gammel å")) + p(r("står")))
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + str(parts["word/document.xml"])
    path = zipped(tmp_path / "skjema.docx", parts | {"word/document.xml": text.encode(encoding)})
    edit(path, tmp_path / "ny.docx", {"0": "ny ø"})
    with ZipFile(tmp_path / "ny.docx") as package:
        assert package.read("word/document.xml") == text.replace('<w:t xml:space="preserve">gammel å</w:t>', "<w:t>ny ø</w:t>").encode(
            encoding
        )


def test_a_document_type_and_broken_xml_are_refused(tmp_path: Path) -> None:
    parts = word_parts(p(r("gammel")))
    for bad in ("<!DOCTYPE w:document>" + str(parts["word/document.xml"]), str(parts["word/document.xml"]).replace("</w:body>", "")):
        path = zipped(tmp_path / "skjema.docx", parts | {"word/document.xml": bad})
        with pytest.raises(FileIsUnknownInside, match="«0»"):
            edit(path, tmp_path / "ny.docx", {"0": "ny"})


def test_a_document_nested_past_all_reason_is_refused(tmp_path: Path) -> None:
    path = a_word_file(tmp_path, p("<w:smartTag>" * 5_000 + r("dypt") + "</w:smartTag>" * 5_000))
    with pytest.raises(FileIsUnknownInside):
        edit(path, tmp_path / "ny.docx", {"0": "ny"})


def test_parts_that_are_not_understood_are_not_even_read(tmp_path: Path) -> None:
    path = a_word_file(tmp_path, p(r("gammel")), parts={"settings.xml": "<!DOCTYPE x><dette er ikke xml"})
    edit(path, tmp_path / "ny.docx", {"0": "ny"})
    assert stored(tmp_path / "ny.docx")["word/settings.xml"] == stored(path)["word/settings.xml"]


@pytest.mark.parametrize("place", ["B2", "Ark1!", "Ark1!B2:B3", "Ark1!0", "avsnitt"])
def test_a_place_that_names_none_is_refused(tmp_path: Path, place: str) -> None:
    with pytest.raises(PlaceIsUnclear):
        edit(an_excel_file(tmp_path, TWO_SHEETS), tmp_path / "ny.xlsx", {place: 1})


def test_an_empty_part_of_which_the_packer_left_nothing_is_kept(tmp_path: Path) -> None:
    path = a_word_file(tmp_path, p(r("gammel")), parts={"tom.bin": b""})
    content = path.read_bytes()
    with ZipFile(path) as package:
        packed = package.getinfo("word/tom.bin")
    header = packed.header_offset
    assert packed.compress_size == 2
    # As System.IO.Packaging writes it: packed, and of no length.
    empty = bytearray(content)
    empty[header + 18 : header + 22] = bytes(4)
    record = content.rindex(b"word/tom.bin") - 46
    empty[record + 20 : record + 24] = bytes(4)
    path.write_bytes(bytes(empty))
    edit(path, tmp_path / "ny.docx", {"0": "ny"})
    assert changed(path, tmp_path / "ny.docx") == {"word/document.xml"}
