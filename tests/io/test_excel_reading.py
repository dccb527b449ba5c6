from __future__ import annotations

import pickle
import tracemalloc
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.io.building import KIND, SHEET_NAMES, an_excel_file, excel_parts, relation, relations, zipped
from tiltaksplan.document.blocks import Cell, Document, Part, Table
from tiltaksplan.document.inline import Span
from tiltaksplan.io.excel.read import read_excel
from tiltaksplan.io.opening import open_document


def sheets(document: Document) -> dict[str, Table]:
    return {one.title: one.blocks[0] for one in document.sections if one.part is Part.SHEET}


def cells(document: Document, sheet: str = "Ark1") -> dict[str, Cell]:
    return {one.place.words().partition("!")[2]: one for one in sheets(document)[sheet].cells}


def written(*rows: str) -> str:
    return "".join(f'<row r="{number}">{content}</row>' for number, content in enumerate(rows, start=1))


def text(name: str, value: str, style: int = 0) -> str:
    return f'<c r="{name}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'


def number(name: str, value: object, style: int = 0) -> str:
    return f'<c r="{name}" s="{style}"><v>{value}</v></c>'


def formula(name: str, code: str, value: object = "", attributes: str = "") -> str:
    return f'<c r="{name}"><f {attributes}>{code}</f><v>{value}</v></c>'


def a_style_sheet(*formats: str, fonts: str = "<font/>", fills: str = "<fill/>") -> dict[str, str]:
    """Style 0 is plain, and each of *formats* makes the next one: an `xf`'s attributes and inside, or a number format's code."""
    codes = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{code}"/>' for n, code in enumerate(formats) if not code.startswith("<"))
    each = "".join(code if code.startswith("<") else f'<xf numFmtId="{200 + n}"/>' for n, code in enumerate(formats))
    return {
        "xl/styles.xml": (
            f"<styleSheet {SHEET_NAMES}><numFmts>{codes}</numFmts><fonts>{fonts}</fonts><fills>{fills}</fills>"
            f"<cellXfs><xf/>{each}</cellXfs></styleSheet>"
        )
    }


STYLES = relation("st", "styles", "styles.xml")


# Values


def test_texts_numbers_truths_and_errors_have_value_and_shown_text(tmp_path):
    rows = written(
        text("A1", "Tittel")
        + number("B1", "1250000")
        + number("C1", "0.5")
        + '<c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#DIV/0!</v></c>'
        '<c r="F1" t="str"><f>A1</f><v>Tittel</v></c><c r="G1" t="d"><v>2023-04-01</v></c><c r="H1"/>'
    )
    found = cells(read_excel(an_excel_file(tmp_path, rows)))
    assert {name: (one.value, one.text) for name, one in found.items()} == {
        "A1": ("Tittel", "Tittel"),
        "B1": (1250000, "1250000"),
        "C1": (0.5, "0,5"),
        "D1": (True, "SANN"),
        "E1": ("#DIV/0!", "#DIV/0!"),
        "F1": ("Tittel", "Tittel"),
        "G1": (date(2023, 4, 1), "01.04.2023"),
    }


def test_cells_without_a_name_take_the_next_place(tmp_path):
    rows = (
        '<row><c t="inlineStr"><is><t>a</t></is></c><c><v>1</v></c></row><row r="4"><c r="C4"><v>2</v></c>'
        "<c><v>3</v></c></row><row><c><v>4</v></c></row>"
    )
    assert list(cells(read_excel(an_excel_file(tmp_path, rows)))) == ["A1", "B1", "C4", "D4", "A5"]


