"""An English form in strict Office Open XML, the units' form of round two, and an OpenDocument text."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from tests.forms.held_out import grids
from tests.forms.held_out.content import ALL, Idea, Layout, Said, Truth, Written, add, meaning, words
from tests.forms.held_out.word_tables import date
from tests.forms.held_out.word_text import in_thousands
from tests.forms.held_out.wordxml import BOLD, GREY, ITALIC, answer, cell, line, pack, paragraph, run, save, table


def in_person_months(said: Said) -> Written:
    """Write person-months with one decimal; the hours are those of what was written."""
    hours = meaning(said)
    assert isinstance(hours, (int, float))
    months = round(hours / 141.25, 1)
    return f"{months:g}", months * 141.25


def council(folder: Path) -> list[Truth]:
    """A research council's English form: strict Office Open XML, money in thousands, time in person-months."""
    truths = []
    for number, key in enumerate(("moss", "clock", "nets"), start=1):
        idea = grids.idea_of(key)
        layout = Layout(
            asks=tuple(name for name in ALL if name not in ("frames", "dependencies")),
            focus=("Society", "Infrastructure"),
            money=in_thousands,
            time=in_person_months,
        )
        truth = Truth(family="he", file=f"he-{number:02d}-{key}.docx", language="en")
        add(truth, idea, layout)
        save(folder / truth.file, _council_body(idea, layout), strict=True)
        truths.append(truth)
    return truths


def _council_body(idea: Idea, layout: Layout) -> str:
    def section(head: str, said: str, hint: str = "") -> str:
        return line(head, style="Heading2") + (line(hint, ITALIC + GREY) if hint else "") + answer(said)

    facts = [
        ["Project title", idea.title],
        ["Applicant group", idea.group],
        ["Host department", idea.unit],
        ["Contact person", idea.name],
        ["E-mail", idea.email],
        ["Project manager", idea.leader],
        ["Thematic priority", layout.focus[idea.focus]],
        ["Project start", words(idea.start)],
        ["Project end", words(idea.end)],
    ]
    budget = [
        ["Cost item", "2023", "2024", "2025", "Total", "Funding source"],
        *([what, *cells, total, paid] for what, paid, *cells, total in grids.costs_by_year(idea, layout, total=True)),
    ]
    for row in budget[1:]:
        row[4] = f"{float(row[4].replace(' ', '')) / 1000:g}"
    staff = [["Name", "Position in project", "Department", "2023", "2024", "2025"], *grids.hours_by_year(idea, layout)]
    risks = [
        ["ID", "Risk", "Likelihood", "Impact", "Mitigation"],
        *([f"R{n}", *row] for n, row in enumerate(grids.risk_rows(idea), start=1)),
    ]
    stones = [
        ["ID", "Milestone", "Due date"],
        *([f"M{n}", what, said] for n, (said, what) in enumerate(grids.pick([[words(d), w] for d, w in idea.milestones], 0, 1), start=1)),
    ]
    return "".join((
        line("Internal Call 2023–2025: Application Form", style="Title"), line("Applications are assessed on relevance, quality and feasibility.", ITALIC), line("A. Key information", style="Heading1"), table(facts),
        line("B. Project description", style="Heading1"), section("B1. Summary of activities", idea.description, "Max 300 words. Describe what will be delivered."), section("B2. Rationale and needs", idea.justification, "Why is this needed now?"), section("B3. Main objective", idea.goal), section("B4. Key performance indicator", idea.indicator),
        table([["Baseline value", words(idea.baseline), "Target value", words(idea.target)]]), section("B5. Contribution to strategic goals", idea.strategy[0], "Give the numbers of the goals."),
        line("C. Budget (NOK 1000)", style="Heading1"), table(budget), line("D. Staff effort (person-months)", style="Heading1"), table(staff), line("E. Risk register (scale 1 to 5)", style="Heading1"), table(risks), line("F. Milestones", style="Heading1"), table(stones),
    ))  # fmt: skip


