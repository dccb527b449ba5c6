"""Opening any file: what it is, is told by its content and not by its ending; then the reader of that format reads it."""

from __future__ import annotations

from pathlib import Path

from tiltaksplan.document.blocks import Document
from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.io.errors import FileCouldNotBeRead, FileIsEncrypted, FileProblem, NotAnOfficeFile, OldOfficeFile, OnlyMacros
from tiltaksplan.io.files import content_of_file
from tiltaksplan.io.package import Package
from tiltaksplan.language import N_

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
_OPEN_SHEETS = b"application/vnd.oasis.opendocument.spreadsheet"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the names of an OLE file's streams stand in UTF-16 in its directory
_PDF = b"%PDF-"
_OLD_TEXT = "WordDocument"
_OLD_WORKBOOKS = ("Workbook", "Book")
_ENDINGS = {"Word": ".docx", "Excel": ".xlsx"}


def open_document(path: Path) -> Document:
    """Return the document in the file at *path*, whatever its name ends with.

    Raises:
        FileProblem: It cannot be read; each reason is a class in `io.errors` with its sentence.
    """
    try:
        return _opened(path)
    except (TiltaksplanError, MemoryError):
        raise
    except Exception as error:  # what people send us is past foreseeing; this is the door where it comes in
        raise FileCouldNotBeRead(name=path.name, program=_program(path)) from error


def _opened(path: Path) -> Document:
    content = content_of_file(path)
    if content.startswith(_OLE) and _is_old_workbook(content) and not _is_old_text(content):
        from tiltaksplan.io.excel.calamine import read_calamine

        return read_calamine(content, path.name)
    if _PDF in content[:1024]:
        from tiltaksplan.io.pdf.read import read_pdf

        return read_pdf(content, path.name)
    if content.startswith(_OLE) and _is_old_text(content):
        from tiltaksplan.io.word.old import saved_anew

        content = saved_anew(content, path.name)
    refuse_other_files(content, path)
    return _from_zip(content, path)


def refuse_other_files(content: bytes, path: Path) -> None:
    """Refuse what does not begin as a file of Word, Excel or LibreOffice does, and say what it is.

    Raises:
        FileIsEncrypted, OldOfficeFile, NotAnOfficeFile: As they say.
    """
    if content.startswith(_ZIP):
        return
    if content.startswith(_OLE):
        raise _ole_problem(content, path)
    raise NotAnOfficeFile(name=path.name, found=_told(content))


def _from_zip(content: bytes, path: Path) -> Document:
    package = Package(content, path.name, _program(path))
    main = package.main_part()
    if main is None and "mimetype" in package:
        return _from_open_document(package)
    if main is None:
        raise _without_document(package)
    if main.lower().endswith("workbook.bin"):
        from tiltaksplan.io.excel.calamine import read_calamine

        return read_calamine(content, path.name)
    if main.lower().startswith("xl/") or main.lower().endswith("workbook.xml"):
        from tiltaksplan.io.excel.read import excel_document  # a Word form should not wait for Excel's reader

        package.program = "Excel"
        return excel_document(package)
    if main.lower().startswith("word/") or main.lower().endswith("document.xml"):
        from tiltaksplan.io.word.read import word_document

        package.program = "Word"
        return word_document(package)
    raise NotAnOfficeFile(name=path.name, found=N_(" (den er en annen slags Office-fil)"))


def _from_open_document(package: Package) -> Document:
    from tiltaksplan.io.opendocument.read import open_document_sheets, open_document_text  # few forms are of this kind

    kind = package.read("mimetype").strip()
    package.program = "LibreOffice"
    if kind.startswith(_OPEN_TEXT):
        return open_document_text(package)
    if kind.startswith(_OPEN_SHEETS):
        return open_document_sheets(package)
    raise NotAnOfficeFile(name=package.name, found=N_(" (den er en annen slags Office-fil)"))


def _program(path: Path) -> str:
    return "Excel" if path.suffix.lower().startswith(".xl") else "Word"


def _without_document(package: Package) -> FileProblem:
    names = package.names()
    if any(name.endswith("vbaproject.bin") for name in names):
        return OnlyMacros(name=package.name)
    if "[content_types].xml" in names:
        package.damaged()
    return NotAnOfficeFile(name=package.name, found=N_(" (den er et zip-arkiv)"))


def _is_old_text(content: bytes) -> bool:
    return _ENCRYPTED not in content and _OLD_TEXT.encode("utf-16-le") in content


def _is_old_workbook(content: bytes) -> bool:
    return _ENCRYPTED not in content and any(name.encode("utf-16-le") in content for name in _OLD_WORKBOOKS)


def _ole_problem(content: bytes, path: Path) -> FileProblem:
    # The names of an OLE file's streams stand in UTF-16 in its directory.
    if _ENCRYPTED in content:
        return FileIsEncrypted(name=path.name, program=_program(path))
    for stream, program in (("WordDocument", "Word"), ("Workbook", "Excel"), ("Book", "Excel")):
        if stream.encode("utf-16-le") in content:
            return OldOfficeFile(name=path.name, program=program, ending=_ENDINGS[program])
    return NotAnOfficeFile(name=path.name, found="")


def _told(content: bytes) -> str:
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"%pdf"):
        return N_(" (den er en PDF)")
    if start.startswith((b"<html", b"<!doctype html")) or b"<html" in start:
        return N_(" (den er en nettside)")
    if start.startswith(b"{\\rtf"):
        return N_(" (den er i formatet RTF)")
    return ""
