import errno

import pytest

from tiltaksplan.io.errors import DiskIsFull, FolderCannotBeWritten
from tiltaksplan.io.saving import written_whole


def test_a_file_takes_the_place_of_the_old_one_when_it_is_done(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_text("gammel", encoding="utf-8")
    with written_whole(path) as draft:
        draft.write_text("ny", encoding="utf-8")
        assert path.read_text(encoding="utf-8") == "gammel"
    assert path.read_text(encoding="utf-8") == "ny"
    assert list(tmp_path.iterdir()) == [path]


def test_what_goes_wrong_on_the_way_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_text("gammel", encoding="utf-8")
    with pytest.raises(RuntimeError), written_whole(path) as draft:
        draft.write_text("halv", encoding="utf-8")
        raise RuntimeError
    assert path.read_text(encoding="utf-8") == "gammel"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told_of_in_a_sentence(tmp_path):
    with pytest.raises(FolderCannotBeWritten, match=r"plan\.docx"), written_whole(tmp_path / "finnes ikke" / "plan.docx"):
        pass


def test_a_full_disk_is_told_of_in_a_sentence(tmp_path):
    with pytest.raises(DiskIsFull, match=r"plan\.pdf"), written_whole(tmp_path / "plan.pdf"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_files_place_is_told_of_and_kept(tmp_path):
    (tmp_path / "plan.docx").mkdir()
    with pytest.raises(FolderCannotBeWritten), written_whole(tmp_path / "plan.docx") as draft:
        draft.write_text("ny", encoding="utf-8")
    assert (tmp_path / "plan.docx").is_dir()
