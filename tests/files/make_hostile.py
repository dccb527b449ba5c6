"""Makes the hostile files: `python tests/files/make_hostile.py FOLDER`. Each is small; the ones that grow, grow when they are opened.

Every one is either read, or refused with the error named beside it.
"""

from __future__ import annotations

import struct
import sys
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.io.building import (
    SHEET_NAMES,
    WORD_NAMES,
    cell,
    control,
    excel_parts,
    field,
    p,
    r,
    relation,
    relations,
    row,
    style,
    styles,
    table,
    word_parts,
)

Parts = dict[str, str | bytes]
Made = dict[str, tuple[bytes, str]]
READ = "read"
_NOW = (2022, 10, 3, 9, 0, 0)


OPEN_NAMES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table"))
ODT = {"mimetype": "application/vnd.oasis.opendocument.text"}


def packed(parts: Parts) -> bytes:
    """The same parts make the same bytes on every day."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            info = ZipInfo(name, _NOW)
            info.compress_type = ZIP_DEFLATED
            package.writestr(info, content)
    return buffer.getvalue()


def word(body: str = p(r("Skjema")), parts: Parts | None = None, related: dict[str, str] | None = None) -> bytes:
    return packed(word_parts(body, parts, related))


def excel(rows: str = '<row r="1"><c r="A1"><v>1</v></c></row>', **more: object) -> bytes:
    return packed(excel_parts(rows, **more))  # type: ignore[arg-type]


def document(head: str, body: str) -> bytes:
    """A Word file whose document part begins with *head*."""
    parts = word_parts("")
    parts["word/document.xml"] = f"<?xml version='1.0'?>{head}<w:document {WORD_NAMES}><w:body>{body}</w:body></w:document>"
    return packed(parts)


def bomb(megabytes: int) -> bytes:
    """A Word file with a part that deflates a thousand times; written as a stream, so that nobody holds it as a whole."""
    buffer = BytesIO(word())
    with ZipFile(buffer, "a") as package:
        info = ZipInfo("word/media/bilde.bmp", _NOW)
        info.compress_type = ZIP_DEFLATED
        with package.open(info, "w") as target:
            for _ in range(megabytes):
                target.write(bytes(1_048_576))
    return buffer.getvalue()


def lying_about_its_size() -> bytes:
    """The directory says ten bytes where there are fifty million."""
    content = bytearray(packed({**word_parts(""), "word/document.xml": b"<a>" + b" " * 50_000_000 + b"</a>"}))
    at = 0
    while (at := content.find(b"PK\x01\x02", at)) >= 0:
        length = struct.unpack("<H", content[at + 28 : at + 30])[0]
        if content[at + 46 : at + 46 + length] == b"word/document.xml":
            content[at + 24 : at + 28] = struct.pack("<I", 10)
        at += 4
    return bytes(content)


def with_wrong_check_sum() -> bytes:
    content = bytearray(word())
    at = content.find(b"word/document.xml") + len("word/document.xml")
    content[at + 20] ^= 0xFF
    return bytes(content)


def ole(*streams: str) -> bytes:
    """As much of an OLE file as tells what it is: its mark and its directory's names."""
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *streams))
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + names


def named(*names: str) -> bytes:
    parts = word_parts(p(r("Skjema")))
    for name in names:
        parts[name] = "x"
    return packed(parts)


def twice() -> bytes:
    buffer = BytesIO(word())
    with ZipFile(buffer, "a") as package:
        info = ZipInfo("Word/Document.xml", _NOW)
        package.writestr(info, f"<w:document {WORD_NAMES}><w:body>{p(r('En annen'))}</w:body></w:document>")
    return buffer.getvalue()


def deep(depth: int) -> str:
    inside = p(r("bunn"))
    for _ in range(depth):
        inside = table(row(cell(inside)))
    return inside


def laughs(depth: int = 12) -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(depth))
    return f"<!DOCTYPE w [{entities}]>"


