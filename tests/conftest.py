"""What all tests share: where the sample forms and the truths about them are, and a Qt that needs no screen."""

import os
from pathlib import Path

import pytest

# Before anything imports Qt. The tests marked `xvfb` are run with a real platform, and keep it.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample forms that comes with the program."""
    return ROOT / "tiltaksplan" / "resources" / "samples"


@pytest.fixture(scope="session")
def truths() -> Path:
    """The folder that tells what each of the filled sample forms says."""
    return ROOT / "tests" / "files" / "truths"
