"""Editors for answers that are more than one: names to tick, and lines of a table."""

from __future__ import annotations

import typing
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from tiltaksplan.desktop.grid.columns import columns_of
from tiltaksplan.desktop.grid.model import GridModel
from tiltaksplan.desktop.grid.view import Grid
from tiltaksplan.desktop.proposal_form.editors import FieldEditor
from tiltaksplan.desktop.screen_language import _, spoken
from tiltaksplan.language import number_text
from tiltaksplan.plan.fields import Choices, Field, Lines, Money, Number
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.setup import Setup

ROWS_SHOWN = 7


class ChecksEditor(FieldEditor):
    """Names out of the set-up to tick; what a form named and the set-up does not know stands ticked below them."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_(field.label))
        self.list.setAccessibleDescription(_(field.help))
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.list.setSpacing(2)
        self.column.addWidget(self.list)
        self.list.itemChanged.connect(self._ticked)
        self._value: tuple[str, ...] = ()
        self._writable = True
        self._showing = False

    def show_value(self, value: object, setup: Setup) -> None:
        self.setup = setup
        self._value = tuple(str(one) for one in value) if isinstance(value, tuple) else ()
        offers = self._offers()
        self._showing = True
        if [self._key(row) for row in range(self.list.count())] != [key for key, _text, _hint in offers]:
            self.list.clear()
            for key, text, hint in offers:
                item = QListWidgetItem(text, self.list)
                item.setData(Qt.ItemDataRole.UserRole, key)
                item.setToolTip(hint)
            self._fit()
        for row in range(self.list.count()):
            ticked = self._key(row) in self._value
            self.list.item(row).setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._showing = False
        self._flag()

    def set_writable(self, writable: bool) -> None:
        self._writable = writable
        self._flag()

    def focus(self) -> QWidget:
        return self.list

    def _offers(self) -> list[tuple[str, str, str]]:
        """Return key, text and hint of every name: those of the set-up, then those that only the form has."""
        offers: list[tuple[str, str, str]] = []
        assert isinstance(self.field.kind, Choices)
        if self.field.kind.of == "goals":
            for goal in self.setup.goals:
                mark = _(" (prioritert)") if goal.prioritised else ""
                offers.append((goal.number, f"{goal.number} {goal.text or ''}{mark}", goal.chapter or ""))
        else:
            offers = [(frame.name, frame.name, frame.description or "") for frame in self.setup.frames]
        known = {key for key, _text, _hint in offers}
        unknown = [one for one in self._value if one not in known]
        return [*offers, *((one, _("{name} – står ikke i oppsettet", name=one), "") for one in unknown)]

    def _key(self, row: int) -> str:
        return str(self.list.item(row).data(Qt.ItemDataRole.UserRole))

    def _ticked(self) -> None:
        if self._showing:
            return
        ticked = [self._key(row) for row in range(self.list.count()) if self.list.item(row).checkState() == Qt.CheckState.Checked]
        kept = [one for one in self._value if one in ticked]  # the form's order first
        self.edited.emit((*kept, *(one for one in ticked if one not in kept)))

    def _flag(self) -> None:
        self._showing = True
        for row in range(self.list.count()):
            item = self.list.item(row)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if self._writable else flags)
        self._showing = False

    def _fit(self) -> None:
        rows = min(max(self.list.count(), 2), ROWS_SHOWN)
        one = max(self.list.sizeHintForRow(0), self.list.fontMetrics().lineSpacing()) + 2 * self.list.spacing()
        self.list.setFixedHeight(rows * one + 2 * self.list.frameWidth() + 2)


class LinesEditor(FieldEditor):
    """A table: costs, hours, risks, milestones."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        assert isinstance(field.kind, Lines)
        model = GridModel(columns_of(field.kind), _line_type(field), self)
        self.grid = Grid(model, _(field.label), parent=self)
        self.column.addWidget(self.grid)
        self.grid.edited.connect(self.edited)

    def show_value(self, value: object, setup: Setup) -> None:
        self.setup = setup
        lines = value if isinstance(value, tuple) else ()
        self.grid.model.show(lines, setup, writable=self.grid.model.writable)
        self.grid.sum.setText(self._sum(lines))

    def set_writable(self, writable: bool) -> None:
        self.grid.model.show(self.grid.model.lines, self.setup, writable=writable)
        self.grid.set_writable(writable)

    def focus(self) -> QWidget:
        return self.grid.table

    def _sum(self, lines: Sequence[object]) -> str:
        for one in self.grid.model.columns:
            if isinstance(one.kind, Money | Number):
                figures = [figure for line in lines if isinstance(figure := one.read(line), int | float)]
                unit = _("kroner") if isinstance(one.kind, Money) else _(one.kind.unit)
                return _("Sum: {total} {unit}", total=number_text(sum(figures), spoken()), unit=unit)
        return ""


def _line_type(field: Field) -> type:
    """Return the dataclass of a table's lines, as the proposal declares it."""
    declared = typing.get_args(typing.get_type_hints(Proposal)[field.name])[0]
    assert isinstance(declared, type)
    return declared
