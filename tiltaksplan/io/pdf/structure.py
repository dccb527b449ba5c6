"""The tags of a PDF: what each piece of a page is, for screen readers and for the archive.

reportlab knows no tags. It writes a page as a list of operators, and never looks into what is put between them: there we mark where a piece
begins and ends, and remember which element it belongs to. `finish` then lays the tree of elements into the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a page that belongs to an element: the page counted from 1, and the piece's number on it."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Link:
    """A place on a page that leads to an element's place: the page, the rectangle, the target's anchor, and the words for it."""

    page: int
    rectangle: tuple[float, float, float, float]
    target: str
    words: str


@dataclass(eq=False, slots=True)
class Element:
    """An element of the tree: a heading, a paragraph, a table, a cell.

    Attributes:
        tag: PDF's name for it: H1, P, Table, TH, …
        kids: Elements, pieces and links, in reading order.
        attributes: Of the owner Table or Layout, as PDF names them.
        drawn: Whether it has been drawn once; what is drawn again (a header row on the next page) is no content.
    """

    tag: str
    alt: str = ""
    language: str = ""
    title: str = ""
    attributes: dict[str, object] = field(default_factory=dict)
    kids: list[Element | Piece | Link] = field(default_factory=list)
    drawn: bool = False

    def add(self, tag: str, **more: object) -> Element:
        """Return a new element that is this one's last kid."""
        element = Element(tag, **more)  # type: ignore[arg-type]
        self.kids.append(element)
        return element

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


@contextmanager
def tagged(canvas: Canvas, element: Element | None) -> Iterator[None]:
    """Mark what is drawn meanwhile as *element*'s; None: as an artifact, which is there for the eye alone."""
    if element is None:
        canvas._code.append("/Artifact BMC")
    else:
        page = canvas.getPageNumber()
        counts: dict[int, int] = canvas.__dict__.setdefault("_pieces", {})
        number = counts.get(page, 0)
        counts[page] = number + 1
        element.kids.append(Piece(page, number))
        canvas._code.append(f"/{element.tag} <</MCID {number}>> BDC")
    yield
    canvas._code.append("EMC")
