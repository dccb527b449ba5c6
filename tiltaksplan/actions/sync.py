"""Take a workbook that people have edited back into the plan: read it, lay it beside the plan and its base, and store what a person says.

Nothing here knows a window. `prepare_sync` stores nothing and can be shown; `store_sync` stores all of it as one step, or nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.imported_file import ImportedFile
from tiltaksplan.plan.merge import Added, Applied, Conflict, Merge, Removed, merge
from tiltaksplan.plan.merge_changes import Decided, Decisions, Edited, Take, decide
from tiltaksplan.plan.plain import plain_of
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.workbook_edits import WorkbookEdits
from tiltaksplan.progress import Progress, Silent

if TYPE_CHECKING:
    from tiltaksplan.actions.plan_file import PlanFile
    from tiltaksplan.document.blocks import Document

__all__ = [
    "Added",
    "Applied",
    "Conflict",
    "Decided",
    "Decisions",
    "Edited",
    "NotOurWorkbook",
    "PlanChangedMeanwhile",
    "Removed",
    "Sync",
    "Take",
    "WorkbookOfAnotherPlan",
    "decided",
    "needs_a_person",
    "prepare_sync",
    "step_text",
    "store_sync",
    "sync_json",
    "update_workbook",
]

BASE_IS_UNKNOWN = N_(
    "Planen har ikke grunnlaget som arbeidsboken ble skrevet fra, så ingen kan vite hvem som har endret hva. "
    "Alt som er ulikt, vises derfor som konflikt, og rader som mangler, er ikke regnet som slettet."
)


class NotOurWorkbook(TiltaksplanError):
    """The file is no workbook that the plan has written."""

    message = N_(
        "«{name}» er ikke en arbeidsbok fra planen. Ingenting er endret. Eksporter en arbeidsbok fra planen, og gjør endringene i den."
    )


class WorkbookOfAnotherPlan(TiltaksplanError):
    """The workbook was written from another plan."""

    message = N_("«{name}» er skrevet fra en annen plan enn denne. Ingenting er endret. Åpne planen som arbeidsboken hører til.")


class PlanChangedMeanwhile(TiltaksplanError):
    """Somebody changed the plan after the workbook was laid beside it."""

    message = N_("Planen er endret siden «{name}» ble lagt ved siden av den. Ingenting er lagret. Hent arbeidsboken på nytt.")
    exit_code = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Sync:
    """A workbook laid beside the plan, with nothing stored yet.

    Attributes:
        path: Where the workbook lies.
        content: Its bytes, which the plan keeps when something of it is taken in.
        saved_by: Who saved it last, as the file says; empty where it does not.
        mark: The mark of the base that it was written from, as the file says.
        base: What it was written from; the plan itself where that is not known.
        known: Whether it is known.
        plan: The plan that it was laid beside.
        edits: What was done to the workbook.
        merge: What that means for the plan.
    """

    path: Path
    content: bytes
    saved_by: str
    mark: str
    base: Plan
    known: bool
    plan: Plan
    edits: WorkbookEdits
    merge: Merge

    @property
    def sha256(self) -> str:
        """What the plan keeps the file under."""
        return sha256(self.content).hexdigest()


def prepare_sync(plan_file: PlanFile, path: Path, *, progress: Progress | None = None) -> Sync:
    """Return what the workbook at *path* would change in the plan. Stores nothing.

    Raises:
        NotOurWorkbook, WorkbookOfAnotherPlan: As they say.
        TiltaksplanError: The file cannot be read.
        Cancelled: The person stopped it.
    """
    with _without_collecting():
        return _prepared(plan_file, path, progress or Silent())


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Let Python not look for garbage while tens of thousands of cells are made, none of which is any: a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _prepared(plan_file: PlanFile, path: Path, progress: Progress) -> Sync:
    from tiltaksplan.actions.workbook_base import base_of, base_plan, plan_mark
    from tiltaksplan.forms.plan_workbook import is_plan_workbook, marks_of
    from tiltaksplan.io.files import content_of_file
    from tiltaksplan.io.opening import open_document

    progress.step(0, 3, path.name)
    content, document = content_of_file(path), open_document(path)
    if not is_plan_workbook(document):
        raise NotOurWorkbook(name=path.name)
    mark, of_plan = marks_of(document)
    if of_plan and of_plan != plan_mark(plan_file):
        raise WorkbookOfAnotherPlan(name=path.name)
    progress.step(1, 3, path.name)
    plan = plan_file.plan
    found = base_of(plan_file, mark) if mark else None
    base = base_plan(plan) if found is None else found
    edits = _edits_of(document, base, plan, known=found is not None)
    progress.step(2, 3, path.name)
    merged = merge(base, plan, edits, known=found is not None)
    progress.step(3, 3, path.name)
    properties = document.properties
    return Sync(
        path=path,
        content=content,
        saved_by=properties.last_modified_by or properties.author,
        mark=mark,
        base=base,
        known=found is not None,
        plan=plan,
        edits=edits,
        merge=merged,
    )


def _edits_of(document: Document, base: Plan, plan: Plan, *, known: bool) -> WorkbookEdits:
    from dataclasses import replace

    from tiltaksplan.forms.plan_cells import CellRules
    from tiltaksplan.forms.plan_workbook import edits_in
    from tiltaksplan.io.excel.in_cell import as_in_cell

    edits = edits_in(document, base, plan, CellRules(in_cell=as_in_cell, setup=base.setup), known=known)
    return edits if known else replace(edits, notes=(Message.of(BASE_IS_UNKNOWN), *edits.notes))


def decided(sync: Sync, decisions: Decisions) -> Decided:
    """Return what *decisions* make of *sync*, and the changes that would be stored. Stores nothing."""
    return decide(sync.plan, sync.merge, decisions, source=sync.sha256, why=step_text(sync))


def store_sync(plan_file: PlanFile, sync: Sync, decisions: Decisions | None = None) -> Decided:
    """Store what *decisions* make of *sync* as one step with the file itself, and return what was done. Nothing of it, or all.

    Raises:
        PlanChangedMeanwhile: Prepare anew.
        PlanCannotBeChanged, PlanFileError: Nothing is changed.
    """
    if plan_file.plan != sync.plan:
        raise PlanChangedMeanwhile(name=sync.path.name)
    outcome = decided(sync, decisions or Decisions())
    if not outcome.changes:
        return outcome
    key = sync.sha256
    changes = list(outcome.changes)
    if all(file.sha256 != key for file in sync.plan.files):
        file = ImportedFile(sha256=key, name=sync.path.name, imported=datetime.now(UTC), kind="plan-workbook")
        changes.append(Change(thing=f"file:{key}", after=file, source=key))
    plan_file.commit(changes, step_text(sync), originals=[(sync.path.name, sync.content)])
    return outcome


def step_text(sync: Sync) -> str:
    """Return what the step is called in the journal, and so in the window."""
    if sync.saved_by:
        text = Message.of(N_("Hent endringer fra «{name}», sist lagret av {who}"), name=sync.path.name, who=sync.saved_by)
        return text.told()
    return Message.of(N_("Hent endringer fra «{name}»"), name=sync.path.name).told()


def update_workbook(plan_file: PlanFile, sync: Sync, outcome: Decided) -> int:
    """Write in the workbook, in place, what the plan says otherwise since *outcome* was stored; return how many cells were written.

    Raises:
        FileProblem: It is open in another program, read-only, or cannot be written safely. It is as it was; the plan keeps what it took.
    """
    from tiltaksplan.actions.sync_update import update_workbook as update

    return update(plan_file, sync, outcome)


def needs_a_person(sync: Sync, outcome: Decided) -> bool:
    """Return whether something waits for a person: a conflict, a cell that was not taken, a row that is gone."""
    return bool(outcome.conflicts or outcome.removed or sync.merge.rejected)


def sync_json(sync: Sync, outcome: Decided, language: str = "nb") -> dict[str, Any]:
    """Return the contract's JSON document of what was done, or would be, and what waits."""
    merged = sync.merge
    return {
        "workbook": sync.path.name,
        "saved_by": sync.saved_by,
        "base_known": sync.known,
        "applied": [_applied_json(one) for one in outcome.applied],
        "conflicts": [_conflict_json(one) for one in outcome.conflicts],
        "decided": [_conflict_json(one) | {"decision": _decision(said)} for one, said in outcome.settled],
        "rejected": [{"cell": one.cell, "text": one.text, "message": one.message.told(language)} for one in merged.rejected],
        "added": [_added_json(one, outcome.ids) for one in outcome.added],
        "left_out": [_added_json(one, outcome.ids) for one in outcome.left_out],
        "removed": [_removed_json(one) for one in outcome.removed],
        "deleted": [_removed_json(one) for one in outcome.deleted],
        "notes": [note.told(language) for note in merged.notes],
    }


