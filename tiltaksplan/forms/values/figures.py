"""Figures in digits and in words: what amounts, hours and numbers have in common."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from tiltaksplan.forms.values.text import clean
from tiltaksplan.forms.values.wordlists import NOT_AFTER_A_LETTER, NOT_BEFORE_A_LETTER, any_of, weights_of, whole_words, wordlist, words_of

Token = tuple[str, Decimal]
"""A part of a figure: its kind (digits, word, article, hundred, half, times, and) and its number."""

LONGEST = 200
"""Characters of a text that can still be one figure: longer ones are prose, and never searched."""

LARGEST_WHOLE = 10**15
"""Beyond this a number cell no longer holds every whole number."""

DIGITS = r"\d(?:[\d .,']*\d)?"

_WORDS = wordlist("number_words")
_UNITS = {**weights_of(_WORDS, "ones"), **weights_of(_WORDS, "tens")}
_ARTICLES = frozenset(words_of(_WORDS, "articles"))
_JOINERS = frozenset(words_of(_WORDS, "joiners"))
_HUNDREDS = frozenset(weights_of(_WORDS, "hundreds"))
_HALVES = {**weights_of(_WORDS, "halves"), **weights_of(_WORDS, "mixed")}
_MULTIPLIERS = {word: int(by) for word, by in weights_of(_WORDS, "multipliers").items()}
_COMPOUND_PARTS = any_of([*_UNITS, *_ARTICLES, *_HUNDREDS, *_MULTIPLIERS, "og"])
_COMPOUND = re.compile(f"{_COMPOUND_PARTS}+")
_COMPOUND_PART = re.compile(_COMPOUND_PARTS)

APPROXIMATELY = re.compile(NOT_AFTER_A_LETTER + any_of(words_of(_WORDS, "approximately")) + NOT_BEFORE_A_LETTER + r"\.?|[~≈±∼≃≅]|\+/-")
AT_LEAST = re.compile(NOT_AFTER_A_LETTER + any_of(words_of(_WORDS, "at_least")) + NOT_BEFORE_A_LETTER + r"\.?|[<>≤≥]=?")
TOTALS = whole_words(words_of(_WORDS, "totals"))
RELATIVE = re.compile(rf"{NOT_AFTER_A_LETTER}(?:{'|'.join(words_of(_WORDS, 'relative'))}){NOT_BEFORE_A_LETTER}|^\s*\+")
BRACKETS_WITHOUT_DIGITS = re.compile(r"[(\[][^()\[\]\d½¼¾?]*[)\]]")
SAID_TWICE = re.compile(
    r"(?P<one>[^(=]+?)\s*(?:\((?:=|dvs\.?|tilsvarer|svarer til|i\.e\.)?\s*(?P<two>[^()]*\d[^()]*)\)|=\s*(?P<three>[^=]+))"
)
"""One figure written in two ways: `20 % (339 t)`, `450 tkr = 450 000 kr`."""

RANGE = re.compile(
    rf"\d\s*(?:,-)?\s*(?:kr\.?|kroner|nok|%|prosent|t|timer|tkr|mill\.?)?\s*(?:-|\.\.+|til|to)\s*(?:ca\.?\s*)?(?:kr\.?\s*|nok\s*)?\d"
    rf"|{NOT_AFTER_A_LETTER}(?:mellom|between)\b"
)

_TOKEN = re.compile(rf"(?P<number>{DIGITS})|(?P<word>[^\W\d_]+)\.?|(?P<thousand>')|(?P<blank>[\s-]+)")
SEPARATOR = " | "
_COLUMNS = re.compile(r"(?<=\d)[ ]*\t\s*(?=\d)")
_TWO_LINES = re.compile(r"(?<=[\d'’,.%-])\n(?=\d)")
_VULGAR = re.compile(r"(\d{1,4})?[ ]?([¼-¾⅐-⅞])")  # counted, so that a page of digits takes no longer than a page of words
_WRITTEN_FRACTION = re.compile(r"(?<![\d/.,])(?:(\d{1,3}) )?([1-9])/([2-9])(?![\d/.,])")
_MILLIONS_AFTER = re.compile(r"\s*(?:mill|mio|mln|mkr|mnok|m(?!\w))")
_MILLIONS_FIRST = re.compile(r"\D*(?:mill|mio|mln|mkr|mnok|m|millioner|millionar)\.?\s*")
_PLAIN = re.compile(r"\d+")
_GROUPED = re.compile(r"(\d{1,3})((?P<sep>[ .,'])\d{3}(?:(?P=sep)\d{3})*)(?:(?P<point>[.,])(\d{1,2}))?")
_DECIMAL = re.compile(r"(\d+)[.,](\d+)")
_SIGNS = str.maketrans({**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("’‘´`′ʼ", "'"), "×": "x", "⁄": "/"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it was written.

    Attributes:
        number: With the multipliers that stand with it (`2 millioner` is 2 000 000).
        multiplied: Whether it has a multiplier of its own, and so cannot be in the column's thousands.
        in_words: Whether it has no digit.
    """

    number: Decimal
    multiplied: bool = False
    in_words: bool = False


