"""What a person has said of a form once, found again in the next form from the same template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tiltaksplan.document.blocks import Paragraph
from tiltaksplan.forms.blank import Blank
from tiltaksplan.forms.lines import Line, lines_of
from tiltaksplan.forms.slots import Layout, Slot
from tiltaksplan.forms.wording import label_key
from tiltaksplan.plan.template import Mapped, Template


def apply_corrections(layout: Layout, template: Template, blank: Blank) -> None:
    """Give the rooms of *layout* the fields that a person gave them, and make a room of what stood in none."""
    for correction in template.corrections:
        for slot in _slots_of(layout, correction) or _new_slots(layout, correction, blank):
            slot.pointer = correction.pointer


def header_fields(template: Template | None) -> dict[str, str]:
    """Return the field by header of a list's column, as a person gave it."""
    return {correction.label: correction.pointer for correction in (template.corrections if template else ()) if correction.label}


def label_at(layout: Layout, place: str, blank: Blank) -> str:
    """Return what the form prints before the answer at *place* (in bokmål words); empty where nothing does."""
    for slot in layout.slots:
        if place in _places_of(slot):
            return slot.label
    for grid in layout.grids:
        for row in grid.rows:
            for number, cell in row.items():
                if cell.place.words() == place or any(line.place.words() == place for line in _lines_of(cell.blocks)):
                    return next((column.label for column in grid.columns if column.number == number), "")
    before = ""
    for _, line in layout.loose:
        if line.place.words() == place:
            return before
        if blank.prints(line.plain, line.place):
            before = line.plain.strip()
    return ""


def _places_of(slot: Slot) -> set[str]:
    rooms = (cell.place.words() for cell in slot.rooms if cell.place.steps)
    return {slot.place.words(), *rooms, *(line.place.words() for line in slot.answer), *(tick.place.words() for tick in slot.ticks)}


def _slots_of(layout: Layout, correction: Mapped) -> list[Slot]:
    """Return the rooms that *correction* speaks of: by label, and by place where several have the label or none is told."""
    if correction.label:
        key = label_key(correction.label)
        found = [slot for slot in layout.slots if label_key(slot.label) == key]
        here = [slot for slot in found if correction.place in _places_of(slot)]
        return here or found
    found = [slot for slot in layout.slots if correction.place in _places_of(slot)]
    split = [_apart(layout, slot, correction.place) for slot in found[:1]]
    return split or found


def _apart(layout: Layout, slot: Slot, place: str) -> Slot:
    """Return the room at *place*; lines of other places in it are left in the room that they were in."""
    here = [line for line in slot.answer if line.place.words() == place]
    if not here or len(here) == len(slot.answer) or slot.place.words() == place:
        return slot
    slot.answer = [line for line in slot.answer if line.place.words() != place]
    return _added(layout, "", here, slot)


def _new_slots(layout: Layout, correction: Mapped, blank: Blank) -> list[Slot]:
    """Return a new room of the lines that *correction* speaks of, where they stood in none."""
    lines = list(_after(layout, correction.label, blank)) if correction.label else []
    if not lines and correction.place:
        lines = [line for _, line in layout.loose if line.place.words() == correction.place]
        lines = lines or list(_from_grid(layout, correction.place))
    if not lines:
        return []
    layout.loose = [(number, line) for number, line in layout.loose if not any(line is one for one in lines)]
    return [_added(layout, correction.label, lines, None)]


def _after(layout: Layout, label: str, blank: Blank) -> Iterator[Line]:
    """Yield the lines in no room that follow the printed text *label*, up to the next printed one."""
    key, inside = label_key(label), False
    for _, line in layout.loose:
        if blank.prints(line.plain, line.place) or blank.asks(line.plain):
            if inside:
                return
            inside = label_key(line.plain) == key
        elif inside:
            yield line


def _from_grid(layout: Layout, place: str) -> Sequence[Line]:
    """Take the cell at *place* out of its table, and return its lines."""
    for grid in layout.grids:
        for row in grid.rows:
            for number, cell in list(row.items()):
                lines = _lines_of(cell.blocks)
                if cell.place.words() == place or any(line.place.words() == place for line in lines):
                    del row[number]
                    return lines
    return ()


def _lines_of(blocks: Iterable[object]) -> list[Line]:
    return [line for block in blocks if isinstance(block, Paragraph) for line in lines_of(block)]


def _added(layout: Layout, label: str, lines: list[Line], beside: Slot | None) -> Slot:
    """Put a room of *lines* at the end of the form, so that the others keep their numbers."""
    slot = Slot(
        label=label,
        place=lines[0].place,
        answer=lines,
        section=beside.section if beside else (),
        sure_label=True,
        number=len(layout.slots),
        sheet=beside.sheet if beside else next((str(value) for kind, value in lines[0].place.steps if kind == "sheet"), ""),
    )
    layout.slots.append(slot)
    return slot
