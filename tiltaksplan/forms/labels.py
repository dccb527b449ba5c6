"""What a label asks for: its text held against every name that forms use for a field, in three languages, misspelt or in another order.

The names are data (`resources/synonyms/`) and the fields' own labels (`plan/fields.py`); nothing here knows a single form.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from tiltaksplan.forms.wording import SYNONYM_FILES, Vocabulary, label_key, stems, stems_of_word, synonym_file, without_brackets, word_set
from tiltaksplan.language import LANGUAGES, translator
from tiltaksplan.plan.fields import FIELDS, Lines

LONGEST_LABEL = 160
_MOST_BLANKS = 16
_FIRST_PART, _LATER_PART = 0.93, 0.86
_WITHOUT_BRACKETS = 0.995
_LEAST = 0.3
_WORDS_OF_TWO_LABELS = 9
_END_OF_LABEL = re.compile(r"[.:?!]\s|\s[–-]\s|\s\(")
_ONLY_SMALL_WORDS = 0.7
_A_STRONG_WORD, _STRONG_ENOUGH = 0.7, 0.5
_A_WORD_THAT_SAYS = 0.4
WORDS_COUNT = 0.45
_OTHER_HEAD, _LONGEST_NAME = 0.88, 5
_REMEMBERED = 20_000  # texts of long lists come by too, and a label comes back soon


class _Phrase(NamedTuple):
    pointer: str
    key: str
    stems: tuple[str, ...]
    under: str = ""


_Weighed = tuple[str, tuple[tuple[str, float], ...], float]


@dataclass(slots=True)
class _Index:
    """The phrases of one space (fields, columns or sections), found by their stems."""

    phrases: list[_Phrase] = field(default_factory=list)
    by_key: dict[str, dict[str, float]] = field(default_factory=dict)
    by_stem: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    likely: dict[str, dict[str, float]] = field(default_factory=dict)
    under: list[_Phrase] = field(default_factory=list)
    vocabulary: Vocabulary = field(default_factory=lambda: Vocabulary({}))
    weighed: list[_Weighed | None] = field(default_factory=list)

    def close(self) -> None:
        """Learn the vocabulary once all phrases are there."""
        pointers: dict[str, set[str]] = defaultdict(set)
        for number, phrase in enumerate(self.phrases):
            self.by_key.setdefault(phrase.key, {})[phrase.pointer] = 1.0
            for stem in phrase.stems:
                self.by_stem[stem].append(number)
                pointers[stem].add(phrase.pointer)
        self.vocabulary = Vocabulary({stem: len(of) for stem, of in pointers.items()})
        self.weighed = [None] * len(self.phrases)
        self._learn()

    def _weigh(self, number: int) -> _Weighed:
        """Return a phrase's pointer, its stems with their weights, and the sum of these; most phrases are never asked about."""
        phrase = self.phrases[number]
        weights = tuple([self.vocabulary.nearest(stem) for stem in phrase.stems])
        found = self.weighed[number] = (phrase.pointer, weights, sum(much for _, much in weights))
        return found

    def _learn(self) -> None:
        """Learn which fields each stem speaks for: the share of a field's phrases that have it, against all fields'."""
        sizes = Counter(phrase.pointer for phrase in self.phrases)
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for phrase in self.phrases:
            for stem in phrase.stems:
                counts[stem][phrase.pointer] += 1
        for stem, of in counts.items():
            shares = {pointer: (count + 0.0) / (sizes[pointer] + 15) for pointer, count in of.items()}
            whole = sum(shares.values()) + 0.01
            self.likely[stem] = {pointer: share / whole for pointer, share in shares.items()}

    def _likely(self, asked: Mapping[str, float]) -> dict[str, float]:
        """Return by pointer how much the words of a label speak for it, whatever the phrases: weighed by how much each word says."""
        found: dict[str, float] = defaultdict(float)
        whole = sum(asked.values())
        for stem, much in asked.items():
            for pointer, share in self.likely.get(stem, {}).items():
                found[pointer] += share * much / whole
        return found

    def _head(self, key: str, asked: Mapping[str, float]) -> str:
        """Return the stem that says what a label without a question is: the last of a compound, or before «for»; empty where it is weak."""
        words_of_key = key.split()
        if not words_of_key or len(words_of_key) > _LONGEST_NAME or words_of_key[0] in word_set("asking"):
            return ""
        end = next((at for at, word in enumerate(words_of_key) if at and word in word_set("prepositions")), len(words_of_key))
        named = [stem for word in words_of_key[:end] for stem in stems_of_word(word)]
        last = self.vocabulary.nearest(named[-1])[0] if named else ""
        return last if last in self.likely and asked.get(last, 0.0) >= _A_WORD_THAT_SAYS else ""

    def scores(self, key: str) -> dict[str, float]:
        """Return by pointer how well *key* fits its best phrase, 0 to 1."""
        found = dict(self.by_key.get(key, {}))
        asked = dict(self.vocabulary.nearest(stem) for stem in stems(key))
        if not asked:
            return found
        whole = sum(asked.values())
        strong = max(asked.values())
        least = _STRONG_ENOUGH * strong if strong >= _A_STRONG_WORD else min(strong, 0.3)  # one that shares only weak words is none
        most = 0.97 if strong >= 0.5 else _ONLY_SMALL_WORDS
        shared = dict.fromkeys(number for stem, much in asked.items() if much >= least for number in self.by_stem.get(stem, ()))
        for number in shared:
            pointer, weights, of_phrase = self.weighed[number] or self._weigh(number)
            common = 0.0
            for stem, much in weights:  # the innermost loop of all reading: no call in it
                in_label = asked.get(stem)
                if in_label is not None:
                    common += much if much < in_label else in_label
            score = 2 * common / (whole + of_phrase)
            if score > most:
                score = most
            if score > found.get(pointer, _LEAST):
                found[pointer] = score
        if strong >= _A_WORD_THAT_SAYS:
            for pointer, share in self._likely(asked).items():
                together = min(0.95, found.get(pointer, 0.25) * (1 - WORDS_COUNT) + (share**0.5) * WORDS_COUNT)
                if together > found.get(pointer, _LEAST):
                    found[pointer] = together
        if (head := self._head(key, asked)) and found:
            for pointer in [one for one, score in found.items() if score < 1 and not self.likely[head].get(one)]:
                found[pointer] *= _OTHER_HEAD
        return found


