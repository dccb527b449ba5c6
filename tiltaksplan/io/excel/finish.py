"""What the library leaves out of a workbook that it has written: results of formulas, words for charts, leave for texts that are numbers.

Without the results every program that does not reckon (a preview, a mail program, a reader like ours) would show empty cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
# What stands behind `ignoredErrors` in a worksheet, by the format's own order.
_BEHIND = {f"{MAIN}{name}" for name in ("smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls",
                                        "webPublishItems", "tableParts", "extLst")}  # fmt: skip


@dataclass(slots=True, kw_only=True)
class SheetFinish:
    """What one sheet lacks.

    Attributes:
        results: By cell (`F3`), what its formula gives.
        charts: (title, words) of its charts, in order.
        numbers_as_text: Areas of texts that look like numbers, which Excel is not to point out.
    """

    results: dict[str, str | float] = field(default_factory=dict)
    charts: tuple[tuple[str, str], ...] = ()
    numbers_as_text: tuple[str, ...] = ()


def finished(content: bytes, sheets: Mapping[int, SheetFinish]) -> bytes:
    """Return the workbook *content* with what *sheets*, by their number counted from 1, lack."""
    drawings = {number: sheets[one] for number, one in enumerate((one for one in sorted(sheets) if sheets[one].charts), start=1)}
    made = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for part in source.infolist():
            data = source.read(part)
            if (number := _number_of(part.filename, "xl/worksheets/sheet")) in sheets:
                data = _finished_sheet(data, sheets[number])
            elif (number := _number_of(part.filename, "xl/drawings/drawing")) in drawings:
                data = _finished_drawing(data, drawings[number])
            target.writestr(part, data, ZIP_DEFLATED)
    return made.getvalue()


def _number_of(part: str, start: str) -> int:
    number = part.removeprefix(start).removesuffix(".xml")
    return int(number) if part.startswith(start) and number.isdigit() else 0


def _finished_sheet(data: bytes, finish: SheetFinish) -> bytes:
    if not finish.results and not finish.numbers_as_text:
        return data
    root = etree.fromstring(data)
    for cell in root.iterfind(f"{MAIN}sheetData/{MAIN}row/{MAIN}c[{MAIN}f]"):
        if (result := finish.results.get(cell.get("r", ""))) is not None:
            _set_result(cell, result)
    if finish.numbers_as_text:
        ignored = etree.Element(f"{MAIN}ignoredErrors")
        for area in finish.numbers_as_text:
            etree.SubElement(ignored, f"{MAIN}ignoredError", sqref=area, numberStoredAsText="1")
        behind = next((one for one in root if one.tag in _BEHIND), None)
        root.insert(len(root) if behind is None else root.index(behind), ignored)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _set_result(cell: etree._Element, result: str | float) -> None:
    value = cell.find(f"{MAIN}v")
    if value is None:
        value = etree.SubElement(cell, f"{MAIN}v")
    value.text = result if isinstance(result, str) else repr(result)
    if isinstance(result, str):
        cell.set("t", "str")
    else:
        cell.attrib.pop("t", "")


def _finished_drawing(data: bytes, finish: SheetFinish) -> bytes:
    root = etree.fromstring(data)
    for shape, (title, words) in zip(root.iterfind(f".//{DRAWING}graphicFrame//{DRAWING}cNvPr"), finish.charts, strict=False):
        shape.set("descr", words)
        shape.set("title", title)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
