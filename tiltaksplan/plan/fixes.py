"""Fixes that a program can make: where it is plain how a finding is mended, the change that mends it.

A fix changes what the finding is about and nothing else, and the finding is gone afterwards. Where several mendings are as likely,
each is offered; where only the group can know, none. Nothing is changed before a person says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from tiltaksplan.language import N_, Message, Year
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.checks.privacy import without_identity_numbers, without_mobile_numbers
from tiltaksplan.plan.finding import Finding
from tiltaksplan.plan.matching import group_of
from tiltaksplan.plan.moving import ended_in_time, moved_milestone, moved_start, put_inside_plan, righted_period
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.pointer import NoSuchPlace, value_at
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.spelling import name_key, nearest

CLOSE = 75  # percent alike, from which a name of the set-up is offered for one that it does not have
SAME_TITLE = 80  # the same for the title of a proposal

Values = dict[str, object]
"""What stands after a fix, by pointer into the proposal."""
Offer = tuple[Message, Values]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """One way of mending a finding: what is done, in words that follow «Rett:», and the changes that do it."""

    label: Message
    changes: tuple[Change, ...]


def fixes_for(plan: Plan, finding: Finding) -> tuple[Fix, ...]:
    """Return the ways of mending *finding* that a program can take, the most likely first; none where only the group can know.

    A finding of a plan that has changed since may be about something that is no more: then there are none.
    """
    offers = _OFFERS.get(finding.code)
    if offers is None or not finding.proposals:
        return ()
    try:
        proposal = plan.proposal(finding.proposals[0])
        return tuple(
            Fix(label=label, changes=changes)
            for label, values in offers(plan, proposal, finding)
            if (changes := tuple(_changes(proposal, values)))
        )
    except (KeyError, NoSuchPlace):
        return ()


def _changes(proposal: Proposal, values: Values) -> Iterator[Change]:
    for pointer, after in values.items():
        before = value_at(proposal, pointer)
        if before != after:
            yield Change(thing=f"proposal:{proposal.id}", field=pointer, before=before, after=after)


# Sums


def _stated_cost(plan: Plan, proposal: Proposal, finding: Finding) -> Iterator[Offer]:
    total = proposal.total_cost
    yield Message.of(N_("Sett oppgitt sum til {total} kroner"), total=total), {"/stated_cost": total}


def _stated_hours(plan: Plan, proposal: Proposal, finding: Finding) -> Iterator[Offer]:
    total = proposal.total_hours
    yield Message.of(N_("Sett oppgitt timetall til {total}"), total=total), {"/stated_hours": total}


def _nearest_year(plan: Plan, proposal: Proposal, finding: Finding) -> Iterator[Offer]:
    """Offer the year of the measure that is nearest to the one that the line names."""
    years = dict(finding.figures).get("years")
    if not finding.field or not isinstance(years, tuple) or not years:
        return
    written = value_at(proposal, finding.field)
    if isinstance(written, int):
        year = min(max(written, min(years)), max(years))
        yield Message.of(N_("Flytt linjen fra {year} til {to}"), year=Year(written), to=Year(year)), {finding.field: int(year)}


# Names


def _name_in_setup(*pointers: str, of: str, kind: str) -> Callable[[Plan, Proposal, Finding], Iterator[Offer]]:
    """Return the fix that writes the set-up's nearest name wherever the proposal has the unknown one; `*` is each line."""

    def offer(plan: Plan, proposal: Proposal, finding: Finding) -> Iterator[Offer]:
        written = str(dict(finding.figures).get(kind) or "")
        found = nearest(written, (thing.name for thing in getattr(plan.setup, of)), at_least=CLOSE)
        if found is not None:
            places = (place for pointer in pointers for place in _places(proposal, pointer))
            values: Values = {place: found[0] for place in places if value_at(proposal, place) == written}
            yield Message.of(N_("Bruk «{name}»"), name=found[0]), values

    return offer


def _places(proposal: Proposal, pointer: str) -> Iterator[str]:
    before, star, after = pointer.partition("*")
    if not star:
        yield pointer
        return
    lines = value_at(proposal, before.rstrip("/"))
    assert isinstance(lines, tuple)
    yield from (f"{before}{number}{after}" for number in range(len(lines)))


