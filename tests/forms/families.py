# ruff: noqa: E501
"""Forms of families unlike the samples, each with its truth: made by hand-written builders, held apart from the recogniser's data.

`python tests/forms/families.py FOLDER` writes them all, with truths that the scorer understands.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor
from openpyxl.styles import Font, PatternFill, Protection

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

PROPOSALS = {
    "nb": {
        "title": "Nye montre i steinaldersalen",
        "group": "Gruppe for steinalder", "unit": "Institutt for arkeologi og kulturhistorie",
        "contact": {"name": "Ragnhild Moen", "email": "ragnhild.moen@museum.example"},
        "focus_area": "Formidling",
        "description": "Elleve montre fra 1968 byttes med tette montre som kan klimastyres. Gjenstandene flyttes til et mellomlager mens arbeidet pågår.\nTekstene skrives på nytt for barn og voksne.",
        "justification": "Montrene slipper inn støv, og tre gjenstander ble skadet i 2021. Salen har ikke vært oppdatert på over femti år.",
        "goal": "Alle gjenstander i salen står i tette montre", "indicator": "Andel gjenstander i tette montre",
        "baseline": 12, "target": 100, "strategy_goals": ["1.2", "4.1"], "frames": ["Kvalitet", "Bærekraft"],
        "start": "2023-03-01", "end": "2024-11-30",
        "costs": [
            {"year": 2023, "category": "Montre", "amount": 640000, "funding": "Egne midler"}, {"year": 2024, "category": "Montre", "amount": 320000, "funding": "Egne midler"},
            {"year": 2023, "category": "Lys", "amount": 90000, "funding": "Gaver"}, {"year": 2024, "category": "Lys", "amount": 45000, "funding": "Gaver"},
        ],
        "hours": [
            {"person": "Ragnhild Moen", "role": "Prosjektleder", "unit": "Institutt for arkeologi og kulturhistorie", "year": 2023, "hours": 200}, {"person": "Ragnhild Moen", "role": "Prosjektleder", "unit": "Institutt for arkeologi og kulturhistorie", "year": 2024, "hours": 150},
            {"person": "Vidar Lunde", "role": "Tekniker", "unit": "Seksjon for formidling", "year": 2023, "hours": 120}, {"person": "Vidar Lunde", "role": "Tekniker", "unit": "Seksjon for formidling", "year": 2024, "hours": 80},
        ],
        "risks": [
            {"description": "Leverandøren blir forsinket", "probability": 3, "consequence": 4, "mitigation": "Dagbøter i avtalen"},
            {"description": "Gjenstander skades under flytting", "probability": 2, "consequence": 5, "mitigation": "To konservatorer er alltid til stede"},
        ],
        "milestones": [{"date": "2023-09-01", "description": "Første montre er levert"}, {"date": "2024-10-15", "description": "Salen er åpnet igjen"}],
        "dependencies": ["Mellomlageret må være ledig fra mars 2023"], "leader": {"name": "Vidar Lunde"},
    },
    "nn": {
        "title": "Fjellhagen på Kongsvoll som uterom for skular",
        "group": "Faggruppe for alpin botanikk", "unit": "Institutt for naturhistorie",
        "contact": {"name": "Torbjørn Eide", "email": "torbjorn.eide@museum.example"},
        "focus_area": "Formidling",
        "description": "Vi lagar ei løype med tolv stasjonar i fjellhagen der elevar kan undersøkje plantar på eiga hand. Kvar stasjon får ei oppgåve og eit skilt.\nLærarane får eit kurs kvar vår.",
        "justification": "Skulane spør etter opplegg ute, men vi har ikkje noko å tilby dei utan omvisar.",
        "goal": "Tolv stasjonar er i bruk, og 40 klasser kjem kvart år", "indicator": "Klasser per år",
        "baseline": 6, "target": 40, "strategy_goals": ["3.4", "4.2"], "frames": ["Bærekraft"],
        "start": "2023-05-01", "end": "2025-09-30",
        "costs": [{"year": 2023, "category": "Skilt", "amount": 80000}, {"year": 2024, "category": "Skilt", "amount": 40000}, {"year": 2024, "category": "Reiser", "amount": 15000}, {"year": 2025, "category": "Reiser", "amount": 15000}],
        "hours": [{"person": "Torbjørn Eide", "role": "Prosjektleiar", "year": 2023, "hours": 169.5}, {"person": "Torbjørn Eide", "role": "Prosjektleiar", "year": 2024, "hours": 84.75}, {"person": "Åse Kvam", "role": "Gartnar", "year": 2023, "hours": 84.75}],
        "risks": [{"description": "Snø langt ut i juni", "probability": 4, "consequence": 2, "mitigation": "Kurset kan flyttast til august"}],
        "milestones": [{"date": "2023-06-20", "description": "Løypa er merkt"}, {"date": "2024-05-01", "description": "Alle skilta er sette opp"}],
        "dependencies": ["Løyve frå nasjonalparkstyret"], "leader": {"name": "Torbjørn Eide"},
    },
    "en": {
        "title": "Digitising the glass plate negatives",
        "group": "Photo archive group", "unit": "Department of Collections Management",
        "contact": {"name": "Fiona Aasland", "email": "fiona.aasland@museum.example"},
        "focus_area": "Scientific collections",
        "description": "We scan 14,000 glass plates and publish them with the catalogue text. Students do the scanning, and two archivists check the result.\nThe plates are repacked on the way.",
        "justification": "The emulsion is flaking, and one plate in ten can no longer be read.",
        "goal": "All glass plates can be searched and viewed online", "indicator": "Plates published",
        "baseline": 900, "target": 14000, "strategy_goals": ["1.4", "2.6"], "frames": ["Quality"],
        "start": "2023-01-01", "end": "2025-06-30",
        "costs": [{"year": 2023, "category": "Scanner", "amount": 260000, "funding": "Own funds"}, {"year": 2023, "category": "Students", "amount": 150000, "funding": "Arts Council"}, {"year": 2024, "category": "Students", "amount": 150000, "funding": "Arts Council"}],
        "hours": [{"person": "Fiona Aasland", "role": "Project manager", "year": 2023, "hours": 300}, {"person": "Fiona Aasland", "role": "Project manager", "year": 2024, "hours": 250}, {"person": "Jon Berge", "role": "Archivist", "year": 2024, "hours": 400}],
        "risks": [{"description": "Plates break in handling", "probability": 2, "consequence": 4, "mitigation": "Training and padded trays"}],
        "milestones": [{"date": "2023-12-31", "description": "Half of the plates are scanned"}, {"date": "2025-06-30", "description": "Everything is online"}],
        "dependencies": ["Server space from the IT department"], "leader": {"name": "Fiona Aasland"},
    },
}  # fmt: skip


def day(text: str) -> str:
    year, month, date = text.split("-")
    return f"{int(date)}.{int(month)}.{year}"


def spaced(number: float) -> str:
    return f"{number:,}".replace(",", " ")


def by_category(costs):
    rows = {}
    for line in costs:
        rows.setdefault((line["category"], line.get("funding", "")), {})[line["year"]] = line["amount"]
    return rows


def by_person(hours):
    rows = {}
    for line in hours:
        rows.setdefault((line["person"], line.get("role", ""), line.get("unit", "")), {})[line["year"]] = line["hours"]
    return rows


def fill(table, rows, *, bold_first=True):
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            cell = table.cell(number, column)
            run = cell.paragraphs[0].add_run("" if text is None else str(text))
            run.bold = bold_first and number == 0


def word_table(document, rows, *, bold_first=True):
    table = document.add_table(len(rows), len(rows[0]))
    table.style = "Table Grid"
    fill(table, rows, bold_first=bold_first)
    return table


def truth_of(p, family, file, language, kind="proposal", without=(), **more):
    proposal = {name: value for name, value in p.items() if name not in without}
    return {"status": "read", "kind": kind, "language": language, "proposals": [proposal], "family": family, "file": file, **more}


# Word


def w_plain_two_columns(folder):
    """Plain labels left in a table of two columns, no look at all; costs by category and year; `i 1000 kr`."""
    p, d = PROPOSALS["nb"], docx.Document()
    d.add_paragraph("Forslag til tiltaksplanen")
    word_table(
        d,
        [
            ("Hva skal tiltaket hete?", p["title"]),
            ("Hvem foreslår?", p["group"]),
            ("Hvilken avdeling hører gruppen til?", p["unit"]),
            ("Kontakt", p["contact"]["name"]),
            ("E-post", p["contact"]["email"]),
            ("Hovedområde", p["focus_area"]),
            ("Hva går tiltaket ut på?", p["description"]),
            ("Hvorfor trenger vi det?", p["justification"]),
            ("Hva oppnår vi?", p["goal"]),
            ("Måles ved", p["indicator"]),
            ("Nullpunkt", "12 %"),
            ("Målverdi", "100 prosent"),
            ("Strategimål", "1.2 og 4.1"),
            ("Ytre rammer", "Kvalitet, Bærekraft"),
            ("Oppstart", "mars 2023"),
            ("Avslutning", "november 2024"),
            ("Forutsetninger", p["dependencies"][0]),
            ("Foreslått prosjektleder", p["leader"]["name"]),
        ],
        bold_first=False,
    )
    d.add_paragraph("Budsjett (i 1000 kr)")
    word_table(
        d,
        [
            ("Kostnad", "2023", "2024", "2025", "Finansiering"),
            *[
                (c, years.get(2023, 0) // 1000 or "", years.get(2024, 0) // 1000 or "", "", f)
                for (c, f), years in by_category(p["costs"]).items()
            ],
            ("Sum", "730", "365", "0", ""),
        ],
    )
    d.add_paragraph("Bemanning")
    word_table(
        d,
        [
            ("Navn", "Funksjon", "Enhet", "Timer 2023", "Timer 2024"),
            *[(n, r, u, y[2023], y[2024]) for (n, r, u), y in by_person(p["hours"]).items()],
        ],
    )
    d.add_paragraph("Risiko")
    word_table(
        d,
        [
            ("Risiko", "Sannsynlighet (1–5)", "Konsekvens (1–5)", "Tiltak"),
            *[(r["description"], r["probability"], r["consequence"], r["mitigation"]) for r in p["risks"]],
        ],
    )
    d.add_paragraph("Framdrift")
    word_table(d, [("Milepæl", "Dato"), *[(m["description"], day(m["date"])) for m in p["milestones"]]])
    d.save(folder / "h01.docx")
    return truth_of(p, "h01-plain", "h01.docx", "nb")


def w_numbered_headings_nn(folder):
    """Numbered headings with text below, help in italics; costs with years down and categories across; time in percent."""
    p, d = PROPOSALS["nn"], docx.Document()
    d.add_heading("Framlegg til tiltak", 0)

    def ask(number, label, answer, note=""):
        d.add_heading(f"{number} {label}", 2)
        if note:
            d.add_paragraph().add_run(note).italic = True
        for part in str(answer).split("\n"):
            d.add_paragraph(part)

    d.add_heading("1 Om framlegget", 1)
    ask("1.1", "Namn på tiltaket", p["title"], "Maks 10 ord.")
    ask("1.2", "Kven står bak?", p["group"])
    ask("1.3", "Eining", p["unit"])
    ask("1.4", "Kontaktperson (namn og e-post)", f"{p['contact']['name']}, {p['contact']['email']}")
    ask("1.5", "Innsatsområde", p["focus_area"])
    d.add_heading("2 Innhald", 1)
    ask("2.1", "Kva skal gjerast?", p["description"], "Skriv kort, slik at andre forstår.")
    ask("2.2", "Kvifor?", p["justification"])
    ask("2.3", "Kva vil de oppnå?", p["goal"])
    ask("2.4", "Korleis skal det målast?", p["indicator"])
    ask("2.5", "Tal i dag", "6 klasser")
    ask("2.6", "Tal når tiltaket er ferdig", "40 klasser")
    ask("2.7", "Kva mål i strategien bidreg tiltaket til?", "Mål 3.4 og 4.2")
    ask("2.8", "Omsyn", "☐ Kvalitet  ☒ Bærekraft  ☐ Ett NTNU  ☐ Utviklingsavtale")
    d.add_heading("3 Gjennomføring", 1)
    ask("3.1", "Når skal det skje?", "1. mai 2023 – 30. september 2025")
    ask("3.2", "Kven skal leie arbeidet?", p["leader"]["name"])
    ask("3.3", "Kva må vere på plass først?", p["dependencies"][0])
    d.add_heading("3.4 Kostnader", 2)
    word_table(
        d,
        [
            ("År", "Skilt", "Reiser", "Sum"),
            ("2023", "80 000", "", "80 000"),
            ("2024", "40 000", "15 000", "55 000"),
            ("2025", "", "15 000", "15 000"),
        ],
    )
    d.add_heading("3.5 Arbeidstid", 2)
    word_table(
        d,
        [
            ("Kven", "Rolle", "Del av stilling 2023", "Del av stilling 2024"),
            ("Torbjørn Eide", "Prosjektleiar", "10 %", "5 %"),
            ("Åse Kvam", "Gartnar", "5 %", ""),
        ],
    )
    d.add_heading("3.6 Kva kan gå gale?", 2)
    word_table(
        d,
        [
            ("Uønskt hending", "Sannsyn", "Konsekvens", "Førebygging"),
            ("Snø langt ut i juni", "høg", "låg", "Kurset kan flyttast til august"),
        ],
    )
    d.add_heading("3.7 Milepælar", 2)
    word_table(d, [("Når", "Kva"), *[(day(m["date"]), m["description"]) for m in p["milestones"]]])
    d.save(folder / "h02.docx")
    return truth_of(p, "h02-headings-nn", "h02.docx", "nn")


def w_questions_yes_no(folder):
    """Numbered questions as plain paragraphs, answers below; frames crossed in one of two columns; the risks' steps in words."""
    p, d = PROPOSALS["nb"], docx.Document()
    d.add_heading("Spørreskjema om nye tiltak", 1)
    questions = [
        ("Hva kaller dere tiltaket?", p["title"]),
        ("Hvem er dere?", p["group"]),
        ("Hvilken enhet tilhører dere?", p["unit"]),
        ("Hvem kan vi kontakte?", p["contact"]["name"]),
        ("Hva er e-postadressen?", p["contact"]["email"]),
        ("Hvilket område av planen gjelder det?", p["focus_area"]),
        ("Hva vil dere gjøre?", p["description"]),
        ("Hvorfor er det viktig?", p["justification"]),
        ("Hva blir resultatet?", p["goal"]),
        ("Hva skal vi måle?", p["indicator"]),
        ("Hva er tallet i dag?", "12"),
        ("Hva skal tallet bli?", "100"),
        ("Hvilke punkter i strategien støtter tiltaket?", "1.2, 4.1"),
        ("Når begynner dere?", "1.3.2023"),
        ("Når er dere ferdige?", "30.11.2024"),
        ("Hvem skal lede tiltaket?", p["leader"]["name"]),
        ("Hva avhenger tiltaket av?", p["dependencies"][0]),
    ]
    for number, (question, answer) in enumerate(questions, 1):
        d.add_paragraph(f"{number}. {question}").runs[0].bold = True
        for part in answer.split("\n"):
            d.add_paragraph(part)
    d.add_paragraph("18. Svarer tiltaket på rammene?").runs[0].bold = True
    word_table(d, [("Ramme", "Ja", "Nei"), ("Bærekraft", "x", ""), ("Kvalitet", "x", ""), ("Ett NTNU", "", "x")])
    d.add_paragraph("19. Hva koster det?").runs[0].bold = True
    word_table(
        d,
        [
            ("Hva pengene skal brukes til", "Hvem betaler", "Årstall", "Beløp i kroner"),
            *[(c["category"], c["funding"], c["year"], f"kr {spaced(c['amount'])},-") for c in p["costs"]],
            ("Totalt", "", "", "kr 1 095 000,-"),
        ],
    )
    d.add_paragraph("20. Hvem skal jobbe med det?").runs[0].bold = True
    word_table(
        d,
        [
            ("Person", "Oppgave", "Hører til", "År", "Antall timer"),
            *[(h["person"], h["role"], h["unit"], h["year"], h["hours"]) for h in p["hours"]],
        ],
    )
    d.add_paragraph("21. Hva kan gå galt?").runs[0].bold = True
    word_table(
        d,
        [
            ("Hendelse", "Hvor sannsynlig?", "Hvor alvorlig?", "Hva gjør dere med det?"),
            ("Leverandøren blir forsinket", "middels", "høy", "Dagbøter i avtalen"),
            ("Gjenstander skades under flytting", "lav", "svært høy", "To konservatorer er alltid til stede"),
        ],
    )
    d.add_paragraph("22. Hva er ferdig når?").runs[0].bold = True
    word_table(d, [("Ferdig", "Frist"), *[(m["description"], day(m["date"])) for m in p["milestones"]]])
    d.save(folder / "h03.docx")
    return truth_of(p, "h03-questions", "h03.docx", "nb")


