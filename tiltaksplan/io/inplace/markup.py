"""XML as the bytes that it is: where each element stands, and how bytes are exchanged there while all others stay as they were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "s",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/customXml": "ds",
}
_PREFIXES = _STRICT | {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "s",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/customXml": "ds",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
# The rest of a tag after its name: values in quotes may hold a larger-than sign.
REST_OF_TAG = rb"[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>"
_START = re.compile(rb"<([^\s/>]+)" + REST_OF_TAG)
_ATTRIBUTE = re.compile(rb"\s+([^\s=/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_DECLARED = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.\-]+)[\"']")
_NOT_ELEMENTS = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class MarkupIsUnknown(Exception):
    """XML that is not well-formed, or has a document type: whoever asked knows the file and the place, and says so."""


class EditsOverlap(ValueError):
    """Two edits of the same bytes."""


@dataclass(frozen=True, slots=True)
class Splice:
    """Bytes that take the place of those from `start` to `end`."""

    start: int
    end: int
    new: bytes


@dataclass(slots=True, eq=False)
class Node:
    """An element and where it stands: its start tag is `start:inner`, its content `inner:inner_end`, and it ends before `end`."""

    name: str
    attributes: dict[str, str]
    start: int
    inner: int
    parent: Node | None = None
    inner_end: int = 0
    end: int = 0
    children: list[Node] = field(default_factory=list)
    raw_name: bytes = b""
    text: str = ""

    @property
    def is_empty_tag(self) -> bool:
        """Whether it is written as one tag: `<w:p/>`."""
        return self.inner == self.end

    @property
    def prefix(self) -> bytes:
        """The prefix with which it is written, with its colon; empty where there is none."""
        return self.raw_name.rpartition(b":")[0] + b":" if b":" in self.raw_name else b""

    def child(self, name: str) -> Node | None:
        """Return the first child called *name*."""
        return next((one for one in self.children if one.name == name), None)

    def all(self, *names: str) -> Iterator[Node]:
        """Yield the descendants with one of *names*, in order."""
        for one in self.children:
            if one.name in names:
                yield one
            yield from one.all(*names)


class _TreeMaker:
    def __init__(self, content: bytes) -> None:
        self.content = content
        self.root: Node | None = None
        self.open: list[Node] = []
        self.parser = expat.ParserCreate("UTF-8", "\n")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.finish
        self.parser.CharacterDataHandler = self.written
        self.parser.StartDoctypeDeclHandler = _refuse_document_type

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        start = self.parser.CurrentByteIndex
        tag = _START.match(self.content, start)
        if tag is None:
            raise MarkupIsUnknown
        parent = self.open[-1] if self.open else None
        node = Node(_short(name), {_short(key): value for key, value in attributes.items()}, start, tag.end(), parent, raw_name=tag[1])
        if parent is None:
            self.root = node
        else:
            parent.children.append(node)
        self.open.append(node)

    def finish(self, _name: str) -> None:
        node = self.open.pop()
        if self.content[node.inner - 2 : node.inner] == b"/>":
            node.inner_end = node.end = node.inner
        else:
            node.inner_end = self.parser.CurrentByteIndex
            node.end = self.content.index(b">", node.inner_end) + 1

    def written(self, text: str) -> None:
        self.open[-1].text += text


def _refuse_document_type(*_: object) -> None:
    raise MarkupIsUnknown  # entities are declared there, and no Office program writes one


def _short(name: str) -> str:
    address, separator, local = name.rpartition("\n")
    return f"{_PREFIXES.get(address, address)}:{local}" if separator else name


def tree_of(content: bytes) -> Node:
    """Return the root of *content* (UTF-8), each element with its place in the bytes. Names get the usual prefixes, strict or not.

    Raises:
        MarkupIsUnknown: It is not well-formed, or has a document type.
    """
    maker = _TreeMaker(content)
    try:
        maker.parser.Parse(content, True)
    except expat.ExpatError as error:
        raise MarkupIsUnknown from error
    if maker.root is None:
        raise MarkupIsUnknown
    return maker.root


def is_well_formed(content: bytes) -> bool:
    """Return whether *content* is well-formed and has no document type; no tree is made, so that large parts take little time."""
    parser = expat.ParserCreate("UTF-8")
    parser.StartDoctypeDeclHandler = _refuse_document_type
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, MarkupIsUnknown):
        return False
    return True


def without_asides(content: bytes) -> bytes:
    """Return *content* with comments, CDATA and instructions blanked out, so that a search finds elements alone; all places stay."""
    if b"<!--" not in content and b"<![CDATA[" not in content and content.find(b"<?", 5) < 0:
        return content
    return _NOT_ELEMENTS.sub(lambda found: b" " * len(found[0]), content)


def spliced(content: bytes, splices: Iterable[Splice]) -> bytes:
    """Return *content* with the bytes of each splice exchanged.

    >>> spliced(b"abcdef", [Splice(4, 4, b"!"), Splice(1, 2, b"BB")])
    b'aBBcd!ef'
    """
    pieces: list[bytes] = []
    position = 0
    for one in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        if one.start < position:
            raise EditsOverlap(f"two edits of the same bytes at {one.start}")
        pieces += (content[position : one.start], one.new)
        position = one.end
    return b"".join((*pieces, content[position:]))


def attributes_of(tag: bytes) -> dict[bytes, bytes]:
    """Return the attributes in a start tag as they are written, without their quotes.

    >>> attributes_of(b'<x:c r="B2" s=\\'7\\'/>')
    {b'r': b'B2', b's': b'7'}
    """
    return {found[1]: found[2][1:-1] for found in _ATTRIBUTE.finditer(tag)}


def with_attribute(tag: bytes, name: bytes, value: bytes | None) -> bytes:
    """Return a start tag with an attribute set, or taken away (None); all else in the tag stays as it is written.

    >>> with_attribute(b'<row r="1" spans="1:2" />', b"spans", b"1:4")
    b'<row r="1" spans="1:4" />'
    >>> with_attribute(b'<c r="A1"/>', b"t", b"s"), with_attribute(b'<c r="A1" t="s"/>', b"t", None)
    (b'<c r="A1" t="s"/>', b'<c r="A1"/>')
    """
    for found in _ATTRIBUTE.finditer(tag):
        if found[1] == name:
            if value is None:
                return tag[: found.start()] + tag[found.end() :]
            return tag[: found.start(2) + 1] + value + tag[found.end(2) - 1 :]
    if value is None:
        return tag
    last = max((found.end() for found in _ATTRIBUTE.finditer(tag)), default=len(tag.rstrip(b"/> \t\r\n")))
    return tag[:last] + b" " + name + b'="' + value + b'"' + tag[last:]


def opened(tag: bytes) -> bytes:
    """Return an empty element's tag as a start tag: `<a/>` becomes `<a>`."""
    return tag[:-2].rstrip() + b">" if tag.endswith(b"/>") else tag


