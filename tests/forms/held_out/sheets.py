"""Excel forms: labels left with notes, years down, two forms in one workbook."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.forms.held_out import grids
from tests.forms.held_out.content import ALL, Idea, Layout, Said, Truth, Written, add, as_written, meaning, words
from tests.forms.held_out.wordxml import pack

Value = str | int | float | datetime | None
STRONG = Font(bold=True)
FAINT = Font(italic=True, color="808080")
FILL = PatternFill("solid", fgColor="FFF2CC")


def save(book: Workbook, path: Path) -> None:
    """Write the workbook so that it is the same on every day."""
    written = BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as package:
        parts: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    core = parts["docProps/core.xml"]
    assert isinstance(core, bytes)
    parts["docProps/core.xml"] = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2022-10-10T12:00:00Z", core)
    pack(path, parts)


def day(said: Said) -> Value:
    """Return a plain date as Excel's date, other words as text."""
    text = words(said)
    return datetime.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else text


def figure(said: Said) -> str | int | float:
    """Return a plain figure as a number, other words as text."""
    return said if isinstance(said, (int, float)) else words(said)


def thousands(said: Said) -> Written:
    """Write thousands of kroner as a number; what nobody can read stays."""
    amount = meaning(said)
    return (amount / 1000, amount) if isinstance(amount, (int, float)) else (words(said), None)


def share(said: Said) -> Written:
    """Write the share of a year, in steps of 5 %; the hours are those of what was written."""
    hours = meaning(said)
    assert isinstance(hours, (int, float))
    part = max(0.05, round(hours / 1695 * 20) / 20)
    return part, part * 1695


def plain(said: Said) -> Written:
    """Write a plain figure as a number."""
    return figure(said), as_written(said)[1]


def notes(folder: Path) -> list[Truth]:
    """Labels left, answers right, notes beside; money in thousands with sub-headings and sums, time in percent."""
    truths = []
    for number, key in enumerate(("lyd", "torv", "bie"), start=1):
        idea = grids.idea_of(key)
        layout = Layout(
            money=thousands,
            time=share,
            hour_parts=("person", "unit"),
            frames=("Miljø", "Kvalitet", "Samspill", "Mangfold"),
            focus=("Besøk", "Samling"),
        )
        truth = Truth(family="sa", file=f"sa-{number:02d}-{key}.xlsx")
        add(truth, idea, layout)
        book = openpyxl.Workbook()
        _fill_notes(book.active or book.create_sheet(), idea, layout)
        save(book, folder / truth.file)
        truths.append(truth)
    return truths


