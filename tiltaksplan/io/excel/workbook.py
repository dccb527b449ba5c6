"""A workbook as the file stores it: its sheets in order, its names, its calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tiltaksplan.document.blocks import CellName
from tiltaksplan.io.excel.colours import Colours
from tiltaksplan.io.excel.names import R, S
from tiltaksplan.io.excel.references import read_reference
from tiltaksplan.io.excel.sheet import Sheet, read_sheet
from tiltaksplan.io.excel.strings import strings_of
from tiltaksplan.io.excel.styles import CellStyle, styles_from
from tiltaksplan.io.package import Element, Package


@dataclass(slots=True, kw_only=True)
class Workbook:
    """A workbook.

    Attributes:
        names: Defined names, in small letters, with the formula that each stands for.
        cell_names: Those of them that name one cell for the whole workbook.
        epoch_1904: Whether its days are counted from 1904, as old Macs did.
        recalculate: Whether Excel is to reckon everything anew when it opens the file.
    """

    sheets: list[Sheet] = field(default_factory=list)
    styles: list[CellStyle] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    cell_names: tuple[CellName, ...] = ()
    epoch_1904: bool = False
    recalculate: bool = False

    def sheet(self, name: str) -> Sheet | None:
        """Return the sheet with a name, large and small letters alike."""
        return next((sheet for sheet in self.sheets if sheet.name.lower() == name.lower()), None)


def read_workbook(package: Package, main: str) -> Workbook:
    """Return the workbook whose part is *main*, with all its worksheets; chart sheets and dialogues hold no cells."""
    root = package.tree(main)
    colours = Colours(package, main)
    style_parts = package.related(main, "styles")
    properties, reckoning = root.find(f"{S}workbookPr"), root.find(f"{S}calcPr")
    workbook = Workbook(
        styles=styles_from(package.tree(style_parts[0]) if style_parts else None, colours),
        names={(one.get("name") or "").lower(): one.text or "" for one in root.iterfind(f"{S}definedNames/{S}definedName")},
        cell_names=tuple(_cell_names(root)),
        epoch_1904=properties is not None and properties.get("date1904") in ("1", "true"),
        recalculate=reckoning is not None and reckoning.get("fullCalcOnLoad") in ("1", "true"),
    )
    relations = package.relations(main)
    strings = strings_of(package, main, colours)
    for element in root.iterfind(f"{S}sheets/{S}sheet"):
        relation = relations.get(element.get(f"{R}id") or "")
        if relation is None or relation.outside or relation.kind.rpartition("/")[2] != "worksheet":
            continue
        sheet = Sheet(name=element.get("name") or "", part=relation.target, hidden=element.get("state") in ("hidden", "veryHidden"))
        read_sheet(package, sheet, strings, colours)
        workbook.sheets.append(sheet)
    return workbook


def _cell_names(root: Element) -> Iterator[CellName]:
    for one in root.iterfind(f"{S}definedNames/{S}definedName"):
        if one.get("localSheetId") is not None:
            continue  # a copied sheet takes its names along as names of its own
        sheet, area = read_reference(one.text or "") or (None, (0, 0, 1, 1))
        if sheet is not None and area[:2] == area[2:]:
            yield CellName(name=one.get("name") or "", sheet=sheet, row=area[0], column=area[1])
