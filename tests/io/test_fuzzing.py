"""Files gone wrong in ways that nobody chose: each is read or refused with a sentence of its own.

`python -m benchmarks --only fuzz` tries thousands.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz_sources import write_sources
from benchmarks.fuzzing import READ, Tried, rows, try_number

NUMBERS = st.integers(min_value=10_000_000, max_value=99_999_999)
FEW = 34


@pytest.fixture(scope="module")
def sources(tmp_path_factory) -> list[Path]:
    return write_sources(tmp_path_factory.mktemp("whole"))


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_file_gone_wrong_is_read_or_refused_with_a_sentence_of_its_own(data, sources, tmp_path_factory):
    kinds = [path.name for path in sources if path.suffix != ".doc"]  # LibreOffice takes its time
    name = f"{data.draw(NUMBERS)}-{data.draw(st.sampled_from(kinds))}"
    tried = try_number(tmp_path_factory.mktemp("tried") / name, whole=sources[0].parent)
    assert tried.foreseen, tried


def test_the_benchmark_tells_of_every_try_and_of_no_fault():
    (row,) = rows(FEW)
    assert row["tries"] == sum(row["ends"].values()) == FEW
    assert row["faults"] == []
    assert READ in row["ends"]


@pytest.mark.parametrize("outcome", ["traceback", "FileCouldNotBeRead", "FileTookTooLong", "FileTookTooMuchMemory"])
def test_what_nobody_foresaw_is_a_fault(outcome):
    assert not Tried(number=7, source="skjema.docx", outcome=outcome).foreseen
