"""Older plan files become today's, whole or not at all, with a copy of what they were."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.schema import CreateTable

from tests.io.store import plans
from tiltaksplan.actions.edit import change_setup
from tiltaksplan.actions.plan_file import open_plan
from tiltaksplan.io.store import engine as engines
from tiltaksplan.io.store import journal, originals, proposals, setups, things
from tiltaksplan.io.store.errors import PlanFileError
from tiltaksplan.io.store.migrations import KNOWN, bring_up_to_date, released_steps
from tiltaksplan.io.store.schema import schema
from tiltaksplan.plan.change import apply_all
from tiltaksplan.plan.check_settings import CheckSetting
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.plan import Plan

FILES = Path(__file__).parents[2] / "files"
assert all((journal, originals, proposals, setups, things))  # their tables stand in the schema once they are imported


@pytest.fixture
def filled(path):
    with open_plan(path) as file:
        file.commit(plans.full_changes(), "Alt")
    return path


def dump(path):
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump()), connection.execute("PRAGMA user_version").fetchone()


def migrated(path, *more):
    engine = engines.engine_of(path, writing=True)
    try:
        return bring_up_to_date(path, engine, KNOWN, (*released_steps(), *more))
    finally:
        engines.close_writer(engine)


# What a version did not know yet has its default in a plan of that version.
NOT_KNOWN_YET = {1: {"check_settings": ()}, 2: {}}


@pytest.mark.parametrize("version", NOT_KNOWN_YET)
def test_a_plan_file_of_an_earlier_version_opens_with_all_that_it_holds(tmp_path, version):
    path = Path(shutil.copy(FILES / f"plan-v{version}.tiltaksplan", tmp_path))
    whole = apply_all(Plan(), plans.full_changes())
    with open_plan(path) as file:
        assert file.plan == replace(whole, setup=replace(whole.setup, **NOT_KNOWN_YET[version]))
        assert [step.text for step in file.journal()] == ["Alt"] and file.original(originals.name_of(b"skjema")) == b"skjema"
    assert dump(path)[1] == (KNOWN,)
    assert (path.with_name(f"{path.name}.v{version}.bak")).exists() is (version < KNOWN)


def test_a_plan_file_of_version_1_keeps_what_is_chosen_about_the_checks_from_now_on(tmp_path):
    path = Path(shutil.copy(FILES / "plan-v1.tiltaksplan", tmp_path))
    chosen = (CheckSetting(code="no-risks", runs=False, reason="Kommer i runde to"), CheckSetting(code="too-long", severity=Severity.INFO))
    with open_plan(path) as file:
        file.commit(change_setup(file.plan, "/check_settings", chosen), "Velg kontroller")
    with open_plan(path) as file:
        assert file.plan.setup.check_settings == chosen
        assert file.plan.setup.check_settings[1].severity is Severity.INFO


def test_the_numbered_steps_make_the_tables_that_the_program_uses(path):
    engine = engines.engine_of(path, writing=True)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, schema) == []
    engine.dispose()


def test_the_same_tables_can_be_made_on_postgresql():
    from sqlalchemy.dialects import postgresql

    for table in schema.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))


def test_as_many_steps_are_released_as_the_program_knows():
    assert len(released_steps()) == KNOWN


def test_a_step_keeps_a_copy_and_loses_no_line(filled):
    def make_anew(op):
        with op.batch_alter_table("proposal", recreate="always") as table:  # the children must outlive the table that they hang on
            table.add_column(sa.Column("colour", sa.Text()))

    with closing(sqlite3.connect(filled)) as connection:
        lines = connection.execute("SELECT * FROM cost_line").fetchall()
    copy = migrated(filled, make_anew)
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("SELECT * FROM cost_line").fetchall() == lines != []
        assert connection.execute("PRAGMA user_version").fetchone() == (KNOWN + 1,)
        assert connection.execute("SELECT colour FROM proposal").fetchall() == [(None,), (None,)]
    assert copy is not None and copy.name == f"{filled.name}.v{KNOWN}.bak" and dump(copy)[1] == (KNOWN,)


def test_a_step_that_fails_leaves_everything_as_it_was(filled):
    def fail(op):
        op.create_table("half", sa.Column("a", sa.Text()))
        op.execute("DELETE FROM proposal")
        op.execute("INSERT INTO nowhere VALUES (1)")

    before = dump(filled)
    with pytest.raises(PlanFileError):
        migrated(filled, fail)
    assert dump(filled) == before
    with open_plan(filled) as file:
        assert file.plan.proposals


def test_a_step_that_breaks_a_reference_is_taken_back(filled):
    before = dump(filled)
    with pytest.raises(PlanFileError):
        migrated(filled, lambda op: op.execute("DELETE FROM proposal"))
    assert dump(filled) == before


def test_a_copy_is_never_written_over(filled):
    def nothing(op):
        op.execute("SELECT 1")

    first = migrated(filled, nothing)
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute(f"PRAGMA user_version={KNOWN}")
    second = migrated(filled, nothing)
    assert first != second and first.exists() and second.exists()
