"""The menus: every action with its name, its keys, and when it can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMessageBox

from tiltaksplan import __version__
from tiltaksplan.desktop.icons import icon
from tiltaksplan.desktop.screen_language import _
from tiltaksplan.desktop.steps import STEPS

if TYPE_CHECKING:
    from tiltaksplan.desktop.open_plan import OpenPlan
    from tiltaksplan.desktop.workplace import Workplace

Keys = QKeySequence.StandardKey


class Menus(QObject):
    """The menu bar of the window.

    Signals:
        recent_chosen: The path of a plan chosen among the recent ones.
    """

    recent_chosen = Signal(object)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._open_plan: OpenPlan | None = None
        self._workplace: Workplace | None = None
        self._busy = False
        self._make_actions()
        self._lay_menus()

    def _make_actions(self) -> None:
        self.new = self._action(_("&Ny plan …"), "new", Keys.New, _("Lag en plan for en ny periode"))
        self.open = self._action(_("&Åpne …"), "open", Keys.Open, _("Åpne en plan"))
        self.save_copy = self._action(_("Lagre en &kopi …"), "", "Ctrl+Shift+S", _("Lagre planen, slik den er nå, som en fil til"))
        self.close_plan = self._action(_("&Lukk planen"), "", Keys.Close)
        self.import_files = self._action(_("&Les inn skjemaer …"), "forms", "Ctrl+I", _("Velg utfylte skjemaer i Word eller Excel"))
        self.import_folder = self._action(_("Les inn en &mappe …"), "folder", "Ctrl+Shift+I", _("Velg en mappe med utfylte skjemaer"))
        self.sync = self._action(_("Hent inn &regneark …"), "", "Ctrl+Shift+E", _("Hent tilbake en arbeidsbok som er endret i Excel"))
        self.export = self._action(_("&Eksporter dokumenter …"), "export", "Ctrl+E", _("Planen i Word, PDF og Excel"))
        self.quit = self._action(_("&Avslutt"), "", "Ctrl+Q")
        self.undo = self._action(_("&Angre"), "undo", Keys.Undo)
        self.redo = self._action(_("&Gjør om"), "redo", Keys.Redo)
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.find = self._action(_("&Søk"), "search", Keys.Find)
        self.check = self._action(_("&Kontroller nå"), "review", "F5", _("Kjør alle kontrollene på nytt"))
        self.prioritise = self._action(_("Pri&oriter"), "run", "F9", _("Velg og tidfest tiltakene innenfor penger og timer"))
        self.about = self._action(_("&Om Tiltaksplan"), "info", "F1")
        self.log_folder = self._action(_("Vis &loggmappen"), "folder", "")
        self.forget_recent = self._action(_("&Tøm listen"), "", "")
        self.steps = [
            self._action(f"&{number} {_(step.name)}", step.key, f"Ctrl+{number}", _(step.hint)) for number, step in enumerate(STEPS, 1)
        ]
        self.about.triggered.connect(self._tell_about)
        self.undo.triggered.connect(lambda: self._step(-1))
        self.redo.triggered.connect(lambda: self._step(1))
        self.find.triggered.connect(self._find_something)
        self.check.triggered.connect(self._check)
        self.prioritise.triggered.connect(self._prioritise)
        self.export.triggered.connect(partial(self._go_to, "documents"))
        for step, action in zip(STEPS, self.steps, strict=True):
            action.triggered.connect(partial(self._go_to, step.key))

    def _action(self, text: str, icon_name: str, keys: object, hint: str = "") -> QAction:
        action = QAction(text, self)
        if icon_name:
            action.setIcon(icon(icon_name))
        if keys:
            action.setShortcut(QKeySequence(keys))  # type: ignore[call-overload]
        key_text = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        plain = (hint or text).replace("&", "").replace(" …", "")
        action.setToolTip(f"{plain} ({key_text})" if key_text else plain)
        return action

    def _lay_menus(self) -> None:
        bar = self._window.menuBar()
        file = bar.addMenu(_("&Fil"))
        file.addActions([self.new, self.open])
        self._recent = QMenu(_("Sist &brukte"), file)
        file.addMenu(self._recent)
        file.addSeparator()
        file.addActions([self.import_files, self.import_folder, self.sync, self.export, self.save_copy])
        file.addSeparator()
        file.addActions([self.close_plan, self.quit])
        edit = bar.addMenu(_("&Rediger"))
        edit.addActions([self.undo, self.redo])
        edit.addSeparator()
        edit.addAction(self.find)
        bar.addMenu(_("&Gå til")).addActions(self.steps)
        plan = bar.addMenu(_("&Plan"))
        plan.addActions([self.check, self.prioritise])
        bar.addMenu(_("&Hjelp")).addActions([self.log_folder, self.about])

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the plans that were used last."""
        self._recent.clear()
        for number, path in enumerate(paths, 1):
            action = self._recent.addAction(f"&{number} {path.stem.replace('&', '&&')}")
            action.setStatusTip(str(path))
            action.triggered.connect(partial(self._choose_recent, path))
        self._recent.setEnabled(bool(paths))
        if paths:
            self._recent.addSeparator()
            self._recent.addAction(self.forget_recent)

    def follow(self, open_plan: OpenPlan | None, workplace: Workplace | None) -> None:
        """Let the actions work on *open_plan* and its *workplace* from now on."""
        self._open_plan, self._workplace = open_plan, workplace
        if workplace is not None and open_plan is not None:
            open_plan.undo_stack.indexChanged.connect(self._enable)
        self._enable()

    def set_busy(self, busy: bool) -> None:
        """Shut out, while long work goes on, what would start another."""
        self._busy = busy
        self._enable()

    def _enable(self, _index: int = 0) -> None:
        plan = self._open_plan
        stack = plan.undo_stack if plan else None
        writable = plan is not None and not plan.read_only
        for action in (self.close_plan, self.save_copy, self.find, self.check, *self.steps):
            action.setEnabled(plan is not None)
        self.export.setEnabled(plan is not None)
        for action in (self.import_files, self.import_folder, self.sync, self.prioritise):
            action.setEnabled(writable and not self._busy)
        for action, word, can, text in (
            (self.undo, _("&Angre"), stack and stack.canUndo(), stack.undoText() if stack else ""),
            (self.redo, _("&Gjør om"), stack and stack.canRedo(), stack.redoText() if stack else ""),
        ):
            action.setEnabled(bool(can) and writable and not self._busy)
            action.setText(f"{word}: {text.replace('&', '&&')}" if can and text else word)

    def _find_something(self) -> None:
        if self._workplace is not None:
            self._workplace.find_something()

    def _check(self) -> None:
        if self._workplace is not None:
            self._workplace.check()

    def _prioritise(self) -> None:
        if self._workplace is not None:
            self._workplace.prioritise()

    def _go_to(self, key: str, _checked: bool = False) -> None:
        if self._workplace is not None:
            self._workplace.go_to(key)

    def _step(self, by: int) -> None:
        if self._open_plan is None or self._workplace is None:
            return
        self._workplace.commit()
        stack = self._open_plan.undo_stack
        stack.undo() if by < 0 else stack.redo()

    def _choose_recent(self, path: Path, _checked: bool = False) -> None:
        self.recent_chosen.emit(path)

    def _tell_about(self) -> None:
        text = _(
            "Tiltaksplan {version}\n\nFra utfylte forslagsskjemaer til en prioritert tiltaksplan, i Word, PDF og Excel.",
            version=__version__,
        )
        QMessageBox.about(self._window, _("Om Tiltaksplan"), text)
