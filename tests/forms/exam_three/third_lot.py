# ruff: noqa: E501
"""Forms with traps: other tables of money, other people and days, headers that are repeated, categories over several rows, a source in each header."""

from __future__ import annotations

from pathlib import Path

from tests.forms.exam_three.funders import without
from tests.forms.exam_three.second_lot import made
from tests.forms.held_out import grids
from tests.forms.held_out.content import Idea, Layout, Truth, words
from tests.forms.held_out.word_tables import date
from tests.forms.held_out.wordxml import BOLD, ITALIC, answer, cell, line, table


def traps(folder: Path) -> list[Truth]:
    """A letterhead with a day, a table of earlier grants, an owner, a steering group and an approver beside the leader."""
    return made(folder, "ta", ("lok", "nokler"), Layout(asks=without("frames", "hours", "milestones")), _traps_body)


def _traps_body(idea: Idea, layout: Layout) -> str:
    rows = [
        ("Prosjekttittel", idea.title), ("Fagmiljø", idea.group), ("Avdeling", idea.unit), ("Kontaktperson", f"{idea.name}, tlf. 901 22 334, {idea.email}"), ("Prosjekteier", "Avdelingsdirektør Gro Melby"), ("Prosjektleder", idea.leader), ("Styringsgruppe", "Gro Melby, Jan Tore Aas og Eli Rønning"),
        ("Område", layout.focus[idea.focus]), ("Prosjektbeskrivelse", idea.description), ("Begrunnelse", idea.justification), ("Forventet resultat", idea.goal), ("Suksesskriterium", idea.indicator), ("Nullpunktsmåling", words(idea.baseline)), ("Måltall", words(idea.target)),
        ("Forankring i strategien", idea.strategy[0]), ("Oppstartsdato", date(idea.start)), ("Sluttdato", date(idea.end)), ("Avhengigheter", "\n".join(idea.dependencies) or "-"),
    ]  # fmt: skip
    return (
        line("Museum Vest, Postboks 44, 5001 Bergen") + line("Dato: 12.10.2022") + line("Vår ref.: 22/771-3")
        + line("Prosjektforslag", style="Title")
        + table([[cell(line(label, BOLD)), cell(answer(said))] for label, said in rows])
        + line("Tidligere tildelinger til gruppen", style="Heading2")
        + table([["År", "Prosjekt", "Beløp", "Kilde"], ["2019", "Lysverket", "120 000", "Kulturrådet"], ["2021", "Gamle skilt", "85 000", "Fylket"]])
        + line("Prosjektets kostnader", style="Heading2")
        + table([["Kostnad", "Finansiering", "2023", "2024", "2025"], *grids.costs_by_year(idea, layout)])
        + line("Risiko", style="Heading2")
        + table([["Risiko", "Sannsynlighet", "Konsekvens", "Tiltak"], *grids.risk_rows(idea)])
        + line("Godkjenning", style="Heading2")
        + table([["Navn", "Gro Melby"], ["Dato", "14.10.2022"], ["Underskrift", ""]])
    )  # fmt: skip


def broken_tables(folder: Path) -> list[Truth]:
    """Headers repeated in the middle of a table, a category that stands once over its rows, sums between, an example in front."""
    truths = made(
        folder,
        "tb",
        ("seil", "glass"),
        Layout(asks=without("frames", "dependencies", "risks"), hour_parts=("person", "role")),
        _broken_body,
    )
    for truth in truths:
        stones = truth.proposals[0]["milestones"]
        assert isinstance(stones, list)
        for stone in stones:
            stone["date"] = f"{stone['date'][:7]}-01"  # the form gives the month
    return truths


