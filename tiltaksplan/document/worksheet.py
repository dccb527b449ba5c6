"""What a worksheet has beyond its cells: tables that can be sorted, checks of what is typed, emphasis by rule, charts of its own cells.

A report says what it wants in these words; the writer knows how a program spells it. Rows and columns are counted from 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LETTERS = 26


def letter(column: int) -> str:
    """Return a column's letters.

    >>> letter(1), letter(26), letter(27), letter(703)
    ('A', 'Z', 'AA', 'AAA')
    """
    text = ""
    while column:
        column, rest = divmod(column - 1, LETTERS)
        text = chr(ord("A") + rest) + text
    return text


@dataclass(frozen=True, slots=True)
class Area:
    """A block of cells, both corners counted."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @classmethod
    def of_column(cls, column: int, first_row: int, last_row: int) -> Area:
        """Return the area of one column."""
        return cls(first_row, column, last_row, column)

    @property
    def ref(self) -> str:
        """The area as formulas write it.

        >>> Area(2, 1, 9, 3).ref, Area(2, 1, 2, 1).ref
        ('A2:C9', 'A2')
        """
        first, last = f"{letter(self.first_column)}{self.first_row}", f"{letter(self.last_column)}{self.last_row}"
        return first if first == last else f"{first}:{last}"

    @property
    def fixed(self) -> str:
        """The area as formulas write it when it is not to move with the cell that the formula stands in.

        >>> Area(2, 1, 9, 3).fixed
        '$A$2:$C$9'
        """
        first, last = f"${letter(self.first_column)}${self.first_row}", f"${letter(self.last_column)}${self.last_row}"
        return first if first == last else f"{first}:{last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """Rows that people sort and filter as one, and that grow when somebody writes below the last.

    Attributes:
        name: What formulas call it; the same in every language.
        area: Header and rows; the header's cells hold texts of which no two are alike.
        reckoned: (column within the table, counted from 1; formula without `=`) of the columns that fill themselves in, in new rows too.
    """

    name: str
    area: Area
    reckoned: tuple[tuple[int, str], ...] = ()


class Manner(StrEnum):
    """How a worksheet treats what a check does not agree with."""

    SAY_NOTHING = "say nothing"
    INFORM = "inform"
    WARN = "warn"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellCheck:
    """A pull-down, or a check of what is typed.

    Attributes:
        kind: `list`, `whole`, `decimal`, `date`, `custom`, or `any` for one that only prompts.
        first: The formula of the list or the least value; `last`: the greatest value.
        manner, title, message: What happens to other values, and the words of it.
        prompt: What is shown while the cell is chosen.
    """

    area: Area
    kind: str
    first: str = ""
    last: str = ""
    manner: Manner = Manner.SAY_NOTHING
    title: str = ""
    message: str = ""
    prompt: str = ""


class Tone(StrEnum):
    """What a cell is pointed out for."""

    OVER = "over"  # it exceeds a limit
    DOUBT = "doubt"  # something is to be looked at: it cannot be read, is missing, or does not fit
    GOOD = "good"
    FAINT = "faint"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellRule:
    """Emphasis where *formula* holds; it is written for the area's first cell and moves along.

    Attributes:
        number_format: How the cell shows its content when the rule holds, so that colour is not the only sign.
    """

    area: Area
    formula: str
    tone: Tone
    number_format: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellSeries:
    """A row or column of figures, and its name, or the cell with it."""

    name: Area | str
    values: Area


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChart:
    """A chart of the sheet's own cells: stacked columns, and lines over them for what must not be exceeded.

    Attributes:
        alt: What the chart shows, for who cannot see it.
        row, column: The cell at its upper left corner.
        width_cm, height_cm: Its size.
        unit: What the figures are, at the axis.
    """

    title: str
    alt: str
    categories: Area
    series: tuple[CellSeries, ...]
    limits: tuple[CellSeries, ...] = ()
    row: int = 1
    column: int = 1
    width_cm: float = 24.0
    height_cm: float = 8.5
    unit: str = ""
    number_format: str = "#,##0"


class Mark(StrEnum):
    """What a sheet is for, told by the colour of its tab."""

    EDIT = "edit"
    SHOWN = "shown"
    HELP = "help"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnLook:
    """How a column's cells are, the empty ones below the last row too.

    Attributes:
        locked: Whether what stands there is not to be edited.
        shown: Whether it is reckoned: set apart by its look.
        hidden: Whether people do not see it.
    """

    number_format: str = ""
    locked: bool = False
    shown: bool = False
    hidden: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLayout:
    """What a worksheet has beyond its cells.

    Attributes:
        frozen: The first row and column that move.
        protected: Whether slips are kept out; without a password, and people may still filter and change widths and heights.
        columns: The looks of the columns, from the first; empty where the cells say it all.
        names: (name, area) that formulas and pull-downs call parts of the sheet by.
        title_rows: The first and last row that is repeated on every page; title_columns: the same of columns.
        print_area: What is printed, where that is not all.
        pages_wide: How many pages the columns are spread over.
        page_breaks: The rows after which a new page begins.
        numbers_as_text: Columns of texts that look like numbers and are none.
    """

    mark: Mark = Mark.EDIT
    frozen: tuple[int, int] | None = None
    protected: bool = False
    gridlines: bool = True
    columns: tuple[ColumnLook, ...] = ()
    tables: tuple[SheetTable, ...] = ()
    checks: tuple[CellCheck, ...] = ()
    rules: tuple[CellRule, ...] = ()
    charts: tuple[CellChart, ...] = ()
    names: tuple[tuple[str, Area], ...] = ()
    title_rows: tuple[int, int] | None = None
    title_columns: tuple[int, int] | None = None
    print_area: Area | None = None
    pages_wide: int = 1
    page_breaks: tuple[int, ...] = ()
    numbers_as_text: tuple[Area, ...] = ()
