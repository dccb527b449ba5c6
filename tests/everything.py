"""Everything that CI runs, in order, a line each: `python3 run.py test`. With `-- ARGS` it runs pytest alone, with ARGS.

What fails does not stop what comes after it. The last line is pytest's own.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format --check": ["-m", "ruff", "format", "--check", "."],
    "mypy --strict": ["-m", "mypy"],
    "lint-imports": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-logo"],
}
COVERAGE = ["--cov", "--cov-append"]
IN_A_WINDOW = ["-m", "xvfb", *COVERAGE, "--cov-report="]
ALL_THE_OTHERS = ["-n", "2", *COVERAGE, "--cov-report=term", "-rs", "--durations=5"]


def main(arguments: list[str]) -> int:
    """Run everything, and return 0 only if all of it is well."""
    os.chdir(ROOT)
    if arguments[:1] == ["--"]:
        return subprocess.run([sys.executable, "-m", "pytest", *arguments[1:]], check=False).returncode
    if arguments:
        print(
            "Skriv «python3 run.py test» for å kjøre alt, eller «python3 run.py test -- ARGUMENTER» for å kjøre pytest med dem.",
            file=sys.stderr,
        )
        return 2
    began = time.monotonic()
    results = {name: run_check(name, command) for name, command in CHECKS.items()}
    (ROOT / ".coverage").unlink(missing_ok=True)
    print("\nGjennom programmet i et ekte vindu:", flush=True)
    results["pytest i et ekte vindu"], closing = run_pytest(IN_A_WINDOW, *real_window())
    print(closing, flush=True)
    results["pytest"], closing = run_pytest(ALL_THE_OTHERS)
    failed = [name for name, exit_code in results.items() if exit_code]
    print("\n" + "\n".join(f"{'FEIL' if exit_code else 'OK  '} {name}" for name, exit_code in results.items()))
    print(
        f"{len(results) - len(failed)} av {len(results)} i orden, {seconds_since(began)}."
        + (f" Feil i {', '.join(failed)}." if failed else "")
    )
    print(closing, flush=True)
    return 1 if failed else 0


def run_check(name: str, command: list[str]) -> int:
    """Run one check and tell how it went: a line where all is well, all that it said where not."""
    began = time.monotonic()
    with start([sys.executable, *command], {}) as check:
        said = check.stdout.read() if check.stdout else ""
    print(f"{'FEIL' if check.returncode else 'OK  '} {name} ({seconds_since(began)})", flush=True)
    if check.returncode:
        print(said, flush=True)
    return check.returncode


def real_window() -> tuple[dict[str, str], list[str]]:
    """Return the variables and the words before the command that let Qt show a real window: on Linux on a screen that nobody sees."""
    if sys.platform.startswith("linux"):
        return {"QT_QPA_PLATFORM": "xcb"}, ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24"]
    return {"QT_QPA_PLATFORM": "windows" if sys.platform == "win32" else "cocoa"}, []


def run_pytest(arguments: list[str], variables: dict[str, str] | None = None, before: list[str] | None = None) -> tuple[int, str]:
    """Run pytest and show what it says but its closing line. Return its exit code and that line; to have run no test is a failure too."""
    closing: list[str] = []
    try:
        with start([*(before or []), sys.executable, "-m", "pytest", "--color=no", *arguments], variables or {}) as pytest:
            for line in pytest.stdout or ():
                if closing or re.match(r"=+ .* in [0-9.]+s.* =+$", line):
                    closing.append(line)
                else:
                    print(line, end="", flush=True)
    except FileNotFoundError:
        return 1, "xvfb-run finnes ikke på maskinen, så vinduet er ikke prøvd."
    return pytest.returncode, "".join(closing).rstrip()


def start(command: list[str], variables: dict[str, str]) -> subprocess.Popen[str]:
    """Start *command* with nothing to read from, and with all that it says to be read line by line."""
    return subprocess.Popen(
        command,
        env={**os.environ, **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def seconds_since(began: float) -> str:
    """Return how long it is since *began*."""
    return f"{time.monotonic() - began:.1f} s".replace(".", ",")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
