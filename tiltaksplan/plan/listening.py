"""Which words of a list a text holds, and what its statements are: whole words, or parts of words, since Norwegian puts words together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.wordlists import DELIVERABLES, NUMBER_WORDS, VAGUE

_LIST_MARK = re.compile(r"^\s*(?:[-–•*·▪◦]|\d{1,2}[.)])\s+")
_STATEMENT_ENDS = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÆØÅ0-9«])|\n+")


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...], whole: bool) -> re.Pattern[str]:
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if whole else f"(?:{either})")


def phrases_in(text: str | None, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return which of *words* stand in *text* as whole words, each once, in the text's order.

    >>> phrases_in("Vi skal bidra til å styrke.", ("styrke", "bidra til", "bidra"))
    ('bidra til', 'styrke')
    """
    return tuple(dict.fromkeys(_pattern(words, True).findall((text or "").casefold())))


def stems_in(text: str | None, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return which of *words* stand in *text*, also as a part of a longer word.

    >>> stems_in("Røntgenapparatet", ("apparat", "maskin"))
    ('apparat',)
    """
    return tuple(dict.fromkeys(_pattern(words, False).findall((text or "").casefold())))


def statements_of(proposal: Proposal) -> tuple[str, ...]:
    """Return what *proposal* says in content, justification, goal and benefit: a sentence or a line of a list each."""
    texts = (proposal.description, proposal.justification, proposal.goal, proposal.benefit)
    return tuple(one.strip() for text in texts if text for one in _STATEMENT_ENDS.split(text) if one.strip())


def is_concrete(statement: str) -> bool:
    """Whether *statement* holds a figure, a date or something that is there afterwards.

    >>> is_concrete("Tolv kasser lånes ut."), is_concrete("Formidling er viktig for museet.")
    (True, False)
    """
    if re.search(r"\d", statement) or phrases_in(statement, NUMBER_WORDS):
        return True
    return bool(stems_in(statement, DELIVERABLES)) and not phrases_in(statement, VAGUE)


def list_lines(text: str | None) -> tuple[str, ...]:
    """Return the lines of *text* that stand in a list, without their marks.

    >>> list_lines("Vi vil:\\n- fotografere alt\\n- lage en katalog")
    ('fotografere alt', 'lage en katalog')
    """
    return tuple(_LIST_MARK.sub("", line).strip() for line in (text or "").splitlines() if _LIST_MARK.match(line))


def words_of(text: str | None) -> list[str]:
    """Return the words of *text*, in small letters."""
    return re.findall(r"[\w-]+", (text or "").casefold())


def all_texts(proposal: Proposal) -> Iterator[tuple[str, str]]:
    """Yield (pointer, text) for every free text of *proposal* that a document may show."""
    for name in ("title", "description", "justification", "goal", "indicator", "benefit", "displaces", "priority_reason"):
        text = getattr(proposal, name)
        if text:
            yield f"/{name}", text
    for number, risk in enumerate(proposal.risks):
        for name in ("description", "mitigation"):
            if text := getattr(risk, name):
                yield f"/risks/{number}/{name}", text
    for number, milestone in enumerate(proposal.milestones):
        if milestone.description:
            yield f"/milestones/{number}/description", milestone.description
    for number, words in enumerate(proposal.dependencies):
        yield f"/dependencies/{number}", words
    for number, line in enumerate(proposal.costs):
        if line.category:
            yield f"/costs/{number}/category", line.category