def _fill_notes(sheet: Worksheet, idea: Idea, layout: Layout) -> None:
    sheet.title = "Forslag"
    sheet["A1"], sheet["A2"] = "Forslag til tiltak – Bymuseet", "Fyll ut kolonne B. Merknader i kolonne C er til hjelp."
    sheet["A1"].font = STRONG
    rows: list[tuple[str, Value, str]] = [
        ("Tiltak", idea.title, "Kort navn"), ("Gruppe som foreslår", idea.group, ""), ("Avdeling", idea.unit, "Velg fra listen"), ("Kontaktperson", idea.name, ""), ("E-post kontaktperson", idea.email, ""), ("Tiltaksleder", idea.leader, "Må være spurt"), ("Område", layout.focus[idea.focus], "Besøk eller Samling"),
        ("Innhold", idea.description, "Hva skal lages?"), ("Begrunnelse", idea.justification, "Hvorfor nå?"), ("Mål", idea.goal, "Ett mål"), ("Målemetode", idea.indicator, "Noe som kan telles"), ("Verdi nå", figure(idea.baseline), "Tall"), ("Ønsket verdi", figure(idea.target), "Tall"), ("Mål i strategien", idea.strategy[0], "F.eks. 3.2"), ("Hensyn", ", ".join(layout.frames[f] for f in idea.frames), "Miljø, Kvalitet, Samspill, Mangfold"), ("Fra", day(idea.start), "dd.mm.åååå"), ("Til", day(idea.end), "dd.mm.åååå"), ("Avhengig av", "\n".join(idea.dependencies), "")]  # fmt: skip
    for index, (label, said, note) in enumerate(rows, start=4):
        sheet.cell(index, 1, label).font = STRONG
        sheet.cell(index, 2, said or None).fill = FILL
        if isinstance(said, (int, float)):
            sheet.cell(index, 2, said)
        if isinstance(said, datetime):
            sheet.cell(index, 2).number_format = "dd.mm.yyyy"
        sheet.cell(index, 3, note or None).font = FAINT
    sheet["B4"].comment = Comment("Husk at navnet skal stå i planen.", "Administrasjonen")
    top = _notes_costs(sheet, idea, layout, len(rows) + 6)
    sheet.cell(top, 1, "Bemanning (prosent av full stilling)").font = STRONG
    top += 1
    heads: list[Value] = ["Navn", "Avdeling", 2023, 2024, 2025]
    for column, head in enumerate(heads, start=1):
        sheet.cell(top, column, head).font = STRONG
    for index, (who, _, unit, years) in enumerate(idea.hours, start=top + 1):
        sheet.cell(index, 1, who)
        sheet.cell(index, 2, unit)
        for year, time in years.items():
            sheet.cell(index, year - 2020, layout.time(time)[0]).number_format = "0 %"
    top += len(idea.hours) + 3
    blocks: list[tuple[list[Value], list[list[Value]]]] = [
        (["Risiko", "Sannsynlighet", "Konsekvens", "Tiltak"], [[w, figure(p), figure(c), d] for w, p, c, d in idea.risks]),
        (["Milepæl", "Dato"], [[what, day(said)] for said, what in idea.milestones]),
    ]
    for titles, lines in blocks:
        for offset, cells in enumerate([titles, *lines]):
            for column, part in enumerate(cells, start=1):
                sheet.cell(top + offset, column, part).font = STRONG if offset == 0 else Font()
        top += len(lines) + 3


def _notes_costs(sheet: Worksheet, idea: Idea, layout: Layout, top: int) -> int:
    """Costs under two sub-headings, each with its sum, and the sum of all."""
    sheet.cell(top - 1, 1, "Kostnader i 1000 kr").font = STRONG
    heads: list[Value] = ["Kostnadsart", "Finansiering", 2023, 2024, 2025, "Sum"]
    for column, head in enumerate(heads, start=1):
        sheet.cell(top, column, head).font = STRONG
    row, sums = top + 1, []
    for heading, lines in (("Investeringer", idea.costs[:1]), ("Drift", idea.costs[1:])):
        sheet.cell(row, 1, heading).font = Font(italic=True)
        first = row = row + 1
        for what, paid, years in lines:
            sheet.cell(row, 1, what)
            sheet.cell(row, 2, paid)
            for year, said in years.items():
                sheet.cell(row, year - 2020, layout.money(said)[0])
            sheet.cell(row, 6, f"=SUM(C{row}:E{row})")
            row += 1
        sheet.cell(row, 1, f"Sum {heading.lower()}")
        for letter in "CDEF":
            sheet[f"{letter}{row}"] = f"=SUM({letter}{first}:{letter}{row - 1})"
        sums.append(row)
        row += 1
    sheet.cell(row, 1, "Sum totalt").font = STRONG
    for letter in "CDEF":
        sheet[f"{letter}{row}"] = "=" + "+".join(f"{letter}{part}" for part in sums)
    return row + 3


def millions(said: Said) -> Written:
    """Write millions of kroner as a number."""
    amount = meaning(said)
    assert isinstance(amount, (int, float))
    return amount / 1e6, amount


def work_years(said: Said) -> Written:
    """Write work years with two decimals; the hours are those of what was written."""
    hours = meaning(said)
    assert isinstance(hours, (int, float))
    part = round(hours / 1695, 2)
    return part, part * 1695


def years_down(folder: Path) -> list[Truth]:
    """Years down and categories across, with the funding in a second header row; people across, with role and unit below the name."""
    truths = []
    for number, key in enumerate(("skrift", "heis", "ice"), start=1):
        idea = grids.idea_of(key)
        english = idea.language == "en"
        layout = Layout(
            money=millions,
            time=work_years,
            by_year=True,
            asks=tuple(name for name in ALL if name not in ("frames", "dependencies")),
            focus=("Outreach", "Collections") if english else ("Formidling", "Samling"),
        )
        truth = Truth(family="sb", file=f"sb-{number:02d}-{key}.xlsx", language=idea.language)
        add(truth, idea, layout)
        book = openpyxl.Workbook()
        _fill_years_down(book, idea, layout, english)
        save(book, folder / truth.file)
        truths.append(truth)
    return truths


