"""`sync` as a person runs it: what it prints, what it ends with, and what it leaves alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.actions.synced import Editor, a_plan_file, the_workbook

from .conftest import Run

TITLE = "Tittel på tiltaket"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    with a_plan_file(tmp_path) as plan_file:
        the_workbook(plan_file, tmp_path)
        return plan_file.path


@pytest.fixture
def book(plan: Path) -> Path:
    path = plan.with_name("arbeidsbok.xlsx")
    with Editor(path) as editor:
        editor.type("Forslag", 1, TITLE, "Ny tittel")
        editor.type("Kostnader", 1, "Beløp", "450 tkr")
        editor.add("Forslag", Tittel_på_tiltaket="Helt nytt")
    return path


def test_sync_prints_the_contracts_document_and_stores_it(run: Run, plan: Path, book: Path) -> None:
    done = run("sync", plan, book, "--json")
    assert done.code == 0, done.err
    assert done.json["applied"] == [
        {"proposal": "T-01", "field": "/title", "before": "Nytt magasin", "after": "Ny tittel", "cell": "Forslag!B3"},
        {"proposal": "T-01", "field": "/costs/0/amount", "before": 100_000, "after": 450_000, "cell": "Kostnader!F3"},
    ]
    assert {key: done.json[key] for key in ("conflicts", "rejected", "removed")} == {"conflicts": [], "rejected": [], "removed": []}
    assert [(one["proposal"], one["title"]) for one in done.json["added"]] == [("T-06", "Helt nytt")]
    again = run("sync", plan, book, "--json")
    assert again.code == 0
    assert (again.json["applied"], again.json["added"]) == ([], [])


def test_a_dry_run_says_exactly_what_would_happen_and_stores_nothing(run: Run, plan: Path, book: Path) -> None:
    before = plan.read_bytes()
    done = run("sync", plan, book, "--dry-run")
    assert done.code == 0
    assert "2 endringer, ingen konflikter, 1 ny rad, ingenting slettes" in done.out
    assert "T-01, Kostnader, linje 1, Beløp (Kostnader!F3): 100\u00a0000 → 450\u00a0000" in done.out
    assert plan.read_bytes() == before


def test_what_waits_for_a_person_ends_with_1_and_is_decided_by_options(run: Run, plan: Path, book: Path) -> None:
    with Editor(book) as editor:
        editor.delete("Forslag", 5)
    first = run("sync", plan, book, "--no-add", "--json")
    assert first.code == 1
    assert [one["key"] for one in first.json["removed"]] == ["T-05"]
    assert [one["title"] for one in first.json["left_out"]] == ["Helt nytt"]
    with Editor(book) as editor:
        editor.type("Forslag", 1, TITLE, "Enda en tittel")
    clash = run("sync", plan, book, "--json", "--remove", "T-05")
    (one,) = clash.json["conflicts"]
    assert (one["base"], one["ours"], one["theirs"]) == ("Nytt magasin", "Ny tittel", "Enda en tittel")
    assert clash.code == 1
    settled = run("sync", plan, book, "--json", "--prefer", "theirs", "--update")
    assert settled.code == 0, settled.json
    assert [one["decision"] for one in settled.json["decided"]] == ["theirs"]
    assert settled.json["updated"] > 0
    assert json.loads(run("read", plan.with_name("arbeidsbok.xlsx"), "--json").out)["files"][0]["kind"] == "plan-workbook"


def test_a_key_that_is_not_missing_cannot_be_removed(run: Run, plan: Path, book: Path) -> None:
    done = run("sync", plan, book, "--remove", "T-01")
    assert done.code == 2
    assert "T-01" in done.err


@pytest.mark.parametrize("name", ["finnes ikke.xlsx", "tekst.xlsx", "oppsett.xlsx"])
def test_a_file_that_is_no_workbook_of_the_plan_ends_with_3_and_a_sentence(run: Run, plan: Path, samples: Path, name: str) -> None:
    path = plan.with_name(name)
    if name == "tekst.xlsx":
        path.write_text("Dette er ikke en arbeidsbok.", encoding="utf-8")
    elif name == "oppsett.xlsx":
        shutil.copy(samples / name, path)
    done = run("sync", plan, path)
    assert done.code == 3
    assert name in done.err
    assert len(done.err.strip().splitlines()) == 1


def test_a_plan_that_somebody_else_has_open_ends_with_4_and_can_still_be_tried(run: Run, tmp_path: Path) -> None:
    with a_plan_file(tmp_path) as plan_file:
        book = the_workbook(plan_file, tmp_path)
        assert run("sync", plan_file.path, book).code == 4
        assert run("sync", plan_file.path, book, "--dry-run").code == 0
