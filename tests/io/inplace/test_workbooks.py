from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.io.building import SHEET_NAMES, an_excel_file, excel_parts, relation, zipped
from tests.io.inplace.comparing import changed, exchanged, part
from tiltaksplan.io.inplace import edit
from tiltaksplan.io.inplace.errors import (
    CellIsInAnArray,
    CellIsMerged,
    EditIsRefused,
    HeaderCannotBeChanged,
    PivotIsRefreshed,
    SheetHasNoCells,
    SheetIsMissing,
    ValueCannotBeWritten,
)

SHEET = "xl/worksheets/sheet1.xml"
ROWS = '<row r="2" spans="2:3"><c r="B2" s="1"><v>1</v></c><c r="C2" s="0" t="s"><v>0</v></c></row>\n <row r="5"><c r="A5"/></row>'
STRINGS = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1"><si><t>gammel</t></si></sst>'


def strings(text: str = STRINGS) -> dict[str, object]:
    return {"parts": {"xl/sharedStrings.xml": text}, "related": relation("st", "sharedStrings", "sharedStrings.xml")}


def edited(before: Path, edits: dict[str, object], **options: bool) -> Path:
    after = before.with_name("ny" + before.suffix)
    edit(before, after, edits, **options)  # type: ignore[arg-type]
    return after


def test_a_number_takes_the_place_of_another_and_the_style_stays(tmp_path: Path) -> None:
    before = an_excel_file(tmp_path, ROWS)
    after = edited(before, {"Ark1!B2": 12.5})
    assert exchanged(before, after, SHEET) == ("", "2.5")
    assert 'calcPr fullCalcOnLoad="1"' in part(after, "xl/workbook.xml")


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (True, '<c r="B2" s="1" t="b"><v>1</v></c>'),
        (False, '<c r="B2" s="1" t="b"><v>0</v></c>'),
        (-7, '<c r="B2" s="1"><v>-7</v></c>'),
        (1e21, '<c r="B2" s="1"><v>1e+21</v></c>'),
        (10**18, '<c r="B2" s="1"><v>1e+18</v></c>'),
        (date(2024, 5, 17), '<c r="B2" s="1"><v>45429</v></c>'),
        (date(1900, 1, 1), '<c r="B2" s="1"><v>1</v></c>'),
        (
            datetime(2024, 5, 17, 18),  # noqa: DTZ001  Excel knows no zones
            '<c r="B2" s="1"><v>45429.75</v></c>',
        ),
        ("a < b & c", '<c r="B2" s="1" t="inlineStr"><is><t>a &lt; b &amp; c</t></is></c>'),
        (" to\nlinjer", '<c r="B2" s="1" t="inlineStr"><is><t xml:space="preserve"> to\nlinjer</t></is></c>'),
        ("=SUM(A1)", '<c r="B2" s="1" t="inlineStr"><is><t>=SUM(A1)</t></is></c>'),
        ("_x0041_\x01", '<c r="B2" s="1" t="inlineStr"><is><t>_x005F_x0041__x0001_</t></is></c>'),
        (None, '<c r="B2" s="1"/>'),
    ],
)
def test_each_kind_of_value_is_stored_as_excel_stores_it(tmp_path: Path, value: object, stored: str) -> None:
    assert stored in part(edited(an_excel_file(tmp_path, ROWS), {"Ark1!B2": value}), SHEET)


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        float("inf"),
        12345678901234567,
        10**400,
        "x" * 32_768,
        "\ud800",
        date(1899, 1, 1),
        datetime(2024, 1, 1, tzinfo=UTC),
        [1],
    ],
    ids=str,
)
def test_what_excel_cannot_hold_is_refused_with_a_sentence(tmp_path: Path, value: object) -> None:
    before = an_excel_file(tmp_path, ROWS)
    with pytest.raises(ValueCannotBeWritten, match=r"Ark1!B2.*skjema\.xlsx"):
        edited(before, {"Ark1!B2": value})
    assert list(tmp_path.iterdir()) == [before]


def test_days_are_counted_from_1904_where_the_workbook_does(tmp_path: Path) -> None:
    before = an_excel_file(tmp_path, ROWS, properties='<workbookPr date1904="1"/>')
    assert "<v>43967</v>" in part(edited(before, {"Ark1!B2": date(2024, 5, 17)}), SHEET)


