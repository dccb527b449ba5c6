from fractions import Fraction

import pytest

from tests.plan.builders import OWN, UNIT, a_person, a_plan, a_proposal, a_setup
from tests.plan.samples import sample_plan
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import CostLine, HourLine, Proposal
from tiltaksplan.plan.quarter import Quarter
from tiltaksplan.plan.reckoning import (
    Reckoning,
    exact,
    money_by_year_and_source,
    money_limit,
    person_available,
    person_hours_by_year,
    unit_capacity,
    unit_hours,
    unplaced_lines,
)


@pytest.fixture(scope="module")
def samples() -> Plan:
    return sample_plan()


def test_henrik_sandmos_hours_are_added_up_over_five_proposals_and_two_spellings(samples):
    hours = person_hours_by_year(samples)
    assert [hours["Henrik Sandmo", year] for year in (2023, 2024, 2025)] == [1849, exact(1718.5), 200]


def test_jan_erik_torums_hours_are_added_up_with_and_without_a_hyphen(samples):
    hours = person_hours_by_year(samples)
    assert [hours["Jan Erik Tørum", year] for year in (2023, 2024)] == [520, 680]


@pytest.mark.parametrize(
    ("source", "amounts"),
    [
        ("Egne midler", [4_805_000, 3_563_000, 2_395_000]),
        ("NTNU sentralt", [3_235_000, 10_020_000, 15_200_000]),
        ("Gaver og stiftelser", [990_000, 530_000, 780_000]),
    ],
)
def test_the_money_of_all_sample_proposals_is_added_up_by_source_and_year(samples, source, amounts):
    sums = money_by_year_and_source(samples)
    assert [sums[year, source] for year in (2023, 2024, 2025)] == amounts


def test_a_years_hours_lie_evenly_on_the_quarters_in_which_the_measure_runs():
    plan = a_plan(a_setup(), a_proposal(start="2023-05-15", end="2024-03-31", hours={2023: 300, 2024: 50}))
    assert unit_hours(plan) == {(UNIT, Quarter(2023, number)): 100 for number in (2, 3, 4)} | {(UNIT, Quarter(2024, 1)): 50}


def test_a_delayed_measure_takes_its_money_into_the_next_year():
    plan = a_plan(a_setup(), a_proposal(start="2023-07-01", end="2023-12-31", money={2023: 100_000}))
    assert money_by_year_and_source(plan, later={"T-01": 1}) == {(2023, OWN): 50_000, (2024, OWN): 50_000}


@pytest.mark.parametrize("later", range(5))
def test_no_krone_and_no_hour_is_lost_when_a_measure_moves(samples, later):
    delays = {proposal.id: later for proposal in samples.proposals}
    asked = sum(line.amount or 0 for proposal in samples.proposals for line in proposal.costs)
    reckoning = Reckoning(samples)
    laid = sum(part.amount for proposal in samples.proposals for part in reckoning.money(proposal, later))
    assert laid == asked
    assert sum(unit_hours(samples, later=delays).values()) == sum(unit_hours(samples).values())


def test_a_line_of_a_year_in_which_the_measure_does_not_run_stays_in_that_year():
    plan = a_plan(a_setup(), a_proposal(end="2023-12-31", money={2025: 40_000}))
    assert money_by_year_and_source(plan, later={"T-01": 3}) == {(2025, OWN): 40_000}


def test_a_line_without_a_year_lies_on_all_quarters_and_one_that_nobody_can_place_is_named():
    lines = (CostLine(amount=80_000, funding=OWN),)
    dated = Proposal(id="T-01", start=a_proposal(start="2023-10-01").start, end=a_proposal(end="2024-09-30").end, costs=lines)
    assert money_by_year_and_source(Plan(setup=a_setup(), proposals=(dated,))) == {(2023, OWN): 20_000, (2024, OWN): 60_000}
    assert unplaced_lines(dated) == () and unplaced_lines(Proposal(costs=lines)) == lines


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        (HourLine(unit="Section for outreach", person="Kari Nordmann", year=2023, hours=1), UNIT),
        (HourLine(person="Ola Berg", year=2023, hours=1), "Institutt for naturhistorie"),
        (HourLine(person="Ukjent Person", year=2023, hours=1), UNIT),
        (HourLine(unit="Innleide", person="Ola Berg", year=2023, hours=1), "Institutt for naturhistorie"),
        (HourLine(unit="Innleide", person="Ukjent Person", year=2023, hours=1), "Innleide"),
    ],
)
def test_an_hour_line_belongs_to_its_unit_else_to_the_persons_else_to_the_proposals(line, unit):
    people = [a_person(), a_person("Ola Berg", unit="Institutt for naturhistorie")]
    plan = Plan(setup=a_setup(people=people, units=(UNIT, "Institutt for naturhistorie")))
    assert Reckoning(plan).unit_of_line(Proposal(unit=UNIT), line) == unit


def test_a_unit_gives_a_quarter_of_its_peoples_hours_times_the_highest_load():
    setup = a_setup(people=[a_person(hours=350), a_person("Ola Berg", hours=450.5)], max_unit_load=90)
    assert unit_capacity(setup, UNIT, Quarter(2024, 2)) == Fraction("800.5") / 4 * Fraction(9, 10)
    assert unit_capacity(setup, "Ukjent enhet", Quarter(2024, 2)) is None


def test_what_can_be_given_is_the_budget_less_the_reserve_and_the_persons_share():
    setup = a_setup(own=2_400_000, reserve_share=10, max_person_share=80)
    assert money_limit(setup, OWN, 2023) == 2_160_000 and money_limit(setup, OWN, 2030) == 0
    assert person_available(setup, "Nordmann, Kari", 2023) == 800 and person_available(setup, "Ukjent Person", 2023) is None
