"""What the forms said of a proposal: where each value stood, what was unclear, what found no field; kept with the imported file as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tiltaksplan.plan.imported_file import ImportedFile
from tiltaksplan.plan.plain import value_from
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.pointer import NoSuchPlace, value_at
from tiltaksplan.plan.proposal import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a value stood in a form.

    Attributes:
        file: The form's name.
        place: In words: `tabell 1, rad 2, kolonne 2`.
        text: What was written there.
        sure: False where a person should look.
        changed: Whether somebody has changed the value in the plan since; nobody need look at the form for its sake then.
    """

    file: str
    place: str
    text: str
    sure: bool = True
    changed: bool = False

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at the value as it stands in the plan."""
        return not self.sure and not self.changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A problem that the reader had with a form; *field* is a pointer into the proposal, None for the form as a whole."""

    severity: str
    code: str
    message: str
    field: str | None = None
    proposal: str | None = None
    text: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """Text that somebody wrote and that no field took."""

    place: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEvidence:
    """All that one form said, apart from the values themselves."""

    file: ImportedFile
    origins: dict[tuple[str, str], Origin]
    remarks: tuple[Remark, ...]
    leftovers: tuple[Leftover, ...]

    @property
    def unsure(self) -> int:
        """How many values a person should look at."""
        return sum(origin.doubtful for origin in self.origins.values())


def evidence_of(plan: Plan, file: ImportedFile) -> FileEvidence:
    """Return what *file* said, by proposal and pointer, held against what stands in *plan* now."""
    reading, stored = _parsed(file.reading)
    current = {proposal.id: proposal for proposal in plan.proposals}
    origins = {}
    for pointer, source in reading.get("sources", {}).items():
        proposal, field = _split(pointer, file)
        if proposal:
            text, place = str(source.get("text", "")), str(source.get("place", ""))
            changed = proposal in stored and _differs(current.get(proposal), stored[proposal], field)
            sure = bool(source.get("sure", True))
            origins[proposal, field] = Origin(file=file.name, place=place, text=text, sure=sure, changed=changed)
    remarks = tuple(_remark(problem, file) for problem in reading.get("problems", ()))
    leftovers = tuple(Leftover(place=str(one.get("place", "")), text=str(one.get("text", ""))) for one in reading.get("unplaced", ()))
    return FileEvidence(file=file, origins=origins, remarks=remarks, leftovers=leftovers)


def files_of(plan: Plan, proposal_id: str) -> tuple[ImportedFile, ...]:
    """Return the files that a proposal came from, the latest first; a revision that waits is not among them."""
    found = [file for file in plan.files if proposal_id in file.proposals and not file.waiting]
    return tuple(sorted(found, key=lambda file: file.imported, reverse=True))


def origins_of(plan: Plan, proposal_id: str) -> dict[str, Origin]:
    """Return where each value of a proposal stood, by its pointer; the latest file counts."""
    origins: dict[str, Origin] = {}
    for file in files_of(plan, proposal_id):
        for (proposal, field), origin in evidence_of(plan, file).origins.items():
            if proposal == proposal_id:
                origins.setdefault(field, origin)
    return origins


def remarks_of(plan: Plan, proposal_id: str) -> tuple[Remark, ...]:
    """Return the problems that the reader had with a proposal in its latest file."""
    return tuple(
        remark
        for file in files_of(plan, proposal_id)[:1]
        for remark in evidence_of(plan, file).remarks
        if remark.proposal in (None, proposal_id)
    )


@lru_cache(maxsize=1000)
def _parsed(reading: str) -> tuple[dict[str, Any], dict[str, Proposal]]:
    """Return a stored reading, and its proposals by id as the plan took them."""
    document = json.loads(reading or "{}")
    return document, {proposal.id: proposal for proposal in (value_from(Proposal, plain) for plain in document.get("stored", ()))}


def _differs(current: Proposal | None, stored: Proposal, field: str) -> bool:
    try:
        return current is not None and value_at(current, field) != value_at(stored, field)
    except NoSuchPlace:  # a line that has been taken away
        return True


def _remark(problem: dict[str, object], file: ImportedFile) -> Remark:
    proposal, field = _split(str(problem.get("field") or ""), file)
    return Remark(
        severity=str(problem.get("severity", "warning")), code=str(problem.get("code", "")), message=str(problem.get("message", "")),
        field=field or None, proposal=proposal or None, text=str(problem.get("text") or ""), place=str(problem.get("place") or ""),
    )  # fmt: skip


def _split(pointer: str, file: ImportedFile) -> tuple[str, str]:
    """Return the proposal's id and the pointer below it, of `/proposals/0/costs/1/amount`."""
    parts = pointer.split("/")
    if len(parts) < 3 or parts[1] != "proposals" or not parts[2].isdigit() or int(parts[2]) >= len(file.proposals):
        return "", ""
    return file.proposals[int(parts[2])], "".join(f"/{part}" for part in parts[3:])
