"""Why a proposal is in, why it is not, and what would have to change: in plain words, with the figures that they rest on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from tiltaksplan.language import N_, Message, Year
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.prioritise.bindings import FIRST_THEN, MUST, MUST_NOT, NOT_TOGETHER, STARTS, Ruling
from tiltaksplan.plan.prioritise.load import kroner
from tiltaksplan.plan.prioritise.problem import Candidate, Chosen, Problem, quarter_message
from tiltaksplan.plan.prioritise.slack import Shortage, Slack, slack_at, taken_by
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.quarter import Quarter
from tiltaksplan.plan.reckoning import figure, quarters_of
from tiltaksplan.plan.scoring import is_suggested
from tiltaksplan.plan.suggested_steps import listed

MOST_TOLD = 4
"""So many shortages are told with figures; a measure that lacks more is far too large, and a longer list helps nobody."""


def sentences(messages: Sequence[Message]) -> Message:
    """Return *messages*, each a sentence, as one."""
    first, *rest = messages
    return Message.of("{first} {rest}", first=first, rest=sentences(rest)) if rest else first


def named(proposal: Proposal) -> str:
    """Return the proposal's title and id, as people find it again."""
    return f"«{proposal.title}» ({proposal.id})" if proposal.title else proposal.id


def decided(problem: Problem, ruling: Ruling) -> Message:
    """Return a decision with who made it and why."""
    told = _ruling_told(problem, ruling)
    who, why = ruling.decision.who, ruling.decision.reason
    if who and why:
        return Message.of(N_("{told} (bestemt av {who}: {why})"), told=told, who=who, why=why)
    if who or why:
        return Message.of(N_("{told} (bestemt av {who})") if who else N_("{told} (begrunnelse: {why})"), told=told, who=who, why=why)
    return told


def _ruling_told(problem: Problem, ruling: Ruling) -> Message:
    proposal = named(problem.candidate(ruling.proposal).proposal)
    other = named(problem.candidate(ruling.other).proposal) if ruling.other else ""
    texts = {
        MUST: N_("{proposal} må være med"),
        MUST_NOT: N_("{proposal} må ikke være med"),
        STARTS: N_("{proposal} starter i {quarter}"),
        NOT_TOGETHER: N_("{proposal} og {other} kan ikke være med sammen"),
        FIRST_THEN: N_("{proposal} skal være ferdig før {other}"),
    }
    quarter = quarter_message(ruling.quarter) if ruling.quarter else ""
    return Message.of(texts[ruling.decision.kind], proposal=proposal, other=other, quarter=quarter)


# --- why in ---


def why_selected(plan: Plan, problem: Problem, chosen: Chosen, candidate: Candidate) -> Message:
    """Return why *candidate* is in the plan, and why it starts when it does."""
    told = [_score_told(plan, problem, candidate)]
    goals = tuple(goal.number for goal in plan.setup.goals if goal.prioritised and goal.number in candidate.proposal.strategy_goals)
    if goals:
        told.append(
            Message.of(N_("Det støtter de prioriterte målene {goals}."), goals=goals)
            if len(goals) > 1
            else Message.of(N_("Det støtter det prioriterte målet {goals}."), goals=goals)
        )
    for ruling in problem.rulings:
        if ruling.proposal == candidate.id and ruling.decision.kind == MUST:
            told.append(Message.of(N_("Beslutning: {decision}."), decision=decided(problem, ruling)))
    told.append(_start_told(problem, chosen, candidate))
    unpaid = sum(line.amount or 0 for line in candidate.proposal.costs if not line.funding)
    if unpaid:
        text = N_("Forslaget sier ikke hvem som betaler {amount} kroner. De er ikke trukket fra noe budsjett.")
        told.append(Message.of(text, amount=unpaid))
    return sentences(told)


def _score_told(plan: Plan, problem: Problem, candidate: Candidate) -> Message:
    rank = 1 + sum(other.points > candidate.points for other in problem.candidates)
    text = N_("Poengsummen er {score} av 100, nummer {rank} av {count} forslag.")
    if is_suggested(plan, candidate.proposal):
        text = N_("Poengsummen er {score} av 100, nummer {rank} av {count} forslag. Den bygger delvis på trinn som programmet foreslår.")
    return Message.of(text, score=candidate.score, rank=rank, count=len(problem.candidates))


