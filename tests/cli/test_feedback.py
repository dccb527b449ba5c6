"""Letters back to the groups, written from the command line."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path

import docx

from .conftest import Run


def written(run: Run, plan: Path, folder: Path, *more: object) -> list[Path]:
    done = run("export", plan, "--to", folder, "--what", "feedback", "--json", *more)
    assert done.code == 0, done.err
    return [Path(name) for name in done.json["files"]]


def text_of(source: Path | BytesIO) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(source if isinstance(source, BytesIO) else str(source)).paragraphs)


def test_each_group_gets_a_letter_and_a_mail_draft(run: Run, demo: Path, tmp_path: Path) -> None:
    files = written(run, demo / "eksempel.tiltaksplan", tmp_path / "svar")
    names = {file.name for file in files}
    assert all(file.is_file() for file in files)
    assert {"tilbakemelding-T-03.docx", "tilbakemelding-T-03.eml"} <= names
    assert {name.removesuffix(".eml") for name in names if name.endswith(".eml")} == {
        name.removesuffix(".docx") for name in names if name.endswith(".docx")
    }
    text = text_of(tmp_path / "svar" / "tilbakemelding-T-03.docx")
    assert "før det starter" in text
    assert "Dette må rettes" in text
    assert "Gjør dette:" in text


def test_a_mail_draft_opens_as_a_draft_to_the_contact_with_the_letter(run: Run, demo: Path, tmp_path: Path) -> None:
    files = written(run, demo / "eksempel.tiltaksplan", tmp_path, "--format", "eml")
    assert {file.suffix for file in files} == {".eml"}
    mail = message_from_bytes((tmp_path / "tilbakemelding-T-03.eml").read_bytes(), policy=default)
    assert mail["X-Unsent"] == "1"
    assert mail["To"] == "terje.alstad@vm.ntnu.example"
    assert "«Byens fugler" in mail["Subject"]
    body = mail.get_body(("plain",))
    assert body is not None
    assert "Takk for forslaget" in body.get_content()
    (attachment,) = mail.iter_attachments()
    assert attachment.get_filename() == "tilbakemelding-T-03.docx"
    assert "før det starter" in text_of(BytesIO(attachment.get_content()))


def test_a_plan_with_nothing_to_say_gets_a_sentence_and_no_file(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "p.tiltaksplan"
    run("new", plan, "--title", "Tom", "--first-year", 2026, "--last-year", 2028)
    done = run("export", plan, "--to", tmp_path / "ut", "--what", "feedback")
    assert done.code == 0
    assert "ingen tilbakemeldinger å skrive" in done.out + done.err
    assert "Skrevet:" not in done.out
    assert not list(tmp_path.glob("ut/*"))


def test_letters_come_in_no_worksheet(run: Run, demo: Path, tmp_path: Path) -> None:
    done = run("export", demo / "eksempel.tiltaksplan", "--to", tmp_path, "--what", "feedback", "--format", "xlsx")
    assert done.code == 2
    assert "eml" in done.err