def _unit_of_group(plan: Plan, proposal: Proposal, finding: Finding) -> Iterator[Offer]:
    """Offer the unit of the proposal's group where the unit is what is missing."""
    group = group_of(proposal.group, plan.setup)
    if finding.field == "/unit" and group is not None and group.unit:
        yield Message.of(N_("Bruk gruppens enhet, «{name}»"), name=group.unit), {"/unit": group.unit}


def _goal(plan: Plan, proposal: Proposal, finding: Finding) -> Iterator[Offer]:
    """Offer the goal that is meant where only its writing differs, else to take the goal out where others are left."""
    unknown = str(dict(finding.figures).get("goal") or "")
    known = {goal.number for goal in plan.setup.goals}
    bare = ".".join(part.lstrip("0") or "0" for part in unknown.replace(",", ".").replace(" ", "").strip(".").split("."))
    if bare in known:
        goals = dict.fromkeys(bare if goal == unknown else goal for goal in proposal.strategy_goals)
        yield Message.of(N_("Bruk mål {goal}"), goal=bare), {"/strategy_goals": tuple(goals)}
    elif known.intersection(proposal.strategy_goals):
        left = tuple(goal for goal in proposal.strategy_goals if goal != unknown)
        yield Message.of(N_("Ta bort mål {goal}"), goal=unknown), {"/strategy_goals": left}


def _title_of_other(plan: Plan, proposal: Proposal, finding: Finding) -> Iterator[Offer]:
    """Offer the title that is nearest to the one that a dependency quotes."""
    name = str(dict(finding.figures).get("name") or "")
    others = [one.title for one in plan.proposals if one.title and one.id != proposal.id]
    rated = [(fuzz.ratio(name_key(name), name_key(title)), title) for title in others]
    best = max(rated, default=(0.0, ""))
    words = value_at(proposal, finding.field or "")
    if best[0] >= SAME_TITLE and isinstance(words, str) and name in words:
        yield Message.of(N_("Bruk «{name}»"), name=best[1]), {finding.field or "": words.replace(name, best[1])}


# Texts


def _without(clean: Callable[[str], str], label: str) -> Callable[[Plan, Proposal, Finding], Iterator[Offer]]:
    def offer(plan: Plan, proposal: Proposal, finding: Finding) -> Iterator[Offer]:
        text = value_at(proposal, finding.field or "")
        if isinstance(text, str):
            yield Message(label), {finding.field or "": clean(text)}

    return offer


_OFFERS: dict[str, Callable[[Plan, Proposal, Finding], Iterator[Offer]]] = {
    "total-differs": _stated_cost,
    "hour-total-differs": _stated_hours,
    "cost-outside-period": _nearest_year,
    "hours-outside-period": _nearest_year,
    "unknown-person": _name_in_setup("/hours/*/person", "/leader/name", of="people", kind="person"),
    "unknown-unit": _name_in_setup("/unit", "/hours/*/unit", of="units", kind="unit"),
    "unknown-group": _name_in_setup("/group", of="groups", kind="group"),
    "unknown-focus-area": _name_in_setup("/focus_area", of="focus_areas", kind="area"),
    "unknown-frame": _name_in_setup("/frames/*", of="frames", kind="frame"),
    "required-missing": _unit_of_group,
    "unknown-goal": _goal,
    "dependency-unknown": _title_of_other,
    "milestone-outside-period": moved_milestone,
    "outside-period": put_inside_plan,
    "end-before-start": righted_period,
    "dependency-order": moved_start,
    "empty-year": ended_in_time,
    "identity-number": _without(without_identity_numbers, N_("Ta fødselsnummeret ut av teksten")),
    "private-phone": _without(without_mobile_numbers, N_("Ta mobilnummeret ut av teksten")),
}
"""By the check's code: the function that offers what can be done."""

FIXABLE = frozenset(_OFFERS)
"""The codes of the checks whose findings a program can sometimes mend."""
