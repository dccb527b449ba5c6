import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from tests.plan.builders import OWN, UNIT, a_person, a_plan, a_proposal, a_setup
from tests.plan.samples import sample_plan
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.prioritise import fingerprint_of, prioritise
from tiltaksplan.plan.prioritise.bindings import ENDED, SELECTED, bindings_of, find_proposal
from tiltaksplan.plan.proposal import Proposal
from tiltaksplan.plan.setup import Decision
from tiltaksplan.progress import Cancelled


@pytest.fixture(scope="module")
def sample_outcome():
    return prioritise(sample_plan())


def starts_in(outcome) -> dict[str, date]:
    return {one.proposal: one.start for one in outcome.selected}


def left_out(outcome) -> dict[str, object]:
    return {one.proposal: one for one in (*outcome.reserve, *outcome.down)}


# --- what is chosen ---


def test_of_two_that_compete_for_the_money_the_better_one_is_chosen():
    two = [a_proposal(number, end="2025-12-31", money={2023: 300_000}) for number in (1, 2)]
    outcome = prioritise(a_plan(a_setup(own=500_000), *two, steps=[3, 4]))
    assert (outcome.status, outcome.value, outcome.bound) == ("optimal", 80, 80)
    assert list(starts_in(outcome)) == ["T-02"]


def test_exactly_at_the_limit_is_not_over_it():
    money = {1: 333_333, 2: 333_333, 3: 333_334}
    thirds = [a_proposal(number, "2023-04-01", "2023-12-31", hours={2023: 250}, money={2023: money[number]}) for number in (1, 2, 3)]
    outcome = prioritise(a_plan(a_setup(people=[a_person(hours=1000)]), *thirds))
    # 3 × 250 hours of 1 000 by year, 3 × 83 1/3 of 250 by quarter, 1 000 000 kroner of 1 000 000
    assert set(starts_in(outcome).values()) == {date(2023, 4, 1)} and len(outcome.selected) == 3
    assert next(one for one in outcome.load.budget if one.year == 2023).amount == 1_000_000


def test_one_krone_too_much_keeps_a_proposal_out_and_the_reason_says_so():
    outcome = prioritise(a_plan(a_setup(own=500_000), a_proposal(end="2025-12-31", money={2023: 500_001})))
    (out,) = outcome.down
    assert "Egne midler mangler 1 kroner i 2023" in out.reason.told("nb").replace("\u00a0", " ")


def test_a_measure_is_moved_by_whole_quarters_and_keeps_its_length():
    plan = a_plan(a_setup(max_starts_per_quarter=1), *[a_proposal(number, "2023-02-10", "2023-08-20") for number in (1, 2, 3)])
    outcome = prioritise(plan)
    assert [(one.start, one.end) for one in outcome.selected] == [
        (date(2023, 1, 1), date(2023, 9, 30)),
        (date(2023, 4, 1), date(2023, 12, 31)),
        (date(2023, 7, 1), date(2024, 3, 31)),
    ]
    assert "fra 1. kvartal 2023 til 2. kvartal 2023" in outcome.selected[1].why.told("nb")


def test_a_measure_never_starts_before_it_is_proposed_and_never_runs_past_the_plan():
    plan = a_plan(a_setup(max_starts_per_quarter=1), *[a_proposal(number, "2025-07-01", "2025-12-31") for number in (1, 2)])
    outcome = prioritise(plan)
    assert starts_in(outcome) == {"T-01": date(2025, 7, 1)}


def test_a_measure_proposed_before_the_plan_begins_starts_with_it():
    outcome = prioritise(a_plan(a_setup(), a_proposal(start="2022-08-01", end="2023-03-31", money={2022: 100, 2023: 100})))
    assert starts_in(outcome) == {"T-01": date(2023, 1, 1)}
    assert "der planen begynner" in outcome.selected[0].why.told("nb")


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, "2023-12-31", "mangler start eller slutt"),
        ("2024-03-01", "2023-11-30", "slutter før det starter"),
        ("2025-01-01", "2026-01-31", "etter at planen er slutt"),
    ],
)
def test_a_proposal_without_usable_dates_is_prioritised_down_with_that_reason(start, end, words):
    outcome = prioritise(a_plan(a_setup(), a_proposal(start=start, end=end)))
    assert words in outcome.down[0].reason.told("nb")
    assert outcome.down[0].would_enter_if is not None


def test_other_sources_finance_themselves_and_are_told_of_where_nobody_pays():
    outside, nobody = a_proposal(1, money={2023: 9_000_000}, funding="Kommunen"), a_proposal(2, money={2023: 5_000}, funding=None)
    outcome = prioritise(a_plan(a_setup(own=0), outside, nobody))
    assert list(starts_in(outcome)) == ["T-01", "T-02"]
    assert "hvem som betaler" in outcome.selected[1].why.told("nb") and "hvem som betaler" not in outcome.selected[0].why.told("nb")


