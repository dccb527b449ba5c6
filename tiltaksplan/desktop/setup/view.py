"""The screen with the set-up: a tab a table, edited in place, taken in from a workbook and written out as one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from tiltaksplan.actions.edit import change_setup, open_round
from tiltaksplan.desktop.grid.model import GridModel
from tiltaksplan.desktop.grid.view import Grid
from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.look import GAP, MARGIN, colour, pale
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.page import Page, scrolled
from tiltaksplan.desktop.proposal_form.editors import FieldEditor, editor_for
from tiltaksplan.desktop.screen_language import _, spoken, told
from tiltaksplan.desktop.setup.checks_tab import ChecksTab
from tiltaksplan.desktop.setup.columns import TABLES, SetupTable
from tiltaksplan.desktop.setup.limits import LimitTable
from tiltaksplan.language import N_
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.fields import Day, Field, Line, Number
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.pointer import value_at
from tiltaksplan.progress import Progress

if TYPE_CHECKING:
    from tiltaksplan.desktop.main_window import MainWindow

SHOWN_PROBLEMS = 8

PLAN_FIELDS: tuple[Field, ...] = (
    Field(pointer="/title", kind=Line(), label=N_("Tittel på planen"), help=N_("Står på dokumentene.")),
    Field(pointer="/first_year", kind=Number(whole=True, at_least=2000, at_most=2100), label=N_("Første år")),
    Field(pointer="/last_year", kind=Number(whole=True, at_least=2000, at_most=2100), label=N_("Siste år")),
    Field(pointer="/hours_per_work_year", kind=Number(at_least=1), label=N_("Timer i et årsverk"), help=N_("Vanligvis 1 695.")),
    Field(
        pointer="/max_measures", kind=Number(whole=True, at_least=1), label=N_("Flest tiltak i planen"), help=N_("Tomt felt: ingen grense.")
    ),
    Field(pointer="/proposal_deadline", kind=Day(edge="end"), label=N_("Frist for forslag")),
    Field(pointer="/unit_deadline", kind=Day(edge="end"), label=N_("Frist for enhetene")),
    Field(pointer="/approval_date", kind=Day(edge="end"), label=N_("Vedtas")),
)


class SetupView(Page):
    """The set-up."""

    def __init__(self, open_plan: OpenPlan, window: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Oppsett"), _("Alt som er valgt for planen før invitasjonen går ut. Alt kan endres her, eller i arbeidsboken."), parent
        )
        self._open_plan, self._window = open_plan, window
        self.take_in = QAction(icon("open"), _("Hent fra arbeids&bok …"), self)
        self.take_in.setToolTip(_("Bytt ut oppsettet med det som står i en arbeidsbok. Du kan angre."))
        self.take_in.setEnabled(not open_plan.read_only)
        self.take_in.triggered.connect(self._ask_for_workbook)
        self.write_out = QAction(icon("export"), _("Lagre som &arbeidsbok …"), self)
        self.write_out.setToolTip(_("Skriv oppsettet som en Excel-arbeidsbok, for å fylle ut mer der eller bruke det i en annen plan."))
        self.write_out.triggered.connect(self._ask_where)
        self.add_button(self.take_in)
        self.add_button(self.write_out)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(_("Deler av oppsettet"))
        self.tabs.tabBar().setAccessibleName(_("Deler av oppsettet"))
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setDocumentMode(True)
        self.editors: dict[str, FieldEditor] = {}
        self.grids: dict[str, Grid] = {}
        self.tabs.addTab(self._plan_tab(), _("Planen"))
        for table in TABLES:
            self.tabs.addTab(self._table_tab(table), _(table.name))
        self.tabs.insertTab(self.tabs.count() - 1, self._limits_tab(), _("Grenser"))
        self.checks = ChecksTab(open_plan)
        self.checks.limit_wanted.connect(self._go_to_limit)
        self.tabs.insertTab(self.tabs.count() - 1, self.checks, _("Kontroller"))
        self.body.addWidget(self.tabs, 1)
        open_plan.changed.connect(self._refresh)
        self._refresh()

    def commit(self) -> None:
        """Save what is written and not saved yet."""
        for editor in self.editors.values():
            editor.commit()

    def _plan_tab(self) -> QWidget:
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        form.setSpacing(GAP + 4)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for field in PLAN_FIELDS:
            editor = editor_for(field)
            note = QLabel()
            note.setStyleSheet(f"color: {colour('error').name()}")
            note.setWordWrap(True)
            note.hide()
            editor.edited.connect(partial(self._field_edited, field, note))
            editor.unclear.connect(partial(_say, note))
            self.editors[field.pointer] = editor
            cell = QVBoxLayout()
            cell.setSpacing(2)
            cell.addWidget(editor)
            if field.help:
                cell.addWidget(pale(_(field.help)))
            cell.addWidget(note)
            label = QLabel(_(field.label))
            label.setBuddy(editor.focus())
            form.addRow(label, cell)
        form.addRow(_("R&unde"), self._round_choice())
        return scrolled(inside)

    def _round_choice(self) -> QComboBox:
        self.round = QComboBox()
        self.round.setAccessibleName(_("Runde"))
        self.round.addItem(_("Første runde: gruppene foreslår"), 1)
        self.round.addItem(_("Andre runde: enhetene prioriterer og foreslår prosjektledere"), 2)
        self.round.activated.connect(self._round_chosen)
        return self.round

    def _round_chosen(self) -> None:
        number = int(self.round.currentData())
        self._open_plan.make(open_round(self._open_plan.plan, number), _("Åpne runde {number}", number=number))

    def _table_tab(self, table: SetupTable) -> QWidget:
        grid = self._grid(table)
        self.grids[table.attribute] = grid
        return _tab(table.hint, grid)

    def _grid(self, table: SetupTable) -> Grid:
        setup = self._open_plan.plan.setup
        model = GridModel(table.columns(setup), lambda: table.blank(self._open_plan.plan.setup), self)
        grid = Grid(model, _(table.name), fit=False)
        grid.edited.connect(lambda lines: self._make(change_setup(self._open_plan.plan, f"/{table.attribute}", lines), table.name))
        return grid

    def _limits_tab(self) -> QWidget:
        view = self._limits_view = QTableView()
        self.limits = LimitTable(self._open_plan, self)
        view.setModel(self.limits)
        view.setAccessibleName(_("Grenser"))
        view.setAlternatingRowColors(True)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        view.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        view.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return _tab(N_("Det kontrollene og prioriteringen holder planen opp mot. Tøm verdien for å få den vanlige tilbake."), view)

    def _go_to_limit(self, key: str) -> None:
        """Show the limit *key*, ready to be changed."""
        self.tabs.setCurrentIndex(self.tabs.indexOf(self.checks) - 1)
        self._limits_view.setCurrentIndex(self.limits.place_of(key))
        self._limits_view.setFocus()

    def _field_edited(self, field: Field, note: QLabel, value: object) -> None:
        setup = self._open_plan.plan.setup
        if field.pointer in ("/first_year", "/last_year"):
            years = {"/first_year": setup.first_year, "/last_year": setup.last_year, field.pointer: value}
            first, last = years["/first_year"], years["/last_year"]
            if not isinstance(first, int) or not isinstance(last, int) or first > last:
                _say(note, _("Siste år kan ikke komme før første år. Året er ikke endret."))
                return
        if value is None and field.pointer == "/hours_per_work_year":
            value = 1695
        if value is None and field.pointer == "/title":
            value = ""
        _say(note, "")
        self._make(change_setup(self._open_plan.plan, field.pointer, value), field.label)

    def _make(self, changes: tuple[Change, ...], name: str) -> None:
        self._open_plan.make(changes, _("Endre «{name}» i oppsettet", name=_(name)))

    def _refresh(self) -> None:
        setup, writable = self._open_plan.plan.setup, not self._open_plan.read_only
        self.round.setCurrentIndex(self.round.findData(self._open_plan.plan.round))
        self.round.setEnabled(writable)
        for pointer, editor in self.editors.items():
            value = value_at(setup, pointer)
            editor.show_value(str(value) if pointer in ("/first_year", "/last_year") else value, setup)
            editor.set_writable(writable)
        for table in TABLES:
            grid = self.grids[table.attribute]
            if table.attribute == "people" and len(table.columns(setup)) != len(grid.model.columns):
                self._exchange(table)
                grid = self.grids[table.attribute]
            grid.model.show(getattr(setup, table.attribute), setup, writable=writable)
            grid.set_writable(writable)

    def _exchange(self, table: SetupTable) -> None:
        """Make the tab of *table* anew: the plan has got other years, and so other columns."""
        number = next(row for row in range(self.tabs.count()) if self.tabs.tabText(row) == _(table.name))
        old, current = self.tabs.widget(number), self.tabs.currentIndex()
        self.tabs.removeTab(number)
        if old is not None:
            old.deleteLater()
        self.tabs.insertTab(number, self._table_tab(table), _(table.name))
        self.tabs.setCurrentIndex(current)

    def _ask_for_workbook(self) -> None:
        kinds = _("Excel-arbeidsbok") + " (*.xlsx *.xlsm)"
        path, _kind = QFileDialog.getOpenFileName(
            self, _("Hent oppsettet fra arbeidsbok"), str(self._window.remembered.folder("setup")), kinds
        )
        if path:
            self.take_in_workbook(Path(path))

    def take_in_workbook(self, path: Path) -> None:
        """Exchange the set-up for what stands in the workbook at *path*, as one step that can be undone."""
        file = self._open_plan.file

        def take(_progress: Progress) -> object:
            from tiltaksplan.actions.setup import take_setup

            before = file.plan
            problems = take_setup(file, path)
            return before, file.plan, problems

        self._window.remembered.keep_folder("setup", path.parent)
        self._window.run(_("Leser oppsettet"), take, self._taken_in)

    def _taken_in(self, result: object) -> None:
        assert isinstance(result, tuple)
        before, after, problems = result
        self._open_plan.made_elsewhere(_changes_between(before, after), _("Hent oppsettet fra arbeidsbok"))
        if problems:
            lines = [f"• {told(problem.message)}" for problem in problems[:SHOWN_PROBLEMS]]
            text = _("Oppsettet er hentet, men noe i arbeidsboken må ses over:")
            self._window.strip.tell("\n".join([text, *lines]), "warning")
        else:
            same = before.setup == after.setup
            self._window.strip.tell(_("Oppsettet er det samme som før.") if same else _("Oppsettet er hentet."), "done")

    def _ask_where(self) -> None:
        start = self._window.remembered.folder("setup") / _("oppsett.xlsx")
        path, _kind = QFileDialog.getSaveFileName(
            self, _("Lagre oppsettet som arbeidsbok"), str(start), _("Excel-arbeidsbok") + " (*.xlsx)"
        )
        if path:
            self.write_workbook(Path(path) if Path(path).suffix else Path(path).with_suffix(".xlsx"))

    def write_workbook(self, path: Path) -> None:
        """Write the set-up as a workbook at *path*."""
        setup, language = self._open_plan.plan.setup, spoken()

        def write(_progress: Progress) -> object:
            from tiltaksplan.actions.setup import write_setup

            write_setup(setup, path, language)
            return None

        done: Callable[[object], None] = lambda _none: self._window.strip.tell(  # noqa: E731
            _("Oppsettet ligger i «{path}».", path=str(path)), "done", _("Åpne &mappen"), partial(self._window.show_folder, path.parent)
        )
        self._window.run(_("Skriver oppsettet"), write, done)


def _changes_between(before: Plan, after: Plan) -> tuple[Change, ...]:
    """Return what taking in a workbook changed: the set-up, and the workbook among the plan's files."""
    if before.setup == after.setup:
        return ()
    known = {file.sha256 for file in before.files}
    files = tuple(
        Change(thing=f"file:{file.sha256}", after=file) for file in after.files if file.sha256 not in known and file.kind == "setup"
    )
    return (Change(thing="setup", before=before.setup, after=after.setup), *files)


def _tab(hint: str, content: QWidget) -> QWidget:
    tab = QWidget()
    column = QVBoxLayout(tab)
    column.setContentsMargins(GAP, GAP, GAP, GAP)
    column.addWidget(pale(_(hint)))
    column.addWidget(content, 1)
    return tab


def _say(note: QLabel, text: str) -> None:
    note.setText(text)
    note.setVisible(bool(text))
