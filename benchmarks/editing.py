"""Editing one cell of a 20 MB workbook in place, against what openpyxl needs to load and save it."""

from __future__ import annotations

import random
import tempfile
import time
from functools import cache
from pathlib import Path

from benchmarks.measure import Figure, measured

ROWS, COLUMNS = 230_000, 14
PEER = "openpyxl, load and save"


def figures() -> list[Figure]:
    """Make a large workbook and edit it: a number, and a text that joins the shared strings."""
    from tiltaksplan.io.inplace import edit

    with tempfile.TemporaryDirectory() as folder:
        path, target = Path(folder, "stor.xlsx"), Path(folder, "ny.xlsx")
        _make(path)
        size = f"{path.stat().st_size / 1e6:.0f} MB"
        peer = _seconds_of_peer(path, Path(folder, "openpyxl.xlsx"))
        places = {
            "a number in another sheet than the big one": {"Liten!B2": 42},
            "a text in another sheet than the big one": {"Liten!B3": "ny tekst"},
            "a number in the last row of the big sheet": {f"Stor!C{ROWS}": 42},
            "200 cells over the whole big sheet": {f"Stor!D{number}": number for number in range(1, ROWS, ROWS // 200)},
        }
        return [_against(f"{size}: {name}", lambda edits=edits: edit(path, target, edits), peer) for name, edits in places.items()]


def _against(name: str, ours: object, peer: float) -> Figure:
    figure = measured(name, ours, lambda: None, PEER, turns=3)  # type: ignore[arg-type]
    return Figure(name=name, ours=figure.ours, other=peer, against=PEER)


@cache
def _seconds_of_peer(path: Path, target: Path) -> float:
    """Return what openpyxl needs, measured once: it takes minutes."""
    from openpyxl import load_workbook

    begun = time.perf_counter()
    book = load_workbook(path)
    book["Liten"]["B2"] = 42
    book.save(target)
    return time.perf_counter() - begun


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
