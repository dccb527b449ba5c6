"""Writes the golden text of the plan document anew: `python -m tests.reports.write_golden`. Read the difference before you commit it."""

from dataclasses import replace

from tests.reports.document_text import document_text
from tests.reports.sample_plan import outcome_by_hand, sample_plan, sample_proposals
from tests.reports.test_plan_document import GOLDEN
from tiltaksplan.reports.plan_document import plan_document

if __name__ == "__main__":
    plan = replace(sample_plan(), proposals=sample_proposals()[:9])
    GOLDEN.write_text(document_text(plan_document(plan, outcome_by_hand(plan, 3))), encoding="utf-8", newline="\n")