def files() -> Made:
    """Every hostile file: its name, its bytes, and what becomes of it: `read`, or the error's name."""
    outside = relation("x1", "attachedTemplate", "http://127.0.0.1:9/mal.dotm", outside=True)
    binding = '<w:dataBinding w:xpath="//*[count(//*[count(//*)>0])>0]" w:storeItemID="{{A}}"/><w:text/>'
    return {
        "entitetsbombe.docx": (document(laughs(), p(r("&l11;"))), "FileIsUnsafe"),
        "entitetsbombe.xlsx": (
            excel(parts={"xl/worksheets/sheet1.xml": f"<?xml version='1.0'?>{laughs()}<worksheet {SHEET_NAMES}/>"}),
            "FileIsUnsafe",
        ),
        "ekstern-entitet.docx": (document('<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>', p(r("&e;"))), "FileIsUnsafe"),
        "ekstern-dtd.docx": (document('<!DOCTYPE w SYSTEM "http://127.0.0.1:9/a.dtd">', p(r("Skjema"))), "FileIsUnsafe"),
        "utf16-entitet.docx": (
            packed(
                {
                    **word_parts(""),
                    "word/document.xml": '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY a "b">]><w/>'.encode("utf-16"),
                }
            ),
            "FileIsUnsafe",
        ),
        "utvendige-lenker.docx": (
            word(p(r("Skjema")), {"links": outside + relation("x2", "image", "file://server/deling/a.png", outside=True)}),
            READ,
        ),
        "utvendig-bok.xlsx": (excel(related=relation("x1", "externalLinkPath", "http://127.0.0.1:9/b.xlsx", outside=True)), READ),
        "dde.docx": (word(p(field(r'DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc.exe"', r("Resultat")))), READ),
        "dde.xlsx": (
            excel(
                '<row r="1"><c r="A1"><f>cmd|\'/c calc\'!A0</f></c><c r="B1" t="inlineStr"><is><t>=cmd|\'/c calc\'!A0</t></is></c></row>'
            ),
            READ,
        ),
        "makroformel.xlsx": (excel('<row r="1"><c r="A1"><f>EXEC("calc.exe")+CALL("kernel32","WinExec")</f></c></row>'), READ),
        "klatrer.docx": (named("../../../tmp/klatret.txt"), "FileIsUnsafe"),
        "klatrer-bakvendt.docx": (named("..\\..\\klatret.txt"), "FileIsUnsafe"),
        "klatrer-stasjon.docx": (named("C:/klatret.txt"), "FileIsUnsafe"),
        "lenker-ut-av-pakken.docx": (
            packed(
                {
                    **word_parts(p(r("Skjema"))),
                    "word/_rels/document.xml.rels": relations(relation("r1", "styles", "../../../../etc/passwd")),
                }
            ),
            READ,
        ),
        "to-deler-med-samme-navn.docx": (twice(), "FileIsDamaged"),
        "uten-dokument.docx": (
            packed({name: content for name, content in word_parts("").items() if name != "word/document.xml"}),
            "FileIsDamaged",
        ),
        "uten-forhold.docx": (
            packed({name: content for name, content in word_parts("").items() if name != "_rels/.rels"}),
            "FileIsDamaged",
        ),
        "uten-kropp.docx": (packed({**word_parts(""), "word/document.xml": f"<w:document {WORD_NAMES}/>"}), "FileIsDamaged"),
        "bare-makroer.docm": (packed({"[Content_Types].xml": "<Types/>", "word/vbaProject.bin": b"\xd0\xcf"}), "OnlyMacros"),
        "brukket-xml.docx": (packed({**word_parts(""), "word/document.xml": f"<w:document {WORD_NAMES}><w:body><w:p>"}), "FileIsDamaged"),
        "ulovlig-tegn.docx": (
            packed({**word_parts(""), "word/document.xml": f"<w:document {WORD_NAMES}><w:body>\x00\x01</w:body></w:document>"}),
            "FileIsDamaged",
        ),
        "avkuttet.docx": (word()[:-200], "FileIsCutOff"),
        "avkuttet.xlsx": (excel()[:300], "FileIsCutOff"),
        "feil-sjekksum.docx": (with_wrong_check_sum(), "FileIsDamaged"),
        "tom.docx": (b"", "FileIsEmpty"),
        "bare-hode.docx": (b"PK\x03\x04", "FileIsCutOff"),
        "tekst.docx": (b"Tittel: Nytt magasin\n", "NotAnOfficeFile"),
        "pdf.docx": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n", "FileIsDamaged"),
        "nettside.doc": (b"<html><body><p>Tittel</p></body></html>", "NotAnOfficeFile"),
        "rtf.doc": (b"{\\rtf1\\ansi Tittel}", "NotAnOfficeFile"),
        "bilde.xlsx": (b"\x89PNG\r\n\x1a\n" + zlib.compress(b"x" * 100), "NotAnOfficeFile"),
        "arkiv.xlsx": (packed({"skjema.txt": "Tittel"}), "NotAnOfficeFile"),
        "kryptert.xlsx": (ole("EncryptionInfo", "EncryptedPackage"), "FileIsEncrypted"),
        "gammelt.doc": (ole("WordDocument"), "OldOfficeFile"),
        "gammelt.xls": (ole("Workbook"), "FileIsDamaged"),
        "ukjent-ole.docx": (ole("Noe"), "NotAnOfficeFile"),
        "dype-tabeller.docx": (word(deep(60)), READ),
        "altfor-dype-tabeller.docx": (word(deep(2000)), "FileIsDamaged"),
        "dype-innpakninger.docx": (word("<w:p>" + "<w:smartTag>" * 200 + r("x") + "</w:smartTag>" * 200 + "</w:p>"), READ),
        "dype-felt.docx": (word(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 5000, r("x"))), READ),
        "bred-celle.docx": (word(table(row(cell("a", properties='<w:gridSpan w:val="99999"/><w:vMerge w:val="continue"/>')))), READ),
        "absurd-tall.docx": (
            word(table(row(cell("a", properties=f'<w:gridSpan w:val="{"9" * 5000}"/>'), properties='<w:gridBefore w:val="-7"/>'))),
            READ,
        ),
        "stil-i-ring.docx": (
            word(p(r("x"), style="A"), {"styles.xml": styles(style("A", "A", '<w:basedOn w:val="A"/>'))}, {"styles.xml": "styles"}),
            READ,
        ),
        "ond-sti.docx": (word(p(control(r("x"), binding))), READ),
        "stor-attributt.docx": (word(p(f'<w:r w:rsidR="{"A" * 9_000_000}"><w:t>x</w:t></w:r>')), READ),
        "absurd-sammenslaing.xlsx": (excel(beside='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' * 3), READ),
        "navn-i-ring.xlsx": (
            excel(
                workbook='<definedNames><definedName name="a">b</definedName><definedName name="b">a</definedName></definedNames>',
                beside=(
                    '<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>a</formula1>'
                    "</dataValidation></dataValidations>"
                ),
            ),
            READ,
        ),
        "formler-i-ring.xlsx": (
            excel(
                '<row r="1">' + "".join(f'<c r="{a}1"><f>{b}1+{b}1</f></c>' for a, b in zip("ABCDEFGH", "BCDEFGHA", strict=True)) + "</row>"
            ),
            READ,
        ),
        "lang-formel.xlsx": (excel(f'<row r="1"><c r="A1"><f>{"(" * 5000}1{")" * 5000}</f></c></row>'), READ),
        "regnebombe.xlsx": (
            excel("".join(f'<row r="{n}"><c r="A{n}"><f>SUM(A1:A{n - 1})+PRODUCT(A1:A{n - 1})</f></c></row>' for n in range(2, 300))),
            READ,
        ),
        "gale-tall.xlsx": (
            excel(
                '<row r="99999999999"><c r="ZZZ99"><v>1</v></c></row><row r="2"><c r="A2"><v>1e999</v></c><c r="B2">'
                '<v>nan</v></c><c r="C2" t="s"><v>-5</v></c>'
                '<c r="D2" s="99999999"><v>x</v></c><c r="E2" t="d"><v>i morgen</v></c><c r="F2" t="tull"><v>7</v></c></row>'
            ),
            READ,
        ),
        "tall-utenfor-kalenderen.xlsx": (
            excel(
                '<row r="1"><c r="A1" s="1"><v>1e300</v></c><c r="B1" s="1"><v>-4</v></c><c r="C1" s="1"><v>2958466</v></c></row>',
                parts={"xl/styles.xml": f'<styleSheet {SHEET_NAMES}><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>'},
                related=relation("st", "styles", "styles.xml"),
            ),
            READ,
        ),
        "ondt-tallformat.xlsx": (
            excel(
                '<row r="1"><c r="A1" s="1"><v>1</v></c></row>',
                parts={
                    "xl/styles.xml": (
                        f'<styleSheet {SHEET_NAMES}><numFmts><numFmt numFmtId="200" formatCode="{"#,##" * 9000}{";" * 9000}"/></numFmts>'
                        '<cellXfs><xf/><xf numFmtId="200"/></cellXfs></styleSheet>'
                    )
                },
                related=relation("st", "styles", "styles.xml"),
            ),
            READ,
        ),
        "ark-uten-del.xlsx": (
            packed({name: content for name, content in excel_parts("").items() if "sheet1" not in name}),
            "FileIsDamaged",
        ),
        "entitetsbombe.odt": (packed({**ODT, "content.xml": f"<?xml version='1.0'?>{laughs()}<w>&l11;</w>"}), "FileIsUnsafe"),
        "uten-innhold.odt": (packed({"mimetype": ODT["mimetype"]}), "FileIsDamaged"),
        "uten-kropp.odt": (packed(ODT | {"content.xml": f"<office:document-content {OPEN_NAMES}/>"}), "FileIsDamaged"),
        "gjentakelser.ods": (
            packed(
                {
                    "mimetype": ODT["mimetype"].replace("text", "spreadsheet"),
                    "content.xml": (
                        f'<office:document-content {OPEN_NAMES}><office:body><office:spreadsheet><table:table table:name="A">'
                        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384">'
                        "<text:p>x</text:p>"
                        "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
                    ),
                }
            ),
            READ,
        ),
        "tegning.odg": (packed({"mimetype": "application/vnd.oasis.opendocument.graphics"}), "NotAnOfficeFile"),
        "pakken-peker-paa-seg-selv.docx": (
            packed({**word_parts(""), "_rels/.rels": relations(relation("r1", "officeDocument", "_rels/.rels"))}),
            "NotAnOfficeFile",
        ),
    }


