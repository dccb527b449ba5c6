"""Load against capacity: a grid with the share in percent, darker the fuller it is; over the limit is bold and white, not only dark."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing

from tiltaksplan.document.charts import LoadChart
from tiltaksplan.io import looks
from tiltaksplan.io.charts.columns import Columns
from tiltaksplan.io.charts.shapes import GRID, LINE_HEIGHT, TEXT_SIZE, WHITE, box, line, width_of, words, wrapped

LABEL_SHARE = 0.3
LEAST_ROW = 20.0
LEGEND_HEIGHT = 24.0
STEPS: tuple[tuple[float, str, str], ...] = ((0.5, "EEF3F8", "0–50 %"), (0.8, "C9D8E8", "50–80 %"), (1.0, "93B1D0", "80–100 %"))
OVER, OVER_WORDS = "163A5F", "> 100 %"


def load_of(chart: LoadChart, width: float) -> Drawing:
    """Return *chart* drawn *width* points wide."""
    columns = Columns(chart.columns, width * LABEL_SHARE, width)
    labels = [wrapped(row, columns.left - 10) for row in chart.rows]
    heights = [max(len(lines) * LINE_HEIGHT + 6, LEAST_ROW) for lines in labels]
    height = columns.height + sum(heights) + LEGEND_HEIGHT
    drawing = Drawing(width, height)
    columns.draw_heads(drawing, height)
    top = height - columns.height
    for label, row_height, loads, capacities in zip(labels, heights, chart.loads, chart.capacities, strict=True):
        first = top - (row_height - len(label) * LINE_HEIGHT) / 2 - TEXT_SIZE + 0.5
        for number, text in enumerate(label):
            words(drawing, 4, first - number * LINE_HEIGHT, text)
        for number, (load, capacity) in enumerate(zip(loads, capacities, strict=True)):
            _cell(drawing, columns.edge(number), top - row_height, columns.width, row_height, load, capacity)
        line(drawing, 0, top - row_height, width, top - row_height)
        top -= row_height
    columns.draw_rules(drawing, height - columns.height, top)
    line(drawing, 0, top, width, top, looks.HEAVY_RULE, 0.6)
    _legend(drawing, columns.left)
    return drawing


def _cell(drawing: Drawing, x: float, y: float, width: float, height: float, load: float, capacity: float) -> None:
    if not load:
        words(drawing, x + width / 2, y + height / 2 - 2.8, "–", anchor="middle", code=looks.FAINT)
        return
    share = load / capacity if capacity > 0 else None
    over = share is None or share > 1 + 1e-9
    fill = OVER if share is None or over else next(fill for limit, fill, _ in STEPS if share <= limit + 1e-9)
    box(drawing, x, y, width, height, fill, WHITE)
    text = ">100" if share is None else str(round(share * 100))
    if over and text == "100":  # a hair over is over, and may not read as if it were not
        text = ">100"
    words(drawing, x + width / 2, y + height / 2 - 2.8, text, bold=over, anchor="middle", code=WHITE if over else looks.INK)


def _legend(drawing: Drawing, left: float) -> None:
    x, size = left, 11.0
    for fill, text in [*((fill, text) for _, fill, text in STEPS), (OVER, OVER_WORDS)]:
        box(drawing, x, 3, size * 2, size, fill, GRID)
        if fill == OVER:
            words(drawing, x + size, 5.8, "104", size=7, bold=True, anchor="middle", code=WHITE)
        words(drawing, x + size * 2 + 4, 5.8, text)
        x += size * 2 + 4 + width_of(text) + 14
