"""What a form says to whoever fills it in: told by its look, by its wording, and by standing in the template or in the other files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache

from tiltaksplan.document.inline import Control, Inline, Span
from tiltaksplan.forms.blank import Blank
from tiltaksplan.forms.lines import Line, part_of, with_content
from tiltaksplan.forms.wording import label_key, words

_WHOLE_BRACKETS = re.compile(r"\s*(?:\[[^\[\]]*\]|<[^<>]*>|\{[^{}]*\}|«\.\.\.»|‹[^‹›]*›)\s*[.:]?\s*")
_BRACKETS = re.compile(r"\[[^\[\]]*\](?!\()|<[^<>@]{3,}>")
_BOX = re.compile(r"^\[\s*[xX✓]?\s*\]$|^\[\d[^\]]*\]$")
_ROUND = re.compile(r"\([^()]*\)[.:]?")
_DOTS = re.compile(r"[\s._…‥·\-–—]*")
_QUESTION = re.compile(
    r"^(?:hva|hvorfor|hvem|hvordan|hvor|når|hvilke[nt]?|kva|kvifor|kven|korleis|kvar|kor|what|why|who|how|when|where|which|er|har|kan|skal|vil|is|are|does|do|can)\b",
    re.IGNORECASE,
)
_ENDS = (".", "?", "!", ":", "]", ")", "…")
_LONGEST_HELP, _LONGEST_NOTE = 400, 80
_LENGTH = re.compile(r"\d+ (?:ord|tegn|teikn|linjer|setninger|setningar|words|characters|lines|sentences)\b", re.IGNORECASE)
_HALF = re.compile(r"\s*\[[^\[\]]*?\w[.:,]?\s+(?=[A-ZÆØÅ])")
_SHORTEST_INSIDE, _FEWEST_WORDS = 15, 4


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(r"^[\s(*•–-]*(?:" + "|".join(words("help_starts")) + ")", re.IGNORECASE)


@cache
def _inside() -> re.Pattern[str]:
    return re.compile("|".join(words("help_inside")), re.IGNORECASE)


@lru_cache(maxsize=4096)
def speaks_as_help(text: str) -> bool:
    """Whether *text* is worded as a form speaks to its reader.

    >>> speaks_as_help("Beskriv tiltaket med egne ord."), speaks_as_help("Maks 250 ord"), speaks_as_help("Vi skal flytte samlingen.")
    (True, True, False)
    """
    return len(text) <= _LONGEST_HELP and bool(_starts().match(text) or _inside().search(text))


def is_prompt(text: str) -> bool:
    """Whether *text* only shows where to write: brackets around it, dots, a line of strokes.

    >>> is_prompt("[Skriv her]"), is_prompt("………"), is_prompt("[x]"), is_prompt("–")
    (True, True, False, False)
    """
    if _BOX.match(text.strip()):
        return False
    return bool(_WHOLE_BRACKETS.fullmatch(text)) or (len(text.strip()) > 2 and bool(_DOTS.fullmatch(text)))


def is_half_help(text: str) -> bool:
    """Whether *text* begins with help in a bracket that somebody has deleted the end of.

    >>> is_half_help("[Kvifor treng Kommunane treng lange seriar."), is_half_help("[Kvifor?] Kommunane")
    (True, False)
    """
    return text.lstrip().startswith("[") and "]" not in text


def _without_half(content: list[Inline]) -> list[Inline]:
    """Return *content* without the beginning of help whose bracket is not closed: up to the first capital, where an answer begins."""
    text = "".join(one.text for one in content)
    if not is_half_help(text) or any(isinstance(one, Control) for one in content):
        return content
    found = _HALF.match(text)
    return list(part_of(content, found.end() if found else text.index("[") + 1, len(text)))


_NO_BLANK = Blank(None)


def _may_be_told_twice(text: str) -> bool:
    """Return whether a sentence that stands in several files is worded as an answer: the same proposal can come on several forms."""
    return not (speaks_as_help(text) or is_prompt(text) or text.rstrip().endswith(("?", ":", ")", "]")))


def _is_telling(text: str) -> bool:
    """Return whether a template's text cannot be an answer that is the same by chance: a name or a choice may be."""
    return len(label_key(text).split()) >= _FEWEST_WORDS or speaks_as_help(text) or is_prompt(text)


