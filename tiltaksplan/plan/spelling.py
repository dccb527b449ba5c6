"""When two written names are the same name: letters levelled, initials, word order, slips of the pen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

T = TypeVar("T")

# Written with two letters by those who lack the key, and with one in e-mail addresses: å aa a, ø oe o, æ ae a.
_LETTERS = str.maketrans({"æ": "a", "ø": "o", "å": "a", "ä": "a", "ö": "o", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ŋ": "n"})
_TWO_LETTERS = (("aa", "a"), ("ae", "a"), ("oe", "o"))
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_TITLES = frozenset({"dr", "fru", "herr", "mr", "mrs", "ms", "phd", "prof", "professor"})

LONG_WORD = 6
"""From this many letters one slip in a word leaves no doubt which word it was."""
VERY_LONG_WORD = 12
"""From this many letters two slips do."""
SURNAME = 5
"""From this many letters one slip in a surname is a slip; shorter ones are other names (Moe, Mo; Lie, Li)."""


@lru_cache(maxsize=8192)
def name_key(text: str) -> str:
    """Return *text* in the form that names are compared in: small letters without accents, one blank between words, no marks.

    >>> name_key("Eivind Lauvås") == name_key("EIVIND  Lauvaas") == "eivind lauvas"
    True
    >>> name_key("Jan-Erik Tørum"), name_key("André J. Bø")
    ('jan erik torum', 'andre j bo')
    """
    levelled = unicodedata.normalize("NFKC", text).casefold().replace("'", "").replace("’", "").translate(_LETTERS)
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", levelled) if not unicodedata.combining(letter))
    for two, one in _TWO_LETTERS:
        bare = bare.replace(two, one)
    return " ".join(_NO_LETTER.sub(" ", bare).split())


@lru_cache(maxsize=8192)
def person_key(name: str) -> str:
    """Return a person's name as `name_key` does, first name first, without titles and remarks in brackets.

    >>> person_key("Sandmo, Henrik"), person_key("Prof. Oddvar Reitan (NAT)")
    ('henrik sandmo', 'oddvar reitan')
    """
    bare = _BRACKETS.sub(" ", name)
    surname, comma, first_names = bare.partition(",")
    if comma and first_names.strip() and "," not in first_names:
        bare = f"{first_names} {surname}"
    words = name_key(bare).split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return " ".join(words).replace("th", "t").replace("w", "v")  # Grethe and Grete, Wenche and Venche: one name


def one_slip(first: str, second: str) -> bool:
    """Whether two words differ by so little, for their length, that one is the other misspelt: one letter too many, too few or wrong.

    >>> one_slip("lindkvist", "lindqvist"), one_slip("zoologi", "geologi"), one_slip("kari", "karl")
    (True, False, False)
    """
    if first == second:
        return True
    shortest = min(len(first), len(second))
    allowed = 2 if shortest >= VERY_LONG_WORD else 1 if shortest >= LONG_WORD else 0
    return allowed > 0 and OSA.distance(first, second, score_cutoff=allowed) <= allowed


def same_name(first: str, second: str) -> bool:
    """Whether two keys of persons can be one person's: the same words, initials or middle names left out, or one slip in one word.

    Two keys that are both in use as they stand are two persons whatever this says; the caller sees to that.

    >>> same_name("henrik sandmo", "h sandmo"), same_name("mona heggdal", "mona lisbet heggdal")
    (True, True)
    >>> same_name("kari hansen", "karl hansen"), same_name("kristin moe", "kristine moe"), same_name("eivind lauvas", "eivind lauvaas")
    (False, False, True)
    """
    if first == second or first.replace(" ", "") == second.replace(" ", ""):
        return True
    mine, theirs = first.split(), second.split()
    if len(mine) < 2 or len(theirs) < 2:  # a first name alone names nobody
        return False
    if mine[-1] == theirs[-1]:
        return _first_names_fit(mine[:-1], theirs[:-1])
    return mine[:-1] == theirs[:-1] and _surname_slip(mine[-1], theirs[-1])


def _surname_slip(first: str, second: str) -> bool:
    return min(len(first), len(second)) >= SURNAME and OSA.distance(first, second, score_cutoff=1) <= 1


def _first_names_fit(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    mine, theirs = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
    if not _first_name_fits(mine[0], theirs[0]):
        return False
    left = iter(theirs[1:])  # the others must come in the same order; the longer name may have more of them
    return all(any(_first_name_fits(name, other) for other in left) for name in mine[1:])


def _first_name_fits(mine: str, theirs: str) -> bool:
    if mine == theirs:
        return True
    if len(mine) == 1 or len(theirs) == 1:
        return mine[0] == theirs[0]
    # Kristin and Kristine, Anna and Anne are different names: a slip in the last letter is none
    if mine[-1] != theirs[-1] or min(len(mine), len(theirs)) < LONG_WORD:
        return False
    return OSA.distance(mine, theirs, score_cutoff=1) <= 1


def only(candidates: Iterable[T]) -> T | None:
    """Return the one candidate, or None where there is none or more than one: what fits two things names neither."""
    found = list(candidates)
    return found[0] if len(found) == 1 else None


def first_only(things: Sequence[T], *tests: Callable[[T], bool]) -> T | None:
    """Return the one of *things* that passes the first test that any of them passes, or None where that test does not tell them apart."""
    for test in tests:
        passing = [thing for thing in things if test(thing)]
        if passing:
            return only(passing)
    return None


def nearest(name: str, names: Iterable[str], *, at_least: float = 75) -> tuple[str, float] | None:
    """Return the one of *names* most like *name* and how like, 0 to 100, for a person to confirm; None below *at_least*.

    >>> nearest("Henrik Sanmoe", ["Silje Halmrast", "Henrik Sandmo"])
    ('Henrik Sandmo', 96.0)
    """
    key = person_key(name)
    rated = [(fuzz.ratio(key, person_key(other)), other) for other in names]
    best = max(rated, key=lambda pair: pair[0], default=(0.0, ""))
    return (best[1], round(best[0], 1)) if best[0] >= at_least else None
