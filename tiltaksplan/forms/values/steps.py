"""Steps of probability and consequence, 1 to 5."""

from __future__ import annotations

import math
import re

from tiltaksplan.forms.values.figures import LONGEST, text_of_number, tidy
from tiltaksplan.forms.values.unclear import Unclear
from tiltaksplan.forms.values.wordlists import wordlist

_WORDS = wordlist("scale_steps")
_STEP_OF = {
    **{word: int(step) for step, words in _WORDS.items() if isinstance(words, list) for word in words},
    **{letter: step for step, letter in enumerate("abcde", 1)},
    **{roman: step for step, roman in enumerate(("i", "ii", "iii", "iv", "v"), 1)},
    **{
        word: step
        for step, words in enumerate(("en én ett one", "to two", "tre three", "fire four", "fem five"), 1)
        for word in words.split()
    },
}
_LABEL = re.compile(
    r"(?:sannsynlighet|sannsynlegheit|sannsyn|konsekvens|probability|likelihood|consequence|impact|trinn|steg|nivå|grad|step|level|s|k|p)"
    r"\s*[=:]?\s*(?=\d|[=:])[=:]?\s*"
)
_NUMBER_AND_WORD = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)?)\s*(?:[-:=.,]\s*)?(?:\(\s*(?P<bracketed>[^()\d]+?)\s*\)|(?P<word>[^\W\d].*?))?\.?"
)
_WORD_AND_NUMBER = re.compile(r"(?P<word>[^\d()=:-]+?)\s*(?:[-:=]\s*)?\(?\s*(?P<number>\d+(?:[.,]\d+)?)\s*\)?\.?")
_OUT_OF_FIVE = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)\s*(?:/|av|of|out of)\s*5")
_RANGE = re.compile(r"\d\s*(?:-|/|til|to|eller|or|,)\s*\d")


def read_step(value: str | float | None) -> int | Unclear:
    """Return the step, 1 to 5, of a probability or consequence, or the text that has no place on the scale.

    Words count as the contract says (`svært lav` 1, `lav` 2, `middels` 3, `høy` 4, `svært høy` 5), and so do A to E, `S3`, `3/5`
    and `3 (middels)`.
    Where number and word stand for different steps, as on somebody's scale of three, neither is taken.

    >>> read_step("Svært høy"), read_step("c"), read_step("4 – høy"), read_step(3.0), read_step("S3")
    (5, 3, 4, 3, 3)
    >>> read_step("høy/middels"), read_step("3 (høy)")
    (Unclear(code='step-unclear', text='høy/middels'), Unclear(code='step-contradiction', text='3 (høy)'))
    """
    if isinstance(value, int | float):
        return (
            Unclear("step-unclear", str(value))
            if isinstance(value, bool) or not math.isfinite(value)
            else _on_the_scale(value, text_of_number(value))
        )
    written = value or ""
    text = tidy(written).strip(" .,;:!")
    if not text or len(text) > LONGEST:
        return Unclear("step-unclear", written)
    if text in _STEP_OF:
        return _STEP_OF[text]
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    if of_five := _OUT_OF_FIVE.fullmatch(text):
        return _on_the_scale(_number(of_five["number"]), written)
    if found := _NUMBER_AND_WORD.fullmatch(text) or _WORD_AND_NUMBER.fullmatch(text):
        groups = found.groupdict()
        return _agreed(_number(groups["number"]), groups.get("bracketed") or groups.get("word"), written)
    return _STEP_OF.get(text) or Unclear("step-range" if _RANGE.search(text) else "step-unclear", written)


def _agreed(number: float, word: str | None, written: str) -> int | Unclear:
    """Return the step that number and word agree on."""
    step = _on_the_scale(number, written)
    said = _STEP_OF.get(word.strip(" .,")) if word else None
    if isinstance(step, Unclear) or word is None or said == step:
        return step
    return Unclear("step-unclear" if said is None else "step-contradiction", written)


def _on_the_scale(number: float, written: str) -> int | Unclear:
    if number != int(number):
        return Unclear("step-unclear", written)
    return int(number) if 1 <= number <= 5 else Unclear("step-outside", written)


def _number(digits: str) -> float:
    return float(digits.replace(",", "."))