def test_a_persons_hours_hold_for_the_year_and_not_for_the_quarter():
    setup = a_setup(people=[a_person(hours=400), *(a_person(f"Hjelper {number}", hours=4000) for number in range(3))])
    outcome = prioritise(a_plan(setup, a_proposal(1, "2023-01-01", "2023-03-31", hours={2023: 400})))
    assert list(starts_in(outcome)) == ["T-01"]
    assert [one.hours for one in outcome.load.people if one.quarter == "2023-Q1"] == [400]
    assert [one.capacity for one in outcome.load.people if one.quarter == "2023-Q1"] == [100]


def test_a_plan_without_proposals_is_an_empty_plan():
    outcome = prioritise(Plan(setup=a_setup()))
    assert (outcome.status, outcome.value, outcome.selected) == ("optimal", 0, ())


# --- reserve and down ---


def test_the_next_in_line_is_in_reserve_and_the_weak_one_is_prioritised_down():
    outcome = prioritise(a_plan(a_setup(most=1), a_proposal(1), a_proposal(2), a_proposal(3), steps=[5, 4, 2]))
    assert [one.proposal for one in outcome.reserve] == ["T-02"] and [one.proposal for one in outcome.down] == ["T-03"]
    assert "planen er full med 1 tiltak" in outcome.reserve[0].reason.told("nb")
    change = "Det kommer med hvis planen får plass til 2 tiltak. Det er prøvd med en ny beregning."
    assert outcome.reserve[0].would_enter_if.told("nb") == change


def test_the_reserves_reason_gives_the_figures_and_the_change_that_lets_it_in():
    first, second = (a_proposal(number, end="2025-12-31", money={2024: 300_000}) for number in (1, 2))
    outcome = prioritise(a_plan(a_setup(own=500_000), first, second, steps=[5, 4]))
    told = outcome.reserve[0].reason.told("nb").replace("\u00a0", " ")
    assert "Egne midler mangler 100 000 kroner i 2024 (forslaget trenger 300 000, 200 000 av 500 000 er ledig)" in told
    change = outcome.reserve[0].would_enter_if.told("nb").replace("\u00a0", " ")
    assert change == "Det kommer med hvis Egne midler får 100 000 kroner mer å fordele i 2024. Det er prøvd med en ny beregning."


def test_a_change_that_lets_others_in_first_is_told_with_the_score_that_is_needed():
    three = [a_proposal(number, end="2025-12-31", money={2023: amount}) for number, amount in ((1, 500_000), (2, 450_000), (3, 950_000))]
    outcome = prioritise(a_plan(a_setup(own=900_000), *three, steps=[5, 4, 4]))
    told = {one.proposal: one.would_enter_if.told("nb") for one in (*outcome.reserve, *outcome.down)}
    assert told["T-02"].startswith("Det kommer med hvis Egne midler får 50")
    assert "Det er prøvd med en ny beregning." in told["T-02"]


def test_a_proposal_too_large_for_the_whole_plan_is_prioritised_down_and_says_so():
    outcome = prioritise(a_plan(a_setup(own=500_000), a_proposal(end="2025-12-31", hours={2023: 5000})))
    assert "for stort for planen, også uten andre tiltak" in outcome.down[0].reason.told("nb")


# --- dependencies and decisions ---


def test_a_dependency_waits_until_the_other_one_has_ended():
    first = a_proposal(1, "2023-01-01", "2023-09-30", title="Felles søkeportal for alle samlinger")
    second = a_proposal(2, "2023-01-01", "2023-06-30", dependencies=["«Felles søkeportal for alle samlinger» må være i drift"])
    assert starts_in(prioritise(a_plan(a_setup(), first, second))) == {"T-01": date(2023, 1, 1), "T-02": date(2023, 10, 1)}


def test_a_proposal_that_depends_on_one_that_is_not_chosen_is_prioritised_down():
    first = a_proposal(1, end="2025-12-31", title="Felles søkeportal for alle samlinger")
    second = a_proposal(2, dependencies=["Avhenger av T-01"])
    outcome = prioritise(a_plan(a_setup(), first, second))
    assert "må vente til «Felles søkeportal for alle samlinger» (T-01)" in left_out(outcome)["T-02"].reason.told("nb")
    assert outcome.reserve == ()


def test_only_words_that_name_another_proposal_bind():
    portal = Proposal(id="T-01", title="Én inngang til samlingene: felles søkeportal")

    def how(words: str) -> list[str]:
        return [one.how for one in bindings_of([portal, Proposal(id="T-02", title="Kort", dependencies=(words,))])]

    assert how("«Én inngang til samlingene: felles søkeportal» må være i drift før kortene kan publiseres") == [ENDED]
    assert how("T-01 må være ferdig") == [ENDED]
    assert how("Kan gå parallelt med T-01") == [SELECTED]
    assert how("Er uavhengig av T-01") == []
    assert how("Tillatelse fra kommunen til å samle inngangen") == []


