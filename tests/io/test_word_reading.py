from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.io.building import (
    WORD_NAMES,
    a_word_file,
    cell,
    control,
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
    zipped,
)
from tiltaksplan.document.blocks import Cell, Contents, Document, Figure, Paragraph, Part, Role, Table
from tiltaksplan.document.inline import Control, ControlKind, Span
from tiltaksplan.io.opening import open_document
from tiltaksplan.io.package import Package
from tiltaksplan.io.word.read import read_word


def body(document: Document) -> list[Paragraph]:
    (section,) = [one for one in document.sections if one.part is Part.BODY]
    return [block for block in section.blocks if isinstance(block, Paragraph)]


def the_table(document: Document) -> Table:
    return next(block for block in document.blocks() if isinstance(block, Table))


def the_control(document: Document) -> Control:
    def inside(blocks):
        for block in blocks:
            if isinstance(block, Paragraph):
                yield from block.controls
            elif isinstance(block, Table):
                for one in block.cells:
                    yield from inside(one.blocks)

    return next(inside(document.blocks()))


def grid(found: Table) -> list[tuple[int, int, int, int, str]]:
    return [(one.row, one.column, one.row_span, one.column_span, one.text) for one in found.cells]


# Text and looks


def test_a_word_split_over_runs_is_one_stretch_of_text(tmp_path):
    (one,) = body(read_word(a_word_file(tmp_path, p(r("Fel"), '<w:proofErr w:type="spellStart"/>', r("les "), r("magasin")))))
    assert one.content == (Span(text="Felles magasin"),)


def test_looks_are_told_apart(tmp_path):
    looks = {
        "bold": "<w:b/>",
        "italic": "<w:i/>",
        "faint": '<w:color w:val="7F7F7F"/>',
        "hidden": "<w:vanish/>",
        "chosen": '<w:highlight w:val="yellow"/>',
        "struck": "<w:strike/>",
        "superscript": '<w:vertAlign w:val="superscript"/>',
    }
    (one,) = body(read_word(a_word_file(tmp_path, p(*(r(name, look) for name, look in looks.items())))))
    assert [(span.text, [name for name in looks if getattr(span, name)]) for span in one.content] == [(name, [name]) for name in looks]


@pytest.mark.parametrize("look", ['<w:u w:val="single"/>', '<w:bdr w:val="single"/>', '<w:shd w:val="clear" w:fill="FFFF00"/>'])
def test_underlining_framing_and_shading_choose(look, tmp_path):
    (one,) = body(read_word(a_word_file(tmp_path, p(r("Ja", look), r(" / Nei")))))
    assert [span.chosen for span in one.content] == [True, False]


def test_hidden_text_is_kept_but_is_no_text(tmp_path):
    (one,) = body(read_word(a_word_file(tmp_path, p(r("synlig"), r("skjult", "<w:vanish/>")))))
    assert one.text == "synlig"
    assert [span.text for span in one.content] == ["synlig", "skjult"]


def test_a_switch_can_be_turned_off_again(tmp_path):
    sheet = styles(style("Fet", "Fet", "<w:rPr><w:b/></w:rPr>"))
    found = read_word(
        a_word_file(tmp_path, p(r("a"), r("b", '<w:b w:val="0"/>'), style="Fet"), {"styles.xml": sheet}, {"styles.xml": "styles"})
    )
    assert [span.bold for span in body(found)[0].content] == [True, False]


def test_tabs_breaks_and_special_hyphens_are_text(tmp_path):
    run = (
        "<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>post</w:t><w:tab/><w:t>sam</w:t><w:softHyphen/>"
        "<w:t>ling</w:t><w:br/><w:t>ny</w:t><w:cr/><w:t>x</w:t></w:r>"
    )
    assert body(read_word(a_word_file(tmp_path, p(run))))[0].text == "e-post\tsamling\nny\nx"


