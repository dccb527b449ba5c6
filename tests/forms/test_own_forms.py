"""Our own blank forms come back, filled in by hand, without a single mistake: in Word and Excel, in three languages."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree

from tiltaksplan.actions.setup import read_setup
from tiltaksplan.forms.reading import Reading
from tiltaksplan.forms.recognise import recognise
from tiltaksplan.io.excel.write import write_excel
from tiltaksplan.io.opening import open_document
from tiltaksplan.io.word.write import write_word
from tiltaksplan.language import LANGUAGES
from tiltaksplan.plan.plain import plain_of
from tiltaksplan.plan.setup import Setup
from tiltaksplan.reports.forms import proposal_form_excel, proposal_form_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

ANSWERS: dict[str, object] = {
    "/title": "Nytt magasin på Øya",
    "/group": "Hagegruppa",
    "/unit": "Institutt for naturhistorie",
    "/contact/name": "Jonas Kleppe",
    "/contact/email": "jonas.kleppe@museum.example",
    "/focus_area": "Vitenskapelige samlinger",
    "/description": "Vi bygger et magasin med riktig klima.\nDer skal det stå 400 reoler.",
    "/justification": "Taket lekker, og skinnene mugner.",
    "/goal": "Alle skinn står i riktig klima",
    "/indicator": "Skinn i riktig klima",
    "/baseline": 0,
    "/target": 2300,
    "/strategy_goals": "1.1, 1.5",
    "/frames/Bærekraft": True,
    "/frames/Kvalitet": True,
    "/start": date(2023, 4, 1),
    "/end": date(2025, 6, 30),
    "/leader/name": "Jonas Kleppe",
    "/dependencies": "Søkeportalen er i drift",
    "/benefit": "Forskere ved hele universitetet får bruke skinnene.",
    "/partners": "Trondheim kommune",
    "/displaces": "Vi slutter å låne bort papposene.",
    "/costs/0/category": "Reoler",
    "/costs/0/funding": "Egne midler",
    "/costs/0/amount/2023": "450 tkr",
    "/costs/0/amount/2024": 50000,
    "/costs/1/category": "Flytting",
    "/costs/1/funding": "Gaver og stiftelser",
    "/costs/1/amount/2025": "kr 30 000,-",
    "/hours/0/person": "Jonas Kleppe",
    "/hours/0/role": "Leder",
    "/hours/0/unit": "Institutt for naturhistorie",
    "/hours/0/hours/2023": 120,
    "/hours/0/hours/2024": "20 %",
    "/risks/0/description": "Leverandøren blir forsinket",
    "/risks/0/probability": 2,
    "/risks/0/consequence": 4,
    "/risks/0/mitigation": "Dagbøter i kontrakten",
    "/milestones/0/date": date(2024, 1, 15),
    "/milestones/0/description": "Første reol står",
}

EXPECTED: dict[str, object] = {
    "title": "Nytt magasin på Øya",
    "group": "Hagegruppa",
    "unit": "Institutt for naturhistorie",
    "contact": {"name": "Jonas Kleppe", "email": "jonas.kleppe@museum.example"},
    "focus_area": "Vitenskapelige samlinger",
    "description": ANSWERS["/description"],
    "justification": ANSWERS["/justification"],
    "goal": ANSWERS["/goal"],
    "indicator": ANSWERS["/indicator"],
    "baseline": 0,
    "target": 2300,
    "strategy_goals": ["1.1", "1.5"],
    "frames": ["Bærekraft", "Kvalitet"],
    "start": "2023-04-01",
    "end": "2025-06-30",
    "leader": {"name": "Jonas Kleppe"},
    "dependencies": ["Søkeportalen er i drift"],
    "benefit": ANSWERS["/benefit"],
    "partners": ["Trondheim kommune"],
    "displaces": ANSWERS["/displaces"],
    "costs": [
        {"year": 2023, "category": "Reoler", "amount": 450000, "funding": "Egne midler"},
        {"year": 2024, "category": "Reoler", "amount": 50000, "funding": "Egne midler"},
        {"year": 2025, "category": "Flytting", "amount": 30000, "funding": "Gaver og stiftelser"},
    ],
    "hours": [
        {"person": "Jonas Kleppe", "role": "Leder", "unit": "Institutt for naturhistorie", "year": 2023, "hours": 120},
        {"person": "Jonas Kleppe", "role": "Leder", "unit": "Institutt for naturhistorie", "year": 2024, "hours": 339},
    ],
    "risks": [{"description": "Leverandøren blir forsinket", "probability": 2, "consequence": 4, "mitigation": "Dagbøter i kontrakten"}],
    "milestones": [{"date": "2024-01-15", "description": "Første reol står"}],
}
KEPT_BY_THE_PLAN = ("received", "not_asked", "stated_cost", "stated_hours")


@pytest.fixture(scope="module")
def setup(samples: Path) -> Setup:
    return read_setup(samples / "oppsett.xlsx")[0]


def read(path: Path, setup: Setup | None = None) -> Reading:
    return recognise(open_document(path), path=path.name, setup=setup)


def said(reading: Reading) -> dict[str, object]:
    (proposal,) = reading.proposals
    plain = plain_of(proposal)
    assert isinstance(plain, dict)
    return {name: value for name, value in plain.items() if name not in KEPT_BY_THE_PLAN}


def fill_word(blank: Path, filled: Path) -> None:
    """Write the answers as Word does when somebody types in the controls."""
    with ZipFile(blank) as source, ZipFile(filled, "w") as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename == "word/document.xml":
                root = etree.fromstring(content)
                for control in root.iter(f"{W}sdt"):
                    _fill_control(control)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            target.writestr(part, content)


def _fill_control(control: etree._Element) -> None:
    properties = control.find(f"{W}sdtPr")
    tag = properties.find(f"{W}tag") if properties is not None else None
    answer = ANSWERS.get(tag.get(f"{W}val")) if tag is not None else None
    if answer is None:
        return
    for placeholder in properties.findall(f"{W}showingPlcHdr"):
        properties.remove(placeholder)
    runs = list(control.iter(f"{W}r"))
    for run in runs[1:]:
        run.getparent().remove(run)
    if answer is True:
        properties.find(f"{W14}checkbox/{W14}checked").set(f"{W14}val", "1")
        answer = "☒"
    if isinstance(answer, date):
        properties.find(f"{W}date").set(f"{W}fullDate", f"{answer.isoformat()}T00:00:00Z")
        answer = f"{answer.day}.{answer.month}.{answer.year}"
    for old in [child for child in runs[0] if child.tag in (f"{W}t", f"{W}rPr")]:
        if old.tag == f"{W}t" or answer != "☒":
            runs[0].remove(old)
    for number, line in enumerate(str(answer).split("\n")):
        if number:
            etree.SubElement(runs[0], f"{W}br")
        etree.SubElement(runs[0], f"{W}t").text = line


def fill_excel(blank: Path, filled: Path) -> None:
    """Write the answers into the cells that the form keeps a list of."""
    workbook = openpyxl.load_workbook(blank)
    for pointer, sheet, cell in workbook["_tiltaksplan"].iter_rows(values_only=True):
        answer = ANSWERS.get(pointer)
        if answer is not None:
            moment = datetime(answer.year, answer.month, answer.day) if isinstance(answer, date) else answer  # noqa: DTZ001
            workbook[sheet][cell] = "x" if answer is True else moment
    workbook.save(filled)


def make(kind: str, setup: Setup, language: str, folder: Path) -> tuple[Path, Path]:
    blank, filled = folder / f"skjema på {language}.{kind}", folder / f"utfylt på {language}.{kind}"
    if kind == "docx":
        write_word(proposal_form_word(setup, language=language), blank)
        fill_word(blank, filled)
    else:
        write_excel(proposal_form_excel(setup, language=language), blank)
        fill_excel(blank, filled)
    return blank, filled


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_our_own_form_filled_in_is_read_without_a_single_mistake(kind: str, language: str, setup: Setup, tmp_path: Path) -> None:
    _, filled = make(kind, setup, language, tmp_path)
    reading = read(filled, setup)
    assert said(reading) == EXPECTED
    assert [problem.code for problem in reading.problems if problem.code != "total-differs"] == []
    assert [one.text for one in reading.unplaced] == []
    assert (reading.kind, reading.language) == ("proposal", "nb")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_our_own_form_left_blank_says_nothing(kind: str, language: str, setup: Setup, tmp_path: Path) -> None:
    blank, _ = make(kind, setup, language, tmp_path)
    reading = read(blank, setup)
    assert reading.proposals == ()
    assert [one.text for one in reading.unplaced] == []


@pytest.mark.libreoffice
@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_our_own_form_saved_by_libreoffice_is_read_all_the_same(kind: str, setup: Setup, tmp_path: Path) -> None:
    _, filled = make(kind, setup, "nb", tmp_path)
    profile = (tmp_path / "profil").as_uri()
    saved = tmp_path / "lagret"
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, "--outdir", str(saved), str(filled)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    reading = read(saved / filled.name, setup)
    without_break = str(ANSWERS["/description"]).replace("\n", "")  # LibreOffice moves a line break out of its control
    assert said(reading) in (EXPECTED, EXPECTED | {"description": without_break})
    assert [one.text for one in reading.unplaced] == []