def test_the_sample_proposal_that_needs_the_portal_says_that_it_waits_for_it(sample_outcome):
    assert "det må vente til «Én inngang til samlingene: felles søkeportal»" in left_out(sample_outcome)["T-09"].reason.told("nb")


def with_decisions(*decisions: Decision, steps=(5, 4, 3)):
    setup = a_setup(own=600_000, decisions=decisions)
    three = [a_proposal(n, end="2025-12-31", money={2023: 300_000}, title=f"Tiltaket med nummer {n}") for n in (1, 2, 3)]
    return a_plan(setup, *three, steps=steps)


def test_a_leaders_must_takes_a_weaker_proposal_in_and_tells_who_and_why():
    outcome = prioritise(with_decisions(Decision(kind="must", proposal="T-03", who="Direktøren", reason="Lovpålagt")))
    assert list(starts_in(outcome)) == ["T-01", "T-03"]
    assert "bestemt av Direktøren: Lovpålagt" in outcome.selected[1].why.told("nb")


def test_a_leaders_no_keeps_a_proposal_out_with_who_and_why():
    outcome = prioritise(with_decisions(Decision(kind="must-not", proposal="Tiltaket med nummer 1", who="Direktøren", reason="Utsatt")))
    assert list(starts_in(outcome)) == ["T-02", "T-03"]
    assert "bestemt av Direktøren: Utsatt" in left_out(outcome)["T-01"].reason.told("nb")
    assert "beslutningen blir endret" in left_out(outcome)["T-01"].would_enter_if.told("nb")


def test_a_fixed_start_is_kept():
    plan = a_plan(a_setup(decisions=[Decision(kind="starts", proposal="T-01", quarter="2024-Q2", who="Rådet")]), a_proposal())
    outcome = prioritise(plan)
    assert starts_in(outcome) == {"T-01": date(2024, 4, 1)} and "bestemt av Rådet" in outcome.selected[0].why.told("nb")


def test_two_that_may_not_be_together_are_not():
    outcome = prioritise(with_decisions(Decision(kind="not-together", proposal="T-01", other="T-02", who="Rådet")))
    assert list(starts_in(outcome)) == ["T-01", "T-03"]
    assert "kan ikke være med sammen" in left_out(outcome)["T-02"].reason.told("nb")


def test_first_then_keeps_the_order():
    setup = a_setup(decisions=[Decision(kind="first-then", proposal="T-02", other="T-01")])
    outcome = prioritise(a_plan(setup, a_proposal(1, end="2023-06-30"), a_proposal(2, end="2023-06-30")))
    assert starts_in(outcome) == {"T-01": date(2023, 7, 1), "T-02": date(2023, 1, 1)}


def test_decisions_that_collide_are_named_and_the_others_are_not():
    decisions = [Decision(kind="must", proposal=f"T-0{number}", who=f"Leder {number}") for number in (1, 2)]
    decisions += [Decision(kind="not-together", proposal="T-01", other="T-02"), Decision(kind="must-not", proposal="T-03", who="Leder 3")]
    outcome = prioritise(with_decisions(*decisions))
    assert outcome.status == "infeasible" and outcome.selected == () and len(outcome.down) == 3
    told = outcome.problem.told("nb")
    assert "Leder 1" in told and "Leder 2" in told and "kan ikke være med sammen" in told and "Leder 3" not in told


def test_a_must_that_breaks_a_limit_by_itself_says_which():
    plan = a_plan(a_setup(own=100, decisions=[Decision(kind="must", proposal="T-01")]), a_proposal(end="2025-12-31", money={2023: 101}))
    outcome = prioritise(plan)
    assert outcome.status == "infeasible" and "Egne midler mangler 1 kroner" in outcome.problem.told("nb")


def test_a_decision_about_a_proposal_that_does_not_exist_is_told_and_stops_nothing():
    outcome = prioritise(with_decisions(Decision(kind="must", proposal="Månelanding")))
    assert outcome.status == "optimal" and "Månelanding" in outcome.notes[0].told("nb")


def test_a_decision_finds_its_proposal_by_id_title_or_the_beginning_of_the_title():
    proposals = [Proposal(id="T-01", title="Museumsbussen: museet på besøk"), Proposal(id="T-02", title="Museets årbok")]
    names = ("t-01", "Museumsbussen", "Museumsbusen: museet på besøk", "T-02 Museets årbok", "museets aarbok")
    assert [find_proposal(name, proposals).id for name in names] == ["T-01", "T-01", "T-01", "T-02", "T-02"]
    assert find_proposal("Muse", proposals) is None


