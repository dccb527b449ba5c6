"""Blank forms that are to be filled in: read with their empty places, and told by what kind of file they are."""

from __future__ import annotations

from pathlib import Path

from tiltaksplan.document.blocks import Document
from tiltaksplan.io.errors import FileProblem
from tiltaksplan.io.files import content_of_file
from tiltaksplan.io.inplace.template_kind import endings_of
from tiltaksplan.io.opening import open_document, refuse_other_files
from tiltaksplan.io.package import Package

_TYPES = "[content_types].xml"


def form_to_fill(path: Path) -> Document:
    """Return the document in the blank form at *path*; a worksheet's empty cells that wait for an answer are among its cells.

    Raises:
        FileProblem: It cannot be read.
    """
    document = open_document(path)
    if document.kind != "excel":
        return document
    from tiltaksplan.io.excel.rooms import with_rooms

    return with_rooms(Package(content_of_file(path), path.name, "Excel"), document)


def endings_of_file(content: bytes, name: str) -> tuple[str, ...]:
    """Return what the name of the Word or Excel file *content* can end with; nothing for a file that we do not write in.

    Raises:
        FileProblem: It is no such file, is damaged or has a password.
    """
    refuse_other_files(content, Path(name))
    package = Package(content, name)
    main = package.main_part()
    try:
        types = package.tree(_TYPES)
    except FileProblem:
        return ()
    kinds = [one.get("ContentType") or "" for one in types if (one.get("PartName") or "").lower() == f"/{(main or '').lower()}"]
    return endings_of(kinds[0]) if kinds else ()