@lru_cache(maxsize=4096)
def tidy(text: str) -> str:
    """Return *text* in one case, on one line, with one kind of dash, apostrophe and blank, and `½` as a decimal.

    >>> tidy("Ca. 2½ MILL. –  450")
    'ca. 2,5 mill. - 450'
    """
    # Two figures on two lines, or in two columns that somebody pasted, are two, not one of many digits.
    plain = _VULGAR.sub(_decimal_of_vulgar, clean(_COLUMNS.sub(SEPARATOR, text)))
    plain = _TWO_LINES.sub(SEPARATOR, plain)
    plain = unicodedata.normalize("NFKC", plain).translate(_SIGNS).casefold()
    return " ".join(unicodedata.normalize("NFC", plain).split())


def with_decimals(text: str) -> str:
    """Return *text* with `1/2` and `1 1/2` as decimals. Never for dates.

    >>> with_decimals("1 1/2 årsverk"), with_decimals("1/3-2024")
    ('1,5 årsverk', '1/3-2024')
    """
    if re.search(r"/\d+[-/. ]\d", text):
        return text
    return _WRITTEN_FRACTION.sub(lambda found: _decimal(Decimal(found[1] or 0) + Decimal(found[2]) / Decimal(found[3])), text)


def text_of_number(number: float) -> str:
    """Return a number cell's number as it is quoted to a person.

    >>> text_of_number(450000.0), text_of_number(0.5), text_of_number(float("nan"))
    ('450000', '0,5', 'nan')
    """
    whole = isinstance(number, int) or (math.isfinite(number) and number.is_integer() and abs(number) < LARGEST_WHOLE)
    return str(int(number)) if whole else str(number).replace(".", ",")


def number_of(digits: str, *, three_decimals: bool = False) -> Decimal | None:
    """Return the number that *digits* are, or None where blanks, points and commas make no number.

    Three digits after a single point or comma are thousands (`450.000`, `1,240`), unless the number starts with 0 or *three_decimals*
    says that thousands would make no sense (`1,250 mill.`).

    >>> number_of("450.000,00"), number_of("0,45"), number_of("1 2 3")
    (Decimal('450000.00'), Decimal('0.45'), None)
    """
    if _PLAIN.fullmatch(digits):
        return Decimal(digits)
    grouped = _GROUPED.fullmatch(digits)
    decimal = _DECIMAL.fullmatch(digits)
    if decimal and (not grouped or digits.startswith("0") or three_decimals):
        return Decimal(f"{decimal[1]}.{decimal[2]}")
    if grouped and grouped["point"] != grouped["sep"] and not digits.startswith("0"):
        whole = grouped[1] + grouped[2].replace(grouped["sep"], "")
        return Decimal(f"{whole}.{grouped[5]}") if grouped[5] else Decimal(whole)
    return None


def read_figure(text: str, multipliers: Mapping[str, int] | None = None) -> Figure | None:
    """Return the one figure that the tidied *text* is, or None where it is more or less than one figure.

    Args:
        text: What is left of a cell when units and by-words are gone; every word of it must belong to the figure.
        multipliers: Further words that multiply, such as `tkr`.

    >>> read_figure("2,5 millioner"), read_figure("et par tusen")
    (Figure(number=Decimal('2500000.0'), multiplied=True, in_words=False), None)
    """
    if len(text) > LONGEST:
        return None
    known = {**_MULTIPLIERS, **(multipliers or {})}
    tokens = list(_tokens(text, known))
    read = [token for token in tokens if token is not None]
    return _evaluated(read) if read and len(read) == len(tokens) else None


def _tokens(text: str, multipliers: Mapping[str, int]) -> Iterator[Token | None]:
    """Yield the parts of a figure as (kind, number); None for what is no part of one."""
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if not found:
            yield None
            return
        position = found.end()
        if found["number"]:
            in_millions = _MILLIONS_AFTER.match(text, position) or _MILLIONS_FIRST.fullmatch(text, 0, found.start())
            number = number_of(found["number"], three_decimals=in_millions is not None)
            yield None if number is None else ("digits", number)
        elif found["thousand"]:
            yield ("times", Decimal(1000))
        elif found["word"]:
            yield from _word_tokens(found["word"], multipliers)


