from __future__ import annotations

from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.io.building import WORD_NAMES, a_word_file, cell, control, field, p, r, relation, row, table, word_parts, zipped
from tests.io.inplace.comparing import changed, exchanged, part
from tiltaksplan.io.inplace import edit
from tiltaksplan.io.inplace.errors import (
    CellIsMerged,
    ControlTakesNoSuchText,
    EditIsRefused,
    FieldWouldBeTorn,
    PlaceIsMissing,
    PlaceIsUnclear,
    ValueCannotBeWritten,
)

DOCUMENT = "word/document.xml"
MARK, END = '<w:bookmarkStart w:id="1" w:name="svar"/>', '<w:bookmarkEnd w:id="1"/>'
DRAWING = "<w:r><w:drawing><wp:anchor/></w:drawing></w:r>"


def edited(before: Path, edits: dict[str, object]) -> Path:
    after = before.with_name("ny" + before.suffix)
    edit(before, after, edits)  # type: ignore[arg-type]
    return after


def body(folder: Path, content: str, edits: dict[str, object]) -> str:
    """The body after the edits; what stands before and after *content* is untouched."""
    before = a_word_file(folder, p(r("før")) + content + p(r("etter")))
    text = part(edited(before, edits), DOCUMENT)
    start, end = f"<w:document {WORD_NAMES}><w:body>{p(r('før'))}", f"{p(r('etter'))}</w:body></w:document>"
    assert text.startswith(start)
    assert text.endswith(end)
    return text[len(start) : len(text) - len(end)]


def test_a_text_takes_the_look_of_the_first_run_and_the_paragraph_keeps_its_properties(tmp_path: Path) -> None:
    content = '<w:p w:rsidR="00A1"><w:pPr><w:jc w:val="right"/><w:sectPr/></w:pPr>' + r("Gam", "<w:b/>") + r("mel", "<w:i/>") + "</w:p>"
    assert body(tmp_path, content, {"1": "Ny & bedre"}) == (
        '<w:p w:rsidR="00A1"><w:pPr><w:jc w:val="right"/><w:sectPr/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Ny &amp; bedre</w:t></w:r></w:p>'
    )


def test_only_the_document_is_written_anew_and_only_in_the_place(tmp_path: Path) -> None:
    before = a_word_file(tmp_path, p(r("a")) + p(r("b")) + p(r("c")), parts={"styles.xml": "<w:styles/>"})
    after = edited(before, {"1": "ny"})
    assert changed(before, after) == {DOCUMENT}
    assert exchanged(before, after, DOCUMENT) == (' xml:space="preserve">b', ">ny")


def test_an_empty_paragraph_takes_the_look_of_its_mark(tmp_path: Path) -> None:
    content = '<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="Kari"/><w:b/></w:rPr></w:pPr>' + MARK + END + "</w:p><w:p/>"
    assert body(tmp_path, content, {"1": "ny", "2": "to"}) == content.replace(
        MARK, MARK + "<w:r><w:rPr><w:b/></w:rPr><w:t>ny</w:t></w:r>"
    ).replace("<w:p/>", "<w:p><w:r><w:t>to</w:t></w:r></w:p>")


def test_a_hidden_text_is_not_what_the_new_one_looks_like(tmp_path: Path) -> None:
    assert body(tmp_path, p(r("skjult", "<w:vanish/>"), r("synlig", "<w:b/>")), {"1": "ny"}) == (
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>ny</w:t></w:r></w:p>"
    )
    mark = "<w:p><w:pPr><w:rPr><w:vanish/><w:b/></w:rPr></w:pPr>{}</w:p>"
    assert body(tmp_path, mark.format(""), {"1": "ny"}) == mark.format("<w:r><w:rPr><w:b/></w:rPr><w:t>ny</w:t></w:r>")


def test_a_line_break_and_a_tabulator_are_words_own(tmp_path: Path) -> None:
    assert body(tmp_path, p(r("x")), {"1": "en\nto\t tre"}) == (
        '<w:p><w:r><w:t>en</w:t><w:br/><w:t>to</w:t><w:tab/><w:t xml:space="preserve"> tre</w:t></w:r></w:p>'
    )