class Help:
    """Tells help from answers.

    Args:
        known: Texts of most other files of the batch: never an answer.
        blank: The registered form that this one was made from.
        faint_is_help: False for a document that is grey all over.
    """

    def __init__(self, known: Iterable[str] = (), *, blank: Blank = _NO_BLANK, faint_is_help: bool = True) -> None:
        self.blank = blank
        self._faint_is_help = faint_is_help
        texts = [text.strip() for text in known if _is_telling(text)]
        self._known = frozenset(label_key(text) for text in texts)
        inside = {text for text in texts if len(text) >= _SHORTEST_INSIDE and not _may_be_told_twice(text)}
        self._inside = tuple(sorted(inside, key=len, reverse=True))

    def knows(self, text: str) -> bool:
        """Whether *text* is the template's own."""
        return bool(self._known) and label_key(text) in self._known

    def is_help(self, line: Line, *, answer: bool = False, printed: bool = False) -> bool:
        """Whether all of *line* is help; in an *answer*, words alone must be plainer than elsewhere.

        *printed* says that the form's own words count as well, as the printed kinds of expense in a table do.
        """
        text = line.plain.strip()
        if not text:
            return False
        if self.blank.asks(text) and not answer:
            return False
        if self.blank.says(text) and not line.share("chosen"):
            return True
        if self.blank.left_of(text) is not None:
            return False  # somebody has written in the middle of it, and has got its look
        if line.controls and any(one.text.strip() for one in line.controls):
            text = " ".join(one.text for one in line.controls)
            return is_prompt(text) or (self.knows(text) and not printed)
        if is_prompt(text) or (self.knows(text) and not printed and not (answer and _may_be_told_twice(text))):
            return True
        if _ROUND.fullmatch(text) and line.share("italic") > 0.9 and not self.blank.known:
            return True
        if self._faint_is_help and line.share("faint") > 0.9:
            return not self.blank.known or self.blank.prints(text, line.place)  # an answer typed in the help's look is none of it
        if line.bold:
            return False  # bold imperatives are labels: «Beskriv tiltaket»
        if self.blank.known and line.share("italic") <= 0.9:
            return False  # all that the form says is known: whatever the words are like, they are somebody's
        if not speaks_as_help(text):
            return self._is_question(line, text)
        if not answer or line.share("italic") > 0.9 or (_LENGTH.search(text) and len(text) <= _LONGEST_NOTE):
            return True
        return text.endswith(_ENDS) and not text.startswith("- ")

    def is_printed(self, line: Line) -> bool:
        """Whether the blank form prints *line* in its place, as it does with a number to be overwritten; no choice that somebody made."""
        text = line.plain.strip()
        return bool(text) and self.blank.prints_here(text, line.place) and not line.share("chosen") and not line.share("struck")

    def _is_question(self, line: Line, text: str) -> bool:
        if line.share("italic") > 0.9 and text.endswith("?"):
            return True
        return text.endswith("?") and bool(_QUESTION.match(text)) and not line.bold

    def without(self, line: Line) -> Line:
        """Return *line* without the help in it: prompts, faint words beside plain ones, brackets, and the template's own words."""
        content: list[Inline] = [one for one in line.content if not (isinstance(one, Span) and one.placeholder)]
        content = _without_half(self._without_blank(content))
        if self._faint_is_help and any(isinstance(one, Control) or (one.text.strip() and not one.faint) for one in content):
            content = [one for one in content if not (isinstance(one, Span) and one.faint and one.text.strip())]
        content = [self._cut(one) for one in content]
        changed = len(content) != len(line.content) or any(one is not other for one, other in zip(content, line.content, strict=False))
        return with_content(line, content) if changed else line

    def _without_blank(self, content: list[Inline]) -> list[Inline]:
        """Return *content* without the sentences of the blank form, also where somebody has typed in the middle of one."""
        if not any(isinstance(one, Control) and one.text for one in content):
            left = self.blank.left_of("".join(one.text for one in content))
            return content if left is None else list(part_of(content, *left))
        cut: list[Inline] = []
        for one in content:
            left = self.blank.left_of(one.text)
            cut.append(one if left is None else replace(one, text=one.text[slice(*left)].strip()))
        return cut

    def _cut(self, one: Inline) -> Inline:
        if not one.text:
            return one
        text = one.text
        for known in self._inside:
            if known in text:  # somebody wrote before or after the form's own words
                text = text.replace(known, " ")
        for bracket in _BRACKETS.findall(text):
            if not _BOX.match(bracket) and (
                is_prompt(bracket) and (speaks_as_help(bracket.strip("[]<> ")) or self.knows(bracket) or len(bracket) > 25)
            ):
                text = text.replace(bracket, " ")
        return one if text == one.text else replace(one, text=text.strip() if isinstance(one, Control) else text)
