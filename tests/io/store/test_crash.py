"""Killing the program, or the disk failing, at any moment leaves the last saved state whole."""

import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import apsw
import pytest

from tiltaksplan.actions.plan_file import open_plan
from tiltaksplan.io.store.plan_store import create_store
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.proposal import CostLine, Proposal

KILLS = 10
LINES = 20

WRITER = """
import sys
from pathlib import Path
from tiltaksplan.actions.plan_file import open_plan
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.proposal import CostLine, Proposal

with open_plan(Path(sys.argv[1])) as file:
    print("open", flush=True)
    while True:
        n = len(file.plan.proposals) + 1
        lines = tuple(CostLine(year=2023, amount=n) for _ in range(20))
        file.commit([Change(thing=f"proposal:T-{n}", after=Proposal(id=f"T-{n}", title="t" * 2000, costs=lines))], f"Ny {n}")
        print(n, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX's; on Windows terminate() is the same, and is tried by hand")
@pytest.mark.slow
def test_a_plan_survives_kill_9_at_any_moment(path):
    chance = random.Random(3)
    for _ in range(KILLS):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, encoding="utf-8")
        assert writer.stdout is not None and writer.stdout.readline() == "open\n"
        time.sleep(chance.uniform(0.05, 0.25))
        writer.send_signal(signal.SIGKILL)
        told = writer.communicate()[0].split()
        with open_plan(path) as file:
            saved = file.plan.proposals
            assert not file.read_only
            assert len(file.journal()) == len(saved) >= (int(told[-1]) if told else 0), "a save that was reported is there"
            for number, proposal in enumerate(saved, start=1):
                assert proposal.id == f"T-{number}" and [line.amount for line in proposal.costs] == [number] * LINES


class CutVFS(apsw.VFS):
    """A disk that gives up at the n-th write, sync or truncation."""

    def __init__(self):
        self.count, self.stop = 0, 10**9
        super().__init__("cut", "")

    def xOpen(self, name, flags):  # noqa: N802
        return CutFile(self, name, flags)


class CutFile(apsw.VFSFile):
    def __init__(self, vfs, name, flags):
        self.vfs = vfs
        super().__init__("", name, flags)

    def tick(self):
        self.vfs.count += 1
        if self.vfs.count >= self.vfs.stop:
            raise apsw.IOError("cut")

    def xWrite(self, data, offset):  # noqa: N802
        self.tick()
        return super().xWrite(data, offset)

    def xSync(self, flags):  # noqa: N802
        self.tick()
        return super().xSync(flags)

    def xTruncate(self, size):  # noqa: N802
        self.tick()
        return super().xTruncate(size)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    """A plan with one proposal, the statements of one more save as SQLite saw them, and the two plans before and after."""
    path = tmp_path_factory.mktemp("cut") / "p.tiltaksplan"
    create_store(path)
    statements = []
    lines = tuple(CostLine(year=2023, category="utstyr " * 100, amount=1) for _ in range(60))
    with open_plan(path) as file:
        before = file.commit([Change(thing="proposal:T-01", after=Proposal(id="T-01", title="Første"))], "Ny")
        content = path.read_bytes()
        with file._store._engine.connect() as connection:
            raw = connection.connection.driver_connection
        raw.set_trace_callback(statements.append)
        changes = [Change(thing="proposal:T-01", field="/title", before="Første", after="Endret")]
        changes.append(Change(thing="proposal:T-02", after=Proposal(id="T-02", costs=lines)))
        after = file.commit(changes, "To")
        raw.set_trace_callback(None)
    return content, statements, before, after


def test_a_disk_that_fails_at_any_write_leaves_the_old_plan_or_the_new_one(recorded, tmp_path):
    content, statements, before, after = recorded
    vfs = CutVFS()
    found, cut, number = [], True, 0
    while cut:
        number += 1
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "p.tiltaksplan"
        path.write_bytes(content)
        cut = save_until_cut(path, statements, vfs, number)
        rescued = folder / "kopi"
        rescued.mkdir()
        for name in (path.name, f"{path.name}-journal"):
            with suppress(FileNotFoundError):
                shutil.copy(folder / name, rescued / name)
        with open_plan(rescued / path.name) as file:
            found.append(file.plan)
    assert number > 10 and set(map(len, (plan.proposals for plan in found))) == {1, 2}
    assert all(plan in (before, after) for plan in found) and found[-1] == after


def save_until_cut(path: Path, statements: list[str], vfs: CutVFS, number: int) -> bool:
    connection = apsw.Connection(str(path), vfs="cut")
    for pragma in ("journal_mode=truncate", "synchronous=full", "cache_size=5", "foreign_keys=on"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    vfs.count, vfs.stop = 0, number
    try:
        for statement in statements:
            connection.execute(statement).fetchall()
    except (apsw.IOError, apsw.SQLError, apsw.FullError):
        return True
    finally:
        vfs.stop = 1  # the machine is off: closing the file writes nothing more
        copy_before_close = path.read_bytes()
        journal = path.with_name(f"{path.name}-journal")
        hot = journal.read_bytes() if journal.exists() else None
        with suppress(apsw.Error):
            connection.close()
        path.write_bytes(copy_before_close)
        if hot is not None:
            journal.write_bytes(hot)
    return False
