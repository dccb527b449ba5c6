"""Defects of proposals that are alike, like earlier measures, or need one another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.plan.made_up import phrases_alike as alike
from tests.plan.made_up.defects_together import Draft, two
from tests.plan.made_up.museum import DONE
from tiltaksplan.language import Message
from tiltaksplan.plan.outcome import Outcome, Selected
from tiltaksplan.plan.past_measure import PastMeasure
from tiltaksplan.plan.quarter import Quarter


def unusually_large(draft: Draft, wrong: bool) -> bool:
    """One measure asks for twelve times the hours of the others, or for twice."""
    proposal = draft.take()
    if proposal is None:
        return False
    names = {line.person for line in proposal.hours}
    factor = 14 if wrong else 2
    people = tuple(
        replace(one, hours=tuple((year, 9000.0) for year, _ in one.hours)) if one.name in names else one
        for one in draft.museum.setup.people
    )
    draft.sets(people=people)
    draft.put(replace(proposal, hours=tuple(replace(line, hours=(line.hours or 0) * factor) for line in proposal.hours)))
    if wrong:
        draft.plants("unusually-large", proposal)
    else:
        draft.close.append(("unusually-large", proposal.id))
    return True


def near_duplicate(draft: Draft, wrong: bool) -> bool:
    """Two groups propose the same in other words, or two things that share words."""
    pair = (draft.take(), draft.take())
    if pair[0] is None or pair[1] is None:
        draft.untouched.extend(one.id for one in pair if one)
        return False
    texts = draft.text(alike.SAME if wrong else alike.SHARING_WORDS)
    if texts is None:
        return False
    for proposal, (title, description, justification, goal) in zip(pair, texts, strict=True):
        assert proposal
        draft.kinds[proposal.id] = alike.kind_of(title)
        draft.put(replace(proposal, title=title, description=description, justification=justification, goal=goal))
    if wrong:
        draft.plants("near-duplicate", *(one for one in pair if one))
    else:
        draft.close.extend(("near-duplicate", one.id) for one in pair if one)
    return True


def same_in_nynorsk(draft: Draft, wrong: bool) -> bool:
    """Two groups propose the same, one in bokmål and one in nynorsk; or two things, one in each."""
    pair = (draft.take(), draft.take())
    if pair[0] is None or pair[1] is None:
        draft.untouched.extend(one.id for one in pair if one)
        return False
    texts = draft.text(alike.SAME_IN_NYNORSK if wrong else alike.OTHER_IN_NYNORSK)
    if texts is None:
        return False
    for proposal, (title, description, justification, goal) in zip(pair, texts, strict=True):
        assert proposal
        draft.kinds[proposal.id] = alike.kind_of(title)
        draft.put(replace(proposal, title=title, description=description, justification=justification, goal=goal))
    if wrong:
        draft.plants("near-duplicate", *(one for one in pair if one))
    else:
        draft.close.extend(("near-duplicate", one.id) for one in pair if one)
    return True


def resembles_earlier(draft: Draft, wrong: bool) -> bool:
    """A title that means the same as a measure that failed, or that shares a word with it."""
    proposal = draft.take(lambda one: draft.museum.topic(one).kind not in ("exhibition", "web", "storage"))
    if proposal is None:
        return False
    pair = draft.text(alike.EARLIER)
    if pair is None:
        return False
    earlier, again, other = pair
    failed = PastMeasure(
        number="99", title=earlier, planned_cost=300_000, actual_cost=310_000, planned_hours=500, actual_hours=700, actual_end=None,
        achievement=1,
        causes="Prosjektlederen sluttet.",
    )  # fmt: skip
    draft.museum.history = (*draft.museum.history, failed)
    draft.put(replace(proposal, title=again if wrong else other))
    draft.kinds[proposal.id] = alike.kind_of(title=again if wrong else other)
    if wrong:
        draft.plants("resembles-earlier", proposal)
    else:
        draft.close.append(("resembles-earlier", proposal.id))
    return True


def unit_cost(draft: Draft, wrong: bool) -> bool:
    """As many things as before for a twentieth of the money and time, or for half."""
    proposal = draft.take()
    if proposal is None or any(one.number == "98" for one in draft.museum.history):
        return False
    count = 30_000 if wrong else 900
    earlier = PastMeasure(
        number="98", title="Fotografering av 800 planteark", planned_cost=300_000, actual_cost=310_000, planned_hours=620, actual_hours=640,
        actual_end=DONE, achievement=4,
    )  # fmt: skip
    draft.museum.history = (*draft.museum.history, earlier)
    lines = tuple(replace(line, amount=round((line.amount or 0) / proposal.total_cost * 160_000)) for line in proposal.costs)
    draft.kinds[proposal.id] = None
    draft.put(
        replace(proposal, title=f"Fotografering av {count} planteark", indicator="Fotograferte ark", baseline=0, target=count, costs=lines)
    )
    if wrong:
        draft.plants("unit-cost-implausible", proposal)
    else:
        draft.close.append(("unit-cost-implausible", proposal.id))
    return True


def dependency_order(draft: Draft, wrong: bool) -> bool:
    """A measure names one that it needs, which ends after it has begun, or before."""
    needed = draft.take(lambda one: Quarter.of(one.start) <= Quarter(2023, 4) if one.start else False)
    if needed is None or needed.end is None:
        return False
    end = needed.end
    mine = draft.take(lambda one: bool(one.start and ((one.start <= end) if wrong else (one.start > end))))
    if mine is None:
        draft.untouched.append(needed.id)
        return False
    title = needed.title or ""
    way = draft.random.choice((f"«{title}» må være ferdig", f"Avhenger av {needed.id}", f"{title} må være på plass først"))
    draft.put(replace(mine, dependencies=(way,)))
    if wrong:
        draft.plants("dependency-order", mine, needed)
    else:
        draft.close.append(("dependency-order", mine.id))
    return True


def dependency_unknown(draft: Draft, wrong: bool) -> bool:
    proposal = draft.take()
    if proposal is None:
        return False
    words = ("Avhenger av T-88", "Forutsetter at «Nytt arkivsystem for hele huset» er i drift")
    others = ("Helst etter «Nytt arkivsystem for hele huset»", "Strøm i kjelleren", "Nøkkelkort til «B»-fløyen")
    draft.put(replace(proposal, dependencies=(draft.random.choice(words if wrong else others),)))
    if wrong:
        draft.plants("dependency-unknown", proposal)
    else:
        draft.close.append(("dependency-unknown", proposal.id))
    return True


def dependency_cycle(draft: Draft, wrong: bool) -> bool:
    """Three measures wait for one another, one after another."""
    some = [one for one in (draft.take(), draft.take(), draft.take()) if one]
    if len(some) < 3:
        draft.untouched.extend(one.id for one in some)
        return False
    last = some[0] if wrong else None
    for mine, needed in zip(some, (*some[1:], last), strict=True):
        if needed:
            draft.put(replace(mine, dependencies=(f"Forutsetter {needed.id}",)))
            if mine.start and needed.end and mine.start <= needed.end:
                draft.plants("dependency-order", mine, needed)
    if wrong:
        draft.plants("dependency-cycle", *some)
    return True


def not_selected(draft: Draft, wrong: bool) -> bool:
    """The choice has one measure, and not the one that it needs."""
    needed = draft.take(lambda one: bool(one.end and one.end < date(2024, 10, 1)))
    mine = needed and draft.take(lambda one: bool(one.start and needed.end and one.start > needed.end))
    if needed is None or mine is None or draft.outcomes:
        return False
    draft.put(replace(mine, dependencies=(f"«{needed.title}» må være ferdig",)))
    chosen = (mine,) if wrong else (mine, needed)
    selected = tuple(
        Selected(proposal=one.id, start=one.start, end=one.end, score=60, why=Message("Best")) for one in chosen if one.start and one.end
    )
    draft.outcomes = (Outcome(status="optimal", value=60, bound=60, seconds=0, selected=selected),)
    if wrong:
        draft.plants("dependency-not-selected", mine, needed)
    return True


FACILITIES = (
    ("Limingen gjøres i snekkerverkstedet hver fredag.", "Vi låner snekkerverkstedet på tirsdager."),
    ("Prøvene tørkes i fryserommet i kjelleren.", "Materialet fryses i fryserommet i 14 dager."),
    ("Resultatet vises i auditoriet.", "Kurset holdes i auditoriet åtte ganger."),
    ("Analysen gjøres på isotoplaboratoriet.", "Laboratoriet for isotoper brukes to dager i uka."),
    ("Vi bruker feltstasjonen på Kongsvoll.", "Feltstasjonen på Kongsvoll er base hele sommeren."),
)
NOT_SHARED = (
    ("Vi holder verksted for barn hver søndag.", "Verkstedet for lærere varer en dag."),
    ("Elever får lage sitt eget laboratorium hjemme.", "Laboratoriet i bygrenda Sand het Nylab."),
)


def shared_facility(draft: Draft, wrong: bool) -> bool:
    pair = two(draft)
    if pair is None:
        return False
    said = draft.text(FACILITIES if wrong else NOT_SHARED)
    if said is None:
        return False
    for proposal, sentence in zip(pair, said, strict=True):
        draft.put(replace(proposal, description=f"{proposal.description} {sentence}"))
    if wrong:
        draft.plants("shared-facility", *pair)
    else:
        draft.close.extend(("shared-facility", one.id) for one in pair)
    return True