@pytest.mark.parametrize(
    ("code", "stored", "value", "shown"),
    [
        ("dd.mm.yyyy", "45061", date(2023, 5, 15), "15.05.2023"),
        ("d. mmmm yyyy", "45061", date(2023, 5, 15), "15. mai 2023"),
        ("mmm yy", "45061", date(2023, 5, 15), "mai 23"),
        ("dd.mm.yyyy hh:mm", "45061.5", datetime(2023, 5, 15, 12, 0), "15.05.2023 12:00"),  # noqa: DTZ001
        ("hh:mm", "0.5", 0.5, "12:00"),
        ("[h]:mm", "1.5625", 1.5625, "37:30"),
        ("#,##0", "1250000", 1250000, "1 250 000"),
        ("0.0 %", "0.255", 0.255, "25,5 %"),
        ("0%", "0.2", 0.2, "20%"),
        ("&quot;kr&quot; #,##0.00", "1234.5", 1234.5, "kr 1 234,50"),
        ("#,##0;[Red]-#,##0", "-1500", -1500, "-1 500"),
        ("0 &quot;tkr&quot;", "450", 450, "450 tkr"),
        ("0.00", "2", 2, "2,00"),
        ("@", "7", 7, "7"),
        ("0;-0;&quot;–&quot;", "0", 0, "–"),
        ("#,##0,", "450000", 450000, "450"),
    ],
)
def test_figures_are_shown_as_a_norwegian_excel_shows_them(code, stored, value, shown, tmp_path):
    path = an_excel_file(tmp_path, written(number("A1", stored, 1)), parts=a_style_sheet(code), related=STYLES)
    found = cells(read_excel(path))["A1"]
    assert (found.value, found.text) == (value, shown)


def test_days_of_a_workbook_from_1904_are_counted_from_there(tmp_path):
    path = an_excel_file(
        tmp_path,
        written(number("A1", "43599", 1)),
        parts=a_style_sheet("dd.mm.yyyy"),
        related=STYLES,
        properties='<workbookPr date1904="1"/>',
    )
    assert cells(read_excel(path))["A1"].value == date(2023, 5, 15)


def test_shared_strings_keep_their_looks_and_lose_how_they_are_spoken(tmp_path):
    strings = (
        f"<sst {SHEET_NAMES}><si><t>Enkel</t></si><si><r><rPr><b/></rPr><t>Tittel </t></r><r><rPr><i/>"
        f'<color rgb="FF7F7F7F"/></rPr><t>kort</t></r>'
        "<rPh sb='0' eb='1'><t>uttale</t></rPh></si><si><t>linje_x000D_to</t></si></sst>"
    )
    rows = written("".join(f'<c r="{name}" t="s"><v>{n}</v></c>' for n, name in enumerate(("A1", "B1", "C1"))))
    path = an_excel_file(
        tmp_path, rows, parts={"xl/sharedStrings.xml": strings}, related=relation("ss", "sharedStrings", "sharedStrings.xml")
    )
    found = cells(read_excel(path))
    assert [found[name].text for name in ("A1", "B1", "C1")] == ["Enkel", "Tittel kort", "linje\nto"]
    assert found["B1"].blocks[0].content == (Span(text="Tittel ", bold=True), Span(text="kort", italic=True, faint=True))


# Formulas


def test_a_stored_result_is_the_value_and_the_formula_stands_beside(tmp_path):
    found = cells(read_excel(an_excel_file(tmp_path, written(number("A1", 1) + formula("B1", "A1*99", 42)))))["B1"]
    assert (found.value, found.formula) == (42, "A1*99")


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("SUM(A1:C1)", 60),
        ("SUM(A1,B1)+C1", 60),
        ("SUM(A:A)", 10),
        ("PRODUCT(A1:B1)", 200),
        ("A1*B1/4", 50),
        ("-(A1-B1)", 10),
        ("10%*B1", 2),
        ("$A$1+Annet!B2", 17),
        ("SUM('Annet'!B1:B3)", 7),
        ("sum(A1;B1)", 30),
        ("SUM(D1:D9)", 0),
        ("A1/D1", None),
        ("IF(A1>1;2;3)", None),
        ("E1+1", None),
        ("A1&amp;B1", None),
        ("SUM(1:1)", None),
        ('WEBSERVICE("http://x")', None),
        ("Mangler!A1", None),
        ("SUM(", None),
        ("F2", None),
    ],
)
def test_sums_and_products_without_a_result_are_reckoned_and_nothing_else(code, value, tmp_path):
    rows = {
        "Ark1": written(number("A1", 10) + number("B1", 20) + number("C1", 30) + text("E1", "tekst"), formula("F2", code)),
        "Annet": written("", number("B2", 7)),
    }
    assert cells(read_excel(an_excel_file(tmp_path, rows)))["F2"].value == value


def test_formulas_that_point_at_each_other_come_to_an_end(tmp_path):
    found = cells(read_excel(an_excel_file(tmp_path, written(formula("A1", "B1+1") + formula("B1", "A1+1")))))
    assert [one.value for one in found.values()] == [None, None]


