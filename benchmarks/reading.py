"""Reading: the neutral document against unzipping and parsing the same parts, and the whole reading against loading the same files.

The whole reading is measured as it is when a batch comes: each file once, in a process that has read blank forms and none of these. Then
200 forms at once against one process alone, and the memory that a list of 100,000 rows takes.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from zipfile import ZipFile

from lxml import etree

from benchmarks.measure import Figure, measured

SAMPLES = Path(__file__).resolve().parent.parent / "tiltaksplan" / "resources" / "samples"
BROKEN = {"neg-02-avbrutt-nedlasting.xlsx"}
_TURNS = 5
_FORMS, _ROWS, _MOST_MEGABYTES = 200, 100_000, 150.0
_PEERS = {"docx": ("python-docx load", "python-docx load and all texts"), "xlsx": ("openpyxl load",)}


def figures() -> list[Figure]:
    """Measure all sample forms, Word and Excel apart; then many forms at once, and a long list."""
    from tiltaksplan.io.opening import open_document

    made = []
    for kind, peers in _PEERS.items():
        paths = _forms(kind)
        name = f"neutral document of {len(paths)} {kind} forms"
        made.append(measured(name, _each(paths, open_document), _each(paths, _parse), "unzip + lxml parse"))
        turns = [_alone(_whole_pass, kind) for _ in range(_TURNS)]
        ours = median(turn[0] for turn in turns)
        for number, peer in enumerate(peers, start=1):
            other = median(turn[number] for turn in turns)
            made.append(Figure(name=f"first whole reading of {len(paths)} {kind} forms", ours=ours, other=other, against=peer))
    return [*made, _many_forms(), _long_list()]


def _forms(kind: str) -> list[Path]:
    return [path for path in sorted((SAMPLES / "filled").glob(f"*.{kind}")) if path.name not in BROKEN]


def _alone(work: Callable[..., tuple[float, ...]], *given: object) -> tuple[float, ...]:
    """Run *work* in a process of its own."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def _whole_pass(kind: str) -> tuple[float, ...]:
    """Return the seconds that reading each form once takes, and those of each peer."""
    import docx
    import openpyxl

    from tiltaksplan.forms.recognise import recognise
    from tiltaksplan.io.opening import open_document

    def read(path: Path) -> None:
        recognise(open_document(path), path=path.name)

    def load_texts(path: Path) -> None:
        document = docx.Document(str(path))
        texts = [paragraph.text for paragraph in document.paragraphs]
        texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]

    loads: dict[str, tuple[Callable[[Path], object], ...]] = {
        "docx": (lambda path: docx.Document(str(path)), load_texts),
        "xlsx": (lambda path: openpyxl.load_workbook(path),),
    }
    for blank in sorted((SAMPLES / "blank").iterdir()):
        for work in (read, *(loads[kind] if blank.suffix == f".{kind}" else ())):
            work(blank)
    return tuple(_seconds(_each(_forms(kind), work)) for work in (read, *loads[kind]))


def _many_forms() -> Figure:
    """Measure the same forms on all processors and in one process."""
    from tiltaksplan.actions.read import read_forms
    from tiltaksplan.progress import Silent

    forms = [*_forms("docx"), *_forms("xlsx")]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number:03}-{forms[number % len(forms)].name}") for number in range(_FORMS)]
        for number, path in enumerate(paths):
            path.write_bytes(forms[number % len(forms)].read_bytes())
        name = f"{_FORMS} forms at once, on all processors"
        return measured(
            name, lambda: read_forms(paths, Silent()), lambda: read_forms(paths, Silent(), children=1), "one process", turns=1
        )  # fmt: skip


def _long_list() -> Figure:
    """Measure the memory of a process that reads a list with a row for each of many things."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "liste.xlsx")
        _write_list(path)
        (most,) = _alone(_megabytes_to_read, path)
    return Figure(name=f"memory of reading a list of {_ROWS} rows", ours=most, other=_MOST_MEGABYTES, against="the most allowed", unit="MB")


def _megabytes_to_read(path: Path) -> tuple[float]:
    import resource  # Windows has none: the figure is taken where the program is built

    from tiltaksplan.forms.recognise import recognise
    from tiltaksplan.io.opening import open_document

    recognise(open_document(path), path=path.name)
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,)


def _write_list(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Gjenstander")
    sheet.append(["Museumsnr", "Betegnelse", "Funnsted", "Kommune", "År", "Materiale", "Lengde", "Bredde", "Magasin", "Merknad"])
    for row in range(_ROWS):
        place, store = f"Gård {row % 977}", f"M{row % 12}"
        sheet.append([f"T{row}", "Øks", place, "Trondheim", 1900 + row % 120, "Jern", row % 50, row % 7, store, f"Merknad {row}"])
    book.save(path)


def _each(paths: list[Path], work: Callable[[Path], object]) -> Callable[[], None]:
    def run() -> None:
        for path in paths:
            work(path)

    return run


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _parse(path: Path) -> None:
    """Unzip a file and parse its parts: what nobody can do without."""
    with ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