RANKED = (
    ("nb", "Vevsbank for rovdyr", "Genlaboratoriet", "Avdeling for naturhistorie", "1", "Strømbruddet i 2021 viste at dette ikke kan vente.", "Synnøve Lie-Hagen", "Doktorgrad i populasjonsgenetikk (2011) og kurs i prosjektstyring.", "Ledet etableringen av laboratoriet i 2015–2017, med budsjett på 3 mill.", "Systematisk, tydelig og tålmodig.\nFår folk med seg.", "Erik Moland, 3. november 2022"),
    ("nb", "Lekehagen Urskogen for de minste", "Barnas museum", "Publikumsavdelingen", "3", "Godt forslag, men det meste må finansieres med gaver.", "Vilde Norheim", "Barnehagelærer med master i museologi.", "- Prosjektmedarbeider i «Huset i skogen»\n- Leder for sommerskolen siden 2019", "Idérik og utadvendt. Trenger støtte på økonomi.", "Grete Aas, 1.11.2022"),
    ("nn", "Kvernhuset malar att", "Bygningsvernlaget", "Avdeling for kulturhistorie", "2", "Kulturminnefondet har lova halvparten.", "Magnar Skeie", "Fagbrev som tømrar og kurs i bygningsvern.", "Har leia tre restaureringar, den siste av stabburet på Li.", "Roleg, påliteleg og godt likt i bygda.", "Turid Lien, 4.11.2022"),
)  # fmt: skip


def round_two(folder: Path) -> list[Truth]:
    """The unit's ranking and its choice of project leader, on a sheet of its own."""
    truths = []
    for number, (language, title, group, unit, rank, why, leader, competence, experience, qualities, signed) in enumerate(RANKED, start=1):
        nn = language == "nn"
        truth = Truth(
            family="hr",
            file=f"hr-{number:02d}-runde2.docx",
            language=language,
            kind="unit-priority",
            accept={"/kind": ["unit-priority", "proposal"]},
        )
        said = {"name": leader, "competence": competence, "experience": experience, "qualities": qualities}
        truth.proposals.append(
            {"title": title, "group": group, "unit": unit, "priority": int(rank), "priority_reason": why, "leader": said}
        )
        rows = [
            ["Forslag", title],
            ["Innmeldt av", group],
            ["Avdeling", unit],
            ["Prioritet (1 = viktigst)", rank],
            ["Grunngjeving for prioriteringa" if nn else "Begrunnelse for prioriteringen", why],
            ["Foreslått prosjektleiar" if nn else "Foreslått prosjektleder", leader],
        ]
        asked = [
            ("Fagleg kompetanse" if nn else "Faglig kompetanse", "[Utdanning, kurs, fagområde]", competence),
            ("Erfaring med prosjekt" if nn else "Erfaring med prosjekter", "[Nevn prosjekter og rolle]", experience),
            ("Personlege eigenskapar" if nn else "Personlige egenskaper", "[Det som gjør personen egnet til å lykkes]", qualities),
        ]
        body = (
            line("Avdelingsleiaren si vurdering" if nn else "Avdelingslederens vurdering", style="Title")
            + line("Unntatt offentlighet, jf. offl. § 25", ITALIC)
            + table([[cell(line(label, BOLD)), cell(text)] for label, text in rows])
        )
        body += line("Prosjektlederen" if not nn else "Prosjektleiaren", style="Heading1")
        body += "".join(
            line(head, style="Heading2") + (line(help_text, ITALIC) if number < 3 else "") + answer(text) for head, help_text, text in asked
        )
        save(
            folder / truth.file,
            body + paragraph(run("Avdelingsleder og dato: " if not nn else "Avdelingsleiar og dato: ", BOLD) + run(signed)),
        )
        truths.append(truth)
    return truths


ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{part}:1.0"'
    for name, part in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("manifest", "manifest"))
)