@pytest.mark.parametrize("value", ["", None])
def test_an_empty_text_empties_the_paragraph(tmp_path: Path, value: str | None) -> None:
    assert body(tmp_path, p(r("x"), r("y")), {"1": value}) == "<w:p><w:r><w:t></w:t></w:r></w:p>"


def test_what_is_not_text_stays_where_it_is(tmp_path: Path) -> None:
    kept = (
        MARK, DRAWING, '<w:commentRangeStart w:id="2"/>', '<w:commentRangeEnd w:id="2"/>', '<w:r><w:commentReference w:id="2"/></w:r>',
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="3"/></w:r>', "<m:oMath/>",
        '<w:r><w:br w:type="page"/></w:r>', "<mc:AlternateContent><mc:Choice/></mc:AlternateContent>", END,
        '<w:del w:id="4" w:author="Kari"><w:r><w:delText>borte</w:delText></w:r></w:del>',
    )  # fmt: skip
    content = "<w:p>" + r("først") + "".join(one + r("mer") for one in kept) + "</w:p>"
    assert body(tmp_path, content, {"1": "ny"}) == "<w:p><w:r><w:t>ny</w:t></w:r>" + "".join(kept) + "</w:p>"


def test_a_drawing_in_the_run_of_the_text_stays_and_so_does_its_text_box(tmp_path: Path) -> None:
    box = f"<w:pict><v:textbox><w:txbxContent>{p(r('i boksen'))}</w:txbxContent></v:textbox></w:pict>"
    content = f"<w:p><w:r><w:rPr><w:b/></w:rPr>{box}<w:t>gammel</w:t><w:tab/><w:t>til</w:t></w:r></w:p>"
    assert body(tmp_path, content, {"1": "ny"}) == f"<w:p><w:r><w:rPr><w:b/></w:rPr>{box}<w:t>ny</w:t></w:r></w:p>"


def test_links_and_tracked_insertions_give_way_to_plain_text_and_hold_it_where_there_is_no_other(tmp_path: Path) -> None:
    link, added = '<w:hyperlink r:id="r1">' + r("lenke") + "</w:hyperlink>", '<w:ins w:id="1" w:author="Kari">' + r("til") + "</w:ins>"
    assert body(tmp_path, "<w:p>" + link + r("se ") + added + "</w:p>", {"1": "ny"}) == "<w:p><w:r><w:t>ny</w:t></w:r></w:p>"
    alone = '<w:p><w:hyperlink r:id="r1"><w:r><w:t>ny</w:t></w:r></w:hyperlink></w:p>'
    assert body(tmp_path, "<w:p>" + link + "</w:p>", {"1": "ny"}) == alone
    new = "<w:p><w:r><w:t>ny</w:t></w:r></w:p>"  # what nobody inserted, nobody can reject
    assert body(tmp_path, "<w:p>" + added + "</w:p>", {"1": "ny"}) == new
    assert body(tmp_path, "<w:p><w:smartTag>" + added + "</w:smartTag></w:p>", {"1": "ny"}) == new
    both = '<w:p><w:ins w:id="1" w:author="Kari">' + DRAWING + "{}</w:ins></w:p>"
    assert body(tmp_path, both.format(r("til")), {"1": "ny"}) == both.format("<w:r><w:t>ny</w:t></w:r>")


def test_a_field_in_the_paragraph_gives_way_with_its_result_and_a_mark_without_one_stays(tmp_path: Path) -> None:
    entry = field('XE "museum"')
    assert body(tmp_path, p(r("side "), field("PAGE", r("4")), entry), {"1": "ny"}) == p("<w:r><w:t>ny</w:t></w:r>", entry)
    assert body(tmp_path, p('<w:fldSimple w:instr="DATE">' + r("i dag") + "</w:fldSimple>"), {"1": "ny"}) == p("<w:r><w:t>ny</w:t></w:r>")


