"""What proposals say they need of one another.

A dependency is taken from the form's words with care: only where the words name another proposal, by its id or its title. It then means
that the other one is selected and has ended before this one starts, unless the form says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.spelling import name_key

Name = tuple[str, str | None]
"""A proposal's id and title."""

ENDED, SELECTED = "ended", "selected"

SAME_TITLE = 90  # percent alike, from which a quoted title is the title
FEW_NAMES = 20  # changed at once, up to which only they are looked for anew
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
    names, place = _names_of(proposals), {proposal.id: number for number, proposal in enumerate(proposals)}
    for proposal in proposals:
        for words in proposal.dependencies:
            how = _how(words)
            if how is None:
                continue
            for other in sorted(names.mentioned(words) - {proposal.id}, key=place.__getitem__):
                found.setdefault((proposal.id, other), Binding(proposal=proposal.id, needed=other, how=how, words=words))
    return tuple(found.values())


@lru_cache(maxsize=4096)
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
    if proposal.id and proposal.id.casefold() in words.casefold() and _has_id(proposal.id, words):
        return True
    text = f" {name_key(words)} "
    titles = [name_key(title) for title in titles_of(proposal)]
    if any(f" {title} " in text if _is_specific(title) else title == text.strip() for title in titles if title):
        return True
    quoted = [name_key(part) for part in _QUOTED.findall(words)]
    return any(fuzz.ratio(part, title) >= SAME_TITLE for part in quoted for title in titles if title)


def _has_id(proposal_id: str, words: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(proposal_id)}(?![\w-]*\d)", words, re.IGNORECASE) is not None


def titles_of(proposal: Proposal) -> tuple[str, ...]:
    """Return the title, and the part of it before a colon or a dash where it has one."""
    return _titles(proposal.title) if proposal.title else ()


@lru_cache(maxsize=4096)
def _titles(title: str) -> tuple[str, ...]:
    main = re.split(r":| [–-] ", title)[0].strip()
    return tuple(dict.fromkeys((title, main)))


def _is_specific(title: str) -> bool:
    return len(title) >= SPECIFIC_WORD


def named_in(words: str, proposals: Sequence[Proposal]) -> frozenset[str]:
    """Return the ids of those of *proposals* that *words* name, as `mentions` says."""
    return _names_of(proposals).mentioned(words)


def named_but_unknown(words: str, proposals: Sequence[Proposal]) -> str | None:
    """Return the id, or the title in quotation marks, by which binding *words* name a proposal that is none of *proposals*.

    >>> named_but_unknown("Avhenger av T-99", [Proposal(id="T-01")]), named_but_unknown("Løyve frå grunneigarane", [])
    ('T-99', None)
    """
    if _how(words) is None or _names_of(proposals).mentioned(words):
        return None
    written = re.search(r"(?<![\w-])T-\d{2,}(?![\w-])", words)
    if written:
        return written[0]
    quoted = [part for part in _QUOTED.findall(words) if len(part.split()) > 1]  # a single word in quotation marks is seldom a title
    return quoted[0] if quoted else None


class _Names:
    """The names of a plan's proposals, and which of them each dependency mentions: asked anew only of a name that has changed."""

    def __init__(self, named: frozenset[Name], before: _Names | None) -> None:
        self._named = named
        self._bare = [Proposal(id=id_, title=title) for id_, title in named]
        self._mentioned: dict[str, frozenset[str]] = {}
        come = frozenset() if before is None else named - before._named
        if before is not None and len(come) <= FEW_NAMES:
            gone, new = {id_ for id_, _ in before._named - named}, [one for one in self._bare if (one.id, one.title) in come]
            for words, ids in before._mentioned.items():
                self._mentioned[words] = (ids - gone) | _among(new, words)

    def mentioned(self, words: str) -> frozenset[str]:
        """Return the ids of the proposals that *words* name, as `mentions` says."""
        if words not in self._mentioned:
            self._mentioned[words] = _among(self._bare, words)
        return self._mentioned[words]


def _among(proposals: Iterable[Proposal], words: str) -> frozenset[str]:
    return frozenset(proposal.id for proposal in proposals if mentions(words, proposal))


_last: list[tuple[Sequence[Proposal], frozenset[Name], _Names]] = []


def _names_of(proposals: Sequence[Proposal]) -> _Names:
    """Return the names of *proposals*; those of the last plan are remembered."""
    last = _last[0] if _last else None
    if last is not None and last[0] is proposals:
        return last[2]
    named = frozenset((proposal.id, proposal.title) for proposal in proposals)
    names = last[2] if last is not None and last[1] == named else _Names(named, last[2] if last else None)
    _last[:] = [(proposals, named, names)]
    return names
