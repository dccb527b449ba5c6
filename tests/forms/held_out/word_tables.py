"""Word forms that are tables: labels left, labels in the answer's own cell, tables in tables, crosses in columns of yes and no."""

from __future__ import annotations

from pathlib import Path

from tests.forms.held_out import grids
from tests.forms.held_out.content import ALL, Idea, Layout, Said, Truth, add, norwegian_date, words
from tests.forms.held_out.wordxml import (
    BOLD,
    GREY,
    ITALIC,
    UNDERLINED,
    answer,
    cell,
    deleted,
    inserted,
    line,
    paragraph,
    run,
    save,
    table,
    torn,
)


def date(said: Said) -> str:
    """Return the date as the form writes it."""
    return str(norwegian_date(said)[0])


def municipality(folder: Path) -> list[Truth]:
    """Labels left in a table of two columns, sections as merged rows; the head of department ranks on the same form."""
    layout = Layout(
        focus=("Publikum og opplevelser", "Bevaring"),
        frames=("Klima og miljø", "Universell utforming", "Samskaping", "Barn og unges medvirkning"),
    )
    owners = {"mynt": "Avdelingssjef Randi Tofte", "feltkurs": "Fylkesarkeologen", "energi": "Eiendomssjef Bjørn Rud"}
    truths = []
    for number, key in enumerate(owners, start=1):
        idea = grids.idea_of(key)
        truth = Truth(family="hk", file=f"hk-{number:02d}-{key}.docx", accept={"/kind": ["proposal", "unit-priority"]})
        add(truth, idea, layout)
        save(
            folder / truth.file,
            _municipal_body(idea, layout, owners[key], number),
            header=line("Østvik kommune – Kultur, idrett og kulturarv"),
        )
        truths.append(truth)
    return truths


def _municipal_body(idea: Idea, layout: Layout, owner: str, number: int) -> str:
    pairs = {
        "1  Om tiltaket": [("Tiltakets navn", idea.title), ("Meldt inn av (fagmiljø)", idea.group), ("Virksomhet/avdeling", idea.unit), ("Kontaktperson", idea.name), ("E-postadresse", idea.email), ("Prosjekteier", owner), ("Prosjektleder", idea.leader), ("Satsingsområde", layout.focus[idea.focus])],
        "2  Innhold": [("Hva skal gjøres?", idea.description), ("Hvorfor er tiltaket nødvendig?", idea.justification), ("Resultatmål", idea.goal), ("Måleindikator", idea.indicator), ("Nullpunkt (dagens verdi)", words(idea.baseline) if number != 3 else "820 000"), ("Måltall ved prosjektslutt", words(idea.target)), ("Mål i museets strategi (nr.)", idea.strategy[0]), ("Gjennomgående hensyn", "; ".join(layout.frames[frame] for frame in idea.frames))],
        "3  Gjennomføring": [("Oppstart", date(idea.start)), ("Ferdigstilt", date(idea.end)), ("Forutsetninger og avhengigheter", "\n".join(idea.dependencies) or "Ingen")],
        "4  Avdelingens vurdering": [("Prioritet i avdelingen", str(number)), ("Begrunnelse for prioriteringen", "Avdelingen mener at dette haster mest.")],
    }  # fmt: skip
    rows = []
    for section, asked in pairs.items():
        rows.append([cell(line(section, BOLD), span=2, shade="D9E2F3")])
        rows += [[cell(line(label, BOLD)), cell(answer(said)) if said else cell()] for label, said in asked]
    sums = grids.total_by_year(idea, layout)
    costs = [
        ["Kostnadsart", "Finansieringskilde", "2023", "2024", "2025", "Sum"],
        *grids.costs_by_year(idea, layout, total=True),
        ["", "", "", "", "", ""],
        ["Totalt", "", *sums],
    ]
    hours = [["Navn", "Rolle i prosjektet", "Avdeling", "2023", "2024", "2025"], *grids.hours_by_year(idea, layout)]
    risks = [["Uønsket hendelse", "Sannsynlighet", "Konsekvens", "Tiltak"], *grids.risk_rows(idea)]
    stones = [["Milepæl", "Dato", "Ansvarlig"], *([what, day, idea.name] for day, what in grids.milestone_rows(idea))]
    return (
        line("Tiltaksark", style="Title")
        + line("Skjemaet sendes postmottaket innen 1. november 2022. Ett skjema for hvert tiltak.", ITALIC)
        + table(rows, 2)
        + line("5  Kostnader (kroner)", style="Heading2")
        + table(costs)
        + line("6  Egeninnsats (timer)", style="Heading2")
        + table(hours)
        + line("7  Risiko (1–5)", style="Heading2")
        + table(risks)
        + line("8  Framdrift", style="Heading2")
        + table(stones)
    )


