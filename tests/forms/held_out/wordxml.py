"""Word documents written by hand, so that every construct is exactly the one we mean."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = {
    W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    R: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:o="urn:schemas-microsoft-com:office:office" mc:Ignorable="w14"'
)
GREY = '<w:color w:val="808080"/>'
BOLD = "<w:b/>"
ITALIC = "<w:i/>"
UNDERLINED = '<w:u w:val="single"/>'


def run(text: str, look: str = "") -> str:
    """Return runs for the text: a line break for a line end, a tab for a tab."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    marks = {"\n": "<w:br/>", "\t": "<w:tab/>"}
    parts, piece = [], ""
    for letter in text:
        if letter in marks:
            parts += [f'<w:t xml:space="preserve">{escape(piece)}</w:t>'] * bool(piece) + [marks[letter]]
            piece = ""
        else:
            piece += letter
    parts += [f'<w:t xml:space="preserve">{escape(piece)}</w:t>'] * bool(piece)
    return f"<w:r>{properties}{''.join(parts)}</w:r>" if parts else ""


def torn(text: str, look: str = "", length: int = 5) -> str:
    """Return the text in many small runs with marks of spelling and saving between, as after much editing."""
    pieces = [text[start : start + length] for start in range(0, len(text), length)]
    return (
        '<w:proofErr w:type="spellStart"/>'.join(run(piece, look) for piece in pieces)
        + '<w:bookmarkStart w:id="7" w:name="_Hlk1"/><w:bookmarkEnd w:id="7"/>'
    )


def inserted(content: str) -> str:
    """Return runs as a tracked insertion."""
    return f'<w:ins w:id="11" w:author="Leser" w:date="2022-10-01T10:00:00Z">{content}</w:ins>'


def deleted(text: str) -> str:
    """Return the text as a tracked deletion."""
    return f'<w:del w:id="12" w:author="Leser" w:date="2022-10-01T10:00:00Z"><w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r></w:del>'


def paragraph(content: str = "", style: str = "", numbered: int = 0, other: str = "") -> str:
    """Return a paragraph of runs; *numbered* is a list of the numbering part."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbered}"/></w:numPr>' if numbered else ""
    properties += other
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def line(text: str = "", look: str = "", style: str = "") -> str:
    """Return a paragraph with the text."""
    return paragraph(run(text, look), style)


def answer(text: str, look: str = "") -> str:
    """Return a paragraph a line; a line that begins with a hyphen is a bullet."""
    return "".join(paragraph(run(part[2:], look), numbered=1) if part.startswith("- ") else line(part, look) for part in text.split("\n"))


def cell(content: str = "", span: int = 1, merged: str = "", shade: str = "") -> str:
    """Return a table cell; *content* is paragraphs, or bare text. *merged* is restart or continue."""
    properties = '<w:tcW w:w="2000" w:type="dxa"/>' + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
    properties += f'<w:vMerge w:val="{merged}"/>' if merged else ""
    properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    inside = content if content.startswith("<") else answer(content)
    inside += "<w:p/>" if inside.endswith("</w:tbl>") else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(rows: Sequence[Sequence[str]], columns: int = 0) -> str:
    """Return a table; a cell is what `cell` gives, or bare text."""
    width = columns or max(len(row) for row in rows)
    grid = '<w:gridCol w:w="2000"/>' * width
    body = "".join("<w:tr>" + "".join(part if part.startswith("<w:tc>") else cell(part) for part in row) + "</w:tr>" for row in rows)
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def _style(name: str, shown: str, look: str, based: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>{based}<w:rPr>{look}</w:rPr></w:style>'


STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    + _style("Heading1", "heading 1", '<w:b/><w:sz w:val="32"/>')
    + _style("Heading2", "heading 2", '<w:b/><w:sz w:val="26"/>')
    + _style("Title", "Title", '<w:sz w:val="56"/>')
    + "</w:styles>"
)
NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def pack(path: Path, parts: Mapping[str, str | bytes]) -> None:
    """Write a zip that is the same on every day."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (2022, 10, 10, 12, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)


def save(
    path: Path, body: str, *, header: str = "", comments: str = "", custom: Mapping[str, str] | None = None, strict: bool = False
) -> None:
    """Write a document around the body.

    Args:
        header: Paragraphs of the page header.
        comments: The comments' inside.
        custom: Parts below customXml.
        strict: Write ISO strict namespaces.
    """
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    names = {"styles": STYLES, "numbering": NUMBERING}
    names |= {"header1": f"<w:hdr {NAMESPACES}>{header}</w:hdr>"} if header else {}
    names |= {"comments": f"<w:comments {NAMESPACES}>{comments}</w:comments>"} if comments else {}
    section = (
        ('<w:headerReference w:type="default" r:id="rheader1"/>' if header else "")
        + '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" w:header="500" w:footer="500" w:gutter="0"/>'
    )
    names["document"] = f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>"
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{word}.{"document.main" if name == "document" else name.rstrip("1")}+xml"/>'
        for name in names
    )
    links = "".join(
        f'<Relationship Id="r{name}" Type="{R}/{name.rstrip("1")}" Target="{name}.xml"/>' for name in names if name != "document"
    )
    links += "".join(
        f'<Relationship Id="rc{number}" Type="{R}/customXml" Target="../customXml/{name}"/>'
        for number, name in enumerate(n for n in custom or {} if n.startswith("item") and "Props" not in n and "/" not in n)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>',
        **{f"word/{name}.xml": content for name, content in names.items()},
        **{f"customXml/{name}": content for name, content in (custom or {}).items()},
    }
    for old, new in STRICT.items() if strict else ():
        parts = {name: content.replace(old, new) for name, content in parts.items()}
    pack(path, {name: (head + content).encode() for name, content in parts.items()})
