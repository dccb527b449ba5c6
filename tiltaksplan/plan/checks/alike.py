"""Are two proposals so alike that they are one, and does one resemble a measure of the last plan?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

from tiltaksplan.language import N_
from tiltaksplan.plan.checks.check import Figures, Hit, check
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.matching import name_key
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal

FEWEST_WORDS = 3  # below this a title says too little to be alike
TITLE_WEIGHT, CONTENT_WEIGHT = 0.5, 0.5


@check(
    code="near-duplicate",
    looks_for=N_("Forslag som er nesten like"),
    severity=Severity.WARNING,
    lesson=N_("2019–2021: For mange tiltak for kapasiteten. To like forslag kan bli ett."),
    message=N_("«{first}» og «{second}» er nesten like ({percent} prosent)."),
    why=N_("To grupper vil gjøre det samme. Sammen trenger de færre penger og timer."),
    fix=N_("Spør gruppene om de kan slå forslagene sammen, eller velg det ene."),
    limits=("duplicate_similarity",),
)
def near_duplicate(plan: Plan) -> Iterator[Hit]:
    """Compare each two proposals, half by title, half by content, justification and goal, word by word whatever the order."""
    for (one, other), percent in _alike_pairs(plan.proposals, plan.setup.limits["duplicate_similarity"]):
        first, second = plan.proposals[one], plan.proposals[other]
        figures: Figures = {"first": first.title or first.id, "second": second.title or second.id, "percent": round(percent)}
        yield Hit("/title", figures, (first.id, second.id))


class _Pairs(NamedTuple):
    """The pairs that were alike in the last plan checked: an edit changes one proposal, and only its pairs are compared again.

    They are known by the identity of the two proposals, which `proposals` keeps alive.
    """

    limit: float
    proposals: tuple[Proposal, ...]
    alike: dict[tuple[int, int], float]


_last: list[_Pairs] = []  # one, exchanged whole: two threads may check at the same time


def _alike_pairs(proposals: tuple[Proposal, ...], limit: float) -> list[tuple[tuple[int, int], float]]:
    """Return (places of two proposals, percent) of the pairs above *limit*, in the order of the plan."""
    titles = [_words(proposal.title) for proposal in proposals]
    contents = [_content(proposal) for proposal in proposals]
    said = [number for number, title in enumerate(titles) if title.count(" ") + 1 >= FEWEST_WORDS]
    last = _last[0] if _last and _last[0].limit == limit else _Pairs(limit, (), {})
    before = {id(proposal) for proposal in last.proposals}
    place = {id(proposals[number]): number for number in said}
    changed = [number for number in said if id(proposals[number]) not in before]
    found = {
        (min(place[one], place[other]), max(place[one], place[other])): percent
        for (one, other), percent in last.alike.items()
        if one in place and other in place
    }
    for one, other in _with_any_of(changed, said):
        by_title = _ratio(titles[one], titles[other]) * TITLE_WEIGHT
        # where the titles alone keep the two below the limit, the contents are not compared: they are long, and pairs are many
        if by_title + 100 * CONTENT_WEIGHT > limit:
            percent = by_title + _ratio(contents[one], contents[other]) * CONTENT_WEIGHT
            if percent > limit:
                found[one, other] = percent
    by_identity = {(id(proposals[one]), id(proposals[other])): percent for (one, other), percent in found.items()}
    _last[:] = [_Pairs(limit, proposals, by_identity)]
    return sorted(found.items())


def _with_any_of(changed: list[int], said: list[int]) -> Iterator[tuple[int, int]]:
    """Yield each pair of *said*, the lower first, that holds one of *changed*, once."""
    if len(changed) == len(said):
        yield from combinations(said, 2)
        return
    among = set(changed)
    for one in changed:
        for other in said:
            if other not in among or other > one:
                yield min(one, other), max(one, other)


@lru_cache(maxsize=1 << 18)  # a single edit changes one proposal: all other pairs are known
def _ratio(first: str, second: str) -> float:
    return fuzz.token_set_ratio(first, second)


@lru_cache(maxsize=4096)
def _words(text: str | None) -> str:
    return name_key(text or "")


def _content(proposal: Proposal) -> str:
    return _words(" ".join(part for part in (proposal.description, proposal.justification, proposal.goal) if part))


CHECKS = (near_duplicate,)
