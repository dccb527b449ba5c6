"""Text as people leave it in forms: cleaned without losing a word, and told apart from answers that answer nothing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from tiltaksplan.forms.values.unclear import Unclear
from tiltaksplan.forms.values.wordlists import either, wordlist, words_of

Emptiness = Literal["none", "unknown", "elsewhere"]

# Soft hyphens (Word's own is U+001F), zero-width blanks and joiners, direction marks, and control characters that no page shows.
_UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\ufe0e\ufe0f\ufffc\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]"
)
_LINE_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1d\x85\u2028\u2029]")
_BLANKS = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# A bullet that needs no blank after it; the private-use glyphs are Symbol and Wingdings, without those that are boxes and ticks.
_BULLET_GLYPHS = "•‣◦▪▫●○◉■◘◙∙⁃►▶➢➤➔❖◆◇★☆→⇒\u25ab\uf0b7\uf0a7\uf0d8\uf076\uf06c\uf06e\uf071\uf0e0\uf0f0\uf02d\uf0be\uf0b0\uf0ae\uf0d6"
# A sign that is a bullet where a blank follows, and a letter that is one where a tab follows (Courier and Wingdings, pasted as letters).
_BULLET = re.compile(rf"\s*(?:(?:[{_BULLET_GLYPHS}]\s*|[-–—−*+·‧・>»](?=\s)\s*|[o§Øüvq]\t\s*))+(?=\S)")
_DASH_AT_A_WORD = re.compile(r"\s*[-–—](?=[^\W\d_])")
_LONE_BULLET = re.compile(rf"\s*[{_BULLET_GLYPHS}·]\s*")
_SAYS_NOTHING = re.compile(r"[\W_]*")

_LISTS = wordlist("empty_answers")
_EMPTY: dict[str, Emptiness] = {
    **dict.fromkeys(words_of(_LISTS, "elsewhere"), "elsewhere"),
    **dict.fromkeys(words_of(_LISTS, "unknown"), "unknown"),
    **dict.fromkeys(words_of(_LISTS, "none"), "none"),
}
_ELSEWHERE = either(*words_of(_LISTS, "elsewhere_patterns"))
_TOLD_ELSEWHERE = either(*words_of(_LISTS, "told_elsewhere_patterns"))  # whole sentences: «Målene er beskrevet i styringsdokumentet.»
_PLACEHOLDER = either(*words_of(_LISTS, "placeholder_patterns"))  # what Word itself writes into an empty control
_LONGEST_EMPTY_ANSWER = 60


_REMEMBERED = 4096  # a form's texts are asked about again and again, and a batch of forms shares many of them


@lru_cache(maxsize=_REMEMBERED)
def clean(text: str) -> str:
    r"""Return *text* with its paragraphs, one a line, and nothing that a reader does not see.

    A bullet of any kind becomes a line that starts with `- `; soft hyphens, zero-width and doubled blanks go, no-break blanks become
    blanks, a no-break hyphen a hyphen, and letters are composed (NFC). No word is lost, and cleaning twice changes nothing more.

    >>> clean("Vi vil:\r\n•\tkatalo\u00adgisere\u00a0 alt\n\n– fotografere ")
    'Vi vil:\n- katalogisere alt\n- fotografere'
    """
    seen = unicodedata.normalize("NFC", _UNSEEN.sub("", text)).replace("\u2011", "-")
    lines = [cleaned for line in _LINE_ENDS.split(seen) if (cleaned := _clean_line(line))]
    if len(lines) > 1:
        lines = [line for line in lines if not _LONE_BULLET.fullmatch(line)]
    return "\n".join(lines)


def one_line(text: str) -> str:
    """Return cleaned *text* on one line: a title or a name that somebody broke over two.

    >>> one_line("Nytt magasin\\nfor samlinger")
    'Nytt magasin for samlinger'
    """
    return " ".join(clean(text).split("\n"))


def _clean_line(line: str) -> str:
    bullet = _BULLET.match(line) or _DASH_AT_A_WORD.match(line)
    rest = line[bullet.end() :] if bullet else line
    rest = _BLANKS.sub(" ", rest).strip()
    return f"- {rest}" if bullet and rest else rest


@lru_cache(maxsize=_REMEMBERED)
def emptiness(text: str) -> Emptiness | None:
    """Return how *text* answers nothing, or None where it is an answer.

    `none` says that there is none (`-`, `ingen`, `N/A`), `unknown` that nobody knows yet (`?`, `vet ikke`, `TBD`), and
    `elsewhere` that it stands in another place (`Se vedlegg`). Nothing written at all is `none` as well.

    >>> emptiness("–"), emptiness("Se vedlegg 2."), emptiness("Kommer!"), emptiness("Ingen dobbeltbestillinger")
    ('none', 'elsewhere', 'unknown', None)
    """
    if len(text) > _LONGEST_EMPTY_ANSWER * 4:
        return None  # so long a text says something
    answer = " ".join(clean(text).casefold().replace("’", "'").split())
    if _SAYS_NOTHING.fullmatch(answer):
        return "unknown" if "?" in answer else "none"
    answer = re.sub(r"^[\s\-–—([{«\"'.]+|[\s)\]}»\"'.!?…:;,\-–—]+$", "", answer)
    if len(answer) > _LONGEST_EMPTY_ANSWER:
        return "elsewhere" if _TOLD_ELSEWHERE.fullmatch(answer) else None
    if found := _EMPTY.get(answer) or _EMPTY.get(answer + "."):
        return found
    return "elsewhere" if _ELSEWHERE.fullmatch(answer) else "none" if _PLACEHOLDER.fullmatch(answer) else None


def is_empty_answer(text: str) -> bool:
    """Return whether *text* answers nothing.

    >>> is_empty_answer("N/A"), is_empty_answer("veit ikkje"), is_empty_answer("0"), is_empty_answer("Ja")
    (True, True, False, False)
    """
    return emptiness(text) is not None


def why_empty(text: str) -> Unclear | None:
    """Return what is to be told of an answer that answers nothing, quoting it; None where it is an answer, or nothing is written.

    >>> why_empty("Se vedlegg")
    Unclear(code='answer-elsewhere', text='Se vedlegg')
    """
    kind, written = emptiness(text), one_line(text)
    return Unclear(f"answer-{kind}", written) if kind and written else None
