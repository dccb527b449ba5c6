"""Write a neutral document as a PDF that is both PDF/A-2a, for the archive, and PDF/UA-1, for everybody's eyes and ears."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from tiltaksplan.document.blocks import Document, Paragraph, Part
from tiltaksplan.io import looks
from tiltaksplan.io.fonts import REGULAR, register_fonts
from tiltaksplan.io.legible import legible
from tiltaksplan.io.pdf.compose import LANDSCAPE, PORTRAIT, TITLE_PAGE, Composition, compose, first_template
from tiltaksplan.io.pdf.finish import finished
from tiltaksplan.io.pdf.flowables import TaggedParagraph
from tiltaksplan.io.pdf.structure import tagged
from tiltaksplan.io.pdf.words import plain_markup, style_of
from tiltaksplan.io.saving import written_whole
from tiltaksplan.language import N_, translator

PAGE_OF_PAGES = N_("Side {page} av {pages}")


def write_pdf(document: Document, path: Path) -> None:
    """Write *document* to *path* as a PDF; the file appears whole or not at all.

    Raises:
        FileIsOpenElsewhere: Another program holds the file.
        FolderCannotBeWritten, DiskIsFull: It cannot be saved there.
    """
    content = pdf_bytes(document)
    with written_whole(path) as draft:
        draft.write_bytes(content)


def pdf_bytes(document: Document) -> bytes:
    """Return *document* as a PDF."""
    first, _, pages = _laid_out(document, (), 0)
    second, content, total = _laid_out(document, _pages_of(first), pages)
    if total != pages or _pages_of(second) != _pages_of(first):  # page numbers that made the contents longer
        second, content, _ = _laid_out(document, _pages_of(second), total)
    return finished(content, second, document)


def heading_pages(document: Document) -> tuple[int, ...]:
    """Return the page of each heading of *document*, in order."""
    composition, _, _ = _laid_out(document, (), 0)
    return _pages_of(composition)


def _pages_of(composition: Composition) -> tuple[int, ...]:
    return tuple(heading.page for heading in composition.headings)


def _laid_out(document: Document, pages: tuple[int, ...], total: int) -> tuple[Composition, bytes, int]:
    """Return the document laid out once: its composition with places, the PDF as reportlab writes it, and how many pages it has."""
    register_fonts()
    composition = compose(document, pages)
    file = BytesIO()
    template = BaseDocTemplate(file, pagesize=(looks.PAGE_WIDTH, looks.PAGE_HEIGHT), initialFontName=REGULAR, invariant=1)
    numbers = _Footer(document, total)
    order = dict.fromkeys([first_template(document), PORTRAIT, LANDSCAPE, TITLE_PAGE])
    template.addPageTemplates([_page_template(name, numbers) for name in order])
    if not any(not isinstance(one, str) and one.__class__.__name__ != "NextPageTemplate" for one in composition.story):
        empty = TaggedParagraph(plain_markup("\u00a0"), style_of(looks.BODY))
        empty.element = composition.root.add("P")
        composition.story.append(empty)
    template.build(composition.story, canvasmaker=_canvas)
    return composition, file.getvalue(), int(template.page)


def _canvas(*arguments: object, **options: object) -> Canvas:
    return Canvas(*arguments, **{**options, "initialFontName": REGULAR, "initialFontSize": looks.BODY.size, "pageCompression": 1})


def _page_template(name: str, footer: _Footer) -> PageTemplate:
    size = (looks.PAGE_HEIGHT, looks.PAGE_WIDTH) if name == LANDSCAPE else (looks.PAGE_WIDTH, looks.PAGE_HEIGHT)
    frame = Frame(
        looks.MARGIN_SIDE,
        looks.MARGIN_BOTTOM,
        size[0] - 2 * looks.MARGIN_SIDE,
        size[1] - looks.MARGIN_TOP - looks.MARGIN_BOTTOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    return PageTemplate(id=name, frames=[frame], pagesize=size, onPage=footer.draw if name != TITLE_PAGE else _nothing)


def _nothing(canvas: Canvas, template: BaseDocTemplate) -> None:
    """Draw nothing round a title page."""


class _Footer:
    """What stands at the foot of each page: the document's title, and the page among the pages."""

    def __init__(self, document: Document, total: int) -> None:
        translate = translator(document.language or "nb")
        own = [
            block
            for section in document.sections
            if section.part is Part.FOOTER
            for block in section.blocks
            if isinstance(block, Paragraph)
        ]
        self.left = plain_markup("\n".join(block.text for block in own) or document.properties.title)
        self.right = translate(PAGE_OF_PAGES)
        self.total = total

    def draw(self, canvas: Canvas, template: BaseDocTemplate) -> None:
        """Draw it as an artifact: it is no content."""
        width = canvas._pagesize[0] - 2 * looks.MARGIN_SIDE
        style = style_of(looks.FOOTER)
        with tagged(canvas, None):
            canvas.setFont(style.fontName, style.fontSize)
            canvas.setFillColor(style.textColor)
            numbers = self.right.format(page=canvas.getPageNumber(), pages=self.total or canvas.getPageNumber())
            canvas.drawRightString(looks.MARGIN_SIDE + width, looks.FOOTER_DISTANCE, legible(numbers))
        from reportlab.platypus import Paragraph as Plain

        words = Plain(self.left, style)
        _, height = words.wrap(width * 0.8, looks.MARGIN_BOTTOM)
        with tagged(canvas, None):
            words.drawOn(canvas, looks.MARGIN_SIDE, looks.FOOTER_DISTANCE - height + style.fontSize)
