"""A PDF becomes a neutral document: filled-in fields, and text put together again from where it stands. Nothing of it is certain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO

from tiltaksplan.document.blocks import Block, Cell, Document, Paragraph, Part, Role, Section, Table
from tiltaksplan.document.inline import Inline, Span
from tiltaksplan.document.place import Place
from tiltaksplan.io.errors import FileExpandsTooMuch, FileIsDamaged, FileIsEncrypted, FileProblem
from tiltaksplan.io.excel.calamine import quiet_errors
from tiltaksplan.io.pdf.fields import fields_of, properties_of
from tiltaksplan.io.pdf.page_tables import Grid, grids_of
from tiltaksplan.io.pdf.page_words import Box, Rule, Stretch, rules_of, stretches_of
from tiltaksplan.language import N_

_MOST_PAGES = 200
_HEADING = 1.12  # so much larger than the text's type, or bold
_NEXT_LINE = 1.75
_EDGE = 6.0  # points between a cell's text and its line
_SAME_HEIGHT = 3.0
_HEAD = 60.0  # points from the uppermost and the lowest text in which heads and feet stand
_BULLETS = "•▪\uf0b7-–"
_SAME_COLUMNS = 3.0


class PdfIsScanned(FileProblem):
    """A PDF with pictures of pages, and no text."""

    message = N_(
        "«{name}» er et bilde av et skjema, uten tekst som kan leses. Be avsenderen om skjemaet som Word- eller Excel-fil, "
        "eller skriv det inn for hånd. Ingenting er endret."
    )


def read_pdf(content: bytes, name: str) -> Document:
    """Return the document in a PDF.

    Raises:
        PdfIsScanned, FileIsEncrypted, FileIsDamaged, FileExpandsTooMuch: As they say.
    """
    import pypdfium2

    with quiet_errors():
        fields, properties = fields_of(content, name), properties_of(content)
        try:
            pdf = pypdfium2.PdfDocument(BytesIO(content))
        except pypdfium2.PdfiumError as error:
            raise (FileIsEncrypted if "password" in str(error).lower() else FileIsDamaged)(name=name, program="PDF-leseren") from error
        if len(pdf) > _MOST_PAGES:
            raise FileExpandsTooMuch(name=name)
        maker = _Maker()
        try:
            pages = [_Page([*stretches_of(page), *fields.get(number, [])], rules_of(page)) for number, page in enumerate(pdf)]
        except pypdfium2.PdfiumError as error:
            raise FileIsDamaged(name=name, program="PDF-leseren") from error
        finally:
            pdf.close()
    if not any(page.stretches for page in pages):
        raise PdfIsScanned(name=name)
    _take_running_out(pages)
    for number, page in enumerate(pages, start=1):
        maker.page(page, number)
    return Document(sections=(Section(blocks=tuple(maker.blocks), part=Part.BODY),), kind="pdf", properties=properties, certain=False)


@dataclass(slots=True)
class _Page:
    """What stands on one page."""

    stretches: list[Stretch]
    rules: list[Rule]


def _take_running_out(pages: Sequence[_Page]) -> None:
    """Take out what stands at the same height on several pages, whatever number is in it: heads and feet, and nobody's answer."""
    places: dict[tuple[str, int], set[int]] = {}
    for number, page in enumerate(pages):
        for one in page.stretches:
            places.setdefault(_running_key(one), set()).add(number)
    for page in pages:
        tops = [one.box.top for one in page.stretches]
        low, high = min(tops, default=0.0) + _HEAD, max(tops, default=0.0) - _HEAD
        page.stretches = [one for one in page.stretches if low < one.box.top < high or len(places[_running_key(one)]) < 2]


def _running_key(stretch: Stretch) -> tuple[str, int]:
    return re.sub(r"\d+", "#", stretch.text.strip()), round(stretch.box.bottom / _SAME_HEIGHT)


@dataclass(slots=True)
class _Maker:
    """Puts pages together to blocks.

    Attributes:
        last: The columns of the table that ended the page before, which may go on.
    """

    blocks: list[Block] = field(default_factory=list)
    tables: int = 0
    last: tuple[float, ...] = ()

    def page(self, page: _Page, number: int) -> None:
        """Take one page."""
        stretches = page.stretches
        grids = [grid for grid in grids_of(page.rules) if any(_inside(one.box, grid.box) for one in stretches)]
        loose = [one for one in stretches if not any(_inside(one.box, grid.box) for grid in grids)]
        place = Place((("page", number),), f"page{number}")
        size, right = _usual_size(stretches), max((one.box.right for one in stretches), default=0.0) - _EDGE
        first = True
        for grid in grids:
            above = [one for one in loose if one.box.middle[1] > grid.box.top]
            loose = [one for one in loose if one.box.middle[1] <= grid.box.top]
            self._text(above, size, place, right)
            self._table(grid, stretches, size, goes_on=first and not above)
            first = False
        self._text(loose, size, place, right)
        self.last = grids[-1].columns if grids and not loose else ()

    def _text(self, stretches: Sequence[Stretch], size: float, place: Place, right: float) -> None:
        start = sum(isinstance(one, Paragraph) and one.place.steps[:1] == place.steps for one in self.blocks)
        made = paragraphs_of(stretches, size, right)
        self.blocks.extend(replace(one, place=place.below("paragraph", start + at)) for at, one in enumerate(made, start=1))

    def _table(self, grid: Grid, stretches: Sequence[Stretch], size: float, *, goes_on: bool) -> None:
        before = self.blocks[-1] if self.blocks else None
        if goes_on and isinstance(before, Table) and _alike(self.last, grid.columns):
            cells = _cells(grid, stretches, size, before.place, before.rows)
            self.blocks[-1] = replace(before, cells=(*before.cells, *cells), rows=before.rows + len(grid.rows) - 1)
            return
        self.tables += 1
        place = Place((("table", self.tables),), f"table{self.tables}")
        cells = _cells(grid, stretches, size, place, 0)
        self.blocks.append(Table(cells=cells, rows=len(grid.rows) - 1, columns=len(grid.columns) - 1, place=place))


