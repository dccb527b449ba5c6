# ruff: noqa: E501
"""More Excel forms: a period over four cells, crosses beside names, answers below merged labels, and years over sources in two header rows."""

from __future__ import annotations

from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from tests.forms.exam_three.funders import without
from tests.forms.exam_three.sheets import _book, _row
from tests.forms.held_out import grids
from tests.forms.held_out.content import Idea, Layout, Truth, add, words
from tests.forms.held_out.sheets import STRONG, Value, day, figure, plain, save


def crosses(folder: Path) -> list[Truth]:
    """Labels with asterisks, the period as fra and til in one row, considerations with a cross in the cell before them."""
    truths = []
    for number, key in enumerate(("plakat", "bie"), start=1):
        idea = grids.idea_of(key)
        layout = Layout(
            asks=without("dependencies", "risks"),
            money=plain,
            time=plain,
            frames=("Klima og miljø", "Kvalitet i alle ledd", "Samarbeid", "Inkludering"),
        )
        truth = Truth(family="kx", file=f"kx-{number:02d}-{key}.xlsx")
        add(truth, idea, layout)
        book, sheet = _book("Skjema")
        _fill(sheet, idea, layout)
        save(book, folder / truth.file)
        truths.append(truth)
    return truths


def _fill(sheet: Worksheet, idea: Idea, layout: Layout) -> None:
    sheet["A1"] = "Tiltaksinnmelding"
    sheet["A2"] = "Felt med * er obligatoriske"
    rows: list[tuple[str, Value]] = [
        ("Tiltakets tittel *", idea.title), ("Gruppe *", idea.group), ("Enhet *", idea.unit), ("Kontaktperson *", idea.name), ("E-post *", idea.email), ("Prosjektleder", idea.leader), ("Satsingsområde *", layout.focus[idea.focus]),
        ("Beskrivelse *", idea.description), ("Begrunnelse *", idea.justification), ("Mål *", idea.goal), ("Indikator", idea.indicator), ("Dagens verdi", figure(idea.baseline)), ("Målverdi", figure(idea.target)), ("Strategimål", idea.strategy[0]),
    ]  # fmt: skip
    row = 4
    for label, said in rows:
        sheet.cell(row, 1, label)
        if said not in ("", None):
            sheet.cell(row, 2, said)
        row += 1
    _row(sheet, row, 1, ["Prosjektperiode *", "fra", day(idea.start), "til", day(idea.end)])
    row += 2
    sheet.cell(row, 1, "Hensyn (sett x)").font = STRONG
    for number, name in enumerate(layout.frames, start=1):
        sheet.cell(row + number, 1, "x" if number - 1 in idea.frames else None)
        sheet.cell(row + number, 2, name)
    row += 7
    sheet.cell(row, 1, "Kostnader (kr)").font = STRONG
    _row(sheet, row + 1, 1, ["Kostnad", "Finansieres av", 2023, 2024, 2025], strong=True)
    for index, (what, paid, years) in enumerate(idea.costs, start=row + 2):
        _row(sheet, index, 1, [what, paid, *(layout.money(years[year])[0] if year in years else None for year in grids.YEARS)])
    row += len(idea.costs) + 4
    sheet.cell(row, 1, "Timer").font = STRONG
    _row(sheet, row + 1, 1, ["Navn", "Rolle", "Enhet", 2023, 2024, 2025], strong=True)
    for index, (who, role, unit, times) in enumerate(idea.hours, start=row + 2):
        _row(sheet, index, 1, [who, role, unit, *(layout.time(times[year])[0] if year in times else None for year in grids.YEARS)])
    row += len(idea.hours) + 4
    sheet.cell(row, 1, "Milepæler").font = STRONG
    for index, (when, what) in enumerate(idea.milestones):
        _row(sheet, row + 1 + index, 1, [f"Milepæl {index + 1}", what, "Dato", words(when)])
