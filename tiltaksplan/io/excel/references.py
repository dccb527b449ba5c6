"""What formulas point at: cells and ranges, on this sheet or another, with the dollar signs that hold them fast."""

from __future__ import annotations

import re

from tiltaksplan.io.excel.names import LAST_COLUMN, LAST_ROW, Range, column_letters, column_number, range_at

SHEET = r"(?:'((?:[^']|'')+)'|([\w.\-]+))!"
REFERENCE = re.compile(
    rf"^(?:{SHEET})?(\$?[A-Za-z]{{1,3}}\$?\d{{1,7}}(?::\$?[A-Za-z]{{1,3}}\$?\d{{1,7}})?|\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}|\$?\d{{1,7}}:\$?\d{{1,7}})$"
)
_PIECES = re.compile(r'"(?:[^"]|"")*"|\'(?:[^\']|\'\')+\'!|(?<![\w.$])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\w(.!])')


def read_reference(text: str) -> tuple[str | None, Range] | None:
    """Return the sheet (None for the formula's own) and the range that *text* names, or None where it names none.

    >>> read_reference("Valg!$A$1:$A$6"), read_reference("'Penger og tid'!B2"), read_reference("enheter")
    (('Valg', (1, 1, 6, 1)), ('Penger og tid', (2, 2, 2, 2)), None)
    """
    found = REFERENCE.match(text.strip().lstrip("="))
    area = range_at(found[3]) if found else None
    if found is None or area is None:
        return None
    quoted, bare = found[1], found[2]
    return (quoted.replace("''", "'") if quoted else bare), area


def moved(formula: str, down: int, right: int) -> str:
    """Return *formula* as it reads when its cell is moved; what is held fast by `$` stays.

    >>> moved('SUM(A1:$B$2)+"A1"&D$4', 2, 1)
    'SUM(B3:$B$2)+"A1"&E$4'
    """

    def move(found: re.Match[str]) -> str:
        if found[2] is None:
            return found[0]
        column = column_number(found[2].upper()) + (0 if found[1] else right)
        row = int(found[4]) + (0 if found[3] else down)
        if not (1 <= column <= LAST_COLUMN and 1 <= row <= LAST_ROW):
            return "#REF!"
        return f"{found[1]}{column_letters(column)}{found[3]}{row}"

    return _PIECES.sub(move, formula)
