"""Small Office files, written part by part: what a test is about stands in the test."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

WORD_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
SHEET_NAMES = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
)
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>{}</Types>'
)
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SHEET_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def relation(name: str, kind: str, target: str, *, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    address = kind if kind.startswith("http") else f"{KIND}/{kind}"
    return f'<Relationship Id="{name}" Type="{address}" Target="{target}"{mode}/>'


def relations(*each: str) -> str:
    return _RELATIONS.format("".join(each))


def zipped(path: Path, parts: dict[str, str | bytes]) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def word_parts(body: str, parts: dict[str, str | bytes] | None = None, related: dict[str, str] | None = None) -> dict[str, str | bytes]:
    """The parts of a Word file: *related* says which part the document points at as which kind (`{"styles.xml": "styles"}`)."""
    own = "".join(relation(f"r{number}", kind, target) for number, (target, kind) in enumerate((related or {}).items()))
    given = dict(parts or {})
    links = str(given.pop("links", ""))
    return {
        "[Content_Types].xml": _TYPES.format(f'<Override PartName="/word/document.xml" ContentType="{_WORD_MAIN}"/>'),
        "_rels/.rels": relations(relation("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {WORD_NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(own + links),
        **{name if "/" in name else f"word/{name}": content for name, content in given.items()},
    }


def a_word_file(folder: Path, body: str, parts: dict[str, str | bytes] | None = None, related: dict[str, str] | None = None) -> Path:
    return zipped(folder / "skjema.docx", word_parts(body, parts, related))


def styles(*each: str) -> str:
    return f"<w:styles {WORD_NAMES}>{''.join(each)}</w:styles>"


def style(style_id: str, name: str, inside: str = "", kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>{inside}</w:style>'


def p(*inside: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(inside)}</w:p>"


def r(text: str, look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def cell(*inside: str, properties: str = "") -> str:
    content = "".join(one if one.startswith("<") else p(r(one)) for one in inside) or p()
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{content}</w:tc>"


def control(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def field(code: str, result: str | None = None, form: str = "") -> str:
    data = f"<w:ffData>{form}</w:ffData>" if form else ""
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if result is not None else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def an_excel_file(
    folder: Path,
    rows: str | dict[str, str],
    *,
    beside: str = "",
    before: str = "",
    workbook: str = "",
    properties: str = "",
    parts: dict[str, str | bytes] | None = None,
    related: str = "",
    sheet_related: str = "",
    attributes: dict[str, str] | None = None,
) -> Path:
    """A workbook of the sheets in *rows*; *before* and *beside* stand around the first one's rows."""
    return zipped(
        folder / "skjema.xlsx",
        excel_parts(
            rows,
            beside=beside,
            before=before,
            workbook=workbook,
            properties=properties,
            parts=parts,
            related=related,
            sheet_related=sheet_related,
            attributes=attributes,
        ),
    )


def excel_parts(
    rows: str | dict[str, str],
    *,
    beside: str = "",
    before: str = "",
    workbook: str = "",
    properties: str = "",
    parts: dict[str, str | bytes] | None = None,
    related: str = "",
    sheet_related: str = "",
    attributes: dict[str, str] | None = None,
) -> dict[str, str | bytes]:
    sheets = {"Ark1": rows} if isinstance(rows, str) else rows
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="s{number}" {(attributes or {}).get(name, "")}/>'
        for number, name in enumerate(sheets, start=1)
    )
    links = "".join(relation(f"s{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1))
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES.format(f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_MAIN}"/>'),
        "_rels/.rels": relations(relation("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f"<workbook {SHEET_NAMES}>{properties}<sheets>{listed}</sheets>{workbook}</workbook>",
        "xl/_rels/workbook.xml.rels": relations(links + related),
    }
    for number, content in enumerate(sheets.values(), start=1):
        first = number == 1
        files[f"xl/worksheets/sheet{number}.xml"] = (
            f"<worksheet {SHEET_NAMES}>{before if first else ''}<sheetData>{content}</sheetData>{beside if first else ''}</worksheet>"
        )
    if sheet_related:
        files["xl/worksheets/_rels/sheet1.xml.rels"] = relations(sheet_related)
    return {**files, **(parts or {})}


def texts(*values: str) -> str:
    """A row's cells with text that stands in the sheet itself, from column A."""
    return "".join(f'<c r="{chr(65 + number)}1" t="inlineStr"><is><t>{value}</t></is></c>' for number, value in enumerate(values))