def _fill_years_down(book: Workbook, idea: Idea, layout: Layout, english: bool) -> None:
    def t(norwegian: str, other: str) -> str:
        return other if english else norwegian

    front = book.active
    assert isinstance(front, Worksheet)
    front.title = t("Prosjekt", "Project")
    pairs: list[list[tuple[str, Value]]] = [
        [(t("Prosjekttittel", "Project title"), idea.title)], [(t("Fagseksjon eller gruppe", "Research group"), idea.group), (t("Avdeling", "Department"), idea.unit)], [(t("Kontaktperson", "Contact person"), idea.name), (t("E-post", "E-mail"), idea.email)],
        [(t("Prosjektleder", "Project leader"), idea.leader), (t("Satsing", "Focus area"), layout.focus[idea.focus])], [(t("Startdato", "Start date"), day(idea.start)), (t("Sluttdato", "End date"), day(idea.end))],
        [(t("Prosjektbeskrivelse", "Project description"), idea.description)], [(t("Bakgrunn for prosjektet", "Background and need"), idea.justification)], [(t("Resultatmål", "Objective"), idea.goal), (t("Måltall (hva måles)", "Indicator"), idea.indicator)],
        [(t("Utgangsverdi", "Baseline"), figure(idea.baseline)), (t("Målverdi", "Target"), figure(idea.target))], [(t("Strategimål", "Strategic goals"), idea.strategy[0])]]  # fmt: skip
    front["B1"] = t("Prosjektskjema 2023–2025", "Project form 2023–2025")
    for index, asked in enumerate(pairs):
        row = 3 + 2 * index
        for column, (label, said) in zip((2, 5), asked, strict=False):
            front.cell(row, column, label).font = STRONG
            target = front.cell(row + 1, column, said)
            if isinstance(said, datetime):
                target.number_format = "d. mmm yyyy"
            front.merge_cells(start_row=row + 1, end_row=row + 1, start_column=column, end_column=column + (5 if len(asked) == 1 else 2))
    money = book.create_sheet(t("Økonomi", "Budget"))
    money["A1"] = t("Kostnader (mill. kr)", "Costs (NOK million)")
    money["A3"], money["A4"] = t("År", "Year"), t("Finansiering", "Funding")
    for column, (what, paid, years) in enumerate(idea.costs, start=2):
        money.cell(3, column, what)
        money.cell(4, column, paid)
        for year, amount in years.items():
            money.cell(year - 2018, column, layout.money(amount)[0])
    last = len(idea.costs) + 2
    money.cell(3, last, "Sum")
    for row in (5, 6, 7):
        money.cell(row, 1, row + 2018)
        money.cell(row, last, f"=SUM(B{row}:{chr(63 + last)}{row})")
    money["A8"] = "Sum"
    for column in range(2, last + 1):
        money.cell(8, column, f"=SUM({chr(64 + column)}5:{chr(64 + column)}7)")
    people = book.create_sheet(t("Bemanning", "Staff"))
    people["A1"] = t("Bemanning (årsverk)", "Staff (work years)")
    labels: list[Value] = [t("Navn", "Name"), t("Rolle", "Role"), t("Avdeling", "Department"), 2023, 2024, 2025]
    for offset, title in enumerate(labels):
        people.cell(3 + offset, 1, title)
    for column, (who, role, unit, years) in enumerate(idea.hours, start=2):
        for offset, part in enumerate((who, role, unit)):
            people.cell(3 + offset, column, part)
        for year, time in years.items():
            people.cell(year - 2017, column, layout.time(time)[0])
    more = book.create_sheet(t("Risiko", "Risk"))
    risks: list[list[Value]] = [[w, figure(p), figure(c), d] for w, p, c, d in idea.risks]
    rows: list[list[Value]] = [
        [t("Risiko", "Risk"), t("Sannsynlighet", "Probability"), t("Konsekvens", "Consequence"), t("Tiltak", "Mitigation")],
        *risks,
        [],
        [t("Milepæl", "Milestone"), t("Dato", "Date")],
        *([what, day(said)] for said, what in idea.milestones),
    ]
    for line in rows:
        more.append(line)


