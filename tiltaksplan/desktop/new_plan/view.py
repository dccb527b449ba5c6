"""The wizard that makes a plan: the set-up workbook if there is one, title and period, and where the plan is to lie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
    QWizard,
    QWizardPage,
)

from tiltaksplan.desktop.look import GAP, colour
from tiltaksplan.desktop.remembered import Remembered
from tiltaksplan.desktop.screen_language import _, told
from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.plan.setup import Setup

SUFFIX = ".tiltaksplan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The plan that the person asked for."""

    path: Path
    title: str
    first_year: int
    last_year: int
    setup: Path | None
    previous: Path | None


class FileLine(QWidget):
    """A line with a path and a button to choose it."""

    def __init__(self, name: str, kinds: str, *, saving: bool, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._kinds, self._saving, self._folder = name, kinds, saving, folder
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        button = QPushButton(_("Velg …"))
        button.setAccessibleName(_("Velg {name}", name=name))
        button.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(button)
        self.setFocusProxy(self.line)

    @property
    def path(self) -> Path | None:
        """What stands on the line."""
        text = self.line.text().strip().strip('"')  # Windows' «Kopier som bane» puts quotation marks around it
        return Path(text) if text else None

    def _choose(self) -> None:
        start = str(self.path or self._folder)
        if self._saving:
            path, _kind = QFileDialog.getSaveFileName(self, self._name, start, self._kinds)
        else:
            path, _kind = QFileDialog.getOpenFileName(self, self._name, start, self._kinds)
        if path:
            self.line.setText(str(Path(path)))


class AboutPage(QWizardPage):
    """Title and period."""

    def __init__(self) -> None:
        super().__init__()
        self.setTitle(_("Hva slags plan?"))
        self.setSubTitle(_("Tittelen står på dokumentene. Du kan endre alt dette siden, under Oppsett."))
        year = datetime.now().astimezone().year + 1
        self.title_line = QLineEdit(_("Tiltaksplan {first}–{last}", first=str(year), last=str(year + 2)))
        self._own_title = False
        self.first, self.last = self._year(year), self._year(year + 2)
        form = QFormLayout(self)
        form.setSpacing(GAP)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(_("&Tittel:"), self.title_line)
        form.addRow(_("&Første år:"), self.first)
        form.addRow(_("&Siste år:"), self.last)
        self.title_line.textEdited.connect(self._title_is_own)
        self.title_line.textChanged.connect(lambda _text: self.completeChanged.emit())
        self.first.valueChanged.connect(self._years_changed)
        self.last.valueChanged.connect(self._years_changed)

    def initializePage(self) -> None:
        wizard = self.wizard()
        setup = wizard.setup_page.read if isinstance(wizard, NewPlanWizard) else None
        if setup is not None:
            self.first.setValue(setup.first_year)
            self.last.setValue(setup.last_year)
            if setup.title:
                self.title_line.setText(setup.title)
                self._own_title = True

    def isComplete(self) -> bool:
        return bool(self.title_line.text().strip()) and self.first.value() <= self.last.value()

    def _year(self, year: int) -> QSpinBox:
        box = QSpinBox()
        box.setRange(2000, 2100)
        box.setValue(year)
        return box

    def _title_is_own(self) -> None:
        self._own_title = True

    def _years_changed(self) -> None:
        if self.sender() is self.first:
            self.last.setValue(max(self.last.value(), self.first.value()))
        if not self._own_title:
            self.title_line.setText(_("Tiltaksplan {first}–{last}", first=str(self.first.value()), last=str(self.last.value())))
        self.completeChanged.emit()


class SetupPage(QWizardPage):
    """The workbooks to begin from."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.setTitle(_("Har du et oppsett?"))
        self.setSubTitle(
            _("En arbeidsbok med enheter, personer, penger, mål og kriterier. Har du ingen, hopper du over, og fyller ut i programmet.")
        )
        kinds = _("Excel-arbeidsbok") + " (*.xlsx *.xlsm);;" + _("Alle filer") + " (*)"
        self.setup = FileLine(_("Oppsett"), kinds, saving=False, folder=folder)
        self.previous = FileLine(_("Forrige plan"), kinds, saving=False, folder=folder)
        self.read: Setup | None = None
        self._note = QLabel()
        self._note.setWordWrap(True)
        self._note.setStyleSheet(f"color: {colour('error').name()}")
        form = QFormLayout(self)
        form.setSpacing(GAP)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(_("&Oppsett (kan hoppes over):"), self.setup)
        form.addRow(_("&Tiltakene fra forrige plan (kan hoppes over):"), self.previous)
        form.addRow(self._note)
        for line in (self.setup.line, self.previous.line):
            line.textChanged.connect(lambda _text: self._note.clear())

    def validatePage(self) -> bool:
        for line in (self.setup, self.previous):
            if line.path and not line.path.is_file():
                self._note.setText(_("Fant ikke filen «{name}». Velg en annen, eller tøm feltet.", name=line.path.name))
                line.setFocus()
                return False
        return self._read_setup()

    def _read_setup(self) -> bool:
        self.read = None
        path = self.setup.path
        if path is None:
            return True
        from tiltaksplan.actions.setup import read_setup

        try:
            setup, problems = read_setup(path)
        except TiltaksplanError as error:
            self._note.setText(told(error))
            return False
        wrong = next((problem for problem in problems if problem.code == "not-a-setup"), None)
        if wrong is not None:
            self._note.setText(told(wrong.message))
            return False
        self.read = setup
        return True


class PlacePage(QWizardPage):
    """Where the plan is to lie."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.setTitle(_("Hvor skal planen ligge?"))
        self.setSubTitle(_("Planen er én fil. Den kan ligge på et fellesområde; én om gangen kan skrive i den. Alt lagres av seg selv."))
        self._folder = folder
        self.place = FileLine(_("Planfil"), _("Tiltaksplan") + f" (*{SUFFIX})", saving=True, folder=folder)
        self._note = QLabel()
        self._note.setWordWrap(True)
        self._note.setStyleSheet(f"color: {colour('error').name()}")
        column = QVBoxLayout(self)
        label = QLabel(_("&Planfil:"))
        label.setBuddy(self.place.line)
        column.addWidget(label)
        column.addWidget(self.place)
        column.addWidget(self._note)
        column.addStretch(1)
        self.place.line.textChanged.connect(self._note.clear)
        self.place.line.textChanged.connect(self.completeChanged)

    def initializePage(self) -> None:
        if self.place.path is None:
            wizard = self.wizard()
            assert isinstance(wizard, NewPlanWizard)
            name = "".join(sign for sign in wizard.about.title_line.text() if sign not in '\\/:*?"<>|').strip() or _("Tiltaksplan")
            self.place.line.setText(str(self._folder / f"{name}{SUFFIX}"))

    def isComplete(self) -> bool:
        return self.place.path is not None

    def path(self) -> Path:
        """Return the file that the plan goes to, with the suffix that tells what it is."""
        path = self.place.path or Path()
        return path if path.suffix.casefold() == SUFFIX else path.with_name(path.name + SUFFIX)

    def validatePage(self) -> bool:
        path = self.path()
        if path.exists():
            self._note.setText(_("Det ligger alt en plan med navnet «{name}» der. Velg et annet navn.", name=path.name))
        elif not path.parent.is_dir():
            self._note.setText(_("Mappen «{name}» finnes ikke. Velg en annen mappe.", name=str(path.parent)))
        else:
            return True
        return False


class NewPlanWizard(QWizard):
    """Asks for what a new plan needs, and nothing more."""

    def __init__(self, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Ny plan"))
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setMinimumWidth(min(self.fontMetrics().averageCharWidth() * 90, self.screen().availableSize().width() * 3 // 4))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.about = AboutPage()
        self.setup_page = SetupPage(remembered.folder("setup"))
        self.place_page = PlacePage(remembered.folder("plan"))
        for page in (self.setup_page, self.about, self.place_page):
            self.addPage(page)
        self.setButtonText(QWizard.WizardButton.NextButton, _("&Neste"))
        self.setButtonText(QWizard.WizardButton.BackButton, _("&Tilbake"))
        self.setButtonText(QWizard.WizardButton.FinishButton, _("&Lag planen"))
        self.setButtonText(QWizard.WizardButton.CancelButton, _("Avbryt"))

    def wanted(self) -> Wanted:
        """Return what the person asked for."""
        return Wanted(
            path=self.place_page.path(),
            title=self.about.title_line.text().strip(),
            first_year=self.about.first.value(),
            last_year=self.about.last.value(),
            setup=self.setup_page.setup.path,
            previous=self.setup_page.previous.path,
        )
