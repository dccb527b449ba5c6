"""Are two proposals so alike that they are one, and does one resemble a measure of the last plan?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz

from tiltaksplan.language import N_
from tiltaksplan.plan.checks.check import Hit, check
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.matching import name_key
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal

FEWEST_WORDS = 3  # below this a title says too little to be alike
TITLE_WEIGHT, CONTENT_WEIGHT = 0.5, 0.5


@check(
    code="near-duplicate",
    severity=Severity.WARNING,
    lesson=N_("2019–2021: For mange tiltak for kapasiteten. To like forslag kan bli ett."),
    message=N_("«{first}» og «{second}» er nesten like ({percent} prosent)."),
    why=N_("To grupper vil gjøre det samme. Sammen trenger de færre penger og timer."),
    fix=N_("Spør gruppene om de kan slå forslagene sammen, eller velg det ene."),
    limits=("duplicate_similarity",),
)
def near_duplicate(plan: Plan) -> Iterator[Hit]:
    """Compare each two proposals by title and by content and justification."""
    limit = plan.setup.limits["duplicate_similarity"]
    for first, second in combinations(plan.proposals, 2):
        percent = _likeness(first, second, limit)
        if percent > limit:
            yield Hit(
                "/title",
                {"first": first.title or first.id, "second": second.title or second.id, "percent": round(percent)},
                (first.id, second.id),
            )


def _likeness(first: Proposal, second: Proposal, limit: float) -> float:
    """Return how alike two proposals are, 0 to 100: half by title, half by content, word by word whatever the order.

    Where the titles alone keep the two below *limit*, the contents are not compared: they are long, and pairs are many.
    """
    titles = _words(first.title), _words(second.title)
    if min(len(title.split()) for title in titles) < FEWEST_WORDS:
        return 0
    by_title = _ratio(*titles) * TITLE_WEIGHT
    if by_title + 100 * CONTENT_WEIGHT <= limit:
        return by_title
    return by_title + _ratio(_content(first), _content(second)) * CONTENT_WEIGHT


@lru_cache(maxsize=1 << 18)  # a single edit changes one proposal: all other pairs are known
def _ratio(first: str, second: str) -> float:
    return fuzz.token_set_ratio(first, second)


@lru_cache(maxsize=4096)
def _words(text: str | None) -> str:
    return name_key(text or "")


@lru_cache(maxsize=4096)
def _content(proposal: Proposal) -> str:
    return _words(" ".join(part for part in (proposal.description, proposal.justification, proposal.goal) if part))


CHECKS = (near_duplicate,)
