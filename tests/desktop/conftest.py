"""A window of its own for each test: settings in a file that goes with the test, and a plan made from the sample forms."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tiltaksplan.desktop import look
from tiltaksplan.desktop.main_window import MainWindow
from tiltaksplan.desktop.open_plan import OpenPlan
from tiltaksplan.desktop.remembered import Remembered
from tiltaksplan.desktop.screen_language import speak

LONG = 60_000


@pytest.fixture(scope="session")
def sample_plan(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan with the sample set-up and the sample forms, prioritised; copy it before changing it."""
    from tiltaksplan.actions.import_forms import import_forms
    from tiltaksplan.actions.new import new_plan
    from tiltaksplan.actions.prioritise import prioritise_plan
    from tiltaksplan.progress import Silent

    path = tmp_path_factory.mktemp("plan") / "prøveplan.tiltaksplan"
    with new_plan(path, setup=samples / "oppsett.xlsx", previous=samples / "previous-plan.xlsx") as plan_file:
        import_forms(plan_file, [samples / "filled"], Silent())
        prioritise_plan(plan_file)
    return path


@pytest.fixture
def plan_path(sample_plan: Path, tmp_path: Path) -> Path:
    """A copy of the sample plan that a test can change."""
    path = tmp_path / "plan.tiltaksplan"
    shutil.copyfile(sample_plan, path)
    return path


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    """Settings that nobody else has."""
    return Remembered(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def language() -> Iterator[Callable[[str], None]]:
    """Lets a test choose the window's language; bokmål is back afterwards."""
    yield speak
    speak("nb")


@pytest.fixture
def window(qtbot: QtBot, remembered: Remembered) -> MainWindow:
    """The window, without a plan."""
    window = MainWindow(remembered)
    look.dress(qtbot_app())
    # A window with forms on its desk warns the first time that it is closed, and ends the second time, which is qtbot's.
    qtbot.addWidget(window, before_close_func=MainWindow.close)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def plan_window(window: MainWindow, plan_path: Path, qtbot: QtBot) -> MainWindow:
    """The window with the sample plan open and checked."""
    assert window.open(plan_path)
    qtbot.waitUntil(lambda: window.workplace.findings.known, timeout=LONG)
    return window


@pytest.fixture
def open_plan(plan_window: MainWindow) -> OpenPlan:
    """The sample plan as the window has it open."""
    assert plan_window.open_plan is not None
    return plan_window.open_plan


def qtbot_app():
    from PySide6.QtWidgets import QApplication

    return QApplication.instance()
