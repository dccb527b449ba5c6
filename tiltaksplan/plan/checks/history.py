"""What did earlier measures like this one really cost and take?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from tiltaksplan.language import N_
from tiltaksplan.plan.checks.check import Figures, Hit, check_each
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.listening import stems_in, words_of
from tiltaksplan.plan.past_measure import PastMeasure
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.spelling import only
from tiltaksplan.plan.wordlists import KINDS_OF_MEASURE, SAME_IDEA

LESSON = N_("2019–2021: Tiltakene var underfinansiert fra start, og ble redusert eller avlyst.")
FEWEST = 2  # measures of a kind, below which the kind says nothing by itself
PULL = 3  # how many measures of a kind weigh as much as all measures together: few are drawn towards the whole
MIDDLE, HIGH = 0.5, 0.8
SAME_WORDS = 80  # percent alike, from which two titles are about the same
FEWEST_WORDS = 3
COST_TOO_MUCH = N_("Forslaget ligner «{earlier}» i forrige plan, som kostet {actual} kroner mot {planned} planlagte.")
POOR = 2  # achievement, 1 to 5, up to which a measure failed


@check_each(
    code="history-overrun",
    looks_for=N_("Tiltak av et slag som har sprukket før"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Tiltak som dette har kostet {ratio} ganger budsjettet ({count} av samme slag sist). Her er {cost} kroner satt av."),
    why=N_("Holder erfaringen, koster tiltaket {likely} kroner, og i ett av fem tilfeller mer enn {high} kroner."),
    fix=N_("Spør gruppen hva som er annerledes denne gangen, eller øk budsjettet."),
    limits=("min_overrun_warning",),
)
def history_overrun(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Hold a proposal's cost against what completed measures of its kind cost, drawn towards all measures where they are few."""
    kind = _kind_of(proposal.title or "")
    ratios, of_kind = _ratios(plan.history), _ratios(plan.history, kind)
    if kind is None or len(of_kind) < FEWEST or not proposal.total_cost:
        return
    weight = len(of_kind) / (len(of_kind) + PULL)
    middle, high = (weight * _quantile(of_kind, at) + (1 - weight) * _quantile(ratios, at) for at in (MIDDLE, HIGH))
    if round(middle, 2) >= 1 + plan.setup.limits.share("min_overrun_warning"):
        cost = proposal.total_cost
        figures: Figures = {
            "ratio": round(middle, 1), "count": len(of_kind), "cost": cost,
            "likely": round(cost * middle, -3), "high": round(cost * max(middle, high), -3),
        }  # fmt: skip
        yield Hit("/costs", figures, (proposal.id,))


@lru_cache(maxsize=4096)
def _kind_of(title: str) -> str | None:
    title = re.sub(r"digitali[sz]\w*", "", title.casefold())  # work on a collection, and no digital thing
    return only(kind for kind, words in KINDS_OF_MEASURE if stems_in(title, words))


@lru_cache(maxsize=64)
def _ratios(history: tuple[PastMeasure, ...], kind: str | None = None) -> tuple[float, ...]:
    """Return actual ÷ planned cost of the completed measures, of *kind* or of all, the least first."""
    return tuple(sorted(
        one.actual_cost / one.planned_cost
        for one in history
        if one.actual_end and one.actual_cost is not None and one.planned_cost and (kind is None or _kind_of(one.title) == kind)
    ))  # fmt: skip


def _quantile(values: Sequence[float], at: float) -> float:
    """Return the value below which the share *at* of the sorted *values* lies, on a straight line between neighbours."""
    place = (len(values) - 1) * at
    low = int(place)
    return values[low] + (values[min(low + 1, len(values) - 1)] - values[low]) * (place - low)