def test_a_field_over_several_paragraphs_is_not_torn(tmp_path: Path) -> None:
    begin = field("TOC", "").removesuffix('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    content = p(begin, r("Innhold")) + p(r("mer")) + p(r("slutt"), end)
    new = "<w:r><w:t>ny</w:t></w:r>"
    assert body(tmp_path, content, {"1": "ny", "2": "ny", "3": "ny"}) == p(begin, new) + p(new) + p(new, end)
    assert body(tmp_path, p(begin) + p(end), {"1": "ny", "2": "ny"}) == p(begin, new) + p(new, end).replace(new + end, end + new)


@pytest.mark.parametrize("place", ["1", "2"])
def test_the_instruction_of_a_field_is_not_written_in(tmp_path: Path, place: str) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF 1 = 1</w:instrText></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    with pytest.raises(FieldWouldBeTorn):
        body(tmp_path, p(begin) + p(r("tekst"), end), {place: "ny"})


def test_the_answer_of_a_form_field_is_set_inside_it_and_a_tick_box_stays(tmp_path: Path) -> None:
    answer = field("FORMTEXT", r("     ", "<w:b/>"), "<w:textInput/>")
    assert body(tmp_path, p(answer), {"1": "ny"}) == p(field("FORMTEXT", "<w:r><w:rPr><w:b/></w:rPr><w:t>ny</w:t></w:r>", "<w:textInput/>"))
    tick = field("FORMCHECKBOX", None, "<w:checkBox/>")
    assert body(tmp_path, p(tick, r(" ja")), {"1": "nei"}) == p(tick, "<w:r><w:t>nei</w:t></w:r>")


def test_a_text_is_set_in_a_content_control_and_its_prompt_is_gone(tmp_path: Path) -> None:
    prompt = '<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Klikk her</w:t></w:r>'
    content = p(control(prompt, '<w:rPr><w:b/></w:rPr><w:tag w:val="t"/><w:showingPlcHdr/><w:text/>'))
    assert body(tmp_path, content, {"1": "ny"}) == p(
        control("<w:r><w:rPr><w:b/></w:rPr><w:t>ny</w:t></w:r>", '<w:rPr><w:b/></w:rPr><w:tag w:val="t"/><w:text/>')
    )
    assert body(tmp_path, p(control("", "<w:text/>")), {"1": "ny"}) == p(control("<w:r><w:t>ny</w:t></w:r>", "<w:text/>"))


CHOICES = '<w:listItem w:displayText="Ja" w:value="1"/><w:listItem w:displayText="Nei" w:value="2"/>'
LIST = f'<w:dropDownList w:lastValue="1">{CHOICES}</w:dropDownList>'


def test_a_list_takes_only_its_own_answers(tmp_path: Path) -> None:
    content = p(control(r("Ja"), LIST))
    assert body(tmp_path, content, {"1": "Nei"}) == p(control("<w:r><w:t>Nei</w:t></w:r>", LIST.replace('Value="1">', 'Value="2">')))
    with pytest.raises(ControlTakesNoSuchText, match="Kanskje"):
        body(tmp_path, content, {"1": "Kanskje"})


def test_a_date_control_stores_the_day_as_well(tmp_path: Path) -> None:
    before, after = '<w:date w:fullDate="2020-01-01T00:00:00Z"/>', '<w:date w:fullDate="2024-05-17T00:00:00Z"/>'
    assert body(tmp_path, p(control(r("1.1.2020"), before)), {"1": "17.5.2024"}) == p(control("<w:r><w:t>17.5.2024</w:t></w:r>", after))
    assert body(tmp_path, p(control(r("1.1.2020"), before)), {"1": "våren"}) == p(control("<w:r><w:t>våren</w:t></w:r>", "<w:date/>"))


def bound(folder: Path, properties: str, data: str, content: str | None = None) -> Path:
    binding = f'<w:dataBinding w:prefixMappings="xmlns:a=\'urn:a\'" w:xpath="/a:data[1]/a:navn[1]" w:storeItemID="{{AB}}"/>{properties}'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    parts = {
        "customXml/item1.xml": data,
        "customXml/itemProps1.xml": f'<ds:datastoreItem ds:itemID="{{ab}}" xmlns:ds="{kind}"/>',
        "customXml/_rels/item1.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + relation("r1", "customXmlProps", "itemProps1.xml")
        + "</Relationships>",
        "links": relation("c1", "customXml", "../customXml/item1.xml"),
    }
    return zipped(folder / "bundet.docx", word_parts(content or p(control(r("gammel"), binding)), parts))


def test_data_that_a_control_is_bound_to_are_written_too(tmp_path: Path) -> None:
    data = '<?xml version="1.0"?>\n<!-- merk --><a:data xmlns:a="urn:a" xmlns:xsi="x"><!-- her --><a:navn xsi:nil="1"/>\n</a:data>'
    before = bound(tmp_path, "<w:text/>", data)
    after = edited(before, {"0": "Kari & co"})
    assert changed(before, after) == {DOCUMENT, "customXml/item1.xml"}
    assert part(after, "customXml/item1.xml") == data.replace('<a:navn xsi:nil="1"/>', "<a:navn>Kari &amp; co</a:navn>")


def test_bound_data_that_want_a_date_take_no_other_text(tmp_path: Path) -> None:
    data = '<a:data xmlns:a="urn:a"><a:navn>2020-01-01</a:navn></a:data>'
    assert "<a:navn>2024-05-17</a:navn>" in part(edited(bound(tmp_path, "<w:date/>", data), {"0": "17.5.2024"}), "customXml/item1.xml")
    with pytest.raises(ControlTakesNoSuchText, match="dato"):
        edited(bound(tmp_path, "<w:date/>", data), {"0": "våren"})


def test_a_bound_control_beside_the_text_goes_as_in_word_and_its_data_stay(tmp_path: Path) -> None:
    data = '<a:data xmlns:a="urn:a"><a:navn>gammel</a:navn></a:data>'
    binding = '<w:dataBinding w:xpath="/*/*" w:storeItemID="{AB}"/>'
    before = bound(tmp_path, "", data, p(r("Navn: "), control(r("gammel"), binding), control(r("fri"), "<w:text/>")))
    after = edited(before, {"0": "ny"})
    assert changed(before, after) == {DOCUMENT}
    assert p("<w:r><w:t>ny</w:t></w:r>", control("", "<w:text/>")) in part(after, DOCUMENT)


CELL = "table 1, row 1, column 2"


def test_a_cell_takes_a_paragraph_a_line_as_its_first_one_looks(tmp_path: Path) -> None:
    look = '<w:pPr><w:jc w:val="right"/></w:pPr>'
    content = table(row(cell("Navn"), cell(f"<w:p>{look}{r('gammel', '<w:b/>')}</w:p>", "og mer"), cell("siste")))
    new = "".join(f"<w:p>{look}<w:r><w:rPr><w:b/></w:rPr><w:t>{line}</w:t></w:r></w:p>" for line in ("en", "to"))
    empty = f"<w:p>{look}</w:p>"
    assert body(tmp_path, content, {CELL: "en\nto\n"}) == table(row(cell("Navn"), f"<w:tc>{new}{empty}</w:tc>", cell("siste")))


def test_marks_pictures_and_tables_in_a_cell_stay(tmp_path: Path) -> None:
    inner = table(row(cell("inni")))
    content = table(row(cell("Navn"), cell(p(MARK, r("gammel")), p(r("mer"), END), p(DRAWING, r("mer")), inner, p(r("hale")))))
    assert body(tmp_path, content, {CELL: "ny"}) == table(
        row(cell("Navn"), cell(p(MARK, "<w:r><w:t>ny</w:t></w:r>"), END, p(DRAWING), inner, p()))
    )


def test_cells_are_counted_in_their_row_and_the_lower_part_of_a_merged_one_is_refused(tmp_path: Path) -> None:
    wide, begun, goes_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    content = table(row(cell("a", properties=wide), cell("b", properties=begun)), row(cell("c"), cell("d"), cell("", properties=goes_on)))
    assert body(tmp_path, content, {CELL: "ny"}) == content.replace('<w:t xml:space="preserve">b</w:t>', "<w:t>ny</w:t>")
    with pytest.raises(CellIsMerged, match="øverste"):
        body(tmp_path, content, {"table 1, row 2, column 3": "ny"})


def test_a_control_around_a_cell_and_one_around_its_paragraphs_are_answered(tmp_path: Path) -> None:
    prompt = p(r("Klikk her", '<w:rStyle w:val="Plassholder"/>'))
    around = control(cell(prompt), "<w:showingPlcHdr/><w:text/>")
    inside = cell(control(prompt, "<w:showingPlcHdr/><w:text/>"), p())
    answer = p("<w:r><w:t>ny</w:t></w:r>")
    assert body(tmp_path, table(row(cell("a"), around)), {CELL: "ny"}) == table(
        row(cell("a"), control(f"<w:tc>{answer}</w:tc>", "<w:text/>"))
    )
    assert body(tmp_path, table(row(cell("a"), inside)), {CELL: "ny"}) == table(row(cell("a"), cell(control(answer, "<w:text/>"), p())))


def test_a_cell_without_a_paragraph_gets_one(tmp_path: Path) -> None:
    assert body(tmp_path, table(row("<w:tc/>", "<w:tc><w:tcPr/></w:tc>")), {CELL: "ny"}) == table(
        row("<w:tc/>", "<w:tc><w:tcPr/><w:p><w:r><w:t>ny</w:t></w:r></w:p></w:tc>")
    )


@pytest.mark.parametrize("place", ["9", "table 2, row 1, column 1", "table 1, row 2, column 1", "table 1, row 1, column 0"])
def test_a_place_that_is_not_there_is_told_of(tmp_path: Path, place: str) -> None:
    with pytest.raises(PlaceIsMissing, match=r"skjema\.docx"):
        body(tmp_path, table(row(cell("a"))), {place: "ny"})


@pytest.mark.parametrize("place", ["-1", "Ark1!B2", "table 1", "tabell én"])
def test_a_text_that_names_no_place_is_refused(tmp_path: Path, place: str) -> None:
    with pytest.raises(PlaceIsUnclear):
        body(tmp_path, p(), {place: "ny"})


@pytest.mark.parametrize("value", [5, True, "\x01", "\ud800"], ids=repr)
def test_what_is_no_text_is_refused(tmp_path: Path, value: object) -> None:
    with pytest.raises(ValueCannotBeWritten):
        body(tmp_path, p(), {"1": value})


def test_one_place_named_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EditIsRefused, match="to ganger"):
        body(tmp_path, table(row(cell("a"))), {"table 1, row 1, column 1": "x", "tabell 1, rad 1, kolonne 1": "y"})


