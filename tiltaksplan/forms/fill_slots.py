"""Where the answers stand that a form asks for one by one: in controls and cells, after labels, below headings, as ticks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from tiltaksplan.document.blocks import Cell, Paragraph, Role
from tiltaksplan.document.entry import Entry, How
from tiltaksplan.document.inline import Control, ControlKind
from tiltaksplan.document.place import Place
from tiltaksplan.forms.assign import assign
from tiltaksplan.forms.fill_form import (
    NO_BOX,
    NOT_ON_THE_LIST,
    Answer,
    Filling,
    FormToFill,
    control_text,
    is_in_sheet,
    is_outside,
    tick,
)
from tiltaksplan.forms.fill_values import LINES, option_for, parts_of_pointer, value_for_cell
from tiltaksplan.forms.help_text import is_prompt
from tiltaksplan.forms.labels import best, field_scores
from tiltaksplan.forms.lines import Line, lines_of
from tiltaksplan.forms.slots import Slot
from tiltaksplan.forms.ticks import Tick
from tiltaksplan.forms.wording import label_key
from tiltaksplan.plan.proposal import Proposal

_ROUNDS = 5
_LEAST = 0.66
_GUESS, _CLEARLY = 0.6, 0.85
_FAINT, _MOST_TRIED = 0.3, 12
_SHORT = 120
_CROSSED = ("/frames", "/focus_area", "/unit", "/group", "/strategy_goals")


def fields_of_slots(slots: Sequence[Slot], told: Mapping[str, str], taken: frozenset[str] = frozenset()) -> dict[int, str]:
    """Return by room which field it answers, so that the reader finds the same when the answers stand there.

    The reader weighs labels and answers together. So the answers are put in the rooms that the labels tell, and it is weighed again,
    until nothing moves.

    Args:
        told: By field, its answer.
        taken: Fields that have their place elsewhere: in a table.
    """
    outside = {slot.number for slot in slots if is_outside(slot.place) and not _asks(slot)}
    texts = {slot.number: "" if slot.number in outside else told.get(pointer, "") for slot, pointer in _first_guesses(slots)}
    found, texts = _settled(slots, told, texts, outside)
    for slot, pointer in _further(slots, told, found, outside):
        tried, settled = _settled(slots, told, texts | {slot.number: told[pointer]}, outside)
        if tried.get(slot.number, ("", 0.0))[0] == pointer and len(tried) > len(found):
            found, texts = tried, settled
    fields = {
        number: pointer
        for number, (pointer, score) in found.items()
        if number not in outside and score >= _LEAST and not taken.intersection(parts_of_pointer(pointer))
    }
    if "/contact/email" not in fields.values() and "/contact/email" not in taken and "/+contact" in told:
        return {number: "/+contact" if pointer == "/contact/name" else pointer for number, pointer in fields.items()}  # as people write it
    return fields


def _settled(
    slots: Sequence[Slot], told: Mapping[str, str], texts: dict[int, str], outside: set[int]
) -> tuple[dict[int, tuple[str, float]], dict[int, str]]:
    """Return by room the field that it answers, with its weight, when answers that begin as *texts* have come to rest; and the answers."""
    found: dict[int, tuple[str, float]] = {}
    for _ in range(_ROUNDS):
        found = {match.slot.number: (match.pointer, match.score) for match in assign(slots, _reading(texts))}
        again = {
            slot.number: "" if slot.number in outside else told.get(found.get(slot.number, ("", 0.0))[0], "") for slot in slots
        }  # fmt: skip
        if again == texts:
            break
        texts = again
    return found, texts


def _reading(texts: Mapping[int, str]) -> Callable[[Slot], str]:
    return lambda slot: texts[slot.number]


def _further(
    slots: Sequence[Slot], told: Mapping[str, str], found: Mapping[int, tuple[str, float]], outside: set[int]
) -> list[tuple[Slot, str]]:
    """Return the rooms that have no field yet, with fields that have no room and that their labels may mean, the likeliest first."""
    placed = {part for pointer, _ in found.values() for part in parts_of_pointer(pointer)}
    pairs = [
        (score, slot, pointer)
        for slot in slots
        if slot.number not in outside and (slot.number not in found or found[slot.number][0].startswith("/-"))
        for pointer, score in field_scores(slot.label, slot.section[-1] if slot.section else "").items()
        if pointer in told and not placed.intersection(parts_of_pointer(pointer)) and score >= _FAINT
    ]
    return [(slot, pointer) for _, slot, pointer in sorted(pairs, key=lambda pair: -pair[0])[:_MOST_TRIED]]


def _asks(slot: Slot) -> bool:
    """Return whether a line at the top or the foot of the pages asks for an answer there, as few do."""
    return any(line.controls for line in slot.answer) or best(field_scores(slot.label))[1] >= _CLEARLY


def _first_guesses(slots: Sequence[Slot]) -> list[tuple[Slot, str]]:
    """Return each room with the field that the blank form's labels tell, else with one that no other room has."""
    blank = {match.slot.number: match.pointer for match in assign(slots, lambda slot: "")}
    placed = {part for pointer in blank.values() for part in parts_of_pointer(pointer)}
    guesses = []
    for slot in slots:
        pointer = blank.get(slot.number, "")
        if not pointer and not placed.intersection(parts_of_pointer(_guess(slot))):
            pointer = _guess(slot)
        guesses.append((slot, pointer))
    return guesses


