"""What works on this machine: versions, fonts, Word, LibreOffice, window and database."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from importlib import metadata
from importlib.resources import files
from pathlib import Path

from tiltaksplan import __version__
from tiltaksplan.language import N_, translator

LIBRARIES = (
    "PySide6-Essentials",
    "lxml",
    "openpyxl",
    "python-docx",
    "reportlab",
    "pikepdf",
    "SQLAlchemy",
    "alembic",
    "ortools",
    "pandas",
    "rapidfuzz",
    "Babel",
)
SECONDS_FOR_A_PROGRAM = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """One thing that was looked at.

    Attributes:
        needed: Whether the program cannot do its main job without it.
        detail: A version, a path, or what to do.
    """

    name: str
    works: bool
    needed: bool
    detail: str


def examine(language: str = "nb") -> list[Examined]:
    """Look at everything that the program builds on, and say what works."""
    translate = translator(language)
    return [
        Examined(name="tiltaksplan", works=True, needed=True, detail=__version__),
        Examined(
            name="Python", works=sys.version_info >= (3, 11), needed=True, detail=f"{platform.python_version()} ({platform.platform()})"
        ),
        *(_library(name) for name in LIBRARIES),
        _window(language),
        _fonts(language),
        _database(language),
        _data_folder(language),
        _program(
            translate(N_("LibreOffice")), ("soffice", "libreoffice"), translate(N_("ikke funnet; trengs bare for å lese gamle .doc-filer"))
        ),
        _word(language),
    ]


def examination_json(results: list[Examined]) -> dict[str, object]:
    """Return the examination as JSON."""
    return {"works": all(result.works or not result.needed for result in results), "examined": [asdict(result) for result in results]}


def _library(name: str) -> Examined:
    try:
        return Examined(name=name, works=True, needed=True, detail=metadata.version(name))
    except metadata.PackageNotFoundError:
        return Examined(name=name, works=False, needed=True, detail="–")


def _window(language: str) -> Examined:
    """Start a Qt application in a process of its own: a missing system library kills the process, not the examination."""
    translate = translator(language)
    name = translate(N_("Vindu (Qt)"))
    if importlib.util.find_spec("PySide6") is None:
        return Examined(name=name, works=False, needed=True, detail=translate(N_("PySide6 er ikke installert")))
    code = "from PySide6.QtWidgets import QApplication; a = QApplication([]); print(a.platformName())"
    environment = os.environ | ({"QT_QPA_PLATFORM": "offscreen"} if has_no_screen() else {})
    try:
        tried = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, timeout=SECONDS_FOR_A_PROGRAM, env=environment, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Examined(name=name, works=False, needed=True, detail=type(error).__name__)
    if tried.returncode == 0:
        shown = tried.stdout.strip()
        return Examined(
            name=name,
            works=True,
            needed=True,
            detail=shown if shown != "offscreen" else translate(N_("virker, men maskinen har ingen skjerm")),
        )
    last_line = (tried.stderr.strip().splitlines() or [""])[-1]
    return Examined(name=name, works=False, needed=True, detail=last_line)


def has_no_screen() -> bool:
    """Whether no window can be shown: neither a screen nor a stand-in for one."""
    # Only Linux can be without a screen server; on Windows and a Mac there is always one.
    return sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _fonts(language: str) -> Examined:
    folder = files("tiltaksplan.resources") / "fonts"
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".ttf")) if folder.is_dir() else []
    name = translator(language)(N_("Skrifter i PDF"))
    return Examined(name=name, works=bool(names), needed=True, detail=", ".join(names) or "–")


def _database(language: str) -> Examined:
    """Write and read a database in a temporary folder, as a plan file is written."""
    import sqlite3

    with tempfile.TemporaryDirectory() as folder:
        try:
            connection = sqlite3.connect(Path(folder, "prøve.tiltaksplan"))
            connection.execute("CREATE TABLE probe (word TEXT)")
            connection.execute("INSERT INTO probe VALUES ('æøå')")
            works = connection.execute("SELECT word FROM probe").fetchone() == ("æøå",)
            connection.close()
        except sqlite3.Error:
            works = False
    return Examined(name=translator(language)(N_("Planfil (SQLite)")), works=works, needed=True, detail=sqlite3.sqlite_version)


def _data_folder(language: str) -> Examined:
    import platformdirs

    folder = Path(platformdirs.user_data_dir("tiltaksplan", appauthor=False))
    standing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    return Examined(
        name=translator(language)(N_("Mappe for logg og innstillinger")),
        works=os.access(standing, os.W_OK),
        needed=False,
        detail=str(folder),
    )


def _program(name: str, commands: tuple[str, ...], missing: str) -> Examined:
    for command in commands:
        found = shutil.which(command)
        if found:
            return Examined(name=name, works=True, needed=False, detail=found)
    return Examined(name=name, works=False, needed=False, detail=missing)


def _word(language: str) -> Examined:
    translate = translator(language)
    name = "Microsoft Word"
    if sys.platform == "win32":  # only Windows can show this: Word tells of itself in the registry
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, r"Word.Application\CurVer") as key:
                return Examined(name=name, works=True, needed=False, detail=str(winreg.QueryValue(key, "")))
        except OSError:
            return Examined(name=name, works=False, needed=False, detail=translate(N_("ikke funnet")))
    return Examined(name=name, works=False, needed=False, detail=translate(N_("finnes bare på Windows og Mac")))
