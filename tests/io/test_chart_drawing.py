from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree
from PIL import Image
from reportlab.graphics.shapes import Line, Rect, String

from tests.reports.sample_plan import outcome_by_hand, sample_plan
from tiltaksplan.document.charts import Bar, BarChart, LoadChart, ScheduleChart, Series
from tiltaksplan.io import looks
from tiltaksplan.io.charts import bars, load
from tiltaksplan.io.charts.drawing import drawing_of
from tiltaksplan.io.charts.pictures import png_of, svg_of
from tiltaksplan.io.charts.shapes import width_of, wrapped
from tiltaksplan.reports.plan_document import plan_document

WIDTH = 471
QUARTERS = tuple(f"{year}\n{number}. kv." for year in (2023, 2024, 2025) for number in (1, 2, 3, 4))
SCHEDULE = ScheduleChart(
    columns=QUARTERS,
    bars=(
        Bar(label="T-01 Kort", first=0, last=3, group="Formidling"),
        Bar(label="T-02 " + "Langt navn " * 12, first=4, last=11, group="Samlinger"),
    ),
)
LOAD = LoadChart(rows=("Seksjon for formidling",), columns=QUARTERS[:4], loads=((0, 50, 100, 100.2),), capacities=((100, 100, 100, 100),))
BARS = BarChart(
    categories=("Egne midler\n2023", "Egne midler\n2024"),
    series=(Series(name="I bruk", values=(900, None)), Series(name="Andre", values=(300, 200))),
    limits=Series(name="Grense", values=(1000, 1000)),
    stacked=True,
    unit="tusen kroner",
)
CHARTS = [SCHEDULE, LOAD, BARS]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_a_chart_is_drawn_inside_its_frame(chart):
    drawing = drawing_of(chart, WIDTH)
    assert drawing.width == WIDTH
    for shape in drawing.contents:
        if isinstance(shape, String):
            end = shape.x + width_of(shape.text, shape.fontSize, "Bold" in shape.fontName)
            assert shape.x >= -0.5
            assert end <= WIDTH + 0.5, shape.text
            assert 0 <= shape.y <= drawing.height
        elif isinstance(shape, Rect):
            assert shape.x >= -0.5
            assert shape.x + shape.width <= WIDTH + 0.5
            assert shape.y >= -0.5
            assert shape.y + shape.height <= drawing.height + 0.5


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_a_chart_becomes_a_sharp_picture_and_the_same_one_each_time(chart):
    image = Image.open(BytesIO(png_of(chart, WIDTH)))
    assert image.width == pytest.approx(WIDTH * 220 / 72, abs=2)
    assert len(image.convert("L").getcolors(256)) > 10
    assert png_of(chart, WIDTH) == png_of(chart, WIDTH)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_a_chart_becomes_svg_with_its_words(chart):
    root = etree.fromstring(svg_of(chart, WIDTH, "Et <diagram> & mer"))
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "Et <diagram> & mer"
    shown = {one.text for one in root.iter("{http://www.w3.org/2000/svg}text")}
    assert shown == {shape.text for shape in drawing_of(chart, WIDTH).contents if isinstance(shape, String)}


def texts(chart):
    return [shape for shape in drawing_of(chart, WIDTH).contents if isinstance(shape, String)]


def test_a_load_a_hair_over_the_limit_does_not_read_as_if_it_were_not():
    shown = {shape.text: shape for shape in texts(LOAD)}
    assert {"–", "50", "100", ">100"} <= set(shown)
    assert "Bold" in shown[">100"].fontName
    assert "Bold" not in shown["100"].fontName


def test_series_are_told_apart_without_colour():
    lines = [shape for shape in drawing_of(BARS, WIDTH).contents if isinstance(shape, Line)]
    assert any(shape.x1 != shape.x2 and shape.y1 != shape.y2 for shape in lines)  # the second series is hatched
    greys = [contrast(fill, "FFFFFF") for fill, _ in bars.FILLS]
    assert len({round(grey, 1) for grey in greys}) == len(greys)


def test_words_stand_out_from_what_they_are_printed_on():
    for colour in (looks.INK, looks.ACCENT, looks.FAINT, looks.LINK):
        for ground in ("FFFFFF", looks.HEADER_FILL, looks.LABEL_FILL):
            assert contrast(colour, ground) >= 4.5, (colour, ground)
    for _, fill, _ in load.STEPS:
        assert contrast(looks.INK, fill) >= 4.5
    assert contrast("FFFFFF", load.OVER) >= 7


def contrast(first, second):
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(code):
    parts = [int(code[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_long_label_is_broken_over_lines_and_loses_nothing():
    text = "Samlingsforvaltningskonserveringsmagasinflytteprosjektkoordinering og etterslep " * 3
    lines = wrapped(text, 120)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line) <= 120 for line in lines)


def test_charts_without_figures_are_drawn_too():
    for chart in (
        ScheduleChart(columns=QUARTERS, bars=()),
        BarChart(categories=(), series=()),
        LoadChart(rows=(), columns=(), loads=(), capacities=()),
    ):
        assert drawing_of(chart, WIDTH).height > 0


def test_sixty_measures_are_parted_into_charts_that_can_be_read():
    plan = sample_plan()
    many = tuple(replace(plan.proposals[number % 16], id=f"T-{number + 1:02d}", costs=()) for number in range(60))
    plan = replace(plan, proposals=many)
    outcome = outcome_by_hand(plan, 60)
    document = plan_document(plan, outcome)
    charts = [block.chart for block in document.blocks() if getattr(block, "chart", None) and isinstance(block.chart, ScheduleChart)]
    assert len(charts) > 1
    assert sum(len(chart.bars) for chart in charts) == len(outcome.selected) > 50
    assert all(drawing_of(chart, WIDTH).height <= looks.figure_height() for chart in charts)
