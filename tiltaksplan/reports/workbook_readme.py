"""The page to read first: how the workbook is used, what is locked and why, how it comes back, and the number it is known by."""

from __future__ import annotations

from tiltaksplan.document.blocks import Cell, CellName, Part, Role, Section, Table, paragraph
from tiltaksplan.document.worksheet import Mark, SheetLayout
from tiltaksplan.language import N_
from tiltaksplan.plan.plan_sheets import plan_sheet
from tiltaksplan.reports.workbook_words import TITLE_HEIGHT, Book, lines_of

LABEL_WIDTH, TEXT_WIDTH = 30.0, 100.0
POINTS_PER_LINE, HEADING_POINTS = 15.0, 26.0
EXPORT_NAME, PLAN_NAME = "tp_export", "tp_plan"

USE = N_("Slik bruker du arbeidsboken")
COLOURS = N_("Fargene")
LOCKED = N_("Det som er låst")
BACK = N_("Slik kommer arbeidsboken tilbake i planen")
ROWS = N_("Nye, flyttede og slettede rader")
NUMBERS = N_("Slik kjenner programmet igjen arbeidsboken")

TEXTS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        USE,
        (
            (N_("Rediger"), N_("Arkene med mørk fane redigerer du: {edited}. Sorter, filtrer og skriv som i andre regneark.")),
            (N_("Se"), N_("Arkene med lys fane er til å lese: {shown}. De lages på nytt hver gang arbeidsboken eksporteres.")),
            (
                N_("Velg eller skriv"),
                N_(
                    "Mange celler har en nedtrekksliste. Du kan også skrive noe som ikke står i lista. Flere mål, rammer, "
                    "partnere eller avhengigheter i samme celle: én per linje, med Alt + Enter."
                ),
            ),
            (
                N_("Tall og datoer"),
                N_(
                    "Skriv helst tall som tall og datoer som datoer, så kan arket regne med dem. «450 tkr», «høst 2024» og «høy» "
                    "går også: programmet leser dem på samme måte som i skjemaene."
                ),
            ),
            (N_("Lange tekster"), N_("Radene er lave, så arket gir oversikt. Hele teksten står i formellinjen når cellen er valgt.")),
            (N_("Summene"), N_("Øverst på arkene står summen av radene som vises. Den følger filteret, og nye rader blir med.")),
        ),
    ),
    (
        COLOURS,
        (
            (
                N_("▲ og rød bunn"),
                N_(
                    "Noe er over en grense: kostnaden, varigheten, timene til en person i året, belastningen, eller en stor "
                    "risiko uten tiltak. Grensene står på arket {setup}."
                ),
            ),
            (
                N_("Gul bunn"),
                N_(
                    "Noe bør ses på: tekst der det skulle stått et tall eller en dato, et år utenfor planen, et nummer som ingen "
                    "tiltak har, eller et trinn som ingen har satt."
                ),
            ),
            (N_("Grå tekst"), N_("Cellen regnes ut eller gjentas fra et annet ark. Rett det der det kommer fra.")),
        ),
    ),
    (
        LOCKED,
        (
            (
                N_("Beregnede kolonner"),
                N_(
                    "Excel sier nei når du skriver i dem. De er ikke låst med arkbeskyttelse, for da kunne verken sortering eller "
                    "nye rader brukes."
                ),
            ),
            (
                N_("Arkene som bare vises"),
                N_(
                    "De er beskyttet mot feiltasting, uten passord. Du kan filtrere og endre bredder. Trenger du mer, opphever du "
                    "beskyttelsen under Se gjennom. Det du endrer der, kommer ikke tilbake i planen."
                ),
            ),
            (
                N_("Skjulte kolonner"),
                N_("Den siste kolonnen på hvert ark er skjult. Der står nøkkelen som raden kjennes igjen på. La den stå."),
            ),
        ),
    ),
    (
        BACK,
        (
            (
                N_("Hent tilbake"),
                N_(
                    "Lagre arbeidsboken. Velg «Hent inn regneark …» på menyen «Fil» i programmet, som først viser hva som ville skje. "
                    "Eller kjør «tiltaksplan sync PLAN ARBEIDSBOK», der «--dry-run» viser det samme. "
                    "Alt som hentes, er ett steg som kan angres."
                ),
            ),
            (
                N_("Flere om samme fil"),
                N_(
                    "Flere kan arbeide i hver sin kopi. Programmet holder hver kopi opp mot planen slik den var da arbeidsboken ble laget, "
                    "og henter bare det som er endret."
                ),
            ),
            (
                N_("Samme felt endret to steder"),
                N_(
                    "Er et felt endret både i planen og i arbeidsboken, får du se alle verdiene. "
                    "Planen beholder sin til noen har valgt hvilken som skal gjelde."
                ),
            ),
            (
                N_("Det som ikke kan leses"),
                N_("En celle som programmet ikke forstår, blir meldt med celle og grunn. Resten hentes."),
            ),
        ),
    ),
    (
        ROWS,
        (
            (
                N_("Ny rad"),
                N_(
                    "Skriv under den siste raden, eller sett inn en rad. Et nytt forslag har tittel, og nummeret står tomt. En ny kostnad, "
                    "time, risiko eller milepæl har tiltakets nummer i første kolonne, eller tittelen når forslaget er nytt."
                ),
            ),
            (
                N_("Slettet rad"),
                N_("En rad som mangler, blir aldri slettet i planen uten at noen sier ja. Du får en liste over dem."),
            ),
            (
                N_("Flytting"),
                N_("Rader og kolonner kan sorteres, flyttes og skjules. Ark og overskrifter kan få nye navn."),
            ),
            (
                N_("Kopiert rad"),
                N_(
                    "En kopi som ikke er endret, blir ikke tatt inn. Gi et kopiert forslag en egen tittel, og endre en kopiert linje, "
                    "så blir de nye."
                ),
            ),
        ),
    ),
)
ONE_WAY = N_(
    "Planen var åpnet bare for lesing da arbeidsboken ble laget. Arbeidsboken kan derfor ikke hentes tilbake i "
    "planen. Lag en ny når du skal redigere."
)
PERSONAL = N_("Det som er sagt om prosjektledernes kompetanse, erfaring og egenskaper, er ikke med i arbeidsboken.")


