"""The language that somebody answers in, told by the small words that no text can do without."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from tiltaksplan.forms.values.wordlists import wordlist, words_of

Language = Literal["nb", "nn", "en"]

_LISTS = wordlist("function_words")
_LANGUAGES: tuple[Language, ...] = ("nb", "nn", "en")  # in this order where the evidence is the same
_WORDS: dict[Language, frozenset[str]] = {language: frozenset(words_of(_LISTS, language)) for language in _LANGUAGES}


def _endings() -> dict[Language, tuple[str, ...]]:
    endings = _LISTS["endings"]
    if not isinstance(endings, dict):
        raise TypeError("endings are lists by language")
    return {language: tuple(endings[language]) for language in _LANGUAGES}


_ENDINGS = _endings()
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_WITH_ENDING = 6
_WEIGHT_OF_ENDING = 0.5
_ENOUGH_WORDS = 20_000  # a text of this length has told its language long ago


def language_of(texts: Iterable[str]) -> Language:
    """Return the language of answers: nb, nn or en; bokmål where nothing tells.

    Give it the answers alone: in a Norwegian form with English answers the labels would outvote them.

    >>> language_of(["Steinane vert målte inn, og resultatet vert lagt fram på nett"]), language_of(["All cores are surveyed"])
    ('nn', 'en')
    """
    evidence = evidence_of(texts)
    return max(_LANGUAGES, key=lambda language: evidence[language])


def evidence_of(texts: Iterable[str]) -> dict[Language, float]:
    """Return how much speaks for each language: a point for each small word that it has, half a point for an ending that is its own."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_WORD.findall(text.casefold()))
        if counts.total() > _ENOUGH_WORDS:
            break
    evidence: dict[Language, float] = dict.fromkeys(_LANGUAGES, 0.0)
    for word, count in counts.items():
        for language, weight in _weights(word):
            evidence[language] += count * weight
    return evidence


@lru_cache(maxsize=20_000)
def _weights(word: str) -> tuple[tuple[Language, float], ...]:
    """Return the languages that *word* speaks for."""
    return tuple((language, weight) for language in _LANGUAGES if (weight := _weight(word, language)))


def _weight(word: str, language: Language) -> float:
    if word in _WORDS[language]:
        return 1.0
    if any(word in words for words in _WORDS.values()):
        return 0.0
    if language != "en" and any(letter in word for letter in "æøå"):
        return _WEIGHT_OF_ENDING + (_WEIGHT_OF_ENDING if len(word) >= _SHORTEST_WITH_ENDING and word.endswith(_ENDINGS[language]) else 0)
    return _WEIGHT_OF_ENDING if len(word) >= _SHORTEST_WITH_ENDING and word.endswith(_ENDINGS[language]) else 0.0