def _start_told(problem: Problem, chosen: Chosen, candidate: Candidate) -> Message:
    start = candidate.start_after(chosen[candidate.id])
    proposed = quarters_of(candidate.proposal)[0]
    if start.later == 0:
        return Message.of(N_("Det starter i {quarter}, som foreslått."), quarter=quarter_message(start.first))
    moved = {"quarter": quarter_message(start.first), "proposed": quarter_message(proposed)}
    if start.later == candidate.starts[0].later:
        return Message(N_("Det er flyttet fra {proposed} til {quarter}, der planen begynner."), tuple(moved.items()))
    fixed = next((one for one in problem.rulings if one.proposal == candidate.id and one.decision.kind == STARTS), None)
    if fixed:
        moved_why = Message.of("{decision}", decision=decided(problem, fixed))
    else:
        others = {one: later for one, later in chosen.items() if one != candidate.id}
        earlier = slack_at(problem, others, candidate, candidate.starts[0], taken_by(problem, others))
        moved_why = Message.of(N_("det gir en bedre plan samlet")) if earlier.is_none else _in_the_way(problem, candidate, earlier)
    return Message.of(N_("Det er flyttet fra {proposed} til {quarter}: {why}."), **moved, why=moved_why)


# --- why not ---


def why_not(problem: Problem, candidate: Candidate, slack: Slack, *, alone: bool) -> Message:
    """Return why *candidate* is not in the plan, at the start where the least stands in its way; *alone*: even in an empty plan."""
    if alone:
        text = N_("Forslaget er for stort for planen, også uten andre tiltak. Ved start i {quarter}: {what}.")
    elif slack.is_none:
        return Message.of(N_("Søket ble stoppet før det fant plass til forslaget. Kjør prioriteringen på nytt med lengre tid."))
    elif never := _never_told(problem, candidate, slack):
        return Message.of(N_("Forslaget kan ikke legges inn i planen: {what}."), what=listed(never))
    else:
        text = N_("Det er ikke plass ved siden av tiltakene som er valgt. Minst mangler ved start i {quarter}: {what}.")
    return Message.of(text, quarter=quarter_message(slack.start.first), what=_in_the_way(problem, candidate, slack))


def _in_the_way(problem: Problem, candidate: Candidate, slack: Slack) -> Message:
    """Return all that stands in the way, as parts of one sentence."""
    parts = [_waiting_told(problem, candidate, one) for one in slack.waits_for]
    parts += [Message.of(N_("{other} måtte ha ventet på det"), other=named(problem.candidate(one).proposal)) for one in slack.kept_waiting]
    parts += [Message.of(N_("beslutningen om at {decision}"), decision=decided(problem, one)) for one in slack.rulings]
    if slack.too_many_measures:
        parts.append(Message.of(N_("planen er full med {count} tiltak"), count=problem.most_measures))
    if slack.too_many_starts:
        most = problem.most_starts[slack.start.first]
        parts.append(Message.of(N_("det starter alt {count} tiltak i kvartalet, som er det meste"), count=most))
    parts += [_shortage_told(shortage) for shortage in slack.shortages[:MOST_TOLD]]
    if len(slack.shortages) > MOST_TOLD:
        parts.append(Message.of(N_("og {count} grenser til"), count=len(slack.shortages) - MOST_TOLD))
    return listed(parts)


def _waiting_told(problem: Problem, candidate: Candidate, needed: str) -> Message:
    other = problem.candidate(needed)
    text = N_("det må vente til {other} er ferdig")
    if other.barred is not None:
        text = N_("det må vente til {other} er ferdig, og det kan ikke legges inn i planen")
    elif not can_follow(candidate, other):
        text = N_("det må vente til {other} er ferdig, og da rekker det ikke å bli ferdig i planperioden")
    return Message.of(text, other=named(other.proposal))


def _never_told(problem: Problem, candidate: Candidate, slack: Slack) -> list[Message]:
    """Return what *candidate* waits for in vain, whatever else is chosen."""
    never = [one for one in slack.waits_for if not can_follow(candidate, problem.candidate(one))]
    return [_waiting_told(problem, candidate, one) for one in never]


def can_follow(candidate: Candidate, other: Candidate) -> bool:
    """Whether *candidate* can start, and end within the plan, after *other* has ended at its earliest."""
    return bool(candidate.starts and other.starts) and other.starts[0].last < candidate.starts[-1].first


