"""What proposals say they need of one another.

A dependency is taken from the form's words with care: only where the words name another proposal, by its id or its title. It then means
that the other one is selected and has ended before this one starts, unless the form says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.spelling import name_key

ENDED, SELECTED = "ended", "selected"

SAME_TITLE = 90  # percent alike, from which a quoted title is the title
SPECIFIC_WORD = 12  # letters, from which a single word of a title names nothing else

_QUOTED = re.compile(r"[«“”\"„]([^«»“”\"„]{4,})[»“”\"]")
_SIDE_BY_SIDE = ("parallelt", "samtidig", "side om side", "in parallel", "at the same time", "concurrently", "simultaneously")
_NOT_BINDING = (
    "ikke avheng",
    "ikkje avheng",
    "uavhengig",
    "ingen avhengighet",
    "not depend",
    "not dependent",
    "independent of",
    "helst",
    "gjerne",
    "en fordel",
    "ein fordel",
    "preferably",
    "ideally",
    "an advantage",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """That *proposal* needs another one.

    Attributes:
        how: `ended` where the other must be selected and have ended before, `selected` where it is enough that it is selected.
        words: What the form says.
    """

    proposal: str
    needed: str
    how: str = ENDED
    words: str = ""


def bindings_of(proposals: Sequence[Proposal]) -> tuple[Binding, ...]:
    """Return the dependencies of *proposals* on one another, each once."""
    found: dict[tuple[str, str], Binding] = {}
    for proposal in proposals:
        for words in proposal.dependencies:
            how = _how(words)
            if how is None:
                continue
            for other in proposals:
                if other.id != proposal.id and mentions(words, other):
                    found.setdefault((proposal.id, other.id), Binding(proposal=proposal.id, needed=other.id, how=how, words=words))
    return tuple(found.values())


def _how(words: str) -> str | None:
    text = words.casefold()
    if any(sign in text for sign in _NOT_BINDING):
        return None
    return SELECTED if any(sign in text for sign in _SIDE_BY_SIDE) else ENDED


def mentions(words: str, proposal: Proposal) -> bool:
    """Whether *words* name *proposal*: by its id, its whole title, the part of it before a colon, or in quotation marks with a slip.

    >>> portal = Proposal(id="T-07", title="Én inngang til samlingene: felles søkeportal")
    >>> mentions("«Én inngang til samlingene» må være i drift", portal), mentions("avhenger av t-07", portal)
    (True, True)
    >>> mentions("avhenger av T-071", portal), mentions("Portalen i kommunen", portal)
    (False, False)

    A short title is named where nothing else is said:

    >>> mentions("Ny base", Proposal(title="Ny base")), mentions("Ny base for kart", Proposal(title="Ny base"))
    (True, False)
    """
    if proposal.id and re.search(rf"(?<![\w-]){re.escape(proposal.id)}(?![\w-]*\d)", words, re.IGNORECASE):
        return True
    text = f" {name_key(words)} "
    titles = [name_key(title) for title in titles_of(proposal)]
    if any(f" {title} " in text if _is_specific(title) else title == text.strip() for title in titles if title):
        return True
    quoted = [name_key(part) for part in _QUOTED.findall(words)]
    return any(fuzz.ratio(part, title) >= SAME_TITLE for part in quoted for title in titles if title)


def titles_of(proposal: Proposal) -> tuple[str, ...]:
    """Return the title, and the part of it before a colon or a dash where it has one."""
    if not proposal.title:
        return ()
    main = re.split(r":| [–-] ", proposal.title)[0].strip()
    return tuple(dict.fromkeys((proposal.title, main)))


def _is_specific(title: str) -> bool:
    return len(title) >= SPECIFIC_WORD


def named_but_unknown(words: str, proposals: Sequence[Proposal]) -> str | None:
    """Return the id, or the title in quotation marks, by which binding *words* name a proposal that is none of *proposals*.

    >>> named_but_unknown("Avhenger av T-99", [Proposal(id="T-01")]), named_but_unknown("Løyve frå grunneigarane", [])
    ('T-99', None)
    """
    if _how(words) is None or any(mentions(words, proposal) for proposal in proposals):
        return None
    written = re.search(r"(?<![\w-])T-\d{2,}(?![\w-])", words)
    if written:
        return written[0]
    quoted = [part for part in _QUOTED.findall(words) if len(part.split()) > 1]  # a single word in quotation marks is seldom a title
    return quoted[0] if quoted else None
