"""The command line where the machine is unkind: no room, no way in, nobody who reads, and words in another order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tiltaksplan.actions.plan_file import open_plan
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.proposal import Proposal

from .conftest import ROOT, Run

FULL = Path("/dev/full")


def test_a_folder_without_files_is_told_of(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tom mappe").mkdir()
    done = run("read", tmp_path / "tom mappe", "--json")
    assert done.code == 3
    (file,) = done.json["files"]
    assert file["status"] == "refused" and "«tom mappe»" in file["problems"][0]["message"]


def test_a_name_that_is_too_long_is_told_of_like_any_file_that_cannot_be_reached(run: Run, tmp_path: Path) -> None:
    long = tmp_path / f"{'ø' * 300}.docx"
    for words in (("read", long), ("check", long), ("new", long), ("demo", long), ("new", tmp_path / "p.tiltaksplan", "--setup", long)):
        done = run(*words)
        assert done.code == 3, words
        assert "uventet" not in done.err + done.out and "File name" not in done.err


def test_a_file_where_the_demo_wants_a_folder_is_told_of(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fil.txt").write_text("hei", encoding="utf-8")
    done = run("demo", tmp_path / "fil.txt")
    assert done.code == 3 and "kan ikke brukes" in done.err


def test_a_folder_is_no_plan(run: Run, tmp_path: Path) -> None:
    done = run("check", tmp_path)
    assert done.code == 3 and "mappe, ikke en fil" in done.err


@pytest.mark.skipif(not FULL.exists(), reason="a disk that is always full is a file of Linux")
def test_an_answer_for_which_there_is_no_room_is_told_of(samples: Path) -> None:
    with FULL.open("w") as full:
        command = [sys.executable, "-m", "tiltaksplan", "read", str(samples / "filled" / "wa-01-hester.docx"), "--json"]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    assert done.returncode == 3
    assert "svaret kunne ikke skrives" in done.stderr and "Traceback" not in done.stderr


def test_the_language_may_stand_before_the_command(run: Run) -> None:
    assert run("--language", "en", "read", "finnes ikke.docx").code == 3
    assert run("--language=nn", "read", "finnes ikke.docx").code == 3


def test_years_that_make_no_period_and_a_time_limit_that_is_none_are_wrong_usage(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "p.tiltaksplan"
    done = run("new", plan, "--first-year", 0, "--last-year", 2025)
    assert done.code == 2 and "fra 0 til 2025" in done.err
    assert run("new", plan, "--first-year", 2026, "--json").json["last_year"] == 2028
    assert run("prioritise", plan, "--time-limit", "nan").code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another way to interrupt a program")
@pytest.mark.parametrize("seconds", [0.4, 0.8, 1.2])
def test_what_is_interrupted_leaves_no_traceback_and_no_bar_to_the_next(run: Run, demo: Path, tmp_path: Path, seconds: float) -> None:
    plan = tmp_path / "p.tiltaksplan"
    plan.write_bytes((demo / "eksempel.tiltaksplan").read_bytes())
    words = [sys.executable, "-m", "tiltaksplan", "prioritise", str(plan)]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    process = subprocess.Popen(words, cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"}, **streams)
    time.sleep(seconds)
    process.send_signal(signal.SIGINT)
    _out, err = process.communicate(timeout=30)
    assert process.returncode in (0, 130, -signal.SIGINT)  # the last where Python itself was closing down
    assert "Traceback" not in err
    assert not plan.with_name(f"{plan.name}.lock").exists()
    assert run("prioritise", plan).code == 0


def test_a_file_that_is_no_form_is_told_of_and_could_not_be_read(run: Run, samples: Path) -> None:
    letter, form = samples / "filled" / "neg-01-innbydelse.docx", samples / "filled" / "wa-01-hester.docx"
    done = run("read", letter, "--json")
    assert done.code == 3
    assert [problem["code"] for problem in done.json["files"][0]["problems"]] == ["not-a-proposal-unknown"]
    assert run("read", letter, form).code == 1


def test_a_proposal_without_a_title_is_called_that(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "p.tiltaksplan"
    assert "Planen er laget" in run("new", plan).out
    with open_plan(plan) as file:
        titles = {"T-01": None, "T-02": " "}
        file.commit([Change(thing=f"proposal:{key}", after=Proposal(id=key, title=title)) for key, title in titles.items()], "Ny")
    done = run("prioritise", plan)
    assert done.out.count("(uten tittel)") == 2 and "None" not in done.out


def test_documents_of_a_choice_that_was_never_made_are_not_begun(run: Run, demo: Path, tmp_path: Path) -> None:
    done = run("export", demo / "eksempel.tiltaksplan", "--to", tmp_path / "a", "--scenario", "stramt", "--what", "workbook,plan")
    assert done.code == 2 and "«stramt»" in done.err and "et uten navn" in done.err
    plan = tmp_path / "p.tiltaksplan"
    run("new", plan)
    assert run("export", plan, "--to", tmp_path / "b", "--what", "workbook,plan").code == 1
    assert not list(tmp_path.glob("*/*.xlsx"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_the_window_without_a_screen_says_so() -> None:
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, "-m", "tiltaksplan"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", env=bare, check=False
    )
    assert done.returncode == 3
    assert "trenger en skjerm" in done.stderr