def test_a_sum_of_sums_is_reckoned_through(tmp_path):
    rows = written(number("A1", 2) + formula("B1", "A1*3"), formula("B2", "SUM(B1:B1)"), formula("B3", "SUM(B1:B2)"))
    assert cells(read_excel(an_excel_file(tmp_path, rows)))["B3"].value == 12


def test_a_shared_formula_reads_as_its_own_cell_reads_it(tmp_path):
    rows = written(
        number("A1", 1) + formula("B1", "A1*$A$1", 1, 't="shared" ref="B1:B2" si="0"'),
        number("A2", 5) + '<c r="B2"><f t="shared" si="0"/></c>',
    )
    found = cells(read_excel(an_excel_file(tmp_path, rows)))["B2"]
    assert (found.formula, found.value) == ("A2*$A$1", 5)


def test_a_workbook_that_asks_to_be_reckoned_anew_is(tmp_path):
    path = an_excel_file(tmp_path, written(number("A1", 2) + formula("B1", "A1*2", 0)), workbook='<calcPr fullCalcOnLoad="1"/>')
    assert cells(read_excel(path))["B1"].value == 4


# Layout


def test_a_merged_cell_stands_once_with_its_span(tmp_path):
    path = an_excel_file(
        tmp_path,
        written(text("A1", "Navn") + text("D1", "x"), "", text("D3", "y")),
        beside='<mergeCells><mergeCell ref="A1:C2"/></mergeCells>',
    )
    found = cells(read_excel(path))["A1"]
    assert (found.row_span, found.column_span) == (2, 3)


