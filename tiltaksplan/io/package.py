"""An Office file as a zip of parts that point at each other. Opens nothing outside the file, and no more than the limits allow."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import NoReturn
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from tiltaksplan.io.errors import FileExpandsTooMuch, FileIsCutOff, FileIsDamaged, FileIsEncrypted, FileIsUnsafe

MEGABYTE = 1024 * 1024
LARGEST_EXPANDED = 500 * MEGABYTE
MOST_PARTS = 10_000
# Deflate cannot pass 1032:1. Spreadsheets of a million equal rows come to some 150:1, and only large parts do harm.
LARGEST_RATIO = 300
RATIO_COUNTS_FROM = 20 * MEGABYTE
_HEAD = 65536
STREAMED_FROM = 4 * MEGABYTE  # smaller parts are quicker as a whole

Element = etree._Element

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE_DOCUMENT = f"{RELATIONS}/officeDocument"

# Strict OOXML writes other names for the same things.
STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", RELATIONS.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/officeDocument/customXml", b"http://schemas.openxmlformats.org/officeDocument/2006/customXml"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
        b"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing", b"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"),
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What one part says of another: `target` is a part's name, or an address outside the file that nobody follows."""

    kind: str
    target: str
    outside: bool = False


class Package:
    """The parts of an Office file, read when asked for.

    Args:
        content: The whole file; the file itself is closed by now, so that nobody's Word is held up.
        name: The file's name, for the sentences about it.

    Raises:
        FileProblem: What the zip's directory shows before anything is unpacked: cut off, damaged, encrypted, unsafe, too much.
    """

    def __init__(self, content: bytes, name: str, program: str = "Word eller Excel") -> None:
        self.name = name
        self.program = program
        self._relations: dict[str, dict[str, Relation]] = {}
        try:
            self._zip = ZipFile(BytesIO(content))
        except (BadZipFile, ValueError, OSError, NotImplementedError, IndexError) as error:
            # The directory stands at a zip's end: without it the end is missing.
            raise (FileIsDamaged if b"PK\x05\x06" in content[-70_000:] else FileIsCutOff)(name=name, program=program) from error
        self._parts = self._directory(self._zip.infolist())

    def _directory(self, infos: list[ZipInfo]) -> dict[str, ZipInfo]:
        parts: dict[str, ZipInfo] = {}
        expanded = 0
        if len(infos) > MOST_PARTS:
            raise FileExpandsTooMuch(name=self.name)
        for info in infos:
            expanded += info.file_size
            if info.file_size > RATIO_COUNTS_FROM and info.file_size > LARGEST_RATIO * max(info.compress_size, 1):
                raise FileExpandsTooMuch(name=self.name)
            if info.flag_bits & 1:
                raise FileIsEncrypted(name=self.name, program=self.program)
            name = info.filename.replace("\\", "/").lstrip("/")
            if ".." in name.split("/") or name[1:2] == ":":
                raise FileIsUnsafe(name=self.name)
            if name.lower() in parts:
                self.damaged()  # two parts of one name: which one counts is anybody's guess
            parts[name.lower()] = info
        if expanded > LARGEST_EXPANDED:
            raise FileExpandsTooMuch(name=self.name)
        return parts

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._parts

    def names(self) -> list[str]:
        """Return the names of all parts, in small letters."""
        return list(self._parts)

    def sizes(self) -> dict[str, int]:
        """Return the parts as they are named in the file, with their sizes unpacked."""
        return {info.filename.replace("\\", "/").lstrip("/"): info.file_size for info in self._parts.values()}

    def damaged(self, cause: Exception | None = None) -> NoReturn:
        """Refuse the file as damaged."""
        raise FileIsDamaged(name=self.name, program=self.program) from cause

    def read(self, part: str) -> bytes:
        """Return the content of *part*.

        Raises:
            FileIsDamaged: It is not there, or does not have the size and the check sum that it should have.
        """
        info = self._parts.get(part.lower())
        if info is None:
            self.damaged()
        try:
            return self._zip.read(info)
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
            self.damaged(error)

    def xml_of(self, part: str) -> bytes:
        """Return the XML of *part*, in UTF-8 and with the names of ordinary OOXML where it was written as strict.

        Raises:
            FileIsUnsafe: A document type: no Office program writes one, and entities are declared there.
        """
        content = self.read(part)
        if content.startswith(_UTF16):
            try:
                content = _DECLARATION.sub("", content.decode("utf-16")).encode()
            except UnicodeDecodeError as error:
                self.damaged(error)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise FileIsUnsafe(name=self.name)
        if STRICT in content:
            for strict, usual in _STRICT_NAMES:
                content = content.replace(strict, usual)
        return content

    def tree(self, part: str) -> Element:
        """Return the root element of *part*. Comments and processing instructions are left out, so that elements can be counted."""
        try:
            return etree.fromstring(self.xml_of(part), _PARSER)
        except (etree.XMLSyntaxError, ValueError) as error:
            self.damaged(error)

    def stream(self, part: str, tags: tuple[str, ...]) -> Iterator[Element]:
        """Yield the elements of *part* with one of *tags* as each ends; of a large part no more is held than that element."""
        info = self._parts.get(part.lower())
        if info is None:
            self.damaged()
        if info.file_size <= STREAMED_FROM:
            yield from self.tree(part).iter(*tags)
            return
        try:
            with self._zip.open(info) as source:
                if b"<!DOCTYPE" in source.read(_HEAD):
                    raise FileIsUnsafe(name=self.name)
                source.seek(0)
                events = etree.iterparse(
                    source,
                    events=("end",),
                    tag=tags,
                    resolve_entities=False,
                    no_network=True,
                    huge_tree=False,
                    remove_comments=True,
                    remove_pis=True,
                    load_dtd=False,
                )
                for _event, element in events:
                    yield element
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]  # who has a sibling has a parent
        except (etree.XMLSyntaxError, BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
            self.damaged(error)

    def tree_or_none(self, part: str | None) -> Element | None:
        """Return the root element of *part*, or None where the file has no such part."""
        return self.tree(part) if part and part in self else None

    def relations(self, part: str) -> dict[str, Relation]:
        """Return what *part* points at, by relationship id; `""` stands for the package itself."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder = dirname(part)
        root = self.tree_or_none(join(folder, "_rels", part[len(folder) :].lstrip("/") + ".rels"))
        found: dict[str, Relation] = {}
        for element in root if root is not None else ():
            outside = element.get("TargetMode") == "External"
            target = element.get("Target", "").replace("\\", "/")
            if not outside:
                target = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            found[element.get("Id", "")] = Relation(kind=element.get("Type", ""), target=target, outside=outside)
        return found

    def related(self, part: str, kind: str) -> list[str]:
        """Return the names of the parts in the file that *part* points at as a *kind* (the last word of the relationship's type)."""
        return [
            one.target
            for one in self.relations(part).values()
            if not one.outside and one.kind.rpartition("/")[2] == kind and one.target in self
        ]

    def main_part(self) -> str | None:
        """Return the name of the document or the workbook itself; None where the package points at none."""
        found = self.related("", "officeDocument")
        return found[0] if found else None


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, load_dtd=False)