def test_a_new_text_stands_at_the_end_of_the_shared_strings(tmp_path: Path) -> None:
    before = an_excel_file(tmp_path, ROWS, **strings())  # type: ignore[arg-type]
    after = edited(before, {"Ark1!B2": "ny", "Ark1!A7": "ny", "Ark1!A8": " to "})
    assert part(after, "xl/sharedStrings.xml") == STRINGS.replace('count="1" uniqueCount="1"', 'count="4" uniqueCount="3"').replace(
        "</sst>", '<si><t>ny</t></si><si><t xml:space="preserve"> to </t></si></sst>'
    )
    assert '<c r="B2" s="1" t="s"><v>1</v></c>' in part(after, SHEET)
    assert '<row r="7"><c r="A7" t="s"><v>1</v></c></row><row r="8"><c r="A8" t="s"><v>2</v></c></row></sheetData>' in part(after, SHEET)


def test_a_text_that_is_written_over_is_kept_for_others_and_no_longer_counted(tmp_path: Path) -> None:
    before = an_excel_file(tmp_path, ROWS, **strings())  # type: ignore[arg-type]
    after = edited(before, {"Ark1!C2": "ny"})
    assert 'count="1" uniqueCount="2"><si><t>gammel</t></si><si><t>ny</t></si>' in part(after, "xl/sharedStrings.xml")


@pytest.mark.parametrize("end", ["/>", "></sst>", "><si/><extLst><ext/></extLst></sst>"])
def test_odd_lists_of_shared_strings_are_extended_where_they_should_be(tmp_path: Path, end: str) -> None:
    text = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"{end}'
    before = an_excel_file(tmp_path, '<row r="1"><c r="A1"/></row>', **strings(text))  # type: ignore[arg-type]
    after = edited(before, {"Ark1!A1": "ny"})
    number = 1 if "<si/>" in end else 0
    assert f'<c r="A1" t="s"><v>{number}</v></c>' in part(after, SHEET)
    assert part(after, "xl/sharedStrings.xml").startswith(f"{text.removesuffix(end)}>{'<si/>' * number}<si><t>ny</t></si></sst>"[:-6])


def test_new_cells_and_rows_stand_in_order_with_the_style_of_row_or_column(tmp_path: Path) -> None:
    rows = '<row r="2" s="4" customFormat="1" spans="2:2"><c r="B2"/><c r="AA2"/></row><row r="9"/>'
    before = an_excel_file(tmp_path, rows, before='<dimension ref="B2:AA9"/><cols><col min="3" max="5" style="3"/></cols>')
    after = edited(before, {"Ark1!C2": 1, "Ark1!A2": 2, "Ark1!Z2": 3, "Ark1!D4": 4, "Ark1!B9": 5, "Ark1!A12": 6, "Ark1!B1": None})
    assert part(after, SHEET).split("<sheetData>")[1].split("</sheetData>")[0] == (
        '<row r="2" s="4" customFormat="1" spans="1:26"><c r="A2" s="4"><v>2</v></c><c r="B2"/><c r="C2" s="4"><v>1</v></c>'
        '<c r="Z2" s="4"><v>3</v></c><c r="AA2"/></row><row r="4"><c r="D4" s="3"><v>4</v></c></row>'
        '<row r="9"><c r="B9"><v>5</v></c></row><row r="12"><c r="A12"><v>6</v></c></row>'
    )
    assert '<dimension ref="A2:AA12"/>' in part(after, SHEET)


def test_rows_and_cells_without_their_names_are_counted(tmp_path: Path) -> None:
    before = an_excel_file(tmp_path, "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")
    after = edited(before, {"Ark1!B1": 20, "Ark1!A2": 30, "Ark1!C2": 40})
    assert "<row><c><v>1</v></c><c><v>20</v></c></row>" in part(after, SHEET)
    assert '<row><c><v>30</v></c><c r="C2"><v>40</v></c></row>' in part(after, SHEET)


