import re
import shutil
import subprocess
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pikepdf
import pytest
from lxml import etree
from PIL import Image

from tests.io.pdf_reading import TaggedPdf
from tests.reports.sample_plan import outcome_by_hand, sample_plan
from tiltaksplan.document.blocks import (
    Align,
    Cell,
    Contents,
    Document,
    Figure,
    PageBreak,
    Paragraph,
    Properties,
    Role,
    Section,
    Table,
    heading,
    paragraph,
)
from tiltaksplan.document.inline import Control, ControlKind, Span
from tiltaksplan.io.pdf.write import heading_pages, pdf_bytes
from tiltaksplan.io.word.write import write_word
from tiltaksplan.reports.plan_document import plan_document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
NAMES = {"w": W[1:-1], "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"}


@pytest.fixture(scope="module")
def plan():
    plan = sample_plan()
    return plan_document(plan, outcome_by_hand(plan))


@pytest.fixture(scope="module")
def plan_file(plan, tmp_path_factory):
    path = tmp_path_factory.mktemp("word") / "tiltaksplan.docx"
    write_word(plan, path)
    return path


@pytest.fixture(scope="module")
def body(plan_file):
    return part(plan_file, "word/document.xml")


def part(path, name):
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def written(tmp_path, *blocks, **more):
    path = tmp_path / "fil.docx"
    write_word(Document(sections=(Section(blocks=blocks),), **more), path)
    return path


def text_of(element):
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def cell(row, column, *content, **more):
    blocks = (Paragraph(content=tuple(Span(text=one) if isinstance(one, str) else one for one in content)),)
    return Cell(row=row, column=column, blocks=blocks, **more)


def test_headings_captions_lists_and_titles_have_words_own_styles(plan_file):
    names = {paragraph.style.name for paragraph in docx.Document(plan_file).paragraphs}
    assert {"Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Caption", "List Bullet"} <= names


