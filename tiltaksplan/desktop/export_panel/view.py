"""The screen with the documents: which, in what language, and where; and the way to the folder afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.look import GAP, MARGIN, heading, pale
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.page import Page, scrolled
from tiltaksplan.desktop.screen_language import _, counted, spoken, told
from tiltaksplan.language import N_
from tiltaksplan.progress import Progress

if TYPE_CHECKING:
    from tiltaksplan.desktop.main_window import MainWindow

LANGUAGE_NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of document: the word that the actions know it by, its format, its name, and what it is."""

    what: str
    format: str
    name: str
    hint: str
    ticked: bool = True


KINDS: tuple[Kind, ...] = (
    Kind(
        what="plan",
        format="docx",
        name=N_("Plandokumentet i &Word"),
        hint=N_("Sammendrag, én side for hvert tiltak, tidsplan, belastning, reserve og det som er prioritert ned."),
    ),
    Kind(what="plan", format="pdf", name=N_("Plandokumentet i P&DF"), hint=N_("Det samme innholdet, for arkiv og nettsider.")),
    Kind(
        what="workbook",
        format="xlsx",
        name=N_("Arbeidsboken i &Excel"),
        hint=N_("Til å arbeide i: forslag, kostnader, timer, risiko og vurdering, med prioritering og belastning ved siden av."),
    ),
    Kind(
        what="forms",
        format="docx",
        name=N_("&Tomt forslagsskjema i Word"),
        hint=N_("På bokmål, nynorsk og engelsk, til å sende ut."),
        ticked=False,
    ),
    Kind(
        what="forms",
        format="xlsx",
        name=N_("Tomt forslagsskjema i E&xcel"),
        hint=N_("På bokmål, nynorsk og engelsk, til å sende ut."),
        ticked=False,
    ),
    Kind(
        what="feedback",
        format="docx",
        name=N_("Til&bakemelding til gruppene i Word"),
        hint=N_("Et brev for hvert forslag: hva som må rettes, hvorfor, og hva gruppen kan gjøre."),
        ticked=False,
    ),
    Kind(
        what="feedback",
        format="eml",
        name=N_("Tilbakemelding som e-post&utkast"),
        hint=N_("Med brevet som vedlegg, adressert til kontaktpersonen. Les gjennom, og send."),
        ticked=False,
    ),
)


