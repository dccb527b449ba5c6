# ruff: noqa: E501
"""Lists of proposals: a column a proposal in a workbook, and a row a proposal in a Word table."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.forms.held_out.content import Truth, meaning, words
from tests.forms.held_out.lists import BOKMAL, NYNORSK, Row
from tests.forms.held_out.sheets import STRONG, Value, day, save
from tests.forms.held_out.wordxml import BOLD, cell, line, table
from tests.forms.held_out.wordxml import save as save_word


def _proposal(row: Row, *, short: bool) -> dict[str, object]:
    costs = [
        {"year": year, "amount": meaning(said), "funding": row.funding} for year, said in row.costs.items() if meaning(said) is not None
    ]
    hours = [{"year": year, "hours": meaning(said)} for year, said in row.hours.items() if meaning(said) is not None]
    whole: dict[str, object] = {
        "title": row.title, "unit": row.unit, "contact": {"name": row.name}, "focus_area": row.focus, "description": row.description, "goal": row.goal,
        "start": meaning(row.start), "end": meaning(row.end), "costs": costs, "hours": [] if short else hours,
    }  # fmt: skip
    if not short:
        whole["contact"] = {"name": row.name, "email": row.email}
    return {name: value for name, value in whole.items() if value not in (None, "", [])}


def columns_of_proposals(folder: Path) -> list[Truth]:
    """Labels and sections down the first column, a proposal in each of the next; money in thousands."""
    truths = []
    for number, (rows, language) in enumerate(((NYNORSK, "nn"), (BOKMAL[3:7], "nb")), start=1):
        kept = [row for row in rows if all(meaning(said) is not None for said in (*row.costs.values(), *row.hours.values()))]
        truth = Truth(family="lk", file=f"lk-{number:02d}.xlsx", kind="proposal-list", language=language)
        truth.proposals = [_proposal(row, short=False) for row in kept]
        book = openpyxl.Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        sheet.title = "Tiltak"
        _fill_columns(sheet, kept, nynorsk=language == "nn")
        save(book, folder / truth.file)
        truths.append(truth)
    return truths


def _fill_columns(sheet: Worksheet, rows: list[Row], *, nynorsk: bool) -> None:
    def said(values: object, year: int) -> Value:
        assert isinstance(values, dict)
        amount = meaning(values[year]) if year in values else None
        return amount if isinstance(amount, (int, float)) else None

    def money(row: Row, year: int) -> Value:
        amount = said(row.costs, year)
        return amount / 1000 if isinstance(amount, (int, float)) else None

    lines: list[tuple[str, list[Value]]] = [
        ("Namn på tiltaket" if nynorsk else "Navn på tiltaket", [row.title for row in rows]),
        ("Eining" if nynorsk else "Enhet", [row.unit for row in rows]),
        ("Kontaktperson", [row.name for row in rows]),
        ("E-post", [row.email for row in rows]),
        ("Innsatsområde", [row.focus for row in rows]),
        ("Kva går tiltaket ut på?" if nynorsk else "Hva går tiltaket ut på?", [row.description for row in rows]),
        ("Mål", [row.goal for row in rows]),
        ("Frå" if nynorsk else "Fra", [day(row.start) for row in rows]),
        ("Til", [day(row.end) for row in rows]),
        ("Kostnader (tkr)", []),
        *[(str(year), [money(row, year) for row in rows]) for year in (2023, 2024, 2025)],
        ("Finansiering", [row.funding for row in rows]),
        ("Timar" if nynorsk else "Timer", []),
        *[(str(year), [said(row.hours, year) for row in rows]) for year in (2023, 2024, 2025)],
    ]
    sheet["A1"] = "Oversikt over tiltak"
    for index, (label, values) in enumerate(lines, start=3):
        sheet.cell(index, 1, label).font = STRONG
        for column, value in enumerate(values, start=2):
            sheet.cell(index, column, value)
    for column in range(len(rows)):
        sheet.cell(2, column + 2, f"Tiltak {column + 1}").font = STRONG


def word_list(folder: Path) -> list[Truth]:
    """A table in Word with a row a proposal, an amount a year."""
    truths = []
    for number, rows in enumerate((BOKMAL[:4], BOKMAL[4:9]), start=1):
        kept = [row for row in rows if all(meaning(said) is not None for said in row.costs.values())]
        truth = Truth(family="lw", file=f"lw-{number:02d}.docx", kind="proposal-list")
        truth.proposals = [_proposal(row, short=True) for row in kept]
        heads = [
            "Nr.",
            "Tiltak",
            "Avdeling",
            "Ansvarlig",
            "Område",
            "Beskrivelse",
            "Mål",
            "Start",
            "Slutt",
            "2023 (kr)",
            "2024 (kr)",
            "2025 (kr)",
            "Finansiering",
        ]
        lines = [
            [str(n), row.title, row.unit, row.name, row.focus, row.description, row.goal, _date(row.start), _date(row.end)]
            + [words(row.costs[year]) if year in row.costs else "" for year in (2023, 2024, 2025)]
            + [row.funding]
            for n, row in enumerate(kept, start=1)
        ]
        body = line("Forslag fra seksjonene, samlet liste", BOLD) + table([[cell(line(head, BOLD)) for head in heads], *lines])
        save_word(folder / truth.file, body)
        for index in range(len(kept)):
            truth.accept[f"/proposals/{index}/contact/name"] = [None]
            truth.accept[f"/proposals/{index}/leader/name"] = [kept[index].name]
        truths.append(truth)
    return truths


def _date(said: object) -> str:
    text = str(said[0] if isinstance(said, tuple) else said)
    return f"{text[8:]}.{text[5:7]}.{text[:4]}" if len(text) == 10 and text[4] == "-" else text
