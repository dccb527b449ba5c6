"""Fixes as buttons and menu lines: «Rett: …» makes the change, as one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.screen_language import _, told
from tiltaksplan.plan.fixes import Fix


def fix_actions(fixes: Iterable[Fix], mend: Callable[[Fix], object], parent: QObject) -> list[QAction]:
    """Return an action for each of *fixes* that calls *mend* with it."""
    actions = []
    for fix in fixes:
        text = _("Rett: {fix}", fix=told(fix.label))
        action = QAction(text.replace("&", "&&"), parent)
        action.setToolTip(_("Gjør endringen. Du kan angre den."))
        action.triggered.connect(lambda _checked=False, fix=fix: mend(fix))
        actions.append(action)
    return actions


def make_fix(open_plan: OpenPlan, fix: Fix) -> bool:
    """Make *fix*, as one step; return whether it was made."""
    return open_plan.make(fix.changes, _("Rett: {fix}", fix=told(fix.label)))
