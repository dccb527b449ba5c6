"""The letter back to the group."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.reports.document_text import document_text
from tiltaksplan.plan.checks import CHECKS, check
from tiltaksplan.plan.finding import Waiver
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Contact, CostLine, HourLine, ProjectLeader, Proposal
from tiltaksplan.plan.setup import Person, Setup, Unit
from tiltaksplan.reports.feedback import feedback_findings, feedback_letter, feedback_mail
from tiltaksplan.reports.feedback_words import ADVICE, FOR_THE_PLANNERS

UNIT = Unit(name="Institutt for naturhistorie", leader="Ingvild Sandbakk", email="ingvild@vm.example")
KARI = Person(name="Kari Moen", unit=UNIT.name, hours=((2023, 100), (2024, 100), (2025, 100)))
BACKWARDS = Proposal(
    id="T-01",
    title="Byens fugler",
    unit=UNIT.name,
    contact=Contact(name="Terje Alstad", email="terje@vm.example"),
    start=date(2024, 3, 1),
    end=date(2023, 11, 30),
    hours=(HourLine(person="Kari Moen", year=2024, hours=80),),
    leader=ProjectLeader(name="Kari Moen", competence="HEMMELIG-KOMPETANSE", experience="har ikke ledet før", qualities="HEMMELIG-EVNE"),
)
OTHER = Proposal(
    id="T-02",
    title="Pollen og torv",
    description="HEMMELIG-BESKRIVELSE",
    start=date(2024, 1, 1),
    end=date(2024, 12, 31),
    hours=(HourLine(person="Kari Moen", year=2024, hours=77),),
    costs=(CostLine(year=2024, category="HEMMELIG-POST", amount=98765),),
)
PLAN = Plan(
    setup=Setup(title="Tiltaksplan", units=(UNIT,), people=(KARI,), proposal_deadline=date(2022, 10, 14), unit_deadline=date(2022, 11, 7)),
    proposals=(BACKWARDS, OTHER),
)
OVERLAP = replace(PLAN, proposals=(replace(BACKWARDS, end=date(2024, 11, 30)), OTHER))


def letter(plan: Plan, proposal: str = "T-01", language: str = "nb") -> str:
    return document_text(feedback_letter(plan, proposal, feedback_findings(plan)[proposal], language=language))


def test_every_check_is_either_told_to_the_group_or_kept_for_the_planners() -> None:
    codes = {one.code for one in CHECKS}
    assert not codes - ADVICE.keys() - FOR_THE_PLANNERS
    assert not ADVICE.keys() & FOR_THE_PLANNERS


def test_a_letter_says_what_is_wrong_why_what_to_do_by_when_and_whom_to_ask() -> None:
    text = letter(PLAN)
    must, should = text.index("Dette må rettes"), text.index("Dette bør dere se på")
    assert must < text.index("Tiltaket slutter 30.11.2023, før det starter 1.3.2024.") < should
    assert "Gjør dette: Se hvilken av datoene som er feil" in text
    assert "Hei, Terje Alstad!" in text
    assert "«Byens fugler»" in text
    assert "innen 14.10.2022" in text
    assert "Ingvild Sandbakk (ingvild@vm.example)" in text
    assert "gruppen om" not in text, "what is said to the planners"


def test_round_two_has_the_units_deadline_and_a_plan_without_one_says_soon() -> None:
    assert "innen 7.11.2022" in letter(replace(PLAN, round=2))
    assert "så snart dere kan" in letter(replace(PLAN, setup=replace(PLAN.setup, proposal_deadline=None)))


def test_nothing_is_said_of_a_persons_fitness() -> None:
    plan = replace(PLAN, round=2)
    assert any(finding.code == "leader-is-new" for finding in check(plan)), "there is something to keep quiet of"
    text = letter(plan)
    assert "HEMMELIG" not in text
    assert "ledet" not in text


def test_of_other_proposals_a_letter_tells_their_titles_and_no_more() -> None:
    text = letter(OVERLAP)
    assert "Kari Moen er satt opp med flere timer i 2024 enn personen har å gi, når vi regner med «Pollen og torv» også." in text
    assert not [secret for secret in ("HEMMELIG", "T-02", "157", "77", "98") if secret in text]


def test_the_fields_in_place_are_counted_and_nothing_is_praised_where_nothing_is() -> None:
    assert "feltene som skal fylles ut, er fylt ut." in letter(PLAN)
    bare = replace(PLAN, proposals=(Proposal(id="T-01"),))
    assert "er fylt ut." not in letter(bare).replace("ikke fylt ut", "")
    assert "Forslag uten tittel" in letter(bare)


def test_a_waived_finding_is_not_told() -> None:
    finding = next(one for one in check(PLAN) if one.code == "end-before-start")
    waived = replace(PLAN, waivers=(Waiver(key=finding.key, fingerprint=finding.fingerprint, reason="avtalt"),))
    assert "før det starter" not in letter(waived)


def test_findings_on_the_portfolio_and_those_for_the_planners_give_no_letter() -> None:
    late = replace(PLAN, setup=replace(PLAN.setup, max_measures=1))
    codes = {finding.code for findings in feedback_findings(late).values() for finding in findings}
    assert "too-many-measures" in {finding.code for finding in check(late)}
    assert not codes & FOR_THE_PLANNERS
    assert feedback_findings(Plan()) == {}


@pytest.mark.parametrize("written", ["ring meg", "a@b\nBcc: c@d.no", "kåre@vm.no", "", "Terje <terje@vm.example>"])
def test_what_is_no_address_is_left_for_a_person_to_write_in(written: str) -> None:
    plan = replace(PLAN, proposals=(replace(BACKWARDS, contact=Contact(name="Terje", email=written)),))
    mail = feedback_mail(plan, "T-01", feedback_findings(plan)["T-01"])
    assert mail.to == ""
    assert "«Byens fugler»" in mail.subject


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_advice_can_be_told_in_every_language_with_the_figures_of_its_check(language: str) -> None:
    for plan in (PLAN, OVERLAP, replace(PLAN, round=2)):
        for proposal, findings in feedback_findings(plan).items():
            text = document_text(feedback_letter(plan, proposal, findings, language=language))
            assert "{" not in text
            assert feedback_mail(plan, proposal, findings, language=language).body.endswith("\n")
