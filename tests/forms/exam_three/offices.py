# ruff: noqa: E501
"""Word forms of a county, a secretariat with the title in the page's header, a sheet of facts for each measure, and a second round."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.forms.exam_three.funders import without
from tests.forms.held_out import grids
from tests.forms.held_out.content import Idea, Layout, Said, Truth, Written, add, meaning, words
from tests.forms.held_out.word_tables import date
from tests.forms.held_out.word_text import in_thousands
from tests.forms.held_out.wordxml import BOLD, GREY, ITALIC, answer, cell, line, paragraph, run, save, table


def in_work_years(said: Said) -> Written:
    """Write work years with a comma; the hours are those of what was written."""
    hours = meaning(said)
    assert isinstance(hours, (int, float))
    part = max(0.05, round(hours / 1695, 2))
    return f"{part:g}".replace(".", ","), part * 1695


def district(folder: Path) -> list[Truth]:
    """A nynorsk county's form: one column, label and colon in bold before the answer in the same line of the cell; work years."""
    truths = []
    for number, key in enumerate(("spel", "kvern"), start=1):
        idea = grids.idea_of(key)
        layout = Layout(
            asks=without("focus_area"),
            money=in_thousands,
            time=in_work_years,
            frames=("Berekraft", "Folkehelse", "Nynorsk og dialekt", "Ungdom"),
        )
        truth = Truth(family="fy", file=f"fy-{number:02d}-{key}.docx", language="nn")
        add(truth, idea, layout)
        save(folder / truth.file, _district_body(idea, layout), header=line("Fjordane fylkeskommune · Kultur og folkehelse"))
        truths.append(truth)
    return truths


def _district_body(idea: Idea, layout: Layout) -> str:
    def one(label: str, said: str) -> list[str]:
        first, *rest = said.split("\n")
        return [cell(paragraph(run(f"{label}: ", BOLD) + run(first)) + "".join(line(part) for part in rest))]

    frames = "   ".join(f"{'[x]' if n in idea.frames else '[ ]'} {name}" for n, name in enumerate(layout.frames))
    rows = [
        one("Prosjektnamn", idea.title), one("Søkjar (gruppe)", idea.group), one("Eining", idea.unit), one("Kontaktperson", idea.name), one("E-post", idea.email),
        one("Prosjektleiar", idea.leader), one("Oppstart", date(idea.start)), one("Avslutting", date(idea.end)), one("Skildring", idea.description), one("Grunngjeving", idea.justification),
        one("Mål", idea.goal), one("Indikator", idea.indicator), one("Nosituasjon (tal)", words(idea.baseline)), one("Måltal", words(idea.target)), one("Strategimål", idea.strategy[0]),
        one("Omsyn", frames), one("Kva må vere på plass først", "\n".join(idea.dependencies) or "-"),
    ]  # fmt: skip
    return (
        line("Tiltaksskjema 2023–2025", style="Title")
        + line("Skriv kort. Eitt skjema for kvart tiltak.", ITALIC)
        + table(rows)
        + line("Kostnader (1000 kr)", style="Heading2")
        + table([["Kostnad", "Finansiert av", "2023", "2024", "2025"], *grids.costs_by_year(idea, layout), ["Sum", "", *_sums(idea)]])
        + line("Årsverk", style="Heading2")
        + table([["Namn", "Rolle", "Eining", "Årsverk 2023", "Årsverk 2024", "Årsverk 2025"], *grids.hours_by_year(idea, layout)])
        + line("Uvisse", style="Heading2")
        + table([["Uvissemoment", "Sannsyn", "Konsekvens", "Tiltak"], *grids.risk_rows(idea)])
        + line("Framdrift", style="Heading2")
        + table([["Delmål", "Frist"], *([what, date(day)] for day, what in idea.milestones)])
    )


def _sums(idea: Idea) -> list[str]:
    sums = dict.fromkeys(grids.YEARS, 0.0)
    for _, _, years in idea.costs:
        for year, said in years.items():
            amount = meaning(said)
            sums[year] += amount / 1000 if isinstance(amount, (int, float)) else 0
    return [f"{amount:g}".replace(".", ",") for amount in sums.values()]


