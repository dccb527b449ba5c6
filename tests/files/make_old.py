"""Makes the files of old formats in this folder. LibreOffice writes the .doc and the .xls; the .xlsb is put together record by record.

python tests/files/make_old.py
"""

from __future__ import annotations

import struct
import subprocess
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import openpyxl

HERE = Path(__file__).parent
ANSWERS = [
    ("Tittel på tiltaket", "Nytt magasin på Tunga"), ("Enhet", "Seksjon for formidling"), ("Beskrivelse", "Vi bygger et magasin."),
    ("Startdato", date(2026, 4, 1)), ("Sluttdato", date(2027, 6, 30)), ("Kontaktperson", "Kari Moe"), ("Nullpunkt", 1200),
]  # fmt: skip
NAMES = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def make_doc_and_xls(folder: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=0, cols=2)
    for label, answer in ANSWERS:
        row = table.add_row()
        row.cells[0].paragraphs[0].add_run(label).bold = True
        row.cells[1].text = f"{answer:%d.%m.%Y}" if isinstance(answer, date) else str(answer)
    document.save(str(folder / "gammelt.docx"))
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Forslag"
    for row in ANSWERS:
        sheet.append(row)
    sheet.merge_cells("B3:D3")
    workbook.create_sheet("Valg").sheet_state = "hidden"
    workbook.save(folder / "gammelt.xlsx")
    for name, kind in (("gammelt.docx", "doc"), ("gammelt.xlsx", "xls")):
        profile = (folder / "profil").as_uri()
        options = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, "--outdir", str(HERE)]
        command = ["soffice", *options, str(folder / name)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)


def record(number: int, content: bytes = b"") -> bytes:
    """Return one record of BIFF12: number and length in seven bits a byte, then the content."""
    head = bytes([number]) if number < 0x80 else bytes([number & 0x7F | 0x80, number >> 7])
    length, size = b"", len(content)
    while size > 0x7F:
        length, size = length + bytes([size & 0x7F | 0x80]), size >> 7
    return head + length + bytes([size]) + content


def text(value: str) -> bytes:
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")


def make_xlsb() -> None:
    cells = b""
    for row, (label, answer) in enumerate(ANSWERS):
        number = (answer - date(1899, 12, 30)).days if isinstance(answer, date) else answer
        cells += record(0, struct.pack("<IIHHB", row, 0, 300, 0, 0) + struct.pack("<I", 0))
        cells += record(6, struct.pack("<II", 0, 0) + text(label))
        if isinstance(number, str):
            cells += record(6, struct.pack("<II", 1, 0) + text(number))
        else:
            cells += record(5, struct.pack("<IId", 1, 1 if isinstance(answer, date) else 0, number))
    area = struct.pack("<IIII", 0, len(ANSWERS) - 1, 0, 1)
    sheet = record(0x81) + record(0x94, area) + record(0x91) + cells + record(0x92) + record(0x82)
    formats = record(0x116) + record(0x269, struct.pack("<I", 2))
    for code in (0, 14):  # a plain cell, and a day
        formats += record(0x2F, struct.pack("<HHHHHBBHH", 0, code, 0, 0, 0, 0, 0, 0, 0))
    formats += record(0x26A) + record(0x117)
    book = record(0x83) + record(0x99, struct.pack("<III", 0, 0, 0) + text("")) + record(0x8F)
    book += record(0x9C, struct.pack("<II", 0, 1) + text("rId1") + text("Forslag")) + record(0x90) + record(0x84)
    with ZipFile(HERE / "binær.xlsb", "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
        main = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.bin"/>'
        archive.writestr("_rels/.rels", f"<Relationships {NAMES}>{main}</Relationships>")
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            f'<Relationships {NAMES}><Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.bin"/>'
            f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.bin"/></Relationships>',
        )
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/styles.bin", formats)
        archive.writestr("xl/worksheets/sheet1.bin", sheet)


if __name__ == "__main__":
    with TemporaryDirectory() as room:
        make_doc_and_xls(Path(room))
    make_xlsb()
    sys.stdout.write("gammelt.doc, gammelt.xls, binær.xlsb\n")
