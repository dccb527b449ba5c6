"""An examination for the form reader: forms of families unlike the samples, each with its truth, made by somebody who had not seen the reader.

`python -m tests.forms.held_out FOLDER` writes them all, the same on every day.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.forms.held_out.content import Truth
from tests.forms.held_out.lists import column_a_year, one_cell
from tests.forms.held_out.negatives import no_forms
from tests.forms.held_out.sheets import notes, two_in_one, years_down
from tests.forms.held_out.word_controls import bound, boxes, legacy
from tests.forms.held_out.word_odd import council, open_document, round_two
from tests.forms.held_out.word_tables import label_in_cell, municipality, nested, yes_and_no
from tests.forms.held_out.word_text import headings, letter, other_processor, questionnaire

FAMILIES = (
    municipality, label_in_cell, nested, yes_and_no, headings, questionnaire, letter, other_processor, legacy, bound, boxes,
    council, round_two, open_document, notes, years_down, two_in_one, one_cell, column_a_year, no_forms,
)  # fmt: skip


def write_forms(folder: Path) -> list[Truth]:
    """Write every form and its truth into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    truths = [truth for family in FAMILIES for truth in family(folder)]
    for truth in truths:
        told = json.dumps(truth.as_json(), ensure_ascii=False, indent=1)
        (folder / truth.file).with_suffix(".truth.json").write_text(told + "\n", encoding="utf-8")
    return truths
