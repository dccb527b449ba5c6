"""«Fyll ut et skjema …»: asks which form, and where to; it is filled in off the UI thread, and told of in the message strip."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog

from tiltaksplan.actions.fill import FillReport, endings_for, fill, forms_kept
from tiltaksplan.desktop.asking import Question
from tiltaksplan.desktop.choosing_files import FORM_PATTERNS
from tiltaksplan.desktop.screen_language import _, spoken
from tiltaksplan.errors import TiltaksplanError

if TYPE_CHECKING:
    from tiltaksplan.desktop.main_window import MainWindow
    from tiltaksplan.desktop.open_plan import OpenPlan
    from tiltaksplan.progress import Progress

_MOST_TOLD = 5


def ask_and_fill(window: MainWindow, open_plan: OpenPlan, proposal_id: str) -> None:
    """Let the person choose a form and a place for it, and fill it in from a proposal."""
    form = _form_to_fill(window, open_plan)
    if form is None:
        return
    try:
        endings = endings_for(open_plan.file, form)
    except TiltaksplanError as error:
        window.tell_error(error)
        return
    target = _target(window, proposal_id, endings[0])
    if target is not None:
        start_filling(window, open_plan, proposal_id, form, target)


def _form_to_fill(window: MainWindow, open_plan: OpenPlan) -> str | Path | None:
    """Ask for one of the plan's forms, or a file; with no forms in the plan, for a file at once."""
    names = forms_kept(open_plan.plan)
    other = _("Et annet skjema …")
    if names:
        question = Question(window, _("Fyll ut et skjema"), _("Velg skjemaet som skal fylles ut fra forslaget."))
        choice = question.add_choice(_("&Skjema:"), [*names, other])
        if question.exec() != QDialog.DialogCode.Accepted:
            return None
        if choice.currentText() != other:
            return choice.currentText()
    kinds = f"{_('Word og Excel')} ({FORM_PATTERNS})"
    path, _kind = QFileDialog.getOpenFileName(window, _("Velg det tomme skjemaet"), str(window.remembered.folder("forms")), kinds)
    return Path(path) if path else None


def _target(window: MainWindow, proposal_id: str, ending: str) -> Path | None:
    start = window.remembered.folder("export") / f"{proposal_id}{ending}"
    path, _kind = QFileDialog.getSaveFileName(window, _("Lagre det utfylte skjemaet"), str(start), f"*{ending}")
    if not path:
        return None
    return Path(path) if Path(path).suffix.casefold() == ending else Path(path + ending)


def start_filling(window: MainWindow, open_plan: OpenPlan, proposal_id: str, form: str | Path, target: Path) -> bool:
    """Fill in *form* off the UI thread; the person has said that a file at *target* may give way."""

    def work(progress: Progress) -> FillReport:
        return fill(open_plan.file, form, proposal_id, target, replace=True, progress=progress)

    return window.run(_("Fyller ut skjemaet"), work, lambda report: _tell(window, report))


def _tell(window: MainWindow, report: object) -> None:
    assert isinstance(report, FillReport)
    window.remembered.keep_folder("export", report.path.parent)
    text = _("Skjemaet er fylt ut fra {proposal} og ligger i «{path}».", proposal=report.proposal, path=str(report.path))
    if report.left_out:
        lines = [_line(one.text or one.field, one.reason.told(spoken())) for one in report.left_out[:_MOST_TOLD]]
        more = len(report.left_out) - len(lines)
        lines += [_("… og {count} til.", count=more)] if more else []
        text = "\n".join((text, _("Dette fikk ikke plass i skjemaet, eller må ses over:"), *lines))
    show = QUrl.fromLocalFile(str(report.path))
    window.strip.tell(text, "warning" if report.left_out else "done", _("Åpne skjemaet"), lambda: QDesktopServices.openUrl(show))


def _line(text: str, reason: str) -> str:
    shown = " ".join(text.split())
    return f"– «{shown[:60]}{'…' if len(shown) > 60 else ''}»: {reason}"