def _broken_body(idea: Idea, layout: Layout) -> str:
    def asked(label: str, said: str) -> list[str]:
        return [cell(line(label, BOLD) + line("Fyll inn", ITALIC)), cell(answer(said)) if said else cell()]

    heads = ["Utgift", "Betales av", "2023", "2024", "2025"]
    money = grids.costs_by_year(idea, layout)
    rows = [heads, ["Eksempel: leie av lift", "Egne midler", "20 000", "", ""], money[0], heads, *money[1:]]
    staff = [["Navn", "Rolle", "År", "Timer"]]
    for who, role, _, years in idea.hours:
        for number, (year, said) in enumerate(years.items()):
            staff.append(
                [
                    cell(who, merged="restart") if not number else cell("", merged="continue"),
                    cell(role, merged="restart") if not number else cell("", merged="continue"),
                    str(year),
                    words(said),
                ]
            )
    top = [
        ("Tiltak", idea.title),
        ("Gruppe", idea.group),
        ("Enhet", idea.unit),
        ("Navn på kontaktperson", idea.name),
        ("E-postadresse", idea.email),
        ("Hvem leder tiltaket?", idea.leader),
        ("Satsingsområde", layout.focus[idea.focus]),
        ("Beskrivelse", idea.description),
        ("Begrunnelse", idea.justification),
        ("Mål", idea.goal),
        ("Indikator", idea.indicator),
        ("Startverdi", words(idea.baseline)),
        ("Sluttverdi", words(idea.target)),
        ("Strategiske mål", idea.strategy[0]),
        ("Startdato", date(idea.start)),
        ("Sluttdato", date(idea.end)),
    ]
    return (
        line("Tiltaksskjema", style="Title") + table([asked(label, said) for label, said in top])
        + line("Utgifter", style="Heading2") + table(rows)
        + line("Egeninnsats", style="Heading2") + table(staff)
        + line("Milepæler", style="Heading2") + table([["Milepæl", "Måned"], *([what, date(day)[3:]] for day, what in idea.milestones)])
    )  # fmt: skip


def source_in_header(folder: Path) -> list[Truth]:
    """Each money column is headed by a source and a year: «Egne midler 2023», «Eksterne midler 2023»."""
    truths = made(folder, "tc", ("fossil", "heis"), Layout(asks=without("frames", "dependencies", "hours")), _header_body)
    for truth in truths:
        for proposal in truth.proposals:
            costs = proposal["costs"]
            assert isinstance(costs, list)
            for cost in costs:
                cost["funding"] = "Egne midler" if cost["funding"] == "Egne midler" else "Eksterne midler"
    return truths


def _header_body(idea: Idea, layout: Layout) -> str:
    names = ("Egne midler", "Eksterne midler")
    heads = ["Kostnad", *(f"{name} {year}" for year in grids.YEARS for name in names)]
    rows = []
    for what, paid, years in idea.costs:
        own = paid == "Egne midler"
        rows.append(
            [
                what,
                *(
                    str(layout.money(years[year])[0]) if year in years and own == (name == "Egne midler") else ""
                    for year in grids.YEARS
                    for name in names
                ),
            ]
        )
    top = [
        ("Tittel", idea.title),
        ("Gruppe", idea.group),
        ("Enhet", idea.unit),
        ("Kontaktperson", idea.name),
        ("E-post", idea.email),
        ("Prosjektleder", idea.leader),
        ("Satsingsområde", layout.focus[idea.focus]),
        ("Beskrivelse", idea.description),
        ("Begrunnelse", idea.justification),
        ("Mål", idea.goal),
        ("Indikator", idea.indicator),
        ("Nåverdi", words(idea.baseline)),
        ("Målverdi", words(idea.target)),
        ("Strategimål", idea.strategy[0]),
        ("Start", date(idea.start)),
        ("Slutt", date(idea.end)),
    ]
    return (
        line("Skjema", style="Title") + table([[cell(line(label, BOLD)), cell(answer(said)) if said else cell()] for label, said in top])
        + line("Kostnader i kroner", style="Heading2") + table([heads, *rows])
        + line("Risiko", style="Heading2") + table([["Risiko", "Sannsynlighet", "Konsekvens", "Tiltak"], *grids.risk_rows(idea)])
        + line("Milepæler", style="Heading2") + table([["Dato", "Milepæl"], *([date(day), what] for day, what in idea.milestones)])
    )  # fmt: skip
