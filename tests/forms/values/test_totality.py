"""Whatever somebody writes, a value or what was unclear comes back: nothing raises, and what is unclear is quoted."""

import doctest
import importlib
import pkgutil
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiltaksplan.forms import spoken_language, values
from tiltaksplan.forms.values import MESSAGES, ContactAnswer, TimeUnit, Unclear

PIECES = [
    "kr",
    "450",
    "10-15",
    "000",
    "1.2.",
    "2023",
    "mars",
    "Q2",
    "uke",
    "tusen",
    "mill.",
    "en",
    "halv",
    "og",
    "½",
    "%",
    "timer",
    "årsverk",
    "i",
    "uka",
    "-",
    "–",
    "•",
    "(",
    ")",
    "[x]",
    "☒",
    ",",
    ".",
    ";",
    ":",
    "'",
    "?",
    "høy",
    "lav",
    "3",
    "A",
    "S=",
    "av",
    "til",
    "fra",
    "innen",
    "utgangen",
    "årsskiftet",
    "01.13.2023",
    "2023/24",
    "99999999999999999999",
    "ingen",
    "N/A",
    "kari@x.no",
    "\n",
    "\t",
    "\xad",
    "\xa0",
    "\uf0b7",
    "²",
    "①",
    "٣",
    "∞",
    "NaN",
    "1/2",
    "1/0",
    "3/4-2023",
    "vinter",
    "hele",
    "andre",
    "halvdel",
    "0",
]
written = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
)
numbers = st.one_of(st.integers(), st.floats(), st.booleans())

FROM_TEXT_OR_NUMBER = (
    values.read_amount,
    values.read_hours,
    values.read_date,
    values.read_step,
    values.read_number,
    values.read_rank,
    values.read_year,
    values.read_goals,
)
EXPECTED = (int, float, date, tuple, Unclear)


@pytest.mark.parametrize("read", FROM_TEXT_OR_NUMBER, ids=lambda read: read.__name__)
@given(value=st.one_of(written, numbers, st.none()))
def test_every_text_and_number_gives_a_value_or_what_was_unclear(read, value):
    result = read(value)
    assert isinstance(result, EXPECTED)
    if isinstance(result, Unclear):
        assert result.code in MESSAGES
        if isinstance(value, str):
            assert result.text == value
            assert value in str(result.message)


@given(text=written)
def test_every_text_gives_lists_ticks_contacts_units_and_a_language(text):
    assert isinstance(values.read_period(text), tuple | Unclear)
    assert isinstance(values.read_contact(text), ContactAnswer)
    assert values.read_tick(text) in (True, False, None)
    assert values.read_unit_of_header(text) in (1, 1000, 1_000_000, None)
    assert values.read_hours_unit_of_header(text) in (*TimeUnit, None)
    assert values.emptiness(text) in ("none", "unknown", "elsewhere", None)
    assert spoken_language.language_of([text]) in ("nb", "nn", "en")
    for read in (values.read_names, values.read_people, values.read_entries):
        assert all(name.strip() for name in read(text))
    assert all(label and ticked in (True, False) for label, ticked in values.read_ticked_labels(text))
    assert isinstance(values.read_email(text), str | None)


@given(
    value=st.one_of(written, numbers),
    months=st.floats(0.5, 12),
    unit=st.sampled_from(list(TimeUnit)),
    kroner=st.sampled_from([1, 1000, 1_000_000]),
)
def test_no_value_is_below_zero_whatever_the_column_counts(value, months, unit, kroner):
    for result in (values.read_amount(value, unit=kroner), values.read_hours(value, unit=unit, months=months)):
        assert isinstance(result, Unclear) or result >= 0


@given(text=written)
def test_cleaning_twice_changes_nothing_more(text):
    assert values.clean(values.clean(text)) == values.clean(text)


@given(text=st.text(alphabet="abcæøå XYZ.,0123\n", max_size=60))
def test_cleaning_loses_no_word(text):
    assert values.clean(text).split() == text.split()


MODULES = [
    *(f"tiltaksplan.forms.values.{module.name}" for module in pkgutil.iter_modules(values.__path__)),
    "tiltaksplan.forms.spoken_language",
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_docstrings_are_true(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize("piece", ["1", "1 ", "1.1 ", "a", "(", "- ", "og A ", "2023, ", "☐ a ", "a@", "\n1", "tusen ", "«"])
def test_a_page_of_signs_is_answered_at_once(piece):
    text = (piece * 20_000)[:20_000] + "!"
    started = time.perf_counter()
    for read in (
        *FROM_TEXT_OR_NUMBER,
        values.read_period,
        values.read_names,
        values.read_contact,
        values.read_ticked_labels,
        values.clean,
        values.read_by_year,
    ):
        read(text)
    assert time.perf_counter() - started < 10  # a pattern that tries everything twice takes minutes
