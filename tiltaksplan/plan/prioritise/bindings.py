"""What binds proposals to one another: dependencies that forms tell of, and decisions that leaders have made.

A dependency is taken from the form's words with care: only where the words name another proposal, by its id or its title. It then means
that the other one is selected and has ended before this one starts, unless the form says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from tiltaksplan.language import N_, Message
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.quarter import Quarter
from tiltaksplan.plan.setup import Decision
from tiltaksplan.plan.spelling import first_only, name_key

MUST, MUST_NOT, STARTS, NOT_TOGETHER, FIRST_THEN = "must", "must-not", "starts", "not-together", "first-then"
ENDED, SELECTED = "ended", "selected"

SAME_TITLE = 90  # percent alike, from which a quoted title is the title
SPECIFIC_WORD = 12  # letters, from which a single word of a title names nothing else
SHORTENED = 8  # letters, from which the beginning of a title stands for it in a decision

_QUOTED = re.compile(r"[«“”\"„]([^«»“”\"„]{4,})[»“”\"]")
_SIDE_BY_SIDE = ("parallelt", "samtidig", "side om side", "in parallel", "at the same time", "concurrently", "simultaneously")
_NOT_BINDING = (
    "ikke avheng", "ikkje avheng", "uavhengig", "ingen avhengighet", "not depend", "not dependent", "independent of",
    "helst", "gjerne", "en fordel", "ein fordel", "preferably", "ideally", "an advantage",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision of the leaders with its proposals found: `decision.kind` says what it means.

    `starts` says in which quarter the proposal starts if it is selected; `first-then` that the other one needs the first one, as a
    dependency does: selected, and ended before.
    """

    decision: Decision
    proposal: str
    other: str | None = None
    quarter: Quarter | None = None


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
    """
    if proposal.id and re.search(rf"(?<![\w-]){re.escape(proposal.id)}(?![\w-]*\d)", words, re.IGNORECASE):
        return True
    text = f" {name_key(words)} "
    titles = [name_key(title) for title in titles_of(proposal)]
    if any(f" {title} " in text for title in titles if _is_specific(title)):
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


def rulings_of(decisions: Sequence[Decision], proposals: Sequence[Proposal]) -> tuple[tuple[Ruling, ...], tuple[Message, ...]]:
    """Return *decisions* with their proposals found, and a note for each that cannot be followed since it names nothing in the plan."""
    rulings, notes = [], []
    for decision in decisions:
        ruling = _ruling(decision, proposals)
        if isinstance(ruling, Ruling):
            rulings.append(ruling)
        else:
            notes.append(ruling)
    return tuple(rulings), tuple(notes)


def _ruling(decision: Decision, proposals: Sequence[Proposal]) -> Ruling | Message:
    first = find_proposal(decision.proposal, proposals)
    if first is None:
        return Message.of(N_("En beslutning gjelder «{name}», som ikke er et forslag i planen. Den er ikke fulgt."), name=decision.proposal)
    other = find_proposal(decision.other or "", proposals)
    if decision.kind in (NOT_TOGETHER, FIRST_THEN) and (other is None or other.id == first.id):
        return Message.of(
            N_("Beslutningen om «{name}» nevner ikke noe annet forslag som finnes i planen. Den er ikke fulgt."), name=decision.proposal
        )
    quarter = _quarter(decision.quarter)
    if decision.kind == STARTS and quarter is None:
        return Message.of(N_("Beslutningen om når «{name}» starter, mangler kvartal. Den er ikke fulgt."), name=decision.proposal)
    return Ruling(decision=decision, proposal=first.id, other=other.id if other else None, quarter=quarter)


def _quarter(text: str | None) -> Quarter | None:
    try:
        return Quarter.parse(text or "")
    except ValueError:
        return None


def find_proposal(name: str, proposals: Sequence[Proposal]) -> Proposal | None:
    """Return the one proposal that *name* means: its id, its title, the beginning of its title, or the title with a slip."""
    key = name_key(name)
    if not key:
        return None
    return first_only(
        proposals,
        lambda proposal: proposal.id.casefold() == name.strip().casefold(),
        lambda proposal: key in (name_key(title) for title in titles_of(proposal)),
        lambda proposal: len(key) >= SHORTENED and name_key(proposal.title or "").startswith(key),
        lambda proposal: any(fuzz.ratio(key, name_key(title)) >= SAME_TITLE for title in titles_of(proposal)),
        lambda proposal: bool(proposal.id) and name.strip().casefold().startswith(f"{proposal.id.casefold()} "),
    )
