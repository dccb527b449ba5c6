"""From a form's table or worksheet to rooms: labels left of, above, or in the same cell as their answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from tiltaksplan.document.blocks import Cell, Paragraph, Table
from tiltaksplan.document.inline import ControlKind, Span
from tiltaksplan.forms.cross_tables import CrossTable, cross_table_of
from tiltaksplan.forms.flow import Flow
from tiltaksplan.forms.grid_find import GridFinder
from tiltaksplan.forms.help_text import Help
from tiltaksplan.forms.labels import best, column_scores, field_scores, section_scores
from tiltaksplan.forms.lines import Line, lines_of
from tiltaksplan.forms.questionnaire import questionnaire_of
from tiltaksplan.forms.side_list import side_list_of
from tiltaksplan.forms.slots import Grid, Layout, Slot
from tiltaksplan.forms.ticks import Tick, is_cross

_LONG = 110
_KNOWN = 0.75
_LABEL_LOOK, _MOSTLY = 0.62, 0.9
_MOST_OF_THEM = 0.5
_FEWEST_IN_CELLS, _SHARE_IN_CELLS = 4, 0.6
_SURELY_KNOWN, _SHARE_OF_KNOWN = 0.9, 0.5
_LABEL_COLUMN, _ANSWER_COLUMN = 0.55, 0.33
_ASKED = 12.0  # the blank form has it as a label: whatever it looks like


@dataclass(slots=True)
class Room:
    """One cell, taken apart."""

    cell: Cell
    lead: list[Line] = field(default_factory=list)
    ticks: list[Tick] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    inner: Layout = field(default_factory=Layout)
    score: float = 0.0
    is_label: bool = False

    @property
    def text(self) -> str:
        """What the cell would say as a label."""
        if self.slots and not self.lead:
            return self.slots[0].label
        plain = next((line for line in self.lead if line.share("faint") < _MOSTLY), None)
        return (plain or self.lead[0]).plain.strip() if self.lead else ""

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.lead and not self.slots and not self.ticks


class TableReader:
    """Reads one table into a layout."""

    def __init__(self, table: Table, flow: Flow) -> None:
        self.table = table
        self.flow = flow
        self.layout = flow.layout
        self.help: Help = flow.help
        self.band: str = ""
        self._at: dict[tuple[int, int], Room] = {}
        self._owners: dict[int, Room | None] = {}
        self._owned: dict[int, list[Room]] = defaultdict(list)
        self._rows: dict[int, list[Room]] = defaultdict(list)

    def read(self) -> None:
        """Find the tables of lines, then the labels and answers of what is left."""
        finder = GridFinder(self.table, self.flow.section, self.flow.sheet, self.flow.caption if len(self.flow.caption) <= _LONG else "")
        sideways = side_list_of(self.table, self.flow.section, self.flow.sheet)
        if sideways is not None:
            self._add_grid(sideways[0])
        crosses = cross_table_of(self.table)
        grids = finder.find((crosses.rows if crosses else set()) | (sideways[1] if sideways else set()))
        if crosses is not None:
            self._take_crosses(crosses)
        rooms = [self._room(cell) for cell in self.table.cells if cell.row not in finder.used_rows]
        for room in rooms:
            for row in range(room.cell.row, room.cell.row + min(room.cell.row_span, 60)):
                for column in range(room.cell.column, room.cell.column + min(room.cell.column_span, 60)):
                    self._at[row, column] = room
            self._rows[room.cell.row].append(room)
        self._labels_in_cells(rooms)
        self._judge(rooms)
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
        for block in cell.blocks:
            if isinstance(block, Paragraph):
                flow.paragraph(block, cell)
            elif isinstance(block, Table):
                flow.close()
                TableReader(block, flow).read()
        return Room(cell=cell, lead=flow.lead, ticks=flow.lead_ticks, slots=inner.slots, inner=inner)

    # Which cells are labels

    def _judge(self, rooms: list[Room]) -> None:
        """Decide for all cells at once which are labels: a look counts as a label's where known labels have it."""
        for room in rooms:
            room.score = self._score(room.text.strip(" :*")) if room.text else 0.0
        looks, columns, rows = (self._shares(rooms, key) for key in (self._look, lambda one: one.cell.column, lambda one: one.cell.row))
        locked = any(room.cell.locked is False for room in rooms)
        decided = self._questionnaire(rooms)
        label_looks = self._label_looks(rooms, looks)
        self._labels_with_help(rooms)
        for room in rooms:
            if label_looks and self._look(room) not in label_looks and room.slots and id(room) not in decided:
                self._flatten(room)
            if id(room) in decided or room.empty or self.filled_inside(room):
                continue
            weight = self._own_weight(room, locked) + _ASKED * self.help.blank.asks(room.text.strip(" :*"))
            weight += 3.0 * (looks.get(self._look(room), 0.5) - 0.5)
            if columns and max(columns.values()) >= _LABEL_COLUMN and columns.get(room.cell.column, 0.5) <= _ANSWER_COLUMN:
                weight -= 2.5  # the labels stand in another column
            weight += 2.0 * (max(columns.get(room.cell.column, 0.4), rows.get(room.cell.row, 0.4)) - 0.4)
            if label_looks and self._look(room) not in label_looks:
                weight -= 3.0  # this form's labels have a look of their own
            room.is_label = weight > 0

    def _score(self, text: str) -> float:
        """Return how well *text* is known as a label; under a heading of risks or milestones their columns' names count too."""
        score = best(field_scores(text))[1]
        for heading in self.flow.section[-1:]:
            for kind in ("risks", "milestones"):
                if section_scores(heading).get(kind, 0) >= _SURELY_KNOWN:
                    names = column_scores(text).items()
                    score = max([score, *(one for pointer, one in names if pointer.startswith(f"/{kind}/"))])
        return score

    def _label_looks(self, rooms: list[Room], looks: Mapping[object, float]) -> set[object]:
        """Return the looks that are labels' alone; none where a good part of the known labels look otherwise."""
        styled = {
            self._look(room) for room in rooms
            if (room.cell.bold or room.cell.shaded or room.slots) and looks[self._look(room)] >= _LABEL_LOOK
        }  # fmt: skip
        known = [room for room in rooms if room.score >= _SURELY_KNOWN]
        return set(styled) if sum(self._look(room) in styled for room in known) >= _SHARE_OF_KNOWN * len(known) else set()

    def _labels_in_cells(self, rooms: list[Room]) -> None:
        """Take the first line of every cell for its label where most cells of the table are a known label over its answer."""
        several = [room for room in rooms if len(room.lead) > 1 or (room.slots and self.filled_inside(room))]
        known = sum(bool(room.slots) and not room.lead for room in several)
        if known < _FEWEST_IN_CELLS or known < _SHARE_IN_CELLS * len(several):
            return
        for room in several:
            if not room.slots and len(room.lead[0].plain) <= _LONG:
                room.slots = [
                    Slot(
                        label=room.lead[0].plain.strip(" :*"),
                        place=room.cell.place,
                        section=self.flow.section,
                        answer=room.lead[1:],
                        sheet=self.flow.sheet,
                    )
                ]
                room.lead = []

    def _labels_with_help(self, rooms: list[Room]) -> None:
        """Tell cells that hold a label with help from cells that hold a label with its answer.

        The cells of one form are alike: where most of them have plain words in the cell beside or below, these are the answers.
        """
        both = [room for room in rooms if len(room.slots) == 1 and not room.lead and self.filled_inside(room) and self._plain_inside(room)]
        if not both:
            return
        beside = sum(self._is_plain(self._at.get((room.cell.row, room.cell.column + room.cell.column_span))) for room in both)
        below = sum(self._is_plain(self._at.get((room.cell.row + room.cell.row_span, room.cell.column))) for room in both)
        if max(beside, below) >= _MOST_OF_THEM * len(both):
            for room in both:
                self.layout.helps.extend(room.slots[0].answer)
                room.slots[0].answer = []

    def _is_plain(self, room: Room | None) -> bool:
        return (
            room is not None
            and not room.empty
            and not self.filled_inside(room)
            and room.score < _KNOWN
            and not any(slot.sure_label for slot in room.slots)
        )

    @staticmethod
    def _plain_inside(room: Room) -> bool:
        slot = room.slots[0]
        return not slot.ticks and not any(line.controls for line in slot.answer)

    def _questionnaire(self, rooms: list[Room]) -> set[int]:
        """Take the columns of a questionnaire for what their headers say; return the cells that this decides."""
        found = questionnaire_of([room.cell for room in rooms])
        decided: set[int] = set()
        for room in rooms if found else ():
            column, row = room.cell.column, room.cell.row
            if found is None or row < found.header:
                continue
            decided.add(id(room))
            if row == found.header or column in found.help_columns:
                self.layout.helps.extend(room.lead)
                room.lead, room.slots, room.ticks = [], [], []
            elif column == found.answers:
                self._flatten(room)
            else:
                room.is_label = column == found.questions and not room.empty
        return decided

    def _flatten(self, room: Room) -> None:
        """Take a cell for one answer, though words in it look like labels: this form's labels look otherwise."""
        if any(slot.sure_label or slot.ticks or any(line.controls for line in slot.answer) for slot in room.slots) or room.inner.grids:
            return
        room.lead = [
            line for block in room.cell.blocks if isinstance(block, Paragraph) for line in lines_of(block, room.cell) if line.plain.strip()
        ]
        room.slots = []

    @staticmethod
    def _look(room: Room) -> tuple[object, ...]:
        return (
            room.cell.bold or any(slot.sure_label for slot in room.slots[:1]) or any(line.bold for line in room.lead[:1]),
            room.cell.fill,
            room.cell.locked,
            room.cell.faint,
        )

    @staticmethod
    def _shares(rooms: list[Room], key: Callable[[Room], object]) -> dict[object, float]:
        """Return by look, column or row which share of the cells has a known label's words; few cells tell little."""
        hits: dict[object, list[float]] = defaultdict(list)
        for room in rooms:
            hits[key(room)].append(room.score if room.score >= 0.6 else 0.0)
        return {value: (sum(found) + 0.8) / (len(found) + 2) for value, found in hits.items()}

    @staticmethod
    def _own_weight(room: Room, some_unlocked: bool) -> float:
        cell, text = room.cell, room.text
        weight = -1.1
        weight += 3.6 if room.score >= 0.93 else 2.6 if room.score >= _KNOWN else 1.0 if room.score >= 0.55 else 0
        weight += 1.8 * (cell.bold or bool(room.slots and room.slots[0].sure_label)) + 0.8 * cell.shaded + 1.2 * cell.header
        weight += 1.0 * text.endswith((":", "?", "*"))
        weight -= 3 * (len(text) > _LONG) + 1.2 * text.endswith(".") + 1.5 * (len(room.lead) > 2)
        if some_unlocked and cell.locked is not None:
            weight += 1.5 if cell.locked else -4.5
        if isinstance(cell.value, int | float) or (cell.value is not None and not isinstance(cell.value, str)):
            weight -= 6
        if any(control.kind is not ControlKind.TICK for line in room.lead for control in line.controls):
            weight -= 6
        if not any(sign.isalpha() for sign in text):
            weight -= 6
        if room.ticks or is_cross(text) or "@" in text[1:]:
            weight -= 6
        return weight

    def filled_inside(self, room: Room) -> bool:
        """Whether a cell holds its own answers."""
        return (
            any(
                slot.ticks or any(line.controls or (line.plain.strip() and not self.help.is_help(line)) for line in slot.answer)
                for slot in room.slots
            )
            or len(room.slots) > 1
            or bool(room.inner.grids)
        )

    # Which answer belongs to which label

    def _read_row(self, row: int) -> None:
        for room in self._rows[row]:
            if self.filled_inside(room):
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
        if not rooms and self._is_band(room):
            self.band = label
            self.flow.close()
            return
        self.flow.close()
        slot = Slot(
            label=" ".join(label.split()), place=room.cell.place, section=self._section, sure_label=room.cell.bold or room.cell.shaded,
            number=len(self.layout.slots), sheet=self.flow.sheet,
        )  # fmt: skip
        rest = room.lead[1:] if not room.slots else room.slots[0].answer
        self.layout.helps.extend(line for line in rest if self.help.is_help(line))
        for answer in rooms:
            slot.answer.extend(answer.lead)
            slot.ticks.extend(answer.ticks)
            for inner in answer.slots if not self.filled_inside(answer) else []:
                slot.answer.extend(_lines_of_slot(inner, answer))
        self.layout.slots.append(slot)

    def _is_band(self, room: Room) -> bool:
        """Return whether a label alone in its row, with labels below it, is the heading of what follows."""
        if len([one for one in self._rows[room.cell.row] if not one.empty]) > 1:
            return False
        below = [one for one in self._rows.get(self._next_row(room), []) if not one.empty]
        return (bool(below) and (below[0].is_label or self.filled_inside(below[0]))) or (
            best(section_scores(room.text))[1] > room.score and not below
        )

    def _next_row(self, room: Room) -> int:
        after = room.cell.row + room.cell.row_span
        return next((row for row in sorted(self._rows) if row >= after), 0)

    def _share_out(self, rooms: list[Room]) -> None:
        """Give every answer to the nearest label to the left in its row, else to the nearest one above."""
        for room in sorted(rooms, key=lambda one: (one.cell.row, one.cell.column)):
            if not room.is_label:
                owner = self._left(room) or self._above(room)
                self._owners[id(room)] = owner
                if owner is not None:
                    self._owned[id(owner)].append(room)

    def _owner(self, room: Room) -> Room | None:
        return self._owners.get(id(room))

    def _left(self, room: Room) -> Room | None:
        column = room.cell.column - 1
        while column > 0:
            other = self._at.get((room.cell.row, column))
            if other is not None:
                if other.is_label:
                    return None if self._heads_row_below(other, room) else other
                if self.filled_inside(other):
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
        row = room.cell.row - 1
        gap = 0
        while row > 0:
            other = next(
                (
                    one
                    for column in range(room.cell.column, room.cell.column + room.cell.column_span)
                    if (one := self._at.get((row, column)))
                ),
                None,
            )
            other = other or self._covering(row, room.cell.column)
            if other is None:
                gap += 1
                if gap > 1:
                    return None
            elif other.is_label:
                return other if not self._has_right_answer(other) else None
            elif self.filled_inside(other):
                return None
            row -= 1
        return None

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
