"""What leaders have decided about proposals, with the proposals found; what forms say they need stands in `plan/dependencies.py`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from tiltaksplan.language import N_, Message
from tiltaksplan.plan.dependencies import ENDED, SAME_TITLE, SELECTED, Binding, bindings_of, mentions, titles_of
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.quarter import Quarter
from tiltaksplan.plan.setup import Decision
from tiltaksplan.plan.spelling import first_only, name_key

__all__ = ["ENDED", "SELECTED", "Binding", "Ruling", "bindings_of", "find_proposal", "mentions", "rulings_of", "titles_of"]

MUST, MUST_NOT, STARTS, NOT_TOGETHER, FIRST_THEN = "must", "must-not", "starts", "not-together", "first-then"

SHORTENED = 8  # letters, from which the beginning of a title stands for it in a decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision of the leaders with its proposals found: `decision.kind` says what it means.

    `starts` says in which quarter the proposal starts if it is selected; `first-then` that the other one needs the first one, as a
    dependency does: selected, and ended before.
    """

    decision: Decision
    proposal: str
    other: str | None = None
    quarter: Quarter | None = None


def rulings_of(decisions: Sequence[Decision], proposals: Sequence[Proposal]) -> tuple[tuple[Ruling, ...], tuple[Message, ...]]:
    """Return *decisions* with their proposals found, and a note for each that cannot be followed since it names nothing in the plan."""
    rulings, notes = [], []
    for decision in decisions:
        ruling = _ruling(decision, proposals)
        if isinstance(ruling, Ruling):
            rulings.append(ruling)
        else:
            notes.append(ruling)
    return tuple(rulings), tuple(notes)


def _ruling(decision: Decision, proposals: Sequence[Proposal]) -> Ruling | Message:
    first = find_proposal(decision.proposal, proposals)
    if first is None:
        return Message.of(N_("En beslutning gjelder «{name}», som ikke er et forslag i planen. Den er ikke fulgt."), name=decision.proposal)
    other = find_proposal(decision.other or "", proposals)
    if decision.kind in (NOT_TOGETHER, FIRST_THEN) and (other is None or other.id == first.id):
        return Message.of(
            N_("Beslutningen om «{name}» nevner ikke noe annet forslag som finnes i planen. Den er ikke fulgt."), name=decision.proposal
        )
    quarter = _quarter(decision.quarter)
    if decision.kind == STARTS and quarter is None:
        return Message.of(N_("Beslutningen om når «{name}» starter, mangler kvartal. Den er ikke fulgt."), name=decision.proposal)
    return Ruling(decision=decision, proposal=first.id, other=other.id if other else None, quarter=quarter)


def _quarter(text: str | None) -> Quarter | None:
    try:
        return Quarter.parse(text or "")
    except ValueError:
        return None


def find_proposal(name: str, proposals: Sequence[Proposal]) -> Proposal | None:
    """Return the one proposal that *name* means: its id, its title, the beginning of its title, or the title with a slip."""
    key = name_key(name)
    if not key:
        return None
    return first_only(
        proposals,
        lambda proposal: proposal.id.casefold() == name.strip().casefold(),
        lambda proposal: key in (name_key(title) for title in titles_of(proposal)),
        lambda proposal: len(key) >= SHORTENED and name_key(proposal.title or "").startswith(key),
        lambda proposal: any(fuzz.ratio(key, name_key(title)) >= SAME_TITLE for title in titles_of(proposal)),
        lambda proposal: bool(proposal.id) and name.strip().casefold().startswith(f"{proposal.id.casefold()} "),
    )
