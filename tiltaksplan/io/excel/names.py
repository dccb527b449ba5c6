"""The names of Excel's elements, in the form that lxml gives them, and the names of cells."""

from __future__ import annotations

import re
from functools import cache, lru_cache

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
THREADS = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_CELL = re.compile(r"^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$")
_COLUMN = re.compile(r"^\$?([A-Za-z]{1,3})$")
_ROW = re.compile(r"^\$?([0-9]{1,7})$")

Range = tuple[int, int, int, int]  # first row, first column, last row, last column; counted from 1


@cache
def column_number(letters: str) -> int:
    """Return the number of a column, counted from 1.

    >>> column_number("A"), column_number("AA"), column_number("XFD")
    (1, 27, 16384)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


@lru_cache(maxsize=20_000)
def column_of(letters: str) -> int | None:
    """Return the number of the column with some letters, or None where they name none.

    >>> column_of("AA"), column_of("ZZZ"), column_of(""), column_of("A1")
    (27, None, None, None)
    """
    if not 1 <= len(letters) <= 3 or not letters.isascii() or not letters.isalpha():
        return None
    number = column_number(letters)
    return number if number <= LAST_COLUMN else None


@cache
def column_letters(number: int) -> str:
    """Return the letters of column *number*.

    >>> column_letters(1), column_letters(28), column_letters(16384)
    ('A', 'AB', 'XFD')
    """
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_at(name: str) -> tuple[int, int] | None:
    """Return row and column of a cell's name, or None where it names no cell.

    >>> cell_at("C5"), cell_at("$AA$10"), cell_at("XFE1"), cell_at("tull")
    ((5, 3), (10, 27), None, None)
    """
    found = _CELL.match(name)
    if found is None:
        return None
    row, column = int(found[2]), column_number(found[1].upper())
    return (row, column) if 1 <= row <= LAST_ROW and column <= LAST_COLUMN else None


def range_at(name: str) -> Range | None:
    """Return the range that *name* means: cells, whole columns, whole rows, or one cell.

    >>> range_at("B2:A1"), range_at("C:C"), range_at("D4"), range_at("1:2"), range_at("x:y:z")
    ((1, 1, 2, 2), (1, 3, 1048576, 3), (4, 4, 4, 4), (1, 1, 2, 16384), None)
    """
    first, colon, last = name.strip().partition(":")
    last = last if colon else first
    start, end = cell_at(first), cell_at(last)
    if start and end:
        return min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1])
    if colon and (left := _COLUMN.match(first)) and (right := _COLUMN.match(last)):
        columns = sorted((column_number(left[1].upper()), column_number(right[1].upper())))
        return (1, columns[0], LAST_ROW, columns[1]) if columns[1] <= LAST_COLUMN else None
    if colon and (top := _ROW.match(first)) and (bottom := _ROW.match(last)):
        rows = sorted((int(top[1]), int(bottom[1])))
        return (rows[0], 1, rows[1], LAST_COLUMN) if rows[0] >= 1 and rows[1] <= LAST_ROW else None
    return None