def label_in_cell(folder: Path) -> list[Truth]:
    """The label stands in bold in the answer's own cell, above it; one form has tracked changes and a comment."""
    truths = []
    for number, key in enumerate(("seil", "ull", "gen"), start=1):
        idea = grids.idea_of(key)
        layout = Layout(
            focus=("Publikum", "Samling"),
            frames=("Berekraft", "Kvalitet", "Deltaking", "Mangfald") if idea.language == "nn" else Layout().frames,
            hour_parts=("person", "role"),
        )
        truth = Truth(family="hm", file=f"hm-{number:02d}-{key}.docx", language=idea.language)
        add(truth, idea, layout)
        body, comments = _cells_body(idea, layout, edited=number == 3)
        save(folder / truth.file, body, comments=comments)
        truths.append(truth)
    return truths


def _cells_body(idea: Idea, layout: Layout, *, edited: bool) -> tuple[str, str]:
    def one(label: str, said: str, span: int = 1, changed: str = "") -> str:
        first, *rest = said.split("\n")
        content = run(first)
        if edited and changed:
            content = (
                '<w:commentRangeStart w:id="1"/>'
                + deleted(changed)
                + inserted(torn(first))
                + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
            )
        return cell(paragraph(run(label + "\n", BOLD) + content) + "".join(answer(part) for part in rest), span=span)

    nn = idea.language == "nn"
    frames = ", ".join(layout.frames[frame] for frame in idea.frames)
    rows = [
        [one("Namn på prosjektet" if nn else "Prosjektets navn", idea.title, 4, "Frysere")],
        [one("Faggruppe", idea.group, 2), one("Organisatorisk eining" if nn else "Organisatorisk enhet", idea.unit, 2)],
        [one("Kontakt", idea.name, 2), one("E-post", idea.email, 2)],
        [
            one("Prosjektleiar" if nn else "Prosjektleder", idea.leader, 2),
            one("Hovudsatsing" if nn else "Hovedsatsing", layout.focus[idea.focus], 2),
        ],
        [one("Skildring av prosjektet" if nn else "Beskrivelse av prosjektet", idea.description, 4, "Vi kjøper fryser.")],
        [one("Grunngjeving" if nn else "Begrunnelse", idea.justification, 4)],
        [one("Effektmål", idea.goal, 2), one("Indikator", idea.indicator, 2)],
        [
            one("Nosituasjon" if nn else "Nåsituasjon", words(idea.baseline)),
            one("Ønskt verdi" if nn else "Ønsket verdi", words(idea.target)),
            one("Strategimål", idea.strategy[0]),
            one("Rammer", frames),
        ],
        [one("Startdato", date(idea.start), 2), one("Sluttdato", date(idea.end), 2)],
        [one("Avhengig av", "\n".join(idea.dependencies) or "-", 4)],
    ]
    costs = [
        ["Kva" if nn else "Hva", "År", "Beløp", "Blir dekt av" if nn else "Dekkes av"],
        *grids.pick(grids.cost_items(idea, layout), 0, 2, 3, 1),
    ]
    hours = [
        ["År", "Hvem" if not nn else "Kven", "Funksjon", "Timar" if nn else "Timer"],
        *grids.pick(grids.hour_items(idea, layout), 3, 0, 1, 4),
    ]
    risks = [["Risiko", "S", "K", "Handtering" if nn else "Håndtering"], *grids.risk_rows(idea)]
    stones = [["Tidspunkt", "Hendelse" if not nn else "Hending"], *grids.milestone_rows(idea)]
    body = line("Prosjektforslag", style="Heading1") + table(rows, 4)
    for heading, part in (
        ("Budsjett", costs),
        ("Bemanning", hours),
        ("Risikovurdering", risks),
        ("Milepælar" if nn else "Milepæler", stones),
    ):
        body += line(heading, BOLD) + table(part)
    comment = (
        '<w:comment w:id="1" w:author="Leder" w:initials="L" w:date="2022-10-02T10:00:00Z">'
        + line("Kan vi finne en bedre tittel på dette?")
        + "</w:comment>"
    )
    return body, comment if edited else ""


