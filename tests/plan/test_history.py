"""What came of the last plan, in figures done by hand."""

from datetime import date

from tiltaksplan.plan.history import summaries_by_unit, summary
from tiltaksplan.plan.past_measure import PastMeasure

HISTORY = (
    PastMeasure(number="1", title="A", unit="NAT", planned_cost=100, actual_cost=150, planned_hours=10, actual_hours=20,
                planned_end=date(2020, 1, 1), actual_end=date(2021, 1, 1), achievement=4, hit_by_pandemic=True),
    PastMeasure(number="2", title="B", unit="NAT", planned_cost=200, actual_cost=220, planned_end=date(2020, 1, 1),
                actual_end=date(2020, 1, 1), achievement=3),
    PastMeasure(number="3", title="C", unit="FOR", planned_cost=1000, actual_cost=0, achievement=1),
    PastMeasure(number="4", title="D", planned_cost=0, actual_cost=5, actual_end=date(2020, 1, 1)),
)  # fmt: skip


def test_costs_and_achievement_are_summed_up_over_all_measures():
    found = summary(HISTORY)
    assert (found.measures, found.completed, found.well_achieved, found.hit_by_pandemic) == (4, 3, 1, 1)
    assert (found.planned_cost, found.actual_cost, found.planned_hours, found.actual_hours) == (1300, 375, 10, 20)


def test_overruns_and_delays_are_the_middle_one_of_the_completed_measures():
    found = summary(HISTORY)
    assert (found.cost_ratio, found.hours_ratio) == (1.3, 2.0)  # 1.5 and 1.1; a plan of 0 kroner has no ratio
    assert found.months_late is not None and 6.0 <= found.months_late <= 6.1  # 12 and 0


def test_each_unit_has_its_own_figures():
    found = {one.name: (one.measures, one.actual_cost, one.cost_ratio) for one in summaries_by_unit(HISTORY)}
    assert found == {"": (1, 5, None), "FOR": (1, 0, None), "NAT": (2, 370, 1.3)}


def test_a_plan_without_history_has_nothing_to_sum_up():
    assert summary(()).measures == 0 and summary(()).cost_ratio is None and summaries_by_unit(()) == ()
