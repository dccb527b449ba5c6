"""Our own forms say themselves which field each place is for: by the tag of a control, or on a hidden worksheet. Nothing is weighed.

A place's pointer is the field's (`/title`), a frame's name below it (`/frames/Bærekraft`), or a line's with the year where a figure lies by
year (`/costs/0/amount/2024`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from tiltaksplan.document.blocks import Block, Cell, Document, Paragraph, Role, Table
from tiltaksplan.document.entry import Entry
from tiltaksplan.document.place import Place
from tiltaksplan.forms.lines import Line, lines_of
from tiltaksplan.forms.own_labels import places_by_label
from tiltaksplan.forms.slots import Grid, GridColumn, Layout, Slot
from tiltaksplan.forms.ticks import Tick, is_cross
from tiltaksplan.language import LANGUAGES, translator
from tiltaksplan.plan.fields import BY_POINTER, FIELDS, SECTIONS, Field, Lines

SHEET = "_tiltaksplan"
"""The hidden worksheet of our own Excel form: rows of pointer, worksheet, cell."""
FRAMES = "/frames"
_FEWEST_PLACES = 10  # other people's forms have tags too; ten of our pointers are no chance
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ALWAYS_ASKED = {"/title", "/description", "/justification", "/displaces"}

Places = dict[str, Cell]


def own_layout(document: Document) -> Layout | None:
    """Return the layout of a form that we have made, field by field; None for any other form."""
    places = _places_in_workbook(document) if document.kind == "excel" else dict(_places_in_text(document.blocks()))
    if len(places) < _FEWEST_PLACES and document.kind != "excel":
        places = dict(places_by_label(document))
    if len(places) < _FEWEST_PLACES or not places.keys() >= _ALWAYS_ASKED:
        return None
    slots = [slot for slot in (_slot_of(field, places) for field in FIELDS) if slot is not None]
    grids = [grid for grid in (_grid_of(field, places) for field in FIELDS) if grid is not None]
    numbered: list[Slot | Grid] = [*slots, *grids]
    for number, one in enumerate(numbered, start=1):
        one.number = number
    beside = _beside_in_workbook(document, places) if document.kind == "excel" else _beside_in_text(document)
    return Layout(slots=slots, grids=grids, loose=[(1, line) for line in beside])


def _is_ours(pointer: str) -> bool:
    first = "/" + pointer.strip("/").partition("/")[0]
    return pointer in BY_POINTER or first in BY_POINTER


def _places_in_text(blocks: Iterator[Block]) -> Iterator[tuple[str, Cell]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            for control in block.controls:
                if control.tag.startswith("/") and _is_ours(control.tag):
                    paragraph = Paragraph(content=(control,), place=control.place)
                    yield control.tag, Cell(row=1, column=1, blocks=(paragraph,), place=control.place)
        elif isinstance(block, Table):
            for cell in block.cells:
                yield from _places_in_text(iter(cell.blocks))


def _places_in_workbook(document: Document) -> Places:
    listed: dict[tuple[str, str], str] = {}
    for table in _tables(document, hidden=True):
        rows: dict[int, dict[int, str]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, {})[cell.column] = cell.text.strip()
        listed |= {(row.get(2, ""), row.get(3, "").replace("$", "")): row[1] for row in rows.values() if _is_ours(row.get(1, ""))}
    found = {  # a cell that nobody has written in is not in the document
        pointer: Cell(row=1, column=1, place=Place((("sheet", sheet), ("cell", cell)))) for (sheet, cell), pointer in listed.items()
    }
    for table in _tables(document, hidden=False):
        for cell in table.cells:
            if (pointer := listed.get(_address(cell))) is not None:
                found[pointer] = cell
    return found


def list_after(document: Document, added: Mapping[tuple[str, int], int]) -> Iterator[Entry]:
    """Yield what brings the hidden list of places up to date when rows were added to our own Excel form.

    Args:
        added: By worksheet and row, how many copies stand below that row.
    """
    for table in _tables(document, hidden=True):
        listed = [cell for cell in table.cells if cell.column == 3]
        last = max((cell.row for cell in table.cells), default=0)
        for cell in listed:
            texts = [one.text.strip() if (one := table.at(cell.row, column)) is not None else "" for column in (1, 2, 3)]
            found = _CELL.fullmatch(texts[2].replace("$", ""))
            if found is None or not _is_ours(texts[0]):
                continue
            row = int(found[2])
            moved = sum(count for (sheet, above), count in added.items() if sheet == texts[1] and above < row)
            if moved:
                yield Entry(place=cell.place, text=f"{found[1]}{row + moved}")
            for copy in range(1, added.get((texts[1], row), 0) + 1):
                last += 1
                new = (_counted(texts[0], copy), texts[1], f"{found[1]}{row + moved + copy}")
                for column, text in zip("ABC", new, strict=True):
                    yield Entry(place=Place((*cell.place.steps[:-1], ("cell", f"{column}{last}"))), text=text)


def _counted(pointer: str, copy: int) -> str:
    """Return the pointer of the line that comes *copy* after the one of *pointer*."""
    return "/".join(str(int(part) + copy) if number == 2 and part.isdecimal() else part for number, part in enumerate(pointer.split("/")))


def _tables(document: Document, *, hidden: bool) -> Iterator[Table]:
    for section in document.sections:
        if (section.title == SHEET) is hidden:
            yield from (block for block in section.blocks if isinstance(block, Table))


def _address(cell: Cell) -> tuple[str, str]:
    steps = {kind: str(value) for kind, value in cell.place.steps}
    return steps.get("sheet", ""), steps.get("cell", "")


def _slot_of(field: Field, places: Places) -> Slot | None:
    """Return the room of a field that has one place, or a place for each name that can be ticked."""
    if field.pointer == FRAMES:
        ticks = [
            Tick(name=pointer.removeprefix(f"{FRAMES}/"), checked=_is_ticked(cell), place=cell.place, box=_box_of(cell))
            for pointer, cell in places.items()
            if pointer.startswith(f"{FRAMES}/")
        ]
        if ticks:
            return Slot(label=field.label, pointer=FRAMES, ticks=ticks, sure_label=True)
    if isinstance(field.kind, Lines) or field.pointer not in places:
        return None
    cell = places[field.pointer]
    answer = [line for block in cell.blocks if isinstance(block, Paragraph) for line in lines_of(block, cell)]
    return Slot(label=field.label, pointer=field.pointer, answer=answer, place=cell.place, sure_label=True, rooms=[cell])


def _box_of(cell: Cell) -> Place:
    return next((one.place for block in cell.blocks if isinstance(block, Paragraph) for one in block.controls), cell.place)


def _is_ticked(cell: Cell) -> bool:
    controls = [one for block in cell.blocks if isinstance(block, Paragraph) for one in block.controls]
    return any(one.checked for one in controls) if controls else cell.value is True or is_cross(cell.text)


def _grid_of(field: Field, places: Places) -> Grid | None:
    """Return the lines of a field as a table with our own headers, whatever language the form has."""
    if not isinstance(field.kind, Lines):
        return None
    rows: dict[int, dict[str, Cell]] = {}
    for pointer, cell in places.items():
        first, _, rest = pointer.removeprefix(f"{field.pointer}/").partition("/")
        if pointer.startswith(f"{field.pointer}/") and first.isdecimal():
            rows.setdefault(int(first), {})[rest] = cell
    if not rows:
        return None
    known = {key for row in rows.values() for key in row}
    keys = [key for column in field.kind.columns for key in sorted(known) if key == column.name or key.startswith(f"{column.name}/")]
    labels = {column.name: column.label for column in field.kind.columns}
    columns = [GridColumn(headers=(key.partition("/")[2] or labels[key],), number=number) for number, key in enumerate(keys, start=1)]
    lines = [
        {number: replace(rows[row][key], row=row + 2, column=number) for number, key in enumerate(keys, start=1) if key in rows[row]}
        for row in sorted(rows)
    ]
    table = Table(cells=tuple(cell for line in lines for cell in line.values()), rows=len(lines) + 1, columns=len(keys), header_rows=1)
    return Grid(table=table, columns=columns, rows=lines, section=(field.label,), header_rows=(1,))


def _beside_in_workbook(document: Document, places: Places) -> Iterator[Line]:
    """Yield what stands in cells that are open to write in and that the form does not ask about."""
    asked = {cell.place for cell in places.values()}
    for table in _tables(document, hidden=False):
        for cell in table.cells:
            if cell.locked is False and cell.place not in asked and cell.text.strip():
                yield from (line for block in cell.blocks if isinstance(block, Paragraph) for line in lines_of(block, cell))


def _beside_in_text(document: Document) -> Iterator[Line]:
    """Yield what somebody wrote outside the controls: all that the form itself does not say."""
    begun = False
    for paragraph in _paragraphs(document.blocks()):
        begun = begun or bool(paragraph.controls)
        own = paragraph.controls or paragraph.role in (Role.HELP, Role.HEADING, Role.TITLE, Role.SUBTITLE, Role.LEAD)
        if begun and not own and paragraph.text.strip() not in _own_words():
            yield from lines_of(paragraph)


def _paragraphs(blocks: Iterator[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            for cell in block.cells:
                if not cell.header and cell.row > block.header_rows:
                    yield from _paragraphs(iter(cell.blocks))


def _own_words() -> frozenset[str]:
    texts = [*SECTIONS.values(), *(text for field in FIELDS for text in (field.label, field.help))]
    return frozenset(translator(language)(text) for language in LANGUAGES for text in texts if text)
