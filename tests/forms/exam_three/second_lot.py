# ruff: noqa: E501
"""More Word forms: sources across, years over sources, three pairs in a row, bold answers, dotted leaders, help left in the answer, sums in sentences."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.forms.exam_three.funders import english_date, without
from tests.forms.exam_three.pages import long_date
from tests.forms.held_out import grids
from tests.forms.held_out.content import Idea, Layout, Truth, Years, add, meaning, words
from tests.forms.held_out.word_tables import date
from tests.forms.held_out.wordxml import BOLD, ITALIC, answer, cell, line, paragraph, run, save, table


def made(folder: Path, family: str, keys: tuple[str, ...], layout: Layout, body: Callable[[Idea, Layout], str]) -> list[Truth]:
    """Write a form for each idea, and return their truths."""
    truths = []
    for number, key in enumerate(keys, start=1):
        idea = grids.idea_of(key)
        truth = Truth(family=family, file=f"{family}-{number:02d}-{key}.docx", language=idea.language)
        add(truth, idea, layout)
        save(folder / truth.file, body(idea, layout))
        truths.append(truth)
    return truths


def _amounts(idea: Idea, layout: Layout) -> dict[tuple[str, int], str]:
    return {(paid, year): str(layout.money(said)[0]) for _, paid, years in idea.costs for year, said in years.items()}


def sources_across(folder: Path) -> list[Truth]:
    """The payers head the columns of the money, the years its rows; the hours have a row for each person and year."""
    layout = Layout(asks=without("frames", "dependencies", "risks"), cost_parts=("funding",), by_year=True)
    return made(folder, "ka", ("eple", "sykkel"), layout, _sources_body)


def _sources_body(idea: Idea, layout: Layout) -> str:
    payers = list(dict.fromkeys(paid for _, paid, _ in idea.costs))
    amounts = _amounts(idea, layout)
    money = [["År", *payers], *([str(year), *(amounts.get((paid, year), "") for paid in payers)] for year in grids.YEARS)]
    top = [
        ("Tiltak", idea.title), ("Gruppe", idea.group), ("Avdeling", idea.unit), ("Kontakt", f"{idea.name} / {idea.email}"), ("Leder", idea.leader), ("Satsingsområde", layout.focus[idea.focus]),
        ("Hva", idea.description), ("Hvorfor", idea.justification), ("Mål", idea.goal), ("Indikator", idea.indicator), ("Nå", words(idea.baseline)), ("Etter", words(idea.target)),
        ("Strategimål", idea.strategy[0]), ("Fra – til", f"{date(idea.start)}–{date(idea.end)}"),
    ]  # fmt: skip
    return (
        line("Forslag til tiltak", style="Title")
        + table([[cell(line(label, BOLD)), said] for label, said in top])
        + line("Penger fordelt på kilde (kr)", BOLD) + table(money)
        + line("Timer", BOLD) + table([["År", "Navn", "Rolle", "Avdeling", "Timer"], *([year, who, role, unit, time] for who, role, unit, year, time in grids.hour_items(idea, layout))])
        + line("Milepæler", BOLD) + table([["Dato", "Milepæl"], *([date(day), what] for day, what in idea.milestones)])
    )  # fmt: skip


def three_pairs(folder: Path) -> list[Truth]:
    """Three labels with their answers beside each other in a row, and labels of long answers alone; plain type throughout."""
    layout = Layout(asks=without("frames", "risks", "dependencies"))
    return made(folder, "kb", ("varde", "nets"), layout, _pairs_body)


def _pairs_body(idea: Idea, layout: Layout) -> str:
    english = idea.language == "en"
    day = english_date if english else date
    names = (
        (
            "Title",
            "Group",
            "Department",
            "Contact",
            "Email",
            "Leader",
            "Theme",
            "Start",
            "End",
            "Baseline",
            "Target",
            "Strategic goals",
            "What will you do?",
            "Why?",
            "Goal",
            "Indicator",
        )
        if english
        else (
            "Tittel",
            "Gruppe",
            "Avdeling",
            "Kontakt",
            "E-post",
            "Leder",
            "Tema",
            "Start",
            "Slutt",
            "Nullverdi",
            "Måltall",
            "Strategimål",
            "Hva vil dere gjøre?",
            "Hvorfor?",
            "Mål",
            "Indikator",
        )
    )
    said = (
        idea.title,
        idea.group,
        idea.unit,
        idea.name,
        idea.email,
        idea.leader,
        layout.focus[idea.focus],
        day(idea.start),
        day(idea.end),
        words(idea.baseline),
        words(idea.target),
        idea.strategy[0],
        idea.description,
        idea.justification,
        idea.goal,
        idea.indicator,
    )
    pairs = list(zip(names, said, strict=True))
    rows = [[part for pair in pairs[at : at + 3] for part in pair] for at in (3, 6, 9)]
    wide = [[label, cell(answer(text), span=5)] for label, text in (*pairs[:3], *pairs[12:])]
    heads = (
        ("Cost", "Paid by", "Person", "Role", "Unit", "Milestone", "Date")
        if english
        else ("Kostnad", "Betales av", "Person", "Rolle", "Enhet", "Milepæl", "Dato")
    )
    return (
        table([*wide[:3], *rows, *wide[3:]], 6)
        + line("Budget (NOK)" if english else "Budsjett (kr)")
        + table([[*heads[:2], "2023", "2024", "2025"], *grids.costs_by_year(idea, layout)])
        + line("Working hours" if english else "Timer")
        + table([[*heads[2:5], "2023", "2024", "2025"], *grids.hours_by_year(idea, layout)])
        + line("Milestones" if english else "Milepæler")
        + table([[*heads[5:]], *([what, day(when)] for when, what in idea.milestones)])
    )


def bold_answers(folder: Path) -> list[Truth]:
    """The labels are plain with a colon, and the answers bold below them; frames as printed names of which one is crossed (x)."""
    layout = Layout(
        asks=without("dependencies", "risks", "milestones"), frames=("Miljø", "Kvalitet", "Samarbeid", "Mangfold"), hour_parts=("person",)
    )
    return made(folder, "kc", ("gips", "rotte"), layout, _bold_body)


def _bold_body(idea: Idea, layout: Layout) -> str:
    asked = [
        ("Tiltakets navn:", idea.title), ("Fra hvilken gruppe:", idea.group), ("Avdeling:", idea.unit), ("Kontaktperson:", idea.name), ("E-post:", idea.email), ("Satsingsområde:", layout.focus[idea.focus]),
        ("Beskrivelse av tiltaket:", idea.description), ("Begrunnelse:", idea.justification), ("Mål:", idea.goal), ("Indikator:", idea.indicator), ("Verdi i dag:", words(idea.baseline)), ("Ønsket verdi:", words(idea.target)),
        ("Strategimål:", idea.strategy[0]), ("Starter:", date(idea.start)), ("Slutter:", date(idea.end)), ("Prosjektleder:", idea.leader),
    ]  # fmt: skip
    frames = "".join(line(f"({'x' if n in idea.frames else ' '}) {name}") for n, name in enumerate(layout.frames))
    return (
        line("Skjema for tiltak", style="Title")
        + "".join(line(label) + "".join(line(part, BOLD) for part in said.split("\n") if part) for label, said in asked)
        + line("Hensyn:") + frames
        + line("Kostnader:") + table([["Hva", "Kilde", "2023", "2024", "2025"], *grids.costs_by_year(idea, layout)])
        + line("Timer:") + table([["Hvem", "2023", "2024", "2025"], *([row[0], *row[3:]] for row in grids.hours_by_year(idea, layout))])
    )  # fmt: skip


def dotted(folder: Path) -> list[Truth]:
    """Dotted leaders between label and answer, underscores after the answer, and a period with a length instead of an end."""
    layout = Layout(asks=without("frames", "risks", "dependencies", "costs", "hours", "milestones"))
    return made(folder, "kd", ("kart", "garn"), layout, _dotted_body)


def _dotted_body(idea: Idea, layout: Layout) -> str:
    asked = [
        ("Tittel", idea.title), ("Gruppe", idea.group), ("Enhet", idea.unit), ("Kontaktperson", idea.name), ("E-post", idea.email), ("Satsingsområde", layout.focus[idea.focus]), ("Prosjektleder", idea.leader),
        ("Beskrivelse", idea.description), ("Begrunnelse", idea.justification), ("Mål", idea.goal), ("Indikator", idea.indicator), ("Nåverdi", words(idea.baseline)), ("Målverdi", words(idea.target)), ("Strategimål", idea.strategy[0]),
        ("Startdato", long_date(idea.start)), ("Sluttdato", long_date(idea.end)),
    ]  # fmt: skip
    return line("Tiltaksforslag", BOLD) + "".join(
        line(f"{label} .......... {said}" if said else f"{label} ..............................") for label, said in asked
    )


def help_in_answers(folder: Path) -> list[Truth]:
    """The help stands plain in the answer's cell and the answer after it; the two-level head has the years over the sources."""
    layout = Layout(asks=without("focus_area", "frames", "dependencies", "hours"), cost_parts=("category", "funding"))
    return made(folder, "ke", ("fossil", "heis"), layout, _help_body)


