"""Money: from what people write to whole kroner."""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from tiltaksplan.forms.values.figures import (
    APPROXIMATELY,
    AT_LEAST,
    BRACKETS_WITHOUT_DIGITS,
    LONGEST,
    RANGE,
    SAID_TWICE,
    TOTALS,
    read_figure,
    text_of_number,
    tidy,
    with_decimals,
)
from tiltaksplan.forms.values.text import emptiness
from tiltaksplan.forms.values.unclear import Unclear
from tiltaksplan.forms.values.wordlists import (
    NOT_AFTER_A_LETTER,
    NOT_BEFORE_A_LETTER,
    any_of,
    either,
    weights_of,
    whole_words,
    wordlist,
    words_of,
)

LARGEST = 10**10
"""No museum's amount; what is larger is a slip of the keyboard."""

_WORDS = wordlist("money_words")
_MULTIPLIERS = {word: int(by) for word, by in weights_of(_WORDS, "multipliers").items() if "." not in word and " " not in word}
_SPACED_MULTIPLIERS = re.compile(NOT_AFTER_A_LETTER + r"([tkm])(?:\. ?| )(kr|nok)" + NOT_BEFORE_A_LETTER)
_KRONER = re.compile(rf"{NOT_AFTER_A_LETTER}{any_of(words_of(_WORDS, 'kroner'))}{NOT_BEFORE_A_LETTER}\.?|[,.:;]\s?-+(?!\d)|(?<=\d)-+$")
_FOREIGN = re.compile(NOT_AFTER_A_LETTER + any_of(words_of(_WORDS, "foreign")) + NOT_BEFORE_A_LETTER)
_TAX = re.compile(any_of(words_of(_WORDS, "tax_notes")) + NOT_BEFORE_A_LETTER + r"\.?")
_PER_YEAR = re.compile(rf"(?:(?<=\d)|(?<=\s)|(?<=-)){any_of(words_of(_WORDS, 'per_year'))}{NOT_BEFORE_A_LETTER}\.?")
_FREE = whole_words(
    ["gratis", "vederlagsfritt", "kostnadsfritt", "free", "ingen kostnad", "ingen kostnader", "ingen kostnadar", "no cost", "null"]
)
_BELOW_ZERO = re.compile(r"^(?:-|minus)\s*\d|^\(\s*-?[\d .,]+\)$")
_THOUSANDS_OF_THOUSANDS = re.compile(r"\d{3}[ .,]?\d{3}\s*(?:'|(?:tkr|kkr|tnok|knok|tusen|k)\b)|(?:tkr|kkr|tnok|knok)\s*\d{3}[ .,]?\d{3}")
# A figure so large among thousands is more likely written in kroner by mistake, and one so small among kroner in thousands.
_DOUBTFUL_IN_THOUSANDS = 100_000
_DOUBTFUL_IN_KRONER = 10_000


def read_amount(value: str | float | None, *, unit: int = 1, of_one_year: bool = False) -> int | Unclear:
    """Return whole kroner, or what was unclear. Nothing written, `-`, `ingen` and `gratis` are 0.

    Args:
        value: What the cell says: a text, or the number of a number cell.
        unit: Kroner in one of the column's units (`read_unit_of_header`): 1, 1000 or 1,000,000. A unit in the cell itself wins.
        of_one_year: Whether the place is one year's, so that `per år` adds nothing.

    >>> read_amount("kr 450 000,-"), read_amount("450'"), read_amount("0,45 mill."), read_amount("NOK 450,000"), read_amount(450, unit=1000)
    (450000, 450000, 450000, 450000, 450000)
    >>> read_amount("10-15 000")
    Unclear(code='amount-range', text='10-15 000')
    """
    if value is None:
        return 0
    if isinstance(value, int | float):
        return _amount_of_number(value, unit)
    if emptiness(value) == "none":
        return 0
    text = with_decimals(tidy(value))
    if len(text) > LONGEST:
        return Unclear("amount-unclear", value)
    if _FOREIGN.search(text):
        return Unclear("amount-currency", value)
    if RANGE.search(text):
        return Unclear("amount-range", value)
    if _BELOW_ZERO.match(text):
        return Unclear("amount-negative", value)
    if twice := SAID_TWICE.fullmatch(text):
        first, second = (_amount_of_text(value, part, unit, of_one_year) for part in (twice["one"], twice["two"] or twice["three"]))
        return first if first == second else Unclear("amount-unclear", value)
    return _amount_of_text(value, text, unit, of_one_year)


