"""Mails and zips: what lies in them is read as if it lay beside them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.io.outlook_mail import outlook_mail
from tiltaksplan.actions.import_forms import import_forms
from tiltaksplan.actions.new import new_plan
from tiltaksplan.actions.read import read_forms
from tiltaksplan.io.containers import NothingInside, enclosed_in
from tiltaksplan.io.errors import FileExpandsTooMuch, FileIsEncrypted, FileIsUnsafe
from tiltaksplan.io.files import content_of_file
from tiltaksplan.progress import Silent

FORMS = ("wa-01-hester.docx", "xa-01-jernfunn.xlsx")


def zip_of(path: Path, files: dict[str, bytes]) -> Path:
    path.write_bytes(zipped(files))
    return path


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def mail(files: dict[str, bytes], subject: str = "Forslag fra oss") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Kari Nordmann <kari@example.org>"
    message["Subject"] = subject
    message["Date"] = "Fri, 14 Oct 2022 09:30:00 +0200"
    message.set_content("Hei! Her er forslagene våre.\n")
    for name, content in files.items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message


@pytest.fixture
def forms(samples: Path) -> dict[str, bytes]:
    return {name: (samples / "filled" / name).read_bytes() for name in FORMS}


def test_the_forms_in_a_zip_are_read_each_by_itself(tmp_path: Path, forms: dict[str, bytes], samples: Path) -> None:
    path = zip_of(tmp_path / "fra området.zip", {f"Gruppe Ærlig/{name}": content for name, content in forms.items()})
    inside = read_forms([path], Silent())
    assert [Path(one.path).relative_to(path).as_posix() for one in inside] == [f"Gruppe Ærlig/{name}" for name in FORMS]
    alone = read_forms([samples / "filled" / name for name in FORMS], Silent())
    assert [one.proposals for one in inside] == [one.proposals for one in alone]


def test_attachments_of_a_mail_carry_its_sender_and_its_day(tmp_path: Path, forms: dict[str, bytes]) -> None:
    path = tmp_path / "post.eml"
    path.write_bytes(mail({**forms, "logo.png": b"\x89PNG"}).as_bytes())
    readings = read_forms([path], Silent())
    assert [Path(one.path).name for one in readings] == list(FORMS)
    assert {one.sender for one in readings} == {"Kari Nordmann <kari@example.org>"}
    assert {proposal.received for one in readings for proposal in one.proposals} == {date(2022, 10, 14)}


def test_attachments_of_a_mail_saved_by_outlook_carry_its_sender_and_its_day(tmp_path: Path, forms: dict[str, bytes]) -> None:
    path = tmp_path / "fra Kari.msg"
    path.write_bytes(outlook_mail({**forms, "image001.png": b"x"}, sent=datetime(2022, 10, 14, 12, tzinfo=UTC)))
    readings = read_forms([path], Silent())
    assert [Path(one.path).name for one in readings] == list(FORMS)
    assert {one.sender for one in readings} == {"Kari Nordmann <kari@example.org>"}
    assert {proposal.received for one in readings for proposal in one.proposals} == {date(2022, 10, 14)}


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_cut_off_mail_is_refused_or_read(share: float, tmp_path: Path, forms: dict[str, bytes]) -> None:
    content = outlook_mail(forms, sent=datetime(2022, 10, 14, 12, tzinfo=UTC))
    path = tmp_path / "fra Kari.msg"
    path.write_bytes(content[: int(len(content) * share)])
    for reading in read_forms([path], Silent()):
        assert reading.status == "read" or path.name in reading.problems[0].message.told() or Path(reading.path).name in FORMS


def test_a_forwarded_mail_with_a_zip_is_opened_to_the_bottom(tmp_path: Path, forms: dict[str, bytes]) -> None:
    outer = mail({}, "VS: forslag")
    outer.replace_header("From", "Ola <ola@example.org>")
    outer.add_attachment(mail({"alle.zip": zipped(forms)}, "Forslag/skjema"))
    path = tmp_path / "videresendt.eml"
    path.write_bytes(outer.as_bytes())
    found = enclosed_in(path)
    assert [one.path.name for one in found] == list(FORMS)
    assert {one.sender for one in found} == {"Kari Nordmann <kari@example.org>"}
    assert content_of_file(found[0].path) == forms[FORMS[0]]


def test_attachments_of_the_same_name_are_both_read(tmp_path: Path, forms: dict[str, bytes]) -> None:
    message = mail({"skjema.docx": forms[FORMS[0]]})
    message.add_attachment(forms[FORMS[0]] + b"", maintype="application", subtype="octet-stream", filename="skjema.docx")
    (tmp_path / "post.eml").write_bytes(message.as_bytes())
    assert [one.path.name for one in enclosed_in(tmp_path / "post.eml")] == ["skjema.docx", "skjema (2).docx"]


def test_a_form_from_a_mail_is_imported_with_its_original(tmp_path: Path, forms: dict[str, bytes]) -> None:
    (tmp_path / "post.eml").write_bytes(mail({FORMS[0]: forms[FORMS[0]]}).as_bytes())
    with new_plan(tmp_path / "p.tiltaksplan", setup=None, previous=None, title="P", first_year=2023, last_year=2025) as plan_file:
        done = import_forms(plan_file, [tmp_path / "post.eml"], Silent())
        assert done.new == ("T-01",)
        (file,) = plan_file.plan.files
        assert (file.name, plan_file.original(file.sha256)) == (FORMS[0], forms[FORMS[0]])
        assert plan_file.plan.proposals[0].received == date(2022, 10, 14)


def test_one_bad_file_in_a_zip_does_not_stop_the_others(tmp_path: Path, forms: dict[str, bytes]) -> None:
    path = zip_of(tmp_path / "a.zip", {"ødelagt.docx": forms[FORMS[0]][:3000], **forms})
    assert [one.status for one in read_forms([path], Silent())] == ["refused", "read", "read"]


def test_a_form_that_is_called_a_zip_is_read_as_a_form(tmp_path: Path, forms: dict[str, bytes]) -> None:
    (tmp_path / "skjema.zip").write_bytes(forms[FORMS[0]])
    (reading,) = read_forms([tmp_path / "skjema.zip"], Silent())
    assert reading.proposals[0].title


def test_a_mail_or_a_zip_without_forms_says_so(tmp_path: Path) -> None:
    (tmp_path / "post.eml").write_bytes(mail({}).as_bytes())
    with pytest.raises(NothingInside):
        enclosed_in(tmp_path / "post.eml")
    with pytest.raises(NothingInside):
        enclosed_in(zip_of(tmp_path / "tom.zip", {"bilde.png": b"x", "__MACOSX/skjema.docx": b"x", "~$skjema.docx": b"x"}))


def test_zips_in_zips_end(tmp_path: Path) -> None:
    content = zipped({"skjema.docx": b"x"})
    for _ in range(6):
        content = zipped({"mer.zip": content})
    (tmp_path / "dyp.zip").write_bytes(content)
    with pytest.raises(FileExpandsTooMuch):
        enclosed_in(tmp_path / "dyp.zip")
    (reading,) = read_forms([tmp_path / "dyp.zip"], Silent())
    assert reading.status == "refused"


def test_a_zip_with_thousands_of_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileExpandsTooMuch):
        enclosed_in(zip_of(tmp_path / "mange.zip", {f"{n}.docx": b"x" for n in range(1500)}))


def test_a_path_that_climbs_out_of_a_zip_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "inne").mkdir()
    with pytest.raises(FileIsUnsafe):
        enclosed_in(zip_of(tmp_path / "inne" / "a.zip", {"../ut.docx": b"x"}))
    assert [one.name for one in tmp_path.iterdir()] == ["inne"]


def test_a_zip_with_a_password_says_so(tmp_path: Path) -> None:
    content = bytearray(zipped({"skjema.docx": b"x" * 100}))
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        content[content.index(start) + (6 if start == b"PK\x03\x04" else 8)] |= 1
    (tmp_path / "låst.zip").write_bytes(bytes(content))
    with pytest.raises(FileIsEncrypted):
        enclosed_in(tmp_path / "låst.zip")


@pytest.mark.parametrize("content", [b"\x00" * 50, b"From: \xff\xfe\nContent-Type: multipart/mixed\n\n--", b"tull"])
def test_a_mail_that_is_nonsense_says_that_it_holds_nothing(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "post.eml").write_bytes(content)
    with pytest.raises(NothingInside):
        enclosed_in(tmp_path / "post.eml")
