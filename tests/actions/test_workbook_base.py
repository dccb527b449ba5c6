"""The plan keeps what a workbook was made of, so that the workbook can come back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports.sample_plan import outcome_by_hand, sample_proposals
from tiltaksplan.actions.new import new_plan
from tiltaksplan.actions.plan_file import open_plan
from tiltaksplan.actions.workbook_base import base_of, keep_base, plan_mark
from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.pointer import value_at
from tiltaksplan.plan.proposal import ProjectLeader
from tiltaksplan.plan.score import Score

PERSONAL = ("competence", "experience", "qualities")


@pytest.fixture
def plan_path(tmp_path, samples):
    path = tmp_path / "plan.tiltaksplan"
    leader = ProjectLeader(name="Kari Nordmann", competence="Kan alt", experience="Har gjort alt", qualities="Er tålmodig")
    with new_plan(path, setup=samples / "oppsett.xlsx") as plan_file:
        proposals = [replace(one, leader=leader) if one.id == "T-02" else one for one in sample_proposals()]
        plan_file.commit([Change(thing=f"proposal:{one.id}", after=one) for one in proposals], "Importere")
        score = Score(proposal="T-01", criterion=plan_file.plan.setup.criteria[0].name, step=4, assessor="Ola", reason="Klart skrevet")
        plan_file.commit([Change(thing=f"score:{score.key}", after=score)], "Vurdere")
        outcome = outcome_by_hand(plan_file.plan, scenario="lite penger")
        plan_file.commit([Change(thing="outcome:lite penger", after=outcome)], "Prioritere")
    return path


def test_a_base_gives_back_what_the_workbook_was_made_of(plan_path):
    with open_plan(plan_path) as plan_file:
        mark = keep_base(plan_file, scenario="lite penger")
        kept = plan_file.plan
    with open_plan(plan_path) as plan_file:
        base = base_of(plan_file, mark)
    assert base is not None
    assert (base.setup, base.scores, base.outcomes) == (kept.setup, kept.scores, kept.outcomes)
    assert [one.id for one in base.proposals] == [one.id for one in kept.proposals]
    assert base.proposal("T-01").costs == kept.proposal("T-01").costs
    assert base.proposal("T-02").leader.name == "Kari Nordmann"


def test_a_base_holds_nothing_of_a_persons_fitness(plan_path):
    with open_plan(plan_path) as plan_file:
        base = base_of(plan_file, keep_base(plan_file))
    assert base is not None
    assert {value_at(one, f"/leader/{word}") for one in base.proposals for word in PERSONAL} == {None}


def test_the_same_plan_gives_the_same_mark_and_a_changed_one_another(plan_path):
    with open_plan(plan_path) as plan_file:
        first = keep_base(plan_file)
        assert keep_base(plan_file) == first
        plan_file.commit(
            [Change(thing="proposal:T-01", field="/title", before=plan_file.plan.proposal("T-01").title, after="Nytt")], "Endre"
        )
        assert keep_base(plan_file) != first
        base = base_of(plan_file, first)
        assert base is not None
        assert base.proposal("T-01").title == sample_proposals()[0].title


def test_a_mark_that_the_plan_does_not_know_or_that_is_another_files_gives_no_base(plan_path):
    with open_plan(plan_path) as plan_file:
        other = plan_file.add_original("skjema.docx", b"PK\x03\x04")
        assert base_of(plan_file, other) is None
        assert base_of(plan_file, "0" * 64) is None
        assert base_of(plan_file, plan_file.add_original("tom.gz", b"\x1f\x8b")) is None


def test_keeping_a_base_is_no_step_in_the_journal(plan_path):
    with open_plan(plan_path) as plan_file:
        steps = len(plan_file.journal())
        keep_base(plan_file)
        assert len(plan_file.journal()) == steps


def test_a_plan_that_can_only_be_read_keeps_no_base_and_can_still_be_told_from_others(plan_path):
    with open_plan(plan_path) as writer, open_plan(plan_path) as reader:
        assert reader.read_only
        with pytest.raises(TiltaksplanError):
            keep_base(reader)
        assert plan_mark(reader) == plan_mark(writer)


def test_the_mark_of_a_plan_follows_it_into_copies_and_tells_it_from_others(plan_path, tmp_path):
    copy = tmp_path / "kopi.tiltaksplan"
    with open_plan(plan_path) as plan_file:
        mark = plan_mark(plan_file)
        plan_file.save_copy(copy)
    with open_plan(copy) as plan_file:
        assert plan_mark(plan_file) == mark
    with new_plan(tmp_path / "annen.tiltaksplan", title="En annen") as other:
        assert plan_mark(other) != mark