def _applied_json(one: Applied) -> dict[str, Any]:
    plain = {"before": plain_of(one.before), "after": plain_of(one.after)}
    return {"proposal": one.proposal, "field": one.field, **plain, "cell": one.cell}


def _conflict_json(one: Conflict) -> dict[str, Any]:
    values = {"base": plain_of(one.base), "ours": plain_of(one.ours), "theirs": plain_of(one.theirs)}
    plain = {"before": values["ours"], "after": values["theirs"]}
    return {"proposal": one.proposal, "field": one.field, **plain, "cell": one.cell, **values}


def _decision(said: Take | Edited) -> object:
    return said.value if isinstance(said, Take) else {"edited": plain_of(said.value)}


def _added_json(one: Added, ids: Mapping[str, str]) -> dict[str, Any]:
    plain = {"field": f"/{one.table}" if one.table else "", "after": plain_of(one.value), "cell": one.key}
    title = {"title": one.value.title} if isinstance(one.value, Proposal) else {}
    return {"proposal": one.proposal or ids.get(one.key), **title, **plain}


def _removed_json(one: Removed) -> dict[str, Any]:
    title = {"title": one.value.title} if isinstance(one.value, Proposal) else {}
    return {"key": one.key, "proposal": one.proposal, **title, "field": one.field, "before": plain_of(one.value), "changed": one.changed}
