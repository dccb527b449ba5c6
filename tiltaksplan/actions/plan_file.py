"""An open plan: read once, changed by changes alone, each saved as it is made."""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from tiltaksplan.errors import WrongUsage
from tiltaksplan.language import N_, Message
from tiltaksplan.plan.change import Change, apply_all
from tiltaksplan.plan.journal import JournalStep
from tiltaksplan.plan.plan import Plan

if TYPE_CHECKING:  # the database is loaded when a plan is opened, not when its name is known
    from tiltaksplan.forms.reading import Problem
    from tiltaksplan.io.store.locks import Holder, Lock
    from tiltaksplan.io.store.plan_store import PlanStore


class PlanFile:
    """An open plan file.

    Attributes:
        path: Where the plan lies.
        plan: The plan as it stands in the file.
        holder: Who has the plan, where somebody else does; None otherwise.
        reason: Why the plan can only be read; None where it can be changed.
        problems: What a person must look at in the workbooks that a new plan was made from; empty for any other.
        notices: What a person should know about the opening: brought to a newer version, no copy could be made.
    """

    def __init__(
        self, store: PlanStore, lock: Lock | None, *, who: str | None, holder: Holder | None = None, reason: Message | None = None
    ) -> None:
        self._store, self._lock, self._who = store, lock, who
        self._transaction = threading.RLock()  # a job may save while the window does
        self._backed_up: date | None = None
        self.path = store.path
        self.holder = holder
        self.reason = reason
        self.notices: list[Message] = []
        self.problems: tuple[Problem, ...] = ()
        self.plan: Plan = store.load()

    @property
    def read_only(self) -> bool:
        """Whether the plan can only be read."""
        return self._lock is None

    @property
    def who(self) -> str | None:
        """Who makes the changes, where they do not say so themselves."""
        return self._who

    def commit(self, changes: Sequence[Change], text: str, *, originals: Iterable[tuple[str, bytes]] = ()) -> Plan:
        """Make *changes*, save them as the one step *text*, and return the plan that they give. All of them or none.

        Args:
            changes: In the order in which they are made; who and when are filled in where they lack.
            text: What the step is called in the journal and in the menu: «Endre tittel».
            originals: (file name, bytes) of the files that the changes came from, kept in the same stroke.

        Raises:
            PlanCannotBeChanged: The plan is read only, the lock is lost, or somebody has saved in the meantime.
            PlanHasMovedOn: A change starts from something else than what stands in the plan.
            PlanFileError: It could not be written. The file is as it was.
        """
        from tiltaksplan.io.store.plan_store import Save

        with self._transaction:
            self._check_writable()
            now = datetime.now(UTC)
            signed = tuple(replace(change, who=change.who or self._who, when=change.when or now) for change in changes)
            after = apply_all(self.plan, signed)
            if not signed:
                return after
            self._back_up(now.astimezone().date())
            self._store.save(Save(before=self.plan, after=after, changes=signed, text=text, who=self._who, when=now, originals=originals))
            self.plan = after
            return after

    def refresh(self) -> bool:
        """Read the plan again where somebody else has saved since; return whether that was so.

        Raises:
            PlanFileError: It cannot be read.
        """
        with self._transaction:
            if self._store.newest_revision() == self._store.revision:
                return False
            self.plan = self._store.load()
            return True

    def journal(self, *, steps: int | None = None) -> tuple[JournalStep, ...]:
        """Return every step that was ever made, the first one first, or so many *steps* of them."""
        with self._transaction:
            return self._store.journal(steps=steps)

    def original(self, sha256: str) -> bytes:
        """Return the bytes of a file that the plan has kept.

        Raises:
            KeyError: The plan has no such file.
        """
        with self._transaction:
            return self._store.original(sha256)

    def add_original(self, name: str, content: bytes) -> str:
        """Keep a file as it is, without changing the plan; return its SHA-256.

        Raises:
            PlanCannotBeChanged, PlanFileError: It could not be saved.
        """
        from tiltaksplan.io.store.originals import name_of

        with self._transaction:
            self._check_writable()
            self._store.add_originals([(name, content)])
        return name_of(content)

    def still_ours(self) -> bool:
        """Return whether changes can still be saved: False for a plan opened for reading, or when somebody has taken the lock over."""
        return self._lock is not None and self._lock.still_ours()

    def save_copy(self, target: Path) -> None:
        """Save the plan as it stands in the file as *target*, whole or not at all; also when the lock is lost.

        Raises:
            PlanExists: There is a file with that name.
            PlanFileError: It could not be written; nothing is left of it.
        """
        from tiltaksplan.io.store.plan_store import copy_plan

        with self._transaction:
            copy_plan(self.path, target)

    def close(self) -> None:
        """Let go of the file and of the right to write in it. Everything is saved already."""
        with self._transaction:
            self._store.close()
            if self._lock is not None:
                self._lock.release()
                self._lock = None
                self.reason = Message.of(N_("Planen er lukket."))

    def __enter__(self) -> PlanFile:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _check_writable(self) -> None:
        from tiltaksplan.io.store.errors import LockIsLost, PlanIsReadOnly

        if self._lock is None:
            raise PlanIsReadOnly(name=self.path.name, reason=self.reason or "")
        if not self._lock.still_ours():
            raise LockIsLost(name=self.path.name, holder=_lost(self._lock.lost_to))

    def _back_up(self, today: date) -> None:
        """Copy the plan before the day's first change. A copy that cannot be made is told of, and holds nothing up."""
        import sqlite3

        from tiltaksplan.io.store.backups import back_up_daily, backup_folder

        if self._backed_up == today:
            return
        self._backed_up = today
        try:
            back_up_daily(self.path, today)
        except (OSError, sqlite3.Error):
            text = N_("Fikk ikke lagt dagens sikkerhetskopi i mappen «{folder}». Selve planen lagres som vanlig.")
            self.notices.append(Message.of(text, folder=backup_folder(self.path).name))


