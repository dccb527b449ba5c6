"""Money out of what people write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiltaksplan.forms.values import Unclear, read_amount, read_unit_of_header


def grouped(number, separator):
    return f"{number:,}".replace(",", separator)


def with_comma(number):
    return f"{number:f}".rstrip("0").rstrip(".").replace(".", ",")


IN_KRONER = (
    lambda kroner: f"kr {grouped(kroner, ' ')},-",
    lambda kroner: f"kr {grouped(kroner, '.')},-",
    lambda kroner: f"Kr. {grouped(kroner, ' ')}",
    lambda kroner: f"{grouped(kroner, ' ')} kr",
    lambda kroner: f"{grouped(kroner, chr(0xA0))} kroner",
    lambda kroner: f"{grouped(kroner, chr(0x202F))},00",
    lambda kroner: f"{grouped(kroner, '.')},00 kr",
    lambda kroner: grouped(kroner, "."),
    lambda kroner: grouped(kroner, " "),
    lambda kroner: str(kroner),
    lambda kroner: f"NOK {grouped(kroner, ',')}",
    lambda kroner: f"{grouped(kroner, ',')}.00 NOK",
    lambda kroner: f"ca. {grouped(kroner, ' ')}",
    lambda kroner: f"≈ {grouped(kroner, ' ')} kr eks. mva.",
    lambda kroner: f"om lag {grouped(kroner, ' ')} kr (anslag)",
    lambda kroner: f"Inntil kr {grouped(kroner, ' ')},–",
    lambda kroner: f"Sum: {grouped(kroner, ' ')} kr",
)
IN_THOUSANDS = (
    lambda thousands: f"{grouped(thousands, ' ')}'",
    lambda thousands: f"{grouped(thousands, ' ')}’",
    lambda thousands: f"{grouped(thousands, ' ')} tkr",
    lambda thousands: f"{grouped(thousands, '.')} kkr",
    lambda thousands: f"TNOK {grouped(thousands, ' ')}",
    lambda thousands: f"kr {thousands} tusen",
    lambda thousands: f"{thousands}k",
    lambda thousands: f"ca. {thousands} t.kr",
)
IN_MILLIONS = (
    lambda millions: f"{with_comma(millions)} mill.",
    lambda millions: f"{with_comma(millions)} mill. kr",
    lambda millions: f"{with_comma(millions)} millioner kroner",
    lambda millions: f"MNOK {with_comma(millions)}",
    lambda millions: f"{with_comma(millions).replace(',', '.')}M",
    lambda millions: f"{with_comma(millions).replace(',', '.')} mkr",
)


@pytest.mark.parametrize("written", IN_KRONER)
@given(kroner=st.integers(0, 999_999_999))
def test_every_written_form_of_an_amount_comes_back_as_that_amount(written, kroner):
    assert read_amount(written(kroner)) == kroner


@pytest.mark.parametrize("written", IN_THOUSANDS)
@given(thousands=st.integers(1, 99_999))
def test_every_written_form_in_thousands_comes_back_in_kroner(written, thousands):
    assert read_amount(written(thousands)) == thousands * 1000


@pytest.mark.parametrize("written", IN_MILLIONS)
@given(millions=st.decimals("0.01", "999", places=3))
def test_every_written_form_in_millions_comes_back_in_kroner(written, millions):
    assert read_amount(written(millions)) == int(millions * 1_000_000)


@given(kroner=st.integers(0, 99_999), unit=st.sampled_from([1, 1000]))
def test_a_bare_figure_counts_in_the_columns_unit(kroner, unit):
    assert read_amount(grouped(kroner, " "), unit=unit) == read_amount(kroner, unit=unit) == kroner * unit


WORDS = {
    "hundre tusen": 100_000,
    "Ett hundre tusen kroner": 100_000,
    "halvannen million": 1_500_000,
    "halvanna million": 1_500_000,
    "en halv million": 500_000,
    "ein halv million kroner": 500_000,
    "half a million": 500_000,
    "to og en halv million": 2_500_000,
    "2½ mill.": 2_500_000,
    "1/2 million": 500_000,
    "2 millioner": 2_000_000,
    "2 millionar": 2_000_000,
    "tre hundre og femti tusen": 350_000,
    "trehundreogfemtitusen": 350_000,
    "femogtjue tusen": 25_000,
    "one hundred and fifty thousand": 150_000,
    "twenty-five thousand NOK": 25_000,
    "1 million 200 tusen": 1_200_000,
    "ti tusen": 10_000,
    "fem hundre kroner": 500,
    "gratis": 0,
    "-": 0,
    "": 0,
    "ingen": 0,
    "450 000 kr (0,45 mill.)": 450_000,
    "kr 450 000 = 450 tkr": 450_000,
    "84 999,50": 85_000,
}


@pytest.mark.parametrize(("text", "kroner"), WORDS.items())
def test_amounts_in_words_and_in_two_ways_are_read(text, kroner):
    assert read_amount(text) == kroner


UNCLEAR = {
    "10-15 000": "amount-range",
    "200-300 000": "amount-range",
    "200 000 – 300 000": "amount-range",
    "kr 10 000,- til kr 12 000,-": "amount-range",
    "mellom 10 000 og 20 000": "amount-range",
    "mye": "amount-unclear",
    "?": "amount-unclear",
    "et par hundre tusen": "amount-unclear",
    "noen tusen": "amount-unclear",
    "minst 450 000": "amount-unclear",
    "100 000 + 50 000": "amount-unclear",
    "2 x 50 000": "amount-unclear",
    "50 %": "amount-unclear",
    "50 000 (?)": "amount-unclear",
    "12 34": "amount-unclear",
    "millioner": "amount-unclear",
    "450 000 per år": "amount-unclear",
    "100 000\n200 000": "amount-unclear",
    "100 000\t200 000": "amount-unclear",
    "-5 000": "amount-negative",
    "(5 000)": "amount-negative",
    "EUR 40 000": "amount-currency",
    "$ 400": "amount-currency",
    "450 000 tkr": "amount-unit",
    "450 000 kr (500 tkr)": "amount-unclear",
}


@pytest.mark.parametrize(("text", "code"), UNCLEAR.items())
def test_what_is_no_single_amount_is_quoted_and_never_guessed(text, code):
    assert read_amount(text) == Unclear(code, text)


def test_a_unit_in_the_cell_wins_over_the_columns():
    assert read_amount("450 000 kr", unit=1000) == 450_000
    assert read_amount("0,5 mill.", unit=1000) == 500_000
    assert read_amount("450 tkr", unit=1000) == 450_000


def test_kroner_that_may_be_thousands_are_asked_about():
    assert read_amount("kr 450", unit=1000) == Unclear("amount-unit", "kr 450")
    assert read_amount(450_000, unit=1000) == Unclear("amount-unit", "450000")


def test_a_year_s_amount_may_say_per_year_in_a_column_of_years():
    assert read_amount("450 000 per år", of_one_year=True) == 450_000


HEADERS = {
    "i 1000 kr": 1000,
    "Beløp (tkr)": 1000,
    "beløp i tusen": 1000,
    "Kroner i hele tusen": 1000,
    "2023 (1 000 kr)": 1000,
    "i 1.000 kroner": 1000,
    "NOK 1,000": 1000,
    "NOK '000": 1000,
    "Budget (NOK thousand)": 1000,
    "mill. kr": 1_000_000,
    "Beløp i millioner": 1_000_000,
    "MNOK": 1_000_000,
    "Hele kroner": 1,
    "Kostnad (NOK)": 1,
    "Beløp over 1000 kr": 1,
    "51 000 kr": 1,
    "Beløp": None,
    "2023": None,
}


@pytest.mark.parametrize(("header", "unit"), HEADERS.items())
def test_a_header_tells_what_its_figures_count(header, unit):
    assert read_unit_of_header(header) == unit
