# ruff: noqa: E501
"""What labels ask for, in three languages, misspelt, numbered, and under headings."""

from __future__ import annotations

import pytest

from tiltaksplan.forms.labels import best, column_scores, field_scores, section_scores
from tiltaksplan.language import translator
from tiltaksplan.plan.fields import FIELDS


@pytest.mark.parametrize("field", [one for one in FIELDS if not one.computed], ids=lambda field: field.pointer)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_our_own_label_asks_for_our_own_field(field, language):
    scores = field_scores(translator(language)(field.label))
    assert scores[field.pointer] == max(scores.values())


@pytest.mark.parametrize(
    ("label", "pointer"),
    [
        ("Prosjektets tittel", "/title"), ("1.2 Kven står bak?", "/group"), ("Kontaktperson:", "/contact/name"), ("E-postadr.", "/contact/email"),
        ("Hvorfor trengs tiltaket?", "/justification"), ("Begrunelse for priroiteringen", "/priority_reason"), ("What will be done?", "/description"),
        ("Måles ved hjelp av", "/indicator"), ("Nullpunkt (tall)", "/baseline"), ("Måltall ved slutt", "/target"), ("Underskrift enhetsleder", "/-other"),
    ],
)  # fmt: skip
def test_a_label_in_other_words_asks_for_the_field(label, pointer):
    assert best(field_scores(label))[0] == pointer


def test_a_name_under_a_heading_is_the_name_of_whom_the_heading_says():
    assert best(field_scores("Navn", "Kontaktperson"))[0] == "/contact/name"
    assert best(field_scores("Navn", "Prosjektleder"))[0] == "/leader/name"


def test_a_reason_for_the_priority_is_no_justification():
    scores = field_scores("Begrunnelse for prioriteringen")
    assert scores["/priority_reason"] > scores["/justification"]


@pytest.mark.parametrize(
    ("label", "pointer"),
    [
        ("Hvem betaler?", "/costs/*/funding"),
        ("Stillingsprosent", "/hours/*/hours"),
        ("K (1–5)", "/risks/*/consequence"),
        ("Frist", "/milestones/*/date"),
    ],
)
def test_a_header_asks_for_a_column(label, pointer):
    assert column_scores(label)[pointer] > 0.9


def test_a_heading_opens_a_part_of_the_form():
    assert best(section_scores("3. Hva koster det?"))[0] == "costs"
    assert best(section_scores("Del B: Enhetens vurdering"))[0] == "unit"
