"""Which thing of the set-up a written name means: person, unit, group, source, area or frame; in three languages, slips of the pen too.

Nothing is guessed: a name that fits two things is matched to none, and `nearest` gives what a person may choose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from rapidfuzz.distance import OSA

from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.setup import FocusArea, Frame, Group, Person, Setup, Unit
from tiltaksplan.plan.spelling import LONG_WORD, first_only, name_key, nearest, one_slip, only, person_key, same_name
from tiltaksplan.plan.words import FILLERS, KINDS, SOURCES, TRANSLATED

__all__ = [
    "focus_area_of",
    "frame_of",
    "group_of",
    "name_key",
    "nearest",
    "people_named",
    "person_of",
    "same_person",
    "same_source",
    "source_of",
    "unit_of",
]

T = TypeVar("T")
N = TypeVar("N")

_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
_PARTS = re.compile(r"[,;/|\n]| [–-] ")


def person_of(name: str | None, setup: Setup) -> Person | None:
    """Return the person of the set-up that *name* means: as written, with initials, fewer middle names or a slip, or by e-mail address.

    >>> setup = Setup(people=(Person(name="Jan Erik Tørum"), Person(name="Henrik Sandmo")))
    >>> [person_of(name, setup).name for name in ("Jan-Erik Toerum", "Sandmo, Henrik", "H. Sandmo")]
    ['Jan Erik Tørum', 'Henrik Sandmo', 'Henrik Sandmo']
    >>> person_of("Henrik", setup), person_of("Henrik Solmo", setup)
    (None, None)
    """
    if not name or not name.strip():
        return None
    if "@" in name:
        return only(person for person in setup.people if person.email and person.email.casefold() in name.casefold())
    found = _person_place(name, _names(setup.people, lambda person: person.name))
    return None if found is None else setup.people[found]


@lru_cache(maxsize=4096)
def _person_place(name: str, names: tuple[str, ...]) -> int | None:
    key = person_key(name)
    if not key:
        return None
    keys = [person_key(other) for other in names]
    return first_only(range(len(names)), lambda place: keys[place] == key, lambda place: same_name(key, keys[place]))


def same_person(first: str, second: str) -> bool:
    """Whether two names, none of them in the set-up, are the same person's.

    >>> same_person("Sofie Lindqvist", "Lindkvist, Sofie"), same_person("Kari Moe", "Karl Moe")
    (True, False)
    """
    return same_name(person_key(first), person_key(second))


def people_named(proposals: Iterable[Proposal], setup: Setup) -> dict[str, str]:
    """Return each written name of *proposals* with the one name that its person goes by: the set-up's, else the spelling used most.

    So hours add up for somebody who is spelled in two ways, in the set-up or not.
    """
    written = Counter(name for proposal in proposals for name in _names_in(proposal))
    called: dict[str, str] = {}
    strangers: list[str] = []
    # the most used spelling first, so that the others join it; the alphabet decides between equals
    for name, _ in sorted(written.items(), key=lambda pair: (-pair[1], pair[0])):
        person = person_of(name, setup)
        if person is not None:
            called[name] = person.name
            continue
        known = _stranger(name, strangers)
        called[name] = known or name
        if known is None:
            strangers.append(name)
    return called


def _stranger(name: str, strangers: Sequence[str]) -> str | None:
    key = person_key(name)
    return first_only(strangers, lambda other: person_key(other) == key, lambda other: same_name(person_key(other), key))


def _names_in(proposal: Proposal) -> Iterable[str]:
    names = [line.person for line in proposal.hours] + [proposal.leader.name]
    return (name for name in names if name and name.strip())


def unit_of(name: str | None, setup: Setup) -> Unit | None:
    """Return the unit that *name* means: its name or short name, in bokmål, nynorsk or English, or with a slip of the pen.

    >>> units = Unit(name="Institutt for naturhistorie", short_name="NAT"), Unit(name="Seksjon for formidling", short_name="FOR")
    >>> setup = Setup(units=units)
    >>> [unit_of(name, setup).name for name in ("nat", "Department of Natural History", "Seksjon for formiddling", "Formidling")]
    ['Institutt for naturhistorie', 'Institutt for naturhistorie', 'Seksjon for formidling', 'Seksjon for formidling']
    """
    return _thing_of(name, setup.units, lambda unit: (unit.name, unit.short_name))


def group_of(name: str | None, setup: Setup) -> Group | None:
    """Return the group that *name* means, in bokmål, nynorsk or English.

    >>> groups = Group(name="Forskergruppe for biogeografi"), Group(name="Faggruppe for zoologi")
    >>> group_of("Research group for biogeography", Setup(groups=groups)).name
    'Forskergruppe for biogeografi'
    """
    return _thing_of(name, setup.groups, lambda group: (group.name,))


def focus_area_of(name: str | None, setup: Setup) -> FocusArea | None:
    """Return the focus area that *name* means, in bokmål, nynorsk or English."""
    return _thing_of(name, setup.focus_areas, lambda area: (area.name,))


def frame_of(name: str | None, setup: Setup) -> Frame | None:
    """Return the external frame that *name* means: by its name, one of its other names, or in another of the three languages."""
    return _thing_of(name, setup.frames, lambda frame: (frame.name, *frame.other_names))


def source_of(funding: str | None, setup: Setup) -> str | None:
    """Return the source in the budget that *funding* means, or None where it is another one, which finances itself.

    >>> from tiltaksplan.plan.setup import BudgetLine
    >>> setup = Setup(budget=tuple(BudgetLine(year=2023, amount=1, source=source) for source in ("Egne midler", "NTNU sentralt")))
    >>> [source_of(funding, setup) for funding in ("eigne midlar", "Own funds", "Egne midlr", "Forskningsrådet", None)]
    ['Egne midler', 'Egne midler', 'Egne midler', None, None]
    """
    sources = setup.budget_sources()
    found = _place(funding or "", tuple((source,) for source in sources))
    return None if found is None else sources[found]


def same_source(first: str, second: str) -> bool:
    """Whether two names, none of them in the budget, are the same source's: Forskningsrådet and Research Council."""
    return _place(first, ((second,),)) is not None


