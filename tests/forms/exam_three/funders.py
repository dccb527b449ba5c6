# ruff: noqa: E501
"""Word forms as those who pay send them out: the European Union, a savings bank's foundation, a council for culture, a research council."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.forms.held_out import grids
from tests.forms.held_out.content import ALL, Idea, Layout, Said, Truth, Written, add, meaning, words
from tests.forms.held_out.word_odd import in_person_months
from tests.forms.held_out.word_tables import date
from tests.forms.held_out.word_text import in_thousands
from tests.forms.held_out.wordxml import BOLD, GREY, ITALIC, answer, cell, line, paragraph, run, save, table


def without(*names: str) -> tuple[str, ...]:
    """Return all the fields but those."""
    return tuple(name for name in ALL if name not in names)


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def english_date(said: Said) -> str:
    """Write a plain date as 1 March 2023, and other words as they were said."""
    text = words(said)
    return f"{int(text[8:])} {MONTHS[int(text[5:7]) - 1]} {text[:4]}" if len(text) == 10 and text[4] == "-" else text


def european(folder: Path) -> list[Truth]:
    """Numbered questions as headings, answers with bullets and a table of facts inside; person-months; likelihood as letters."""
    truths = []
    for number, key in enumerate(("seeds", "ice"), start=1):
        idea = grids.idea_of(key)
        text = idea.description + "\n- a pilot with two partners\n- open data: all results under CC BY"
        idea = replace(idea, description=text)
        layout = Layout(
            asks=without("frames", "dependencies", "focus_area", "strategy_goals"),
            money=in_thousands,
            time=in_person_months,
            hour_parts=("person", "unit"),
        )
        truth = Truth(family="eu", file=f"eu-{number:02d}-{key}.docx", language="en")
        add(truth, idea, layout)
        truth.accept["/proposals/0/description"] = [
            text + "\nPartner\tCountry\nLund University\tSweden",
            text + "\nLund University Sweden",
            text + "\nPartner Country\nLund University Sweden",
        ]
        save(folder / truth.file, _european_body(idea, layout, number), header=line("HERITAGE-2023-ACT · Application form (Part B)", GREY))
        truths.append(truth)
    return truths


def _european_body(idea: Idea, layout: Layout, number: int) -> str:
    def asked(head: str, help_text: str, said: str) -> str:
        return line(head, style="Heading2") + (line(help_text, ITALIC) if help_text else "") + answer(said)

    partners = table([["Partner", "Country"], ["Lund University", "Sweden"]])
    risks = [
        ["Risk No", "Description of risk", "Likelihood (1–5)", "Impact (1–5)", "Proposed risk-mitigation measures"],
        *([f"R{n}", *row] for n, row in enumerate(grids.risk_rows(idea), start=1)),
    ]
    budget = [
        ["Budget heading", "Source of funding", "Year 1 (2023)", "Year 2 (2024)", "Year 3 (2025)"],
        *grids.costs_by_year(idea, layout),
    ]
    staff = [
        ["Staff member", "Department", "PM 2023", "PM 2024", "PM 2025"],
        *([row[0], *row[2:]] for row in grids.hours_by_year(idea, layout)),
    ]
    stones = [
        ["Milestone No", "Milestone name", "Due date"],
        *([f"MS{n}", what, english_date(day)] for n, (day, what) in enumerate(idea.milestones, start=1)),
    ]
    return (
        line("Action proposal", style="Title")
        + table([["Proposal title", idea.title], ["Proposing group", idea.group], ["Host department", idea.unit], ["Main contact", f"{idea.name} ({idea.email})"], ["Project coordinator", idea.leader], ["Start date", english_date(idea.start)], ["End date", english_date(idea.end)]])
        + line("1. EXCELLENCE", style="Heading1")
        + asked("1.1 What will be done?", "Describe the activities in plain language (max. half a page).", idea.description)
        + (partners if number == 1 else "")
        + asked("1.2 Why is the action needed?", "State of the art and needs.", idea.justification)
        + line("2. IMPACT", style="Heading1")
        + asked("2.1 Overall objective", "", idea.goal)
        + line("2.2 Key performance indicator", style="Heading2")
        + table([["KPI", "Baseline value", "Target value"], [idea.indicator, words(idea.baseline), words(idea.target)]])
        + line("3. IMPLEMENTATION", style="Heading1")
        + line("3.1 Milestones", style="Heading2") + table(stones)
        + line("3.2 Critical risks", style="Heading2") + table(risks)
        + line("3.3 Staff effort (person-months)", style="Heading2") + table(staff)
        + line("3.4 Budget (NOK 1000)", style="Heading2") + table(budget)
    )  # fmt: skip


def foundation(folder: Path) -> list[Truth]:
    """Label, answer, label, answer in a row; the period in one answer; expenses and income in two tables, money in tkr."""
    truths = []
    for number, key in enumerate(("torv", "meteor"), start=1):
        idea = grids.idea_of(key)
        layout = Layout(
            asks=without("frames", "strategy_goals", "hours", "focus_area", "dependencies"), money=in_thousands, cost_parts=("category",)
        )
        truth = Truth(family="fo", file=f"fo-{number:02d}-{key}.docx")
        add(truth, idea, layout)
        save(folder / truth.file, _foundation_body(idea, layout), header=line("Gavefondet i Sparebanken Nordfjell"))
        truths.append(truth)
    return truths


def _foundation_body(idea: Idea, layout: Layout) -> str:
    def bold(text: str) -> str:
        return cell(line(text, BOLD), shade="E2EFDA")

    def wide(text: str) -> str:
        return cell(text, span=3)

    top = [
        [bold("Prosjektets navn"), wide(idea.title)],
        [bold("Søkergruppe"), idea.group, bold("Avdeling"), idea.unit],
        [bold("Kontaktperson"), idea.name, bold("E-post"), idea.email],
        [bold("Prosjektansvarlig"), idea.leader, bold("Prosjektperiode"), f"{date(idea.start)} – {date(idea.end)}"],
        [bold("Kort om prosjektet"), wide(idea.description)],
        [bold("Behov og bakgrunn"), wide(idea.justification)],
        [bold("Hva ønsker dere å oppnå?"), wide(idea.goal)],
        [bold("Hvordan måles resultatet?"), wide(idea.indicator)],
        [bold("Dagens nivå"), words(idea.baseline), bold("Ønsket nivå"), words(idea.target)],
    ]
    rows = [[row[0], *row[2:]] for row in grids.costs_by_year(idea, layout, total=False)]
    paid: dict[str, dict[int, float]] = {}
    for _, who, years in idea.costs:
        for year, said in years.items():
            amount = meaning(said)
            assert isinstance(amount, (int, float))
            paid.setdefault(who, {})[year] = paid.setdefault(who, {}).get(year, 0) + amount / 1000
    income = [[who, *(f"{years[year]:g}" if year in years else "" for year in grids.YEARS)] for who, years in paid.items()]
    return (
        line("Søknad om gave", style="Title")
        + line("Søknadsfrist 15. oktober. Felt med grønn bakgrunn er faste.", ITALIC)
        + table(top, 4)
        + line("Budsjett – alle tall i tkr", BOLD)
        + table([["Utgifter", "2023", "2024", "2025"], *rows])
        + line()
        + table([["Inntekter / finansiering", "2023", "2024", "2025"], *income])
        + line("Risikovurdering", BOLD)
        + table([["Hva kan gå galt?", "Hvor sannsynlig (1–5)", "Hvor alvorlig (1–5)", "Hva gjør vi?"], *grids.risk_rows(idea)])
        + line("Viktige datoer", BOLD)
        + table([["Når", "Hva skal være ferdig"], *([date(day), what] for day, what in idea.milestones)])
    )


STEPS = {1: "Svært lav", 2: "Lav", 3: "Middels", 4: "Høy", 5: "Svært høy"}


def culture(folder: Path) -> list[Truth]:
    """The answer in the row under the label, merged over the table; a box for the office; ticks before names; steps in words."""
    truths = []
    for number, key in enumerate(("urmaker", "samisk"), start=1):
        idea = grids.idea_of(key)
        layout = Layout(
            asks=without("leader"),
            frames=("Mangfold og inkludering", "Klima", "Ytringsfrihet", "Samarbeid på tvers"),
            focus=("Visuell kunst og formidling", "Kulturvern"),
        )
        truth = Truth(family="ku", file=f"ku-{number:02d}-{key}.docx")
        add(truth, idea, layout)
        save(folder / truth.file, _culture_body(idea, layout), header=line("Kulturrådet Nord"))
        truths.append(truth)
    return truths


def _culture_body(idea: Idea, layout: Layout) -> str:
    def under(label: str, said: str) -> list[list[str]]:
        return [[cell(line(label, BOLD), span=3, shade="EEEEEE")], [cell(answer(said), span=3)]]

    def three(labels: list[str], said: list[str]) -> list[list[str]]:
        return [[cell(line(label, BOLD), shade="EEEEEE") for label in labels], said]

    def tick(names: tuple[str, ...], chosen: list[str]) -> str:
        return "\n".join(f"{'☒' if name in chosen else '☐'} {name}" for name in names)

    rows = [
        *under("Tiltakets tittel", idea.title),
        *three(["Søkende gruppe", "Enhet", "Kontaktperson og e-post"], [idea.group, idea.unit, f"{idea.name}\n{idea.email}"]),
        *under("Fagområde (kryss av for ett)", tick(layout.focus, [layout.focus[idea.focus]])),
        *under("Sammendrag av tiltaket", idea.description),
        *under("Begrunn behovet", idea.justification),
        *under("Mål for tiltaket", idea.goal),
        *three(["Indikator", "Utgangspunkt", "Måltall"], [idea.indicator, words(idea.baseline), words(idea.target)]),
        *under("Hvilke mål i strategien bidrar tiltaket til?", idea.strategy[0]),
        *under("Tverrgående hensyn (kryss av for ett eller flere)", tick(layout.frames, [layout.frames[n] for n in idea.frames])),
        *three(["Start", "Slutt", "Avhengigheter"], [date(idea.start), date(idea.end), "\n".join(idea.dependencies)]),
    ]
    risks = [[what, STEPS[int(words(p))], STEPS[int(words(c))], done] for what, p, c, done in idea.risks]
    office = table(
        [
            [cell(line("Fylles ut av administrasjonen", BOLD), span=4, shade="D0CECE")],
            ["Saksnr.", "22/10331", "Mottatt dato", "18.10.2022"],
            ["Saksbehandler", "Turid Aas", "Merknader", ""],
        ],
        4,
    )
    return (
        office
        + line("Søknadsskjema tiltaksmidler", style="Title")
        + table(rows, 3)
        + line("Utgiftsbudsjett", BOLD)
        + table([["Utgiftspost", "Dekkes av", "Budsjett 2023", "Budsjett 2024", "Budsjett 2025"], *grids.costs_by_year(idea, layout)])
        + line("Egeninnsats i timer", BOLD)
        + table([["Medarbeider", "Oppgave", "Tilhører", "Timer 2023", "Timer 2024", "Timer 2025"], *grids.hours_by_year(idea, layout)])
        + line("Risiko", BOLD)
        + table([["Risikomoment", "Sannsynlighet", "Konsekvens", "Risikoreduserende tiltak"], *risks])
        + line("Fremdriftsplan", BOLD)
        + table([["Aktivitet", "Ferdig"], *([what, date(day)] for day, what in idea.milestones)])
    )


def quarter(said: Said) -> tuple[str, str]:
    """Return a plain date as a quarter in words, and that quarter's first day."""
    text = words(said)
    number = (int(text[5:7]) - 1) // 3 + 1
    return f"Q{number} {text[:4]}", f"{text[:4]}-{number * 3 - 2:02d}-01"


