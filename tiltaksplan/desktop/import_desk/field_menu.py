"""The menu with the fields that a text could belong to: the likeliest first, all the others below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from tiltaksplan.desktop.screen_language import _
from tiltaksplan.plan.fields import SECTIONS, field_at

LIKELY = 7
LONGEST_QUOTE = 40


class FieldMenu(QMenu):
    """The fields that a text could be, to choose from by mouse and keyboard."""

    def __init__(self, text: str, fields: Sequence[tuple[str, bool]], choose: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        quoted = text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE].rstrip() + " …"
        title = _("«{text}» hører til", text=" ".join(quoted.split()))
        self.setAccessibleName(title)
        self.addSection(title.replace("&", "&&"))
        for pointer, answered in fields[:LIKELY]:
            self._add(self, pointer, answered, choose)
        others: dict[str, list[tuple[str, bool]]] = {}
        for pointer, answered in fields[LIKELY:]:
            others.setdefault(field_at(pointer).section, []).append((pointer, answered))
        if others:
            self.addSeparator()
        for section, name in SECTIONS.items():
            if section in others:
                below = self.addMenu(_(name).replace("&", "&&"))
                for pointer, answered in others[section]:
                    self._add(below, pointer, answered, choose)
        if not fields:
            self.addAction(_("Ingen felt kan ta imot teksten")).setEnabled(False)

    def open_at(self, at: QPoint) -> None:
        """Show the menu with its first field chosen, so that the keyboard can go on from there."""
        first = next((action for action in self.actions() if not action.isSeparator() and action.isEnabled()), None)
        if first is not None:
            self.setActiveAction(first)
        self.popup(at)

    def _add(self, menu: QMenu, pointer: str, answered: bool, choose: Callable[[str], None]) -> None:
        name = _(field_at(pointer).label).replace("&", "&&")
        action = menu.addAction(_("{field} (erstatter svaret)", field=name) if answered else name)
        action.setData(pointer)
        action.triggered.connect(partial(_chosen, choose, pointer))


def _chosen(choose: Callable[[str], None], pointer: str, _checked: bool = False) -> None:
    choose(pointer)
