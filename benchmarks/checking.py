"""Checking 300 proposals in full, and again after a single edit: the promise is a second, and 30 milliseconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from benchmarks.made_up import made_up_plan
from benchmarks.measure import Figure, measured
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import HourLine, ProjectLeader, Proposal

PROPOSALS = 300
TURNS = 20
AGAINST = "writing the same plan as plain values"

EDITS: dict[str, Callable[[Proposal, int], Proposal]] = {
    "a title": lambda proposal, turn: replace(proposal, title=f"Ny tittel nummer {turn}"),
    "a person's hours": lambda proposal, turn: replace(proposal, hours=(replace(proposal.hours[0], hours=100 + turn), *proposal.hours[1:])),
    "a new name": lambda proposal, turn: replace(
        proposal, hours=(*proposal.hours, HourLine(person=f"Ny {turn} Person", year=2024, hours=5))
    ),
    "the leader": lambda proposal, turn: replace(proposal, leader=ProjectLeader(name=("Kari Berg", "Ola Vik")[turn % 2])),
}


def figures() -> list[Figure]:
    """Check a large plan."""
    from tiltaksplan.plan.checks import check
    from tiltaksplan.plan.plain import plain_of

    plan = _needing_one_another(made_up_plan(PROPOSALS))
    unknown = [_unknown(plan, turn) for turn in range(TURNS)]
    rows = [measured(f"all checks of {PROPOSALS} proposals", lambda: check(unknown.pop()), lambda: plain_of(plan), AGAINST)]
    for name, edit in EDITS.items():
        check(plan)
        edited = [replace(plan, proposals=(edit(plan.proposals[0], turn), *plan.proposals[1:])) for turn in range(TURNS)]
        rows.append(
            measured(f"all checks of {PROPOSALS} proposals after an edit of {name}", _checked(edited), lambda: plain_of(plan), AGAINST)
        )
    return rows


def _needing_one_another(plan: Plan) -> Plan:
    """Return *plan* with every other proposal needing the one before it, and a permit."""
    pairs = zip(plan.proposals, (plan.proposals[0], *plan.proposals), strict=False)
    needing = (replace(one, dependencies=(f"Trenger «{before.title}»", "Løyve frå grunneigarane")) for one, before in pairs)
    proposals = tuple(after if number % 2 else one for number, (one, after) in enumerate(zip(plan.proposals, needing, strict=True)))
    return replace(plan, proposals=proposals)


def _checked(edited: list[Plan]) -> Callable[[], object]:
    from tiltaksplan.plan.checks import check

    return lambda: check(edited.pop())


def _unknown(plan: Plan, turn: int) -> Plan:
    """Return the same plan as one of which nothing is remembered: its proposals have other ids."""
    proposals = tuple(replace(proposal, id=f"{proposal.id}.{turn}") for proposal in plan.proposals)
    return replace(plan, setup=replace(plan.setup), proposals=proposals)
