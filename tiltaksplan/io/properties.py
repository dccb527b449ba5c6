"""What an Office file says of itself: title, author, when it was saved last."""

from __future__ import annotations

from datetime import datetime

from tiltaksplan.document.blocks import Properties
from tiltaksplan.io.package import Package

_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"


def properties_of(package: Package) -> Properties:
    """Return the core properties of *package*; empty where it has none."""
    parts = package.related("", "core-properties")
    root = package.tree_or_none(parts[0]) if parts else None
    if root is None:
        return Properties()
    texts = {child.tag: (child.text or "").strip() for child in root}
    return Properties(
        title=texts.get(f"{_DC}title", ""),
        author=texts.get(f"{_DC}creator", ""),
        last_modified_by=texts.get(f"{_CORE}lastModifiedBy", ""),
        subject=texts.get(f"{_DC}subject", ""),
        created=_moment(texts.get(f"{_TERMS}created", "")),
        modified=_moment(texts.get(f"{_TERMS}modified", "")),
    )


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
