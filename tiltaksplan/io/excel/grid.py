"""What a worksheet stores, cell by cell, in columns of figures: a list of a hundred thousand rows takes some megabytes, not a thousand."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from tiltaksplan.io.excel.colours import Colours
from tiltaksplan.io.excel.names import LAST_COLUMN, LAST_ROW, Range, S, column_of
from tiltaksplan.io.excel.strings import Text, plain, text_from
from tiltaksplan.io.package import Element

_C, _V, _F, _IS = f"{S}c", f"{S}v", f"{S}f", f"{S}is"
NUMBER, TEXT, TRUTH, ERROR, MOMENT, NOTHING = range(6)
_LAST_STYLE = 65_535
_KINDS = {"n": NUMBER, "s": TEXT, "str": TEXT, "inlineStr": TEXT, "b": TRUTH, "e": ERROR, "d": MOMENT}


@dataclass(slots=True)
class Formula:
    """A formula as the file has it: `shared` names its group; `text` is empty where it only repeats the group's first one."""

    text: str = ""
    shared: str | None = None


@dataclass(slots=True)
class Grid:
    """The cells with something in them, in the file's order.

    Attributes:
        figures: A number; of a text, an error or a moment its place among `texts`.
        texts: Shared between all sheets of a workbook up to the strings of its own.
        hidden_rows: The numbers of hidden rows that hold something.
        in_order: Whether no row stands after a later one, as in every file that Excel writes.
    """

    rows: array[int] = field(default_factory=lambda: array("l"))
    columns: array[int] = field(default_factory=lambda: array("H"))
    styles: array[int] = field(default_factory=lambda: array("H"))
    kinds: bytearray = field(default_factory=bytearray)
    figures: array[float] = field(default_factory=lambda: array("d"))
    texts: list[Text] = field(default_factory=list)
    formulas: dict[int, Formula] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    in_order: bool = True

    def __len__(self) -> int:
        return len(self.rows)

    def _of_rows(self, top: int, bottom: int) -> range:
        """Return the numbers among which all cells of some rows are."""
        if not self.in_order:
            return range(len(self.rows))
        return range(bisect_left(self.rows, top), bisect_right(self.rows, bottom))

    def within(self, area: Range) -> list[int]:
        """Return the numbers of the cells in *area*."""
        top, left, bottom, right = area
        rows, columns = self.rows, self.columns
        return [number for number in self._of_rows(top, bottom) if left <= columns[number] <= right and top <= rows[number] <= bottom]


class GridReader:
    """Reads rows into a grid.

    Args:
        strings: The workbook's shared strings.
        colours: For texts that stand in the sheet itself.
    """

    def __init__(self, strings: list[Text], colours: Colours) -> None:
        self._strings, self._colours = strings, colours
        self.grid = Grid()
        self._last_row = 0
        self._shared: dict[int, int] = {}

    def read_row(self, element: Element) -> None:
        """Take the cells of a `row`."""
        number = element.get("r")
        row = int(number) if number and number.isdecimal() and len(number) < 8 else self._last_row + 1
        self._last_row = row
        if not 1 <= row <= LAST_ROW or not len(element):
            return
        column, before = 0, len(self.grid)
        for cell in element:
            if cell.tag == _C:
                column = self._read_cell(cell, row, column + 1)
        if len(self.grid) > before and element.get("hidden") in ("1", "true"):
            self.grid.hidden_rows.add(row)

    def _read_cell(self, cell: Element, row: int, column: int) -> int:
        name = cell.get("r")
        if name is not None:
            column = column_of(name.rstrip("0123456789")) or column
        if not len(cell) or column > LAST_COLUMN:
            return column
        value, formula, text = None, None, None
        for child in cell:
            tag = child.tag
            if tag == _V:
                value = child.text
            elif tag == _F:
                formula = Formula(text=child.text or "", shared=child.get("si") if child.get("t") == "shared" else None)
            elif tag == _IS:
                text = text_from(child, self._colours)
        kind, figure = self._stored(cell.get("t") or "n", value, text)
        if kind != NOTHING or formula is not None:
            self._add(row, column, cell.get("s"), kind, figure, formula)
        return column

    def _add(self, row: int, column: int, style: str | None, kind: int, figure: float, formula: Formula | None) -> None:
        grid = self.grid
        if formula is not None:
            grid.formulas[len(grid.rows)] = formula
        grid.in_order = grid.in_order and (not grid.rows or grid.rows[-1] <= row)
        grid.rows.append(row)
        grid.columns.append(column)
        grid.styles.append(min(int(style), _LAST_STYLE) if style and style.isdecimal() and len(style) < 9 else 0)
        grid.kinds.append(kind)
        grid.figures.append(figure)

    def _stored(self, kind_name: str, value: str | None, text: Text | None) -> tuple[int, float]:
        if text is not None:
            return (TEXT, self._keep(text)) if text else (NOTHING, 0.0)
        if value is None or value == "":
            return NOTHING, 0.0
        kind = _KINDS.get(kind_name, TEXT)
        if kind_name == "s":
            number = int(value) if value.isdecimal() and len(value) < 9 else -1
            if 0 <= number < len(self._strings) and self._strings[number]:
                return TEXT, self._shared_text(number)
            return NOTHING, 0.0
        if kind in (NUMBER, TRUTH):
            try:
                figure = float(value)
            except ValueError:
                return TEXT, self._keep(value)
            return (kind, figure) if math.isfinite(figure) else (TEXT, self._keep(value))
        return kind, self._keep(plain(value))

    def _shared_text(self, number: int) -> int:
        place = self._shared.get(number)
        if place is None:
            place = self._shared[number] = self._keep(self._strings[number])
        return place

    def _keep(self, text: Text) -> int:
        self.grid.texts.append(text)
        return len(self.grid.texts) - 1