def nested(folder: Path) -> list[Truth]:
    """One large table with merged cells, and the tables for money and time inside its cells."""
    truths = []
    for number, key in enumerate(("dodo", "samisk", "kvern"), start=1):
        idea = grids.idea_of(key)
        layout = Layout(
            asks=tuple(name for name in ALL if name != "focus_area"),
            frames=("Grønt museum", "Faglig kvalitet", "Samarbeid med andre", "Urfolk og minoriteter"),
        )
        truth = Truth(family="hn", file=f"hn-{number:02d}-{key}.docx", language=idea.language)
        add(truth, idea, layout)
        save(folder / truth.file, _nested_body(idea, layout))
        truths.append(truth)
    return truths


def _nested_body(idea: Idea, layout: Layout) -> str:
    help_text = ITALIC + GREY
    costs = table(
        [
            ["Utgiftspost", "Finansiering", "2023", "2024", "2025"],
            *grids.costs_by_year(idea, layout),
            ["Sum", "", *grids.total_by_year(idea, layout)[:3]],
        ]
    )
    hours = table(
        [["Medarbeider", "Tilhører", "Oppgave", "2023", "2024", "2025"], *grids.pick(grids.hours_by_year(idea, layout), 0, 2, 1, 3, 4, 5)]
    )
    risks = table([["Hva kan skje?", "Sanns.", "Kons.", "Forebygging"], *grids.risk_rows(idea)])
    stones = table([["Når", "Hva er nådd"], *grids.milestone_rows(idea)])
    rows = [
        [cell(line("HVEM", BOLD), merged="restart", shade="EEEEEE"), cell("Innmelder (gruppe)"), cell(idea.group), cell("Avdeling"), cell(idea.unit)],
        [cell(merged="continue"), cell("Svarer på spørsmål"), cell(idea.name), cell("E-post"), cell(idea.email)],
        [cell(merged="continue"), cell("Foreslått prosjektleder"), cell(idea.leader, span=3)],
        [cell(line("HVA", BOLD), merged="restart", shade="EEEEEE"), cell("Kort navn på tiltaket"), cell(idea.title, span=3)],
        [cell(merged="continue"), cell(line("Innholdet i tiltaket") + line("Skriv for folk utenfor faget. Høyst en halv side.", help_text)), cell(idea.description, span=3)],
        [cell(merged="continue"), cell(line("Bakgrunn og behov") + line("Hva er galt i dag?", help_text)), cell(idea.justification, span=3)],
        [cell(line("MÅL", BOLD), merged="restart", shade="EEEEEE"), cell("Mål for tiltaket"), cell(idea.goal, span=3)],
        [cell(merged="continue"), cell("Måles med"), cell(idea.indicator, span=3)],
        [cell(merged="continue"), cell("Verdi i dag"), cell(words(idea.baseline)), cell("Verdi ved slutt"), cell(words(idea.target))],
        [cell(merged="continue"), cell("Strategiens mål nr."), cell(idea.strategy[0]), cell("Perspektiver"), cell(", ".join(layout.frames[f] for f in idea.frames))],
        [cell(line("NÅR", BOLD), shade="EEEEEE"), cell("Fra"), cell(date(idea.start)), cell("Til"), cell(date(idea.end))],
        [cell(line("RESSURSER", BOLD), merged="restart", shade="EEEEEE"), cell(line("Kostnader i kroner, inkl. mva.", BOLD) + costs, span=4)],
        [cell(merged="continue"), cell(line("Timer fra egne ansatte", BOLD) + hours, span=4)],
        [cell(line("RISIKO", BOLD), shade="EEEEEE"), cell(risks, span=4)],
        [cell(line("PLAN", BOLD), merged="restart", shade="EEEEEE"), cell(stones, span=4)],
        [cell(merged="continue"), cell("Må være avklart først"), cell("\n".join(idea.dependencies), span=3)],
    ]  # fmt: skip
    return line("Innspill til tiltaksplan 2023–2025", style="Heading1") + table(rows, 5)


