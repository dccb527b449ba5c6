"""Blank forms that a plan knows, and files of one batch: what the form prints is never an answer."""

from __future__ import annotations

import docx

from tests.forms.families import PROPOSALS, word_table
from tiltaksplan.forms.recognise import recognise
from tiltaksplan.forms.template import batch_of, template_from
from tiltaksplan.io.opening import open_document
from tiltaksplan.plan.template import Mapped, Template

HELP = "Husk at leseren kanskje ikke kjenner faget ditt."


def form(folder, name, answers, *, help_text=HELP):
    document = docx.Document()
    document.add_heading("Tiltaksforslag", 1)
    rows = [
        (label, f"{help_text}\n{answers.get(label, '')}" if label == "Beskrivelse" else answers.get(label, ""))
        for label in ("Tittel", "Gruppe", "Enhet", "Beskrivelse", "Begrunnelse", "Mål", "Vår hjertesak")
    ]
    table = word_table(document, rows, bold_first=False)
    for row in table.rows:
        row.cells[0].paragraphs[0].runs[0].bold = True
    document.save(folder / name)
    return open_document(folder / name)


def answers_of(language):
    p = PROPOSALS[language]
    return {
        "Tittel": p["title"],
        "Gruppe": p["group"],
        "Enhet": p["unit"],
        "Beskrivelse": "Vi bytter montre.",
        "Begrunnelse": p["justification"],
        "Mål": p["goal"],
    }


def test_what_a_registered_form_prints_is_taken_out_of_the_answer(tmp_path):
    template = template_from(form(tmp_path, "tomt.docx", {}), "Vårt skjema")
    reading = recognise(form(tmp_path, "utfylt.docx", answers_of("nb")), path="utfylt.docx", templates=(template,))
    assert reading.proposals[0].description == "Vi bytter montre."
    assert reading.template is not None and reading.template.name == "Vårt skjema"


def test_a_registered_form_left_empty_says_nothing(tmp_path):
    blank = form(tmp_path, "tomt.docx", {})
    reading = recognise(blank, path="tomt.docx", templates=(template_from(blank, "Vårt skjema"),))
    assert not any(proposal.description for proposal in reading.proposals)


def test_a_form_of_another_make_has_no_template(tmp_path):
    template = Template(id="x", name="Et annet", texts=("Noe helt annet som står her.", "Og enda en ting til."))
    reading = recognise(form(tmp_path, "utfylt.docx", answers_of("nb")), path="utfylt.docx", templates=(template,))
    assert reading.template is None


def test_a_correction_decides_which_field_a_label_asks_for(tmp_path):
    blank = template_from(form(tmp_path, "tomt.docx", {}), "Vårt skjema")
    corrected = Template(id=blank.id, name=blank.name, texts=blank.texts, corrections=(Mapped(pointer="/benefit", label="Vår hjertesak"),))
    answers = {**answers_of("nb"), "Vår hjertesak": "Barna i byen"}
    reading = recognise(form(tmp_path, "utfylt.docx", answers), path="utfylt.docx", templates=(corrected,))
    assert reading.proposals[0].benefit == "Barna i byen"


def test_an_answer_to_a_question_that_the_plan_lacks_is_shown_as_unplaced(tmp_path):
    answers = {**answers_of("nb"), "Vår hjertesak": "Barna i byen"}
    reading = recognise(form(tmp_path, "utfylt.docx", answers), path="utfylt.docx")
    assert [one.text for one in reading.unplaced] == ["Barna i byen"]


def test_files_of_one_batch_teach_each_other_what_the_form_prints(tmp_path):
    documents = [form(tmp_path, f"{number}.docx", {**answers_of("nb"), "Tittel": f"Tiltak {number}"}) for number in range(4)]
    reading = recognise(documents[0], path="0.docx", batch=batch_of(documents))
    assert reading.proposals[0].description == "Vi bytter montre."


def test_a_department_that_most_files_of_a_batch_name_is_still_an_answer(tmp_path):
    documents = [form(tmp_path, f"{number}.docx", answers_of("nb")) for number in range(4)]
    reading = recognise(documents[0], path="0.docx", batch=batch_of(documents))
    assert reading.proposals[0].unit == PROPOSALS["nb"]["unit"]
