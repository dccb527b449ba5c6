"""Qt's own texts in Norwegian: the buttons and dialogs that Qt brings, which it has no bokmål for."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from tiltaksplan.desktop.screen_language import _
from tiltaksplan.language import N_

TEXTS: dict[str, str] = {
    "OK": N_("OK"),
    "&OK": N_("&OK"),
    "Cancel": N_("Avbryt"),
    "&Cancel": N_("&Avbryt"),
    "Close": N_("Lukk"),
    "&Close": N_("&Lukk"),
    "&Yes": N_("&Ja"),
    "Yes": N_("Ja"),
    "&No": N_("&Nei"),
    "No": N_("Nei"),
    "Save": N_("Lagre"),
    "&Save": N_("&Lagre"),
    "Open": N_("Åpne"),
    "&Open": N_("&Åpne"),
    "Apply": N_("Bruk"),
    "Reset": N_("Tilbakestill"),
    "Help": N_("Hjelp"),
    "Discard": N_("Forkast"),
    "Don't Save": N_("Ikke lagre"),
    "Abort": N_("Avbryt"),
    "Retry": N_("Prøv igjen"),
    "Ignore": N_("Overse"),
    "Show Details...": N_("Vis detaljer …"),
    "Hide Details...": N_("Skjul detaljer …"),
    "&Undo": N_("&Angre"),
    "&Redo": N_("&Gjør om"),
    "Cu&t": N_("Klipp &ut"),
    "&Copy": N_("&Kopier"),
    "&Paste": N_("&Lim inn"),
    "Delete": N_("Slett"),
    "Select All": N_("Merk alt"),
    "Copy &Link Location": N_("Kopier &lenken"),
    "< &Back": N_("< &Tilbake"),
    "&Next >": N_("&Neste >"),
    "&Finish": N_("&Fullfør"),
    "Go Back": N_("Tilbake"),
    "Look in:": N_("Se i:"),
    "Back": N_("Tilbake"),
    "Forward": N_("Fram"),
    "Parent Directory": N_("Opp en mappe"),
    "Create New Folder": N_("Ny mappe"),
    "List View": N_("Liste"),
    "Detail View": N_("Detaljer"),
    "File &name:": N_("&Filnavn:"),
    "Files of type:": N_("Filtype:"),
    "&Choose": N_("&Velg"),
    "Directory:": N_("Mappe:"),
    "Name": N_("Navn"),
    "Size": N_("Størrelse"),
    "Type": N_("Type"),
    "Date Modified": N_("Endret"),
    "Scroll Left": N_("Rull til venstre"),
    "Scroll Right": N_("Rull til høyre"),
    "About %1": N_("Om %1"),
}


class QtTexts(QTranslator):
    """Answers Qt's questions for a text from the same catalogues as everything else."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        # None tells Qt that this translator has nothing, so that the next one is asked; the stub knows no None.
        return _(TEXTS[source]) if source in TEXTS else None  # type: ignore[return-value]

    def isEmpty(self) -> bool:
        return False