def escaped(text: str) -> bytes:
    """Return *text* as it is written between tags and in attributes."""
    return escape(text, {'"': "&quot;", "\r": "&#13;"}).encode()


def can_be_written(text: str) -> bool:
    """Return whether XML has a form for every character of *text*."""
    return _NOT_XML.search(text) is None


@dataclass(frozen=True, slots=True)
class Encoded:
    """A part's text in UTF-8, and how it goes back to the encoding that it was written in."""

    text: bytes
    encoding: str = "utf-8"
    mark: bytes = b""

    @classmethod
    def of(cls, content: bytes) -> Encoded:
        """Return *content* as UTF-8, whatever it is written in.

        Raises:
            MarkupIsUnknown: It is not what it says that it is.
        """
        for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
            if content.startswith(mark):
                return cls._decoded(content[2:], encoding, mark)
        declared = _DECLARED.match(content.removeprefix(b"\xef\xbb\xbf")[:200])
        name = declared[1].decode("ascii").lower() if declared else "utf-8"
        return cls(content) if name in ("utf-8", "utf8", "us-ascii", "ascii") else cls._decoded(content, name, b"")

    @classmethod
    def _decoded(cls, content: bytes, encoding: str, mark: bytes) -> Encoded:
        try:
            text = content.decode(encoding)
            if text.encode(encoding) != content:
                raise MarkupIsUnknown
        except (UnicodeError, LookupError) as error:
            raise MarkupIsUnknown from error
        return cls(text.encode(), encoding, mark)

    def back(self, text: bytes) -> bytes:
        """Return *text* in the part's own encoding; what that has no sign for is written as a number."""
        return text if self.encoding == "utf-8" else self.mark + text.decode().encode(self.encoding, "xmlcharrefreplace")
