"""Indicator values, ranks, steps of a scale and numbers of goals."""

import pytest

from tiltaksplan.forms.values import Unclear, read_goals, read_number, read_rank, read_step

NUMBERS = {
    "ca. 66 000 besøk": 66_000,
    "66.000": 66_000,
    "60\u00a0000": 60_000,
    "85 %": 85,
    "0,5": 0.5,
    "4,5": 4.5,
    "0": 0,
    "null": 0,
    "-18": -18,
    "1,240 cores": 1240,
    "1.500,50": 1500.5,
    "2 millioner besøk": 2_000_000,
    "66'": 66_000,
    "66 tusen": 66_000,
    "700 m": 700,
    "1 800 m2": 1800,
    "500 3D-modeller": 500,
    "minst 500": 500,
    "over 6 000 elever per år": 6000,
    "95 000 (2021)": 95_000,
    "95 000 besøk i 2021": 95_000,
    "2021: 95 000": 95_000,
    "per 31.12.2022: 46": 46,
    "11 500 modeller på nett innen utgangen av 2025": 11_500,
    "Alle 214 gravfunn er kontrollert": 214,
    "to årganger": 2,
    "tolv": 12,
    "én utstilling": 1,
}


@pytest.mark.parametrize(("text", "number"), NUMBERS.items())
def test_an_indicators_value_is_a_number_without_its_unit(text, number):
    assert read_number(text) == number


NOT_NUMBERS = {
    "høyere": "number-unclear",
    "?": "number-unclear",
    "4 500?": "number-unclear",
    "": "number-unclear",
    "innen 2025": "number-unclear",
    "4. trinn": "number-unclear",
    "en samlet oversikt": "number-unclear",
    "12 av 30": "number-several",
    "3/5": "number-several",
    "95 000 og 102 000": "number-several",
    "100\n200": "number-several",
    "20-30": "number-range",
    "fra 20 til 40": "number-range",
    "10 % økning": "number-relative",
    "+10 %": "number-relative",
    "20 % flere besøk": "number-relative",
}


@pytest.mark.parametrize(("text", "code"), NOT_NUMBERS.items())
def test_words_shares_ranges_and_changes_are_no_value(text, code):
    assert read_number(text) == Unclear(code, text)


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("1 av 2", 1),
        ("Prioritet 2 av i alt 5 forslag fra instituttet", 2),
        ("Nr. 3", 3),
        ("1.", 1),
        ("første", 1),
        ("#2", 2),
        ("2/5", 2),
        ("tre", 3),
        (4.0, 4),
    ],
)
def test_a_units_ranking_is_read_from_its_own_words(text, rank):
    assert read_rank(text) == rank


@pytest.mark.parametrize("text", ["viktig", "1-2", "0", "", "2 eller 3"])
def test_what_is_no_place_in_a_ranking_is_quoted(text):
    assert read_rank(text) == Unclear("rank-unclear", text)


STEPS = {
    1: (
        "svært lav",
        "Svært låg",
        "very low",
        "A",
        "a",
        "1",
        "1 – svært lav",
        "meget liten",
        ["usannsynlig", "1"][1],
        "①",
        "1/5",
        "S1",
        1,
        1.0,
    ),
    2: ("lav", "låg", "low", "B", "L", "2", "liten", "2 (lav)", "Unlikely"),
    3: ("middels", "medium", "C", "M", "3", "3 (middels)", "3 av 5", "moderat", "III", "S = 3", "tre"),
    4: ("høy", "høg", "high", "D", "H", "4", "4 – høy", "høy (4)", "alvorlig", "K4"),
    5: ("svært høy", "svært høg", "very high", "E", "5", "5 – svært høy", "kritisk", "5.0", "Konsekvens: 5"),
}


@pytest.mark.parametrize(("text", "step"), [(text, step) for step, texts in STEPS.items() for text in texts])
def test_a_step_may_be_a_number_a_word_or_a_letter(text, step):
    assert read_step(text) == step


NOT_STEPS = {
    "høy/middels": "step-unclear",
    "?": "step-unclear",
    "": "step-unclear",
    "3,5": "step-unclear",
    "60 %": "step-unclear",
    "2-3": "step-range",
    "6": "step-outside",
    "0": "step-outside",
    "3 (høy)": "step-contradiction",
}


@pytest.mark.parametrize(("text", "code"), NOT_STEPS.items())
def test_what_has_no_place_on_the_scale_is_quoted(text, code):
    assert read_step(text) == Unclear(code, text)


GOALS = {
    "Mål 3.2 og 4.1": ("3.2", "4.1"),
    "1.3, 1.4; 2.3": ("1.3", "1.4", "2.3"),
    "1.3,1.4,2.3": ("1.3", "1.4", "2.3"),
    "1.3\n1.4": ("1.3", "1.4"),
    "• 1.3 Bevare\n• 1.4 Formidle": ("1.3", "1.4"),
    "3.2 Bygge 4 nye magasiner innen 1.1.2025": ("3.2",),
    "3.2-3.4": ("3.2", "3.3", "3.4"),
    "3,2": ("3.2",),
    "1,3 og 1,4": ("1.3", "1.4"),
    "4.3, 4.3": ("4.3",),
    "3.10": ("3.10",),
    "Mål 3 og 4": ("3", "4"),
    "3. Bygge magasin\n4. Formidle": ("3", "4"),
    "U3, U4": ("U3", "U4"),
    4.3: ("4.3",),
    "-": (),
    "": (),
}


@pytest.mark.parametrize(("text", "goals"), GOALS.items())
def test_goals_are_their_numbers_alone_each_once(text, goals):
    assert read_goals(text) == goals or goals == ()


@pytest.mark.parametrize("text", ["alle målene om formidling", "1.1.2023", "?"])
def test_goals_without_a_number_are_quoted(text):
    assert read_goals(text) == Unclear("goals-unclear", text)
