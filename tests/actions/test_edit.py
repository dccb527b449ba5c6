from datetime import date

import pytest

from tiltaksplan.actions.edit import (
    change_field,
    decide,
    give_step,
    new_proposal,
    open_round,
    remove_proposal,
    take_back_waiver,
    text_of,
    value_of,
    waive,
)
from tiltaksplan.language import Message
from tiltaksplan.plan.change import apply_all
from tiltaksplan.plan.fields import Choices, Day, Line, Money, Number, PlanYear, Step, Text
from tiltaksplan.plan.finding import Finding, Severity
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.setup import Decision, Setup

PLAN = Plan(proposals=(Proposal(id="T-01", title="Nytt magasin"), Proposal(id="T-02", title="Ny utstilling")))


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Money(), "450 tkr", 450_000),
        (Money(), "kr 450 000,-", 450_000),
        (Day(), "høst 2023", date(2023, 7, 1)),
        (Day(edge="end"), "høst 2023", date(2023, 12, 31)),
        (PlanYear(), "2024", 2024),
        (Step(), "svært høy", 5),
        (Number(unit="timer"), "20 %", 339),
        (Number(), "ca. 66 000 besøk", 66_000),
        (Line(), " to   linjer\nblir én ", "to linjer blir én"),
        (Text(), "• ett\n• to", "- ett\n- to"),
        (Choices(of="frames"), "Kvalitet\n\nBærekraft", ("Kvalitet", "Bærekraft")),
        (Money(), "  ", None),
    ],
)
def test_what_is_typed_in_the_window_is_read_by_the_rules_of_forms(kind, text, value):
    assert value_of(kind, text, Setup()) == value


@pytest.mark.parametrize("kind", [Money(), Day(), Step(), PlanYear(), Number(), Number(whole=True, at_least=1)])
def test_what_cannot_be_read_comes_back_as_a_sentence_that_quotes_it(kind):
    unclear = value_of(kind, "ganske mye", Setup())
    assert isinstance(unclear, Message)
    assert "ganske mye" in unclear.told()


@pytest.mark.parametrize(("text", "word"), [("2,5", "helt tall"), ("0", "minst 1")])
def test_a_rank_is_a_whole_number_from_one(text, word):
    unclear = value_of(Number(whole=True, at_least=1), text, Setup())
    assert isinstance(unclear, Message)
    assert word in unclear.told()


@pytest.mark.parametrize(
    ("kind", "value"), [(Money(), 1_250_000), (Day(), date(2024, 2, 29)), (Number(), 12.5), (Step(), 4), (Line(), "Tittel")]
)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_value_that_is_shown_is_read_back_as_itself(kind, value, language):
    assert value_of(kind, text_of(kind, value, language), Setup()) == value


def test_the_same_value_again_is_no_change():
    assert change_field(PLAN, "T-01", "/title", "Nytt magasin") == ()


def test_a_removed_proposal_takes_its_scores_with_it():
    scored = apply_all(PLAN, give_step(PLAN, "T-01", "Nytte", 4, "God"))
    after = apply_all(scored, remove_proposal(scored, "T-01"))
    assert [proposal.id for proposal in after.proposals] == ["T-02"]
    assert after.scores == ()


def test_a_new_proposal_gets_the_next_free_number():
    assert apply_all(PLAN, new_proposal(PLAN)).proposals[-1].id == "T-03"


def test_a_later_decision_on_whether_a_proposal_is_in_takes_the_place_of_the_earlier_one():
    must = apply_all(PLAN, decide(PLAN, Decision(kind="must", proposal="T-01")))
    starts = apply_all(must, decide(must, Decision(kind="starts", proposal="T-01", quarter="2023-Q2")))
    after = apply_all(starts, decide(starts, Decision(kind="must-not", proposal="T-01")))
    assert [one.kind for one in after.setup.decisions] == ["starts", "must-not"]


def test_a_waiver_keeps_who_and_why_and_can_be_taken_back():
    text = Message.of("Noe")
    finding = Finding(code="no-risks", severity=Severity.WARNING, proposals=("T-01",), message=text, why=text, fix=text)
    waived = apply_all(PLAN, waive(PLAN, finding, "Avklart", "Kari Nordmann"))
    assert [(one.key, one.reason, one.who) for one in waived.waivers] == [(finding.key, "Avklart", "Kari Nordmann")]
    assert apply_all(waived, take_back_waiver(waived, finding)) == PLAN


def test_round_two_is_opened_once():
    second = apply_all(PLAN, open_round(PLAN, 2))
    assert second.round == 2
    assert open_round(second, 2) == ()