# --- how it is done ---


def test_two_runs_give_the_same_answer_but_for_the_seconds(sample_outcome):
    again = prioritise(sample_plan())
    assert replace(again, seconds=0) == replace(sample_outcome, seconds=0)


def test_equal_scores_are_settled_by_the_least_delay_and_then_by_the_ids():
    plan = a_plan(a_setup(most=1), a_proposal(1, "2022-06-01", "2023-06-30"), a_proposal(2), a_proposal(3))
    assert starts_in(prioritise(plan)) in ({"T-01": date(2023, 1, 1)}, {"T-02": date(2023, 1, 1)})
    assert list(starts_in(prioritise(a_plan(a_setup(most=1), a_proposal(3), a_proposal(2))))) == ["T-02"]


def test_the_sample_plan_keeps_every_limit_and_says_why(sample_outcome):
    assert sample_outcome.status == "optimal" and len(sample_outcome.selected) <= 16
    assert sample_outcome.value == pytest.approx(sum(one.score for one in sample_outcome.selected)) == sample_outcome.bound
    load = sample_outcome.load
    assert all(one.hours <= one.capacity for one in load.units) and all(one.amount <= one.limit for one in load.budget)
    by_year = {}
    for one in load.people:
        hours, capacity = by_year.get((one.person, one.quarter[:4]), (0, 0))
        by_year[one.person, one.quarter[:4]] = (hours + one.hours, capacity + one.capacity)
    assert all(hours <= capacity + 0.05 for hours, capacity in by_year.values())
    for one in (*sample_outcome.selected, *sample_outcome.reserve, *sample_outcome.down):
        assert "{" not in (one.why if hasattr(one, "why") else one.reason).told("nb")


def test_wild_figures_and_years_are_taken_as_they_are_and_stop_nothing():
    wild = a_proposal(1, end="2025-12-31", money={2023: 10**18}, hours={2023: 1e15, 2024: 0.1 + 0.2})
    far = a_proposal(2, "0001-01-01", "9999-12-31", money={1: 1, 9999: 1})
    outcome = prioritise(a_plan(a_setup(), wild, far, a_proposal(3, hours={2023: 1695 / 7})))
    assert outcome.status == "optimal" and list(starts_in(outcome)) == ["T-03"]


def test_a_proposal_that_can_never_follow_what_it_needs_says_so():
    first, second = a_proposal(1, end="2024-12-31"), a_proposal(2, end="2024-12-31", dependencies=["T-01 må være ferdig"])
    (out,) = prioritise(a_plan(a_setup(), first, second)).down
    assert "da rekker det ikke å bli ferdig i planperioden" in out.reason.told("nb")
    assert "blir kortere eller ikke lenger må vente på «Forslag nummer 1» (T-01)" in out.would_enter_if.told("nb")


def test_a_person_can_stop_the_search_while_it_goes_on():
    class StopsAtThird:
        steps = 0

        def step(self, done, of, text):
            self.steps += 1
            if self.steps == 3:
                raise Cancelled

    progress = StopsAtThird()
    with pytest.raises(Cancelled):
        prioritise(sample_plan(), progress=progress)
    assert progress.steps == 3


def test_a_search_without_time_still_gives_a_plan_that_keeps_the_limits():
    outcome = prioritise(sample_plan(), time_limit=0.001)
    assert outcome.status in ("optimal", "feasible") and outcome.value <= outcome.bound
    assert outcome.selected and all(one.amount <= one.limit for one in outcome.load.budget)


def test_the_outcome_knows_when_the_plan_has_changed():
    plan = a_plan(a_setup(), a_proposal())
    fingerprint = prioritise(plan).plan_fingerprint
    assert fingerprint == fingerprint_of(plan) != fingerprint_of(replace(plan, setup=a_setup(own=1)))
    assert fingerprint == fingerprint_of(replace(plan, outcomes=(prioritise(plan),)))


def test_the_solver_is_not_loaded_before_somebody_chooses():
    code = "import sys, tiltaksplan.plan.prioritise, tiltaksplan.actions.prioritise; print('ortools' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "False"


def test_every_unit_has_its_load_in_every_quarter():
    load = prioritise(a_plan(a_setup(), a_proposal(hours={2023: 200}))).load
    assert [(one.unit, one.quarter, one.hours, one.capacity) for one in load.units[:5]] == [
        *((UNIT, f"2023-Q{number}", 50, 250) for number in (1, 2, 3, 4)),
        (UNIT, "2024-Q1", 0, 250),
    ]
    budget = [(one.year, one.funding, one.amount, one.limit) for one in load.budget]
    assert budget == [(year, OWN, 0, 1_000_000) for year in (2023, 2024, 2025)]
