"""A form on the desk, or one that is in the plan, as the paper that the screen shows; and the decisions about the latter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tiltaksplan.actions.import_desk import (
    ASIDE,
    CHANGED,
    UNSURE,
    Decision,
    Desk,
    as_decided,
    could_be,
    leftovers_of,
    to_decide,
    values_of,
)
from tiltaksplan.actions.kept_forms import kept_decision, leftovers_kept, values_kept
from tiltaksplan.actions.original import Original, original_at, original_kept
from tiltaksplan.desktop.import_desk.lines import line_of, line_without_field
from tiltaksplan.desktop.import_desk.paper import Paper
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.screen_language import _
from tiltaksplan.plan.imported_file import ImportedFile
from tiltaksplan.plan.plan import Plan
from tiltaksplan.progress import Progress


def paper_on_desk(plan: Plan, desk: Desk, path: str, *, writable: bool) -> Paper:
    """Return the form at *path* on the desk."""
    proposals = as_decided(desk, path).proposals
    lines = [line_of(value, several=len(proposals) > 1) for value in values_of(desk, path)]
    lines += [line_without_field(one.place.words(), one.text) for one in leftovers_of(desk, path)]

    def original(progress: Progress) -> Original:
        return original_at(Path(path), progress)

    def fields_for(proposal: int, text: str) -> Sequence[tuple[str, bool]]:
        return could_be(plan, proposals[proposal], text) if proposal < len(proposals) else ()

    return Paper(
        key=path, original=original, lines=tuple(lines), setup=plan.setup, writable=writable, fields_for=fields_for,
        total=to_decide(replace(desk, decisions=()), path),
    )  # fmt: skip


def kept_paper(open_plan: OpenPlan, file: ImportedFile, *, writable: bool) -> Paper:
    """Return a form that is in the plan."""
    plan, plan_file = open_plan.plan, open_plan.file
    lines = [line_of(value, several=len(file.proposals) > 1) for value in values_kept(plan, file)]
    lines += [line_without_field(one.place, one.text) for one in leftovers_kept(plan, file)]

    def original(progress: Progress) -> Original:
        return original_kept(plan_file, file.sha256, file.name, progress)

    def fields_for(proposal: int, text: str) -> Sequence[tuple[str, bool]]:
        known = {one.id: one for one in plan.proposals}
        found = known.get(file.proposals[proposal]) if proposal < len(file.proposals) else None
        return could_be(plan, found, text) if found is not None else ()

    return Paper(
        key=file.sha256, original=original, lines=tuple(lines), setup=plan.setup, writable=writable, fields_for=fields_for,
        total=sum(line.state == UNSURE for line in lines),
    )  # fmt: skip


def decide_kept(open_plan: OpenPlan, file: ImportedFile, decision: Decision) -> None:
    """Make a decision about a form that is in the plan, as a change that can be undone."""
    open_plan.make(kept_decision(open_plan.plan, file, decision), step_text(decision))


def step_text(decision: Decision) -> str:
    """Return what a decision is called in the menu."""
    if decision.kind == ASIDE:
        return _("Sett til side")
    if decision.kind == CHANGED:
        return _("Rett det som ble lest")
    return _("Bekreft det som ble lest")
