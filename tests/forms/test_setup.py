"""The set-up and the last plan's results are read from their workbooks, moved about as people do; every error has its cell."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from tiltaksplan.forms.history import history_from, is_history
from tiltaksplan.forms.setup import is_setup, setup_from
from tiltaksplan.io.opening import open_document
from tiltaksplan.plan.limits import LIMITS
from tiltaksplan.plan.setup import Decision, Setup


@pytest.fixture
def edited(samples: Path, tmp_path: Path):
    """Read the sample set-up after somebody has changed its workbook."""

    def read(change, sample="oppsett.xlsx"):
        workbook = openpyxl.load_workbook(samples / sample)
        change(workbook)
        path = tmp_path / "endret.xlsx"
        workbook.save(path)
        return setup_from(open_document(path))

    return read


@pytest.fixture(scope="module")
def sample_setup(samples: Path) -> Setup:
    setup, problems = setup_from(open_document(samples / "oppsett.xlsx"))
    assert problems == ()
    return setup


@pytest.fixture(scope="session")
def samples() -> Path:
    return Path(__file__).parents[2] / "tiltaksplan" / "resources" / "samples"


DAY = datetime(2023, 4, 1)  # noqa: DTZ001  Excel knows no time zones


def put(sheet, cell, value):
    return lambda workbook: workbook[sheet].__setitem__(cell, value)


def told(problems):
    return {(problem.place.words(), problem.code) for problem in problems}


def test_the_sample_set_up_is_read_whole(sample_setup):
    assert (sample_setup.first_year, sample_setup.last_year, sample_setup.max_measures) == (2023, 2025, 16)
    lists = ("units", "groups", "people", "budget", "focus_areas", "frames", "goals", "criteria")
    assert [len(getattr(sample_setup, name)) for name in lists] == [6, 20, 38, 9, 2, 6, 42, 6]
    assert sample_setup.people[2].hours == ((2023, 350), (2024, 350), (2025, 300))
    assert sample_setup.frames[0].other_names == ("Eitt NTNU", "One NTNU")
    assert [criterion.weight for criterion in sample_setup.criteria] == [25, 20, 20, 15, 10, 10]
    assert len(sample_setup.limits.given) == 16
    assert all(sample_setup.limits[limit.key] == limit.default for limit in LIMITS)
    assert sum(goal.prioritised for goal in sample_setup.goals) > 0 and "4.3" in {goal.number for goal in sample_setup.goals}


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "place", "code"),
    [
        ("Plan", "B6", "snart", "Plan!B6", "year-unclear"),
        ("Plan", "B11", "31.2.2022", "Plan!B11", "date-impossible"),
        ("Plan", "A9", "Ukjent opplysning", "Plan!A9", "fact-unknown"),
        ("Plan", "B10", "EUR", "Plan!A4", "currency-unknown"),
        ("Plan", "B7", 2022, "Plan!A4", "period-impossible"),
        ("Plan", "B8", 0, "Plan!A4", "work-year-impossible"),
        ("Enheter", "A6", None, "Enheter!A6", "row-incomplete"),
        ("Enheter", "A6", "Institutt for naturhistorie", "Enheter!A6", "told-twice"),
        ("Enheter", "D6", "gunhild", "Enheter!D6", "email-unclear"),
        ("Grupper", "B6", "Institutt for oseanografi", "Grupper!B6", "unit-unknown"),
        ("Personer", "E12", "mye", "Personer!E12", "hours-unclear"),
        ("Personer", "E12", -5, "Personer!E12", "hours-negative"),
        ("Personer", "C12", "Seksjon for romfart", "Personer!C12", "unit-unknown"),
        ("Personer", "A12", "Terje Alstad", "Personer!A12", "told-twice"),
        ("Budsjett", "B7", "mye", "Budsjett!B7", "amount-unclear"),
        ("Budsjett", "A7", 2030, "Budsjett!A7", "year-outside"),
        ("Budsjett", "C7", "NTNU sentralt", "Budsjett!C7", "told-twice"),
        ("Mål", "A6", 45000, "Mål!A6", ""),
        ("Mål", "D6", "kanskje", "Mål!D6", "yes-no-unclear"),
        ("Kriterier", "B5", 30, "Kriterier!B5", "weights-not-100"),
        ("Kriterier", "B5", "tung", "Kriterier!B5", "number-unclear"),
        ("Grenser", "A5", "max_person_shares", "Grenser!A5", "limit-unknown"),
        ("Grenser", "C5", "en del", "Grenser!C5", "number-unclear"),
    ],
)  # fmt: skip
def test_an_error_is_told_with_its_cell_and_what_to_do(edited, sheet, cell, value, place, code):
    _, problems = edited(put(sheet, cell, value))
    if not code:
        assert problems == ()
        return
    assert (place, code) in told(problems)
    problem = next(problem for problem in problems if problem.code == code)
    assert str(problem.message).startswith(f"{place}: ") and str(problem.message).endswith((".", "?"))


def test_what_cannot_be_read_is_left_out_and_the_rest_is_kept(edited, sample_setup):
    setup, _ = edited(put("Personer", "E12", "mye"))
    assert setup.people[7].hours == ((2024, 400), (2025, 0)) and len(setup.people) == len(sample_setup.people)
    assert setup.units == sample_setup.units


def test_a_limit_that_is_nearly_spelled_right_is_suggested(edited):
    _, problems = edited(put("Grenser", "A5", "max_person_shares"))
    assert any("max_person_share»" in str(problem.message) for problem in problems)


def test_a_units_short_name_is_enough(edited, sample_setup):
    setup, problems = edited(put("Personer", "C6", "NAT"))
    assert problems == () and setup == sample_setup


def test_sheets_and_columns_may_stand_in_any_order_and_rows_may_be_put_in(edited, sample_setup):
    def rearrange(workbook):
        workbook._sheets.reverse()
        people = workbook["Personer"]
        people.insert_rows(1, 3)
        people.insert_cols(1)
        people.move_range("C7:C60", cols=20)  # the e-mail column goes last
        people.insert_rows(20)
        workbook["Budsjett"].append(["Sum", 11_800_000, None, None])

    setup, problems = edited(rearrange)
    assert setup == sample_setup and problems == ()


def test_headers_in_nynorsk_and_english_are_known(edited, sample_setup):
    def translate(workbook):
        workbook["Enheter"].title = "Units"
        workbook["Units"]["A4"], workbook["Units"]["C4"] = "Unit", "Leader"
        workbook["Personer"]["A4"], workbook["Personer"]["C4"], workbook["Personer"]["E4"] = "Namn", "Eining", "Hours 2023"
        workbook["Plan"]["A6"] = "First year"
        workbook["Mål"]["A4"], workbook["Mål"]["D4"] = "Number", "Prioritised"

    setup, problems = edited(translate)
    assert setup == sample_setup and problems == ()


def test_a_sheet_with_another_name_is_known_by_its_headers(edited, sample_setup):
    setup, problems = edited(lambda workbook: setattr(workbook["Kriterier"], "title", "Vurdering 2023"))
    assert setup == sample_setup and problems == ()


def test_missing_and_unknown_sheets_and_columns_are_told_of(edited):
    def change(workbook):
        del workbook["Rammer"]
        workbook.create_sheet("Notater")["A1"] = "husk kake"
        workbook["Enheter"]["E4"] = "Romnummer"

    setup, problems = edited(change)
    assert setup.frames == () and {problem.code for problem in problems} == {"sheet-missing", "sheet-unknown", "column-unknown"}
    assert any("«Rammer»" in str(problem.message) for problem in problems)


def test_decisions_are_read_from_their_optional_sheet(edited):
    def add(workbook):
        sheet = workbook.create_sheet("Beslutninger")
        for row in (
            ("Beslutninger",), (), (), ("Slag", "Forslag", "Forslag 2", "Kvartal", "Hvem", "Begrunnelse"),
            ("må med", "Nytt magasin", None, None, "Ledergruppen", "lovet"), ("Starter", "T-02", None, "2. kvartal 2023", "Direktør", None),
            ("først – så", "T-01", "T-02", None, None, None), ("ikke sammen", "T-01", None, None, None, None), ("kanskje", "T-03"),
            ("Må ikke med", "T-04", None, DAY, None, None),
        ):  # fmt: skip
            sheet.append(row)

    setup, problems = edited(add)
    assert setup.decisions[:3] == (
        Decision(kind="must", proposal="Nytt magasin", who="Ledergruppen", reason="lovet"),
        Decision(kind="starts", proposal="T-02", quarter="2023-Q2", who="Direktør"),
        Decision(kind="first-then", proposal="T-01", other="T-02"),
    )
    assert told(problems) >= {("Beslutninger!C8", "decision-incomplete"), ("Beslutninger!A9", "decision-unclear")}


def test_a_remark_below_a_table_is_told_of_and_is_no_row(edited, sample_setup):
    setup, problems = edited(put("Enheter", "A12", "Sist endret 3.10.2022"))
    assert setup == sample_setup and told(problems) == {("Enheter!A12", "row-alone")}


def test_more_hours_than_a_work_year_are_asked_about(edited):
    setup, problems = edited(put("Personer", "E5", 12000))
    assert setup.people[0].hours[0] == (2023, 12000) and told(problems) == {("Personer!E5", "hours-above-work-year")}


def test_a_limit_without_its_key_is_known_by_its_text(edited, sample_setup):
    setup, problems = edited(put("Grenser", "A8", None))
    assert setup.limits == sample_setup.limits and problems == ()


def test_percent_formats_and_text_figures_are_read_as_people_mean_them(edited):
    def change(workbook):
        workbook["Grenser"]["C6"] = 0.65
        workbook["Grenser"]["C6"].number_format = "0 %"
        workbook["Budsjett"]["B5"] = "2,4 mill."
        workbook["Personer"]["E5"] = "20 %"

    setup, problems = edited(change)
    assert problems == () and setup.limits["max_single_person_dependency"] == 65
    assert setup.budget[0].amount == 2_400_000 and setup.people[0].hours[0] == (2023, 339)


def test_goal_numbers_stay_text_and_a_date_among_them_is_told_of(edited):
    def change(workbook):
        workbook["Mål"]["A6"] = 1.2
        workbook["Mål"]["A7"] = DAY

    setup, problems = edited(change)
    assert setup.goals[1].number == "1.2" and ("Mål!A7", "goal-number-date") in told(problems)


def test_a_workbook_that_is_no_set_up_is_told_of(samples):
    document = open_document(samples / "previous-plan.xlsx")
    setup, (problem,) = setup_from(document)
    assert setup == Setup() and problem.code == "not-a-setup" and not is_setup(document) and is_history(document)


def test_the_last_plans_results_are_read_whole(samples):
    measures, problems = history_from(open_document(samples / "previous-plan.xlsx"))
    assert problems == () and len(measures) == 30
    assert sum(measure.well_achieved for measure in measures) == 12 and sum(measure.hit_by_pandemic for measure in measures) == 14
    assert sum(measure.actual_end is None for measure in measures) == 9 and measures[0].number == "1"
    assert (sum(measure.planned_cost for measure in measures), sum(measure.actual_cost for measure in measures)) == (13_180_000, 12_840_000)


def test_forms_are_neither_set_ups_nor_results(samples):
    for path in sorted((samples / "filled").glob("*.docx")) + sorted((samples / "filled").glob("xa-*.xlsx")):
        document = open_document(path)
        assert not is_setup(document) and not is_history(document), path.name


def test_a_form_with_sheets_like_a_set_ups_is_no_set_up(tmp_path):
    workbook = openpyxl.Workbook()
    tables = {
        "Forslag": [("Felt", "Verdi"), ("Tittel", "Nytt magasin"), ("Enhet", "NAT")],
        "Budsjett": [("År", "Beløp", "Kilde"), (2023, 1000, "Egne midler")],
        "Mål": [("Nummer", "Mål"), ("3.2", "Bygge")],
        "Tiltak": [
            ("Tiltak", "Enhet", "Planlagt kostnad", "Planlagte timer", "Planlagt slutt", "Status"),
            ("Magasin", "NAT", 1, 2, None, "ny"),
        ],
    }
    for name, rows in tables.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(tmp_path / "skjema.xlsx")
    document = open_document(tmp_path / "skjema.xlsx")
    assert not is_setup(document) and not is_history(document)


def test_a_list_of_proposals_is_no_list_of_results(samples):
    assert not is_history(open_document(samples / "filled" / "xb-01-samleliste.xlsx"))
