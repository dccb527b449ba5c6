"""Do the proposals together answer what the plan is for: areas, frames, prioritised goals?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tiltaksplan.language import N_
from tiltaksplan.plan.checks.check import Hit, check, check_each
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.matching import focus_area_of, frame_of
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal

LESSON = N_("2019–2021: Ambisjoner og ressurser hang ikke sammen. Hvert tiltak skal knyttes til utviklingsmål.")
FEWEST_TO_BALANCE = 8  # proposals, below which an area may be empty by chance


@check_each(
    code="unknown-focus-area",
    looks_for=N_("Hovedområder som ikke finnes i oppsettet"),
    severity=Severity.WARNING,
    lesson=LESSON,
    message=N_("Hovedområdet «{area}» finnes ikke i oppsettet."),
    why=N_("Da teller forslaget ikke med på noe hovedområde når planen skal balanseres."),
    fix=N_("Velg et hovedområde fra oppsettet, eller legg det til der."),
)
def unknown_focus_area(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find focus areas that the set-up does not have."""
    if plan.setup.focus_areas and proposal.focus_area and focus_area_of(proposal.focus_area, plan.setup) is None:
        yield Hit("/focus_area", {"area": proposal.focus_area}, (proposal.id,))


@check_each(
    code="unknown-frame",
    looks_for=N_("Rammer som ikke finnes i oppsettet"),
    severity=Severity.INFO,
    lesson=LESSON,
    message=N_("Rammen «{frame}» finnes ikke i oppsettet."),
    why=N_("Da teller forslaget ikke med blant dem som svarer på den."),
    fix=N_("Velg en ramme fra oppsettet, eller legg til navnet der som et annet navn på rammen."),
)
def unknown_frame(plan: Plan, proposal: Proposal) -> Iterator[Hit]:
    """Find frames that the set-up does not have."""
    for number, frame in enumerate(proposal.frames):
        if plan.setup.frames and frame_of(frame, plan.setup) is None:
            yield Hit(f"/frames/{number}", {"frame": frame}, (proposal.id,))


@check(
    code="frames-unanswered",
    looks_for=N_("Rammer som ingen forslag svarer på"),
    severity=Severity.INFO,
    lesson=LESSON,
    message=N_("Ingen forslag svarer på {frames}."),
    why=N_("Rammene er valgt for denne planen, og noen vil spørre hva den gjør med dem."),
    fix=N_("Spør gruppene om noen av forslagene kan svare på dem, eller si i planen hvorfor de ikke gjør det."),
)
def frames_unanswered(plan: Plan) -> Iterator[Hit]:
    """Find the set-up's frames that no proposal answers."""
    named = {name for proposal in plan.proposals for name in proposal.frames}
    answered = {frame.name for name in named if (frame := frame_of(name, plan.setup))}
    left = tuple(frame.name for frame in plan.setup.frames if frame.name not in answered)
    if left and plan.proposals:
        yield Hit(None, {"frames": left})


@check(
    code="goals-unanswered",
    looks_for=N_("Prioriterte mål som ingen forslag bidrar til"),
    severity=Severity.INFO,
    lesson=LESSON,
    message=N_("Ingen forslag bidrar til disse prioriterte målene: {goals}."),
    why=N_("Lederne har valgt dem for perioden. Uten et tiltak blir de stående til neste plan."),
    fix=N_("Spør enhetene om de har et forslag, eller si i planen at målene må vente."),
)
def goals_unanswered(plan: Plan) -> Iterator[Hit]:
    """Find the prioritised goals that no proposal serves."""
    served = {goal for proposal in plan.proposals for goal in proposal.strategy_goals}
    left = tuple(goal.number for goal in plan.setup.goals if goal.prioritised and goal.number not in served)
    if left and plan.proposals:
        yield Hit(None, {"goals": left})


@check(
    code="focus-out-of-balance",
    looks_for=N_("Hovedområder med få forslag"),
    severity=Severity.INFO,
    lesson=N_("Lederne har valgt hovedområdene for perioden."),
    message=N_("{count} av {total} forslag gjelder «{area}» ({percent} prosent)."),
    why=N_("Et hovedområde med få forslag får få tiltak, uansett hvordan dere prioriterer."),
    fix=N_("Spør gruppene på området om de har flere forslag, eller la de som finnes, telle mer."),
    limits=("min_focus_share",),
)
def focus_out_of_balance(plan: Plan) -> Iterator[Hit]:
    """Hold the share of the proposals in each focus area against the limit."""
    areas = [area.name for proposal in plan.proposals if (area := focus_area_of(proposal.focus_area, plan.setup))]
    counts = Counter(areas)
    if len(areas) < FEWEST_TO_BALANCE:
        return
    for area in plan.setup.focus_areas:
        count = counts[area.name]
        if count < plan.setup.limits.share("min_focus_share") * len(areas):
            yield Hit(None, {"count": count, "total": len(areas), "area": area.name, "percent": round(count / len(areas) * 100)})


CHECKS = (unknown_focus_area, unknown_frame, frames_unanswered, goals_unanswered, focus_out_of_balance)