def _amount_of_text(value: str, text: str, unit: int, of_one_year: bool) -> int | Unclear:
    """Read a tidied text that is neither a range, foreign nor below zero."""
    if AT_LEAST.search(text):
        return Unclear("amount-unclear", value)
    left = _SPACED_MULTIPLIERS.sub(r"\1\2", text)
    for pattern in (BRACKETS_WITHOUT_DIGITS, _TAX, *([_PER_YEAR] if of_one_year else []), APPROXIMATELY, TOTALS):
        left = pattern.sub(" ", left)
    figure_text = _KRONER.sub(" ", left)
    in_kroner = figure_text != left
    figure = read_figure(" ".join(figure_text.split()).strip(" .,:;=!"), _MULTIPLIERS)
    if figure is None:
        return 0 if _FREE.fullmatch(text) else Unclear("amount-unclear", value)
    if figure.in_words and (figure.number < 100 or figure.number % 1):
        return 0 if figure.number == 0 else Unclear("amount-unclear", value)
    if _THOUSANDS_OF_THOUSANDS.search(left):
        return Unclear("amount-unit", value)
    if figure.multiplied:
        return _whole_kroner(figure.number, value)
    if in_kroner and unit > 1:  # «kr 450» under «i 1000 kr» may be either
        return Unclear("amount-unit", value) if 0 < figure.number < _DOUBTFUL_IN_KRONER else _whole_kroner(figure.number, value)
    return _amount_in_units(figure.number, unit, value)


def _amount_of_number(number: float, unit: int) -> int | Unclear:
    text = text_of_number(number)
    if isinstance(number, bool) or not math.isfinite(number):
        return Unclear("amount-unclear", text)
    if number < 0:
        return Unclear("amount-negative", text)
    return _amount_in_units(Decimal(str(number)), unit, text)


def _amount_in_units(number: Decimal, unit: int, text: str) -> int | Unclear:
    if unit > 1 and number >= _DOUBTFUL_IN_THOUSANDS:
        return Unclear("amount-unit", text)
    return _whole_kroner(number * unit, text)


def _whole_kroner(number: Decimal, text: str) -> int | Unclear:
    if number > LARGEST:
        return Unclear("amount-unclear", text)
    return int(number.quantize(Decimal(1), rounding=ROUND_HALF_UP))


# «Over 1000 kr» and «51 000 kr» are amounts, «i 1000 kr» is a unit.
_NOT_AN_AMOUNT = r"(?<!\d)(?<!\d[ .,])(?<!over )(?<!under )(?<!minst )(?<!enn )(?<!fra )(?<!til )(?<!inntil )(?<!than )"
_CURRENCY = r"(?:kr|kroner|nok)"
_WHOLE = r"(?:hele |heile )?"
_IN_MILLIONS = either(
    rf"{NOT_AFTER_A_LETTER}(?:i|in|hele|heile) {_WHOLE}(?:mill|millioner|millionar|millions?)\b",
    rf"{NOT_AFTER_A_LETTER}(?:mill|mio|millioner|millionar|million)\b\.? ?(?:{_CURRENCY}|norske|\)|\]|$)",
    r"\bmnok\b|\bmkr\b",
    r"\bnok (?:m\b|mill|in mill)",
    rf"{_NOT_AN_AMOUNT}1[ .,]?000[ .,]?000 ?{_CURRENCY}",
)
_IN_THOUSANDS = either(
    r"\b(?:tkr|kkr|tnok|knok)\b|\bt\. ?kr\b",
    rf"{NOT_AFTER_A_LETTER}(?:i|in) {_WHOLE}(?:tusen|thousands?)\b|(?:hele |heile |\()tusen\b",
    rf"{NOT_AFTER_A_LETTER}(?:tusen|thousand) {_CURRENCY}\b|\bnok (?:in )?thousands?",
    rf"{_NOT_AN_AMOUNT}1[ .,]?000 ?(?:{_CURRENCY}|\))",
    rf"{_CURRENCY} ?\(?'?1[ .,]?000\b(?![ .,]?\d)",
    r"(?:\bi|\bin|\bx) 1[ .,]?000\b(?![ .,]?\d)",
    r"'000|\(000\)",
)
_IN_KRONER = re.compile(rf"{NOT_AFTER_A_LETTER}(?:kr|kroner|nok){NOT_BEFORE_A_LETTER}")


@lru_cache(maxsize=1024)
def read_unit_of_header(text: str) -> int | None:
    """Return the kroner in one unit that a column's header names: 1, 1000 or 1,000,000; None where it names none.

    >>> [read_unit_of_header(header) for header in ("Beløp (i 1000 kr)", "Mill. kr", "Kroner", "2023")]
    [1000, 1000000, 1, None]
    """
    header = tidy(text)
    if _IN_MILLIONS.search(header):
        return 1_000_000
    if _IN_THOUSANDS.search(header):
        return 1000
    return 1 if _IN_KRONER.search(header) else None
