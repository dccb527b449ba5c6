"""Which words of a list a text holds, and what its statements are: whole words, or parts of words, since Norwegian puts words together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.wordlists import DELIVERABLES, ENGLISH, FACILITIES, IN_A_PLACE, MANY_MEANINGS, NUMBER_WORDS, QUANTIFIERS, VAGUE
from tiltaksplan.plan.wordlists_money import (
    APPOINTMENTS,
    MACHINE_ENDINGS,
    MACHINES,
    NO_MACHINES,
    OTHER_THAN_STILLING,
    PAID_BY_TIME,
    POSTS,
)

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

    «All» and things that could be delivered count only where the statement promises something:

    >>> is_concrete("Alle skuffer er merket."), is_concrete("Vi ønsker å løfte kvaliteten i alle ledd.")
    (True, False)
    """
    numbers = phrases_in(statement, NUMBER_WORDS)
    if re.search(r"\d", statement) or (numbers and (numbers != ("to",) or not phrases_in(statement, ENGLISH))):
        return True
    promises = bool(stems_in(statement, DELIVERABLES)) or bool(phrases_in(statement, QUANTIFIERS))
    return promises and not phrases_in(statement, VAGUE)


def facilities_in(text: str) -> Iterator[str]:
    """Yield the rooms and apparatus that *text* names as places of work, as written.

    «Verksted» alone may be an afternoon for children: it counts where somebody is in it or uses it.

    >>> list(facilities_in("Vi bruker snekkerverkstedet.")), list(facilities_in("Vi holder verksted for barn."))
    (['snekkerverkstedet'], [])
    """
    before = ""
    for word in words_of(text):
        named = stems_in(word, FACILITIES)
        if named and (not word.startswith(MANY_MEANINGS) or before in IN_A_PLACE):
            yield word
        before = word


@lru_cache(maxsize=4096)
def is_machine(category: str | None) -> bool:
    """Whether a cost is for apparatus or a vehicle: something to install, learn and service.

    >>> is_machine("Ny lastebil"), is_machine("Mobilapp"), is_machine("Billedbehandling"), is_machine("Fryserom")
    (True, False, False, True)
    """
    if stems_in(category, MACHINES):
        return True
    endings, others = "|".join(MACHINE_ENDINGS), "|".join(NO_MACHINES)
    return any(
        re.fullmatch(rf"\w*(?:{endings})(?:er|en|et|ene|ane|a)?", word) and not re.fullmatch(rf"\w*(?:{others})\w*", word)
        for word in words_of(category)
    )


@lru_cache(maxsize=4096)
def is_appointment(category: str | None) -> bool:
    """Whether a cost is for appointing somebody: by the word for it, or by a post with a time or a percentage.

    >>> is_appointment("Konservator i 60 prosent"), is_appointment("Utstillingen i foajeen"), is_appointment("Stilling i ett år")
    (True, False, True)
    """
    if stems_in(category, APPOINTMENTS):
        return True
    no_post = "|".join(OTHER_THAN_STILLING)
    posts = [word for word in words_of(category) if "stilling" in word and not re.search(rf"(?:{no_post})stilling", word)]
    return bool(posts) or bool(stems_in(category, POSTS) and re.search(PAID_BY_TIME, (category or "").casefold()))


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
