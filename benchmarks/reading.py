"""Reading: the neutral document against unzipping and parsing the same parts.

The whole reading is held against merely loading the same files with the usual libraries.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from benchmarks.measure import Figure, measured

SAMPLES = Path(__file__).resolve().parent.parent / "tiltaksplan" / "resources" / "samples" / "filled"
BROKEN = {"neg-02-avbrutt-nedlasting.xlsx"}


def figures() -> list[Figure]:
    """Measure all sample forms, Word and Excel apart."""
    import docx
    import openpyxl

    from tiltaksplan.forms.recognise import recognise
    from tiltaksplan.io.opening import open_document

    def read_whole(path: Path) -> None:
        recognise(open_document(path), path=path.name)

    made = []
    peers: tuple[tuple[str, Callable[[str], object], str], ...] = (
        ("docx", docx.Document, "python-docx load"),
        ("xlsx", openpyxl.load_workbook, "openpyxl load"),
    )
    for kind, load, peer in peers:
        paths = [path for path in sorted(SAMPLES.glob(f"*.{kind}")) if path.name not in BROKEN]
        made.append(
            measured(
                f"neutral document of {len(paths)} {kind} forms", _each(paths, open_document), _each(paths, _parse), "unzip + lxml parse"
            )
        )
        made.append(
            measured(
                f"whole reading of {len(paths)} {kind} forms",
                _each(paths, read_whole),
                _each(paths, _loaded_by(load)),
                peer,
            )
        )
    return made


def _each(paths: list[Path], work: Callable[[Path], object]) -> Callable[[], None]:
    def run() -> None:
        for path in paths:
            work(path)

    return run


def _loaded_by(load: Callable[[str], object]) -> Callable[[Path], object]:
    return lambda path: load(str(path))


def _parse(path: Path) -> None:
    """Unzip a file and parse its parts: what nobody can do without."""
    with ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
