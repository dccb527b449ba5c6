"""What reportlab does not write and the standards ask for: the tree of tags, links, outline, metadata and the colours' profile."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from tiltaksplan.document.blocks import Document
from tiltaksplan.io.legible import legible
from tiltaksplan.io.looks import LANGUAGE_CODES
from tiltaksplan.io.pdf.compose import Composition, Place
from tiltaksplan.io.pdf.metadata import xmp
from tiltaksplan.io.pdf.structure import Element, Link, Piece

PRODUCER = "tiltaksplan"


def finished(content: bytes, composition: Composition, document: Document) -> bytes:
    """Return the PDF that reportlab wrote as one that is PDF/A-2a and PDF/UA-1."""
    with pikepdf.open(BytesIO(content)) as pdf:
        _Tree(pdf, composition).lay()
        _drop_unused_fonts(pdf)
        _outline(pdf, composition.headings)
        code = LANGUAGE_CODES[document.language or "nb"]
        root = pdf.Root
        root.MarkInfo = Dictionary(Marked=True)
        root.Lang = String(code)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.OutputIntents = Array([_output_intent(pdf)])
        _metadata(pdf, document, code)
        file = BytesIO()
        pdf.save(file, min_version="1.7", deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


class _Tree:
    """Lays the tree of elements into the file, and with it the way back from each piece of a page to its element."""

    def __init__(self, pdf: Pdf, composition: Composition) -> None:
        self.pdf = pdf
        self.composition = composition
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.pieces: dict[int, dict[int, pikepdf.Object]] = defaultdict(dict)
        self.annotations: list[tuple[int, pikepdf.Object]] = []
        self.next_key = len(pdf.pages)

    def lay(self) -> None:
        """Lay it."""
        self.root.K = self._made(self.composition.root, self.root)
        numbers = []
        for page_number, page in enumerate(self.pdf.pages, start=1):
            page.obj.StructParents = page_number - 1
            page.obj.Tabs = Name.S
            own = self.pieces[page_number]
            numbers += [page_number - 1, self.pdf.make_indirect(Array([own[piece] for piece in sorted(own)]))]
        for key, element in self.annotations:
            numbers += [key, element]
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        self.root.ParentTreeNextKey = self.next_key
        self.pdf.Root.StructTreeRoot = self.root

    def _made(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        made = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent))
        if element.alt:
            made.Alt = String(element.alt)
        if element.language:
            made.Lang = String(LANGUAGE_CODES[element.language])
        if element.attributes:
            made.A = _attributes(element)
        kids = [self._kid(kid, made) for kid in element.kids]
        if kids:
            made.K = Array(kids)
        return made

    def _kid(self, kid: Element | Piece | Link, parent: pikepdf.Object) -> pikepdf.Object:
        if isinstance(kid, Element):
            return self._made(kid, parent)
        if isinstance(kid, Piece):
            self.pieces[kid.page][kid.number] = parent
            return Dictionary(Type=Name.MCR, Pg=self.pdf.pages[kid.page - 1].obj, MCID=kid.number)
        return self._link(kid, parent)

    def _link(self, link: Link, parent: pikepdf.Object) -> pikepdf.Object:
        page = self.pdf.pages[link.page - 1].obj
        heading = self.composition.headings[int(link.target)]
        annotation = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([round(one, 2) for one in link.rectangle]),
                Border=Array([0, 0, 0]),
                F=4,  # it is printed, as an archive file's annotations must be
                Contents=String(link.words),
                Dest=_destination(self.pdf, heading),
                StructParent=self.next_key,
            )
        )
        if Name.Annots not in page:
            page.Annots = Array()
        page.Annots.append(annotation)
        self.annotations.append((self.next_key, parent))
        self.next_key += 1
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=annotation)


def _attributes(element: Element) -> pikepdf.Object:
    owner = {"BBox": "Layout", "ListNumbering": "List"}.get(next(iter(element.attributes)), "Table")
    made = Dictionary(O=Name(f"/{owner}"))
    for name, one in element.attributes.items():
        made[f"/{name}"] = Name(f"/{one}") if isinstance(one, str) else Array(one) if isinstance(one, list) else one
    return made


def _destination(pdf: Pdf, place: Place) -> Array:
    return Array([pdf.pages[place.page - 1].obj, Name.XYZ, 0, round(place.top + 6, 2), None])


def _drop_unused_fonts(pdf: Pdf) -> None:
    """Take away the Helvetica that reportlab names in every file: nothing is written with it, and it is not embedded."""
    used = {name for page in pdf.pages for name in re.findall(rb"(/\S+) [\d.]+ Tf", page.Contents.read_bytes())}
    for page in pdf.pages:
        fonts = page.Resources.get("/Font", Dictionary())
        for name in [name for name in fonts.keys() if name.encode() not in used]:  # noqa: SIM118  a pikepdf dictionary yields no names by itself
            del fonts[name]


def _outline(pdf: Pdf, headings: list[Place]) -> None:
    """Give the file the bookmarks that a reader shows beside the pages: the headings down to the second level."""
    with pdf.open_outline() as outline:
        above: OutlineItem | None = None
        for place in headings:
            item = OutlineItem(place.text, _destination(pdf, place))
            if place.level == 1 or above is None:
                outline.root.append(item)
                above = item
            elif place.level == 2:
                above.children.append(item)
        for item in outline.root:
            item.is_closed = True


@cache
def _profile() -> bytes:
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _output_intent(pdf: Pdf) -> pikepdf.Object:
    profile = pdf.make_stream(_profile())
    profile.N = 3
    profile.Alternate = Name.DeviceRGB
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )


def _metadata(pdf: Pdf, document: Document, code: str) -> None:
    told = document.properties
    moment = told.created or datetime.now(UTC).replace(microsecond=0)
    packet = xmp(
        title=legible(told.title) or legible(told.subject) or PRODUCER,
        author=legible(told.author),
        subject=legible(told.subject),
        language=code,
        created=moment if moment.tzinfo else moment.replace(tzinfo=UTC),
        producer=PRODUCER,
    )
    stream = pdf.make_stream(packet)
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = stream
    if Name.Info in pdf.trailer:  # all that it says stands in the metadata, where the standards want it
        del pdf.trailer[Name.Info]