def w_letter_en(folder):
    """A letter with `Label: answer` lines and tabs, money and milestones as lines of text."""
    p, d = PROPOSALS["en"], docx.Document()
    d.add_paragraph("Proposal for the action plan").runs[0].bold = True
    for label, answer in [
        ("Project title", p["title"]), ("Submitted by", p["group"]), ("Department", p["unit"]), ("Contact person", p["contact"]["name"]), ("E-mail", p["contact"]["email"]), ("Focus area", p["focus_area"]),
        ("Start date", "1 January 2023"), ("End date", "30 June 2025"), ("Project manager", p["leader"]["name"]), ("Expected result", p["goal"]), ("Measured by", p["indicator"]), ("Baseline", "approx. 900"), ("Target", "14,000 plates"), ("Strategy goals", "1.4, 2.6"), ("Cross-cutting considerations", "Quality"), ("Depends on", p["dependencies"][0]),
    ]:  # fmt: skip
        paragraph = d.add_paragraph()
        paragraph.add_run(f"{label}:")
        paragraph.add_run(f"\t{answer}")
    for label, answer in [("What will be done", p["description"]), ("Why is it needed", p["justification"])]:
        d.add_paragraph(f"{label}:")
        for part in answer.split("\n"):
            d.add_paragraph(part)
    d.add_paragraph("Costs:")
    for c in p["costs"]:
        d.add_paragraph(f"{c['category']}, {c['year']}: NOK {c['amount']:,} ({c['funding']})", style="List Bullet")
    d.add_paragraph("People and hours:")
    for h in p["hours"]:
        d.add_paragraph(f"{h['person']}, {h['role']}: {h['hours']} hours in {h['year']}", style="List Bullet")
    d.add_paragraph("Risks:")
    d.add_paragraph("Plates break in handling (probability 2, impact 4). Mitigation: Training and padded trays", style="List Bullet")
    d.add_paragraph("Milestones:")
    for m in p["milestones"]:
        d.add_paragraph(f"{day(m['date'])}: {m['description']}", style="List Bullet")
    d.save(folder / "h04.docx")
    return truth_of(p, "h04-letter-en", "h04.docx", "en")