def test_an_absurd_merge_is_held_within_what_is_used(tmp_path):
    path = an_excel_file(
        tmp_path, written(text("A1", "Navn"), text("B2", "x")), beside='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    found = cells(read_excel(path))
    assert (found["A1"].row_span, found["A1"].column_span) == (2, 2)
    assert found["B2"].hidden


def test_hidden_rows_columns_and_sheets_are_read_and_marked(tmp_path):
    rows = {
        "Ark1": f'<row r="1">{text("A1", "a")}{text("B1", "b")}</row><row r="2" hidden="1">{text("A2", "c")}</row>',
        "Valg": written(text("A1", "d")),
    }
    path = an_excel_file(tmp_path, rows, before='<cols><col min="2" max="2" hidden="1"/></cols>', attributes={"Valg": 'state="veryHidden"'})
    document = read_excel(path)
    assert [one.hidden for one in cells(document).values()] == [False, True, True]
    assert [(one.title, one.hidden) for one in document.sections] == [("Ark1", False), ("Valg", True)]


def test_looks_and_locks_are_told(tmp_path):
    sheet = a_style_sheet(
        '<xf fontId="1" fillId="1"/>',
        '<xf fontId="2"><protection locked="0"/></xf>',
        fonts='<font/><font><b/></font><font><i/><color theme="0" tint="-0.5"/></font>',
        fills='<fill/><fill><patternFill patternType="solid"><fgColor rgb="FFDCE9F3"/></patternFill></fill>',
    )
    path = an_excel_file(
        tmp_path,
        written(text("A1", "Navn", 1) + text("B1", "hjelp", 2)),
        parts=sheet,
        related=STYLES,
        beside='<sheetProtection sheet="1"/>',
    )
    found = cells(read_excel(path))
    assert [(one.bold, one.fill, one.faint, one.locked) for one in found.values()] == [
        (True, "DCE9F3", False, True),
        (False, "", True, False),
    ]


def test_an_unprotected_sheet_says_nothing_of_locks(tmp_path):
    assert cells(read_excel(an_excel_file(tmp_path, written(text("A1", "x")))))["A1"].locked is None


# Lists, prompts, notes, links, boxes


def test_lists_are_found_wherever_they_are_kept(tmp_path):
    validations = "".join(
        f'<dataValidation type="list" sqref="{place}"{more}><formula1>{source}</formula1></dataValidation>'
        for place, source, more in (
            ("A1", '"Lav, Middels,Høy"', ""),
            ("B1:B9", "Valg!$A$1:$A$3", ""),
            ("C1", "enheter", ' promptTitle="Enhet" prompt="Velg din enhet"'),
            ("D1", "ukjent", ""),
        )
    )
    extended = (
        '<extLst><ext><x14:dataValidations><x14:dataValidation type="list"><x14:formula1><xm:f>Valg!$A$2:$A$3</xm:f></x14:formula1>'
        "<xm:sqref>E1</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    rows = {
        "Ark1": written("".join(text(f"{letter}1", "x") for letter in "ABCDE")),
        "Valg": written(text("A1", "Nord"), text("A2", "Sør"), number("A3", 3)),
    }
    path = an_excel_file(
        tmp_path,
        rows,
        beside=f"<dataValidations>{validations}</dataValidations>{extended}",
        workbook='<definedNames><definedName name="Enheter">Valg!$A$1:$A$2</definedName></definedNames>',
    )
    found = cells(read_excel(path))
    assert [one.options for one in found.values()] == [("Lav", "Middels", "Høy"), ("Nord", "Sør", "3"), ("Nord", "Sør"), (), ("Sør", "3")]
    assert found["C1"].input_prompt == "Enhet\nVelg din enhet"


def test_a_name_that_stands_for_itself_offers_nothing(tmp_path):
    path = an_excel_file(
        tmp_path,
        written(text("A1", "x")),
        workbook='<definedNames><definedName name="a">b</definedName><definedName name="b">a</definedName></definedNames>',
        beside='<dataValidations><dataValidation type="list" sqref="A1"><formula1>a</formula1></dataValidation></dataValidations>',
    )
    assert cells(read_excel(path))["A1"].options == ()


def test_notes_old_and_threaded_hang_on_their_cells(tmp_path):
    parts = {
        "xl/comments1.xml": (
            f"<comments {SHEET_NAMES}><authors><author>Kari</author></authors><commentList>"
            f'<comment ref="A1" authorId="0"><text><r><t>Kari:\n</t></r>'
            '<r><t>Husk moms</t></r></text></comment><comment ref="B1" authorId="0"><text>'
            "<t>[Threaded comment] …</t></text></comment></commentList></comments>"
        ),
        "xl/threadedComments/t1.xml": (
            '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
            '<threadedComment ref="B1" personId="{1}">'
            "<text>Stemmer dette?</text></threadedComment></ThreadedComments>"
        ),
        "xl/persons/p.xml": (
            '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
            '<person displayName="Ola" id="{1}"/></personList>'
        ),
    }
    path = an_excel_file(
        tmp_path,
        written(text("A1", "a") + text("B1", "b")),
        parts=parts,
        sheet_related=relation("c1", "comments", "../comments1.xml")
        + relation("c2", "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment", "../threadedComments/t1.xml"),
        related=relation("pp", "http://schemas.microsoft.com/office/2017/10/relationships/person", "persons/p.xml"),
    )
    document = read_excel(path)
    assert [one.note for one in cells(document).values()] == ["Husk moms", "Stemmer dette?"]
    assert [(one.author, one.place.words()) for one in document.comments] == [("Kari", "Ark1!A1"), ("Ola", "Ark1!B1")]


def test_links_and_text_boxes_and_printed_headers_are_read(tmp_path):
    shape = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        "<xdr:twoCellAnchor><xdr:sp><xdr:txBody><a:p><a:r><a:t>Les </a:t></a:r><a:r><a:t>dette</a:t></a:r>"
        "</a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>"
    )
    path = an_excel_file(
        tmp_path,
        written(text("A1", "her")),
        parts={"xl/drawings/d1.xml": shape},
        beside=(
            '<hyperlinks><hyperlink ref="A1" r:id="l1"/></hyperlinks><headerFooter>'
            '<oddHeader>&amp;L&amp;"Arial,Bold"Museet&amp;R&amp;8Utgave 3</oddHeader></headerFooter>'
        ),
        sheet_related=relation("l1", "hyperlink", "https://eksempel.example", outside=True)
        + relation("d1", "drawing", "../drawings/d1.xml"),
    )
    document = read_excel(path)
    assert cells(document)["A1"].blocks[0].content[0].link == "https://eksempel.example"
    assert [(one.part, [block.text for block in one.blocks]) for one in document.sections[1:]] == [
        (Part.TEXTBOX, ["Les dette"]),
        (Part.HEADER, ["Museet", "Utgave 3"]),
    ]