def test_the_contents_are_filled_in_before_anybody_opens_the_file(plan, body):
    lines = [
        one
        for one in body.iter(f"{W}p")
        if one.xpath("w:pPr/w:pStyle[starts-with(@w:val, 'TOC') and @w:val != 'TOCHeading']", namespaces=NAMES)
    ]
    shown = [(block, page) for block, page in zip(headings(plan), heading_pages(plan), strict=True) if block.level <= 2]
    assert [text_of(line) for line in lines] == [f"{block.text}{page}" for block, page in shown]
    codes = "".join(one.text for one in body.iter(f"{W}instrText"))
    assert 'TOC \\o "1-2"' in codes
    bookmarks = {one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")}
    assert set(re.findall(r"PAGEREF (\S+)", codes)) <= bookmarks


def headings(document):
    return [block for block in document.blocks() if isinstance(block, Paragraph) and block.role is Role.HEADING]


def test_word_asks_nobody_whether_it_may_update_fields(plan_file):
    settings = part(plan_file, "word/settings.xml")
    assert settings.find(f"{W}updateFields") is None
    (mode,) = settings.xpath("//w:compatSetting[@w:name='compatibilityMode']/@w:val", namespaces=NAMES)
    assert mode == "15"


def test_captions_are_numbered_by_fields_that_show_their_number(body):
    captions = [one for one in body.iter(f"{W}p") if one.xpath("w:pPr/w:pStyle[@w:val='Caption']", namespaces=NAMES)]
    tables = [text_of(one) for one in captions if text_of(one).startswith("Tabell")]
    assert [int(re.match(r"Tabell\xa0(\d+)\. ", text)[1]) for text in tables] == list(range(1, len(tables) + 1))
    assert all("SEQ" in "".join(code.text for code in one.iter(f"{W}instrText")) for one in captions)


def test_header_rows_come_again_and_rows_stay_whole(body):
    tables = list(body.iter(f"{W}tbl"))
    assert len(tables) > 50
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        if table.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1":
            assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None


def test_pictures_have_a_text_for_who_cannot_see_them(plan, body):
    figures = [block.alt for block in plan.blocks() if isinstance(block, Figure)]
    assert [one.get("descr") for one in body.iter(f"{{{NAMES['wp']}}}docPr")] == figures
    assert len(figures) == 3


def test_the_file_knows_its_language_and_its_title(plan_file):
    (language,) = part(plan_file, "word/styles.xml").xpath("//w:docDefaults//w:lang/@w:val", namespaces=NAMES)
    assert language == "nb-NO"
    properties = docx.Document(plan_file).core_properties
    assert properties.title == "Tiltaksplan for NTNU Vitenskapsmuseet 2023–2025"
    assert properties.language == "nb-NO"
    assert properties.comments == ""


def test_pages_are_numbered_and_the_title_page_is_not(plan_file):
    word = docx.Document(plan_file)
    assert word.sections[0].different_first_page_header_footer
    footer = part(plan_file, "word/footer2.xml")
    assert [one.text.strip() for one in footer.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"]
    assert "Side 1 av 1" in text_of(footer)


def test_word_and_pdf_say_the_same(plan, body):
    with pikepdf.open(BytesIO(pdf_bytes(plan))) as pdf:
        tagged = TaggedPdf(pdf)
        from_pdf = tagged.reading(skip=("Figure", "Lbl"))
        alts = [str(element.Alt) for element in tagged.elements() if element.S == "/Figure"]
    assert squeezed(from_pdf) == squeezed(text_of(body))
    assert alts == [one.get("descr") for one in body.iter(f"{{{NAMES['wp']}}}docPr")]


def squeezed(text):
    return "".join(text.split())


def test_every_kind_of_control_can_be_filled_in_in_word(tmp_path):
    controls = (
        Control(kind=ControlKind.TEXT, name="Tittel", tag="/title", prompt="Skriv tittelen", multiline=True),
        Control(kind=ControlKind.DATE, name="Start", tag="/start", day=date(2023, 4, 1), text="1.4.2023"),
        Control(kind=ControlKind.CHOICE, name="Enhet", tag="/unit", options=("Æ", "Ø", "Æ", "")),
        Control(kind=ControlKind.COMBO, name="Finansiering", tag="/costs/0/funding", options=("Egne midler",), text="Gave"),
        Control(kind=ControlKind.TICK, name="Kvalitet", tag="/frames/Kvalitet", checked=True),
    )
    root = part(written(tmp_path, Paragraph(content=controls)), "word/document.xml")
    made = list(root.iter(f"{W}sdt"))
    assert [one.find(f"{W}sdtPr/{W}tag").get(f"{W}val") for one in made] == [control.tag for control in controls]
    assert [one.find(f"{W}sdtPr/{W}alias").get(f"{W}val") for one in made] == [control.name for control in controls]
    kinds = [[etree.QName(child).localname for child in one.find(f"{W}sdtPr")][-1] for one in made]
    assert kinds == ["text", "date", "dropDownList", "comboBox", "checkbox"]
    assert len({one.find(f"{W}sdtPr/{W}id").get(f"{W}val") for one in made}) == len(made)
    assert [text_of(one) for one in made] == ["Skriv tittelen", "1.4.2023", "Velg", "Gave", "☒"]
    assert [one.find(f"{W}sdtPr/{W}showingPlcHdr") is not None for one in made] == [True, False, True, False, False]
    assert made[1].find(f"{W}sdtPr/{W}date").get(f"{W}fullDate") == "2023-04-01T00:00:00Z"
    options = [one.get(f"{W}value") for one in made[2].iter(f"{W}listItem")]
    assert options == ["Æ", "Ø"]  # the same value twice, or an empty one, is a damaged file to Word
    assert made[4].find(f".//{W14}checked").get(f"{W14}val") == "1"


def test_controls_stand_in_cells_and_rich_ones_hold_paragraphs(tmp_path):
    rich = Paragraph(content=(Control(kind=ControlKind.RICH, name="Beskrivelse", tag="/description", text="En.\nTo."),))
    table = Table(
        cells=(cell(1, 1, "Beløp"), cell(1, 2, Control(kind=ControlKind.TEXT, tag="/costs/0/amount"), align=Align.RIGHT)), rows=1, columns=2
    )
    root = part(written(tmp_path, rich, table), "word/document.xml")
    (block,) = root.findall(f"{W}body/{W}sdt")
    assert [text_of(one) for one in block.iter(f"{W}p")] == ["En.", "To."]
    assert root.find(f".//{W}tc//{W}sdt") is not None
    assert root.find(f".//{W}tbl/{W}tblPr/{W}tblStyle").get(f"{W}val") == "TableGrid"


def test_cells_that_span_are_merged_and_a_fill_is_kept(tmp_path):
    cells = (cell(1, 1, "a", column_span=2, fill="FFF2CC"), cell(2, 1, "b", row_span=2), cell(2, 2, "c"), cell(3, 2, "d"))
    word = docx.Document(written(tmp_path, Table(cells=cells, rows=3, columns=2)))
    (table,) = word.tables
    assert table.cell(0, 0).text == table.cell(0, 1).text == "a"
    assert table.cell(1, 0).text == table.cell(2, 0).text == "b"
    assert [table.cell(row, 1).text for row in (1, 2)] == ["c", "d"]
    assert table.cell(0, 0)._tc.find(f".//{W}shd").get(f"{W}fill") == "FFF2CC"


def test_each_numbered_list_begins_at_1(tmp_path):
    root = part(
        written(tmp_path, *(paragraph(one, Role.NUMBER, 1) for one in "ab"), paragraph("mellom"), paragraph("c", Role.NUMBER, 1)),
        "word/document.xml",
    )
    numbers = [one.get(f"{W}val") for one in root.iter(f"{W}numId")]
    assert numbers[0] == numbers[1] != numbers[2]


def test_a_page_break_makes_no_empty_paragraph(tmp_path):
    root = part(written(tmp_path, paragraph("en"), PageBreak(), paragraph("to"), PageBreak(), heading("tre")), "word/document.xml")
    paragraphs = list(root.iter(f"{W}p"))
    assert [text_of(one) for one in paragraphs] == ["en", "to", "tre"]
    assert [one.find(f"{W}pPr/{W}pageBreakBefore") is not None for one in paragraphs] == [False, True, True]


def test_sections_lie_or_stand(tmp_path):
    path = tmp_path / "liggende.docx"
    write_word(
        Document(sections=(Section(blocks=(paragraph("en"),)), Section(blocks=(paragraph("to"),), landscape=True)), language="en"), path
    )
    word = docx.Document(path)
    assert [section.page_width > section.page_height for section in word.sections] == [False, True]
    assert word.core_properties.language == "en-GB"


def test_what_xml_cannot_hold_is_left_out_and_links_lead_on(tmp_path):
    content = (Span(text="Blå\x0bbær\n"), Span(text="museet", link="https://www.ntnu.no/museum"), Span(text=" se under", link="#her"))
    root = part(written(tmp_path, Paragraph(content=content), paragraph("Her", anchor="her")), "word/document.xml")
    assert text_of(root) == "Blåbærmuseet se underHer"
    (inside,) = [one.get(f"{W}anchor") for one in root.iter(f"{W}hyperlink") if one.get(f"{W}anchor")]
    assert inside in {one.get(f"{W}name") for one in root.iter(f"{W}bookmarkStart")}


def test_a_paragraph_in_another_language_says_so(tmp_path):
    root = part(written(tmp_path, Paragraph(content=(Span(text="Eg veit"),), language="nn"), language="nb"), "word/document.xml")
    assert [one.get(f"{W}val") for one in root.iter(f"{W}lang")] == ["nn-NO"]


def test_a_picture_is_no_wider_than_the_text(tmp_path):
    file = BytesIO()
    Image.new("RGBA", (3000, 300), (10, 20, 30, 128)).save(file, "PNG")
    root = part(written(tmp_path, Figure(alt="Et bilde", image=file.getvalue(), caption="Bilde")), "word/document.xml")
    extent = root.find(f".//{{{NAMES['wp']}}}extent")
    assert int(extent.get("cx")) <= 12700 * 472
    assert "Figur" in text_of(root)


def test_contents_without_headings_and_an_empty_document_are_files_that_open(tmp_path):
    docx.Document(written(tmp_path, Contents(heading="Innhold")))
    path = tmp_path / "tom.docx"
    write_word(Document(properties=Properties(title="Tom", created=datetime(2022, 1, 1, tzinfo=UTC))), path)
    assert docx.Document(path).core_properties.created.year == 2022


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_word_breaks_its_pages_where_the_pdf_does(plan, plan_file, tmp_path):
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(plan_file)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    with pikepdf.open(tmp_path / "tiltaksplan.pdf") as laid_out, pikepdf.open(BytesIO(pdf_bytes(plan))) as ours:
        assert len(laid_out.pages) == len(ours.pages)
