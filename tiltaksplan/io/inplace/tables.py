"""What lies over a worksheet's cells and must agree with them: the headings of Excel's tables, and pivot tables."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tiltaksplan.io.excel.names import range_at
from tiltaksplan.io.inplace.errors import HeaderCannotBeChanged, PivotIsRefreshed
from tiltaksplan.io.inplace.formulas import Cell
from tiltaksplan.io.inplace.markup import Node, escaped, tree_of
from tiltaksplan.io.inplace.parts import Parts
from tiltaksplan.io.inplace.sheet_edit import CellEdit, cells_in
from tiltaksplan.language import N_

_ON = ("1", "true")


def refuse_refreshed_pivots(parts: Parts, sheet: str, edits: Mapping[Cell, CellEdit]) -> None:
    """Refuse what Excel would write over as soon as it opens the file.

    Raises:
        PivotIsRefreshed: A cell lies in a pivot table that is made anew on opening.
    """
    for pivot in parts.package.related(sheet, "pivotTable"):
        location = tree_of(parts.text(pivot)).child("s:location")
        area = range_at(location.attributes.get("ref", "")) if location else None
        for _, cell in cells_in([area] if area else [], edits):
            if _is_refreshed(parts, pivot):
                raise PivotIsRefreshed(name=parts.name, place=edits[cell].place)


def _is_refreshed(parts: Parts, pivot: str) -> bool:
    caches = parts.package.related(pivot, "pivotCacheDefinition")
    return any(tree_of(parts.text(cache)).attributes.get("refreshOnLoad") in _ON for cache in caches)


def rename_headings(parts: Parts, sheet: str, edits: Mapping[Cell, CellEdit]) -> None:
    """Let the columns of Excel's tables be called what their headings now say: Excel calls a file damaged where they differ.

    Raises:
        HeaderCannotBeChanged: No heading that a table may have, or one that formulas name.
    """
    for table in parts.package.related(sheet, "table"):
        root = tree_of(parts.text(table))
        area = range_at(root.attributes.get("ref", ""))
        if area is None or root.attributes.get("headerRowCount", "1") == "0":
            continue
        for cell, one in edits.items():
            if cell[0] == area[0] and area[1] <= cell[1] <= area[3]:
                _rename(parts, table, cell[1] - area[1], one)


def _rename(parts: Parts, table: str, number: int, edit: CellEdit) -> None:
    root = tree_of(parts.text(table))
    columns = list(root.all("s:tableColumn"))
    title = root.attributes.get("displayName") or root.attributes.get("name", "")
    if number >= len(columns):
        raise HeaderCannotBeChanged(name=parts.name, place=edit.place, table=title, why=N_("tabellen kjenner ikke kolonnen"))
    old = columns[number].attributes.get("name", "")
    new = edit.value
    if not isinstance(new, str) or not new.strip():
        raise HeaderCannotBeChanged(name=parts.name, place=edit.place, table=title, why=N_("en overskrift må være en tekst"))
    # A line break in a heading is written as a number of a character in the table, for both Excel and XML.
    stored = new.replace("\r\n", "\n").replace("\n", "_x000a_")
    if stored == old:
        return
    if any(one.attributes.get("name", "").casefold() == stored.casefold() for one in columns if one is not columns[number]):
        raise HeaderCannotBeChanged(name=parts.name, place=edit.place, table=title, why=N_("en annen kolonne heter det samme"))
    if _is_named_by_formulas(parts, old):
        raise HeaderCannotBeChanged(name=parts.name, place=edit.place, table=title, why=N_("formler viser til den gamle teksten"))
    parts.set_attribute(table, _same(root, columns[number]), b"name", escaped(stored))


def _same(root: Node, column: Node) -> Node:
    return next(one for one in root.all("s:tableColumn") if one.start == column.start)


def _is_named_by_formulas(parts: Parts, heading: str) -> bool:
    """Return whether any formula of the workbook may name *heading*: `[heading]`, with Excel's own marks before special signs."""
    words = re.sub(r"(['\[\]#@])", r"'\1", heading.replace("_x000a_", "\n"))
    named = re.compile(rb"\[@?" + re.escape(escaped(words)) + rb"\]")
    without_formulas = ("xl/sharedstrings", "xl/pivotcache", "xl/media")
    return any(
        part.startswith("xl/") and part.endswith(".xml") and not part.startswith(without_formulas) and named.search(parts.text(part))
        for part in parts.package.names()
    )
