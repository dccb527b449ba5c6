"""Fields that our own forms name themselves: by the tag of a control, or by a hidden worksheet that lists which cell is which field."""

from __future__ import annotations

from collections.abc import Mapping

from tiltaksplan.document.blocks import Document, Table
from tiltaksplan.document.inline import Control
from tiltaksplan.document.place import Place
from tiltaksplan.forms.slots import Layout, Slot
from tiltaksplan.plan.fields import BY_POINTER

SHEET = "_tiltaksplan"
"""The hidden worksheet of our own Excel form: rows of pointer, worksheet, cell."""


def bind(layout: Layout, document: Document) -> None:
    """Mark the rooms whose field the form itself names; they are not weighed by their labels."""
    cells = _cells_of(document)
    for slot in layout.slots:
        slot.pointer = _tag_of(slot) or next((cells[key] for line in slot.answer if (key := _cell_of(line.place)) in cells), "")


def _tag_of(slot: Slot) -> str:
    tags = {one.tag for line in slot.answer for one in line.content if isinstance(one, Control) and one.tag in BY_POINTER}
    return tags.pop() if len(tags) == 1 else ""


def _cell_of(place: Place) -> tuple[str, str]:
    steps = {kind: str(value) for kind, value in place.steps}
    return steps.get("sheet", ""), steps.get("cell", "")


def _cells_of(document: Document) -> Mapping[tuple[str, str], str]:
    """Return the field by worksheet and cell, as the hidden worksheet lists them."""
    found: dict[tuple[str, str], str] = {}
    for section in document.sections:
        if section.title == SHEET:
            for block in section.blocks:
                if isinstance(block, Table):
                    rows: dict[int, dict[int, str]] = {}
                    for cell in block.cells:
                        rows.setdefault(cell.row, {})[cell.column] = cell.text.strip()
                    for row in rows.values():
                        if row.get(1, "") in BY_POINTER:
                            found[row.get(2, ""), row.get(3, "").replace("$", "")] = row[1]
    return found
