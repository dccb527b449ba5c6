"""What a person may put in a cell, and how a workbook stores it."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, timedelta

from tiltaksplan.io.inplace.errors import ValueCannotBeWritten
from tiltaksplan.io.inplace.markup import escaped
from tiltaksplan.language import N_

CellValue = str | int | float | bool | date | datetime | None

LONGEST_TEXT = 32_767  # Excel cuts off the rest
_DIGITS = 15  # so many does Excel keep
_MOST, _LARGEST = 10**_DIGITS, 10**308
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LEAP_DAY_THAT_NEVER_WAS = date(1900, 3, 1)


def number_text(value: float, *, name: str, place: str) -> bytes:
    """Return a number as XML writes it.

    Raises:
        ValueCannotBeWritten: It is no number that Excel can hold.
    """
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueCannotBeWritten(name=name, place=place, why=N_("den er ikke et endelig tall"))
    if isinstance(value, int) and abs(value) >= _MOST:
        if len(str(abs(value)).rstrip("0")) > _DIGITS or abs(value) >= _LARGEST:
            raise ValueCannotBeWritten(name=name, place=place, why=N_("den har flere sifre enn Excel kan lagre"))
        return repr(float(value)).encode()
    return repr(value).encode()


def serial_of(value: date, *, from_1904: bool, name: str, place: str) -> float:
    """Return a day, or a moment, as Excel counts them: days since the end of 1899, or since the beginning of 1904.

    Raises:
        ValueCannotBeWritten: A day before Excel's first, or a moment with a time zone, which Excel does not know.
    """
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001  Excel knows no zones
    if moment.tzinfo is not None:
        raise ValueCannotBeWritten(name=name, place=place, why=N_("Excel har ingen tidssoner"))
    first = date(1904, 1, 1) if from_1904 else date(1900, 1, 1)
    if moment.date() < first:
        raise ValueCannotBeWritten(name=name, place=place, why=N_("datoen er før Excels første dag"))
    zero = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001  as above
    serial = (moment - zero) / timedelta(days=1)
    if not from_1904 and moment.date() < _LEAP_DAY_THAT_NEVER_WAS:
        serial -= 1  # Excel counts a 29th of February 1900
    return int(serial) if serial.is_integer() else serial


def text_element(text: str, prefix: bytes, *, name: str, place: str) -> bytes:
    """Return `<t>` with *text* as Excel stores it: one line break a line, and characters that XML has no form for by number.

    Raises:
        ValueCannotBeWritten: It is too long, or holds half of a character.
    """
    if len(text) > LONGEST_TEXT:
        raise ValueCannotBeWritten(name=name, place=place, why=N_("den er lengre enn de 32 767 tegnene en celle rommer"))
    if _SURROGATE.search(text):
        raise ValueCannotBeWritten(name=name, place=place, why=N_("den inneholder et ødelagt tegn"))
    stored = _ESCAPE_LIKE.sub("_x005F_", text.replace("\r\n", "\n").replace("\r", "\n"))
    stored = _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", stored)
    keep = b' xml:space="preserve"' if stored != stored.strip() or "\n" in stored or "  " in stored else b""
    return b"<" + prefix + b"t" + keep + b">" + escaped(stored) + b"</" + prefix + b"t>"


def is_cell_value(value: object) -> bool:
    """Return whether *value* is of a kind that a cell can hold.

    >>> is_cell_value(date(2024, 1, 1)), is_cell_value([1])
    (True, False)
    """
    return value is None or isinstance(value, str | int | float | date)
