"""The system's own dialogs for choosing files and folders, each opened where the person was last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from tiltaksplan.desktop.remembered import Remembered
from tiltaksplan.desktop.screen_language import _

PLAN_SUFFIX = ".tiltaksplan"
FORM_PATTERNS = "*.docx *.docm *.dotx *.xlsx *.xlsm"


def plan_to_open(parent: QWidget, remembered: Remembered) -> Path | None:
    """Ask for a plan; None where the person changed their mind."""
    path, _kind = QFileDialog.getOpenFileName(parent, _("Åpne plan"), str(remembered.folder("plan")), f"{_plans()};;{_all_files()}")
    return Path(path) if path else None


def forms_to_read(parent: QWidget, remembered: Remembered) -> list[Path]:
    """Ask for forms; none where the person changed their mind."""
    kinds = f"{_('Word og Excel')} ({FORM_PATTERNS});;{_all_files()}"
    paths, _kind = QFileDialog.getOpenFileNames(parent, _("Les inn skjemaer"), str(remembered.folder("forms")), kinds)
    return [Path(path) for path in paths]


def folder_to_read(parent: QWidget, remembered: Remembered) -> list[Path]:
    """Ask for a folder with forms; none where the person changed their mind."""
    path = QFileDialog.getExistingDirectory(parent, _("Les inn en mappe med skjemaer"), str(remembered.folder("forms")))
    return [Path(path)] if path else []


def place_for_copy(parent: QWidget, plan: Path) -> Path | None:
    """Ask where a copy of *plan* is to lie; None where the person changed their mind."""
    start = plan.with_stem(_("{name} – kopi", name=plan.stem))
    path, _kind = QFileDialog.getSaveFileName(parent, _("Lagre en kopi"), str(start), _plans())
    if not path:
        return None
    return Path(path) if Path(path).suffix.casefold() == PLAN_SUFFIX else Path(path + PLAN_SUFFIX)


def _plans() -> str:
    return f"{_('Tiltaksplan')} (*{PLAN_SUFFIX})"


def _all_files() -> str:
    return f"{_('Alle filer')} (*)"
