"""Word forms with fields of their own: legacy form fields, controls bound to customXml, text boxes."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tests.forms.held_out import grids
from tests.forms.held_out.content import ALL, Idea, Layout, Said, Truth, add, words
from tests.forms.held_out.word_tables import date
from tests.forms.held_out.wordxml import BOLD, ITALIC, answer, cell, line, paragraph, run, save, table


def _mark(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def text_field(said: str, name: str, help_text: str = "") -> str:
    """Return runs of a legacy text field; empty, it shows five wide blanks as Word does."""
    data = (
        f'<w:ffData><w:name w:val={quoteattr(name)}/><w:enabled/><w:calcOnExit w:val="0"/>'
        + (f'<w:helpText w:type="text" w:val={quoteattr(help_text)}/>' if help_text else "")
        + "<w:textInput/></w:ffData>"
    )
    return (
        _mark("begin", data)
        + '<w:r><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r>'
        + _mark("separate")
        + run(said or "\u2002" * 5)
        + _mark("end")
    )


def check_field(ticked: bool, name: str) -> str:
    """Return runs of a legacy check box."""
    data = f'<w:ffData><w:name w:val={quoteattr(name)}/><w:enabled/><w:checkBox><w:sizeAuto/><w:default w:val="0"/>{"<w:checked/>" if ticked else ""}</w:checkBox></w:ffData>'
    return (
        _mark("begin", data)
        + '<w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>'
        + _mark("separate")
        + _mark("end")
    )


def list_field(choices: tuple[str, ...], chosen: int, name: str) -> str:
    """Return runs of a legacy drop-down: the choice is a number, and its text stands only in the list."""
    entries = "".join(f"<w:listEntry w:val={quoteattr(choice)}/>" for choice in choices)
    data = f'<w:ffData><w:name w:val={quoteattr(name)}/><w:enabled/><w:ddList><w:result w:val="{chosen}"/>{entries}</w:ddList></w:ffData>'
    return (
        _mark("begin", data)
        + '<w:r><w:instrText xml:space="preserve"> FORMDROPDOWN </w:instrText></w:r>'
        + _mark("separate")
        + _mark("end")
    )


def legacy(folder: Path) -> list[Truth]:
    """A nynorsk municipality's locked form with legacy form fields."""
    truths = []
    for number, key in enumerate(("seter", "sag", "spel"), start=1):
        idea = grids.idea_of(key)
        layout = Layout(
            focus=("Opplevingar", "Kulturarv"),
            frames=("Klima", "Bygdeutvikling", "Born og unge", "Frivillig innsats"),
            asks=tuple(name for name in ALL if name != "indicator"),
            hour_parts=("person", "unit"),
        )
        truth = Truth(family="hf", file=f"hf-{number:02d}-{key}.docx", language="nn")
        add(truth, idea, layout)
        save(folder / truth.file, _legacy_body(idea, layout))
        truths.append(truth)
    return truths


def _legacy_body(idea: Idea, layout: Layout) -> str:
    def field(label: str, said: str, name: str) -> str:
        first, *rest = said.split("\n")
        return cell(line(label, '<w:sz w:val="16"/>') + paragraph(text_field(first, name)) + "".join(answer(part) for part in rest))

    def filled(rows: list[list[str]], head: list[str], empty: int) -> str:
        body = [
            [cell(paragraph(text_field(part, f"Tekst{n}"))) for n, part in enumerate(row)] for row in [*rows, *([[""] * len(head)] * empty)]
        ]
        return table([[cell(line(part, BOLD), shade="F2F2F2") for part in head], *body])

    area = cell(line("Satsingsområde", '<w:sz w:val="16"/>') + paragraph(list_field(("Vel …", *layout.focus), idea.focus + 1, "Satsing")))
    ticks = cell(
        line("Omsyn (set kryss)", '<w:sz w:val="16"/>')
        + "".join(
            paragraph(check_field(index in idea.frames, f"Kryss{index}") + run(" " + name)) for index, name in enumerate(layout.frames)
        )
    )
    facts = table([
        [field("Namn på tiltaket", idea.title, "Namn"), area],
        [field("Faglag eller gruppe", idea.group, "Gruppe"), field("Eining", idea.unit, "Eining")],
        [field("Namnet på kontaktpersonen", idea.name, "Kontakt"), field("E-postadressa til kontaktpersonen", idea.email, "Epost")],
        [field("Leiar for prosjektet", idea.leader, "Leiar"), field("Dette må vere på plass først", "\n".join(idea.dependencies), "Foerst")],
        [field("Kva går tiltaket ut på?", idea.description, "Innhald"), field("Kvifor treng vi tiltaket?", idea.justification, "Behov")],
        [field("Målet med tiltaket", idea.goal, "Maal"), field("Nummer på mål i strategiplanen", idea.strategy[0], "Strategi")],
        [field("Utgangspunkt (tal)", words(idea.baseline), "Tal1"), field("Sluttresultat (tal)", words(idea.target), "Tal2")],
        [field("Oppstartsdato", date(idea.start), "Start"), field("Dato for ferdigstilling", date(idea.end), "Slutt")],
        [ticks, cell(line("Saksnr. (vert fylt ut av arkivet)", '<w:sz w:val="16"/>') + paragraph(text_field("", "Sak")))],
    ])  # fmt: skip
    body = line("Vestre Fjord kommune", BOLD) + line("Søknadsskjema – tiltak i museumsplanen", style="Title") + facts
    body += line("Utgifter i kroner", BOLD) + filled(
        grids.pick(grids.costs_by_year(idea, layout), 0, 2, 3, 4, 1), ["Kva pengane går til", "2023", "2024", "2025", "Kven betaler"], 2
    )
    body += line("Timar", BOLD) + filled(
        grids.pick(grids.hours_by_year(idea, layout), 0, 2, 3, 4, 5), ["Namn", "Eining", "2023", "2024", "2025"], 2
    )
    body += line("Risiko", BOLD) + filled(grids.risk_rows(idea), ["Kva kan hende", "Sannsyn", "Verknad", "Kva vi gjer med det"], 1)
    return body + line("Milepålar", BOLD) + filled(grids.milestone_rows(idea), ["Dato", "Milepål"], 1)