PAIRS = (("sykkel", "gips"), ("rotte", "ordbok"), ("garn", "kart"))


def two_in_one(folder: Path) -> list[Truth]:
    """Two proposals in one workbook, a sheet each, with instructions, a hidden list of codes and a hidden row with an example."""
    truths = []
    for number, keys in enumerate(PAIRS, start=1):
        layout = Layout(
            money=plain,
            time=plain,
            asks=tuple(name for name in ALL if name not in ("frames", "leader", "dependencies", "risks")),
            focus=("Publikum", "Samlinger"),
        )
        truth = Truth(family="se", file=f"se-{number:02d}-to-forslag.xlsx", accept={"/kind": ["proposal", "proposal-list"]})
        book = openpyxl.Workbook()
        guide = book.active
        assert isinstance(guide, Worksheet)
        guide.title = "Veiledning"
        for text in (
            "Slik fyller du ut",
            "Bruk ett ark for hvert forslag. Kopier arket hvis dere har flere forslag.",
            "Beløp skrives i hele kroner. Tittel: høyst 80 tegn. Beskrivelse: høyst 1000 tegn.",
            "Spørsmål: Planavdelingen, tlf. 55 00 00 00",
        ):
            guide.append([text])
        for index, key in enumerate(keys, start=1):
            idea = grids.idea_of(key)
            add(truth, idea, layout)
            _fill_one_of_two(book.create_sheet(f"Forslag {index}"), idea, layout)
        codes = book.create_sheet("Koder")
        for row in (
            ("Område", "Avdeling"),
            ("Publikum", "Publikumsavdelingen"),
            ("Samlinger", "Avdeling for naturhistorie"),
            (None, "Seksjon for konservering og magasin"),
        ):
            codes.append(row)
        codes.sheet_state = "hidden"
        save(book, folder / truth.file)
        truths.append(truth)
    return truths


def _fill_one_of_two(sheet: Worksheet, idea: Idea, layout: Layout) -> None:
    asked: list[tuple[str, Value]] = [("Tittel på forslaget", idea.title), ("Forslagsstiller", idea.group), ("Avdeling", idea.unit), ("Kontaktens navn", idea.name), ("Kontaktens e-post", idea.email), ("Område", layout.focus[idea.focus]), ("Hva går forslaget ut på?", idea.description), ("Hvorfor foreslår dere dette?", idea.justification), ("Hva er målet?", idea.goal), ("Indikator", idea.indicator), ("Dagens nivå", figure(idea.baseline)), ("Nivå ved slutten", figure(idea.target)), ("Mål i strategien", idea.strategy[0]), ("Oppstart", day(idea.start)), ("Avslutning", day(idea.end))]  # fmt: skip
    sheet["A1"] = "Forslag til tiltaksplan 2023–2025"
    row = 3
    for label, said in asked:
        sheet.cell(row, 1, label).font = STRONG
        sheet.merge_cells(start_row=row + 1, end_row=row + 1, start_column=1, end_column=5)
        sheet.cell(row + 1, 1, said).fill = FILL
        row += 2
    heads = (["Hva skal kjøpes?", "År", "Beløp", "Finansiering"], ["Hvem", "Rolle", "Avdeling", "År", "Timer"], ["Milepæl", "Dato"])
    costs: list[list[Value]] = [
        [what, year, layout.money(said)[0], paid] for what, paid, years in idea.costs for year, said in years.items()
    ]
    hours: list[list[Value]] = [
        [who, role, unit, year, layout.time(said)[0]] for who, role, unit, years in idea.hours for year, said in years.items()
    ]
    stones: list[list[Value]] = [[what, day(said)] for said, what in idea.milestones]
    for number, (head, lines) in enumerate(zip(heads, (costs, hours, stones), strict=True)):
        row += 1
        examples: list[list[Value]] = [["Eksempel: mikroskop", 2023, 10000, "Eksempel"]] if number == 0 else []
        for part in [list[Value](head), *examples, *lines]:
            for column, value in enumerate(part, start=1):
                sheet.cell(row, column, value)
            sheet.row_dimensions[row].hidden = part in examples
            row += 1
