"""A program that reckons comes to the results that we write, and counts the rows that people add."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from tests.reports.sample_plan import outcome_by_hand, sample_plan
from tiltaksplan.io.excel.write import write_excel
from tiltaksplan.reports.workbook import workbook

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here"),
]
SOME_SIGN = 0.001


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    """The workbook as we write it, and as LibreOffice reckons it when a row has been added and all results are gone."""
    folder = tmp_path_factory.mktemp("regnet")
    plan = sample_plan()
    path = folder / "arbeidsbok.xlsx"
    write_excel(workbook(plan, outcome_by_hand(plan)), path)
    edited = openpyxl.load_workbook(path)  # saving by this library takes the results away
    costs = edited["Kostnader"]
    costs.append(["T-01", None, "Frakt", "Egne midler", 2024, 1000])
    edited.save(folder / "endret.xlsx")
    return openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(reckoned(folder / "endret.xlsx"), data_only=True)


def reckoned(path: Path) -> Path:
    saved = path.parent / "lagret"
    profile = (path.parent / "profil").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir", str(saved), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return saved / path.name


def differences(ours, theirs) -> dict[str, tuple[object, object]]:
    found = {}
    for sheet in ours:
        for row in sheet.iter_rows():
            for cell in row:
                other = theirs[sheet.title][cell.coordinate].value
                same = other == cell.value
                if isinstance(other, int | float) and isinstance(cell.value, int | float):
                    same = abs(other - cell.value) < SOME_SIGN
                if not same:
                    found[f"{sheet.title}!{cell.coordinate}"] = (cell.value, other)
    return found


def test_every_result_is_what_the_formula_gives_and_an_added_row_counts(books):
    ours, theirs = books
    cost, total = sample_plan().proposals[0].total_cost, sum(proposal.total_cost for proposal in sample_plan().proposals)
    assert differences(ours, theirs) == {
        "Forslag!D1": (total, total + 1000),
        "Forslag!D3": (cost, cost + 1000),
        "Kostnader!F1": (total, total + 1000),
    }


def test_tables_names_rules_and_checks_are_kept_by_another_program(books):
    ours, theirs = books
    for sheet in ours:
        assert set(theirs[sheet.title].tables) == set(sheet.tables)
    assert set(ours.defined_names) <= set(theirs.defined_names)
    kept = theirs["Forslag"]
    lists = [{one.formula1 for one in book["Forslag"].data_validations.dataValidation if one.type == "list"} for book in books]
    assert lists[0] == lists[1]
    assert {rule.formula[0] for rules in kept.conditional_formatting for rule in rules.rules} >= {"$D3>tp_limit_max_cost"}
