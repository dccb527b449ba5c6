"""Are proposals so alike that they are one? Those that are, are told of together: a group of alike proposals is one finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz, process

from tiltaksplan.language import N_
from tiltaksplan.plan.checks.check import Figures, Hit, check
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.matching import name_key
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal

FEWEST_WORDS = 3  # below this a title says too little to be alike
TITLE_WEIGHT, CONTENT_WEIGHT = 0.35, 0.65  # two groups with one idea call it what they like, and say the same of it
FEWEST_OF_CONTENT = 8  # words, below which the titles alone are compared, and must then be
SAME_TITLE = 90  # percent alike
STEM, LEAST_SHARED = 4, 0.3  # letters, and the share of the stems of the shorter content
# Of titles: the less alike they are, the more alike the contents must be, and the sooner they are seen not to be.
BANDS = (100.01, 75, 50, 0)
MOST_TITLES = 8  # of a group, that are said in the finding; all of them are named by their ids
OF_A_GROUP = N_("Hvert av disse {count} forslagene er nesten likt minst ett av de andre (opptil {percent} prosent): {titles}.")
OF_A_LARGE_GROUP = N_(
    "Hvert av disse {count} forslagene er nesten likt minst ett av de andre (opptil {percent} prosent): {titles} og {more} til."
)


@check(
    code="near-duplicate",
    looks_for=N_("Forslag som er nesten like"),
    severity=Severity.WARNING,
    lesson=N_("2019–2021: For mange tiltak for kapasiteten. To like forslag kan bli ett."),
    message=N_("«{first}» og «{second}» er nesten like ({percent} prosent)."),
    why=N_("Gruppene vil gjøre det samme. Sammen trenger de færre penger og timer."),
    fix=N_("Spør gruppene om de kan slå forslagene sammen, eller velg ett av dem."),
    limits=("duplicate_similarity",),
)
def near_duplicate(plan: Plan) -> Iterator[Hit]:
    """Compare each two proposals, a third by title, the rest by content, justification and goal, word by word whatever the order."""
    near = _near(plan.proposals, plan.setup.limits["duplicate_similarity"])
    for group, percent in near.groups:
        proposals = [proposal for proposal, words in near.words.values() if id(words) in group]
        titles, ids = [proposal.title or proposal.id for proposal in proposals], tuple(proposal.id for proposal in proposals)
        if len(ids) == 2:
            yield Hit("/title", {"first": titles[0], "second": titles[1], "percent": percent}, ids)
            continue
        more = len(ids) - MOST_TITLES
        figures: Figures = {"count": len(ids), "percent": percent, "titles": tuple(f"«{title}»" for title in titles[:MOST_TITLES])}
        if more > 0:
            figures["more"] = more
        yield Hit("/title", figures, ids, message=OF_A_LARGE_GROUP if more > 0 else OF_A_GROUP)


class _Words(NamedTuple):
    """The words of a proposal, each once; `stems` are the first letters of those of its content."""

    title: str
    content: str
    stems: frozenset[str]

    @classmethod
    def of(cls, proposal: Proposal) -> _Words:
        said = (proposal.description, proposal.justification, proposal.goal)
        content = _each_once(" ".join(part for part in said if part))
        return cls(_each_once(proposal.title or ""), content, frozenset(word[:STEM] for word in content.split()))

    def shares_stems_with(self, other: _Words) -> bool:
        """Whether the contents share so many stems that they can be alike: a glance, where comparing them letter by letter takes time."""
        least = LEAST_SHARED * min(len(self.stems), len(other.stems))
        return self.title == other.title or len(self.stems & other.stems) >= least

    @property
    def is_short(self) -> bool:
        """Whether the content is too short to be compared."""
        return self.content.count(" ") + 1 < FEWEST_OF_CONTENT


class _Near(NamedTuple):
    """What was alike in the last plan checked: an edit changes one proposal, and only its words are compared again.

    Attributes:
        words: Each proposal, by its identity, with its words; one that was edited elsewhere keeps them.
        percents: By the identity of the words, in the plan's order: how like they are to each that they are near.
        groups: The words that are tied to one another by being alike, with the highest percentage among them.
    """

    limit: float
    words: dict[int, tuple[Proposal, _Words]]
    percents: dict[int, dict[int, float]]
    groups: tuple[tuple[set[int], int], ...] = ()


_last: list[_Near] = []  # one, exchanged whole: two threads may check at the same time


def _near(proposals: tuple[Proposal, ...], limit: float) -> _Near:
    """Return which of *proposals* are more alike than *limit*."""
    last = _last[0] if _last and _last[0].limit == limit else _Near(limit, {}, {})
    words = _words_of(proposals, last)
    if [id(one) for _, one in words.values()] == list(last.percents):
        made = last._replace(words=words)
    else:
        percents = _percents([one for _, one in words.values()], last)
        made = _Near(limit, words, percents, tuple(_groups(percents)))
    _last[:] = [made]
    return made


def _percents(words: Sequence[_Words], last: _Near) -> dict[int, dict[int, float]]:
    standing = {id(one) for one in words}
    gone = last.percents.keys() - standing
    percents = {id(one): last.percents.get(id(one), {}) for one in words}
    touched: set[int] = set()  # of `percents`: those that are not the last plan's own, which stand as they are

    def of(one: int) -> dict[int, float]:
        if one not in touched:
            touched.add(one)
            percents[one] = dict(percents[one])
        return percents[one]

    for lost in gone:
        for left in last.percents[lost].keys() & standing:
            del of(left)[lost]
    compared = [one for one in words if id(one) in last.percents and _says_enough(one)]
    for one in words:
        if id(one) not in last.percents and _says_enough(one):
            for number, percent in _alike(one, compared, last.limit):
                other = id(compared[number])
                of(id(one))[other] = of(other)[id(one)] = percent
            compared.append(one)
    return percents


def _words_of(proposals: tuple[Proposal, ...], last: _Near) -> dict[int, tuple[Proposal, _Words]]:
    now = {id(proposal) for proposal in proposals}
    edited = {proposal.id: words for key, (proposal, words) in last.words.items() if key not in now}
    found: dict[int, tuple[Proposal, _Words]] = {}
    for proposal in proposals:
        known = last.words.get(id(proposal))
        if known is None:
            words, before = _Words.of(proposal), edited.pop(proposal.id, None)
            known = (proposal, before if before is not None and before == words else words)
        found[id(proposal)] = known
    return found


def _each_once(text: str) -> str:
    """Return the words of *text*, each once: order and repetition count for nothing when texts are compared, and cost time."""
    return " ".join(sorted(set(name_key(text).split())))


def _says_enough(words: _Words) -> bool:
    return words.title.count(" ") + 1 >= FEWEST_WORDS


def _groups(near: Mapping[int, Mapping[int, float]]) -> Iterator[tuple[set[int], int]]:
    """Yield those that are tied to one another by being alike, group by group, with the highest percentage among them."""
    grouped: set[int] = set()
    for one in near:
        if one in grouped or not near[one]:
            continue
        group: set[int] = set()
        found = {one}
        while found:
            group |= found
            found = set().union(*(near[each] for each in found)) - group
        grouped |= group
        yield group, round(max(max(near[each].values()) for each in group))


def _alike(mine: _Words, others: Sequence[_Words], limit: float) -> Iterator[tuple[int, float]]:
    """Yield the places of those of *others* that are more like *mine* than *limit*, each with the percentage."""
    least = max(0.0, (limit - 100 * CONTENT_WEIGHT) / TITLE_WEIGHT)
    by_title = _ratios(mine.title, [one.title for one in others], least)
    for high, low in pairwise(BANDS):
        places = [place for place, score in by_title.items() if low <= score < high and mine.shares_stems_with(others[place])]
        # contents are long, and pairs are many: what the titles leave no hope for is not compared to the end
        least = max(0.0, (limit - high * TITLE_WEIGHT) / CONTENT_WEIGHT)
        by_content = _ratios(mine.content, [others[place].content for place in places], least)
        for number, place in enumerate(places):
            percent = _percent(mine, others[place], by_title[place], by_content.get(number, 0.0))
            if percent > limit:
                yield place, percent


def _percent(mine: _Words, other: _Words, by_title: float, by_content: float) -> float:
    if mine.is_short or other.is_short:
        return by_title if by_title >= SAME_TITLE else 0.0
    if mine.title == other.title:  # word for word: then it weighs as much as the content
        return (100 + fuzz.token_set_ratio(mine.content, other.content)) / 2
    return by_title * TITLE_WEIGHT + by_content * CONTENT_WEIGHT


def _ratios(text: str, others: Sequence[str], least: float) -> dict[int, float]:
    """Return how like each of *others* is to *text*, by place, where it is *least* or more."""
    return {place: score for _, score, place in process.extract(text, others, scorer=fuzz.token_set_ratio, limit=None, score_cutoff=least)}


CHECKS = (near_duplicate,)
