import re
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from tests.reports.document_text import document_text
from tests.reports.sample_plan import outcome_by_hand, sample_plan, sample_proposals, sample_setup
from tiltaksplan.document.blocks import Align, Paragraph, Role, Table
from tiltaksplan.language import LANGUAGES, Message
from tiltaksplan.plan.imported_file import ImportedFile
from tiltaksplan.plan.outcome import NotSelected, Outcome, Selected
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.prioritise import fingerprint_of
from tiltaksplan.plan.proposal import CostLine, HourLine, Milestone, ProjectLeader, Proposal, Risk
from tiltaksplan.plan.score import Score
from tiltaksplan.reports.plan_document import plan_document

GOLDEN = Path(__file__).parent / "plan_document.golden.txt"
EMPTY_OUTCOME = Outcome(status="optimal", value=0, bound=0, seconds=0)


@pytest.fixture(scope="module")
def plan():
    return sample_plan()


@pytest.fixture(scope="module")
def text(plan):
    return document_text(plan_document(plan, outcome_by_hand(plan)))


def a_selected(**more):
    return Selected(
        **{"proposal": "T-01", "start": date(2023, 1, 1), "end": date(2024, 12, 31), "score": 70, "why": Message("Fordi."), **more}
    )


def an_outcome(*selected, **more):
    return Outcome(**{"status": "optimal", "value": 70, "bound": 70, "seconds": 0, "selected": selected, **more})


def the_text_of(proposal, selected=None, **options):
    plan = Plan(setup=sample_setup(), proposals=(proposal,))
    return document_text(plan_document(plan, an_outcome(selected or a_selected()), **options))


def tables_of(document, head):
    return [block for block in document.blocks() if isinstance(block, Table) and block.at(1, 1).text == head]


def test_the_plan_reads_as_it_was_approved():
    """The golden text is made anew by `python -m tests.reports.write_golden`; its difference is to be read before it is committed."""
    plan = replace(sample_plan(), proposals=sample_proposals()[:9])
    found = document_text(plan_document(plan, outcome_by_hand(plan, 3)))
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_the_chapters_come_in_the_readers_order(text):
    chapters = re.findall(r"^heading1: (.*)$", text, re.M)
    assert chapters == [
        "Sammendrag", "Slik er valget gjort", "Valgte tiltak", "Tidsplan og belastning", "Penger",
        "Strategi, samarbeid og det som må vike", "Reserve", "Prioritert ned",
    ]  # fmt: skip


def test_every_measure_has_its_page_and_every_other_proposal_its_reason(plan, text):
    outcome = outcome_by_hand(plan)
    pages = re.findall(r"^heading2: (T-\d+) ", text, re.M)
    assert sorted(pages) == sorted(one.proposal for one in outcome.selected)
    for one in (*outcome.reserve, *outcome.down):
        assert f"| {one.proposal} {plan.proposal(one.proposal).title} |" in text
        assert one.reason.told() in text


def test_what_is_said_of_a_persons_fitness_is_in_no_version():
    leader = ProjectLeader(
        name="Kari Nordmann", competence="HEMMELIG KOMPETANSE", experience="HEMMELIG ERFARING", qualities="HEMMELIG EGENSKAP"
    )
    proposal = Proposal(
        id="T-01", title="Et tiltak", start=date(2023, 1, 1), end=date(2024, 12, 31), leader=leader, priority_reason="HEMMELIG GRUNN"
    )
    for public in (False, True):
        text = the_text_of(proposal, public=public)
        assert "HEMMELIG" not in text
        assert "Kari Nordmann" in text


def test_the_public_version_names_project_leaders_and_nobody_else(plan):
    text = document_text(plan_document(plan, outcome_by_hand(plan), public=True))
    leaders = {proposal.leader.name for proposal in plan.proposals}
    others = {line.person for proposal in plan.proposals for line in proposal.hours} | {person.name for person in plan.setup.people}
    assert not [name for name in others - leaders - {None} if name in text]
    assert "Timer fra den enkelte" not in text


def test_the_public_version_keeps_names_out_of_the_reasons_too(plan):
    reason = Message.of("{person} mangler {hours} timer.", person="Terje Alstad", hours=120)
    outcome = an_outcome(a_selected(proposal="T-01"), down=(NotSelected(proposal="T-03", score=50, reason=reason),))
    assert "Terje Alstad mangler 120 timer." in document_text(plan_document(plan, outcome))
    public = document_text(plan_document(plan, outcome, public=True))
    assert "Terje Alstad" not in public
    assert "en medarbeider mangler 120 timer." in public


