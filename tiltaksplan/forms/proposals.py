"""Several forms in one file: sheets, or stretches of a document, that ask for the same things again."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise

from tiltaksplan.forms.labels import field_scores
from tiltaksplan.forms.slots import Layout, Slot
from tiltaksplan.forms.wording import label_key

_TITLE = 0.85
_FEWEST_SHARED = 4
_SHARE = 0.6
_SAME_CELLS, _FEWEST_FILLED = 0.8, 3


def parts_of(layout: Layout) -> list[Layout]:
    """Return the parts of *layout* that are a form each; the whole of it where it is one form."""
    by_sheet = _by_sheets(layout)
    if len(by_sheet) > 1:
        return by_sheet
    return _by_stretches(layout)


def _asks_title(slots: list[Slot]) -> bool:
    return any(field_scores(slot.label).get("/title", 0) >= _TITLE and slot.filled for slot in slots)


def _by_sheets(layout: Layout) -> list[Layout]:
    sheets = dict.fromkeys(slot.sheet for slot in layout.slots)
    forms = {sheet: [slot for slot in layout.slots if slot.sheet == sheet] for sheet in sheets if sheet}
    forms = {sheet: slots for sheet, slots in forms.items() if len(slots) >= _FEWEST_SHARED and _asks_title(slots)}
    forms = forms if len(forms) > 1 else _alike(layout)
    if len(forms) < 2:
        return []
    keys = {sheet: {label_key(slot.label) for slot in slots} for sheet, slots in forms.items()}
    common = set.intersection(*keys.values())
    if len(common) < _FEWEST_SHARED or any(len(common) < _SHARE * len(one) for one in keys.values()):
        return []
    return [
        Layout(
            slots=slots, grids=[grid for grid in layout.grids if grid.sheet == sheet],
            loose=[(number, line) for number, line in layout.loose if _sheet_of(line.place.steps) == sheet], titles=layout.titles,
        )
        for sheet, slots in forms.items()
    ]  # fmt: skip


def _alike(layout: Layout) -> dict[str, list[Slot]]:
    """Return the rooms of the worksheets that ask for the same in the same cells, and have answers: copies of one form."""
    sheets: dict[str, list[Slot]] = defaultdict(list)
    for slot in layout.slots:
        if slot.sheet:
            sheets[slot.sheet].append(slot)
    asked = {sheet: {(slot.place.steps[-1:], label_key(slot.label)) for slot in slots} for sheet, slots in sheets.items()}
    groups = [
        [other for other, its in asked.items() if len(mine & its) >= _SAME_CELLS * max(len(mine), len(its))]
        for mine in asked.values()
        if len(mine) >= _FEWEST_SHARED
    ]
    best = max(groups, key=len, default=[])
    return {sheet: sheets[sheet] for sheet in best if sum(slot.filled for slot in sheets[sheet]) >= _FEWEST_FILLED}


def _sheet_of(steps: tuple[tuple[str, int | str], ...]) -> str:
    return next((str(value) for kind, value in steps if kind == "sheet"), "")


def _by_stretches(layout: Layout) -> list[Layout]:
    keys = [label_key(slot.label) for slot in layout.slots]
    counts = Counter(keys)
    titles = [slot for slot in layout.slots if field_scores(slot.label).get("/title", 0) >= _TITLE and slot.sure_label and slot.filled]
    times = counts[label_key(titles[0].label)] if titles else 1
    repeated = [key for key in counts if key and counts[key] == times]
    if times < 2 or len(repeated) < _FEWEST_SHARED or len(repeated) < _SHARE * len(counts):
        return [layout]
    first = min(keys.index(key) for key in repeated)
    starts = [number for number, key in enumerate(keys) if key == keys[first]]
    bounds = [0, *starts[1:], len(keys)]
    return [
        Layout(
            slots=layout.slots[start:end],
            grids=[grid for grid in layout.grids if start < grid.number <= end],
            loose=[(number, line) for number, line in layout.loose if start < number <= end],
            titles=layout.titles,
        )
        for start, end in pairwise(bounds)
    ]
