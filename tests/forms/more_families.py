# ruff: noqa: E501
"""More form families unlike the samples, with other idioms: nested tables, headers, people as columns, counted years, several header rows."""

from __future__ import annotations

import sys
from pathlib import Path

import docx
import openpyxl
from docx.oxml import parse_xml
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.forms.families import PROPOSALS, W, build_all, by_category, by_person, day, spaced, truth_of, word_table

EMPTY_FIELD = "\u2002" * 5


def legacy(text):
    return parse_xml(
        f'<w:p {W}><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Tekst1"/><w:enabled/><w:textInput/></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{text or EMPTY_FIELD}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def w_legacy_fields(folder):
    """Legacy form fields right of plain labels; years counted from the first; one source for all in a table of its own."""
    p, d = PROPOSALS["nb"], docx.Document()
    d.add_heading("Innmelding av tiltak", 0)
    rows = [
        ("Prosjektets tittel:", p["title"]),
        ("Innsendt av (gruppe):", p["group"]),
        ("Avd.:", p["unit"]),
        ("Kontaktperson:", p["contact"]["name"]),
        ("Epost:", p["contact"]["email"]),
        ("Tema:", p["focus_area"]),
        ("Tiltaket skal starte:", "01.03.2023"),
        ("Tiltaket skal være ferdig:", "30.11.2024"),
        ("Kort beskrivelse:", p["description"].replace("\n", " ")),
        ("Hva er behovet?", p["justification"]),
        ("Hva er målet?", p["goal"]),
        ("Målemetode:", p["indicator"]),
        ("Verdi før:", "12"),
        ("Verdi etter:", "100"),
        ("Utviklingsmål (nr.):", "1.2 og 4.1"),
        ("Hvem bør lede arbeidet?", p["leader"]["name"]),
        ("Telefon:", "73 59 00 00"),
    ]
    table = d.add_table(len(rows), 2)
    for number, (label, answer) in enumerate(rows):
        table.cell(number, 0).text = label
        cell = table.cell(number, 1)._tc
        cell.remove(cell.p_lst[0])
        cell.append(legacy(answer))
    d.add_heading("Økonomi", 1)
    word_table(
        d,
        [
            ("Utgiftstype", "2023", "2024", "2025"),
            *[(c, spaced(y[2023]), spaced(y[2024]), "") for (c, _), y in by_category(p["costs"]).items()],
            ("Sum utgifter", "730 000", "365 000", ""),
        ],
    )
    d.add_heading("Inndekning", 2)
    word_table(d, [("Kilde", "2023", "2024", "2025"), ("Egne midler", "730 000", "365 000", "")])
    d.add_heading("Medarbeidere", 1)
    word_table(
        d,
        [
            ("", "Ragnhild Moen", "Vidar Lunde"),
            ("Rolle", "Prosjektleder", "Tekniker"),
            ("Timer 2023", "200", "120"),
            ("Timer 2024", "150", "80"),
        ],
    )
    d.add_heading("Usikkerheter", 1)
    word_table(
        d,
        [
            ("Beskrivelse", "Sanns.", "Kons.", "Oppfølging"),
            *[(r["description"], f"{r['probability']} av 5", f"{r['consequence']}", r["mitigation"]) for r in p["risks"]],
        ],
    )
    d.save(folder / "h21.docx")
    q = {
        **p,
        "description": p["description"].replace("\n", " "),
        "costs": [{**c, "funding": "Egne midler"} for c in p["costs"]],
        "hours": [{k: v for k, v in h.items() if k != "unit"} for h in p["hours"]],
    }
    return truth_of(q, "h21-legacy", "h21.docx", "nb", without=("milestones", "frames", "dependencies"))


def w_header_and_nested(folder):
    """The title in the page's header; one big table with a section a row and tables nested in it."""
    p, d = PROPOSALS["en"], docx.Document()
    d.sections[0].header.paragraphs[0].text = f"Project title: {p['title']}"
    d.add_paragraph("PROJECT BRIEF", style="Title")
    outer = d.add_table(6, 1)
    outer.style = "Table Grid"

    def head(number, text):
        cell = outer.cell(number, 0)
        cell.paragraphs[0].add_run(text).bold = True
        return cell

    cell = head(0, "Applicant")
    inner = cell.add_table(4, 2)
    for row, (label, answer) in enumerate(
        [("Team", p["group"]), ("Unit", p["unit"]), ("Contact", p["contact"]["name"]), ("Email", p["contact"]["email"])]
    ):
        inner.cell(row, 0).text, inner.cell(row, 1).text = label, answer
    cell = head(1, "Summary of the project")
    for part in p["description"].split("\n"):
        cell.add_paragraph(part)
    cell = head(2, "Background and need")
    cell.add_paragraph(p["justification"])
    cell = head(3, "Objectives")
    cell.add_paragraph(p["goal"])
    cell = head(4, "Measurement")
    inner = cell.add_table(2, 3)
    for column, (label, answer) in enumerate([("Key indicator", p["indicator"]), ("Starting point", "900"), ("Target", "14 000")]):
        inner.cell(0, column).text, inner.cell(1, column).text = label, answer
    cell = head(5, "Time frame and leadership")
    cell.add_paragraph("From: 1 January 2023")
    cell.add_paragraph("To: 30 June 2025")
    cell.add_paragraph(f"Project lead: {p['leader']['name']}")
    d.add_heading("Budget (NOK)", 2)
    word_table(
        d,
        [
            ("Budget item", "Year", "Amount", "Source of funding"),
            *[(c["category"], c["year"], f"{c['amount']:,}", c["funding"]) for c in p["costs"]],
            ("Total", "", "560,000", ""),
        ],
    )
    d.add_heading("Staff time", 2)
    word_table(
        d,
        [
            ("Name", "Role", "Hours 2023", "Hours 2024"),
            ("Fiona Aasland", "Project manager", "300", "250"),
            ("Jon Berge", "Archivist", "", "400"),
        ],
    )
    d.add_heading("Risk register", 2)
    word_table(
        d, [("Risk", "Likelihood", "Impact", "Mitigation"), ("Plates break in handling", "low", "high", "Training and padded trays")]
    )
    d.add_heading("Timeline", 2)
    word_table(d, [("Due", "Deliverable"), ("31 Dec 2023", "Half of the plates are scanned"), ("June 2025", "Everything is online")])
    d.save(folder / "h22.docx")
    q = {**p, "milestones": [p["milestones"][0], {"date": "2025-06-01", "description": "Everything is online"}]}
    return truth_of(q, "h22-nested-en", "h22.docx", "en", without=("focus_area", "strategy_goals", "frames", "dependencies"))


def w_bracket_help(folder):
    """Headings of a project model with help in brackets over several paragraphs left standing, answers after it; a table of changes in front."""
    p, d = PROPOSALS["nb"], docx.Document()
    d.add_paragraph("Prosjektforslag", style="Title")
    word_table(
        d,
        [
            ("Virksomhet", "Museet"),
            ("Prosjektnavn", p["title"]),
            ("Prosjektleder", p["leader"]["name"]),
            ("Organisasjonsenhet", p["unit"]),
            ("Foreslått av", p["group"]),
        ],
        bold_first=False,
    )
    word_table(d, [("Versjon", "Dato", "Endring", "Produsent"), ("0.1", "01.10.2022", "Første utkast", "R. Moen")])
    for heading, note, answer in [
        (
            "Bakgrunn",
            ["[Beskriv kort bakgrunnen for prosjektet.", "Ta gjerne med:", "hvilke behov prosjektet svarer på]"],
            p["justification"],
        ),
        ("Prosjektets innhold", ["[Hva skal prosjektet gjøre?]"], p["description"]),
        ("Resultatmål", ["[Hva skal foreligge når prosjektet er ferdig?]"], p["goal"]),
        ("Indikator for måloppnåelse", [], p["indicator"]),
        ("Nullpunktsverdi", ["[Tall]"], "12"),
        ("Målverdi", ["[Tall]"], "100"),
        ("Forankring i strategi", ["[Nummer på mål]"], "1.2 og 4.1"),
        ("Forutsetninger og avhengigheter", ["[Hva må være på plass?]"], p["dependencies"][0]),
        ("Tidsrom", ["[Fra–til]"], "1.3.2023–30.11.2024"),
    ]:
        d.add_heading(heading, 2)
        for text in note:
            d.add_paragraph(text)
        for part in answer.split("\n"):
            d.add_paragraph(part)
    d.add_heading("Kostnader og finansiering", 2)
    word_table(
        d,
        [
            ("Kostnadselement", "Finansiering", "2023 (tkr)", "2024 (tkr)"),
            *[(c, f, y[2023] // 1000, y[2024] // 1000) for (c, f), y in by_category(p["costs"]).items()],
            ("SUM", "", "730", "365"),
        ],
    )
    d.add_heading("Bemanning", 2)
    word_table(
        d,
        [
            ("Rolle", "Navn", "Enhet", "2023", "2024"),
            *[(r, n, u, f"{y[2023]} timer", f"{y[2024]} timer") for (n, r, u), y in by_person(p["hours"]).items()],
        ],
    )
    d.add_heading("Risiko", 2)
    word_table(
        d,
        [
            ("ID", "Risiko", "S", "K", "Risikoreduserende tiltak"),
            *[(f"R{n}", r["description"], r["probability"], r["consequence"], r["mitigation"]) for n, r in enumerate(p["risks"], 1)],
            ("R3", "", "", "", ""),
        ],
    )
    d.add_heading("Milepæler", 2)
    word_table(d, [("ID", "Beskrivelse", "Dato"), *[(f"M{n}", m["description"], day(m["date"])) for n, m in enumerate(p["milestones"], 1)]])
    d.save(folder / "h23.docx")
    return truth_of({k: v for k, v in p.items() if k != "contact"}, "h23-brackets", "h23.docx", "nb", without=("focus_area", "frames"))


def w_textbox_and_tabs(folder):
    """Nynorsk, tab-separated lines in pairs, a text box with the title, ticks typed as (X); money in words; a range in a figure."""
    p, d = PROPOSALS["nn"], docx.Document()
    box = f'<w:p {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape style="width:300pt;height:40pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>Namn på tiltaket: {p["title"]}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>'
    d.element.body.insert(0, parse_xml(box))
    for left, right in [
        (("Gruppe", p["group"]), ("Eining", p["unit"])),
        (("Kontakt", p["contact"]["name"]), ("E-post", p["contact"]["email"])),
        (("Frå", "1.5.2023"), ("Til", "30.9.2025")),
        (("Verdi i dag", "6"), ("Målverdi", "40")),
        (("Leiar", p["leader"]["name"]), ("Område", p["focus_area"])),
    ]:
        paragraph = d.add_paragraph()
        for label, answer in (left, right):
            paragraph.add_run(f"{label}:").bold = True
            paragraph.add_run(f" {answer}\t")
    for label, answer in [
        ("Kva går tiltaket ut på?", p["description"]),
        ("Grunngjeving", p["justification"]),
        ("Mål", p["goal"]),
        ("Indikator", p["indicator"]),
        ("Føresetnader", p["dependencies"][0]),
        ("Utviklingsmål", "3.4 og 4.2"),
    ]:
        d.add_paragraph().add_run(label).bold = True
        for part in answer.split("\n"):
            d.add_paragraph(part)
    d.add_paragraph().add_run("Omsyn").bold = True
    d.add_paragraph("(X) Bærekraft   ( ) Kvalitet   ( ) Ett NTNU")
    d.add_paragraph().add_run("Kostnader").bold = True
    word_table(
        d,
        [
            ("Til kva", "Når", "Kor mykje"),
            ("Skilt", "2023", "80 tusen"),
            ("Skilt", "2024", "40 000 kr"),
            ("Reiser", "2024", "15 000"),
            ("Reiser", "2025", "10-15 000"),
        ],
    )
    d.add_paragraph().add_run("Tid").bold = True
    word_table(
        d,
        [
            ("Kven", "Gjer kva", "År", "Kor mykje tid"),
            ("Torbjørn Eide", "Prosjektleiar", "2023", "10 %"),
            ("Torbjørn Eide", "Prosjektleiar", "2024", "84,75 timar"),
            ("Åse Kvam", "Gartnar", "2023", "0,05 årsverk"),
        ],
    )
    d.add_paragraph().add_run("Uvisse").bold = True
    word_table(
        d,
        [
            ("Kva kan skje?", "Kor truleg (1–5)", "Kor ille (1–5)", "Kva gjer vi då?"),
            ("Snø langt ut i juni", "4", "2", "Kurset kan flyttast til august"),
        ],
    )
    d.save(folder / "h24.docx")
    q = {**p, "costs": [*p["costs"][:3], {"year": 2025, "category": "Reiser"}]}
    return truth_of(
        q,
        "h24-tabs-nn",
        "h24.docx",
        "nn",
        without=("milestones",),
        must_flag=["/proposals/0/costs"],
        must_flag_quotes={"/proposals/0/costs": "10-15 000"},
    )


def x_years_counted(folder):
    """An Excel form in English: labels left, a note in a comment, years counted, people across and years down, amounts in millions."""
    p, book = PROPOSALS["en"], openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Proposal form"
    sheet["B1"] = "Proposal for the action plan 2023–2025"
    rows = [
        ("Title of the project", p["title"]),
        ("Proposed by", p["group"]),
        ("Section/department", p["unit"]),
        ("Contact", p["contact"]["name"]),
        ("Contact email", p["contact"]["email"]),
        ("Theme", p["focus_area"]),
        ("What do you want to do?", p["description"]),
        ("Why?", p["justification"]),
        ("What do you want to achieve?", p["goal"]),
        ("How will it be measured?", p["indicator"]),
        ("Level today", 900),
        ("Level when finished", 14000),
        ("Which goals in the strategy?", "1.4 and 2.6"),
        ("Considerations", "Quality"),
        ("Starts", "Q1 2023"),
        ("Ends", "Q2 2025"),
        ("Who will lead?", p["leader"]["name"]),
        ("What must be in place first?", p["dependencies"][0]),
    ]
    for number, (label, answer) in enumerate(rows, 3):
        sheet[f"B{number}"], sheet[f"D{number}"] = label, answer
        sheet[f"B{number}"].font = Font(bold=True)
    sheet["B3"].comment = Comment("Keep it short.", "Form")
    sheet["B23"] = "Costs in MNOK"
    sheet["B23"].font = Font(bold=True)
    for column, text in enumerate(("Item", "Year 2023", "Year 2024", "Year 2025", "Total", "Paid by"), 2):
        sheet.cell(24, column, text).fill = PatternFill("solid", fgColor="FFEEEEEE")
    for row, (item, first, second, payer) in enumerate(
        (("Scanner", 0.26, None, "Own funds"), ("Students", 0.15, 0.15, "Arts Council")), 25
    ):
        for column, value in enumerate((item, first, second, None, f"=SUM(C{row}:E{row})", payer), 2):
            sheet.cell(row, column, value)
    sheet["B27"], sheet["C27"], sheet["D27"], sheet["F27"] = "Total", "=SUM(C25:C26)", "=SUM(D25:D26)", "=SUM(F25:F26)"
    sheet["B29"] = "Hours per person"
    sheet["B29"].font = Font(bold=True)
    for column, text in enumerate(("Year", "Fiona Aasland", "Jon Berge"), 2):
        sheet.cell(30, column, text).fill = PatternFill("solid", fgColor="FFEEEEEE")
    for row, (year, first, second) in enumerate(((2023, 300, None), (2024, 250, 400)), 31):
        for column, value in enumerate((year, first, second), 2):
            sheet.cell(row, column, value)
    sheet["B35"] = "Risks"
    for column, text in enumerate(("What could go wrong?", "Probability", "Consequence", "What will you do about it?"), 2):
        sheet.cell(36, column, text).fill = PatternFill("solid", fgColor="FFEEEEEE")
    for column, value in enumerate(("Plates break in handling", 2, 4, "Training and padded trays"), 2):
        sheet.cell(37, column, value)
    sheet["B40"] = "Milestones"
    for column, text in enumerate(("Milestone", "When"), 2):
        sheet.cell(41, column, text).fill = PatternFill("solid", fgColor="FFEEEEEE")
    sheet["B42"], sheet["C42"], sheet["B43"], sheet["C43"] = (
        "Half of the plates are scanned",
        "31.12.2023",
        "Everything is online",
        "30.06.2025",
    )
    book.save(folder / "h25.xlsx")
    q = {**p, "hours": [{k: v for k, v in h.items() if k != "role"} for h in p["hours"]]}
    return truth_of(q, "h25-excel-en", "h25.xlsx", "en")


def x_three_headers(folder):
    """Three rows of headers: money and hours in one table, years under each, sub-headings between the lines, hidden rows."""
    p, book = PROPOSALS["nb"], openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Tiltak"
    sheet["A1"] = "Tiltaksark"
    for at, (label, answer) in {
        "A3": ("Tiltak", p["title"]),
        "C3": ("Enhet", p["unit"]),
        "E3": ("Kontakt (navn, e-post)", f"{p['contact']['name']} ({p['contact']['email']})"),
        "A6": ("Beskriv tiltaket", p["description"]),
        "C6": ("Begrunn tiltaket", p["justification"]),
        "E6": ("Hva vil vi få til?", p["goal"]),
        "A9": ("Fra dato", "1.3.2023"),
        "C9": ("Til dato", "30.11.2024"),
        "E9": ("Faggruppe", p["group"]),
    }.items():
        sheet[at], sheet[f"{at[0]}{int(at[1:]) + 1}"] = label, answer
        sheet[at].font = Font(bold=True)
    heads = PatternFill("solid", fgColor="FFCCE5FF")
    sheet["A13"] = "Kostnader"
    sheet["B13"] = "Kroner"
    sheet.merge_cells("B13:D13")
    sheet["A14"] = "Utgift"
    for column, year in enumerate((2023, 2024, 2025), 2):
        sheet.cell(14, column, year)
    sheet["E14"] = "Finansieringskilde"
    for at in ("A13", "B13", "A14", "B14", "C14", "D14", "E14"):
        sheet[at].fill, sheet[at].font = heads, Font(bold=True)
    sheet["A15"] = "Investeringer"
    sheet["A15"].font = Font(italic=True, bold=True)
    for row, values in ((16, ("Montre", 640000, 320000, None, "Egne midler")), (17, ("Lys", 90000, 45000, 0, "Gaver"))):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column, value)
    sheet["A18"] = "Drift"
    sheet["A18"].font = Font(italic=True, bold=True)
    sheet["A20"], sheet["B20"], sheet["C20"] = "Totalt", "=SUM(B16:B19)", "=SUM(C16:C19)"
    sheet["A22"] = "Stillingsprosent per person"
    sheet["A22"].font = Font(bold=True)
    for column, text in enumerate(("Person", "Funksjon", "2023", "2024"), 1):
        sheet.cell(23, column, text).fill = heads
    hours = []
    for row, (name, role, first, second) in enumerate(
        (("Ragnhild Moen", "Prosjektleder", 0.2, 0.1), ("Vidar Lunde", "Tekniker", 0.1, 0.05)), 24
    ):
        for column, value in enumerate((name, role, first, second), 1):
            cell = sheet.cell(row, column, value)
            if column > 2:
                cell.number_format = "0 %"
        hours += [{"person": name, "role": role, "year": y, "hours": 1695 * v} for y, v in ((2023, first), (2024, second))]
    book.save(folder / "h26.xlsx")
    keep = ("title", "unit", "group", "contact", "description", "justification", "goal", "start", "end", "costs")
    return truth_of({**{k: p[k] for k in keep}, "hours": hours}, "h26-three-headers", "h26.xlsx", "nb")


def x_ranking_list(folder):
    """A unit's ranking of all its proposals: a row a proposal, with the choice of leader."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Prioritering"
    sheet["A1"] = "Enhetens prioritering, runde 2"
    for column, text in enumerate(
        (
            "Prioritet",
            "Forslag (tittel)",
            "Begrunnelse for rangeringen",
            "Prosjektleder",
            "Kompetanse",
            "Erfaring",
            "Personlige egenskaper",
        ),
        1,
    ):
        sheet.cell(3, column, text).font = Font(bold=True)
    rows = [
        (1, "Nye montre i steinaldersalen", "Haster mest.", "Vidar Lunde", "Ingeniør.", "Fire utstillinger.", "Rolig."),
        (2, "Åpent verksted", "Kan vente til 2024.", "Siri Holm", "Konservator.", "Har ledet to prosjekter.", "Nøyaktig."),
    ]
    for number, row in enumerate(rows, 4):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value)
    book.save(folder / "h27.xlsx")
    proposals = [{"title": r[1], "leader": {"name": r[3], "competence": r[4], "experience": r[5], "qualities": r[6]}} for r in rows]
    return {
        "status": "read",
        "kind": "unit-priority",
        "language": "nb",
        "proposals": proposals,
        "family": "h27-ranking",
        "file": "h27.xlsx",
    }


BUILDERS = (w_legacy_fields, w_header_and_nested, w_bracket_help, w_textbox_and_tabs, x_years_counted, x_three_headers, x_ranking_list)

if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    build_all(target, BUILDERS)
