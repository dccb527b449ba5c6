"""Files from real programs, where they are at hand: `TILTAKSPLAN_OFFICE_SAMPLES` names their folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.io.inplace.comparing import changed
from tiltaksplan.document.blocks import Document, Paragraph, Table
from tiltaksplan.io.inplace import edit
from tiltaksplan.io.inplace.errors import EditIsRefused
from tiltaksplan.io.opening import open_document

FOLDER = os.environ.get("TILTAKSPLAN_OFFICE_SAMPLES", "")
FILES = sorted(path for path in Path(FOLDER).iterdir() if path.suffix in (".docx", ".xlsx", ".xlsm")) if FOLDER else []
NEW = "En helt ny tekst æøå"
needs_files = pytest.mark.skipif(not FILES, reason="no folder of real Office files is named by TILTAKSPLAN_OFFICE_SAMPLES")
ALLOWED = re.compile(
    r"^xl/(workbook|sharedStrings|calcChain|(worksheets|tables)/[^/]*|_rels/workbook)\.xml(\.rels)?$|^\[Content_Types\]\.xml$"
)


def texts(document: Document) -> dict[str, str]:
    """Every text of the document by its place."""
    found: dict[str, str] = {}
    for number, block in enumerate(document.blocks()):
        if isinstance(block, Paragraph):
            found[f"{number} {block.place.words()}"] = block.text
        if isinstance(block, Table):
            found.update({one.place.words(): one.text for one in block.cells})
    return found


def a_place(path: Path, document: Document) -> str | None:
    """The first cell with text in it, or the first paragraph."""
    for block in document.blocks():
        for one in block.cells if isinstance(block, Table) else ():
            kinds = tuple(kind for kind, _ in one.place.steps)
            if one.text.strip() and kinds in (("table", "row", "column"), ("sheet", "cell")):
                return one.place.words()
    return "0" if path.suffix == ".docx" else None


@needs_files
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_edit_of_a_real_file_leaves_all_else_alone(path: Path, tmp_path: Path) -> None:
    document = open_document(path)
    place = a_place(path, document)
    if place is None:
        pytest.skip("nothing is written in it")
    after = tmp_path / path.name
    try:
        edit(path, after, {place: NEW})
    except EditIsRefused as refused:
        pytest.skip(str(refused))
    allowed = {name for name in changed(path, after) if ALLOWED.match(name)} if path.suffix != ".docx" else {"word/document.xml"}
    assert changed(path, after) <= allowed
    before, now = texts(document), texts(open_document(after))
    different = {one for one in before.keys() | now.keys() if before.get(one) != now.get(one)}
    assert len(different) <= 1
    assert all(NEW in now[one] for one in different)
    with ZipFile(after) as package:
        assert package.testzip() is None


@needs_files
@pytest.mark.libreoffice
@pytest.mark.slow
def test_libreoffice_opens_every_edited_file(tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("no LibreOffice here")
    (tmp_path / "nye").mkdir()
    done = []
    for path in FILES:
        place = a_place(path, open_document(path))
        if place is not None:
            try:
                edit(path, tmp_path / "nye" / path.name, {place: NEW})
            except EditIsRefused:
                continue
            done.append(path)
    opened = _opened_by(program, tmp_path / "ut", [tmp_path / "nye" / path.name for path in done])
    not_opened = [path for path in done if path.stem not in opened]
    assert not _opened_by(program, tmp_path / "ut av de gamle", not_opened)  # what LibreOffice could not open before either


def _opened_by(program: str, folder: Path, files: list[Path]) -> set[str]:
    if not files:
        return set()
    folder.mkdir()
    profile = f"-env:UserInstallation={(folder.parent / 'profil').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=False, capture_output=True, timeout=900)
    return {one.stem for one in folder.iterdir()}
