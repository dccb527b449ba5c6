"""The reader on forms of families that were made apart from it; the floors are a little below what was measured first."""

import argparse
import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.forms.held_out import write_forms
from tests.forms.held_out.calibration import calibrate

SCORER = Path(__file__).parents[1] / "tools" / "score_forms.py"
LEAST_F1 = 0.95  # first measured: 0.953 with each form by itself; the goal is 0.97
MOST_SURE_AND_WRONG = 0.01  # first measured: 23 of 2,687; the goal is 1 of 200


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_forms", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("held-out")
    write_forms(folder)
    return folder


@pytest.fixture(scope="module")
def truths(folder) -> dict[str, dict[str, object]]:
    told = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.truth.json"))]
    return {truth["file"]: truth for truth in told}


@pytest.fixture(scope="module")
def readings(folder, truths) -> dict[str, dict[str, object]]:
    command = [sys.executable, "-m", "tiltaksplan", "read", *(str(folder / name) for name in truths), "--json"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    return {Path(file["path"]).name: file for file in json.loads(done.stdout)["files"]}


def _score(scorer, truths, readings):
    total, misses = scorer.Score(), []
    for name, truth in truths.items():
        scorer.score_file(truth, readings.get(name), (total,), misses)
    return total, misses


def test_a_form_of_a_family_never_met_is_read_nearly_whole(scorer, truths, readings):
    total, misses = _score(scorer, truths, readings)
    assert total.forms == len(truths) - total.negs >= 45
    assert total.prf()[2] >= LEAST_F1, misses
    assert total.empties == 0


def test_a_file_that_is_no_form_gives_no_proposal(scorer, truths, readings):
    total, misses = _score(scorer, {name: truth for name, truth in truths.items() if truth["family"] == "neg"}, readings)
    assert total.neg_ok == total.negs == 3, misses


def test_of_the_values_told_as_sure_hardly_any_is_wrong(scorer, truths, readings):
    result = calibrate(scorer, truths, readings)
    assert result.sure > 2000
    assert result.share_wrong <= MOST_SURE_AND_WRONG, result.wrong


def test_the_truths_score_full_marks_against_themselves(scorer, folder, truths):
    fake = folder / "fake.py"
    fake.write_text(scorer.FAKE, encoding="utf-8")
    asked = argparse.Namespace(all_at_once=True, timeout=60, details=False)
    files = [(str(folder / name), truth) for name, truth in truths.items()]
    result = scorer.run([sys.executable, str(fake), "right"], files, asked, quiet=True)
    assert result["f1"] == result["whole"] == result["must_flag"] == 1


def test_the_forms_are_the_same_whenever_they_are_made(folder, tmp_path):
    write_forms(tmp_path)
    assert all(path.read_bytes() == (folder / path.name).read_bytes() for path in tmp_path.iterdir())
