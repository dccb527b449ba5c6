"""Newer versions of known proposals: what differs in them, and a person's yes or no."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tiltaksplan.actions.import_forms import CAME_NEW, STORED, Revised
from tiltaksplan.actions.plan_file import PlanFile
from tiltaksplan.errors import WrongUsage
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.change import Change, apply_all
from tiltaksplan.plan.imported_file import ImportedFile
from tiltaksplan.plan.plain import value_from
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.revision import differences


def waiting_files(plan: Plan) -> tuple[ImportedFile, ...]:
    """Return the files with newer versions that nobody has answered yet, the oldest first."""
    return tuple(sorted((file for file in plan.files if file.waiting), key=lambda file: file.imported))


def revisions_in(plan: Plan, sha256: str) -> tuple[Revised, ...]:
    """Return what the waiting file *sha256* would change in the plan as it stands now, proposal by proposal."""
    file = _waiting_file(plan, sha256)
    return tuple(
        Revised(proposal=proposal.id, differences=found)
        for proposal in _stored(file)
        if _is_known(plan, proposal.id)
        and (
            found := differences(
                plan.proposal(proposal.id), proposal, base=base_of(plan, proposal.id), only_given=file.kind == "unit-priority"
            )
        )
    )


def base_of(plan: Plan, proposal_id: str) -> Proposal | None:
    """Return the proposal as its latest confirmed file gave it; None where it came from no file."""
    files = sorted((file for file in plan.files if proposal_id in file.proposals and not file.waiting), key=lambda file: file.imported)
    return next((one for file in reversed(files) for one in _stored(file) if one.id == proposal_id), None)


def confirm_revision(plan_file: PlanFile, sha256: str, *, fields: Iterable[tuple[str, str]] | None = None) -> tuple[Change, ...]:
    """Take the newer versions in the file *sha256* into the plan as one step, and return the changes.

    Older versions of the same proposals that still wait are answered by it too.

    Args:
        fields: (proposal id, pointer) of the differences that the person wants; all of them where it is left out.

    Raises:
        WrongUsage: No such file waits.
        PlanCannotBeChanged, PlanFileError: Nothing is changed.
    """
    plan = plan_file.plan
    file = _waiting_file(plan, sha256)
    wanted = None if fields is None else set(fields)
    changes = [
        Change(thing=f"proposal:{one.proposal}", field=part.field, before=part.before, after=part.after, source=sha256)
        for one in revisions_in(plan, sha256)
        for part in one.differences
        if wanted is None or (one.proposal, part.field) in wanted
    ]
    changes += _form_facts(plan, file)
    changes.append(Change(thing=f"file:{sha256}", field="/waiting", before=True, after=False, source=sha256))
    changes += _superseded(plan, file)
    plan_file.commit(changes, Message.of(N_("Ta inn nyere utgave fra «{name}»"), name=file.name).told())
    return tuple(changes)


def reject_revision(plan_file: PlanFile, sha256: str, *, why: str | None = None) -> tuple[Change, ...]:
    """Leave the plan as it is and let the file *sha256* wait no longer; return the changes. The file itself is kept.

    Raises:
        WrongUsage: No such file waits.
        PlanCannotBeChanged, PlanFileError: Nothing is changed.
    """
    file = _waiting_file(plan_file.plan, sha256)
    changes = tuple(_answered_no(file, why))
    plan_file.commit(changes, Message.of(N_("Avvis nyere utgave fra «{name}»"), name=file.name).told())
    return changes


def take_as_new(plan_file: PlanFile, sha256: str) -> tuple[Change, ...]:
    """Take what was held to be newer versions in the file *sha256* into the plan as proposals of their own, as one step.

    For a person who sees that the program was wrong: two proposals have much the same title.

    Raises:
        WrongUsage: No such file waits.
        PlanCannotBeChanged, PlanFileError: Nothing is changed.
    """
    plan = plan_file.plan
    file = _waiting_file(plan, sha256)
    new = json.loads(file.reading).get(CAME_NEW, [])
    changes: list[Change] = []
    ids: list[str] = []
    for proposal in _stored(file):
        if proposal.id in new or not proposal.id:
            ids.append(proposal.id)
            continue
        own = replace(proposal, id=apply_all(plan, changes).next_proposal_id())
        changes.append(Change(thing=f"proposal:{own.id}", after=own, source=sha256))
        ids.append(own.id)
    reading = json.loads(file.reading)
    reading[STORED] = [{**plain, "id": own} for plain, own in zip(reading[STORED], ids, strict=True)]
    answered = replace(file, waiting=False, proposals=tuple(ids), reading=json.dumps(reading | {CAME_NEW: ids}, ensure_ascii=False))
    changes.append(Change(thing=f"file:{sha256}", before=file, after=answered, source=sha256))
    plan_file.commit(changes, Message.of(N_("Ta inn «{name}» som eget forslag"), name=file.name).told())
    return tuple(changes)


def _form_facts(plan: Plan, file: ImportedFile) -> Iterator[Change]:
    """Yield what a newer form says of itself: when it came, and which fields it had no room for."""
    for proposal in _stored(file):
        if not _is_known(plan, proposal.id):
            continue
        current = plan.proposal(proposal.id)
        room = tuple(field for field in current.not_asked if field in proposal.not_asked)  # what either form asked for is asked for
        for field, before, after in (("/received", current.received, proposal.received), ("/not_asked", current.not_asked, room)):
            if after is not None and before != after:
                yield Change(thing=f"proposal:{proposal.id}", field=field, before=before, after=after, source=file.sha256)


def _superseded(plan: Plan, newer: ImportedFile) -> Iterator[Change]:
    for file in waiting_files(plan):
        if file.imported < newer.imported and set(file.proposals) <= set(newer.proposals):
            why = Message.of(N_("En nyere utgave er tatt inn: «{name}»"), name=newer.name).told()
            yield from _answered_no(file, why)


def _answered_no(file: ImportedFile, why: str | None) -> Iterator[Change]:
    """Yield the changes after which *file* waits no longer and gives only what came new with it: its other places stand empty."""
    new = json.loads(file.reading).get(CAME_NEW, [])
    taken = tuple(proposal if proposal in new else "" for proposal in file.proposals)
    thing = f"file:{file.sha256}"
    yield Change(thing=thing, field="/waiting", before=True, after=False, why=why)
    yield Change(thing=thing, field="/proposals", before=file.proposals, after=taken, why=why)


def _waiting_file(plan: Plan, sha256: str) -> ImportedFile:
    file = next((one for one in plan.files if one.sha256 == sha256 and one.waiting), None)
    if file is None:
        raise WrongUsage(what=N_("Filen venter ikke lenger på svar. Noen har kanskje svart allerede."))
    return file


def _stored(file: ImportedFile) -> tuple[Proposal, ...]:
    stored = json.loads(file.reading).get(STORED, [])
    return tuple(value_from(Proposal, plain) for plain in stored)


def _is_known(plan: Plan, proposal_id: str) -> bool:
    return any(proposal.id == proposal_id for proposal in plan.proposals)
