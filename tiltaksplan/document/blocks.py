"""The neutral document: what readers make of a file and reports make of a plan. Writers turn it into Word, PDF or Excel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from tiltaksplan.document.charts import Chart
from tiltaksplan.document.inline import Control, Inline, Span, text_of
from tiltaksplan.document.place import Place
from tiltaksplan.document.worksheet import SheetLayout


class Role(StrEnum):
    """What a paragraph is on its page. Writers give each role one style; readers find it from the style and the look."""

    BODY = "body"
    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    CAPTION = "caption"
    HELP = "help"
    LEAD = "lead"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, heading or list item.

    Attributes:
        level: Of a heading 1 to 6, of a list item 1 and up; else 0.
        marker: The number or sign that the list prints before it (`2.1`, `•`), which is no part of the text.
        language: Of the paragraph where it differs from the document's: nb, nn or en.
        anchor: A name that contents and references lead to.
        page_break_before: Whether it begins a new page.
        keep_with_next: Whether it stays on one page with what follows.
    """

    content: tuple[Inline, ...] = ()
    role: Role = Role.BODY
    level: int = 0
    marker: str = ""
    language: str | None = None
    anchor: str = ""
    page_break_before: bool = False
    keep_with_next: bool = False
    place: Place = Place()
    _text: str | None = field(default=None, init=False, repr=False, compare=False)  # kept from the first time that it is asked for

    @property
    def text(self) -> str:
        """The shown text."""
        text = self._text
        if text is None:
            text = text_of(self.content)
            object.__setattr__(self, "_text", text)
        return text

    @property
    def controls(self) -> tuple[Control, ...]:
        """The controls in it, in order."""
        return tuple(one for one in self.content if isinstance(one, Control))


class Align(StrEnum):
    """How a column's text stands."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell, once, where it begins; a merged cell spans.

    Attributes:
        row, column: Counted from 1, as the place says.
        blocks: What stands in it; in a worksheet one paragraph with the text as shown.
        value: The stored value of a worksheet's cell: number, date, datetime, truth or text; None where empty.
        formula: Without `=`; `value` is then the stored result, None where the file stores none.
        number_format: The worksheet's code for numbers and dates.
        shaded: Whether it has a fill, as label cells and input cells often do; `fill` is the colour (RRGGBB).
        one_line: Of a cell that we make: whether its text stays on one line, cut off by its neighbour.
        locked: Whether a protected sheet keeps people from writing there; None where the file says nothing.
        options: What a validation list offers; `takes_others` is whether another answer can be written all the same.
        input_prompt: What a validation says when the cell is chosen (help text, never an answer).
        note: A cell comment of the form's maker or of somebody who filled it in.
        struck: Whether it stands in a hidden row or column.
    """

    row: int
    column: int
    blocks: tuple[Block, ...] = ()
    row_span: int = 1
    column_span: int = 1
    value: int | float | bool | str | date | datetime | None = None
    formula: str | None = None
    number_format: str = ""
    header: bool = False
    bold: bool = False
    shaded: bool = False
    fill: str = ""
    faint: bool = False
    align: Align | None = None
    one_line: bool = False
    locked: bool | None = None
    hidden: bool = False
    options: tuple[str, ...] = ()
    takes_others: bool = False
    input_prompt: str = ""
    note: str = ""
    place: Place = Place()
    _text: str | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The shown text, a line a paragraph; nested tables' cells follow in reading order."""
        text = self._text
        if text is None:
            blocks = self.blocks
            if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
                text = blocks[0].text
            else:
                text = "\n".join([part for block in blocks for part in _texts(block)])
            object.__setattr__(self, "_text", text)
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, or the used part of a worksheet.

    Attributes:
        cells: In reading order, merged ones once, empty ones too where the file has them (a worksheet gives only cells with something).
        rows, columns: How many.
        header_rows: How many rows at the top repeat on each page.
        widths: Of the columns, as shares of the text's width, or on a worksheet in characters; empty where the writer decides.
        heights: On a worksheet, (row, points) of the rows that are higher than their text.
        name: What a worksheet calls the table, so that people can sort and filter it; empty where it is only laid out like one.
        caption: The text above it; writers number it.
        total_row: Whether the last row is a sum, set apart by a rule.
    """

    cells: tuple[Cell, ...] = ()
    rows: int = 0
    columns: int = 0
    header_rows: int = 0
    widths: tuple[float, ...] = ()
    heights: tuple[tuple[int, float], ...] = ()
    name: str = ""
    caption: str = ""
    total_row: bool = False
    place: Place = Place()

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers *row* and *column*, counted from 1; None where the file has none."""
        for cell in self.cells:
            if cell.row <= row < cell.row + cell.row_span and cell.column <= column < cell.column + cell.column_span:
                return cell
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart or a picture, with the text for who cannot see it."""

    alt: str
    caption: str = ""
    chart: Chart | None = None
    image: bytes | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The table of contents: headings down to `depth`."""

    heading: str = ""
    depth: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """A new page begins here."""


Block = Paragraph | Table | Figure | Contents | PageBreak


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Table):
        for cell in block.cells:
            if cell.text:
                yield cell.text


class Part(StrEnum):
    """Which part of a file a section is."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    NOTES = "notes"
    TEXTBOX = "textbox"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of a document: the body, a header, a text box, a worksheet.

    Attributes:
        title: A worksheet's name.
        landscape: Whether its pages lie.
        hidden: A hidden worksheet.
        number: Counted from 1 among the sections of its part.
        layout: Of a worksheet that we make: what it has beyond its cells; None where the writer lays it out like any table.
    """

    blocks: tuple[Block, ...] = ()
    part: Part = Part.BODY
    title: str = ""
    landscape: bool = False
    hidden: bool = False
    number: int = 1
    layout: SheetLayout | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A remark that somebody hung on a text: never part of an answer."""

    text: str
    author: str | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """What a file says of itself, or is to say.

    Attributes:
        marks: (name, text) of the document properties that a program adds for itself; only those of a workbook are read and written.
    """

    title: str = ""
    author: str = ""
    last_modified_by: str = ""
    subject: str = ""
    created: datetime | None = None
    modified: datetime | None = None
    marks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CellName:
    """A name that a workbook gives to one cell; it follows the cell when columns are moved and sheets renamed.

    Attributes:
        sheet: The sheet's title as it stands in the file.
        row, column: Counted from 1.
    """

    name: str
    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole file.

    Attributes:
        kind: `word`, `excel` or `pdf` as read; empty in a report.
        language: Of the document: nb, nn or en; empty where unknown.
        certain: Whether the blocks stand so in the file; False where they were put together from what stands where on a page,
            or where something is missing that could change their meaning: a person should look at all that is read of them.
        names: The names of cells in a workbook.
    """

    sections: tuple[Section, ...] = ()
    kind: str = ""
    language: str = ""
    properties: Properties = Properties()
    comments: tuple[Comment, ...] = ()
    certain: bool = True
    names: tuple[CellName, ...] = ()

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of all sections in order."""
        for section in self.sections:
            yield from section.blocks


def paragraph(text: str, role: Role = Role.BODY, level: int = 0, **more: object) -> Paragraph:
    """Return a paragraph of plain *text*."""
    return Paragraph(content=(Span(text=text),) if text else (), role=role, level=level, **more)  # type: ignore[arg-type]


def heading(text: str, level: int = 1, *, anchor: str = "", page_break_before: bool = False) -> Paragraph:
    """Return a heading of *level* 1 to 6."""
    return Paragraph(
        content=(Span(text=text),), role=Role.HEADING, level=level, anchor=anchor, page_break_before=page_break_before, keep_with_next=True
    )
