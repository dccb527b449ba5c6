"""How words of labels are cut and weighed, and how help texts speak: data in `resources/synonyms/wording.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz import process
from rapidfuzz.distance import OSA

SYNONYM_FILES = ("proposal", "content", "planning", "round_two", "columns", "others", "further", "wider", "public_sector")
_NUMBERING = re.compile(
    r"^\s*(?:(?:(?:spørsmål|punkt|pkt\.?|felt|question|item|q)\s*\d+\s*[.:)–-]*|\d{1,2}(?:\.\d{1,2})+\s*[.):–-]*|\d{1,2}\s*[.):–-]|\d{1,2}(?=\s+[^\W\d])"
    r"|\(?[a-zæøå]\)|[a-h]\d{0,2}[.):]|[ivx]{1,5}[.):]|[ivx]{1,5}(?=\s{2,}))\s*)+(?=\S)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOT_WORDS = re.compile(r"[^\w%#@]+")
_ACCENTS = str.maketrans("éèêëáàâ", "eeeeaaa")
_SHORTEST_STEM = 4
_SHORTEST_COMPOUND = 8
_SHORTEST_PART = 3
_WEIGHTS = {"weak": 0.12, "asking": 0.45}
_UNKNOWN_WEIGHT = 0.45
_MISSPELT = 0.8
_REMEMBERED = 20_000
_LONG_WORD = 9  # has room for two errors


@cache
def synonym_file(name: str) -> dict[str, object]:
    """Return one file of `resources/synonyms/` as it stands."""
    return tomllib.loads(files("tiltaksplan.resources").joinpath("synonyms", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _wording() -> dict[str, tuple[str, ...]]:
    return {name: tuple(str(word) for word in words) for name, words in synonym_file("wording").items() if isinstance(words, list)}


def words(name: str) -> tuple[str, ...]:
    """Return one list of `wording.toml`."""
    return _wording()[name]


@cache
def same() -> dict[str, str]:
    """Return the words that are another word for a label: `kva` is `hva`."""
    found = synonym_file("wording")["same"]
    return {str(word): str(other) for word, other in found.items()} if isinstance(found, dict) else {}


@cache
def word_set(name: str) -> frozenset[str]:
    """Return one list of `wording.toml` for looking up."""
    return frozenset(words(name))


def without_numbering(text: str) -> str:
    """Return a label without the number or letter that the form counts it by.

    >>> without_numbering("2.1 Hva skal gjøres?"), without_numbering("b) Mål"), without_numbering("3. kvartal")
    ('Hva skal gjøres?', 'Mål', 'kvartal')
    """
    return _NUMBERING.sub("", text, count=1)


@lru_cache(maxsize=_REMEMBERED)
def label_key(text: str) -> str:
    """Return *text* as labels are compared: lower case, one blank between words, no signs and no numbering.

    >>> label_key("1.  Hva heter tiltaket?*"), label_key("E-post:")
    ('hva heter tiltaket', 'e post')
    """
    return " ".join(_NOT_WORDS.sub(" ", without_numbering(text.casefold().translate(_ACCENTS))).split())


def without_brackets(text: str) -> str:
    """Return a label without what stands in brackets after it."""
    return " ".join(_BRACKETS.sub(" ", text).split())


@cache
def _longest_first(name: str) -> tuple[str, ...]:
    return tuple(sorted(words(name), key=len, reverse=True))


@lru_cache(maxsize=_REMEMBERED)
def _stem(word: str) -> str:
    if not word.endswith(words("endings")):
        return word
    for ending in words("endings"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _parts(word: str) -> tuple[str, ...]:
    """Cut a compound where one of its parts is a common one: `prosjektleder`, `sluttdato`."""
    if len(word) < _SHORTEST_COMPOUND:
        return (word,)
    for head in _longest_first("heads") if word.startswith(words("heads")) else ():
        if word.startswith(head) and len(word) - len(head) >= _SHORTEST_PART:
            return (head, word[len(head) :])
    for tail in _longest_first("tails") if word.endswith(words("tails")) else ():
        if word.endswith(tail) and len(word) - len(tail) >= _SHORTEST_PART:
            return (word[: -len(tail)], tail)
    return (word,)


@lru_cache(maxsize=_REMEMBERED)
def stems_of_word(word: str) -> tuple[str, ...]:
    """Return the stems of one word of a label, a compound in its parts."""
    word = same().get(word, word)
    if word in word_set("weak") or word in word_set("asking"):
        return (word,)
    return tuple(_stem(same().get(part, part)) for part in _parts(word))


def stems(key: str) -> tuple[str, ...]:
    """Return the stems of a label's key, each once, in order.

    >>> stems("forslag til prosjektleder")
    ('forslag', 'til', 'prosjekt', 'leder')
    """
    return tuple(dict.fromkeys(stem for word in key.split() for stem in stems_of_word(word)))


@lru_cache(maxsize=_REMEMBERED)
def weight(stem: str) -> float:
    """Return how much a stem says about what a label asks for, by its kind alone."""
    if stem in word_set("weak") or stem in ("tiltak", "prosjekt", "forslag"):
        return _WEIGHTS["weak"]
    if stem in word_set("asking"):
        return _WEIGHTS["asking"]
    return 1.0


class Vocabulary:
    """The stems that labels are known by; a misspelt word is taken for the nearest one."""

    def __init__(self, known: dict[str, int]) -> None:
        self._known = known
        self._long = [stem for stem in known if len(stem) >= _SHORTEST_STEM + 1]
        self._of_length: dict[int, list[str]] = {}
        self._found: dict[str, tuple[str, float]] = {}

    def nearest(self, stem: str) -> tuple[str, float]:
        """Return the known stem that *stem* means, and its weight; *stem* itself with a small weight where nothing is near."""
        found = self._found.get(stem)
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[stem] = self._nearest(stem)
        return found

    def _nearest(self, stem: str) -> tuple[str, float]:
        if stem in self._known:
            # A stem that many fields use tells less: `mål`, `hva`, `beskrivelse`.
            return stem, weight(stem) / (1 + 0.1 * (self._known[stem] - 1))
        if len(stem) > _SHORTEST_STEM and not stem.isdigit():
            near = process.extractOne(stem, self._about_as_long(len(stem)), scorer=OSA.distance, score_cutoff=_errors_in(len(stem)))
            if near and near[0][0] == stem[0]:
                return near[0], weight(near[0]) / (1 + 0.1 * (self._known[near[0]] - 1)) * _MISSPELT
        return stem, min(weight(stem), _UNKNOWN_WEIGHT)

    def _about_as_long(self, length: int) -> list[str]:
        """Return the long stems that a word of *length* letters can be a misspelling of, by their length alone."""
        found = self._of_length.get(length)
        if found is None:
            most = _errors_in(length)
            found = self._of_length[length] = [stem for stem in self._long if abs(len(stem) - length) <= most]
        return found


def _errors_in(length: int) -> int:
    return 1 if length < _LONG_WORD else 2