def readme_sheet(book: Book) -> tuple[Section, tuple[CellName, ...]]:
    """Return the page, and the names of the cells that say which export of which plan the workbook is."""
    words = book.words
    title = words(plan_sheet("readme").title)
    names = {key: f"«{words(plan_sheet(key).title)}»" for key in ("choice", "load", "setup")}
    edited = words.listed(f"«{words(plan_sheet(key).title)}»" for key in ("proposals", "costs", "hours", "risks", "milestones", "scores"))
    shown = words.listed(names.values())
    rows: list[tuple[str, str]] = []
    for heading, lines in TEXTS:
        rows.append((words(heading), ""))
        rows.extend((words(label), words(text, edited=edited, shown=shown, setup=names["setup"])) for label, text in lines)
    rows.append((words(N_("Personopplysninger")), ""))
    rows.append((words(N_("Ikke med")), words(PERSONAL)))
    rows.append((words(NUMBERS), ""))
    cells = [Cell(row=1, column=1, blocks=(paragraph(book.plan.setup.title or title, Role.TITLE),))]
    heights = [TITLE_HEIGHT]
    for number, (label, text) in enumerate(rows, start=3):
        cells.extend(_row(number, label, text))
        if not text:
            heights.append((number, HEADING_POINTS))
        else:
            heights.append((number, max(lines_of(text, TEXT_WIDTH), lines_of(label, LABEL_WIDTH)) * POINTS_PER_LINE + 3))
    last = 2 + len(rows)
    marks = [(words(N_("Eksport")), book.export_mark, EXPORT_NAME), (words(N_("Plan")), book.plan_mark, PLAN_NAME)]
    if not book.export_mark:
        cells.extend(_row(last + 1, words(N_("Bare til å lese")), words(ONE_WAY)))
        heights.append((last + 1, lines_of(words(ONE_WAY), TEXT_WIDTH) * POINTS_PER_LINE + 3))
        last, marks = last + 1, marks[1:]
    placed = []
    for row, (label, mark, name) in enumerate(((label, mark, name) for label, mark, name in marks if mark), start=last + 1):
        cells.extend(_row(row, label, mark))
        placed.append(CellName(name=name, sheet=title, row=row, column=2))
        last = row
    table = Table(cells=tuple(cells), rows=last, columns=2, widths=(LABEL_WIDTH, TEXT_WIDTH), heights=tuple(heights))
    layout = SheetLayout(mark=Mark.HELP, protected=True, gridlines=False)
    return Section(part=Part.SHEET, title=title, blocks=(table,), layout=layout), tuple(placed)


def _row(row: int, label: str, text: str) -> list[Cell]:
    if not text:
        return [Cell(row=row, column=1, blocks=(paragraph(label, Role.HEADING),), locked=True)]
    return [Cell(row=row, column=1, value=label, bold=True, locked=True), Cell(row=row, column=2, value=text, locked=True)]
