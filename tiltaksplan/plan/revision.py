"""Whether a proposal that comes in is a newer version of one that the plan has, and what differs between the two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass

from rapidfuzz import fuzz

from tiltaksplan.plan.matching import group_of
from tiltaksplan.plan.pointer import value_at
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.setup import Setup
from tiltaksplan.plan.spelling import name_key

SAME_TITLE = 92
"""From this likeness (0 to 100) two titles are the same with a slip or an added word."""
SAME_TITLE_OF_GROUP = 85
"""The same, when the same group hands both in."""
SAME_FILE_NAME = 60
"""The same, when the file has the name of the known one: people rewrite a title in the same file."""

_FIGURE = re.compile(r"\d+")
_NOT_COMPARED = frozenset({"id", "received", "not_asked"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field in which a newer version differs.

    Attributes:
        field: JSON pointer into the proposal.
        before, after: What the plan holds, and what the newer version says.
        edited: Whether somebody has changed the field in the plan since the older version came in: both sides have moved.
    """

    field: str
    before: object
    after: object
    edited: bool = False


def likeness(first: Proposal, second: Proposal) -> float:
    """Return how alike the titles of two proposals are, 0 to 100; 0 where one has none.

    >>> likeness(Proposal(title="Nytt magasin"), Proposal(title="Nytt magasin.")), likeness(Proposal(title="Ny"), Proposal())
    (100.0, 0.0)
    """
    titles = [name_key(one.title or "") for one in (first, second)]
    return max(fuzz.ratio(*titles), fuzz.token_sort_ratio(*titles)) if all(titles) else 0.0


def is_newer_version(new: Proposal, known: Proposal, setup: Setup, *, same_file: bool) -> bool:
    """Return whether *new* is *known* handed in again.

    Args:
        same_file: Whether it comes from a file of the same name as *known* did. A name alone proves nothing: many send in «skjema.docx».
    """
    alike = likeness(new, known)
    if same_file and alike >= SAME_FILE_NAME:
        return True
    if _figures_in(new) != _figures_in(known):
        return False  # «Fotobase, fase 1» and «Fotobase, fase 2» are two proposals
    if not new.group or not known.group:
        return alike >= SAME_TITLE
    return alike >= SAME_TITLE_OF_GROUP and _group_key(new, setup) == _group_key(known, setup)


def known_versions(
    new: Sequence[Proposal], known: Iterable[Proposal], setup: Setup, *, same_file: frozenset[str] = frozenset()
) -> dict[int, str]:
    """Return for the places in *new* that hold a newer version of a known proposal, that one's id; each id at most once.

    Args:
        same_file: Ids of the proposals that came from a file of the same name.
    """
    pairs = [
        (one.id in same_file, likeness(proposal, one), -place, one.id)
        for place, proposal in enumerate(new)
        for one in known
        if is_newer_version(proposal, one, setup, same_file=one.id in same_file)
    ]
    found: dict[int, str] = {}
    for _, _, place, proposal_id in sorted(pairs, reverse=True):
        if -place not in found and proposal_id not in found.values():
            found[-place] = proposal_id
    return found


def differences(current: Proposal, new: Proposal, *, base: Proposal | None = None, only_given: bool = False) -> tuple[Difference, ...]:
    """Return where *new* says something else than *current*, field by field in the fields' order.

    Args:
        base: The older version as it came in. What only a person has changed since then is no difference: the group did not touch it.
        only_given: Whether a field that *new* leaves empty says nothing (a form for another round has no room for all of them).
    """
    return tuple(_differences(current, new, current if base is None else base, only_given=only_given))


def _differences(current: Proposal, new: Proposal, base: Proposal, *, only_given: bool) -> Iterator[Difference]:
    for pointer in _pointers(current):
        before, after, at_first = (value_at(one, pointer) for one in (current, new, base))
        left_empty = after in (None, ())
        if after in (before, at_first) or (left_empty and (only_given or _is_not_asked(pointer, new))):
            continue
        yield Difference(field=pointer, before=before, after=after, edited=before != at_first)


def _pointers(proposal: Proposal) -> Iterator[str]:
    for one in fields(proposal):
        if one.name in _NOT_COMPARED:
            continue
        part = getattr(proposal, one.name)
        if is_dataclass(part):
            yield from (f"/{one.name}/{below.name}" for below in fields(part))
        else:
            yield f"/{one.name}"


def _is_not_asked(pointer: str, proposal: Proposal) -> bool:
    return any(pointer == asked or pointer.startswith(f"{asked}/") for asked in proposal.not_asked)


def _figures_in(proposal: Proposal) -> list[str]:
    return _FIGURE.findall(proposal.title or "")


def _group_key(proposal: Proposal, setup: Setup) -> str:
    group = group_of(proposal.group, setup)
    return name_key(group.name if group else proposal.group or "")
