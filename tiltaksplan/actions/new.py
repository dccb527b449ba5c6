"""A new plan: its file, its set-up and the last plan's history, all there or nothing."""

from __future__ import annotations

import os
import uuid
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tiltaksplan.actions.plan_file import PlanFile, open_plan
from tiltaksplan.actions.setup import NotASetup, read_setup
from tiltaksplan.errors import TiltaksplanError, WrongUsage
from tiltaksplan.language import N_, Message, Year, translator
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.imported_file import ImportedFile
from tiltaksplan.plan.setup import Setup

if TYPE_CHECKING:
    from tiltaksplan.forms.reading import Problem

LONGEST_PERIOD = 10


class NotAHistory(TiltaksplanError):
    """A file that was given as the last plan's results, and is not."""

    message = N_("«{name}» er ikke en oversikt over forrige plan: {reason} Ingen plan er laget.")


def new_plan(
    path: Path,
    *,
    setup: Path | None = None,
    previous: Path | None = None,
    title: str | None = None,
    first_year: int | None = None,
    last_year: int | None = None,
    who: str | None = None,
) -> PlanFile:
    """Make the plan file *path* and return it open; what a person must look at in the workbooks is in its `problems`.

    Args:
        setup: The set-up workbook; its values yield to *title*, *first_year* and *last_year* where those are given.
        previous: The workbook with the last plan's results.

    Raises:
        PlanExists: There is a file with that name; it is not touched.
        WrongUsage: The years make no period.
        TiltaksplanError: A workbook cannot be read, or the plan cannot be written. Then no file is left.
    """
    _check_place(path)
    changes: list[Change] = []
    originals: list[tuple[str, bytes]] = []
    problems: list[Problem] = []
    chosen = Setup()
    if setup is not None:
        chosen, found = _setup_in(setup)
        problems += found
        changes.append(_file_change(setup, "setup", originals))
    chosen = _with_options(chosen, title, first_year, last_year)
    if chosen != Setup():
        changes.append(Change(thing="setup", before=Setup(), after=chosen, source=changes[0].source if changes else None))
    if previous is not None:
        told, found = _history_in(previous)
        problems += found
        kept = _file_change(previous, "history", originals)
        changes += [kept, *(replace(one, source=kept.source) for one in told)]
    plan_file = _made(path, changes, originals, who)
    plan_file.problems = tuple(problems)
    return plan_file


def _check_place(path: Path) -> None:
    from tiltaksplan.io.store.errors import PlanExists, PlanIsOutOfReach, reason_of

    folder = path.absolute().parent
    try:
        taken, there = path.exists(), folder.is_dir()
    except (OSError, ValueError) as error:
        raise PlanIsOutOfReach(name=path.name, reason=reason_of(error)) from error
    if taken:
        raise PlanExists(name=path.name, folder=folder)
    if not there:
        raise PlanIsOutOfReach(name=path.name, reason=Message.of(N_("mappen «{folder}» finnes ikke"), folder=folder))


def _setup_in(path: Path) -> tuple[Setup, tuple[Problem, ...]]:
    chosen, problems = read_setup(path)
    reason = next((problem.message for problem in problems if problem.code == "not-a-setup"), None)
    if reason is not None:
        raise NotASetup(name=path.name, reason=reason)
    return chosen, problems


def _history_in(path: Path) -> tuple[list[Change], tuple[Problem, ...]]:
    from tiltaksplan.forms.history import history_from
    from tiltaksplan.io.opening import open_document

    measures, problems = history_from(open_document(path))
    reason = next((problem.message for problem in problems if problem.code == "not-a-history"), None)
    if reason is not None:
        raise NotAHistory(name=path.name, reason=reason)
    return [Change(thing=f"history:{measure.number}", after=measure) for measure in measures], problems


def _file_change(path: Path, kind: str, originals: list[tuple[str, bytes]]) -> Change:
    """Return the change that notes the workbook *path* among the plan's files, its bytes kept too."""
    from hashlib import sha256

    from tiltaksplan.io.files import content_of_file

    content = content_of_file(path)
    originals.append((path.name, content))
    file = ImportedFile(sha256=sha256(content).hexdigest(), name=path.name, imported=datetime.now(UTC), kind=kind)
    return Change(thing=f"file:{file.sha256}", after=file, source=file.sha256)


def _with_options(setup: Setup, title: str | None, first_year: int | None, last_year: int | None) -> Setup:
    first = setup.first_year if first_year is None else first_year
    last = setup.last_year + first - setup.first_year if last_year is None else last_year  # as long as it was, where one year is given
    if not 1900 <= first <= last < first + LONGEST_PERIOD:
        text = N_("Planen kan ikke gå fra {first} til {last}. Oppgi første og siste år, for eksempel 2023 og 2025.")
        raise WrongUsage(what=text.format(first=Year(first), last=Year(last)))
    return replace(setup, first_year=first, last_year=last, title=title if title is not None else setup.title)


def _made(path: Path, changes: list[Change], originals: list[tuple[str, bytes]], who: str | None) -> PlanFile:
    """Make the plan under a name of its own and give it *path* when it is whole, so that no half plan is ever found there."""
    from tiltaksplan.io.store.plan_store import create_store

    draft = path.with_name(f".{uuid.uuid4().hex}.tmp")
    try:
        create_store(draft)
        with open_plan(draft, who=who) as plan_file:
            plan_file.commit(changes, N_("Ny plan"), originals=originals)
        _give_name(draft, path)
    except TiltaksplanError as error:
        if error.figures.get("name") != draft.name:
            raise
        raise type(error)(**{**error.figures, "name": path.name}) from error  # people know the plan by its own name alone
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return open_plan(path, who=who)


def _give_name(draft: Path, path: Path) -> None:
    """Rename *draft* to *path*, and never over another file: Windows refuses that by itself, other systems do for a second link.

    Raises:
        PlanExists: Somebody else has made a file of that name in the meantime.
    """
    from tiltaksplan.io.store.errors import PlanExists

    try:
        if os.name == "nt":
            draft.rename(path)
        else:
            _link(draft, path)
    except FileExistsError:
        raise PlanExists(name=path.name, folder=path.absolute().parent) from None


def _link(draft: Path, path: Path) -> None:
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(path) from None
        draft.rename(path)


def new_json(plan_file: PlanFile, language: str = "nb") -> dict[str, object]:
    """Return what the new plan holds, and what in its workbooks a person must look at, as JSON."""
    setup, translate = plan_file.plan.setup, translator(language)
    return {
        "plan": str(plan_file.path),
        "title": setup.title,
        "first_year": setup.first_year,
        "last_year": setup.last_year,
        "units": len(setup.units),
        "people": len(setup.people),
        "goals": len(setup.goals),
        "history": len(plan_file.plan.history),
        "problems": [
            {
                "severity": problem.severity.value,
                "code": problem.code,
                "place": problem.place.words(translate),
                "message": problem.message.told(language),
            }
            for problem in plan_file.problems
        ],
    }
