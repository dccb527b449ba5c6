"""Is it several measures in one, and where could it be split?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import quantiles

from tiltaksplan.language import N_
from tiltaksplan.plan.checks.check import Hit, check, check_each
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.listening import list_lines
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal

LESSON = N_("2019–2021: Store, sammensatte og uklare tiltak lyktes sjelden.")
FEWEST_TO_COMPARE = 8  # proposals, below which the plan's own distribution says nothing
FAR_OUT = 3  # times the distance between the quartiles, the usual measure of far out
PARTS = re.compile(
    r"delprosjekt|underprosjekt|deltiltak|sub-?projects?|work packages?|arbeidspakke"
    r"|\b(?:flere|fleire|several|(?:to|tre|fire|fem|seks|sju|\d+)(?: ulike| separate)?) "
    r"(?:prosjekt|tiltak|spor\b|søyler|pilarer|moduler|strands|tracks|pillars)",
    re.IGNORECASE,
)
PART_ROLE = re.compile(r"^(?:delprosjektleder|delprosjektleiar|sub-?project leader)\s+(?:for\s+)?(.+)$", re.IGNORECASE)
MANY_THINGS = 3  # named in a title, from which it is a list


@check_each(
    code="too-many-persons",
    looks_for=N_("Tiltak med for mange personer"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("{count} personer skal gi timer til tiltaket. Grensen er {limit}."),
    why=N_("Hver person til gir flere avtaler og møter, og flere som kan bli hindret."),
    fix=N_("Samle arbeidet på færre personer, eller del tiltaket."),
    limits=("max_persons",),
)
def too_many_persons(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Count the persons who give hours to a proposal."""
    persons = {line.person for line in proposal.hours if line.person}
    limit = plan.setup.limits["max_persons"]
    if len(persons) > limit:
        yield Hit("/hours", {"count": len(persons), "limit": limit}, (proposal.id,))


@check_each(
    code="too-many-deliverables",
    looks_for=N_("Tiltak med for mange leveranser"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Beskrivelsen har en liste på {count} punkter. Grensen er {limit}."),
    why=N_("Mange leveranser i ett tiltak gjør at ingen av dem blir fulgt godt opp."),
    fix=N_("Spør gruppen hvilke punkter som er viktigst, og hvilke som kan vente eller bli et eget tiltak."),
    limits=("max_deliverables",),
)
def too_many_deliverables(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Count the points of the lists in a proposal's description."""
    count, limit = len(list_lines(proposal.description)), plan.setup.limits["max_deliverables"]
    if count > limit:
        yield Hit("/description", {"count": count, "limit": limit}, (proposal.id,))


@check_each(
    code="too-many-dependencies",
    looks_for=N_("Tiltak som avhenger av for mye"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("{count} ting må være på plass før tiltaket kan gå. Grensen er {limit}."),
    why=N_("Hver forutsetning kan bli forsinket, og én er nok til å stanse tiltaket."),
    fix=N_("Vent med tiltaket til noen av dem er på plass, eller begynn med den delen som ikke trenger dem."),
    limits=("max_dependencies",),
)
def too_many_dependencies(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Count what a proposal depends on."""
    count, limit = len(proposal.dependencies), plan.setup.limits["max_dependencies"]
    if count > limit:
        yield Hit("/dependencies", {"count": count, "limit": limit}, (proposal.id,))


@check_each(
    code="several-in-one",
    looks_for=N_("Flere tiltak i ett forslag"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_(
        "Dette ser ut som flere tiltak i ett. {count} av {signs} tegn er der: delprosjekter, lang liste, flere ting i tittelen og i målet."
    ),
    why=N_("Går én del galt, trekker den de andre med seg, og ingen ser hvilken del som lyktes."),
    fix=N_("Be gruppen om å dele forslaget, for eksempel i {parts}."),
    limits=("max_deliverables",),
)
def several_in_one(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find proposals with two signs or more of holding several measures, and suggest parts out of their own words."""
    title, goal = _title_parts(proposal), proposal.goal or ""
    roles = _part_roles(proposal)
    signs = (
        bool(roles) or bool(PARTS.search(proposal.description or "")),
        len(list_lines(proposal.description)) > plan.setup.limits["max_deliverables"],
        len(title) >= MANY_THINGS,
        len(re.findall(r"\b(?:og|and)\b", goal)) > 1,
    )
    parts = roles or (title if len(title) >= MANY_THINGS else ()) or _by_year(proposal)
    if sum(signs) > 1 and len(parts) > 1:
        yield Hit("/description", {"count": sum(signs), "signs": len(signs), "parts": tuple(f"«{part}»" for part in parts)}, (proposal.id,))


def _part_roles(proposal: Proposal) -> tuple[str, ...]:
    """Return what the leaders of parts lead, by their roles."""
    roles = (PART_ROLE.match(line.role.strip()) for line in proposal.hours if line.role)
    found = tuple(dict.fromkeys(role[1] for role in roles if role))
    return found if len(found) > 1 else ()


def _title_parts(proposal: Proposal) -> tuple[str, ...]:
    """Return the things that the title lists, those after the colon where it has one."""
    listed = re.split(r":\s*", proposal.title or "")[-1]
    return tuple(part.strip() for part in re.split(r",\s*|\s+(?:og|and)\s+", listed) if part.strip()) if "," in listed else ()


def _by_year(proposal: Proposal) -> tuple[str, ...]:
    """Return the milestones, the last of each year: what there is to show when the year is over."""
    last = {one.date.year: one.description for one in proposal.milestones if one.date and one.description}
    return tuple(f"{year}: {description}" for year, description in sorted(last.items()))


@check(
    code="unusually-large",
    looks_for=N_("Tiltak som er mye større enn de andre"),
    severity=Severity.INFO,
    lesson=LESSON,
    message=N_("Tiltaket krever {hours} timer. Tre av fire forslag i planen krever mindre enn {quartile}."),
    why=N_("Et tiltak som skiller seg så mye ut, er ofte et program og ikke et tiltak."),
    fix=N_("Hold det opp mot de andre når dere prioriterer, og vurder å dele det."),
)
def unusually_large(plan: Plan) -> Iterator[Hit]:
    """Find proposals whose hours lie far outside those of the plan's other proposals."""
    hours = [proposal.total_hours for proposal in plan.proposals if proposal.total_hours]
    if len(hours) < FEWEST_TO_COMPARE:
        return
    lower, _, upper = quantiles(hours, n=4)
    for proposal in plan.proposals:
        if proposal.total_hours > upper + FAR_OUT * (upper - lower):
            yield Hit("/hours", {"hours": proposal.total_hours, "quartile": round(upper)}, (proposal.id,))


CHECKS = (too_many_persons, too_many_deliverables, too_many_dependencies, several_in_one, unusually_large)
