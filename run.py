#!/usr/bin/env python3
"""The way in, on a machine that has nothing but Python: makes what is missing, and starts what is asked for.

    python3 run.py                 the app
    python3 run.py demo [DIR]      the whole main job on the sample forms
    python3 run.py test            everything that CI runs; `test -- ARGS` runs pytest alone, with ARGS
    python3 run.py bench           the benchmarks
    python3 run.py --setup-only    makes everything ready and starts nothing
    python3 run.py read …          this and every other command goes to the command line

The standard library alone. What it says of the set-up goes to standard error: standard output belongs to what it starts.
"""

from __future__ import annotations

import sys

# The whole file must compile on an old Python too (a test sees to that): nobody is helped by a SyntaxError.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "tiltaksplan trenger Python 3.11 eller nyere, og dette er Python %d.%d. "  # noqa: UP031
        "Installer en nyere Python (fra python.org, eller fra systemets pakker), og prøv igjen med den." % sys.version_info[:2]
    )

import hashlib
import os
import time
from contextlib import contextmanager
from pathlib import Path

TYPE_CHECKING = False  # typing is slow to import, and only the type checker asks for it
if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
PYTHON_VERSION = f"{sys.implementation.name}-{sys.version_info[0]}.{sys.version_info[1]}"  # an environment made by another one is no use
STAMPS = {"program": VENV / "program.stamp", "tests": VENV / "tests.stamp"}
SYSTEM_IS_FINE = VENV / "system.stamp"
LOCKS = {"program": ROOT / "requirements.lock", "tests": ROOT / "requirements-test.lock"}  # the second holds all that the first does
UNDER_WAY = VENV / "under-arbeid"  # stands there while pip works: left standing, it tells of an environment half made

# What Qt needs and its wheels do not bring: the file to look for, and Debian's package. Found one by one in an empty Debian 12.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
}
TEST_TOOLS = {"xvfb-run": "xvfb", "xauth": "xauth", "pdftoppm": "poppler-utils"}
FONTS = ("/usr/share/fonts", "/usr/local/share/fonts")  # without any font Qt shows empty boxes


