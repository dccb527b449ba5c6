"""Defects of the plan as a whole: frames, goals, areas, starts, money, load; planted last, when the proposals stand."""

from __future__ import annotations

from dataclasses import replace

from tests.plan.made_up import defects_alike, defects_together
from tests.plan.made_up.defects_together import Draft
from tests.plan.made_up.museum import AREAS, FRAMES, SOURCES
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.quarter import Quarter
from tiltaksplan.plan.reckoning import quarters_of
from tiltaksplan.plan.setup import BudgetLine


def frames_unanswered(draft: Draft, wrong: bool) -> bool:
    frame = draft.random.choice(FRAMES)
    others = [one for one in FRAMES if one != frame]
    if wrong and any(frame in one.frames for one in draft.proposals.values() if one.id not in draft.untouched):
        return False
    for id_ in draft.untouched:
        draft.put(replace(draft.proposals[id_], frames=(draft.random.choice(others if wrong else FRAMES),)))
    if wrong:
        draft.plants("frames-unanswered", subject=frame)
    return True


def goals_unanswered(draft: Draft, wrong: bool) -> bool:
    goal = next((goal for goal in draft.museum.setup.goals if goal.number == "3.5"), None)
    if goal is None or any("3.5" in one.strategy_goals for one in draft.proposals.values()):
        return False
    draft.sets(goals=tuple(replace(one, prioritised=True) if wrong and one.number == "3.5" else one for one in draft.museum.setup.goals))
    if wrong:
        draft.plants("goals-unanswered", subject="3.5")
    return True


def focus_out_of_balance(draft: Draft, wrong: bool) -> bool:
    few, many = AREAS if draft.random.random() < 0.5 else AREAS[::-1]
    known = [one for one in draft.proposals.values() if one.focus_area not in (None, "Forskning")]
    limit = len(known) * 0.2
    most = int(limit) - (limit == int(limit)) if wrong else -(-len(known) // 5)
    count = 0
    for one in known:
        count += (area := few if count < most else many) == few
        draft.put(replace(draft.proposals[one.id], focus_area=area))
    if wrong:
        draft.plants("focus-out-of-balance", subject=few)
    return True


def too_many_measures(draft: Draft, wrong: bool) -> bool:
    draft.sets(max_measures=len(draft.proposals) - wrong)
    if wrong:
        draft.plants("too-many-measures")
    return True


def too_many_starts(draft: Draft, wrong: bool) -> bool:
    """Set the limit just below the busiest quarter, or at it."""
    counts: dict[Quarter, list[Proposal]] = {}
    for one in draft.proposals.values():
        if one.start:
            counts.setdefault(Quarter.of(one.start), []).append(one)
    ordered = sorted(counts.values(), key=len, reverse=True)
    if wrong and len(ordered[0]) == len(ordered[1]):
        return False
    _limit(draft, max_starts_per_quarter=len(ordered[0]) - wrong)
    if wrong:
        draft.plants("too-many-starts", *ordered[0])
    return True


def budget_exceeded(draft: Draft, wrong: bool) -> bool:
    """Set a source's budget of a year so that it leaves, after the reserve, a thousandth less than asked for, or a thousandth more."""
    source, year = draft.random.choice(SOURCES), draft.random.choice((2023, 2024, 2025))
    asked = sum(line.amount or 0 for one in draft.proposals.values() for line in one.costs if line.funding == source and line.year == year)
    if not asked or any(line.year is None for one in draft.proposals.values() for line in one.costs):
        return False
    room = round(asked / 0.9 * (0.999 if wrong else 1.001))
    budget = tuple(
        BudgetLine(year=year, amount=room, source=source) if (one.year, one.source) == (year, source) else one
        for one in draft.museum.setup.budget
    )
    draft.sets(budget=budget)
    if wrong:
        draft.plants("budget-exceeded", subject=source)
    return True


def _limit(draft: Draft, **limits: float) -> None:
    given = dict(draft.museum.setup.limits.given) | limits
    draft.sets(limits=replace(draft.museum.setup.limits, given=tuple(given.items())))


def unit_overload(draft: Draft, wrong: bool) -> bool:
    """Set the limit of a unit's load just below the heaviest of all units and quarters, or at it."""
    loads: dict[tuple[str, Quarter], float] = {}
    units = {person.name: person.unit for person in draft.museum.setup.people}
    for one in draft.proposals.values():
        if any(line.person and line.person not in units for line in one.hours) or not quarters_of(one):
            return False  # names spelled in another way: which unit they are of is a question of its own
        for line in one.hours:
            running = [quarter for quarter in quarters_of(one) if quarter.year == line.year]
            for quarter in running:
                key = (line.unit or units.get(line.person or "") or one.unit or "", quarter)
                loads[key] = loads.get(key, 0) + (line.hours or 0) / len(running)
    people = draft.museum.setup.people
    shares = {
        key: hours / (sum(one.hours_in(key[1].year) for one in people if one.unit == key[0]) / 4)
        for key, hours in loads.items()
        if any(one.unit == key[0] for one in people)
    }
    share = max(shares.values())
    _limit(draft, max_unit_load=round(share * 100 + (-0.2 if wrong else 0.2), 2))
    if wrong:
        for key, other in shares.items():
            if other * 100 > dict(draft.museum.setup.limits.given)["max_unit_load"]:
                draft.plants("unit-overload", subject=key[0])
    return True


def all_start_first(draft: Draft, wrong: bool) -> bool:
    """Set both limits just below the share that starts in the plan's first quarter, where no other quarter has as many."""
    starts = [Quarter.of(one.start) for one in draft.proposals.values() if one.start]
    count = starts.count(Quarter(2023, 1))
    if any(starts.count(quarter) >= count for quarter in set(starts) - {Quarter(2023, 1)}):
        return False
    share = count / len(starts) * 100
    _limit(draft, max_starts_per_quarter=count - 1, max_first_quarter_share=share - 0.1 if wrong else share + 0.1)
    draft.plants("too-many-starts", *(one for one in draft.proposals.values() if one.start and Quarter.of(one.start) == Quarter(2023, 1)))
    if wrong:
        draft.plants("all-start-first")
    return True


FIRST = (
    defects_together.person_overload,
    defects_together.leader_of_several,
    defects_together.only_holder,
    defects_together.rests_on_one,
    defects_together.quarter_overload,
    defects_alike.near_duplicate,
    defects_alike.near_duplicate,
    defects_alike.same_in_nynorsk,
    defects_alike.same_in_nynorsk,
    defects_alike.resembles_earlier,
    defects_alike.unit_cost,
    defects_alike.dependency_order,
    defects_alike.dependency_unknown,
    defects_alike.dependency_cycle,
    defects_alike.not_selected,
    defects_alike.shared_facility,
    defects_alike.shared_facility,
    defects_alike.unusually_large,
)
LAST = (frames_unanswered, goals_unanswered, focus_out_of_balance, too_many_measures, budget_exceeded, unit_overload)
STARTS = (all_start_first, too_many_starts)
