"""Sheets, columns and rows of an edited workbook are found again whatever people and programs have done to it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from random import Random
from shutil import which
from typing import Any

import pytest

from benchmarks.made_up import made_up_plan
from benchmarks.syncing import PROPOSALS, by_libreoffice, exported, one_run, two_apart_by_openpyxl, two_at_the_same
from tests.actions.synced import KEY, Editor, a_plan_file, a_proposal, nothing_in, the_workbook, told
from tests.actions.synced import PROPOSALS as OURS
from tiltaksplan.actions.plan_file import PlanFile
from tiltaksplan.actions.sync import prepare_sync
from tiltaksplan.language import LANGUAGES, translator
from tiltaksplan.plan.plan_sheets import editable_sheets
from tiltaksplan.plan.proposal import CostLine, Milestone
from tiltaksplan.plan.score import Score
from tiltaksplan.plan.spelling import name_key

TITLE = "Tittel på tiltaket"
needs_libreoffice = pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not here")


@pytest.fixture
def plan_file(tmp_path: Path):
    with a_plan_file(tmp_path) as plan_file:
        yield plan_file


@pytest.fixture
def path(plan_file: PlanFile, tmp_path: Path) -> Path:
    return the_workbook(plan_file, tmp_path)


def swap_columns(editor: Editor, sheet: str, first: str, second: str) -> None:
    one, other = editor.column(sheet, first), editor.column(sheet, second)
    for row in editor.sheet(sheet).iter_rows(min_row=2):
        row[one - 1].value, row[other - 1].value = row[other - 1].value, row[one - 1].value


def partly_sorted(editor: Editor, sheet: str, columns: slice) -> None:
    """Sort some of the columns alone, as who has marked only them."""
    rows = [[cell.value for cell in row[columns]] for row in editor.sheet(sheet).iter_rows(min_row=3)]
    for row, values in zip(editor.sheet(sheet).iter_rows(min_row=3), reversed(rows), strict=True):
        for cell, value in zip(row[columns], values, strict=True):
            cell.value = value


def rename_all(editor: Editor) -> None:
    for number, sheet in enumerate(editor.book.worksheets):
        old, sheet.title = sheet.title, f"Ark {number}"
        for name in editor.book.defined_names.values():
            name.attr_text = name.attr_text.replace(f"'{old}'!", f"'{sheet.title}'!").replace(f"{old}!", f"'{sheet.title}'!")


def drop_names(editor: Editor) -> None:
    for name in list(editor.book.defined_names):
        del editor.book.defined_names[name]


def insert_above(editor: Editor) -> None:
    drop_names(editor)
    for sheet in editor.book.worksheets:
        sheet.insert_rows(1, 3)


def headers_in_english(editor: Editor) -> None:
    drop_names(editor)
    translate = translator("en")
    for sheet in editable_sheets():
        for cell in editor.sheet(sheet.title)[2]:
            cell.value = translate(next(one.label for one in sheet.columns if one.label == cell.value))


def drop_keys(editor: Editor) -> None:
    for sheet in editable_sheets():
        editor.sheet(sheet.title).delete_cols(editor.column(sheet.title, KEY))


def drop_numbers_and_keys(editor: Editor) -> None:
    drop_keys(editor)
    editor.sheet("Forslag").delete_cols(1)


def empty_keys(editor: Editor) -> None:
    for sheet in editable_sheets():
        column = editor.column(sheet.title, KEY)
        for row in editor.sheet(sheet.title).iter_rows(min_row=3):
            row[column - 1].value = None


def filtered(editor: Editor) -> None:
    for sheet in ("Forslag", "Kostnader"):
        editor.sheet(sheet).row_dimensions[3].hidden = True
        editor.sheet(sheet).row_dimensions[5].hidden = True
    editor.sheet("Timer").sheet_state = "hidden"


def drop_columns(editor: Editor) -> None:
    editor.sheet("Forslag").delete_cols(editor.column("Forslag", "Beskrivelse"))
    editor.sheet("Kostnader").delete_cols(editor.column("Kostnader", "Beløp"))


def own_column(editor: Editor) -> None:
    sheet = editor.sheet("Forslag")
    sheet.cell(row=2, column=sheet.max_column + 1).value = "Min merknad"
    sheet.cell(row=3, column=sheet.max_column).value = "Bra!"


def own_headers(editor: Editor) -> None:
    for cell in editor.sheet("Kostnader")[2]:
        cell.value = f"Min overskrift {cell.column}"


DONE: list[Any] = [
    lambda editor: swap_columns(editor, "Forslag", "Start", TITLE),
    lambda editor: swap_columns(editor, "Kostnader", "Nr.", KEY),
    lambda editor: partly_sorted(editor, "Forslag", slice(1, 29)),
    lambda editor: partly_sorted(editor, "Kostnader", slice(0, 6)),
    lambda editor: partly_sorted(editor, "Forslag", slice(0, 30)),
    lambda editor: editor.book.copy_worksheet(editor.sheet("Kostnader")),
    rename_all, drop_names, insert_above, headers_in_english, drop_keys, drop_numbers_and_keys, empty_keys, filtered, drop_columns,
    own_column, own_headers,
]  # fmt: skip


@pytest.mark.parametrize("done", DONE)
def test_what_is_only_moved_renamed_or_lost_is_no_edit(plan_file, path, done):
    with Editor(path) as editor:
        done(editor)
    sync = prepare_sync(plan_file, path)
    assert sync.known
    assert nothing_in(sync)


@pytest.mark.parametrize("done", [rename_all, insert_above, headers_in_english, drop_keys, filtered, own_headers, drop_names])
def test_an_edit_is_found_all_the_same(plan_file, path, done):
    with Editor(path) as editor:
        editor.type("Forslag", 3, TITLE, "Endret")
        editor.type("Kostnader", 5, "Beløp", "5 tkr")
        done(editor)
    assert told(prepare_sync(plan_file, path)) == {("T-03", "/title"): "Endret", ("T-02", "/costs/1/amount"): 5000}


def test_columns_that_are_gone_or_strange_are_told_of(plan_file, path):
    with Editor(path) as editor:
        drop_columns(editor)
        own_column(editor)
    notes = [note.told() for note in prepare_sync(plan_file, path).merge.notes]
    assert len(notes) == 3
    assert {word for word in ("Beskrivelse", "Beløp", "Min merknad") if any(word in note for note in notes)} == {
        "Beskrivelse",
        "Beløp",
        "Min merknad",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_comes_back_in_any_language(plan_file, tmp_path, language):
    path = the_workbook(plan_file, tmp_path, f"bok-{language}.xlsx", language)
    assert nothing_in(prepare_sync(plan_file, path))
    translate = translator(language)
    with Editor(path) as editor:
        editor.type(translate("Forslag"), 2, translate(TITLE), "Ny")
    assert told(prepare_sync(plan_file, path)) == {("T-02", "/title"): "Ny"}


@pytest.mark.parametrize("sheet", tuple(editable_sheets()), ids=lambda sheet: sheet.key)
def test_no_header_stands_for_two_columns(sheet):
    labels: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for column in sheet.columns:
            labels.setdefault(name_key(translator(language)(column.label)), set()).add(column.key)
    assert {label: keys for label, keys in labels.items() if len(keys) > 1} == {}


NASTY = (
    "  blanke foran og bak  ", "=1+1", "+47 73 59 00 00", "-strek", "@alle", "'enkel fnutt", "linje én\nlinje to\n\nlinje fire",
    "tab\tmellom", "🦊 æøå ÆØÅ ñ ß", "4.10", "0042", "1E5", "3/4", "2023-01-01", "1.5", "SANN", "#N/A", "x" * 40_000, "_x0041_",
    "a\x0bb\x0c", "«»<>&\"", "a\r\nb", "\u00a0hardt\u00a0mellomrom", "ﬁ e\u0301", "- punkt\n- punkt to", "• kule", "12 345,50", "T-01",
    "\u200bnullbredde", "…", ";", "a; b, c og d",
)  # fmt: skip


def nasty_proposals(count: int) -> list[Any]:
    random = Random(7)
    pick = lambda: random.choice(NASTY)  # noqa: E731
    return [
        a_proposal(
            number, f"{pick()} {number}", goal=pick(), description=pick(), justification=f"{pick()}\n{pick()}", group=pick(),
            focus_area=pick(), partners=(pick(), pick()), dependencies=(pick(),),
            frames=("Bærekraft (klima, natur)", pick()), strategy_goals=("4.10", pick()),
            baseline=random.choice((0.1 + 0.2, 1e15, -3, 0, 1 / 3, 12345678.9)), target=random.choice((1e-7, 5, 99.5)),
            costs=(CostLine(year=2023, category=pick(), amount=random.choice((0, 1, 10**9)), funding=pick()), CostLine(category=pick())),
            milestones=(Milestone(description=pick()), Milestone()),
        )
        for number in range(1, count + 1)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "by", ["us", "openpyxl", pytest.param("xlsx", marks=needs_libreoffice), pytest.param("ods", marks=needs_libreoffice)]
)
def test_two_hundred_nasty_proposals_come_back_without_one_invented_edit(tmp_path, by):
    scores = [Score(proposal="T-01", criterion="Nytte", step=3, reason=text, assessor=f"Nr {n}") for n, text in enumerate(NASTY)]
    with a_plan_file(tmp_path, nasty_proposals(200), scores) as plan_file:
        path = the_workbook(plan_file, tmp_path)
        if by == "openpyxl":
            with Editor(path):
                pass
        elif by != "us":
            command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless", "--convert-to", by]
            subprocess.run([*command, "--outdir", str(tmp_path / "lo"), str(path)], check=True, capture_output=True, timeout=120)
            path = tmp_path / "lo" / f"arbeidsbok.{by}"
        sync = prepare_sync(plan_file, path)
    assert (sync.merge.applied, sync.merge.rejected, sync.merge.added, sync.merge.removed) == ((), (), (), ())
    assert sync.known


def test_random_edits_by_openpyxl_are_reported_exactly(tmp_path):
    with exported(made_up_plan(PROPOSALS, 11), tmp_path) as (plan_file, path):
        assert [f"{seed}: {wrong}" for seed in range(5000, 5030) for wrong in one_run(plan_file, path, seed)] == []


def test_two_copies_edited_apart_are_taken_in_one_after_the_other(tmp_path):
    assert [f"{seed}: {wrong}" for seed in range(70, 73) for wrong in two_apart_by_openpyxl(tmp_path / str(seed), seed)] == []


def test_two_people_who_edit_the_same_proposals_have_conflicts_where_they_differ_and_nowhere_else(tmp_path):
    assert [f"{seed}: {wrong}" for seed in range(80, 84) for wrong in two_at_the_same(tmp_path / str(seed), seed)] == []


@pytest.mark.libreoffice
@needs_libreoffice
def test_random_edits_by_libreoffice_are_reported_exactly(tmp_path):
    assert by_libreoffice(tmp_path, 4, 900) == []


def test_the_sample_plan_has_something_on_every_sheet():
    assert all(one.costs and one.hours and one.risks and one.milestones for one in OURS)
