# ruff: noqa: E501
"""A fourth lot of form families unlike the samples: help under the label in plain type, choices among printed names, wide tables, odd places."""

from __future__ import annotations

import sys
from pathlib import Path

import docx
import openpyxl
from docx.oxml import parse_xml
from openpyxl.styles import Font, PatternFill

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.forms.families import PROPOSALS, W, build_all, by_category, by_person, day, spaced, truth_of, word_table


def shade(cell, colour="D9E2F3"):
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {W} w:val="clear" w:fill="{colour}"/>'))


def w_help_below_label(folder):
    """Label and plain help in one cell, the answer to the right; the area highlighted among printed ones; years down, sources beside."""
    p, d = PROPOSALS["nb"], docx.Document()
    d.add_heading("Tiltak – innspillskjema", 1)
    rows = [
        ("Tittel", "Kort og dekkende", p["title"]),
        ("Forslagsstiller", "Navn på gruppen", p["group"]),
        ("Enhet", "Seksjon eller institutt", p["unit"]),
        ("Kontaktperson", "Fornavn og etternavn", p["contact"]["name"]),
        ("E-post", "Jobbadresse", p["contact"]["email"]),
        ("Beskrivelse", "Inntil 250 ord", p["description"]),
        ("Begrunnelse", "Behovet i dag", p["justification"]),
        ("Mål", "Konkret og etterprøvbart", p["goal"]),
        ("Indikator", "Det som måles", p["indicator"]),
        ("Nullpunkt", "Tall", "12"),
        ("Måltall", "Tall", "100"),
        ("Oppstart", "Måned og år", "mars 2023"),
        ("Avslutning", "Måned og år", "november 2024"),
        ("Prosjektleder", "Foreslått", p["leader"]["name"]),
        ("Strategi", "Nummer på målene", "1.2 og 4.1"),
    ]
    table = d.add_table(len(rows), 2)
    table.style = "Table Grid"
    for number, (label, note, answer) in enumerate(rows):
        table.cell(number, 0).text = label
        table.cell(number, 0).add_paragraph(note)
        table.cell(number, 1).text = answer
    paragraph = d.add_paragraph("Område: ")
    for name in ("Forskning", "Formidling", "Vitenskapelige samlinger"):
        run = paragraph.add_run(name)
        if name == p["focus_area"]:
            run.font.highlight_color = 7
        paragraph.add_run("   ")
    d.add_paragraph("Kostnader")
    word_table(
        d,
        [
            ("Post", "Kilde", "Beløp 2023 i kr", "Beløp 2024 i kr", "Sum"),
            *[(c, f, spaced(y[2023]), spaced(y[2024]), spaced(sum(y.values()))) for (c, f), y in by_category(p["costs"]).items()],
            ("Sum per år", "", "730 000", "365 000", "1 095 000"),
        ],
    )
    d.add_paragraph("Personer")
    word_table(
        d,
        [
            ("Navn, rolle", "Enhet", "2023", "2024"),
            *[(f"{n}, {r.lower()}", u, f"{y[2023]} t", f"{y[2024]} t") for (n, r, u), y in by_person(p["hours"]).items()],
        ],
    )
    d.save(folder / "h61.docx")
    hours = [{**h, "person": f"{h['person']}, {h['role'].lower()}"} for h in p["hours"]]
    return truth_of(
        {**p, "hours": [{k: v for k, v in h.items() if k != "role"} for h in hours]},
        "h61-help-below",
        "h61.docx",
        "nb",
        without=("frames", "dependencies", "risks", "milestones"),
    )


