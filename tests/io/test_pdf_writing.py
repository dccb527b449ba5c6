import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from tests.io.pdf_reading import TaggedPdf
from tests.reports.sample_plan import outcome_by_hand, sample_plan
from tiltaksplan.document.blocks import (
    Align,
    Cell,
    Contents,
    Document,
    Figure,
    Paragraph,
    Properties,
    Role,
    Section,
    Table,
    heading,
    paragraph,
)
from tiltaksplan.document.inline import Control, ControlKind, Span
from tiltaksplan.io.pdf.write import heading_pages, pdf_bytes, write_pdf
from tiltaksplan.reports.plan_document import plan_document


@pytest.fixture(scope="module")
def plan_pdf(tmp_path_factory):
    plan = sample_plan()
    path = tmp_path_factory.mktemp("pdf") / "tiltaksplan.pdf"
    write_pdf(plan_document(plan, outcome_by_hand(plan)), path)
    return path


@pytest.fixture(scope="module")
def tagged(plan_pdf):
    with pikepdf.open(plan_pdf) as pdf:
        yield TaggedPdf(pdf)


def cell(row, column, text, **more):
    return Cell(row=row, column=column, blocks=(paragraph(text),) if text else (), **more)


def tagged_of(*blocks, **more):
    document = Document(sections=(Section(blocks=blocks, **more),), language="nb")
    return TaggedPdf(pikepdf.open(BytesIO(pdf_bytes(document))))


