"""Writing in somebody's workbook: which sheet a place is on, and what the workbook itself must be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tiltaksplan.io.excel.names import cell_at
from tiltaksplan.io.inplace.calc_chain import without_cells
from tiltaksplan.io.inplace.errors import PlaceIsUnclear, SheetHasNoCells, SheetIsMissing, ValueCannotBeWritten
from tiltaksplan.io.inplace.formulas import Cell
from tiltaksplan.io.inplace.markup import MarkupIsUnknown, Node, Splice, spliced, tree_of
from tiltaksplan.io.inplace.parts import Parts
from tiltaksplan.io.inplace.sheet import SheetText
from tiltaksplan.io.inplace.sheet_edit import CellEdit, SheetEditor
from tiltaksplan.io.inplace.strings import SharedStrings
from tiltaksplan.io.inplace.tables import refuse_refreshed_pivots, rename_headings
from tiltaksplan.io.inplace.values import CellValue, is_cell_value
from tiltaksplan.language import N_

_BEFORE_RECKONING = ("s:sheets", "s:functionGroups", "s:externalReferences", "s:definedNames")
_ON = ("1", "true")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A sheet as the workbook lists it; `part` is None where it has no cells, as a chart's sheet."""

    name: str
    number: str
    part: str | None


def edit_workbook(parts: Parts, workbook: str, edits: Mapping[str, CellValue]) -> None:
    """Write *edits* into *parts*, where *workbook* is the part that the file begins with.

    Raises:
        EditIsRefused: A place that is not there, or cannot be written safely.
        MarkupIsUnknown: A part is not built as such parts are.
    """
    root = tree_of(parts.text(workbook))
    sheets = sheets_of(parts, workbook, root)
    properties = root.child("s:workbookPr")
    from_1904 = properties is not None and properties.attributes.get("date1904") in _ON
    found = parts.package.related(workbook, "sharedStrings")
    strings = SharedStrings(parts.text(found[0]), parts.name) if found and any(isinstance(one, str) for one in edits.values()) else None
    by_sheet: dict[str, dict[Cell, CellEdit]] = {}
    for place, value in edits.items():
        sheet, cell = _place_of(place, sheets, parts.name)
        if not is_cell_value(value):
            raise ValueCannotBeWritten(name=parts.name, place=place, why=N_("en celle tar tekst, tall, ja eller nei, og datoer"))
        if by_sheet.setdefault(sheet.name, {}).setdefault(cell, CellEdit(place=place, value=value)).place != place:
            raise ValueCannotBeWritten(name=parts.name, place=place, why=N_("cellen er nevnt to ganger"))
    gone: set[tuple[str, Cell]] = set()
    changed = False
    for sheet in sheets:
        if sheet.part is not None and sheet.name in by_sheet:
            own = by_sheet[sheet.name]
            refuse_refreshed_pivots(parts, sheet.part, own)
            before = parts.text(sheet.part)
            editor = SheetEditor(SheetText(before), strings, from_1904=from_1904, name=parts.name)
            after = editor.written(own)
            parts.put(sheet.part, after)
            rename_headings(parts, sheet.part, own)
            gone |= {(sheet.number, cell) for cell in editor.formulas_gone}
            changed = changed or after != before
    if strings is not None:
        parts.put(found[0], strings.written())
    without_cells(parts, workbook, gone)
    if changed:
        _reckon_on_opening(parts, workbook)


def sheets_of(parts: Parts, workbook: str, root: Node) -> list[SheetPart]:
    """Return the sheets of the workbook whose tree is *root*, in its order.

    Raises:
        MarkupIsUnknown: It lists none.
    """
    relations = parts.package.relations(workbook)
    sheets = []
    for one in root.all("s:sheet"):
        relation = relations.get(one.attributes.get("r:id", ""))
        is_sheet = relation is not None and not relation.outside and relation.kind.rpartition("/")[2] == "worksheet"
        part = relation.target if relation is not None and is_sheet and relation.target in parts else None
        sheets.append(SheetPart(name=one.attributes.get("name", ""), number=one.attributes.get("sheetId", ""), part=part))
    if not sheets:
        raise MarkupIsUnknown  # as Excel wrote before its format was settled
    return sheets


def _place_of(place: str, sheets: list[SheetPart], name: str) -> tuple[SheetPart, Cell]:
    """Return the sheet and the cell that a person means by *place*: the last exclamation mark parts them.

    Raises:
        PlaceIsUnclear, SheetIsMissing, SheetHasNoCells: As they say.
    """
    title, mark, at = place.rpartition("!")
    cell = cell_at(at.strip())
    if not mark or cell is None:
        raise PlaceIsUnclear(name=name, place=place)
    spoken = [title]
    if len(title) > 1 and title.startswith("'") and title.endswith("'"):
        spoken.append(title[1:-1].replace("''", "'"))
    for match in (str, str.casefold):
        for one in spoken:
            for sheet in sheets:
                if match(sheet.name) == match(one):
                    if sheet.part is None:
                        raise SheetHasNoCells(name=name, place=place)
                    return sheet, cell
    raise SheetIsMissing(name=name, place=place, sheets=[f"«{sheet.name}»" for sheet in sheets])


def _reckon_on_opening(parts: Parts, workbook: str) -> None:
    """Let Excel reckon every formula anew when it opens the file: what they come to now was stored before our edit."""
    text = parts.text(workbook)
    root = tree_of(text)
    reckoning = root.child("s:calcPr")
    if reckoning is not None:
        if reckoning.attributes.get("fullCalcOnLoad") not in _ON:
            parts.set_attribute(workbook, reckoning, b"fullCalcOnLoad", b"1")
        return
    before = [one for one in root.children if one.name in _BEFORE_RECKONING]
    if not before:
        raise MarkupIsUnknown
    new = b"<" + before[-1].prefix + b'calcPr fullCalcOnLoad="1"/>'
    parts.put(workbook, spliced(text, [Splice(before[-1].end, before[-1].end, new)]))
