"""Charts as vectors, pictures without what an archive file may not hold."""

from __future__ import annotations

from io import BytesIO
from typing import cast

from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Image

from tiltaksplan.document.blocks import Figure
from tiltaksplan.io.charts.drawing import drawing_of

DOTS_PER_POINT = 2  # a picture is shown at 144 dots an inch, or smaller where it would be wider than the text


def drawing_of_figure(figure: Figure, width: float) -> Drawing | Image:
    """Return what is to be drawn for *figure*, at most *width* wide.

    Raises:
        ValueError: A figure without chart and picture, or without a text for who cannot see it. A fault of ours.
    """
    if not figure.alt.strip():
        raise ValueError(f"a figure without alternative text: {figure.caption}")
    if figure.chart is not None:
        return drawing_of(figure.chart, width)
    if figure.image is None:
        raise ValueError(f"a figure without chart and picture: {figure.caption}")
    return _picture(figure.image, width)


def _picture(image: bytes, width: float) -> Image:
    from PIL import Image as Pillow

    with Pillow.open(BytesIO(image)) as opened:
        picture = opened.convert("RGBA")
    ground = Pillow.new("RGBA", picture.size, "white")
    plain = Pillow.alpha_composite(ground, picture).convert("RGB")  # an archive file is better off without transparency
    file = BytesIO()
    plain.save(file, "PNG")
    file.seek(0)
    shown = min(plain.width / DOTS_PER_POINT, width)
    return cast(Image, Image(file, width=shown, height=plain.height * shown / plain.width))