def w_same_cell(folder):
    """Label in small bold words and the answer below it in the same cell; underlined choices; typed boxes."""
    p, d = PROPOSALS["nb"], docx.Document()
    d.add_heading("INNSPILL", 1)
    cells = [
        [("Tittel på tiltaket", p["title"]), ("Faggruppe", p["group"])],
        [("Seksjon/institutt", p["unit"]), ("Kontaktperson", p["contact"]["name"])],
        [("E-post", p["contact"]["email"]), ("Prosjektleder (forslag)", p["leader"]["name"])],
        [("Starter", "1. mars 2023"), ("Ferdig", "30. november 2024")],
        [("Målindikator", p["indicator"]), ("Knytning til strategi (nr.)", "1.2 / 4.1")],
        [("Dagens nivå", "12"), ("Ønsket nivå", "100")],
    ]
    table = d.add_table(len(cells), 2)
    table.style = "Table Grid"
    for r, row in enumerate(cells):
        for c, (label, answer) in enumerate(row):
            paragraph = table.cell(r, c).paragraphs[0]
            run = paragraph.add_run(label)
            run.bold, run.font.size = True, Pt(8)
            run.add_break()
            paragraph.add_run(answer)
    for label, answer in [
        ("Beskrivelse av tiltaket", p["description"]),
        ("Begrunnelse", p["justification"]),
        ("Mål for tiltaket", p["goal"]),
        ("Er avhengig av", p["dependencies"][0]),
    ]:
        table = d.add_table(1, 1)
        table.style = "Table Grid"
        cell = table.cell(0, 0)
        run = cell.paragraphs[0].add_run(label)
        run.bold, run.font.size = True, Pt(8)
        for part in answer.split("\n"):
            cell.add_paragraph(part)
    paragraph = d.add_paragraph()
    paragraph.add_run("Hovedområde: ").bold = True
    paragraph.add_run("Vitenskapelige samlinger / ")
    paragraph.add_run("Formidling").underline = True
    paragraph.add_run(" / Forskning")
    paragraph = d.add_paragraph()
    paragraph.add_run("Rammer: ").bold = True
    paragraph.add_run("[x] Kvalitet   [ ] Ett NTNU   [x] Bærekraft")
    d.add_heading("Ressurser", 2)
    d.add_paragraph("Utgifter i kroner")
    word_table(
        d,
        [
            ("", "2023", "2024", "2025", "Til sammen", "Kilde"),
            *[(c, spaced(y[2023]), spaced(y[2024]), "", spaced(sum(y.values())), f) for (c, f), y in by_category(p["costs"]).items()],
            ("I alt", "730 000", "365 000", "", "1 095 000", ""),
        ],
    )
    d.add_paragraph("Timeverk")
    word_table(
        d,
        [
            ("Medarbeider", "Avdeling", "Ansvar", "2023", "2024", "2025"),
            *[(n, u, r, y[2023], y[2024], "") for (n, r, u), y in by_person(p["hours"]).items()],
        ],
    )
    d.add_heading("Usikkerhet", 2)
    word_table(
        d,
        [
            ("Hva kan skje?", "S", "K", "Mottiltak"),
            *[(r["description"], "ABCDE"[r["probability"] - 1], "ABCDE"[r["consequence"] - 1], r["mitigation"]) for r in p["risks"]],
        ],
    )
    d.add_heading("Tidsplan", 2)
    word_table(d, [("Leveranse", "Ferdig innen"), ("Første montre er levert", "september 2023"), ("Salen er åpnet igjen", "15.10.2024")])
    d.save(folder / "h05.docx")
    return truth_of(p, "h05-same-cell", "h05.docx", "nb")


