"""Which cells of a form's table are labels: told by their words, their look, and by what the other cells of the table are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tiltaksplan.document.blocks import Cell, Paragraph
from tiltaksplan.document.inline import ControlKind, Span
from tiltaksplan.forms.flow import Flow
from tiltaksplan.forms.kinds import is_person, names_somebody
from tiltaksplan.forms.labels import best, column_scores, field_scores, section_scores
from tiltaksplan.forms.lines import Line, lines_of
from tiltaksplan.forms.questionnaire import questionnaire_of
from tiltaksplan.forms.slots import Layout, Slot
from tiltaksplan.forms.ticks import Tick, is_cross
from tiltaksplan.forms.wording import label_key

LONGEST_LABEL = 110
_KNOWN = 0.75
_LABEL_LOOK, _MOSTLY = 0.62, 0.9
_MOST_OF_THEM = 0.5
_FEWEST_IN_CELLS, _SHARE_IN_CELLS = 4, 0.6
_FEWEST_ANSWERS, _FEWEST_HEADERS = 3, 3
_SURELY_KNOWN, _SHARE_OF_KNOWN = 0.9, 0.5
_FEWEST_ALIKE, _LONGEST_NAME, _WELL_KNOWN = 2, 60, 0.85
_FEWEST_WITH_COLONS = 3
_FEWEST_BOLD, _SHARE_OF_BOLD = 4, 0.75
_LABEL_COLUMN, _ANSWER_COLUMN, _FAR_FEWER = 0.55, 0.33, 0.3
_DAY = re.compile(r"\d{1,2}\.? ?(?:[a-zæøå]{3,9}\.? ?|\d{1,2}\.)\d{2,4}", re.IGNORECASE)
_ASKED = 12.0  # the blank form has it as a label: whatever it looks like


@dataclass(slots=True)
class Room:
    """One cell, taken apart."""

    cell: Cell
    lead: list[Line] = field(default_factory=list)
    ticks: list[Tick] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    inner: Layout = field(default_factory=Layout)
    names: tuple[str, ...] = ()
    score: float = 0.0
    is_label: bool = False

    @property
    def text(self) -> str:
        """What the cell would say as a label."""
        if self.slots and not self.lead:
            return self.slots[0].label
        plain = next((line for line in self.lead if line.share("faint") < _MOSTLY), None)
        return _without_faint(plain or self.lead[0]) if self.lead else ""

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.lead and not self.slots and not self.ticks


def _without_faint(line: Line) -> str:
    """Return the words of a label without the grey help after them on the same line."""
    if 0 < line.share("faint") < _MOSTLY and not line.controls:
        return "".join(
            one.text for one in line.content if isinstance(one, Span) and not (one.faint or one.hidden or one.placeholder)
        ).strip()
    return line.plain.strip()


class CellJudge:
    """Judges the cells of one table.

    Args:
        at: The cell at each row and column.
    """

    def __init__(self, flow: Flow, at: Mapping[tuple[int, int], Room]) -> None:
        self.flow = flow
        self.layout = flow.layout
        self.help = flow.help
        self._at = at
        self._sideways: frozenset[str] = frozenset()

    def judge(self, rooms: list[Room]) -> None:
        """Decide for all cells at once which are labels: a look counts as a label's where known labels have it."""
        self._labels_in_cells(rooms)
        self._labels_with_colons(rooms)
        self._labels_over_labels(rooms)
        self._sideways = _lines_on_their_side(rooms)
        for room in rooms:
            room.score = self._score(room.text.strip(" :*")) if room.text else 0.0
        looks, columns, rows = (self._shares(rooms, key) for key in (self._look, lambda one: one.cell.column, lambda one: one.cell.row))
        locked = any(room.cell.locked is False for room in rooms)
        decided = self._questionnaire(rooms)
        label_looks = self._label_looks(rooms, looks)
        self._labels_with_help(rooms)
        in_cells = self._known_in_cells(rooms)
        for room in rooms:
            if label_looks and self._look(room) not in label_looks and room.slots and id(room) not in decided | in_cells:
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
            if self._heads_an_answer(room, columns):
                weight += 1.3  # all else in its column is a label
            if self._answers_left(room, columns):
                weight -= 2.5  # «Proposing group | Glaciology Group»
            room.is_label = weight > 0
        self._answers_below_labels(rooms)
        self._answers_that_look_known(rooms)
        self._headers_over_nothing(rooms)

    def _answers_below_labels(self, rooms: list[Room]) -> None:
        """Take plain cells below a row of nothing but well-known labels for their answers, though words in them look like labels."""
        rows: dict[int, list[Room]] = defaultdict(list)
        for room in rooms:
            rows[room.cell.row].append(room)
        for row, above in rows.items():
            below = rows.get(row + 1, [])
            if [one.cell.column for one in above] != [one.cell.column for one in below] or len(above) < _FEWEST_ALIKE:
                continue
            if not all(one.is_label and one.score >= _WELL_KNOWN and not self.filled_inside(one) for one in above):
                continue
            if not any(one.text.endswith((":", "?", "*")) or (one.score >= _WELL_KNOWN and not names_somebody(one.text)) for one in below):
                for one in below:
                    if not (one.cell.bold or one.cell.shaded or one.cell.header or self.filled_inside(one)):
                        one.is_label = False

    def _known_in_cells(self, rooms: list[Room]) -> set[int]:
        """Return the cells that hold a known label with its answer after a colon, where the form has several such."""
        found = {
            id(room) for room in rooms
            if len(room.slots) == 1 and not room.lead and f"{room.slots[0].label}:" in " ".join(room.cell.text.split())
            and best(field_scores(room.slots[0].label))[1] >= _SURELY_KNOWN
        }  # fmt: skip
        return found if len(found) >= _FEWEST_WITH_COLONS else set()

    def _headers_over_nothing(self, rooms: list[Room]) -> None:
        """Take all of a row of three or more styled cells for labels where one is, and plain or empty cells stand below."""
        rows: dict[int, list[Room]] = defaultdict(list)
        for room in rooms:
            rows[room.cell.row].append(room)
        for row, cells in rows.items():
            filled = [one for one in cells if not one.empty]
            below = [one for one in rows.get(row + 1, []) if not one.empty]
            if (
                len(filled) >= _FEWEST_HEADERS
                and len(filled) == len(cells)
                and len(rows.get(row + 1, [])) == len(cells)
                and any(one.is_label for one in filled)
                and all((one.cell.bold or one.cell.shaded) and not self.filled_inside(one) and not one.ticks for one in filled)
                and not any(one.cell.bold or one.cell.shaded or one.is_label for one in below)
            ):
                for one in filled:
                    one.is_label = True

    def _answers_that_look_known(self, rooms: list[Room]) -> None:
        """Take a plain cell right of a label for its answer, however known its words, where its column else holds answers."""
        columns: dict[int, list[Room]] = defaultdict(list)
        for room in rooms:
            if not room.empty:
                columns[room.cell.column].append(room)
        shares = {column: sum(one.is_label for one in cells) / len(cells) for column, cells in columns.items()}
        for room in rooms:
            left = self._at.get((room.cell.row, room.cell.column - 1))
            if not room.is_label or left is None or not left.is_label or left.cell.row != room.cell.row:
                continue
            answers = [one for one in columns[room.cell.column] if not one.is_label]
            alike = sum(self._look(one)[:3] == self._look(room)[:3] for one in answers)
            if (
                len(answers) >= _FEWEST_ANSWERS
                and alike >= _MOST_OF_THEM * len(answers)
                and shares[room.cell.column] <= _ANSWER_COLUMN
                and shares.get(left.cell.column, 0.0) >= 1 - _ANSWER_COLUMN
            ):
                self._flatten(room)
                room.is_label = not room.lead

    def _heads_an_answer(self, room: Room, columns: Mapping[object, float]) -> bool:
        """Return whether a few words stand in a column of labels, beside a column of answers."""
        beside = self._at.get((room.cell.row, room.cell.column + room.cell.column_span))
        if beside is None or beside.cell.row != room.cell.row or len(room.lead) > 1 or len(room.text) > _LONGEST_NAME:
            return False
        return (
            columns.get(room.cell.column, 0.0) >= _LABEL_COLUMN
            and columns.get(beside.cell.column, 1.0) <= _ANSWER_COLUMN
            and not room.cell.row_span > 1
        )

    def _answers_left(self, room: Room, columns: Mapping[object, float]) -> bool:
        """Return whether a cell of the same look stands right of a known label, in a column that has far fewer of them."""
        left = self._at.get((room.cell.row, room.cell.column - 1))
        if left is None or left.score < _KNOWN or (room.cell.bold or room.cell.shaded) != (left.cell.bold or left.cell.shaded):
            return False
        return columns.get(left.cell.column, 0.0) >= columns.get(room.cell.column, 1.0) + _FAR_FEWER

    def _score(self, text: str) -> float:
        """Return how well *text* is known as a label; under a heading of risks or milestones their columns' names count too."""
        score = best(field_scores(text))[1]
        headings = (*self.flow.section[-1:], *([self.flow.caption] if len(self.flow.caption) <= LONGEST_LABEL else []))
        for heading in headings or ("",):
            for kind in ("risks", "milestones"):
                if section_scores(heading).get(kind, 0) >= _SURELY_KNOWN or kind in self._sideways:
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
        bold = Counter(self._look(room) for room in known if room.cell.bold)
        styled |= {look for look, count in bold.items() if count >= _FEWEST_BOLD and count >= _SHARE_OF_BOLD * len(known)}
        return set(styled) if sum(self._look(room) in styled for room in known) >= _SHARE_OF_KNOWN * len(known) else set()

    def _labels_in_cells(self, rooms: list[Room]) -> None:
        """Take the first line of every cell for its label where most cells of the table are a known label over its answer."""
        several = [room for room in rooms if len(room.lead) > 1 or (room.slots and self.filled_inside(room))]
        known = sum(bool(room.slots) and not room.lead for room in several)
        if known < _FEWEST_IN_CELLS or known < _SHARE_IN_CELLS * len(several):
            return
        for room in several:
            if not room.slots and len(room.lead[0].plain) <= LONGEST_LABEL:
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

    def _labels_with_colons(self, rooms: list[Room]) -> None:
        """Take a row of styled cells that begin alike before their colons for labels: «Måltall: nå | Måltall: etter prosjektet»."""
        rows: dict[int, list[Room]] = defaultdict(list)
        for room in rooms:
            if not room.empty:
                rows[room.cell.row].append(room)
        for cells in rows.values():
            cut = [room for room in cells if len(room.slots) == 1 and not room.lead and not room.ticks and self._plain_inside(room)]
            alike = len({label_key(room.slots[0].label) for room in cut}) == 1
            if len(cut) < _FEWEST_ALIKE or len(cut) < len(cells) or not alike or not all(one.cell.bold or one.cell.shaded for one in cells):
                continue
            for room in cut:
                lines = [line for block in room.cell.blocks if isinstance(block, Paragraph) for line in lines_of(block, room.cell)]
                room.lead, room.slots = [line for line in lines if line.plain.strip()], []

    def _labels_over_labels(self, rooms: list[Room]) -> None:
        """Take a cell of nothing but labels, beside a cell of none, for one label: «Kontaktperson» and below it «Navn»."""
        for room in rooms:
            beside = self._at.get((room.cell.row, room.cell.column + room.cell.column_span))
            if len(room.slots) < 2 or room.lead or room.inner.grids or any(slot.answer or slot.ticks for slot in room.slots):
                continue
            if beside is None or beside.cell.row != room.cell.row or beside.slots or best(field_scores(beside.text))[1] >= _KNOWN:
                continue
            room.names = tuple(slot.label for slot in room.slots[1:])
            room.slots = room.slots[:1]

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
        weight -= 3 * (len(text) > LONGEST_LABEL) + 1.2 * text.endswith(".") + 1.5 * (len(room.lead) > 2)
        if some_unlocked and cell.locked is not None:
            weight += 1.5 if cell.locked else -4.5
        if isinstance(cell.value, int | float) or (cell.value is not None and not isinstance(cell.value, str)):
            weight -= 6
        if any(control.kind is not ControlKind.TICK for line in room.lead for control in line.controls):
            weight -= 6
        if not any(sign.isalpha() for sign in text):
            weight -= 6
        if (room.score < _KNOWN and is_person(text)) or (room.score < 1 and names_somebody(text)):
            weight -= 2.5
        if room.ticks or is_cross(text) or "@" in text[1:] or _DAY.fullmatch(text):
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


def _lines_on_their_side(rooms: list[Room]) -> frozenset[str]:
    """Return of which kinds a line lies on its side: what it has stands down the first column."""
    roles = {
        pointer
        for room in rooms
        if room.cell.column == 1 and room.text
        for pointer, score in column_scores(room.text.strip(" :*")).items()
        if score >= _SURELY_KNOWN
    }
    return frozenset(
        kind for kind, fewest in (("risks", 3), ("milestones", 2)) if sum(one.startswith(f"/{kind}/") for one in roles) >= fewest
    )
