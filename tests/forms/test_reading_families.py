"""Whole forms, made anew for each run, read against what was written in them."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from tests.forms import families, fourth_families, more_families, third_families
from tiltaksplan.actions.read import exit_code_of, readings_json
from tiltaksplan.forms.recognise import recognise
from tiltaksplan.io.opening import open_document

BUILDERS = (*families.BUILDERS, *more_families.BUILDERS, *third_families.BUILDERS, *fourth_families.BUILDERS)
SCORER = Path(__file__).parents[1] / "tools" / "score_forms.py"


@pytest.fixture(scope="session")
def scorer():
    spec = importlib.util.spec_from_file_location("score_forms", SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def told(folder, truth):
    reading = recognise(open_document(folder / truth["file"]), path=truth["file"])
    return json.loads(json.dumps(readings_json([reading]))), exit_code_of([reading])


@pytest.mark.parametrize("build", BUILDERS, ids=lambda build: build.__name__)
def test_a_form_of_a_family_unlike_the_samples_is_read_whole(build, tmp_path, scorer):
    truth = build(tmp_path)
    read, code = told(tmp_path, truth)
    score, missed = scorer.Score(), []
    assert scorer.score_file(truth, read["files"][0], (score,), missed, code), missed
    assert not missed


@pytest.mark.parametrize("build", BUILDERS, ids=lambda build: build.__name__)
def test_every_value_has_a_source_with_a_place(build, tmp_path, scorer):
    truth = build(tmp_path)
    read, code = told(tmp_path, truth)
    score = scorer.Score()
    scorer.score_file(truth, read["files"][0], (score,), [], code)
    assert score.src == score.leaves


@pytest.mark.parametrize("build", BUILDERS, ids=lambda build: build.__name__)
def test_an_empty_field_is_absent_and_never_an_empty_text(build, tmp_path, scorer):
    truth = build(tmp_path)
    read, code = told(tmp_path, truth)
    score = scorer.Score()
    scorer.score_file(truth, read["files"][0], (score,), [], code)
    assert score.empties == 0