def main(arguments: list[str]) -> int:
    """Do what is asked for, and return the exit code that it ended with."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # whatever code page the console has
    command = arguments[0] if arguments else ""
    if command in ("test", "bench"):
        make_ready("tests")
        what = [str(ROOT / "tests" / "everything.py")] if command == "test" else ["-m", "benchmarks"]
        return hand_over([*what, *arguments[1:]])
    make_ready("program")
    if command == "--setup-only":
        tell("Alt er klart. Start programmet slik: python3 run.py")
        return 0
    words = words_of(arguments)
    opens_a_window = words[0].endswith(".tiltaksplan") if words else not {"--version", "--help", "-h"}.intersection(arguments)
    if opens_a_window and not SYSTEM_IS_FINE.exists() and get_system_packages("program"):  # the command line needs none of it
        SYSTEM_IS_FINE.touch()
    return hand_over(["-m", "tiltaksplan", *arguments, *([str(folder_for_the_demo())] if words == ["demo"] else [])])


def words_of(arguments: list[str]) -> list[str]:
    """Return *arguments* without the options: the command first, if there is one."""
    return [word for before, word in zip(["", *arguments], arguments, strict=False) if not word.startswith("-") and before != "--language"]


def folder_for_the_demo() -> Path:
    """Return a folder beside this file that holds no plan yet: no demo writes over another one."""
    folder, number = ROOT / "demo", 1
    while any(folder.glob("*.tiltaksplan")):
        number += 1
        folder = ROOT / f"demo-{number}"
    return folder


# --- Making ready: the environment --------------------------------------------------------------------------------------------------------


def make_ready(kind: str) -> None:
    """Make what the *kind* of start ("program" or "tests") needs and has not got; costs a few milliseconds where all is there."""
    if is_ready(kind):
        return
    try:
        with alone():
            if not is_ready(kind):  # another start may have done it while this one waited
                began = time.monotonic()
                what = "programmet trenger" if kind == "program" else "testene trenger"
                tell(f"Gjør klart det {what}. Det skjer én gang, og tar vanligvis et par minutter.")
                system_is_fine = get_system_packages(kind)
                make_environment()
                install(kind)
                if system_is_fine:
                    SYSTEM_IS_FINE.touch()
                tell(f"Ferdig på {time_since(began)}. Neste start tar ingen slik tid.")
    except OSError as error:
        stop(f"Det gikk ikke å gjøre klart i {ROOT} ({error.strerror}). Se etter at du kan skrive der og at disken har plass.")


def is_ready(kind: str) -> bool:
    """Tell whether the environment holds what the lock file of *kind* says, for this Python."""
    try:
        return PYTHON.exists() and STAMPS[kind].read_text("utf-8") == fingerprint(kind)
    except OSError:
        return False


def fingerprint(kind: str) -> str:
    """Return what the stamp says when all is as it should be: the Python, and the hash of the lock file."""
    return f"{PYTHON_VERSION} {hashlib.sha256(LOCKS[kind].read_bytes()).hexdigest()}"


def make_environment() -> None:
    """See that `.venv` is there and whole: one of another Python, or one whose making was cut off, is made anew."""
    import shutil

    stamps = [stamp for stamp in STAMPS.values() if stamp.exists()]
    if PYTHON.exists() and not UNDER_WAY.exists() and any(stamp.read_text("utf-8").startswith(f"{PYTHON_VERSION} ") for stamp in stamps):
        return
    if VENV.exists():
        tell("Miljøet i .venv er halvferdig eller hører til en annen Python. Det lages på nytt.")
        for stamp in stamps:
            stamp.unlink()  # first: what is half taken away must not look whole
        try:
            shutil.rmtree(VENV)
        except OSError as error:
            stop(f"Mappa {VENV} lot seg ikke fjerne ({error.strerror}). Lukk programmet hvis det er åpent, og prøv igjen.")
    tell("Lager et eget Python-miljø i mappa .venv …")
    exit_code, said = run_quietly([sys.executable, "-m", "venv", str(VENV)])
    if exit_code:
        stop("Python-miljøet lot seg ikke lage. Dette sa Python:\n" + last_lines(said))


def install(kind: str) -> None:
    """Install what the lock file of *kind* names, and stamp it when all of it is there."""
    # pip's own settings (where packages come from, certificates, proxies) belong to the machine: nothing here overrides them.
    # No package is built from source: that would need a compiler, and run others' code during the installation.
    command = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--only-binary=:all:", "--no-input", "--progress-bar=off"]
    UNDER_WAY.touch()
    total = sum(line[:1].isalpha() for line in LOCKS[kind].read_text("utf-8").splitlines())
    output, exit_code, changing = follow([*command, "-r", str(LOCKS[kind])], total)
    if exit_code == 0:
        for installed in STAMPS if kind == "tests" else [kind]:
            STAMPS[installed].write_text(fingerprint(installed), "utf-8")
        UNDER_WAY.unlink()
        return
    if not changing:
        UNDER_WAY.unlink()  # it stopped before it changed anything: what was there can still be used
    stop(
        f"Pakkene lot seg ikke installere. Dette sa pip til slutt:\n{last_lines(output)}\n"
        "Se etter at maskinen har nett og at disken har plass, og prøv igjen. Det som er hentet, hentes ikke på nytt."
    )


def follow(command: list[str], total: int) -> tuple[str, int, bool]:
    """Run pip and show how far it has come. Return what it said, its exit code, and whether it had begun to change anything."""
    said, line, done, changing = [], ProgressLine(), 0, False
    with start(command, environment()) as pip:
        for text in pip.stdout or ():
            said.append(text)
            first, _, rest = text.strip().partition(" ")
            if first == "Ignoring":  # a package for another system, or for another Python
                total -= 1
            elif first == "Collecting" or text.startswith("Requirement already satisfied"):
                done += 1
                name = rest.split("=")[0] if first == "Collecting" else "var her fra før"
                line.show(f"Pakke {done} av {total}: {name}")
            elif text.startswith("Installing collected packages"):
                changing = True
                line.show(f"Legger {text.count(',') + 1} pakker på plass")
    line.end()
    return "".join(said), pip.returncode, changing


class ProgressLine:
    """One line that tells what is done now and how long it has taken; in a log, where lines stay, a new one at most each ten seconds."""

    def __init__(self) -> None:
        """Begin to count the seconds."""
        import threading

        self._began = self._written = time.monotonic()
        self._text = "Spør etter pakkene"
        self._is_over = threading.Event()
        self._ticking = threading.Thread(target=self._tick, daemon=True)
        self._ticking.start()

    def show(self, text: str) -> None:
        """Let the line say *text* from now on."""
        self._text = text

    def end(self) -> None:
        """Write the last of it."""
        self._is_over.set()
        self._ticking.join()
        self._write(end="\n")

    def _tick(self) -> None:
        while not self._is_over.wait(0.5):
            if is_terminal():
                self._write(end="")
            elif time.monotonic() - self._written > 10:
                self._write(end="\n")

    def _write(self, end: str) -> None:
        self._written = time.monotonic()
        text = f"  {self._text} ({time_since(self._began)})"
        tell(f"\r{text[:78]:<78}" if is_terminal() else text, end)


# --- Making ready: the system's packages, on Linux ----------------------------------------------------------------------------------------


def get_system_packages(kind: str) -> bool:
    """Install what is missing of the system's packages where that is ours to do, else name the command; return whether all is there."""
    import importlib.util

    for_venv = [] if importlib.util.find_spec("ensurepip") else [f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"]
    missing = for_venv + missing_packages(kind)
    if not missing or install_by_apt(missing):
        return True
    if for_venv:
        stop(f"Uten {for_venv[0]} lar Python-miljøet seg ikke lage. Kjør kommandoen over, og prøv igjen.")
    tell("Uten dem vises ikke vinduet. Kommandolinja virker likevel.")
    return False


def missing_packages(kind: str) -> list[str]:
    """Return Debian's packages for the libraries, fonts and tools that this machine has not got. Elsewhere Qt brings its own."""
    import ctypes
    import shutil

    if not sys.platform.startswith("linux"):
        return []
    missing = []
    for library, package in QT_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    if not any(True for folder in FONTS for _ in Path(folder).rglob("*.[to]tf")):
        missing.append("fonts-dejavu-core")
    if kind == "tests":
        missing += [package for tool, package in TEST_TOOLS.items() if not shutil.which(tool)]
    return missing


def install_by_apt(packages: list[str]) -> bool:
    """Install Debian's *packages* as root; tell of it and return False where that cannot be done."""
    import shutil

    by_hand = "apt-get install --no-install-recommends " + " ".join(packages)
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        tell(f"Maskinen mangler noen systempakker. På Debian og Ubuntu henter dette dem:\n    sudo apt-get update && sudo {by_hand}")
        return False
    began = time.monotonic()
    tell(f"Henter {len(packages)} systempakker med apt-get: {' '.join(packages)} …")
    unattended = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run_quietly(["apt-get", "update", "-q"], unattended)  # one that fails in part may still do: the next line tells
    exit_code, said = run_quietly(["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages], unattended)
    if exit_code:
        tell(f"Det gikk ikke. Dette sa apt-get til slutt:\n{last_lines(said)}\nPrøv selv:\n    {by_hand}")
        return False
    tell(f"  Systempakkene er på plass ({time_since(began)})")
    return True


# --- Here, and nowhere else, Windows and the others differ --------------------------------------------------------------------------------


def hand_over(arguments: list[str]) -> int:
    """Let the environment's Python run *arguments* in the place of this one, and return what it ends with.

    With -P, since a person's folder may hold any file, and none of them is to be imported.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    if sys.platform != "win32":
        os.execve(PYTHON, [str(PYTHON), "-P", *arguments], environment())
    import subprocess  # Windows cannot exchange a running program for another one

    with subprocess.Popen([str(PYTHON), "-P", *arguments], env=environment()) as program:
        while True:
            try:
                return program.wait()
            except KeyboardInterrupt:  # the program has heard it too, and ends in its own way
                continue


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other start of this program is making ready, and keep others waiting meanwhile."""
    with (ROOT / ".venv.lock").open("w") as lock:
        if sys.platform == "win32":
            import msvcrt

            while True:
                try:
                    msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
                    break
                except OSError:
                    time.sleep(0.5)
        else:
            import fcntl

            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                tell("En annen start av programmet gjør klart. Venter på den …")
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield


# --- Small things -------------------------------------------------------------------------------------------------------------------------


def run_quietly(command: list[str], variables: dict[str, str] | None = None) -> tuple[int, str]:
    """Run *command* to its end; return its exit code and all that it said."""
    with start(command, variables) as program:
        said = program.stdout.read() if program.stdout else ""
    return program.returncode, said


def start(command: list[str], variables: dict[str, str] | None = None) -> subprocess.Popen[str]:
    """Start *command* with nothing to read from, and with all that it says to be read line by line."""
    import subprocess

    pipe, together, nothing = subprocess.PIPE, subprocess.STDOUT, subprocess.DEVNULL
    return subprocess.Popen(command, env=variables, stdin=nothing, stdout=pipe, stderr=together, encoding="utf-8", errors="replace")


def environment() -> dict[str, str]:
    """Return the variables for what runs in `.venv`: it finds the program whatever folder one stands in, and speaks UTF-8 everywhere."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def time_since(began: float) -> str:
    """Return how long it is since *began*, in seconds."""
    return f"{time.monotonic() - began:.0f} s"


def is_terminal() -> bool:
    """Tell whether a person watches, so that a line can be written over."""
    return sys.stderr is not None and sys.stderr.isatty()


def tell(text: str, end: str = "\n") -> None:
    """Say *text* to the person; standard output belongs to the program."""
    if sys.stderr is not None:
        print(text, end=end, file=sys.stderr, flush=True)


def stop(text: str) -> NoReturn:
    """Say *text*, and end with 3: something outside this program is not as it must be."""
    tell(text)
    raise SystemExit(3)


def last_lines(text: str) -> str:
    """Return the last of what another program said: it is there that it says why it stopped."""
    return "\n".join(f"    {line}" for line in text.rstrip().splitlines()[-12:])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        tell("\nAvbrutt. Det som ble halvferdig, gjøres på nytt neste gang.")
        sys.exit(130)