def test_a_symbol_that_is_a_tick_is_read_as_one(tmp_path):
    run = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:r><w:sym w:font="Wingdings" w:char="F06F"/></w:r>'
    typed = '<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>þ</w:t></w:r>'
    assert body(read_word(a_word_file(tmp_path, p(run, typed))))[0].text == "☑☐☑"


def test_blanks_around_a_run_count_only_where_word_keeps_them(tmp_path):
    assert body(read_word(a_word_file(tmp_path, p("<w:r><w:t> a </w:t></w:r>", r(" b ")))))[0].text == "a b "


# Styles


def test_headings_are_found_through_what_their_style_is_based_on(tmp_path):
    sheet = styles(
        style("Overskrift2", "heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
        style("Sporsmal", "Spørsmål", '<w:basedOn w:val="Overskrift2"/>'),
        style("Niva3", "Nivå tre", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        style("Tittel", "Title"),
        style("Undertittel", "Subtitle"),
    )
    content = "".join(p(r(name), style=name) for name in ("Overskrift2", "Sporsmal", "Niva3", "Tittel", "Undertittel", "Overskrift1"))
    found = body(read_word(a_word_file(tmp_path, content, {"styles.xml": sheet}, {"styles.xml": "styles"})))
    assert [(one.role, one.level) for one in found] == [
        (Role.HEADING, 2),
        (Role.HEADING, 2),
        (Role.HEADING, 3),
        (Role.TITLE, 0),
        (Role.SUBTITLE, 0),
        (Role.HEADING, 1),
    ]


def test_a_style_that_is_based_on_itself_comes_to_an_end(tmp_path):
    sheet = styles(style("A", "A", '<w:basedOn w:val="B"/>'), style("B", "B", '<w:basedOn w:val="A"/>'))
    assert body(read_word(a_word_file(tmp_path, p(r("x"), style="A"), {"styles.xml": sheet}, {"styles.xml": "styles"})))[0].text == "x"


def test_a_help_style_and_an_all_grey_paragraph_are_help(tmp_path):
    sheet = styles(style("Veiledningstekst", "Veiledningstekst"))
    content = p(r("Skriv kort"), style="Veiledningstekst") + p(r("Grått", '<w:color w:val="808080"/>')) + p(r("Svar"))
    found = body(read_word(a_word_file(tmp_path, content, {"styles.xml": sheet}, {"styles.xml": "styles"})))
    assert [one.role for one in found] == [Role.HELP, Role.HELP, Role.BODY]
    assert found[0].content[0].faint


# Lists

NUMBERING = f"""<w:numbering {WORD_NAMES}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/>
<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"""


def item(text: str, number: int, depth: int = 0) -> str:
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{r(text)}</w:p>'


def test_list_lines_have_their_printed_markers(tmp_path):
    content = item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1) + item("e", 2) + item("f", 3)
    found = body(read_word(a_word_file(tmp_path, content, {"numbering.xml": NUMBERING}, {"numbering.xml": "numbering"})))
    assert [(one.role, one.level, one.marker) for one in found] == [
        (Role.NUMBER, 1, "1."),
        (Role.NUMBER, 2, "1.a)"),
        (Role.NUMBER, 2, "1.b)"),
        (Role.NUMBER, 1, "2."),
        (Role.BULLET, 1, "•"),
        (Role.NUMBER, 1, "5."),
    ]


# Tables


def test_a_cell_knows_its_place_in_words(tmp_path):
    found = the_table(read_word(a_word_file(tmp_path, p() + table(row(cell("a"), cell("b")), row(cell("c"), cell("d", "e"))))))
    assert [one.place.words() for one in found.cells][-1] == "tabell 1, rad 2, kolonne 2"
    assert found.cells[-1].text == "d\ne"
    assert [block.place.words() for block in found.cells[-1].blocks][1] == "tabell 1, rad 2, kolonne 2, avsnitt 2"


def test_merged_cells_stand_once_where_they_begin(tmp_path):
    found = the_table(
        read_word(
            a_word_file(
                tmp_path,
                table(
                    row(cell("topp", properties='<w:gridSpan w:val="3"/>')),
                    row(cell("side", properties='<w:vMerge w:val="restart"/>'), cell("b"), cell("c")),
                    row(cell(properties="<w:vMerge/>"), cell("d", properties='<w:gridSpan w:val="2"/>')),
                ),
            )
        )
    )
    assert grid(found) == [(1, 1, 1, 3, "topp"), (2, 1, 2, 1, "side"), (2, 2, 1, 1, "b"), (2, 3, 1, 1, "c"), (3, 2, 1, 2, "d")]
    assert (found.rows, found.columns) == (3, 3)
    assert found.cells[-1].place.words() == "tabell 1, rad 3, kolonne 2"


def test_an_absurd_span_is_held_within_words_own_limit(tmp_path):
    found = the_table(read_word(a_word_file(tmp_path, table(row(cell("a", properties='<w:gridSpan w:val="99999999"/>'))))))
    assert found.columns <= 64


def test_a_table_in_a_cell_has_its_own_places(tmp_path):
    inner = table(row(cell("x"), cell("y")))
    found = the_table(read_word(a_word_file(tmp_path, table(row(cell("a"), cell(p(r("før")), inner, p()))))))
    (nested,) = [block for block in found.cells[1].blocks if isinstance(block, Table)]
    assert nested.cells[1].place.words() == "tabell 1, rad 1, kolonne 2, tabell 1 i cellen, rad 1, kolonne 2"
    assert found.cells[1].text == "før\nx\ny\n"


def test_rows_and_cells_inside_controls_are_in_the_table(tmp_path):
    repeated = control(control(row(cell("rad")), "<w15:repeatingSectionItem/>"), '<w15:repeatingSection/><w:alias w:val="Rader"/>')
    in_cell = row(cell("navn"), control(cell("Kari"), '<w:alias w:val="Navn"/><w:text/>'))
    found = the_table(read_word(a_word_file(tmp_path, table(repeated, in_cell))))
    assert [one.text for one in found.cells] == ["rad", "navn", "Kari"]
    held = the_control(read_word(a_word_file(tmp_path, table(repeated, in_cell))))
    assert (held.kind, held.name, held.text) == (ControlKind.TEXT, "Navn", "Kari")


def test_shaded_bold_and_header_cells_are_told(tmp_path):
    label = cell(p(r("Tittel", "<w:b/>")), properties='<w:shd w:val="clear" w:fill="E3EEF0"/>')
    found = the_table(read_word(a_word_file(tmp_path, table(row(label, cell("svar"), properties="<w:tblHeader/>"))))).cells
    assert [(one.bold, one.shaded, one.fill, one.header) for one in found] == [(True, True, "E3EEF0", True), (False, False, "", True)]


# Tracked changes and comments


def test_what_was_inserted_counts_and_what_was_deleted_or_moved_away_does_not(tmp_path):
    content = p(
        r("ett "),
        f'<w:ins w:id="1">{r("nytt ")}<w:del w:id="2">{r("angret ")}</w:del></w:ins>',
        '<w:del w:id="3"><w:r><w:delText>gammelt </w:delText></w:r></w:del>',
        f'<w:moveFrom w:id="4">{r("borte ")}</w:moveFrom>',
        f'<w:moveTo w:id="5">{r("hit")}</w:moveTo>',
    )
    assert body(read_word(a_word_file(tmp_path, content)))[0].text == "ett nytt hit"


def test_a_deleted_row_is_gone_and_the_others_keep_their_place_in_words(tmp_path):
    rows = (row(cell("a")), row(cell("borte"), properties='<w:del w:id="1"/>'), row(cell("b"), properties='<w:ins w:id="2"/>'))
    found = the_table(read_word(a_word_file(tmp_path, table(*rows))))
    assert grid(found) == [(1, 1, 1, 1, "a"), (2, 1, 1, 1, "b")]
    assert found.cells[1].place.words() == "tabell 1, rad 3, kolonne 1"


def test_a_deleted_paragraph_end_joins_what_it_parted(tmp_path):
    ending = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    found = body(read_word(a_word_file(tmp_path, f"<w:p>{ending}{r('Et nytt ')}</w:p>{p(r('magasin'))}")))
    assert [one.text for one in found] == ["Et nytt magasin"]


def test_comments_stand_apart_with_author_and_place(tmp_path):
    comments = f'<w:comments {WORD_NAMES}><w:comment w:id="7" w:author="Kåre">{p(r("Er dette nok?"))}</w:comment></w:comments>'
    content = p(r("a")) + p(
        '<w:commentRangeStart w:id="7"/>', r("b"), '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
    )
    found = read_word(a_word_file(tmp_path, content, {"comments.xml": comments}, {"comments.xml": "comments"}))
    assert [(one.text, one.author, one.place.words()) for one in found.comments] == [("Er dette nok?", "Kåre", "avsnitt 2")]
    assert [one.text for one in body(found)] == ["a", "b"]


# Content controls


@pytest.mark.parametrize(
    ("properties", "inside", "expected"),
    [
        ("<w:text/>", r("Kari"), {"kind": ControlKind.TEXT, "text": "Kari"}),
        ('<w:text w:multiLine="1"/>', r("Kari"), {"multiline": True}),
        ("", r("Kari"), {"kind": ControlKind.RICH, "text": "Kari"}),
        (
            '<w:date w:fullDate="2023-04-01T00:00:00Z"/>',
            r("1. april 2023"),
            {"kind": ControlKind.DATE, "text": "1. april 2023", "day": date(2023, 4, 1)},
        ),
        (
            '<w:dropDownList><w:listItem w:displayText="Velg" w:value=""/><w:listItem w:displayText="Ja" w:value="1"/></w:dropDownList>',
            r("Ja"),
            {"kind": ControlKind.CHOICE, "text": "Ja", "options": ("Ja",)},
        ),
        (
            '<w:dropDownList><w:listItem w:displayText="Velg" w:value=""/><w:listItem w:displayText="Ja" w:value="1"/></w:dropDownList>',
            r("Velg"),
            {"text": "", "prompt": "Velg"},
        ),
        (
            '<w:comboBox><w:listItem w:displayText="A" w:value="A"/></w:comboBox>',
            r("Noe annet"),
            {"kind": ControlKind.COMBO, "text": "Noe annet"},
        ),
        ('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', r("☒"), {"kind": ControlKind.TICK, "checked": True, "text": ""}),
        ('<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>', r("☐"), {"checked": False}),
        ("<w:text/><w:showingPlcHdr/>", r("Skriv her", '<w:rStyle w:val="PlaceholderText"/>'), {"text": "", "prompt": "Skriv her"}),
        ("<w:picture/>", "<w:r><w:drawing/></w:r>", {"kind": ControlKind.PICTURE}),
        ('<w:tag w:val="/title"/><w:text/>', r("x"), {"tag": "/title"}),
    ],
)
def test_a_control_says_its_kind_and_what_was_answered(properties, inside, expected, tmp_path):
    found = the_control(read_word(a_word_file(tmp_path, p(r("Navn: "), control(inside, f'<w:alias w:val="Navn"/>{properties}')))))
    assert found.name == "Navn"
    assert {name: getattr(found, name) for name in expected} == expected
    assert found.place.words() == "avsnitt 1, felt «Navn»"


def test_a_block_control_keeps_its_paragraphs_and_bullets(tmp_path):
    content = control(p(r("Først")) + item("punkt", 2) + p(r("Sist")), '<w:alias w:val="Om"/>')
    found = read_word(a_word_file(tmp_path, content + p(r("etter")), {"numbering.xml": NUMBERING}, {"numbering.xml": "numbering"}))
    assert the_control(found).text == "Først\n- punkt\nSist"
    assert body(found)[-1].place.words() == "avsnitt 4"


def test_a_control_around_a_table_or_other_controls_is_only_a_frame(tmp_path):
    content = control(table(row(cell("a"))) + control(p(r("b")), "<w:text/>"), '<w:alias w:val="Ramme"/>')
    found = read_word(a_word_file(tmp_path, content))
    assert the_table(found).cells[0].text == "a"
    assert the_control(found).text == "b"


def test_a_control_in_a_heading_is_still_a_control(tmp_path):
    content = control(p(r("Skriv tittelen her"), style="Tittel"), "<w:text/><w:showingPlcHdr/>")
    (one,) = body(read_word(a_word_file(tmp_path, content)))
    assert (one.role, one.text, one.controls[0].prompt) == (Role.TITLE, "", "Skriv tittelen her")


def test_help_left_standing_in_a_control_is_faint_in_its_spans(tmp_path):
    content = p(control(r("[Skriv her] ", '<w:color w:val="808080"/>') + r("Svaret"), "<w:text/>"))
    found = the_control(read_word(a_word_file(tmp_path, content)))
    assert [(one.text, one.faint) for one in found.spans] == [("[Skriv her] ", True), ("Svaret", False)]


def bound_file(folder: Path, shown: str, kept: str, more: str = "<w:text/>") -> Path:
    binding = '<w:dataBinding w:prefixMappings="xmlns:s=\'urn:skjema\'" w:xpath="/s:skjema[1]/s:tittel[1]" w:storeItemID="{AB}"/>'
    return a_word_file(
        folder,
        p(control(r(shown), f"{binding}{more}")),
        {
            "customXml/item1.xml": f'<skjema xmlns="urn:skjema"><tittel>{kept}</tittel></skjema>',
            "customXml/itemProps1.xml": '<ds:datastoreItem ds:itemID="{ab}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>',
            "customXml/_rels/item1.xml.rels": relations(relation("r1", "customXmlProps", "itemProps1.xml")),
        },
        {"../customXml/item1.xml": "customXml"},
    )


def test_what_a_bound_control_keeps_in_the_files_data_is_what_counts(tmp_path):
    assert the_control(read_word(bound_file(tmp_path, "Gammel tittel", "Ny tittel"))).text == "Ny tittel"


def test_empty_data_takes_nothing_away_that_somebody_wrote(tmp_path):
    assert the_control(read_word(bound_file(tmp_path, "Tittel", ""))).text == "Tittel"


def test_a_bound_date_is_that_of_the_data(tmp_path):
    found = the_control(read_word(bound_file(tmp_path, "1.1.2023", "2024-05-01", '<w:date w:fullDate="2023-01-01T00:00:00Z"/>')))
    assert found.day == date(2024, 5, 1)


def test_a_prompt_that_the_glossary_keeps_is_no_answer(tmp_path):
    glossary = (
        f'<w:glossaryDocument {WORD_NAMES}><w:docParts><w:docPart><w:docPartPr><w:name w:val="P1"/></w:docPartPr>'
        f"<w:docPartBody>{p(r('Skriv navnet'))}</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>"
    )
    content = p(control(r("Skriv navnet"), '<w:text/><w:placeholder><w:docPart w:val="P1"/></w:placeholder>'))
    parts, related = {"word/glossary/document.xml": glossary}, {"glossary/document.xml": "glossaryDocument"}
    found = the_control(read_word(a_word_file(tmp_path, content, parts, related)))
    assert (found.text, found.prompt) == ("", "Skriv navnet")


def test_a_picture_that_somebody_put_in_is_noted(tmp_path):
    drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Bilde" descr="Planskisse"/></wp:inline></w:drawing></w:r>'
    found = [block for block in read_word(a_word_file(tmp_path, p(drawing))).blocks() if isinstance(block, Figure)]
    assert [one.alt for one in found] == ["Planskisse"]


# Older form fields and field codes


@pytest.mark.parametrize(
    ("code", "result", "form", "expected"),
    [
        ("FORMTEXT", r("Kari"), '<w:name w:val="Navn"/><w:textInput/>', {"kind": ControlKind.TEXT, "name": "Navn", "text": "Kari"}),
        ("FORMTEXT", r("\u2002" * 5), '<w:name w:val="Navn"/><w:textInput/>', {"text": ""}),
        ("FORMTEXT", r("Skriv her"), '<w:textInput><w:default w:val="Skriv her"/></w:textInput>', {"text": "", "prompt": "Skriv her"}),
        ("FORMTEXT", r("0"), '<w:textInput><w:type w:val="number"/><w:default w:val="0"/></w:textInput>', {"text": "0"}),
        ("FORMCHECKBOX", None, "<w:checkBox><w:checked/></w:checkBox>", {"kind": ControlKind.TICK, "checked": True}),
        ("FORMCHECKBOX", None, '<w:checkBox><w:default w:val="0"/></w:checkBox>', {"checked": False}),
        (
            "FORMDROPDOWN",
            None,
            '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Lav"/><w:listEntry w:val="Høy"/></w:ddList>',
            {"kind": ControlKind.CHOICE, "text": "Høy", "options": ("Lav", "Høy")},
        ),
    ],
)
def test_older_form_fields_are_controls(code, result, form, expected, tmp_path):
    found = the_control(read_word(a_word_file(tmp_path, p(r("Svar: "), field(code, result, form)))))
    assert {name: getattr(found, name) for name in expected} == expected


def test_the_result_of_a_field_is_text_and_its_code_is_not(tmp_path):
    inner = field("PAGE", r("3"))
    content = p(
        r("Side "),
        field("IF 1 = 1", inner + r(" av 4")),
        field('HYPERLINK "https://eksempel.example"', r("lenke", '<w:u w:val="single"/>')),
    )
    (one,) = body(read_word(a_word_file(tmp_path, content)))
    assert one.text == "Side 3 av 4lenke"
    assert (one.content[-1].link, one.content[-1].chosen) == ("https://eksempel.example", False)


def test_a_click_here_button_is_a_prompt(tmp_path):
    (one,) = body(read_word(a_word_file(tmp_path, p(field("MACROBUTTON NoMacro [Klikk her og skriv navn]")))))
    assert one.content == (Span(text="[Klikk her og skriv navn]", placeholder=True),)


def test_a_form_field_over_two_paragraphs_loses_nothing(tmp_path):
    begin = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Om"/><w:textInput/></w:ffData></w:fldChar></w:r>'
    content = p(begin, '<w:r><w:instrText>FORMTEXT</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>', r("Første")) + p(
        r("Andre"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert [one.text for one in body(read_word(a_word_file(tmp_path, content)))] == ["Første", "Andre"]


def test_a_table_of_contents_is_contents_and_not_text(tmp_path):
    toc = control(p(r("Innhold")) + p(r("1 Mål 2")), "<w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>")
    found = read_word(a_word_file(tmp_path, toc + p(r("Mål"))))
    assert [type(block) for block in found.sections[0].blocks] == [Contents, Paragraph]
    assert body(found)[0].place.words() == "avsnitt 3"


# Links, formulas, wrappings


def test_a_link_keeps_its_address(tmp_path):
    link = relation("l1", "hyperlink", "https://eksempel.example/a", outside=True)
    (one,) = body(read_word(a_word_file(tmp_path, p(f'<w:hyperlink r:id="l1">{r("her")}</w:hyperlink>'), {"links": link})))
    assert one.content == (Span(text="her", link="https://eksempel.example/a"),)


def test_smart_tags_custom_xml_and_formulas_are_read_through(tmp_path):
    content = p(
        f"<w:smartTag>{r('Trond')}<w:customXml>{r('heim')}</w:customXml></w:smartTag>", "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>"
    )
    assert body(read_word(a_word_file(tmp_path, content)))[0].text == "Trondheimx=2"


def test_a_web_page_that_was_put_in_whole_is_read(tmp_path):
    page = "<html><head><title>x</title></head><body><p>Første</p><ul><li>andre &amp; siste</li></ul></body></html>"
    found = read_word(a_word_file(tmp_path, p(r("Før")) + '<w:altChunk r:id="r0"/>', {"import.html": page}, {"import.html": "aFChunk"}))
    assert [(one.text, one.place.words()) for one in body(found)] == [
        ("Før", "avsnitt 1"),
        ("Første", "avsnitt 2"),
        ("andre & siste", "avsnitt 3"),
    ]


# Boxes, headers, notes


def box(text: str) -> str:
    held = f"<w:txbxContent>{p(r(text))}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic>"
        f"<wps:txbx>{held}</wps:txbx></a:graphic></wp:inline></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{held}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_though_the_file_has_it_twice(tmp_path):
    found = read_word(a_word_file(tmp_path, p(r("a"), box("i boksen"))))
    boxes = [one for one in found.sections if one.part is Part.TEXTBOX]
    assert [[block.text for block in one.blocks] for one in boxes] == [["i boksen"]]
    assert boxes[0].blocks[0].place.words() == "tekstboks 1, avsnitt 1"


def test_an_old_text_box_is_read_too(tmp_path):
    old = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p(r('gammel boks'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    found = read_word(a_word_file(tmp_path, p(old)))
    assert [one.blocks[0].text for one in found.sections if one.part is Part.TEXTBOX] == ["gammel boks"]


def test_headers_footers_and_notes_have_their_own_sections_and_places(tmp_path):
    parts = {
        "header1.xml": f"<w:hdr {WORD_NAMES}>{p(r('Skjema 14'))}</w:hdr>",
        "footer1.xml": f"<w:ftr {WORD_NAMES}>{p(r('Side 1'))}</w:ftr>",
        "footnotes.xml": (
            f'<w:footnotes {WORD_NAMES}><w:footnote w:type="separator" w:id="-1">{p(r("x"))}</w:footnote>'
            f'<w:footnote w:id="1">{p(r("Note"))}</w:footnote></w:footnotes>'
        ),
    }
    ends = '<w:sectPr><w:headerReference w:type="default" r:id="r0"/><w:footerReference w:type="default" r:id="r1"/></w:sectPr>'
    content = p(r("Tekst"), '<w:r><w:footnoteReference w:id="1"/></w:r>') + ends
    related = {"header1.xml": "header", "footer1.xml": "footer", "footnotes.xml": "footnotes"}
    found = read_word(a_word_file(tmp_path, content, parts, related))
    assert [(one.part, one.blocks[0].text, one.blocks[0].place.words()) for one in found.sections] == [
        (Part.HEADER, "Skjema 14", "topptekst 1, avsnitt 1"),
        (Part.BODY, "Tekst", "avsnitt 1"),
        (Part.NOTES, "Note", "fotnote 1"),
        (Part.FOOTER, "Side 1", "bunntekst 1, avsnitt 1"),
    ]


# The file


def test_strict_ooxml_is_read_as_any_other(tmp_path):
    parts = {
        name: str(content)
        .replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, content in word_parts(p(r("Strengt"), style="Tittel")).items()
    }
    found = open_document(zipped(tmp_path / "strengt.docx", parts))
    assert [(one.text, one.role) for one in body(found)] == [("Strengt", Role.TITLE)]


@pytest.mark.parametrize("kind", ["document.macroEnabled", "template", "template.macroEnabledTemplate"])
def test_templates_and_files_with_macros_are_read_without_their_macros(kind, tmp_path):
    parts = word_parts(p(r("Skjema")))
    parts["[Content_Types].xml"] = str(parts["[Content_Types].xml"]).replace("wordprocessingml.document", f"wordprocessingml.{kind}")
    parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
    assert body(open_document(zipped(tmp_path / "skjema.docm", parts)))[0].text == "Skjema"


def test_what_the_file_says_of_itself_is_told(tmp_path):
    core = (
        "<"
        "c"
        'p:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:t="http://purl.org/dc/terms/"><dc:creator>Kari</dc:creator><cp:lastModifiedBy>Ola</cp:lastModifiedBy>'
        "<t:modified>2022-10-14T09:30:00Z</t:modified></cp:coreProperties>"
    )
    parts = word_parts(p(), {"docProps/core.xml": core})
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    parts["_rels/.rels"] = relations(relation("r1", "officeDocument", "word/document.xml"), relation("r2", kind, "docProps/core.xml"))
    found = read_word(zipped(tmp_path / "a.docx", parts)).properties
    assert (found.author, found.last_modified_by, str(found.modified)) == ("Kari", "Ola", "2022-10-14 09:30:00+00:00")


def elements_of(document: Document) -> list[tuple[str, str]]:
    """Every address in a document, with the text that should stand there."""
    found = []

    def take(blocks) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                found.append((block.place.address, "p"))
                found.extend((one.place.address, "sdt" if one.name != "gammelt" else "r") for one in block.controls)
            elif isinstance(block, Table):
                found.append((block.place.address, "tbl"))
                for one in block.cells:
                    assert isinstance(one, Cell)
                    found.append((one.place.address, "tc"))
                    take(one.blocks)

    for section in document.sections:
        take(section.blocks)
    return found


def test_every_address_leads_back_to_its_element(tmp_path):
    content = (
        p(r("a"), control(r("b"), '<w:alias w:val="B"/>'), box("boks"))
        + table(row(cell("c"), cell(table(row(cell("d"))), p())))
        + control(p(r("e")) + p(r("f")))
        + p(f'<w:ins w:id="1">{control(r("g"))}</w:ins>', field("FORMTEXT", r("h"), '<w:name w:val="gammelt"/><w:textInput/>'))
        + table(control(row(control(cell("i")))))
        + control(table(row(cell("j"))))
    )
    path = a_word_file(tmp_path, content)
    package = Package(path.read_bytes(), path.name)
    for address, kind in elements_of(read_word(path)):
        part, _hash, way = address.partition("#")
        element = package.tree(part)
        for step in way.strip("/").split("/"):
            element = element[int(step)]
        assert element.tag.rpartition("}")[2] in (kind, "sdt"), address


@pytest.mark.parametrize("name", ["wa-06-senter.docx", "wb-04-museumsbussen.docx"])
def test_the_sample_forms_lose_no_letter_that_word_shows(name):
    path = Path(__file__).parents[2] / "tiltaksplan/resources/samples/filled" / name
    names = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    root = Package(path.read_bytes(), name).tree("word/document.xml")
    shown = "".join(
        root.xpath(
            "//w:t[not(ancestor::w:del) and not(ancestor::w:moveFrom) and not(ancestor::w:tr/w:trPr/w:del)]/text()", namespaces=names
        )
    )

    def letters(blocks) -> str:
        text = ""
        for block in blocks:
            if isinstance(block, Paragraph):
                for one in block.content:
                    text += (
                        one.text
                        if isinstance(one, Span)
                        else "☒"
                        if one.checked
                        else "☐"
                        if one.checked is False
                        else one.text or one.prompt
                    )
            elif isinstance(block, Table):
                text += "".join(letters(one.blocks) for one in block.cells)
        return text

    read = letters(next(one for one in read_word(path).sections if one.part is Part.BODY).blocks)
    assert "".join(read.split()) == "".join(shown.split())
