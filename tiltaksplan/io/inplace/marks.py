"""The mark that a program has left in a workbook's own properties, exchanged for another; nothing else in the part differs."""

from __future__ import annotations

from tiltaksplan.io.inplace.archive import Archive
from tiltaksplan.io.inplace.errors import FileIsUnknownInside


def with_mark(content: bytes, name: str, old: str, new: str) -> bytes:
    """Return the file *content* with the mark *old* in its custom properties exchanged for *new*.

    Args:
        content: The whole file.
        name: What the file is called in the sentences about it.
        old, new: The text of the mark; letters and digits alone.

    Raises:
        FileIsUnknownInside: It has no such mark, or has it in more than one place.
        FileProblem: The file is damaged.
    """
    archive = Archive(content, name, "Excel")
    for part in archive.package.related("", "custom-properties"):
        text = archive.read(part)
        if text.count(old.encode()) == 1:
            return archive.with_parts({part.lower(): text.replace(old.encode(), new.encode())})
    raise FileIsUnknownInside(name=name, place="docProps", program="Excel")