def open_document(folder: Path) -> list[Truth]:
    """An OpenDocument text: headings and a table of two columns, as LibreOffice writes them."""
    truths = []
    for number, key in enumerate(("drakt", "ferje", "fossil"), start=1):
        idea = grids.idea_of(key)
        layout = Layout(asks=tuple(name for name in ALL if name not in ("frames", "focus_area")))
        truth = Truth(family="ho", file=f"ho-{number:02d}-{key}.odt", language=idea.language)
        add(truth, idea, layout)
        _save_odt(folder / truth.file, _odt_body(idea, layout))
        truths.append(truth)
    return truths


def _odt_paragraph(text: str) -> str:
    return "".join(f'<text:p text:style-name="Text_20_body">{escape(part)}</text:p>' for part in text.split("\n"))


def _odt_table(rows: list[list[str]], name: str) -> str:
    width = max(len(row) for row in rows)
    body = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell office:value-type="string">{_odt_paragraph(part)}</table:table-cell>' for part in row)
        + "</table:table-row>"
        for row in rows
    )
    return f'<table:table table:name="{name}"><table:table-column table:number-columns-repeated="{width}"/>{body}</table:table>'


def _odt_body(idea: Idea, layout: Layout) -> str:
    nn = idea.language == "nn"
    facts = [["Prosjektnavn" if not nn else "Prosjektnamn", idea.title], ["Fremmet av" if not nn else "Fremja av", idea.group], ["Enhet" if not nn else "Eining", idea.unit], ["Kontaktperson", idea.name], ["E-post", idea.email], ["Prosjektleder" if not nn else "Prosjektleiar", idea.leader], ["Prosjektbeskrivelse" if not nn else "Prosjektomtale", idea.description], ["Formål og behov" if not nn else "Behov", idea.justification], ["Resultat som skal oppnås" if not nn else "Resultat som skal nåast", idea.goal], ["Indikator", idea.indicator], ["Dagens tall" if not nn else "Talet i dag", words(idea.baseline)], ["Mål (tall)" if not nn else "Mål (tal)", words(idea.target)], ["Strategimål nr.", idea.strategy[0]], ["Prosjektstart", date(idea.start)], ["Prosjektslutt", date(idea.end)], ["Avhengigheter" if not nn else "Avhengig av", "\n".join(idea.dependencies)]]  # fmt: skip
    costs = [["Kostnad", "2023", "2024", "2025", "Finansiering"], *grids.pick(grids.costs_by_year(idea, layout), 0, 2, 3, 4, 1)]
    hours = [
        ["Navn" if not nn else "Namn", "Rolle", "Enhet" if not nn else "Eining", "2023", "2024", "2025"],
        *grids.hours_by_year(idea, layout),
    ]
    risks = [["Risiko", "Sannsynlighet" if not nn else "Sannsyn", "Konsekvens", "Tiltak"], *grids.risk_rows(idea)]
    stones = [["Milepæl", "Dato"], *grids.pick(grids.milestone_rows(idea), 1, 0)]
    parts = [
        ("Opplysninger" if not nn else "Opplysningar", facts),
        ("Kostnader (kr)", costs),
        ("Timer" if not nn else "Timar", hours),
        ("Risiko", risks),
        ("Milepæler" if not nn else "Milepælar", stones),
    ]
    return '<text:h text:outline-level="1">Prosjektforslag</text:h>' + "".join(
        f'<text:h text:outline-level="2">{head}</text:h>{_odt_table(rows, f"Tabell{number}")}'
        for number, (head, rows) in enumerate(parts, start=1)
    )


def _save_odt(path: Path, body: str) -> None:
    kind = "application/vnd.oasis.opendocument.text"
    content = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODF} office:version="1.3"><office:body><office:text>{body}</office:text></office:body></office:document-content>'
    manifest = f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest {ODF} manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    pack(path, {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})
