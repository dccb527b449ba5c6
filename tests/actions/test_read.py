"""Forms are read in child processes, with limits, and files that come together teach each other there too."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tiltaksplan.actions.read import read_forms, readings_json
from tiltaksplan.forms.recognise import recognise
from tiltaksplan.forms.template import batch_of
from tiltaksplan.io.opening import open_document
from tiltaksplan.progress import Silent

FILLED = Path(__file__).parents[2] / "tiltaksplan/resources/samples/filled"
FORMS = sorted(FILLED.glob("w*.docx"))
ALONE = """
import sys
from pathlib import Path
from tiltaksplan.actions.read import read_forms
from tiltaksplan.progress import Silent
readings = read_forms([Path(name) for name in sys.argv[1:]], Silent())
assert all(reading.proposals for reading in readings)
print(*sorted(name for name in sys.modules if name.partition(".")[0] in ("lxml", "rapidfuzz") or name == "tiltaksplan.forms.recognise"))
"""


class Watched:
    """A progress that keeps what it is told."""

    def __init__(self) -> None:
        self.steps: list[tuple[int, int, str]] = []

    def step(self, done: int, of: int, text: str) -> None:
        self.steps.append((done, of, text))


def test_files_that_come_together_teach_each_other_as_in_one_process():
    documents = [open_document(path) for path in FORMS]
    batch = batch_of(documents)
    assert batch.texts
    expected = [recognise(document, path=str(path), batch=batch) for path, document in zip(FORMS, documents, strict=True)]
    assert readings_json(read_forms(FORMS, Silent())) == readings_json(expected)


def test_a_form_is_recognised_in_the_child_and_never_beside_the_window():
    done = subprocess.run(
        [sys.executable, "-c", ALONE, str(FORMS[0])], capture_output=True, check=True, text=True, encoding="utf-8", timeout=120
    )
    assert done.stdout.strip() == ""


def test_progress_counts_each_file_once_though_it_is_met_twice():
    watched = Watched()
    files = [*FORMS[:3], FILLED / "neg-02-avbrutt-nedlasting.xlsx"]
    assert [reading.status for reading in read_forms(files, watched)] == ["read", "read", "read", "refused"]
    done = [step[0] for step in watched.steps]
    assert done == sorted(done)
    assert {of for _done, of, _text in watched.steps} == {4}
    assert watched.steps[-1][0] == 4
