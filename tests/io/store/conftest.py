"""A plan file to try things on."""

from pathlib import Path

import pytest

from tiltaksplan.io.store.plan_store import create_store


@pytest.fixture(scope="session")
def empty_plan_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a new plan file."""
    path = tmp_path_factory.mktemp("empty") / "p.tiltaksplan"
    create_store(path)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, empty_plan_file: bytes) -> Path:
    """An empty plan file."""
    path = tmp_path / "Tiltaksplan æøå 2023.tiltaksplan"
    path.write_bytes(empty_plan_file)
    return path
