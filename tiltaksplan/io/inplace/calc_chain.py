"""The order in which Excel last reckoned its formulas: it must name no cell that has none, or Excel calls the file damaged."""

from __future__ import annotations

from tiltaksplan.io.excel.names import cell_at
from tiltaksplan.io.inplace.formulas import Cell
from tiltaksplan.io.inplace.markup import Splice, escaped, spliced, tree_of, with_attribute
from tiltaksplan.io.inplace.parts import Parts


def without_cells(parts: Parts, workbook: str, gone: set[tuple[str, Cell]]) -> None:
    """Take the cells *gone* (the sheet's id, and the cell) out of the chain; a chain with no cells left goes as a whole.

    Raises:
        MarkupIsUnknown: The chain is not well-formed.
    """
    chains = parts.package.related(workbook, "calcChain")
    if not gone or not chains or parts.is_dropped(chains[0]):
        return
    chain = chains[0]
    text = parts.text(chain)
    splices: list[Splice] = []
    sheet, sheet_told = "", ""  # an entry without a sheet's id is on the sheet of the one before
    left = 0
    for one in tree_of(text).children:
        if one.name != "s:c":
            continue
        sheet = one.attributes.get("i", sheet)
        if (sheet, cell_at(one.attributes.get("r", ""))) in gone:
            splices.append(Splice(one.start, one.end, b""))
            continue
        left += 1
        if "i" not in one.attributes and sheet != sheet_told:
            splices.append(Splice(one.start, one.inner, with_attribute(text[one.start : one.inner], b"i", escaped(sheet))))
        sheet_told = sheet
    if not splices:
        return
    if left:
        parts.put(chain, spliced(text, splices))
        return
    drop_chain(parts, workbook)


def drop_chain(parts: Parts, workbook: str) -> None:
    """Leave the chain out as a whole: Excel makes a new one when it opens the file."""
    for chain in parts.package.related(workbook, "calcChain"):
        if not parts.is_dropped(chain):
            folder, _, file = workbook.rpartition("/")
            parts.drop(chain)
            parts.cut_relation(f"{folder}/_rels/{file}.rels".lstrip("/"), "calcChain")
