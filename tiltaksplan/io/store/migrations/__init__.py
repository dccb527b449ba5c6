"""The numbered steps from an older plan file to today's; a step that has been released is never edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine

from tiltaksplan.io.store.backups import back_up_before_migration, backup_folder
from tiltaksplan.io.store.engine import APPLICATION_ID, transaction
from tiltaksplan.io.store.errors import PlanIsDamaged, PlanIsNewer

if TYPE_CHECKING:
    from alembic.operations import Operations

Step = Callable[["Operations"], None]

KNOWN = 2  # the version of the files that this program writes


def released_steps() -> tuple[Step, ...]:
    """Return all steps, the one to version 1 first."""
    from tiltaksplan.io.store.migrations.versions import v0001_first, v0002_check_settings

    return (v0001_first.upgrade, v0002_check_settings.upgrade)


def bring_up_to_date(path: Path, engine: Engine, version: int, steps: Sequence[Step] | None = None) -> Path | None:
    """Take the plan file from *version* through the steps that it lacks, in one transaction, after a copy beside it. Return the copy.

    A new file (version 0) has nothing to copy.

    Raises:
        OSError, sqlite3.Error: The copy could not be made; nothing is changed.
        TiltaksplanError: The file could not be written; nothing is changed.
    """
    steps = released_steps() if steps is None else steps
    if version == len(steps):
        return None
    backup = back_up_before_migration(path, version) if version else None
    # With foreign keys on, a table that is made anew takes the rows that hang on it along without a word.
    # Inside a transaction the switch does nothing.
    with engine.connect() as connection:
        _switch_foreign_keys(connection, on=False)
    try:
        with transaction(engine, path) as connection:
            _take_steps(connection, steps, path)
    finally:
        with engine.connect() as connection:
            _switch_foreign_keys(connection, on=True)
    return backup


def _switch_foreign_keys(connection: Connection, *, on: bool) -> None:
    raw = connection.connection.driver_connection
    assert raw is not None
    raw.execute(f"PRAGMA foreign_keys={int(on)}").fetchall()


def _take_steps(connection: Connection, steps: Sequence[Step], path: Path) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    # asked again inside the transaction: somebody may have been first
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version > len(steps):
        raise PlanIsNewer(name=path.name, found=version, known=len(steps))
    operations = Operations(MigrationContext.configure(connection))
    for step in steps[version:]:
        step(operations)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise PlanIsDamaged(name=path.name, backups=backup_folder(path).name)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={len(steps)}")