BOUND = "urn:ostvik:forslag"
STORE = "{7B9F2C10-5A61-4E0C-9D21-0A4C1B7F3E55}"


def bound(folder: Path) -> list[Truth]:
    """Content controls bound to customXml: what stands in the document is old, and the bound part counts."""
    truths = []
    for number, key in enumerate(("lok", "nokler", "varde"), start=1):
        idea = grids.idea_of(key)
        layout = Layout(focus=("Møte med publikum", "Vitenskapelig samling"), frames=("Bærekraft", "Kvalitet", "Ett museum", "Mangfold"))
        truth = Truth(family="hc", file=f"hc-{number:02d}-{key}.docx")
        add(truth, idea, layout)
        body, custom = _bound_body(idea, layout, stale=number != 2)
        save(folder / truth.file, body, custom=custom)
        truths.append(truth)
    return truths


def _control(name: str, content: str, more: str = "", *, block: bool = False) -> str:
    inside = f"<w:sdtPr><w:alias w:val={quoteattr(name)}/><w:tag w:val={quoteattr(name.lower())}/>{more}</w:sdtPr><w:sdtContent>{content}</w:sdtContent>"
    return f"<w:sdt>{inside}</w:sdt>" if block else paragraph(f"<w:sdt>{inside}</w:sdt>")


def _bound_body(idea: Idea, layout: Layout, *, stale: bool) -> tuple[str, dict[str, str]]:
    values = {
        "tittel": idea.title,
        "fra": idea.group,
        "sted": idea.unit,
        "navn": idea.name,
        "epost": idea.email,
        "leder": idea.leader,
        "omraade": layout.focus[idea.focus],
        "maal": idea.goal,
        "maalestokk": idea.indicator,
        "naa": words(idea.baseline),
        "etter": words(idea.target),
        "strategi": idea.strategy[0],
    }

    def tied(name: str) -> str:
        shown = (
            values[name]
            if not stale or name not in ("tittel", "maal", "etter")
            else {"tittel": "(utkast)", "maal": "Skrives senere", "etter": "0"}[name]
        )
        binding = (
            f'<w:dataBinding w:prefixMappings="xmlns:f=\'{BOUND}\'" w:xpath="/f:forslag[1]/f:{name}[1]" w:storeItemID="{STORE}"/><w:text/>'
        )
        return _control(name, run(shown), binding)

    def empty(prompt: str) -> str:
        return _control("valgfri", run(prompt, '<w:color w:val="808080"/>'), "<w:showingPlcHdr/><w:text/>")

    def day(said: Said) -> str:
        written = date(said)
        full = (
            f'<w:date w:fullDate="{said}T00:00:00Z"><w:dateFormat w:val="dd.MM.yyyy"/></w:date>' if str(said)[4:5] == "-" else "<w:text/>"
        )
        return _control("dato", run(written), full)

    ticks = "".join(
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(index in idea.frames)}"/></w14:checkbox></w:sdtPr><w:sdtContent>{run("☒" if index in idea.frames else "☐")}</w:sdtContent></w:sdt>'
        + run(" " + name + "     ")
        for index, name in enumerate(layout.frames)
    )
    rows = [["Overskrift", tied("tittel")], ["Kollegium/gruppe", tied("fra")], ["Seksjon", tied("sted")], ["Fyller ut skjemaet", tied("navn")], ["E-post", tied("epost")], ["Leder av arbeidet", tied("leder")], ["Innsatsområde", tied("omraade")],
            ["Kort beskrivelse", _control("tekst", answer(idea.description), block=True)], ["Nytte og behov", _control("tekst", answer(idea.justification), block=True)], ["Ønsket effekt", tied("maal")], ["Måles i", tied("maalestokk")], ["Startverdi", tied("naa")], ["Sluttverdi", tied("etter")],
            ["Strategimål", tied("strategi")], ["Rammebetingelser", paragraph(ticks)], ["Første dag", day(idea.start)], ["Siste dag", day(idea.end)], ["Forutsetter", "\n".join(idea.dependencies) or empty("Klikk her for å skrive inn tekst.")]]  # fmt: skip
    costs = [["Post", "Finansieres av", "År", "Sum kr"], *grids.cost_items(idea, layout)]
    hours = [["Person", "Funksjon", "Seksjon", "År", "Tidsbruk"], *grids.hour_items(idea, layout)]
    risks = [
        ["Risiko", "Sannsynlighet", "Konsekvens", "Tiltak"],
        *grids.risk_rows(idea),
        [empty("Beskriv risikoen"), empty("Velg et element."), empty("Velg et element."), empty("Beskriv tiltaket")],
    ]
    stones = [["Delmål", "Dato"], *grids.pick(grids.milestone_rows(idea), 1, 0)]
    body = (
        line("Forslagsskjema", style="Title")
        + table([[cell(line(label, BOLD)), cell(said)] for label, said in rows])
        + "".join(
            line(head, style="Heading2") + table(part)
            for head, part in (("Utgifter", costs), ("Personer", hours), ("Risiko", risks), ("Delmål", stones))
        )
    )
    store = f'<forslag xmlns="{BOUND}">' + "".join(f"<{name}>{escape(said)}</{name}>" for name, said in values.items()) + "</forslag>"
    properties = f'<ds:datastoreItem ds:itemID="{STORE}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="{BOUND}"/></ds:schemaRefs></ds:datastoreItem>'
    link = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>'
    return body, {"item1.xml": store, "itemProps1.xml": properties, "_rels/item1.xml.rels": link}


