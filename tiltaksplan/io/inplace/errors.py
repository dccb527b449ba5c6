"""Why an edit of somebody's file is refused: a class for each thing that a person would do differently. Nothing is ever half written."""

from __future__ import annotations

from tiltaksplan.io.errors import FileProblem
from tiltaksplan.language import N_


class EditIsRefused(FileProblem):
    """A file that cannot be edited in a place; `name` is the file's name and `place` the place as it was asked for."""


class PlaceIsUnclear(EditIsRefused):
    """The text that was to say where does not say it."""

    message = N_(
        "«{place}» sier ikke hvor i «{name}» det skal skrives. I en arbeidsbok heter en celle for eksempel «Ark1!B2»; "
        "i et Word-dokument heter et avsnitt «3» og en celle «table 2, row 1, column 3». Ingenting er endret."
    )


class SheetIsMissing(EditIsRefused):
    """The workbook has no such worksheet."""

    message = N_("Fant ikke arket i «{place}»: arkene i «{name}» heter {sheets}. Kontroller navnet, og prøv igjen. Ingenting er endret.")


class SheetHasNoCells(EditIsRefused):
    """A chart sheet, a dialogue sheet or a macro sheet."""

    message = N_("Arket i «{place}» i «{name}» har ingen celler å skrive i. Velg et vanlig regneark. Ingenting er endret.")


class PlaceIsMissing(EditIsRefused):
    """The document has no such paragraph, table, row or cell."""

    message = N_("Fant ikke «{place}» i «{name}»: {found}. Kontroller plassen, og prøv igjen. Ingenting er endret.")


class CellIsMerged(EditIsRefused):
    """The cell is covered by a merged one, and nobody would see what was written there."""

    message = N_(
        "«{place}» i «{name}» er en del av en sammenslått celle, og teksten ville ikke vært synlig. Skriv i {first}. Ingenting er endret."
    )


class CellIsInAnArray(EditIsRefused):
    """The cell is part of an array formula or of a data table, which Excel changes as a whole only."""

    message = N_(
        "«{place}» i «{name}» er en del av en matriseformel eller datatabell ({area}) som bare kan endres samlet. "
        "Endre den i Excel først. Ingenting er endret."
    )


class FormulaCannotBeMoved(EditIsRefused):
    """The cell holds a formula that other cells share, and it cannot be passed on to one of them."""

    message = N_("Formelen i «{place}» i «{name}» deles med andre celler og kan ikke flyttes. Endre cellen i Excel. Ingenting er endret.")


class RowsCannotBeAdded(EditIsRefused):
    """Rows that cannot be added in a worksheet, because formulas there belong together across the place."""

    message = N_(
        "Arket «{sheet}» i «{name}» har ikke nok linjer, og det kan ikke settes inn flere under rad {row}: "
        "formler hører sammen på tvers av stedet. Sett inn linjer i Excel først. Ingenting er endret."
    )


class PivotIsRefreshed(EditIsRefused):
    """The cell lies in a pivot table that Excel makes anew when it opens the file."""

    message = N_(
        "«{place}» i «{name}» ligger i en pivottabell som Excel lager på nytt når filen åpnes; det som skrives der, blir borte. "
        "Endre i kilden til pivottabellen. Ingenting er endret."
    )


class HeaderCannotBeChanged(EditIsRefused):
    """The cell is a heading of an Excel table, and the table, or formulas that name the heading, would break."""

    message = N_("«{place}» i «{name}» er en overskrift i tabellen «{table}»: {why}. Endre den i Excel. Ingenting er endret.")


class ValueCannotBeWritten(EditIsRefused):
    """The value has no form in the file's format."""

    message = N_("Verdien til «{place}» i «{name}» kan ikke skrives: {why}. Rett den, og prøv igjen. Ingenting er endret.")


class ControlTakesNoSuchText(EditIsRefused):
    """A content control or a form field that takes only certain answers."""

    message = N_("Feltet i «{place}» i «{name}» tar ikke imot «{text}»: {why}. Ingenting er endret.")


class FieldWouldBeTorn(EditIsRefused):
    """The paragraph lies in the middle of a field's instruction."""

    message = N_(
        "«{place}» i «{name}» er en del av et felt som går over flere avsnitt og ville blitt revet i stykker. "
        "Endre avsnittet i Word. Ingenting er endret."
    )


class FileIsSigned(EditIsRefused):
    """The file has a digital signature, which does not survive any change."""

    message = N_(
        "Filen «{name}» har en digital signatur som blir ugyldig når noe endres. "
        "Bruk en kopi uten signatur, eller si uttrykkelig fra at signaturen kan brytes. Ingenting er endret."
    )


class FileIsReadOnly(FileProblem):
    """The file to be written is marked as read-only."""

    message = N_(
        "Filen «{name}» er skrivebeskyttet. Fjern skrivebeskyttelsen, eller lagre under et annet navn, og prøv igjen. Ingenting er endret."
    )


class FileIsUnknownInside(EditIsRefused):
    """The file is built in a way that we do not know well enough to write in it."""

    message = N_(
        "«{name}» er bygd opp på en måte som gjør at «{place}» ikke kan endres trygt. "
        "Åpne filen i {program}, lagre den på nytt og prøv igjen. Ingenting er endret."
    )
