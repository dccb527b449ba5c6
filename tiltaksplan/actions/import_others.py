"""Files that people drop among the forms and that are none: the last plan's results, a set-up, a letter."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tiltaksplan.actions.import_forms import HISTORY, FileImport, refused
from tiltaksplan.actions.read import NO_PROPOSAL
from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.imported_file import ImportedFile
from tiltaksplan.plan.plan import Plan

if TYPE_CHECKING:
    from tiltaksplan.document.blocks import Document
    from tiltaksplan.forms.reading import Reading

TOLD: dict[str, str] = {
    "setup": N_("Filen er et oppsett, ikke et forslag. Les den inn under Oppsett, eller lag en ny plan av den."),
    "status-report": N_("Filen er en statusrapport. Statusrunder kommer i en senere versjon, og ingenting er tatt inn."),
    "plan-workbook": N_("Filen er en arbeidsbok fra planen. Den hentes tilbake med «sync», ikke med import."),
    "unknown": NO_PROPOSAL,
}


def other_file(plan: Plan, reading: Reading, key: str, content: bytes) -> FileImport | None:
    """Return what to do with a file that is no proposal: take the last plan's results, or say what to do. None for a list of proposals."""
    from tiltaksplan.forms.history import is_history
    from tiltaksplan.forms.setup import is_setup
    from tiltaksplan.io.opening import open_document

    kind = reading.kind
    try:
        document = open_document(Path(reading.path))
    except TiltaksplanError as error:
        if reading.proposals:
            return None  # it was read a moment ago, and that holds
        return refused(reading, "file-gone", Message.of(error.message, **error.figures))
    if is_history(document):
        return _history(plan, reading, key, content, document)
    if is_setup(document):
        kind = "setup"
    elif reading.proposals:
        return None
    return refused(reading, f"not-a-proposal-{kind}", Message.of(TOLD.get(kind, TOLD["unknown"])))


def _history(plan: Plan, reading: Reading, key: str, content: bytes, document: Document) -> FileImport:
    from tiltaksplan.forms.history import history_from

    if plan.history:
        text = N_(
            "Planen har alt resultatene fra en forrige plan ({count} tiltak). Ingenting er endret. Fjern dem først om de skal byttes ut."
        )
        return refused(reading, "history-known", Message.of(text, count=len(plan.history)))
    measures, problems = history_from(document)
    file = ImportedFile(sha256=key, name=Path(reading.path).name, imported=datetime.now(UTC), kind="history", language=reading.language)
    changes = [Change(thing=f"file:{key}", after=file, source=key)]
    changes += [Change(thing=f"history:{measure.number}", after=measure, source=key) for measure in measures]
    return FileImport(
        reading=reading, outcome=HISTORY, sha256=key, problems=(*reading.problems, *problems), changes=tuple(changes), original=content
    )
