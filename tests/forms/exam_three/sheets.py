# ruff: noqa: E501
"""Excel forms: labels in B with answers merged from D to H, grids side by side, labels above, and numbers before the labels."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from tests.forms.exam_three.funders import without
from tests.forms.held_out import grids
from tests.forms.held_out.content import Idea, Layout, Truth, add, words
from tests.forms.held_out.sheets import FAINT, FILL, STRONG, Value, day, figure, plain, save, share, thousands


def _book(title: str) -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    return book, sheet


def _row(sheet: Worksheet, row: int, column: int, values: list[Value], *, strong: bool = False) -> None:
    for index, value in enumerate(values, start=column):
        if value not in ("", None):
            sheet.cell(row, index, value)
        if strong:
            sheet.cell(row, index).font = STRONG


def merged(folder: Path) -> list[Truth]:
    """Labels in column B, answers merged over D to H; the money to the left and the hours to the right of each other, the sum first."""
    truths = []
    for number, key in enumerate(("fossil", "eple"), start=1):
        idea = grids.idea_of(key)
        layout = Layout(
            asks=without("frames", "dependencies"), money=plain, time=plain, focus=("Utendørs", "Innendørs"), hour_parts=("person",)
        )
        truth = Truth(family="xm", file=f"xm-{number:02d}-{key}.xlsx")
        add(truth, idea, layout)
        book, sheet = _book("Tiltaksskjema")
        _fill_merged(sheet, idea, layout)
        save(book, folder / truth.file)
        truths.append(truth)
    return truths


def _fill_merged(sheet: Worksheet, idea: Idea, layout: Layout) -> None:
    sheet["B2"] = "TILTAKSSKJEMA"
    sheet["B2"].font = STRONG
    sheet["B3"] = "Museet Midt · grå felt fylles ut"
    sheet["B3"].font = FAINT
    rows: list[tuple[str, Value]] = [
        ("Navn på tiltak:", idea.title), ("Gruppe:", idea.group), ("Avd.:", idea.unit), ("Kontaktpers.:", idea.name), ("E-postadr.:", idea.email), ("Leder av tiltaket:", idea.leader),
        ("Satsing:", layout.focus[idea.focus]), ("Hva går tiltaket ut på?", idea.description), ("Hvorfor?", idea.justification), ("Mål:", idea.goal), ("Måles ved:", idea.indicator),
        ("Verdi ved start:", figure(idea.baseline)), ("Verdi ved slutt:", figure(idea.target)), ("Strategimål:", idea.strategy[0]), ("Startdato:", day(idea.start)), ("Sluttdato:", day(idea.end)),
    ]  # fmt: skip
    row = 5
    for label, said in rows:
        sheet.cell(row, 2, label)
        sheet.merge_cells(start_row=row, end_row=row, start_column=4, end_column=8)
        sheet.cell(row, 4, said or None if not isinstance(said, (int, float)) else said).fill = FILL
        sheet.cell(row, 4).alignment = Alignment(wrap_text=True)
        row += 1
    row += 1
    sheet.cell(row, 2, "Kostnader i kroner").font = STRONG
    sheet.cell(row, 10, "Timer").font = STRONG
    _row(sheet, row + 1, 2, ["Hva", "Kilde", "Sum", 2023, 2024, 2025], strong=True)
    _row(sheet, row + 1, 10, ["Navn", 2023, 2024, 2025], strong=True)
    for index, (what, paid, years) in enumerate(idea.costs, start=row + 2):
        _row(
            sheet,
            index,
            2,
            [what, paid, f"=SUM(E{index}:G{index})", *(layout.money(years[year])[0] if year in years else None for year in grids.YEARS)],
        )
    for index, (who, _, _, times) in enumerate(idea.hours, start=row + 2):
        _row(sheet, index, 10, [who, *(layout.time(times[year])[0] if year in times else None for year in grids.YEARS)])
    row += 3 + max(len(idea.costs), len(idea.hours))
    _row(sheet, row, 2, ["Risiko", None, "Sannsynlighet", "Konsekvens", "Tiltak"], strong=True)
    for index, (what, p, c, done) in enumerate(idea.risks, start=row + 1):
        _row(sheet, index, 2, [what, None, figure(p), figure(c), done])
    row += 2 + len(idea.risks)
    _row(sheet, row, 2, ["Milepæl", None, "Dato"], strong=True)
    for index, (when, what) in enumerate(idea.milestones, start=row + 1):
        _row(sheet, index, 2, [what, None, day(when)])


def above(folder: Path) -> list[Truth]:
    """Labels above their answers, two or three side by side; money in thousands; shares of a year by person."""
    truths = []
    for number, key in enumerate(("lyd", "torv"), start=1):
        idea = grids.idea_of(key)
        layout = Layout(
            asks=without("dependencies", "risks"),
            money=thousands,
            time=share,
            hour_parts=("person", "role"),
            focus=("Musikk", "Håndverk"),
            frames=("Miljø", "Kvalitet", "Samspill", "Mangfold"),
        )
        truth = Truth(family="xa", file=f"xa-{number:02d}-{key}.xlsx")
        add(truth, idea, layout)
        book, sheet = _book("Ark1")
        _fill_above(sheet, idea, layout)
        save(book, folder / truth.file)
        truths.append(truth)
    return truths


def _fill_above(sheet: Worksheet, idea: Idea, layout: Layout) -> None:
    sheet["A1"] = "Innmelding av tiltak 2023–2025"
    blocks: list[list[tuple[str, Value]]] = [
        [("Tittel på tiltaket", idea.title)],
        [("Meldt inn av", idea.group), ("Enhet", idea.unit), ("Innsatsområde", layout.focus[idea.focus])],
        [("Kontakt", idea.name), ("Kontaktens e-post", idea.email), ("Leder for tiltaket", idea.leader)],
        [("Fra", day(idea.start)), ("Til", day(idea.end))],
        [("Beskrivelse av tiltaket", idea.description)],
        [("Bakgrunn og behov", idea.justification)],
        [("Mål", idea.goal), ("Indikator", idea.indicator)],
        [("Nåverdi", figure(idea.baseline)), ("Målverdi", figure(idea.target)), ("Mål i strategien", idea.strategy[0])],
        [("Hensyn som er ivaretatt", ", ".join(layout.frames[n] for n in idea.frames))],
    ]
    row = 3
    for block in blocks:
        for index, (label, said) in enumerate(block):
            sheet.cell(row, 1 + 2 * index, label).font = STRONG
            sheet.cell(row + 1, 1 + 2 * index, said or None if not isinstance(said, (int, float)) else said).fill = FILL
        row += 3
    _row(sheet, row, 1, ["Kostnader (i hele tusen)"], strong=True)
    _row(sheet, row + 1, 1, ["Kostnadstype", "Betales av", "23", "24", "25"], strong=True)
    for index, (what, paid, years) in enumerate(idea.costs, start=row + 2):
        _row(sheet, index, 1, [what, paid, *(layout.money(years[year])[0] if year in years else None for year in grids.YEARS)])
    row += 3 + len(idea.costs)
    _row(sheet, row, 1, ["Andel av full stilling"], strong=True)
    _row(sheet, row + 1, 1, ["Medarbeider", "Rolle", 2023, 2024, 2025], strong=True)
    for index, (who, role, _, times) in enumerate(idea.hours, start=row + 2):
        for column, value in enumerate(
            [who, role, *(layout.time(times[year])[0] if year in times else None for year in grids.YEARS)], start=1
        ):
            sheet.cell(index, column, value).number_format = "0%" if column > 2 else "General"
    row += 3 + len(idea.hours)
    _row(sheet, row, 1, ["Milepæler"], strong=True)
    for index, (when, what) in enumerate(idea.milestones, start=row + 1):
        _row(sheet, index, 1, [day(when), what])


def numbered(folder: Path) -> list[Truth]:
    """An English form: a number, the label and the answer in three columns, sections between; one row a cost with a year."""
    truths = []
    for number, key in enumerate(("nets", "teen"), start=1):
        idea = grids.idea_of(key)
        layout = Layout(asks=without("frames"), focus=("Engagement", "Collections"))
        truth = Truth(family="xn", file=f"xn-{number:02d}-{key}.xlsx", language="en")
        add(truth, idea, layout)
        book, sheet = _book("Application")
        _fill_numbered(sheet, idea, layout)
        save(book, folder / truth.file)
        truths.append(truth)
    return truths


def _fill_numbered(sheet: Worksheet, idea: Idea, layout: Layout) -> None:
    sheet["A1"] = "Small grants programme – application form"
    sections: list[tuple[str, list[tuple[str, Value]]]] = [
        ("A", [("Applicant group", idea.group), ("Department", idea.unit), ("Contact", idea.name), ("Email address", idea.email)]),
        ("B", [("Name of project", idea.title), ("Priority area", layout.focus[idea.focus]), ("What do you want to do?", idea.description), ("Why is it needed?", idea.justification), ("Outcome", idea.goal), ("How will you measure it?", idea.indicator), ("Current value", figure(idea.baseline)), ("Target value", figure(idea.target)), ("Which strategic goals does it serve?", idea.strategy[0])]),
        ("C", [("Planned start", day(idea.start)), ("Planned finish", day(idea.end)), ("Project manager", idea.leader), ("Depends on", "\n".join(idea.dependencies))]),
    ]  # fmt: skip
    names = {"A": "About you", "B": "About the project", "C": "Delivery"}
    row = 3
    for letter, asked in sections:
        _row(sheet, row, 1, [letter, names[letter]], strong=True)
        for index, (label, said) in enumerate(asked, start=1):
            _row(sheet, row + index, 1, [f"{letter}{index}", label])
            sheet.cell(row + index, 3, said or None if not isinstance(said, (int, float)) else said)
        row += len(asked) + 2
    grid: list[tuple[str, str, list[Value], list[list[Value]]]] = [
        (
            "D",
            "Costs (NOK)",
            ["", "Item", "Year", "Amount", "Paid by"],
            [["", what, int(year), amount, paid] for what, paid, year, amount in grids.cost_items(idea, layout)],
        ),
        (
            "E",
            "Staff time",
            ["", "Name", "Role", "Department", "Year", "Hours"],
            [["", who, role, unit, int(year), time] for who, role, unit, year, time in grids.hour_items(idea, layout)],
        ),
        (
            "F",
            "Risks",
            ["", "Risk", "Likelihood", "Severity", "Response"],
            [["", what, words(p), words(c), done] for what, p, c, done in idea.risks],
        ),
        ("G", "Milestones", ["", "Date", "What is finished?"], [["", day(said), what] for said, what in idea.milestones]),
    ]
    for letter, name, heads, lines in grid:
        _row(sheet, row, 1, [letter, name], strong=True)
        _row(sheet, row + 1, 1, heads, strong=True)
        for index, values in enumerate(lines, start=row + 2):
            _row(sheet, index, 1, values)
        row += len(lines) + 3