def test_the_plan_keeps_the_rules_of_pdf_ua(plan_pdf):
    done = subprocess.run(
        [sys.executable, "-c", "from outloud.cli import main; main()", "--layer", "conformance", str(plan_pdf)],
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_everything_that_is_drawn_is_content_or_artifact(tagged):
    assert tagged.untagged == []


def test_every_piece_of_a_page_leads_back_to_its_element(tagged):
    parents, claimed = tagged.parent_tree(), {}
    for element in tagged.elements():
        for piece in tagged.pieces_of(element):
            assert piece not in claimed
            claimed[piece] = element
    assert set(claimed) == set(tagged.texts)
    for number, page in enumerate(tagged.pdf.pages):
        assert page.obj.StructParents == number
        assert page.obj.Tabs == "/S"
    for (page, piece), element in claimed.items():
        assert parents[page][piece].objgen == element.objgen


def test_the_file_says_which_standards_it_keeps(tagged):
    xmp = tagged.pdf.Root.Metadata.read_bytes().decode("utf-8")
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" in xmp
    assert "Tiltaksplan for NTNU Vitenskapsmuseet 2023–2025" in xmp
    root = tagged.pdf.Root
    assert root.MarkInfo.Marked
    assert str(root.Lang) == "nb-NO"
    assert root.ViewerPreferences.DisplayDocTitle
    assert "/Info" not in tagged.pdf.trailer
    assert "/Encrypt" not in tagged.pdf.trailer


def test_colours_have_a_profile(tagged):
    (intent,) = tagged.pdf.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    assert intent.DestOutputProfile.N == 3
    assert len(intent.DestOutputProfile.read_bytes()) > 500


def test_every_font_that_is_shown_lies_in_the_file_and_can_be_read_aloud(tagged):
    assert tagged.fonts
    for name, font in tagged.fonts.items():
        assert "/FontFile2" in font.FontDescriptor, name
        assert "/ToUnicode" in font, name
    named = {str(font.BaseFont) for page in tagged.pdf.pages for font in page.Resources.Font.values()}
    assert named == set(tagged.fonts)


def test_the_contents_lead_to_the_headings_and_name_their_pages(tagged):
    links = [one for page in tagged.pdf.pages for one in page.obj.get("/Annots", [])]
    pages = heading_pages(plan_document(sample_plan(), outcome_by_hand(sample_plan())))
    lines = [element for element in tagged.elements() if element.S == "/TOCI"]
    assert len(lines) == len(links) > 20
    parents = tagged.parent_tree()
    for link in links:
        assert str(link.Contents)
        assert link.F == 4
        assert parents[int(link.StructParent)].S == "/Link"
        assert link.Dest[0].objgen in tagged.numbers
    targets = [tagged.numbers[link.Dest[0].objgen] + 1 for link in links]
    shown = [int(tagged.text_of(line).split()[-1]) for line in lines]
    assert targets == shown
    assert set(shown) <= set(pages)


def test_the_outline_beside_the_pages_has_the_chapters_and_the_measures(tagged):
    with tagged.pdf.open_outline() as outline:
        chapters = [item.title for item in outline.root]
        measures = next([kid.title for kid in item.children] for item in outline.root if item.title == "Valgte tiltak")
    assert chapters[:3] == ["Sammendrag", "Slik er valget gjort", "Valgte tiltak"]
    assert len(measures) == 16


def test_figures_have_a_text_for_who_cannot_see_them(tagged):
    figures = [element for element in tagged.elements() if element.S == "/Figure"]
    assert len(figures) == 3
    assert all(len(str(figure.Alt)) > 40 and len(figure.A.BBox) == 4 for figure in figures)


def test_headings_skip_no_level(tagged):
    levels = [int(str(element.S)[2]) for element in tagged.elements() if str(element.S) in ("/H1", "/H2", "/H3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_header_row_that_comes_again_is_content_once():
    rows = 120
    cells = [cell(1, 1, "Navn", header=True), cell(1, 2, "Timer", header=True, align=Align.RIGHT)]
    cells += [cell(row, column, f"celle {row} {column}") for row in range(2, rows + 1) for column in (1, 2)]
    tagged = tagged_of(Table(cells=tuple(cells), rows=rows, columns=2, header_rows=1, caption="Lang"))
    assert len(tagged.pdf.pages) > 2
    assert sum(element.S == "/Table" for element in tagged.elements()) == 1
    assert tagged.reading().split().count("Navn") == 1
    heads = [element for element in tagged.elements() if element.S == "/TH"]
    assert [str(head.A.Scope) for head in heads] == ["/Column", "/Column"]


def test_a_row_that_no_page_can_hold_is_parted_and_loses_nothing():
    text = " ".join(f"ord{number}" for number in range(4000))
    table = Table(cells=(cell(1, 1, "Hva", header=True), cell(2, 1, text)), rows=2, columns=1, header_rows=1)
    tagged = tagged_of(paragraph("Foran."), table, paragraph("Etter."))
    words = tagged.reading().split()
    assert words == ["Foran.", "Hva", *text.split(), "Etter."]


def test_cells_that_span_say_so():
    table = Table(cells=(cell(1, 1, "a", column_span=2), cell(2, 1, "b", row_span=2), cell(2, 2, "c"), cell(3, 2, "d")), rows=3, columns=2)
    tags = [element.A for element in tagged_of(table).elements() if element.S == "/TD" and "/A" in element]
    assert [int(one.get("/ColSpan", 1)) for one in tags] == [2, 1]
    assert [int(one.get("/RowSpan", 1)) for one in tags] == [1, 2]


def test_signs_that_the_text_font_lacks_are_shown_in_another():
    tagged = tagged_of(Paragraph(content=(Span(text="åarjelsaemien Đ ☒ Ω 日", bold=True), Control(kind=ControlKind.TICK, checked=False))))
    assert "☒" in tagged.reading()
    assert "☐" in tagged.reading()
    assert "\ufffd" in tagged.reading()  # no font of ours has it, and an archive file may show nothing that is not there


def test_a_landscape_section_has_lying_pages_and_lists_have_their_parts():
    tagged = tagged_of(
        heading("Liste"),
        paragraph("en", Role.BULLET, 1),
        paragraph("under", Role.BULLET, 2),
        paragraph("to", Role.NUMBER, 1),
        landscape=True,
    )
    assert tagged.pdf.pages[0].MediaBox[2] > tagged.pdf.pages[0].MediaBox[3]
    tags = [str(element.S) for element in tagged.elements()]
    assert tags.count("/LI") == 3
    assert tags.count("/Lbl") == 3
    assert tags.count("/LBody") == 3
    parents = [str(element.P.S) for element in tagged.elements() if element.S == "/L"]
    assert parents == ["/Document", "/LBody", "/Document"]
    assert "• en – under 1. to" in tagged.reading()


def test_the_same_document_gives_the_same_file():
    properties = Properties(title="Samme", created=datetime(2022, 11, 1, tzinfo=UTC))
    document = Document(
        sections=(Section(blocks=(Contents(heading="Innhold"), heading("En"), paragraph("tekst"))),), language="nn", properties=properties
    )
    assert pdf_bytes(document) == pdf_bytes(document)


def test_an_empty_document_is_a_page():
    assert len(tagged_of().pdf.pages) == 1


def test_a_figure_without_words_for_it_is_a_fault_of_ours():
    with pytest.raises(ValueError, match="alternative text"):
        tagged_of(Figure(alt=" ", image=b"x"))
