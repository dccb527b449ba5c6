"""Blank forms that a plan knows: their words are never answers, and what a person corrects holds for the next form."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
import openpyxl
import pytest

from tiltaksplan.actions.import_forms import import_forms
from tiltaksplan.actions.new import new_plan
from tiltaksplan.actions.plan_file import PlanFile
from tiltaksplan.actions.read import read_forms
from tiltaksplan.actions.template import (
    NoSuchField,
    NotATemplateFile,
    NothingToFillIn,
    NotInTheTemplate,
    TemplateIsKnown,
    add_template,
    correct,
    export_template,
    field_named,
    forget_template,
    import_template,
    map_template,
    template_json,
    template_named,
)
from tiltaksplan.forms.reading import Reading
from tiltaksplan.plan.plan import Plan
from tiltaksplan.progress import Silent

BLANKS = ("wa-tiltaksskjema.docx", "wb-prosjektskisse.docx", "xa-tiltak-i-kort-form.xlsx", "xb-samleliste.xlsx")
HELP = "Fortell med egne ord hva som blir annerledes for publikum når dere er ferdige."
ODD = ("Navn på tiltaket", "Enhet", "Kort om tiltaket", "Drømmen vår", "Kontaktperson", "Startdato", "Sluttdato")
ANSWERS = {"Navn på tiltaket": "Nytt magasin", "Enhet": "Seksjon for formidling", "Kort om tiltaket": "Vi bygger et nytt magasin på Tunga."}


@pytest.fixture
def plan_file(tmp_path: Path) -> Iterator[PlanFile]:
    with new_plan(tmp_path / "plan.tiltaksplan", setup=None, previous=None, title="Plan", first_year=2026, last_year=2028) as plan_file:
        yield plan_file


def make_form(path: Path, answers: dict[str, str], labels: Sequence[str] = ODD) -> Path:
    """Write a form with a label left of each answer, and with help in the room of the odd one."""
    document = docx.Document()
    document.add_paragraph("Skjema for tiltak")
    table = document.add_table(rows=len(labels), cols=2)
    for row, label in zip(table.rows, labels, strict=True):
        row.cells[0].text = ""
        row.cells[0].paragraphs[0].add_run(label).bold = True
        row.cells[1].text = answers.get(label, HELP if label == "Drømmen vår" else "")
    document.save(str(path))
    return path


def read(plan: Plan, *paths: Path) -> list[Reading]:
    return read_forms(paths, Silent(), plan=plan)


@pytest.mark.parametrize("name", BLANKS)
def test_a_blank_form_read_with_its_own_template_says_nothing(name: str, plan_file: PlanFile, samples: Path) -> None:
    template = add_template(plan_file, samples / "blank" / name)
    assert template.proposed
    (reading,) = read(plan_file.plan, samples / "blank" / name)
    assert reading.template is not None
    assert reading.template.name == Path(name).stem
    assert (reading.sources, reading.unplaced, reading.proposals) == ({}, (), ())


def test_the_blank_form_itself_is_kept_in_the_plan(plan_file: PlanFile, samples: Path) -> None:
    blank = samples / "blank" / BLANKS[0]
    template = add_template(plan_file, blank)
    assert plan_file.original(template.file) == blank.read_bytes()


def test_forms_are_read_the_same_with_their_template(plan_file: PlanFile, samples: Path) -> None:
    forms = sorted((samples / "filled").glob("w*.docx")) + sorted((samples / "filled").glob("x*.xlsx"))
    without = read(plan_file.plan, *forms)
    for name in BLANKS:
        add_template(plan_file, samples / "blank" / name)
    known = read(plan_file.plan, *forms)
    assert [one.proposals for one in known] == [one.proposals for one in without]
    assert [one.template.name[:2] for one in known if one.template] == [form.name[:2] for form in forms]


@pytest.mark.parametrize(
    "written",
    [
        HELP.replace("blir annerledes", "Barna får røre ved steinene. blir annerledes"),
        f"{HELP} Barna får røre ved steinene.",
        f"Barna får røre ved steinene. {HELP}",
        f"{HELP}\nBarna får røre ved steinene.",
        "Fortell med egne ord hva som blir annerledes for publikum Barna får røre ved steinene.",
    ],
    ids=["in the middle", "after", "before", "below", "half deleted"],
)
def test_help_is_never_an_answer_even_when_somebody_typed_in_the_middle_of_it(written: str, plan_file: PlanFile, tmp_path: Path) -> None:
    add_template(plan_file, make_form(tmp_path / "tomt.docx", {}))
    map_template(plan_file, "tomt", "/goal", "Drømmen vår")
    (reading,) = read(plan_file.plan, make_form(tmp_path / "utfylt.docx", {**ANSWERS, "Drømmen vår": written}))
    assert reading.proposals[0].goal == "Barna får røre ved steinene."
    assert reading.unplaced == ()


def test_an_answer_that_begins_like_the_help_keeps_all_its_words(plan_file: PlanFile, tmp_path: Path) -> None:
    add_template(plan_file, make_form(tmp_path / "tomt.docx", {}))
    map_template(plan_file, "tomt", "/goal", "Drømmen vår")
    answer = "Fortell med egne samlinger, ikke bare med plakater."
    (reading,) = read(plan_file.plan, make_form(tmp_path / "utfylt.docx", {**ANSWERS, "Drømmen vår": answer}))
    assert reading.proposals[0].goal == answer


@pytest.mark.parametrize("place", ["Drømmen vår", "tabell 1, rad 4, kolonne 2", "table 1, row 4, column 2"])
def test_a_mapping_by_label_or_place_decides_for_the_next_form(place: str, plan_file: PlanFile, tmp_path: Path) -> None:
    add_template(plan_file, make_form(tmp_path / "tomt.docx", {}))
    filled = make_form(tmp_path / "utfylt.docx", {**ANSWERS, "Drømmen vår": "Barna får røre ved steinene."})
    assert read(plan_file.plan, filled)[0].proposals[0].benefit is None
    map_template(plan_file, "tomt", "/benefit", place)
    (reading,) = read(plan_file.plan, filled)
    assert reading.proposals[0].benefit == "Barna får røre ved steinene."
    assert reading.sources["/proposals/0/benefit"].sure
    assert reading.unplaced == ()


def test_a_mapping_takes_a_field_from_the_label_that_it_was_read_from(plan_file: PlanFile, tmp_path: Path) -> None:
    add_template(plan_file, make_form(tmp_path / "tomt.docx", {}))
    map_template(plan_file, "tomt", "Beskrivelse", "Drømmen vår")
    map_template(plan_file, "tomt", "-", "Kort om tiltaket")
    (reading,) = read(plan_file.plan, make_form(tmp_path / "utfylt.docx", {**ANSWERS, "Drømmen vår": "Barna får røre."}))
    assert reading.proposals[0].description == "Barna får røre."
    assert [one.text for one in reading.unplaced] == [ANSWERS["Kort om tiltaket"]]


def test_a_mapping_in_a_worksheet_decides_by_its_cell(plan_file: PlanFile, samples: Path, tmp_path: Path) -> None:
    blank = samples / "blank" / "xa-tiltak-i-kort-form.xlsx"
    add_template(plan_file, blank, "Kort form")
    workbook = openpyxl.load_workbook(samples / "filled" / "xa-01-jernfunn.xlsx")
    workbook["Tiltak"]["D20"] = "Publikum i hele Trøndelag"
    workbook.save(tmp_path / "utfylt.xlsx")
    map_template(plan_file, "Kort form", "benefit", "Tiltak!$D$19")
    (reading,) = read(plan_file.plan, tmp_path / "utfylt.xlsx")
    assert reading.proposals[0].benefit == "Publikum i hele Trøndelag"


def test_a_column_of_a_list_can_be_mapped(plan_file: PlanFile, samples: Path) -> None:
    add_template(plan_file, samples / "blank" / "xb-samleliste.xlsx", "Liste")
    filled = samples / "filled" / "xb-01-samleliste.xlsx"
    before = read(plan_file.plan, filled)[0].proposals
    map_template(plan_file, "Liste", "/benefit", "Behov")
    after = read(plan_file.plan, filled)[0].proposals
    assert [one.benefit for one in after] == [one.justification for one in before]


def test_a_correction_in_one_reading_corrects_the_others_from_the_same_form_and_the_next(plan_file: PlanFile, tmp_path: Path) -> None:
    add_template(plan_file, make_form(tmp_path / "tomt.docx", {}))
    forms = [make_form(tmp_path / f"{n}.docx", {**ANSWERS, "Drømmen vår": f"Drøm nummer {n} er stor."}) for n in range(3)]
    readings = read(plan_file.plan, *forms[:2])
    left = next(one for one in readings[0].unplaced if one.text == "Drøm nummer 0 er stor.")
    done = correct(plan_file.plan, readings, readings[0], left.place, "/goal")
    assert [one.proposals[0].goal for one in done.readings] == ["Drøm nummer 0 er stor.", "Drøm nummer 1 er stor."]
    assert all(one.unplaced == () for one in done.readings)
    plan_file.commit(done.changes, "Rett malen")
    assert read(plan_file.plan, forms[2])[0].proposals[0].goal == "Drøm nummer 2 er stor."


def test_what_is_corrected_in_a_form_that_was_not_registered_is_learned_too(plan_file: PlanFile, tmp_path: Path) -> None:
    first, second = (make_form(tmp_path / f"{n}.docx", {**ANSWERS, "Drømmen vår": f"Drøm nummer {n} er stor."}) for n in "12")
    readings = read(plan_file.plan, first)
    left = next(one for one in readings[0].unplaced if one.text == "Drøm nummer 1 er stor.")
    done = correct(plan_file.plan, readings, readings[0], left.place, "/goal")
    plan_file.commit(done.changes, "Lær")
    (reading,) = read(plan_file.plan, second)
    assert (reading.proposals[0].goal, reading.proposals[0].title) == ("Drøm nummer 2 er stor.", "Nytt magasin")


def test_text_that_stood_in_no_room_is_found_again_by_what_is_printed_before_it(plan_file: PlanFile, tmp_path: Path) -> None:
    def make(name: str, *, answers: dict[str, str] = ANSWERS, extra: str = "", more: Sequence[str] = ()) -> Path:
        document = docx.Document()
        document.add_paragraph("Lim inn det som ellers bør sies, under denne linjen.")
        for text in (*more, extra):
            document.add_paragraph(text)
        make_form(tmp_path / "tabell.docx", answers)
        for element in docx.Document(str(tmp_path / "tabell.docx")).element.body[:-1]:  # its page settings are ours
            document.element.body.insert(-1, element)
        document.save(str(tmp_path / name))
        return tmp_path / name

    add_template(plan_file, make("tomt.docx", answers={}))
    first = make("en.docx", extra="Kommunen vil være med på dette tiltaket.")
    readings = read(plan_file.plan, first)
    left = next(one for one in readings[0].unplaced if one.text.startswith("Kommunen"))
    done = correct(plan_file.plan, readings, readings[0], left.place, "/benefit")
    plan_file.commit(done.changes, "Lær")
    (reading,) = read(plan_file.plan, make("to.docx", more=("",), extra="Skolene vil være med på dette tiltaket."))
    assert reading.proposals[0].benefit == "Skolene vil være med på dette tiltaket."


def test_a_template_can_be_taken_to_another_plan(plan_file: PlanFile, tmp_path: Path) -> None:
    add_template(plan_file, make_form(tmp_path / "tomt.docx", {}))
    map_template(plan_file, "tomt", "/goal", "Drømmen vår")
    export_template(plan_file.plan, "tomt", tmp_path / "mal.json")
    assert json.loads((tmp_path / "mal.json").read_text("utf-8"))["template"]["name"] == "tomt"
    with new_plan(tmp_path / "neste.tiltaksplan", setup=None, previous=None, title="Neste", first_year=2029, last_year=2031) as other:
        import_template(other, tmp_path / "mal.json")
        (reading,) = read(other.plan, make_form(tmp_path / "utfylt.docx", {**ANSWERS, "Drømmen vår": "Barna får røre."}))
        assert reading.proposals[0].goal == "Barna får røre."


def test_imported_corrections_are_added_to_the_plans_own_template(plan_file: PlanFile, tmp_path: Path) -> None:
    blank = make_form(tmp_path / "tomt.docx", {})
    add_template(plan_file, blank)
    map_template(plan_file, "tomt", "/goal", "Drømmen vår")
    export_template(plan_file.plan, "tomt", tmp_path / "mal.json")
    forget_template(plan_file, "tomt")
    kept = add_template(plan_file, blank, "Vårt skjema")
    import_template(plan_file, tmp_path / "mal.json")
    (template,) = plan_file.plan.templates
    assert (template.name, template.file, [one.pointer for one in template.corrections]) == ("Vårt skjema", kept.file, ["/goal"])


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"kind": "tiltaksplan-template", "template": {"id": 1, "tull": 2}}', "\x00\xff"])
def test_a_file_that_is_no_template_is_refused(content: str, plan_file: PlanFile, tmp_path: Path) -> None:
    (tmp_path / "mal.json").write_text(content or " ", encoding="utf-8")
    with pytest.raises(NotATemplateFile):
        import_template(plan_file, tmp_path / "mal.json")


def test_wrong_fields_places_and_names_are_told_and_change_nothing(plan_file: PlanFile, samples: Path, tmp_path: Path) -> None:
    add_template(plan_file, samples / "blank" / BLANKS[0])
    before = plan_file.plan
    with pytest.raises(TemplateIsKnown):
        add_template(plan_file, Path(shutil.copy(samples / "blank" / BLANKS[0], tmp_path / "igjen.docx")))
    with pytest.raises(NoSuchField):
        map_template(plan_file, "wa-tiltaksskjema", "/tull", "Avdeling")
    with pytest.raises(NotInTheTemplate):
        map_template(plan_file, "wa-tiltaksskjema", "/unit", "Finnes ikke")
    empty = docx.Document()
    empty.save(str(tmp_path / "blankt.docx"))
    with pytest.raises(NothingToFillIn):
        add_template(plan_file, tmp_path / "blankt.docx")
    assert plan_file.plan == before


@pytest.mark.parametrize("text", ["/contact/email", "contact/email", "contact.email", "E-post til kontaktperson", "-"])
def test_a_field_is_named_by_pointer_or_by_its_label(text: str) -> None:
    from tiltaksplan.plan.fields import BY_POINTER

    if text.startswith("E-post"):
        text = BY_POINTER["/contact/email"].label
    assert field_named(text) == ("/-" if text == "-" else "/contact/email")


def test_imported_forms_are_read_with_the_plans_templates(plan_file: PlanFile, tmp_path: Path) -> None:
    add_template(plan_file, make_form(tmp_path / "tomt.docx", {}))
    map_template(plan_file, "tomt", "/goal", "Drømmen vår")
    import_forms(plan_file, [make_form(tmp_path / "utfylt.docx", {**ANSWERS, "Drømmen vår": "Barna får røre."})], Silent())
    assert plan_file.plan.proposals[0].goal == "Barna får røre."
    assert plan_file.plan.files[0].template == "tomt"


def test_the_shown_mapping_tells_what_a_person_has_corrected(plan_file: PlanFile, tmp_path: Path) -> None:
    add_template(plan_file, make_form(tmp_path / "tomt.docx", {}))
    map_template(plan_file, "tomt", "/goal", "Kort om tiltaket")
    shown = template_json(template_named(plan_file.plan, "Tomt"))
    mapping = {one["label"]: (one["field"], one["corrected"]) for one in shown["mapping"]}  # type: ignore[attr-defined]
    assert mapping["Kort om tiltaket"] == ("/goal", True)
    assert mapping["Navn på tiltaket"] == ("/title", False)