def test_an_empty_sheet_gets_its_first_row(tmp_path: Path) -> None:
    parts = excel_parts("") | {SHEET: f'<worksheet {SHEET_NAMES}><dimension ref="A1"/><sheetData/><pageMargins/></worksheet>'}
    after = edited(zipped(tmp_path / "tom.xlsx", parts), {"Ark1!C3": 1})
    assert '<dimension ref="C3"/><sheetData><row r="3"><c r="C3"><v>1</v></c></row></sheetData><pageMargins/>' in part(after, SHEET)


def test_prefixes_strict_names_quotes_and_comments_are_kept(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    sheet = (
        f"<x:worksheet xmlns:x='{strict}'><!-- <x:sheetData><x:row r='1'> --><x:sheetData >\r\n"
        "<x:row  r='1' ><!--<x:c r='A1'/>--><x:c s='2'   r='A1' t='str' ><x:f>1&gt;0</x:f><x:v>a</x:v ></x:c ></x:row>\r\n"
        "</x:sheetData></x:worksheet>"
    )
    workbook = (
        f'<x:workbook xmlns:x="{strict}" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships">'
        '<x:sheets><x:sheet name="Ark1" sheetId="1" r:id="s1"/></x:sheets></x:workbook>'
    )
    before = zipped(tmp_path / "streng.xlsx", excel_parts("") | {SHEET: sheet, "xl/workbook.xml": workbook})
    after = edited(before, {"Ark1!A1": 5})
    assert part(after, SHEET) == sheet.replace(
        "<x:c s='2'   r='A1' t='str' ><x:f>1&gt;0</x:f><x:v>a</x:v ></x:c >", "<x:c s='2'   r='A1' ><x:v>5</x:v></x:c >"
    )
    assert '</x:sheets><x:calcPr fullCalcOnLoad="1"/></x:workbook>' in part(after, "xl/workbook.xml")


@pytest.mark.parametrize("place", ["Åpne mål!A1", "åpne MÅL!a1", "'Åpne mål'!$A$1"])
def test_a_sheet_is_found_whatever_the_letters(tmp_path: Path, place: str) -> None:
    after = edited(an_excel_file(tmp_path, {"Annet": "", "Åpne mål": ""}), {place: 5})
    assert openpyxl.load_workbook(after)["Åpne mål"]["A1"].value == 5


@pytest.mark.parametrize(("name", "place"), [("Hei! du", "Hei! du!A1"), ("Per's", "'Per''s'!A1"), ("Per's", "Per's!A1")])
def test_sheets_with_exclamation_marks_and_quotes_are_found(tmp_path: Path, name: str, place: str) -> None:
    after = edited(an_excel_file(tmp_path, {name: ""}), {place: 5})
    assert openpyxl.load_workbook(after)[name]["A1"].value == 5


def test_a_missing_sheet_is_told_of_with_the_sheets_that_are_there(tmp_path: Path) -> None:
    with pytest.raises(SheetIsMissing, match="«Ark1», «Mål»"):
        edited(an_excel_file(tmp_path, {"Ark1": "", "Mål": ""}), {"Ark3!A1": 1})


def test_a_chart_sheet_has_no_cells(tmp_path: Path) -> None:
    parts = excel_parts({"Ark1": "", "Figur": ""})
    relations = str(parts["xl/_rels/workbook.xml.rels"]).replace(
        'worksheet" Target="worksheets/sheet2.xml"', 'chartsheet" Target="worksheets/sheet2.xml"'
    )
    before = zipped(tmp_path / "figur.xlsx", parts | {"xl/_rels/workbook.xml.rels": relations})
    with pytest.raises(SheetHasNoCells):
        edited(before, {"Figur!A1": 1})


def test_a_hidden_and_protected_sheet_is_written_all_the_same(tmp_path: Path) -> None:
    before = an_excel_file(tmp_path, ROWS, beside='<sheetProtection sheet="1"/>', attributes={"Ark1": 'state="veryHidden"'})
    assert exchanged(before, edited(before, {"Ark1!B2": 2}), SHEET) == ("1", "2")


def test_a_merged_cell_is_written_where_it_begins_and_nowhere_else(tmp_path: Path) -> None:
    before = an_excel_file(tmp_path, ROWS, beside='<mergeCells count="1"><mergeCell ref="B2:C3"/></mergeCells>')
    assert exchanged(before, edited(before, {"Ark1!B2": 2}), SHEET) == ("1", "2")
    with pytest.raises(CellIsMerged, match="Skriv i B2"):
        edited(before, {"Ark1!C3": 2})


def chain(*entries: str) -> dict[str, object]:
    inside = "".join(entries)
    return {
        "parts": {"xl/calcChain.xml": f'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{inside}</calcChain>'},
        "related": relation("cc", "calcChain", "calcChain.xml"),
    }


def test_a_value_in_a_formulas_place_leaves_the_chain_of_reckoning_right(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1</f><v>2</v></c></row>'
    before = an_excel_file(tmp_path, rows, **chain('<c r="A1" i="1" l="1"/>', '<c r="B1"/>'))  # type: ignore[arg-type]
    after = edited(before, {"Ark1!A1": 5})
    assert '<c r="A1"><v>5</v></c><c r="B1"><f>A1</f><v>2</v></c>' in part(after, SHEET)
    assert 'main"><c r="B1" i="1"/></calcChain>' in part(after, "xl/calcChain.xml")


def test_a_chain_with_nothing_left_goes_with_all_that_points_at_it(tmp_path: Path) -> None:
    before = an_excel_file(tmp_path, '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>', **chain('<c r="A1" i="1"/>'))  # type: ignore[arg-type]
    after = edited(before, {"Ark1!A1": None})
    assert changed(before, after) == {"xl/calcChain.xml", "xl/_rels/workbook.xml.rels", SHEET, "xl/workbook.xml"}
    assert "calcChain" not in part(after, "xl/_rels/workbook.xml.rels")
    assert '<c r="A1"/>' in part(after, SHEET)


def test_a_shared_formula_is_handed_on_to_the_next_that_uses_it(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*$C$1&amp;SUM(D:D)</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>3</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v>4</v></c></row>'
    )
    before = an_excel_file(tmp_path, rows)
    assert '<c r="A2"><f t="shared" si="0" ref="A2:A3">B2*$C$1&amp;SUM(D:D)</f><v>3</v></c>' in part(edited(before, {"Ark1!A1": 5}), SHEET)
    both = part(edited(before, {"Ark1!A1": 5, "Ark1!A2": 6}), SHEET)
    assert '<c r="A3"><f t="shared" si="0" ref="A3">B3*$C$1&amp;SUM(D:D)</f><v>4</v></c>' in both
    assert exchanged(before, edited(before, {"Ark1!A2": 6}), SHEET) == ('f t="shared" si="0"/><v>3', "v>6")


@pytest.mark.parametrize("kind", ['t="array" ref="A1:B2"', 't="dataTable" ref="A1:B2" r1="D1"'])
def test_a_part_of_an_array_formula_is_not_written_alone(tmp_path: Path, kind: str) -> None:
    rows = f'<row r="1"><c r="A1"><f {kind}>D1:E2</f><v>1</v></c><c r="B1"><v>1</v></c></row>'
    for place in ("Ark1!A1", "Ark1!B2"):
        with pytest.raises(CellIsInAnArray, match="A1:B2"):
            edited(an_excel_file(tmp_path, rows), {place: 5})


def test_rich_values_and_rich_text_give_way_and_unknown_extensions_stay(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" s="3" vm="1" cm="2" t="e"><v>#VALUE!</v><extLst><ext uri="x"/></extLst></c></row>'
    after = edited(an_excel_file(tmp_path, rows), {"Ark1!A1": 5})
    assert '<c r="A1" s="3"><v>5</v><extLst><ext uri="x"/></extLst></c>' in part(after, SHEET)


TABLE = (
    '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="T" displayName="Tiltak" ref="A1:B3">'
    '<tableColumns count="2"><tableColumn id="1" name="Navn"/><tableColumn id="2" name="Sum"/></tableColumns></table>'
)


def a_table(folder: Path, rows: str = "") -> Path:
    return an_excel_file(folder, rows, parts={"xl/tables/table1.xml": TABLE}, sheet_related=relation("t1", "table", "../tables/table1.xml"))


def test_the_heading_of_a_table_is_changed_in_the_table_as_well(tmp_path: Path) -> None:
    before = a_table(tmp_path)
    after = edited(before, {"Ark1!A1": "Tittel & mål", "Ark1!A2": "rad"})
    assert exchanged(before, after, "xl/tables/table1.xml") == ("Navn", "Tittel &amp; mål")


@pytest.mark.parametrize("value", ["sum", "", None, 5])
def test_a_heading_that_a_table_cannot_have_is_refused(tmp_path: Path, value: object) -> None:
    with pytest.raises(HeaderCannotBeChanged, match="Tiltak"):
        edited(a_table(tmp_path), {"Ark1!A1": value})


def test_a_heading_that_formulas_name_is_refused(tmp_path: Path) -> None:
    before = a_table(tmp_path, '<row r="9"><c r="A9"><f>SUM(Tiltak[Sum])</f></c></row>')
    with pytest.raises(HeaderCannotBeChanged, match="formler"):
        edited(before, {"Ark1!B1": "Beløp"})


@pytest.mark.parametrize("refreshed", ["0", "1"])
def test_a_pivot_table_that_is_made_anew_on_opening_is_not_written_in(tmp_path: Path, refreshed: str) -> None:
    names = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    parts = {
        "xl/pivotTables/p1.xml": f'<pivotTableDefinition {names}><location ref="A1:B3"/></pivotTableDefinition>',
        "xl/pivotTables/_rels/p1.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + relation("c1", "pivotCacheDefinition", "../pivotCache/c1.xml")
        + "</Relationships>",
        "xl/pivotCache/c1.xml": f'<pivotCacheDefinition {names} refreshOnLoad="{refreshed}"/>',
    }
    before = an_excel_file(tmp_path, ROWS, parts=parts, sheet_related=relation("p1", "pivotTable", "../pivotTables/p1.xml"))
    if refreshed == "1":
        with pytest.raises(PivotIsRefreshed):
            edited(before, {"Ark1!B2": 5})
    assert changed(before, edited(before, {"Ark1!C9" if refreshed == "1" else "Ark1!B2": 5})) == {SHEET, "xl/workbook.xml"}


def test_the_workbook_is_left_alone_where_it_already_reckons_on_opening(tmp_path: Path) -> None:
    before = an_excel_file(tmp_path, ROWS, workbook='<calcPr calcId="1" fullCalcOnLoad="1"/>')
    assert changed(before, edited(before, {"Ark1!B2": 2})) == {SHEET}
    stale = an_excel_file(tmp_path, ROWS, workbook='<definedNames/><calcPr calcId="1" fullCalcOnLoad="0"/><oleSize ref="A1"/>')
    assert exchanged(stale, edited(stale, {"Ark1!B2": 2}), "xl/workbook.xml") == ("0", "1")


def test_one_cell_named_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EditIsRefused, match="to ganger"):
        edited(an_excel_file(tmp_path, ROWS), {"Ark1!B2": 1, "ark1!$B$2": 2})


CELLS = st.tuples(st.integers(1, 12), st.integers(1, 12))
VALUES = st.one_of(
    st.integers(-(10**9), 10**9), st.booleans(), st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1), st.floats(-1e9, 1e9)
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(CELLS, VALUES, max_size=12), st.dictionaries(CELLS, VALUES | st.none(), min_size=1, max_size=8))
def test_random_edits_are_read_back_and_all_other_cells_are_as_they_were(
    tmp_path: Path, there: dict[tuple[int, int], object], edits: dict[tuple[int, int], object]
) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for (row, column), value in there.items():
        sheet.cell(row, column).value = value if not isinstance(value, str) else "t" + value
    workbook.save(tmp_path / "før.xlsx")
    place = {f"Sheet!{sheet.cell(*cell).coordinate}": value for cell, value in edits.items()}
    edit(tmp_path / "før.xlsx", tmp_path / "etter.xlsx", place)  # type: ignore[arg-type]
    before, after = openpyxl.load_workbook(tmp_path / "før.xlsx")["Sheet"], openpyxl.load_workbook(tmp_path / "etter.xlsx")["Sheet"]
    for cell in itertools.product(range(1, 13), repeat=2):
        wanted = edits[cell] if cell in edits else before.cell(*cell).value
        assert after.cell(*cell).value == wanted, cell