def control(alias, text="", *, tag="", kind="", prompt="Klikk for å skrive"):
    shown = f"<w:r><w:t xml:space='preserve'>{text or prompt}</w:t></w:r>"
    if kind == "tick":
        box = f'<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="{1 if text else 0}"/></w14:checkbox>'
        shown = f"<w:r><w:t>{'☒' if text else '☐'}</w:t></w:r>"
        return parse_xml(f'<w:sdt {W}><w:sdtPr><w:alias w:val="{alias}"/>{box}</w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>')
    empty = "" if text else "<w:showingPlcHdr/>"
    extra = {"date": "<w:date><w:dateFormat w:val='dd.MM.yyyy'/></w:date>", "": "<w:text/>"}[kind]
    return parse_xml(
        f'<w:sdt {W}><w:sdtPr><w:alias w:val="{alias}"/><w:tag w:val="{tag}"/>{empty}{extra}</w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>'
    )


def w_controls(folder):
    """Content controls in a table of four columns, labels left of them without bold; some left with their prompts; ticks in a row."""
    p, d = PROPOSALS["nb"], docx.Document()
    d.add_heading("Skjema for tiltak", 1)
    pairs = [
        ("Prosjektnavn", p["title"], ""),
        ("Innmelder (gruppe)", p["group"], ""),
        ("Organisatorisk tilhørighet", p["unit"], ""),
        ("Kontaktpunkt", p["contact"]["name"], ""),
        ("Mailadresse", p["contact"]["email"], ""),
        ("Satsingsområde", p["focus_area"], ""),
        ("Planlagt start", "01.03.2023", "date"),
        ("Planlagt slutt", "30.11.2024", "date"),
        ("Nåverdi", "12", ""),
        ("Målnivå", "100", ""),
        ("Måleparameter", p["indicator"], ""),
        ("Ansvarlig leder", p["leader"]["name"], ""),
        ("Strategimål nr.", "1.2, 4.1", ""),
        ("Telefon", "", ""),
    ]
    table = d.add_table(len(pairs) // 2, 4)
    table.style = "Table Grid"
    for number, (label, answer, kind) in enumerate(pairs):
        row, column = number // 2, (number % 2) * 2
        table.cell(row, column).text = label
        table.cell(row, column + 1).paragraphs[0]._p.append(control(label, answer, kind=kind))
    for label, answer in [
        ("Redegjør for innholdet i tiltaket", p["description"]),
        ("Hvilket behov dekker tiltaket?", p["justification"]),
        ("Resultatmål", p["goal"]),
        ("Nødvendige avklaringer", p["dependencies"][0]),
        ("Andre merknader", ""),
    ]:
        d.add_paragraph(label).runs[0].bold = True
        body = answer.split("\n") if answer else [""]
        paragraphs = "".join(f"<w:p><w:r><w:t>{part or 'Klikk eller trykk her for å skrive inn tekst.'}</w:t></w:r></w:p>" for part in body)
        empty = "" if answer else "<w:showingPlcHdr/>"
        d.element.body.insert(
            len(d.element.body) - 1,
            parse_xml(f'<w:sdt {W}><w:sdtPr><w:alias w:val="{label}"/>{empty}</w:sdtPr><w:sdtContent>{paragraphs}</w:sdtContent></w:sdt>'),
        )
    paragraph = d.add_paragraph("Tverrgående hensyn: ")
    for name in ("Bærekraft", "Kvalitet", "Ett NTNU"):
        paragraph._p.append(control(name, "x" if name in p["frames"] else "", kind="tick"))
        paragraph.add_run(f" {name}   ")
    d.add_heading("Budsjett", 2)
    word_table(
        d,
        [
            ("Kostnadsart", "Finansiert av", "Budsjett 2023", "Budsjett 2024"),
            *[(c, f, spaced(y[2023]), spaced(y[2024])) for (c, f), y in by_category(p["costs"]).items()],
            ("Sum", "", "730 000", "365 000"),
        ],
    )
    d.add_heading("Personell", 2)
    word_table(
        d,
        [
            ("Ansatt", "Seksjon", "Rolle i tiltaket", "Timer i 2023", "Timer i 2024"),
            *[(n, u, r, f"{y[2023]} t", f"{y[2024]} t") for (n, r, u), y in by_person(p["hours"]).items()],
        ],
    )
    d.add_heading("Risikovurdering", 2)
    word_table(
        d,
        [
            ("Nr.", "Risikoelement", "Sannsynlighet", "Konsekvens", "Risikoverdi", "Risikoreduserende tiltak"),
            *[
                (n, r["description"], r["probability"], r["consequence"], r["probability"] * r["consequence"], r["mitigation"])
                for n, r in enumerate(p["risks"], 1)
            ],
            (3, "", "", "", "", ""),
        ],
    )
    d.add_heading("Milepælsplan", 2)
    word_table(
        d,
        [
            ("Nr.", "Milepæl", "Planlagt dato"),
            *[(n, m["description"], day(m["date"])) for n, m in enumerate(p["milestones"], 1)],
            (3, "", ""),
        ],
    )
    d.save(folder / "h06.docx")
    return truth_of(p, "h06-controls", "h06.docx", "nb")


def w_round_two(folder):
    """A unit's ranking with its choice of leader, and nothing of the proposal but its title."""
    d = docx.Document()
    d.add_heading("Runde to: prioritering av forslag", 1)
    rows = [
        ("Forslag", "Nye montre i steinaldersalen"),
        ("Enhet", "Institutt for arkeologi og kulturhistorie"),
        ("Prioritet (1 er høyest)", "2"),
        ("Begrunnelse for prioriteringen", "Salen er den mest besøkte, og montrene kan bestilles straks."),
        ("Valgt prosjektleder", "Vidar Lunde"),
        ("Kompetanse", "Ingeniør med fagbrev som snekker."),
        ("Erfaring", "Har bygd fire utstillinger siden 2015."),
        ("Personlige egenskaper", "Rolig og nøyaktig."),
        ("Dato og underskrift", "3.11.2022 Ingvild Sandbakk"),
    ]
    table = word_table(d, rows, bold_first=False)
    for row in table.rows:
        row.cells[0].paragraphs[0].runs[0].bold = True
    d.save(folder / "h07.docx")
    proposal = {
        "title": "Nye montre i steinaldersalen",
        "unit": "Institutt for arkeologi og kulturhistorie",
        "leader": {
            "name": "Vidar Lunde",
            "competence": "Ingeniør med fagbrev som snekker.",
            "experience": "Har bygd fire utstillinger siden 2015.",
            "qualities": "Rolig og nøyaktig.",
        },
    }
    return {
        "status": "read",
        "kind": "unit-priority",
        "language": "nb",
        "proposals": [proposal],
        "family": "h07-round-two",
        "file": "h07.docx",
    }


def w_grey_help(folder):
    """Labels above in shaded cells, grey help left standing before and after answers, an empty field with help, amounts in words."""
    p, d = PROPOSALS["nn"], docx.Document()
    d.add_heading("Tiltaksskildring", 1)
    rows = [
        ("Kva heiter tiltaket?", "Kort namn", p["title"]),
        ("Forskargruppe", "", p["group"]),
        ("Institutt eller seksjon", "", p["unit"]),
        ("Kontakt", "Namn", p["contact"]["name"]),
        ("E-postadresse", "", p["contact"]["email"]),
        ("Tema i planen", "", ""),
        ("Skildring", "Fortel kva de vil gjere.", p["description"]),
        ("Grunngjeving", "Kvifor no?", p["justification"]),
        ("Resultatmål", "", p["goal"]),
        ("Indikator", "Kva skal teljast?", p["indicator"]),
        ("Utgangspunkt", "", "ca. 6"),
        ("Mål (tal)", "", "40"),
        ("Utviklingsmål", "Nummer", "3.4; 4.2"),
        ("Oppstart", "", "mai 2023"),
        ("Ferdig", "", "3. kvartal 2025"),
        ("Prosjektleiar", "", p["leader"]["name"]),
        ("Føresetnader", "", p["dependencies"][0]),
    ]
    table = d.add_table(len(rows) * 2, 1)
    table.style = "Table Grid"
    for number, (label, note, answer) in enumerate(rows):
        top, below = table.cell(number * 2, 0), table.cell(number * 2 + 1, 0)
        top.paragraphs[0].add_run(label)
        top._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {W} w:val="clear" w:fill="DDDDDD"/>'))
        if note:
            run = below.paragraphs[0].add_run(note)
            run.font.color.rgb = RGBColor(0x80, 0x80, 0x80)
        for part in answer.split("\n") if answer else []:
            (below.add_paragraph(part) if note or below.paragraphs[0].text else below.paragraphs[0].add_run(part))
    d.add_paragraph("Kostnader (tal i tusen kroner)")
    word_table(d, [("Kva", "2023", "2024", "2025"), ("Skilt", "80", "40", ""), ("Reiser", "", "15", "15"), ("Til saman", "80", "55", "15")])
    d.add_paragraph("Tidsbruk (årsverk)")
    word_table(
        d,
        [
            ("Namn", "Oppgåve", "2023", "2024", "2025"),
            ("Torbjørn Eide", "Prosjektleiar", "0,1", "0,05", ""),
            ("Åse Kvam", "Gartnar", "0,05", "", ""),
        ],
    )
    d.add_paragraph("Risiko")
    word_table(
        d,
        [
            ("Kva kan hindre oss?", "Kor sannsynleg", "Kor alvorleg", "Tiltak"),
            ("Snø langt ut i juni", "4", "2", "Kurset kan flyttast til august"),
        ],
    )
    d.add_paragraph("Delmål")
    word_table(d, [("Delmål", "Innan"), ("Løypa er merkt", "20. juni 2023"), ("Alle skilta er sette opp", "mai 2024")])
    d.save(folder / "h08.docx")
    return truth_of(p, "h08-grey-help", "h08.docx", "nn", without=("focus_area", "frames"))


# Excel

YELLOW, BLUE = PatternFill("solid", fgColor="FFFFF2CC"), PatternFill("solid", fgColor="FFD9E1F2")


def label_cell(sheet, at, text):
    sheet[at] = text
    sheet[at].font, sheet[at].fill = Font(bold=True), BLUE


def x_left_labels(folder):
    """Labels in column A, answers merged to the right, help in column F; years down; time in percent; a code list and an instruction sheet."""
    p, book = PROPOSALS["nb"], openpyxl.Workbook()
    guide = book.active
    guide.title = "Veiledning"
    guide["A1"] = "Slik fyller du ut skjemaet"
    guide["A3"] = "Tittel: kort og konkret. Beskrivelse: hva skal gjøres."
    sheet = book.create_sheet("Skjema")
    sheet["A1"] = "Forslag til tiltak"
    sheet["A1"].font = Font(bold=True, size=16)
    rows = [
        ("Tittel", p["title"], "Maks 80 tegn"),
        ("Forslagsstiller", p["group"], ""),
        ("Enhet", p["unit"], "Velg fra listen"),
        ("Kontaktperson", p["contact"]["name"], ""),
        ("E-post", p["contact"]["email"], ""),
        ("Innsatsområde", p["focus_area"], ""),
        ("Beskrivelse", p["description"], "Hva skal gjøres?"),
        ("Begrunnelse", p["justification"], "Hvorfor?"),
        ("Effektmål", p["goal"], ""),
        ("Indikator", p["indicator"], ""),
        ("Verdi nå", 12, "Tall"),
        ("Verdi ved slutt", 100, "Tall"),
        ("Bidrar til strategiens mål", "1.2 og 4.1", "Nummer"),
        ("Rammer", "Kvalitet og Bærekraft", ""),
        ("Startdato", "01.03.2023", ""),
        ("Sluttdato", "30.11.2024", ""),
        ("Prosjektleder", p["leader"]["name"], ""),
        ("Forutsetter", p["dependencies"][0], ""),
    ]
    for number, (label, answer, note) in enumerate(rows, 3):
        label_cell(sheet, f"A{number}", label)
        sheet[f"B{number}"] = answer
        sheet[f"B{number}"].fill = YELLOW
        sheet.merge_cells(f"B{number}:E{number}")
        if note:
            sheet[f"F{number}"] = note
            sheet[f"F{number}"].font = Font(italic=True, color="FF888888")
    sheet["A23"] = "Kostnader (hele kroner)"
    sheet["A23"].font = Font(bold=True)
    for column, text in enumerate(("År", "Montre", "Lys", "Sum"), 1):
        sheet.cell(24, column, text).font = Font(bold=True)
    for row, year in enumerate((2023, 2024, 2025), 25):
        sheet.cell(row, 1, year)
        sheet.cell(row, 2, {2023: 640000, 2024: 320000}.get(year))
        sheet.cell(row, 3, {2023: 90000, 2024: 45000}.get(year))
        sheet.cell(row, 4, f"=SUM(B{row}:C{row})")
    sheet["A28"] = "Finansieres av"
    sheet["B28"], sheet["C28"] = "Egne midler", "Gaver"
    sheet["A30"] = "Personell (prosent av full stilling)"
    sheet["A30"].font = Font(bold=True)
    for column, text in enumerate(("Navn", "Rolle", "Seksjon", 2023, 2024, 2025), 1):
        sheet.cell(31, column, text).font = Font(bold=True)
    hours = []
    for row, (name, role, unit, first, second) in enumerate(
        (("Ragnhild Moen", "Prosjektleder", p["unit"], 20, 10), ("Vidar Lunde", "Tekniker", "Seksjon for formidling", 10, 5)), 32
    ):
        for column, value in enumerate((name, role, unit, first, second), 1):
            sheet.cell(row, column, value)
        hours += [
            {"person": name, "role": role, "unit": unit, "year": y, "hours": 1695 * v / 100} for y, v in ((2023, first), (2024, second))
        ]
    sheet["A36"] = "Risiko"
    sheet["A36"].font = Font(bold=True)
    for column, text in enumerate(("Hva kan gå galt?", "Sannsynlighet", "Konsekvens", "Produkt", "Tiltak"), 1):
        sheet.cell(37, column, text).font = Font(bold=True)
    for row, r in enumerate(p["risks"], 38):
        for column, value in enumerate((r["description"], r["probability"], r["consequence"], f"=B{row}*C{row}", r["mitigation"]), 1):
            sheet.cell(row, column, value)
    sheet["A42"] = "Milepæler"
    sheet["A42"].font = Font(bold=True)
    for column, text in enumerate(("Dato", "Milepæl"), 1):
        sheet.cell(43, column, text).font = Font(bold=True)
    for row, m in enumerate(p["milestones"], 44):
        sheet.cell(row, 1, day(m["date"]))
        sheet.cell(row, 2, m["description"])
    codes = book.create_sheet("Koder")
    for row, text in enumerate(("Enhet", "Seksjon for formidling", "Institutt for naturhistorie", p["unit"]), 1):
        codes.cell(row, 1, text)
    book.save(folder / "h09.xlsx")
    return {**truth_of({**p, "hours": hours}, "h09-left", "h09.xlsx", "nb")}


def x_above_bands(folder):
    """Labels above, protected; a band of years over money and source; `i 1000 kr`; hours by half-year heads in work years."""
    p, book = PROPOSALS["nb"], openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Forslag"
    sheet.protection.sheet = True
    places = {
        "A3": ("Navn på tiltaket", p["title"]),
        "A5": ("Gruppe", p["group"]),
        "D5": ("Avdeling", p["unit"]),
        "A7": ("Spørsmål rettes til", p["contact"]["name"]),
        "D7": ("E-post", p["contact"]["email"]),
        "A9": ("Tiltaket i korte trekk", p["description"]),
        "A11": ("Hvorfor nå?", p["justification"]),
        "A13": ("Ønsket resultat", p["goal"]),
        "D13": ("Slik måler vi", p["indicator"]),
        "A15": ("I dag", 12),
        "B15": ("Etterpå", 100),
        "D15": ("Strategi (nr.)", "1.2 og 4.1"),
        "A17": ("Begynner", "vår 2023"),
        "B17": ("Slutter", "høst 2024"),
        "D17": ("Leder", p["leader"]["name"]),
        "A19": ("Må være avklart først", p["dependencies"][0]),
        "D19": ("Område", p["focus_area"]),
    }
    sheet["A1"] = "Kortskjema"
    for at, (label, answer) in places.items():
        label_cell(sheet, at, label)
        below = f"{at[0]}{int(at[1:]) + 1}"
        sheet[below] = answer
        sheet[below].fill, sheet[below].protection = YELLOW, Protection(locked=False)
    label_cell(sheet, "A21", "Rammer (sett kryss)")
    for column, (name, cross) in enumerate((("Bærekraft", "x"), ("Kvalitet", "x"), ("Ett NTNU", None))):
        sheet.cell(22, 1 + column * 2, name)
        cell = sheet.cell(22, 2 + column * 2, cross)
        cell.protection, cell.fill = Protection(locked=False), YELLOW
    money = book.create_sheet("Budsjett")
    money["A1"] = "Budsjett, beløp i 1000 kr"
    money["A1"].font = Font(bold=True)
    money["B3"], money["C3"], money["D3"] = "Beløp", None, None
    money.merge_cells("B3:D3")
    for column, text in enumerate(("Budsjettpost", 2023, 2024, 2025, "Dekkes av"), 1):
        money.cell(4, column, text)
    for at in ("B3", "A4", "B4", "C4", "D4", "E4"):
        money[at].font, money[at].fill = Font(bold=True), BLUE
    money["A5"] = "Investering"
    money["A5"].font = Font(bold=True)
    for column, value in enumerate(("Montre", 640, 320, None, "Egne midler"), 1):
        money.cell(6, column, value)
    for column, value in enumerate(("Lys", 90, 45, None, "Gaver"), 1):
        money.cell(7, column, value)
    for column, value in enumerate(("Sum", "=SUM(B6:B7)", "=SUM(C6:C7)", "=SUM(D6:D7)"), 1):
        money.cell(8, column, value)
    time = book.create_sheet("Folk")
    time["A1"] = "Hvem bruker tid? Oppgi årsverk."
    for column, text in enumerate(("Hvem", "Enhet", "Bidrar med", "Årsverk 2023", "Årsverk 2024"), 1):
        time.cell(3, column, text).font = Font(bold=True)
    hours = []
    for row, (name, unit, role, first, second) in enumerate(
        (("Ragnhild Moen", p["unit"], "Prosjektleder", 0.2, 0.1), ("Vidar Lunde", "Seksjon for formidling", "Tekniker", 0.1, 0.05)), 4
    ):
        for column, value in enumerate((name, unit, role, first, second), 1):
            time.cell(row, column, value)
        hours += [{"person": name, "role": role, "unit": unit, "year": y, "hours": 1695 * v} for y, v in ((2023, first), (2024, second))]
    risk = book.create_sheet("Risiko og milepæler")
    for column, text in enumerate(("Usikkerhet", "S (1-5)", "K (1-5)", "Slik forebygger vi"), 1):
        risk.cell(2, column, text).font = Font(bold=True)
    for row, r in enumerate(p["risks"], 3):
        for column, value in enumerate((r["description"], r["probability"], r["consequence"], r["mitigation"]), 1):
            risk.cell(row, column, value)
    for column, text in enumerate(("Dette er ferdig", "Innen"), 1):
        risk.cell(8, column, text).font = Font(bold=True)
    for row, m in enumerate(p["milestones"], 9):
        risk.cell(row, 1, m["description"])
        risk.cell(row, 2, day(m["date"]))
    book.save(folder / "h10.xlsx")
    return truth_of({**p, "hours": hours, "start": "2023-01-01", "end": "2024-12-31"}, "h10-above", "h10.xlsx", "nb")


def x_list_en(folder):
    """A list in English: bands over years, NOK 1000, work months, a total row and notes below."""
    p, book = PROPOSALS["en"], openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Proposals"
    sheet["A1"] = "Small proposals 2023–2025"
    sheet["F3"], sheet["I3"] = "Costs (NOK 1000)", "Hours"
    sheet.merge_cells("F3:H3")
    sheet.merge_cells("I3:J3")
    heads = (
        "No.",
        "Project title",
        "Group",
        "Department",
        "Summary",
        2023,
        2024,
        "Funding source",
        2023,
        2024,
        "Goal",
        "Indicator",
        "Current value",
        "Target value",
        "Goals in the strategy",
        "Start",
        "End",
        "Project lead",
        "Email",
    )
    for column, text in enumerate(heads, 1):
        sheet.cell(4, column, text).font = Font(bold=True)
    rows = [
        (
            1,
            p["title"],
            p["group"],
            p["unit"],
            "Scan and publish the plates.",
            410,
            150,
            "Own funds",
            300,
            650,
            p["goal"],
            p["indicator"],
            900,
            14000,
            "1.4, 2.6",
            "01.01.2023",
            "30.06.2025",
            "Fiona Aasland",
            "fiona.aasland@museum.example",
        ),
        (
            2,
            "New labels in the garden",
            "Garden group",
            "Department of Natural History",
            "Bilingual labels for 300 trees.",
            60,
            None,
            "Own funds",
            80,
            None,
            "All trees are labelled",
            "Labelled trees",
            40,
            300,
            "4.1",
            "spring 2023",
            "autumn 2023",
            "Jon Berge",
            "jon.berge@museum.example",
        ),
        (
            3,
            "Open evenings",
            "Education team",
            "Section for Public Programmes",
            "Six evenings a year.",
            None,
            25,
            "Gifts",
            40,
            40,
            "More visitors after work",
            "Evening visitors",
            0,
            900,
            "4.3",
            "Q1 2023",
            "Q4 2024",
            "Siri Holm",
            "siri.holm@museum.example",
        ),
    ]
    for number, row in enumerate(rows, 5):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value)
    sheet["B8"], sheet["F8"] = "Total", "=SUM(F5:F7)"
    sheet["A10"] = "Received by 17 October. Figures as stated by the groups."
    book.save(folder / "h11.xlsx")
    dates = [("2023-01-01", "2025-06-30"), ("2023-01-01", "2023-12-31"), ("2023-01-01", "2024-12-31")]
    proposals = []
    for row, (start, end) in zip(rows, dates, strict=True):
        proposals.append({
            "title": row[1], "group": row[2], "unit": row[3], "description": row[4], "goal": row[10], "indicator": row[11], "baseline": row[12], "target": row[13], "strategy_goals": row[14].split(", "), "start": start, "end": end, "leader": {"name": row[17]}, "contact": {"email": row[18]},
            "costs": [{"year": y, "amount": v * 1000, "funding": row[7]} for y, v in ((2023, row[5]), (2024, row[6])) if v], "hours": [{"year": y, "hours": v} for y, v in ((2023, row[8]), (2024, row[9])) if v],
        })  # fmt: skip
    return {
        "status": "read",
        "kind": "proposal-list",
        "language": "en",
        "proposals": proposals,
        "family": "h11-list-en",
        "file": "h11.xlsx",
    }


