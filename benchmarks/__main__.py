"""Print a table of all benchmarks and write them as JSON: `python3 run.py bench [FILE.json] [--only WORD]`."""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from benchmarks import checking, choosing, editing, findings, fuzzing, opening, reading, syncing, writing
from benchmarks.measure import Figure

ALL: dict[str, Callable[[], list[Figure]]] = {
    "reading": reading.figures,
    "opening": opening.figures,
    "checking": checking.figures,
    "choosing": choosing.figures,
    "writing": writing.figures,
    "editing": editing.figures,
    "sync": syncing.speed,
}
WHEN_ASKED = {"sync": syncing.figures}  # a thousand runs take minutes
COUNTED = {"findings": findings, "fuzz": fuzzing}  # no times: what was found and what went wrong


def main() -> int:
    """Run the benchmarks asked for."""
    parser = argparse.ArgumentParser(prog="benchmarks")
    parser.add_argument("file", nargs="?", type=Path, default=Path("benchmarks.json"))
    parser.add_argument("--only", choices=(*ALL, *COUNTED), action="append")
    options = parser.parse_args()
    asked = options.only or [*ALL, "findings"]
    benchmarks = ALL | WHEN_ASKED if options.only else ALL
    figures = [figure for name in asked if name in benchmarks for figure in benchmarks[name]()]
    counted = {name: module.rows() for name, module in COUNTED.items() if name in asked}
    for name, rows in counted.items():
        COUNTED[name].print_rows(rows)
    if figures:
        print(f"{'':<58}{'ours':>11}{'other':>11}{'ratio':>8}  against")
    for figure in figures:
        ours, other = (one * (1000 if figure.unit == "ms" else 1) for one in (figure.ours, figure.other))
        print(f"{figure.name:<58}{ours:>8.1f} {figure.unit}{other:>8.1f} {figure.unit}{figure.ratio:>8.2f}  {figure.against}")
    document = {
        "python": platform.python_version(),
        "system": platform.platform(),
        "figures": [asdict(one) | {"ratio": one.ratio} for one in figures],
    } | counted
    options.file.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
