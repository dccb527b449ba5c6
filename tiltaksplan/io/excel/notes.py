"""Notes on cells, old and new (threaded), and text boxes that float over them."""

from __future__ import annotations

from dataclasses import dataclass

from tiltaksplan.io.excel.names import THREADS, XDR, A, S
from tiltaksplan.io.excel.sheet import Sheet
from tiltaksplan.io.excel.strings import plain
from tiltaksplan.io.package import Element, Package

_FORM_CONTROL = "{http://schemas.microsoft.com/office/drawing/2010/main}compatExt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note: the cell that it hangs on, its text, who wrote it."""

    cell: str
    text: str
    author: str | None


def notes_of(package: Package, sheet: Sheet, workbook: str) -> list[Note]:
    """Return the notes of *sheet*. Of a threaded one the old form only says that one needs a newer Excel: the thread is taken instead."""
    threads = _threads_of(package, sheet, workbook)
    threaded = {note.cell for note in threads}
    notes: list[Note] = []
    for part in package.related(sheet.part, "comments"):
        root = package.tree(part)
        authors = [one.text or "" for one in root.iterfind(f"{S}authors/{S}author")]
        for element in root.iterfind(f"{S}commentList/{S}comment"):
            cell, number = element.get("ref") or "", element.get("authorId") or ""
            author = authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""
            text = "".join(plain(one.text) for one in element.iter(f"{S}t")).strip()
            if author and text.startswith(f"{author}:\n"):  # Excel writes the name as the first line
                text = text[len(author) + 2 :].lstrip("\n")
            if text and cell not in threaded:
                notes.append(Note(cell=cell, text=text, author=author or None))
    return [*notes, *threads]


def _threads_of(package: Package, sheet: Sheet, workbook: str) -> list[Note]:
    parts = package.related(sheet.part, "threadedComment")
    if not parts:
        return []
    people = {
        person.get("id") or "": person.get("displayName") or ""
        for part in package.related(workbook, "person")
        for person in package.tree(part).iter(f"{THREADS}person")
    }
    return [
        Note(
            cell=one.get("ref") or "",
            text=(one.findtext(f"{THREADS}text") or "").strip(),
            author=people.get(one.get("personId") or "") or None,
        )
        for part in parts
        for one in package.tree(part).iter(f"{THREADS}threadedComment")
    ]


def boxes_of(package: Package, sheet: Sheet) -> list[tuple[str, list[str]]]:
    """Return the text boxes and shapes with text on *sheet*: address, and the paragraphs."""
    found = []
    for part in package.related(sheet.part, "drawing"):
        for number, shape in enumerate(package.tree(part).iter(f"{XDR}sp")):
            if next(shape.iter(_FORM_CONTROL), None) is not None:
                continue  # the picture of a form control, which is read for itself
            body = shape.find(f"{XDR}txBody")
            paragraphs = [_text_of(one) for one in body.iterchildren(f"{A}p")] if body is not None else []
            if any(text.strip() for text in paragraphs):
                found.append((f"{part}#sp{number}", paragraphs))
    return found


def _text_of(paragraph: Element) -> str:
    pieces = []
    for child in paragraph:
        if child.tag in (f"{A}r", f"{A}fld"):
            pieces.append(child.findtext(f"{A}t") or "")
        elif child.tag == f"{A}br":
            pieces.append("\n")
    return "".join(pieces)
