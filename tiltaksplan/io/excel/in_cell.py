"""What a cell holds for a value of the plan: lists joined, signs that no file takes left out, and a text cut where a cell is full.

Whoever writes cells and whoever takes them back both ask here. A cell that holds exactly what the value of the base gives has not been
edited, also where that is less than the whole value: so a text that was cut, or that lost a control character, is never taken for an
edit that shortened it.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import overload

from tiltaksplan.io.legible import legible

LONGEST_TEXT = 32_767  # characters in a cell, Excel's own limit
CUT = " […]"
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
FIRST_YEAR = 1901  # before, a workbook knows no days, or counts one too many (29 February 1900)

CellValue = str | int | float | bool | date | datetime | None


@overload
def as_in_cell(value: str) -> str: ...
@overload
def as_in_cell(value: object) -> CellValue: ...
def as_in_cell(value: object) -> CellValue:
    """Return what a cell holds for *value*: a field's value, or a text; None for an empty cell.

    A text of more than `LONGEST_TEXT` characters is cut and ends with `CUT`: the library would cut it without a word.
    Several values stand one a line, as they are typed and read. A day before a workbook's own calendar is a text.

    >>> as_in_cell(("Bærekraft", "Åpen forskning")), as_in_cell("før\\x0b og etter"), as_in_cell(450000)
    ('Bærekraft\\nÅpen forskning', 'før og etter', 450000)
    >>> as_in_cell("å" * 40_000)[-6:], as_in_cell(()) is None
    ('åå […]', True)
    >>> as_in_cell(date(1767, 8, 1))
    '1767-08-01'
    """
    if isinstance(value, tuple | list):
        value = "\n".join(str(one) for one in value) or None
    if isinstance(value, date) and value.year < FIRST_YEAR:
        return value.isoformat()
    if not isinstance(value, str):
        assert value is None or isinstance(value, int | float | date)
        return value
    text = legible(value)
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(CUT)] + CUT


def is_cut(value: object) -> bool:
    """Whether a cell holds less of *value* than there is."""
    text = as_in_cell(value)
    return isinstance(text, str) and len(text) == LONGEST_TEXT and text.endswith(CUT)


def as_stored(text: str) -> str:
    """Return *text* as a workbook stores it: what looks like Excel's own way of writing a control character is marked as none.

    >>> as_stored("_x0041_"), as_stored("_x er en kolonne")
    ('_x005F_x0041_', '_x er en kolonne')
    """
    return _LIKE_AN_ESCAPE.sub("_x005F_", text)
