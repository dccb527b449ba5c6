"""Word files that other programs have written: a shared document without styles and tables, and a page of one table with half-years."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.forms.exam_three.funders import without
from tests.forms.held_out import grids
from tests.forms.held_out.content import Idea, Layout, Said, Truth, Written, add, as_written, cost_cells, hour_cells, meaning, words
from tests.forms.held_out.word_tables import date
from tests.forms.held_out.wordxml import BOLD, cell, line, paragraph, run, save, table

NAMES = ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember")


def long_date(said: Said) -> str:
    """Write a plain date as 1. mars 2023, and other words as they were said."""
    text = words(said)
    return f"{int(text[8:])}. {NAMES[int(text[5:7]) - 1]} {text[:4]}" if len(text) == 10 and text[4] == "-" else text


def in_kroner(said: Said) -> Written:
    """Write kroner with the word behind."""
    text, amount = as_written(said)
    return (f"{text} kr" if isinstance(said, (int, float)) else text), amount


def in_hours(said: Said) -> Written:
    """Write hours with the letter behind."""
    text, hours = as_written(said)
    return (f"{text} t" if isinstance(said, (int, float)) else text), hours


def shared_document(folder: Path) -> list[Truth]:
    """No styles and no tables: bold lines, tabs, smart quotes, a stacked contact block, costs and people as tabbed lines."""
    truths = []
    for number, key in enumerate(("brev", "glass"), start=1):
        idea = grids.idea_of(key)
        idea = replace(
            idea,
            start=words(idea.start) if not isinstance(idea.start, str) else idea.start,
            justification=idea.justification + "\nDirektøren sa det slik: “Dette må vi gjøre: nå eller aldri.”",
        )
        layout = Layout(
            asks=without("frames", "leader", "dependencies", "focus_area", "risks"),
            money=in_kroner,
            time=in_hours,
            hour_parts=("person", "role"),
        )
        truth = Truth(family="gd", file=f"gd-{number:02d}-{key}.docx")
        add(truth, idea, layout)
        save(folder / truth.file, _shared_body(idea, layout))
        truths.append(truth)
    return truths


def _shared_body(idea: Idea, layout: Layout) -> str:
    def asked(head: str, said: str) -> str:
        return line(head, BOLD) + "".join(line(part) for part in said.split("\n")) + line()

    costs = "".join(line(f"{what}\t{paid}\t{year}\t{figure[0]}") for what, paid, year, figure in cost_cells(idea, layout))
    hours = "".join(line(f"{who}\t{role}\t{year}\t{figure[0]}") for who, role, _, year, figure in hour_cells(idea, layout))
    return (
        line("Forslag til handlingsplanen 2023–2025", BOLD)
        + line()
        + asked("Hva heter tiltaket?", idea.title)
        + asked("Hvilken gruppe foreslår det?", idea.group)
        + asked("Hvilken avdeling hører gruppen til?", idea.unit)
        + line("Kontaktperson", BOLD) + line(f"Navn: {idea.name}") + line(f"E-post: {idea.email}") + line("Tlf.: 73 59 21 45") + line()
        + paragraph(run("Prosjektperiode: ", BOLD) + run(f"fra {long_date(idea.start)} til {long_date(idea.end)}"))
        + line()
        + asked("Beskriv tiltaket", idea.description)
        + asked("Hvorfor trengs det?", idea.justification)
        + asked("Hva er målet med tiltaket?", idea.goal)
        + paragraph(run("Måles med: ", BOLD) + run(idea.indicator))
        + paragraph(run("I dag: ", BOLD) + run(words(idea.baseline)))
        + paragraph(run("Når tiltaket er ferdig: ", BOLD) + run(words(idea.target)))
        + line()
        + asked("Mål i museets strategi", idea.strategy[0])
        + line("Budsjett", BOLD) + line("Hva\tHvem betaler\tÅr\tBeløp", BOLD) + costs + line()
        + line("Timer", BOLD) + line("Hvem\tRolle\tÅr\tTimer", BOLD) + hours + line()
        + line("Milepæler", BOLD) + "".join(line(f"{long_date(day)} – {what}") for day, what in idea.milestones)
    )  # fmt: skip


def pages_table(folder: Path) -> list[Truth]:
    """A nynorsk table of question and answer with a header row; a column a half-year for the hours, short years for the money."""
    truths = []
    for number, key in enumerate(("foto", "elv"), start=1):
        idea = grids.idea_of(key)
        layout = Layout(asks=without("frames"), focus=("Formidling", "Samling og forvaltning"), hour_parts=("person", "unit"))
        truth = Truth(family="pg", file=f"pg-{number:02d}-{key}.docx", language="nn")
        add(truth, idea, layout)
        save(folder / truth.file, _pages_body(idea, layout))
        truths.append(truth)
    return truths


def _pages_body(idea: Idea, layout: Layout) -> str:
    asked = [
        ["Spørsmål", "Svar"],
        ["Kva heiter tiltaket?", idea.title],
        ["Kven kjem med framlegget?", f"{idea.group}"],
        ["Kva avdeling?", idea.unit],
        ["Kven kan vi snakke med?", idea.name],
        ["E-post", idea.email],
        ["Kven skal leie tiltaket?", idea.leader],
        ["Innsatsområde", layout.focus[idea.focus]],
        ["Kva skal gjerast?", idea.description],
        ["Kvifor er det viktig?", idea.justification],
        ["Kva skal vi oppnå?", idea.goal],
        ["Korleis måler vi det?", idea.indicator],
        ["Kor er vi no?", words(idea.baseline)],
        ["Kor skal vi?", words(idea.target)],
        ["Mål i strategien", idea.strategy[0]],
        ["Når startar tiltaket?", date(idea.start)],
        ["Når er det slutt?", date(idea.end)],
        ["Kva er tiltaket avhengig av?", "\n".join(idea.dependencies) or "Ingenting"],
    ]
    halves = []
    for who, _, unit, years in idea.hours:
        cells = []
        for year in grids.YEARS:
            said = meaning(years[year]) if year in years else ""
            cells += ["", str(said)] if year == 2023 else [str(said), ""]
        halves.append([who, unit, *cells])
    heads = ["Vår 23", "Haust 23", "Vår 24", "Haust 24", "Vår 25", "Haust 25"]
    return (
        line("Tiltaksframlegg", BOLD)
        + table(asked)
        + line("Kva kostar det? (kr)", BOLD)
        + table([["Kva", "Kven betaler", "-23", "-24", "-25"], *grids.costs_by_year(idea, layout)])
        + line("Kor mange timar?", BOLD)
        + table([["Namn", "Avdeling", *heads], *halves])
        + line("Kva kan gå gale?", BOLD)
        + table([["Hending", "Sannsyn (1–5)", "Følgje (1–5)", "Mottiltak"], *grids.risk_rows(idea)])
        + line("Milepålar", BOLD)
        + table([["Tidspunkt", "Milepål"], *([cell(date(day)), what] for day, what in idea.milestones)])
    )