def w_no_tables_nn(folder):
    """Numbered list of questions by Word's own numbering, answers as plain paragraphs and bullets; no table at all."""
    p, d = PROPOSALS["nn"], docx.Document()
    d.add_paragraph("Innspel til tiltaksplanen", style="Title")
    for question, answers in [
        ("Kva heiter tiltaket?", [p["title"]]),
        ("Kva gruppe kjem det frå?", [p["group"]]),
        ("Kva eining høyrer gruppa til?", [p["unit"]]),
        ("Kven kan vi kontakte, og korleis?", [f"{p['contact']['name']} ({p['contact']['email']})"]),
        ("Kva vil de gjere?", p["description"].split("\n")),
        ("Kvifor vil de gjere det?", [p["justification"]]),
        ("Kva skal de oppnå?", [p["goal"]]),
        ("Kva skal teljast?", [p["indicator"]]),
        ("Kor mange er det i dag?", ["6"]),
        ("Kor mange skal det bli?", ["40"]),
        ("Når startar de?", ["mai 2023"]),
        ("Når er de ferdige?", ["september 2025"]),
        ("Kven leier arbeidet?", [p["leader"]["name"]]),
        ("Kva er de avhengige av?", [p["dependencies"][0]]),
    ]:
        d.add_paragraph(question, style="List Number")
        for answer in answers:
            d.add_paragraph(answer)
    d.save(folder / "h62.docx")
    return truth_of(
        p, "h62-no-tables", "h62.docx", "nn", without=("focus_area", "strategy_goals", "frames", "costs", "hours", "risks", "milestones")
    )


def w_wide_table(folder):
    """One wide table of six columns with merged answers, sections as merged rows in capitals, money and risk in the same table."""
    p, d = PROPOSALS["nb"], docx.Document()
    rows = [
        ("TILTAKET",),
        ("Tiltakets navn", p["title"]),
        ("Faggruppe", p["group"], "Seksjon", p["unit"]),
        ("Kontakt", p["contact"]["name"], "E-post", p["contact"]["email"]),
        ("Start", "01.03.23", "Slutt", "30.11.24"),
        ("INNHOLD",),
        ("Hva", p["description"]),
        ("Hvorfor", p["justification"]),
        ("Resultat", p["goal"]),
        ("Måles ved", p["indicator"]),
        ("I dag", "12", "Mål", "100"),
        ("PENGER",),
        ("Utgift", "Finansiering", "2023", "2024"),
        ("Montre", "Egne midler", "640 000", "320 000"),
        ("Lys", "Gaver", "90 000", "45 000"),
        ("Sum", "", "730 000", "365 000"),
        ("RISIKO",),
        ("Risiko", "Sannsynlighet", "Konsekvens", "Tiltak"),
        *[(r["description"], str(r["probability"]), str(r["consequence"]), r["mitigation"]) for r in p["risks"]],
        ("ANSVAR",),
        ("Leder", p["leader"]["name"]),
    ]
    table = d.add_table(len(rows), 4)
    table.style = "Table Grid"
    bold_rows = {"Utgift", "Risiko"}
    for number, row in enumerate(rows):
        if len(row) == 1:
            cell = table.cell(number, 0).merge(table.cell(number, 3))
            cell.paragraphs[0].add_run(row[0]).bold = True
            shade(cell)
        elif len(row) == 2:
            table.cell(number, 0).paragraphs[0].add_run(row[0]).bold = True
            table.cell(number, 1).merge(table.cell(number, 3)).text = row[1]
        else:
            for column, text in enumerate(row):
                head = row[0] in bold_rows and row[1] in ("Finansiering", "Sannsynlighet")
                pair = len(row) == 4 and row[0] in ("Faggruppe", "Kontakt", "Start", "I dag") and column % 2 == 0
                table.cell(number, column).paragraphs[0].add_run(text).bold = head or pair
    d.save(folder / "h63.docx")
    return truth_of(
        p, "h63-wide", "h63.docx", "nb", without=("focus_area", "strategy_goals", "frames", "hours", "milestones", "dependencies")
    )


