"""Is the proposal complete: what each round asks for, and names that the set-up knows."""

from __future__ import annotations

from collections.abc import Iterator

from tiltaksplan.language import N_, Message
from tiltaksplan.plan.checks.check import Hit, check_each
from tiltaksplan.plan.fields import FIELDS, Field
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.matching import group_of, nearest, person_of, unit_of
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal

# These have checks of their own, with better words than "is missing".
HAVE_THEIR_OWN_CHECK = frozenset({"/indicator", "/baseline", "/target", "/risks", "/strategy_goals"})
# A proposal cannot be judged at all without these: what a form of round one must hold (mission.md, round one).
CANNOT_BE_JUDGED_WITHOUT = frozenset({"/title", "/description", "/justification", "/start", "/end"})


@check_each(
    code="required-missing",
    looks_for=N_("Felt som må fylles ut, men er tomme"),
    severity=Severity.WARNING,
    lesson=N_("Første runde: Et forslag skal minst ha beskrivelse, begrunnelse, ressursbehov og hvem som er med."),
    message=N_("«{label}» er ikke fylt ut."),
    why=N_("Uten dette kan ikke lederne vurdere forslaget på lik linje med de andre."),
    fix=N_("Be gruppen om å fylle ut feltet, eller skriv det inn her hvis dere vet svaret."),
)
def required_missing(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find required fields without an answer; a field that the form had no room for is only mentioned."""
    for field in FIELDS:
        if (
            field.required
            and field.required_from <= plan.round
            and field.pointer not in HAVE_THEIR_OWN_CHECK
            and is_missing(field, proposal)
        ):
            yield Hit(field.pointer, {"label": Message(field.label)}, (proposal.id,), _severity(field.pointer, proposal))


def is_missing(field: Field, proposal: Proposal) -> bool:
    """Tell whether *proposal* lacks what *field* asks for."""
    if field.pointer in ("/costs", "/hours"):  # a measure needs one of them; which is for other checks to say
        return not proposal.costs and not proposal.hours
    return field.value_in(proposal) in (None, ())


def _severity(pointer: str, proposal: Proposal) -> Severity | None:
    if pointer in proposal.not_asked:
        return Severity.INFO
    return Severity.ERROR if pointer in CANNOT_BE_JUDGED_WITHOUT else None


@check_each(
    code="unknown-person",
    looks_for=N_("Personer som ikke står i oppsettet"),
    severity=Severity.WARNING,
    lesson=N_("2019–2021: Timene fantes på papiret, men ingen hadde spurt enheten som skulle gi dem."),
    message=N_("{person} står ikke i oppsettet."),
    why=N_("Da vet ingen hvor mange timer personen har, og ingen enhet har sagt ja til å gi dem fra seg."),
    fix=N_("Skriv navnet slik det står i oppsettet, eller legg personen til der med enhet og timer."),
)
def unknown_person(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find persons with hours, and project leaders, whom the set-up does not know."""
    names = [person.name for person in plan.setup.people]
    if not names:
        return
    seen: set[str] = set()
    places = [(f"/hours/{number}/person", line.person) for number, line in enumerate(proposal.hours)]
    for pointer, name in [*places, ("/leader/name", proposal.leader.name)]:
        if name and name not in seen and person_of(name, plan.setup) is None:
            seen.add(name)
            yield _unknown(pointer, "person", name, names, proposal)


@check_each(
    code="unknown-unit",
    looks_for=N_("Enheter som ikke står i oppsettet"),
    severity=Severity.WARNING,
    lesson=N_("2019–2021: Timer fra andre enheter var vanskelige å få når enheten ikke var spurt."),
    message=N_("Enheten «{unit}» står ikke i oppsettet."),
    why=N_("Timene kan ikke holdes opp mot noen kapasitet, og ingen enhetsleder svarer for forslaget."),
    fix=N_("Velg en enhet fra oppsettet, eller legg enheten til der."),
)
def unknown_unit(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find units that the set-up does not know, of the proposal and of its hour lines."""
    names = [unit.name for unit in plan.setup.units]
    if not names:
        return
    seen: set[str] = set()
    places = [("/unit", proposal.unit), *((f"/hours/{number}/unit", line.unit) for number, line in enumerate(proposal.hours))]
    for pointer, name in places:
        if name and name not in seen and unit_of(name, plan.setup) is None:
            seen.add(name)
            yield _unknown(pointer, "unit", name, names, proposal)


@check_each(
    code="unknown-group",
    looks_for=N_("Grupper som ikke står i oppsettet"),
    severity=Severity.INFO,
    lesson=N_("Forslag skal komme fra grupper som står bak dem."),
    message=N_("Gruppen «{group}» står ikke i oppsettet."),
    why=N_("Invitasjonen og svaret går til gruppene i oppsettet. Denne gruppen får da ikke svar."),
    fix=N_("Velg en gruppe fra oppsettet, eller legg gruppen til der."),
)
def unknown_group(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find groups that the set-up does not know."""
    names = [group.name for group in plan.setup.groups]
    # a person in place of a group has a check of its own
    if names and proposal.group and group_of(proposal.group, plan.setup) is None and person_of(proposal.group, plan.setup) is None:
        yield _unknown("/group", "group", proposal.group, names, proposal)


def _unknown(pointer: str, kind: str, name: str, names: list[str], proposal: Proposal) -> Hit:
    found = nearest(name, names)
    if found is None:
        return Hit(pointer, {kind: name}, (proposal.id,))
    return Hit(
        pointer,
        {kind: name, "nearest": found[0]},
        (proposal.id,),
        fix=N_("Mente dere «{nearest}»? Rett i så fall navnet. Ellers må det legges til i oppsettet."),
    )


CHECKS = (required_missing, unknown_person, unknown_unit, unknown_group)
