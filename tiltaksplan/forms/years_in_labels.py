"""Two labels that differ in their years alone: «Verdi 2025» is where the work begins, «Verdi 2028» where it is to lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tiltaksplan.forms.headers import YEAR, year_in
from tiltaksplan.forms.labels import field_scores
from tiltaksplan.forms.slots import Slot

_AS_KNOWN = {"/baseline": "2022", "/target": "2025"}  # the years in the names that are known


def scores_of_years(label: str) -> dict[str, float]:
    """Return how well a label that names a year asks for a value at the beginning, or at the end, whichever year it names."""
    if year_in(label) is None:
        return {}
    return {pointer: field_scores(YEAR.sub(year, label)).get(pointer, 0.0) for pointer, year in _AS_KNOWN.items()}


def with_years_in_order(chosen: Mapping[int, str], slots: Sequence[Slot]) -> dict[int, str]:
    """Return *chosen* (fields by room) with the earlier of two years as the beginning, where beginning and end are told by year."""
    fields = dict(chosen)
    by_pointer = {pointer: number for number, pointer in fields.items()}
    labels = {slot.number: slot.label for slot in slots}
    first, last = by_pointer.get("/baseline"), by_pointer.get("/target")
    if first is not None and last is not None:
        before, after = year_in(labels[first]), year_in(labels[last])
        if before is not None and after is not None and before > after:
            fields[first], fields[last] = "/target", "/baseline"
    return fields