def test_a_reader_is_told_whether_people_or_the_program_gave_the_steps(plan):
    outcome = outcome_by_hand(plan)
    assert "Ingen har vurdert forslagene ennå" in document_text(plan_document(plan, outcome))
    scores = (
        Score(proposal="T-01", criterion="Ytre rammer", step=4, assessor="Kari"),
        Score(proposal="T-01", criterion="Ytre rammer", step=3, assessor="Ola"),
    )
    assert "1 av 144 trinn er satt av dem som har vurdert forslagene." in document_text(
        plan_document(replace(plan, scores=scores), outcome)
    )


def test_years_add_up_to_what_the_form_says_also_when_a_measure_is_moved():
    proposal = Proposal(
        id="T-01",
        title="Et tiltak",
        start=date(2023, 1, 1),
        end=date(2024, 6, 30),
        costs=(
            CostLine(year=2023, amount=100_001, category="Utstyr", funding="Egne midler"),
            CostLine(year=2024, amount=50_000, category="Reise"),
        ),
        hours=(
            HourLine(person="Kari", year=2023, hours=84.75),
            HourLine(person="Ola", year=2023, hours=84.75),
            HourLine(person="Per", year=2024, hours=0.5),
        ),
    )
    document = plan_document(
        Plan(setup=sample_setup(), proposals=(proposal,)), an_outcome(a_selected(start=date(2023, 4, 1), end=date(2024, 9, 30)))
    )
    (costs,) = tables_of(document, "Kostnader (kr)")
    assert [costs.at(2, column).text for column in range(3, 7)] == ["75\xa0001", "25\xa0000", "–", "100\xa0001"]
    assert [costs.at(4, column).text for column in range(3, 7)] == ["75\xa0001", "75\xa0000", "–", "150\xa0001"]
    (hours,) = tables_of(document, "Timer")
    lines = [[int(hours.at(row, column).text.replace("–", "0")) for column in range(4, 8)] for row in range(2, 6)]
    assert lines[-1][-1] == 170
    assert [sum(column) for column in zip(*lines[:-1], strict=True)] == lines[-1]
    assert all(sum(line[:-1]) == line[-1] for line in lines)


def test_milestones_move_with_their_measure_and_the_reader_is_told():
    milestones = (Milestone(date=date(2023, 11, 30), description="Halvveis"), Milestone(description="En gang"))
    proposal = Proposal(id="T-01", title="Et tiltak", start=date(2023, 1, 1), end=date(2024, 6, 30), milestones=milestones)
    text = the_text_of(proposal, a_selected(start=date(2023, 4, 1), end=date(2024, 9, 30)))
    assert "  | 29.2.2024 | Halvveis\n  | Ikke oppgitt | En gang\n" in text
    assert "(Datoene er flyttet 3 måneder, som tiltaket.)" in text
    unmoved = the_text_of(proposal, a_selected(end=date(2024, 6, 30)))
    assert "  | 30.11.2023 | Halvveis\n" in unmoved
    assert "flyttet" not in unmoved


def test_figures_stand_to_the_right_with_blanks_between_the_thousands(plan):
    document = plan_document(plan, outcome_by_hand(plan))
    for table in tables_of(document, "Kostnader (kr)"):
        for cell in table.cells:
            assert cell.column < 3 or cell.align is Align.RIGHT
            assert cell.column < 3 or cell.row == 1 or re.fullmatch(r"–|\d{1,3}(\xa0\d{3})*|ukjent", cell.text)


def test_a_proposal_with_nothing_in_it_has_a_page_that_says_so():
    text = the_text_of(Proposal(id="T-01"))
    for sentence in (
        "T-01 Forslag uten tittel", "Beskrivelse: Står ikke i forslaget.", "Ingen kostnader er ført opp.", "Ingen timer er ført opp.",
        "Ingen risikoer er beskrevet. De skal vurderes før tiltaket starter.", "Ingen milepæler er satt.", "Uten hovedområde",
    ):  # fmt: skip
        assert sentence in text
    assert "None" not in text


