"""Numbers out of words: an indicator's value without its unit, and a rank."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from tiltaksplan.forms.values.figures import (
    APPROXIMATELY,
    AT_LEAST,
    DIGITS,
    LONGEST,
    RANGE,
    RELATIVE,
    TOTALS,
    number_of,
    read_figure,
    text_of_number,
    tidy,
    with_decimals,
)
from tiltaksplan.forms.values.unclear import Unclear

# When, not how many: «95 000 (2021)», «214 innen utgangen av 2025», «2021: 95 000», «per 31.12.2022».
_WHEN = re.compile(
    r"(?:\(\s*)?(?:(?:\b(?:i|innen|innan|per|pr\.?|fra|frå|siden|sidan|ved|in|by|as of|since|from|hausten|høsten|våren)\s+)"
    r"(?:(?:utgangen|slutten|løpet|starten|begynnelsen|end|the end|inngangen)\s+(?:av|of|til)\s+)?"
    r"(?:(?:høsten|våren|hausten|år|året|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|\d{1,2}\.\s?\w+)\s+)?"
    r"(?:\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|(?:19|20)\d{2})(?!\d|[ .,]\d{3}))(?:\s*\))?"
    r"|\(\s*(?:19|20)\d{2}\s*\)|^(?:19|20)\d{2}\s*:|\b\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d{2}\b"
)
_PLACE_IN_A_ROW = re.compile(r"(?<![\d.,])\d{1,2}\.(?= [a-zæøå])")  # «4. trinn» is which, not how many
_FOUND = re.compile(
    rf"(?<![^\W_])(?<![.,])(?P<minus>-)?(?P<digits>{DIGITS})(?!d\b)(?P<times>'|\s?(?:k\b|tusen|thousand|mill(?:ion(?:er|ar|s)?)?\b|mio\b|mrd\b|milliard(?:er|ar)?\b))?"
)
_OUT_OF = re.compile(r"\d\s*(?:/|av|of|out of)\s*\d")
_HALF = re.compile(r"(?:\d{1,3} )?1/2(?![\d/])")
_PLACE_WORDS = "prioritet|prioritering|prioritert|rang|rangering|rangert|plass|plassering|priority|rank|ranked|pri|p"
_NUMBER_SIGN = r"(?:nr|nummer|number|no)\b\.?"
_RANK = re.compile(rf"(?:(?:{_PLACE_WORDS})\.?\s*(?:som|as|:|=)?\s*)?(?:{_NUMBER_SIGN}\s*)?#?(?P<rank>\d{{1,3}})\.?(?P<rest>\D.*)?")
_FURTHER = re.compile(
    r"\s*(?:plass|prioritet|pri|priority|place)?\.?\s*"
    r"(?:(?:av|of|/|out of|blant|among)\s*(?:i alt|totalt|til sammen|in all)?\s*\w+(?: \w+){0,3})?[.\s]*"
)
_FIRST = {
    "første": 1,
    "fyrste": 1,
    "first": 1,
    "andre": 2,
    "second": 2,
    "tredje": 3,
    "third": 3,
    "fjerde": 4,
    "fourth": 4,
    "femte": 5,
    "fifth": 5,
    "høyest": 1,
    "høgast": 1,
    "øverst": 1,
    "highest": 1,
}
_WORDS_BEFORE = 3


def read_number(value: str | float | None) -> float | Unclear:
    """Return the one number that a text gives, without its unit, as an int where it is whole; or what was unclear.

    About (`ca.`) and bounds (`minst`, `over`) are passed over, and so is a year that only says when. A share of something (`12 av 30`),
    a range, a change (`10 % flere`) and words without a number are not a value.

    >>> read_number("ca. 66 000 besøk"), read_number("85 %"), read_number("0,5"), read_number("95 000 (2021)"), read_number("to årganger")
    (66000, 85, 0.5, 95000, 2)
    >>> read_number("høyere"), read_number("12 av 30")
    (Unclear(code='number-unclear', text='høyere'), Unclear(code='number-several', text='12 av 30'))
    """
    if value is None or isinstance(value, bool):
        return Unclear("number-unclear", "" if value is None else str(value))
    if isinstance(value, int | float):
        return _plain(Decimal(str(value))) if math.isfinite(value) else Unclear("number-unclear", str(value))
    text = tidy(value)
    if len(text) > LONGEST or "?" in text:  # «4 500?» asks, and does not say
        return Unclear("number-unclear", value)
    if _OUT_OF.search(text) and not re.search(r"\d/\d+[-./ ]\d", text):
        if not _HALF.match(text):
            return Unclear("number-several", value)
        text = with_decimals(text)
    text = _PLACE_IN_A_ROW.sub(" ", _WHEN.sub(" ", text))
    if RANGE.search(text):
        return Unclear("number-range", value)
    return _number_in(text, value)


def _number_in(text: str, value: str) -> float | Unclear:
    """Find the one number in a tidied text."""
    if RELATIVE.search(AT_LEAST.sub(" ", text)):
        return Unclear("number-relative" if re.search(r"\d", text) else "number-unclear", value)
    for pattern in (APPROXIMATELY, AT_LEAST, TOTALS):
        text = pattern.sub(" ", text)
    text = " ".join(text.split()).strip(" .:;=")
    found = list(_FOUND.finditer(text))
    if len(found) > 1:
        return Unclear("number-several", value)
    if not found:
        return _number_word_of(text, value)
    (only,) = found
    if len(text[: only.start()].split()) > _WORDS_BEFORE:
        return Unclear("number-unclear", value)  # deep in a sentence it may count anything
    if only["times"]:
        figure = read_figure(text[only.start("digits") : only.end()], {"k": 1000})
        number = figure.number if figure else None
    else:
        number = number_of(only["digits"])
    if number is None:
        return Unclear("number-unclear", value)
    return _plain(-number if only["minus"] else number)


def _number_word_of(text: str, value: str) -> float | Unclear:
    """Return the number word that a text starts with: «tolv kasser», «hundre tusen besøk»."""
    words = text.split()
    for length in range(min(len(words), 6), 0, -1):
        figure = read_figure(" ".join(words[:length]))
        if figure and words[0] not in ("en", "et", "ei", "ein", "eit", "a", "an"):
            return _plain(figure.number)
    return Unclear("number-unclear", value)


def _plain(number: Decimal) -> float:
    return int(number) if number == number.to_integral_value() else float(number)


def read_rank(value: str | float | None) -> int | Unclear:
    """Return a place in a ranking, 1 for the first.

    >>> read_rank("1 av 2"), read_rank("Prioritet 2 av i alt 5 forslag fra instituttet"), read_rank("Nr. 3"), read_rank("første")
    (1, 2, 3, 1)
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return int(value) if math.isfinite(value) and value == int(value) and value >= 1 else Unclear("rank-unclear", text_of_number(value))
    written = value if isinstance(value, str) else ""
    text = tidy(written)
    if len(text) > LONGEST:
        return Unclear("rank-unclear", written)
    found = _RANK.match(text)
    if found and int(found["rank"]) >= 1 and _FURTHER.fullmatch(found["rest"] or ""):
        return int(found["rank"])
    words = text.strip(".").split()
    if (
        words
        and words[0] in _FIRST
        and len(words) <= _WORDS_BEFORE
        and (len(words) == 1 or words[1] in ("prioritet", "plass", "priority", "place"))
    ):
        return _FIRST[words[0]]
    figure = read_figure(text)
    if figure and figure.in_words and figure.number >= 1 and figure.number == int(figure.number):
        return int(figure.number)
    return Unclear("rank-unclear", written)