def _guess(slot: Slot) -> str:
    if slot.pointer:
        return slot.pointer
    section = slot.section[-1] if slot.section else ""
    pointer, score = best(field_scores(slot.label, section))
    return pointer if score >= _GUESS else ""


class SlotFiller:
    """Finds the places of single answers.

    Args:
        told: By field, its answer as text.
    """

    def __init__(self, form: FormToFill, proposal: Proposal, told: Mapping[str, str], filling: Filling) -> None:
        self._form, self._proposal, self._told, self._filling = form, proposal, told, filling

    def fill(self, fields: Mapping[int, str], done: set[str]) -> None:
        """Find a place for every field that a room answers; what is found goes to *done*."""
        for slot in self._form.layout.slots:
            pointer = fields.get(slot.number, "")
            text = self._told.get(pointer, "")
            parts = parts_of_pointer(pointer)
            if not text or pointer.startswith("/-") or done.intersection(parts):
                continue
            if self._fill_one(slot, pointer, text):
                done.update(parts)

    def _fill_one(self, slot: Slot, pointer: str, text: str) -> bool:
        if slot.ticks and pointer in _CROSSED:
            return self._ticks(slot.ticks, pointer, text)
        if pointer in _CROSSED and (beside := list(self._crossed_cells(slot))):
            return self._ticks(beside, pointer, text)
        choices = [choice for choice in self._ways(slot, pointer, text) if choice and self._filling.takes(choice)]
        if choices:
            self._filling.answers.append(Answer(pointer=pointer, text=text, choices=tuple(choices)))
            return True
        controls = [one for line in slot.answer for one in line.controls]
        if any(one.kind is ControlKind.CHOICE for one in controls) or any(cell.options for cell in slot.rooms):
            for part in parts_of_pointer(pointer):
                self._filling.leave(part, self._told.get(part, text), NOT_ON_THE_LIST)
            return True
        return False

    # Ticks

    def _ticks(self, ticks: Sequence[Tick], pointer: str, text: str) -> bool:
        value = getattr(self._proposal, pointer.strip("/"), text)
        names = value if isinstance(value, tuple) else (text,)
        entries: list[Entry] = []
        for name in names:
            found = option_for(name, [one.name for one in ticks])
            box = next((one for one in ticks if one.name == found), None)
            if box is None:
                self._filling.leave(pointer, name, NO_BOX)
            elif not box.checked:
                entries.append(self._ticked(box))
        if entries:
            self._filling.answers.append(Answer(pointer=pointer, text=", ".join(names), choices=(tuple(entries),)))
        return True

    def _ticked(self, box: Tick) -> Entry:
        if box.box is not None:
            cell = next((one for table in self._form.tables for one in table.cells if one.place == box.box), None)
            in_cell = is_in_sheet(box.box) or (cell is not None and not any(True for _ in _tick_controls(cell)))
            if cell is not None and not in_cell:
                return tick(next(_tick_controls(cell)).place, in_sheet=False)
            return tick(box.box, in_sheet=in_cell, options=cell.options if cell is not None else ())
        before = self._signs_before(box)
        ticked = {"[": "[x]", "(": "(x)", "_": "x"}.get(box.sign[:1], "☒")
        return Entry(place=box.place, text=ticked, how=How.EXCHANGE, label=box.sign, number=before + box.number)

    def _signs_before(self, box: Tick) -> int:
        """Return how many of the same sign stand on the lines before the box's own in its paragraph."""
        paragraph = next((one for one in self._form.paragraphs.values() if one.place == box.place), None)
        count = 0
        for line in lines_of(paragraph) if paragraph is not None else ():
            if box.name in line.plain:
                return count
            count += line.plain.count(box.sign)
        return 0

    def _crossed_cells(self, slot: Slot) -> Iterator[Tick]:
        """Yield the boxes that are empty cells beside printed names."""
        cells = slot.rooms
        named = [not self._form.is_free(cell) and bool(cell.text.strip()) for cell in cells]
        if sum(named) < 2 or sum(named) != len(cells) - sum(named):
            return
        step = 1 if named[0] else -1
        for number, cell in enumerate(cells):
            if named[number] and 0 <= number + step < len(cells) and not named[number + step]:
                yield Tick(name=cell.text.strip(), checked=False, place=cell.place, box=cells[number + step].place)

    # Words

    def _ways(self, slot: Slot, pointer: str, text: str) -> Iterator[tuple[Entry, ...]]:
        controls = [one for line in slot.answer for one in line.controls]
        if controls:
            yield self._in_controls(controls, pointer, text)
            return
        free = [cell for cell in slot.rooms if self._form.is_free(cell)]
        free = [cell for cell in free if not cell.text.strip()] or free  # help may stand in a column of its own
        free = free or [cell for cell in slot.rooms if self._form.is_printed(cell)][:1]
        if free:
            yield self._in_cells(free, pointer, text)
            return
        value = value_for_cell(self._proposal, pointer)
        prompt = next((line for line in slot.answer if is_prompt(line.plain.strip()) and line.place != slot.place), None)
        if prompt is not None:
            yield (Entry(place=prompt.place, text=text, value=value),)
        if is_in_sheet(slot.place):
            yield from ((Entry(place=place, text=text, value=value),) for place in self._form.beside(slot.place))
        else:
            yield from ((Entry(place=place, text=text),) for place in self._form.beside(slot.place))
            yield from self._in_text(slot, text)

    def _in_controls(self, controls: Sequence[Control], pointer: str, text: str) -> tuple[Entry, ...]:
        parts = parts_of_pointer(pointer)
        if len(parts) > 1 and len(controls) >= len(parts):
            pairs = [(control, self._told[part], part) for control, part in zip(controls, parts, strict=False)]
        else:
            pairs = [(controls[0], text, pointer)]
        entries = []
        for control, told, part in pairs:
            shown = control_text(control, told)
            if shown is None:
                return ()
            entries.append(Entry(place=control.place, text=shown, value=value_for_cell(self._proposal, part), field=part))
        return tuple(entries)

    def _in_cells(self, cells: Sequence[Cell], pointer: str, text: str) -> tuple[Entry, ...]:
        parts = parts_of_pointer(pointer)
        if len(parts) > 1 and len(cells) >= len(parts):
            pairs = [(cell, self._told[part], part) for cell, part in zip(cells, parts, strict=False)]
        else:
            pairs = [(cells[0], text, pointer)]
        entries = []
        for cell, told, part in pairs:
            entry = self._form.entry(cell, told, value_for_cell(self._proposal, part))
            if entry is None:
                return ()
            entries.append(replace(entry, field=part))
        return tuple(entries)

    def _in_text(self, slot: Slot, text: str) -> Iterator[tuple[Entry, ...]]:
        """Yield the ways to write behind a label on its line, and below it."""
        paragraph = self._form.paragraphs.get(slot.place.address)
        last = self._last_help(slot)
        below = Entry(place=last or slot.place, text=text, how=How.BELOW)
        if paragraph is None:
            yield (below,)
            return
        after = Entry(place=slot.place, text=text, how=How.AFTER, label=slot.label, until=self._next_label(slot))
        alone = label_key(paragraph.text) == label_key(slot.label)
        heads = paragraph.role in (Role.HEADING, Role.TITLE, Role.SUBTITLE, Role.NUMBER)
        short = len(text) <= _SHORT and "\n" not in text
        colon = paragraph.text.rstrip(" \t").endswith(":")
        if alone and (heads or not colon or not short or last is not None):
            yield (below,)
            yield (after,)
        else:
            yield (after,)
            yield (below,)

    def _last_help(self, slot: Slot) -> Place | None:
        """Return the last paragraph of help below a label."""
        lines = [line for line in slot.answer if line.plain.strip() and line.place != slot.place]
        return lines[-1].place if lines and all(self._is_help(line) for line in lines) else None

    def _is_help(self, line: Line) -> bool:
        return self._form.help.is_help(line) or self._form.help.is_printed(line)

    def _next_label(self, slot: Slot) -> str:
        slots = self._form.layout.slots
        after = [one for one in slots if one.number > slot.number and one.place == slot.place and one.label != slot.label]
        return after[0].label if after else ""


def _tick_controls(cell: Cell) -> Iterator[Control]:
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            yield from (one for one in block.controls if one.kind is ControlKind.TICK)


def text_rooms(fields: Mapping[int, str]) -> set[str]:
    """Return the tables that a form asks for as text."""
    return {pointer for pointer in fields.values() if pointer in LINES}
