from __future__ import annotations

import os
import random
import socket
import time
from pathlib import Path

import pytest

from tests.files.make_hostile import READ, files, large_files
from tests.io.building import a_word_file, p, r
from tiltaksplan.document.blocks import Document
from tiltaksplan.errors import TiltaksplanError
from tiltaksplan.io.errors import (
    FileCouldNotBeRead,
    FileIsAFolder,
    FileIsDamaged,
    FileIsMissing,
    FileMayNotBeRead,
    FileTookTooLong,
    FileTookTooMuchMemory,
)
from tiltaksplan.io.opening import open_document
from tiltaksplan.io.worker import Allowed, each_in_child, read_documents
from tiltaksplan.progress import Cancelled, Silent

SAMPLES = Path(__file__).parents[2] / "tiltaksplan/resources/samples"
HOSTILE = Path(__file__).parents[1] / "files/hostile"
FORMS = sorted((SAMPLES / "filled").glob("*.docx")) + sorted((SAMPLES / "filled").glob("*.xlsx"))


@pytest.fixture
def no_network(monkeypatch):
    def refuse(*_args: object) -> None:
        raise AssertionError("the file was allowed to reach the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def outcome_of(path: Path) -> str:
    try:
        assert isinstance(open_document(path), Document)
    except TiltaksplanError as error:
        assert path.name in str(error)
        assert "{" not in str(error)
        assert error.exit_code == 3
        return type(error).__name__
    return READ


@pytest.mark.parametrize(("name", "outcome"), [(name, outcome) for name, (_content, outcome) in files().items()])
def test_a_hostile_file_is_read_or_refused_with_a_sentence(name, outcome, no_network, tmp_path, monkeypatch):
    path = HOSTILE / name
    monkeypatch.chdir(tmp_path)
    started = time.monotonic()
    assert outcome_of(path) == outcome
    assert time.monotonic() - started < 10
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "outcome"), [(name, outcome) for name, (_content, outcome) in large_files().items()])
def test_a_large_hostile_file_is_read_or_refused_within_the_limits(name, outcome, tmp_path):
    path = tmp_path / name
    path.write_bytes(large_files()[name][0])
    ((_path, answer),) = read_documents([path], Silent(), allowed=Allowed(seconds=40))
    assert (READ if isinstance(answer, Document) else type(answer).__name__) == outcome


def test_the_hostile_files_in_the_repository_are_those_that_the_script_makes():
    assert sorted(path.name for path in HOSTILE.iterdir()) == sorted(files())
    assert len(files()) >= 25


def test_every_sample_form_opens_or_is_refused_with_a_sentence():
    for path in FORMS:
        assert outcome_of(path) == ("FileIsCutOff" if "avbrutt" in path.name else READ)


def test_a_file_is_known_by_its_content_and_not_by_its_name(tmp_path):
    for given, form in (("a.xlsx", "wa-01-hester.docx"), ("b.docx", "xa-01-jernfunn.xlsx"), ("c", "wb-01-portal.docx")):
        path = tmp_path / given
        path.write_bytes((SAMPLES / "filled" / form).read_bytes())
        assert open_document(path).kind == ("word" if form.endswith("docx") else "excel")


