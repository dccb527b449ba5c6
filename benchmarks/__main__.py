"""Print a table of all benchmarks and write them as JSON: `python3 run.py bench [FILE.json] [--only WORD]`."""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from benchmarks import checking, choosing, editing, findings, opening, reading, syncing, writing
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


def main() -> int:
    """Run the benchmarks asked for."""
    parser = argparse.ArgumentParser(prog="benchmarks")
    parser.add_argument("file", nargs="?", type=Path, default=Path("benchmarks.json"))
    parser.add_argument("--only", choices=(*ALL, "findings"), action="append")
    options = parser.parse_args()
    asked = options.only or [*ALL, "findings"]
    benchmarks = ALL | WHEN_ASKED if options.only else ALL
    figures = [figure for name in asked if name in benchmarks for figure in benchmarks[name]()]
    found = findings.rows() if "findings" in asked else []
    if found:
        findings.print_rows(found)
    if figures:
        print(f"{'':<58}{'ours':>11}{'other':>11}{'ratio':>8}  against")
    for figure in figures:
        print(f"{figure.name:<58}{figure.ours * 1000:>8.1f} ms{figure.other * 1000:>8.1f} ms{figure.ratio:>8.2f}  {figure.against}")
    document = {
        "python": platform.python_version(),
        "system": platform.platform(),
        "figures": [asdict(one) | {"ratio": one.ratio} for one in figures],
        "findings": found,
    }
    options.file.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