def _phrases_of(texts: object) -> Iterator[str]:
    if isinstance(texts, dict):
        for names in texts.values():
            yield from names


def _own_labels() -> Iterator[tuple[str, str]]:
    for one in FIELDS:
        columns = one.kind.columns if isinstance(one.kind, Lines) else ()
        for each in (one, *columns):
            for language in LANGUAGES:
                yield each.pointer, translator(language)(each.label)


@cache
def _own_names() -> dict[str, frozenset[str]]:
    names: dict[str, set[str]] = defaultdict(set)
    for pointer, label in _own_labels():
        if "/*/" not in pointer:
            names[label_key(label)].add(pointer)
    return {key: frozenset(pointers) for key, pointers in names.items()}


def own_fields(label: str) -> frozenset[str]:
    """Return the fields that we ourselves call *label*, in any of the languages."""
    return _own_names().get(label_key(label), frozenset())


@cache
def _indexes() -> tuple[_Index, _Index, _Index]:
    fields, columns, sections = _Index(), _Index(), _Index()
    named = [(pointer, phrase) for name in SYNONYM_FILES for pointer, texts in synonym_file(name).items() for phrase in _phrases_of(texts)]
    column_space = set(synonym_file("columns"))
    for pointer, phrase in dict.fromkeys([*named, *_own_labels()]):
        under, _, label = phrase.rpartition(" / ")
        key = label_key(label)
        one = _Phrase(pointer, key, stems(key), label_key(under))
        index = sections if pointer.startswith("/=") else columns if "/*/" in pointer or pointer in column_space else fields
        (index.under if under else index.phrases).append(one)
        if pointer in ("/costs", "/hours", "/risks", "/milestones"):
            sections.phrases.append(_Phrase(pointer.replace("/", "/="), key, one.stems))
    for index in (fields, columns, sections):
        index.close()
    return fields, columns, sections


