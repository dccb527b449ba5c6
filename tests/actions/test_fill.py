"""Filling in somebody's own form: what is filled in is read back, and what has no room is told of."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from tiltaksplan.actions.fill import (
    FileIsThere,
    NoSuchForm,
    NoSuchProposal,
    WrongEnding,
    fill,
    fill_json,
)
from tiltaksplan.actions.new import new_plan
from tiltaksplan.actions.template import add_template
from tiltaksplan.forms.recognise import recognise
from tiltaksplan.io.excel.write import write_excel
from tiltaksplan.io.opening import open_document
from tiltaksplan.io.word.write import write_word
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.fields import FIELDS
from tiltaksplan.plan.proposal import Contact, CostLine, HourLine, Milestone, ProjectLeader, Proposal, Risk
from tiltaksplan.reports.forms import proposal_form_excel, proposal_form_word

UNIT = "Institutt for arkeologi og kulturhistorie"
PROPOSAL = Proposal(
    id="T-01",
    title="Nye montre i steinaldersalen",
    group="Gruppe for steinalder",
    unit=UNIT,
    contact=Contact(name="Ragnhild Moen", email="ragnhild.moen@museum.example"),
    focus_area="Vitenskapelige samlinger",
    description="Elleve montre fra 1968 byttes med tette montre som kan klimastyres.\nTekstene skrives på nytt for barn og voksne.",
    justification="Montrene slipper inn støv, og tre gjenstander ble skadet i 2021.",
    goal="Alle gjenstander i salen står i tette montre",
    indicator="Andel gjenstander i tette montre",
    baseline=12,
    target=100,
    strategy_goals=("1.2", "4.1"),
    frames=("Kvalitet", "Bærekraft"),
    start=date(2023, 3, 1),
    end=date(2024, 11, 30),
    costs=tuple(
        CostLine(year=year, category=category, amount=amount, funding=funding)
        for category, funding, amounts in (("Montre", "Egne midler", (640_000, 320_000)), ("Lys", "Gaver", (90_000, 45_500)))
        for year, amount in zip((2023, 2024), amounts, strict=True)
    ),
    hours=(
        HourLine(person="Ragnhild Moen", role="Prosjektleder", unit=UNIT, year=2023, hours=200),
        HourLine(person="Ragnhild Moen", role="Prosjektleder", unit=UNIT, year=2024, hours=150),
        HourLine(person="Vidar Lunde", role="Tekniker", unit="Seksjon for formidling", year=2023, hours=120),
    ),
    risks=(
        Risk(description="Leverandøren blir forsinket", probability=3, consequence=4, mitigation="Dagbøter i avtalen"),
        Risk(description="Gjenstander skades under flytting", probability=2, consequence=5, mitigation="To konservatorer er til stede"),
    ),
    milestones=(
        Milestone(date=date(2023, 9, 1), description="Første montre er levert"),
        Milestone(date=date(2024, 10, 15), description="Salen er åpnet igjen"),
    ),
    dependencies=("Mellomlageret må være ledig fra mars 2023",),
    benefit="Hele NTNU får en sal som kan brukes i undervisningen.",
    partners=("NIKU", "Trondheim kommune"),
    displaces="Vi slutter med omvisninger på søndager.",
    leader=ProjectLeader(
        name="Vidar Lunde", competence="Har master i museumsteknikk.", experience="Ledet to utstillinger.", qualities="Rolig og grundig."
    ),
    priority=1,
    priority_reason="Salen er den mest besøkte.",
)
LONG = replace(
    PROPOSAL,
    costs=tuple(CostLine(year=2023 + n % 3, category=f"Post {n}X", amount=10_000 * (n + 1), funding="Egne midler") for n in range(12)),
    hours=tuple(HourLine(person=f"Person {chr(65 + n)}sen", role=f"Rolle {n}", unit=UNIT, year=2023, hours=10 + n) for n in range(11)),
    risks=tuple(Risk(description=f"Fare {chr(65 + n)}", probability=1 + n % 5, consequence=3, mitigation=f"Grep {n}") for n in range(9)),
    milestones=tuple(Milestone(date=date(2023, 1 + n, 5), description=f"Levert del {chr(65 + n)}") for n in range(9)),
)
BLANKS = ("wa-tiltaksskjema.docx", "wb-prosjektskisse.docx", "xa-tiltak-i-kort-form.xlsx", "xb-samleliste.xlsx")
LINES = {"/costs", "/hours"}


@pytest.fixture
def plan_file(tmp_path, samples):
    with new_plan(tmp_path / "p.tiltaksplan", setup=samples / "oppsett.xlsx") as opened:
        opened.commit([Change(thing="proposal:T-01", after=PROPOSAL)], "Forslag")
        opened.commit([Change(thing="proposal:T-02", after=replace(LONG, id="T-02", title="Mange linjer"))], "Forslag")
        yield opened


def read_back(path):
    (proposal,) = recognise(open_document(path), path=str(path)).proposals
    return proposal


def missing(proposal, read):
    """Return the fields that were not read back as they are in *proposal*."""
    differ = set()
    for field in FIELDS:
        before, after = field.value_in(proposal), field.value_in(read)
        if field.pointer in LINES or field.pointer == "/frames":
            before, after = sorted(map(str, before)), sorted(map(str, after))
        if before != after and not field.computed and before:
            differ.add(field.pointer)
    return differ


def fields_of(report):
    return {
        "/" + one.field.split("/")[1] if one.field.split("/")[1] in ("costs", "hours", "risks", "milestones") else one.field
        for one in report
    }


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize("number", ["T-01", "T-02"])
def test_a_filled_form_says_what_the_proposal_says_but_for_what_it_has_no_room_for(plan_file, samples, tmp_path, blank, number):
    target = tmp_path / f"utfylt-{blank}"
    report = fill(plan_file, samples / "blank" / blank, number, target, personal=True)
    proposal = next(one for one in plan_file.plan.proposals if one.id == number)
    assert missing(proposal, read_back(target)) <= fields_of(report.left_out)
    assert not {"/title", "/description", "/start", "/baseline"} & fields_of(report.left_out)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
@pytest.mark.parametrize("number", ["T-01", "T-02"])
def test_our_own_form_has_room_for_all(plan_file, tmp_path, language, ending, number):
    make, write = (proposal_form_word, write_word) if ending == "docx" else (proposal_form_excel, write_excel)
    blank, target = tmp_path / f"blankt.{ending}", tmp_path / f"utfylt.{ending}"
    write(make(plan_file.plan.setup, language=language, round_number=2), blank)
    report = fill(plan_file, blank, number, target, personal=True)
    proposal = next(one for one in plan_file.plan.proposals if one.id == number)
    assert not report.left_out
    assert not missing(proposal, read_back(target))


@pytest.mark.parametrize("blank", BLANKS)
def test_parts_in_which_nothing_is_written_stay_byte_for_byte(plan_file, samples, tmp_path, blank):
    source, target = samples / "blank" / blank, tmp_path / f"utfylt-{blank}"
    fill(plan_file, source, "T-01", target)
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target) as after:
        assert before.namelist() == after.namelist()
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    allowed = ("word/document.xml", "xl/worksheets/", "xl/sharedStrings.xml", "xl/workbook.xml")
    assert all(name.startswith(allowed) for name in changed)


def test_a_registered_template_is_filled_by_its_name_and_the_proposal_by_its_title(plan_file, samples, tmp_path):
    add_template(plan_file, samples / "blank" / BLANKS[0], "Skjema VM-14")
    report = fill(plan_file, "skjema vm-14", PROPOSAL.title, tmp_path / "ut.docx")
    assert (report.form, report.proposal) == ("Skjema VM-14", "T-01")
    assert read_back(tmp_path / "ut.docx").title == PROPOSAL.title


def test_what_is_said_of_the_leaders_fitness_is_left_out_unless_asked_for(plan_file, samples, tmp_path):
    report = fill(plan_file, samples / "blank" / BLANKS[1], "T-01", tmp_path / "ut.docx")
    assert read_back(tmp_path / "ut.docx").leader.competence is None
    assert {"/leader/competence", "/leader/experience", "/leader/qualities"} <= fields_of(report.left_out)
    assert "museumsteknikk" not in str(fill_json(report))


def test_sums_take_in_the_rows_that_were_added(plan_file, samples, tmp_path):
    import openpyxl

    fill(plan_file, samples / "blank" / BLANKS[2], "T-02", tmp_path / "ut.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "ut.xlsx")["Penger og tid"]
    assert (sheet["B17"].value, sheet["H17"].value) == ("Post 11X", "=SUM(E17:G17)")
    assert (sheet["B18"].value, sheet["E18"].value) == ("Til sammen", "=SUM(E6:E17)")


def test_wrong_names_and_files_are_refused_and_nothing_is_written(plan_file, samples, tmp_path):
    blank, target = samples / "blank" / BLANKS[0], tmp_path / "ut.docx"
    with pytest.raises(NoSuchProposal):
        fill(plan_file, blank, "T-77", target)
    with pytest.raises(NoSuchForm):
        fill(plan_file, "Finnes ikke", "T-01", target)
    with pytest.raises(WrongEnding):
        fill(plan_file, blank, "T-01", tmp_path / "ut.xlsx")
    target.write_bytes(b"noe annet")
    with pytest.raises(FileIsThere):
        fill(plan_file, blank, "T-01", target)
    assert target.read_bytes() == b"noe annet"
    assert fill(plan_file, blank, "T-01", target, replace=True).filled


@pytest.mark.parametrize(
    ("blank", "field", "place"),
    [
        (BLANKS[0], "/start", "tabell 1, rad 9, kolonne 2"),
        (BLANKS[0], "/focus_area", "tabell 1, rad 10, kolonne 4"),
        (BLANKS[1], "/description", "avsnitt 17, felt «Dette vil vi gjøre»"),
        (BLANKS[2], "/frames", "Tiltak!G22"),
    ],
)
def test_an_answer_stands_in_the_room_that_the_form_has_for_it(plan_file, samples, tmp_path, blank, field, place):
    report = fill(plan_file, samples / "blank" / blank, "T-01", tmp_path / f"utfylt-{blank}")
    assert place in [one.place.words() for one in report.filled if one.field == field]


def test_rows_that_are_added_look_as_those_that_are_there(plan_file, samples, tmp_path):
    import openpyxl

    fill(plan_file, samples / "blank" / BLANKS[2], "T-02", tmp_path / "ut.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "ut.xlsx")["Risiko og delmål"]
    assert [sheet.cell(row, 2).value for row in range(6, 15)] == list(range(1, 10))
    assert sheet["C14"].fill.fgColor.rgb == sheet["C6"].fill.fgColor.rgb
    assert sheet["F14"].value == '=IF(D14="","",D14*E14)'


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
@pytest.mark.parametrize("blank", [BLANKS[0], BLANKS[2]])
def test_libreoffice_opens_a_filled_form(plan_file, samples, tmp_path, blank):
    target = tmp_path / f"utfylt-{blank}"
    fill(plan_file, samples / "blank" / blank, "T-02", target)
    home = f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(target)]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    assert target.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
