"""Write a mail that is ready to be read through and sent: the mail program opens it as a draft."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from tempfile import TemporaryDirectory

from tiltaksplan.document.blocks import Document
from tiltaksplan.io.saving import written_whole
from tiltaksplan.io.word.write import write_word

WORD_TYPE = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")


def write_mail_draft(path: Path, *, to: str, subject: str, body: str, letter: Document) -> None:
    """Write a draft to *path* with *letter* lying with it as a Word file of the same name; *to* may be empty.

    Raises:
        FileIsOpenElsewhere: Another program holds the file.
        FolderCannotBeWritten, DiskIsFull: It cannot be saved there.
    """
    mail = EmailMessage(policy=SMTP)
    if to:
        mail["To"] = to
    mail["Subject"] = " ".join(subject.split())
    mail["X-Unsent"] = "1"  # Outlook opens the file for writing, not as a mail that has come
    mail.set_content(body)
    name = path.with_suffix(".docx").name
    with TemporaryDirectory() as folder:
        attachment = Path(folder) / name
        write_word(letter, attachment)
        mail.add_attachment(attachment.read_bytes(), maintype=WORD_TYPE[0], subtype=WORD_TYPE[1], filename=name)
    with written_whole(path) as draft:
        draft.write_bytes(mail.as_bytes())
