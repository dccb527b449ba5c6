"""Children that work on files over several passes: limits hold in each, and one file's trouble is no other's."""

from __future__ import annotations

import os
import time
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.io.errors import FileCouldNotBeRead, FileTookTooLong, FileTookTooMuchMemory
from tiltaksplan.io.worker import Allowed, Crew
from tiltaksplan.progress import Cancelled, Silent

FILES = [Path("en.docx"), Path("vond.docx"), Path("to.docx")]
BAD = FILES[1]
_seen: list[Path] = []


class StopAfter:
    """A progress whose watcher stops the work at a step."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def step(self, done: int, of: int, text: str) -> None:
        self._left -= 1
        if self._left < 0:
            raise Cancelled


def remember(path: Path) -> str:
    _seen.append(path)
    return path.name


def remembered(path: Path) -> bool:
    time.sleep(0.2)
    return path in _seen


def pause(path: Path, *, seconds: float) -> str:
    time.sleep(seconds)
    return path.name


def hang(path: Path) -> str:
    time.sleep(600 if path == BAD else 0)
    return path.name


def eat_memory(path: Path) -> int:
    hoard = [bytearray(50_000_000) for _ in range(200 if path == BAD else 1)]
    return len(hoard)


def go_wrong(path: Path) -> str:
    if path == BAD:
        raise KeyError("noe som ingen hadde tenkt på")
    return path.name


def two_passes(work, *, allowed: Allowed | None = None, files=FILES) -> dict[Path, object]:
    with Crew(allowed=allowed or Allowed(), children=2) as crew:
        assert all(not isinstance(answer, TiltaksplanError) for _path, answer in crew.each(remember, files, Silent()))
        return dict(crew.each(work, files, Silent()))


def test_a_file_that_hangs_when_it_is_met_again_is_told_of_and_the_others_go_on():
    found = two_passes(hang, allowed=Allowed(seconds=1))
    assert isinstance(found.pop(BAD), FileTookTooLong)
    assert found == {path: path.name for path in FILES if path != BAD}
    assert active_children() == []


@pytest.mark.skipif(os.name != "posix", reason="Windows watches by the clock")
def test_a_file_that_eats_memory_when_it_is_met_again_is_told_of_and_the_others_go_on():
    found = two_passes(eat_memory)
    assert isinstance(found.pop(BAD), FileTookTooMuchMemory)
    assert found == {path: 1 for path in FILES if path != BAD}


def test_what_nobody_foresaw_gives_a_sentence_and_no_traceback(capfd):
    found = two_passes(go_wrong)
    assert isinstance(found.pop(BAD), FileCouldNotBeRead)
    assert found == {path: path.name for path in FILES if path != BAD}
    assert capfd.readouterr().err == ""


def test_the_time_of_a_file_is_counted_over_all_passes():
    with Crew(allowed=Allowed(seconds=1.5), children=1) as crew:
        work = partial(pause, seconds=1.0)
        assert [answer for _path, answer in crew.each(work, FILES[:1], Silent())] == ["en.docx"]
        ((_path, answer),) = crew.each(work, FILES[:1], Silent())
    assert isinstance(answer, FileTookTooLong)


def test_a_file_goes_back_to_the_child_that_had_it():
    with Crew(children=2) as crew:
        list(crew.each(remember, FILES[:2], Silent()))
        assert dict(crew.each(remembered, FILES[:2], Silent())) == dict.fromkeys(FILES[:2], True)


def test_stopping_in_the_second_pass_leaves_no_child_behind():
    with pytest.raises(Cancelled), Crew(children=2) as crew:
        list(crew.each(remember, FILES, Silent()))
        list(crew.each(hang, FILES, StopAfter(5)))
    assert active_children() == []