def _word_tokens(word: str, multipliers: Mapping[str, int]) -> Iterator[Token | None]:
    if token := _word_token(word, multipliers):
        yield token
    elif _COMPOUND.fullmatch(word):  # «trehundreogfemtitusen»
        for part in _COMPOUND_PART.findall(word):
            yield _word_token(part, multipliers)
    else:
        yield None


def _word_token(word: str, multipliers: Mapping[str, int]) -> Token | None:
    if word in multipliers:
        return ("times", Decimal(multipliers[word]))
    if word in _HUNDREDS:
        return ("hundred", Decimal(100))
    if word in _HALVES:
        return ("half", Decimal(str(_HALVES[word])))
    if word in _UNITS:
        return ("word", Decimal(_UNITS[word]))
    if word in _ARTICLES:
        return ("article", Decimal(1))
    return ("and", Decimal(0)) if word in _JOINERS else None


def _evaluated(tokens: Sequence[Token]) -> Figure | None:
    """Add up the parts as they are read aloud; None where they do not make one number."""
    if [kind for kind, _ in tokens] == ["times", "digits"]:
        tokens = tokens[::-1]  # «tkr 450»
    total, start, last = Decimal(0), 0, Decimal("Infinity")
    for end, (kind, by) in enumerate([*tokens, ("times", Decimal(1))]):
        if kind != "times":
            continue
        part = [token for token in tokens[start:end] if token[0] != "and"]
        if part:
            number = _below_the_multiplier(part)
        else:  # «tusen» alone is 1 000, but «millioner» alone is no number, and nothing need follow the last multiplier
            number = Decimal(0) if by == 1 and start else Decimal(1) if by == 1000 and not start else None
        if number is None or by >= last:
            return None
        total, start, last = total + number * by, end + 1, by
    kinds = {kind for kind, _ in tokens}
    return Figure(total, bool(kinds & {"times", "hundred"}), "digits" not in kinds)


def _below_the_multiplier(tokens: Sequence[Token]) -> Decimal | None:
    """Return what stands before a multiplier: digits, or words below a thousand."""
    hundreds = [place for place, (kind, _) in enumerate(tokens) if kind == "hundred"]
    if not hundreds:
        return _below_a_hundred(tokens)
    before, after = tokens[: hundreds[0]], tokens[hundreds[0] + 1 :]
    how_many = _below_a_hundred(before) if before else Decimal(1)
    rest = _below_a_hundred(after) if after else Decimal(0)
    return None if len(hundreds) > 1 or how_many is None or rest is None else how_many * 100 + rest


def _below_a_hundred(tokens: Sequence[Token]) -> Decimal | None:
    """Return digits, one number word or two that belong together, and a half, added up."""
    # The article of «en halv million» and «half a million» is no one.
    kinds = ["", *(kind for kind, _ in tokens), ""]
    counted = [
        token for place, token in enumerate(tokens, 1) if token[0] != "article" or "half" not in (kinds[place - 1], kinds[place + 1])
    ]
    halves = [number for kind, number in counted if kind == "half"]
    numbers = [number for kind, number in counted if kind != "half"]
    if len(halves) > 1 or (halves and counted[-1][0] != "half") or not counted:
        return None
    if len(numbers) == 2 and not (all(kind != "digits" for kind, _ in counted) and _join(*numbers)):
        return None
    return sum(numbers + halves, Decimal(0)) if len(numbers) <= 2 else None


def _join(first: Decimal, second: Decimal) -> bool:
    """Whether two number words make one number: twenty-five, and five-and-twenty."""
    return (20 <= first < 100 and first % 10 == 0 and 0 < second < 10) or (0 < first < 10 and 20 <= second < 100 and second % 10 == 0)


def _decimal_of_vulgar(found: re.Match[str]) -> str:
    return " " + _decimal(Decimal(found[1] or 0) + Decimal(str(round(unicodedata.numeric(found[2]), 6))))


def _decimal(number: Decimal) -> str:
    text = format(round(number, 6).normalize(), "f").replace(".", ",")
    # Six decimals where there are three, so that 1/8 (0,125) keeps being a decimal: it starts with 0, but 1 1/8 does not.
    return text + "0" if re.search(r",\d{3}$", text) else text