def w_english_in_norwegian(folder):
    """A Norwegian form answered in English; ticks as symbols before names, one a line; amounts with decimals and currency."""
    p, d = PROPOSALS["en"], docx.Document()
    d.add_heading("Søknadsskjema", 1)
    for label, answer in [
        ("Prosjekttittel", p["title"]),
        ("Søker", p["group"]),
        ("Institutt", p["unit"]),
        ("Kontaktperson", f"{p['contact']['name']}\n{p['contact']['email']}"),
        ("Sammendrag", p["description"]),
        ("Bakgrunn", p["justification"]),
        ("Resultatmål", p["goal"]),
        ("Suksesskriterium", p["indicator"]),
        ("Forutsetninger", p["dependencies"][0]),
        ("Prosjektperiode", "January 2023 to June 2025"),
        ("Prosjektleder", p["leader"]["name"]),
    ]:
        d.add_heading(label, 2)
        for part in answer.split("\n"):
            d.add_paragraph(part)
    d.add_heading("Tverrgående hensyn", 2)
    for name in ("Bærekraft", "Kvalitet", "Ett NTNU"):
        d.add_paragraph(f"{'☒' if name == 'Kvalitet' else '☐'} {name}")
    d.add_heading("Budsjett", 2)
    word_table(
        d,
        [
            ("Type", "År", "NOK", "Finansieringskilde"),
            *[(c["category"], c["year"], f"NOK {c['amount']:,}.00", c["funding"]) for c in p["costs"]],
        ],
    )
    d.add_heading("Deltakere", 2)
    word_table(
        d,
        [
            ("Navn", "Funksjon", "2023 (timer)", "2024 (timer)"),
            ("Fiona Aasland", "Project manager", "300 hours", "250 hours"),
            ("Jon Berge", "Archivist", "", "400 hours"),
        ],
    )
    d.add_heading("Risikoer", 2)
    word_table(
        d,
        [
            ("Hva kan gå galt", "Sannsynlighet", "Konsekvens", "Mottiltak"),
            ("Plates break in handling", "2 (low)", "4 (high)", "Training and padded trays"),
        ],
    )
    d.add_heading("Fremdrift", 2)
    word_table(
        d, [("Milepæl", "Tidspunkt"), ("Half of the plates are scanned", "31 December 2023"), ("Everything is online", "30 June 2025")]
    )
    d.save(folder / "h64.docx")
    return truth_of(
        {**p, "frames": ["Kvalitet"]}, "h64-en-in-nb", "h64.docx", "en", without=("focus_area", "baseline", "target", "strategy_goals")
    )


GREEN = PatternFill("solid", fgColor="FFE2EFDA")


def x_frames_and_steps(folder):
    """Labels above without bold; frames with TRUE and FALSE; steps in words; hours in days; several sheets with titles."""
    p, book = PROPOSALS["nb"], openpyxl.Workbook()
    sheet = book.active
    sheet.title = "1 Om tiltaket"
    sheet["A1"] = "Om tiltaket"
    sheet["A1"].font = Font(bold=True, size=14)
    row = 3
    for label, answer in [
        ("Tiltakets tittel", p["title"]),
        ("Gruppe som foreslår", p["group"]),
        ("Enhet gruppen hører til", p["unit"]),
        ("Kontaktperson", p["contact"]["name"]),
        ("E-postadresse", p["contact"]["email"]),
        ("Innsatsområde", p["focus_area"]),
        ("Hva skal gjøres?", p["description"]),
        ("Hvorfor?", p["justification"]),
        ("Forventet resultat", p["goal"]),
        ("Måles med", p["indicator"]),
        ("Tall i dag", 12),
        ("Tall når tiltaket er ferdig", 100),
        ("Fra (måned/år)", "03/2023"),
        ("Til (måned/år)", "11/2024"),
        ("Foreslått leder", p["leader"]["name"]),
    ]:
        sheet.cell(row, 1, label).fill = GREEN
        sheet.cell(row + 1, 1, answer)
        row += 3
    sheet.cell(row, 1, "Hensyn").fill = GREEN
    for name, checked in (("Bærekraft", True), ("Kvalitet", True), ("Ett NTNU", False)):
        row += 1
        sheet.cell(row, 1, name)
        sheet.cell(row, 2, checked)
    money = book.create_sheet("2 Budsjett")
    money["A1"] = "Kostnader per år"
    for column, text in enumerate(("Kategori", "År 2023", "År 2024", "År 2025", "Finansieres av"), 1):
        money.cell(3, column, text).fill = GREEN
    for number, ((category, source), years) in enumerate(by_category(p["costs"]).items(), 4):
        for column, value in enumerate((category, years.get(2023), years.get(2024), None, source), 1):
            money.cell(number, column, value)
    people = book.create_sheet("3 Bemanning")
    people["A1"] = "Dagsverk per person"
    for column, text in enumerate(("Hvem", "Rolle", "Arbeidssted", "Dagsverk 2023", "Dagsverk 2024"), 1):
        people.cell(3, column, text).fill = GREEN
    hours = []
    for number, (name, role, unit, one, two) in enumerate(
        (("Ragnhild Moen", "Prosjektleder", p["unit"], 20, 10), ("Vidar Lunde", "Tekniker", "Seksjon for formidling", 8, 4)), 4
    ):
        for column, value in enumerate((name, role, unit, one, two), 1):
            people.cell(number, column, value)
        hours += [{"person": name, "role": role, "unit": unit, "year": y, "hours": 7.5 * v} for y, v in ((2023, one), (2024, two))]
    risk = book.create_sheet("4 Risiko")
    risk["A1"] = "Risikoer"
    for column, text in enumerate(("Risiko", "Sannsynlighet", "Konsekvens", "Tiltak"), 1):
        risk.cell(3, column, text).fill = GREEN
    for number, (text, one, two, measure) in enumerate(
        (
            ("Leverandøren blir forsinket", "Middels", "Høy", "Dagbøter i avtalen"),
            ("Gjenstander skades under flytting", "Lav", "Svært høy", "To konservatorer er alltid til stede"),
        ),
        4,
    ):
        for column, value in enumerate((text, one, two, measure), 1):
            risk.cell(number, column, value)
    book.save(folder / "h65.xlsx")
    return truth_of({**p, "hours": hours}, "h65-sheets", "h65.xlsx", "nb", without=("strategy_goals", "milestones", "dependencies"))