def boxes(folder: Path) -> list[Truth]:
    """Answers in text boxes, each with a newer drawing and an older one that says the same; the title in the header."""
    truths = []
    for number, key in enumerate(("brev", "urmaker", "glass"), start=1):
        idea = grids.idea_of(key)
        layout = Layout(asks=tuple(name for name in ALL if name not in ("focus_area", "frames", "group", "dependencies")))
        truth = Truth(family="hx", file=f"hx-{number:02d}-{key}.docx")
        add(truth, idea, layout)
        save(folder / truth.file, _boxes_body(idea, layout), header=line("Fjordmuseet – forslag til tiltak"))
        truths.append(truth)
    return truths


def _box(content: str, number: int) -> str:
    inside = f"<w:txbxContent>{content}</w:txbxContent>"
    drawing = (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5400000" cy="900000"/><wp:docPr id="{number}" name="Tekstboks {number}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    older = f'<w:pict><v:shape id="boks{number}" style="width:425pt;height:70pt"><v:textbox>{inside}</v:textbox></v:shape></w:pict>'
    return paragraph(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>'
    )


def _boxes_body(idea: Idea, layout: Layout) -> str:
    above = [
        ("Hva skal prosjektet hete?", idea.title),
        ("Beskriv prosjektet", idea.description),
        ("Hvorfor prosjektet er nødvendig", idea.justification),
        ("Hovedmål", idea.goal),
    ]
    body = line("Prosjektark", style="Title")
    for number, (label, said) in enumerate(above, start=1):
        body += line(label, BOLD) + _box(answer(said), number)
    facts = [
        ("Seksjon", idea.unit),
        ("Kontakt (navn)", idea.name),
        ("Kontakt (e-post)", idea.email),
        ("Prosjektleder", idea.leader),
        ("Resultatindikator", idea.indicator),
        ("Nåverdi", words(idea.baseline)),
        ("Målverdi", words(idea.target)),
        ("Bidrar til strategimål", idea.strategy[0]),
        ("Planlagt start", date(idea.start)),
        ("Planlagt slutt", date(idea.end)),
    ]
    body += _box("".join(paragraph(run(label + ": ", ITALIC) + run(said)) for label, said in facts), 9)
    costs = [["Kostnad til", "2023", "2024", "2025", "Kilde"], *grids.pick(grids.costs_by_year(idea, layout), 0, 2, 3, 4, 1)]
    hours = [["Prosjektdeltaker", "Rolle", "Seksjon", "2023", "2024", "2025"], *grids.hours_by_year(idea, layout)]
    risks = [["Risikofaktor", "Sannsynlighet", "Konsekvens", "Risikodempende tiltak"], *grids.risk_rows(idea)]
    stones = [["Dato", "Aktivitet/milepæl"], *grids.milestone_rows(idea)]
    return body + "".join(
        line(head, BOLD) + table(part)
        for head, part in (("Budsjett i kroner", costs), ("Timebudsjett", hours), ("Risiko", risks), ("Fremdrift", stones))
    )