VML = """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<v:shape id="s1"><v:textbox><div>Bærekraft<br></div></v:textbox><x:ClientData ObjectType="Checkbox">
<x:Anchor>1, 0, 4, 0, 2, 0, 5, 0</x:Anchor><x:Checked>1</x:Checked></x:ClientData></v:shape>
<v:shape id="s2"><v:textbox><div>Kvalitet</div></v:textbox><x:ClientData ObjectType="Checkbox"></x:ClientData></v:shape>
<v:shape id="s3"><x:ClientData ObjectType="Drop"><x:FmlaRange>$A$1:$A$2</x:FmlaRange><x:Sel>2</x:Sel></x:ClientData></v:shape>
<v:shape id="s4"><v:textbox>notat</v:textbox><x:ClientData ObjectType="Note"/></v:shape></xml>"""


def test_tick_boxes_and_pull_downs_on_a_sheet_are_controls(tmp_path):
    path = an_excel_file(
        tmp_path,
        written(text("A1", "Nord"), text("A2", "Sør")),
        parts={"xl/drawings/v1.vml": VML},
        sheet_related=relation("v1", "vmlDrawing", "../drawings/v1.vml"),
    )
    (section,) = [one for one in read_excel(path).sections if one.part is Part.TEXTBOX]
    controls = [block.controls[0] for block in section.blocks]
    assert [(one.kind.value, one.name, one.checked, one.text) for one in controls] == [
        ("tick", "Bærekraft", True, ""),
        ("tick", "Kvalitet", False, ""),
        ("choice", "", None, "Sør"),
    ]
    assert section.blocks[0].place.words() == "Ark1!B5"


# The file


def test_strict_ooxml_is_read_as_any_other(tmp_path):
    parts = {
        name: str(content)
        .replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replace(KIND, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, content in excel_parts(written(text("A1", "strengt"))).items()
    }
    assert cells(open_document(zipped(tmp_path / "strengt.xlsx", parts)))["A1"].text == "strengt"


def test_a_chart_sheet_is_no_sheet_of_cells(tmp_path):
    parts = excel_parts({"Ark1": written(text("A1", "x")), "Diagram": ""})
    parts["xl/_rels/workbook.xml.rels"] = relations(
        relation("s1", "worksheet", "worksheets/sheet1.xml"), relation("s2", "chartsheet", "worksheets/sheet2.xml")
    )
    assert list(sheets(read_excel(zipped(tmp_path / "a.xlsx", parts)))) == ["Ark1"]


def test_places_and_addresses_name_the_cell(tmp_path):
    found = cells(read_excel(an_excel_file(tmp_path, {"Penger og tid": written(text("C1", "x"))})), "Penger og tid")["C1"]
    assert (found.place.words(), found.place.address) == ("Penger og tid!C1", "xl/worksheets/sheet1.xml#C1")


def test_the_sample_forms_show_what_openpyxl_finds_in_them():
    from openpyxl import load_workbook

    for path in sorted((Path(__file__).parents[2] / "tiltaksplan/resources/samples/filled").glob("x*.xlsx")):
        document = read_excel(path)
        for sheet in load_workbook(path, data_only=True).worksheets:
            theirs = {
                one.coordinate: one.value.date() if isinstance(one.value, datetime) else one.value
                for line in sheet.iter_rows()
                for one in line
                if one.value is not None
            }
            assert {name: one.value for name, one in cells(document, sheet.title).items() if one.value is not None} == theirs, (
                path.name,
                sheet.title,
            )


def a_long_list(folder: Path, length: int) -> Path:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c>'
        + "".join(f'<c r="{letter}{n}" t="s"><v>{(n * 7 + at) % 5000}</v></c>' for at, letter in enumerate("BCDEFGHIJ"))
        + "</row>"
        for n in range(1, length + 1)
    )
    strings = f"<sst {SHEET_NAMES}>" + "".join(f"<si><t>En tekst nummer {n}</t></si>" for n in range(5000)) + "</sst>"
    return an_excel_file(
        folder, rows, parts={"xl/sharedStrings.xml": strings}, related=relation("ss", "sharedStrings", "sharedStrings.xml")
    )


def test_a_long_list_takes_little_memory_and_travels_between_processes(tmp_path):
    path = a_long_list(tmp_path, 12_000)
    tracemalloc.start()
    document = read_excel(path)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    table = document.sections[0].blocks[0]
    assert isinstance(table, Table)
    assert len(table.cells) == 120_000
    assert table.cells[10].value == 2
    assert peak < 20e6
    again = pickle.loads(pickle.dumps(document))
    assert again.sections[0].blocks[0].cells[-1] == table.cells[-1]
