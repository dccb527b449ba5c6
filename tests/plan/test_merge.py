"""Three sides of a plan laid together: what is applied, kept, disputed, and brought back."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tiltaksplan.plan.alignment import aligned
from tiltaksplan.plan.change import apply_all, reversed_all
from tiltaksplan.plan.merge import merge
from tiltaksplan.plan.merge_changes import Decisions, Take, decide
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import CostLine, Proposal
from tiltaksplan.plan.score import Score
from tiltaksplan.plan.workbook_edits import FieldEdit, Missing, NewLine, NewProposal, ScoreEdit, WorkbookEdits

LINES = tuple(CostLine(year=2023 + place, category=f"Utgift {place}", amount=place * 1000, funding="Egne midler") for place in range(4))
BASE = Plan(proposals=(Proposal(id="T-01", title="Magasin", goal="Et mål", costs=LINES), Proposal(id="T-02", title="Utstilling")))

costs = st.builds(
    CostLine, year=st.sampled_from((2023, 2024)), category=st.sampled_from("abc"), amount=st.integers(0, 3), funding=st.sampled_from("xy")
)


def title(after: str, proposal: str = "T-01") -> FieldEdit:
    return FieldEdit(proposal=proposal, field="/title", before=BASE.proposal(proposal).title, after=after, cell="Forslag!B3")


def with_costs(*lines: CostLine) -> Plan:
    return replace(BASE, proposals=(replace(BASE.proposals[0], costs=lines), BASE.proposals[1]))


@given(st.lists(costs, max_size=7), st.lists(costs, max_size=7))
def test_no_line_is_taken_for_two_and_equal_plans_are_aligned_place_by_place(earlier, later):
    found = aligned(earlier, later)
    assert len(set(found.values())) == len(found)
    assert aligned(earlier, earlier) == {place: place for place in range(len(earlier))}


@given(st.lists(costs, min_size=1, max_size=6, unique=True), st.data())
def test_lines_that_only_went_or_came_leave_the_others_where_they_are(lines, data):
    gone = data.draw(st.integers(0, len(lines) - 1))
    left = lines[:gone] + lines[gone + 1 :]
    assert all(left[place] == lines[before] for before, place in aligned(lines, left).items() if lines[before] in left)


def test_what_only_they_have_changed_is_applied_and_what_only_we_have_is_kept():
    ours = replace(BASE, proposals=(replace(BASE.proposals[0], goal="Vårt mål"), BASE.proposals[1]))
    merged = merge(BASE, ours, WorkbookEdits(fields=(title("Deres"),)))
    after = apply_all(ours, decide(ours, merged, Decisions()).changes)
    assert (after.proposal("T-01").title, after.proposal("T-01").goal) == ("Deres", "Vårt mål")


def test_a_line_is_changed_where_it_stands_in_ours():
    ours = with_costs(CostLine(category="Ny", amount=1), *LINES[1:])
    edit = FieldEdit(proposal="T-01", field="/costs/2/amount", before=2000, after=9, cell="Kostnader!F5")
    merged = merge(BASE, ours, WorkbookEdits(fields=(edit,)))
    assert [(one.field, one.before, one.after) for one in merged.applied] == [("/costs/2/amount", 2000, 9)]


def test_lines_that_go_come_and_change_are_one_change_of_the_table():
    edits = WorkbookEdits(
        fields=(FieldEdit(proposal="T-01", field="/costs/1/amount", before=1000, after=5, cell="K!F4"),),
        new_lines=(NewLine(cell="K!A9", proposal="T-01", table="costs", line=CostLine(amount=7)),),
        missing=(Missing(key="T-01/costs/0", proposal="T-01", table="costs", position=0),),
    )
    decided = decide(BASE, merge(BASE, BASE, edits), Decisions(remove=frozenset({"T-01/costs/0"})))
    after = apply_all(BASE, decided.changes)
    assert [line.amount for line in after.proposal("T-01").costs] == [5, 2000, 3000, 7]
    assert apply_all(after, reversed_all(decided.changes)) == BASE


def test_a_conflict_waits_and_changes_nothing_until_it_is_decided():
    ours = replace(BASE, proposals=(replace(BASE.proposals[0], title="Vår"), BASE.proposals[1]))
    merged = merge(BASE, ours, WorkbookEdits(fields=(title("Deres"),)))
    assert decide(ours, merged, Decisions()).changes == ()
    decided = decide(ours, merged, Decisions(conflicts={"T-01/title": Take.THEIRS}))
    assert apply_all(ours, decided.changes).proposal("T-01").title == "Deres"
    assert decided.conflicts == ()


def test_new_proposals_get_the_next_numbers_also_when_one_is_left_out():
    new = tuple(NewProposal(cell=f"Forslag!B{row}", proposal=Proposal(title=f"Ny {row}")) for row in (9, 10, 11))
    merged = merge(BASE, BASE, WorkbookEdits(new_proposals=new))
    decided = decide(BASE, merged, Decisions(leave_out=frozenset({"Forslag!B10"})))
    assert decided.ids == {"Forslag!B9": "T-03", "Forslag!B11": "T-04"}
    assert [one.title for one in apply_all(BASE, decided.changes).proposals] == ["Magasin", "Utstilling", "Ny 9", "Ny 11"]


def test_a_proposal_that_goes_takes_its_scores_along():
    score = Score(proposal="T-02", criterion="Nytte", step=3)
    plan = replace(BASE, scores=(score,))
    merged = merge(plan, plan, WorkbookEdits(missing=(Missing(key="T-02", proposal="T-02"),)))
    after = apply_all(plan, decide(plan, merged, Decisions(remove=frozenset({"T-02"}))).changes)
    assert (len(after.proposals), after.scores) == (1, ())


def test_a_score_that_two_have_given_otherwise_is_a_conflict():
    before = Score(proposal="T-01", criterion="Nytte", step=3, assessor="Kari")
    base, ours = (replace(BASE, scores=(replace(before, step=step),)) for step in (3, 4))
    edit = ScoreEdit(before=before, after=replace(before, step=5, reason="Bedre"), cells=(("step", "V!E3"), ("reason", "V!F3")))
    merged = merge(base, ours, WorkbookEdits(scores=(edit,)))
    assert [(one.field, one.base, one.ours, one.theirs) for one in merged.conflicts] == [("/scores/Nytte|Kari/step", 3, 4, 5)]
    after = apply_all(ours, decide(ours, merged, Decisions(prefer=Take.THEIRS)).changes)
    assert after.scores == (replace(before, step=5, reason="Bedre"),)
