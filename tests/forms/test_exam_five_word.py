"""The reader on the fifth examination's Word forms; the floors are just under what is read now, the first score was 0.938."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from tests.forms.exam_five_word import BLANKS, FORMS, families, truths
from tests.forms.held_out.calibration import calibrate
from tiltaksplan.actions.read import readings_json
from tiltaksplan.forms.recognise import recognise
from tiltaksplan.forms.template import batch_of, template_from
from tiltaksplan.io.opening import open_document

SCORER = Path(__file__).parents[1] / "tools" / "score_forms.py"
LEAST_F1 = 0.97
LEAST_F1_OF_ALL = 0.99
MOST_SURE_AND_WRONG = 0.005


@pytest.fixture(scope="module")
def scorer():
    spec = importlib.util.spec_from_file_location("score_forms", SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def documents():
    return {name: open_document(FORMS / name) for name in truths()}


@pytest.fixture(scope="module")
def blanks():
    return {family: template_from(open_document(BLANKS / f"{family}.docx"), family) for family in families()}


def told(document, name, **known):
    return json.loads(json.dumps(readings_json([recognise(document, path=name, **known)])))["files"][0]


def of_family(family):
    return {name: truth for name, truth in truths().items() if truth["family"] == family}


def score_of(scorer, truths, readings):
    score, missed = scorer.Score(), []
    for name, truth in truths.items():
        scorer.score_file(truth, readings[name], (score,), missed)
    return score, missed


@pytest.mark.parametrize("family", families())
def test_a_form_of_a_family_met_in_the_fifth_examination_is_read_nearly_whole(family, documents, scorer):
    readings = {name: told(documents[name], name) for name in of_family(family)}
    score, missed = score_of(scorer, of_family(family), readings)
    assert score.prf()[2] >= LEAST_F1, missed
    assert score.src == score.leaves
    assert score.empties == 0


def test_forms_that_are_read_together_are_read_no_worse(documents, scorer):
    batch = batch_of(documents.values())
    readings = {name: told(document, name, batch=batch) for name, document in documents.items()}
    score, missed = score_of(scorer, truths(), readings)
    assert score.prf()[2] >= LEAST_F1_OF_ALL, missed
    assert score.neg_ok == score.negs


@pytest.mark.parametrize("family", families())
def test_a_form_whose_blank_one_is_registered_is_known_by_it_and_read_no_worse(family, documents, blanks, scorer):
    readings = {name: told(documents[name], name, templates=tuple(blanks.values())) for name in of_family(family)}
    score, missed = score_of(scorer, of_family(family), readings)
    assert {reading["template"]["name"] for reading in readings.values()} == {family}
    assert score.prf()[2] >= LEAST_F1, missed


def test_of_the_values_told_as_sure_in_the_fifth_examination_hardly_any_is_wrong(documents, scorer):
    readings = {name: told(document, name) for name, document in documents.items()}
    result = calibrate(scorer, truths(), readings)
    assert result.sure > 1000
    assert result.share_wrong <= MOST_SURE_AND_WRONG, result.wrong
