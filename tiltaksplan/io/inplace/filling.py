"""The door for whole forms: entries by the places that reading gave, all written at once, and nothing else touched."""

from __future__ import annotations

from collections.abc import Sequence

from tiltaksplan.document.entry import Entry
from tiltaksplan.io.errors import NotAnOfficeFile
from tiltaksplan.io.inplace.archive import Archive
from tiltaksplan.io.inplace.editing import refuse_signed
from tiltaksplan.io.inplace.errors import FileIsUnknownInside
from tiltaksplan.io.inplace.form_text import fill_text_document
from tiltaksplan.io.inplace.form_workbook import fill_workbook
from tiltaksplan.io.inplace.markup import EditsOverlap, MarkupIsUnknown
from tiltaksplan.io.inplace.parts import Parts
from tiltaksplan.io.inplace.template_kind import as_filled


def filled(content: bytes, name: str, entries: Sequence[Entry], *, ending: str = "") -> bytes:
    """Return the blank form *content* with *entries* written; every part that holds none of them stays byte for byte.

    Args:
        content: The whole file.
        name: What the file is called in the sentences about it.
        entries: With places as the reader of the same file gave them.
        ending: What the new file's name ends with: a Word template becomes a document where it says so.

    Raises:
        EditIsRefused: A place that is not there, or that cannot be written safely; nothing is written then.
        FileProblem: The file cannot be read.
    """
    archive = Archive(content, name, "Word")
    main = archive.package.main_part()
    if main is None or main not in archive.package:
        raise NotAnOfficeFile(name=name, found="")
    is_workbook = main.lower().endswith("workbook.xml") or main.lower().startswith("xl/")
    program = "Excel" if is_workbook else "Word"
    refuse_signed(archive, name)
    parts = Parts(archive, name, program)
    try:
        if is_workbook:
            fill_workbook(parts, main, entries)
        else:
            fill_text_document(parts, main, entries)
        as_filled(parts, main, ending)
        archive.check()
        return archive.with_parts(parts.changes())
    except (MarkupIsUnknown, RecursionError, EditsOverlap) as error:  # no Office program nests a thousand deep
        raise FileIsUnknownInside(name=name, place=", ".join(one.place.words() for one in entries[:3]), program=program) from error