def open_plan(path: Path, *, who: str | None = None) -> PlanFile:
    """Open the plan at *path* for writing, or for reading only where somebody else has it or it cannot be written.

    Raises:
        PlanFileError: It cannot be opened at all.
        PlanCannotBeChanged: Another program holds it, and it cannot even be read now.
        WrongUsage: A server's address.
    """
    if str(path).startswith(("postgresql:", "postgresql+")):
        raise WrongUsage(what=N_("Planer på en databasetjener kommer i en senere versjon. Oppgi en fil som slutter på .tiltaksplan."))
    from tiltaksplan.io.store.engine import check_header
    from tiltaksplan.io.store.locks import HeldByOther, take_lock, this_user
    from tiltaksplan.io.store.migrations import KNOWN
    from tiltaksplan.io.store.plan_store import open_store

    check_header(path, KNOWN)  # before the owner file: beside a file that is no plan, none is laid
    who = who or this_user()
    lock, holder, reason = None, None, None
    try:
        lock = take_lock(path, who)
    except HeldByOther as held:
        holder, reason = held.holder, _held_by(held.holder)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
        reason = Message.of(N_("Det er ikke plass på disken.") if full else N_("Filen eller mappen er skrivebeskyttet."))
    if lock is not None and not _is_writable(path):
        lock.release()
        lock, reason = None, Message.of(N_("Filen er skrivebeskyttet."))
    try:
        store = open_store(path, writing=lock is not None)
        plan_file = PlanFile(store, lock, who=who, holder=holder, reason=reason)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    if store.migrated_copy is not None:
        text = N_("Planen er oppdatert til denne versjonen av programmet. Slik den var, ligger den i «{copy}».")
        plan_file.notices.append(Message.of(text, copy=store.migrated_copy.name))
    return plan_file


def open_plan_to_write(path: Path, *, who: str | None = None) -> PlanFile:
    """Open the plan at *path* for writing.

    Raises:
        PlanIsReadOnly: Somebody else has it, or it is write-protected; the sentence says which.
        PlanFileError, PlanCannotBeChanged, WrongUsage: As `open_plan` does.
    """
    from tiltaksplan.io.store.errors import PlanIsReadOnly

    plan_file = open_plan(path, who=who)
    if plan_file.read_only:
        plan_file.close()
        raise PlanIsReadOnly(name=path.name, reason=plan_file.reason or "")
    return plan_file


def _is_writable(path: Path) -> bool:
    try:
        with path.open("rb+"):
            return True
    except OSError:
        return False


def _held_by(holder: Holder | None) -> Message:
    if holder is None:
        return Message.of(N_("Noen andre har planen åpen."))
    return Message.of(N_("{user} har planen åpen på {host} siden {since}."), user=holder.user, host=holder.host, since=_clock(holder.since))


def _lost(holder: Holder | None) -> Message:
    if holder is None:
        return Message.of(N_("låsefilen ved siden av planen er borte"))
    return Message.of(N_("{user} på {host} har overtatt den"), user=holder.user, host=holder.host)


def _clock(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{local.day}.{local.month}.{local.year} kl. {local:%H.%M}"
