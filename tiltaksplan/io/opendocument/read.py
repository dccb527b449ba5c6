"""An OpenDocument file becomes a neutral document, by the same blocks as Word's and Excel's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tiltaksplan.document.blocks import CellName, Document, Part, Properties, Section
from tiltaksplan.document.place import Place
from tiltaksplan.io.errors import FileIsEncrypted
from tiltaksplan.io.excel.names import cell_at
from tiltaksplan.io.opendocument.names import CHANGES, DC, FORM, META, OFFICE, STYLE, TABLE, TEXT
from tiltaksplan.io.opendocument.sheets import sheet_sections
from tiltaksplan.io.opendocument.styles import OpenStyles
from tiltaksplan.io.opendocument.text import OpenBlocks, OpenScope
from tiltaksplan.io.package import Element, Package

_CONTENT, _STYLES, _META, _MANIFEST = "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def open_document_text(package: Package) -> Document:
    """Return the document that an OpenDocument text holds."""
    root, styles_root, styles = _roots(package)
    forms = {
        one.get(_ID) or one.get(f"{FORM}id") or "": one for one in root.iter() if isinstance(one.tag, str) and one.tag.startswith(FORM)
    }
    blocks = OpenBlocks(styles, forms)
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        package.damaged()
    address = f"{_CONTENT}#/{_index(root, f'{OFFICE}body')}/0"
    main = Section(blocks=tuple(blocks.read(body, address, OpenScope(Place()))))
    headers = _ends(styles_root, blocks, "header", Part.HEADER)
    footers = _ends(styles_root, blocks, "footer", Part.FOOTER)
    sections = [*headers, main, *_boxes(blocks), *_notes(blocks), *footers]
    return Document(sections=tuple(sections), kind="word", properties=_properties(package), comments=tuple(blocks.comments))


def open_document_sheets(package: Package) -> Document:
    """Return the document that an OpenDocument workbook holds."""
    root, _styles_root, styles = _roots(package)
    body = root.find(f"{OFFICE}body/{OFFICE}spreadsheet")
    if body is None:
        package.damaged()
    sections, comments = sheet_sections(body, styles)
    return Document(
        sections=tuple(sections), kind="excel", properties=_properties(package), comments=tuple(comments), names=tuple(_names(body))
    )


def _names(body: Element) -> Iterator[CellName]:
    for one in body.iterfind(f"{TABLE}named-expressions/{TABLE}named-range"):
        sheet, _, cell = (one.get(f"{TABLE}cell-range-address") or "").rpartition(".")
        at = cell_at(cell)
        if at is not None:
            yield CellName(name=one.get(f"{TABLE}name") or "", sheet=_bare(sheet), row=at[0], column=at[1])


def _bare(sheet: str) -> str:
    sheet = sheet.removeprefix("$")
    return sheet[1:-1].replace("''", "'") if sheet.startswith("'") and sheet.endswith("'") else sheet


def _roots(package: Package) -> tuple[Element, Element | None, OpenStyles]:
    if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
        raise FileIsEncrypted(name=package.name, program="LibreOffice")
    root, styles_root = package.tree(_CONTENT), package.tree_or_none(_STYLES)
    for changes in list(root.iter(CHANGES)):
        changes.clear()  # what was deleted is kept here, and is not to be read; the element stays, so that addresses hold
    return root, styles_root, OpenStyles([root] if styles_root is None else [styles_root, root])


def _boxes(blocks: OpenBlocks) -> list[Section]:
    found: list[Section] = []
    while blocks.boxes:
        element, address = blocks.boxes.pop(0)
        place = Place((("textbox", len(found) + 1),), address)
        found.append(Section(blocks=tuple(blocks.read(element, address, OpenScope(place))), part=Part.TEXTBOX, number=len(found) + 1))
    return found


def _notes(blocks: OpenBlocks) -> list[Section]:
    found = []
    for number, (element, address) in enumerate(blocks.notes, start=1):
        word = "endnote" if element.get(f"{TEXT}note-class") == "endnote" else "footnote"
        note = element.find(f"{TEXT}note-body")
        if note is not None:
            found.extend(blocks.read(note, address, OpenScope(Place(((word, number),)), one_paragraph=len(note) == 1)))
    return [Section(blocks=tuple(found), part=Part.NOTES)] if found else []


def _ends(root: Element | None, blocks: OpenBlocks, word: str, part: Part) -> list[Section]:
    found: list[Section] = []
    for element in root.iter(f"{STYLE}{word}") if root is not None else ():
        number = len(found) + 1
        place = Place(((word, number),), f"{_STYLES}#{word}{number}")
        found.append(Section(blocks=tuple(blocks.read(element, place.address, OpenScope(place))), part=part, number=number))
    return found


def _index(root: Element, tag: str) -> int:
    return next((number for number, child in enumerate(root) if child.tag == tag), 0)


def _properties(package: Package) -> Properties:
    root = package.tree_or_none(_META)
    meta = root.find(f"{OFFICE}meta") if root is not None else None
    if meta is None:
        return Properties()
    return Properties(
        title=meta.findtext(f"{DC}title") or "",
        author=meta.findtext(f"{META}initial-creator") or "",
        last_modified_by=meta.findtext(f"{DC}creator") or "",
        subject=meta.findtext(f"{DC}subject") or "",
        created=_moment(meta.findtext(f"{META}creation-date")),
        modified=_moment(meta.findtext(f"{DC}date")),
        marks=tuple((one.get(f"{META}name") or "", one.text or "") for one in meta.iterchildren(f"{META}user-defined")),
    )


def _moment(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat((text or "")[:19])
    except ValueError:
        return None
