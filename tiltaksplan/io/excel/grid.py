"""What a worksheet stores, cell by cell, in columns of figures: a list of a hundred thousand rows takes some megabytes, not a thousand."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass, field

from tiltaksplan.io.excel.colours import Colours
from tiltaksplan.io.excel.names import LAST_COLUMN, LAST_ROW, Range, S, cell_at
from tiltaksplan.io.excel.strings import Text, plain, text_from
from tiltaksplan.io.package import Element

_C, _V, _F, _IS = f"{S}c", f"{S}v", f"{S}f", f"{S}is"
NUMBER, TEXT, TRUTH, ERROR, MOMENT, NOTHING = range(6)
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
    """

    rows: array[int] = field(default_factory=lambda: array("l"))
    columns: array[int] = field(default_factory=lambda: array("l"))
    styles: array[int] = field(default_factory=lambda: array("l"))
    kinds: bytearray = field(default_factory=bytearray)
    figures: array[float] = field(default_factory=lambda: array("d"))
    texts: list[Text] = field(default_factory=list)
    formulas: dict[int, Formula] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    index: dict[tuple[int, int], int] | None = None

    def __len__(self) -> int:
        return len(self.rows)

    def at(self, row: int, column: int) -> int | None:
        """Return the number of the cell at a place, or None where nothing stands there."""
        if self.index is None:
            self.index = {place: number for number, place in enumerate(zip(self.rows, self.columns, strict=True))}
        return self.index.get((row, column))

    def within(self, area: Range) -> list[int]:
        """Return the numbers of the cells in *area*."""
        top, left, bottom, right = area
        if (bottom - top + 1) * (right - left + 1) <= 1000:
            places = (self.at(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
            return [number for number in places if number is not None]
        return [n for n in range(len(self.rows)) if top <= self.rows[n] <= bottom and left <= self.columns[n] <= right]


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
        row = int(number) if number and number.isdigit() and len(number) < 8 else self._last_row + 1
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
            place = cell_at(name)
            column = place[1] if place is not None else column
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
        grid.rows.append(row)
        grid.columns.append(column)
        grid.styles.append(int(style) if style and style.isdigit() and len(style) < 6 else 0)
        grid.kinds.append(kind)
        grid.figures.append(figure)

    def _stored(self, kind_name: str, value: str | None, text: Text | None) -> tuple[int, float]:
        if text is not None:
            return (TEXT, self._keep(text)) if text else (NOTHING, 0.0)
        if value is None or value == "":
            return NOTHING, 0.0
        kind = _KINDS.get(kind_name, TEXT)
        if kind_name == "s":
            number = int(value) if value.isdigit() and len(value) < 9 else -1
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
