"""What a form says to whoever fills it in: told by its look, by its wording, and by standing in the template or in the other files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tiltaksplan.document.inline import Control, Inline, Span
from tiltaksplan.forms.lines import Line, with_content
from tiltaksplan.forms.wording import label_key, words

_WHOLE_BRACKETS = re.compile(r"\s*(?:\[[^\[\]]*\]|<[^<>]*>|\{[^{}]*\}|«\.\.\.»|‹[^‹›]*›)\s*[.:]?\s*")
_BRACKETS = re.compile(r"\[[^\[\]]*\](?!\()|<[^<>@]{3,}>")
_BOX = re.compile(r"^\[\s*[xX✓]?\s*\]$|^\[\d[^\]]*\]$")
_DOTS = re.compile(r"[\s._…‥·\-–—]*")
_QUESTION = re.compile(
    r"^(?:hva|hvorfor|hvem|hvordan|hvor|når|hvilke[nt]?|kva|kvifor|kven|korleis|kvar|kor|what|why|who|how|when|where|which|er|har|kan|skal|vil|is|are|does|do|can)\b",
    re.IGNORECASE,
)
_ENDS = (".", "?", "!", ":", "]", ")", "…")
_LONGEST_HELP = 400
_SHORTEST_KNOWN = 6


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(r"^[\s(*•–-]*(?:" + "|".join(words("help_starts")) + ")", re.IGNORECASE)


@cache
def _inside() -> re.Pattern[str]:
    return re.compile("|".join(words("help_inside")), re.IGNORECASE)


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


class Help:
    """Tells help from answers.

    Args:
        known: Texts of the template or of most other files of the batch: never an answer.
        faint_is_help: False for a document that is grey all over.
    """

    def __init__(self, known: Iterable[str] = (), *, faint_is_help: bool = True) -> None:
        self._faint_is_help = faint_is_help
        self._known = frozenset(key for text in known if len(key := label_key(text)) >= _SHORTEST_KNOWN)

    def knows(self, text: str) -> bool:
        """Whether *text* is the template's own."""
        return bool(self._known) and label_key(text) in self._known

    def is_help(self, line: Line, *, answer: bool = False) -> bool:
        """Whether all of *line* is help; in an *answer*, words alone must be plainer than elsewhere."""
        text = line.plain.strip()
        if not text:
            return False
        if line.controls and any(one.text.strip() for one in line.controls):
            text = " ".join(one.text for one in line.controls)
            return is_prompt(text) or self.knows(text)
        if is_prompt(text) or self.knows(text):
            return True
        if self._faint_is_help and line.share("faint") > 0.9:
            return True
        if line.bold:
            return False  # bold imperatives are labels: «Beskriv tiltaket»
        if not speaks_as_help(text):
            return self._is_question(line, text)
        return not answer or line.share("italic") > 0.9 or (text.endswith(_ENDS) and not text.startswith("- "))

    def _is_question(self, line: Line, text: str) -> bool:
        if line.share("italic") > 0.9 and text.endswith("?"):
            return True
        return text.endswith("?") and bool(_QUESTION.match(text)) and not line.bold

    def without(self, line: Line) -> Line:
        """Return *line* without the help in it: prompts, faint words beside plain ones, brackets, and the template's own words."""
        content = [one for one in line.content if not (isinstance(one, Span) and one.placeholder)]
        if self._faint_is_help and any(isinstance(one, Control) or (one.text.strip() and not one.faint) for one in content):
            content = [one for one in content if not (isinstance(one, Span) and one.faint and one.text.strip())]
        content = [self._cut(one) for one in content]
        changed = len(content) != len(line.content) or any(one is not other for one, other in zip(content, line.content, strict=False))
        return with_content(line, content) if changed else line

    def _cut(self, one: Inline) -> Inline:
        if isinstance(one, Control) or not one.text:
            return one
        text = one.text
        for bracket in _BRACKETS.findall(text):
            if not _BOX.match(bracket) and (
                is_prompt(bracket) and (speaks_as_help(bracket.strip("[]<> ")) or self.knows(bracket) or len(bracket) > 25)
            ):
                text = text.replace(bracket, " ")
        return one if text == one.text else Span(text=text, bold=one.bold, italic=one.italic, faint=one.faint, chosen=one.chosen)
