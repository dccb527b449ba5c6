"""Where one proposal stands in a list of proposals: on the first free row, a field a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tiltaksplan.document.blocks import Cell
from tiltaksplan.forms.evidence import Evidence
from tiltaksplan.forms.fill_form import NOT_ON_THE_LIST, Answer, Filling, FormToFill
from tiltaksplan.forms.fill_grids import NO_COLUMN, NO_ROW, NO_YEAR, rows_of
from tiltaksplan.forms.fill_slots import fields_of_slots
from tiltaksplan.forms.fill_values import parts_of_pointer, value_for_cell
from tiltaksplan.forms.grid_cells import CellReader
from tiltaksplan.forms.grid_roles import Column
from tiltaksplan.forms.lists import ListReader
from tiltaksplan.forms.slots import Grid, Slot
from tiltaksplan.forms.values import TimeUnit, read_unit_of_header
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.setup import Setup


class ListFiller:
    """Finds the places of one proposal on a row of a list.

    Args:
        told: By field, its answer as text.
    """

    def __init__(self, form: FormToFill, proposal: Proposal, told: Mapping[str, str], filling: Filling, setup: Setup | None) -> None:
        self._form, self._proposal, self._told, self._filling, self._setup = form, proposal, told, filling, setup

    def fill(self, grid: Grid, note: str, given: Mapping[str, str], done: set[str], *, may_grow: bool) -> None:
        """Find the proposal's row in *grid*; the fields that stand there go to *done*.

        Args:
            note: What the form says of all its figures.
            given: By header, the field that a person gave a column.
            may_grow: Whether a row can be added where none is free.
        """
        reader = ListReader(grid, self._form.help, self._setup, note, given)
        fields = self._fields(reader, given)
        title = next((number for number, pointer in fields.items() if pointer == "/title"), None)
        at = self._free_row(grid, reader.columns, title)
        if at is None or (at[1] and not may_grow):
            self._filling.leave("/title", self._told.get("/title", ""), NO_ROW)
            done.add("/title")
            return
        row, copy = at
        for number, pointer in fields.items():
            if text := self._told.get(pointer, ""):
                self._put(row.get(number), pointer, text, value_for_cell(self._proposal, pointer), copy)
                done.update(parts_of_pointer(pointer))
        self._figures("costs", reader, row, copy, note)
        self._figures("hours", reader, row, copy, note)
        done.update(f"/{kind}" for kind, columns in (("costs", reader.money), ("hours", reader.time)) if columns)

    def _fields(self, reader: ListReader, given: Mapping[str, str]) -> dict[int, str]:
        slots = [
            Slot(
                label=column.label, number=column.number, section=tuple(column.headers[:-1]), sure_label=True,
                pointer=given.get(column.label, ""),
            )
            for column in reader.columns if column.number in {*self._open_columns(reader)}
        ]  # fmt: skip
        return fields_of_slots(slots, self._told)

    @staticmethod
    def _open_columns(reader: ListReader) -> list[int]:
        lines = {column.number for column in (*reader.money, *reader.time)}
        taken = lines | ({reader.funding.number} if reader.funding else set())
        return [column.number for column in reader.columns if column.number not in taken]

    def _free_row(self, grid: Grid, columns: Sequence[Column], title: int | None) -> tuple[dict[int, Cell], int] | None:
        cells = CellReader(Evidence(), self._form.help)
        lines = [row for row in rows_of(grid) if not cells.is_sum(row, columns) and title in row]
        free = [row for row in lines if title is not None and self._form.is_free(row[title])]
        if free:
            return free[0], 0
        return (lines[-1], 1) if lines else None

    def _put(self, cell: Cell | None, pointer: str, text: str, value: object, copy: int) -> None:
        entry = self._form.entry(cell, text, value, copy=copy) if cell is not None and not cell.formula else None
        if cell is None or entry is None:
            self._filling.leave(pointer, text, NOT_ON_THE_LIST if cell is not None else NO_COLUMN)
        else:
            self._filling.answers.append(Answer(pointer=pointer, text=entry.text, choices=((entry,),)))

    def _figures(self, kind: str, reader: ListReader, row: Mapping[int, Cell], copy: int, note: str) -> None:
        """Put the sums of each year; a list has no room for what each line is for."""
        columns = reader.money if kind == "costs" else reader.time
        lines = self._proposal.costs if kind == "costs" else self._proposal.hours
        if not columns:
            return
        by_year = any(column.year is not None for column in columns)
        sums: dict[int | None, float] = {}
        for line in lines:
            figure = getattr(line, "amount" if kind == "costs" else "hours")
            year = line.year if by_year else None
            sums[year] = sums.get(year, 0) + (figure or 0)
        for year, figure in sums.items():
            column = next((one for one in columns if one.year == year), None)
            pointer = f"/{kind}"
            text, value = self._figure(kind, figure, column, note)
            if column is None:
                self._filling.leave(pointer, f"{year}: {text}", NO_YEAR)
            else:
                self._put(row.get(column.number), pointer, text, value, copy)
        self._names(kind, reader, row, copy)

    def _figure(self, kind: str, figure: float, column: Column | None, note: str) -> tuple[str, float]:
        if kind == "costs":
            unit = (column.unit if column else None) or read_unit_of_header(note) or 1
            return self._form.telling.amount(int(figure), unit)
        return self._form.telling.hours(figure, (column.time_unit if column else None) or TimeUnit.HOURS)

    def _names(self, kind: str, reader: ListReader, row: Mapping[int, Cell], copy: int) -> None:
        lines = self._proposal.costs if kind == "costs" else self._proposal.hours
        for number, line in enumerate(lines):
            for name in ("category",) if kind == "costs" else ("person", "role", "unit"):
                if text := getattr(line, name):
                    self._filling.leave(f"/{kind}/{number}/{name}", text, NO_COLUMN)
        payers = list(dict.fromkeys(line.funding for line in self._proposal.costs if line.funding)) if kind == "costs" else []
        if payers and reader.funding is not None:
            self._put(row.get(reader.funding.number), "/costs/0/funding", ", ".join(payers), None, copy)
        else:
            for payer in payers:
                self._filling.leave("/costs/0/funding", payer, NO_COLUMN)
