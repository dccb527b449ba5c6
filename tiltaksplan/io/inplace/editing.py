"""The door: edits of a file of any kind, made beside it and put in its place when all of them are done."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path

from tiltaksplan.io.errors import FileProblem, FolderCannotBeWritten, NotAnOfficeFile
from tiltaksplan.io.files import content_of_file
from tiltaksplan.io.inplace.archive import Archive
from tiltaksplan.io.inplace.errors import FileIsReadOnly, FileIsSigned, FileIsUnknownInside
from tiltaksplan.io.inplace.markup import MarkupIsUnknown
from tiltaksplan.io.inplace.parts import Parts
from tiltaksplan.io.inplace.values import CellValue
from tiltaksplan.io.opening import refuse_other_files
from tiltaksplan.io.saving import written_whole

_SIGNATURE = "_xmlsignatures/"


def edit(src: str | Path, dst: str | Path, edits: Mapping[str, CellValue], *, break_signature: bool = False) -> None:
    """Write *src* to *dst* with some places edited; all else in the file stays byte for byte as it was.

    In a workbook a place is a sheet and a cell, `Sheet1!B2`, and a value a text, a number, true or false, a date, a moment, or None, which
    empties the cell. The cell keeps its style: a date in a cell without a date format shows as a number. A formula in the place gives way.
    In a Word file a place is a paragraph that stands directly in the body, counted from 0 (`3`), or a cell of a table there
    (`table 2, row 1, column 3`: tables and rows counted from 1, and the cells of that row from 1, merged ones once), and a value is a text.
    It takes the look of the first text in the place; a line break in it begins a new paragraph in a cell, and a new line in a paragraph.

    Args:
        src: A .docx, .docm, .xlsx or .xlsm, or a template of these; told by its content.
        dst: May be *src* itself. It appears whole or not at all.
        edits: What is to stand where.
        break_signature: Whether to edit a file with a digital signature all the same; the signature is invalid afterwards.

    Raises:
        EditIsRefused: A place that is not there, or that cannot be written safely; no place is written then.
        FileProblem: The file cannot be read, or *dst* cannot be written.
    """
    source, target = Path(src), Path(dst)
    content = content_of_file(source)
    refuse_other_files(content, source)
    new = edited(content, source.name, edits, break_signature=break_signature)
    if target.is_dir():
        raise FolderCannotBeWritten(name=target.name, folder=str(target.parent))
    refuse_read_only(target)
    with written_whole(target) as draft:
        draft.write_bytes(new)


def refuse_read_only(target: Path) -> None:
    """Refuse to replace a file that is marked as read-only: elsewhere than on Windows it would be replaced all the same.

    Raises:
        FileIsReadOnly: It is.
    """
    if target.exists() and not target.stat().st_mode & stat.S_IWUSR:
        raise FileIsReadOnly(name=target.name)


def edited(content: bytes, name: str, edits: Mapping[str, CellValue], *, break_signature: bool = False) -> bytes:
    """Return the Office file *content* with *edits* made: `edit` without the disk, for what is filled in and stored elsewhere.

    Args:
        content: The whole file.
        name: What the file is called in the sentences about it.
        edits, break_signature: As for `edit`.

    Raises:
        FileProblem: As `edit` does.
    """
    program = "Excel" if Path(name).suffix.lower().startswith(".xl") else "Word"
    archive = Archive(content, name, program)
    main = archive.package.main_part()
    if main is None or main not in archive.package:
        raise NotAnOfficeFile(name=name, found="")
    if not break_signature:
        refuse_signed(archive, name)
    try:
        changes = _changes(archive, main, name, edits)
        archive.check()
        return archive.with_parts(changes)
    except (MarkupIsUnknown, RecursionError) as error:  # no Office program nests a thousand deep
        raise FileIsUnknownInside(name=name, place=", ".join(list(edits)[:3]), program=program) from error


def refuse_signed(archive: Archive, name: str) -> None:
    """Refuse a file with a digital signature: an edit would make it invalid.

    Raises:
        FileIsSigned: As it says.
    """
    if any(part.startswith(_SIGNATURE) for part in archive.names):
        raise FileIsSigned(name=name)


def _changes(archive: Archive, main: str, name: str, edits: Mapping[str, CellValue]) -> Mapping[str, bytes | None]:
    if main.lower().endswith("workbook.xml") or main.lower().startswith("xl/"):
        from tiltaksplan.io.inplace.workbook import edit_workbook

        parts = Parts(archive, name, "Excel")
        edit_workbook(parts, main, edits)
        return parts.changes()
    if main.lower().endswith("document.xml") or main.lower().startswith("word/"):
        from tiltaksplan.io.inplace.text_document import edit_text_document

        parts = Parts(archive, name, "Word")
        edit_text_document(parts, main, edits)
        return parts.changes()
    raise _of_another_kind(name)


def _of_another_kind(name: str) -> FileProblem:
    return NotAnOfficeFile(name=name, found="")