def _cells(grid: Grid, stretches: Sequence[Stretch], size: float, place: Place, rows_before: int) -> tuple[Cell, ...]:
    cells = []
    for row, column, down, across in grid.cells:
        box = grid.box_of((row, column, down, across))
        inside = [one for one in stretches if _inside(one.box, box)]
        here = place.below("row", rows_before + row).below("column", column)
        blocks = tuple(replace(one, place=here, role=Role.BODY, level=0) for one in paragraphs_of(inside, size, box.right - _EDGE))
        bold = bool(inside) and all(one.bold for one in inside)
        at = rows_before + row
        cells.append(Cell(row=at, column=column, row_span=down, column_span=across, blocks=blocks, bold=bold, place=here))
    return tuple(cells)


def paragraphs_of(stretches: Sequence[Stretch], size: float, right: float) -> list[Paragraph]:
    """Return the paragraphs that *stretches* make: lines that follow each other closely, where the one before was full.

    Args:
        right: Where lines end.
    """
    paragraphs: list[Paragraph] = []
    before: list[Stretch] = []
    for line in _lines(stretches):
        content = _content(line)
        text = "".join(one.text for one in content if isinstance(one, Span))
        if before and paragraphs and _follows(before, line, right) and not text.lstrip().startswith((*_BULLETS, "☐", "☒")):
            paragraphs[-1] = replace(paragraphs[-1], content=(*paragraphs[-1].content, Span(text=" "), *content))
        else:
            paragraphs.append(_paragraph(line, content, size))
        before = line
    return paragraphs


def _paragraph(line: Sequence[Stretch], content: tuple[Inline, ...], size: float) -> Paragraph:
    first = content[0]
    text = first.text.lstrip()
    if isinstance(first, Span) and text[:1] in tuple(_BULLETS) and text[1:2].isspace():
        return Paragraph(content=(replace(first, text=text[1:].lstrip()), *content[1:]), role=Role.BULLET, level=1, marker="•")
    large = all(one.size > _HEADING * size for one in line)
    if large and not any(not isinstance(one, Span) for one in content):
        return Paragraph(content=content, role=Role.HEADING, level=1 if line[0].size > _HEADING * _HEADING * size else 2)
    return Paragraph(content=content)


def _follows(before: Sequence[Stretch], line: Sequence[Stretch], right: float) -> bool:
    if len(line) > 1 or len(before) > 1 or before[0].bold != line[0].bold or abs(before[0].size - line[0].size) > 1:
        return False
    gap = before[0].box.bottom - line[0].box.bottom
    words = line[0].text.split()
    word = (line[0].box.right - line[0].box.left) * len(words[0]) / max(len(line[0].text), 1) if words else 0.0
    full = before[0].box.right + word >= right  # the next word had no room
    return gap <= _NEXT_LINE * line[0].size and full and abs(before[0].box.left - line[0].box.left) < 2 * line[0].size


def _lines(stretches: Iterable[Stretch]) -> list[list[Stretch]]:
    lines: list[list[Stretch]] = []
    for one in sorted(stretches, key=lambda stretch: (-stretch.box.middle[1], stretch.box.left)):
        last = lines[-1][0].box if lines else None
        if last is not None and min(last.top, one.box.top) - max(last.bottom, one.box.bottom) > 0.5 * min(
            last.top - last.bottom, one.box.top - one.box.bottom
        ):
            lines[-1].append(one)
        else:
            lines.append([one])
    return [sorted(line, key=lambda stretch: stretch.box.left) for line in lines]


def _content(line: Sequence[Stretch]) -> tuple[Inline, ...]:
    content: list[Inline] = []
    for one in line:
        if content:
            content.append(Span(text="\t" if all(isinstance(part, Span) for part in one.content) else " "))
        content.extend(one.content)
    return tuple(content)


def _usual_size(stretches: Sequence[Stretch]) -> float:
    """Return the size of type that most of the text has."""
    sizes: dict[float, int] = {}
    for one in stretches:
        sizes[round(one.size)] = sizes.get(round(one.size), 0) + len(one.text)
    return max(sizes, key=lambda size: sizes[size], default=10.0)


def _inside(box: Box, outer: Box) -> bool:
    x, y = box.middle
    return outer.left <= x <= outer.right and outer.bottom <= y <= outer.top


def _alike(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= _SAME_COLUMNS for a, b in zip(one, other, strict=True))
