"""Whole files of every kind that the program reads, to be changed: the sample forms, and what is made from them."""

from __future__ import annotations

import io
from email.message import EmailMessage
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from tiltaksplan.document.blocks import Document, Paragraph, Table
from tiltaksplan.io.opening import open_document

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "tiltaksplan" / "resources" / "samples"
_FILES = ROOT / "tests" / "files"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "text", "table", "style"))


def write_sources(folder: Path) -> list[Path]:
    """Write one file of each kind, and all sample forms, to *folder*; return them in order."""
    for path in (*sorted((SAMPLES / "filled").glob("*.???x")), *(SAMPLES / "blank").iterdir(), SAMPLES / "oppsett.xlsx"):
        (folder / path.name).write_bytes(path.read_bytes())
    for name in ("felter.pdf", "utskrift.pdf", "skannet.pdf", "gammelt.xls", "gammelt.doc", "binær.xlsb"):
        if (_FILES / name).is_file():
            (folder / name).write_bytes((_FILES / name).read_bytes())
    word, sheet = SAMPLES / "filled" / "wa-01-hester.docx", SAMPLES / "filled" / "xa-01-jernfunn.xlsx"
    (folder / "skjema.odt").write_bytes(_open_document("text", _in_open_document(open_document(word), "text")))
    (folder / "skjema.ods").write_bytes(_open_document("spreadsheet", _in_open_document(open_document(sheet), "spreadsheet")))
    (folder / "skjemaer.zip").write_bytes(_zip({path.name: path.read_bytes() for path in (word, sheet)}))
    (folder / "brev.eml").write_bytes(_mail([word, sheet]))
    return sorted(path for path in folder.iterdir() if path.is_file())


def _in_open_document(document: Document, kind: str) -> str:
    made = []
    for block in document.blocks():
        if isinstance(block, Paragraph) and kind == "text":
            made.append(f"<text:p>{escape(block.text)}</text:p>")
        elif isinstance(block, Table):
            made.append(f'<table:table table:name="Ark {len(made) + 1}">{"".join(_rows(block))}</table:table>')
    return "".join(made)


def _rows(table: Table) -> list[str]:
    rows: dict[int, dict[int, str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell.text
    made = []
    for row in range(1, table.rows + 1):
        cells = (rows.get(row, {}).get(column, "") for column in range(1, table.columns + 1))
        written = (f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>' for text in cells)
        made.append(f"<table:table-row>{''.join(written)}</table:table-row>")
    return made


def _open_document(kind: str, body: str) -> bytes:
    content = (
        f"<office:document-content {_NAMES}><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    return _zip({"mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(), "content.xml": content.encode()})


def _zip(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return made.getvalue()


def _mail(attachments: list[Path]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Kari Nordmann <kari@museum.example>", "post@museum.example", "Forslag"
    message["Date"] = "Mon, 06 Mar 2023 09:15:00 +0100"
    message.set_content("Her er forslagene våre.")
    for path in attachments:
        message.add_attachment(path.read_bytes(), maintype="application", subtype="octet-stream", filename=path.name)
    return message.as_bytes()
