"""One worksheet as the file stores it: its grid, and what is said of cells apart from them."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from tiltaksplan.io.excel.colours import Colours
from tiltaksplan.io.excel.grid import Grid, GridReader
from tiltaksplan.io.excel.names import LAST_COLUMN, X14, XM, R, Range, S, range_at
from tiltaksplan.io.excel.strings import Text
from tiltaksplan.io.package import Element, Package

_ROW = f"{S}row"
_BESIDE = tuple(
    f"{S}{name}" for name in ("cols", "sheetProtection", "mergeCells", "dataValidations", "hyperlinks", "drawing", "headerFooter", "extLst")
)
_ON = ("1", "true")


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """What may be written in some cells: `source` is a list's formula; `prompt` what is said when such a cell is chosen.

    Attributes:
        strict: Whether Excel refuses an answer that is not on the list.
    """

    areas: tuple[Range, ...]
    source: str = ""
    prompt: str = ""
    strict: bool = False


@dataclass(slots=True, kw_only=True)
class Sheet:
    """A worksheet.

    Attributes:
        part: Its name in the package.
        merged: The merged ranges.
        protected: Whether people are kept from writing in locked cells.
        hidden_columns: Ranges of column numbers.
        links: Addresses by cell range.
        ends: Its printed header and footer, as Excel codes them.
    """

    name: str
    part: str
    hidden: bool = False
    grid: Grid = field(default_factory=Grid)
    merged: list[Range] = field(default_factory=list)
    protected: bool = False
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    validations: list[Validation] = field(default_factory=list)
    links: list[tuple[Range, str]] = field(default_factory=list)
    ends: tuple[str, str] = ("", "")


def read_sheet(package: Package, sheet: Sheet, strings: list[Text], colours: Colours) -> None:
    """Fill *sheet* from its part."""
    reader = GridReader(strings, colours)
    for element in package.stream(sheet.part, (_ROW, *_BESIDE)):
        if element.tag == _ROW:
            reader.read_row(element)
        else:
            _read_beside(package, sheet, element)
    sheet.grid = reader.grid


def _read_beside(package: Package, sheet: Sheet, element: Element) -> None:
    name = etree.QName(element).localname
    if name == "cols":
        for column in element.iterchildren(f"{S}col"):
            if column.get("hidden") in _ON:
                sheet.hidden_columns.append((_whole(column.get("min"), 1), _whole(column.get("max"), LAST_COLUMN)))
    elif name == "sheetProtection":
        sheet.protected = element.get("sheet") in _ON
    elif name == "mergeCells":
        areas = (range_at(one.get("ref") or "") for one in element.iterchildren(f"{S}mergeCell"))
        sheet.merged.extend(area for area in areas if area is not None)
    elif name == "dataValidations":
        sheet.validations.extend(
            _validation(one, one.get("sqref") or "", one.findtext(f"{S}formula1") or "")
            for one in element.iterchildren(f"{S}dataValidation")
        )
    elif name == "hyperlinks":
        _read_links(package, sheet, element)
    elif name == "headerFooter":
        sheet.ends = (element.findtext(f"{S}oddHeader") or "", element.findtext(f"{S}oddFooter") or "")
    elif name == "extLst":
        for one in element.iter(f"{X14}dataValidation"):  # a list on another sheet, as Excel 2010 writes it
            source = one.findtext(f"{X14}formula1/{XM}f") or ""
            sheet.validations.append(_validation(one, one.findtext(f"{XM}sqref") or "", source))


def _validation(element: Element, places: str, source: str) -> Validation:
    areas = tuple(area for area in map(range_at, places.split()) if area is not None)
    title, prompt = element.get("promptTitle") or "", element.get("prompt") or ""
    said = "\n".join(part for part in (title, prompt) if part)
    strict = element.get("showErrorMessage") in _ON and element.get("errorStyle", "stop") == "stop"
    return Validation(areas=areas, source=source.strip() if element.get("type") == "list" else "", prompt=said, strict=strict)


def _read_links(package: Package, sheet: Sheet, element: Element) -> None:
    relations = package.relations(sheet.part)
    for one in element.iterchildren(f"{S}hyperlink"):
        area, relation = range_at(one.get("ref") or ""), relations.get(one.get(f"{R}id") or "")
        address = relation.target if relation is not None else ""
        if one.get("location"):
            address += f"#{one.get('location')}"
        if area is not None and address:
            sheet.links.append((area, address))


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else otherwise
