"""The plan's workbook: whole, in three languages, with nothing that a program has to repair, and with what its rows come back by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.io.workbook_faults import faults_of
from tests.reports.sample_plan import outcome_by_hand, sample_plan
from tiltaksplan.document.blocks import Table
from tiltaksplan.io.excel.write import write_excel
from tiltaksplan.io.opening import open_document
from tiltaksplan.language import LANGUAGES, translator
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.plan_sheets import ID, PLAN_SHEETS, ROW_KEY, Rows, editable_sheets, header_name
from tiltaksplan.plan.proposal import CostLine, HourLine, Milestone, ProjectLeader, Proposal, Risk
from tiltaksplan.plan.score import Score
from tiltaksplan.plan.setup import Criterion, Setup, Unit
from tiltaksplan.reports.workbook import workbook
from tiltaksplan.reports.workbook_columns import FIGURE_WIDTH
from tiltaksplan.reports.workbook_edited import FIRST_ROW, HEADER_ROW

LONG = "Å forvalte samlingene er museets kjerne. " * 1000


def scored_plan() -> Plan:
    plan = sample_plan()
    first = plan.setup.criteria[0].name
    scores = (
        Score(proposal="T-01", criterion=first, step=4, assessor="Ola", reason="Klart skrevet"),
        Score(proposal="T-01", criterion=first, step=2, assessor="Kari"),
        Score(proposal="T-02", criterion="Et kriterium som er borte", step=3),
    )
    leader = ProjectLeader(name="Kari Nordmann", competence="Kan alt", experience="Har gjort alt", qualities="Er tålmodig")
    proposals = (replace(plan.proposals[0], description=LONG, leader=leader), *plan.proposals[1:])
    return replace(plan, scores=scores, proposals=proposals)


def written(tmp_path: Path, plan: Plan, *, chosen: bool = True, language: str = "nb") -> Path:
    path = tmp_path / "Arbeidsbok på æøå.xlsx"
    outcome = outcome_by_hand(plan) if chosen and plan.proposals else None
    write_excel(workbook(plan, outcome, language=language, export_mark="a" * 64, plan_mark="b" * 64), path)
    return path


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return openpyxl.load_workbook(written(tmp_path_factory.mktemp("bok"), scored_plan()))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chosen", [True, False])
def test_no_program_has_anything_to_repair(tmp_path, language, chosen):
    assert faults_of(written(tmp_path, scored_plan(), chosen=chosen, language=language)) == []


@pytest.mark.parametrize(
    "plan", [Plan(), Plan(setup=Setup(title="Tom")), replace(sample_plan(), setup=Setup())], ids=["empty", "title", "no set-up"]
)
def test_a_plan_with_little_in_it_gives_a_whole_workbook_too(tmp_path, plan):
    path = written(tmp_path, plan, chosen=False)
    assert faults_of(path) == []
    assert len(openpyxl.load_workbook(path).sheetnames) == len(PLAN_SHEETS)


def test_whatever_people_have_written_gives_a_whole_workbook(tmp_path):
    plan = sample_plan()
    strange = replace(
        plan.proposals[0],
        title='=1+1 "x" <&> \x0b [a]#\'',
        description="-\n+@" + "x" * 50_000,
        start=date(1200, 1, 1),
        end=date(9999, 12, 31),
        frames=("a, b", 'c"d'),
        costs=(CostLine(amount=10**15, year=99_999, category="="), CostLine()),
        hours=(HourLine(hours=0.1),),
        risks=(Risk(),),
        milestones=(Milestone(),),
    )
    setup = replace(plan.setup, title="T\x01", units=(Unit(name='Å "B" & <C>\x00'),), criteria=(Criterion(name="x" * 400, weight=1 / 3),))
    path = tmp_path / "bok.xlsx"
    write_excel(workbook(replace(plan, proposals=(strange, Proposal(id="T-99")), setup=setup), outcome_by_hand(plan)), path)
    assert faults_of(path) == []
    assert openpyxl.load_workbook(path)["Forslag"]["B3"].data_type == "s"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheets_stand_in_order_under_their_names_in_the_language(tmp_path, language):
    names = openpyxl.load_workbook(written(tmp_path, scored_plan(), language=language)).sheetnames
    assert names == [translator(language)(sheet.title) for sheet in PLAN_SHEETS]


def test_every_row_has_its_key_in_a_hidden_column(book):
    for sheet in editable_sheets():
        made = book[sheet.title]
        column = [one.key for one in sheet.columns].index(ROW_KEY) + 1
        assert made.column_dimensions[openpyxl.utils.get_column_letter(column)].hidden
        keys = [row[column - 1] for row in made.iter_rows(min_row=FIRST_ROW, values_only=True)]
        assert keys
        assert None not in keys
        assert len(set(keys)) == len(keys), sheet.key


def test_the_names_at_the_headers_stand_at_their_columns(book):
    for sheet in editable_sheets():
        for column in sheet.columns:
            (place,) = book.defined_names[header_name(sheet, column)].destinations
            assert place[0] == sheet.title
            assert book[place[0]][place[1]].value == column.label


def test_a_score_is_a_row_and_what_nobody_has_scored_waits(book):
    sheet = book["Vurdering"]
    rows = list(sheet.iter_rows(min_row=FIRST_ROW, values_only=True))
    plan = scored_plan()
    given = [(row[0], row[5], row[4], row[6]) for row in rows if row[4] is not None]
    assert given == [("T-01", "Ola", 4, "Klart skrevet"), ("T-01", "Kari", 2, None), ("T-02", None, 3, None)]
    waiting = [row for row in rows if row[4] is None]
    assert len(waiting) == len(plan.proposals) * len(plan.setup.criteria) - 1
    assert all(row[3] in range(1, 6) and row[7] for row in waiting)  # with the step that the proposal suggests, and why


def test_nothing_is_said_of_a_persons_fitness(tmp_path):
    shown = open_document(written(tmp_path, scored_plan()))
    texts = {cell.text for block in shown.blocks() if isinstance(block, Table) for cell in block.cells}
    assert not texts & {"Kan alt", "Har gjort alt", "Er tålmodig"}
    assert "Kari Nordmann" in texts


def test_formulas_have_their_results_for_programs_that_do_not_reckon(tmp_path):
    path, plan = written(tmp_path, scored_plan()), scored_plan()
    sheet = openpyxl.load_workbook(path, data_only=True)["Forslag"]
    columns = {cell.value: cell.column for cell in sheet[HEADER_ROW]}
    column = columns["Kostnad i alt"]
    costs = [sheet.cell(row=row, column=column).value for row in range(FIRST_ROW, FIRST_ROW + len(plan.proposals))]
    assert costs == [proposal.total_cost for proposal in plan.proposals]
    assert sheet.cell(row=1, column=column).value == sum(costs)


def test_sums_stand_above_and_reach_to_rows_that_are_added(book):
    sheet = book["Kostnader"]
    assert sheet["F1"].value == "=SUBTOTAL(109,F3:F2000)"
    assert sheet.tables["Kostnader"].ref.startswith("A2:")
    assert sheet.max_row == HEADER_ROW + sum(
        len(proposal.costs) for proposal in scored_plan().proposals
    )  # nothing below: rows are added there


def test_sheets_that_people_edit_are_open_and_those_that_are_shown_are_protected_without_a_password(book):
    for sheet in PLAN_SHEETS:
        protection = book[sheet.title].protection
        assert protection.sheet is (sheet.rows is Rows.SHOWN), sheet.key
        assert not protection.password


def test_columns_that_are_reckoned_refuse_what_is_typed_and_the_others_do_not(book):
    sheet = book["Forslag"]
    columns = {cell.value: cell.column_letter for cell in sheet[HEADER_ROW]}
    checks = {str(one.sqref).split(":")[0].rstrip("0123456789"): one for one in sheet.data_validations.dataValidation}
    assert (checks[columns["Kostnad i alt"]].errorStyle, checks[columns["Kostnad i alt"]].formula1) == ("stop", "FALSE")
    assert sheet[f"{columns['Kostnad i alt']}{FIRST_ROW}"].protection.locked
    assert not sheet[f"{columns['Start']}{FIRST_ROW}"].protection.locked
    typed = [one for column, one in checks.items() if column not in {columns[name] for name in columns if name in SHOWN}]
    assert {one.errorStyle for one in typed if one.showErrorMessage} <= {"warning", "information"}


SHOWN = {column.label for column in PLAN_SHEETS[0].columns if column.shown or column.key == ID}


def test_pull_downs_take_from_the_set_up_and_let_other_answers_stand(book):
    sheet = book["Timer"]
    lists = {one.formula1: one for one in sheet.data_validations.dataValidation if one.type == "list"}
    assert {"tp_list_people", "tp_list_units", "tp_list_proposals"} <= lists.keys()
    assert not lists["tp_list_people"].showErrorMessage
    (place,) = book.defined_names["tp_list_people"].destinations
    names = [row[0].value for row in book[place[0]][place[1]]]
    assert names == [person.name for person in sample_plan().setup.people]


def test_limits_are_held_by_rules_that_reach_new_rows(book):
    sheet = book["Forslag"]
    column = next(cell.column_letter for cell in sheet[HEADER_ROW] if cell.value == "Kostnad i alt")
    rules = {str(area.sqref): [rule.formula[0] for rule in rules] for area, rules in sheet.conditional_formatting._cf_rules.items()}
    assert rules[f"{column}3:{column}2000"] == [f"${column}3>tp_limit_max_cost"]
    (place,) = book.defined_names["tp_limit_max_cost"].destinations
    assert book[place[0]][place[1]].value == sample_plan().setup.limits["max_cost"]


def test_a_text_that_no_cell_can_hold_is_cut_and_its_row_is_not_absurd(book):
    sheet = book["Forslag"]
    column = next(cell.column for cell in sheet[HEADER_ROW] if cell.value == "Beskrivelse")
    assert sheet.cell(row=FIRST_ROW, column=column).value.endswith(" […]")
    assert max(dimension.height or 0 for dimension in sheet.row_dimensions.values()) < 100


def test_goals_are_texts_and_figures_have_room(book):
    sheet = book["Forslag"]
    for cell in sheet[HEADER_ROW]:
        if cell.value == "Utviklingsmål":
            below = sheet.cell(row=FIRST_ROW, column=cell.column)
            assert (below.number_format, below.data_type) == ("@", "s")
        if cell.value == "Kostnad i alt":
            assert sheet.column_dimensions[cell.column_letter].width >= FIGURE_WIDTH


def test_without_a_choice_two_sheets_say_how_to_get_one(tmp_path):
    book = openpyxl.load_workbook(written(tmp_path, scored_plan(), chosen=False))
    for name in ("Prioritering", "Belastning"):
        assert "ikke prioritert ennå" in book[name]["A2"].value
        assert book[name].max_row == 2


def test_the_load_is_held_against_what_there_is_and_drawn(book):
    sheet = book["Belastning"]
    assert set(sheet.tables) == {"Penger", "Enhetsbelastning", "Personbelastning"}
    assert len(sheet._charts) == 2
    formats = [rule.dxf.numFmt.formatCode for rules in sheet.conditional_formatting for rule in rules.rules]
    assert all(code.startswith('"▲ "') for code in formats)  # colour is never the only sign


def test_charts_have_words_for_who_cannot_see_them(tmp_path):
    from zipfile import ZipFile

    with ZipFile(written(tmp_path, scored_plan())) as package:
        drawing = package.read("xl/drawings/drawing1.xml").decode()
    assert drawing.count('descr="Stablede stolper') == 2


def test_pages_lie_repeat_their_header_and_are_numbered(book):
    for sheet in editable_sheets():
        made = book[sheet.title]
        assert made.page_setup.orientation == "landscape"
        assert made.print_title_rows == "$2:$2"
        assert "&P" in made.oddFooter.right.text
        assert made.freeze_panes == "C3"
