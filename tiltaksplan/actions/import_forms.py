"""Forms into the plan: what they say and the files themselves, as one step that can be undone at one stroke."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tiltaksplan.actions.plan_file import PlanFile
from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.language import N_, Message, translator
from tiltaksplan.plan.change import Change, apply_all
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.imported_file import ImportedFile
from tiltaksplan.plan.naming import naming_changes
from tiltaksplan.plan.plain import plain_of
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.revision import differences, known_versions
from tiltaksplan.progress import Progress

if TYPE_CHECKING:
    from tiltaksplan.forms.reading import Problem, Reading
    from tiltaksplan.plan.revision import Difference

NEW, REVISION, SKIPPED, REFUSED, HISTORY = "new", "revision", "skipped", "refused", "history"
# Keys of the stored reading beside the contract's: the proposals as the plan took them, and the ids of those that were new with the file.
STORED, CAME_NEW = "stored", "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """A newer version of a known proposal, and what differs in it."""

    proposal: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileImport:
    """What became of one file.

    Attributes:
        outcome: `new`, `revision` (something in it waits for a person), `skipped`, `refused` or `history`.
        new: Ids of the proposals that came with it.
        revised: What waits to be confirmed.
        known: Ids of the proposals that the plan has from it already, or that it says nothing new of.
        problems: Those of the reading, and what the import has to say besides.
    """

    reading: Reading
    outcome: str
    sha256: str = ""
    new: tuple[str, ...] = ()
    revised: tuple[Revised, ...] = ()
    known: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    changes: tuple[Change, ...] = ()
    original: bytes = b""

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return Path(self.reading.path).name


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What reading some files came to: shown to a person first, then stored by `store_import`."""

    files: tuple[FileImport, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """All that changes in the plan, in order."""
        return tuple(change for file in self.files for change in file.changes)

    @property
    def originals(self) -> tuple[tuple[str, bytes], ...]:
        """The files to keep, as (name, bytes)."""
        return tuple((file.name, file.original) for file in self.files if file.changes)

    @property
    def new(self) -> tuple[str, ...]:
        """Ids of the new proposals."""
        return tuple(proposal for file in self.files for proposal in file.new)

    @property
    def revisions(self) -> tuple[FileImport, ...]:
        """The files that hold newer versions of known proposals."""
        return tuple(file for file in self.files if file.outcome == REVISION)

    @property
    def skipped(self) -> tuple[FileImport, ...]:
        """The files that the plan has already."""
        return tuple(file for file in self.files if file.outcome == SKIPPED)

    @property
    def refused(self) -> tuple[FileImport, ...]:
        """The files from which nothing was taken."""
        return tuple(file for file in self.files if file.outcome == REFUSED)

    @property
    def refused_names(self) -> tuple[str, ...]:
        """The names of the refused files."""
        return tuple(file.name for file in self.refused)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, file by file."""
        return tuple(problem for file in self.files for problem in file.problems)

    @property
    def exit_code(self) -> int:
        """The contract's exit code: 3 where no file could be read, 1 where something needs a person, else 0."""
        if self.files and len(self.refused) == len(self.files):
            return 3
        needs_a_person = self.refused or self.revisions or any(problem.severity is Severity.ERROR for problem in self.problems)
        return 1 if needs_a_person else 0


def import_forms(plan_file: PlanFile, paths: Sequence[Path], progress: Progress) -> Import:
    """Read the forms at *paths* (files, or folders in name order) and store what they say, originals included, as one step.

    Raises:
        Cancelled: A person stopped the reading; nothing is stored.
        PlanCannotBeChanged, PlanFileError: Nothing is stored.
    """
    from tiltaksplan.actions.read import read_forms

    prepared = prepare_import(plan_file, read_forms(paths, progress, plan=plan_file.plan))
    store_import(plan_file, prepared)
    return prepared


def prepare_import(plan_file: PlanFile, readings: Sequence[Reading]) -> Import:
    """Return what storing *readings* would do; nothing is stored yet."""
    plan, done = plan_file.plan, list[FileImport]()
    for reading in readings:
        file = _prepared(plan, reading)
        plan = apply_all(plan, file.changes)  # so that the next file knows this one's proposals
        done.append(file)
    return Import(files=tuple(done))


def store_import(plan_file: PlanFile, prepared: Import) -> Plan:
    """Store what was prepared as one step, and return the plan that it gives.

    Raises:
        PlanHasMovedOn: The plan has changed since it was prepared.
        PlanCannotBeChanged, PlanFileError: Nothing is stored.
    """
    text = Message.of(N_("Importer {count} filer"), count=len(prepared.originals)).told()
    return plan_file.commit(prepared.changes, text, originals=prepared.originals)


def _prepared(plan: Plan, reading: Reading) -> FileImport:
    from tiltaksplan.io.files import content_of_file

    if reading.status == "refused":
        return FileImport(reading=reading, outcome=REFUSED, problems=reading.problems)
    try:
        content = content_of_file(Path(reading.path))
    except TiltaksplanError as error:
        return refused(reading, "file-gone", Message.of(error.message, **error.figures))
    key = sha256(content).hexdigest()
    known = next((file for file in plan.files if file.sha256 == key), None)
    if known is not None:
        message = Message.of(N_("Filen er alt tatt inn i planen, som «{name}». Den er hoppet over."), name=known.name)
        ids = tuple(filter(None, known.proposals))
        told = (_problem("file-known", message, Severity.INFO),)
        return FileImport(reading=reading, outcome=SKIPPED, sha256=key, known=ids, problems=told)
    if len(reading.proposals) != 1:  # a list of proposals too: the last plan's results look much like one
        from tiltaksplan.actions.import_others import other_file

        other = other_file(plan, reading, key, content)
        if other is not None:
            return other
    return _proposals_in(plan, reading, key, content)


def _proposals_in(plan: Plan, reading: Reading, key: str, content: bytes) -> FileImport:
    name = Path(reading.path).name
    same_name = frozenset(proposal for file in plan.files if file.name == name for proposal in file.proposals)
    versions = known_versions(reading.proposals, plan.proposals, plan.setup, same_file=same_name)
    taken, changes = _taken(plan, reading, key, versions)
    new = tuple(one.id for place, one in enumerate(taken) if place not in versions)
    again = ((one.id, _differences(plan, one, reading)) for place, one in enumerate(taken) if place in versions)
    revised = tuple(Revised(proposal=proposal, differences=found) for proposal, found in again if found)
    file = ImportedFile(
        sha256=key, name=name, imported=datetime.now(UTC), kind=reading.kind, language=reading.language,
        template=reading.template.name if reading.template else None, proposals=tuple(one.id for one in taken), waiting=bool(revised),
        reading=_stored_reading(reading, taken, new),
    )  # fmt: skip
    problems = (*reading.problems, *_remarks(plan, file, bool(revised or new)))
    unchanged = {one.id for one in taken}.difference(new, (one.proposal for one in revised))
    return FileImport(
        reading=reading, outcome=REVISION if revised else NEW if new else SKIPPED, sha256=key, new=new, revised=revised,
        known=tuple(sorted(unchanged)), problems=problems, original=content,
        changes=(*changes, Change(thing=f"file:{key}", after=file, source=key)),
    )  # fmt: skip


def _taken(plan: Plan, reading: Reading, key: str, versions: Mapping[int, str]) -> tuple[list[Proposal], list[Change]]:
    """Return the proposals of *reading* with their ids and the set-up's names, and the changes that bring the new ones in."""
    why = Message.of(N_("Navnet er skrevet som i oppsettet")).told()
    taken: list[Proposal] = []
    changes: list[Change] = []
    growing = plan
    for place, written in enumerate(reading.proposals):
        known = versions.get(place)
        proposal = replace(written, id=known or growing.next_proposal_id())
        names = tuple(replace(one, source=key) for one in naming_changes(proposal, plan.setup, why=why))
        if known is None:
            came = Change(thing=f"proposal:{proposal.id}", after=proposal, source=key)
            growing = apply_all(growing, (came,))
            changes += [came, *names]
        taken.append(_with(proposal, names))
    return taken, changes


def _with(proposal: Proposal, changes: Iterable[Change]) -> Proposal:
    plan = Plan(proposals=(proposal,))
    return apply_all(plan, changes).proposals[0]


def _differences(plan: Plan, proposal: Proposal, reading: Reading) -> tuple[Difference, ...]:
    from tiltaksplan.actions.revisions import base_of

    base = base_of(plan, proposal.id)
    return differences(plan.proposal(proposal.id), proposal, base=base, only_given=reading.kind == "unit-priority")


def _stored_reading(reading: Reading, taken: Sequence[Proposal], new: Sequence[str]) -> str:
    return json.dumps(
        {**_reading_json(reading, "nb"), STORED: [plain_of(proposal) for proposal in taken], CAME_NEW: list(new)}, ensure_ascii=False
    )


def _reading_json(reading: Reading, language: str) -> dict[str, object]:
    from tiltaksplan.actions.read import readings_json

    (document,) = cast(list[dict[str, object]], readings_json([reading], language)["files"])
    return document


def _remarks(plan: Plan, file: ImportedFile, says_something: bool) -> tuple[Problem, ...]:
    """Return what the import has to say of a file besides what its reader said."""
    if not says_something:
        message = Message.of(N_("Filen sier det samme som planen alt har. Ingenting er endret."))
        return (_problem("nothing-new", message, Severity.INFO),)
    older = [one for one in plan.files if one.name == file.name and one.kind == file.kind == "proposal-list" and not one.waiting]
    older.sort(key=lambda one: one.imported)
    gone = sorted({proposal for one in older[-1:] for proposal in one.proposals if proposal and proposal not in file.proposals})
    if not gone:
        return ()
    text = N_("{proposals} sto i den forrige utgaven av listen, men ikke i denne. De er ikke fjernet fra planen.")
    return (_problem("row-gone", Message.of(text, proposals=tuple(gone)), Severity.WARNING),)


def _problem(code: str, message: Message, severity: Severity) -> Problem:
    from tiltaksplan.forms.reading import Problem

    return Problem(code=code, severity=severity, message=message)


def refused(reading: Reading, code: str, message: Message) -> FileImport:
    """Return *reading* as a file from which nothing is taken, with *message* as the reason."""
    known = tuple(problem for problem in reading.problems if problem.code != code)  # its reader may have said the same already
    return FileImport(reading=reading, outcome=REFUSED, problems=(*known, _problem(code, message, Severity.ERROR)))


def import_json(done: Import, language: str = "nb") -> dict[str, object]:
    """Return what became of each file as JSON, in *language*."""
    files: list[dict[str, object]] = []
    for file in done.files:
        told = _reading_json(replace(file.reading, problems=file.problems), language)
        ids = (*file.new, *(one.proposal for one in file.revised), *file.known)
        revised = [{"proposal": one.proposal, "differences": plain_of(one.differences)} for one in file.revised]
        files.append({**told, "outcome": file.outcome, "ids": list(ids), "sha256": file.sha256, "revisions": revised})
    translate = translator(language)
    return {"files": files, "text": translate(N_("{count} nye forslag")).format(count=len(done.new)), "new": list(done.new)}