def x_two_forms(folder):
    """Two forms in one workbook, a sheet each."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    proposals = []
    for name, p in (("Tiltak 1", PROPOSALS["nb"]), ("Tiltak 2", PROPOSALS["nn"])):
        sheet = book.create_sheet(name)
        sheet["A1"] = "Tiltaksforslag"
        rows = [
            ("Tiltakets navn:", p["title"]),
            ("Gruppe:", p["group"]),
            ("Enhet:", p["unit"]),
            ("Kontakt:", p["contact"]["name"]),
            ("E-post:", p["contact"]["email"]),
            ("Område:", p["focus_area"]),
            ("Beskrivelse:", p["description"]),
            ("Bakgrunn:", p["justification"]),
            ("Mål:", p["goal"]),
            ("Målt ved:", p["indicator"]),
            ("Start:", day(p["start"])),
            ("Slutt:", day(p["end"])),
            ("Leder:", p["leader"]["name"]),
        ]
        for number, (label, answer) in enumerate(rows, 3):
            sheet[f"A{number}"], sheet[f"B{number}"] = label, answer
        sheet["A18"] = "Kostnader"
        for column, text in enumerate(("Post", 2023, 2024, 2025), 1):
            sheet.cell(19, column, text)
        for row, ((category, _), years) in enumerate(by_category(p["costs"]).items(), 20):
            sheet.cell(row, 1, category)
            for column, year in enumerate((2023, 2024, 2025), 2):
                sheet.cell(row, column, years.get(year))
        keep = (
            "title",
            "group",
            "unit",
            "contact",
            "focus_area",
            "description",
            "justification",
            "goal",
            "indicator",
            "start",
            "end",
            "leader",
        )
        proposals.append({**{key: p[key] for key in keep}, "costs": [{k: v for k, v in c.items() if k != "funding"} for c in p["costs"]]})
    book.save(folder / "h12.xlsx")
    return {"status": "read", "kind": "proposal", "language": "nb", "proposals": proposals, "family": "h12-two-forms", "file": "h12.xlsx"}


def w_invitation(folder):
    """A letter that is no form."""
    d = docx.Document()
    d.add_heading("Invitasjon til åpent møte", 1)
    for text in (
        "Dato: 14. november 2022",
        "Sted: Auditoriet",
        "Vi inviterer alle ansatte til møte om tiltaksplanen. Målet er å få fram gode forslag.",
        "Program",
        "09.00 Kaffe",
        "09.15 Bakgrunn for planen",
        "Hilsen administrasjonen",
    ):
        d.add_paragraph(text)
    d.save(folder / "h13.docx")
    return {
        "status": "read",
        "kind": "unknown",
        "proposals": [],
        "family": "neg",
        "file": "h13.docx",
        "accept": {"/status": ["read", "refused"]},
    }


BUILDERS = (
    w_plain_two_columns, w_numbered_headings_nn, w_questions_yes_no, w_letter_en, w_same_cell, w_controls, w_round_two, w_grey_help, x_left_labels, x_above_bands, x_list_en, x_two_forms, w_invitation,
)  # fmt: skip


def build_all(folder: Path, builders=BUILDERS) -> list[dict]:
    truths = []
    for build in builders:
        truth = build(folder)
        path = folder / (truth["file"].rsplit(".", 1)[0] + ".truth.json")
        path.write_text(json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8")
        truths.append(truth)
    return truths


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    build_all(target)
