"""The walls of the house stand, and the page that describes it tells the truth."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "tiltaksplan"
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

# What each room may take from other people's libraries; nothing where it is not named. The longest name counts.
LIBRARIES = {
    "forms": {"rapidfuzz"},
    "plan": {"rapidfuzz"},
    "plan/prioritise": {"rapidfuzz", "ortools"},
    "plan/history": {"rapidfuzz", "pandas", "numpy"},
    "io": {"lxml", "openpyxl", "docx", "reportlab", "pikepdf", "PIL", "platformdirs", "olefile", "pypdfium2", "python_calamine"},
    "io/store": {"sqlalchemy", "alembic", "platformdirs"},
    "actions": {"platformdirs"},
    "desktop": {"PySide6", "shiboken6", "platformdirs"},
    "language": {"babel"},
}
IMPORTED_AS = {
    "pyside6-essentials": "PySide6",
    "python-docx": "docx",
    "pillow": "PIL",
    "babel": "babel",
    "python-calamine": "python_calamine",
}
HEAVY = {"PySide6", "shiboken6", "pandas", "numpy", "ortools", "openpyxl", "docx", "reportlab", "sqlalchemy", "alembic"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def libraries_of(module: Path) -> Iterator[str]:
    """Every library outside Python's own that *module* imports, wherever in the module it does so."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        for name in names:
            library = name.split(".")[0]
            if library not in sys.stdlib_module_names and library != "tiltaksplan":
                yield library


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).with_suffix("").as_posix()


def allowed_in(room: str) -> set[str]:
    rooms = [name for name in LIBRARIES if room == name or room.startswith(f"{name}/")]
    return LIBRARIES[max(rooms, key=len)] if rooms else set()


def test_the_import_rules_hold():
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-logo", "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=120)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("module", modules(), ids=room_of)
def test_a_module_takes_only_the_libraries_that_its_room_may(module):
    assert set(libraries_of(module)) <= allowed_in(room_of(module))


def test_every_library_that_is_imported_is_a_dependency_and_the_other_way_round():
    declared = {re.split(r"[<>=!~ ]", line)[0].lower() for line in SETTINGS["project"]["dependencies"]}
    declared_as = {IMPORTED_AS.get(name, name) for name in declared}
    imported = {library for module in modules() for library in libraries_of(module)}
    assert imported - {"shiboken6", "numpy"} <= declared_as  # those two come with Qt and with pandas
    assert declared_as - imported <= {"babel"}  # the catalogues are made with its command


def test_every_dependency_has_its_reason():
    page = (ROOT / "docs" / "decisions" / "0000-dependencies.md").read_text("utf-8")
    named = {name.lower() for name in re.findall(r"^\| `([^`]+)`", page, re.MULTILINE)}
    lines = SETTINGS["project"]["dependencies"] + SETTINGS["dependency-groups"]["test"]
    assert named == {re.split(r"[<>=!~ ]", line)[0].lower() for line in lines}


def test_the_room_of_data_holds_no_code():
    bodies = [ast.parse(path.read_text("utf-8")).body for path in (PACKAGE / "resources").rglob("*.py")]
    assert [statement for body in bodies for statement in body if not isinstance(statement, ast.Expr)] == []


def test_no_file_is_two_files():
    too_long = {room_of(module): lines for module in modules() if (lines := len(module.read_text("utf-8").splitlines())) > 400}
    assert too_long == {}


def paths_named_in(page: str) -> list[str]:
    """What stands between backticks and is a path: it has a slash or a file's ending, and is neither a command nor a JSON pointer."""
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", page, flags=re.DOTALL))
    ending = re.compile(r"\.(py|md|toml|lock|json|xlsx|docx|po|txt|tiltaksplan)$")
    return [span for span in spans if not re.search(r"\s|://", span) and not span.startswith("/") and ("/" in span or ending.search(span))]


def test_the_description_of_the_house_names_only_what_is_there():
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    named = paths_named_in(page)
    assert len(named) >= 20, "the page names its modules and tests between backticks"
    # A path is told from the root, or, as the rooms are, from the package.
    missing = [path for path in named if not any(any(base.glob(path.rstrip("/"))) for base in (ROOT, PACKAGE))]
    assert missing == []
    assert len(page.splitlines()) < 200


READ_ONE_FORM = """
import json, sys
from tiltaksplan.cli import main
code = main(["read", sys.argv[1], "--json"])
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


@pytest.mark.parametrize("form", ["wa-01-hester.docx", "xa-01-jernfunn.xlsx"])
def test_reading_one_form_starts_no_heavy_library(samples, form):
    # The form is opened in a process of its own; the variable makes that one tell of its imports too.
    variables = {**os.environ, "PYTHONPROFILEIMPORTTIME": "1", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", READ_ONE_FORM, str(samples / "filled" / form)]
    result = subprocess.run(command, env=variables, capture_output=True, text=True, encoding="utf-8", timeout=60)
    told = [line for line in result.stderr.splitlines() if not line.startswith("import time:")]
    code, loaded = json.loads(told[-1])
    assert code in (0, 1), "\n".join(told[:-1])
    assert json.loads(result.stdout)["files"][0]["status"] == "read"
    timed = re.findall(r"^import time:.*\|\s+(\S+)$", result.stderr, re.MULTILINE)
    assert {name.split(".")[0] for name in [*loaded, *timed]} & HEAVY == set()
