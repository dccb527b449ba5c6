# ruff: noqa: E501, DTZ001
"""A third lot of form families unlike the samples: questions in numbered columns, help in a column of its own, figures in other layouts, and mess."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import docx
import openpyxl
from docx.oxml import parse_xml
from openpyxl.styles import Font, PatternFill

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.forms.families import PROPOSALS, W, build_all, by_category, spaced, truth_of, word_table


def shade(cell, colour="E7E6E6"):
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {W} w:val="clear" w:fill="{colour}"/>'))


def w_numbered_column(folder):
    """A table of number, question and answer; empty answers of several kinds; an answer with colons and bold words."""
    p, d = PROPOSALS["nb"], docx.Document()
    d.add_heading("Innspill til handlingsplan", 1)
    description = p["description"] + "\nVi vil: bytte montre, skrive tekster og lyssette salen."
    rows = [
        ("1", "Hva er tittelen?", p["title"]),
        ("2", "Faggruppe som fremmer forslaget", p["group"]),
        ("3", "Ansvarlig avdeling", p["unit"]),
        ("4", "Hvem kan svare på spørsmål?", p["contact"]["name"]),
        ("5", "E-postadresse", p["contact"]["email"]),
        ("6", "Område i planen", "N/A"),
        ("7", "Fortell hva dere vil gjøre", description),
        ("8", "Hvorfor bør dette prioriteres?", p["justification"]),
        ("9", "Hvilket resultat vil dere se?", p["goal"]),
        ("10", "Hva skal telles?", p["indicator"]),
        ("11", "Tallet i dag", "vet ikke"),
        ("12", "Tallet etter tiltaket", "100"),
        ("13", "Hvilke mål i strategien?", "mål 1.2 og mål 4.1"),
        ("14", "Startdato", "1/3-2023"),
        ("15", "Sluttdato", "30/11-2024"),
        ("16", "Hvem bør lede?", p["leader"]["name"]),
        ("17", "Hva må på plass først?", "-"),
    ]
    table = word_table(d, [("Nr.", "Spørsmål", "Svar"), *rows])
    for cell in table.rows[0].cells:
        shade(cell)
    d.add_paragraph("18. Utgifter")
    word_table(
        d,
        [
            ("Hva", "Hvor mye", "Når", "Hvem betaler"),
            *[(c["category"], f"{spaced(c['amount'])} kr", c["year"], c["funding"]) for c in p["costs"]],
        ],
    )
    d.add_paragraph("19. Hvem gjør hva?")
    word_table(
        d,
        [
            ("Hvem", "Hva", "Fra", "2023", "2024"),
            ("Ragnhild Moen", "Prosjektleder", p["unit"], "200 timer", "150 timer"),
            ("Vidar Lunde", "Tekniker", "Seksjon for formidling", "120 timer", "ca. 80"),
        ],
    )
    d.save(folder / "h41.docx")
    return truth_of(
        {**p, "description": description},
        "h41-numbered",
        "h41.docx",
        "nb",
        without=("focus_area", "baseline", "dependencies", "frames", "risks", "milestones"),
        must_flag=["/proposals/0/baseline"],
        must_flag_quotes={"/proposals/0/baseline": "vet ikke"},
    )


def w_help_column(folder):
    """A table of field, explanation and answer; the explanations in plain type."""
    p, d = PROPOSALS["en"], docx.Document()
    d.add_paragraph("Action plan proposal").runs[0].bold = True
    rows = [
        ("Title", "A short name that everyone understands", p["title"]),
        ("Group", "The group that stands behind", p["group"]),
        ("Unit", "Department or section", p["unit"]),
        ("Contact", "Who can we ask?", p["contact"]["name"]),
        ("E-mail", "Of the contact", p["contact"]["email"]),
        ("Area", "One of the plan's areas", p["focus_area"]),
        ("Description", "What will you do, and for whom? At most 250 words.", p["description"]),
        ("Justification", "Why is it needed now?", p["justification"]),
        ("Goal", "One result that can be verified", p["goal"]),
        ("Indicator", "What do you count?", p["indicator"]),
        ("Baseline", "The figure today", "900"),
        ("Target", "The figure afterwards", "14,000"),
        ("Start", "First day", "January 2023"),
        ("End", "Last day", "June 2025"),
        ("Leader", "Proposed project leader", p["leader"]["name"]),
    ]
    table = word_table(d, [("Field", "Explanation", "Your answer"), *rows])
    for row in table.rows[1:]:
        for run in row.cells[0].paragraphs[0].runs:
            run.bold = True
    d.save(folder / "h42.docx")
    return truth_of(
        p,
        "h42-help-column",
        "h42.docx",
        "en",
        without=("strategy_goals", "frames", "dependencies", "costs", "hours", "risks", "milestones"),
    )


def w_letter_nb(folder):
    """Bold labels with a colon, the answer on the next line; lists; underscores; money and people as lines."""
    p, d = PROPOSALS["nb"], docx.Document()

    def ask(label, *answers, style=None):
        d.add_paragraph().add_run(f"{label}:").bold = True
        for answer in answers:
            d.add_paragraph(answer, style=style)

    ask("Vårt forslag", p["title"])
    ask("Gruppe", p["group"])
    ask("Seksjon", p["unit"])
    ask("Kontakt oss", f"{p['contact']['name']}, {p['contact']['email']}, tlf. 73 59 00 00")
    ask("Hva vi vil gjøre", *p["description"].split("\n"))
    ask("Hvorfor vi vil gjøre det", p["justification"])
    ask("Hva vi vil oppnå", p["goal"])
    ask("Slik måler vi det", p["indicator"])
    ask("Fra og til", "mars 2023 – november 2024")
    ask("Prosjektleder", "Lunde, Vidar")
    ask(
        "Kostnader",
        "Montre 2023: 640 000 kr (Egne midler)",
        "Montre 2024: 320 000 kr (Egne midler)",
        "Lys 2023: 90 000 kr (Gaver)",
        "Lys 2024: 45 000 kr (Gaver)",
        style="List Bullet",
    )
    ask("Milepæler", "Første montre er levert – 1.9.2023", "Salen er åpnet igjen – 15.10.2024", style="List Bullet")
    d.save(folder / "h43.docx")
    return truth_of(
        {**p, "leader": {"name": "Lunde, Vidar"}},
        "h43-letter",
        "h43.docx",
        "nb",
        without=("focus_area", "baseline", "target", "strategy_goals", "frames", "hours", "risks", "dependencies"),
    )


def w_two_parts_en(folder):
    """Part A by the group, part B by the unit; crosses beside names; work months."""
    p, d = PROPOSALS["en"], docx.Document()
    d.add_heading("Project proposal", 0)
    d.add_heading("Part A – to be completed by the group", 1)
    rows = [
        ("Name of the project", p["title"], "Research group", p["group"]),
        ("Department", p["unit"], "Contact person", p["contact"]["name"]),
        ("Email", p["contact"]["email"], "Thematic area", p["focus_area"]),
        ("Start", "01.01.2023", "Completion", "30.06.2025"),
    ]
    table = d.add_table(len(rows), 4)
    table.style = "Table Grid"
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
            if c % 2 == 0:
                shade(table.cell(r, c))
    for label, answer in [
        ("Project description", p["description"]),
        ("Rationale", p["justification"]),
        ("Expected outcome", p["goal"]),
        ("Indicator of success", p["indicator"]),
        ("Prerequisites", p["dependencies"][0]),
    ]:
        table = d.add_table(2, 1)
        table.style = "Table Grid"
        table.cell(0, 0).text = label
        shade(table.cell(0, 0))
        table.cell(1, 0).text = answer.replace("\n", "\n")
    table = word_table(d, [("Value today", "Value at end"), ("900 plates", "14 000 plates")])
    d.add_heading("Considerations", 2)
    word_table(d, [("Sustainability", ""), ("Quality", "X"), ("One NTNU", ""), ("Development agreement", "")], bold_first=False)
    d.add_heading("Cost estimate", 2)
    word_table(
        d,
        [
            ("", "2023", "2024", "2025", "Total"),
            ("Scanner", "260 000", "", "", "260 000"),
            ("Students", "150 000", "150 000", "", "300 000"),
            ("Total", "410 000", "150 000", "", "560 000"),
        ],
    )
    d.add_heading("Personnel (person-months)", 2)
    word_table(
        d, [("Name", "Function", "2023", "2024"), ("Fiona Aasland", "Project manager", "2", "1.5"), ("Jon Berge", "Archivist", "", "3")]
    )
    d.add_heading("Part B – for the head of unit", 1)
    word_table(
        d,
        [
            ("Rank", "1"),
            ("Reason for the ranking", "Urgent, and cheap."),
            ("Project leader", "Fiona Aasland"),
            ("Competence", "Archivist with ten years' practice."),
            ("Experience", "Led the move of the archive."),
            ("Personal qualities", "Patient."),
        ],
        bold_first=False,
    )
    d.save(folder / "h44.docx")
    q = {
        **p,
        "costs": [{k: v for k, v in c.items() if k != "funding"} for c in p["costs"]],
        "hours": [
            {"person": "Fiona Aasland", "role": "Project manager", "year": 2023, "hours": 282.5},
            {"person": "Fiona Aasland", "role": "Project manager", "year": 2024, "hours": 211.875},
            {"person": "Jon Berge", "role": "Archivist", "year": 2024, "hours": 423.75},
        ],
        "leader": {
            "name": "Fiona Aasland",
            "competence": "Archivist with ten years' practice.",
            "experience": "Led the move of the archive.",
            "qualities": "Patient.",
        },
    }
    return truth_of(
        q,
        "h44-two-parts",
        "h44.docx",
        "en",
        kind="unit-priority",
        without=("strategy_goals", "risks", "milestones"),
        accept={"/kind": ["proposal"]},
    )


def w_risks_as_fields(folder):
    """Risks and milestones as labelled fields that repeat; nynorsk; labels in a shaded column."""
    p, d = PROPOSALS["nn"], docx.Document()
    d.add_heading("Skjema for tiltaksforslag", 1)
    rows = [
        ("Namn på tiltaket", p["title"]),
        ("Føreslått av", p["group"]),
        ("Eining", p["unit"]),
        ("Kontaktperson", p["contact"]["name"]),
        ("E-post", p["contact"]["email"]),
        ("Hovudområde", p["focus_area"]),
        ("Omtale av tiltaket", p["description"]),
        ("Kvifor er tiltaket viktig?", p["justification"]),
        ("Mål", p["goal"]),
        ("Vert målt ved", p["indicator"]),
        ("Verdi i dag", "6"),
        ("Verdi ved slutt", "40"),
        ("Periode", "mai 2023 – september 2025"),
        ("Leiar for tiltaket", p["leader"]["name"]),
        ("Utviklingsmål", "3.4, 4.2"),
        ("Rammer", "Bærekraft"),
    ]
    table = word_table(d, rows, bold_first=False)
    for row in table.rows:
        shade(row.cells[0])
    d.add_heading("Kostnader", 2)
    word_table(
        d,
        [
            ("Utgift", "Beløp 2023", "Beløp 2024", "Beløp 2025"),
            *[
                (c, *(spaced(y[year]) if year in y else "0" for year in (2023, 2024, 2025)))
                for (c, _), y in by_category(p["costs"]).items()
            ],
        ],
    )
    d.add_heading("Risiko", 2)
    table = word_table(
        d,
        [("Risiko 1", "Snø langt ut i juni"), ("Sannsyn", "4"), ("Konsekvens", "2"), ("Tiltak", "Kurset kan flyttast til august")],
        bold_first=False,
    )
    for row in table.rows:
        shade(row.cells[0])
    d.save(folder / "h45.docx")
    return truth_of(p, "h45-risk-fields", "h45.docx", "nn", without=("hours", "milestones", "dependencies"))


GREY = PatternFill("solid", fgColor="FFE7E6E6")


def x_bands(folder):
    """An Excel form with bands, labels in B, answers merged from C; merged categories; a note that hours are percent."""
    p, book = PROPOSALS["nb"], openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Søknad"
    sheet["B2"] = "SØKNAD OM TILTAK"
    sheet["B2"].font = Font(bold=True, size=14)
    row = 4
    for band, fields in [
        (
            "1. Om søkeren",
            [("Søker", p["group"]), ("Enhet", p["unit"]), ("Kontaktperson", p["contact"]["name"]), ("E-post", p["contact"]["email"])],
        ),
        (
            "2. Om tiltaket",
            [
                ("Tittel", p["title"]),
                ("Tema", p["focus_area"]),
                ("Beskrivelse", p["description"]),
                ("Bakgrunn", p["justification"]),
                ("Ønsket effekt", p["goal"]),
            ],
        ),
        ("3. Måling", [("Indikator", p["indicator"]), ("Nå", 12), ("Mål", 100)]),
        (
            "4. Gjennomføring",
            [
                ("Fra", datetime.datetime(2023, 3, 1)),
                ("Til", datetime.datetime(2024, 11, 30)),
                ("Ansvarlig", p["leader"]["name"]),
                ("Avhengig av", p["dependencies"][0]),
            ],
        ),
    ]:
        sheet.cell(row, 2, band).font = Font(bold=True, color="FFFFFFFF")
        sheet.cell(row, 2).fill = PatternFill("solid", fgColor="FF1F4E78")
        sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=7)
        row += 1
        for label, answer in fields:
            sheet.cell(row, 2, label).fill = GREY
            sheet.cell(row, 3, answer)
            if isinstance(answer, datetime.datetime):
                sheet.cell(row, 3).number_format = "dd.mm.yyyy"
            sheet.merge_cells(start_row=row, start_column=3, end_row=row, end_column=7)
            row += 1
    row += 1
    sheet.cell(row, 2, "5. Kostnader i hele tusen").font = Font(bold=True)
    row += 1
    for column, text in enumerate(("Kostnadstype", "Finansiering", 2023, 2024, 2025, "Sum"), 2):
        sheet.cell(row, column, text).fill = GREY
    first = row + 1
    for category, source, one, two in (("Montre", "Egne midler", 640, 320), ("Lys", "Gaver", 90, 45)):
        row += 1
        for column, value in enumerate((category, source, one, two, None, f"=SUM(D{row}:F{row})"), 2):
            sheet.cell(row, column, value)
    row += 1
    sheet.cell(row, 2, "Totalt")
    for column, letter in enumerate("DEFG", 4):
        sheet.cell(row, column, f"=SUM({letter}{first}:{letter}{row - 1})")
    row += 2
    sheet.cell(row, 2, "6. Personell").font = Font(bold=True)
    sheet.cell(row + 1, 2, "Oppgi prosent av full stilling.").font = Font(italic=True)
    row += 2
    for column, text in enumerate(("Navn", "Oppgave", "Seksjon", 2023, 2024), 2):
        sheet.cell(row, column, text).fill = GREY
    hours = []
    for name, task, unit, one, two in (
        ("Ragnhild Moen", "Prosjektleder", p["unit"], 20, 10),
        ("Vidar Lunde", "Tekniker", "Seksjon for formidling", 10, 5),
    ):
        row += 1
        for column, value in enumerate((name, task, unit, one, two), 2):
            sheet.cell(row, column, value)
        hours += [{"person": name, "role": task, "unit": unit, "year": y, "hours": 1695 * v / 100} for y, v in ((2023, one), (2024, two))]
    book.save(folder / "h46.xlsx")
    return truth_of({**p, "hours": hours}, "h46-bands", "h46.xlsx", "nb", without=("strategy_goals", "frames", "risks", "milestones"))


def x_list_nn(folder):
    """A list in nynorsk: years written in the headers, real dates, an empty row, notes, a sheet of guidance."""
    book = openpyxl.Workbook()
    guide = book.active
    guide.title = "Rettleiing"
    guide["A1"], guide["A2"] = "Slik fyller du ut lista", "Éi linje per framlegg."
    sheet = book.create_sheet("Framlegg")
    heads = (
        "Nr",
        "Namn på tiltaket",
        "Hovudområde",
        "Kva skal gjerast?",
        "Kvifor?",
        "Faggruppe",
        "Eining",
        "Kontaktperson",
        "E-post",
        "Start",
        "Slutt",
        "Kostnad 2023 (kr)",
        "Kostnad 2024 (kr)",
        "Finansiering",
        "Timar 2023",
        "Timar 2024",
        "Prosjektleiar",
        "Utviklingsmål",
        "Merknad",
    )
    for column, text in enumerate(heads, 1):
        sheet.cell(2, column, text).font = Font(bold=True)
    rows = [
        (
            1,
            "Nye skilt i hagen",
            "Formidling",
            "Skilt ved 200 tre.",
            "Dei gamle er uleselege.",
            "Hagegruppa",
            "Institutt for naturhistorie",
            "Jon Berge",
            "jon.berge@museum.example",
            datetime.datetime(2023, 4, 1),
            datetime.datetime(2023, 10, 31),
            60000,
            None,
            "Eigne midlar",
            80,
            None,
            "Jon Berge",
            "4.1",
            None,
        ),
        (
            2,
            "Kurs for lærarar",
            "Formidling",
            "To kurs i året.",
            "Lærarane spør etter det.",
            "Formidlingsgruppa",
            "Seksjon for formidling",
            "Siri Holm",
            "siri.holm@museum.example",
            datetime.datetime(2023, 1, 1),
            datetime.datetime(2024, 12, 31),
            25000,
            25000,
            "Gåver",
            40,
            40,
            "Siri Holm",
            "3.4 og 3.5",
            "Haster ikkje",
        ),
    ]
    for number, row in zip((3, 5), rows, strict=True):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, datetime.datetime):
                cell.number_format = "dd.mm.yyyy"
    book.save(folder / "h47.xlsx")
    proposals = [
        {
            "title": r[1],
            "focus_area": r[2],
            "description": r[3],
            "justification": r[4],
            "group": r[5],
            "unit": r[6],
            "contact": {"name": r[7], "email": r[8]},
            "start": r[9].date().isoformat(),
            "end": r[10].date().isoformat(),
            "costs": [{"year": y, "amount": v, "funding": r[13]} for y, v in ((2023, r[11]), (2024, r[12])) if v],
            "hours": [{"year": y, "hours": v} for y, v in ((2023, r[14]), (2024, r[15])) if v],
            "leader": {"name": r[16]},
            "strategy_goals": r[17].split(" og "),
        }
        for r in rows
    ]
    return {
        "status": "read",
        "kind": "proposal-list",
        "language": "nn",
        "proposals": proposals,
        "family": "h47-list-nn",
        "file": "h47.xlsx",
    }


def x_pairs(folder):
    """Pairs of label and answer side by side, colons, no look; a table of sources apart from the costs; quarter columns are no years."""
    p, book = PROPOSALS["nb"], openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Ark1"
    sheet["A1"] = "Tiltaksforslag 2023-2025"
    for row, (a, b, c, e) in enumerate(
        [
            ("Tittel:", p["title"], "Gruppe:", p["group"]),
            ("Avd:", p["unit"], "Kontakt:", p["contact"]["name"]),
            ("Epost:", p["contact"]["email"], "Leder:", p["leader"]["name"]),
            ("Starter:", "mars 23", "Ferdig:", "nov. 24"),
            ("Måles ved:", p["indicator"], "Strategimål:", "1.2; 4.1"),
            ("Fra:", "12", "Til:", "100"),
        ],
        3,
    ):
        sheet.cell(row, 1, a)
        sheet.cell(row, 2, b)
        sheet.cell(row, 4, c)
        sheet.cell(row, 5, e)
    for row, (label, answer) in enumerate(
        [("Beskrivelse:", p["description"]), ("Begrunnelse:", p["justification"]), ("Mål:", p["goal"])], 10
    ):
        sheet.cell(row, 1, label)
        sheet.cell(row, 2, answer)
    sheet["A14"] = "Utgifter"
    for column, text in enumerate(("Hva", "2023", "2024", "2025"), 1):
        sheet.cell(15, column, text)
    for row, ((category, _), years) in enumerate(by_category(p["costs"]).items(), 16):
        sheet.cell(row, 1, category)
        for column, year in enumerate((2023, 2024, 2025), 2):
            sheet.cell(row, column, years.get(year))
    sheet["A20"] = "Finansieringsplan"
    for column, text in enumerate(("Kilde", "2023", "2024", "2025"), 1):
        sheet.cell(21, column, text)
    for row, values in ((22, ("Egne midler", 640000, 320000, 0)), (23, ("Gaver", 90000, 45000, 0))):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column, value)
    book.save(folder / "h48.xlsx")
    q = {**p, "costs": [{k: v for k, v in c.items() if k != "funding"} for c in p["costs"]]}
    return truth_of(q, "h48-pairs", "h48.xlsx", "nb", without=("focus_area", "frames", "hours", "risks", "milestones", "dependencies"))


BUILDERS = (w_numbered_column, w_help_column, w_letter_nb, w_two_parts_en, w_risks_as_fields, x_bands, x_list_nn, x_pairs)

if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    build_all(target, BUILDERS)
