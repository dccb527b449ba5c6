"""What a blank form prints, taken out of what somebody wrote in it: whole lines, and words left standing around an answer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from tiltaksplan.document.place import Place
from tiltaksplan.forms.wording import label_key
from tiltaksplan.plan.template import Template

_CELL = re.compile(r"\brad \d|!")  # in the words of a place
_WORD = re.compile(r"\S+")
_SIGNS = ".,;:!?()[]<>«»\"'…*–-"
_FEWEST_AT_AN_EDGE = 3  # fewer words may well be somebody's own
_FEWEST_LEFT, _SHARE_LEFT = 5, 0.6
_SHORTEST_KNOWN = 6
_FEWEST_LETTERS = 3
_WORDS_OF_A_SENTENCE, _WORDS_OF_HELP = 4, 9
NOTHING = (0, 0)  # where somebody's own words stand, when there are none


class Blank:
    """Knows the words of the blank form that a filled-in one was made from.

    Args:
        template: Of the registered form; None where it is not known, and then nothing is told.
    """

    def __init__(self, template: Template | None) -> None:
        texts = template.texts if template else ()
        self._labels = frozenset(key for text in (template.labels if template else ()) if (key := label_key(text)))
        self._texts = frozenset(key for text in texts if len(key := label_key(text)) >= _SHORTEST_KNOWN)
        options = template.options if template else ()
        self._sentences = frozenset(label_key(text) for text in texts if is_a_sentence(text)) - {label_key(text) for text in options}
        self._printed = frozenset((one.place, _bare(one.text)) for one in (template.printed if template else ()))
        self._paragraphs = frozenset(text for place, text in self._printed if not _CELL.search(place)) - {_bare(text) for text in options}
        self._bare = frozenset(" ".join(_bare(text).split()) for text in texts)
        self._starts: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        self._ends: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        for text in texts:
            if label_key(text) not in self._sentences:
                continue
            words = tuple(_bare(word) for word in text.split())
            if len(words) >= _FEWEST_LEFT:
                self._starts[words[:_FEWEST_AT_AN_EDGE]].append(words)
                self._ends[words[-_FEWEST_AT_AN_EDGE:]].append(words)

    @property
    def known(self) -> bool:
        """Whether the blank form itself was registered, so that all of its words are known."""
        return bool(self._printed)

    def asks(self, text: str) -> bool:
        """Whether the blank form prints *text* as a label."""
        return bool(self._labels) and label_key(text) in self._labels

    def prints(self, text: str, place: Place) -> bool:
        """Whether the blank form prints *text*, wherever in the form."""
        if not self._texts:
            return False
        lines = [line.strip().removeprefix("- ") for line in text.split("\n")]
        return all(label_key(line) in self._texts or self.prints_here(line, place) or self._is_part(line) for line in lines)

    def _is_part(self, text: str) -> bool:
        """Whether *text* is a printed text, whatever brackets it is in, or some words in a row of one."""
        bare = _bare(text)
        return bool(bare) and (bare in self._bare or (len(bare.split()) >= _FEWEST_AT_AN_EDGE and any(bare in one for one in self._bare)))

    def prints_here(self, text: str, place: Place) -> bool:
        """Whether the blank form prints *text* in just this place: a short one may elsewhere be somebody's answer."""
        if not self._printed:
            return False
        if not any(kind in ("row", "cell") for kind, _ in place.steps) and _bare(text) in self._paragraphs:
            return True  # paragraphs move down as people write above them
        return (place.words(), _bare(text)) in self._printed

    def says(self, text: str) -> bool:
        """Whether *text* is a sentence of the blank form, or what is left of one: nobody's answer, wherever it stands."""
        return bool(self._sentences) and (label_key(text) in self._sentences or self.left_of(text) == NOTHING)

    def left_of(self, text: str) -> tuple[int, int] | None:
        """Return where in *text* somebody's own words begin and end, when the rest is a sentence of the blank form; None where none is.

        >>> blank = Blank(Template(id="", name="", texts=("Beskriv kort hva dere vil gjøre og for hvem.",)))
        >>> blank.left_of("Beskriv kort hva dere Vi bygger magasin. vil gjøre og for hvem.")
        (22, 40)
        """
        if not self._starts:
            return None
        words = list(_WORD.finditer(text))
        bare = tuple(_bare(word.group()) for word in words)
        if len(bare) < _FEWEST_LEFT:
            return None
        best = (0, 0, 0)
        for known in {*self._starts.get(bare[:_FEWEST_AT_AN_EDGE], ()), *self._ends.get(bare[-_FEWEST_AT_AN_EDGE:], ())}:
            before, after = _shared(bare, known)
            standing = before + after
            if standing >= max(_FEWEST_LEFT, _SHARE_LEFT * len(known)):
                best = max(best, (standing, before, after))
        standing, before, after = best
        if not standing:
            return None
        if before + after >= len(words):
            return NOTHING
        return words[before].start(), words[len(words) - after - 1].end()


def _shared(words: tuple[str, ...], known: tuple[str, ...]) -> tuple[int, int]:
    """Return how many words of *known* stand at the beginning and at the end of *words*."""
    most = min(len(words), len(known))
    before = next((at for at in range(most) if words[at] != known[at]), most)
    after = next((at for at in range(most - before) if words[-1 - at] != known[-1 - at]), most - before)
    return (before if before >= _FEWEST_AT_AN_EDGE else 0), (after if after >= _FEWEST_AT_AN_EDGE else 0)


def _bare(word: str) -> str:
    return word.strip().strip(_SIGNS).casefold() or word.strip()


def is_a_sentence(text: str) -> bool:
    """Return whether *text* can be a form's help: groups of one unit all answer with its name, and a name is no sentence."""
    words = len(text.split())
    return words >= _WORDS_OF_HELP or (words >= _WORDS_OF_A_SENTENCE and text.rstrip()[-1:] in ".?!)]")


def labels_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Return those of *texts* that are words, each once: a year over a column is no label that tells a form."""
    return tuple(dict.fromkeys(text for text in texts if sum(sign.isalpha() for sign in label_key(text)) >= _FEWEST_LETTERS))
