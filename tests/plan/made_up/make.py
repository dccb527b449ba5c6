"""Plans of mixed quality: sound proposals, defects dealt out among them, and the truth about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from random import Random

from tests.plan.made_up import defects_money, defects_people, defects_plan, defects_portfolio, defects_text
from tests.plan.made_up import phrases_private as private
from tests.plan.made_up.defects_together import Draft
from tests.plan.made_up.museum import OVERRAN, a_museum, sound_proposals
from tests.plan.made_up.planting import Defect
from tests.plan.made_up.truth import MadeUp, Planted
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.reckoning import quarters_of

PLANS, PROPOSALS = 8, 25
DEFECTS: tuple[Defect, ...] = (*defects_text.DEFECTS, *defects_people.DEFECTS, *defects_money.DEFECTS, *defects_plan.DEFECTS)
Card = tuple[Defect, bool]


def made_up_plans(seed: int, plans: int = PLANS, proposals: int = PROPOSALS) -> Iterable[MadeUp]:
    """Yield *plans* made-up plans of so many *proposals*; the same seed gives the same.

    Every defect is dealt out at least once among all of them where there are proposals enough, wrong and close alike.
    """
    random = Random(seed)
    deck: list[Card] = [(one, wrong) for one in DEFECTS for wrong in (True, True, False) if (one.wrong if wrong else one.close)]
    random.shuffle(deck)
    together = [(one, wrong) for one in defects_portfolio.FIRST for wrong in (True, False)]
    random.shuffle(together)
    share = -(-len(deck) // plans)
    some = -(-len(together) // plans)
    for number in range(plans):
        yield _made_up(random, deck[number * share :][:share], together[number * some :][:some], proposals)


def _made_up(random: Random, deck: list[Card], together: list[tuple[object, bool]], count: int) -> MadeUp:
    museum = a_museum(random)
    proposals = {one.id: one for one in sound_proposals(random, museum, count)}
    order = list(proposals)
    random.shuffle(order)
    draft = Draft(random=random, museum=museum, proposals=proposals, untouched=order)
    for plant, wrong in together:
        plant(draft, wrong)  # type: ignore[operator]
    _deal(draft, deck)
    for late in random.sample(defects_portfolio.LAST, 4):
        late(draft, random.random() < 0.6)
    for late in defects_portfolio.STARTS:
        if late(draft, random.random() < 0.6):
            break
    _add_history(draft)
    _add_what_chance_made(draft)
    if random.random() < 0.4:
        draft.round = 2
        draft.planted = [one for one in draft.planted if one.code != "after-deadline"]  # that was the deadline of round one
        argue_for_leaders(draft)
    plan = Plan(
        setup=museum.setup, round=draft.round, history=museum.history, proposals=tuple(draft.proposals.values()), outcomes=draft.outcomes
    )
    return MadeUp(plan=plan, planted=tuple(draft.planted), close=tuple(draft.close))


def _add_what_chance_made(draft: Draft) -> None:
    """What nobody planted, and is so all the same, may be told of: far more hours than the others, one person's large share, a craft."""
    hours = sorted(one.total_hours for one in draft.proposals.values() if one.total_hours)
    for one in draft.proposals.values():
        if one.total_hours > 2 * hours[len(hours) * 3 // 4]:
            draft.planted.append(Planted(code="unusually-large", proposals=(one.id,), must=False))
        by_person = Counter[str]()
        for line in one.hours:
            by_person[line.person or ""] += int(line.hours or 0)
        if by_person and max(by_person.values()) > 0.645 * one.total_hours:
            draft.planted.append(Planted(code="single-person", proposals=(one.id,), must=False))
        if (one.title or "").startswith(("Vandreutstilling", "Utstillingen")):  # edited texts may leave out what the sound ones say
            draft.planted.append(Planted(code="exhibition-incomplete", proposals=(one.id,), must=False))
        if {"the", "and", "of"} & set(
            f"{one.description} {one.justification}".split()
        ):  # in English, in museums whose strategy is in Norwegian
            draft.planted.append(Planted(code="not-the-plans-language", proposals=(one.id,), must=False))
        years = max(len(quarters_of(one)), 4) / 4
        if 0 < by_person[one.leader.name or ""] < 62 * years:
            draft.planted.append(Planted(code="leader-hours", proposals=(one.id,), must=False))
    roles = {(line.role, line.person, one.id) for one in draft.proposals.values() for line in one.hours if line.role and line.person}
    for role in {role for role, _, _ in roles}:
        persons, ids = ({row[place] for row in roles if row[0] == role} for place in (1, 2))
        if len(ids) > 1 and len(persons) == 1:
            draft.planted.append(Planted(code="only-holder-of-role", proposals=tuple(ids), must=False))


def argue_for_leaders(draft: Draft) -> None:
    """Fill in what round two asks about the leaders; some have never led."""
    for proposal in list(draft.proposals.values()):
        new = draft.random.random() < 0.15
        said = draft.random.choice(private.NEW_LEADERS if new else private.LEADERS)
        leader = replace(proposal.leader, competence="Doktorgrad i faget.", experience=said, qualities="Grundig, og lett å samarbeide med.")
        draft.put(replace(proposal, leader=leader))
        if new:
            draft.plants("leader-is-new", proposal)


def _deal(draft: Draft, deck: list[Card]) -> None:
    """Plant the cards in the proposals left: a third of these are good and get only what comes close, the others two to five defects."""
    left = list(draft.untouched)
    good = set(left[: len(left) // 3])
    room = {id_: draft.random.choice((2, 3, 5)) for id_ in left}
    used: dict[str, set[str]] = {id_: set() for id_ in left}
    for defect, wrong in deck:
        edit = defect.wrong if wrong else defect.close
        draft.random.shuffle(left)
        for id_ in left:
            if used[id_] & defect.touches or room[id_] <= 0 or (wrong and id_ in good) or edit is None:
                continue
            changed = edit(draft.random, draft.proposals[id_], draft.museum)
            if changed is None:
                continue
            draft.put(changed)
            used[id_] |= defect.touches
            room[id_] -= 1
            if wrong:
                draft.planted.extend(defect.planted_in(changed))
            else:
                draft.close.append((defect.code, id_))
            break
    draft.untouched = [id_ for id_ in draft.untouched if not used.get(id_)]


def _add_history(draft: Draft) -> None:
    """What the museum's own history says of a kind is true of every proposal of the kind that has money."""
    for id_, proposal in draft.proposals.items():
        kind = draft.kinds.get(id_, draft.museum.topics[id_].kind)
        if (kind in OVERRAN or kind == "?") and proposal.total_cost:
            draft.planted.append(Planted(code="history-overrun", proposals=(id_,), must=kind != "?"))
