"""The reader on the third examination's families; the floor is just under what is read now, the first scores were 0.917 and 0.854."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from tests.forms.exam_three import FAMILIES
from tests.forms.held_out.calibration import calibrate
from tiltaksplan.actions.read import readings_json
from tiltaksplan.forms.recognise import recognise
from tiltaksplan.io.opening import open_document

SCORER = Path(__file__).parents[1] / "tools" / "score_forms.py"
LEAST_F1 = 0.99
MOST_SURE_AND_WRONG = 0.005


@pytest.fixture(scope="module")
def scorer():
    spec = importlib.util.spec_from_file_location("score_forms", SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def told(folder, truth):
    reading = recognise(open_document(folder / truth.file), path=truth.file)
    return json.loads(json.dumps(readings_json([reading])))["files"][0]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_a_form_of_a_family_met_in_the_third_examination_is_read_nearly_whole(family, tmp_path, scorer):
    truths = family(tmp_path)
    score, missed = scorer.Score(), []
    for truth in truths:
        scorer.score_file(truth.as_json(), told(tmp_path, truth), (score,), missed)
    assert score.prf()[2] >= LEAST_F1, missed
    assert score.src == score.leaves
    assert score.empties == 0


def test_of_the_values_told_as_sure_in_the_third_examination_hardly_any_is_wrong(tmp_path, scorer):
    truths = {truth.file: truth for family in FAMILIES for truth in family(tmp_path)}
    readings = {name: told(tmp_path, truth) for name, truth in truths.items()}
    result = calibrate(scorer, {name: truth.as_json() for name, truth in truths.items()}, readings)
    assert result.sure > 1000
    assert result.share_wrong <= MOST_SURE_AND_WRONG, result.wrong
