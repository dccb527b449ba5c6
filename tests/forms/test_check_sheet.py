"""The sheet Kontroller says which checks run and how much they weigh; what it does not know is told of with its cell."""

from pathlib import Path

import openpyxl
import pytest

from tiltaksplan.actions.setup import read_setup, write_setup
from tiltaksplan.language import LANGUAGES, translator
from tiltaksplan.plan.check_settings import CheckSetting
from tiltaksplan.plan.checks import CHECKS
from tiltaksplan.plan.finding import Severity
from tiltaksplan.plan.setup import Setup

HEADERS = {
    "nb": ("Kontroller", ("Kode", "Kontroll", "Kjøres", "Alvor", "Begrunnelse")),
    "nn": ("Kontrollar", ("Kode", "Kontroll", "Køyrer", "Alvor", "Grunngjeving")),
    "en": ("Checks", ("Code", "Check", "Runs", "Severity", "Reason")),
}
CHOSEN = (
    CheckSetting(code="too-long", runs=False, reason="Alle tiltak kan vare hele perioden"),
    CheckSetting(code="no-risks", severity=Severity.ERROR),
    CheckSetting(code="person-overload", severity=Severity.INFO),
)


@pytest.fixture
def read(tmp_path: Path):
    """Read a set-up with these rows in the sheet of checks."""

    def read(*rows, title="Kontroller", headers=HEADERS["nb"][1]):
        path = tmp_path / "oppsett.xlsx"
        write_setup(Setup(), path)
        workbook = openpyxl.load_workbook(path)
        del workbook["Kontroller"]
        sheet = workbook.create_sheet(title)
        for row in ((title,), (), (), headers, *rows):
            sheet.append(row)
        workbook.save(path)
        return read_setup(path)

    return read


def problems_of_checks(problems):
    return [(problem.place.words(), problem.code) for problem in problems if problem.place.words().startswith("Kontroller")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_chosen_about_the_checks_goes_out_and_comes_back(tmp_path, language):
    write_setup(Setup(check_settings=CHOSEN), tmp_path / "ut.xlsx", language)
    again, _ = read_setup(tmp_path / "ut.xlsx")
    assert set(again.check_settings) == set(CHOSEN)


@pytest.mark.parametrize(("language", "yes", "no", "words"), [
    ("nb", "ja", "nei", ("feil", "opplysning")), ("nn", "ja", "nei", ("Feil", "opplysning")), ("en", "yes", "no", ("error", "information")),
])  # fmt: skip
def test_the_sheet_is_read_in_each_language(read, language, yes, no, words):
    title, headers = HEADERS[language]
    setup, problems = read(
        ("too-long", None, no, None, "Alle tiltak kan vare hele perioden"), ("no-risks", None, yes, words[0], None),
        ("person-overload", None, None, words[1], None), title=title, headers=headers,
    )  # fmt: skip
    assert setup.check_settings == CHOSEN and problems_of_checks(problems) == []


def test_every_check_is_written_with_what_it_looks_for_and_what_it_usually_weighs(tmp_path):
    write_setup(Setup(), tmp_path / "ut.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "ut.xlsx")["Kontroller"]
    rows = {row[0]: row[1:6] for row in sheet.iter_rows(min_row=5, values_only=True) if row[0]}
    assert list(rows) == [check.code for check in CHECKS]
    assert rows["too-long"] == (
        "Tiltak som varer for lenge", "ja", "advarsel", None, "Vanligvis advarsel. Grense: Lengste varighet (max_months).",
    )  # fmt: skip


def test_a_sheet_that_changes_nothing_leaves_nothing_in_the_set_up(read):
    setup, problems = read(("too-long", None, "ja", "advarsel", None), ("no-risks", None, None, None, None))
    assert setup.check_settings == () and problems_of_checks(problems) == []


@pytest.mark.parametrize(("written", "suggested"), [("too-lang", "too-long"), ("person-overlaod", "person-overload"), ("kaker", None)])
def test_a_check_that_does_not_exist_is_told_of_with_its_cell_and_a_suggestion_only_when_it_is_close(read, written, suggested):
    setup, problems = read((written, None, "nei", None, None))
    assert setup.check_settings == () and problems_of_checks(problems) == [("Kontroller!A5", "check-unknown")]
    message = next(str(problem.message) for problem in problems if problem.code == "check-unknown")
    assert f"«{written}»" in message and ("Mente du" in message) is (suggested is not None)
    assert suggested is None or f"Mente du «{suggested}»?" in message


def test_an_unknown_severity_and_an_unclear_answer_are_told_of_and_the_rest_of_the_row_counts(read):
    setup, problems = read(("too-long", None, "nei", "katastrofe", None), ("no-risks", None, "kanskje", "feil", None))
    assert problems_of_checks(problems) == [("Kontroller!D5", "severity-unclear"), ("Kontroller!C6", "yes-no-unclear")]
    assert setup.check_settings == (CheckSetting(code="too-long", runs=False), CheckSetting(code="no-risks", severity=Severity.ERROR))


def test_a_check_told_twice_is_told_of(read):
    setup, problems = read(("too-long", None, "nei", None, None), ("Too-long", None, "ja", "feil", None))
    assert setup.check_settings == (CheckSetting(code="too-long", runs=False),)
    assert problems_of_checks(problems) == [("Kontroller!A6", "told-twice")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_without_its_code_is_known_by_what_it_looks_for(read, language):
    check = next(check for check in CHECKS if check.code == "too-long")
    setup, _ = read((None, translator(language)(check.looks_for), "nei", None, None))
    assert setup.check_settings == (CheckSetting(code="too-long", runs=False),)


def test_a_workbook_without_the_sheet_is_whole(tmp_path):
    write_setup(Setup(), tmp_path / "ut.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "ut.xlsx")
    _, before = read_setup(tmp_path / "ut.xlsx")
    del workbook["Kontroller"]
    workbook.save(tmp_path / "uten.xlsx")
    assert read_setup(tmp_path / "uten.xlsx") == (Setup(limits=read_setup(tmp_path / "ut.xlsx")[0].limits), before)


def test_every_check_says_what_it_looks_for():
    words = [check.looks_for for check in CHECKS]
    assert all(words) and len(set(words)) == len(words)
