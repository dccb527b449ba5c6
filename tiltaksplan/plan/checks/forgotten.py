"""What is often left out of a budget and of what is written about it: what belongs to an exhibition, and the tax."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiltaksplan.language import N_, Message
from tiltaksplan.plan.checks.check import Figures, Hit, check_each
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.listening import all_texts, phrases_in, stems_in
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.wordlists_money import ACCESS, DISMANTLING, DISSEMINATION, EX_VAT, EXHIBITION, VAT_GIVEN_BACK, VAT_STEMS

UNDER_FINANCED = N_("2019–2021: Tiltakene var underfinansiert fra start, og ble redusert eller avlyst.")
PARTS_OF_AN_EXHIBITION = ((N_("demontering"), DISMANTLING), (N_("formidling"), DISSEMINATION), (N_("universell utforming"), ACCESS))
ONE_OF = ("{first}", N_("{first} eller {second}"), N_("{first}, {second} eller {third}"))  # by how many are missing, less one

ALL_WITHOUT_VAT = N_(
    "Det står «{words}» i forslaget. Gjelder det alle kostnadene på {amount} kroner, blir de {with_vat} kroner med avgift."
)


@check_each(
    code="exhibition-incomplete",
    looks_for=N_("Utstillinger uten demontering, formidling eller universell utforming"),
    severity=Severity.INFO,
    lesson=UNDER_FINANCED,
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


@check_each(
    code="purchase-without-vat",
    looks_for=N_("Beløp uten merverdiavgift"),
    severity=Severity.INFO,
    lesson=UNDER_FINANCED,
    message=N_("«{words}» står med {amount} kroner uten merverdiavgift. Med avgift blir det {with_vat} kroner."),
    why=N_("Må museet dekke avgiften selv, er den en regning på {vat} kroner som ikke står i budsjettet."),
    fix=N_("Spør økonomi om avgiften skal med i budsjettet. Skal den det, rett beløpet."),
    limits=("vat_percent",),
)
def purchase_without_vat(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find amounts that the form itself says are without value added tax, where no line is for the tax and nobody gives it back."""
    said = " | ".join(text for _, text in all_texts(proposal)).casefold()
    outside = re.sub(EX_VAT, "", said)
    if outside == said or (stems_in(outside, VAT_STEMS) and stems_in(outside, VAT_GIVEN_BACK)):
        return
    categories = [(line.category or "").casefold() for line in proposal.costs]
    if any(phrases_in(re.sub(EX_VAT, "", category), VAT_STEMS) for category in categories):
        return  # a line for the tax, or one that says it is included
    without = [number for number, category in enumerate(categories) if re.search(EX_VAT, category)]
    for number in without:
        line = proposal.costs[number]
        if line.amount:
            yield Hit(f"/costs/{number}/amount", _with_tax(plan, line.category or "", line.amount), (proposal.id,))
    words = re.search(EX_VAT, f"{proposal.description} | {proposal.justification}".casefold())
    if words and not without and proposal.total_cost:
        yield Hit("/costs", _with_tax(plan, words[0], proposal.total_cost), (proposal.id,), message=ALL_WITHOUT_VAT)


def _with_tax(plan: Plan, words: str, amount: int) -> Figures:
    vat = round(amount * plan.setup.limits.share("vat_percent"))
    return {"words": words, "amount": amount, "vat": vat, "with_vat": amount + vat}


CHECKS = (exhibition_incomplete, purchase_without_vat)
