"""From the import desk into the plan: the forms as a person has decided, as one step."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tiltaksplan.actions.import_desk import ASIDE, Desk, as_decided, reading_as_read
from tiltaksplan.actions.import_forms import Import, prepare_import
from tiltaksplan.actions.plan_file import PlanFile
from tiltaksplan.forms.reading import Reading
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.imported_file import ImportedFile


def store_desk(plan_file: PlanFile, desk: Desk) -> tuple[Import, tuple[Change, ...]]:
    """Take the forms on the desk into the plan as one step, with what the templates learned; return what came of it, and the changes.

    Raises:
        PlanHasMovedOn: A template has been changed since.
        PlanCannotBeChanged, PlanFileError: Nothing is stored.
    """
    prepared = prepare_import(plan_file, [as_decided(desk, one.path) for one in desk.readings])
    prepared = replace(prepared, files=tuple(replace(one, changes=_with_asides(desk, one.reading, one.changes)) for one in prepared.files))
    changes = (*desk.learned, *prepared.changes)
    text = Message.of(N_("Importer {count} filer"), count=len(prepared.originals)).told()
    plan_file.commit(changes, text, originals=prepared.originals)
    return prepared, changes


def _with_asides(desk: Desk, reading: Reading, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return *changes* with the texts that were set aside in the file's stored reading: they stand there, and ask for nothing."""
    aside = [{"place": place, "text": text} for place, text in _set_aside(desk, reading.path)]
    told = []
    for change in changes:
        if aside and isinstance(change.after, ImportedFile):
            stored = json.dumps({**json.loads(change.after.reading), "aside": aside}, ensure_ascii=False)
            change = replace(change, after=replace(change.after, reading=stored))
        told.append(change)
    return tuple(told)


def _set_aside(desk: Desk, path: str) -> Iterator[tuple[str, str]]:
    sources = reading_as_read(desk, path).sources
    for one in desk.of(path):
        if one.kind == ASIDE and one.pointer in sources:
            yield sources[one.pointer].place.words(), sources[one.pointer].text
        elif one.kind == ASIDE and one.text:
            yield one.place, one.text
