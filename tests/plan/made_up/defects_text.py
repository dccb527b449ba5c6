"""Defects of words: what is missing, vague, too short, private, in two languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from tests.plan.made_up import phrases_private as private
from tests.plan.made_up import phrases_vague as vague
from tests.plan.made_up.museum import Museum
from tests.plan.made_up.planting import Defect, Edit, defect
from tiltaksplan.plan.proposal import Contact, Proposal


def _set(**values: object) -> Edit:
    return lambda random, proposal, museum: replace(proposal, **values)  # type: ignore[arg-type]


def _vague(random: Random, proposal: Proposal, museum: Museum) -> Proposal | None:
    texts = [text for text in vague.VAGUE if text[0] == museum.topic(proposal).language]
    _, description, justification, goal = random.choice(texts)
    return replace(proposal, description=description, justification=justification, goal=goal)


def _half_vague(random: Random, proposal: Proposal, museum: Museum) -> Proposal | None:
    """Wrap two of the sound sentences in vague ones, most of it saying nothing still."""
    texts = [text for text in vague.VAGUE if text[0] == museum.topic(proposal).language]
    one, other = random.sample(texts, 2)
    return replace(
        proposal, description=f"{one[1]} {museum.topic(proposal).says[0].format(n='900', m=7)}", justification=other[2], goal=one[3]
    )


def _with_harmless(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
    said = vague.HARMLESS[museum.topic(proposal).language]
    extra = random.sample(said, min(2, len(said)))
    return replace(proposal, description=f"{extra[0]} {proposal.description} {' '.join(extra[1:])}")


def _goal(goals: dict[str, tuple[str, ...]]) -> Edit:
    return lambda random, proposal, museum: replace(proposal, goal=random.choice(goals[museum.topic(proposal).language]))


def _short(words: int) -> Edit:
    def edit(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
        goal = " ".join((proposal.goal or "").split()[:4])
        text = (proposal.description or "").split()
        left = words - len(goal.split()) - 2
        return replace(proposal, description=" ".join(text[:left]) + ".", justification="Det trengs.", goal=goal)

    return edit


def _add(sentences: dict[str, tuple[str, ...]] | tuple[str, ...]) -> Edit:
    """Put one of the sentences at the end of the justification."""

    def edit(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
        mine = sentences[museum.topic(proposal).language] if isinstance(sentences, dict) else sentences
        number = private.identity_number(random)
        said = random.choice(mine).format(fnr=number, apart=f"{number[:6]} {number[6:]}", account=private.account_number(random))
        return replace(proposal, justification=f"{proposal.justification} {said}")

    return edit


def _mixed(random: Random, proposal: Proposal, museum: Museum) -> Proposal | None:
    if museum.topic(proposal).language == "en":
        return None
    description, justification = random.choice(private.MIXED)
    return replace(proposal, description=description, justification=justification)


def _quoting(random: Random, proposal: Proposal, museum: Museum) -> Proposal | None:
    quoted = private.QUOTING.get(museum.topic(proposal).language)
    return replace(proposal, description=f"{proposal.description} {random.choice(quoted)}") if quoted else None


def _grown(factor: float) -> Edit:
    def edit(random: Random, proposal: Proposal, museum: Museum) -> Proposal:
        indicator, baseline = random.choice(
            (("Besøk i året", 1200), ("Utlån per år", 40), ("Antall elever per år", 310), ("Visits per year", 2500))
        )
        return replace(proposal, indicator=indicator, baseline=baseline, target=round(baseline * factor))

    return edit


DEFECTS: tuple[Defect, ...] = (
    defect(
        "required-missing",
        "justification",
        _set(justification=None),
        lambda r, p, m: replace(p, justification="Taket lekker over herbariet."),
    ),
    defect("required-missing", "group", _set(group=None), _set(group="magasingruppa")),
    defect("required-missing", "contact", _set(contact=Contact(email="x@museum.example")), _set(contact=Contact(name="Kåre"))),
    defect("required-missing", "frames", _set(frames=()), _set(frames=("Kvalitet",))),
    defect("required-missing", "goal", _set(goal=None), None),
    defect("vague-wording", "text goal justification", _vague, _with_harmless),
    defect("vague-wording", "text goal justification", _vague, _with_harmless),
    defect("vague-wording", "text goal justification", _half_vague, _with_harmless),
    defect("goal-is-activity", "goal", _goal(vague.ACTIVITY_GOALS), _goal(vague.RESULT_GOALS)),
    defect("goal-is-activity", "goal", _goal(vague.ACTIVITY_GOALS), _goal(vague.RESULT_GOALS)),
    defect("too-short", "text goal justification", _short(13), _short(16)),
    defect("too-short", "text goal justification", _short(9), None),
    defect("no-indicator", "indicator", _set(indicator=None), None),
    defect("no-baseline", "indicator", _set(baseline=None), _set(baseline=0)),
    defect("no-target", "indicator", _set(target=None), lambda r, p, m: replace(p, target=(p.baseline or 0) + 1)),
    defect(
        "target-not-better",
        "indicator",
        lambda r, p, m: replace(p, baseline=480, target=480),
        lambda r, p, m: replace(p, baseline=480, target=481),
    ),
    defect(
        "target-not-better",
        "indicator",
        lambda r, p, m: replace(p, indicator="Utlån i året", baseline=480, target=410),
        lambda r, p, m: replace(p, indicator=r.choice(private.LESS), baseline=480, target=410),
    ),
    defect("target-implausible", "indicator", _grown(20.1), _grown(19.9)),
    defect(
        "target-implausible", "indicator", _grown(45), lambda r, p, m: replace(p, indicator="Registrerte funn", baseline=10, target=900)
    ),
    defect("identity-number", "justification", _add(private.WITH_NUMBER), _add(private.WITH_OTHER_NUMBER)),
    defect("health-information", "justification", _add(private.ILL), _add(private.NOT_ILL)),
    defect("health-information", "justification", _add(private.ILL), _add(private.NOT_ILL)),
    defect("private-phone", "justification", _add(private.PHONE), _add(private.NO_PHONE)),
    defect("language-form-mixed", "text justification", _mixed, _quoting),
    defect("after-deadline", "received", _set(received=date(2022, 5, 16)), _set(received=date(2022, 5, 15))),
    defect("after-deadline", "received", _set(received=date(2022, 6, 30)), _set(received=None)),
)
