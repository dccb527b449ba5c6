"""The words that values are written with, in bokmål, nynorsk and English: data in `resources/wordlists/`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from importlib.resources import files

NOT_AFTER_A_LETTER = r"(?<![^\W\d_])"
NOT_BEFORE_A_LETTER = r"(?![^\W\d_])"


def wordlist(name: str) -> Mapping[str, object]:
    """Return the word list *name*, as it stands in its file."""
    text = files("tiltaksplan.resources").joinpath("wordlists", f"{name}.json").read_text(encoding="utf-8")
    words: Mapping[str, object] = json.loads(text)
    return words


def words_of(lists: Mapping[str, object], name: str) -> tuple[str, ...]:
    """Return one plain list of a word list."""
    words = lists[name]
    if not isinstance(words, list):
        raise TypeError(f"not a list of words: {name}")
    return tuple(str(word) for word in words)


def weights_of(lists: Mapping[str, object], name: str) -> dict[str, float]:
    """Return one list of words with their numbers."""
    words = lists[name]
    if not isinstance(words, dict):
        raise TypeError(f"not words with numbers: {name}")
    return {str(word): float(number) for word, number in words.items()}


def groups_of(lists: Mapping[str, object], name: str) -> dict[int, tuple[str, ...]]:
    """Return one list of words by number."""
    groups = lists[name]
    if not isinstance(groups, dict):
        raise TypeError(f"not words by number: {name}")
    return {int(number): tuple(words) for number, words in groups.items()}


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of *words*, the longest first, so that «uten mva» is not read as «ute»."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def either(*patterns: str) -> re.Pattern[str]:
    """Return a compiled pattern that finds any of *patterns*."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """Return a compiled pattern that finds any of *words* as a word of its own; a digit may touch it (`450kr`)."""
    return re.compile(NOT_AFTER_A_LETTER + any_of(words) + NOT_BEFORE_A_LETTER + r"\.?")
