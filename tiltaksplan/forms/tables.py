"""From a form's table or worksheet to rooms: labels left of, above, or in the same cell as their answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tiltaksplan.document.blocks import Cell, Paragraph, Table
from tiltaksplan.document.inline import Span
from tiltaksplan.forms.cell_labels import LONGEST_LABEL, CellJudge, Room
from tiltaksplan.forms.cross_tables import CrossTable, cross_table_of
from tiltaksplan.forms.flow import Flow
from tiltaksplan.forms.grid_find import GridFinder
from tiltaksplan.forms.help_text import Help
from tiltaksplan.forms.labels import best, section_scores
from tiltaksplan.forms.lines import Line
from tiltaksplan.forms.registers import register_of
from tiltaksplan.forms.side_list import side_list_of
from tiltaksplan.forms.slots import Grid, Layout, Slot


class TableReader:
    """Reads one table into a layout."""

    def __init__(self, table: Table, flow: Flow) -> None:
        self.table = table
        self.flow = flow
        self.layout = flow.layout
        self.help: Help = flow.help
        self.band: str = ""
        self._at: dict[tuple[int, int], Room] = {}
        self.judge = CellJudge(flow, self._at)
        self._owners: dict[int, Room | None] = {}
        self._over: dict[tuple[int, int, int, int], Room | None] = {}
        self._owned: dict[int, list[Room]] = defaultdict(list)
        self._rows: dict[int, list[Room]] = defaultdict(list)

    def read(self) -> None:
        """Find the tables of lines, then the labels and answers of what is left."""
        finder = GridFinder(
            self.table, self.flow.section, self.flow.sheet, self.flow.caption if len(self.flow.caption) <= LONGEST_LABEL else ""
        )
        sideways = side_list_of(self.table, self.flow.section, self.flow.sheet)
        if sideways is not None:
            self._add_grid(sideways[0])
        crosses = cross_table_of(self.table)
        grids = finder.find((crosses.rows if crosses else set()) | (sideways[1] if sideways else set()))
        if crosses is not None:
            self._take_crosses(crosses)
        if not (grids or crosses or sideways or self.flow.sheet) and (register := register_of(self.table, self.flow.section)) is not None:
            self._add_grid(register)
            return
        rooms = [self._room(cell) for cell in self.table.cells if cell.row not in finder.used_rows]
        for room in rooms:
            for row in range(room.cell.row, room.cell.row + min(room.cell.row_span, 60)):
                for column in range(room.cell.column, room.cell.column + min(room.cell.column_span, 60)):
                    self._at[row, column] = room
            self._rows[room.cell.row].append(room)
        self.judge.judge(rooms)
        self._share_out(rooms)
        waiting = list(grids)
        for row in sorted(self._rows):
            while waiting and waiting[0].header_rows[0] < row:
                self._add_grid(waiting.pop(0))
            self._read_row(row)
        for grid in waiting:
            self._add_grid(grid)

    def _take_crosses(self, crosses: CrossTable) -> None:
        """Give the boxes to the heading that waits for them, else to a room of their own."""
        if self.flow.open is None or self.flow.open.filled:
            self.layout.slots.append(
                Slot(
                    label=crosses.label, place=self.table.place, section=self._section, number=len(self.layout.slots), sheet=self.flow.sheet
                )
            )
            self.layout.slots[-1].ticks.extend(crosses.ticks)
        else:
            self.flow.open.names = (*self.flow.open.names, crosses.label)
            self.flow.open.ticks.extend(crosses.ticks)

    def _add_grid(self, grid: Grid) -> None:
        grid.number = len(self.layout.slots)
        self.layout.grids.append(grid)

    def _room(self, cell: Cell) -> Room:
        inner = Layout()
        flow = Flow(inner, self.help, section=self.flow.section, sheet=self.flow.sheet, in_cell=True)
        flow.learn_brackets(cell.blocks)
        for block in cell.blocks:
            if isinstance(block, Paragraph):
                flow.paragraph(block, cell)
            elif isinstance(block, Table):
                flow.close()
                TableReader(block, flow).read()
        return Room(cell=cell, lead=flow.lead, ticks=flow.lead_ticks, slots=inner.slots, inner=inner)

    # Which answer belongs to which label

    def _read_row(self, row: int) -> None:
        for room in self._rows[row]:
            if self.judge.filled_inside(room):
                self._take_inner(room)
            elif room.is_label:
                self._take_label(room)
            elif not room.empty and not self._owner(room):
                self._take_loose(room)

    def _take_inner(self, room: Room) -> None:
        owner = self._owner(room) if room.lead or room.ticks else None
        if room.lead and owner is None:
            self._take_loose(room)
        for slot in room.slots:
            slot.number = len(self.layout.slots)
            slot.section = (*slot.section, self.band) if self.band else slot.section
            self.layout.slots.append(slot)
        for grid in room.inner.grids:
            self._add_grid(grid)

    def _take_loose(self, room: Room) -> None:
        """Keep what stands in no label's room; a table of one cell is the answer to the heading above it."""
        if room.ticks and self.flow.open is None:
            self.layout.slots.append(
                Slot(
                    label="",
                    place=room.cell.place,
                    ticks=list(room.ticks),
                    section=self._section,
                    number=len(self.layout.slots),
                    sheet=self.flow.sheet,
                )
            )
        elif self.flow.open is not None:
            self.flow.open.answer.extend(room.lead)
            self.flow.open.ticks.extend(room.ticks)
        else:
            self.layout.loose.extend((len(self.layout.slots), line) for line in room.lead)

    @property
    def _section(self) -> tuple[str, ...]:
        return (*self.flow.section, self.band) if self.band else self.flow.section

    def _take_label(self, room: Room) -> None:
        rooms = self._owned[id(room)]
        label = room.text.strip(" :*\t")
        if (not rooms or (self._is_shouted(room) and all(one.empty for one in rooms))) and self._is_band(room):
            self.band = label
            self.flow.close()
            return
        self.flow.close()
        slot = Slot(
            label=" ".join(label.split()), place=room.cell.place, section=(*self._section, *self._beside(room)),
            sure_label=room.cell.bold or room.cell.shaded, number=len(self.layout.slots), sheet=self.flow.sheet, names=room.names,
        )  # fmt: skip
        rest = room.lead[1:] if not room.slots else room.slots[0].answer
        self.layout.helps.extend(line for line in rest if self.help.is_help(line))
        for answer in rooms:
            slot.rooms.append(answer.cell)
            slot.answer.extend(answer.lead)
            slot.ticks.extend(answer.ticks)
            for inner in answer.slots if not self.judge.filled_inside(answer) else []:
                slot.answer.extend(_lines_of_slot(inner, answer))
        self.layout.slots.append(slot)

    def _beside(self, room: Room) -> tuple[str, ...]:
        """Return the heading that stands to the left over several rows of labels: «Kontakt» beside «Navn» and «E-post»."""
        left = self._at.get((room.cell.row, room.cell.column - 1))
        heads = left is not None and left.cell.row_span > 1 and left.is_label and not self._owned.get(id(left))
        return (left.text.strip(" :*"),) if heads and left is not None else ()

    def _is_band(self, room: Room) -> bool:
        """Return whether a label alone in its row, with labels below it, is the heading of what follows."""
        if len([one for one in self._rows[room.cell.row] if not one.empty]) > 1:
            return False
        below = [one for one in self._rows.get(self._next_row(room), []) if not one.empty]
        return (bool(below) and (below[0].is_label or self.judge.filled_inside(below[0]))) or (
            best(section_scores(room.text))[1] > room.score and not below
        )

    def _is_shouted(self, room: Room) -> bool:
        """Return whether a label is in capitals and the one below it is not: «5. KONTAKT» over «Navn»."""
        below = [one for one in self._rows.get(self._next_row(room), []) if not one.empty]
        return room.text.isupper() and bool(below) and not below[0].text.isupper()

    def _next_row(self, room: Room) -> int:
        after = room.cell.row + room.cell.row_span
        return next((row for row in sorted(self._rows) if row >= after), 0)

    def _share_out(self, rooms: list[Room]) -> None:
        """Give every answer to the nearest label to the left in its row, else to the nearest one above."""
        for room in sorted(rooms, key=lambda one: (one.cell.row, one.cell.column)):
            if not room.is_label:
                owner = self._under_its_own(room) or self._left(room) or self._above(room)
                self._owners[id(room)] = owner
                if owner is not None:
                    self._owned[id(owner)].append(room)

    def _under_its_own(self, room: Room) -> Room | None:
        """Return the label straight above *room*, where the label to the left has its answer before it and this one has none beside."""
        left = self._at.get((room.cell.row, room.cell.column - 1))
        above = self._at.get((room.cell.row - 1, room.cell.column))
        if left is None or left.is_label or left.empty or above is None or not above.is_label or above.cell.column != room.cell.column:
            return None
        return above if self._left(left) is not None and not self._has_right_answer(above) else None

    def _owner(self, room: Room) -> Room | None:
        return self._owners.get(id(room))

    def _left(self, room: Room) -> Room | None:
        column = room.cell.column - 1
        while column > 0:
            other = self._at.get((room.cell.row, column))
            if other is not None:
                if other.is_label:
                    return None if self._heads_row_below(other, room) else other
                if self.judge.filled_inside(other):
                    return None
                column = other.cell.column
            column -= 1
        return None

    def _heads_row_below(self, label: Room, room: Room) -> bool:
        """Return whether *label* stands in a row of labels only, so that it looks down and not to the right."""
        del room
        return (
            all(one.is_label or one.empty for one in self._rows[label.cell.row])
            and sum(one.is_label for one in self._rows[label.cell.row]) > 1
        )

    def _above(self, room: Room) -> Room | None:
        """Return the label over *room*; what a walk up has met is kept, since the rooms below walk the same way."""
        row, gap = room.cell.row - 1, 0
        met: list[tuple[int, int, int, int]] = []
        found: Room | None = None
        while row > 0:
            key = (row, room.cell.column, room.cell.column_span, gap)
            if key in self._over:
                found = self._over[key]
                break
            met.append(key)
            other = self._standing_in(row, room.cell) or self._covering(row, room.cell.column)
            if other is None:
                gap += 1
                if gap > 1:
                    break
            elif other.is_label:
                found = other if not self._has_right_answer(other) else None
                break
            elif self.judge.filled_inside(other):
                break
            row -= 1
        self._over.update(dict.fromkeys(met, found))
        return found

    def _standing_in(self, row: int, cell: Cell) -> Room | None:
        columns = range(cell.column, cell.column + cell.column_span)
        return next((one for column in columns if (one := self._at.get((row, column)))), None)

    def _covering(self, row: int, column: int) -> Room | None:
        """Return the label of a worksheet's row that stands over *column* though it is not merged: the nearest one to the left."""
        if not self._rows.get(row) or any(not one.is_label for one in self._rows[row]):
            return None
        left = [one for one in self._rows[row] if one.cell.column <= column]
        return left[-1] if left else None

    def _has_right_answer(self, label: Room) -> bool:
        row = self._rows[label.cell.row]
        after = [one for one in row if one.cell.column > label.cell.column]
        return bool(after) and not after[0].is_label and (not after[0].empty or after[0].cell.column_span < label.cell.column_span * 9)


def _lines_of_slot(slot: Slot, room: Room) -> Iterator[Line]:
    """Yield what looked like a label in an answer's cell as the text that it is."""
    yield Line(content=(Span(text=slot.label),), place=slot.place, value=room.cell.value if isinstance(room.cell.value, str) else None)
    yield from slot.answer