LETTERS = "ABCDE"


def secretariat(folder: Path) -> list[Truth]:
    """The measure's name stands in the page's header alone; yes and no; the risks' steps as letters; a row an amount with the year."""
    truths = []
    for number, key in enumerate(("lok", "heis"), start=1):
        idea = grids.idea_of(key)
        layout = Layout(asks=without("strategy_goals", "focus_area"), frames=("Universell utforming", "Miljø", "Samarbeid", "Likestilling"))
        truth = Truth(family="se", file=f"se-{number:02d}-{key}.docx")
        add(truth, idea, layout)
        save(folder / truth.file, _secretariat_body(idea, layout), header=paragraph(run("Tiltak: ", BOLD) + run(idea.title)))
        truths.append(truth)
    return truths


def _secretariat_body(idea: Idea, layout: Layout) -> str:
    def pair(label: str, help_text: str, said: str) -> list[str]:
        return [cell(line(label, BOLD) + (line(help_text, GREY) if help_text else "")), cell(answer(said)) if said else cell()]

    rows = [
        pair("Fra gruppe", "", idea.group), pair("Ansvarlig enhet", "", idea.unit), pair("Saksbehandler hos dere", "Navn og e-post", f"{idea.name}, {idea.email}"),
        pair("Tiltaksansvarlig", "Den som skal lede arbeidet", idea.leader), pair("Tidsrom", "Fra og med – til og med", f"{date(idea.start)} - {date(idea.end)}"),
        pair("Om tiltaket", "Inntil en halv side", idea.description), pair("Nytte og nødvendighet", "Hvorfor skal museet bruke penger på dette?", idea.justification),
        pair("Effektmål", "", idea.goal), pair("Måleparameter", "", idea.indicator), pair("Verdi i dag / ønsket verdi", "", f"{words(idea.baseline)} / {words(idea.target)}"),
        pair("Avhengig av", "Andre tiltak, vedtak eller avtaler", "\n".join(idea.dependencies)),
    ]  # fmt: skip
    checks = [
        ["Gjelder tiltaket", "Ja", "Nei"],
        *([name, "X" if n in idea.frames else "", "" if n in idea.frames else "X"] for n, name in enumerate(layout.frames)),
    ]
    risks = [[what, LETTERS[int(words(p)) - 1], LETTERS[int(words(c)) - 1], done] for what, p, c, done in idea.risks]
    return (
        line("Vedlegg 2 – Tiltaksbeskrivelse", style="Heading1")
        + table(rows, 2)
        + line("Sjekkliste", style="Heading2") + table(checks)
        + line("Økonomi", style="Heading2") + table([["År", "Utgift", "Beløp (kr)", "Kilde"], *([year, what, amount, paid] for what, paid, year, amount in grids.cost_items(idea, layout))])
        + line("Bemanning", style="Heading2") + table([["År", "Ansatt", "Funksjon", "Enhet", "Antall timer"], *([year, who, role, unit, time] for who, role, unit, year, time in grids.hour_items(idea, layout))])
        + line("Risikomatrise (A = svært lav, E = svært høy)", style="Heading2") + table([["Nr.", "Hendelse", "Sanns.", "Kons.", "Forebyggende tiltak"], *([str(n), *row] for n, row in enumerate(risks, start=1))])
        + line("Milepælsplan", style="Heading2") + table([["M", "Beskrivelse", "Planlagt dato"], *([f"M{n}", what, date(day)] for n, (day, what) in enumerate(idea.milestones, start=1))])
    )  # fmt: skip


def facts(folder: Path) -> list[Truth]:
    """A fact sheet: labels above their answers in a table of three columns, long texts under shaded bands, answers in English in one."""
    truths = []
    for number, key in enumerate(("fossil", "clock"), start=1):
        idea = grids.idea_of(key)
        layout = Layout(
            asks=without("dependencies", "hours"),
            focus=("Natur og geologi", "Bygninger"),
            frames=("Klima", "Kunnskap", "Frivillighet", "Barn og unge"),
        )
        truth = Truth(family="fa", file=f"fa-{number:02d}-{key}.docx", language=idea.language, accept={"/language": ["nb", "en"]})
        add(truth, idea, layout)
        save(folder / truth.file, _facts_body(idea, layout))
        truths.append(truth)
    return truths


