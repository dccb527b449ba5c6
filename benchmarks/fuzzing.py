"""Read thousands of damaged copies of real files through the public door: each must be read or refused with a sentence.

Damage is of two kinds: bytes of the file itself (turned, left out, put in twice, cut off), and bytes of one part within its package,
packed anew so that the damage gets past the check sums and into the readers. What counts as a fault is a file that no reader had foreseen,
one that takes too long, and one that takes too much memory. The same seed damages the same files in the same way.
"""

from __future__ import annotations

import os
import random
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = (ROOT / "tiltaksplan" / "resources" / "samples", ROOT / "tests" / "files", ROOT / "tests" / "forms")
ENDINGS = frozenset({".docx", ".docm", ".xlsx", ".xlsm", ".xls", ".xlsb", ".odt", ".ods", ".pdf", ".eml", ".msg", ".zip"})
LARGEST = 300_000  # bytes: damage in a larger file is mostly damage in a picture
TRIES = int(os.environ.get("TILTAKSPLAN_FUZZ_TRIES", "5000"))
AT_ONCE = 250
FAULTS = frozenset({"file-could-not-be-read", "file-took-too-long", "file-took-too-much-memory"})


def rows(tries: int = TRIES, seed: int = 1) -> list[dict[str, object]]:
    """Return how many of *tries* damaged files ended how, and the faults with the names under which they can be made again."""
    chance = random.Random(seed)
    sources = _sources()
    ends: Counter[str] = Counter()
    faults: list[str] = []
    begun = time.monotonic()
    for first in range(0, tries, AT_ONCE):
        with tempfile.TemporaryDirectory() as folder:
            names = [_damaged(Path(folder), number, chance, sources) for number in range(first, min(first + AT_ONCE, tries))]
            for name, end in _ends(Path(folder), names):
                ends[end] += 1
                if end in FAULTS:
                    faults.append(f"{name}: {end}")
    seconds = time.monotonic() - begun
    return [{"tries": tries, "seed": seed, "seconds": round(seconds, 1), "ends": dict(ends.most_common()), "faults": faults}]


def print_rows(found: list[dict[str, object]]) -> None:
    """Print what became of the files."""
    for row in found:
        print(f"fuzz: {row['tries']} damaged files in {row['seconds']} s")
        for name in ("ends", "faults"):
            print(f"  {name}: {row[name]}")


def _sources() -> list[Path]:
    found = (path for folder in SOURCES for path in sorted(folder.rglob("*")))
    return [path for path in found if path.suffix.lower() in ENDINGS and "hostile" not in path.parts and path.stat().st_size <= LARGEST]


def _ends(folder: Path, names: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each file's name and how its reading ended: as what kind it was read, or the code of why it was refused."""
    from tiltaksplan.actions.read import read_forms
    from tiltaksplan.progress import Silent

    for reading in read_forms([folder / name for name in names], Silent()):
        refused = reading.status == "refused"
        yield Path(reading.path).name, reading.problems[0].code if refused else f"read as {reading.kind}"


def _damaged(folder: Path, number: int, chance: random.Random, sources: list[Path]) -> str:
    source = chance.choice(sources)
    content = source.read_bytes()
    inside = zipfile.is_zipfile(BytesIO(content)) and chance.random() < 0.7
    name = f"{number:05}-{source.name}"
    (folder / name).write_bytes(_part_damaged(content, chance) if inside else _damage(content, chance))
    return name


def _part_damaged(content: bytes, chance: random.Random) -> bytes:
    """Return a package in which one part is damaged, left out, or has got the content of another."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as package, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        parts = {one.filename: package.read(one) for one in package.infolist()}
        marked = [name for name in parts if name.endswith((".xml", ".rels"))] or list(parts)
        name = chance.choice(marked)
        way = chance.random()
        if way < 0.1:
            del parts[name]
        elif way < 0.2:
            parts[name] = parts[chance.choice(marked)]
        else:
            parts[name] = _damage(parts[name], chance)
        for part, text in parts.items():
            target.writestr(part, text)
    return made.getvalue()


def _damage(content: bytes, chance: random.Random) -> bytes:
    """Return *content* with one to eight stretches turned, left out, put in twice, exchanged by a figure, or cut off."""
    damaged = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        if not damaged:
            break
        start = chance.randrange(len(damaged))
        end = min(start + chance.choice((1, 1, 4, 40, 400)), len(damaged))
        way = chance.randrange(5)
        if way == 0:
            damaged[start] ^= 1 << chance.randrange(8)
        elif way == 1:
            del damaged[start:end]
        elif way == 2:
            damaged[start:start] = damaged[start:end] * chance.choice((1, 2, 50))
        elif way == 3:
            damaged[start:end] = str(chance.choice((-1, 0, 2**31, 2**63, 10**30))).encode()
        elif chance.random() < 0.2:
            del damaged[start:]
    return bytes(damaged)