def large_files() -> Made:
    """Those that are too large for the repository, and are made when they are needed."""
    empty_rows = "".join(f'<row r="{n}" s="1" customFormat="1"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(2, 300_000))
    return {
        "zip-bombe.docx": (bomb(200), "FileExpandsTooMuch"),
        "mange-deler.docx": (packed({**word_parts(""), **{f"word/media/{n}": b"" for n in range(10_050)}}), "FileExpandsTooMuch"),
        "tusen-sammenslainger.xlsx": (
            excel(beside="<mergeCells>" + "".join(f'<mergeCell ref="A{n}:XFD{n}"/>' for n in range(1, 20_000)) + "</mergeCells>"),
            READ,
        ),
        "lyver-om-storrelsen.docx": (lying_about_its_size(), "FileIsDamaged"),
        "en-million-tomme-celler.xlsx": (excel(f'<row r="1"><c r="A1"><v>1</v></c></row>{empty_rows}'), READ),
        "mange-avsnitt.docx": (word("<w:p/>" * 200_000), READ),
        "lang-tekst.docx": (word(p(r("a" * 9_000_000))), READ),
        "for-stor.docx": (word() + bytes(51 * 1_048_576), "FileIsTooLarge"),
    }


if __name__ == "__main__":
    FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).with_name("hostile"))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for NAME, (CONTENT, _OUTCOME) in files().items():
        (FOLDER / NAME).write_bytes(CONTENT)
