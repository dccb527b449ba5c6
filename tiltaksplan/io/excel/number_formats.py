"""Numbers as a Norwegian Excel shows them: dates, percent, thousands, decimals; text as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

GENERAL = "General"
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "dd.mm.yyyy",
    15: "d.mmm.yy",
    16: "d.mmm",
    17: "mmm.yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "hh:mm",
    21: "hh:mm:ss",
    22: "dd.mm.yyyy hh:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: "#,##0",
    42: '"kr" #,##0',
    43: "#,##0.00",
    44: '"kr" #,##0.00',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
_TOKENS = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[(\$[^\]]*|[^\]]*)\]|(AM/PM|A/P)|([yY]+|[mM]+|[dD]+|[hH]+|[sS]+)|([0#?.,%]+(?:[Ee][+-]0+)?)|(.)'
)
_MONTHS = ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember")
_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_LAST_SERIAL = 2_958_465  # 31.12.9999
_EPOCH_1900, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001  a workbook's moments have no zone


def built_in(number: int) -> str:
    """Return the code of a number format that every Excel has."""
    return _BUILT_IN.get(number, GENERAL)


@lru_cache(maxsize=2000)
def is_duration(code: str) -> bool:
    """Return whether a format shows how long something lasts.

    >>> is_duration("[h]:mm"), is_duration("hh:mm"), is_duration("[Red]0")
    (True, False, False)
    """
    return any(_is_elapsed(token[2]) for token in _TOKENS.findall(code.split(";")[0]))


@lru_cache(maxsize=2000)
def shows_hours(code: str) -> bool:
    """Return whether a format shows a time of day.

    >>> shows_hours("hh:mm"), shows_hours("dd.mm.yyyy"), shows_hours("[h]:mm")
    (True, False, True)
    """
    return any((token[4].lower()[:1] in ("h", "s") and token[4]) or _is_elapsed(token[2]) for token in _TOKENS.findall(code.split(";")[0]))


def _is_elapsed(bracket: str) -> bool:
    return bool(bracket) and bracket.lower().strip("hms") == ""


@lru_cache(maxsize=2000)
def is_date(code: str) -> bool:
    """Return whether a format shows a moment.

    >>> is_date("dd.mm.yyyy"), is_date("#,##0"), is_date('0 "dager"'), is_date("[Red]0"), is_date("[h]:mm")
    (True, False, False, False, True)
    """
    for _text, _escaped, bracket, _half, moment, _number, _other in _TOKENS.findall(code.split(";")[0]):
        if moment or _is_elapsed(bracket):
            return True
    return False


def moment_of(serial: float, *, epoch_1904: bool) -> date | datetime | None:
    """Return the day, or the moment, of a serial number; None where it is out of Excel's range.

    >>> moment_of(45061, epoch_1904=False), moment_of(0, epoch_1904=True), moment_of(45061.5, epoch_1904=False)
    (datetime.date(2023, 5, 15), datetime.date(1904, 1, 1), datetime.datetime(2023, 5, 15, 12, 0))
    """
    if not 0 <= serial <= _LAST_SERIAL:
        return None
    if not epoch_1904 and serial < 60:
        serial += 1  # Excel believes that 1900 had a 29 February
    moment = (_EPOCH_1904 if epoch_1904 else _EPOCH_1900) + timedelta(days=int(serial))
    seconds = round((serial - int(serial)) * 86_400)
    return moment + timedelta(seconds=seconds) if seconds else moment.date()


def shown_number(number: float, code: str) -> str:
    """Return *number* as *code* shows it, with a decimal comma and a blank between thousands.

    >>> shown_number(1250000, "#,##0"), shown_number(0.255, "0.0 %"), shown_number(12.5, "General")
    ('1 250 000', '25,5 %', '12,5')
    >>> shown_number(450, '0 "tkr"'), shown_number(-3, "0")
    ('450 tkr', '-3')
    """
    section, signed = _section(code, number)
    if section.strip().lower() in ("general", "@", ""):
        return general(number if signed else abs(number))
    shown = _filled(section, abs(number)).strip()
    return f"-{shown}" if signed and number < 0 and re.search(r"[1-9]", shown) else shown


def _section(code: str, number: float) -> tuple[str, bool]:
    """Return the section of a code that shows *number*, and whether a minus must still be written."""
    sections = _split(code)
    if number < 0 and len(sections) > 1:
        return sections[1], False
    if number == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], True


@lru_cache(maxsize=2000)
def _split(code: str) -> tuple[str, ...]:
    return tuple(re.findall(r'(?:"[^"]*"|\\.|[^;"\\])+|(?<=;)(?=;|$)', code)) or ("",)


def general(number: float) -> str:
    """Return a number as a cell without a format shows it.

    >>> general(3.0), general(0.1 + 0.2), general(1234567)
    ('3', '0,3', '1234567')
    """
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.10g}".replace(".", ",")


@dataclass(frozen=True, slots=True)
class _Shape:
    """A section of a number format, taken apart: `pieces` are its texts in order, None where the figure stands."""

    pieces: tuple[str | None, ...]
    times: float
    decimals: str
    grouped: bool
    at_least: int


@lru_cache(maxsize=2000)
def _shape(section: str) -> _Shape:
    tokens = _TOKENS.findall(section)
    digits = "".join(token[5] for token in tokens)
    has_figure = any(sign in digits for sign in "0#?")
    whole, _point, decimals = re.split(r"[Ee]", digits)[0].replace("%", "").partition(".")
    dividing = len(whole) - len(whole.rstrip(","))  # commas at the end divide by a thousand
    pieces: list[str | None] = []
    for text, escaped, bracket, _half, _moment, figure, other in tokens:
        if figure and has_figure:
            if figure.strip("%") and None not in pieces:
                pieces.append(None)
            pieces.append("%" * figure.count("%"))
        elif not figure:
            pieces.append(text or escaped or other or (_currency(bracket) if bracket.startswith("$") else ""))
    return _Shape(
        tuple(pieces),
        100.0 ** min(digits.count("%"), 9) / 1000.0 ** min(dividing, 9),
        re.sub(r"[^0#?]", "", decimals)[:20],
        "," in whole.rstrip(","),
        min(whole.count("0"), 100),
    )


def _filled(section: str, number: float) -> str:
    shape = _shape(section)
    number *= shape.times
    places = len(shape.decimals)
    body = f"{number:,.{places}f}" if shape.grouped else f"{number:.{places}f}"
    body = _without_idle_zeros(body, shape.decimals).replace(",", "\u0001").replace(".", ",").replace("\u0001", " ")
    if shape.at_least > 1 and " " not in body:
        body = body.zfill(shape.at_least + len(body) - len(body.split(",")[0]))
    return "".join(body if piece is None else piece for piece in shape.pieces)


def _without_idle_zeros(body: str, decimals: str) -> str:
    for place in reversed(decimals):
        if place == "0" or not body.endswith("0"):
            break
        body = body[:-1]
    return body.rstrip(".") if decimals else body


def _currency(bracket: str) -> str:
    return bracket[1:].split("-")[0]


def shown_moment(moment: date | datetime, code: str) -> str:
    """Return a day or a moment as *code* shows it.

    >>> shown_moment(date(2023, 5, 15), "dd.mm.yyyy"), shown_moment(date(2023, 5, 5), "d. mmmm yyyy")
    ('15.05.2023', '5. mai 2023')
    >>> shown_moment(datetime(2023, 5, 5, 9, 5), "d.m.yy hh:mm")
    '5.5.23 09:05'
    """
    at = moment if isinstance(moment, datetime) else datetime.combine(moment, time())
    shown, after_hours = "", False
    tokens = _TOKENS.findall(_split(code)[0])
    for number, (text, escaped, bracket, half, letters, figures, other) in enumerate(tokens):
        kind = letters.lower()
        if kind.startswith("m") and (after_hours or _seconds_follow(tokens, number)) and len(kind) < 3:
            shown, after_hours = shown + f"{at.minute:0{len(kind)}}", False
        elif kind:
            shown += _part(at, kind)
            after_hours = kind[0] == "h"
        elif _is_elapsed(bracket):
            shown, after_hours = shown + f"{_elapsed(at, bracket.lower()[0]):0{len(bracket)}}", bracket[0] in "hH"
        else:
            shown += text or escaped or ("" if half or bracket else figures.strip("0#?") or other)
    return shown.strip()


def shown_time(days: float, code: str) -> str:
    """Return a time of day, or how long something lasts, as *code* shows it; *days* is how much of a day it is.

    >>> shown_time(0.5, "hh:mm"), shown_time(1.5625, "[h]:mm")
    ('12:00', '37:30')
    """
    return shown_moment(_EPOCH_1900 + timedelta(seconds=round(days * 86_400)), code)


def _elapsed(at: datetime, unit: str) -> int:
    seconds = round((at - _EPOCH_1900).total_seconds())
    return seconds // {"h": 3600, "m": 60, "s": 1}[unit]


def _seconds_follow(tokens: list[tuple[str, ...]], number: int) -> bool:
    for token in tokens[number + 1 :]:
        if token[4]:
            return token[4].lower().startswith("s")
    return False


def _part(at: datetime, kind: str) -> str:
    if kind[0] == "y":
        return f"{at.year % 100:02}" if len(kind) < 3 else f"{at.year:04}"
    if kind[0] == "m":
        return (str(at.month), f"{at.month:02}", _MONTHS[at.month - 1][:3], _MONTHS[at.month - 1], _MONTHS[at.month - 1][0])[
            min(len(kind), 5) - 1
        ]
    if kind[0] == "d":
        return (str(at.day), f"{at.day:02}", _DAYS[at.weekday()][:3], _DAYS[at.weekday()])[min(len(kind), 4) - 1]
    return f"{at.hour if kind[0] == 'h' else at.second:0{min(len(kind), 2)}}"
