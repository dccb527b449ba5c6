"""Working time out of what people write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiltaksplan.forms.values import TimeUnit, Unclear, read_hours, read_hours_unit_of_header

WRITTEN = {
    "120 t": 120,
    "120t": 120,
    "120 timer": 120,
    "120 timar": 120,
    "120 hours": 120,
    "ca. 120 t": 120,
    "120 timer per år": 120,
    "1 695": 1695,
    "1.695 timer": 1695,
    "350": 350,
    "100 t (avklart)": 100,
    "hundre timer": 100,
    "2 årsverk": 3390,
    "0,2 årsverk": 339,
    "½ årsverk": 847.5,
    "1/2 årsverk": 847.5,
    "et halvt årsverk": 847.5,
    "eit halvt årsverk": 847.5,
    "0,5 FTE": 847.5,
    "3 månedsverk": 423.75,
    "2 månadsverk": 282.5,
    "1 person-month": 141.25,
    "to månedsverk": 282.5,
    "1,5 mnd.": 211.88,
    "20 %": 339,
    "30 %": 508.5,
    "5 %": 84.75,
    "20 prosent": 339,
    "20 % stilling": 339,
    "20 % av full stilling": 339,
    "20 % av et årsverk": 339,
    "halv stilling": 847.5,
    "full stilling": 1695,
    "50 % i 6 mnd": 423.75,
    "20 % (339 t)": 339,
    "10 % = 170 timer": 170,
    "1 dagsverk": 7.5,
    "2 dager": 15,
    "2 uker": 75,
    "ei veke": 37.5,
    "ein dag i veka": 339,
    "1 dag i uka": 339,
    "2 dager per uke": 678,
    "one day a week": 339,
    "4 timer i uka": 180.8,
    "10 t per måned": 120,
    "-": 0,
    "": 0,
    "ingen": 0,
}


@pytest.mark.parametrize(("text", "hours"), WRITTEN.items())
def test_written_time_becomes_hours(text, hours):
    assert read_hours(text) == hours


@given(hours=st.integers(1, 9999), form=st.sampled_from(["{} t", "{} timer", "{}", "ca. {} h", "{} timeverk"]))
def test_hours_come_back_as_they_were_written(hours, form):
    assert read_hours(form.format(hours)) == hours


@given(percent=st.integers(1, 100), work_year=st.integers(1500, 1800))
def test_a_share_is_of_the_plans_work_year(percent, work_year):
    assert read_hours(f"{percent} %", hours_per_work_year=work_year) == pytest.approx(work_year * percent / 100)
    assert (
        read_hours(f"{percent}", unit=TimeUnit.SHARE, hours_per_work_year=work_year) == pytest.approx(work_year * percent / 100)
        or percent == 1
    )


def test_a_share_covers_the_months_that_the_caller_names():
    assert read_hours("20 %", months=6) == 169.5
    assert read_hours("0,2 årsverk", months=6) == 339


UNCLEAR = {
    "mye": "hours-unclear",
    "?": "hours-unclear",
    "0,5": "hours-unclear",
    "2 x 100": "hours-unclear",
    "100 t\n50 t": "hours-unclear",
    "minst 100": "hours-unclear",
    "100-150 t": "hours-range",
    "10–20 %": "hours-range",
    "-5": "hours-negative",
    "20 % (100 t)": "hours-contradiction",
}


@pytest.mark.parametrize(("text", "code"), UNCLEAR.items())
def test_time_that_is_no_single_figure_is_quoted(text, code):
    assert read_hours(text) == Unclear(code, text)


def test_the_columns_unit_counts_for_bare_figures_alone():
    assert read_hours(2, unit=TimeUnit.WORK_MONTHS) == 282.5
    assert read_hours("0,2", unit=TimeUnit.WORK_YEARS) == 339
    assert read_hours(0.2, unit=TimeUnit.SHARE) == 339
    assert read_hours("100 t", unit=TimeUnit.SHARE) == 100


def test_a_bare_one_in_a_column_of_shares_may_be_one_percent_or_all():
    assert read_hours(1, unit=TimeUnit.SHARE) == Unclear("hours-unclear", "1")


HEADERS = {
    "Timer": TimeUnit.HOURS,
    "Timer per år": TimeUnit.HOURS,
    "Tidsbruk (t)": TimeUnit.HOURS,
    "Månedsverk 2023": TimeUnit.WORK_MONTHS,
    "Årsverk": TimeUnit.WORK_YEARS,
    "Stillingsprosent": TimeUnit.SHARE,
    "Andel av stilling": TimeUnit.SHARE,
    "% av årsverk": TimeUnit.SHARE,
    "Dagsverk": TimeUnit.DAYS,
    "Uker": TimeUnit.WEEKS,
    "Tid": None,
    "2023": None,
    "Timer, prosent av full stilling eller månedsverk": None,
}


@pytest.mark.parametrize(("header", "unit"), HEADERS.items())
def test_a_header_tells_what_its_figures_count(header, unit):
    assert read_hours_unit_of_header(header) == unit