def _shortage_told(shortage: Shortage) -> Message:
    resource = shortage.resource
    if resource.kind == "money":
        return Message.of(
            N_("{source} mangler {lacking} kroner i {year} (forslaget trenger {asked}, {free} av {limit} er ledig)"),
            source=resource.name,
            year=_year(resource.when),
            lacking=math.ceil(shortage.lacking),
            asked=kroner(shortage.asked),
            free=kroner(max(shortage.limit - shortage.taken, 0 * shortage.limit)),
            limit=kroner(shortage.limit),
        )
    figures = {
        "name": resource.name,
        "lacking": hours_up(shortage.lacking),
        "asked": figure(shortage.asked),
        "free": figure(max(shortage.limit - shortage.taken, 0 * shortage.limit)),
        "limit": figure(shortage.limit),
    }
    if isinstance(resource.when, Quarter):
        return Message.of(
            N_("{name} mangler {lacking} timer i {quarter} (forslaget trenger {asked}, {free} av {limit} er ledig)"),
            **figures,
            quarter=quarter_message(resource.when),
        )
    return Message.of(
        N_("{name} mangler {lacking} timer i {year} (forslaget trenger {asked}, {free} av {limit} er ledig)"),
        **figures,
        year=_year(resource.when),
    )


def hours_up(hours: Fraction) -> int | float:
    """Return *hours* with two decimals, upwards: one who gives that many gives enough."""
    return figure(Fraction(math.ceil(hours * 100), 100))


def _year(when: Quarter | int) -> Year:
    return Year(when.year if isinstance(when, Quarter) else when)


# --- what would have to change ---


def change_told(problem: Problem, candidate: Candidate, slack: Slack) -> Message:
    """Return the least change at the start where the least stands in the way, as a clause that follows «hvis»."""

    def other(text: str, one: str) -> Message:
        return Message.of(text, other=named(problem.candidate(one).proposal))

    never = [one for one in slack.waits_for if not can_follow(candidate, problem.candidate(one))]
    if never:
        return listed([other(N_("det blir kortere eller ikke lenger må vente på {other}"), one) for one in never])
    parts = [other(N_("{other} blir valgt og er ferdig før det starter"), one) for one in slack.waits_for]
    parts += [other(N_("{other} venter til det er ferdig"), one) for one in slack.kept_waiting]
    parts += [Message.of(N_("beslutningen om at {decision}, blir endret"), decision=decided(problem, one)) for one in slack.rulings]
    if slack.too_many_measures:
        parts.append(Message.of(N_("planen får plass til {count} tiltak"), count=(problem.most_measures or 0) + 1))
    if slack.too_many_starts:
        parts.append(
            Message.of(
                N_("{count} tiltak kan starte i {quarter}"),
                count=problem.most_starts[slack.start.first] + 1,
                quarter=quarter_message(slack.start.first),
            )
        )
    parts += [_more_told(shortage) for shortage in slack.shortages[:MOST_TOLD]]
    if len(slack.shortages) > MOST_TOLD:
        parts.append(Message.of(N_("{count} grenser til blir hevet"), count=len(slack.shortages) - MOST_TOLD))
    return listed(parts)


def _more_told(shortage: Shortage) -> Message:
    name, when = shortage.resource.name, shortage.resource.when
    if shortage.resource.kind == "money":
        text = N_("{source} får {amount} kroner mer å fordele i {year}")
        return Message.of(text, source=name, amount=math.ceil(shortage.lacking), year=_year(when))
    if isinstance(when, Quarter):
        more = Message.of(N_("{hours} flere timer i {quarter}"), hours=hours_up(shortage.lacking), quarter=quarter_message(when))
    else:
        more = Message.of(N_("{hours} flere timer i {year}"), hours=hours_up(shortage.lacking), year=_year(when))
    return Message.of(N_("{name} får {more}"), name=name, more=more)


def would_enter(change: Message, verified: bool | None, score: float | None) -> Message:
    """Return what would have to change, and what trying it showed: True it enters, False others go before it, None it was not tried.

    *score* is the score with which it would enter as things are, where that was tried.
    """
    if verified is None and score is not None:
        return Message.of(N_("Det kommer med hvis poengsummen blir minst {score}. Det er prøvd med en ny beregning."), score=score)
    if verified is None:
        return Message.of(N_("Det kan komme med hvis {change}. Det er ikke prøvd med en ny beregning."), change=change)
    if verified:
        return Message.of(N_("Det kommer med hvis {change}. Det er prøvd med en ny beregning."), change=change)
    text = N_("Det får plass ved siden av den valgte planen hvis {change}, men en ny beregning tar da andre forslag inn foran det.")
    if score is not None:
        text = N_("Det kommer med hvis poengsummen blir minst {score}. Det er ikke nok at {change}: da går andre forslag inn foran det.")
    return Message.of(text, change=change, score=score)


def mend_told(candidate: Candidate) -> Message:
    """Return what would let in a proposal that can start nowhere."""
    if not quarters_of(candidate.proposal):
        return Message.of(N_("Det kan vurderes når gruppen har rettet start og slutt."))
    return Message.of(N_("Det kan vurderes når det er kortet ned eller delt, slik at det er ferdig innen planen er slutt."))
