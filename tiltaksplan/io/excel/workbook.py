"""A workbook as the file stores it: its sheets in order, its names, its calendar."""

from __future__ import annotations

from dataclasses import dataclass, field

from tiltaksplan.io.excel.colours import Colours
from tiltaksplan.io.excel.names import R, S
from tiltaksplan.io.excel.sheet import Sheet, read_sheet
from tiltaksplan.io.excel.strings import strings_of
from tiltaksplan.io.excel.styles import CellStyle, styles_from
from tiltaksplan.io.package import Package


@dataclass(slots=True, kw_only=True)
class Workbook:
    """A workbook.

    Attributes:
        names: Defined names, in small letters, with the formula that each stands for.
        epoch_1904: Whether its days are counted from 1904, as old Macs did.
        recalculate: Whether Excel is to reckon everything anew when it opens the file.
    """

    sheets: list[Sheet] = field(default_factory=list)
    styles: list[CellStyle] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
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
