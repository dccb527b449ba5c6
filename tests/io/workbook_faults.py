"""What Excel calls damaged in a workbook: the rules whose breach makes it «repair» a file, checked on the file's own XML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from lxml import etree
from openpyxl.utils.cell import range_boundaries

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NAME = re.compile(r"[^\W\d][\w.]*\Z|_[\w.]*\Z")
LIKE_A_CELL = re.compile(r"([A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*)\Z")
ORDER = re.findall(
    r"\w+",
    """sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter
    sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions
    pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing
    legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst""",
)


def faults_of(path: Path) -> list[str]:
    """Return what is wrong with the workbook at *path*, a sentence each."""
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    trees = {name: etree.fromstring(data) for name, data in parts.items() if name.endswith((".xml", ".rels"))}
    book = trees["xl/workbook.xml"]
    sheets = [one.get("name", "") for one in book.iterfind(f"{S}sheets/{S}sheet")]
    names = [one.get("name", "") for one in book.iterfind(f"{S}definedNames/{S}definedName") if one.get("localSheetId") is None]
    tables = {name: tree for name, tree in trees.items() if name.startswith("xl/tables/")}
    return [
        *_of_targets(trees, parts),
        *_of_sheet_names(sheets),
        *_of_names(book, sheets, names),
        *_of_tables(tables, names),
        *(fault for name, tree in trees.items() if name.startswith("xl/worksheets/sheet") for fault in _of_sheet(name, tree, trees)),
    ]


def _of_targets(trees: dict[str, etree._Element], parts: dict[str, bytes]) -> Iterator[str]:
    for name, tree in trees.items():
        if name.endswith(".rels"):
            folder = Path(name).parent.parent
            for one in tree:
                target = one.get("Target", "")
                found = target.lstrip("/") if target.startswith("/") else (folder / target).as_posix()
                found = re.sub(r"[^/]+/\.\./", "", found)
                if one.get("TargetMode") != "External" and found not in parts:
                    yield f"{name}: {target} is not there"
    named = {one.get("PartName", "").lstrip("/") for one in trees["[Content_Types].xml"]} - {""}
    yield from (f"content types: {name} is not there" for name in named - parts.keys())


def _of_sheet_names(sheets: list[str]) -> Iterator[str]:
    for name, count in Counter(name.casefold() for name in sheets).items():
        if count > 1:
            yield f"two sheets are called {name}"
    for name in sheets:
        if not 1 <= len(name) <= 31 or re.search(r"[\[\]:*?/\\]", name) or name.startswith("'") or name.endswith("'"):
            yield f"no sheet can be called {name}"


def _of_names(book: etree._Element, sheets: list[str], names: list[str]) -> Iterator[str]:
    yield from (f"the name {name} stands twice" for name, count in Counter(map(str.casefold, names)).items() if count > 1)
    yield from (f"{name} can be no name" for name in names if not NAME.match(name) or LIKE_A_CELL.match(name) or len(name) > 255)
    for one in book.iterfind(f"{S}definedNames/{S}definedName"):
        formula = one.text or ""
        for quoted, bare in re.findall(r"'((?:[^']|'')+)'!|(?<![\w'])([^\W\d][\w.]*)!", formula):
            if (quoted.replace("''", "'") or bare) not in sheets:
                yield f"the name {one.get('name')} leads to no sheet: {formula}"
        if not formula or "#REF" in formula:
            yield f"the name {one.get('name')} leads nowhere"


def _of_tables(tables: dict[str, etree._Element], names: list[str]) -> Iterator[str]:
    shown = [tree.get("displayName", "") for tree in tables.values()]
    for name, count in Counter(map(str.casefold, [*shown, *names])).items():
        if count > 1:
            yield f"two things are called {name}"
    for key in ("id", "displayName", "name"):
        if len({tree.get(key) for tree in tables.values()}) != len(tables):
            yield f"two tables have the same {key}"
    yield from (f"no table can be called {name}" for name in shown if not NAME.match(name) or LIKE_A_CELL.match(name))


def _of_sheet(part: str, sheet: etree._Element, trees: dict[str, etree._Element]) -> Iterator[str]:
    found = [etree.QName(child).localname for child in sheet]
    if [ORDER.index(name) for name in found] != sorted(ORDER.index(name) for name in found):
        yield f"{part}: the parts of the sheet stand in another order than the format's: {found}"
    cells = {cell.get("r"): cell for cell in sheet.iter(f"{S}c")}
    for cell in cells.values():
        text = "".join(cell.itertext(f"{S}t"))
        if len(text) > 32_767:
            yield f"{part}: {cell.get('r')} holds more than a cell can"
        if len(cell.findtext(f"{S}f") or "") > 8192:
            yield f"{part}: the formula in {cell.get('r')} is too long"
    merged = [range_boundaries(one.get("ref")) for one in sheet.iter(f"{S}mergeCell")]
    areas = [*_table_faults(part, sheet, trees, cells, merged)]
    yield from (fault for fault in areas)
    yield from _of_validations(part, sheet)
    yield from _of_rules(part, sheet, trees)
    for row in sheet.iter(f"{S}row"):
        if float(row.get("ht", 0)) > 409.5:
            yield f"{part}: row {row.get('r')} is too high"
    for footer in sheet.iter(f"{S}oddFooter", f"{S}oddHeader"):
        if len(footer.text or "") > 255:
            yield f"{part}: a header or footer is too long"


def _table_faults(part: str, sheet: etree._Element, trees: dict, cells: dict, merged: list) -> Iterator[str]:
    relations = {one.get("Id"): one.get("Target") for one in trees.get(part.replace("worksheets/", "worksheets/_rels/") + ".rels", ())}
    areas = []
    for one in sheet.iter(f"{S}tablePart"):
        table = trees["xl/tables/" + Path(relations[one.get(f"{R}id")]).name]
        left, top, right, bottom = area = range_boundaries(table.get("ref"))
        name = table.get("displayName")
        columns = [column.get("name") for column in table.iter(f"{S}tableColumn")]
        if bottom <= top:
            yield f"the table {name} has no row"
        if len(columns) != right - left + 1:
            yield f"the table {name} is not as wide as its columns"
        if len({str(column).casefold() for column in columns}) != len(columns):
            yield f"the table {name} has two columns with the same name"
        header = ["".join(cells[f"{letters(number)}{top}"].itertext(f"{S}t")) for number in range(left, right + 1)]
        if header != columns:
            yield f"the table {name} has other headers than its cells: {header} / {columns}"
        if any(overlap(area, other) for other in (*areas, *merged)):
            yield f"the table {name} lies over another or over merged cells"
        if (inner := table.find(f"{S}autoFilter")) is not None and inner.get("ref") != table.get("ref"):
            yield f"the table {name} is filtered elsewhere"
        areas.append(area)


def _of_validations(part: str, sheet: etree._Element) -> Iterator[str]:
    seen: list[tuple] = []
    for one in sheet.iter(f"{S}dataValidation"):
        if any(len(one.findtext(f"{S}{name}") or "") > 255 for name in ("formula1", "formula2")):
            yield f"{part}: the formula of a check is too long"
        for key, most in (("errorTitle", 32), ("promptTitle", 32), ("error", 255), ("prompt", 255)):
            if len(one.get(key, "")) > most:
                yield f"{part}: {key} is longer than {most}: {one.get(key)}"
        areas = [range_boundaries(area) for area in one.get("sqref", "").split()]
        if any(overlap(area, other) for area in areas for other in seen):
            yield f"{part}: two checks of the same cells: {one.get('sqref')}"
        seen.extend(areas)


def _of_rules(part: str, sheet: etree._Element, trees: dict[str, etree._Element]) -> Iterator[str]:
    styles = trees["xl/styles.xml"].find(f"{S}dxfs")
    count = 0 if styles is None else len(styles)
    rules = list(sheet.iter(f"{S}cfRule"))
    if len({rule.get("priority") for rule in rules}) != len(rules):
        yield f"{part}: two rules have the same place in the order"
    for rule in rules:
        if int(rule.get("dxfId", -1)) >= count:
            yield f"{part}: a rule has no look"
        if not rule.findtext(f"{S}formula"):
            yield f"{part}: a rule without a formula"


def overlap(one: tuple, other: tuple) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text
