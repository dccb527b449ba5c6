"""Editing one cell of a 20 MB workbook in place, against what openpyxl needs to load and save it."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.measure import Figure

ROWS, COLUMNS = 230_000, 14
PEER = "openpyxl, load and save"


def figures() -> list[Figure]:
    """Make a large workbook and edit it: a number, and a text that joins the shared strings."""
    from tiltaksplan.io.inplace import edit

    with tempfile.TemporaryDirectory() as folder:
        path, target = Path(folder, "stor.xlsx"), Path(folder, "ny.xlsx")
        _make(path)
        size = f"{path.stat().st_size / 1e6:.0f} MB"
        places: dict[str, dict[str, str | int]] = {
            "a number in another sheet than the big one": {"Liten!B2": 42},
            "a text in another sheet than the big one": {"Liten!B3": "ny tekst"},
            "a number in the last row of the big sheet": {f"Stor!C{ROWS}": 42},
            "200 cells over the whole big sheet": {f"Stor!D{number}": number for number in range(1, ROWS, ROWS // 200)},
        }
        peer = _seconds_of_peer(path, target)
        ours = [median(_seconds(partial(edit, path, target, edits)) for _ in range(3)) for edits in places.values()]
        peer = min(peer, _seconds_of_peer(path, target))  # before and behind: it takes too long to be run turn by turn
        return [Figure(name=f"{size}: {name}", ours=one, other=peer, against=PEER) for name, one in zip(places, ours, strict=True)]


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _seconds_of_peer(path: Path, target: Path) -> float:
    from openpyxl import load_workbook

    def work() -> None:
        book = load_workbook(path)
        book["Liten"]["B2"] = 42
        book.save(target)

    return _seconds(work)


def _make(path: Path) -> None:
    """Write a workbook with one big sheet of figures and texts, and a small one."""
    from openpyxl import Workbook

    chance = random.Random(20)
    words = [f"tiltak nummer {number} ved museet" for number in range(5_000)]
    book = Workbook(write_only=True)
    big, small = book.create_sheet("Stor"), book.create_sheet("Liten")
    for row in range(ROWS):
        big.append([row, chance.choice(words), *(round(chance.uniform(0, 1e6), 2) for _ in range(COLUMNS - 2))])
    for row in range(50):
        small.append([f"rad {row}", row])
    book.save(path)