def test_other_prefixes_and_strict_names_are_kept(tmp_path: Path) -> None:
    text = (
        "<?xml version='1.0'?>\r\n<d:document xmlns:d='http://purl.oclc.org/ooxml/wordprocessingml/main'><d:body>\r\n"
        "  <d:p ><d:r ><d:t>gammel</d:t></d:r > </d:p>\r\n<d:sectPr/></d:body></d:document>\r\n"
    )
    before = zipped(tmp_path / "streng.docx", word_parts("") | {DOCUMENT: text})
    assert part(edited(before, {"0": "ny"}), DOCUMENT) == text.replace("<d:r ><d:t>gammel</d:t></d:r >", "<d:r ><d:t>ny</d:t></d:r>")


LINES = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=20)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES, min_size=1, max_size=6), st.integers(0, 5), LINES)
def test_random_texts_are_read_back_and_all_other_paragraphs_are_as_they_were(
    tmp_path: Path, there: list[str], number: int, text: str
) -> None:
    document = docx.Document()
    for line in there:
        document.add_paragraph(line, style="List Bullet")
    document.save(str(tmp_path / "før.docx"))
    place = number % len(there)
    edit(tmp_path / "før.docx", tmp_path / "etter.docx", {str(place): text})
    after = docx.Document(str(tmp_path / "etter.docx")).paragraphs
    assert [one.text for one in after] == [*there[:place], text, *there[place + 1 :]]
    assert {one.style.name for one in after if one.style} == {"List Bullet"}