class ExportPanel(Page):
    """Writes documents."""

    def __init__(self, open_plan: OpenPlan, window: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__(_("Dokumenter"), _("Velg hva du vil ha, og hvor filene skal ligge. Filer med samme navn blir erstattet."), parent)
        self._open_plan, self._window = open_plan, window
        self.ticks: list[tuple[Kind, QCheckBox]] = []
        self.export_button = QPushButton(icon("export"), _("&Lag dokumentene"))
        self.export_button.setDefault(True)
        self.export_button.clicked.connect(self.export)
        self.folder_button = QPushButton(icon("folder"), _("Åpne &mappen"))
        self.folder_button.clicked.connect(self._open_folder)
        self.written = QListWidget()
        self.written.setAccessibleName(_("Dokumenter som er laget"))
        self.written.itemActivated.connect(lambda item: self._open_file(Path(str(item.data(Qt.ItemDataRole.UserRole)))))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MARGIN - 4)
        column.addWidget(self._choices())
        column.addWidget(self._results())
        column.addStretch(1)
        self.body.addWidget(scrolled(inside), 1)
        open_plan.changed.connect(self._refresh)
        self._refresh()

    def export(self) -> None:
        """Write what is ticked."""
        chosen = [kind for kind, tick in self.ticks if tick.isChecked()]
        folder = Path(self.folder.text().strip().strip('"')).expanduser()
        if not chosen:
            self._window.strip.tell(_("Kryss av for minst ett dokument."))
            return
        language, file = str(self.language.currentData()), self._open_plan.file
        self._window.remembered.keep_folder("export", folder)

        def write(progress: Progress) -> object:
            from tiltaksplan.actions.export import export

            written: list[Path] = []
            for what in dict.fromkeys(kind.what for kind in chosen):
                formats = [kind.format for kind in chosen if kind.what == what]
                written += export(file, folder, what=(what,), formats=formats, language=language, progress=progress)
            return written

        self._window.run(_("Lager dokumenter"), write, partial(self._done, folder))

    def _choices(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(MARGIN, MARGIN - 4, MARGIN, MARGIN - 4)
        column.setSpacing(GAP // 2)
        for kind in KINDS:
            tick = QCheckBox(_(kind.name))
            tick.setChecked(kind.ticked)
            hint = pale(_(kind.hint))
            hint.setIndent(tick.fontMetrics().height() + GAP)
            tick.setAccessibleDescription(_(kind.hint))
            self.ticks.append((kind, tick))
            column.addWidget(tick)
            column.addWidget(hint)
        self._not_yet = pale(_("Plandokumentet kan lages når planen er prioritert."))
        column.addWidget(self._not_yet)
        column.addSpacing(GAP)
        column.addLayout(self._place())
        return card

    def _place(self) -> QFormLayout:
        self.language = QComboBox()
        self.language.setAccessibleName(_("Språk i dokumentene"))
        for language, name in LANGUAGE_NAMES.items():
            self.language.addItem(name, language)
        self.language.setCurrentIndex(self.language.findData(spoken()))
        self.folder = QLineEdit(str(self._first_folder()))
        self.folder.setAccessibleName(_("Mappe"))
        choose = QPushButton(_("&Velg …"))
        choose.setAccessibleName(_("Velg mappe"))
        choose.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        form = QFormLayout()
        form.setSpacing(GAP)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(_("&Språk i dokumentene:"), self.language)
        label = QLabel(_("M&appe:"))
        label.setBuddy(self.folder)
        form.addRow(label, row)
        buttons = QHBoxLayout()
        buttons.addWidget(self.export_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch(1)
        form.addRow("", buttons)
        return form

    def _results(self) -> QFrame:
        self._card = QFrame()
        self._card.setObjectName("card")
        column = QVBoxLayout(self._card)
        column.setContentsMargins(MARGIN, MARGIN - 4, MARGIN, MARGIN - 4)
        column.addWidget(heading(_("Laget nå"), 1.1))
        column.addWidget(pale(_("Dobbeltklikk eller trykk Enter for å åpne et dokument.")))
        column.addWidget(self.written)
        self._card.hide()
        return self._card

    def _first_folder(self) -> Path:
        plan = self._open_plan.path
        return plan.absolute().parent / _("{name} – dokumenter", name=plan.stem)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("Velg mappe"), str(self._window.remembered.folder("export")))
        if folder:
            self.folder.setText(str(Path(folder)))

    def _done(self, folder: Path, written: object) -> None:
        self.written.clear()
        for path in written if isinstance(written, list) else ():
            item = QListWidgetItem(icon("documents"), path.name, self.written)
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            item.setToolTip(str(path))
        rows = max(self.written.count(), 1)
        self.written.setFixedHeight(rows * (self.written.sizeHintForRow(0) + 2) + 2 * self.written.frameWidth() + 2)
        self._card.show()
        one, many = N_("1 dokument ligger i «{folder}»."), N_("{count} dokumenter ligger i «{folder}».")
        text = counted(one, many, self.written.count(), folder=str(folder))
        notices = [told(notice) for notice in self._open_plan.file.notices]
        self._open_plan.file.notices.clear()
        shown = "\n".join([text, *notices])
        self._window.strip.tell(shown, "warning" if notices else "done", _("Åpne &mappen"), partial(self._window.show_folder, folder))

    def _open_file(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _open_folder(self) -> None:
        self._window.show_folder(Path(self.folder.text().strip().strip('"')).expanduser())

    def _refresh(self) -> None:
        chosen = self._open_plan.plan.outcome() is not None
        for kind, tick in self.ticks:
            if kind.what == "plan":
                if not chosen:
                    tick.setChecked(False)
                elif not tick.isEnabled():
                    tick.setChecked(True)
                tick.setEnabled(chosen)
        self._not_yet.setVisible(not chosen)
