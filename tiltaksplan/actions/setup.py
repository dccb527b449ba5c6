"""The set-up workbook: read into a set-up, and written from one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.imported_file import ImportedFile
from tiltaksplan.plan.setup import Setup

if TYPE_CHECKING:
    from tiltaksplan.actions.plan_file import PlanFile
    from tiltaksplan.forms.reading import Problem


class NotASetup(TiltaksplanError):
    """A file that was given as the set-up, and is not."""

    message = N_("«{name}» er ikke et oppsett: {reason} Ingenting er endret.")


def read_setup(path: Path) -> tuple[Setup, tuple[Problem, ...]]:
    """Return the set-up in the workbook at *path*, and what a person must look at, each with its cell.

    Raises:
        TiltaksplanError: The file cannot be read at all.
    """
    from tiltaksplan.forms.setup import setup_from
    from tiltaksplan.io.opening import open_document

    return setup_from(open_document(path))


def take_setup(plan_file: PlanFile, path: Path) -> tuple[Problem, ...]:
    """Exchange the plan's set-up for the one in the workbook at *path*, as one step; return what a person must look at.

    A set-up that says the same as the plan's changes nothing; of a sheet that it need not have and has not, the plan's own stands.

    Raises:
        NotASetup: The workbook is another one; nothing is changed.
        TiltaksplanError: It cannot be read, or the plan cannot be changed.
    """
    from tiltaksplan.forms.setup import says_nothing_of, setup_from
    from tiltaksplan.io.files import content_of_file
    from tiltaksplan.io.opening import open_document

    document = open_document(path)
    chosen, problems = setup_from(document)
    reason = next((problem.message for problem in problems if problem.code == "not-a-setup"), None)
    if reason is not None:
        raise NotASetup(name=path.name, reason=reason)
    plan, content = plan_file.plan, content_of_file(path)
    standing: dict[str, Any] = {attribute: getattr(plan.setup, attribute) for attribute in says_nothing_of(document)}
    chosen = replace(chosen, **standing)
    key = sha256(content).hexdigest()
    changes = []
    if chosen != plan.setup:
        changes.append(Change(thing="setup", before=plan.setup, after=chosen, source=key))
        if all(file.sha256 != key for file in plan.files):
            file = ImportedFile(sha256=key, name=path.name, imported=datetime.now(UTC), kind="setup")
            changes.append(Change(thing=f"file:{key}", after=file, source=key))
    text = Message.of(N_("Les inn oppsettet fra «{name}»"), name=path.name).told()
    plan_file.commit(changes, text, originals=[(path.name, content)])
    return problems


def write_setup(setup: Setup, path: Path, language: str = "nb") -> None:
    """Write *setup* as the same workbook that `read_setup` reads, in *language*.

    Raises:
        TiltaksplanError: The file cannot be written.
    """
    from tiltaksplan.io.excel.write import write_excel
    from tiltaksplan.reports.setup_workbook import setup_workbook

    write_excel(setup_workbook(setup, language=language), path)