def test_a_missing_file_and_a_folder_have_their_sentences(tmp_path):
    with pytest.raises(FileIsMissing, match="borte\\.docx"):
        open_document(tmp_path / "borte.docx")
    with pytest.raises(FileIsAFolder):
        open_document(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything; Windows has other rights")
def test_a_file_that_one_may_not_read_has_its_sentence(tmp_path):
    path = a_word_file(tmp_path, p(r("x")))
    path.chmod(0)
    with pytest.raises(FileMayNotBeRead):
        open_document(path)


@pytest.mark.parametrize("form", ["wa-06-senter.docx", "wb-04-museumsbussen.docx", "xa-01-jernfunn.xlsx", "xb-01-samleliste.xlsx"])
def test_a_file_with_changed_bytes_is_read_or_refused_but_never_surprises(form, tmp_path):
    original = (SAMPLES / "filled" / form).read_bytes()
    chance = random.Random(form)
    path = tmp_path / form
    for _ in range(80):
        content = bytearray(original)
        for _ in range(chance.choice((1, 3, 20))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(bytes(content))
        assert outcome_of(path) != "FileCouldNotBeRead"


@pytest.mark.parametrize("form", ["wa-06-senter.docx", "wb-04-museumsbussen.docx", "xa-01-jernfunn.xlsx"])
def test_a_part_with_changed_text_is_read_or_refused_but_never_surprises(form, tmp_path):
    """Bytes changed inside the parts pass the zip's own check sums and reach the readers."""
    from zipfile import ZipFile

    from tests.io.building import zipped

    with ZipFile(SAMPLES / "filled" / form) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    chance = random.Random(form)
    for _ in range(120):
        name = chance.choice(list(parts))
        content = bytearray(parts[name])
        for _ in range(chance.choice((1, 2, 8))):
            at = chance.randrange(len(content))
            action = chance.randrange(4)
            if action == 0:
                content[at : at + 1] = chance.choice((b'"', b"<", b">", b"0", b"9999999", b"-1", b"/", b"A"))
            elif action == 1:
                del content[at : at + chance.randrange(1, 40)]
            elif action == 2:
                content[at:at] = content[at : at + chance.randrange(1, 200)]
            else:
                content[at] = chance.randrange(256)
            if not content:
                content = bytearray(b" ")
        path = zipped(tmp_path / form, {**parts, name: bytes(content)})
        assert outcome_of(path) != "FileCouldNotBeRead"


# Reading in children


class Watched:
    """A progress that keeps what it is told, and stops the work when it is asked to."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.steps: list[tuple[int, int, str]] = []
        self.stop_after = stop_after

    def step(self, done: int, of: int, text: str) -> None:
        self.steps.append((done, of, text))
        if self.stop_after is not None and len(self.steps) > self.stop_after:
            raise Cancelled


def sleep_over(path: Path) -> str:
    if "treg" in path.name:
        time.sleep(60)
    return path.name


def eat_memory(path: Path) -> str:
    return str(len([bytes(50_000_000) for _ in range(100)])) if "stor" in path.name else path.name


def die(path: Path) -> str:
    if "dod" in path.name:
        os._exit(3)
    return path.name


def test_files_come_back_in_order_with_what_is_wrong_in_its_place():
    found = list(read_documents(FORMS, Silent()))
    assert [path for path, _answer in found] == FORMS
    assert [path.name for path, answer in found if not isinstance(answer, Document)] == ["neg-02-avbrutt-nedlasting.xlsx"]
    assert found[0][1] == open_document(FORMS[0])


def test_progress_names_the_files_and_ends_with_all_of_them():
    watched = Watched()
    list(read_documents(FORMS[:3], watched))
    assert watched.steps[-1][:2] == (3, 3)
    assert {text for _done, _of, text in watched.steps} >= {FORMS[0].name}
    assert [done for done, _of, _text in watched.steps] == sorted(done for done, _of, _text in watched.steps)


def test_a_file_that_takes_too_long_is_told_of_and_the_others_are_read():
    paths = [Path("en.docx"), Path("treg.docx"), Path("to.docx"), Path("tre.docx")]
    found = dict(each_in_child(sleep_over, paths, Silent(), allowed=Allowed(seconds=1), children=2))
    assert isinstance(found.pop(Path("treg.docx")), FileTookTooLong)
    assert found == {path: path.name for path in paths if "treg" not in path.name}


@pytest.mark.skipif(os.name != "posix", reason="Windows watches by the clock")
def test_a_file_that_takes_too_much_memory_is_told_of_and_the_others_are_read():
    paths = [Path("en.docx"), Path("stor.docx"), Path("to.docx")]
    found = dict(each_in_child(eat_memory, paths, Silent()))
    assert isinstance(found[Path("stor.docx")], FileTookTooMuchMemory)
    assert found[Path("to.docx")] == "to.docx"


def test_a_child_that_dies_takes_only_its_own_file_with_it():
    paths = [Path("en.docx"), Path("dod.docx"), Path("to.docx")]
    found = dict(each_in_child(die, paths, Silent()))
    assert isinstance(found[Path("dod.docx")], FileCouldNotBeRead)
    assert found[Path("to.docx")] == "to.docx"


def test_stopping_leaves_no_child_behind():
    from multiprocessing import active_children

    with pytest.raises(Cancelled):
        list(each_in_child(sleep_over, [Path("treg.docx"), Path("treg-2.docx")], Watched(stop_after=5)))
    assert active_children() == []


def test_no_files_take_no_child():
    assert list(read_documents([], Silent())) == []


def test_an_error_says_the_same_when_it_has_come_from_a_child(tmp_path):
    path = tmp_path / "tom.docx"
    path.write_bytes(b"PK\x03\x04 tull")
    ((_path, answer),) = read_documents([path], Silent())
    with pytest.raises(TiltaksplanError) as caught:
        open_document(path)
    assert (type(answer), str(answer)) == (type(caught.value), str(caught.value))
    assert not isinstance(answer, FileIsDamaged)
