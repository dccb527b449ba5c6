"""A third examination for the form reader: families unlike the samples and the earlier examinations, each form with its truth.

`python -m tests.forms.exam_three FOLDER` writes them all.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.forms.exam_three.funders import culture, european, foundation, research
from tests.forms.exam_three.lists import columns_of_proposals, word_list
from tests.forms.exam_three.more_sheets import crosses
from tests.forms.exam_three.offices import district, facts, second_round, secretariat
from tests.forms.exam_three.pages import pages_table, shared_document
from tests.forms.exam_three.second_lot import bold_answers, dotted, help_in_answers, in_sentences, sources_across, three_pairs
from tests.forms.exam_three.sheets import above, merged, numbered
from tests.forms.exam_three.third_lot import broken_tables, source_in_header, traps
from tests.forms.held_out.content import Truth

SECOND_LOT = (sources_across, three_pairs, bold_answers, dotted, help_in_answers, in_sentences, crosses)
FAMILIES = (
    european, foundation, culture, research, shared_document, pages_table, district, secretariat, facts, second_round,
    merged, above, numbered, columns_of_proposals, word_list, *SECOND_LOT, traps, broken_tables, source_in_header,
)  # fmt: skip


def write_forms(folder: Path) -> list[Truth]:
    """Write every form and its truth into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    truths = [truth for family in FAMILIES for truth in family(folder)]
    for truth in truths:
        told = json.dumps(truth.as_json(), ensure_ascii=False, indent=1)
        (folder / truth.file).with_suffix(".truth.json").write_text(told + "\n", encoding="utf-8")
    return truths
