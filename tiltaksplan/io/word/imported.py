"""Text that another program has put into a Word file whole, as a web page or plain text (`w:altChunk`)."""

from __future__ import annotations

import re
from posixpath import splitext

from lxml import etree

from tiltaksplan.io.package import Element, Package

_PAGES, _ARCHIVED_PAGES = (".htm", ".html", ".xhtml"), (".mht", ".mhtml")
_BREAKS = frozenset(("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol"))
_SILENT = frozenset(("script", "style", "head", "title"))
_MOST_PARAGRAPHS = 5000


def imported_texts(package: Package, part: str) -> list[str]:
    """Return the paragraphs of a part that was put in whole; none where it is of a kind that is not read here."""
    if part not in package:
        return []
    ending, content = splitext(part)[1].lower(), package.read(part)
    if ending == ".txt":
        return [line.strip() for line in content.decode("utf-8", "replace").splitlines() if line.strip()][:_MOST_PARAGRAPHS]
    if ending in _ARCHIVED_PAGES:
        content = _page_of(content)
    elif ending not in _PAGES:
        return []
    parser = etree.HTMLParser(encoding=_encoding_of(content), no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError):
        return []
    pieces: list[str] = []
    if root is not None:
        _gather(root, pieces)
    lines = (re.sub(r"\s+", " ", line).strip() for line in "".join(pieces).split("\n\n"))
    return [line for line in lines if line][:_MOST_PARAGRAPHS]


def _encoding_of(content: bytes) -> str:
    try:
        content.decode()
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _page_of(archive: bytes) -> bytes:
    """Return the web page in a web archive, which is built as a mail is."""
    from email import message_from_bytes

    for part in message_from_bytes(archive).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            return page if isinstance(page, bytes) else b""
    return b""


def _gather(element: Element, pieces: list[str]) -> None:
    if element.tag in _SILENT:
        return
    apart = "\n\n" if element.tag in _BREAKS else ""
    pieces.extend((apart, element.text or ""))
    for child in element:
        _gather(child, pieces)
        pieces.append(child.tail or "")
    pieces.append(apart)