def _help_body(idea: Idea, layout: Layout) -> str:
    rows = [
        ("Tittel", "Skriv en kort tittel.", idea.title), ("Gruppe", "", idea.group), ("Enhet", "", idea.unit), ("Kontaktperson", "Oppgi navn og e-post.", f"{idea.name}, {idea.email}"), ("Prosjektleder", "", idea.leader),
        ("Beskrivelse", "Beskriv hva som skal gjøres, maks 200 ord.", idea.description), ("Begrunnelse", "Hvorfor er tiltaket viktig?", idea.justification), ("Mål", "Formuler målet slik at det kan etterprøves.", idea.goal),
        ("Indikator", "Velg noe som kan telles.", idea.indicator), ("Nullpunkt", "", words(idea.baseline)), ("Måltall", "", words(idea.target)), ("Strategimål", "Oppgi nummer.", idea.strategy[0]),
        ("Start", "", date(idea.start)), ("Slutt", "", date(idea.end)),
    ]  # fmt: skip
    return (
        line("Prosjektskjema", style="Title")
        + table([[cell(line(label, BOLD)), cell((line(note) if note else "") + answer(said)) if said or note else cell()] for label, note, said in rows])
        + line("Kostnader", BOLD)
        + table([[cell("Kostnad", merged="restart"), cell("Finansiering", merged="restart"), cell("Beløp i kroner", span=3)], [cell("", merged="continue"), cell("", merged="continue"), "2023", "2024", "2025"], *grids.costs_by_year(idea, layout)], 5)
        + line("Risiko", BOLD)
        + table([["Risiko", "Sannsynlighet (1–5)", "Konsekvens (1–5)", "Tiltak"], *([what, f"{words(p)} av 5", f"{words(c)} av 5", done] for what, p, c, done in idea.risks)])
        + line("Milepæler", BOLD)
        + "".join(paragraph(run(f"{what} ({date(day)})"), numbered=1) for day, what in idea.milestones)
    )  # fmt: skip


