"""How a plan file is opened: what is checked before anything is read, and how SQLite is set so that a save is whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.io.store.backups import backup_folder
from tiltaksplan.io.store.errors import (
    DiskIsFull,
    FigureIsTooLarge,
    NotAPlan,
    PlanIsBusy,
    PlanIsDamaged,
    PlanIsEmpty,
    PlanIsMissing,
    PlanIsNewer,
    PlanIsOutOfReach,
    PlanIsReadOnly,
    TextIsBroken,
    reason_of,
)
from tiltaksplan.language import N_, Message

APPLICATION_ID = 0x74706C6E  # «tpln», in the file's header
BUSY_SECONDS = 5.0

_MAGIC = b"SQLite format 3\x00"
_USER_VERSION_AT, _APPLICATION_ID_AT, _HEADER_LENGTH = 60, 68, 100  # SQLite's file format, section 1.3


def check_header(path: Path, known: int) -> int:
    """Return the version of the plan file at *path*, read from its header before SQLite touches the file.

    Raises:
        PlanIsMissing, PlanIsEmpty, NotAPlan, PlanIsNewer, PlanIsOutOfReach: In each case nothing has been opened.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_LENGTH)
    except FileNotFoundError:
        raise PlanIsMissing(name=path.name, folder=path.absolute().parent) from None
    except (OSError, ValueError) as error:
        raise PlanIsOutOfReach(name=path.name, reason=reason_of(error)) from error
    if not header:
        raise PlanIsEmpty(name=path.name)
    application = int.from_bytes(header[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4], "big")
    if len(header) < _HEADER_LENGTH or not header.startswith(_MAGIC) or application != APPLICATION_ID:
        raise NotAPlan(name=path.name)
    version = int.from_bytes(header[_USER_VERSION_AT : _USER_VERSION_AT + 4], "big")
    if version > known:
        raise PlanIsNewer(name=path.name, found=version, known=known)
    return version


def address_of(path: PurePath, mode: str) -> str:
    """Return *path* as the address that SQLite opens in *mode* (`rw`, `rwc`).

    >>> from pathlib import PureWindowsPath
    >>> address_of(PureWindowsPath(r"C:/Planer/Plan 1.tiltaksplan"), "rw"), address_of(PureWindowsPath("//server/felles/p"), "rw")
    ('file:///C:/Planer/Plan%201.tiltaksplan?mode=rw', 'file:////server/felles/p?mode=rw')
    """
    posix = path.as_posix()
    # A server's name may not stand where an address has its host: SQLite refuses it there.
    start = "file://" if posix.startswith("/") else "file:///"
    return f"{start}{quote(posix, safe='/:')}?mode={mode}"


def engine_of(path: Path, *, writing: bool, create: bool = False) -> Engine:
    """Return the engine of one connection to *path*; it is opened by the first use and closed by `dispose`.

    A reader opens for writing too where the file system lets it, since rolling an interrupted save back is a write;
    `query_only` keeps it from any other.
    """
    address = address_of(path.absolute(), "rwc" if create else "rw")

    def connect() -> sqlite3.Connection:
        # isolation_level None: the driver begins nothing of its own, so that a failed migration takes its tables back too
        return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)

    # hide_parameters: what is said of people must not come into a traceback, and so into a log
    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool, hide_parameters=True)
    event.listen(engine, "connect", lambda connection, _: _set_pragmas(connection, writing=writing))
    event.listen(engine, "begin", lambda connection: _begin(connection))
    return engine


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


_PRAGMAS = {"foreign_keys": 1, "trusted_schema": 0, "temp_store": 2}  # answered as they were set
_WRITING_PRAGMAS: dict[str, object] = {"journal_mode": "truncate", "synchronous": 2, "secure_delete": 1}


def _set_pragmas(connection: sqlite3.Connection, *, writing: bool) -> None:
    """Set SQLite's switches and check that each is as we set it: a file in another journal mode may stay in it without a word."""
    for name, wanted in (_PRAGMAS | _WRITING_PRAGMAS if writing else _PRAGMAS).items():
        connection.execute(f"PRAGMA {name}={wanted}").fetchall()
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()
        if found != wanted:
            raise sqlite3.OperationalError(f"pragma {name} is {found}, not {wanted}: database is locked")
    if not writing:
        connection.execute("PRAGMA query_only=1").fetchall()


def close_writer(engine: Engine) -> None:
    """Close a writer's connection; SQLite then deletes the journal that it had kept, empty, beside the file."""
    with suppress(DBAPIError, sqlite3.Error), engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA journal_mode=delete").fetchall()
    engine.dispose()


@contextmanager
def transaction(engine: Engine, path: Path, *, reading: bool = False) -> Iterator[Connection]:
    """Give a connection inside one transaction: kept whole at the end, taken back whole at any error.

    Raises:
        TiltaksplanError: What SQLite or the file system said, as a sentence.
    """
    try:
        with engine.connect().execution_options(reading=reading) as connection, connection.begin():
            yield connection
    except (DBAPIError, sqlite3.Error, OverflowError, UnicodeError) as error:  # a damaged file is quoted in the driver's own sentences
        raise told(error, path) from error


def told(error: Exception, path: Path) -> TiltaksplanError:
    """Return what the database driver said as the error for people that it stands for."""
    cause = error.orig if isinstance(error, DBAPIError) and isinstance(error.orig, Exception) else error
    if isinstance(cause, OverflowError):
        return FigureIsTooLarge()
    if isinstance(cause, UnicodeEncodeError):
        return TextIsBroken()
    code = getattr(cause, "sqlite_errorname", "") or ("SQLITE_BUSY" if "locked" in str(cause) else "")
    name = path.name
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return PlanIsBusy(name=name)
    if code.startswith("SQLITE_FULL"):
        return DiskIsFull(name=name)
    if code.startswith(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH")):
        return PlanIsReadOnly(name=name, reason=Message.of(N_("Filen eller mappen er skrivebeskyttet.")))
    if code.startswith("SQLITE_CANTOPEN"):
        return PlanIsOutOfReach(name=name, reason=Message.of(N_("filen kan ikke åpnes, eller du har ikke lov til å skrive i mappen")))
    if code.startswith("SQLITE_IOERR"):
        return PlanIsOutOfReach(name=name, reason=Message.of(N_("disken eller fellesområdet svarer ikke")))
    return PlanIsDamaged(name=name, backups=backup_folder(path).name)