def _thing_of(name: str | None, things: Sequence[T], names: Callable[[T], Iterable[str | None]]) -> T | None:
    found = _place(name or "", _names(things, lambda thing: tuple(one for one in names(thing) if one)))
    return None if found is None else things[found]


# By the identity of a list of the set-up: the list, which is kept alive, and its names. A plan asks for the same few lists over and over.
_KNOWN: dict[int, tuple[object, tuple[Any, ...]]] = {}
MOST_LISTS = 32


def _names(things: Sequence[T], of: Callable[[T], N]) -> tuple[N, ...]:
    """Return the names of each of *things*, *of* it: those of a list that has been asked for before are known."""
    known = _KNOWN.get(id(things))
    if known is None or known[0] is not things:
        if len(_KNOWN) >= MOST_LISTS:
            _KNOWN.clear()
        known = _KNOWN[id(things)] = (things, tuple(of(thing) for thing in things))
    return known[1]


@lru_cache(maxsize=8192)
def _place(name: str, things: tuple[tuple[str, ...], ...]) -> int | None:
    """Return which of *things*, each given by its names, *name* means; tried whole first, then its parts."""
    if not name_key(name):
        return None
    found = _whole_place(name, things)
    if found is not None:
        return found
    parts = [_BRACKETS.sub(" ", name), *_BRACKETS.findall(name), *_PARTS.split(_BRACKETS.sub(" ", name))]
    return only({place for part in parts if part != name and (place := _whole_place(part, things)) is not None})


def _whole_place(name: str, things: tuple[tuple[str, ...], ...]) -> int | None:
    key = name_key(name)
    if not key:
        return None
    words, about, source = _words(key), _about(key), _SOURCE.get(key)

    def any_name(test: Callable[[str], bool]) -> Callable[[int], bool]:
        return lambda place: any(test(name_key(other)) for other in things[place])

    return first_only(
        range(len(things)),
        any_name(lambda other: other == key),
        any_name(lambda other: source is not None and _SOURCE.get(other) == source),
        any_name(lambda other: bool(words) and _words(other) == words),
        any_name(lambda other: bool(about) and _about(other) == about),
        any_name(lambda other: _misspelt(words, _words(other))),
        any_name(lambda other: _SOURCE.get(other) is not None and _misspelt_source(key, _SOURCE[other])),
    )


def _misspelt(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether the words are the same but for one that is misspelt."""
    mine_alone, theirs_alone = mine - theirs, theirs - mine
    return len(mine_alone) == len(theirs_alone) == 1 and one_slip(next(iter(mine_alone)), next(iter(theirs_alone)))


def _misspelt_source(key: str, source: int) -> bool:
    """Whether *key* is one of the words for *source* with one letter wrong; they are short, and few enough not to be mistaken."""
    known = (word for word, number in _SOURCE.items() if number == source)
    return len(key) >= LONG_WORD and any(OSA.distance(key, word, score_cutoff=1) <= 1 for word in known)


def _table(rows: Iterable[Sequence[str]]) -> dict[str, str]:
    return {name_key(word): name_key(row[0]) for row in rows for word in row}


_WORD_FOR = _table((*KINDS, *TRANSLATED))
_KIND_WORDS = frozenset(name_key(row[0]) for row in KINDS)
_PHRASES = tuple(sorted((phrase for phrase in _WORD_FOR if " " in phrase), key=len, reverse=True))
_SOURCE: Mapping[str, int] = {name_key(word): number for number, row in enumerate(SOURCES) for word in row}


@lru_cache(maxsize=8192)
def _words(key: str) -> frozenset[str]:
    """Return the words of *key* in the language of the table, without the small ones."""
    text = f" {key} "
    for phrase in _PHRASES:
        text = text.replace(f" {phrase} ", f" {_WORD_FOR[phrase]} ")
    return frozenset(_WORD_FOR.get(word, word) for word in text.split() if word not in FILLERS)


def _about(key: str) -> frozenset[str]:
    """Return the words of *key* without those that only say what kind of unit or group it is."""
    return _words(key) - _KIND_WORDS