def test_a_figure_that_could_not_be_read_is_not_told_as_nothing():
    text = the_text_of(
        Proposal(id="T-01", costs=(CostLine(year=2023, amount=1000, category="Reise"), CostLine(year=2023, category="Utstyr")))
    )
    assert "  | Utstyr | Ikke oppgitt | – | – | – | ukjent\n" in text


def test_an_empty_plan_is_a_document_of_whole_sentences():
    text = document_text(plan_document(Plan(), EMPTY_OUTCOME))
    assert "Planen har ingen forslag ennå." in text
    assert "Ingen forslag står i reserve." in text
    assert "table:" not in text
    assert "None" not in text


def test_a_plan_that_cannot_be_made_says_why():
    problem = Message("Budsjettet rekker ikke til det som skal med.")
    proposal = Proposal(id="T-01", title="Et tiltak")
    outcome = an_outcome(
        status="infeasible", problem=problem, down=(NotSelected(proposal="T-01", score=50, reason=Message("Ingen plan.")),)
    )
    text = document_text(plan_document(Plan(setup=sample_setup(), proposals=(proposal,)), outcome))
    assert "Budsjettet rekker ikke til det som skal med." in text
    assert "Noe av det må endres før tiltak kan velges." in text


def test_an_outcome_that_names_a_proposal_that_is_gone_is_told_without_it(plan):
    outcome = an_outcome(a_selected(proposal="T-99"), a_selected(proposal="T-02"))
    text = document_text(plan_document(plan, outcome))
    assert "Planen tar inn 1 av 24 forslag." in text


def test_a_choice_that_is_out_of_date_says_so(plan):
    outcome = outcome_by_hand(plan)
    fresh = replace(outcome, plan_fingerprint=fingerprint_of(plan))
    assert "Merk:" not in document_text(plan_document(plan, fresh))
    late = replace(plan, proposals=(*plan.proposals, Proposal(id="T-99", title="Kom for sent")))
    text = document_text(plan_document(late, fresh))
    assert "Kjør prioriteringen på nytt før planen legges fram." in text
    assert "Disse forslagene var ikke med da valget ble gjort: T-99 Kom for sent." in text


def test_what_the_choice_could_not_take_into_account_is_told(plan):
    outcome = replace(outcome_by_hand(plan), notes=(Message("Beslutningen om «Ukjent» er ikke brukt."),))
    assert "Beslutningen om «Ukjent» er ikke brukt." in document_text(plan_document(plan, outcome))


def test_what_a_group_wrote_in_another_language_is_marked_as_such():
    file = ImportedFile(sha256="a", name="skjema.docx", imported=datetime(2022, 10, 1, tzinfo=UTC), language="nn", proposals=("T-01",))
    plan = Plan(setup=sample_setup(), proposals=(Proposal(id="T-01", title="Grensesteinar", description="Vi veit."),), files=(file,))
    document = plan_document(plan, an_outcome(a_selected()))
    marked = [block.text for block in document.blocks() if isinstance(block, Paragraph) and block.language == "nn"]
    assert marked == ["T-01 Grensesteinar", "Vi veit."]


def test_headings_never_skip_a_level(plan):
    levels = [
        block.level
        for block in plan_document(plan, outcome_by_hand(plan)).blocks()
        if isinstance(block, Paragraph) and block.role is Role.HEADING
    ]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_plan_gives_the_same_document_in_each_language(plan, language):
    outcome = outcome_by_hand(plan)
    first, second = (plan_document(plan, outcome, language=language) for _ in range(2))
    assert first == second
    assert first.language == language


def test_a_risk_table_takes_every_risk(plan):
    risks = tuple(Risk(description=f"Fare {number}", probability=number % 5 + 1, consequence=None) for number in range(40))
    text = the_text_of(Proposal(id="T-01", risks=risks))
    assert all(f"Fare {number} |" in text for number in range(40))


def test_no_field_of_a_selected_proposal_is_left_out_by_accident():
    told = {
        *("id", "title", "group", "unit", "focus_area", "description", "justification", "goal", "indicator", "baseline", "target"),
        *("strategy_goals", "frames", "start", "end", "costs", "hours", "risks", "milestones", "dependencies", "benefit", "partners"),
        *("displaces", "leader"),
    }
    of_the_process = {"contact", "priority", "priority_reason", "stated_cost", "stated_hours", "received", "not_asked"}
    assert told | of_the_process >= {field.name for field in fields(Proposal)}
