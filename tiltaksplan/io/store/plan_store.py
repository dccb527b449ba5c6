"""One plan file: read as a plan, and saved change by change, each step in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, select, update
from sqlalchemy.exc import DBAPIError

from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.io.store import journal, originals, proposals, setups, things
from tiltaksplan.io.store.backups import backup_folder, copy_whole
from tiltaksplan.io.store.engine import check_header, close_writer, engine_of, told, transaction
from tiltaksplan.io.store.errors import PlanExists, PlanIsDamaged, PlanIsOlder, PlanIsOutOfDate, PlanIsOutOfReach, reason_of
from tiltaksplan.io.store.migrations import KNOWN, bring_up_to_date
from tiltaksplan.plan.change import COLLECTIONS, Change
from tiltaksplan.plan.journal import JournalStep
from tiltaksplan.plan.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Save:
    """What is saved at one stroke.

    Attributes:
        before: The plan as the file holds it; after: as it is to hold it.
        changes: What lies between the two, for the journal.
        originals: (file name, bytes) of the files that the changes came from.
    """

    before: Plan
    after: Plan
    changes: Sequence[Change]
    text: str
    who: str | None
    when: datetime
    originals: Iterable[tuple[str, bytes]] = ()


class PlanStore:
    """An open plan file. Every method is one transaction of its own: nothing stays locked while a person thinks."""

    def __init__(self, path: Path, engine: Engine, *, writing: bool, migrated_copy: Path | None = None) -> None:
        self.path, self._engine, self._writing = path, engine, writing
        self.migrated_copy = migrated_copy
        self.revision = -1

    def load(self) -> Plan:
        """Return the plan that the file holds.

        Raises:
            TiltaksplanError: The file cannot be read.
        """
        with transaction(self._engine, self.path, reading=True) as connection:
            try:
                row = connection.execute(select(setups.plan)).one()
                collections = {COLLECTIONS[kind].attribute: things.read_things(connection, kind) for kind in things.THINGS}
                plan = Plan(
                    setup=setups.read_setup(connection), round=row.round, proposals=proposals.read_proposals(connection), **collections
                )  # fmt: skip
            except (ValueError, TypeError, KeyError, LookupError) as error:
                raise PlanIsDamaged(name=self.path.name, backups=backup_folder(self.path).name) from error
        self.revision = row.revision
        return plan

    def save(self, save: Save) -> None:
        """Write what differs between `save.before` and `save.after`, and the journal, all of it or nothing.

        Raises:
            PlanIsOutOfDate: Somebody has saved since we read.
            TiltaksplanError: It could not be written; the file is as it was.
        """
        with transaction(self._engine, self.path) as connection:
            if connection.execute(select(setups.plan.c.revision)).scalar_one() != self.revision:
                raise PlanIsOutOfDate(name=self.path.name)
            _save_differences(connection, save.before, save.after)
            originals.write_originals(connection, save.originals)
            journal.write_step(connection, save.changes, text=save.text, who=save.who, when=save.when)
            connection.execute(update(setups.plan), {"revision": self.revision + 1, "round": save.after.round})
        self.revision += 1

    def newest_revision(self) -> int:
        """Return how many saves the file holds now; more than `revision` when somebody else has saved."""
        with transaction(self._engine, self.path, reading=True) as connection:
            return int(connection.execute(select(setups.plan.c.revision)).scalar_one())

    def journal(self, *, steps: int | None = None) -> tuple[JournalStep, ...]:
        """Return every step that was ever saved, the first one first, or so many *steps* of them."""
        with transaction(self._engine, self.path, reading=True) as connection:
            return journal.read_journal(connection, steps=steps)

    def original(self, sha256: str) -> bytes:
        """Return the bytes of an imported file.

        Raises:
            KeyError: The plan has no such file.
        """
        with transaction(self._engine, self.path, reading=True) as connection:
            return originals.read_original(connection, sha256)

    def add_originals(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Keep *files*, (file name, bytes) pairs, without any change to the plan."""
        with transaction(self._engine, self.path) as connection:
            originals.write_originals(connection, files)

    def close(self) -> None:
        """Let go of the file. Whoever may write in it takes the empty journal beside it away too."""
        if self._writing:
            close_writer(self._engine)
        else:
            self._engine.dispose()


def _save_differences(connection: Connection, before: Plan, after: Plan) -> None:
    if before.setup is not after.setup:
        setups.save_setup(connection, before.setup, after.setup)
    for kind, collection in COLLECTIONS.items():
        old, new = ({collection.key(one): one for one in getattr(plan, collection.attribute)} for plan in (before, after))
        gone = [one for key, one in old.items() if new.get(key) is not one and new.get(key) != one]
        come = [one for key, one in new.items() if old.get(key) is not one and old.get(key) != one]
        if kind == "proposal":
            proposals.delete_proposals(connection, (one.id for one in gone))
            proposals.insert_proposals(connection, come)
        else:
            things.delete_things(connection, kind, gone)
            things.insert_things(connection, kind, come)


def open_store(path: Path, *, writing: bool) -> PlanStore:
    """Open the plan file at *path*; one from an older version is brought up to date by whoever may write.

    Raises:
        PlanFileError, PlanCannotBeChanged: It cannot be opened; nothing is changed.
    """
    version = check_header(path, KNOWN)
    if version < KNOWN and not writing:
        raise PlanIsOlder(name=path.name)
    engine = engine_of(path, writing=writing)
    try:
        with _as_sentences(path):
            if writing:
                _check_whole(engine, path)
            copy = bring_up_to_date(path, engine, version) if writing else None
    except BaseException:
        engine.dispose()
        raise
    return PlanStore(path, engine, writing=writing, migrated_copy=copy)


def create_store(path: Path) -> None:
    """Make a new, empty plan file at *path*, which must not exist. When it fails, no file is left.

    Raises:
        TiltaksplanError: It could not be written.
    """
    engine = engine_of(path, writing=True, create=True)
    try:
        with _as_sentences(path):
            bring_up_to_date(path, engine, 0)
            with transaction(engine, path) as connection:
                setups.insert_plan(connection)
    except BaseException:
        engine.dispose()
        for left in (path, path.with_name(f"{path.name}-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        raise
    close_writer(engine)


def copy_plan(path: Path, target: Path) -> None:
    """Copy the plan at *path* to *target*, whole or not at all.

    Raises:
        PlanExists: There is a file with that name.
        PlanFileError: It could not be written.
    """
    if target.exists():
        raise PlanExists(name=target.name, folder=target.absolute().parent)
    with _as_sentences(target):
        copy_whole(path, target)


def _check_whole(engine: Engine, path: Path) -> None:
    """Let SQLite look through the whole file once, so that a damaged one is met before it has pushed the good backups out.

    Raises:
        PlanIsDamaged: It is not whole.
    """
    with transaction(engine, path, reading=True) as connection:
        if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
            raise PlanIsDamaged(name=path.name, backups=backup_folder(path).name)


class _as_sentences:  # noqa: N801  used as a word
    """Turns what a file system or SQLite says into the error for people that it stands for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, sqlite3.Error | DBAPIError | UnicodeError):
            raise told(error, self._path) from error
        if isinstance(error, OSError) and not isinstance(error, TiltaksplanError):
            raise PlanIsOutOfReach(name=self._path.name, reason=reason_of(error)) from error
