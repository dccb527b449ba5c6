"""What formulas and ranges say after rows were added to a sheet: what lies below moves, and what ended at the last line goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tiltaksplan.io.excel.names import LAST_ROW, Range, column_letters, range_at

_CELL = r"(?P<{0}d>\$?)(?P<{0}c>[A-Za-z]{{1,3}})(?P<{0}e>\$?)(?P<{0}r>\d{{1,7}})"
_PIECE = re.compile(
    r'"(?:[^"]|"")*"'
    r"|(?<![\w.$\[\]'])(?P<sheet>(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!)?"
    rf"(?:{_CELL.format('a')}(?::{_CELL.format('b')})?|(?P<f>\$?)(?P<first>\d{{1,7}}):(?P<l>\$?)(?P<last>\d{{1,7}}))(?![\w(.!])"
)


@dataclass(frozen=True, slots=True)
class Added:
    """`count` rows that were added to a sheet below `row`, each as a copy of it."""

    sheet: str
    row: int
    count: int

    def row_after(self, row: int) -> int:
        """Return the number that a row has now."""
        return row + self.count if row > self.row else row

    def last_after(self, first: int, last: int) -> int:
        """Return the number that the last row of a range has now: a range down to the copied row takes the copies in."""
        return last + self.count if last > self.row or (last == self.row and first < self.row) else last

    def area_after(self, area: Range, *, grows: bool = False) -> Range:
        """Return where a range lies now.

        >>> [Added("A", 13, 2).area_after(area) for area in ((6, 5, 13, 5), (14, 1, 14, 2), (13, 5, 13, 7))]
        [(6, 5, 15, 5), (16, 1, 16, 2), (13, 5, 13, 7)]

        Args:
            grows: Whether a range of the copied row alone takes the copies in, as what may be chosen there does.
        """
        top, left, bottom, right = area
        if grows and top == bottom == self.row:
            return top, left, bottom + self.count, right
        return self.row_after(top), left, min(self.last_after(top, bottom), LAST_ROW), right


def formula_after(formula: str, added: Added, *, on_sheet: bool) -> str:
    """Return *formula* as it reads when rows were added.

    >>> formula_after("SUM(E6:E13)+'Ark 2'!E14+E14", Added("Ark 1", 13, 2), on_sheet=True)
    "SUM(E6:E15)+'Ark 2'!E14+E16"
    >>> formula_after("SUM('Ark 1'!$E$6:$E$13)&\\"E14\\"", Added("Ark 1", 13, 2), on_sheet=False)
    'SUM(\\'Ark 1\\'!$E$6:$E$15)&"E14"'

    Args:
        on_sheet: Whether the formula stands on the sheet itself, so that a reference without a sheet means it.
    """

    def move(found: re.Match[str]) -> str:
        if not _means(found, added.sheet, on_sheet=on_sheet):
            return found[0]
        if found["first"]:
            first, last = int(found["first"]), int(found["last"])
            return f"{found['sheet'] or ''}{found['f']}{added.row_after(first)}:{found['l']}{added.last_after(first, last)}"
        return _written(found, *_rows_after(found, added))

    return _PIECE.sub(move, formula)


def formula_in_copy(formula: str, added: Added, copy: int) -> str:
    """Return a formula of the copied row as it reads in copy number *copy*: what points into its own row, or above, goes along.

    >>> formula_in_copy("SUM(E13:G13)/E$14", Added("A", 13, 2), 1)
    'SUM(E14:G14)/E$16'
    """

    def move(found: re.Match[str]) -> str:
        if found[0].startswith('"') or found["first"]:
            return found[0]
        if not _means(found, added.sheet, on_sheet=True):
            return found[0]
        first, last = _rows_after(found, added)
        if not found["ae"] and int(found["ar"]) <= added.row:
            first = int(found["ar"]) + copy
        if found["br"] and not found["be"] and int(found["br"]) <= added.row:
            last = int(found["br"]) + copy
        return _written(found, first, last)

    return _PIECE.sub(move, formula)


def _means(found: re.Match[str], sheet: str, *, on_sheet: bool) -> bool:
    if found[0].startswith('"'):
        return False
    named = found["sheet"]
    if named is None:
        return on_sheet
    return named[:-1].strip("'").replace("''", "'").casefold() == sheet.casefold()


def _rows_after(found: re.Match[str], added: Added) -> tuple[int, int]:
    first = int(found["ar"])
    if not found["br"]:
        return added.row_after(first), 0
    return added.row_after(first), added.last_after(first, int(found["br"]))


def _written(found: re.Match[str], first: int, last: int) -> str:
    text = f"{found['sheet'] or ''}{found['ad']}{found['ac']}{found['ae']}{first}"
    return f"{text}:{found['bd']}{found['bc']}{found['be']}{last}" if found["br"] else text


def ranges_after(text: str, added: Added, *, grows: bool = False) -> str:
    """Return a list of ranges, as `sqref` has it, after rows were added.

    >>> ranges_after("D6:D13 D20", Added("A", 13, 1)), ranges_after("D13", Added("A", 13, 1), grows=True)
    ('D6:D14 D21', 'D13:D14')
    """
    return " ".join(_range_after(one, added, grows=grows) for one in text.split())


def _range_after(text: str, added: Added, *, grows: bool) -> str:
    area = range_at(text)
    if area is None or not any(sign.isdigit() for sign in text) or text.replace("$", "").replace(":", "").isdigit():
        return text
    now = added.area_after(area, grows=grows)
    if now == area:
        return text
    first, last = f"{column_letters(now[1])}{now[0]}", f"{column_letters(now[3])}{now[2]}"
    return first if first == last else f"{first}:{last}"
