"""After an edit only what it touches is checked again, and what is found is what would have been found from the start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from time import perf_counter

from tests.plan.checked import GOOD, OTHER, plan_of
from tests.plan.samples import sample_plan
from tiltaksplan.plan.checks import CHECKS, check
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import CostLine, HourLine, ProjectLeader, Proposal

Edit = Callable[[Plan, Random], Plan]


def of_one(change: Callable[[Proposal, Random], Proposal]) -> Edit:
    def edit(plan: Plan, random: Random) -> Plan:
        at = random.randrange(len(plan.proposals))
        return replace(plan, proposals=(*plan.proposals[:at], change(plan.proposals[at], random), *plan.proposals[at + 1 :]))

    return edit


def with_hours(proposal: Proposal, random: Random) -> Proposal:
    person = random.choice(["Henrik Sandmo", "Sandmo, Henrik", "Sofie Lindqvist", "Sofie Lindkvist", "H. Sandmo", "Runar Fiskvik"])
    return replace(proposal, hours=(*proposal.hours, HourLine(person=person, year=2024, hours=random.choice([10, 33.9, 700]))))


def anew(proposal: Proposal, random: Random) -> Proposal:
    return replace(proposal, id=f"T-{random.randint(30, 60)}")


EDITS: tuple[Edit, ...] = (
    of_one(
        lambda proposal, random: replace(proposal, title=random.choice(["Læringskasser til skolene i fylket", "Nytt magasin", "", None]))
    ),
    of_one(with_hours),
    of_one(lambda proposal, random: replace(proposal, hours=proposal.hours[1:])),
    of_one(
        lambda proposal, random: replace(proposal, leader=ProjectLeader(name=random.choice(["Henrik Sandmo", "Sofie Lindkvist", None])))
    ),
    of_one(lambda proposal, random: replace(proposal, start=date(2023, 1, 1) + timedelta(days=random.randint(0, 900)))),
    of_one(lambda proposal, random: replace(proposal, costs=(*proposal.costs, CostLine(year=2023, amount=900_000, funding="Egne midler")))),
    of_one(lambda proposal, random: replace(proposal, unit=random.choice(["NAT", "Seksjon for formidling"]))),
    of_one(lambda proposal, random: replace(proposal, dependencies=("Avhenger av T-07", "Trenger «Nytt magasin» og «Vinterlys i hagen»"))),
    lambda plan, random: replace(plan, proposals=plan.proposals[1:]),
    lambda plan, random: replace(plan, proposals=(*plan.proposals, anew(random.choice(plan.proposals), random))),
    lambda plan, random: replace(plan, round=3 - plan.round),
    lambda plan, random: replace(plan, setup=replace(plan.setup, people=plan.setup.people[::-1])),
)


def from_the_start(plan: Plan) -> Plan:
    """The same plan, of which nothing is remembered."""
    return replace(plan, setup=replace(plan.setup), proposals=tuple(replace(proposal) for proposal in plan.proposals))


def test_what_is_found_after_any_edits_is_what_would_have_been_found_from_the_start() -> None:
    random, plan = Random(6), sample_plan()
    check(plan)
    plans = []
    for _ in range(60):
        plan = random.choice(EDITS)(plan, random)
        plans.append((plan, check(plan)))
    for plan, found in plans:
        assert found == check(from_the_start(plan))


def test_an_edit_taken_back_gives_what_was_found_before() -> None:
    random, plan = Random(7), sample_plan()
    before = check(plan)
    for edit in EDITS:
        check(edit(plan, random))
        assert check(plan) == before


def test_an_edit_of_one_proposal_looks_at_that_one_alone() -> None:
    plan = plan_of(*(replace(OTHER, id=f"T-{number}") for number in range(2, 300)), replace(GOOD))
    check(plan)
    begun = perf_counter()
    check(from_the_start(plan))
    whole = perf_counter() - begun
    check(plan)
    times = []
    for number in range(5):
        plan = replace(
            plan, proposals=(*plan.proposals[:-1], replace(GOOD, justification=f"Jernet ruster. Funn nummer {number} er borte."))
        )
        begun = perf_counter()
        check(plan)
        times.append(perf_counter() - begun)
    assert min(times) < whole / 5


def test_alike_proposals_are_one_finding_however_many_they_are() -> None:
    plan = plan_of(*(replace(OTHER, id=f"T-{number}") for number in range(1, 101)))
    (finding,) = [finding for finding in check(plan) if finding.code == "near-duplicate"]
    assert len(finding.proposals) == 100 and dict(finding.figures)["count"] == 100
    assert finding.message.told().endswith("«Lysløype gjennom den botaniske hagen» og 92 til.")


def test_each_group_of_alike_proposals_is_a_finding_of_its_own() -> None:
    twins = [replace(GOOD, id=f"T-{number}") for number in (3, 5)]
    plan = plan_of(GOOD, OTHER, twins[0], replace(OTHER, id="T-04"), twins[1])
    groups = [finding.proposals for finding in check(plan) if finding.code == "near-duplicate"]
    assert groups == [("T-01", "T-3", "T-5"), ("T-02", "T-04")]


def test_a_proposal_that_is_like_only_one_of_a_group_is_in_the_group() -> None:
    names = ("Røntgen av jernfunn fra veien", "Røntgen av jernfunn", "Lysløype gjennom hagen")
    plan = plan_of(*(replace(GOOD, id=f"T-0{number}", title=title) for number, title in enumerate(names, start=1)))
    (finding,) = [finding for finding in check(plan) if finding.code == "near-duplicate"]
    assert {"T-01", "T-02"} <= set(finding.proposals)


def test_every_check_gives_the_same_twice() -> None:
    plan = sample_plan()
    for one in CHECKS:
        assert list(one.findings(plan)) == list(one.findings(plan))


def alike(one: dict[str, str], other: dict[str, str]) -> bool:
    plan = plan_of(replace(GOOD, **one), replace(OTHER, **other))
    return any(finding.code == "near-duplicate" for finding in check(plan))


def test_the_same_idea_under_another_name_is_found_by_what_is_said_of_it() -> None:
    said = {
        "description": "22 nye skilt på tre språk settes opp fra bussholdeplassen og parkeringen til inngangen.",
        "justification": "Skiltene er fra 1994 og falmet, og hver tredje gjest går til feil dør.",
        "goal": "Alle finner inngangen",
    }
    in_other_words = {
        "description": "Nye skilt fra bussholdeplassen og parkeringen til inngangen, 22 i alt, på tre språk.",
        "justification": "Hver tredje gjest går til feil dør. Skiltene fra 1994 er falmet.",
        "goal": "Gjester finner inngangen uten å spørre",
    }
    assert alike({"title": "Bedre skilting til inngangen", **said}, {"title": "Nytt veifinningssystem ute på området", **in_other_words})


def test_two_things_that_share_the_words_of_their_titles_are_two() -> None:
    assert not alike({"title": "Universell utforming av inngangen"}, {"title": "Universell utforming av nettbutikken"})


def test_the_very_same_title_is_found_whatever_else_is_said() -> None:
    assert alike({"title": "Nye skap i pelsmagasinet"}, {"title": "Nye skap i pelsmagasinet"})


def test_rows_of_a_list_are_compared_by_their_titles_alone() -> None:
    bare = {"description": None, "justification": None, "goal": None}
    assert alike({"title": "Læringskasser til grunnskolen i byen", **bare}, {"title": "Læringskasser til grunnskoler i byen", **bare})
    assert not alike({"title": "Nye skap i pelsmagasinet", **bare}, {"title": "Nye skap i steinmagasinet", **bare})
