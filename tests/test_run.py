"""The way in: what run.py makes on a machine that has nothing, what it leaves alone, and what it says when it cannot.

The starts are real ones: run.py stands in a folder with blanks and Norwegian letters, makes a real environment there, and installs by pip
a small wheel that the test has made. Nothing is fetched.
"""

from __future__ import annotations

import ast
import base64
import hashlib
import os
import re
import runpy
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHOW_ARGUMENTS = """
import os, sys, pebble
print(*sys.argv[1:], sep="|")
print(os.getcwd(), sys.flags.utf8_mode, pebble.COLOUR)
raise SystemExit(4)
"""


def wheel(folder: Path) -> str:
    """Make the wheel of a library called pebble, and return the line of a lock file that names it."""
    files = {
        "pebble.py": "COLOUR = 'grå'\n",
        "pebble-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: pebble\nVersion: 1.0\n",
        "pebble-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    path = folder / "pebble-1.0-py3-none-any.whl"
    with ZipFile(path, "w") as archive:
        for name, text in files.items():
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            record += f"{name},sha256={digest},{len(text.encode())}\n"
            archive.writestr(name, text)
        archive.writestr("pebble-1.0.dist-info/RECORD", record + "pebble-1.0.dist-info/RECORD,,\n")
    return f"pebble==1.0 \\\n    --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


class Clone:
    """A fresh clone with run.py, a program that shows how it was started, and locks that name one library."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "Mine ting æøå"
        (self.folder / "tiltaksplan").mkdir(parents=True)
        shutil.copy(ROOT / "run.py", self.folder)
        (self.folder / "tiltaksplan" / "__init__.py").touch()
        (self.folder / "tiltaksplan" / "__main__.py").write_text(SHOW_ARGUMENTS, "utf-8")
        self.lock_with(wheel(self.folder))
        self.elsewhere = folder

    def lock_with(self, line: str) -> None:
        for name in ("requirements.lock", "requirements-test.lock"):
            (self.folder / name).write_text(line, "utf-8")

    def command(self, *arguments: str) -> tuple[list[str], dict[str, str]]:
        # A machine of its own kind: pip here asks no index, only the folder.
        variables = {**os.environ, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.folder.as_uri(), "PIP_CONFIG_FILE": os.devnull}
        return [sys.executable, str(self.folder / "run.py"), *arguments], variables

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command, variables = self.command(*arguments)
        return subprocess.run(command, env=variables, cwd=self.elsewhere, capture_output=True, encoding="utf-8", timeout=120)

    @property
    def environment(self) -> Path:
        return self.folder / ".venv"


@pytest.fixture
def clone(tmp_path):
    return Clone(tmp_path)


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    clone = Clone(tmp_path_factory.mktemp("klar"))
    clone.first = clone.run("read", "mitt skjema.docx", "--json")
    return clone


def test_the_first_start_makes_what_is_missing_and_starts_the_program_where_the_person_stands(ready):
    assert ready.first.returncode == 4, ready.first.stderr
    arguments, surroundings = ready.first.stdout.splitlines()
    assert arguments == "read|mitt skjema.docx|--json"
    assert surroundings == f"{ready.elsewhere} 1 grå"
    assert "Pakke 1 av 1: pebble" in ready.first.stderr or "Legger 1 pakker" in ready.first.stderr
    assert "Ferdig på" in ready.first.stderr


def test_the_second_start_says_nothing_of_its_own(ready):
    again = ready.run("check", "plan.tiltaksplan")
    assert (again.returncode, again.stderr) == (4, "")
    assert again.stdout.startswith("check|plan.tiltaksplan\n")


def seconds_of_work() -> float:
    """What the processes started here have cost so far: on Windows as the clock goes, elsewhere whatever else the machine is doing."""
    if sys.platform == "win32":
        return time.perf_counter()
    import resource

    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def test_the_second_start_costs_next_to_nothing(ready):
    python = next(path for path in (ready.environment / "bin/python", ready.environment / "Scripts/python.exe") if path.exists())
    variables = {**os.environ, "PYTHONPATH": str(ready.folder)}

    def shortest(command: list[str], variables: dict[str, str]) -> float:
        def once() -> float:
            began = seconds_of_work()
            subprocess.run(command, env=variables, cwd=ready.elsewhere, capture_output=True, check=False)
            return seconds_of_work() - began

        return min(once() for _ in range(10))

    assert shortest(*ready.command("doctor")) - shortest([str(python), "-m", "tiltaksplan", "doctor"], variables) < 0.060


def test_making_ready_alone_starts_nothing(ready):
    only = ready.run("--setup-only")
    assert (only.returncode, only.stdout) == (0, "")
    assert "Alt er klart" in only.stderr


def test_the_demo_gets_a_folder_that_holds_no_plan_yet(ready):
    assert ready.run("demo").stdout.splitlines()[0] == f"demo|{ready.folder / 'demo'}"
    (ready.folder / "demo").mkdir()
    (ready.folder / "demo" / "tiltaksplan.tiltaksplan").touch()
    assert ready.run("--language", "nn", "demo", "--json").stdout.splitlines()[0] == f"--language|nn|demo|--json|{ready.folder / 'demo-2'}"
    assert ready.run("demo", "her").stdout.splitlines()[0] == "demo|her"


def test_what_stands_in_the_persons_folder_is_never_imported(ready):
    (ready.elsewhere / "json.py").write_text("raise RuntimeError('a file of the person')", "utf-8")
    (ready.folder / "tiltaksplan" / "__main__.py").write_text("import json", "utf-8")
    try:
        assert ready.run("doctor").returncode == 0
    finally:
        (ready.folder / "tiltaksplan" / "__main__.py").write_text(SHOW_ARGUMENTS, "utf-8")


def test_an_environment_whose_making_was_cut_off_is_made_anew(clone):
    command, variables = clone.command("read")
    first = subprocess.Popen(command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    deadline = time.monotonic() + 60
    while not (clone.environment / "under-arbeid").exists() and time.monotonic() < deadline:
        time.sleep(0.005)
    if sys.platform == "win32":
        first.kill()
    else:
        os.killpg(first.pid, signal.SIGKILL)  # pip as well, as when the machine loses its power
    first.wait()
    again = clone.run("read")
    assert again.returncode == 4, again.stderr
    assert "lages på nytt" in again.stderr
    assert not (clone.environment / "under-arbeid").exists()


def test_two_starts_at_once_make_one_environment(clone):
    command, variables = clone.command("read")
    starts = [
        subprocess.Popen(command, env=variables, cwd=clone.elsewhere, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        for _ in range(2)
    ]
    said = [start.communicate(timeout=120) for start in starts]
    assert [start.returncode for start in starts] == [4, 4], said
    assert sum("Ferdig på" in told for _, told in said) == 1


def test_a_new_lock_file_is_installed_and_one_that_fails_leaves_the_old_environment(ready):
    good = (ready.folder / "requirements.lock").read_text("utf-8")
    stamps = {path: path.read_text("utf-8") for path in ready.environment.glob("*.stamp")}
    ready.lock_with(good + f"boulder==2.0 \\\n    --hash=sha256:{'0' * 64}\n")
    refused = ready.run("read")
    assert refused.returncode == 3
    assert "Traceback" not in refused.stderr
    assert "boulder" in refused.stderr
    assert "prøv igjen" in refused.stderr
    assert {path: path.read_text("utf-8") for path in ready.environment.glob("*.stamp")} == stamps
    ready.lock_with(good)
    assert ready.run("read").stderr == ""


def test_a_wheel_with_another_content_than_the_locked_one_is_refused(clone):
    with ZipFile(next(clone.folder.glob("*.whl")), "a") as archive:
        archive.writestr("guest.py", "")
    refused = clone.run("read")
    assert refused.returncode == 3
    assert "DO NOT MATCH THE HASHES" in refused.stderr


def test_an_old_python_gets_a_sentence(monkeypatch, capsys):
    ast.parse((ROOT / "run.py").read_text("utf-8"), feature_version=(3, 7))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "run.py"))
    assert "trenger Python 3.11 eller nyere, og dette er Python 3.9" in str(ended.value)


def locked(name: str) -> dict[str, str]:
    """What a lock file names: each line with its condition, and its hashes."""
    text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
    found = re.findall(r"^([\w.-]+==[^ ]+(?: ; [^-]+?)?) +(--hash.*)$", text, re.MULTILINE)
    return dict(found)


def test_the_tests_run_with_the_very_libraries_that_the_program_runs_with():
    program, tests = locked("requirements.lock"), locked("requirements-test.lock")
    assert len(program) > 20
    assert {line.split(" ")[0] for line in program} <= {line.split(" ")[0] for line in tests}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_file_holds_a_hash_for_every_package_and_no_place_to_fetch_from(name):
    text = (ROOT / name).read_text("utf-8")
    assert len(locked(name)) == len(re.findall(r"^[\w.-]+==", text, re.MULTILINE))
    assert re.search(r"://|--(extra-)?index-url|--find-links", text) is None


def test_every_dependency_is_in_the_lock_files():
    import tomllib

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for lock, lines in {
        "requirements.lock": settings["project"]["dependencies"],
        "requirements-test.lock": settings["dependency-groups"]["test"],
    }.items():
        wanted = {re.split(r"[<>=!~ ]", line)[0].lower() for line in lines}
        assert wanted <= {line.split("==")[0] for line in locked(lock)}


@pytest.mark.xvfb
def test_the_systems_libraries_carry_a_real_window(qtbot, qapp):
    from PySide6.QtWidgets import QLabel

    assert qapp.platformName() in ("xcb", "windows", "cocoa")
    label = QLabel("Tiltaksplan æøå")
    qtbot.addWidget(label)
    with qtbot.waitExposed(label):
        label.show()
    assert not label.grab().isNull()