def x_transposed_list(folder):
    """Proposals as columns: labels down the first column, a proposal in each of the next."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Forslag"
    labels = (
        "Tittel",
        "Gruppe",
        "Enhet",
        "Kontaktperson",
        "E-post",
        "Beskrivelse",
        "Begrunnelse",
        "Mål",
        "Indikator",
        "Start",
        "Slutt",
        "Prosjektleder",
    )
    sheet["A1"], sheet["B1"], sheet["C1"] = "Felt", "Forslag 1", "Forslag 2"
    proposals = []
    for column, p in enumerate((PROPOSALS["nb"], PROPOSALS["nn"]), 2):
        values = (
            p["title"],
            p["group"],
            p["unit"],
            p["contact"]["name"],
            p["contact"]["email"],
            p["description"],
            p["justification"],
            p["goal"],
            p["indicator"],
            day(p["start"]),
            day(p["end"]),
            p["leader"]["name"],
        )
        for row, (label, value) in enumerate(zip(labels, values, strict=True), 2):
            sheet.cell(row, 1, label).font = Font(bold=True)
            sheet.cell(row, column, value)
        keep = ("title", "group", "unit", "contact", "description", "justification", "goal", "indicator", "start", "end", "leader")
        proposals.append({key: p[key] for key in keep})
    book.save(folder / "h66.xlsx")
    return {
        "status": "read",
        "kind": "proposal-list",
        "proposals": proposals,
        "family": "h66-columns",
        "file": "h66.xlsx",
        "accept": {"/kind": ["proposal"]},
    }


def w_minutes(folder):
    """Minutes of a meeting that speak of measures and goals: no form."""
    d = docx.Document()
    d.add_heading("Referat fra ledermøte", 1)
    word_table(d, [("Til stede", "Kari, Ola"), ("Dato", "1.11.2022"), ("Referent", "Per")], bold_first=False)
    for heading, text in [
        ("Sak 1: Tiltaksplanen", "Lederne drøftet mål og tiltak for 2023. Det kom 24 forslag."),
        ("Sak 2: Budsjett", "Budsjettet er på 4 millioner."),
        ("Sak 3: Risiko", "Det er få folk."),
    ]:
        d.add_heading(heading, 2)
        d.add_paragraph(text)
    d.save(folder / "h67.docx")
    return {
        "status": "read",
        "kind": "unknown",
        "proposals": [],
        "family": "neg",
        "file": "h67.docx",
        "accept": {"/status": ["read", "refused"]},
    }


BUILDERS = (w_help_below_label, w_no_tables_nn, w_wide_table, w_english_in_norwegian, x_frames_and_steps, x_transposed_list, w_minutes)

if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    build_all(target, BUILDERS)
