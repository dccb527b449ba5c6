"""Workbooks with a row a proposal: figures written in one cell, or a column a year with no band above."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.styles import Font
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.forms.held_out.content import Said, Truth, Years, as_written, meaning, norwegian_date, words
from tests.forms.held_out.sheets import day, figure, save


@dataclass(frozen=True, slots=True)
class Row:
    """A small proposal of a list."""

    title: str
    unit: str
    name: str
    focus: str
    description: str
    goal: str
    start: Said
    end: Said
    costs: Years
    funding: str
    hours: Years
    indicator: str = ""
    baseline: Said = ""
    target: Said = ""
    strategy: tuple[str, ...] = ()

    @property
    def email(self) -> str:
        """Return an address made of the name."""
        return ".".join(self.name.lower().replace("ø", "o").replace("å", "aa").replace("æ", "ae").split()) + "@regionmuseet.example"


BOKMAL = (
    Row("Nye lyskastere i hovedhallen", "Driftsseksjonen", "Arne Lyng", "Publikum", "Åtti halogenlys byttes med LED som kan dimmes.", "Bedre lys og lavere strømbruk", "2023-02-01", "2023-09-30", {2023: 240000}, "Driftsbudsjettet", {2023: 90}, "kWh per år", 61000, 22000, ("5.5",)),
    Row("Sommerskole i arkeologi", "Formidlingsseksjonen", "Tuva Berntzen", "Publikum", "To uker for barn fra 10 til 13 år, med utgraving i prøvefelt.", "Barn lærer metode", "2023-06-01", "2025-08-31", {2023: 55000, 2024: 55000, 2025: 55000}, "Deltakeravgift", {2023: 150, 2024: 120, 2025: 120}, "Deltakere per sommer", 0, 48, ("3.1", "3.4")),
    Row("Avklaring av 600 gjenstander uten nummer", "Samlingsseksjonen", "Per Olav Kvam", "Samlinger", "Gjenstander fra fire lagre fotograferes, måles og får nummer.", "Ingen gjenstander uten nummer", "2023-01-01", "2024-06-30", {2023: 30000, 2024: 15000}, "Egne midler", {2023: 260, 2024: 140}, "Gjenstander uten nummer", 600, 0, ("1.4",)),
    Row("Skilting på engelsk og tysk", "Formidlingsseksjonen", "Janne Rød", "Publikum", "Hovedtekster i 14 saler oversettes og henges opp.", "Turister forstår utstillingene", "2024-01-01", "2024-12-31", {2024: ("80-100 000", None)}, "Reiselivslaget", {2024: 75}, "Saler med tre språk", 3, 14, ("4.5",)),
    Row("Brannøvelse med redning av gjenstander", "Driftsseksjonen", "Siv Hellum", "Samlinger", "Årlig øvelse med brannvesenet etter en prioritert liste.", "Alle vet hva som reddes først", "2023-03-01", "2025-11-30", {2023: 10000, 2024: 10000, 2025: 10000}, "Egne midler", {2023: 60, 2024: 40, 2025: 40}, "Øvelser per år", 0, 1, ("1.5", "6.3")),
    Row("Kafé med utsikt til konservatorene", "Publikumsseksjonen", "Nora Wold", "Publikum", "Vegg mot verkstedet byttes med glass.", "Flere blir lenger", "2024-05-01", "2025-03-31", {2024: 320000, 2025: 60000}, "Gaver", {2024: 110, 2025: 30}, "Gjester i kafeen per dag", 45, 90, ("4.2",)),
    Row("Digitale bestillinger til lesesalen", "Arkivseksjonen", "Lars Fjellheim", "Samlinger", "Skjema på nett og ukentlig henting fra fjernlager.", "Kortere ventetid", "2023-08-15", "2024-02-28", {2023: 95000}, "Fellesmidler", {2023: 130, 2024: 40}, "Ventetid i dager", 12, 3, ("6.4",)),
    Row("Insektfeller i alle magasiner", "Samlingsseksjonen", "Kari-Anne Due", "Samlinger", "240 feller leses av hver måned og føres på kart.", "Skadedyr oppdages tidlig", "2023-01-15", "2025-12-15", {2023: 48000, 2024: 18000, 2025: 18000}, "Egne midler", {2023: 160, 2024: 140, 2025: 140}, "Magasiner med feller", 2, 11, ("1.1",)),
    Row("Museumsvenn: ny medlemsordning", "Publikumsseksjonen", "Mads Ringen", "Publikum", "Ett kort for hele familien, med arrangementer fire ganger i året.", "Flere venner", "2023-10-01", "2025-10-01", {2023: 70000, 2024: 40000, 2025: 40000}, "Medlemskontingent", {2023: 100, 2024: 100, 2025: 80}, "Medlemmer", 310, 900, ("5.2",)),
)  # fmt: skip
MORE_BOKMAL = (
    Row("Hjertestartere i alle bygg", "Driftsseksjonen", "Arvid Sletten", "Publikum", "Fem hjertestartere og kurs for 30 ansatte.", "Trygge gjester", "2023-01-01", "2023-06-30", {2023: 110000}, "Egne midler", {2023: 65}, "Bygg med hjertestarter", 1, 6, ("6.1",)),
    Row("Sikring av helleristninger", "Samlingsseksjonen", "Hege Myrvang", "Samlinger", "Åtte felt dekkes om vinteren og overvåkes.", "Ingen nye sprekker", "2023-05-01", "2025-10-31", {2023: 85000, 2024: 60000, 2025: 60000}, "Riksantikvaren", {2023: 140, 2024: 100, 2025: 100}, "Felt som er dekket", 2, 8, ("1.6",)),
    Row("Filmkvelder i gårdsrommet", "Publikumsseksjonen", "Nora Wold", "Publikum", "Seks kvelder hver sommer med film fra arkivet.", "Nye gjester", "2024-06-01", "2025-08-31", {2024: 90000, 2025: 90000}, "Kommunen", {2024: 80, 2025: 80}, "Gjester per sommer", 0, 1500, ("4.2", "4.7")),
)  # fmt: skip
NYNORSK = (
    Row("Båtnaust som skulestove", "Avdeling for kysten", "Odd Geir Hamre", "Formidling", "Naustet får golv, varme og arbeidsbord til 28 elevar.", "Skulane får ein læringsstad ved sjøen", "2023-04-01", "2024-05-31", {2023: 210000, 2024: 90000}, "Sparebanken", {2023: 150, 2024: 60}, "Skuleklassar per år", 4, 30, ("3.2",)),
    Row("Tradisjonsmat på kaia", "Avdeling for kysten", "Guro Vik", "Formidling", "Fire matdagar i året med lokale lag.", "Folk smakar på kystkulturen", "2023-05-01", "2025-09-30", {2023: 24000, 2024: 24000, 2025: 24000}, "Fylkeskommunen", {2023: 70, 2024: 60, 2025: 60}, "Gjester per matdag", 80, 250, ("4.2",)),
    Row("Tjøre og tau: berging av segl", "Avdeling for samlingar", "Inger Nesse", "Samlingar", "Tolv segl vert reinsa og lagde på rull.", "Segla toler lagring", "2024-01-15", "2025-06-30", {2024: 76000, 2025: 30000}, "Eigne midlar", {2024: 190, 2025: 80}, "Segl på rull", 1, 12, ("1.1", "1.5")),
)  # fmt: skip
ENGLISH = (
    Row("Touch table for blind visitors", "Learning", "Mary Quinn", "Visitors", "Six casts with braille labels, made with users.", "Blind visitors enjoy the gallery", "2023-03-01", "2024-01-31", {2023: 160000, 2024: 20000}, "Own funds", {2023: 140, 2024: 20}, "Objects to touch", 0, 6, ("4.4",)),
    Row("Rehousing the egg collection", "Zoology", "Peter Haugland", "Collections", "Nine thousand clutches move to new drawers.", "No more broken eggs", "2023-09-01", "2025-12-31", {2023: 90000, 2024: 120000, 2025: 60000}, "Research Council", {2023: 120, 2024: 300, 2025: 260}, "Clutches rehoused", 200, 9000, ("1.1",)),
    Row("Open data for weather diaries", "Archives", "Lucy Marsh", "Collections", "Volunteers transcribe 60 diaries from lighthouses.", "Researchers can use the diaries", "2024-02-01", "2025-11-30", {2024: 35000, 2025: 35000}, "Own funds", {2024: 110, 2025: 90}, "Diaries transcribed", 0, 60, ("2.6", "5.3")),
)  # fmt: skip


def _add(truth: Truth, row: Row, names: tuple[str, ...]) -> None:
    base = f"/proposals/{len(truth.proposals)}"
    contact = {"name": row.name} | ({"email": row.email} if "email" in names else {})
    costs = []
    for year, said in row.costs.items():
        if meaning(said) is None:
            truth.flag(f"{base}/costs", words(said))
        costs.append({"year": year, "funding": row.funding} | ({"amount": meaning(said)} if meaning(said) is not None else {}))
    for number in range(len(costs)):
        truth.accept[f"{base}/costs/{number}/funding"] = [None]
    proposal: dict[str, object] = {
        "title": row.title, "unit": row.unit, "contact": contact, "focus_area": row.focus, "description": row.description, "goal": row.goal, "start": meaning(row.start), "end": meaning(row.end),
        "costs": costs, "hours": [{"year": year, "hours": meaning(said)} for year, said in row.hours.items()], "indicator": row.indicator, "baseline": row.baseline, "target": row.target, "strategy_goals": list(row.strategy)}  # fmt: skip
    truth.proposals.append(
        {
            name: value
            for name, value in proposal.items()
            if name not in ("indicator", "baseline", "target", "strategy_goals") or name in names
        }
    )


def _in_words(years: Years) -> str:
    return ", ".join(f"{year}: {as_written(said)[0]}" for year, said in years.items())


def one_cell(folder: Path) -> list[Truth]:
    """Period, money and hours each written in one cell of the row; a running number first and the title fifth."""
    truths = []
    heads = ["Nr.", "Seksjon", "Kontakt", "Satsing", "Tiltak", "Beskrivelse", "Mål", "Periode", "Kostnad (kr)", "Finansiering", "Timer"]
    for number, rows in enumerate((BOKMAL[:3], BOKMAL[3:6], BOKMAL[6:]), start=1):
        truth = Truth(family="sc", file=f"sc-{number:02d}-liste.xlsx", kind="proposal-list")
        book = openpyxl.Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        sheet.title = f"Innspill {number}"
        sheet["A1"] = "Samlet liste over tiltak fra seksjonene"
        sheet.append([])
        sheet.append(heads)
        for index, row in enumerate(rows, start=1):
            _add(truth, row, ())
            period = f"{norwegian_date(row.start)[0]} – {norwegian_date(row.end)[0]}"
            sheet.append(
                [
                    index,
                    row.unit,
                    row.name,
                    row.focus,
                    row.title,
                    row.description,
                    row.goal,
                    period,
                    _in_words(row.costs),
                    row.funding,
                    _in_words(row.hours),
                ]
            )
        for part in sheet[3]:
            part.font = Font(bold=True)
        save(book, folder / truth.file)
        truths.append(truth)
    return truths


COLUMNS = {
    "nb": ["Ansvarlig seksjon", "Tiltakets tittel", "Kort beskrivelse", "Hovedområde", "Mål for tiltaket", "Indikator", "Nullpunkt", "Måltall", "Strategimål", "Start", "Slutt", "Budsjett 2023", "Budsjett 2024", "Budsjett 2025", "Finansieringskilde", "Timer 2023", "Timer 2024", "Timer 2025", "Kontaktperson", "E-post"],
    "nn": ["Ansvarleg avdeling", "Namn på tiltaket", "Kort omtale", "Hovudområde", "Mål for tiltaket", "Indikator", "Utgangspunkt", "Måltal", "Strategimål", "Start", "Slutt", "Kostnad 2023", "Kostnad 2024", "Kostnad 2025", "Finansiering", "Timar 2023", "Timar 2024", "Timar 2025", "Kontaktperson", "E-post"],
    "en": ["Department", "Project title", "Short description", "Focus area", "Goal", "Indicator", "Baseline", "Target", "Strategic goals", "Start date", "End date", "Cost 2023", "Cost 2024", "Cost 2025", "Funding", "Hours 2023", "Hours 2024", "Hours 2025", "Contact person", "E-mail"],
}  # fmt: skip


def column_a_year(folder: Path) -> list[Truth]:
    """A column for each year's money and hours, a sum row below, the codes and instructions on sheets of their own."""
    truths = []
    for number, (language, rows) in enumerate((("nb", MORE_BOKMAL), ("nn", NYNORSK), ("en", ENGLISH)), start=1):
        truth = Truth(family="sd", file=f"sd-{number:02d}-{language}-liste.xlsx", kind="proposal-list", language=language)
        book = openpyxl.Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        sheet.title = {"nb": "Tiltak", "nn": "Tiltak", "en": "Proposals"}[language]
        sheet.append(COLUMNS[language])
        for row in rows:
            if language == "nn":  # their column is hidden: whether a person would see it is open
                truth.accept[f"/proposals/{len(truth.proposals)}/strategy_goals"] = [None, []]
            _add(truth, row, ("indicator", "baseline", "target", "strategy_goals", "email"))
            money = [figure(row.costs[year]) if year in row.costs else None for year in (2023, 2024, 2025)]
            hours = [figure(row.hours[year]) if year in row.hours else None for year in (2023, 2024, 2025)]
            cells = [
                row.unit,
                row.title,
                row.description,
                row.focus,
                row.goal,
                row.indicator,
                row.baseline,
                row.target,
                ", ".join(row.strategy),
                day(row.start),
                day(row.end),
                *money,
                row.funding,
                *hours,
                row.name,
                row.email,
            ]
            sheet.append(cells)
        last = len(rows) + 1
        sheet.append(
            [
                "Sum",
                *[None] * 10,
                *(f"=SUM({letter}2:{letter}{last})" for letter in "LMN"),
                None,
                *(f"=SUM({letter}2:{letter}{last})" for letter in "PQR"),
            ]
        )
        _more_sheets(book, language)
        sheet.column_dimensions["I"].hidden = number == 2
        save(book, folder / truth.file)
        truths.append(truth)
    return truths


def _more_sheets(book: Workbook, language: str) -> None:
    """Add instructions before the list and codes after it."""
    english = language == "en"
    guide = book.create_sheet("Instructions" if english else "Rettleiing" if language == "nn" else "Les dette først", 0)
    guide.append(
        [
            "One row per proposal. Costs in NOK."
            if english
            else "Ei rad for kvart tiltak. Kostnader i kroner."
            if language == "nn"
            else "Én rad for hvert tiltak. Kostnader i kroner."
        ]
    )
    codes = book.create_sheet("Codes" if english else "Kodar" if language == "nn" else "Koder")
    for code, meaning_of in (("P", "Visitors" if english else "Publikum"), ("S", "Collections" if english else "Samlinger")):
        codes.append([code, meaning_of])
    codes.append(["Updated" if english else "Oppdatert", "01.09.2022"])
