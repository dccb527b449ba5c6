"""Opening a plan of 200 proposals, against reading the same rows out of the database with nothing made of them."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

from benchmarks.made_up import made_up_plan
from benchmarks.measure import Figure, measured

PROPOSALS = 200


def figures() -> list[Figure]:
    """Make a plan file and open it."""
    from tiltaksplan.actions.new import new_plan
    from tiltaksplan.actions.plan_file import open_plan
    from tiltaksplan.plan.change import Change

    plan = made_up_plan(PROPOSALS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "stor.tiltaksplan")
        with new_plan(path, title="Stor plan", first_year=2023, last_year=2025) as plan_file:
            setup = Change(thing="setup", before=plan_file.plan.setup, after=plan.setup)
            added = [Change(thing=f"proposal:{proposal.id}", after=proposal) for proposal in plan.proposals]
            plan_file.commit([setup, *added], "Lag en stor plan")
        return [
            measured(
                f"opening a plan of {PROPOSALS} proposals",
                lambda: open_plan(path).close(),
                lambda: _all_rows(path),
                "sqlite3 reading all rows",
            )
        ]


def _all_rows(path: Path) -> None:
    connection = sqlite3.connect(path)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        if table not in ("journal", "sqlite_sequence"):
            connection.execute(f'SELECT * FROM "{table}"').fetchall()
    connection.close()
