"""What an Office file says of itself: title, author, when it was saved last, and what a program has marked it with."""

from __future__ import annotations

from datetime import datetime

from tiltaksplan.document.blocks import Properties
from tiltaksplan.io.package import Element, Package

_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_CUSTOM = "{*}property"  # strict files have another name for the same namespace


def properties_of(package: Package) -> Properties:
    """Return the core properties of *package*, and its marks; empty where it has none."""
    root = _root_of(package, "core-properties")
    if root is None:
        return Properties(marks=_marks_of(package))
    texts = {child.tag: (child.text or "").strip() for child in root}
    return Properties(
        title=texts.get(f"{_DC}title", ""),
        author=texts.get(f"{_DC}creator", ""),
        last_modified_by=texts.get(f"{_CORE}lastModifiedBy", ""),
        subject=texts.get(f"{_DC}subject", ""),
        created=_moment(texts.get(f"{_TERMS}created", "")),
        modified=_moment(texts.get(f"{_TERMS}modified", "")),
        marks=_marks_of(package),
    )


def _root_of(package: Package, kind: str) -> Element | None:
    parts = package.related("", kind)
    return package.tree_or_none(parts[0]) if parts else None


def _marks_of(package: Package) -> tuple[tuple[str, str], ...]:
    root = _root_of(package, "custom-properties")
    if root is None:
        return ()
    return tuple((one.get("name") or "", "".join(map(str, one.itertext())).strip()) for one in root.iterfind(_CUSTOM))


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
