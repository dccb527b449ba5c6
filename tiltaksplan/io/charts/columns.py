"""The heads of a chart's columns, with the groups that neighbours share (the year over its quarters)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing

from tiltaksplan.io import looks
from tiltaksplan.io.charts.shapes import TEXT_SIZE, box, heads, line, width_of, words

HEAD_HEIGHT = 15.0
SMALL = 6.8


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of one width from *left* to *right*."""

    texts: tuple[str, ...]
    left: float
    right: float

    @property
    def width(self) -> float:
        """Of one column."""
        return (self.right - self.left) / max(len(self.texts), 1)

    @property
    def height(self) -> float:
        """Of the heads."""
        return HEAD_HEIGHT * (2 if any(heads(text)[0] for text in self.texts) else 1)

    def edge(self, number: int) -> float:
        """Return the left edge of column *number*, counted from 0."""
        return self.left + number * self.width

    def groups(self) -> list[tuple[str, int, int]]:
        """Return each group with its first column and the one after its last."""
        return grouped([heads(text)[0] for text in self.texts])

    def draw_heads(self, drawing: Drawing, top: float) -> None:
        """Draw the heads down from *top*."""
        box(drawing, 0, top - self.height, self.right, self.height, looks.HEADER_FILL)
        if self.height > HEAD_HEIGHT:
            for group, first, end in self.groups():
                middle = (self.edge(first) + self.edge(end)) / 2
                words(drawing, middle, top - HEAD_HEIGHT + 4, group, bold=True, anchor="middle")
        for number, text in enumerate(self.texts):
            own = heads(text)[1]
            if width_of(own, SMALL) > self.width - 1:
                own = own.split(".")[0].split(" ")[0]
            words(drawing, self.edge(number) + self.width / 2, top - self.height + 4.5, own, size=min(SMALL, TEXT_SIZE), anchor="middle")

    def draw_rules(self, drawing: Drawing, top: float, bottom: float) -> None:
        """Draw a rule between columns, a darker one between groups."""
        firsts = {first for _, first, _ in self.groups()}
        for number in range(1, len(self.texts)):
            if number not in firsts:
                line(drawing, self.edge(number), top, self.edge(number), bottom)
        for number in firsts:
            line(drawing, self.edge(number), top, self.edge(number), bottom, looks.HEAVY_RULE, 0.6)


def grouped(names: Sequence[str]) -> list[tuple[str, int, int]]:
    """Return neighbours with the same name together: the name, the first, and the one after the last.

    >>> grouped(["a", "a", "b"])
    [('a', 0, 2), ('b', 2, 3)]
    """
    found: list[tuple[str, int, int]] = []
    for number, name in enumerate(names):
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1], number + 1)
        else:
            found.append((name, number, number + 1))
    return found
