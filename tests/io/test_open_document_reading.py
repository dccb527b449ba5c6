from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.io.building import zipped
from tiltaksplan.document.blocks import Document, Paragraph, Part, Role, Table
from tiltaksplan.document.inline import Control, ControlKind
from tiltaksplan.io.errors import FileIsEncrypted
from tiltaksplan.io.opening import open_document

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(
    f'xmlns:{short}="{OASIS}:{name}:1.0"'
    for short, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "form": "form",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
NAMES += ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
NAMES += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
STYLES = """<office:automatic-styles>
<style:style style:name="fet" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="gra" style:family="text"><style:text-properties fo:color="#7f7f7f" fo:font-style="italic"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"/>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/></text:list-style>
</office:automatic-styles>"""


def opened(folder: Path, kind: str, body: str, ending: str, styles: str = STYLES, **parts: str) -> Document:
    tag = {"text": "text", "spreadsheet": "spreadsheet"}[kind]
    content = (
        f"<office:document-content {NAMES}>{styles}<office:body><office:{tag}>{body}</office:{tag}></office:body></office:document-content>"
    )
    return open_document(
        zipped(folder / f"skjema{ending}", {"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content, **parts})
    )


def a_text(folder: Path, body: str) -> Document:
    return opened(folder, "text", body, ".odt")


def paragraphs(document: Document) -> list[Paragraph]:
    return [block for section in document.sections if section.part is Part.BODY for block in section.blocks if isinstance(block, Paragraph)]


def test_headings_lists_and_looks_are_read(tmp_path):
    body = """<text:h text:outline-level="2">Mål</text:h>
    <text:p>Vanlig <text:span text:style-name="fet">fet</text:span><text:s text:c="2"/>x</text:p>
    <text:p><text:span text:style-name="gra">hjelp</text:span></text:p>
    <text:list><text:list-item><text:p>punkt</text:p></text:list-item></text:list>
    <text:list text:style-name="L1"><text:list-item><text:p>en</text:p></text:list-item>
    <text:list-item><text:p>to</text:p></text:list-item></text:list>
    <text:p text:style-name="P1">Etter stil</text:p>"""
    found = paragraphs(a_text(tmp_path, body))
    assert [(one.role, one.level, one.marker, one.text) for one in found] == [
        (Role.HEADING, 2, "", "Mål"),
        (Role.BODY, 0, "", "Vanlig fet  x"),
        (Role.HELP, 0, "", "hjelp"),
        (Role.BULLET, 1, "•", "punkt"),
        (Role.NUMBER, 1, "1.", "en"),
        (Role.NUMBER, 1, "2.", "to"),
        (Role.HEADING, 2, "", "Etter stil"),
    ]
    assert [span.bold for span in found[1].content] == [False, True, False]
    assert found[1].place.words() == "avsnitt 2"


def test_deleted_text_is_gone_and_notes_boxes_and_comments_stand_apart(tmp_path):
    body = """<text:tracked-changes><text:changed-region><text:deletion><text:p>slettet</text:p></text:deletion>
    </text:changed-region></text:tracked-changes>
    <text:p>Tekst<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>
    <text:p>Note</text:p></text:note-body></text:note>
    <office:annotation><dc:creator>Kari</dc:creator><text:p>Er dette nok?</text:p></office:annotation>
    <draw:frame><draw:text-box><text:p>boks</text:p></draw:text-box></draw:frame></text:p>"""
    found = a_text(tmp_path, body)
    assert [(one.part, [block.text.strip() for block in one.blocks]) for one in found.sections] == [
        (Part.BODY, ["Tekst"]),
        (Part.TEXTBOX, ["boks"]),
        (Part.NOTES, ["Note"]),
    ]
    assert [(one.author, one.text) for one in found.comments] == [("Kari", "Er dette nok?")]


def test_tables_keep_merged_and_repeated_cells(tmp_path):
    body = """<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>topp</text:p></table:table-cell>
    <table:covered-table-cell/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="2">
    <text:p>x</text:p></table:table-cell>
    </table:table-row></table:table>"""
    table = next(block for block in a_text(tmp_path, body).blocks() if isinstance(block, Table))
    assert [(one.row, one.column, one.column_span, one.text) for one in table.cells] == [(1, 1, 2, "topp"), (2, 1, 1, "x"), (2, 2, 1, "x")]
    assert table.cells[1].place.words() == "tabell 1, rad 2, kolonne 1"


def test_controls_of_every_kind_are_read(tmp_path):
    body = """<text:p><loext:content-control loext:alias="Navn" loext:plain-text="true">Kari</loext:content-control>
    <loext:content-control loext:checkbox="true" loext:checked="true">☒</loext:content-control>
    <loext:content-control loext:date="true" loext:current-date="2023-04-01T00:00:00Z">1.4.2023</loext:content-control>
    <loext:content-control loext:showing-place-holder="true"><loext:list-item loext:display-text="Lav" loext:value="1"/>[Velg]"""
    body += """</loext:content-control><text:drop-down text:name="Valg"><text:label text:value="Ja"/><text:label text:value="Nei"/>Ja"""
    body += "</text:drop-down></text:p>"
    (one,) = paragraphs(a_text(tmp_path, body))
    found: list[Control] = list(one.controls)
    assert [(control.kind, control.text, control.checked, control.day, control.prompt) for control in found[:4]] == [
        (ControlKind.TEXT, "Kari", None, None, ""),
        (ControlKind.TICK, "", True, None, ""),
        (ControlKind.DATE, "1.4.2023", None, date(2023, 4, 1), ""),
        (ControlKind.CHOICE, "", None, None, "[Velg]"),
    ]
    assert found[4].options == ("Ja", "Nei")


def test_a_workbook_has_its_filled_cells_with_values_and_lists(tmp_path):
    body = """<table:content-validations>
    <table:content-validation table:name="v1" table:condition='of:cell-content-is-in-list([$Valg.$A$1:.$A$2])'/>
    <table:content-validation table:name="v2" table:condition='of:cell-content-is-in-list("x";"y")'/></table:content-validations>
    <table:table table:name="Tiltak"><table:table-row table:number-rows-repeated="1000000">
    <table:table-cell table:number-columns-repeated="16384"/>
    </table:table-row><table:table-row><table:table-cell/><table:table-cell office:value-type="float" office:value="450000">
    <text:p>450 000</text:p></table:table-cell>
    <table:table-cell office:value-type="date" office:date-value="2023-04-01"><text:p>01.04.2023</text:p></table:table-cell>
    <table:table-cell table:content-validation-name="v1" office:value-type="string"><text:p>Nord</text:p></table:table-cell>
    <table:table-cell table:content-validation-name="v2" office:value-type="string"><text:p>x</text:p></table:table-cell>
    </table:table-row></table:table>
    <table:table table:name="Valg"><table:table-row><table:table-cell><text:p>Nord</text:p></table:table-cell></table:table-row>
    <table:table-row><table:table-cell><text:p>Sør</text:p></table:table-cell></table:table-row></table:table>"""
    document = opened(tmp_path, "spreadsheet", body, ".ods")
    table = document.sections[0].blocks[0]
    assert isinstance(table, Table)
    assert [(one.place.words(), one.value, one.options) for one in table.cells] == [
        ("Tiltak!B1000001", 450000, ()),
        ("Tiltak!C1000001", date(2023, 4, 1), ()),
        ("Tiltak!D1000001", "Nord", ("Nord", "Sør")),
        ("Tiltak!E1000001", "x", ("x", "y")),
    ]


def test_a_protected_text_is_refused_with_a_sentence(tmp_path):
    try:
        opened(tmp_path, "text", "", ".odt", **{"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"})
    except FileIsEncrypted as error:
        assert "passord" in str(error)
    else:
        raise AssertionError("an encrypted file was read")