def _scores(index: _Index, text: str) -> dict[str, float]:
    if not text or len(text) > LONGEST_LABEL or text.count(" ") > _MOST_BLANKS:
        return {}
    found = index.scores(label_key(text))
    plain = without_brackets(text)
    if plain and plain != text:
        _raise(found, index.scores(label_key(plain)), _WITHOUT_BRACKETS)
    parts = _alternatives(plain)
    for number, part in enumerate(parts if len(plain.split()) <= _WORDS_OF_TWO_LABELS else _before_help(plain)):
        _raise(found, index.scores(part), _LATER_PART if number else _FIRST_PART)
    return found


def _alternatives(text: str) -> list[str]:
    """Return the parts of a label that names two things: `Tittel/kortnavn`, `Bakgrunn og behov`, `Mål – hva vil dere oppnå?`."""
    parts = [text]
    for sign in ("/", " – ", " - ", ": ", ", ", " og ", " eller ", " and ", " or ", "? ", ". "):
        parts = [piece for part in parts for piece in part.split(sign)]
    keys = [key for part in parts if (key := label_key(part))]
    return keys if len(keys) > 1 else []


def _before_help(text: str) -> list[str]:
    """Return the first sentence of a long label, which goes on with help: «Beskrivelse. Hva skal gjøres, og for hvem?»."""
    first = _END_OF_LABEL.split(text, maxsplit=1)[0]
    return [label_key(first)] if first != text and len(first.split()) <= _WORDS_OF_TWO_LABELS else []


def _raise(found: dict[str, float], others: Mapping[str, float], factor: float) -> None:
    for pointer, score in others.items():
        if score * factor > found.get(pointer, 0.0):
            found[pointer] = score * factor


@lru_cache(maxsize=_REMEMBERED)
def field_scores(label: str, section: str = "") -> Mapping[str, float]:
    """Return by field pointer how well *label*, standing under the heading *section*, asks for it; 1 is one of its known names.

    Pointers that start with `/+` ask for two fields at once, `/-other` for something that the plan has no field for.

    >>> scores = field_scores("Tiltakets tittel")
    >>> max(scores, key=scores.get), max(field_scores("Navn", "Kontaktperson").items(), key=lambda one: one[1])
    ('/title', ('/contact/name', 1.0))
    """
    index = _indexes()[0]
    found = _scores(index, label)
    if section:
        key = label_key(without_brackets(label))
        for phrase in index.under:
            if phrase.key == key and phrase.under in _keys_of(section):
                found[phrase.pointer] = 1.0
    return found


@lru_cache(maxsize=_REMEMBERED)
def _keys_of(section: str) -> frozenset[str]:
    key = label_key(section)
    parts = {" ".join(part) for words in [key.split()] for size in (1, 2, 3, len(words)) for part in _runs(words, size)}
    return frozenset({key, *parts})


def _runs(words: list[str], size: int) -> Iterator[list[str]]:
    return (words[start : start + size] for start in range(len(words) - size + 1))


@lru_cache(maxsize=_REMEMBERED)
def column_scores(label: str) -> Mapping[str, float]:
    """Return by column pointer (`/costs/*/amount`, `/+total`, …) how well a table's header asks for it.

    >>> max(column_scores("Hvem betaler?").items(), key=lambda one: one[1])
    ('/costs/*/funding', 1.0)
    """
    return _scores(_indexes()[1], label)


@lru_cache(maxsize=_REMEMBERED)
def section_scores(heading: str) -> Mapping[str, float]:
    """Return by part of a form (`costs`, `hours`, `risks`, `milestones`, `unit`, `leader`, `finance`, …) how well a heading opens it.

    >>> round(section_scores("Del B: Enhetens vurdering (runde to)")["unit"], 1) >= 0.9
    True
    """
    return {pointer.removeprefix("/="): score for pointer, score in _scores(_indexes()[2], heading).items()}


def best(scores: Mapping[str, float]) -> tuple[str, float]:
    """Return the pointer that fits best, and how well; an empty pointer where nothing fits."""
    return max(scores.items(), key=lambda one: one[1], default=("", 0.0))
