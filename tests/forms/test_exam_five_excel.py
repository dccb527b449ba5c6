"""The reader on the fifth examination's workbooks and PDFs; the floors are just under what is read now, the first F1 was 0.846."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from tests.forms.exam_five_excel import FORMS, truths
from tests.forms.held_out.calibration import calibrate
from tiltaksplan.actions.read import readings_json
from tiltaksplan.forms.recognise import recognise
from tiltaksplan.io.opening import open_document

SCORER = Path(__file__).parents[1] / "tools" / "score_forms.py"
LEAST_F1 = 0.97
MOST_SURE_AND_WRONG = 0.005


@pytest.fixture(scope="module")
def scorer():
    spec = importlib.util.spec_from_file_location("score_forms", SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def readings():
    files = (recognise(open_document(FORMS / name), path=name) for name in truths())
    return {file["path"]: file for reading in files for file in json.loads(json.dumps(readings_json([reading])))["files"]}


def test_forms_of_the_fifth_examinations_workbooks_are_read_nearly_whole(readings, scorer):
    score, missed = scorer.Score(), []
    for name, truth in truths().items():
        scorer.score_file(truth, readings[name], (score,), missed)
    assert score.prf()[2] >= LEAST_F1, missed
    assert score.neg_ok == score.negs
    assert score.src == score.leaves
    assert score.empties == 0


def test_of_the_values_told_as_sure_in_the_fifth_examinations_workbooks_hardly_any_is_wrong(readings, scorer):
    result = calibrate(scorer, truths(), readings)
    assert result.sure > 1000
    assert result.share_wrong <= MOST_SURE_AND_WRONG, result.wrong


def test_a_list_with_a_year_beside_a_measured_value_takes_it_for_no_money(readings):
    costs = [line for proposal in readings["li-01-mist.xlsx"]["proposals"] for line in proposal.get("costs", [])]
    assert costs and all(line.get("amount") not in (2500, 14) for line in costs)
