"""What can be wrong with a plan file, and what a person is told; who may write in it."""

import errno
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from tiltaksplan.actions.new import new_plan
from tiltaksplan.actions.plan_file import open_plan, open_plan_to_write
from tiltaksplan.errors import TiltaksplanError, WrongUsage
from tiltaksplan.io.store.backups import KEPT, back_up_daily, backup_folder
from tiltaksplan.io.store.errors import (
    DiskIsFull,
    LockIsLost,
    NotAPlan,
    PlanExists,
    PlanIsBusy,
    PlanIsDamaged,
    PlanIsEmpty,
    PlanIsMissing,
    PlanIsNewer,
    PlanIsOlder,
    PlanIsOutOfDate,
    PlanIsReadOnly,
)
from tiltaksplan.io.store.locks import HeldByOther, lock_path, take_lock
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.proposal import Proposal


def add(file, number, title="Nytt"):
    proposal_id = f"T-{number:02d}"
    return file.commit([Change(thing=f"proposal:{proposal_id}", after=Proposal(id=proposal_id, title=title))], "Ny")


def query(path, sql):
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(sql).fetchall()
        connection.commit()
        return found


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", PlanIsEmpty),
        (b"SQLite format 3\x00", NotAPlan),
        (b"PK\x03\x04" + b"\0" * 200, NotAPlan),
        (os.urandom(5000), NotAPlan),
    ],
    ids=["empty", "cut off", "a Word file", "encrypted"],
)
def test_a_file_that_is_no_plan_is_refused_with_a_sentence_and_left_alone(tmp_path, content, error):
    path = tmp_path / "p.tiltaksplan"
    path.write_bytes(content)
    with pytest.raises(error) as told:
        open_plan(path)
    assert told.value.exit_code == 3 and "p.tiltaksplan" in str(told.value)
    assert path.read_bytes() == content and [one.name for one in tmp_path.iterdir()] == ["p.tiltaksplan"]


def test_another_programs_database_is_refused(tmp_path):
    path = tmp_path / "p.tiltaksplan"
    query(path, "CREATE TABLE a (b)")
    with pytest.raises(NotAPlan):
        open_plan(path)


def test_a_missing_plan_is_told_of_and_not_made(tmp_path):
    with pytest.raises(PlanIsMissing) as told:
        open_plan(tmp_path / "borte.tiltaksplan")
    assert "borte.tiltaksplan" in str(told.value) and list(tmp_path.iterdir()) == []


def test_a_newer_plan_is_refused_and_left_alone(path):
    query(path, "PRAGMA user_version=99")
    content = path.read_bytes()
    with pytest.raises(PlanIsNewer) as told:
        open_plan(path)
    assert "99" in str(told.value) and path.read_bytes() == content


def test_a_damaged_plan_is_refused_and_its_backups_are_named(path):
    with open_plan(path) as file:
        for number in range(1, 60):
            add(file, number, "Lang tekst " * 200)
    content = bytearray(path.read_bytes())
    content[8192 : len(content) // 2] = os.urandom(len(content) // 2 - 8192)
    path.write_bytes(content)
    with pytest.raises(PlanIsDamaged) as told:
        open_plan(path)
    assert backup_folder(path).name in str(told.value) and path.read_bytes() == content


def test_a_cut_off_plan_is_refused(path):
    with open_plan(path) as file:
        add(file, 1, "Lang tekst " * 5000)
    path.write_bytes(path.read_bytes()[:-20000])
    with pytest.raises(PlanIsDamaged):
        open_plan(path)


def test_a_servers_address_is_told_to_come_later():
    with pytest.raises(WrongUsage):
        open_plan("postgresql://tjener/plan")


def test_nothing_is_left_beside_a_closed_plan(path):
    with open_plan(path) as file:
        add(file, 1)
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_the_file_is_set_so_that_a_save_is_whole(path):
    query(path, "PRAGMA journal_mode=wal")  # somebody has put it there; it stays in the file
    with open_plan(path) as file:
        add(file, 1)
        with file._store._engine.connect() as connection:
            found = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous", "foreign_keys")
            }
    assert found == {"journal_mode": "truncate", "synchronous": 2, "foreign_keys": 1}


def test_a_second_one_reads_and_is_told_who_writes(path):
    with open_plan(path, who="Kari") as first:
        add(first, 1)
        with open_plan(path, who="Ola") as second:
            assert second.read_only and second.holder.user == "Kari" and len(second.plan.proposals) == 1
            assert "Kari" in str(second.reason)
            with pytest.raises(PlanIsReadOnly) as told:
                add(second, 2)
            assert "Kari" in str(told.value) and told.value.exit_code == 4
            add(first, 2)
            assert second.refresh() and len(second.plan.proposals) == 2 and not second.refresh()
    with open_plan(path, who="Ola") as third:
        assert not third.read_only


