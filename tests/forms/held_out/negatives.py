"""Files that are no forms, though some of their words are a form's."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.forms.held_out.content import Truth
from tests.forms.held_out.sheets import save as save_book
from tests.forms.held_out.wordxml import BOLD, line, paragraph, run, save, table


def _truth(file: str) -> Truth:
    return Truth(family="neg", file=file, kind="unknown", language=None, accept={"/status": ["read", "refused"]})


def no_forms(folder: Path) -> list[Truth]:
    """Minutes of a meeting, a supplier's price list, and a letter about an invoice."""
    minutes, prices, invoice = _truth("neg-01-referat.docx"), _truth("neg-02-prisliste.xlsx"), _truth("neg-03-brev.docx")
    rows = [
        ["Sak", "Ansvarlig", "Frist"],
        ["Følge opp avvik i magasinet", "Berit", "1.12.2022"],
        ["Innkalle til nytt møte om budsjett 2023", "Arvid", "uke 47"],
    ]
    save(
        folder / minutes.file,
        line("Referat fra avdelingsmøte 4. oktober 2022", style="Title")
        + paragraph(run("Til stede: ", BOLD) + run("Berit, Arvid, Nora, Per Olav"))
        + line("Sak 12/22 Tiltaksplanen", style="Heading2")
        + line("Direktøren gikk gjennom prosessen. Forslag sendes inn innen 1. november. Alle grupper oppfordres til å delta.")
        + line("Sak 13/22 Eventuelt", style="Heading2")
        + line("Kaffemaskinen er fortsatt i ustand.")
        + table(rows),
    )
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Priser 2023"
    for row in (
        ["Arkivbokser AS – prisliste 2023"],
        [],
        ["Varenr.", "Beskrivelse", "Enhet", "Pris kr", "Rabatt"],
        ["A-100", "Syrefri boks, 30 x 40 cm", "stk.", 148, 0.1],
        ["A-210", "Silkepapir, 500 ark", "pk.", 690, 0.05],
        ["B-007", "Hansker, nitril", "eske", 89, None],
    ):
        sheet.append(row)
    save_book(book, folder / prices.file)
    facts = {"Deres ref.": "22/4471", "Vår ref.": "TV", "Dato": "12.10.2022", "Beløp": "kr 18 450,-", "Forfall": "1.11.2022"}
    save(
        folder / invoice.file,
        line("Rørlegger Hansen AS")
        + "".join(line(f"{label}: {said}") for label, said in facts.items())
        + line("Purring på faktura 9912", style="Heading1")
        + line(
            "Vi kan ikke se å ha mottatt betaling for arbeidet som ble utført i september. Vi ber om at beløpet betales innen fjorten dager."
        ),
    )
    return [minutes, prices, invoice]
