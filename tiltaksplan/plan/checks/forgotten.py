"""What is often left out of a budget and of what is written about it: what belongs to an exhibition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiltaksplan.language import N_, Message
from tiltaksplan.plan.checks.check import Hit, check_each
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.listening import all_texts, stems_in
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.wordlists_money import ACCESS, DISMANTLING, DISSEMINATION, EXHIBITION

PARTS_OF_AN_EXHIBITION = ((N_("demontering"), DISMANTLING), (N_("formidling"), DISSEMINATION), (N_("universell utforming"), ACCESS))
ONE_OF = ("{first}", N_("{first} eller {second}"), N_("{first}, {second} eller {third}"))  # by how many are missing, less one


@check_each(
    code="exhibition-incomplete",
    looks_for=N_("Utstillinger uten demontering, formidling eller universell utforming"),
    severity=Severity.INFO,
    lesson=N_("2019–2021: Tiltakene var underfinansiert fra start, og ble redusert eller avlyst."),
    message=N_("Forslaget gjelder en utstilling til {cost} kroner, men sier ikke noe om {missing}."),
    why=N_("Dette må gjøres uansett. Står det ikke i planen, går det ut over noe annet."),
    fix=N_("Spør gruppen hvem som gjør det, og om pengene og timene er med."),
    limits=("exhibition_from",),
)
def exhibition_incomplete(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find exhibitions from the limit's cost up of whose parts no text, cost line, risk or milestone says a word."""
    cost = proposal.total_cost
    if cost < plan.setup.limits["exhibition_from"] or not re.search(EXHIBITION, (proposal.title or "").casefold()):
        return
    said = " | ".join([*(text for _, text in all_texts(proposal)), *(line.role for line in proposal.hours if line.role)])
    missing = [Message(name) for name, words in PARTS_OF_AN_EXHIBITION if not stems_in(said, words)]
    if missing:
        parts = Message(ONE_OF[len(missing) - 1], tuple(zip(("first", "second", "third"), missing, strict=False)))
        yield Hit("/description", {"cost": cost, "missing": parts}, (proposal.id,))


CHECKS = (exhibition_incomplete,)