def test_a_plan_that_must_be_written_is_not_opened_for_reading(path):
    with open_plan(path, who="Kari"):
        with pytest.raises(PlanIsReadOnly) as told:
            open_plan_to_write(path, who="Ola")
        assert "Kari" in str(told.value)


def test_a_lock_that_a_crashed_program_left_is_taken_over_at_once(path):
    program = "import os, sys; from pathlib import Path; from tiltaksplan.actions.plan_file import open_plan;"
    subprocess.run([sys.executable, "-c", program + f"open_plan(Path({str(path)!r}), who='Kari'); os._exit(9)"], check=False)
    assert json.loads(lock_path(path).read_text(encoding="utf-8"))["user"] == "Kari"
    with open_plan(path) as file:
        assert not file.read_only
        add(file, 1)


def test_another_machines_lock_is_taken_over_when_nobody_keeps_it_fresh(path):
    owner = {"user": "Kari", "host": "en-annen-pc", "since": "2022-10-14T12:00:00+00:00", "pid": 1, "id": "x"}
    lock_path(path).write_text(json.dumps(owner), encoding="utf-8")
    with open_plan(path) as file:
        assert file.read_only and file.holder.host == "en-annen-pc"
    old = time.time() - 100
    os.utime(lock_path(path), (old, old))
    with open_plan(path) as file:
        assert not file.read_only


def test_an_owner_file_without_sense_is_respected_until_it_is_stale(path):
    lock_path(path).write_bytes(b"{")
    with open_plan(path) as file:
        assert file.read_only and file.holder is None
    os.utime(lock_path(path), (1, 1))
    with open_plan(path) as file:
        assert not file.read_only


def test_the_heartbeat_keeps_the_lock_fresh(path):
    lock = take_lock(path, "Kari", heartbeat_seconds=0.05)
    os.utime(lock_path(path), (1, 1))
    deadline = time.monotonic() + 10
    while lock_path(path).stat().st_mtime < 1000 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert lock_path(path).stat().st_mtime > 1000
    with pytest.raises(HeldByOther):
        take_lock(path, "Ola")
    lock.release()
    assert not lock_path(path).exists()


def test_whoever_has_lost_the_lock_stops_writing_and_is_told_who_has_it(path):
    with open_plan(path, who="Kari") as file:
        lock_path(path).unlink()
        other = take_lock(path, "Ola")
        with pytest.raises(LockIsLost) as told:
            add(file, 1)
        assert "Ola" in str(told.value) and told.value.exit_code == 4
    assert lock_path(path).exists()
    other.release()


def test_whoever_has_not_seen_the_newest_save_saves_nothing(path):
    with open_plan(path) as file:
        query(path, "UPDATE plan SET revision = revision + 1")
        with pytest.raises(PlanIsOutOfDate) as told:
            add(file, 1)
        assert told.value.exit_code == 4 and file.plan.proposals == ()


def test_a_file_that_another_program_holds_is_told_of(path, monkeypatch):
    monkeypatch.setattr("tiltaksplan.io.store.engine.BUSY_SECONDS", 0.05)
    with open_plan(path) as file, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(PlanIsBusy):
            add(file, 1)
        other.execute("ROLLBACK")
        add(file, 1)


def test_a_full_disk_saves_nothing_and_loses_nothing(path):
    with open_plan(path) as file:
        add(file, 1)
        with file._store._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        with pytest.raises(DiskIsFull):
            add(file, 2, "Lang tekst " * 100_000)
        assert len(file.plan.proposals) == 1
    with open_plan(path) as file:
        assert len(file.plan.proposals) == 1 and len(file.journal()) == 1


@contextmanager
def somebody_without_rights():
    """Be another user for a while: root may write everywhere."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights; the read-only mark is tried by hand there")
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o444), (0o555, 0o666), (0o777, 0o444)])
def test_a_write_protected_plan_or_folder_is_opened_for_reading(path, folder_mode, file_mode):
    with open_plan(path) as file:
        add(file, 1)
    folder = Path(tempfile.mkdtemp())
    try:
        copy = Path(shutil.copy(path, folder / "p.tiltaksplan"))
        copy.chmod(file_mode)
        folder.chmod(folder_mode)
        with somebody_without_rights(), open_plan(copy) as file:
            assert file.read_only and file.holder is None and "skrivebeskyttet" in str(file.reason) and len(file.plan.proposals) == 1
            with pytest.raises(PlanIsReadOnly):
                add(file, 2)
        assert sorted(one.name for one in folder.iterdir()) == ["p.tiltaksplan"]
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)


RACE = """
import sys; sys.path[:0] = [sys.argv[1]]
import time
from pathlib import Path
from tiltaksplan.io.store.locks import HeldByOther, take_lock
time.sleep(max(0, float(sys.argv[3]) - time.time()))
try:
    lock = take_lock(Path(sys.argv[2]))
except HeldByOther:
    print("other")
else:
    time.sleep(1)
    print("mine" if lock.still_ours() else "lost")