def _facts_body(idea: Idea, layout: Layout) -> str:
    def heads(*names: str) -> list[str]:
        return [cell(line(name, BOLD + '<w:sz w:val="16"/>')) for name in names]

    def band(label: str, said: str) -> list[list[str]]:
        return [[cell(line(label.upper(), BOLD), span=3, shade="1F4E79")], [cell(answer(said), span=3)]]

    rows = [
        heads("Tiltak", "Forslagsstiller", "Seksjon"), [idea.title, idea.group, idea.unit],
        heads("Kontakt", "E-postadresse", "Prosjektleder"), [idea.name, idea.email, idea.leader],
        heads("Område", "Fra dato", "Til dato"), [layout.focus[idea.focus], date(idea.start), date(idea.end)],
        *band("Innhold i tiltaket", idea.description), *band("Begrunnelse", idea.justification), *band("Ønsket effekt", idea.goal),
        heads("Indikator", "Startverdi", "Sluttverdi"), [idea.indicator, words(idea.baseline), words(idea.target)],
        heads("Strategimål (nr.)", "Hensyn", "Journalnr. (fylles ut av arkivet)"), [idea.strategy[0], "; ".join(layout.frames[n] for n in idea.frames), ""],
    ]  # fmt: skip
    costs = [[what, paid, *cells] for what, paid, *cells in grids.costs_by_year(idea, layout)]
    return (
        line("Faktaark for tiltak", style="Title")
        + table(rows, 3)
        + line("Kostnadsoverslag", BOLD)
        + table([["Hva", "Midler fra", "2023 (kr)", "2024 (kr)", "2025 (kr)"], *costs])
        + line("Risikobilde", BOLD)
        + "".join(
            table([["Risiko", what], ["Sannsynlighet (1–5)", words(p)], ["Konsekvens (1–5)", words(c)], ["Håndtering", done]]) + line()
            for what, p, c, done in idea.risks
        )
        + line("Milepæler", BOLD)
        + "".join(paragraph(run(f"{date(day)}: {what}"), numbered=1) for day, what in idea.milestones)
    )


def second_round(folder: Path) -> list[Truth]:
    """A letter from the unit with its ranking of one measure and who should lead it, as numbered questions."""
    truths = []
    skills = (
        "Har ledet fire utstillinger og kan kontrakter.",
        "Ti år som prosjektleder, sist for «Byen under jorda».",
        "Rolig og tydelig, får folk med seg.",
    )
    for number, key in enumerate(("dodo", "stav"), start=1):
        idea = replace(grids.idea_of(key), unit=grids.idea_of(key).unit)
        reason = "Tiltaket svarer best på målene våre, og pengene er sikret." if number == 1 else "Vi har folkene, men ikke tiden i 2023."
        truth = Truth(family="ru", file=f"ru-{number:02d}-{key}.docx", kind="unit-priority")
        layout = Layout(asks=("title", "unit"))
        leader = {"name": idea.leader, "competence": skills[0], "experience": skills[1], "qualities": skills[2]}
        add(truth, idea, layout, leader=leader, priority=number, priority_reason=reason)
        questions = [
            ("Hvilket tiltak gjelder svaret?", idea.title), ("Hvilken enhet svarer?", idea.unit), ("Hvilket nummer har tiltaket på enhetens liste?", str(number)), ("Hvorfor har enheten satt det der?", reason),
            ("Hvem skal lede tiltaket?", idea.leader), ("Hvilken kompetanse har vedkommende?", skills[0]), ("Hvilken erfaring har vedkommende fra før?", skills[1]), ("Hvilke personlige egenskaper er viktige?", skills[2]),
        ]  # fmt: skip
        body = line("Runde to: enhetens prioritering og valg av leder", style="Title") + line("Svar på alle spørsmålene.", ITALIC)
        save(
            folder / truth.file,
            body + "".join(line(f"{n}. {asked}", BOLD) + answer(said) for n, (asked, said) in enumerate(questions, start=1)),
        )
        truths.append(truth)
    return truths
