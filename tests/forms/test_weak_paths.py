"""What forms do that is easily taken for something else: cover pages, registers, crosses under levels, columns made with tabs."""

from __future__ import annotations

import docx
import pytest

from tiltaksplan.actions.read import readings_json
from tiltaksplan.forms.recognise import recognise
from tiltaksplan.forms.template import template_from
from tiltaksplan.io.opening import open_document


def told(document, tmp_path, **known):
    path = tmp_path / "skjema.docx"
    document.save(path)
    return readings_json([recognise(open_document(path), path=path.name, **known)])["files"][0]


def table(document, rows, *, headed=True):
    made = document.add_table(len(rows), len(rows[0]))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            made.cell(row, column).paragraphs[0].add_run(text).bold = headed and row == 0


def mandate(title="Digital omvisning på Stiklestad"):
    document = docx.Document()
    document.add_paragraph("Prosjektforslag")
    document.add_paragraph(title)
    table(document, [["Saksnummer:", "Utarbeidet av:"], ["24/112", "Lise Moe"]])
    document.add_heading("1. Bakgrunn og behov", 1)
    document.add_paragraph("Gjestene spør etter omvisning på eget språk.")
    document.add_heading("2. Resultatmål", 1)
    document.add_paragraph("En lydvandring på seks språk er åpen for alle.")
    document.add_heading("3. Beskrivelse av tiltaket", 1)
    document.add_paragraph("Prosjektet lager manus, opptak og en nettside.")
    document.add_heading("4. Kostnader", 1)
    table(document, [["Kostnad", "2026", "Finansiering"], ["Opptak", "120 000", "Egne midler"]])
    return document


def asked(document):
    for label, answer in (("Tittel", "Vikingskipets årer"), ("Faggruppe", "Båtlaget"), ("Enhet", "Avdeling for samling")):
        document.add_paragraph().add_run(label).bold = True
        document.add_paragraph(answer)
    document.add_paragraph().add_run("Beskrivelse").bold = True
    document.add_paragraph("Vi lager kopier av årene.")
    return document


def test_what_stands_in_the_title_s_place_on_a_cover_is_the_title_and_is_shown_for_a_look(tmp_path):
    reading = told(mandate(), tmp_path)
    assert reading["proposals"][0]["title"] == "Digital omvisning på Stiklestad"
    assert not reading["sources"]["/proposals/0/title"]["sure"]


def test_a_placeholder_on_a_cover_is_no_title_and_its_replacement_is_known_by_the_registered_form(tmp_path):
    mandate("<PROSJEKTNAVN>").save(tmp_path / "mal.docx")
    template = template_from(open_document(tmp_path / "mal.docx"), "mal")
    assert not any("title" in proposal for proposal in told(mandate("<PROSJEKTNAVN>"), tmp_path)["proposals"])
    assert told(mandate(), tmp_path, templates=(template,))["proposals"][0]["title"] == "Digital omvisning på Stiklestad"


def test_a_register_of_something_else_gives_no_field_and_is_not_lost(tmp_path):
    document = asked(docx.Document())
    table(document, [["ID", "Beskrivelse av gevinst", "Mål", "Ansvarlig"], ["K1", "Færre timer", "120", "Kari Bø"], ["K2", "", "", ""]])
    reading = told(document, tmp_path)
    assert not {"goal", "target", "leader"} & reading["proposals"][0].keys()
    assert {"Færre timer", "120", "Kari Bø"} <= {one["text"] for one in reading["unplaced"]}


def test_a_cross_under_low_medium_or_high_is_a_step(tmp_path):
    document = asked(docx.Document())
    document.add_heading("Risiko", 1)
    made = document.add_table(3, 8)
    for column, text in enumerate(["Hva kan skje", "Sannsynlighet", "", "", "Konsekvens", "", "", "Tiltak"]):
        made.cell(0, column).paragraphs[0].add_run(text).bold = True
    for column, text in enumerate(["", "Lav", "Middels", "Høy", "Lav", "Middels", "Høy", ""]):
        made.cell(1, column).paragraphs[0].add_run(text).bold = True
    for column, text in enumerate(["Strømbrudd", "x", "", "", "", "", "X", "Nødaggregat"]):
        made.cell(2, column).paragraphs[0].add_run(text)
    made.cell(0, 1).merge(made.cell(0, 3))
    made.cell(0, 4).merge(made.cell(0, 6))
    made.cell(0, 0).merge(made.cell(1, 0))
    made.cell(0, 7).merge(made.cell(1, 7))
    risk = {"description": "Strømbrudd", "probability": 2, "consequence": 4, "mitigation": "Nødaggregat"}
    assert told(document, tmp_path)["proposals"][0]["risks"] == [risk]


def test_lines_in_columns_are_read_by_the_names_in_their_heading_and_an_unclear_figure_is_quoted(tmp_path):
    document = asked(docx.Document())
    document.add_paragraph().add_run("Pengebehov (år – hva – kroner – hvem betaler)").bold = True
    document.add_paragraph("2026\tFuru\t40 000\tEgne midler")
    document.add_paragraph("2027\tRoing\t10 - 15 000\tKommunen")
    reading = told(document, tmp_path)
    first, second = reading["proposals"][0]["costs"]
    assert first == {"year": 2026, "category": "Furu", "amount": 40000, "funding": "Egne midler"}
    assert "amount" not in second
    assert any("10 - 15 000" in problem["message"] for problem in reading["problems"])


def test_an_answer_after_half_deleted_help_is_kept_and_shown_for_a_look(tmp_path):
    document = asked(docx.Document())
    document.add_paragraph().add_run("Begrunnelse").bold = True
    document.add_paragraph("[Hvorfor trenger vi Originalene tåler ikke mer.")
    reading = told(document, tmp_path)
    assert reading["proposals"][0]["justification"] == "Originalene tåler ikke mer."
    assert not reading["sources"]["/proposals/0/justification"]["sure"]


def annual_report():
    document = docx.Document()
    document.add_heading("Årsrapport 2025", 0)
    document.add_paragraph("Kystmuseet i Sør-Trøndelag")
    for heading, text in (
        ("Bakgrunn", "Museet ble slått sammen i 2008."),
        ("Mål og resultater", "Besøket økte."),
        ("Risiko", "Taket lekker."),
    ):
        document.add_heading(heading, 1)
        document.add_paragraph(text)
    table(document, [["Post", "2024", "2025"], ["Lønn", "4 000 000", "4 200 000"]])
    return document


def travel_claim():
    document = docx.Document()
    document.add_heading("Reiseregning", 1)
    table(
        document, [["Navn", "Kari Moe"], ["Avdeling", "Formidling"], ["E-post", "kari@m.example"], ["Formål", "Konferanse"]], headed=False
    )
    table(document, [["Fra dato", "1.3.2026"], ["Til dato", "3.3.2026"]], headed=False)
    table(document, [["Utgift", "Beløp", "Kommentar"], ["Tog", "890", ""], ["Hotell", "2 400", ""]])
    return document


@pytest.mark.parametrize("make", [annual_report, travel_claim])
def test_a_document_that_is_no_proposal_gives_none(make, tmp_path):
    assert told(make(), tmp_path)["proposals"] == []
