"""Dates and periods out of what people write."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiltaksplan.forms.values import Duration, Unclear, read_by_year, read_date, read_duration, read_period, read_year

MONTHS_NB = ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"]
MONTHS_EN = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
DAY_FORMS = (
    lambda day: day.isoformat(),
    lambda day: f"{day.day}.{day.month}.{day.year}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day:%d.%m.%y}",
    lambda day: f"{day.day}/{day.month}-{day.year}",
    lambda day: f"{day.day}/{day.month} {day.year}",
    lambda day: f"{day.day}. {day.month}. {day.year}",
    lambda day: f"{day.day}. {MONTHS_NB[day.month - 1]} {day.year}",
    lambda day: f"{day.day}.{MONTHS_NB[day.month - 1][:3]}. {day.year}",
    lambda day: f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}",
    lambda day: f"{MONTHS_EN[day.month - 1]} {day.day}, {day.year}",
    lambda day: f"innen {day.day}. {MONTHS_NB[day.month - 1]} {day.year}",
    lambda day: f"{day.isoformat()}T00:00:00",
    lambda day: datetime(day.year, day.month, day.day, 12, 30),  # noqa: DTZ001  as Excel's cells come
    lambda day: day,
    lambda day: (day - date(1899, 12, 30)).days,
)


@pytest.mark.parametrize("written", DAY_FORMS)
@given(day=st.dates(date(2000, 1, 1), date(2079, 12, 31)))
def test_every_written_form_of_a_day_comes_back_as_that_day(written, day):
    assert read_date(written(day), edge="start") == read_date(written(day), edge="end") == read_date(written(day), edge="day") == day


SPANS = {
    "vår 2023": ("2023-01-01", "2023-06-30"),
    "Våren 2023": ("2023-01-01", "2023-06-30"),
    "spring 2023": ("2023-01-01", "2023-06-30"),
    "V23": ("2023-01-01", "2023-06-30"),
    "høst 2023": ("2023-07-01", "2023-12-31"),
    "haust 2025": ("2025-07-01", "2025-12-31"),
    "hausten 2025": ("2025-07-01", "2025-12-31"),
    "autumn 2024": ("2024-07-01", "2024-12-31"),
    "høsten -23": ("2023-07-01", "2023-12-31"),
    "sommeren 2024": ("2024-06-01", "2024-08-31"),
    "vinteren 2023/24": ("2023-12-01", "2024-02-29"),
    "Q2 2023": ("2023-04-01", "2023-06-30"),
    "2023 Q2": ("2023-04-01", "2023-06-30"),
    "2. kvartal 2023": ("2023-04-01", "2023-06-30"),
    "andre kvartal 2023": ("2023-04-01", "2023-06-30"),
    "II kvartal 2023": ("2023-04-01", "2023-06-30"),
    "3. kv. 24": ("2024-07-01", "2024-09-30"),
    "siste kvartal 2024": ("2024-10-01", "2024-12-31"),
    "Q1-Q2 2024": ("2024-01-01", "2024-06-30"),
    "1. og 2. kvartal 2024": ("2024-01-01", "2024-06-30"),
    "1. halvår 2024": ("2024-01-01", "2024-06-30"),
    "2. halvår 2024": ("2024-07-01", "2024-12-31"),
    "H2 2024": ("2024-07-01", "2024-12-31"),
    "2. tertial 2024": ("2024-05-01", "2024-08-31"),
    "januar 2023": ("2023-01-01", "2023-01-31"),
    "sept. 22": ("2022-09-01", "2022-09-30"),
    "03/2024": ("2024-03-01", "2024-03-31"),
    "2024-03": ("2024-03-01", "2024-03-31"),
    "03/24": ("2024-03-01", "2024-03-31"),
    "mai 23": ("2023-05-01", "2023-05-31"),
    "juni–juli 2024": ("2024-06-01", "2024-07-31"),
    "uke 12 2024": ("2024-03-18", "2024-03-24"),
    "veke 12, 2024": ("2024-03-18", "2024-03-24"),
    "2024-W12": ("2024-03-18", "2024-03-24"),
    "2023": ("2023-01-01", "2023-12-31"),
    "i løpet av 2023": ("2023-01-01", "2023-12-31"),
    "begynnelsen av 2023": ("2023-01-01", "2023-04-30"),
    "medio mai 2023": ("2023-05-11", "2023-05-20"),
    "ultimo 2024": ("2024-12-31", "2024-12-31"),
    "mars (2024)": ("2024-03-01", "2024-03-31"),
    "slutten av juni 2024": ("2024-06-21", "2024-06-30"),
    "første halvdel av mars 2024": ("2024-03-01", "2024-03-15"),
    "innen utgangen av 2025": ("2025-12-31", "2025-12-31"),
    "årsskiftet 2023/24": ("2024-01-01", "2023-12-31"),
    "studieåret 2023/24": ("2023-08-01", "2024-07-31"),
}


@pytest.mark.parametrize(("text", "days"), SPANS.items())
def test_a_span_is_its_first_day_for_a_start_and_its_last_for_an_end(text, days):
    assert [read_date(text, edge="start"), read_date(text, edge="end")] == [date.fromisoformat(day) for day in days]


UNCLEAR = {
    "31.2.2023": "date-impossible",
    "15.13.2023": "date-impossible",
    "uke 53 2024": "date-impossible",
    "5. kvartal 2024": "date-unclear",
    "mars": "date-year-missing",
    "hausten": "date-year-missing",
    "1.9.": "date-year-missing",
    "snarest": "date-open",
    "løpende": "date-open",
    "May 23": "date-unclear",
    "vinter 2024": "date-unclear",
    "årsskiftet 2023": "date-unclear",
    "før sommeren 2024": "date-unclear",
    "når vi har penger": "date-unclear",
    "": "date-unclear",
    "1.1.2023–30.6.2024": "date-several",
    "2023–2025": "date-several",
}


@pytest.mark.parametrize(("text", "code"), UNCLEAR.items())
def test_what_is_no_date_is_quoted_and_never_guessed(text, code):
    assert read_date(text) == Unclear(code, text)


def test_a_place_that_says_the_year_gives_it_to_a_month_without_one():
    assert read_date("mars", default_year=2024) == date(2024, 3, 1)
    assert read_date("hausten", edge="end", default_year=2024) == date(2024, 12, 31)


def test_only_a_day_will_do_where_a_day_is_asked_for():
    assert read_date("mars 2024", edge="day") == Unclear("date-day-missing", "mars 2024")


PERIODS = {
    "1.1.2023–30.6.2024": ("2023-01-01", "2024-06-30"),
    "01.01.2023-31.12.2025": ("2023-01-01", "2025-12-31"),
    "2023-01-01 - 2023-12-31": ("2023-01-01", "2023-12-31"),
    "2023-01-01/2023-12-31": ("2023-01-01", "2023-12-31"),
    "1/1-2023 - 31/12-2024": ("2023-01-01", "2024-12-31"),
    "vår 2023 til høst 2024": ("2023-01-01", "2024-12-31"),
    "2023-2025": ("2023-01-01", "2025-12-31"),
    "2023–25": ("2023-01-01", "2025-12-31"),
    "2023, 2024 og 2025": ("2023-01-01", "2025-12-31"),
    "fra 1.1.2023 til 30.6.2024": ("2023-01-01", "2024-06-30"),
    "frå og med januar 2023 til og med juni 2024": ("2023-01-01", "2024-06-30"),
    "from March 2023 to June 2024": ("2023-03-01", "2024-06-30"),
    "januar–juni 2023": ("2023-01-01", "2023-06-30"),
    "1.1.–30.6.2024": ("2024-01-01", "2024-06-30"),
    "1.–15. juni 2024": ("2024-06-01", "2024-06-15"),
    "Q1 2023 – Q3 2024": ("2023-01-01", "2024-09-30"),
    "Start: 1.1.2023 Slutt: 31.12.2024": ("2023-01-01", "2024-12-31"),
    "1.1.2023\n31.12.2024": ("2023-01-01", "2024-12-31"),
    "oppstart januar 2023, ferdig desember 2024": ("2023-01-01", "2024-12-31"),
    "3 år fra 1.1.2023": ("2023-01-01", "2025-12-31"),
    "1.8.2023, 18 måneder": ("2023-08-01", "2025-01-31"),
    "1. mars 2024 - 30. november 2023": ("2024-03-01", "2023-11-30"),
    "2024": ("2024-01-01", "2024-12-31"),
}


@pytest.mark.parametrize(("text", "days"), PERIODS.items())
def test_a_period_in_one_text_has_two_days(text, days):
    assert read_period(text) == tuple(date.fromisoformat(day) for day in days)


@given(
    first=st.dates(date(2000, 1, 1), date(2079, 12, 31)),
    last=st.dates(date(2000, 1, 1), date(2079, 12, 31)),
    dash=st.sampled_from(["-", " – ", " til ", "\n"]),
)
def test_two_days_come_back_in_the_order_written(first, last, dash):
    assert read_period(f"{first:%d.%m.%Y}{dash}{last:%d.%m.%Y}") == (first, last)


@pytest.mark.parametrize("text", ["1.9.2022", "høst 2023 til vår", "snarest", "2 år", "2023/24", ""])
def test_a_period_that_cannot_be_told_is_quoted(text):
    result = read_period(text)
    assert isinstance(result, Unclear)
    assert result.text == text


def test_a_duration_is_months_or_weeks():
    assert read_duration("18 måneder") == read_duration("halvannet år") == read_duration("1,5 år") == Duration(months=18)
    assert read_duration("6 uker") == Duration(weeks=6)
    assert read_duration("til det er ferdig") == Unclear("duration-unclear", "til det er ferdig")


def test_an_answer_for_several_years_is_told_apart_by_year():
    assert read_by_year("2023: 100 000; 2024: 50 000") == ((2023, "100 000"), (2024, "50 000"))
    assert read_by_year("120 timer (2023), 20 % (2024)") == ((2023, "120 timer"), (2024, "20 %"))
    assert read_by_year("100 000 i 2023 og 2024") == ()
    assert [read_year(header) for header in ("2023", "Budsjett 2024", 2025)] == [2023, 2024, 2025]
