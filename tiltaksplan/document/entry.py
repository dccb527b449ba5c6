"""What is to be written in somebody's form, and where: made by `forms`, which knows what the places mean, and written by `io`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tiltaksplan.document.place import Place


class How(StrEnum):
    """How an entry meets what stands in its place."""

    WHOLE = "whole"
    AFTER = "after"
    BELOW = "below"
    EXCHANGE = "exchange"
    TICK = "tick"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to write.

    Attributes:
        place: A cell, a control or form field, or a paragraph.
        text: As it is to be read; a line a paragraph.
        value: What a worksheet's cell holds; None where it is the text.
        how: `WHOLE` takes the place of all there. `AFTER` stands on the line behind `label`, up to `until`. `BELOW` stands in the
            empty paragraph below, or in a new one. `EXCHANGE` takes the place of occurrence `number` of `label` in the paragraph.
            `TICK` ticks a control or form field.
        number: Counted from 0.
        field: Which value it says, as a pointer below the proposal; empty where whoever made it knows.
        copy: Which copy of the place's row it stands in: 0 is the row itself; copies are made below it, in order.
    """

    place: Place
    text: str
    value: int | float | bool | date | None = None
    how: How = How.WHOLE
    label: str = ""
    until: str = ""
    number: int = 0
    field: str = ""
    copy: int = 0
