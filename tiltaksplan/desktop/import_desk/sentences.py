"""What came of forms, in a sentence for the strip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tiltaksplan.desktop.screen_language import _, counted
from tiltaksplan.language import N_

if TYPE_CHECKING:
    from tiltaksplan.actions.import_desk import Desk
    from tiltaksplan.actions.import_forms import Import


def of_desk(desk: Desk, waiting: int) -> str:
    """Return what lies on the desk, and what to do now."""
    done = desk.prepared
    ready = len(done.originals)
    parts = []
    if ready:
        one, many = N_("1 skjema er lest, men ikke tatt inn ennå."), N_("{count} skjemaer er lest, men ikke tatt inn ennå.")
        parts.append(counted(one, many, ready))
    parts += _others(done)
    if waiting:
        parts.append(counted(N_("1 sted må ses over."), N_("{count} steder må ses over."), waiting))
    return " ".join(parts)


def of_import(done: Import) -> str:
    """Return what was taken into the plan."""
    parts = []
    if done.new or not (done.revisions or done.skipped):
        parts.append(counted(N_("1 nytt forslag er lest inn."), N_("{count} nye forslag er lest inn."), len(done.new)))
    if done.revisions:
        one, many = N_("1 fil er en nyere utgave, og venter på svar."), N_("{count} filer er nyere utgaver, og venter på svar.")
        parts.append(counted(one, many, len(done.revisions)))
    return " ".join((*parts, *_others(done)))


def _others(done: Import) -> list[str]:
    parts = []
    if done.skipped:
        parts.append(counted(N_("1 fil var lest inn fra før."), N_("{count} filer var lest inn fra før."), len(done.skipped)))
    if done.refused:
        one, many = N_("1 fil kunne ikke leses: {names}."), N_("{count} filer kunne ikke leses: {names}.")
        parts.append(counted(one, many, len(done.refused), names=", ".join(done.refused_names)))
    return parts


def nothing_there() -> str:
    """Return what to say where there was no form."""
    return _("Fant ingen skjemaer der. Velg filer som slutter på .docx eller .xlsx.")
