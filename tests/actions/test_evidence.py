import json
from dataclasses import replace
from datetime import UTC, datetime

from tiltaksplan.actions.evidence import evidence_of, origins_of, remarks_of
from tiltaksplan.plan.imported_file import ImportedFile
from tiltaksplan.plan.plain import plain_of
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import CostLine, Proposal

PROPOSAL = Proposal(id="T-07", title="Nytt magasin", costs=(CostLine(year=2024, amount=450_000),))
READING = {
    "sources": {
        "/proposals/0/title": {"place": "avsnitt 2", "text": "Nytt magasin", "sure": True},
        "/proposals/0/costs/0/amount": {"place": "tabell 1, rad 2, kolonne 3", "text": "450'", "sure": False},
    },
    "problems": [{"severity": "warning", "code": "amount-unclear", "field": "/proposals/0/costs/1/amount", "message": "Uklart."}],
    "unplaced": [{"place": "avsnitt 31", "text": "Ring meg"}],
    "stored": [plain_of(PROPOSAL)],
}
FILE = ImportedFile(
    sha256="a" * 64, name="skjema.docx", imported=datetime(2026, 1, 1, tzinfo=UTC), proposals=("T-07",), reading=json.dumps(READING)
)
PLAN = Plan(proposals=(PROPOSAL,), files=(FILE,))


def test_each_value_leads_to_its_place_in_the_form():
    origins = origins_of(PLAN, "T-07")
    assert origins["/title"].place == "avsnitt 2"
    assert origins["/costs/0/amount"].doubtful


def test_a_value_that_somebody_has_changed_need_not_be_looked_at():
    mended = replace(PLAN, proposals=(replace(PROPOSAL, costs=(CostLine(year=2024, amount=45_000),)),))
    origin = origins_of(mended, "T-07")["/costs/0/amount"]
    assert origin.changed
    assert not origin.doubtful
    assert evidence_of(mended, FILE).unsure == 0


def test_a_line_that_was_taken_away_counts_as_changed():
    assert origins_of(replace(PLAN, proposals=(replace(PROPOSAL, costs=()),)), "T-07")["/costs/0/amount"].changed


def test_what_found_no_field_and_what_was_unclear_are_told_with_their_places():
    evidence = evidence_of(PLAN, FILE)
    assert [(one.place, one.text) for one in evidence.leftovers] == [("avsnitt 31", "Ring meg")]
    assert [(one.proposal, one.field) for one in evidence.remarks] == [("T-07", "/costs/1/amount")]
    assert remarks_of(PLAN, "T-07") == evidence.remarks


def test_a_newer_version_that_waits_says_nothing_of_the_value_in_the_plan():
    waiting = replace(PLAN, files=(replace(FILE, waiting=True),))
    assert origins_of(waiting, "T-07") == {}
