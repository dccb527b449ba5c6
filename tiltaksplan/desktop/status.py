"""The status bar: whether everything is saved, and who has the plan where it can only be read."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QStatusBar

from tiltaksplan.desktop.icons import pixmap
from tiltaksplan.desktop.look import colour
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.screen_language import _, told


class Status:
    """What the status bar says of the open plan."""

    def __init__(self, bar: QStatusBar) -> None:
        self._sign, self.text, self.path = QLabel(), QLabel(), QLabel()
        bar.setSizeGripEnabled(True)
        bar.addWidget(self._sign)
        bar.addWidget(self.text, 1)
        bar.addPermanentWidget(self.path)

    def follow(self, open_plan: OpenPlan | None) -> None:
        """Speak of *open_plan* from now on."""
        self.path.setText(open_plan.path.name if open_plan else "")
        self.path.setToolTip(str(open_plan.path) if open_plan else "")
        if open_plan is None:
            self._sign.clear()
            self.text.setText("")
        elif open_plan.read_only:
            self._sign.setPixmap(pixmap("lock", 16, colour("warning")))
            self.text.setText(self.why_read_only(open_plan))
        else:
            self._sign.setPixmap(pixmap("done", 16, colour("done")))
            self.text.setText(_("Alle endringer lagres med en gang."))

    def show_saved(self, open_plan: OpenPlan) -> None:
        """Tell when the last change was saved."""
        if open_plan.saved_at is not None and not open_plan.read_only:
            self.text.setText(_("Lagret kl. {time}", time=f"{open_plan.saved_at:%H.%M.%S}"))

    def why_read_only(self, open_plan: OpenPlan) -> str:
        """Return why the plan can only be read, and what to do."""
        reason = told(open_plan.file.reason) if open_plan.file.reason else ""
        return _("Planen kan bare leses. {reason}", reason=reason).strip()
