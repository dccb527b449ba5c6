"""A workbook that was taken in is brought up to date in place: only what differs is written."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.actions.synced import KEY, Editor, a_plan_file, nothing_in, the_workbook, told
from tiltaksplan.actions.edit import change_field
from tiltaksplan.actions.plan_file import PlanFile
from tiltaksplan.actions.sync import Decisions, Take, prepare_sync, store_sync, update_workbook

TITLE = "Tittel på tiltaket"


@pytest.fixture
def plan_file(tmp_path: Path):
    with a_plan_file(tmp_path) as plan_file:
        yield plan_file


@pytest.fixture
def path(plan_file: PlanFile, tmp_path: Path) -> Path:
    return the_workbook(plan_file, tmp_path)


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_plans_own_changes_and_the_numbers_of_new_proposals_are_written(plan_file, path):
    with Editor(path) as editor:
        editor.type("Forslag", 1, TITLE, "Deres")
        editor.type("Kostnader", 1, "Beløp", 300_000)
        new = editor.add("Forslag", Tittel_på_tiltaket="Helt nytt", **{"Nr.": "ny"})
        line = editor.add("Kostnader", Beløp="75 tkr", **{"Nr.": "ny"})
    plan_file.commit(change_field(plan_file.plan, "T-01", "/costs/0/amount", 250_000), "Endre")
    plan_file.commit(change_field(plan_file.plan, "T-02", "/partners", ("Kystmuseet", "NINA")), "Endre")
    before = parts_of(path)
    sync = prepare_sync(plan_file, path)
    stored = store_sync(plan_file, sync, Decisions(prefer=Take.OURS))
    assert update_workbook(plan_file, sync, stored) == 6
    after = parts_of(path)
    assert list(after) == list(before)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
        "xl/sharedStrings.xml",
        "xl/workbook.xml",
        "docProps/custom.xml",
    }
    editor = Editor(path)
    assert editor.cell("Forslag", 1, TITLE).value == "Deres"
    assert editor.cell("Kostnader", 1, "Beløp").value == 250_000
    assert editor.cell("Forslag", 2, "Samarbeidspartnere").value == "Kystmuseet\nNINA"
    assert [editor.cell("Forslag", new, header).value for header in ("Nr.", KEY)] == ["T-06", "T-06"]
    assert [editor.cell("Kostnader", line, header).value for header in ("Nr.", KEY, "Beløp")] == ["T-06", "T-06/costs/0", "75 tkr"]
    assert nothing_in(prepare_sync(plan_file, path))
    with editor:
        editor.type("Kostnader", line, "Beløp", "80 tkr")
    assert told(prepare_sync(plan_file, path)) == {("T-06", "/costs/0/amount"): 80_000}


def test_what_nobody_has_decided_stays_as_people_wrote_it(plan_file, path):
    with Editor(path) as editor:
        editor.type("Forslag", 1, TITLE, "Deres")
        editor.type("Kostnader", 1, "Beløp", "mye")
        editor.delete("Forslag", 5)
    plan_file.commit(change_field(plan_file.plan, "T-01", "/title", "Vår"), "Endre")
    plan_file.commit(change_field(plan_file.plan, "T-02", "/title", "Bare vår"), "Endre")
    sync = prepare_sync(plan_file, path)
    assert update_workbook(plan_file, sync, store_sync(plan_file, sync)) == 1
    again = prepare_sync(plan_file, path).merge
    assert [(one.base, one.ours, one.theirs) for one in again.conflicts] == [("Nytt magasin", "Vår", "Deres")]
    assert [one.text for one in again.rejected] == ["mye"]
    assert [one.key for one in again.removed] == ["T-05"]


def test_keys_follow_lines_that_were_deleted_and_moved(plan_file, path):
    with Editor(path) as editor:
        editor.delete("Kostnader", 1)
        editor.type("Kostnader", 1, "Nr.", "T-04")
    sync = prepare_sync(plan_file, path)
    stored = store_sync(plan_file, sync, Decisions(remove=frozenset({"T-01/costs/0"})))
    update_workbook(plan_file, sync, stored)
    with Editor(path) as editor:
        assert [editor.cell("Kostnader", row, KEY).value for row in (1, 2)] == ["T-04/costs/3", "T-01/costs/0"]
        editor.type("Kostnader", 1, "Beløp", 1)
        editor.type("Kostnader", 2, "Beløp", 2)
    assert told(prepare_sync(plan_file, path)) == {("T-04", "/costs/3/amount"): 1, ("T-01", "/costs/0/amount"): 2}


def test_a_workbook_without_its_base_is_left_as_it_is(plan_file, path):
    with Editor(path) as editor:
        for mark in list(editor.book.custom_doc_props.names):
            del editor.book.custom_doc_props[mark]
    before = path.read_bytes()
    sync = prepare_sync(plan_file, path)
    assert update_workbook(plan_file, sync, store_sync(plan_file, sync)) == 0
    assert path.read_bytes() == before