def in_percent(said: Said) -> Written:
    """Write the share of a year without a sign; the hours are those of what was written."""
    hours = meaning(said)
    assert isinstance(hours, (int, float))
    part = max(5, round(hours / 1695 * 20) * 5)
    return str(part), part * 16.95


def research(folder: Path) -> list[Truth]:
    """A university's form: numbered headings, help left standing in brackets, milestones as bullets by quarter, percent of a post."""
    truths = []
    for number, key in enumerate(("drakt", "skrift"), start=1):
        idea = grids.idea_of(key)
        idea = replace(idea, milestones=tuple((quarter(day), what) for day, what in idea.milestones))
        layout = Layout(
            time=in_percent,
            asks=without("dependencies"),
            focus=("Forskning og formidling", "Vitenskapelige samlinger"),
            frames=("Berekraft", "Kvalitet", "Mangfold", "Utviklingsavtalen"),
        )
        truth = Truth(family="un", file=f"un-{number:02d}-{key}.docx")
        add(truth, idea, layout)
        save(folder / truth.file, _research_body(idea, layout), header=line("Universitetet – Fakultet for kulturvern"))
        truths.append(truth)
    return truths


def _research_body(idea: Idea, layout: Layout) -> str:
    def asked(head: str, said: str, help_text: str = "") -> str:
        return line(head, style="Heading2") + (line(help_text, GREY) if help_text else "") + answer(said)

    staff = [
        ["Navn", "Rolle", "Institutt/seksjon", "Stillingsprosent 2023", "Stillingsprosent 2024", "Stillingsprosent 2025"],
        *grids.hours_by_year(idea, layout),
    ]
    return (
        line("Prosjektforslag til tiltaksplanen", style="Title")
        + line("1 Om forslaget", style="Heading1")
        + asked("1.1 Tittel på forslaget", idea.title, "[Maks 80 tegn]")
        + asked("1.2 Foreslått av", idea.group)
        + asked("1.3 Vertsenhet", idea.unit)
        + asked("1.4 Kontakt", f"Navn: {idea.name}\nE-post: {idea.email}")
        + asked("1.5 Foreslått prosjektleder", idea.leader)
        + asked("1.6 Hvilket satsingsområde hører forslaget til?", layout.focus[idea.focus], "[Forskning og formidling / Vitenskapelige samlinger]")
        + asked("1.7 Gjennomføringsperiode", f"Fra {date(idea.start)} til {date(idea.end)}")
        + line("2 Faglig innhold", style="Heading1")
        + asked("2.1 Hva vil dere gjøre?", idea.description, "[Beskriv aktivitetene. Unngå forkortelser.]")
        + asked("2.2 Hvorfor bør museet gjøre dette nå?", idea.justification)
        + asked("2.3 Hva er målet?", idea.goal)
        + asked("2.4 Hvordan vet dere at målet er nådd?", f"Indikator: {idea.indicator}\nNåverdi: {words(idea.baseline)}\nMålverdi: {words(idea.target)}")
        + asked("2.5 Strategiske mål", idea.strategy[0])
        + asked("2.6 Rammer", "\n".join(f"- {layout.frames[n]}" for n in idea.frames))
        + line("3 Ressurser", style="Heading1")
        + line("3.1 Personal (prosent av full stilling)", style="Heading2") + table(staff)
        + line("3.2 Kostnader i kroner", style="Heading2")
        + table([["Kostnadstype", "Finansiering", "Sum", "2023", "2024", "2025"], *([row[0], row[1], row[5], *row[2:5]] for row in grids.costs_by_year(idea, layout, total=True))])
        + line("4 Gjennomføring", style="Heading1")
        + line("4.1 Milepæler", style="Heading2")
        + "".join(paragraph(run(f"{words(day)}: {what}"), numbered=1) for day, what in idea.milestones)
        + line("4.2 Risiko og tiltak", style="Heading2")
        + table([["Risiko", "S (1-5)", "K (1-5)", "Tiltak"], *grids.risk_rows(idea)])
    )  # fmt: skip