"""


def test_of_several_who_find_a_stale_lock_one_gets_it(path):
    lock_path(path).write_text(json.dumps({"user": "K", "host": "x", "since": "2022-10-14T12:00:00+00:00", "pid": 1, "id": "x"}))
    os.utime(lock_path(path), (1, 1))
    command = [sys.executable, "-c", RACE, str(Path(__file__).parents[3]), str(path), str(time.time() + 2)]
    racers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert sorted(racer.communicate()[0].strip() for racer in racers).count("mine") == 1


def test_an_older_plan_that_cannot_be_written_is_told_of(path):
    query(path, "PRAGMA user_version=0")
    with open_plan_lock(path), pytest.raises(PlanIsOlder):
        open_plan(path)


@contextmanager
def open_plan_lock(path):
    lock = take_lock(path, "Kari")
    yield
    lock.release()


def test_a_copy_is_whole_and_never_written_over_another_file(path, tmp_path):
    with open_plan(path) as file:
        add(file, 1)
        file.save_copy(tmp_path / "kopi.tiltaksplan")
        with pytest.raises(PlanExists):
            file.save_copy(tmp_path / "kopi.tiltaksplan")
        kept = file.plan
    with open_plan(tmp_path / "kopi.tiltaksplan") as file:
        assert file.plan == kept


def test_two_threads_of_one_program_save_one_after_the_other(path):
    with open_plan(path) as file:
        threads = [threading.Thread(target=add, args=(file, number)) for number in range(1, 21)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        kept = file.plan
    with open_plan(path) as file:
        assert len(file.plan.proposals) == 20 and file.plan == kept and len(file.journal()) == 20


def test_a_reader_sees_a_save_that_was_interrupted_taken_back(path, tmp_path):
    """A journal beside the file means that a save was under way when the power went: the reader rolls it back too."""
    with open_plan(path) as file:
        add(file, 1)
    folder = tmp_path / "avbrutt"
    folder.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size=1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE proposal SET title = 'halvt'")
        writer.execute(
            "CREATE TABLE filler AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<5000) SELECT hex(i) FROM n"
        )
        for name in (path.name, f"{path.name}-journal"):
            shutil.copy(path.with_name(name), folder / name)
        writer.execute("ROLLBACK")
    copy = folder / path.name
    take = take_lock(copy, "Kari")
    with open_plan(copy) as file:
        assert file.read_only and file.plan.proposals[0].title == "Nytt"
    take.release()


def test_the_days_first_change_copies_the_plan_as_it_was(path):
    with open_plan(path) as file:
        add(file, 1)
    yesterday = time.time() - 24 * 3600
    os.utime(path, (yesterday, yesterday))
    with open_plan(path) as file:
        add(file, 2)
        add(file, 3)
    (copy,) = backup_folder(path).iterdir()
    with open_plan(copy) as file:
        assert [one.id for one in file.plan.proposals] == ["T-01"]


def test_the_newest_copies_are_kept(path):
    today = date.today() + timedelta(days=1)  # noqa: DTZ011
    for number in range(KEPT + 3):
        assert back_up_daily(path, today + timedelta(days=number)) is not None
    assert back_up_daily(path, today + timedelta(days=number)) is None
    assert len(list(backup_folder(path).iterdir())) == KEPT


def test_every_error_has_a_sentence_whose_places_are_filled():
    for kind in (DiskIsFull, LockIsLost, NotAPlan, PlanIsBusy, PlanIsNewer):
        assert issubclass(kind, TiltaksplanError) and kind.message.endswith(".")


def test_a_disk_without_room_leaves_no_owner_file_without_an_owner(tmp_path, monkeypatch):
    path = tmp_path / "p.tiltaksplan"
    path.write_bytes(b"plan")

    def full(_holder):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tiltaksplan.io.store.locks._written", full)
    with pytest.raises(OSError, match="No space"):
        take_lock(path)
    assert not lock_path(path).exists()


@pytest.mark.parametrize("seed", range(12))
def test_a_plan_with_bytes_changed_anywhere_is_told_of_as_damaged_or_opened(tmp_path, seed):
    path = tmp_path / "p.tiltaksplan"
    with new_plan(path) as file:
        add(file, 1)
    content, random = bytearray(path.read_bytes()), Random(seed)
    for _ in range(60):
        content[random.randrange(100, len(content))] = random.randrange(256)
    path.write_bytes(content)
    try:
        open_plan(path).close()
    except TiltaksplanError as error:
        assert "p.tiltaksplan" in str(error)


def test_a_plan_whose_damage_is_no_text_is_told_of_as_damaged(tmp_path):
    path = tmp_path / "p.tiltaksplan"
    new_plan(path).close()
    path.write_bytes(path.read_bytes().replace(b"proposal", b"\xad\xae\xaf\xb0\xb1\xb2\xb3\xb4"))  # names that the driver quotes
    with pytest.raises(PlanIsDamaged):
        open_plan(path)
