"""«Hent inn regneark …»: asks which file, reads it off the UI thread, shows what would happen, stores what the person says, and tells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog

from tiltaksplan.desktop.screen_language import _, told
from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.plan.change import Change

if TYPE_CHECKING:
    from tiltaksplan.actions.sync import Decided, Sync
    from tiltaksplan.desktop.main_window import MainWindow
    from tiltaksplan.desktop.open_plan import OpenPlan
    from tiltaksplan.desktop.sync.view import SyncDialog
    from tiltaksplan.progress import Progress

ENDINGS = (".xlsx", ".xlsm")


def ask_for_workbook(window: MainWindow) -> None:
    """Let the person choose a workbook that the plan has written, and lay it beside the plan."""
    kinds = f"{_('Excel-arbeidsbok')} (*.xlsx *.xlsm)"
    path, _kind = QFileDialog.getOpenFileName(window, _("Hent inn regneark"), str(window.remembered.folder("export")), kinds)
    if path:
        bring_in_workbook(window, Path(path))


def bring_in_workbook(window: MainWindow, path: Path) -> bool:
    """Lay the workbook at *path* beside the plan, off the UI thread, and show what would happen."""
    if window.open_plan is None or window.workplace is None:
        return False
    from tiltaksplan.actions.sync import prepare_sync

    window.workplace.commit()
    open_plan = window.open_plan

    def work(progress: Progress) -> Sync:
        return prepare_sync(open_plan.file, path, progress=progress)

    return window.run(_("Leser regnearket"), work, partial(_show, window, open_plan))


def bring_in_dropped(window: MainWindow, paths: Sequence[Path]) -> None:
    """Take what was dropped on the window: a workbook of the plan's own goes back into it, everything else is read as forms."""
    if len(paths) != 1 or paths[0].suffix.casefold() not in ENDINGS or window.open_plan is None or window.workplace is None:
        window.bring_in(paths)
        return
    from tiltaksplan.actions.sync import WorkbookOfAnotherPlan, prepare_sync

    window.workplace.commit()
    open_plan = window.open_plan

    def work(progress: Progress) -> Sync | None:
        try:
            return prepare_sync(open_plan.file, paths[0], progress=progress)
        except WorkbookOfAnotherPlan:
            raise
        except TiltaksplanError:  # no workbook of ours: the desk for forms tells what is wrong with it, if anything is
            return None

    def go_on(sync: object) -> None:
        if sync is None:
            window.bring_in(paths)
        else:
            _show(window, open_plan, sync)

    window.run(_("Leser filen"), work, go_on)


def _show(window: MainWindow, open_plan: OpenPlan, sync: object) -> None:
    from tiltaksplan.actions.sync import Sync
    from tiltaksplan.desktop.sync.view import SyncDialog

    assert isinstance(sync, Sync)
    window.remembered.keep_folder("export", sync.path.parent)
    merged = sync.merge
    if not any((merged.applied, merged.conflicts, merged.added, merged.removed, merged.rejected, merged.notes)):
        window.strip.tell(_("«{name}» sier det samme som planen. Det er ingenting å hente inn.", name=sync.path.name), "done")
        return
    dialog = SyncDialog(sync, window)
    dialog.finished.connect(lambda answer: _answered(window, open_plan, dialog, answer))
    dialog.open()


def _answered(window: MainWindow, open_plan: OpenPlan, dialog: SyncDialog, answer: int) -> None:
    dialog.deleteLater()
    if answer == QDialog.DialogCode.Accepted and window.open_plan is open_plan:
        _store(window, open_plan, dialog)


def _store(window: MainWindow, open_plan: OpenPlan, dialog: SyncDialog) -> None:
    """Store what was decided as one step, and bring the workbook up to date where that was asked for."""
    from tiltaksplan.actions.sync import step_text, store_sync

    sync, known = dialog.choices.sync, {file.sha256 for file in open_plan.plan.files}
    try:
        outcome = store_sync(open_plan.file, sync, dialog.choices.decisions())
    except TiltaksplanError as error:
        window.tell_error(error)
        return
    files = (file for file in open_plan.plan.files if file.sha256 == sync.sha256 and file.sha256 not in known)
    kept = tuple(Change(thing=f"file:{file.sha256}", after=file, source=file.sha256) for file in files)
    open_plan.made_elsewhere((*outcome.changes, *kept), step_text(sync))
    if dialog.update_after.isChecked():
        _update(window, open_plan, sync, outcome)
    else:
        _tell(window, sync, outcome)


def _update(window: MainWindow, open_plan: OpenPlan, sync: Sync, outcome: Decided) -> None:
    from tiltaksplan.actions.sync import update_workbook

    def work(_progress: Progress) -> int | TiltaksplanError:
        try:
            return update_workbook(open_plan.file, sync, outcome)
        except TiltaksplanError as error:  # the plan has taken it in all the same, and both are told
            return error

    window.run(_("Oppdaterer regnearket"), work, partial(_tell, window, sync, outcome))


def _tell(window: MainWindow, sync: Sync, outcome: Decided, updated: object = None) -> None:
    from tiltaksplan.desktop.sync.model import summary_of

    name, kind = sync.path.name, "done"
    text = _("Hentet fra «{name}»: {summary}", name=name, summary=summary_of(sync, outcome)[:1].lower() + summary_of(sync, outcome)[1:])
    if not outcome.changes:
        text = _("Ingenting fra «{name}» er tatt inn i planen.", name=name)
    if outcome.conflicts or outcome.removed or sync.merge.rejected:
        kind = "warning"
    if isinstance(updated, TiltaksplanError):
        kind = "warning"
        text = f"{text}\n{_('Regnearket er ikke oppdatert: {reason}', reason=told(updated))}"
    elif isinstance(updated, int):
        text = f"{text}\n{_('Regnearket er oppdatert. Celler som er skrevet: {count}.', count=updated)}"
    window.strip.tell(text, kind)
