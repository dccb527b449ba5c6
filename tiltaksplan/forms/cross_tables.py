"""Tables of names with a cross in one of two columns (Ja, Nei), or in the only one."""

from __future__ import annotations

from tiltaksplan.document.blocks import Cell, Paragraph, Table
from tiltaksplan.forms.headers import Rows, header_text
from tiltaksplan.forms.ticks import Tick, is_cross, is_frame_name, is_no_cross
from tiltaksplan.forms.wording import label_key, word_set

_LONGEST_NAME = 120
_FEWEST_BOXES = 2


class CrossTable:
    """The boxes of a table's rows; `label` is what the names' own column is called.

    Attributes:
        rows: The rows that it takes, its headers among them.
    """

    def __init__(self, label: str, ticks: list[Tick], rows: set[int]) -> None:
        self.label = label
        self.ticks = ticks
        self.rows = rows


def cross_table_of(table: Table) -> CrossTable | None:
    """Return the boxes of *table* where it has a column headed Ja beside one headed Nei, or one to cross; else None."""
    rows = Rows.of(table)
    below = _under_a_label(rows)
    inside = below.rows - {min(below.rows)} if below else set()
    for row in (row for row in range(1, rows.last) if row not in inside):  # there a cross heads nothing
        heads = {cell.column: _kind(header_text(cell)) for cell in rows.filled(row)}
        yes = [column for column, kind in heads.items() if kind in ("yes", "cross")]
        others = [column for column, kind in heads.items() if kind == "no"]
        if len(yes) == 1 and (others or heads[yes[0]] == "cross"):
            found = _ticks(rows, row, yes[0], others)
            if found is not None:
                return found
    return below or _without_headers(table, rows)


def _under_a_label(rows: Rows) -> CrossTable | None:
    """Return the boxes of a worksheet's run of rows that hold a cross, or nothing, beside a name, under a label alone in its row."""
    for row in range(1, rows.last):
        cells = rows.filled(row)
        if len(cells) != 1 or is_cross(cells[0].text) or len(cells[0].text) > _LONGEST_NAME:
            continue
        for box in (cells[0].column, cells[0].column + 1):
            for name in (box + 1, box - 1):
                ticks, end = _run_of_boxes(rows, row + 1, name, box)
                if len(ticks) >= _FEWEST_BOXES and sum(tick.checked for tick in ticks) > 0:
                    return CrossTable(header_text(cells[0]), ticks, set(range(row, end)))
    return None


def _run_of_boxes(rows: Rows, first: int, name: int, box: int) -> tuple[list[Tick], int]:
    """Return the boxes from row *first* on, and the row after them; the names and nothing but crosses stand in their two columns."""
    ticks: list[Tick] = []
    row = first
    while row <= rows.last:
        filled = {cell.column: cell for cell in rows.filled(row)}
        said, crossed = filled.pop(name, None), filled.pop(box, None)
        if said is None or filled or len(said.text) > _LONGEST_NAME or is_cross(said.text) or (crossed and not is_cross(crossed.text)):
            break
        ticks.append(Tick(name=said.text.strip(), checked=crossed is not None, place=said.place))
        row += 1
    return ticks, row


def _without_headers(table: Table, rows: Rows) -> CrossTable | None:
    """Return the boxes of a table of two columns, names and crosses, that says no more than that."""
    if table.columns != 2 or rows.last < 2:
        return None
    for names, boxes in ((1, 2), (2, 1)):
        found = [({cell.column: cell for cell in rows.by_row.get(row, ())}) for row in range(1, rows.last + 1)]
        if all(names in cells and 0 < len(cells[names].text) <= _LONGEST_NAME and _is_box(cells.get(boxes)) for cells in found):
            ticks = [
                Tick(
                    name=cells[names].text.strip(),
                    checked=(box := cells.get(boxes)) is not None and (is_cross(box.text) or _has_tick(box)),
                    place=cells[names].place,
                )
                for cells in found
            ]
            if any(tick.checked for tick in ticks) and sum(is_frame_name(tick.name) for tick in ticks) * 2 >= len(ticks):
                return CrossTable("", ticks, set(range(1, rows.last + 1)))
    return None


def _kind(text: str) -> str:
    key = label_key(text) or text.strip().casefold()
    if key in word_set("yes"):
        return "yes"
    if key in word_set("no"):
        return "no"
    return "cross" if key in word_set("cross_headers") else ""


def _ticks(rows: Rows, header: int, yes: int, others: list[int]) -> CrossTable | None:
    ticks: list[Tick] = []
    taken = {header}
    crossed = 0
    for row in range(header + 1, rows.last + 1):
        cells = {cell.column: cell for cell in rows.by_row.get(row, ())}
        name = next((cell for column, cell in sorted(cells.items()) if column not in (yes, *others) and cell.text.strip()), None)
        if name is None or len(name.text) > _LONGEST_NAME or not all(_is_box(cells.get(column)) for column in (yes, *others)):
            break
        checked = (cell := cells.get(yes)) is not None and (is_cross(cell.text) or cell.value is True or _has_tick(cell))
        crossed += checked or any((other := cells.get(column)) is not None and is_cross(other.text) for column in others)
        ticks.append(Tick(name=name.text.strip(), checked=checked, place=name.place, box=cell.place if cell is not None else None))
        taken.add(row)
    label = next((header_text(cell) for cell in rows.filled(header) if cell.column not in (yes, *others)), "")
    return CrossTable(label, ticks, taken) if len(ticks) >= 2 and (others or crossed) else None


def _is_box(cell: Cell | None) -> bool:
    return cell is None or is_cross(cell.text) or is_no_cross(cell.text) or isinstance(cell.value, bool) or _has_tick(cell)


def _has_tick(cell: Cell) -> bool:
    return any(control.checked for block in cell.blocks if isinstance(block, Paragraph) for control in block.controls)