@check_each(
    code="resembles-earlier",
    looks_for=N_("Forslag som ligner et tiltak som gikk dårlig"),
    severity=Severity.WARNING,
    lesson=N_("Forrige plan: Mye av det som gikk galt, kunne vært sett på forhånd."),
    message=N_("Forslaget ligner «{earlier}» i forrige plan, som fikk måloppnåelse {achievement} av 5."),
    why=N_("Det skulle koste {planned} kroner og kostet {actual}. Det skulle ta {planned_hours} timer og tok {actual_hours}. {causes}"),
    fix=N_("Spør gruppen hva de har lært av det, og hold penger og timer opp mot hva det virkelig tok."),
    limits=("min_overrun_warning",),
)
def resembles_earlier(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find earlier measures with the same idea or nearly the same title that cost too much or failed."""
    for earlier in plan.history:
        if _went_wrong(earlier, plan.setup.limits.share("min_overrun_warning")) and _alike(proposal.title or "", earlier.title):
            figures: Figures = {
                "earlier": earlier.title, "achievement": _or_dash(earlier.achievement),
                "planned": _or_dash(earlier.planned_cost), "actual": _or_dash(earlier.actual_cost),
                "planned_hours": _or_dash(earlier.planned_hours), "actual_hours": _or_dash(earlier.actual_hours),
                "causes": earlier.causes or "",
            }  # fmt: skip
            too_dear = _cost_too_much(earlier, plan.setup.limits.share("min_overrun_warning"))
            yield Hit("/title", figures, (proposal.id,), message=COST_TOO_MUCH if too_dear else None)


def _or_dash(number: float | None) -> object:
    return "–" if number is None else number


def _went_wrong(earlier: PastMeasure, overrun: float) -> bool:
    # a closed museum is worth one step: what it stopped does not tell against the idea
    failed = earlier.achievement is not None and earlier.achievement + earlier.hit_by_pandemic <= POOR
    return failed or _cost_too_much(earlier, overrun)


def _cost_too_much(earlier: PastMeasure, overrun: float) -> bool:
    return bool(earlier.planned_cost and earlier.actual_cost and earlier.actual_cost >= earlier.planned_cost * (1 + overrun))


@lru_cache(maxsize=1 << 16)
def _alike(title: str, earlier: str) -> bool:
    if any(stems_in(title, words) and stems_in(earlier, words) for words in SAME_IDEA):
        return True
    mine, theirs = words_of(title), words_of(earlier)
    if min(len(mine), len(theirs)) < FEWEST_WORDS:
        return False
    return fuzz.token_sort_ratio(" ".join(mine), " ".join(theirs)) >= SAME_WORDS


@check_each(
    code="unit-cost-implausible",
    looks_for=N_("For lite penger og tid per stykk"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("{count} på {cost} kroner og {hours} timer er {unit_cost} kroner og {minutes} min per stykk."),
    why=N_("I «{earlier}» kostet det {earlier_cost} kroner og {earlier_minutes} min per stykk."),
    fix=N_("Be gruppen regne om: færre, eller mer penger og tid. En prøve på hundre stykker gir et bedre anslag."),
    limits=("min_unit_cost_share",),
)
def unit_cost_implausible(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Hold money and hours for each thing counted against an earlier measure of the same idea with a number in its title."""
    if proposal.target is None or not proposal.total_hours or not proposal.total_cost:
        return
    count, share = proposal.target - (proposal.baseline or 0), plan.setup.limits.share("min_unit_cost_share")
    for earlier in plan.history:
        number = re.search(r"\d[\d \u00a0]*", earlier.title)
        things = int(re.sub(r"\D", "", number[0])) if number else 0
        if count <= 0 or things <= 1 or not earlier.actual_cost or not earlier.actual_hours:
            continue
        if not _alike(proposal.title or "", earlier.title):
            continue
        cost, hours = proposal.total_cost / count, proposal.total_hours / count
        if cost < share * earlier.actual_cost / things and hours < share * earlier.actual_hours / things:
            figures: Figures = {
                "count": count, "cost": proposal.total_cost, "hours": proposal.total_hours, "unit_cost": round(cost, 1),
                "minutes": round(hours * 60, 1), "earlier": earlier.title, "earlier_cost": round(earlier.actual_cost / things),
                "earlier_minutes": round(earlier.actual_hours / things * 60),
            }  # fmt: skip
            yield Hit("/costs", figures, (proposal.id,))


CHECKS = (history_overrun, resembles_earlier, unit_cost_implausible)
