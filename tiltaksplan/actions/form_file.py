"""What a child process does with one file that may be a form: opens it, tells what it prints, and reads it.

The readers are imported when a function first runs: the parent only names the functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiltaksplan.document.blocks import Document
    from tiltaksplan.forms.reading import Reading
    from tiltaksplan.forms.template import Batch
    from tiltaksplan.plan.setup import Setup
    from tiltaksplan.plan.template import Template

_MOST_KEPT = 60_000  # blocks and cells, some 60 MB
_kept: dict[Path, tuple[Document, int]] = {}  # what this child has opened and not yet read: a file of a batch is met twice


def texts_in_file(path: Path) -> frozenset[str]:
    """Return every line that the file prints: what the files of a batch teach each other.

    Raises:
        FileProblem: It cannot be read.
    """
    from tiltaksplan.forms.long_sheets import without_long_sheets
    from tiltaksplan.forms.template import texts_of
    from tiltaksplan.io.opening import open_document

    document = open_document(path)
    _keep(path, document)
    return frozenset(texts_of(without_long_sheets(document)[0]))


def reading_of_file(path: Path, *, setup: Setup | None, templates: Sequence[Template], batch: Batch | None) -> Reading:
    """Return what the form in the file says.

    Raises:
        FileProblem: It cannot be read.
    """
    from tiltaksplan.forms.recognise import recognise
    from tiltaksplan.io.opening import open_document

    document, _size = _kept.pop(path, (None, 0))
    return recognise(document or open_document(path), path=str(path), setup=setup, templates=templates, batch=batch)


def _keep(path: Path, document: Document) -> None:
    size = sum(1 + len(getattr(block, "cells", ())) for block in document.blocks())
    if size + sum(kept for _document, kept in _kept.values()) <= _MOST_KEPT:
        _kept[path] = (document, size)