def in_sentences(folder: Path) -> list[Truth]:
    """Money and hours as bullets, one for each thing and person, with several years in each."""
    layout = Layout(asks=without("frames", "risks", "dependencies", "focus_area"), hour_parts=("person", "role"))
    return made(folder, "kf", ("fossil", "sykkel"), layout, _sentences_body)


def _sentences_body(idea: Idea, layout: Layout) -> str:
    del layout

    def figures(years: Years, unit: str) -> str:
        meant = {year: meaning(said) for year, said in years.items()}
        return ", ".join(f"{year}: {figure:,} {unit}".replace(",", " ") for year, figure in meant.items() if isinstance(figure, int))

    def asked(head: str, said: str) -> str:
        return line(head, style="Heading2") + answer(said)

    return (
        line("Idéskjema", style="Title")
        + line("Send skjemaet til plan@museum.example innen fredag.", ITALIC)
        + asked("Idéens navn", idea.title) + asked("Gruppe", idea.group) + asked("Avdeling", idea.unit) + asked("Kontaktperson", f"{idea.name}\n{idea.email}") + asked("Prosjektleder", idea.leader)
        + asked("Hva skal gjøres?", idea.description) + asked("Hvorfor?", idea.justification) + asked("Mål", idea.goal) + asked("Indikator", f"{idea.indicator}: fra {words(idea.baseline)} til {words(idea.target)}")
        + asked("Strategimål", idea.strategy[0]) + asked("Tidsrom", f"{date(idea.start)} – {date(idea.end)}")
        + line("Kostnader", style="Heading2") + "".join(paragraph(run(f"{what} ({paid}) – {figures(years, 'kr')}"), numbered=1) for what, paid, years in idea.costs)
        + line("Timer", style="Heading2") + "".join(paragraph(run(f"{who}, {role.lower()} – {figures(years, 'timer')}"), numbered=1) for who, role, _, years in idea.hours)
        + line("Milepæler", style="Heading2") + "".join(paragraph(run(f"{what}: {long_date(day)}"), numbered=1) for day, what in idea.milestones)
    )  # fmt: skip
