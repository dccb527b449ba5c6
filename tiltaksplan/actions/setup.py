"""The set-up workbook: read into a set-up, and written from one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tiltaksplan.plan.setup import Setup

if TYPE_CHECKING:
    from tiltaksplan.forms.reading import Problem


def read_setup(path: Path) -> tuple[Setup, tuple[Problem, ...]]:
    """Return the set-up in the workbook at *path*, and what a person must look at, each with its cell.

    Raises:
        TiltaksplanError: The file cannot be read at all.
    """
    from tiltaksplan.forms.setup import setup_from
    from tiltaksplan.io.opening import open_document

    return setup_from(open_document(path))


def write_setup(setup: Setup, path: Path, language: str = "nb") -> None:
    """Write *setup* as the same workbook that `read_setup` reads, in *language*.

    Raises:
        TiltaksplanError: The file cannot be written.
    """
    from tiltaksplan.io.excel.write import write_excel
    from tiltaksplan.reports.setup_workbook import setup_workbook

    write_excel(setup_workbook(setup, language=language), path)