def yes_and_no(folder: Path) -> list[Truth]:
    """A county's form: crosses in columns of yes and no, an underlined or ticked choice among printed alternatives."""
    truths = []
    for number, key in enumerate(("elv", "foto", "lekerom"), start=1):
        idea = grids.idea_of(key)
        nn = idea.language == "nn"
        layout = Layout(
            asks=tuple(name for name in ALL if name not in ("leader", "dependencies")),
            focus=("Formidling", "Samlingar" if nn else "Samlinger"),
            frames=("FNs berekraftsmål", "Inkludering", "Kunnskap", "Folkehelse")
            if nn
            else ("FNs bærekraftsmål", "Inkludering", "Kunnskap", "Folkehelse"),
        )
        truth = Truth(family="ht", file=f"ht-{number:02d}-{key}.docx", language=idea.language)
        other: dict[str, object] = {}
        if key == "foto":
            other["justification"] = None
            truth.flag("/proposals/0/justification", "Sjå vedlegg")
        add(truth, idea, layout, **other)
        save(folder / truth.file, _county_body(idea, layout, nn, number))
        truths.append(truth)
    return truths


def _county_body(idea: Idea, layout: Layout, nn: bool, number: int) -> str:
    choices = (*layout.focus, "Forsking" if nn else "Forskning")
    if number == 1:
        area = paragraph(
            run("Satsing (strek under): ")
            + run(" / ").join(run(choice, UNDERLINED if index == idea.focus else "") for index, choice in enumerate(choices))
        )
    else:
        marks = ("[x]", "[ ]") if number == 2 else ("(X)", "( )")
        area = line(
            ("Satsing (set kryss): " if nn else "Satsing (sett kryss): ")
            + "   ".join(f"{marks[0] if index == idea.focus else marks[1]} {choice}" for index, choice in enumerate(choices))
        )
    cross = ("x", "☒", "X")[number - 1]
    blank = ("", "☐", "")[number - 1]
    yes_no = [["Handlar tiltaket om …" if nn else "Handler tiltaket om …", "Ja", "Nei"]]
    yes_no += [[frame, *((cross, blank) if index in idea.frames else (blank, cross))] for index, frame in enumerate(layout.frames)]
    facts = [
        ["Tittel", idea.title], ["Fagmiljø som står bak", idea.group], ["Avdeling", idea.unit], ["Kontaktperson og e-post", f"{idea.name}, {idea.email}"],
        ["Kva vil de gjera?" if nn else "Hva vil dere gjøre?", idea.description], ["Kvifor?" if nn else "Hvorfor?", "Sjå vedlegg" if idea.key == "foto" else idea.justification],
        ["Kva er oppnådd når tiltaket er slutt?" if nn else "Hva er oppnådd når tiltaket er slutt?", idea.goal], ["Korleis kan vi måla det?" if nn else "Hvordan kan vi måle det?", idea.indicator],
        ["Tal i dag" if nn else "Tall i dag", words(idea.baseline)], ["Tal som de vil nå" if nn else "Tall dere vil nå", words(idea.target)],
        ["Delmål i strategien (nummer)", idea.strategy[0]], ["Byrjar" if nn else "Begynner", date(idea.start)], ["Sluttar" if nn else "Slutter", date(idea.end)],
    ]  # fmt: skip
    hours = [
        [
            "Tilsett" if nn else "Ansatt",
            "Stilling/oppgåve" if nn else "Stilling/oppgave",
            "Avdeling",
            "Timar 2023" if nn else "Timer 2023",
            "2024",
            "2025",
        ],
        *grids.hours_by_year(idea, layout),
    ]
    costs = [
        ["Utgift", "2023", "2024", "2025", "Kven betalar" if nn else "Hvem betaler"],
        *grids.pick(grids.costs_by_year(idea, layout), 0, 2, 3, 4, 1),
    ]
    risks = [
        [
            "Hva kan gå galt" if not nn else "Kva kan gå gale",
            "Hvor sannsynlig (1–5)" if not nn else "Kor sannsynleg (1–5)",
            "Hvor alvorlig (1–5)" if not nn else "Kor alvorleg (1–5)",
            "Kva gjer vi" if nn else "Hva gjør vi",
        ],
        *grids.risk_rows(idea),
    ]
    stones = [["Delmål", "Frist"], *grids.pick(grids.milestone_rows(idea), 1, 0)]
    return "".join((line("Tiltak til handlingsprogrammet" if nn else "Tiltak til handlingsprogrammet 2023–2025", style="Title"), table(facts, 2), area, table(yes_no), line("Pengar" if nn else "Penger", BOLD), table(costs), line("Arbeidsinnsats", BOLD), table(hours), line("Uvisse" if nn else "Usikkerhet", BOLD), table(risks), line("Delmål", BOLD), table(stones)))  # fmt: skip
